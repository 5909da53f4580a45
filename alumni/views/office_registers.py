"""Class registers and photos at the office's desk: of all colleges, with the queue of what was submitted."""

from django.shortcuts import redirect
from django.urls import path

from alumni.views.doors import OfficeDoor
from alumni.views.photos import PhotoPages
from alumni.views.registers import RegisterPages
from colleges.views.doors import FORM_METHODS, OfficeRoutes

READ, REVIEW, EXPORT = "alumni.view_classregister", "alumni.review_register", "alumni.permit_export"
READ_PHOTOS = "alumni.view_photo"
REFUSALS = {
    READ: "班级登记表由校友会办公室和纪检监察查看，您没有这项权限。",
    REVIEW: "班级登记表由校友会办公室办理，您没有这项权限。",
    EXPORT: "登记表由校友会办公室打印，您没有这项权限。",
    READ_PHOTOS: "照片由校友会办公室和纪检监察查看，您没有这项权限。",
}


class OfficeRegisterPages(OfficeDoor, RegisterPages):
    act_permission, may_review = REVIEW, True


class OfficePhotoPages(OfficeDoor, PhotoPages):
    act_permission = REVIEW

    def to_person(self, person):
        return redirect("admin:alumni_alumnus_change", person.pk)


_pages, _photos = OfficeRegisterPages(), OfficePhotoPages()
_routes = OfficeRoutes(REFUSALS)
_read, _form, _act = _routes.read, _routes.form, _routes.act

_show_portraits, _take_portraits = _read(_photos.portraits, READ_PHOTOS), _act(_photos.portraits)


@FORM_METHODS
def _portraits(request, pk):
    """The inspector looks; who may act also uploads."""
    return (_take_portraits if request.method == "POST" else _show_portraits)(request, pk)


urlpatterns = [
    path("registers/", _read(_pages.list), name="register-list"),
    path("registers/<int:pk>/", _read(_pages.detail), name="register-detail"),
    path("registers/<int:pk>/start/", _act(_pages.start), name="register-start"),
    path("registers/<int:pk>/headcount/", _act(_pages.headcount), name="register-headcount"),
    path("registers/<int:pk>/return/", _act(_pages.send_back), name="register-return"),
    path("registers/<int:pk>/review/", _act(_pages.review), name="register-review"),
    path("registers/<int:pk>/reopen/", _act(_pages.reopen), name="register-reopen"),
    path("registers/<int:pk>/phone/", _act(_pages.phone), name="register-phone"),
    path("registers/<int:pk>/print/", _form(_pages.print, EXPORT), name="register-print"),
    path("registers/<int:pk>/photo/", _act(_photos.class_add), name="class-photo-add"),
    path("registers/<int:pk>/portraits/", _portraits, name="class-portraits"),
    path("registers/<int:pk>/portraits/progress/", _read(_photos.portraits_progress), name="portraits-progress"),
    path("photos/<int:pk>/", _read(_photos.show, READ_PHOTOS), name="photo-show"),
    path("photos/<int:pk>/remove/", _act(_photos.remove), name="photo-remove"),
    path("people/<int:pk>/photo/", _act(_photos.person_add), name="person-photo-add"),
]
