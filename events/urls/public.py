"""`/events/`: the public calendar and event pages, registration, personal links, check-in links."""

from django.urls import include, path

app_name = "events"
urlpatterns = [
    path("", include("events.urls.public_suggestions")),
    path("", include("events.urls.public_calendar")),
    path("", include("events.urls.public_day")),
    path("", include("events.urls.public_invitations")),
    path("", include("events.urls.public_registration")),  # last: it holds `<str:code>/`
]
