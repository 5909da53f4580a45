"""The yearly plan at a college's desk: made from what the school assigned and from what the college adds."""

from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planning.views.plans import PlanPages

_pages = PlanPages()
_form = require_http_methods(["GET", "HEAD", "POST"])

plan = require_safe(_pages.this_year)
plan_list = require_safe(_pages.list)
plan_begin = require_POST(_pages.begin)
plan_detail = require_safe(_pages.detail)
plan_aims = _form(_pages.aims)
plan_submit = require_POST(_pages.submit)
plan_take_back = require_POST(_pages.take_back)
plan_carry_over = require_POST(_pages.carry_over)
plan_workbook = require_safe(_pages.workbook)
plan_paper = require_safe(_pages.paper)
plan_item_add = _form(_pages.item_add)
plan_item_edit = _form(_pages.item_edit)
plan_item_remove = require_POST(_pages.item_remove)
plan_item_withdraw = _form(_pages.item_withdraw)
