"""One plan at a time: its row is locked and looked at again before anything of it changes."""

from datetime import date

from django.core.exceptions import ValidationError

from common.formats import day
from planning.models import PlanItem, WorkPlan


def locked(plan):
    return WorkPlan.objects.select_for_update(of=["self"]).select_related("college").get(pk=plan.pk)


def locked_item(item):
    """The item as it is now; the plan is locked first, and waits for nobody else's."""
    found = PlanItem.objects.select_for_update(of=["self"]).select_related("plan__college").filter(pk=item.pk).first()
    if found is None:
        raise ValidationError("这一事项已被别人删除。请刷新页面后再看。")
    return found


def check_day(item):
    """The day of an item falls into the plan's year, the autumn before, when plans are made, or the year after;
    anything else is a slip of the pen."""
    year = item.plan.year
    if item.due_on and not earliest_day(year) <= item.due_on <= date(year + 1, 12, 31):
        may = f"请填写 {year - 1} 年 10 月到 {year + 1} 年底之间的日期。"
        raise ValidationError({"due_on": f"完成期限是 {day(item.due_on)}，不在 {year} 年计划的时间里。{may}"})


def earliest_day(year):
    return date(year - 1, 10, 1)
