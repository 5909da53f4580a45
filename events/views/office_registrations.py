"""Who comes to an event, at the office's desk, in the admin: of the school's events and of every college's."""

from django.urls import path

from colleges.views.doors import OfficeRoutes
from events.views.doors import OfficeEventDoor
from events.views.registration_matching import MatchingPages
from events.views.registration_settings import RegistrationSettingsPages

READ, RUN = "events.view_event", "events.run_event"
REFUSALS = {
    READ: "活动的报名由校友会办公室和纪检监察查看，您没有这项权限。",
    RUN: "活动的报名由校友会办公室和承办学院办理，您没有这项权限。",
}


class OfficeMatchingPages(OfficeEventDoor, MatchingPages):
    person_at = "admin:alumni_alumnus_change"


class OfficeRegistrationSettingsPages(OfficeEventDoor, RegistrationSettingsPages):
    pass


_pages, _settings = OfficeMatchingPages(), OfficeRegistrationSettingsPages()


_routes = OfficeRoutes(REFUSALS)
_read, _form, _act = _routes.read, _routes.form, _routes.act

urlpatterns = [
    path("events/<int:pk>/registrations/", _read(_pages.list), name="event-registrations"),
    path("events/<int:pk>/registrations/figures/", _read(_pages.figures), name="event-registration-figures"),
    path("events/<int:pk>/registrations/settings/", _form(_settings.settings), name="event-registration-settings"),
    path("events/<int:pk>/registrations/add/", _form(_pages.add), name="event-registration-add"),
    path("events/<int:pk>/registrations/tell/", _act(_pages.tell), name="event-registration-tell"),
    path("events/<int:pk>/registrations/export/", _act(_pages.export), name="event-registration-export"),
    path("events/<int:pk>/questions/add/", _form(_settings.question_add), name="event-question-add"),
    path("events/registrations/<int:pk>/", _read(_pages.detail), name="event-registration-detail"),
    path("events/registrations/<int:pk>/edit/", _form(_pages.edit), name="event-registration-edit"),
    path("events/registrations/<int:pk>/cancel/", _act(_pages.cancel), name="event-registration-cancel"),
    path("events/registrations/<int:pk>/restore/", _act(_pages.restore), name="event-registration-restore"),
    path("events/registrations/<int:pk>/move-up/", _act(_pages.move_up), name="event-registration-move-up"),
    path("events/registrations/<int:pk>/told/", _act(_pages.told), name="event-registration-told"),
    path("events/registrations/<int:pk>/show/", _act(_pages.show), name="event-registration-show"),
    path("events/registrations/<int:pk>/link/", _act(_pages.link), name="event-registration-link"),
    path("events/registrations/<int:pk>/match/", _form(_pages.match), name="event-registration-match"),
    path("events/registrations/<int:pk>/unmatch/", _act(_pages.unmatch), name="event-registration-unmatch"),
    path("events/questions/<int:pk>/edit/", _form(_settings.question_edit), name="event-question-edit"),
    path("events/questions/<int:pk>/drop/", _act(_settings.question_drop), name="event-question-drop"),
]
