"""布置: the school's plan and the colleges' plans at the office's door. The inspector reads."""

from django.contrib import messages
from django.urls import path
from django.utils.decorators import method_decorator

from colleges.models import College
from colleges.views.doors import OfficeDoor, OfficeRoutes
from common.once import once
from common.refusals import refusals_on
from planning.forms.plans import (
    ApprovalForm,
    AssignForm,
    ReassignForm,
    ReturnForm,
    ReviseForm,
    SchoolItemAddForm,
    SchoolItemForm,
    StartForm,
    WithdrawForm,
)
from planning.models import PlanItem, WorkPlan
from planning.plan_rows import plan_badges, with_counts, year_to_show
from planning.services.assignments import assign_item, reassign_item, revise_item, withdraw_item
from planning.services.items import edit_item, move_item
from planning.services.plans import latest_before, publish_plan, start_school_plan, who_gets_what
from planning.services.reviews import approve_plan, has_changed, return_plan
from planning.services.telling import without_people
from planning.views.plans import PlanPages

READ, PUBLISH, REVIEW = "planning.view_workplan", "planning.publish_plan", "planning.review_plan"
REFUSALS = {
    READ: "年度工作计划由校友会办公室和纪检监察查看，您没有这项权限。",
    PUBLISH: "年度工作计划由校友会办公室布置，您没有这项权限。",
    REVIEW: "学院的工作计划由校友会办公室审批，您没有这项权限。",
}
State, Audience = WorkPlan.State, PlanItem.Audience


class OfficePlanPages(OfficeDoor, PlanPages):
    act_permission = PUBLISH

    def written(self, request):
        return WorkPlan.objects.of_school()

    def items(self, request):
        return PlanItem.objects.of_school().select_related("plan")

    # --- years -----------------------------------------------------------------------------------------------------

    def list(self, request):
        plans = self.plans(request)
        years = sorted(set(plans.values_list("year", flat=True)), reverse=True)
        wanted = request.GET.get("year", "")
        year = int(wanted) if wanted in map(str, years) else year_to_show(years)
        found = list(with_counts(plans.filter(year=year)))
        school = next((plan for plan in found if plan.college_id is None), None)
        context = {
            "years": years,
            "year": year,
            "school": school,
            "school_badges": plan_badges(school) if school else [],
            "lines": self._by_college([plan for plan in found if plan.college_id]),
            "may_start": any(year not in years for year, _ in StartForm(taken=self._taken()).fields["year"].choices),
        }
        return self.page(request, "office_list", context)

    @staticmethod
    def _by_college(plans):
        """Every college of today, and those of that year that are no more, with the plan or None."""
        of = {plan.college: plan for plan in plans}
        current = list(College.objects.current())
        absent = dict(without_people(current))
        colleges = current + [college for college in of if college not in current]
        return [
            {
                "college": college,
                "plan": of.get(college),
                "badges": plan_badges(of.get(college)),
                "absent": absent.get(college),
            }
            for college in colleges
        ]

    @method_decorator(once)
    def start(self, request):
        taken = self._taken()
        form = StartForm(request.POST or None, taken=taken, last=latest_before(9999))
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                facts = form.cleaned_data
                plan = start_school_plan(facts["year"], source=facts["source"], actor=request.user)
                messages.success(request, f"已建立{plan}，请核对事项后布置。")
                return self.to("plan-detail", plan.pk)
        return self.page(request, "start", {"form": form})

    @staticmethod
    def _taken():
        return set(WorkPlan.objects.of_school().values_list("year", flat=True))

    # --- one plan --------------------------------------------------------------------------------------------------

    def may_add(self, plan):
        return plan.college_id is None

    def acts_on(self, item):
        if item.plan.state == State.DRAFT:
            return [("修改", "plan-item-edit"), ("删除", "plan-item-remove")]
        if item.state == PlanItem.State.WITHDRAWN:
            return [("重新布置", "plan-item-assign")] if item.audience == Audience.COLLEGES else []
        if item.is_done_with:
            return []
        to = "增加学院" if item.audience == Audience.COLLEGES else "转交"
        return [("调整", "plan-item-edit"), (to, "plan-item-assign"), ("撤销", "plan-item-withdraw")]

    def steps(self, request, plan, writes):
        reviews = request.user.has_perm(REVIEW) and plan.college_id is not None
        return {
            "may_publish": writes and plan.state == State.DRAFT,
            "may_move": writes and plan.state == State.DRAFT,
            "may_review": reviews and (plan.state == State.SUBMITTED or has_changed(plan)),
            "approval_form": ApprovalForm(initial={"version": plan.version}),
            "return_form": ReturnForm(initial={"version": plan.version}),
        }

    @method_decorator(once)
    def publish(self, request, pk):
        plan = self.fetch(self.written(request), request, pk)
        if request.method == "POST":
            return self._step(
                request, plan, lambda: publish_plan(plan, actor=request.user), "已布置，各学院已收到通知和各自的事项。"
            )
        colleges, own = who_gets_what(plan)
        addressed = [college for college, count in colleges if count]
        context = {"plan": plan, "colleges": colleges, "own": own, "absent": without_people(addressed)}
        return self.page(request, "publish", context)

    def approve(self, request, pk):
        return self._review(request, pk, approve_plan, ApprovalForm, "已批准，学院会收到通知。")

    def send_back(self, request, pk):
        return self._review(request, pk, return_plan, ReturnForm, "已退回，学院的待办里会列出。")

    def _review(self, request, pk, service, form_class, done):
        """A refusal shows the plan as it is now, and what was typed beside it."""
        plan = self.fetch(self.plans(request), request, pk)
        form = form_class(request.POST)
        remark, version = request.POST.get("remark", "")[:500], None
        if form.is_valid():
            remark, version = form.cleaned_data["remark"], form.cleaned_data["version"]
        if self.attempt(request, lambda: service(plan, remark=remark, version=version, actor=request.user)):
            messages.success(request, done)
        elif remark.strip():
            messages.info(request, f"您填写的意见没有提交：{remark.strip()}")
        return self.to("plan-detail", plan.pk)

    # --- items -----------------------------------------------------------------------------------------------------

    def add_form(self, request):
        return SchoolItemAddForm(request.POST or None)

    def told_of_adding(self, plan):
        return "计划已经布置，添加后立即发给所选学院或负责人。" if plan.state == State.PUBLISHED else ""

    def item_edit(self, request, pk):
        item = self.fetch(self.items(request), request, pk)
        if item.plan.state == State.DRAFT:
            return self._item_form(request, item, SchoolItemForm, edit_item, title="修改事项", confirm="保存事项")
        told = "保存后各学院的这一事项同时改变，并收到通知。" if item.audience == Audience.COLLEGES else ""
        return self._item_form(
            request, item, ReviseForm, revise_item, title="调整已布置的事项", confirm="保存并通知", told=told
        )

    def item_move(self, request, pk):
        item = self.fetch(self.items(request), request, pk)
        up = request.POST.get("to") != "down"
        self.attempt(request, lambda: move_item(item, up=up, actor=request.user))
        return self.to("plan-detail", item.plan_id)

    @method_decorator(once)
    def item_withdraw(self, request, pk):
        item = self.fetch(self.items(request), request, pk)
        holders = WorkPlan.objects.filter(items__in=item.copies.unfinished()).values("college")
        form = WithdrawForm(request.POST or None, colleges=College.objects.filter(pk__in=holders))

        def act():
            withdraw_item(item, reason=form.cleaned_data["reason"], colleges=form.chosen, actor=request.user)
            return f"已撤销“{item.title}”，已有的材料仍然保留。"

        return self._form(request, form, item.plan, act, item=item, title="撤销事项", confirm="撤销并通知")

    @method_decorator(once)
    def item_assign(self, request, pk):
        """To further colleges, or to another owner."""
        item = self.fetch(self.items(request), request, pk)
        if item.audience == Audience.SCHOOL:
            return self._reassign(request, item)
        living = item.copies.exclude(state=PlanItem.State.WITHDRAWN).values("plan__college")
        form = AssignForm(request.POST or None, colleges=College.objects.current().exclude(pk__in=living))

        def act():
            assign_item(item, colleges=list(form.cleaned_data["colleges"]), actor=request.user)
            return f"已布置“{item.title}”，所选学院已收到通知。"

        return self._form(request, form, item.plan, act, item=item, title="布置给学院", confirm="布置并通知")

    def _reassign(self, request, item):
        form = ReassignForm(request.POST or None, instance=item)

        def act():
            reassign_item(item, version=form.seen, actor=request.user, **form.changes)
            return f"已转交“{item.title}”，原负责人和新负责人都已收到通知。"

        return self._form(request, form, item.plan, act, item=item, title="转交事项", confirm="转交并通知")


