"""Public addresses of events: a guest's reply, an invited alumnus who cannot come."""

from django.urls import path

from events.views.public import invitations

urlpatterns = [
    path("guest/<str:token>/", invitations.guest_reply, name="guest-reply"),
    path("guest/<str:token>/opened/", invitations.opened, name="guest-opened"),
    path("i/<str:token>/opened/", invitations.opened, name="invitation-opened"),
    path("i/<str:token>/decline/", invitations.decline, name="invitation-decline"),
]
