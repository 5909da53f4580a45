"""Suggestions that a college heard, at the college's desk."""

from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.views.suggestions import SuggestionPages

_pages = SuggestionPages()
_form = require_http_methods(["GET", "HEAD", "POST"])

suggestion_list = require_safe(_pages.list)
suggestions = require_safe(_pages.of_one_event)
suggestion_detail = require_safe(_pages.detail)
suggestion_add = _form(_pages.add)
suggestion_edit = _form(_pages.edit)
suggestion_answer = _form(_pages.answer)
suggestion_hand_on = require_POST(_pages.hand_on)
suggestion_publish = require_POST(_pages.publish)
suggestion_take_off = require_POST(_pages.take_off)
suggestion_consent = require_POST(_pages.consent)
suggestion_told = require_POST(_pages.told)
suggestion_send = require_POST(_pages.send)
suggestion_show = require_POST(_pages.show_contact)
suggestion_link = require_POST(_pages.link)
