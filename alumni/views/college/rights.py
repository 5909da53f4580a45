"""A copy of one's data, handed out by a college; deletion is the office's."""

from django.views.decorators.http import require_POST, require_safe

from alumni.views.rights import RightsPages

_pages = RightsPages()

person_rights = require_safe(_pages.detail)
person_copy = require_POST(_pages.copy)