_pages = OfficePlanPages()
_routes = OfficeRoutes(REFUSALS)
_read, _form, _act = _routes.read, _routes.form, _routes.act

urlpatterns = [
    path("plans/", _read(_pages.list), name="plan-list"),
    path("plans/start/", _form(_pages.start), name="plan-start"),
    path("plans/<int:pk>/", _read(_pages.detail), name="plan-detail"),
    path("plans/<int:pk>/aims/", _form(_pages.aims), name="plan-aims"),
    path("plans/<int:pk>/publish/", _form(_pages.publish), name="plan-publish"),
    path("plans/<int:pk>/approve/", _act(_pages.approve, REVIEW), name="plan-approve"),
    path("plans/<int:pk>/return/", _act(_pages.send_back, REVIEW), name="plan-return"),
    path("plans/<int:pk>/carry-over/", _act(_pages.carry_over), name="plan-carry-over"),
    path("plans/<int:pk>/workbook/", _read(_pages.workbook), name="plan-workbook"),
    path("plans/<int:pk>/paper/", _read(_pages.paper), name="plan-paper"),
    path("plans/<int:pk>/items/add/", _form(_pages.item_add), name="plan-item-add"),
    path("plans/items/<int:pk>/edit/", _form(_pages.item_edit), name="plan-item-edit"),
    path("plans/items/<int:pk>/move/", _act(_pages.item_move), name="plan-item-move"),
    path("plans/items/<int:pk>/remove/", _act(_pages.item_remove), name="plan-item-remove"),
    path("plans/items/<int:pk>/withdraw/", _form(_pages.item_withdraw), name="plan-item-withdraw"),
    path("plans/items/<int:pk>/assign/", _form(_pages.item_assign), name="plan-item-assign"),
]
