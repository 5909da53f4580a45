"""An event is closed by the office when report, papers and directories are in (art. 16), and opened again with a reason."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from audit.acts import act
from audit.trail import marked
from common.rows import write
from events.hand_in import missing_of
from events.models import Event
from events.services.rows import locked, still_preparing
from events.services.telling import settle, tell_college

State = Event.State


@act
def close_event(event, *, actor):
    event = still_preparing(event)
    if not event.is_over:
        raise ValidationError("活动还没有结束，不能办结。")
    missing = [said for said, _ in missing_of(event)]
    if missing:
        raise ValidationError(f"还不能办结：{'；'.join(missing)}。")
    write(event, state=State.CLOSED, ended_by=actor, ended_at=timezone.now())
    settle(event, "report-filed", "report-returned", "plan-changed", "reopened")
    tell_college(event, "closed", f"活动已办结：{event.title}", page="report", article=16)
    return event


@act
def reopen_event(event, *, reason, actor):
    """`reason` goes into the trail and to the college."""
    event = locked(event)
    if event.state != State.CLOSED:
        raise ValidationError(f"“{event.title}”{event.get_state_display()}，不必重新打开。")
    if not reason.strip():
        raise ValidationError({"reason": "请写明重新打开的原因。"})
    with marked(reason=reason):
        write(event, state=State.PREPARING, ended_by=None, ended_at=None)
    settle(event, "closed")
    tell_college(event, "reopened", f"活动重新打开：{event.title}", page="report", body=reason, article=16)
    return event
