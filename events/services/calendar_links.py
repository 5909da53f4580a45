"""Addresses by which a phone's calendar reads what somebody's desk shows, as long as that somebody sits there."""

from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from audit.acts import act
from colleges.models import Appointment
from events.models import CalendarLink

LIFE = timedelta(days=366)
MOST = 5
READ = "events.view_event"


@act
def issue_calendar_link(college, *, actor):
    """Return `(link, token)` for the actor's own calendar; `college` None: of all events. The token is shown once."""
    User.objects.select_for_update().get(pk=actor.pk)
    if CalendarLink.objects.living().filter(user=actor, college=college).count() >= MOST:
        raise ValidationError(f"您已有 {MOST} 个订阅地址，请先收回不用的。")
    facts = {"user": actor, "college": college, "issued_by": actor}
    return CalendarLink.issue(expires_at=_end(actor, college), **facts)


@act
def revoke_calendar_link(link, *, actor):
    found = CalendarLink.objects.select_for_update(of=["self"]).get(pk=link.pk)
    if found.revoked_at is None:
        found.revoke(actor=actor)
    return found


def calendar_link_by(token):
    """The link whose owner may still read what it shows, or None; whoever left the desk reads nothing more."""
    found = CalendarLink.objects.select_related("user", "college").by_token(token)
    return found if found and found.is_living and _may_read(found) else None


def _may_read(link):
    if link.college_id:
        return _seats(link.user, link.college).exists()
    return link.user.is_active and link.user.is_staff and link.user.has_perm(READ)


def _seats(user, college):
    return Appointment.objects.current().filter(user=user, college=college)


def _end(user, college):
    """With the appointment, after a year at the latest."""
    latest = timezone.now() + LIFE
    ends = list(_seats(user, college).values_list("until", flat=True)) if college else [None]
    if not ends:
        raise ValidationError("您目前没有这个学院的任职，不能订阅它的活动日历。")
    if None in ends:
        return latest
    return min(latest, timezone.make_aware(datetime.combine(max(ends) + timedelta(days=1), time())))
