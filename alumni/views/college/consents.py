"""Consents of the college's own alumni."""

from django.views.decorators.http import require_http_methods, require_safe

from alumni.views.consents import ConsentPages

_pages = ConsentPages()
_form = require_http_methods(["GET", "HEAD", "POST"])

person_consents = require_safe(_pages.detail)
consent_give = _form(_pages.give)
consent_withdraw = _form(_pages.withdraw)
