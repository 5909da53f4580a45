"""The office's door to the plans: it looks at the colleges', approves or returns them; the school's own it writes and files."""

from django.contrib import messages
from django.urls import path

from colleges.views.doors import OfficeRoutes
from events.forms.plans import ApprovalForm, ReturnForm
from events.models import Event, EventPlan
from events.services.filings import approve_plan, return_plan
from events.views.doors import OfficeEventDoor
from events.views.plans import PlanPages

READ, RUN, REVIEW = "events.view_event", "events.run_event", "events.review_event"
REFUSALS = {
    READ: "校友活动由校友会办公室和纪检监察查看，您没有这项权限。",
    RUN: "校友活动由校友会办公室和承办学院办理，您没有这项权限。",
    REVIEW: "活动方案由校友会办公室审批，您没有这项权限。",
}


class OfficePlanPages(OfficeEventDoor, PlanPages):
    """The office helps to write a college's plan; filing it is the college's own."""

    def may_file(self, request, event):
        return event.college_id is None and self.may_act(request)

    def review(self, request, event):
        waits = event.plan.state == EventPlan.State.FILED and event.state == Event.State.PREPARING
        may = waits and request.user.has_perm(REVIEW)
        forms = {"approval_form": ApprovalForm(auto_id="approve_%s"), "return_form": ReturnForm(auto_id="return_%s")}
        return {"may_review": may} | forms

    def approve(self, request, pk):
        filing, form = self._filing(request, pk), ApprovalForm(request.POST)
        if not form.is_valid():
            return self._not_done(request, filing, form)

        def act():
            return approve_plan(filing, remark=form.cleaned_data["remark"], actor=request.user)

        return self.step(request, filing.plan.event, act, "已批准方案，承办学院和有关部门会收到通知。")

    def send_back(self, request, pk):
        filing, form = self._filing(request, pk), ReturnForm(request.POST)
        if not form.is_valid():
            return self._not_done(request, filing, form)

        def act():
            return return_plan(filing, remark=form.cleaned_data["remark"], actor=request.user)

        return self.step(request, filing.plan.event, act, "已退回方案，退回原因已告知。")

    def _not_done(self, request, filing, form):
        for errors in form.errors.values():
            messages.error(request, " ".join(errors))
        return self.to("plan", filing.plan.event_id)


_pages = OfficePlanPages()
_routes = OfficeRoutes(REFUSALS)
_read, _form, _act = _routes.read, _routes.form, _routes.act


urlpatterns = [
    path("events/<int:pk>/plan/", _read(_pages.plan), name="event-plan"),
    path("events/<int:pk>/plan/edit/", _form(_pages.edit), name="event-plan-edit"),
    path("events/<int:pk>/plan/file/", _act(_pages.file), name="event-plan-file"),
    path("events/<int:pk>/plan/take-back/", _act(_pages.take_back), name="event-plan-take-back"),
    path("events/<int:pk>/plan/document/", _read(_pages.document), name="event-plan-document"),
    path("events/filings/<int:pk>/", _read(_pages.filing), name="event-plan-filing"),
    path("events/filings/<int:pk>/approve/", _act(_pages.approve, REVIEW), name="event-plan-approve"),
    path("events/filings/<int:pk>/return/", _act(_pages.send_back, REVIEW), name="event-plan-return"),
    path("events/<int:pk>/programme/add/", _form(_pages.programme_add), name="event-programme-add"),
    path("events/programme/<int:pk>/edit/", _form(_pages.programme_edit), name="event-programme-edit"),
    path(
        "events/programme/<int:pk>/remove/",
        _act(_pages.programme_remove),
        name="event-programme-remove",
    ),
    path("events/<int:pk>/budget/add/", _form(_pages.budget_add), name="event-budget-add"),
    path("events/budget/<int:pk>/edit/", _form(_pages.budget_edit), name="event-budget-edit"),
    path("events/budget/<int:pk>/remove/", _act(_pages.budget_remove), name="event-budget-remove"),
]
