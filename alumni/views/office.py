"""The office's roster pages in the admin: the liaison's own, for all colleges, with the June intake and its queue."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import path

from alumni.forms.rosters import OfficeRosterUploadForm
from alumni.models import RosterRow
from alumni.rosters.uploads import place_rows
from alumni.views.doors import OfficeDoor
from alumni.views.office_succession import SuccessionPages
from alumni.views.roster_remembered import RememberedPages
from alumni.views.rosters import RosterPages
from colleges.models import College
from colleges.views.doors import OfficeRoutes

IMPORT, READ, READ_ANSWERS = "alumni.import_roster", "alumni.view_rosterupload", "alumni.view_rememberedanswer"
REFUSALS = {
    READ: "名册由校友会办公室和纪检监察查看，您没有这项权限。",
    IMPORT: "名册导入由校友会办公室办理，您没有这项权限。",
    READ_ANSWERS: "名册读法由校友会办公室和纪检监察查看，您没有这项权限。",
}
ALL_COLLEGES = "all"


class OfficeRosterDoor(OfficeDoor):
    """Whoever may read uploads (the inspector) sees the pages; acts and the original files are for who may import."""

    act_permission = IMPORT
    form_class = OfficeRosterUploadForm

    def target(self, request, form):
        return form.cleaned_data["college"], form.cleaned_data["kind"]


class OfficeRosterPages(OfficeRosterDoor, SuccessionPages, RosterPages):
    def place(self, request, pk):
        upload = self.upload_of(request, pk)
        college = get_object_or_404(College.objects.current(), pk=_number(request.POST.get("college")))
        written = {name: request.POST.get(name, "") for name in ("written_college", "written_major")}
        rows = RosterRow.objects.filter(upload=upload, **written)
        try:
            place_rows(upload, rows, college, actor=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, f"已归到{college.name}，请到该份名册的页面核对并导入。")
        return self.to("roster-queue")


class OfficeRememberedPages(OfficeRosterDoor, RememberedPages):
    """The answers of one college, or (`college=all`) those to the intake's questions, or of everybody."""

    def answers(self, request):
        answers, wanted = super().answers(request), request.GET.get("college", "")
        if wanted == ALL_COLLEGES:
            return answers.filter(college=None)
        return answers.filter(college=int(wanted)) if wanted.isdecimal() and len(wanted) < 10 else answers

    def frame(self, request):
        return super().frame(request) | {"colleges": College.objects.order_by("position", "name")}


def _number(text):
    if not (text or "").isdecimal():
        raise Http404
    return int(text)


_pages = OfficeRosterPages()
_remembered = OfficeRememberedPages()
_routes = OfficeRoutes(REFUSALS)
_read, _form, _act = _routes.read, _routes.form, _routes.act

urlpatterns = [
    path("rosters/", _read(_pages.list), name="roster-list"),
    path("rosters/upload/", _form(_pages.upload), name="roster-upload"),
    path("rosters/queue/", _read(_pages.queue), name="roster-queue"),
    path("rosters/queue/people/", _read(_pages.queue_people), name="roster-queue-people"),
    path("rosters/queue/assign/", _act(_pages.assign), name="roster-assign"),
    path("rosters/queue/apply/", _act(_pages.apply), name="roster-apply-rules"),
    path("rosters/sample/", _read(_pages.sample, IMPORT), name="roster-sample"),
    path("rosters/remembered/", _read(_remembered.list, READ_ANSWERS), name="roster-remembered"),
    path("rosters/remembered/<int:pk>/edit/", _form(_remembered.edit), name="roster-remembered-edit"),
    path("rosters/remembered/<int:pk>/withdraw/", _act(_remembered.withdraw), name="roster-remembered-withdraw"),
    path("rosters/<int:pk>/", _read(_pages.detail), name="roster-detail"),
    path("rosters/<int:pk>/answers/", _act(_pages.answer), name="roster-answer"),
    path("rosters/<int:pk>/decide/", _act(_pages.decide), name="roster-decide"),
    path("rosters/<int:pk>/place/", _act(_pages.place), name="roster-place"),
    path("rosters/<int:pk>/claim/", _act(_pages.claim), name="roster-claim"),
    path("rosters/<int:pk>/import/", _act(_pages.carry_out), name="roster-import"),
    path("rosters/<int:pk>/undo/", _act(_pages.undo), name="roster-undo"),
    path("rosters/<int:pk>/discard/", _act(_pages.discard), name="roster-discard"),
    path("rosters/<int:pk>/progress/", _read(_pages.progress), name="roster-progress"),
    path("rosters/<int:pk>/refused/", _read(_pages.refused, IMPORT), name="roster-refused"),
    path("rosters/<int:pk>/original/", _read(_pages.original, IMPORT), name="roster-original"),
]
