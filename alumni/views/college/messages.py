"""Messages to many at a college's desk."""

from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alumni.views.messages import MessagePages, once_only_sending

_pages = MessagePages()

message_list = require_safe(_pages.list)
message_new = require_http_methods(["GET", "HEAD", "POST"])(once_only_sending(_pages.new))
message_detail = require_safe(_pages.detail)
message_continue = require_POST(_pages.proceed)
message_retry = require_POST(_pages.retry)
