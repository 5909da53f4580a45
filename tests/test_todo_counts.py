"""A to-do says how many wait, and its link leads to a list of exactly those: for every to-do of the alumni database."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.db import connection, transaction
from django.test import Client, override_settings
from django.urls import resolve
from django.utils import timezone

from alumni import todos
from alumni.models import Alumnus, NotableContact, NotableProfile
from alumni.services.consents import withdraw_consent
from colleges.todos import Desk, _sources
from tests.walker_cast import ANIMAL, MACHINE
from tests.walker_world import World

SOURCES = [source for source in _sources if source.__module__ == todos.__name__]
#: pages that show more than what waits, each row with its state → why there is no list of the waiting alone
SHOWS_MORE = {
    "roster-list": "a dozen rosters a year, those that stopped half-way marked; rows wait inside their roster",
    "export-list": "what was asked for stands above the log of what was taken out",
    "message-list": "what was sent, each mail with what became of it",
    "roster-queue": "what waits for a rule, one line for all people with the same 专业",
    "erasure-list": "the deletions, those that wait for another clerk marked",
}


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker, tmp_path_factory):
    """The walker's world with notable files of every sort, in a transaction that never commits."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = World(tmp_path_factory.mktemp("media"))
        _notable_files(world)
        with override_settings(MEDIA_ROOT=world.media):
            yield world
        transaction.set_rollback(True)
    with django_db_blocker.unblock():
        connection.close()


def _notable_files(world):
    """One returned, one with the office, one to be taken off; of three appointments one is far off and one of a lost person."""
    office, today = world.users["office"], timezone.localdate()
    reviewed = {"reviewed_by": office, "reviewed_at": timezone.now(), "remark": "请补照片"}
    files = {key: NotableProfile.objects.of_college(college) for key, college in world.colleges.items()}
    files[ANIMAL].filter(state="draft").update(state="returned", **reviewed)
    files[MACHINE].filter(state="draft").update(state="submitted")
    public = files[MACHINE].get(state="published")
    withdraw_consent(public.alumnus.consents.standing("public_page").get(), channel="phone", actor=office)
    files[ANIMAL].filter(state="published").update(has_unreviewed=True)
    said = {"way": "phone", "who": "周老师", "text": "问候", "noted_by": office}
    rows = [*files[ANIMAL], *files[MACHINE]]
    for profile, days in zip(rows, (5, 30, 5, 5), strict=True):
        NotableContact.objects.create(profile=profile, next_on=today + timedelta(days=days), **said)
    Alumnus.objects.filter(pk=rows[-1].alumnus_id).update(state="lost")


def desks(world):
    """The three who have to-dos, and both colleges; the office's as another clerk than who asked for what waits."""
    animal, machine = world.colleges[ANIMAL], world.colleges[MACHINE]
    return [
        (world.users["office"], Desk()),
        (world.users["liaison"], Desk(animal, "liaison", world.users["liaison"])),
        (world.users["leader"], Desk(animal, "leader", world.users["leader"])),
        (world.users["other liaison"], Desk(machine, "liaison", world.users["other liaison"])),
    ]


def rows_behind(todo, user):
    browser = Client()
    browser.force_login(user)
    page = browser.get(todo.url)
    assert page.status_code == 200, todo
    if "cl" in page.context:
        return page.context["cl"].result_count
    return page.context["page"].paginator.count


def test_each_to_do_counts_the_rows_of_the_list_that_it_opens(house):
    wrong, spoke = [], set()
    for user, desk in desks(house):
        for source in SOURCES:
            for todo in source(desk):
                if not todo.count:
                    continue
                spoke.add(source.__name__)
                if resolve(urlsplit(todo.url).path).url_name in SHOWS_MORE:
                    continue
                rows = rows_behind(todo, user)
                if rows != todo.count:
                    wrong.append(f"{todo.title}：待办 {todo.count} 项，{todo.url} 列出 {rows} 项")
    assert wrong == []
    assert spoke == {source.__name__ for source in SOURCES}


def test_the_to_dos_of_notable_files_are_the_ones_that_were_made(house):
    def said(desk):
        return {todo.title: todo.count for todo in todos.notable(desk)}

    found = [said(desk) for _, desk in desks(house)]
    college = {"优秀校友档案被退回，请补充": 1, "约好联络的优秀校友": 1}
    assert found[0] == {
        "优秀校友档案待审核": 1,
        "优秀校友不能再公开，请从网站撤下": 1,
        "优秀校友介绍请撤下核对，再重新公开": 1,
    }
    assert found[1] == found[2] == college
    assert found[3] == {"优秀校友档案被退回，请补充": 0, "约好联络的优秀校友": 1}
