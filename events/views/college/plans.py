"""The plan of an event at a college's desk."""

from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.views.plans import PlanPages

_pages = PlanPages()
_form = require_http_methods(["GET", "HEAD", "POST"])

plan = require_safe(_pages.plan)
plan_edit = _form(_pages.edit)
plan_file = require_POST(_pages.file)
plan_take_back = require_POST(_pages.take_back)
plan_filing = require_safe(_pages.filing)
plan_document = require_safe(_pages.document)
programme_add = _form(_pages.programme_add)
programme_edit = _form(_pages.programme_edit)
programme_remove = require_POST(_pages.programme_remove)
budget_add = _form(_pages.budget_add)
budget_edit = _form(_pages.budget_edit)
budget_remove = require_POST(_pages.budget_remove)
