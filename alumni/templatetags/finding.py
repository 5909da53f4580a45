"""{{ name|marked:q }}: the words of the search box stand out in what they were found in."""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

from alumni.search_words import DOTS, terms_of

register = template.Library()


def _however_divided(term):
    """买买提艾力 is marked in 买买提·艾力 too."""
    return f"[{DOTS}]?".join(map(re.escape, term))


@register.filter
def marked(value, text):
    value, terms = str(value or ""), terms_of(text or "")
    if not value or not terms:
        return value
    wanted = re.compile(
        "|".join(_however_divided(term) for term in sorted(terms, key=len, reverse=True)), re.IGNORECASE
    )
    ends, pieces = 0, []
    for hit in wanted.finditer(value):
        pieces += [escape(value[ends : hit.start()]), "<mark>", escape(hit.group()), "</mark>"]
        ends = hit.end()
    return mark_safe("".join([*pieces, escape(value[ends:])]))  # noqa: S308 - every piece is escaped
