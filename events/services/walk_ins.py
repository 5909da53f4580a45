"""Who comes without having registered: written down at the door, as long as there is a seat."""

from django.core.exceptions import ValidationError

from audit.acts import act
from audit.trail import marked
from common.rows import put_new, write
from events.models import CheckIn, Registration
from events.services.check_ins import AlreadyHere, book, open_event, same_entry, standing_of
from events.services.rows import still_preparing
from events.services.seats import has_room

State, Source = Registration.State, Registration.Source
SAME_NAME = "名单里有同名的{name}，还没有签到。请先看是不是本人；确实不是同一人的，勾选“同名，不是同一人”再登记。"


@act
def walk_in(event, *, facts, key, same_name=False, at=None, station=None, actor):
    """Return the check-in of somebody new; who is on the list under the same telephone is checked in as such.

    `facts`: name, mobile, class_text, companions. Seats are for those who were promised one: beyond them the organiser
    adds some first.
    """
    event = open_event(event)
    if again := same_entry(key, station):
        return again
    known = _known(event, facts)
    if known:
        if there := standing_of(known):
            raise AlreadyHere(there)
        if known.state == State.WAITING:
            _refuse_without_seat(event, known.seats)
            write(known, state=State.CONFIRMED)
        people = 1 + facts.get("companions", 0)
        return book(
            known, event, key=key, method=CheckIn.Method.NAME, people=people, at=at, station=station, actor=actor
        )
    if not same_name and _same_name(event, facts["name"]):
        raise ValidationError({"name": SAME_NAME.format(name=facts["name"])})
    row = take_in(event, facts, Source.WALK_IN, actor)
    return book(row, event, key=key, method=CheckIn.Method.WALK_IN, at=at, station=station, actor=actor)


def take_in(event, facts, source, actor):
    """A registration with a seat for whoever stands here; the waiting list is for those who do not."""
    row = Registration(event=event, source=source, registered_by=actor, told_change=event.change_no, **facts)
    _refuse_without_seat(event, row.seats)
    put_new(row)
    event.refresh_from_db(fields=["taken"])
    return row


def _refuse_without_seat(event, seats):
    if not has_room(event, seats):
        left = max(event.seats_left, 0)
        have = f"还剩 {left} 个名额，需要 {seats} 个" if left else f"{event.capacity} 个名额已满"
        raise ValidationError(f"{have}，没有登记。请承办人在“签到”页加座后再登记。", code="full")


def _known(event, facts):
    if not facts.get("mobile"):
        return None
    rows = event.registrations.standing().select_for_update(of=["self"])
    return rows.filter(name=facts["name"], mobile=facts["mobile"]).first()


def _same_name(event, name):
    here = CheckIn.objects.standing().filter(event=event).values("registration")
    return event.registrations.standing().filter(name=name).exclude(pk__in=here).exists()


@act
def add_seats(event, *, number, reason, actor):
    """加座: more places on the day, for those at the door; nobody moves up from the waiting list by it."""
    event = still_preparing(event)
    if event.capacity is None:
        raise ValidationError("这个活动不限名额，不必加座。")
    if not 1 <= number <= 500:
        raise ValidationError({"number": "加座应在 1 至 500 个之间。"})
    with marked(reason=f"现场加座 {number} 个：{reason}"):
        return write(event, capacity=event.capacity + number)
