"""Notable alumni at the office's desk: of all colleges; reviewed, returned, published, withdrawn, printed."""

from django.urls import path

from alumni.views.doors import OfficeDoor
from alumni.views.notable import NotablePages
from colleges.views.doors import OfficeRoutes

READ, WRITE, REVIEW = "alumni.view_notableprofile", "alumni.change_notableprofile", "alumni.review_notable"
REFUSALS = {
    READ: "优秀校友档案由校友会办公室和纪检监察查看，您没有这项权限。",
    WRITE: "优秀校友档案由校友会办公室和学院办理，您没有这项权限。",
    REVIEW: "审核和公开由校友会办公室办理，您没有这项权限。",
}


class OfficeNotablePages(OfficeDoor, NotablePages):
    act_permission = WRITE

    def may_review(self, request):
        return request.user.has_perm(REVIEW)


_pages = OfficeNotablePages()
_routes = OfficeRoutes(REFUSALS)
_read, _form, _act = _routes.read, _routes.form, _routes.act

urlpatterns = [
    path("notable/", _read(_pages.list), name="notable-list"),
    path("people/<int:pk>/notable/", _form(_pages.add), name="notable-add"),
    path("notable/<int:pk>/", _read(_pages.detail), name="notable-detail"),
    path("notable/<int:pk>/edit/", _form(_pages.edit), name="notable-edit"),
    path("notable/<int:pk>/pdf/", _act(_pages.pdf), name="notable-pdf"),
    path("notable/<int:pk>/submit/", _act(_pages.submit), name="notable-submit"),
    path("notable/<int:pk>/return/", _act(_pages.send_back, REVIEW), name="notable-return"),
    path("notable/<int:pk>/approve/", _act(_pages.approve, REVIEW), name="notable-approve"),
    path("notable/<int:pk>/publish/", _act(_pages.publish, REVIEW), name="notable-publish"),
    path("notable/<int:pk>/withdraw/", _act(_pages.withdraw, REVIEW), name="notable-withdraw"),
    path("notable/<int:pk>/achievements/add/", _form(_pages.achievement_add), name="notable-achievement-add"),
    path("notable/achievements/<int:pk>/edit/", _form(_pages.achievement_edit), name="notable-achievement-edit"),
    path("notable/achievements/<int:pk>/remove/", _act(_pages.achievement_remove), name="notable-achievement-remove"),
    path("notable/<int:pk>/log/add/", _form(_pages.log_add), name="notable-log-add"),
    path("notable/log/<int:pk>/remove/", _act(_pages.log_remove), name="notable-log-remove"),
]
