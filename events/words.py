"""How an event is told: its state in badges, its time in words."""

from django.utils import timezone

from common.formats import day
from events.models import Event, EventPlan

State, PlanState = Event.State, EventPlan.State
TONES = {PlanState.DRAFT: "none", PlanState.FILED: "waiting", PlanState.RETURNED: "danger", PlanState.APPROVED: "done"}


def badges_of(event):
    """`[(label, tone)]`: what became of the event, else how its plan stands and whether the day is over."""
    if event.state == State.CANCELLED:
        return [("已取消", "none")]
    if event.state == State.CLOSED:
        return [("已办结", "done")]
    plan = getattr(event, "plan", None)
    said = [(f"方案{plan.get_state_display()}", TONES[plan.state])] if plan else []
    return [*said, ("已结束，待办结", "waiting")] if event.is_over else said


def time_of(event):
    """`2026年12月5日 9:00–17:00`, or with both days where it lasts longer."""
    return span(event.starts_at, event.ends_at)


def span(starts_at, ends_at):
    start, end = timezone.localtime(starts_at), timezone.localtime(ends_at)
    if start.date() == end.date():
        return f"{day(start.date())} {start:%H:%M}–{end:%H:%M}"
    return f"{day(start.date())} {start:%H:%M} 至 {day(end.date())} {end:%H:%M}"


def days_from(days):
    """`活动前 14 天`, `当天`, `活动后 3 天`."""
    return "当天" if days == 0 else f"活动{'前' if days < 0 else '后'} {abs(days)} 天"
