"""The college's history at a college's desk."""

from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colleges.views.history import HistoryPages

_pages = HistoryPages()
_forms = require_http_methods(["GET", "HEAD", "POST"])

history = require_safe(_pages.overview)
submit = require_POST(_pages.submit)
booklet = require_safe(_pages.booklet)
texts = _forms(_pages.texts)
part = _forms(_pages.part)
row_edit = _forms(_pages.row_edit)
row_remove = require_POST(_pages.row_remove)
picture = require_safe(_pages.picture)
sample = require_safe(_pages.sample)
export = require_safe(_pages.export)
bring_in = _forms(_pages.bring_in)
