"""检查: matrix, inspection and reminders at the office's door. The inspector reads."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F, OuterRef, Subquery
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator

from colleges.views.doors import OfficeDoor, OfficeRoutes
from common.once import once
from common.refusals import refusals_on
from planning.forms.items import InspectForm, ReasonForm, RemindForm
from planning.matrix import column_of
from planning.models import Inspection, PlanItem
from planning.plan_rows import standing_of
from planning.services.inspections import inspect_item, is_own_report, reopen_item
from planning.views.items import ItemPages
from planning.views.matrix import MatrixPages

READ, INSPECT = "planning.view_planitem", "planning.inspect_item"
REFUSALS = {
    READ: "计划事项由校友会办公室和纪检监察查看，您没有这项权限。",
    INSPECT: "计划事项由校友会办公室检查和催办，您没有这项权限。",
}
State, Audience, Verdict = PlanItem.State, PlanItem.Audience, Inspection.Verdict
ROWS_A_PAGE = 30
WAITING, MENDING = "", "mending"


class OfficeItemPages(OfficeDoor, ItemPages):
    act_permission = INSPECT
    face = "office"
    may_inspect = True

    def may_work(self, request, item):
        """The office hands in for the school's own items; of the colleges' it only inspects."""
        return self.may_act(request) and item.plan.college_id is None

    def forms_for(self, request, item, mending):
        inspects = self.may_act(request) and not item.is_done_with
        source = item.audience == Audience.COLLEGES and not item.is_assigned
        own = is_own_report(item, request.user)
        only_notes = own or item.state != State.REPORTED
        return super().forms_for(request, item, mending) | {
            "inspects": inspects and not source,
            "own_report": own,
            "inspect_form": InspectForm(initial={"version": item.version}, only_notes=only_notes),
            "reopen_form": ReasonForm(auto_id="id_reopen_%s"),
            "remind_form": RemindForm(),
            "column": column_of(item) if source else [],
        }

    # --- the queue ---------------------------------------------------------------------------------------------------

    def list(self, request):
        """What was reported and waits to be looked at, the longest first; what is to be mended, the nearest day first."""
        show = MENDING if request.GET.get("show") == MENDING else WAITING
        found = {WAITING: self._reported(request), MENDING: self._to_mend(request)}
        page = Paginator(found[show], ROWS_A_PAGE).get_page(request.GET.get("page"))
        context = {
            "page": page,
            "rows": [(item, list(standing_of(item)), _late(item)) for item in page],
            "show": show,
            "tabs": [(WAITING, "待检查", found[WAITING].count()), (MENDING, "待整改", found[MENDING].count())],
        }
        return self.page(request, "inspections", context)

    def _reported(self, request):
        return self.items(request).filter(state=State.REPORTED).order_by("reported_at", "pk")

    def _to_mend(self, request):
        waiting = Inspection.objects.waiting().filter(item=OuterRef("pk"))
        items = self.items(request).filter(state=State.MENDING)
        items = items.annotate(mend_by=Subquery(waiting.values("mend_by")[:1]))
        return items.order_by(F("mend_by").asc(nulls_last=True), "pk")

    # --- acts --------------------------------------------------------------------------------------------------------

    @method_decorator(once)
    def inspect(self, request, pk):
        item = self._item(request, pk)
        form = InspectForm(request.POST)
        if form.is_valid():
            with refusals_on(form):
                found = inspect_item(item, actor=request.user, **form.facts)
                messages.success(request, f"“{item.title}”{SAID[found.verdict]}")
                return self.to_item(item)
        item = self._item(request, pk)
        form.seen(item.version)
        return self._detail(request, item, inspect_form=form, inspects=True)

    def reopen(self, request, pk):
        item = self._item(request, pk)
        reason = request.POST.get("reason", "")[:200]
        if self.attempt(request, lambda: reopen_item(item, reason=reason, actor=request.user)):
            messages.success(request, f"“{item.title}”已重新打开，并告知对方。")
        return self.to_item(item)


SAID = {
    Verdict.PASSED: "检查合格，已办结，并告知对方。",
    Verdict.MEND: "需要整改，已告知对方。",
    Verdict.NOTED: "的检查记录已登记，并告知对方。",
}


def _late(item):
    """Of one that is to be mended: whether the day is past."""
    mend_by = getattr(item, "mend_by", None)
    return bool(mend_by and mend_by < timezone.localdate())


_pages, _matrix = OfficeItemPages(), MatrixPages()
_routes = OfficeRoutes(REFUSALS)
_read, _act = _routes.read, _routes.act

urlpatterns = [
    path("plans/matrix/", _read(_matrix.matrix), name="plan-matrix"),
    path("plans/matrix/workbook/", _read(_matrix.workbook), name="plan-matrix-workbook"),
    path("plans/matrix/remind/", _act(_matrix.remind), name="plan-matrix-remind"),
    path("inspections/", _read(_pages.list), name="inspection-list"),
    path("items/<int:pk>/", _read(_pages.detail), name="item-detail"),
    path("items/<int:pk>/inspect/", _act(_pages.inspect), name="item-inspect"),
    path("items/<int:pk>/reopen/", _act(_pages.reopen), name="item-reopen"),
    path("items/<int:pk>/choose/", _read(_pages.choose, INSPECT), name="item-choose"),
    path("items/<int:pk>/give/", _act(_pages.give), name="item-give"),
    path("items/<int:pk>/upload/", _act(_pages.upload), name="item-upload"),
    path("items/<int:pk>/progress/", _act(_pages.progress), name="item-progress"),
    path("items/<int:pk>/report/", _act(_pages.report), name="item-report"),
    path("items/<int:pk>/take-back/", _act(_pages.take_back), name="item-take-back"),
    path("items/<int:pk>/mended/", _act(_pages.mended), name="item-mended"),
    path("evidence/<int:pk>/", _read(_pages.file), name="item-file"),
    path("evidence/<int:pk>/withdraw/", _act(_pages.withdraw), name="item-evidence-withdraw"),
]
