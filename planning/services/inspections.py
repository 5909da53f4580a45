"""检查: an item is reported as fulfilled, inspected by the office, mended where something is missing, and closed.

open → reported → closed, or reported → mending → reported; the office may open a closed one again. What was found stays.
"""

from django.core.exceptions import ValidationError
from django.utils import timezone

from audit.acts import act
from audit.trail import marked
from common.formats import day, stamp
from common.rows import put_new, write
from planning.models import Evidence, Inspection, PlanItem, ProgressNote
from planning.services.rows import locked_item
from planning.services.working import locked_for_work, settle_told, tell_unit

State, Verdict = PlanItem.State, Inspection.Verdict
NOTHING_GIVEN = "还没有落实材料。请先选择记录或上传文件；确实没有的，请说明情况。"
BY_ONESELF = "“{}”是您本人报的落实，不能由您自己检查。请另一位同事检查；需要补充的，可以先作记录。"
CHANGED = "您填写期间，这一事项的材料或状态有变化。您填写的内容都还在；请再看一遍本页的材料和检查记录，确认后再次提交。"


# --- by whom it is fulfilled -------------------------------------------------------------------------------------------


@act
def report_item(item, *, remark="", actor):
    """With at least one evidence that stands, or a remark why there is none (kept as a line of progress)."""
    item = locked_for_work(item)
    if item.state == State.REPORTED:
        by = f"{item.reported_by.name}于 {stamp(item.reported_at)}"
        raise ValidationError(f"这一事项已由{by}报落实，正在等待检查，不必再报。")
    if item.state == State.MENDING:
        raise ValidationError("这一事项正在整改。请填写整改情况，再报落实。")
    remark = remark.strip()
    if not remark and not _has_evidence(item):
        raise ValidationError({"remark": NOTHING_GIVEN})
    if remark:
        put_new(ProgressNote(item=item, text=remark, percent=item.percent, by=actor))
    return _report(item, actor)


@act
def answer_mending(item, *, note, actor):
    """What was mended, as an answer to the finding; the item is reported again."""
    item = locked_for_work(item)
    finding = open_mending(item)
    if item.state != State.MENDING or finding is None:
        raise ValidationError(f"这一事项{item.get_state_display()}，没有待整改的问题。请刷新页面。")
    if not note.strip():
        raise ValidationError({"note": "请写明怎样整改的，检查的人会看到。"})
    finding.mended_by, finding.mended_at, finding.mended_note = actor, timezone.now(), note.strip()
    finding.full_clean()
    finding.save(update_fields=["mended_by", "mended_at", "mended_note"])
    return _report(item, actor)


@act
def take_back_report(item, *, actor):
    """Until the office has looked: back to where it was, the answer to a finding is then to be given again."""
    item = locked_for_work(item)
    if item.state != State.REPORTED:
        raise ValidationError(f"这一事项{item.get_state_display()}，没有可以收回的报告。请刷新页面。")
    answered = _last_judged(item)
    if answered is None or answered.verdict != Verdict.MEND:
        return write(item, state=State.OPEN, reported_by=None, reported_at=None)
    answered.mended_by = answered.mended_at = None
    answered.save(update_fields=["mended_by", "mended_at"])
    return write(item, state=State.MENDING)


def open_mending(item):
    """The finding that waits to be mended, or None."""
    return item.inspections.waiting().first()


def _last_judged(item):
    """The last finding of this round: what was closed and opened again begins anew."""
    last = item.inspections.exclude(verdict=Verdict.NOTED).first()
    return None if last is None or last.verdict == Verdict.PASSED else last


def _report(item, actor):
    write(item, state=State.REPORTED, reported_by=actor, reported_at=timezone.now())
    settle_told(item, "remind", "mend", "reopened")
    return item


def _has_evidence(item):
    return Evidence.objects.standing().filter(item=item).exists()


# --- by the office -----------------------------------------------------------------------------------------------------


@act
def inspect_item(item, *, verdict, finding, mend_by=None, version=None, actor):
    """Of two who inspect at once the second is told what the first found. 仅作记录 changes no state."""
    item = locked_item(item)
    _check_inspectable(item, verdict)
    if verdict != Verdict.NOTED and is_own_report(item, actor):
        raise ValidationError(BY_ONESELF.format(item.title))
    if version is not None and version != item.version:
        raise ValidationError(f"{_last_found(item)}{CHANGED}", code="stale")
    mend_by = mend_by if verdict == Verdict.MEND else None
    if mend_by and mend_by < timezone.localdate():
        raise ValidationError({"mend_by": "整改期限不能早于今天。"})
    facts = {"verdict": verdict, "finding": finding.strip(), "mend_by": mend_by}
    found = put_new(Inspection(item=item, inspected_by=actor, **facts))
    if verdict == Verdict.PASSED:
        _close(item, found, actor)
    elif verdict == Verdict.MEND:
        write(item, state=State.MENDING)
        tell_unit(item, "mend", f"需要整改（{day(mend_by)}前）", found.finding, mend_by)
    else:
        write(item)
        tell_unit(item, "noted", "检查记录", found.finding)
    return found


def _close(item, found, actor):
    write(item, state=State.CLOSED, closed_by=actor, closed_at=timezone.now(), percent=100)
    settle_told(item, "remind", "mend", "reopened")
    tell_unit(item, "passed", "检查合格，已办结", found.finding)


def _check_inspectable(item, verdict):
    if item.audience == PlanItem.Audience.COLLEGES and not item.is_assigned:
        raise ValidationError("这一事项由各学院分别落实，请打开学院的事项再检查。")
    if item.is_done_with or (item.state != State.REPORTED and verdict != Verdict.NOTED):
        told = _last_found(item)
        what = "不能再检查" if item.is_done_with else "还没有报落实，只能先作记录"
        raise ValidationError(f"{told}这一事项{item.get_state_display()}，{what}。您填写的内容还在本页。")


def is_own_report(item, user):
    """Nobody inspects what he himself reported (有检查, art. 7): another one looks."""
    return item.state == State.REPORTED and item.reported_by_id == user.pk


def _last_found(item):
    last = item.inspections.select_related("inspected_by").first()
    if last is None:
        return ""
    until = f"（{day(last.mend_by)}前）" if last.mend_by else ""
    by = f"最近一次是{last.inspected_by.name}于 {stamp(last.inspected_at)} 检查"
    return f"{by}：{last.get_verdict_display()}{until}，“{last.finding}”。"


@act
def reopen_item(item, *, reason, actor):
    """A closed item has to be done again; why stands among the findings."""
    item = locked_item(item)
    if item.state != State.CLOSED:
        raise ValidationError(f"这一事项{item.get_state_display()}，不必重新打开。")
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": "请写明为什么重新打开，对方会看到。"})
    put_new(Inspection(item=item, verdict=Verdict.NOTED, finding=f"重新打开：{reason}", inspected_by=actor))
    cleared = dict.fromkeys(["closed_by", "closed_at", "reported_by", "reported_at"])
    with marked(reason=reason, about="重新打开事项"):
        write(item, state=State.OPEN, **cleared)
    tell_unit(item, "reopened", "事项已重新打开，请继续落实", reason, item.due_on)
    return item
