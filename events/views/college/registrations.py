"""Who comes to a college's event, at the college's desk."""

from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.views.registration_matching import MatchingPages
from events.views.registration_settings import RegistrationSettingsPages

_pages, _settings = MatchingPages(), RegistrationSettingsPages()
_form = require_http_methods(["GET", "HEAD", "POST"])

registrations = require_safe(_pages.list)
registration_figures = require_safe(_pages.figures)
registration_settings = _form(_settings.settings)
registration_add = _form(_pages.add)
registration_tell = require_POST(_pages.tell)
registration_export = require_POST(_pages.export)
registration_detail = require_safe(_pages.detail)
registration_edit = _form(_pages.edit)
registration_cancel = require_POST(_pages.cancel)
registration_restore = require_POST(_pages.restore)
registration_move_up = require_POST(_pages.move_up)
registration_told = require_POST(_pages.told)
registration_show = require_POST(_pages.show)
registration_link = require_POST(_pages.link)
registration_match = _form(_pages.match)
registration_unmatch = require_POST(_pages.unmatch)
question_add = _form(_settings.question_add)
question_edit = _form(_settings.question_edit)
question_drop = require_POST(_settings.question_drop)
