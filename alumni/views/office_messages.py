"""Messages to many at the office's desk: its own to anybody, and those of all colleges to read."""

from django.urls import path

from alumni.views.doors import OfficeDoor
from alumni.views.messages import MessagePages, once_only_sending
from colleges.views.doors import OfficeRoutes

READ, SEND = "alumni.view_message", "alumni.add_message"
REFUSALS = {
    READ: "群发记录由校友会办公室和纪检监察查看，您没有这项权限。",
    SEND: "群发由校友会办公室办理，您没有这项权限。",
}


class OfficeMessagePages(OfficeDoor, MessagePages):
    act_permission = SEND


_pages = OfficeMessagePages()
_routes = OfficeRoutes(REFUSALS)
_read, _form, _act = _routes.read, _routes.form, _routes.act

urlpatterns = [
    path("messages/", _read(_pages.list), name="message-list"),
    path("messages/new/", _form(once_only_sending(_pages.new)), name="message-new"),
    path("messages/<int:pk>/", _read(_pages.detail), name="message-detail"),
    path("messages/<int:pk>/continue/", _act(_pages.proceed), name="message-continue"),
    path("messages/<int:pk>/retry/", _act(_pages.retry), name="message-retry"),
]
