"""年度总结: drafted from the facts, finished by the unit, handed in once; the office may return it (art. 7)."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from audit.acts import act
from audit.trail import marked
from colleges import notices
from common.formats import stamp
from common.rows import put_new, write
from planning.models import YearSummary
from planning.services.rows import locked
from planning.services.telling import ARTICLE, OFFICE
from planning.summary import ASKS, draft_of, text_of
from planning.summary_renewal import digest_of, renewed

State = YearSummary.State
FREE = (State.DRAFT, State.RETURNED)
SUBMITTED = "总结已经报送，不能再改。确需修改的，请联系校友会办公室退回。"
MOVED = "您查看期间，数据又有变化。请看过下面的内容，再选一次。"


def may_write(summary):
    return summary is None or summary.state in FREE


@act
def draft_summary(plan, *, actor):
    """The first draft, from the facts of today; one that exists already is left as it is."""
    plan = locked(plan)
    found = YearSummary.objects.filter(plan=plan).first()
    if found:
        raise ValidationError(f"{plan.year} 年总结已经起草，请直接修改；要用新的数据，请点“重新取数”。")
    drafted = draft_of(plan)
    return put_new(YearSummary(plan=plan, text=text_of(drafted), drafted=drafted))


@act
def edit_summary(summary, *, text, version=None, actor):
    summary = _writable(summary)
    return write(summary, seen=version, text=text.replace("\r\n", "\n").strip())


@act
def renew_summary(summary, *, keys, seen, actor):
    """Take in the paragraphs `keys` of today's facts, if these are still what the page showed (`seen`)."""
    summary = _writable(summary)
    fresh = draft_of(summary.plan)
    if digest_of(fresh) != seen:
        raise ValidationError(MOVED)
    if not keys:
        raise ValidationError("没有选择要更新的内容，正文没有改动。")
    text, drafted = renewed(summary.text, summary.drafted, fresh, keys)
    return write(summary, text=text, drafted=drafted, drafted_at=timezone.now())


@act
def submit_summary(summary, *, actor):
    """To the office; of the school's own summary this is the final version. Of two who submit the second is told who did."""
    summary = _locked(summary)
    if summary.state == State.SUBMITTED:
        by = f"{summary.submitted_by.name}于 {stamp(summary.submitted_at)}"
        raise ValidationError(f"这份总结已由{by} 报送，不必再报。")
    if ASKS in summary.text:
        raise ValidationError("正文里还有“（请补充：……）”没有写。请补写或删去这些提示后再报送。")
    write(summary, state=State.SUBMITTED, submitted_by=actor, submitted_at=timezone.now(), remark="")
    notices.settle(_key(summary, "returned"))
    if summary.plan.college_id:
        _tell(summary, "submitted", f"{summary.plan.unit}报送了 {summary.plan.year} 年校友工作总结", role=OFFICE)
    return summary


@act
def return_summary(summary, *, remark, actor):
    """The unit finishes it and hands it in again."""
    summary, remark = _locked(summary), remark.strip()
    if summary.state != State.SUBMITTED:
        raise ValidationError(f"这份总结{summary.get_state_display()}，没有可以退回的。请刷新页面。")
    if not remark:
        raise ValidationError({"remark": "请写明退回的原因，对方会看到。"})
    with marked(reason=remark, about="退回年度总结"):
        write(summary, state=State.RETURNED, remark=remark)
    notices.settle(_key(summary, "submitted"))
    if summary.plan.college_id:
        title = f"{summary.plan.year} 年校友工作总结被退回，请修改后再报"
        _tell(summary, "returned", title, college=summary.plan.college, body=remark)
    return summary


def _tell(summary, what, title, **to):
    page = "college:planning:summary" if "college" in to else "admin:summary-detail"
    url = reverse(page, args=[summary.plan_id])
    notices.put(_key(summary, what), title=title, url=url, article=ARTICLE, **to)


def _key(summary, what):
    return f"year-summary:{summary.pk}:{what}"


def _writable(summary):
    summary = _locked(summary)
    if not may_write(summary):
        raise ValidationError(SUBMITTED)
    return summary


def _locked(summary):
    """The plan's row stands for all that belongs to its year."""
    plan = locked(summary.plan)
    found = YearSummary.objects.select_related("submitted_by").get(pk=summary.pk)
    found.plan = plan
    return found
