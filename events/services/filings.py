"""The plan is filed with the office, taken back, returned or approved (art. 12, 13, 15).

What is approved is one filing as the clerk saw it: a plan filed anew meanwhile, or an event moved meanwhile, is not it.
"""

from django.core.exceptions import ValidationError
from django.utils import timezone

from audit.acts import act
from common.formats import day
from common.refusals import constraints_in_words
from common.rows import write
from events.deadlines import plan_due_on
from events.models import EventPlan, PlanFiling, Step
from events.plan_contents import TIME_AND_PLACE, contents_of
from events.plan_parts import missing_parts
from events.services.departments import tell_departments
from events.services.plans import writable_plan
from events.services.rows import still_preparing
from events.services.steps import done_by_step, undone_with_step
from events.services.telling import settle, tell_college, tell_office

State, Verdict = EventPlan.State, PlanFiling.Verdict
ALREADY = {
    Verdict.TAKEN_BACK: "这份方案已被收回，正在修改，不能审批。",
    Verdict.RETURNED: "这份方案已被{who}退回。",
    Verdict.APPROVED: "这份方案已由{who}批准。",
}


@act
def file_plan(event, *, actor, at=None):
    """The filing, with what the plan says today. Refused with the names of the parts that are missing.

    at: when it reached the office, if not now.
    """
    plan = writable_plan(event)
    if plan.state == State.APPROVED:
        raise ValidationError("方案已经批准，不必再报送。批准后的改动，校友会办公室会看到。")
    event = plan.event
    event.plan = plan
    missing = missing_parts(event)
    if missing:
        raise ValidationError(f"方案还缺：{'、'.join(part.label for part in missing)}。请补全后再报送。")
    facts = {"filed_by": actor, "filed_at": at or timezone.now(), "due_on": plan_due_on(event)}
    filing = PlanFiling(plan=plan, snapshot={"sections": contents_of(event)}, **facts)
    with constraints_in_words(PlanFiling):
        filing.full_clean()
        filing.save()
    write(plan, state=State.FILED)
    done_by_step(event, Step.PLAN, actor=actor)
    _tell_of_filing(event, filing)
    return filing


@act
def take_back_plan(event, *, actor):
    """To mend it before the office has looked at it."""
    event, filing = _waiting(event)
    _decide(filing, Verdict.TAKEN_BACK)
    write(event.plan, state=State.DRAFT)
    undone_with_step(event, Step.PLAN)
    settle(event, "plan-filed")
    return filing


@act
def return_plan(filing, *, remark, actor, at=None):
    event, filing = _looked_at(filing)
    if not remark.strip():
        raise ValidationError({"remark": "请写明退回的原因。"})
    _decide(filing, Verdict.RETURNED, remark=remark, reviewed_by=actor, reviewed_at=at or timezone.now())
    write(event.plan, state=State.RETURNED)
    undone_with_step(event, Step.PLAN)
    settle(event, "plan-filed")
    tell_college(
        event, f"plan-returned:{filing.pk}", f"活动方案被退回：{event.title}", body=f"{remark} 请修改后重新报送。"
    )
    return filing


@act
def approve_plan(filing, *, remark="", actor, at=None):
    """By another person than who filed it. The event may then be shown, registered for, and told to the departments."""
    event, filing = _looked_at(filing)
    if filing.filed_by_id == actor.pk:
        raise ValidationError("报送人不能批准自己报送的方案，请由另一位工作人员审批。")
    if _moved(filing, event):
        raise ValidationError("报送以后活动的时间或地点有变动，与报送的方案不一致。请退回，改好后重新报送。")
    _decide(filing, Verdict.APPROVED, remark=remark, reviewed_by=actor, reviewed_at=at or timezone.now())
    write(event.plan, state=State.APPROVED)
    settle(event, "plan-filed")
    body = f"审批意见：{remark}" if remark else "可以发出邀请、开始报名。"
    tell_college(event, f"plan-approved:{filing.pk}", f"活动方案已批准：{event.title}", body=body)
    _tell_departments(event, actor)
    return filing


def _tell_departments(event, actor):
    """Art. 12: those concerned are told at once; where nobody works there today, the office tells them otherwise."""
    _, deserted = tell_departments(event, actor=actor)
    if deserted:
        named = "、".join(str(department) for department in deserted)
        title = f"有关部门没有收件人，请另行告知：{event.title}"
        tell_office(event, "departments-deserted", title, body=f"{named}在系统里没有工作人员。", article=12)


def _tell_of_filing(event, filing):
    late = f"，迟报 {filing.days_late} 天" if filing.days_late else ""
    told = f"{filing.filed_by.name}报送，应于{day(filing.due_on)}前报送{late}。"
    title = f"活动方案待审批{'（迟报）' if late else ''}：{event.title}（{event.unit}）"
    tell_office(event, "plan-filed", title, body=told)
    if late:
        title = f"活动方案迟报 {filing.days_late} 天：{event.title}"
        told = f"应于{day(filing.due_on)}前报送。方案已送校友会办公室，记录里注明迟报。"
        tell_college(event, f"plan-late:{filing.pk}", title, body=told, article=13)


def _waiting(event):
    event = still_preparing(event)
    event.plan = EventPlan.objects.select_for_update(of=["self"]).get(event=event)
    filing = event.plan.filings.filter(verdict=Verdict.WAITING).first()
    if filing is None:
        raise ValidationError(f"方案{event.plan.get_state_display()}，没有等待审批的报送。")
    return event, filing


def _looked_at(filing):
    """The filing that the clerk saw, if nobody has decided on it; its event and plan are locked."""
    event = still_preparing(filing.plan.event)
    event.plan = EventPlan.objects.select_for_update(of=["self"]).get(event=event)
    filing = PlanFiling.objects.select_related("reviewed_by", "filed_by").get(pk=filing.pk)
    if filing.verdict != Verdict.WAITING:
        who = filing.reviewed_by.name if filing.reviewed_by else ""
        raise ValidationError(ALREADY[filing.verdict].format(who=who))
    return event, filing


def _decide(filing, verdict, **facts):
    filing.verdict = verdict
    for name, value in facts.items():
        setattr(filing, name, value)
    filing.full_clean()
    filing.save(update_fields=["verdict", *facts])


def _moved(filing, event):
    filed, now = (
        {section["key"]: section["rows"] for section in sections}
        for sections in (filing.snapshot.get("sections", []), contents_of(event))
    )
    return any(filed.get(key) != now.get(key) for key in TIME_AND_PLACE)
