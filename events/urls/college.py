"""`/college/events/`: the college's events from the plan to the directory handed in (art. 12–16)."""

from django.urls import include, path

app_name = "events"
urlpatterns = [
    path("", include("events.urls.core")),
    path("", include("events.urls.plans")),
    path("", include("events.urls.afterwards")),
    path("", include("events.urls.preparation")),
    path("", include("events.urls.registrations")),
    path("", include("events.urls.day")),
    path("", include("events.urls.suggestions")),
    path("", include("events.urls.calendar")),
]
