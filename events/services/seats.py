"""Seats: who gets one at once, who waits, and who comes next when one is free.

The list is kept strictly in order. A party of four in front waits for four seats, and nobody passes it by themselves: the
organiser may move somebody up by hand. Every step here wants the event's row locked.
"""

from django.core.exceptions import ValidationError
from django.utils import timezone

from common.rows import put_new
from events.models import Event, Registration
from events.registration_mail import tell_moved_up

State = Registration.State


def has_room(event, seats):
    return event.seats_left is None or event.seats_left >= seats


def seat(row, event):
    """Give a new or returning registration a seat, or the last place of the waiting list; save it."""
    if event.capacity is not None and row.seats > event.capacity:
        raise ValidationError({"companions": f"这个活动一共 {event.capacity} 个名额，请减少同行人。"})
    now = timezone.now()
    gets_one = has_room(event, row.seats) and not event.registrations.waiting().exists()
    row.state = State.CONFIRMED if gets_one else State.WAITING
    row.queued_at = None if gets_one else now
    row.moved_up_at = row.moved_up_told_at = row.cancelled_at = None
    row.told_change, row.reason = event.change_no, ""
    put_new(row)
    event.refresh_from_db(fields=["taken"])
    return row


def refuse_without_room(event, seats):
    if not has_room(event, seats):
        left = max(event.seats_left, 0)
        raise ValidationError(f"名额不够：还剩 {left} 个，需要 {seats} 个。" if left else "名额已满，没有空出的名额。")


def give_seat(row, event):
    """Whoever waited comes; the row and the event are locked and there is room."""
    row.state, row.moved_up_at, row.moved_up_told_at = State.CONFIRMED, timezone.now(), None
    row.version += 1
    row.save(update_fields=["state", "moved_up_at", "moved_up_told_at", "version", "updated_at"])
    event.refresh_from_db(fields=["taken"])
    row.event = event
    tell_moved_up(row)
    return row


def fill_seats(event):
    """Move up whoever waits, in order, while there is room; return them."""
    moved = []
    if event.state != Event.State.PREPARING or event.is_over:
        return moved
    event.refresh_from_db(fields=["taken", "capacity"])
    for row in event.registrations.waiting().select_for_update(of=["self"]):
        if not has_room(event, row.seats):
            break
        moved.append(give_seat(row, event))
    return moved
