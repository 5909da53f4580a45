"""Handing over a duty (交接, art. 5): what is open is told to the next one, who accepts it; nothing is lost between."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from audit.acts import act
from colleges import notices
from colleges.models import Appointment, HandOver, Notice
from colleges.todos import Desk, todos_for
from common.formats import day, stamp
from common.versions import Stale

#: days after which the office is told that the next one has not accepted
ACCEPT_DAYS = 14
#: first word of the keys of what is the person's own news, and nobody else's
OWN_NEWS = ("appointment:", "hand-over:")
CLOSED = "这份交接已经接收，交接说明不能再改。"


def unaccepted_since():
    """What could be accepted before this day and was not is late."""
    return timezone.localdate() - timedelta(days=ACCEPT_DAYS)


def is_late(row):
    waits = row.made_at and not row.accepted_at and not row.given_to.has_ended
    return bool(waits) and row.begins < unaccepted_since()


# --- what is open ------------------------------------------------------------------------------------------------------


def open_items(appointment):
    """What waits at the desk of whoever holds the appointment, as rows that outlive the matter."""
    desk = Desk(appointment.college, appointment.duty, appointment.user)
    return [
        {
            "title": todo.title,
            "count": todo.count,
            "detail": todo.detail,
            "article": todo.article,
            "url": todo.url,
            "due_on": day(todo.due_on),
        }
        for todo in todos_for(desk)
    ]


def undone_notices(appointment):
    """What was told to the person alone, concerns the college and was not done with. What was told to the college or
    the duty stays with the seat, and the next one reads it there."""
    user = appointment.user
    here = Q(college=appointment.college) | Q(college=None, url__startswith="/college/")
    told = Notice.objects.filter(here, user=user, settled_at__isnull=True).open_for(user)
    for word in OWN_NEWS:
        told = told.exclude(key__startswith=word)
    return told.order_by("at")


def _messages(appointment):
    return [{"title": each.title, "body": each.body, "at": each.at.isoformat()} for each in undone_notices(appointment)]


def messages_of(row):
    """What was told to the leaving person alone: at the hand-over and, until it is accepted, also what came since."""
    if row.accepted_at:
        return row.messages
    kept = {each["at"] for each in row.messages}
    return row.messages + [each for each in _messages(row.given_by) if each["at"] not in kept]


def next_of(appointment):
    """Who has been appointed to follow, or None: by hand-over, or to begin in that duty after today."""
    handed = HandOver.objects.filter(given_by=appointment).select_related("given_to__user").first()
    if handed and handed.given_to:
        return handed.given_to
    coming = Appointment.objects.filter(college=appointment.college_id, duty=appointment.duty, is_substitute=False)
    coming = coming.filter(since__gt=timezone.localdate()).exclude(user=appointment.user_id)
    return coming.select_related("user").order_by("since").first()


# --- acts --------------------------------------------------------------------------------------------------------------


@act
def begin_hand_over(appointment, *, actor):
    """The row on which the leaving person writes."""
    return HandOver.objects.get_or_create(given_by=appointment)[0]


@act
def save_note(appointment, *, note, before, actor):
    """Keep the leaving person's note; `before` is the note over which it was written, else raise Stale."""
    row = _row_with_what_is_open(appointment)
    if row.accepted_at:
        raise ValidationError(CLOSED)
    if row.note != before:
        raise Stale
    row.note = note
    return _saved(row)


def _row_with_what_is_open(leaving):
    """The hand-over of who leaves, with what is open now; the appointment stays locked until it is saved."""
    Appointment.objects.select_for_update(of=["self"]).get(pk=leaving.pk)
    row = HandOver.objects.filter(given_by=leaving).first() or HandOver(given_by=leaving)
    if not row.accepted_at:
        row.open_items, row.messages = open_items(leaving), _messages(leaving)
    return row


def _saved(row):
    row.full_clean()
    row.save()
    return row


def prepare(leaving):
    """Part of ending an appointment: what is open is kept for whoever will be appointed."""
    return _saved(_row_with_what_is_open(leaving))


def make_hand_over(leaving, successor):
    """Part of appointing the `successor`: from now on it is theirs to accept."""
    row = _row_with_what_is_open(leaving)
    row.given_to, row.made_at = successor, timezone.now()
    return _saved(row)


def take_over_unmade(successor):
    """Whoever is appointed to a duty that somebody left without a successor takes what that one left open.

    A substitute stands in for somebody who comes back, and takes nothing.
    """
    if successor.is_substitute:
        return None
    leaving = _left_without_successor(successor)
    return make_hand_over(leaving, successor) if leaving else None


def _left_without_successor(successor):
    """The last holder of the duty in that college whose hand-over nobody has, if it lies open."""
    same = {"college": successor.college_id, "duty": successor.duty, "until__lt": successor.since}
    left = Appointment.objects.filter(**same, is_substitute=False).exclude(user=successor.user_id)
    last = left.select_related("user", "college").order_by("-until", "-pk").first()
    if last is None:
        return None
    row = HandOver.objects.filter(given_by=last).first()
    if row is not None:
        return None if row.made_at else last
    return None if _somebody_since(last, successor) else last


def _somebody_since(last, successor):
    """Whether the duty has been held by another one all the while: then nothing lay open."""
    others = Appointment.objects.filter(college=successor.college_id, duty=successor.duty)
    others = others.exclude(pk__in=[last.pk, successor.pk])
    return others.filter(Q(until__isnull=True) | Q(until__gt=last.until)).exists()


@act
def accept_hand_over(row, *, remark, actor):
    """The next one has read it and takes it over, once."""
    row = HandOver.objects.select_for_update().get(pk=row.pk)
    if row.accepted_at:
        raise ValidationError(f"{row.accepted_by.name}已于 {stamp(row.accepted_at)}接收，不必再次接收。")
    if not row.made_at or row.given_to.user_id != actor.pk:
        raise ValidationError("这份交接由接任人本人接收。")
    row.messages = messages_of(row)
    row.accepted_at, row.accepted_by, row.remark = timezone.now(), actor, remark
    _saved(row)
    leaving = row.given_by
    notices.put(
        f"hand-over:{row.pk}",
        user=leaving.user,
        title=f"{row.given_to.user.name}已接收您移交的{leaving.college.name}{leaving.get_duty_display()}工作",
        body=remark,
        article=5,
    )
    return row
