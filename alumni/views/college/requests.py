"""校友来件 at a college's desk."""

from django.views.decorators.http import require_POST, require_safe

from alumni.views.requests import RequestPages

_pages = RequestPages()

request_list = require_safe(_pages.list)
request_detail = require_safe(_pages.detail)
request_answer = require_POST(_pages.answer)
request_roster = require_POST(_pages.roster)
request_pass = require_POST(_pages.pass_on)
request_close = require_POST(_pages.close)
request_show = require_POST(_pages.show)
