"""校友来件 at the office's desk: its own queue, and what waits in the colleges'."""

from django.urls import path, reverse

from alumni.models import PublicRequest
from alumni.views.doors import OfficeDoor
from alumni.views.requests import RequestPages
from colleges.views.doors import OfficeRoutes

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
_routes = OfficeRoutes(REFUSALS)
_read, _act = _routes.read, _routes.act

urlpatterns = [
    path("requests/", _read(_pages.list), name="request-list"),
    path("requests/<int:pk>/", _read(_pages.detail), name="request-detail"),
    path("requests/<int:pk>/answer/", _act(_pages.answer), name="request-answer"),
    path("requests/<int:pk>/roster/", _act(_pages.roster), name="request-roster"),
    path("requests/<int:pk>/erase/", _act(_pages.erase, ERASE), name="request-erase"),
    path("requests/<int:pk>/pass/", _act(_pages.pass_on), name="request-pass"),
    path("requests/<int:pk>/close/", _act(_pages.close), name="request-close"),
    path("requests/<int:pk>/empty/", _act(_pages.empty), name="request-empty"),
    path("requests/<int:pk>/show/", _act(_pages.show), name="request-show"),
]
