"""Claims at a college's desk."""

from django.views.decorators.http import require_POST, require_safe

from alumni.views.claims import ClaimPages

_pages = ClaimPages()

claim_list = require_safe(_pages.list)
claim_detail = require_safe(_pages.detail)
claim_accept = require_POST(_pages.accept)
claim_reject = require_POST(_pages.reject)
claim_withdraw = require_POST(_pages.withdraw)
