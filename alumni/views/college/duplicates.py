"""Possible duplicates at a college's desk."""

from django.views.decorators.http import require_POST, require_safe

from alumni.views.duplicates import DuplicatePages

_pages = DuplicatePages()

duplicate_list = require_safe(_pages.list)
duplicate_search = require_POST(_pages.search)
duplicate_merge_sure = require_POST(_pages.merge_sure)
duplicate_detail = require_safe(_pages.detail)
duplicate_judge = require_POST(_pages.judge)
duplicate_merge = require_POST(_pages.merge)
merge_list = require_safe(_pages.merge_list)
merge_detail = require_safe(_pages.merge_detail)
merge_undo = require_POST(_pages.undo)
