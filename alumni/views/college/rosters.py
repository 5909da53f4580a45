"""The liaison's roster pages: everything starts from the uploads of the college whose seat is taken."""

from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alumni.views.roster_remembered import RememberedPages
from alumni.views.rosters import RosterPages

_pages = RosterPages()
_remembered = RememberedPages()

roster_list = require_safe(_pages.list)
roster_upload = require_http_methods(["GET", "HEAD", "POST"])(_pages.upload)
roster_sample = require_safe(_pages.sample)
roster_detail = require_safe(_pages.detail)
roster_answer = require_POST(_pages.answer)
roster_decide = require_POST(_pages.decide)
roster_claim = require_POST(_pages.claim)
roster_import = require_POST(_pages.carry_out)
roster_undo = require_POST(_pages.undo)
roster_discard = require_POST(_pages.discard)
roster_progress = require_safe(_pages.progress)
roster_refused = require_safe(_pages.refused)
roster_original = require_safe(_pages.original)
roster_remembered = require_safe(_remembered.list)
roster_remembered_edit = require_http_methods(["GET", "HEAD", "POST"])(_remembered.edit)
roster_remembered_withdraw = require_POST(_remembered.withdraw)
