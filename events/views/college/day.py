"""The day of a college's event, at the college's desk."""

from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.views.day import DayPages
from events.views.day_sheets import SheetPages

_pages, _sheets = DayPages(), SheetPages()
_form = require_http_methods(["GET", "HEAD", "POST"])

check_ins = require_safe(_pages.check_ins)
count = require_safe(_pages.count)
check_in_add = require_POST(_pages.add)
check_in_undo = require_POST(_pages.undo)
check_in_people = require_POST(_pages.people)
walk_in = _form(_pages.walk_in)
more_seats = require_POST(_pages.more_seats)
stations = require_safe(_pages.stations)
station_issue = require_POST(_pages.station_issue)
station_revoke = require_POST(_pages.station_revoke)
file = require_POST(_pages.file)
papers = _form(_sheets.papers)
seats = _form(_sheets.seats)
seat_fill = require_POST(_sheets.seat_fill)
