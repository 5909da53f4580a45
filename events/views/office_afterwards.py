"""The office's door to what an event leaves: it returns a report, does without a directory, closes and opens again."""

from django.contrib import messages
from django.urls import path

from colleges.views.doors import OfficeRoutes
from events.forms.afterwards import ExcuseForm, ReopenForm
from events.forms.plans import ReturnForm
from events.hand_in import handed_in
from events.models import Event
from events.services.closing import close_event, reopen_event
from events.services.directories import ask_directory_again, excuse_directory
from events.services.reports import return_report
from events.views.afterwards import AfterwardsPages
from events.views.doors import OfficeEventDoor

READ, RUN, REVIEW = "events.view_event", "events.run_event", "events.review_event"
REFUSALS = {
    READ: "校友活动由校友会办公室和纪检监察查看，您没有这项权限。",
    RUN: "校友活动由校友会办公室和承办学院办理，您没有这项权限。",
    REVIEW: "活动总结由校友会办公室审阅，您没有这项权限。",
}
State = Event.State


class OfficeAfterwardsPages(OfficeEventDoor, AfterwardsPages):
    """The office hands in for the school's own events; a college hands in for its own."""

    def may_hand_in(self, request, event):
        return event.college_id is None and self.may_act(request)

    def closing(self, request, event):
        reviews, standing = request.user.has_perm(REVIEW), event.state == State.PREPARING
        return {
            "may_close": reviews and standing and event.is_over,
            "may_reopen": reviews and event.state == State.CLOSED,
            "may_return": reviews and standing,
            "may_excuse": reviews and standing,
            "return_form": ReturnForm(auto_id="return_%s"),
            "reopen_form": ReopenForm(auto_id="reopen_%s"),
        }

    def excusing(self, request, row):
        may = request.user.has_perm(REVIEW) and row.event.state == State.PREPARING
        return ExcuseForm(auto_id=f"excuse_{row.pk}_%s") if may and not handed_in(row) else None

    def report_return(self, request, pk):
        event = self.event(request, pk)

        def act(form):
            return return_report(event, remark=form.cleaned_data["remark"], actor=request.user)

        return self._with(request, event, ReturnForm(request.POST), act, "已退回总结，退回原因已告知。")

    def excuse(self, request, pk):
        row = self._class(request, pk)

        def act(form):
            return excuse_directory(row, reason=form.cleaned_data["reason"], actor=request.user)

        done = f"{row.class_group.name}免交通讯录，原因已记录。"
        return self._with(request, row.event, ExcuseForm(request.POST), act, done)

    def ask_again(self, request, pk):
        row = self._class(request, pk)
        done = f"{row.class_group.name}仍须交存通讯录。"
        return self.step(request, row.event, lambda: ask_directory_again(row, actor=request.user), done)

    def close(self, request, pk):
        event = self.event(request, pk)
        return self.step(request, event, lambda: close_event(event, actor=request.user), "活动已办结。")

    def reopen(self, request, pk):
        event = self.event(request, pk)

        def act(form):
            return reopen_event(event, reason=form.cleaned_data["reason"], actor=request.user)

        return self._with(request, event, ReopenForm(request.POST), act, "活动已重新打开。")

    def _with(self, request, event, form, act, done):
        if form.is_valid():
            return self.step(request, event, lambda: act(form), done)
        for errors in form.errors.values():
            messages.error(request, " ".join(errors))
        return self.to("report", event.pk)


_pages = OfficeAfterwardsPages()
_routes = OfficeRoutes(REFUSALS)
_read, _form, _act = _routes.read, _routes.form, _routes.act


urlpatterns = [
    path("events/<int:pk>/report/", _read(_pages.report), name="event-report"),
    path("events/<int:pk>/report/edit/", _form(_pages.report_edit), name="event-report-edit"),
    path("events/<int:pk>/report/file/", _act(_pages.report_file), name="event-report-file"),
    path("events/<int:pk>/report/return/", _act(_pages.report_return, REVIEW), name="event-report-return"),
    path(
        "events/<int:pk>/report/document/",
        _read(_pages.report_document),
        name="event-report-document",
    ),
    path("events/<int:pk>/papers/add/", _form(_pages.paper_add), name="event-paper-add"),
    path("events/papers/<int:pk>/", _read(_pages.paper), name="event-paper-file"),
    path("events/papers/<int:pk>/photo/", _read(_pages.photo), name="event-paper-photo"),
    path("events/papers/<int:pk>/withdraw/", _act(_pages.paper_withdraw), name="event-paper-withdraw"),
    path("events/directories/<int:pk>/", _form(_pages.directory), name="event-directory"),
    path(
        "events/directories/<int:pk>/sheet/",
        _act(_pages.directory_sheet),
        name="event-directory-sheet",
    ),
    path("events/directories/<int:pk>/excuse/", _act(_pages.excuse, REVIEW), name="event-directory-excuse"),
    path("events/directories/<int:pk>/ask/", _act(_pages.ask_again, REVIEW), name="event-directory-ask"),
    path("events/<int:pk>/close/", _act(_pages.close, REVIEW), name="event-close"),
    path("events/<int:pk>/reopen/", _act(_pages.reopen, REVIEW), name="event-close-reopen"),
]
