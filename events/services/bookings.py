"""A venue is booked for some hours of an event, given back, or booked anew after the event was moved (art. 15)."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from audit.acts import act
from common.rows import put_new
from events.models import Venue, VenueBooking
from events.services.rows import locked, locked_row, still_preparing
from events.words import span

LONGEST = timedelta(days=31)
#: rehearsals and preparation lie that far from the event at most; what is farther was mistyped
FARTHEST = timedelta(days=60)


@act
def book_venue(event, *, venue, starts_at, ends_at, purpose="", actor):
    event = still_preparing(event)
    _refuse_venue(event, venue)
    _refuse_times(starts_at, ends_at)
    _refuse_far(event, starts_at, ends_at)
    refuse_clash(venue, starts_at, ends_at)
    return _put(event, venue, starts_at, ends_at, purpose, actor)


@act
def release_booking(booking, *, actor):
    """The hours are free for others at once."""
    locked(booking.event)
    booking = locked_row(booking)
    _refuse_released(booking)
    return _release(booking, actor)


@act
def renew_booking(booking, *, actor):
    """After a move: the same venue, as far from the event's new time as it was from the old; refused if it is taken."""
    event = still_preparing(booking.event)
    booking = locked_row(booking)
    _refuse_released(booking)
    starts_at, ends_at = renewed_times(booking, event)
    _refuse_venue(event, booking.venue)
    _refuse_times(starts_at, ends_at)
    refuse_clash(booking.venue, starts_at, ends_at, beside=booking)
    _release(booking, actor)
    return _put(event, booking.venue, starts_at, ends_at, booking.purpose, actor)


@act
def keep_booking(booking, *, actor):
    """After a move: these hours are right all the same."""
    event = still_preparing(booking.event)
    booking = locked_row(booking)
    _refuse_released(booking)
    booking.event_starts_at, booking.event_ends_at = event.starts_at, event.ends_at
    booking.save(update_fields=["event_starts_at", "event_ends_at"])
    return booking


def renewed_times(booking, event):
    """As far from the event's beginning and end as before; where that leaves no time, the event's own hours."""
    starts_at = booking.starts_at + (event.starts_at - booking.event_starts_at)
    ends_at = booking.ends_at + (event.ends_at - booking.event_ends_at)
    return (starts_at, ends_at) if ends_at > starts_at else (event.starts_at, event.ends_at)


def needs_renewal(booking, event):
    return (booking.event_starts_at, booking.event_ends_at) != (event.starts_at, event.ends_at)


def refuse_clash(venue, starts_at, ends_at, *, beside=None):
    """Who has it, in two words: title and unit of the other event, and nothing more."""
    taken = venue.bookings.across(starts_at, ends_at).select_related("event__college")
    if beside is not None:
        taken = taken.exclude(pk=beside.pk)
    if other := taken.first():
        hours = span(other.starts_at, other.ends_at)
        raise ValidationError(f"{venue} {hours}已由“{other.event.title}”（{other.event.unit}）预订，请换时间或换场地。")


def _refuse_venue(event, venue):
    """Looked at under a lock, so that nobody closes it at the same moment."""
    found = Venue.objects.open_to(event.college).select_for_update(of=["self"]).filter(pk=venue.pk)
    if not found.exists():
        raise ValidationError({"venue": f"{venue}已停用，或不归这个单位使用，请另选场地。"})


def _refuse_times(starts_at, ends_at):
    if ends_at <= starts_at:
        raise ValidationError({"ends_at": "结束时间应晚于开始时间。"})
    if ends_at <= timezone.now():
        raise ValidationError({"ends_at": "这段时间已经过去，不能再预订。"})
    if ends_at - starts_at > LONGEST:
        raise ValidationError({"ends_at": f"一次最多预订 {LONGEST.days} 天。"})


def _refuse_far(event, starts_at, ends_at):
    if starts_at > event.ends_at + FARTHEST or ends_at < event.starts_at - FARTHEST:
        raise ValidationError({"starts_at": f"这段时间离活动日超过 {FARTHEST.days} 天，请核对日期。"})


def _refuse_released(booking):
    if booking.released_at:
        raise ValidationError(f"{booking.venue}的这次预订已经退订。")


def _put(event, venue, starts_at, ends_at, purpose, actor):
    when = {"event_starts_at": event.starts_at, "event_ends_at": event.ends_at}
    return put_new(
        VenueBooking(
            event=event, venue=venue, starts_at=starts_at, ends_at=ends_at, purpose=purpose, booked_by=actor, **when
        )
    )


def _release(booking, actor):
    booking.released_by, booking.released_at = actor, timezone.now()
    booking.save(update_fields=["released_by", "released_at"])
    return booking
