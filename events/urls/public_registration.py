"""Public addresses of events: the page of an event, registering, the own link."""

from django.urls import path

from events.views.public import own_registration, registration

urlpatterns = [
    path("i/<str:token>/", registration.invitation, name="invitation"),
    path("r/<str:token>/", own_registration.registration, name="registration"),
    path("<str:code>/", registration.event_page, name="event"),
    path("<str:code>/register/", registration.registration_form, name="register"),
]
