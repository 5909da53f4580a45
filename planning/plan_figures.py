"""How the yearly plan stands (art. 7): for a college by its plan's own page, for the school by the matrix."""

from urllib.parse import urlencode

from django.urls import reverse

from planning.figures import Figure, declares_desk_figures, declares_figures
from planning.matrix import CLOSED, LATE, matrix_of, years_with_matrix
from planning.models import PlanItem, WorkPlan
from planning.plan_rows import with_counts

DONE, OVERDUE, UNIT = "计划事项已办结", "计划事项逾期", "项"


@declares_figures(7)
def plan_items(college, year):
    """Closed of all items of the year, and those whose day is past."""
    return _of_college(college, year) if college else _of_school(year)


def _of_college(college, year):
    plan = with_counts(WorkPlan.objects.filter(college=college, year=year)).first()
    if plan is None:
        return [Figure(DONE, 0, 0, UNIT, college_url=reverse("college:planning:plan-list"))]
    url = reverse("college:planning:plan-detail", args=[plan.pk])
    numbers = ((DONE, plan.closed_count), (OVERDUE, plan.overdue_count))
    return [Figure(label, number, plan.item_count, UNIT, college_url=url) for label, number in numbers]


def _of_school(year):
    """What was assigned to the colleges, once for each college."""
    if year not in years_with_matrix():
        return [Figure(DONE, 0, 0, UNIT, office_url=reverse("admin:plan-matrix"))]
    counts, url = matrix_of(year).counts, reverse("admin:plan-matrix")
    return [
        Figure(label, counts[kind], counts["all"], UNIT, office_url=f"{url}?{urlencode({'year': year, 'show': kind})}")
        for label, kind in ((DONE, CLOSED), (OVERDUE, LATE))
    ]


@declares_desk_figures(7)
def desk_items(user, departments, year):
    """What the school assigned to the departments and to the user."""
    items = PlanItem.objects.assigned_to(user, departments).filter(plan__year=year)
    items, url = items.exclude(state=PlanItem.State.WITHDRAWN), reverse("desk:home")
    whole, closed = items.count(), items.filter(state=PlanItem.State.CLOSED).count()
    numbers = ((DONE, closed), (OVERDUE, items.overdue().count()))
    return [Figure(label, number, whole, UNIT, desk_url=url) for label, number in numbers]
