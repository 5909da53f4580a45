"""A college's plan on its way: submitted, taken back, approved or returned by the office."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from audit.acts import act
from audit.trail import marked
from common.formats import stamp
from common.rows import write
from planning.models import PlanItem, WorkPlan
from planning.services.items import FREE
from planning.services.rows import locked
from planning.services.telling import settle, tell_college

State = WorkPlan.State
CHANGED = "您查看期间，学院又改了这份计划。本页已是改过的内容，请再看一遍，然后批准或退回。"


def has_changed(plan):
    """Approved, and changed since: the office has still to look at what was added."""
    return plan.state == State.APPROVED and plan.changed_at is not None


@act
def submit_plan(plan, *, actor):
    """To the office. Of two who submit, the second is told who did."""
    plan = _of_college(plan)
    if plan.state == State.SUBMITTED:
        raise ValidationError(
            f"这份计划已由{plan.submitted_by.name}于 {stamp(plan.submitted_at)} 提交，正在等待审批，不必再交。"
        )
    if plan.state not in FREE:
        raise ValidationError("这份计划已经批准。增改的内容会直接列给校友会办公室，不必再交。")
    if not plan.aims.strip():
        raise ValidationError("还没有写工作重点，不能提交。请先写明本院今年校友工作的重点。")
    if not plan.items.exclude(state=PlanItem.State.WITHDRAWN).exists():
        raise ValidationError("计划里还没有事项，不能提交。请先添加自办事项。")
    now = timezone.now()
    facts = {"submitted_by": actor, "submitted_at": now, "reviewed_by": None, "reviewed_at": None, "remark": ""}
    write(plan, state=State.SUBMITTED, **facts)
    settle(plan, "assigned")
    return plan


@act
def take_back_plan(plan, *, actor):
    plan = _of_college(plan)
    if plan.state != State.SUBMITTED:
        raise ValidationError(f"计划{plan.get_state_display()}，不能撤回。")
    write(plan, state=State.DRAFT, submitted_by=None, submitted_at=None)
    return plan


@act
def approve_plan(plan, *, remark="", version=None, actor):
    """Approve what was submitted, or what was changed after an approval; `version` is what the clerk saw."""
    plan = _to_review(plan, version)
    again = has_changed(plan)
    facts = {"reviewed_by": actor, "reviewed_at": timezone.now(), "remark": remark.strip(), "changed_at": None}
    write(plan, state=State.APPROVED, **facts)
    what = "批准后的增改已经确认" if again else "工作计划已批准"
    tell_college(plan, f"review:{plan.version}", f"{plan.year} 年{what}", remark.strip())
    return plan


@act
def return_plan(plan, *, remark, version=None, actor):
    plan = _to_review(plan, version)
    if not remark.strip():
        raise ValidationError({"remark": "请写明退回的原因，学院会看到。"})
    facts = {"reviewed_by": actor, "reviewed_at": timezone.now(), "remark": remark.strip(), "changed_at": None}
    with marked(reason=remark.strip(), about="退回学院工作计划"):
        write(plan, state=State.RETURNED, **facts)
    tell_college(plan, f"review:{plan.version}", f"{plan.year} 年工作计划被退回，请修改后再交", remark.strip())
    return plan


def _of_college(plan):
    plan = locked(plan)
    if plan.college_id is None:
        raise ValidationError("学校的计划由校友会办公室布置，不经审批。")
    return plan


def _to_review(plan, version):
    plan = _of_college(plan)
    if plan.state == State.SUBMITTED or has_changed(plan):
        if version is not None and version != plan.version:
            raise ValidationError(CHANGED)
        return plan
    if plan.reviewed_by:
        by = f"{plan.reviewed_by.name}于 {stamp(plan.reviewed_at)} 办理"
        raise ValidationError(f"这份计划{plan.get_state_display()}（{by}），不必再审。请刷新页面。")
    raise ValidationError(f"学院还没有提交这份计划，或已经撤回（{plan.get_state_display()}）。")
