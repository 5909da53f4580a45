"""The day of an event at the office's desk, in the admin: of the school's events and of every college's."""

from django.urls import path

from colleges.views.doors import OfficeRoutes
from events.views.day import DayPages
from events.views.day_sheets import SheetPages
from events.views.doors import OfficeEventDoor

READ, RUN = "events.view_event", "events.run_event"
REFUSALS = {
    READ: "活动的签到由校友会办公室和纪检监察查看，您没有这项权限。",
    RUN: "活动的签到由校友会办公室和承办学院办理，您没有这项权限。",
}


class OfficeDayPages(OfficeEventDoor, DayPages):
    pass


class OfficeSheetPages(OfficeEventDoor, SheetPages):
    pass


_pages, _sheets = OfficeDayPages(), OfficeSheetPages()


_routes = OfficeRoutes(REFUSALS)
_read, _form, _act = _routes.read, _routes.form, _routes.act

urlpatterns = [
    path("events/<int:pk>/check-in/", _read(_pages.check_ins), name="event-check-in"),
    path("events/<int:pk>/check-in/count/", _read(_pages.count), name="event-check-in-count"),
    path("events/<int:pk>/check-in/walk-in/", _form(_pages.walk_in), name="event-check-in-walk-in"),
    path("events/<int:pk>/check-in/more-seats/", _act(_pages.more_seats), name="event-check-in-more-seats"),
    path("events/<int:pk>/check-in/papers/", _form(_sheets.papers), name="event-check-in-papers"),
    path("events/<int:pk>/check-in/file/", _act(_pages.file), name="event-check-in-file"),
    path("events/<int:pk>/stations/", _read(_pages.stations), name="event-station-list"),
    path("events/<int:pk>/stations/issue/", _act(_pages.station_issue), name="event-station-issue"),
    path("events/<int:pk>/seats/", _form(_sheets.seats), name="event-seats"),
    path("events/<int:pk>/seats/fill/", _act(_sheets.seat_fill), name="event-seat-fill"),
    path("events/registrations/<int:pk>/check-in/", _act(_pages.add), name="event-check-in-add"),
    path("events/check-ins/<int:pk>/undo/", _act(_pages.undo), name="event-check-in-undo"),
    path("events/check-ins/<int:pk>/people/", _act(_pages.people), name="event-check-in-people"),
    path("events/stations/<int:pk>/revoke/", _act(_pages.station_revoke), name="event-station-revoke"),
]
