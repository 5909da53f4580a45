"""A plan as it is shown and printed: one row for each item, with who answers for it and how it stands."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.roles import OFFICE
from planning.models import PlanItem, WorkPlan

State, Audience = PlanItem.State, PlanItem.Audience
PLAN_TONES = {"draft": "none", "published": "done", "submitted": "waiting", "returned": "danger", "approved": "done"}
TONES = {"open": "none", "reported": "waiting", "mending": "danger", "closed": "done", "withdrawn": "none"}


@dataclass(frozen=True)
class Row:
    """`who` answers for it; `badges` are [(label, tone)]."""

    number: int
    item: PlanItem
    who: str
    badges: tuple

    @property
    def kind(self):
        """Where the item comes from, in a college's plan."""
        return "学校布置" if self.item.is_assigned else "自办"


def year_to_show(years):
    """Of these, the latest first: this year where it is among them, since next year's is published in autumn."""
    this = timezone.localdate().year
    return this if this in years else next(iter(years), None)


def rows_of(plan, today=None):
    """All items of the plan, the withdrawn last, in a fixed number of queries."""
    today = today or timezone.localdate()
    living = Q(copies__isnull=False) & ~Q(copies__state=State.WITHDRAWN)
    items = (
        plan.items.with_deadline()
        .select_related("plan", "owner", "department", "carried_from__plan")
        .prefetch_related("colleges")
        .annotate(
            given=Count("copies", filter=living, distinct=True),
            done=Count("copies", filter=Q(copies__state=State.CLOSED), distinct=True),
        )
    )
    ordered = sorted(items, key=lambda item: item.state == State.WITHDRAWN)
    return [
        Row(number, item, who_of(item), tuple(_badges(item, plan, today)))
        for number, item in enumerate(ordered, start=1)
    ]


def who_of(item):
    if item.audience == Audience.SCHOOL:
        return responsible(item)
    if item.is_assigned or item.audience == Audience.OWN:
        return item.person or "未定"
    return "全部二级学院" if item.for_all else "、".join(college.name for college in item.colleges.all())


def responsible(item):
    """Who answers for an item of the school."""
    if item.owner:
        return item.owner.name
    return item.department.name if item.department else OFFICE


def _badges(item, plan, today):
    if plan.state == WorkPlan.State.DRAFT and plan.college_id is None:
        return
    if item.audience == Audience.COLLEGES and not item.is_assigned and item.state != State.WITHDRAWN:
        yield f"{item.given} 个学院，{item.done} 个办结", "done" if item.given and item.done == item.given else "none"
        return
    yield from standing_of(item, today, days=False)
    if is_added_later(item, plan):
        yield "批准后增加", "info"


def standing_of(item, today=None, *, days=True):
    """[(label, tone)] of an item read `with_deadline`: the state, whether it went on elsewhere, and whether it is late
    (with how many `days`, which a narrow table leaves out)."""
    today = today or timezone.localdate()
    yield item.get_state_display(), TONES[item.state]
    if item.state not in (State.OPEN, State.MENDING):
        return
    if item.is_carried:
        yield "已结转", "none"
    elif item.deadline and item.deadline < today:
        yield f"逾期 {(today - item.deadline).days} 天" if days else "逾期", "danger"


def is_added_later(item, plan):
    """Of an approved plan that changed since: what the office has not looked at yet."""
    return bool(plan.changed_at and not item.is_assigned and plan.reviewed_at and item.added_at > plan.reviewed_at)


def plan_badges(plan):
    """[(label, tone)] of a college's or the school's plan; None is a plan that nobody has begun."""
    if plan is None:
        return [("还没有制定", "danger")]
    badges = [(plan.get_state_display(), PLAN_TONES[plan.state])]
    return badges + ([("批准后有增改", "waiting")] if plan.changed_at else [])


def with_counts(plans, today=None):
    """Plans with `item_count` (without the withdrawn), `closed_count`, `overdue_count`."""
    today = today or timezone.localdate()
    late = PlanItem.objects.filter(plan=OuterRef("pk")).overdue(today).order_by()
    late = late.values("plan").annotate(number=Count("pk")).values("number")
    return plans.annotate(
        item_count=Count("items", filter=~Q(items__state=State.WITHDRAWN) & Q(items__isnull=False), distinct=True),
        closed_count=Count("items", filter=Q(items__state=State.CLOSED), distinct=True),
        overdue_count=Coalesce(Subquery(late), 0),
    )
