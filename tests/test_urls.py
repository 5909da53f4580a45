"""Every URL of the house × every kind of visitor: nothing is seen and nothing is changed but by right."""

import pytest
from django.db import connection, transaction

from alumni.querysets import (
    AlumnusQuerySet,
    ClassGroupQuerySet,
    EducationQuerySet,
    RememberedAnswerQuerySet,
    RosterUploadQuerySet,
)
from colleges.querysets import ContactPointQuerySet, HandOverQuerySet, NoticeQuerySet, OfCollegeQuerySet
from tests import walker
from tests.walker_admin import autocomplete_requests, unknown_admin_urls
from tests.walker_cast import ROLES
from tests.walker_table import LINES
from tests.walker_world import World


@pytest.fixture(scope="module")
def walk(django_db_setup, django_db_blocker, tmp_path_factory):
    """One data set for all the walks, in a transaction that never commits."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield walker.Walk(World(tmp_path_factory.mktemp("media")))
        transaction.set_rollback(True)
    with django_db_blocker.unblock():
        connection.close()


def test_every_url_is_in_a_table():
    assert walker.unlisted() + unknown_admin_urls() == []


def test_a_url_that_is_missing_from_the_table_or_has_unknown_arguments_is_told():
    without = {name: line for name, line in LINES.items() if name != "college:desk"}
    assert walker.unlisted(without) == ["college:desk: not in the table"]
    strange = LINES | {"college:alumni:person-detail": LINES["college:desk"]}
    assert walker.unlisted(strange) == ["college:alumni:person-detail: unknown arguments"]


def test_every_table_is_watched():
    assert walker.unwatched_tables() == []


@pytest.mark.parametrize("role", ROLES)
def test_everybody_gets_what_is_theirs_and_nothing_else(walk, role):
    found = walk.findings(role, also=autocomplete_requests(role))
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("queryset", "scope", "page_name"),
    [
        (AlumnusQuerySet, "of_college", "alumni:person-detail"),
        (AlumnusQuerySet, "of_college", "alumni:contact-show"),
        (AlumnusQuerySet, "of_college", "alumni:employment-edit"),
        (EducationQuerySet, "of_college", "alumni:education-edit"),
        (ClassGroupQuerySet, "of_college", "alumni:class-detail"),
        (RosterUploadQuerySet, "of_college", "alumni:roster-list"),
        (RosterUploadQuerySet, "of_college", "alumni:roster-original"),
        (RememberedAnswerQuerySet, "of_college", "alumni:roster-remembered-edit"),
        (ContactPointQuerySet, "of_college", "contact-points"),
        (HandOverQuerySet, "of_college", "hand-over-detail"),
        (OfCollegeQuerySet, "of_college", "safeguard-paper"),
    ],
)
def test_walker_notices_a_view_without_its_scope(walk, monkeypatch, queryset, scope, page_name):
    monkeypatch.setattr(queryset, scope, lambda self, *args, **kwargs: self.all())
    found = walk.findings("liaison", only={f"college:{page_name}"})
    assert any("leaks" in each for each in found), found


def test_walker_notices_an_inbox_without_its_scope(walk, monkeypatch):
    monkeypatch.setattr(NoticeQuerySet, "addressed_to", lambda self, *args, **kwargs: self.all())
    found = walk.findings("liaison", only={"inbox:list"})
    assert any("leaks" in each for each in found), found


def test_walker_notices_a_change_of_another_colleges_rows(walk, monkeypatch):
    monkeypatch.setattr(AlumnusQuerySet, "of_college", lambda self, college: self.all())
    found = walk.findings("liaison", only={"college:alumni:contact-confirm"})
    assert any("changes rows of machine in ['alumni_alumnus', 'alumni_contact']" in each for each in found), found


@pytest.mark.parametrize("file_kind", ["xlsx", "pdf"])
def test_walker_reads_what_stands_in_a_file(walk, file_kind):
    """Else nothing in a compressed file could ever be a leak."""
    group = walk.world.objects["machine"]["class"]
    with transaction.atomic():
        sent = {"file_kind": file_kind, "purpose": "contact_work"}
        response = walk.world.client("other liaison").post(f"/college/alumni/classes/{group}/directory/", sent)
        body = walker.content_of(response).decode(errors="replace")
        transaction.set_rollback(True)
    assert response.status_code == 200 and "鼹" in body.split("Content-Type")[0]
