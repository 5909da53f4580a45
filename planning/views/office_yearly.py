"""Deliberations, summaries and experience at the office's door. The inspector reads."""

from django.contrib import messages
from django.http import Http404
from django.urls import path
from django.utils import timezone

from colleges.models import College
from colleges.views.doors import OfficeDoor, OfficeRoutes
from planning.forms.yearly import SummaryReturnForm
from planning.models import Deliberation, WorkPlan, YearSummary
from planning.services.experience import select_experience, unselect_experience
from planning.services.summaries import return_summary
from planning.views.deliberations import DeliberationPages
from planning.views.experience import ExperiencePages
from planning.views.summaries import SummaryPages, badge_of, summary_of

State = YearSummary.State
MINUTES, MINUTES_WRITE = "planning.view_deliberation", "planning.change_deliberation"
SUMMARIES, SUMMARIES_WRITE, RETURN = (
    "planning.view_yearsummary",
    "planning.change_yearsummary",
    "planning.review_plan",
)
EXPERIENCE, EXPERIENCE_WRITE, SELECT = (
    "planning.view_experience",
    "planning.change_experience",
    "planning.select_experience",
)
REFUSALS = {
    MINUTES: "研究记录由校友会办公室和纪检监察查看，您没有这项权限。",
    MINUTES_WRITE: "学校的研究记录由校友会办公室登记，您没有这项权限。",
    SUMMARIES: "年度总结由校友会办公室和纪检监察查看，您没有这项权限。",
    SUMMARIES_WRITE: "学校的年度总结由校友会办公室编写，您没有这项权限。",
    RETURN: "学院的年度总结由校友会办公室退回，您没有这项权限。",
    EXPERIENCE: "经验交流由校友会办公室、学院和纪检监察查看，您没有这项权限。",
    EXPERIENCE_WRITE: "学校的经验由校友会办公室编写，您没有这项权限。",
    SELECT: "经验由校友会办公室推荐，您没有这项权限。",
}


class OfficeDeliberationPages(OfficeDoor, DeliberationPages):
    act_permission = MINUTES_WRITE

    def written(self, request):
        return self.rows(request).of_school()

    def plans(self, request):
        return WorkPlan.objects.of_school().order_by("-year", "pk")

    def lacking(self, request):
        """Units with a plan of this year that have filed nothing yet."""
        year = timezone.localdate().year
        filed = Deliberation.objects.filter(plan__year=year).values("plan")
        plans = WorkPlan.objects.filter(year=year).exclude(pk__in=filed).select_related("college")
        return {"lacking": [plan.unit for plan in plans.order_by("college__position", "pk")], "this_year": year}


class OfficeSummaryPages(OfficeDoor, SummaryPages):
    act_permission = SUMMARIES_WRITE
    detail_page = "summary-detail"

    def written(self, request):
        return self.plans(request).of_school()

    def shown(self, plan):
        """A college's draft is the college's own until it is handed in."""
        summary = summary_of(plan)
        return None if summary and plan.college_id and summary.state == State.DRAFT else summary

    def list(self, request):
        """Who has handed in, of all colleges of today and those that had a plan."""
        plans = self.plans(request)
        years, this = sorted(set(plans.values_list("year", flat=True)), reverse=True), timezone.localdate().year
        wanted = request.GET.get("year", "")
        year = int(wanted) if wanted in map(str, years) else this if this in years else next(iter(years), this)
        found = {plan.college: plan for plan in plans.filter(year=year)}
        current = list(College.objects.current())
        colleges = current + [college for college in found if college and college not in current]
        lines = [self._line(college.name, found.get(college)) for college in colleges]
        context = {
            "years": years,
            "year": year,
            "school": self._line("学校", found.get(None)),
            "lines": lines,
            "handed_in": sum(line["badge"][1] == "done" for line in lines),
        }
        return self.page(request, "office_summaries", context)

    @staticmethod
    def _line(unit, plan):
        summary = summary_of(plan) if plan else None
        badge = badge_of(summary) if plan else ("没有年度计划", "none")
        return {"unit": unit, "plan": plan, "summary": summary, "badge": badge}

    def steps(self, request, plan, summary):
        submitted = summary is not None and summary.state == State.SUBMITTED
        return {"may_return": submitted and request.user.has_perm(RETURN), "return_form": SummaryReturnForm()}

    def told_of_submitting(self, plan):
        return f"学校 {plan.year} 年总结已定稿。"

    def send_back(self, request, pk):
        """The school's own one too: what is final is opened again, with the reason why."""
        plan = self.fetch(self.plans(request), request, pk)
        summary, remark = self.shown(plan), request.POST.get("remark", "")[:500]
        if summary is None:
            raise Http404
        if self.attempt(request, lambda: return_summary(summary, remark=remark, actor=request.user)):
            messages.success(request, f"已退回，{plan.unit}修改后再报。" if plan.college_id else "已退回，可以修改。")
        return self._to(plan)


