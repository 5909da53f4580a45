"""Rights of a person at the office's desk: the copy, and deletion by two people."""

from django.urls import path

from alumni.views.doors import OfficeDoor
from alumni.views.rights import ErasurePages
from colleges.views.doors import OfficeRoutes

READ, COPY, ERASE = "alumni.view_erasure", "alumni.change_alumnus", "alumni.erase_person"
REFUSALS = {
    READ: "个人信息的删除由校友会办公室和纪检监察查看，您没有这项权限。",
    ERASE: "个人信息的删除由校友会办公室办理，您没有这项权限。",
    COPY: "本人信息副本由校友会办公室和学院提供，您没有这项权限。",
}


class OfficeRightsPages(OfficeDoor, ErasurePages):
    act_permission = COPY

    def may_erase(self, request):
        return request.user.has_perm(ERASE)


_pages = OfficeRightsPages()
_routes = OfficeRoutes(REFUSALS)
_read, _form, _act = _routes.read, _routes.form, _routes.act

urlpatterns = [
    path("people/<int:pk>/rights/", _read(_pages.detail, COPY), name="person-rights"),
    path("people/<int:pk>/copy/", _act(_pages.copy, COPY), name="person-copy"),
    path("people/<int:pk>/erase/", _form(_pages.ask), name="erasure-ask"),
    path("erasures/", _read(_pages.list), name="erasure-list"),
    path("erasures/<int:pk>/", _read(_pages.erasure), name="erasure-detail"),
    path("erasures/<int:pk>/confirm/", _act(_pages.confirm), name="erasure-confirm"),
    path("erasures/<int:pk>/refuse/", _act(_pages.refuse), name="erasure-refuse"),
    path("erasures/<int:pk>/withdraw/", _act(_pages.withdraw), name="erasure-withdraw"),
]
