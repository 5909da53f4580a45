"""Consents at the office's desk."""

from django.urls import path

from alumni.views.consents import ConsentPages
from alumni.views.doors import OfficeDoor
from colleges.views.doors import OfficeRoutes

READ, WRITE = "alumni.view_consent", "alumni.change_consent"
REFUSALS = {
    READ: "校友的同意由校友会办公室和纪检监察查看，您没有这项权限。",
    WRITE: "校友的同意由校友会办公室和学院登记，您没有这项权限。",
}


class OfficeConsentPages(OfficeDoor, ConsentPages):
    act_permission = WRITE


_pages = OfficeConsentPages()
_routes = OfficeRoutes(REFUSALS)
_read, _form = _routes.read, _routes.form

urlpatterns = [
    path("people/<int:pk>/consents/", _read(_pages.detail), name="person-consents"),
    path("people/<int:pk>/consents/<slug:purpose>/", _form(_pages.give), name="consent-give"),
    path("consents/<int:pk>/withdraw/", _form(_pages.withdraw), name="consent-withdraw"),
]
