"""How an event is told in a line: its badges and its time."""

from django import template

from events.words import badges_of, days_from, time_of

register = template.Library()
register.filter("event_badges", badges_of)
register.filter("event_time", time_of)
register.filter("days_from", days_from)
