"""Put a notice where it belongs, and settle it when the matter is done; read it, lay it aside, take it up again."""

from django.utils import timezone

from colleges.models import Notice, NoticeRead


def put(key, *, title, college=None, duty="", role="", user=None, **facts):
    """Put the notice `key` (once: putting it again renews its text) for a college's duty, a role or a user.

    For a college that went into another it is put for the one that it is today.
    """
    college = college and college.today
    return Notice.objects.update_or_create(
        key=key,
        defaults={"title": title, "college": college, "duty": duty, "role": role, "user": user, "settled_at": None}
        | facts,
    )[0]


def settle(key):
    Notice.objects.filter(key=key, settled_at__isnull=True).update(settled_at=timezone.now())


def mark_read(notices, user):
    NoticeRead.objects.bulk_create((NoticeRead(notice=n, user=user) for n in notices), ignore_conflicts=True)


def mark_done(notice, user):
    """Laid aside by the user, for the user alone; of two clicks the first one counts."""
    mark_read([notice], user)
    NoticeRead.objects.filter(notice=notice, user=user, done_at__isnull=True).update(done_at=timezone.now())


def take_up_again(notice, user):
    NoticeRead.objects.filter(notice=notice, user=user).update(done_at=None)
