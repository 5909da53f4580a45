"""`/inbox/`: one inbox per user, whatever the doors one has."""

from django.urls import path

from colleges.views import inbox

app_name = "inbox"
urlpatterns = [
    path("", inbox.inbox, name="list"),
    path("read/", inbox.read_all, name="read"),
    path("follow/", inbox.follow, name="follow"),
    path("<int:pk>/open/", inbox.open_notice, name="open"),
    path("<int:pk>/done/", inbox.mark_done, name="done"),
    path("<int:pk>/undone/", inbox.undo_done, name="undone"),
]
