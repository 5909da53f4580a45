from django.urls import include, path

from alumni.urls import (
    claims,
    classes,
    duplicates,
    exports,
    figures,
    find,
    links,
    messages,
    notable,
    people,
    registers,
    requests,
    rights,
    rosters,
)

pages = [
    *find.pages,
    *figures.pages,
    *people.pages,
    *classes.pages,
    *registers.pages,
    *rosters.pages,
    *duplicates.pages,
    *claims.pages,
    *links.pages,
    *messages.pages,
    *requests.pages,
    *exports.pages,
    *notable.pages,
    *rights.pages,
]

urlpatterns = [path("", include((pages, "alumni")))]
