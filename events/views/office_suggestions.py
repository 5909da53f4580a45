"""Suggestions at the office's desk, in the admin: its own and those of every college; the office charges departments."""

from django.urls import path

from colleges.views.doors import OfficeRoutes
from events.forms.suggestions import AsideForm, AssignForm
from events.services.suggestion_answers import assign_suggestion, set_aside_suggestion
from events.views.doors import OfficeEventDoor
from events.views.suggestions import SuggestionPages, told_by_mail

READ, ASSIGN = "events.view_suggestion", "events.assign_suggestion"
REFUSALS = {
    READ: "校友建议由校友会办公室和纪检监察查看，您没有这项权限。",
    ASSIGN: "校友建议由校友会办公室转办和公开（第十二条），您没有这项权限。",
}


class OfficeSuggestionPages(OfficeEventDoor, SuggestionPages):
    act_permission = ASSIGN

    def assign(self, request, pk):
        row = self.row(request, pk)
        form = AssignForm(request.POST or None, instance=row)

        def act():
            facts = {name: form.cleaned_data[name] for name in ("department", "due_on")}
            done = assign_suggestion(row, version=form.seen, actor=request.user, **facts)
            return f"已转{done.department}办理，该部门人员会收到消息。"

        return self.form_page(request, row, form, act, title="转部门办理", confirm="转办")

    def set_aside(self, request, pk):
        row = self.row(request, pk)
        form = AsideForm(request.POST or None, instance=row)

        def act():
            set_aside_suggestion(row, reason=form.cleaned_data["answer"], version=form.seen, actor=request.user)
            return told_by_mail(row).replace("已答复", "已记为不予办理", 1)

        return self.form_page(request, row, form, act, title="不予办理", confirm="记为不予办理", danger=True)


_pages = OfficeSuggestionPages()


ONE = "events/suggestions/<int:pk>/"
_routes = OfficeRoutes(REFUSALS)
_read, _form, _act = _routes.read, _routes.form, _routes.act

urlpatterns = [
    path("events/suggestions/", _read(_pages.list), name="event-suggestion-list"),
    path("events/suggestions/add/", _form(_pages.add), name="event-suggestion-add"),
    path(ONE, _read(_pages.detail), name="event-suggestion-detail"),
    path(f"{ONE}edit/", _form(_pages.edit), name="event-suggestion-edit"),
    path(f"{ONE}answer/", _form(_pages.answer), name="event-suggestion-answer"),
    path(f"{ONE}assign/", _form(_pages.assign), name="event-suggestion-assign"),
    path(f"{ONE}set-aside/", _form(_pages.set_aside), name="event-suggestion-set-aside"),
    path(f"{ONE}publish/", _act(_pages.publish), name="event-suggestion-publish"),
    path(f"{ONE}take-off/", _act(_pages.take_off), name="event-suggestion-take-off"),
    path(f"{ONE}consent/", _act(_pages.consent), name="event-suggestion-consent"),
    path(f"{ONE}told/", _act(_pages.told), name="event-suggestion-told"),
    path(f"{ONE}send/", _act(_pages.send), name="event-suggestion-send"),
    path(f"{ONE}show/", _act(_pages.show_contact), name="event-suggestion-show"),
    path(f"{ONE}link/", _act(_pages.link), name="event-suggestion-link"),
    path("events/<int:pk>/suggestions/", _read(_pages.of_one_event), name="event-suggestions"),
]
