"""校友来件 at the office's desk: its own queue, and what waits in the colleges'."""

from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from alumni.models import PublicRequest
from alumni.views.doors import OfficeDoor
from alumni.views.requests import RequestPages
from colleges.views.doors import for_office

READ, ACT, ERASE = "alumni.view_publicrequest", "alumni.change_publicrequest", "alumni.erase_person"
REFUSALS = {
    READ: "校友来件由校友会办公室和纪检监察查看，您没有这项权限。",
    ACT: "校友来件由学院和校友会办公室办理，您没有这项权限。",
    ERASE: "个人信息的删除由校友会办公室办理，您没有这项权限。",
}


class OfficeRequestPages(OfficeDoor, RequestPages):
    act_permission = ACT

    def tabs(self, request):
        waiting = PublicRequest.objects.waiting()
        return {
            "waiting": ("待办公室办理", waiting.filter(college=None)),
            "colleges": ("待学院办理", waiting.exclude(college=None)),
            "handled": ("已办结", PublicRequest.objects.handled()),
        }

    def person_url(self, pk):
        return reverse("admin:alumni_alumnus_change", args=[pk])

    def may_erase(self, request):
        return request.user.has_perm(ERASE)


_pages = OfficeRequestPages()


def _guarded(view, methods, permission):
    return for_office(view, methods, permission, REFUSALS[permission])


urlpatterns = [
    path("requests/", _guarded(_pages.list, require_safe, READ), name="request-list"),
    path("requests/<int:pk>/", _guarded(_pages.detail, require_safe, READ), name="request-detail"),
    path("requests/<int:pk>/answer/", _guarded(_pages.answer, require_POST, ACT), name="request-answer"),
    path("requests/<int:pk>/roster/", _guarded(_pages.roster, require_POST, ACT), name="request-roster"),
    path("requests/<int:pk>/erase/", _guarded(_pages.erase, require_POST, ERASE), name="request-erase"),
    path("requests/<int:pk>/pass/", _guarded(_pages.pass_on, require_POST, ACT), name="request-pass"),
    path("requests/<int:pk>/close/", _guarded(_pages.close, require_POST, ACT), name="request-close"),
    path("requests/<int:pk>/empty/", _guarded(_pages.empty, require_POST, ACT), name="request-empty"),
    path("requests/<int:pk>/show/", _guarded(_pages.show, require_POST, ACT), name="request-show"),
]
