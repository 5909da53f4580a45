"""Who comes, in the walker's world: registrations full of secrets at each college's event, and an event open to everybody."""

from datetime import timedelta

from django.utils import timezone

from events.models import Event, EventPlan, Invitation, Kind, Question
from events.services.events import create_event
from events.services.registering import register, register_by_staff, renew_link


def registration_rows(event, college, user, person, mark):
    """`{kind: id}`; the open event holds no secret: whatever stands there is for everybody."""
    facts = {"mobile": f"13{'78'[len(mark) % 2]}99990000", "post": f"秘密职务{mark}", "remark": f"秘密备注{mark}"}
    row = register_by_staff(event, facts={"name": f"秘密报名{mark}", **facts}, actor=user).registration
    gone = register_by_staff(
        event, facts={"name": f"秘密取消{mark}", "post": f"秘密原职{mark}"}, actor=user
    ).registration
    question = Question.objects.create(event=event, text=f"秘密问题{mark}")
    shown = _open_event(college, user)
    own = register(shown, facts={"name": "报名人", "mobile": "13799998888"}, actor=None).registration
    until = timezone.now() + timedelta(days=60)
    _, invitation = Invitation.issue(event=shown, alumnus=person, issued_by=user, expires_at=until)
    return {
        "registration": row.pk, "registration_gone": gone.pk, "question": question.pk, "open_event_code": shown.code,
        "registration_token": renew_link(own, actor=user), "invitation_token": invitation,
    }  # fmt: skip


def _open_event(college, user):
    start = timezone.now() + timedelta(days=30)
    facts = {"title": "公开活动", "starts_at": start, "ends_at": start + timedelta(hours=3)}
    facts |= {"visibility": Event.Visibility.PUBLIC, "entry": Event.Entry.OPEN}
    event = create_event(kind=Kind.OTHER, college=college, changes=facts, actor=user)
    EventPlan.objects.filter(event=event).update(state=EventPlan.State.APPROVED)
    event.refresh_from_db()
    return event
