"""年度总结: drafted, finished, handed in; as Word and as PDF. For two doors (see `colleges.views.doors`)."""

from django.contrib import messages
from django.http import Http404
from django.urls import reverse
from django.utils.decorators import method_decorator

from colleges.views.doors import CollegeDoor
from common.downloads import download
from common.once import once
from common.refusals import refusals_on
from planning.forms.yearly import RenewForm, SummaryForm
from planning.models import WorkPlan, YearSummary
from planning.services.summaries import (
    SUBMITTED,
    draft_summary,
    edit_summary,
    may_write,
    renew_summary,
    submit_summary,
)
from planning.summary import ASKS, blocks_of, draft_of
from planning.summary_files import summary_paper, summary_word
from planning.summary_renewal import changes_of, digest_of

State = YearSummary.State
NOT_BEGUN = ("还没有起草", "none")
TONES = {State.DRAFT: "waiting", State.SUBMITTED: "done", State.RETURNED: "danger"}


def badge_of(summary):
    """`(label, tone)`; None is a summary that nobody has begun."""
    return (summary.get_state_display(), TONES[summary.state]) if summary else NOT_BEGUN


class SummaryPages(CollegeDoor):
    at = "college:planning:"
    room = "planning/yearly"
    detail_page = "summary"

    def plans(self, request):
        """The plans whose summaries this desk may read."""
        return self.own(WorkPlan.objects, request).select_related("college", "summary__submitted_by")

    def written(self, request):
        """Of these, those whose summary this desk writes."""
        return self.plans(request)

    def shown(self, plan):
        """The summary as this desk may read it, None where there is none."""
        return summary_of(plan)

    def list(self, request):
        plans = self.plans(request).order_by("-year", "pk")
        lines = [{"plan": plan, "summary": summary_of(plan), "badge": badge_of(summary_of(plan))} for plan in plans]
        return self.page(request, "summaries", {"lines": lines, "detail_page": f"{self.at}{self.detail_page}"})

    def detail(self, request, pk):
        plan = self.fetch(self.plans(request), request, pk)
        summary = self.shown(plan)
        writes = self.may_act(request) and self.written(request).filter(pk=plan.pk).exists()
        context = {
            "plan": plan,
            "summary": summary,
            "badge": badge_of(summary_of(plan)),
            "blocks": [block | {"asks": ASKS in block["text"]} for block in blocks_of(summary.text)] if summary else [],
            "asks": bool(summary) and ASKS in summary.text,
            "writes": writes and may_write(summary),
            **self.steps(request, plan, summary),
        }
        return self.page(request, "summary", context)

    def steps(self, request, plan, summary):
        return {}

    def edit(self, request, pk):
        plan, summary = self._own_summary(request, pk)
        if request.method != "POST" and not may_write(summary):
            messages.error(request, SUBMITTED)
            return self._to(plan)
        form = SummaryForm(request.POST or None, instance=summary)
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                edit_summary(summary, text=form.cleaned_data["text"], version=form.seen, actor=request.user)
                messages.success(request, "已保存总结。")
                return self._to(plan)
        context = {
            "form": form,
            "title": "修改总结",
            "confirm": "保存总结",
            "back": reverse(f"{self.at}{self.detail_page}", args=[plan.pk]),
            "parent": f"{plan.year} 年总结",
            "keep": f"summary-{summary.pk}",
        }
        return self.page(request, "form", context)

    def draft(self, request, pk):
        """The first draft; afterwards 重新取数: what would change, and what of it is taken in."""
        plan = self.fetch(self.written(request), request, pk)
        summary = summary_of(plan)
        if summary is None:
            return self._begin(request, plan)
        if not may_write(summary):
            messages.error(request, "总结已经报送，不能重新取数。")
            return self._to(plan)
        fresh = draft_of(plan)
        changes = changes_of(summary.text, summary.drafted, fresh)
        form = RenewForm(request.POST or None, changes=changes)
        if request.method == "POST" and form.is_valid():
            asked = {"keys": set(form.cleaned_data["keys"]), "seen": form.cleaned_data["seen"]}
            if self.attempt(request, lambda: renew_summary(summary, actor=request.user, **asked)):
                messages.success(request, f"已更新 {len(asked['keys'])} 段，其余内容没有改动。")
                return self._to(plan)
        context = {"plan": plan, "summary": summary, "changes": changes, "seen": digest_of(fresh)}
        context["back"] = reverse(f"{self.at}{self.detail_page}", args=[plan.pk])
        return self.page(request, "renew", context)

    def _begin(self, request, plan):
        if request.method == "POST" and self.attempt(request, lambda: draft_summary(plan, actor=request.user)):
            messages.success(request, "已按系统里的记录起草。请核对，补写括号里提示的内容，再报送。")
        return self._to(plan)

    @method_decorator(once)
    def submit(self, request, pk):
        plan, summary = self._own_summary(request, pk)
        if self.attempt(request, lambda: submit_summary(summary, actor=request.user)):
            messages.success(request, self.told_of_submitting(plan))
        return self._to(plan)

    def told_of_submitting(self, plan):
        return f"{plan.year} 年总结已报送校友会办公室。"

    def file(self, request, pk):
        """Word, or with `?as=pdf` for print."""
        plan = self.fetch(self.plans(request), request, pk)
        summary = self.shown(plan)
        if summary is None:
            raise Http404
        make = summary_paper if request.GET.get("as") == "pdf" else summary_word
        file = self.attempt(request, lambda: make(summary))
        return download(file) if file else self._to(plan)

    def _own_summary(self, request, pk):
        plan = self.fetch(self.written(request), request, pk)
        summary = summary_of(plan)
        if summary is None:
            raise Http404
        return plan, summary

    def _to(self, plan):
        return self.to(self.detail_page, plan.pk)


def summary_of(plan):
    """The plan's summary or None; `plan` was read together with it."""
    summary = getattr(plan, "summary", None)
    if summary is not None:
        summary.plan = plan
    return summary
