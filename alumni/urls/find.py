from django.urls import path

from alumni.views.college import find

pages = [
    path("", find.find, name="find"),
    path("saved/", find.saved_list_add, name="saved-list-add"),
    path("saved/<int:pk>/rename/", find.saved_list_rename, name="saved-list-rename"),
    path("saved/<int:pk>/delete/", find.saved_list_delete, name="saved-list-delete"),
    path("tag-people/", find.tag_people, name="find-tag"),
]
