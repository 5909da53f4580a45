from django.urls import path

from alumni.views.college import classes

pages = [
    path("classes/", classes.class_list, name="class-list"),
    path("classes/add/", classes.class_add, name="class-add"),
    path("classes/<int:pk>/", classes.class_detail, name="class-detail"),
    path("classes/<int:pk>/edit/", classes.class_edit, name="class-edit"),
    path("classes/<int:pk>/rename/", classes.class_rename, name="class-rename"),
    path("classes/<int:pk>/split/", classes.class_split, name="class-split"),
    path("classes/<int:pk>/merge/", classes.class_merge, name="class-merge"),
    path("classes/<int:pk>/delete/", classes.class_delete, name="class-delete"),
]
