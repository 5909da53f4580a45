"""Every URL of the house × every kind of visitor: nothing is seen and nothing is changed but by right."""

import pytest
from django.db import connection, transaction

from alumni.querysets import AlumnusQuerySet, ClassGroupQuerySet, EducationQuerySet, RosterUploadQuerySet
from tests import walker
from tests.walker_table import LINES
from tests.walker_world import ROLES, World


@pytest.fixture(scope="module")
def walk(django_db_setup, django_db_blocker, tmp_path_factory):
    """One data set for all the walks, in a transaction that never commits."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield walker.Walk(World(tmp_path_factory.mktemp("media")))
        transaction.set_rollback(True)
    with django_db_blocker.unblock():
        connection.close()


def test_every_url_is_in_a_table():
    assert walker.unlisted() + walker.unknown_admin_urls() == []


def test_a_url_that_is_missing_from_the_table_or_has_unknown_arguments_is_told():
    without = {name: line for name, line in LINES.items() if name != "college:desk"}
    assert walker.unlisted(without) == ["college:desk: not in the table"]
    strange = LINES | {"college:alumni:person-detail": LINES["college:desk"]}
    assert walker.unlisted(strange) == ["college:alumni:person-detail: unknown arguments"]


def test_every_table_is_watched():
    assert walker.unwatched_tables() == []


@pytest.mark.parametrize("role", ROLES)
def test_everybody_gets_what_is_theirs_and_nothing_else(walk, role):
    assert walk.findings(role, also=walker.autocomplete_requests(role)) == []


@pytest.mark.parametrize(
    ("queryset", "page"),
    [
        (AlumnusQuerySet, "person-detail"),
        (AlumnusQuerySet, "find"),
        (AlumnusQuerySet, "export-download"),
        (EducationQuerySet, "education-edit"),
        (ClassGroupQuerySet, "class-detail"),
        (RosterUploadQuerySet, "roster-original"),
    ],
)
def test_walker_notices_a_view_without_its_scope(walk, monkeypatch, queryset, page):
    monkeypatch.setattr(queryset, "of_college", lambda self, college: self.all())
    found = walk.findings("liaison", only={f"college:alumni:{page}"})
    assert any("leaks" in each for each in found)
