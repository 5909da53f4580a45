"""Messages to many at the office's desk: its own to anybody, and those of all colleges to read."""

from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alumni.views.doors import OfficeDoor
from alumni.views.messages import MessagePages, once_only_sending
from colleges.views.doors import for_office

READ, SEND = "alumni.view_message", "alumni.add_message"
READING = "群发记录由校友会办公室和纪检监察查看，您没有这项权限。"
SENDING = "群发由校友会办公室办理，您没有这项权限。"


class OfficeMessagePages(OfficeDoor, MessagePages):
    act_permission = SEND


_pages = OfficeMessagePages()
_form = require_http_methods(["GET", "HEAD", "POST"])

urlpatterns = [
    path("messages/", for_office(_pages.list, require_safe, READ, READING), name="message-list"),
    path("messages/new/", for_office(once_only_sending(_pages.new), _form, SEND, SENDING), name="message-new"),
    path("messages/<int:pk>/", for_office(_pages.detail, require_safe, READ, READING), name="message-detail"),
    path(
        "messages/<int:pk>/continue/", for_office(_pages.proceed, require_POST, SEND, SENDING), name="message-continue"
    ),
    path("messages/<int:pk>/retry/", for_office(_pages.retry, require_POST, SEND, SENDING), name="message-retry"),
]
