"""`/desk/events/`: events that a department was told of."""

from django.urls import path

from events.views import desk

urlpatterns = [
    path("", desk.events, name="list"),
    path("<int:pk>/", desk.event, name="detail"),
    path("tasks/<int:pk>/done/", desk.task_done, name="task-done"),
]
