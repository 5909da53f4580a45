"""Notable alumni at a college's desk: drafted, kept in touch with, submitted."""

from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alumni.views.notable import NotablePages

_pages = NotablePages()
_form = require_http_methods(["GET", "HEAD", "POST"])

notable_list = require_safe(_pages.list)
notable_add = _form(_pages.add)
notable_detail = require_safe(_pages.detail)
notable_edit = _form(_pages.edit)
notable_submit = require_POST(_pages.submit)
achievement_add = _form(_pages.achievement_add)
achievement_edit = _form(_pages.achievement_edit)
achievement_remove = require_POST(_pages.achievement_remove)
notable_log_add = _form(_pages.log_add)
notable_log_remove = require_POST(_pages.log_remove)
