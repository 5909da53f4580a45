from django.urls import include, path

from alumni.urls import classes, duplicates, exports, find, people, rosters

pages = [*find.pages, *people.pages, *classes.pages, *rosters.pages, *duplicates.pages, *exports.pages]

urlpatterns = [path("", include((pages, "alumni")))]
