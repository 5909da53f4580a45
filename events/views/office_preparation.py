"""The office's door to the preparation of events: of the school's and, where it helps, of a college's."""

from django.urls import path

from colleges.views.doors import OfficeRoutes
from events.views.doors import OfficeEventDoor
from events.views.guests import GuestPages
from events.views.invitations import InvitationPages
from events.views.tasks import TaskPages
from events.views.venues import BookingPages, VenuePages

READ, RUN = "events.view_event", "events.run_event"
REFUSALS = {
    READ: "活动的筹备由校友会办公室和纪检监察查看，您没有这项权限。",
    RUN: "活动的筹备由校友会办公室和承办学院办理，您没有这项权限。",
}


class OfficeTaskPages(OfficeEventDoor, TaskPages):
    pass


class OfficeVenuePages(OfficeEventDoor, VenuePages):
    pass


class OfficeBookingPages(OfficeEventDoor, BookingPages):
    pass


class OfficeGuestPages(OfficeEventDoor, GuestPages):
    pass


class OfficeInvitationPages(OfficeEventDoor, InvitationPages):
    pass


_tasks, _venues, _bookings = OfficeTaskPages(), OfficeVenuePages(), OfficeBookingPages()
_guests, _invitations = OfficeGuestPages(), OfficeInvitationPages()


_routes = OfficeRoutes(REFUSALS)
_read, _form, _act = _routes.read, _routes.form, _routes.act

urlpatterns = [
    path("events/<int:pk>/tasks/", _read(_tasks.list), name="event-tasks"),
    path("events/<int:pk>/tasks/add/", _form(_tasks.add), name="event-task-add"),
    path("events/tasks/<int:pk>/", _form(_tasks.edit), name="event-task-edit"),
    path("events/tasks/<int:pk>/done/", _act(_tasks.done), name="event-task-done"),
    path("events/tasks/<int:pk>/undo/", _act(_tasks.undo), name="event-task-undo"),
    path("events/tasks/<int:pk>/remove/", _act(_tasks.remove), name="event-task-remove"),
    path("events/venues/", _read(_venues.list), name="event-venue-list"),
    path("events/venues/add/", _form(_venues.add), name="event-venue-add"),
    path("events/venues/<int:pk>/", _read(_venues.week), name="event-venue-week"),
    path("events/venues/<int:pk>/edit/", _form(_venues.edit), name="event-venue-edit"),
    path("events/venues/<int:pk>/close/", _act(_venues.close), name="event-venue-close"),
    path("events/venues/<int:pk>/reopen/", _act(_venues.reopen), name="event-venue-reopen"),
    path("events/<int:pk>/bookings/", _form(_bookings.list, READ), name="event-booking-list"),
    path("events/bookings/<int:pk>/release/", _act(_bookings.release), name="event-booking-release"),
    path("events/bookings/<int:pk>/renew/", _act(_bookings.renew), name="event-booking-renew"),
    path("events/bookings/<int:pk>/keep/", _act(_bookings.keep), name="event-booking-keep"),
    path("events/<int:pk>/guests/", _read(_guests.list), name="event-guests"),
    path("events/<int:pk>/guests/add/", _form(_guests.add), name="event-guest-add"),
    path("events/<int:pk>/guests/alumni/", _form(_guests.alumni), name="event-guest-alumni"),
    path("events/<int:pk>/guests/export/", _act(_guests.export), name="event-guest-export"),
    path("events/guests/<int:pk>/", _form(_guests.edit), name="event-guest-edit"),
    path("events/guests/<int:pk>/reply/", _form(_guests.reply), name="event-guest-reply"),
    path("events/guests/<int:pk>/show/", _act(_guests.show), name="event-guest-show"),
    path("events/guests/<int:pk>/remove/", _act(_guests.remove), name="event-guest-remove"),
    path("events/<int:pk>/invitations/", _read(_invitations.list), name="event-invitations"),
    path("events/<int:pk>/invitations/new/", _read(_invitations.new, RUN), name="event-invitation-new"),
    path("events/<int:pk>/invitations/issue/", _act(_invitations.issue), name="event-invitation-issue"),
    path("events/invitations/<int:pk>/revoke/", _act(_invitations.revoke), name="event-invitation-revoke"),
    path("events/<int:pk>/words/", _read(_invitations.words), name="event-words"),
]