class OfficeExperiencePages(OfficeDoor, ExperiencePages):
    act_permission = EXPERIENCE_WRITE

    def may_select(self, request):
        return request.user.has_perm(SELECT)

    def select(self, request, pk):
        return self._judge(request, pk, select_experience, "已推荐，排在最前；学院会收到通知。")

    def unselect(self, request, pk):
        return self._judge(request, pk, unselect_experience, "已取消推荐，经验仍在交流。")

    def _judge(self, request, pk, service, done):
        row = self.fetch(self.readable(request), request, pk)
        return self._step(request, row, service, done, reason=request.POST.get("reason", "")[:200])


_deliberations, _summaries, _experience = OfficeDeliberationPages(), OfficeSummaryPages(), OfficeExperiencePages()
_routes = OfficeRoutes(REFUSALS)
_read, _form, _act = _routes.read, _routes.form, _routes.act

urlpatterns = [
    path("deliberations/", _read(_deliberations.list, MINUTES), name="deliberation-list"),
    path("deliberations/add/", _form(_deliberations.add, MINUTES_WRITE), name="deliberation-add"),
    path("deliberations/<int:pk>/edit/", _form(_deliberations.edit, MINUTES_WRITE), name="deliberation-edit"),
    path("deliberations/<int:pk>/paper/", _read(_deliberations.paper, MINUTES), name="deliberation-paper"),
    path("summaries/", _read(_summaries.list, SUMMARIES), name="summary-list"),
    path("summaries/<int:pk>/", _read(_summaries.detail, SUMMARIES), name="summary-detail"),
    path("summaries/<int:pk>/edit/", _form(_summaries.edit, SUMMARIES_WRITE), name="summary-edit"),
    path("summaries/<int:pk>/draft/", _form(_summaries.draft, SUMMARIES_WRITE), name="summary-draft"),
    path("summaries/<int:pk>/submit/", _act(_summaries.submit, SUMMARIES_WRITE), name="summary-submit"),
    path("summaries/<int:pk>/file/", _read(_summaries.file, SUMMARIES), name="summary-file"),
    path("summaries/<int:pk>/return/", _act(_summaries.send_back, RETURN), name="summary-return"),
    path("experience/", _read(_experience.list, EXPERIENCE), name="experience-list"),
    path("experience/add/", _form(_experience.add, EXPERIENCE_WRITE), name="experience-add"),
    path("experience/<int:pk>/", _read(_experience.detail, EXPERIENCE), name="experience-detail"),
    path("experience/<int:pk>/edit/", _form(_experience.edit, EXPERIENCE_WRITE), name="experience-edit"),
    path("experience/<int:pk>/share/", _act(_experience.share, EXPERIENCE_WRITE), name="experience-share"),
    path("experience/<int:pk>/take-back/", _act(_experience.take_back, EXPERIENCE_WRITE), name="experience-take-back"),
    path("experience/<int:pk>/paper/", _read(_experience.paper, EXPERIENCE), name="experience-paper"),
    path("experience/<int:pk>/select/", _act(_experience.select, SELECT), name="experience-select"),
    path("experience/<int:pk>/unselect/", _act(_experience.unselect, SELECT), name="experience-unselect"),
]
