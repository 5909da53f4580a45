"""Preparation in the walker's world: rooms, bookings, guests and invitations full of secrets, and a guest's link without any."""

from datetime import timedelta

from django.utils import timezone

from events.models import Event, Guest, Invitation
from events.services.bookings import book_venue
from events.services.guests import add_guest
from events.services.venues import add_venue


def preparation_rows(event, college, user, mark, open_code):
    """`{kind: id}`; `open_code`: an event that holds no secret, at which a guest's own page may be opened."""
    facts = {"name": f"秘密场地{mark}", "address": f"秘密位置{mark}", "contact": f"秘密管理{mark}"}
    venue = add_venue(changes=facts, college=college, actor=user)
    times = {"starts_at": event.starts_at, "ends_at": event.ends_at}
    booking = book_venue(event, venue=venue, **times, purpose=f"秘密用途{mark}", actor=user)
    said = {"post": f"秘密头衔{mark}", "note": f"秘密嘱咐{mark}", "seat": f"秘座{mark}"}
    guest = add_guest(event, changes={"name": f"秘密嘉宾{mark}", "phone": "0731-84637001", **said}, actor=user)
    idle = add_guest(event, changes={"name": f"秘密来宾{mark}"}, actor=user)
    until = timezone.now() + timedelta(days=60)
    invitation, _ = Invitation.issue(event=event, guest=guest, issued_by=user, expires_at=until)
    shown = Event.objects.get(code=open_code)
    own = Guest.objects.create(event=shown, name="来宾")
    _, token = Invitation.issue(event=shown, guest=own, issued_by=user, expires_at=until)
    return {
        "venue": venue.pk, "booking": booking.pk, "guest": guest.pk, "guest_idle": idle.pk,
        "event_invitation": invitation.pk, "guest_token": token,
    }  # fmt: skip
