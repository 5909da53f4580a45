"""Rights of a person at the office's desk: the copy, and deletion by two people."""

from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alumni.views.doors import OfficeDoor
from alumni.views.rights import ErasurePages
from colleges.views.doors import for_office

READ, COPY, ERASE = "alumni.view_erasure", "alumni.change_alumnus", "alumni.erase_person"
REFUSALS = {
    READ: "个人信息的删除由校友会办公室和纪检监察查看，您没有这项权限。",
    COPY: "本人信息副本由校友会办公室和学院提供，您没有这项权限。",
    ERASE: "个人信息的删除由校友会办公室办理，您没有这项权限。",
}


class OfficeRightsPages(OfficeDoor, ErasurePages):
    act_permission = COPY

    def may_erase(self, request):
        return request.user.has_perm(ERASE)


_pages = OfficeRightsPages()


def _guarded(view, methods, permission):
    return for_office(view, methods, permission, REFUSALS[permission])


_form = require_http_methods(["GET", "HEAD", "POST"])
urlpatterns = [
    path("people/<int:pk>/rights/", _guarded(_pages.detail, require_safe, COPY), name="person-rights"),
    path("people/<int:pk>/copy/", _guarded(_pages.copy, require_POST, COPY), name="person-copy"),
    path("people/<int:pk>/erase/", _guarded(_pages.ask, _form, ERASE), name="erasure-ask"),
    path("erasures/", _guarded(_pages.list, require_safe, READ), name="erasure-list"),
    path("erasures/<int:pk>/", _guarded(_pages.erasure, require_safe, READ), name="erasure-detail"),
    path("erasures/<int:pk>/confirm/", _guarded(_pages.confirm, require_POST, ERASE), name="erasure-confirm"),
    path("erasures/<int:pk>/refuse/", _guarded(_pages.refuse, require_POST, ERASE), name="erasure-refuse"),
    path("erasures/<int:pk>/withdraw/", _guarded(_pages.withdraw, require_POST, ERASE), name="erasure-withdraw"),
]
