"""院史 at the office's door: how far every college is, the same pages of each, and the review."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import path

from colleges.forms.history import ReturnForm, WithdrawForm
from colleges.history import digest, in_words, missing_of_all
from colleges.models import College, CollegeHistory
from colleges.services.history import REVIEW, approve_history, return_history, withdraw_history
from colleges.views.doors import FORM_METHODS, OfficeDoor, OfficeRoutes
from colleges.views.history import TONES, HistoryPages

READ = "colleges.view_collegehistory"
REFUSALS = {
    READ: "院史由校友会办公室和纪检监察查看，您没有这项权限。",
    REVIEW: "院史由校友会办公室办理，您没有这项权限。",
}
State = CollegeHistory.State
TEACHERS = {True: "任课教师名册一并公布。", False: "任课教师名册不公布。"}
TABS = (("", "全部"), *State.choices, ("none", "未开始"), ("unpublished", "网站上没有"))
CLOSED = "学院已撤并，网站上还有它的院史"


class OfficeHistoryPages(OfficeDoor, HistoryPages):
    act_permission = REVIEW

    def whose(self, request, pk):
        return get_object_or_404(_with_a_history(), pk=pk)

    def lead(self, college):
        return [college.pk]

    def home(self, college):
        return self.url(college, "history-detail")

    # the list of all colleges

    def list(self, request):
        colleges, show = list(_with_a_history()), request.GET.get("state", "")
        histories = {each.college_id: each for each in CollegeHistory.objects.select_related("published")}
        wants = missing_of_all([each for each in colleges if not each.closed_on])
        rows = [_row(college, histories.get(college.pk), wants.get(college.pk)) for college in colleges]
        context = {
            "rows": [row for row in rows if _is_in(row, show)],
            "show": show,
            "tabs": [(key, label, sum(_is_in(row, key) for row in rows)) for key, label in TABS],
        }
        return self.page(request, "list", context)

    # the review

    def review(self, request, college, history, parts):
        return {
            "may_review": self.may_act(request) and history.state == State.SUBMITTED,
            "may_withdraw": self.may_act(request) and history.published_id is not None,
            "approve_hidden": {"seen": digest(parts)},
            "approve_words": f"现在的内容成为新的一版，网站上随即可以看到。{TEACHERS[history.shows_teachers]}",
            "approve_url": self.url(college, "history-approve"),
            "return_url": self.url(college, "history-return"),
            "withdraw_url": self.url(college, "history-withdraw"),
            "return_form": ReturnForm(),
            "withdraw_form": WithdrawForm(),
        }

    def approve(self, request, pk):
        seen = request.POST.get("seen", "")
        return self._carry_out(request, pk, approve_history, "已公布，并告知学院。", seen=seen)

    def send_back(self, request, pk):
        remark = request.POST.get("remark", "")[:500]
        return self._carry_out(request, pk, return_history, "已退回，并告知学院原因。", remark=remark)

    def withdraw(self, request, pk):
        reason = request.POST.get("reason", "")[:200]
        return self._carry_out(request, pk, withdraw_history, "已从网站撤下，并告知学院原因。", reason=reason)

    def _carry_out(self, request, pk, service, done, **said):
        college = self.whose(request, pk)
        if self.attempt(request, lambda: service(college, actor=request.user, **said)):
            messages.success(request, f"{college.name}院史{done}")
        return redirect(self.home(college))


def _with_a_history():
    """The colleges of today, and former ones of which the public still reads: they may have to be taken off the site."""
    return College.objects.filter(Q(closed_on__isnull=True) | Q(history__published__isnull=False))


def _is_in(row, tab):
    if tab == "unpublished":
        return not (row["history"] and row["history"].published_id)
    return not tab or row["state"] == tab


def _row(college, history, wants):
    """`state` is none where nobody began; `wants` is None of a college that was closed."""
    state = history.state if history else "none"
    return {
        "college": college,
        "history": history,
        "state": state,
        "label": history.get_state_display() if history else "未开始",
        "tone": TONES.get(state, "none"),
        "wants": wants or [],
        "words": CLOSED if wants is None else in_words(wants),
    }


_pages = OfficeHistoryPages()
_routes = OfficeRoutes(REFUSALS)
_read, _form, _act = _routes.read, _routes.form, _routes.act

_show_part, _add_to_part = _read(_pages.part), _act(_pages.part)


@FORM_METHODS
def _part(request, **kwargs):
    """The inspector looks; who may act also adds."""
    return (_add_to_part if request.method == "POST" else _show_part)(request, **kwargs)


PART = "history/<int:pk>/parts/<str:part>/"
urlpatterns = [
    path("history/", _read(_pages.list), name="history-list"),
    path("history/<int:pk>/", _read(_pages.overview), name="history-detail"),
    path("history/<int:pk>/booklet/", _read(_pages.booklet), name="history-booklet"),
    path("history/<int:pk>/pictures/<int:row>/", _read(_pages.picture), name="history-picture"),
    path("history/<int:pk>/texts/", _form(_pages.texts), name="history-texts"),
    path("history/<int:pk>/submit/", _act(_pages.submit), name="history-submit"),
    path("history/<int:pk>/approve/", _act(_pages.approve), name="history-approve"),
    path("history/<int:pk>/return/", _act(_pages.send_back), name="history-return"),
    path("history/<int:pk>/withdraw/", _act(_pages.withdraw), name="history-withdraw"),
    path(PART, _part, name="history-part"),
    path(f"{PART}import/", _form(_pages.bring_in), name="history-import"),
    path(f"{PART}sample/", _read(_pages.sample), name="history-sample"),
    path(f"{PART}export/", _read(_pages.export), name="history-export"),
    path(f"{PART}<int:row>/", _form(_pages.row_edit), name="history-row-edit"),
    path(f"{PART}<int:row>/remove/", _act(_pages.row_remove), name="history-row-remove"),
]
