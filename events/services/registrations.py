"""What happens to a registration afterwards: changed, cancelled, taken up again, moved up, told. Each act locks the event."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from audit.acts import act
from common.rows import write
from events.models import Event, Registration
from events.registration_mail import tell_change
from events.registration_state import door_of, may_change
from events.services.rows import locked
from events.services.seats import fill_seats, give_seat, refuse_without_room, seat

State = Registration.State
TOO_LATE = "活动已经开始、结束或取消，不能再更改。如有需要，请与咨询联系人联系。"
NOTHING_TO_TELL = "没有还要告知的人。"


@act
def change_registration(row, *, changes, seen=None, actor):
    """By staff, at any time before the event is closed."""
    event, row = _standing(row)
    return _changed(row, event, changes, seen, actor)


@act
def change_own(row, *, changes, actor=None):
    """By the person's link, until the event begins. The name stays; more companions only while one may register."""
    event, row = _standing(row)
    _refuse_too_late(event)
    more = changes.get("companions", row.companions) - row.companions
    if more > 0 and not door_of(event, invited=True).is_open:
        raise ValidationError({"companions": "报名已经截止，不能再增加同行人。"})
    if more > 0 and changes["companions"] > event.companions:
        raise ValidationError({"companions": f"这个活动每人最多带 {event.companions} 位同行人。"})
    return _changed(row, event, changes, None, actor)


def _changed(row, event, changes, seen, actor):
    more = changes.get("companions", row.companions) - row.companions
    if more > 0 and row.state == State.CONFIRMED:
        _refuse_more(event, more)
    if "companions" in changes and event.capacity and 1 + changes["companions"] > event.capacity:
        raise ValidationError({"companions": f"这个活动一共 {event.capacity} 个名额，请减少同行人。"})
    write(row, seen=seen, **changes)
    fill_seats(event)  # fewer companions may leave room, or the first of the list may now fit
    return row


def _refuse_more(event, more):
    try:
        refuse_without_room(event, more)
    except ValidationError as refusal:
        raise ValidationError({"companions": f"不能增加同行人。{refusal.messages[0]}"}) from refusal
    if event.registrations.waiting().exists():
        raise ValidationError({"companions": "还有人在候补，空出的名额先给候补的人，不能增加同行人。"})


@act
def cancel_registration(row, *, reason, actor):
    """By staff, with the reason; the seat goes to whoever waits."""
    if not reason.strip():
        raise ValidationError({"reason": "请写明取消的原因。"})
    event, row = _standing(row)
    return _cancelled(row, event, reason.strip())


@act
def cancel_own(row, *, actor=None):
    event, row = _standing(row)
    _refuse_too_late(event)
    return _cancelled(row, event, "本人取消")


def _cancelled(row, event, reason):
    if row.check_ins.standing().exists():
        raise ValidationError(f"{row.name}已经签到，不能取消报名。")
    write(row, state=State.CANCELLED, cancelled_at=timezone.now(), reason=reason)
    fill_seats(event)
    return row


@act
def come_again(row, *, by_staff=False, actor=None):
    """Whoever cancelled comes after all: with a seat if there is one, else at the end of the waiting list."""
    event, row = _locked(row)
    if row.state != State.CANCELLED:
        raise ValidationError("这份报名没有取消，不必再报。")
    door = door_of(event, invited=True)
    if not door.is_open and not by_staff:
        raise ValidationError(door.say)
    row.version += 1
    return seat(row, event)


@act
def move_up(row, *, actor):
    """The organiser lets somebody in from the waiting list, also past others; the room must be there."""
    event, row = _standing(row)
    if row.state != State.WAITING:
        raise ValidationError(f"{row.name}不在候补名单里。")
    refuse_without_room(event, row.seats)
    return give_seat(row, event)


# --- telling -------------------------------------------------------------------------------------------------------------


@act
def own_told(row, *, actor=None):
    """The person read it on the own page and said so."""
    _, row = _locked(row)
    return mark(row)


@act
def mark_told(rows, *, actor):
    """Called or met: these know of the change, and of their seat. Return how many did not before."""
    marked = [mark(row) for row in rows.untold().select_related("event").select_for_update(of=["self"])]
    if not marked:
        raise ValidationError(NOTHING_TO_TELL)
    return len(marked)


def mark(row):
    row.told_change = row.event.change_no
    if row.moved_up_at and not row.moved_up_told_at:
        row.moved_up_told_at = timezone.now()
    row.version += 1
    row.save(update_fields=["told_change", "moved_up_told_at", "version", "updated_at"])
    return row


def tell_by_mail(rows):
    """Write to those not told who gave a mailbox; return how many mails were taken. Each is marked by itself."""
    return sum(bool(tell_change(row)) for row in rows.untold().exclude(email="").select_related("event__college"))


# --- rows ----------------------------------------------------------------------------------------------------------------


def _locked(row):
    """`(event, row)`, both locked, the event first as everywhere."""
    event = locked(row.event)
    row = Registration.objects.select_for_update(of=["self"]).get(pk=row.pk)
    row.event = event
    return event, row


def _standing(row):
    event, row = _locked(row)
    if row.state == State.CANCELLED:
        raise ValidationError("这份报名已经取消。")
    if event.state == Event.State.CLOSED:
        raise ValidationError("活动已办结，报名不能再改。")
    return event, row


def _refuse_too_late(event):
    if not may_change(event):
        raise ValidationError(TOO_LATE)
