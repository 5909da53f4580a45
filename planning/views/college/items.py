"""The items of a plan at a college's desk: what fulfils them."""

from django.views.decorators.http import require_POST, require_safe

from planning.views.items import ItemPages

_pages = ItemPages()

detail = require_safe(_pages.detail)
choose = require_safe(_pages.choose)
give = require_POST(_pages.give)
upload = require_POST(_pages.upload)
progress = require_POST(_pages.progress)
report = require_POST(_pages.report)
take_back = require_POST(_pages.take_back)
mended = require_POST(_pages.mended)
file = require_safe(_pages.file)
withdraw = require_POST(_pages.withdraw)
