"""Suggestions in the walker's world: one of each college full of secrets, one that is shown, and doors to make another."""

from datetime import timedelta

from django.utils import timezone

from events.models import Event, EventPlan, Kind, Registration
from events.services.events import create_event
from events.services.registering import renew_link
from events.services.suggestion_answers import answer_suggestion
from events.services.suggestions import note_suggestion, renew_suggestion_link, show_suggestion


def suggestion_rows(event, college, user, mark):
    """`{kind: id}`; what is shown holds a secret all the same: who said it."""
    facts = {"name": f"秘密建议人{mark}", "contact": f"秘密微信{mark}", "may_show": True, "actor": user}
    row = note_suggestion(f"秘密建议{mark}", event=event, college=college, **facts)
    over = _over(college, user)
    shown = note_suggestion("多开实践课。", event=over, college=college, **facts)
    answer_suggestion(shown, answer="已列入培养方案。", actor=user)
    show_suggestion(shown, actor=user)
    came = Registration.objects.create(event=over, source="staff", name=f"秘密来者{mark}")
    return {
        "suggestion": row.pk, "suggestion_token": renew_suggestion_link(shown, actor=user),
        "over_event_code": over.code, "over_registration_token": renew_link(came, actor=user),
    }  # fmt: skip


def _over(college, user):
    """A public event of last week without secrets."""
    start = timezone.now() - timedelta(days=7)
    facts = {"title": "上周的活动", "starts_at": start, "ends_at": start + timedelta(hours=3)}
    facts |= {"visibility": Event.Visibility.PUBLIC}
    event = create_event(kind=Kind.OTHER, college=college, changes=facts, actor=user)
    EventPlan.objects.filter(event=event).update(state=EventPlan.State.APPROVED)
    event.refresh_from_db()
    return event
