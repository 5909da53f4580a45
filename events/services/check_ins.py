"""Checking people in, and taking it back. The event is locked first, as everywhere: of two at one moment one comes second.

An entry made on a phone without connection is sent later, perhaps twice: its key says that it is the same entry.
"""

import uuid
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from audit.acts import act
from common.formats import day
from common.rows import put_new
from events.models import CheckIn, Registration
from events.services.rows import still_preparing

State, Method = Registration.State, CheckIn.Method
MOST_PEOPLE = 21
#: people arrive and are written down the evening before
BEFORE = timedelta(days=1)
NOT_STANDING = {
    State.CANCELLED: "{name}已取消报名，不能签到。本人仍来参加的，请作为现场登记。",
    State.WAITING: "{name}还在候补名单里，没有名额。请承办人先转为报名，再签到。",
}
USED_KEY = "这条记录的编号已用于别的签到，没有保存。请重新签到。"


class AlreadyHere(ValidationError):
    """Somebody else was quicker; `check_in` says who and when."""

    def __init__(self, check_in):
        self.check_in = check_in
        super().__init__(already_words(check_in), code="already_here")


def already_words(check_in):
    by = noted_where(check_in)
    return f"{check_in.registration.name}已于{_clock(check_in.at)}签到{f'（{by}）' if by else ''}，不必再签。"


def noted_where(check_in):
    """The station's name, or the user's."""
    if check_in.station:
        return check_in.station.label
    return check_in.noted_by.name if check_in.noted_by else ""


def _clock(at):
    at = timezone.localtime(at)
    return f"{at:%H:%M}" if at.date() == timezone.localdate() else f"{at.month}月{at.day}日 {at:%H:%M}"


def new_key():
    return uuid.uuid4().hex


def first_moment(event):
    """From when on people may be checked in: midnight before the day before."""
    start = timezone.localtime(event.starts_at).replace(hour=0, minute=0, second=0, microsecond=0)
    return start - BEFORE


def open_event(event):
    """The locked event, if people may be checked in now."""
    event = still_preparing(event)
    if timezone.now() < first_moment(event):
        raise ValidationError(f"活动在{day(event.first_day)}举行，前一天起才能签到。")
    return event


@act
def check_in(registration, *, key, method=Method.NAME, people=None, at=None, station=None, actor):
    """Return the check-in; the same key again returns the same one. Raises AlreadyHere where another stands."""
    event = open_event(registration.event)
    row = Registration.objects.select_for_update(of=["self"]).get(pk=registration.pk, event=event)
    if again := same_entry(key, station, row):
        return again
    if row.state in NOT_STANDING:
        raise ValidationError(NOT_STANDING[row.state].format(name=row.name))
    if there := standing_of(row):
        raise AlreadyHere(there)
    return book(row, event, key=key, method=method, people=people, at=at, station=station, actor=actor)


def book(row, event, *, key, method, people=None, at=None, station=None, actor=None):
    """Write the check-in down; the event is locked, and nobody of this registration is there yet."""
    people = row.seats if people is None else people
    if not 1 <= people <= MOST_PEOPLE:
        raise ValidationError(f"到场人数应在 1 至 {MOST_PEOPLE} 之间。")
    facts = {"at": moment_of(event, at), "station": station, "noted_by": actor}
    return put_new(CheckIn(event=event, registration=row, key=key, method=method, people=people, **facts))


def moment_of(event, at):
    """When a phone says it was; a clock that is wrong does not count."""
    now = timezone.now()
    return at if at and first_moment(event) <= at <= now else now


def same_entry(key, station, row=None):
    """The check-in that this very entry made, or None. The key of another's entry is refused."""
    found = CheckIn.objects.select_related("registration", "station", "noted_by").filter(key=key).first()
    if found is None:
        return None
    if found.station_id != (station.pk if station else None) or (row and found.registration_id != row.pk):
        raise ValidationError(USED_KEY)
    return found


def standing_of(row):
    return row.check_ins.standing().select_related("registration", "station", "noted_by").first()


@act
def undo_check_in(check_in, *, station=None, actor):
    """It was a mistake. A station takes back its own entries only; who was written down with it is cancelled with it."""
    event = still_preparing(check_in.event)
    found = CheckIn.objects.select_for_update(of=["self"]).select_related("registration").get(pk=check_in.pk)
    if station and found.station_id != station.pk:
        raise ValidationError("只能撤销本签到点登记的签到。请与承办人联系。")
    if found.undone_at:
        return found
    found.undone_at, found.undone_by = timezone.now(), actor
    found.save(update_fields=["undone_at", "undone_by"])
    if came_new(found):
        _never_came(found, event)
    return found


def came_new(check_in):
    """Whether the registration was made by this very entry: at the door, or from a paper list."""
    source = {Method.WALK_IN: Registration.Source.WALK_IN, Method.PAPER: Registration.Source.PAPER}
    return source.get(check_in.method) == check_in.registration.source


def _never_came(check_in, event):
    row = check_in.registration
    row.event = event
    row.state, row.cancelled_at, row.reason = State.CANCELLED, timezone.now(), f"{check_in.get_method_display()}撤销"
    row.version += 1
    row.save(update_fields=["state", "cancelled_at", "reason", "version", "updated_at"])


@act
def set_people(check_in, *, people, actor):
    """How many are really there."""
    still_preparing(check_in.event)
    found = CheckIn.objects.select_for_update(of=["self"]).select_related("registration").get(pk=check_in.pk)
    if found.undone_at:
        raise ValidationError("这条签到已经撤销。")
    if not 1 <= people <= MOST_PEOPLE:
        raise ValidationError(f"到场人数应在 1 至 {MOST_PEOPLE} 之间。")
    found.people = people
    found.save(update_fields=["people"])
    return found
