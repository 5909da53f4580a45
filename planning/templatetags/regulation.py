"""{{ words|hits:asked }}: what was searched for stands out in the words."""

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

from planning.regulation_sheet import pattern_of

register = template.Library()


@register.filter
def hits(words, asked):
    if not asked:
        return words
    pieces, end = [], 0
    for hit in pattern_of(asked).finditer(words):
        pieces += [escape(words[end : hit.start()]), "<mark>", escape(hit.group()), "</mark>"]
        end = hit.end()
    return mark_safe("".join([*pieces, escape(words[end:])]))  # noqa: S308 - every piece is escaped
