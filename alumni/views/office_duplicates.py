"""Possible duplicates at the office's desk: of all colleges, and across them."""

from django.urls import path

from alumni.views.doors import OfficeDoor
from alumni.views.duplicates import DuplicatePages
from colleges.views.doors import OfficeRoutes

READ, READ_MERGES, MERGE = "alumni.view_duplicatepair", "alumni.view_merge", "alumni.merge_people"
REFUSALS = {
    READ: "疑似重复由校友会办公室和纪检监察查看，您没有这项权限。",
    MERGE: "合并档案由校友会办公室办理，您没有这项权限。",
    READ_MERGES: "合并记录由校友会办公室和纪检监察查看，您没有这项权限。",
}


class OfficeDuplicatePages(OfficeDoor, DuplicatePages):
    act_permission = MERGE


_pages = OfficeDuplicatePages()
_routes = OfficeRoutes(REFUSALS)
_read, _act = _routes.read, _routes.act

urlpatterns = [
    path("duplicates/", _read(_pages.list), name="duplicate-list"),
    path("duplicates/search/", _act(_pages.search), name="duplicate-search"),
    path("duplicates/merge/", _act(_pages.merge_sure), name="duplicate-merge-sure"),
    path("duplicates/<int:pk>/", _read(_pages.detail), name="duplicate-detail"),
    path("duplicates/<int:pk>/judge/", _act(_pages.judge), name="duplicate-judge"),
    path("duplicates/<int:pk>/merge/", _act(_pages.merge), name="duplicate-merge"),
    path("merges/", _read(_pages.merge_list, READ_MERGES), name="merge-list"),
    path("merges/<int:pk>/", _read(_pages.merge_detail, READ_MERGES), name="merge-detail"),
    path("merges/<int:pk>/undo/", _act(_pages.undo), name="merge-undo"),
]
