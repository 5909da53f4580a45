"""The plan's own words (方案, art. 12, 15). Time and place are the event's; guests and rooms have rooms of their own.

While the office looks at it nobody changes it. After the approval it may still be changed; the office is told what.
"""

from django.core.exceptions import ValidationError

from audit.acts import act
from common.rows import write
from events.models import EventPlan, PlanFiling
from events.plan_contents import changed_since
from events.services.rows import still_preparing
from events.services.telling import tell_office

State = EventPlan.State
IN_REVIEW = "方案正在审批，不能修改。确需修改的，请先收回。"


@act
def edit_plan(event, *, changes, version=None, actor):
    plan = writable_plan(event)
    write(plan, seen=version, **changes)
    tell_of_changes(plan)
    return plan


def writable_plan(event):
    """The plan, its event locked; refused while the office looks at it and after the end."""
    event = still_preparing(event)
    plan = EventPlan.objects.select_for_update(of=["self"]).select_related("event__college").get(event=event)
    if plan.state == State.FILED:
        raise ValidationError(IN_REVIEW)
    return plan


def approved_filing(plan):
    """By which the office let the event go ahead, or None."""
    return plan.filings.filter(verdict=PlanFiling.Verdict.APPROVED).first()


def tell_of_changes(plan):
    """What a college changes in an approved plan, the office hears; once for each state of affairs."""
    if plan.state != State.APPROVED or plan.event.college_id is None:
        return
    filing = approved_filing(plan)
    event = type(plan.event).objects.select_related("college", "plan").get(pk=plan.event_id)
    changed = changed_since(filing, event) if filing else []
    if changed:
        title = f"方案批准后有改动：{event.title}（{event.unit}）"
        tell_office(event, "plan-changed", title, body=f"改动的部分：{'、'.join(changed)}。")
