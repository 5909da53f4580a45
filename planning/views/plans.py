"""The plan of a year: the list of years, one plan, its items and steps. For two doors (see `colleges.views.doors`)."""

from django.contrib import messages
from django.utils import timezone
from django.utils.decorators import method_decorator

from colleges.views.doors import CollegeDoor
from common.downloads import download
from common.once import once
from common.refusals import refusals_on
from planning.forms.plans import AimsForm, OwnItemAddForm, OwnItemForm, PersonForm, ReasonForm, years_open
from planning.models import PlanItem, WorkPlan
from planning.plan_files import plan_paper, plan_workbook
from planning.plan_rows import plan_badges, rows_of, with_counts
from planning.services.items import (
    FREE,
    SUBMITTED,
    add_item,
    edit_item,
    may_remove,
    may_write,
    remove_item,
    withdraw_own,
)
from planning.services.plans import begin_college_plan, carry_over, left_open, write_aims
from planning.services.reviews import submit_plan, take_back_plan

State, ItemState = WorkPlan.State, PlanItem.State
OF_A_PLAN = ("college", "submitted_by", "reviewed_by")


class PlanPages(CollegeDoor):
    at = "college:planning:"
    room = "planning/plans"

    def plans(self, request):
        """What this desk may read."""
        return self.own(WorkPlan.objects, request).select_related(*OF_A_PLAN)

    def written(self, request):
        """Of these, the plans whose words are this desk's own."""
        return self.plans(request)

    def items(self, request):
        """The items that this desk may change."""
        return self.own(PlanItem.objects, request).select_related("plan__college")

    # --- years -----------------------------------------------------------------------------------------------------

    def list(self, request):
        plans = with_counts(self.plans(request)).order_by("-year", "pk")
        taken = {plan.year for plan in plans}
        context = {
            "lines": [{"plan": plan, "badges": plan_badges(plan)} for plan in plans],
            "to_begin": [year for year in years_open() if year not in taken],
        }
        return self.page(request, "list", context)

    def this_year(self, request):
        """This year's plan; where there is none, what to do about it."""
        year = timezone.localdate().year
        plan = self.plans(request).filter(year=year, college=self.college(request)).first()
        if plan:
            return self.to("plan-detail", plan.pk)
        school = WorkPlan.objects.of_school().filter(year=year, state=State.PUBLISHED).first()
        return self.page(request, "none", {"year": year, "school": school})

    def begin(self, request):
        year = request.POST.get("year", "")
        if year not in map(str, years_open()):
            messages.error(request, "只能制定今年或明年的计划。")
            return self.to("plan-list")
        college = self.college(request)
        plan = self.attempt(request, lambda: begin_college_plan(college, year=int(year), actor=request.user))
        return self.to("plan-detail", plan.pk) if plan else self.to("plan-list")

    # --- one plan --------------------------------------------------------------------------------------------------

    def detail(self, request, pk):
        plan = self.fetch(self.plans(request), request, pk)
        writes = self.may_act(request) and self.written(request).filter(pk=plan.pk).exists()
        rows = rows_of(plan)
        context = {
            "plan": plan,
            "badges": plan_badges(plan),
            "rows": [(row, self.acts_on(row.item) if writes else []) for row in rows],
            "opens": plan.college_id is not None or plan.state != State.DRAFT,
            "living": sum(row.item.state != ItemState.WITHDRAWN for row in rows),
            "closed": sum(row.item.state == ItemState.CLOSED for row in rows),
            "left_open": left_open(plan).select_related("plan") if writes else [],
            "writes": writes,
            "may_add": writes and self.may_add(plan),
            **self.steps(request, plan, writes),
        }
        return self.page(request, "detail", context)

    def may_add(self, plan):
        return may_write(plan)

    def acts_on(self, item):
        """What may be done with a row: [(label, name of the page)]; the last is a POST without a page where it removes."""
        if item.is_done_with:
            return []
        if item.is_assigned:
            return [("填负责人", "plan-item-edit")]
        if not may_write(item.plan):
            return []
        last = ("删除", "plan-item-remove") if may_remove(item) else ("撤销", "plan-item-withdraw")
        return [("修改", "plan-item-edit"), last]

    def steps(self, request, plan, writes):
        return {"may_submit": writes and plan.state in FREE, "may_take_back": writes and plan.state == State.SUBMITTED}

    def aims(self, request, pk):
        plan = self.fetch(self.written(request), request, pk)
        if request.method != "POST" and plan.state == State.SUBMITTED:
            messages.error(request, SUBMITTED)
            return self.to("plan-detail", plan.pk)
        form = AimsForm(request.POST or None, instance=plan)

        def act():
            write_aims(plan, version=form.seen, actor=request.user, **form.changes)
            return "已保存工作重点。"

        return self._form(request, form, plan, act, title="工作重点", confirm="保存工作重点", keep=f"aims-{plan.pk}")

    def workbook(self, request, pk):
        return download(plan_workbook(self.fetch(self.plans(request), request, pk)))

    def paper(self, request, pk):
        plan = self.fetch(self.plans(request), request, pk)
        file = self.attempt(request, lambda: plan_paper(plan))
        return download(file) if file else self.to("plan-detail", plan.pk)

    def submit(self, request, pk):
        plan = self.fetch(self.written(request), request, pk)
        return self._step(
            request, plan, lambda: submit_plan(plan, actor=request.user), "已提交，等待校友会办公室审批。"
        )

    def take_back(self, request, pk):
        plan = self.fetch(self.written(request), request, pk)
        return self._step(
            request, plan, lambda: take_back_plan(plan, actor=request.user), "已撤回，可以修改；改好后请重新提交。"
        )

    def carry_over(self, request, pk):
        plan = self.fetch(self.written(request), request, pk)
        numbers = [number for number in request.POST.getlist("items") if number.isdecimal() and len(number) < 19]
        wanted = list(self.items(request).filter(pk__in=numbers))
        done = f"已结转 {len(wanted)} 项，期限顺延，请核对。"
        return self._step(request, plan, lambda: carry_over(plan, items=wanted, actor=request.user), done)

    # --- items -----------------------------------------------------------------------------------------------------

    @method_decorator(once)
    def item_add(self, request, pk):
        plan = self.fetch(self.written(request), request, pk)
        form = self.add_form(request)

        def act():
            chosen = form.cleaned_data.get("colleges", ())
            item = add_item(plan, changes=form.cleaned_data, colleges=chosen, actor=request.user)
            return f"已添加“{item.title}”。"

        return self._form(
            request, form, plan, act, title="添加事项", confirm="添加事项", told=self.told_of_adding(plan)
        )

    def add_form(self, request):
        return OwnItemAddForm(request.POST or None)

    def told_of_adding(self, plan):
        """What follows from adding one, said above the form."""
        return "计划已经批准，新增的事项会请校友会办公室再确认。" if plan.state == State.APPROVED else ""

    def item_edit(self, request, pk):
        item = self.fetch(self.items(request), request, pk)
        if item.is_assigned:
            return self._item_form(request, item, PersonForm, edit_item, title="填写负责人", confirm="保存负责人")
        return self._item_form(request, item, OwnItemForm, edit_item, title="修改事项", confirm="保存事项")

    def _item_form(self, request, item, form_class, service, **page):
        form = form_class(request.POST or None, instance=item)

        def act():
            facts = {"colleges": form.cleaned_data["colleges"]} if "colleges" in form.fields else {}
            service(item, changes=form.changes, version=form.seen, actor=request.user, **facts)
            return f"已保存“{item.title}”。"

        return self._form(request, form, item.plan, act, item=item, **page)

    def item_remove(self, request, pk):
        item = self.fetch(self.items(request), request, pk)
        done = f"已删除“{item.title}”，变更记录里还能查到。"
        return self._step(request, item.plan, lambda: remove_item(item, actor=request.user) or True, done)

    @method_decorator(once)
    def item_withdraw(self, request, pk):
        item = self.fetch(self.items(request), request, pk)
        form = ReasonForm(request.POST or None)

        def act():
            withdraw_own(item, reason=form.cleaned_data["reason"], actor=request.user)
            return f"已撤销“{item.title}”，原因留在计划里。"

        return self._form(request, form, item.plan, act, item=item, title="撤销事项", confirm="撤销事项")

    # --- what all of them do ---------------------------------------------------------------------------------------

    def _step(self, request, plan, act, done):
        if self.attempt(request, act):
            messages.success(request, done)
        return self.to("plan-detail", plan.pk)

    def _form(self, request, form, plan, act, *, title, confirm, **page):
        """A page with one form; `act()` does what it asks and says what was done. A refusal stands on the form."""
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                messages.success(request, act())
                return self.to("plan-detail", plan.pk)
        context = {"form": form, "plan": plan, "title": title, "confirm": confirm, "item": None, "keep": "", "told": ""}
        return self.page(request, "form", context | page)
