"""Public addresses of events: the calendar, feeds, one event as a file for one's own calendar."""

from django.urls import path

from events.views.public import calendar

urlpatterns = [
    path("", calendar.calendar, name="calendar"),
    path("feed.ics", calendar.feed, name="feed"),
    path("feed/<str:token>/calendar.ics", calendar.own_feed, name="own-feed"),
    path("r/<str:token>/calendar.ics", calendar.registration_ics, name="registration-ics"),
    path("<str:code>/calendar.ics", calendar.event_ics, name="event-ics"),
]
