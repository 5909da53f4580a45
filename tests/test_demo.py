"""`manage.py demo` fills an empty database with one of every state, the same each time, and never twice."""

import io
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Count
from django.test import Client, override_settings

from accounts.models import User
from alumni.models import (
    Alumnus,
    ClassGroup,
    Contact,
    DuplicatePair,
    Education,
    Employment,
    Erasure,
    ExportRequest,
    Merge,
    Organisation,
    RosterRow,
    RosterUpload,
    SavedList,
    StatusChange,
    Tag,
)
from alumni.search import Criteria, find
from colleges.demo import PASSWORD, SIGN_INS
from colleges.models import Appointment, College, CollegeName, ContactPoint, Notice
from common.database import signed_in_as_owner
from common.row_checksums import row_checksums, settle_session
from conftest import end_other_sessions


@contextmanager
def database_of_its_own(ending):
    """Migrated and empty; the connection is signed in to it."""
    tested = connection.settings_dict["NAME"]
    own = f"{tested}_{ending}"
    _as_owner(f'DROP DATABASE IF EXISTS "{own}"')
    end_other_sessions()
    _as_owner(f'CREATE DATABASE "{own}" TEMPLATE "{tested}"')
    connection.close()
    connection.settings_dict["NAME"] = own
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = tested
        _as_owner(f'DROP DATABASE IF EXISTS "{own}"')


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), database_of_its_own("demo"):
        with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
            call_command("demo", stdout=io.StringIO())
        yield


def _as_owner(statement):
    connection.close()
    with signed_in_as_owner(), connection._nodb_cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def demo(filled, django_db_blocker):
    with django_db_blocker.unblock():
        yield
        connection.close()


def values(queryset, name):
    return set(queryset.values_list(name, flat=True))


def test_there_is_one_of_every_state_of_people_and_studies(demo):
    assert Alumnus.objects.count() > 2000
    assert values(Alumnus.objects, "state") == set(Alumnus.State.values)
    assert Alumnus.objects.filter(do_not_contact=True).exists()
    assert values(Education.objects, "state") >= {"studying", "graduated", "completed", "withdrawn"}
    assert values(StatusChange.objects, "kind") >= {"transfer", "withdraw", "complete"}
    assert values(Contact.objects, "kind") >= {"mobile", "email", "wechat"}
    assert Contact.objects.filter(replaced_on__isnull=False).exists()
    assert Contact.objects.current().filter(confirmed_on__isnull=False).exists()
    assert Contact.objects.current().filter(confirmed_on__isnull=True).exists()
    assert values(Employment.objects, "is_current") == {True, False}
    assert Employment.objects.filter(organisation__isnull=False).exists() and Organisation.objects.exists()
    shared = Alumnus.objects.annotate(n=Count("educations__college", distinct=True)).filter(n__gt=1)
    assert shared.exists() and Alumnus.objects.filter(contacts=None).exists()
    assert Education.objects.exclude(school__is_current=True).exists()
    for name in ("买买提·艾力", "王𬱖", "吕绿", "覃燕"):
        assert Alumnus.objects.filter(name=name).exists()


def test_there_is_one_of_every_state_of_the_organisation(demo):
    assert College.objects.filter(merged_into__isnull=False).exists() and CollegeName.objects.exists()
    assert values(Appointment.objects, "duty") == {"leader", "liaison"}
    assert Appointment.objects.filter(is_substitute=True).exists()
    assert Appointment.objects.exclude(pk__in=Appointment.objects.current()).exists()
    two = (
        User.objects.filter(appointments__in=Appointment.objects.current())
        .annotate(n=Count("appointments"))
        .filter(n=2)
    )
    assert two.exists() and Notice.objects.exists()
    assert ContactPoint.objects.public().filter(college=None).exists()
    assert College.objects.current().filter(contact_points=None).exists()
    assert ClassGroup.objects.filter(liaison__isnull=False).exists()
    assert ClassGroup.objects.exclude(liaison_name="").exists() and ClassGroup.objects.filter(head_teacher="").exists()
    assert Tag.objects.exists() and SavedList.objects.exists()


def test_there_is_a_pair_of_every_verdict_and_a_merge_of_both_kinds(demo):
    assert values(DuplicatePair.objects, "verdict") == set(DuplicatePair.Verdict.values)
    assert values(DuplicatePair.objects.waiting(), "is_sure") == {True, False}
    assert sorted(bool(merge.undone_at) for merge in Merge.objects.all()) == [False, True]


def test_a_deletion_waits_that_another_clerk_can_carry_out(demo):
    [waiting] = Erasure.objects.filter(state="waiting")
    others = User.objects.filter(groups__name="校友会办公室", is_superuser=False).exclude(pk=waiting.asked_by_id)
    assert others.filter(username__in=[username for _, username, _ in SIGN_INS]).exists()


def test_there_is_a_roster_on_every_stage_of_its_way(demo):
    assert values(RosterUpload.objects, "state") >= {"questions", "checked", "imported", "undone"}
    assert values(RosterRow.objects, "outcome") >= {"new", "changed", "unchanged", "possible", "refused"}


def test_everybody_it_names_can_sign_in_and_has_a_desk(demo):
    for _, username, door in SIGN_INS:
        client = Client()
        response = client.post("/accounts/login/", {"username": username, "password": PASSWORD}, follow=True)
        assert response.status_code == 200 and response.redirect_chain[-1][0] == door.split("（")[0]


def test_a_second_run_does_nothing(demo):
    before = checksums()
    call_command("demo", stdout=io.StringIO())
    assert checksums() == before


def drawn():
    """Everything that chance decided, in the order in which it was made."""
    people = list(Alumnus.objects.order_by("pk").values_list("name", "gender", "region", "state"))
    work = list(Employment.objects.order_by("pk").values_list("employer", "position", "since_year"))
    return people, work, list(Contact.objects.order_by("pk").values_list("value", "confirmed_on", "replaced_on"))


def test_the_same_seed_gives_the_same_people(demo):
    first = drawn()
    with database_of_its_own("again"):
        call_command("demo", stdout=io.StringIO())
        assert drawn() == first


def checksums():
    with transaction.atomic():
        settle_session()
        sums = row_checksums()
    return {
        table: value
        for table, value in sums.items()
        if "session" not in table and "sign" not in table and "axes" not in table
    }


def test_it_refuses_a_database_in_use_and_production(demo):
    with override_settings(PRODUCTION=True), pytest.raises(CommandError, match="正式环境不能填充演示数据"):
        call_command("demo")


def test_the_wishes_to_export_say_as_many_people_as_the_search_finds(demo):
    told = {}
    for wish in ExportRequest.objects.select_related("college"):
        own, criteria = Alumnus.objects.of_college(wish.college), Criteria(region=wish.query.removeprefix("region="))
        told[wish.described] = (wish.people, find(own, criteria, college=wish.college).count())
    assert len(told) == 3 and all(people == found for people, found in told.values())
