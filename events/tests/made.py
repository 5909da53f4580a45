"""Events as the tests of this app want them."""

from datetime import timedelta

from django.utils import timezone

from events.models import EventPlan, Kind
from events.services.events import create_event


def make_event(
    college=None, *, actor, kind=None, in_days=60, hours=4, title="二十年再聚首", classes=(), plan=None, **facts
):
    """A college's class reunion, or (without college) the school's forum, so many days from today at nine; `plan`: its state."""
    start = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=in_days)
    kind = kind or (Kind.CLASS_REUNION if college else Kind.FORUM)
    said = {"title": title, "starts_at": start, "ends_at": start + timedelta(hours=hours), "place": "第一会议室"}
    event = create_event(kind=kind, college=college, changes=said | facts, classes=classes, actor=actor)
    if plan:
        EventPlan.objects.filter(event=event).update(state=plan)
        event.refresh_from_db()
    return event
