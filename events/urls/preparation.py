"""`/college/events/…`: checklist, venues, guests, invitations, messages."""

from django.urls import path

from events.views.college import preparation as desk

urlpatterns = [
    path("<int:pk>/tasks/", desk.tasks, name="tasks"),
    path("<int:pk>/tasks/add/", desk.task_add, name="task-add"),
    path("tasks/<int:pk>/", desk.task_edit, name="task-edit"),
    path("tasks/<int:pk>/done/", desk.task_done, name="task-done"),
    path("tasks/<int:pk>/undo/", desk.task_undo, name="task-undo"),
    path("tasks/<int:pk>/remove/", desk.task_remove, name="task-remove"),
    path("venues/", desk.venue_list, name="venue-list"),
    path("venues/add/", desk.venue_add, name="venue-add"),
    path("venues/<int:pk>/", desk.venue_week, name="venue-week"),
    path("venues/<int:pk>/edit/", desk.venue_edit, name="venue-edit"),
    path("venues/<int:pk>/close/", desk.venue_close, name="venue-close"),
    path("venues/<int:pk>/reopen/", desk.venue_reopen, name="venue-reopen"),
    path("<int:pk>/bookings/", desk.booking_list, name="booking-list"),
    path("bookings/<int:pk>/release/", desk.booking_release, name="booking-release"),
    path("bookings/<int:pk>/renew/", desk.booking_renew, name="booking-renew"),
    path("bookings/<int:pk>/keep/", desk.booking_keep, name="booking-keep"),
    path("<int:pk>/guests/", desk.guests, name="guests"),
    path("<int:pk>/guests/add/", desk.guest_add, name="guest-add"),
    path("<int:pk>/guests/alumni/", desk.guest_alumni, name="guest-alumni"),
    path("<int:pk>/guests/export/", desk.guest_export, name="guest-export"),
    path("guests/<int:pk>/", desk.guest_edit, name="guest-edit"),
    path("guests/<int:pk>/reply/", desk.guest_reply, name="guest-reply"),
    path("guests/<int:pk>/show/", desk.guest_show, name="guest-show"),
    path("guests/<int:pk>/remove/", desk.guest_remove, name="guest-remove"),
    path("<int:pk>/invitations/", desk.invitations, name="invitations"),
    path("<int:pk>/invitations/new/", desk.invitation_new, name="invitation-new"),
    path("<int:pk>/invitations/issue/", desk.invitation_issue, name="invitation-issue"),
    path("invitations/<int:pk>/revoke/", desk.invitation_revoke, name="invitation-revoke"),
    path("<int:pk>/words/", desk.words, name="words"),
]
