"""What waits because of plans: to be written and filed in time, mended, looked at."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from colleges.todos import Todo, declares_todos
from events.deadlines import days_by_kind, plan_due_on, plan_is_late
from events.models import Event, EventPlan

SOON = timedelta(days=14)
State = EventPlan.State


@declares_todos
def plans_to_file(desk):
    """Whose event it is: what is to be filed soon or late, and what came back."""
    mine = _own(desk).filter(state=Event.State.PREPARING)
    days, until = days_by_kind(), timezone.localdate() + SOON
    drafts = sorted(
        ((plan_due_on(event, days), event) for event in mine.filter(plan__state=State.DRAFT)),
        key=lambda each: (each[0], each[1].pk),
    )
    drafts = [each for each in drafts if each[0] <= until]
    returned = list(mine.filter(plan__state=State.RETURNED).select_related("plan").order_by("starts_at"))
    return [*_to_file(desk, drafts), *_returned(desk, returned)]


def _to_file(desk, drafts):
    if not drafts:
        return []
    due_on, first = drafts[0]
    facts = {"article": first.article, "due_on": due_on, "detail": f"最早一个：{first.title}"}
    return [Todo("活动方案待报送", len(drafts), _page(desk, "plan", first), **facts)]


def _returned(desk, returned):
    if not returned:
        return []
    first = returned[0]
    filing = first.plan.filings.filter(verdict="returned").first()
    detail = f"{first.title}：{filing.remark}" if filing else first.title
    facts = {"article": first.article, "due_on": plan_due_on(first), "detail": detail}
    return [Todo("活动方案被退回，请修改后再报", len(returned), _page(desk, "plan", first), **facts)]


@declares_todos
def plans_to_review(desk):
    """The office looks at what was filed, and sees which college is late."""
    if desk.college is not None:
        return []
    waiting = Event.objects.filter(state=Event.State.PREPARING, plan__state=State.FILED).order_by("starts_at")
    late = Event.objects.filter(plan_is_late(), college__isnull=False).order_by("starts_at")
    return [
        _line("活动方案待审批", waiting, f"?state={State.FILED}"),
        _line("学院活动方案逾期未报", late, "?college=colleges&late=plan_late"),
    ]


def _line(title, events, query):
    """Where one waits it opens itself, else the list."""
    found = list(events)
    if not found:
        return Todo(title, 0, "")
    first = found[0]
    url = reverse("admin:event-plan", args=[first.pk]) if len(found) == 1 else reverse("admin:event-list") + query
    detail = f"{first.title}（{first.unit}）"
    return Todo(title, len(found), url, article=first.article, due_on=first.first_day, detail=detail)


def _own(desk):
    return Event.objects.of_college(desk.college) if desk.college else Event.objects.of_school()


def _page(desk, name, event):
    return reverse(f"college:events:{name}" if desk.college else f"admin:event-{name}", args=[event.pk])
