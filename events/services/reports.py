"""The report of an event (art. 16): written, handed in by whose event it is, returned by the office."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from audit.acts import act
from common.rows import put_new, write
from events.hand_in import checked_in
from events.models import EventReport, Step
from events.services.rows import still_preparing
from events.services.steps import done_by_step, undone_with_step
from events.services.telling import settle, tell_college, tell_office

FILED = "总结已经上报，不能修改。确需修改的，请校友会办公室退回。"


@act
def edit_report(event, *, changes, version=None, actor):
    """`changes`: text, coverage, attended, attended_note. The first writing begins the report."""
    event = still_preparing(event)
    report = _report_of(event)
    if report is None:
        return put_new(EventReport(event=event, **changes))
    _refuse_filed(report)
    return write(report, seen=version, **changes)


@act
def file_report(event, *, actor):
    """The figures are written down: who had registered, who was there."""
    event = still_preparing(event)
    report = _report_of(event)
    if report is None:
        raise ValidationError("还没有写活动总结。请写好后再上报。")
    _refuse_filed(report)
    _refuse_unready(event, report)
    write(report, registered=event.taken, filed_by=actor, filed_at=timezone.now(), remark="")
    done_by_step(event, Step.REPORT, actor=actor)
    settle(event, "report-returned")
    if event.college_id:
        tell_office(event, "report-filed", f"活动总结已上报：{event.title}（{event.unit}）", page="report", article=16)
    return report


def _refuse_unready(event, report):
    if not event.is_over:
        raise ValidationError("活动还没有结束，不能上报总结。")
    if not report.text.strip():
        raise ValidationError("请写明活动总结后再上报。")
    if report.attended is None:
        raise ValidationError("请填写实到人数后再上报。")
    here = checked_in(event)
    if report.attended != here and not report.attended_note:
        said = f"签到 {here} 人，与填写的实到人数 {report.attended} 人不同" if here else "没有签到记录"
        raise ValidationError(f"{said}，请在“人数说明”里写明人数从何而来。")


@act
def return_report(event, *, remark, actor):
    event = still_preparing(event)
    report = _report_of(event)
    if report is None or report.filed_at is None:
        raise ValidationError("总结还没有上报，或已经退回。请刷新页面后再看。")
    if not remark.strip():
        raise ValidationError({"remark": "请写明退回的原因。"})
    facts = {"filed_by": None, "filed_at": None, "returned_by": actor, "returned_at": timezone.now(), "remark": remark}
    write(report, **facts)
    undone_with_step(event, Step.REPORT)
    settle(event, "report-filed")
    body = f"{remark} 请修改后重新上报。"
    tell_college(event, "report-returned", f"活动总结被退回：{event.title}", page="report", body=body, article=16)
    return report


def _report_of(event):
    return EventReport.objects.select_for_update(of=["self"]).filter(event=event).first()


def _refuse_filed(report):
    if report.filed_at is not None:
        raise ValidationError(FILED)
