"""`/college/events/`: the list, one event, its classes and departments, reunions that are due."""

from django.urls import path

from events.views.college import core

urlpatterns = [
    path("", core.event_list, name="list"),
    path("add/", core.event_add, name="add"),
    path("reunions/", core.reunions, name="reunions"),
    path("rules/", core.rules, name="rules"),
    path("<int:pk>/", core.event_detail, name="detail"),
    path("<int:pk>/edit/", core.event_edit, name="edit"),
    path("<int:pk>/move/", core.event_move, name="move"),
    path("<int:pk>/cancel/", core.event_cancel, name="cancel"),
    path("<int:pk>/take-up/", core.event_take_up, name="take-up"),
    path("<int:pk>/hand-on/", core.event_hand_on, name="hand-on"),
    path("<int:pk>/classes/", core.event_classes, name="classes"),
    path("<int:pk>/classes/add/", core.class_add, name="class-add"),
    path("classes/<int:pk>/remove/", core.class_remove, name="class-remove"),
    path("<int:pk>/departments/", core.departments, name="departments"),
    path("<int:pk>/departments/add/", core.department_add, name="department-add"),
    path("<int:pk>/departments/tell/", core.department_tell, name="department-tell"),
    path("departments/<int:pk>/", core.department_edit, name="department-edit"),
    path("departments/<int:pk>/remove/", core.department_remove, name="department-remove"),
]
