"""What the yearly plan shows on a college's desk: how it stands and what comes next."""

from django.utils import timezone

from colleges.panels import Panel, declares_panels
from planning.models import PlanItem, WorkPlan
from planning.plan_rows import plan_badges, with_counts

SHOWN = 3


@declares_panels
def plan_of_the_year(desk):
    if desk.college is None:
        return []
    year = timezone.localdate().year
    plan = with_counts(WorkPlan.objects.filter(college=desk.college, year=year)).first()
    coming = PlanItem.objects.of_college(desk.college).binding().to_do().exclude(due_on=None).order_by("due_on", "pk")
    context = {"plan": plan, "badges": plan_badges(plan), "next": coming[:SHOWN]}
    return [Panel("年度工作计划", "planning/plans/panel.html", context, order=5)]
