"""The calendar and the figures of events at the office's desk, in the admin: of the school and of every college."""

from django.urls import path

from colleges.views.doors import OfficeRoutes
from events.views.calendar import CalendarPages
from events.views.doors import OfficeEventDoor
from events.views.figures import FigurePages

READ, RUN = "events.view_event", "events.run_event"
REFUSALS = {
    READ: "校友活动由校友会办公室和纪检监察查看，您没有这项权限。",
    RUN: "活动日历的订阅由校友会办公室办理，您没有这项权限。",
}


class OfficeCalendarPages(OfficeEventDoor, CalendarPages):
    pass


class OfficeFigurePages(OfficeEventDoor, FigurePages):
    pass


_pages, _figures = OfficeCalendarPages(), OfficeFigurePages()


_routes = OfficeRoutes(REFUSALS)
_read, _act = _routes.read, _routes.act

urlpatterns = [
    path("events/calendar/", _read(_pages.calendar), name="event-calendar"),
    path("events/calendar/links/", _read(_pages.links), name="event-calendar-links"),
    path("events/calendar/links/issue/", _act(_pages.issue), name="event-calendar-issue"),
    path("events/calendar/links/<int:pk>/revoke/", _act(_pages.revoke), name="event-calendar-revoke"),
    path("events/figures/", _read(_figures.figures), name="event-figures"),
    path("events/figures/behind/", _read(_figures.behind), name="event-figures-behind"),
    path("events/figures/workbook/", _read(_figures.workbook), name="event-figures-workbook"),
]
