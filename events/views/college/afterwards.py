"""What an event leaves, at a college's desk."""

from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.views.afterwards import AfterwardsPages

_pages = AfterwardsPages()
_form = require_http_methods(["GET", "HEAD", "POST"])

report = require_safe(_pages.report)
report_edit = _form(_pages.report_edit)
report_file = require_POST(_pages.report_file)
report_document = require_safe(_pages.report_document)
paper_add = _form(_pages.paper_add)
paper_file = require_safe(_pages.paper)
paper_photo = require_safe(_pages.photo)
paper_withdraw = require_POST(_pages.paper_withdraw)
directory = _form(_pages.directory)
directory_sheet = require_POST(_pages.directory_sheet)
