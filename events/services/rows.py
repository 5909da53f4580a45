"""One event at a time: its row is locked and looked at again before anything of it changes."""

from django.core.exceptions import ValidationError

from events.models import Event

State = Event.State
GONE = "这一项已被别人删除。请刷新页面后再看。"


def locked(event):
    return Event.objects.select_for_update(of=["self"]).select_related("college", "owner", "plan").get(pk=event.pk)


def locked_row(row):
    """A row with `event`, locked after its event."""
    locked(row.event)
    found = type(row).objects.select_for_update(of=["self"]).filter(pk=row.pk).first()
    if found is None:
        raise ValidationError(GONE)
    return found


def still_preparing(event):
    """The locked event; what has ended does not change any more."""
    event = locked(event)
    if event.state != State.PREPARING:
        raise ValidationError(f"“{event.title}”{event.get_state_display()}，不能再改。")
    return event
