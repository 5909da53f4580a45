from django.urls import include, path

from alumni.urls import classes, exports, find, people, rosters

pages = [*find.pages, *people.pages, *classes.pages, *rosters.pages, *exports.pages]

urlpatterns = [path("", include((pages, "alumni")))]
