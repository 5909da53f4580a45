"""The calendar and the figures of events, at a college's desk."""

from django.views.decorators.http import require_POST, require_safe

from events.views.calendar import CalendarPages
from events.views.figures import FigurePages

_pages, _figures = CalendarPages(), FigurePages()

calendar = require_safe(_pages.calendar)
links = require_safe(_pages.links)
issue = require_POST(_pages.issue)
revoke = require_POST(_pages.revoke)
figures = require_safe(_figures.figures)
figures_behind = require_safe(_figures.behind)
figures_workbook = require_safe(_figures.workbook)
