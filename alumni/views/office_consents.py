"""Consents at the office's desk."""

from django.urls import path
from django.views.decorators.http import require_http_methods, require_safe

from alumni.views.consents import ConsentPages
from alumni.views.doors import OfficeDoor
from colleges.views.doors import for_office

READ, WRITE = "alumni.view_consent", "alumni.change_consent"
REFUSALS = {
    READ: "校友的同意由校友会办公室和纪检监察查看，您没有这项权限。",
    WRITE: "校友的同意由校友会办公室和学院登记，您没有这项权限。",
}


class OfficeConsentPages(OfficeDoor, ConsentPages):
    act_permission = WRITE


_pages = OfficeConsentPages()
_form_methods = require_http_methods(["GET", "HEAD", "POST"])


def _form(view):
    return for_office(view, _form_methods, WRITE, REFUSALS[WRITE])


urlpatterns = [
    path(
        "people/<int:pk>/consents/",
        for_office(_pages.detail, require_safe, READ, REFUSALS[READ]),
        name="person-consents",
    ),
    path("people/<int:pk>/consents/<slug:purpose>/", _form(_pages.give), name="consent-give"),
    path("consents/<int:pk>/withdraw/", _form(_pages.withdraw), name="consent-withdraw"),
]
