"""Both working faces lead to every page, from few words."""

import pytest
from django.urls import get_resolver, reverse

from alumni_office.rooms import FACES, page_of

#: an act of the head of the page, not a page
ACTS_OF_THE_HEAD = {"college:choose"}


def names(patterns, prefix=""):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern.url_patterns, inner)
        elif pattern.name:
            yield f"{prefix}{pattern.name}"


def of_face(face):
    found = {name for name in names(get_resolver().url_patterns) if name.startswith(f"{face}:")}
    return found - ACTS_OF_THE_HEAD


@pytest.mark.parametrize("face", FACES)
def test_a_face_has_eight_rooms_at_most_and_each_leads_somewhere(face):
    rooms = FACES[face]
    pages = [page for room in rooms for page in room.pages]
    assert len(rooms) <= 8 and len({page.title for page in pages}) == len(pages)
    assert all(reverse(page.name) for page in pages)


def test_every_page_of_a_college_is_found_in_one_of_its_rooms():
    assert [name for name in sorted(of_face("college")) if page_of(FACES["college"], name) is None] == []


def test_a_page_is_marked_by_the_longest_name_that_fits():
    office = FACES["admin"]
    told = {
        name: page_of(office, f"admin:{name}").title
        for name in ("roster-queue", "roster-detail", "class-link", "class-portraits", "quality-classes")
    }
    assert told == {
        "roster-queue": "归属待定",
        "roster-detail": "名册与毕业生数据",
        "class-link": "班级",
        "class-portraits": "班级登记表",
        "quality-classes": "资料质量",
    }


def test_the_working_pages_of_the_office_are_found_in_its_rooms():
    sites_own = {"index", "jsi18n", "app_list", "autocomplete", "view_on_site"}
    working = {
        name
        for name in of_face("admin")
        if "_" not in name.split(":")[1] and name.split(":")[1] not in sites_own | {"login", "logout", "search"}
    }
    assert working and [name for name in sorted(working) if page_of(FACES["admin"], name) is None] == []
