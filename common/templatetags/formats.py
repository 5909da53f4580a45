"""{% load formats %}: the functions of common/formats.py as filters."""

from django import template

from common import formats

register = template.Library()

for function in (
    formats.phone,
    formats.masked_phone,
    formats.masked_email,
    formats.money,
    formats.thousands,
    formats.small_count,
    formats.article,
    formats.day,
    formats.moment,
    formats.stamp,
    formats.ago,
):
    register.filter(function.__name__, function)
