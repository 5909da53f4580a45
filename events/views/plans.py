"""The plan (方案) of an event: what it says, what is missing, its filings. For two doors (see `events.views.doors`)."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse
from django.utils.decorators import method_decorator

from common.downloads import download
from common.once import once
from events.deadlines import plan_due_on
from events.forms.plans import BudgetAddForm, BudgetEditForm, PlanForm, ProgrammeAddForm, ProgrammeEditForm
from events.models import BudgetLine, Event, EventPlan, PlanFiling, ProgrammeItem
from events.overview import plan_warning
from events.plan_contents import changed_since, contents_of, differences
from events.plan_papers import plan_print, plan_word
from events.plan_parts import parts_of
from events.services.filings import file_plan, take_back_plan
from events.services.plans import approved_filing, edit_plan
from events.services.programme import put_budget_line, put_programme_item, remove_line
from events.services.rules import rule_of
from events.views.doors import EventDoor

State, Verdict = EventPlan.State, PlanFiling.Verdict
#: sections that stand on the page as tables of their own
LISTED = ("title", "time", "programme", "budget_lines")
TONES = {
    Verdict.WAITING: "waiting",
    Verdict.RETURNED: "danger",
    Verdict.APPROVED: "done",
    Verdict.TAKEN_BACK: "none",
}


class PlanPages(EventDoor):
    room = "events/plans"
    leads_to = "plan"

    def may_file(self, request, event):
        """Whose event it is files its plan."""
        return self.may_act(request)

    def may_review(self, request, event):
        return False

    # --- the page --------------------------------------------------------------------------------------------------

    def plan(self, request, pk):
        event = self.event(request, pk)
        plan, filings = event.plan, list(event.plan.filings.select_related("filed_by", "reviewed_by"))
        writes = self.may_write(request, event)
        mine = self.may_file(request, event) and event.state == Event.State.PREPARING
        lines = list(plan.budget_lines.all())
        approval = approved_filing(plan) if plan.state == State.APPROVED else None
        context = {
            "plan": plan,
            "parts": [(part, self._where(part, event) if writes else "") for part in parts_of(event)],
            "contents": [section for section in contents_of(event) if section["key"] not in LISTED],
            "programme": plan.programme.all(),
            "budget_lines": lines,
            "budget_sum": sum(line.amount for line in lines),
            "filings": [(filing, TONES[filing.verdict]) for filing in filings],
            "due_on": plan_due_on(event),
            "late_now": plan_warning(event),
            "changed": changed_since(approval, event) if approval else [],
            "writes": writes,
            "may_file": mine and plan.state in (State.DRAFT, State.RETURNED),
            "may_take_back": mine and plan.state == State.FILED,
            "waiting": next((filing for filing in filings if filing.verdict == Verdict.WAITING), None),
            "classes": event.event_classes.select_related("class_group"),
        }
        return self.event_page(request, event, "plan", context | self.review(request, event))

    def review(self, request, event):
        """The office's own part of the page."""
        return {"may_review": False}

    def may_write(self, request, event):
        standing = event.state == Event.State.PREPARING
        return standing and self.may_act(request) and event.plan.state != State.FILED

    def _where(self, part, event):
        """The first of the part's pages that there is at this door."""
        for name in part.where:
            try:
                address = reverse(f"{self.at}{name}", args=[event.pk])
            except NoReverseMatch:
                continue
            return f"{address}#id_{FIELDS[part.part.value]}" if part.part.value in FIELDS else address
        return ""

    def edit(self, request, pk):
        event = self.event(request, pk)
        wanted = [FIELDS[part] for part in rule_of(event.kind).parts if part in FIELDS]
        form = PlanForm(request.POST or None, instance=event.plan, wanted=wanted)

        def act():
            edit_plan(event, changes=form.changes, version=form.seen, actor=request.user)
            return "已保存方案。"

        return self.event_form(request, event, form, act, title="填写方案", confirm="保存方案", keep=f"event-plan-{pk}")

    # --- programme and budget ----------------------------------------------------------------------------------------

    @method_decorator(once)
    def programme_add(self, request, pk):
        event = self.event(request, pk)
        start = {"starts_at": event.starts_at}
        form = ProgrammeAddForm(request.POST or None, initial=start, instance=ProgrammeItem(plan=event.plan))

        def act():
            row = put_programme_item(event, changes=form.changes, actor=request.user)
            return f"已添加“{row.title}”。"

        return self.event_form(request, event, form, act, title="添加日程", confirm="添加日程")

    def programme_edit(self, request, pk):
        item = self._line(request, ProgrammeItem.objects, pk)
        form = ProgrammeEditForm(request.POST or None, instance=item)

        def act():
            row = put_programme_item(item.plan.event, item=item, changes=form.changes, actor=request.user)
            return f"已保存“{row.title}”。"

        return self.event_form(request, item.plan.event, form, act, title="修改日程", confirm="保存日程")

    @method_decorator(once)
    def budget_add(self, request, pk):
        event = self.event(request, pk)
        form = BudgetAddForm(request.POST or None, instance=BudgetLine(plan=event.plan))

        def act():
            row = put_budget_line(event, changes=form.changes, actor=request.user)
            return f"已添加“{row.title}”。"

        return self.event_form(request, event, form, act, title="添加经费", confirm="添加经费")

    def budget_edit(self, request, pk):
        line = self._line(request, BudgetLine.objects, pk)
        form = BudgetEditForm(request.POST or None, instance=line)

        def act():
            row = put_budget_line(line.plan.event, line=line, changes=form.changes, actor=request.user)
            return f"已保存“{row.title}”。"

        return self.event_form(request, line.plan.event, form, act, title="修改经费", confirm="保存经费")

    def programme_remove(self, request, pk):
        return self._remove(request, self._line(request, ProgrammeItem.objects, pk))

    def budget_remove(self, request, pk):
        return self._remove(request, self._line(request, BudgetLine.objects, pk))

    def _remove(self, request, line):
        event = line.plan.event
        done = f"已删除“{line.title}”，变更记录里还能查到。"
        return self.step(request, event, lambda: remove_line(event, line, actor=request.user) or True, done)

    def _line(self, request, queryset, pk):
        rows = self.own(queryset, request).select_related("plan__event__college", "plan__event__owner")
        line = get_object_or_404(rows, pk=pk)
        line.plan.event.plan = line.plan
        return line

    # --- filings -----------------------------------------------------------------------------------------------------

    def file(self, request, pk):
        event = self._filed(request, pk)

        def act():
            return file_plan(event, actor=request.user)

        return self.step(request, event, act, "方案已报送，等待校友会办公室审批。")

    def take_back(self, request, pk):
        event = self._filed(request, pk)
        done = "已收回，可以修改；改好后请重新报送。"
        return self.step(request, event, lambda: take_back_plan(event, actor=request.user), done)

    def _filed(self, request, pk):
        """The event if this desk files its plan."""
        event = self.event(request, pk)
        if not self.may_file(request, event):
            raise Http404
        return event

    def filing(self, request, pk):
        """One filing as it was, and what differs from the one before, from another one, or from today."""
        filing = self._filing(request, pk)
        event = filing.plan.event
        others = [each for each in filing.plan.filings.select_related("filed_by") if each.pk != filing.pk]
        other = self._other(request, filing, others)
        said = filing.snapshot.get("sections", [])
        with_today = request.GET.get("with") == "today"
        before, after = (said, contents_of(event)) if with_today else (_said(other), said)
        if other and other.filed_at > filing.filed_at:
            before, after = said, _said(other)
        context = {
            "filing": filing,
            "tone": TONES[filing.verdict],
            "sections": said,
            "others": others,
            "other": other,
            "with_today": with_today,
            "differences": differences(before, after) if other or with_today else None,
        }
        return self.event_page(request, event, "filing", context | self.review(request, event))

    @staticmethod
    def _other(request, filing, others):
        """The filing that was asked for, else the one before."""
        wanted = request.GET.get("with", "")
        if wanted == "today":
            return None
        asked = next((each for each in others if str(each.pk) == wanted), None)
        return asked or next((each for each in others if each.filed_at < filing.filed_at), None)

    def _filing(self, request, pk):
        rows = self.own(PlanFiling.objects, request)
        rows = rows.select_related("plan__event__college", "plan__event__owner", "filed_by", "reviewed_by")
        filing = get_object_or_404(rows, pk=pk)
        filing.plan.event.plan = filing.plan
        return filing

    def document(self, request, pk):
        """The plan as it stands, as Word or (`as=pdf`) for print."""
        event = self.event(request, pk)
        draw = plan_print if request.GET.get("as") == "pdf" else plan_word
        file = self.attempt(request, lambda: draw(event))
        return download(file) if file else self.to("plan", event.pk)


def _said(filing):
    return filing.snapshot.get("sections", []) if filing else []


#: part → the plan's field that says it
FIELDS = {
    "headcount": "headcount",
    "guests": "invited",
    "rooms": "rooms",
    "safety": "safety",
    "liaison": "liaison",
    "directory": "directory",
}
