"""The office's roster pages in the admin: the liaison's own, for all colleges, with the June intake and its queue."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alumni.forms.rosters import OfficeRosterUploadForm
from alumni.models import RosterRow
from alumni.rosters.uploads import place_rows
from alumni.views.doors import OfficeDoor
from alumni.views.office_succession import SuccessionPages
from alumni.views.roster_remembered import RememberedPages
from alumni.views.rosters import RosterPages
from colleges.models import College
from colleges.views.doors import for_office

IMPORT, READ, READ_ANSWERS = "alumni.import_roster", "alumni.view_rosterupload", "alumni.view_rememberedanswer"
NOT_ALLOWED = {
    IMPORT: "名册导入由校友会办公室办理，您没有这项权限。",
    READ: "名册由校友会办公室和纪检监察查看，您没有这项权限。",
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


def _guarded(view, methods, permission=IMPORT):
    return for_office(view, methods, permission, NOT_ALLOWED[permission])


_forms = require_http_methods(["GET", "HEAD", "POST"])

urlpatterns = [
    path("rosters/", _guarded(_pages.list, require_safe, READ), name="roster-list"),
    path("rosters/upload/", _guarded(_pages.upload, _forms), name="roster-upload"),
    path("rosters/queue/", _guarded(_pages.queue, require_safe, READ), name="roster-queue"),
    path("rosters/queue/people/", _guarded(_pages.queue_people, require_safe, READ), name="roster-queue-people"),
    path("rosters/queue/assign/", _guarded(_pages.assign, require_POST), name="roster-assign"),
    path("rosters/queue/apply/", _guarded(_pages.apply, require_POST), name="roster-apply-rules"),
    path("rosters/sample/", _guarded(_pages.sample, require_safe), name="roster-sample"),
    path("rosters/remembered/", _guarded(_remembered.list, require_safe, READ_ANSWERS), name="roster-remembered"),
    path("rosters/remembered/<int:pk>/edit/", _guarded(_remembered.edit, _forms), name="roster-remembered-edit"),
    path(
        "rosters/remembered/<int:pk>/withdraw/",
        _guarded(_remembered.withdraw, require_POST),
        name="roster-remembered-withdraw",
    ),
    path("rosters/<int:pk>/", _guarded(_pages.detail, require_safe, READ), name="roster-detail"),
    path("rosters/<int:pk>/answers/", _guarded(_pages.answer, require_POST), name="roster-answer"),
    path("rosters/<int:pk>/decide/", _guarded(_pages.decide, require_POST), name="roster-decide"),
    path("rosters/<int:pk>/place/", _guarded(_pages.place, require_POST), name="roster-place"),
    path("rosters/<int:pk>/claim/", _guarded(_pages.claim, require_POST), name="roster-claim"),
    path("rosters/<int:pk>/import/", _guarded(_pages.carry_out, require_POST), name="roster-import"),
    path("rosters/<int:pk>/undo/", _guarded(_pages.undo, require_POST), name="roster-undo"),
    path("rosters/<int:pk>/discard/", _guarded(_pages.discard, require_POST), name="roster-discard"),
    path("rosters/<int:pk>/progress/", _guarded(_pages.progress, require_safe, READ), name="roster-progress"),
    path("rosters/<int:pk>/refused/", _guarded(_pages.refused, require_safe), name="roster-refused"),
    path("rosters/<int:pk>/original/", _guarded(_pages.original, require_safe), name="roster-original"),
]
