"""The items of a plan as its own unit writes them: added, reworded, moved, removed.

The school writes freely until it publishes; from then on see `assignments`. A college writes freely until it submits.
In an approved plan nothing vanishes: own items may be added and changed, and are withdrawn with a reason; the plan then
says 批准后有增改 until the office has looked at it again. Items that the school assigned are the school's: the college
names only who answers for them.
"""

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone

from audit.acts import act
from audit.trail import marked
from common.rows import put_new, write
from planning.models import Addressee, PlanItem, WorkPlan
from planning.services.assignments import WORDS, send_out
from planning.services.rows import check_day, locked, locked_item
from planning.services.telling import tell_office

State, Audience, PlanState = PlanItem.State, PlanItem.Audience, WorkPlan.State
STEP = 10
FREE = (PlanState.DRAFT, PlanState.RETURNED)
OWN_FIELDS = (*WORDS, "person")
SCHOOL_FIELDS = (*WORDS, "audience", "for_all", "owner", "department")
SUBMITTED = "计划已提交，正在等待审批，不能改动。需要改的，请先撤回。"
ASSIGNED = "这是学校布置的事项，内容由校友会办公室调整；学院可以填写负责人。"
HAS_TRACES = "“{}”已有材料或进展，不能删除。"


def may_write(plan):
    """Whether the unit may add items and change its own ones now."""
    return plan.state in FREE or plan.college_id is not None and plan.state == PlanState.APPROVED


def may_remove(item):
    """Items leave a plan without a trace only before it counts."""
    return item.plan.state in FREE and item.source_id is None


@act
def add_item(plan, *, changes, colleges=(), actor):
    """One more item. Of a published school's plan it goes out at once."""
    plan = _writable(plan) if plan.college_id else locked(plan)
    item = PlanItem(plan=plan, position=next_position(plan))
    _fill(item, _fields(plan, changes))
    _check(item, colleges)
    put_new(item)
    _address(item, colleges)
    if plan.state == PlanState.PUBLISHED:
        send_out(item)
    mark_changed(plan, f"增加“{item.title}”")
    return item


@act
def edit_item(item, *, changes, colleges=None, version=None, actor):
    """Reword an item of the own plan; `colleges` (None: as before) are those it is meant for. Copies: only `person`."""
    plan = locked(item.plan)
    item = locked_item(item)
    if item.is_assigned:
        return write(item, seen=version, person=changes["person"])
    _check_writable(plan)
    _check_alive(item)
    facts = _fields(plan, changes)
    _fill(item, facts)
    _check(item, list(item.colleges.all()) if colleges is None else colleges)
    write(item, seen=version, **{name: getattr(item, name) for name in facts})
    if colleges is not None:
        _address(item, colleges)
    mark_changed(plan, f"修改“{item.title}”")
    return item


@act
def move_item(item, *, up, actor):
    """One place up or down among the items of a school's plan that is being drafted."""
    plan = locked(item.plan)
    if plan.state not in FREE:
        raise ValidationError("计划已经定下，不能再调整顺序。")
    rows = list(plan.items.select_for_update(of=["self"]))
    at = next((place for place, row in enumerate(rows) if row.pk == item.pk), None)
    to = None if at is None else at - 1 if up else at + 1
    if to is None or not 0 <= to < len(rows):
        return
    rows[at], rows[to] = rows[to], rows[at]
    for place, row in enumerate(rows, start=1):
        if row.position != place * STEP:
            write(row, position=place * STEP)


@act
def remove_item(item, *, actor):
    """Before the plan is published or submitted an item may go without a trace, unless somebody has worked on it."""
    plan = locked(item.plan)
    item = locked_item(item)
    if item.is_assigned:
        raise ValidationError(ASSIGNED)
    if plan.state not in FREE:
        raise ValidationError("计划已经定下，事项不能删除，请改为撤销并写明原因。")
    traces = (item.evidence, item.progress_notes, item.inspections, item.reminders, item.copies, item.carried_to)
    if any(rows.exists() for rows in traces):
        raise ValidationError(HAS_TRACES.format(item.title))
    item.delete()


@act
def withdraw_own(item, *, reason, actor):
    """A college gives up an item of its own after the plan was approved; it stays in the plan with the reason."""
    plan = locked(item.plan)
    item = locked_item(item)
    if item.is_assigned:
        raise ValidationError(ASSIGNED)
    if plan.state != PlanState.APPROVED:
        raise ValidationError("计划还没有批准，不做的事项可以直接删除。")
    _check_alive(item)
    if not reason.strip():
        raise ValidationError({"reason": "请写明为什么撤销，校友会办公室会看到。"})
    with marked(reason=reason.strip(), about="撤销自办的事项"):
        write(item, state=State.WITHDRAWN, reason=reason.strip())
    mark_changed(plan, f"撤销“{item.title}”：{reason.strip()}")
    return item


def next_position(plan):
    return (plan.items.aggregate(last=Max("position"))["last"] or 0) + STEP


def mark_changed(plan, what):
    """An approved plan that changed says so, and the office is told once more each time."""
    if plan.state != PlanState.APPROVED:
        return
    write(plan, changed_at=timezone.now())
    tell_office(plan, f"changed:{plan.version}", f"{plan.college.name}在计划批准后有增改", f"{what}。")


def _writable(plan):
    plan = locked(plan)
    _check_writable(plan)
    return plan


def _check_writable(plan):
    if plan.state == PlanState.SUBMITTED:
        raise ValidationError(SUBMITTED)
    if plan.state == PlanState.PUBLISHED:
        raise ValidationError("计划已经布置。请刷新页面，用“调整”修改这一事项，学院会同时收到通知。")


def _check_alive(item):
    if item.is_done_with:
        raise ValidationError(f"“{item.title}”{item.get_state_display()}，不能再改。")


def _fields(plan, changes):
    names = OWN_FIELDS if plan.college_id else SCHOOL_FIELDS
    facts = {name: changes[name] for name in names if name in changes}
    if plan.college_id:
        facts["audience"] = Audience.OWN
    elif facts.get("audience") == Audience.COLLEGES:
        facts |= {"owner": None, "department": None}
    elif facts.get("audience") == Audience.SCHOOL:
        facts["for_all"] = True
    return facts


def _fill(item, facts):
    for name, value in facts.items():
        setattr(item, name, value)


def _check(item, colleges):
    if item.due_on is None:
        raise ValidationError({"due_on": "请填写完成期限。"})
    check_day(item)
    if item.plan.college_id is None and item.audience == Audience.OWN:
        raise ValidationError({"audience": "请选择布置给学院，还是学校自办。"})
    if item.audience == Audience.COLLEGES and not item.for_all and not colleges:
        raise ValidationError({"colleges": "请选择布置给哪些学院，或勾选全部二级学院。"})


def _address(item, colleges):
    """The colleges of an item that is not for all; of any other none."""
    wanted = {} if item.for_all or item.audience != Audience.COLLEGES else {each.pk: each for each in colleges}
    item.addressees.exclude(college__in=wanted).delete()
    known = set(item.addressees.values_list("college_id", flat=True))
    for pk in wanted.keys() - known:
        Addressee.objects.create(item=item, college=wanted[pk])
