"""What every act on an item asks first: may anything be handed in now, and whose item is it today."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from colleges import notices
from colleges.models import College, Notice
from planning.models import PlanItem, WorkPlan
from planning.services.rows import locked_item
from planning.services.telling import ARTICLE, short, tell_responsible

State, Audience = PlanItem.State, PlanItem.Audience
TO_DO = (State.OPEN, State.MENDING)


def why_no_work(item):
    """Why nothing can be handed in for the item now, in words; "" where it can.

    What the school assigned is binding from the day it was published, whatever stage the college's own plan has
    reached; what a college added itself counts once the office has approved the plan.
    """
    if item.state == State.CLOSED:
        return f"“{item.title}”已办结，不能再增改。确需补充的，请联系校友会办公室重新打开。"
    if item.state == State.WITHDRAWN:
        return f"“{item.title}”已撤销，不能再增改。"
    if item.is_assigned:
        return ""
    if item.audience == Audience.COLLEGES:
        return "这一事项由各学院分别落实，请打开学院的事项。"
    return _why_not_yet(item.plan)


def _why_not_yet(plan):
    if plan.college_id is None:
        return "" if plan.state == WorkPlan.State.PUBLISHED else "学校计划还没有布置，事项暂时不能落实。"
    if plan.state == WorkPlan.State.APPROVED:
        return ""
    return f"本院计划{plan.get_state_display()}，自办事项要等计划批准后才能落实。"


def locked_for_work(item):
    item = locked_item(item)
    if reason := why_no_work(item):
        raise ValidationError(reason)
    return item


def unit_of(item):
    """The college that answers for the item today, through every merger; None is the school."""
    if item.plan.college_id is None or item.plan.college.merged_into_id is None:
        return item.plan.college
    return College.objects.get(pk=College.objects.successors()[item.plan.college_id])


def tell_unit(item, what, title, body="", due_on=None):
    """Whoever sits for the college, today or later; of an item of the school its owner or department."""
    college = unit_of(item)
    if college is None:
        return tell_responsible(item, what, title, owner=item.owner, department=item.department, body=body)
    facts = {"title": short(f"{title}：{item.title}"), "body": body}
    url = reverse("college:planning:item-detail", args=[item.pk])
    key = f"plan-item:{item.pk}:{what}:{item.version}"
    return notices.put(key, college=college, url=url, article=ARTICLE, due_on=due_on, **facts)


def settle_told(item, *whats):
    """What was asked for is done: these notices of the item wait for nobody any more."""
    for what in whats:
        told = Notice.objects.filter(key__startswith=f"plan-item:{item.pk}:{what}:", settled_at__isnull=True)
        told.update(settled_at=timezone.now())
