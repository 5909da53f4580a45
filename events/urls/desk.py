"""`/desk/events/`: what a department was told of events, and suggestions it answers."""

from django.urls import include, path

app_name = "events"
urlpatterns = [
    path("", include("events.urls.desk_events")),
    path("suggestions/", include("events.urls.desk_suggestions")),
]
