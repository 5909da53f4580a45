"""What pointed to one points to the other, whatever points there: told by the database's own catalogue, not by heart."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.urls import reverse
from django.utils import timezone

from alumni.merging import pointers_to
from alumni.models import (
    Alumnus,
    ClassGroup,
    Contact,
    Delivery,
    DuplicatePair,
    Employment,
    Erasure,
    Message,
    NotableContact,
    NotableProfile,
    PersonLink,
    Proposal,
    PublicRequest,
    RosterRow,
    RosterUpload,
    StatusChange,
    Tag,
)
from alumni.services.claims import claim_person
from alumni.services.consents import give_consent
from alumni.services.merges import merge_people, present_number, unmerge
from alumni.services.notable import start_profile
from alumni.services.photos import put_portrait
from alumni.tests.pictures import picture
from audit.models import ErasureLine, ExportLine, ReadingLine
from audit.trail import acting_as
from conftest import make_alumnus
from events.models import CheckIn, Guest, Invitation
from events.services.registering import register
from events.tests.registering import facts_of, open_event

pytestmark = pytest.mark.django_db
#: a number that nothing else in the tests has, so that it is found wherever it is kept
GONE = 7_700_000_000_001
#: where the number of a merged record stays for good → who resolves it there
KEEP_THE_NUMBER = {
    "alumni_merge": "the merge itself: alumni.services.merges.present_number",
    "alumni_erasure": "the number under which deletion was asked for: refused until asked anew (services.rights)",
    "alumni_rosterrow": "what a file's row was matched with: alumni.erasing, alumni.own_copy look under all numbers",
    "audit_exportline": "alumni.own_copy looks under all numbers",
    "audit_readingline": "alumni.own_copy looks under all numbers",
    "audit_erasureline": "the number that was erased",
}


@pytest.fixture
def kept(animal_college):
    return make_alumnus(animal_college, "王小明", class_name="牧医1501", mobile="13800138001")


@pytest.fixture
def gone(kept, animal_college, machine_college, liaison, office):
    """The same man once more, with a row behind every pointer that the house has."""
    own = make_alumnus(animal_college, "王小明", class_name="牧医1502", student_no="20159977", mobile="13800138002")
    Alumnus.objects.filter(pk=own.pk).update(search=None)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for model, column in (("education", "alumnus_id"), ("contact", "alumnus_id"), ("alumnus", "id")):
            cursor.execute(f"UPDATE alumni_{model} SET {column} = %s WHERE {column} = %s", [GONE, own.pk])
    person = Alumnus.objects.defer("search").get(pk=GONE)
    with acting_as(liaison):
        _lived(person, liaison, animal_college)
        _spoken_of(person, liaison, office, animal_college, machine_college)
        _came((kept, person), liaison, animal_college)
    return person


def _lived(person, liaison, college):
    Employment.objects.create(alumnus=person, employer="长沙牧场")
    Contact.objects.create(alumnus=person, kind="email", value="ming@example.org", source="self")
    StatusChange.objects.create(education=person.educations.get(), kind="suspend")
    ClassGroup.objects.filter(name="牧医1502").update(liaison=person)
    Tag.objects.create(owner=liaison, college=college, name="热心").alumni.add(person)
    put_portrait(person, BytesIO(picture()), actor=liaison)
    give_consent(person, "yearbook", channel="paper", actor=liaison)
    profile = start_profile(person, college=college, changes={"category": "other", "headline": "一句话"}, actor=liaison)
    NotableContact.objects.create(profile=profile, way="phone", who="周老师", text="问候", noted_by=liaison)


def _spoken_of(person, liaison, office, college, other):
    """What others have of the person: claims, links, wishes, letters, pairs, an older merge, a wish to be deleted."""
    ends = timezone.now() + timedelta(days=1)
    link, _ = PersonLink.issue(alumnus=person, college=college, expires_at=ends)
    Proposal.objects.create(alumnus=person, link=link, field="wechat", new="wx_ming")
    PublicRequest.objects.create(kind="update", typed={"name": "王小明"}, college=college, alumnus=person)
    PublicRequest.objects.create(kind="seek", typed={"name": "同窗"}, college=college, sought=person)
    message = Message.objects.create(college=college, kind="email", subject="你好", purpose="问候", made_by=liaison)
    Delivery.objects.create(message=message, alumnus=person)
    facts = {"school_id": person.educations.get().school_id, "student_no": "20159977", "name": "王小明"}
    claim_person(other, facts=facts, actor=office)
    low, high = (make_alumnus(college, name) for name in ("甲", "乙"))
    pairs = [(low.pk, person.pk)]
    DuplicatePair.objects.bulk_create(DuplicatePair(first_id=a, second_id=b, rules=["name_class"]) for a, b in pairs)
    merge_people(person, high, college=college, actor=liaison)
    Erasure.objects.create(
        alumnus=person, number=person.pk, numbers=[person.pk], reason="本人", identity="回电", asked_by=office
    )


def _came(people, liaison, college):
    """Both records have come to one event: invited, registered, checked in, and a guest as well."""
    event = open_event(college, actor=liaison)
    for number, person in enumerate(people, start=1):
        invitation, _ = Invitation.issue(event=event, alumnus=person, expires_at=event.ends_at)
        done = register(event, facts=facts_of(number), invitation=invitation, actor=None).registration
        CheckIn.objects.create(event=event, registration=done, key=f"k{number}", method="name")
        Guest.objects.create(event=event, name=person.name, alumnus=person)


def referring_columns():
    """`{(table, column)}` that the database itself lets point at a person."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.conrelid::regclass::text, a.attname FROM pg_constraint c JOIN pg_attribute a "
            "ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] "
            "WHERE c.contype = 'f' AND c.confrelid = 'alumni_alumnus'::regclass"
        )
        return set(cursor.fetchall())


def rows_of_everything():
    """`{table: its rows}`, but for the trail, what is said of a merge itself, and what every write counts."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            if _is_kept_here(model) and not getattr(model, "append_only", False) and table != "alumni_merge":
                cursor.execute(
                    f"SELECT (to_jsonb(r) - 'version' - 'updated_at' - 'search')::text FROM {table} r ORDER BY 1"
                )
                found[table] = cursor.fetchall()
    return found


def _is_kept_here(model):
    return model._meta.managed and model._meta.app_label not in ("pghistory", "sessions")


def tables_with(number):
    """Tables in which the number stands in any column, trail and the machinery of sessions left aside."""
    found = set()
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if _is_kept_here(model) and not hasattr(model, "pgh_tracked_model"):
                table = model._meta.db_table
                cursor.execute(f"SELECT 1 FROM {table} r WHERE to_jsonb(r)::text LIKE %s LIMIT 1", [f"%{number}%"])
                if cursor.fetchone():
                    found.add(table)
    return found


def test_the_walk_sees_every_column_that_the_database_lets_point_at_a_person():
    walked = {(each.model._meta.db_table, each.column.column) for each in pointers_to(Alumnus) if not each.kind}
    assert walked == referring_columns()


def test_there_is_a_row_behind_every_pointer(gone):
    """Else the next test would prove nothing of a table that a later app adds: give `gone` a row of it."""
    empty = [
        f"{each.model.__name__}.{each.column.name}" for each in pointers_to(Alumnus) if not each.rows(gone).exists()
    ]
    assert empty == ["DuplicatePair.first"]  # GONE is the highest number, so it is always the second


def test_everything_goes_over_and_comes_back_to_the_letter(kept, gone, office):
    before = rows_of_everything()
    merge = merge_people(kept, gone, college=None, actor=office)
    left = {f"{t}.{c}": one(f"SELECT count(*) FROM {t} WHERE {c} = %s", GONE) for t, c in referring_columns()}
    assert {name: count for name, count in left.items() if count} == {}
    assert rows_of_everything() != before
    merge = unmerge(merge, college=None, actor=office)
    assert merge.left_after_undo == []
    after = rows_of_everything()
    assert {table: rows for table, rows in after.items() if rows != before[table]} == {}


def one(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]


def test_where_the_old_number_stays_it_is_known_who_resolves_it(kept, gone, office, liaison, animal_college):
    facts = {"what": "名单", "purpose": "统计", "columns": ["姓名"], "rows": 1, "unmasked": False}
    ExportLine.signed(actor=office, people=[GONE], file_name="a.xlsx", sha256="0" * 64, **facts)
    ReadingLine.signed(actor=office, subject="王小明", subject_id=GONE, what="手机")
    ErasureLine.signed(actor=office, subject_id=GONE, numbers=[GONE], asked_by="何主任", reason="试", rows=0)
    upload = RosterUpload.objects.create(
        college=animal_college, file_name="名册.xlsx", size=1, school=kept.educations.get().school, uploaded_by=liaison
    )
    RosterRow.objects.create(upload=upload, row=2, name="王小明", outcome="same", alumnus_id=GONE)
    merge_people(kept, gone, college=None, actor=office)
    assert tables_with(GONE) == KEEP_THE_NUMBER.keys()
    assert present_number(GONE) == kept.pk


@pytest.mark.parametrize("door", ["college", "admin"])
def test_an_address_with_the_old_number_leads_to_the_person(sign_in, liaison, office, animal_college, door):
    kept, gone = (make_alumnus(animal_college, "王小明", mobile=f"1380013800{n}") for n in (1, 2))
    merge_people(kept, gone, college=None, actor=office)
    client = sign_in(liaison if door == "college" else office)
    names = {
        "college": ("college:alumni:person-detail", "college:alumni:person-rights", "college:alumni:link-send"),
        "admin": ("admin:alumni_alumnus_change", "admin:person-rights", "admin:link-send"),
    }
    for name in names[door]:
        page = client.get(reverse(name, args=[gone.pk]), follow=True)
        assert (name, page.status_code, "王小明" in page.content.decode()) == (name, 200, True)


# --- an app that is added later ----------------------------------------------------------------------------------------


@pytest.fixture
def later_app():
    """A visit (foreign key), a passport (one to one), a dinner (many to many) and a note on anything (generic): tables
    for this test only, in an app that knows nothing of merging."""

    class LaterRow(models.Model):
        class Meta:
            abstract = True
            app_label = "alumni"

        def __str__(self):
            return str(self.pk)

    class LaterVisit(LaterRow):
        guest = models.ForeignKey(Alumnus, models.CASCADE, related_name="+", db_constraint=False)

    class LaterPassport(LaterRow):
        bearer = models.OneToOneField(Alumnus, models.PROTECT, related_name="+", db_constraint=False)

    class LaterDinner(LaterRow):
        guests = models.ManyToManyField(Alumnus, related_name="+", db_constraint=False)

    class LaterNote(LaterRow):
        content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+", db_constraint=False)
        object_id = models.BigIntegerField()
        about = GenericForeignKey("content_type", "object_id")

    made = [LaterVisit, LaterPassport, LaterDinner, LaterDinner.guests.through, LaterNote]
    key = "id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"
    with connection.cursor() as cursor:
        for model in made:
            columns = [f"{each.column} bigint" for each in model._meta.concrete_fields if not each.primary_key]
            unique = ", UNIQUE (bearer_id)" if model is LaterPassport else ""
            cursor.execute(f"CREATE TEMP TABLE {model._meta.db_table} ({', '.join([key, *columns])}{unique})")
    yield LaterVisit, LaterPassport, LaterDinner, LaterNote
    for model in made:
        del apps.all_models["alumni"][model._meta.model_name]
    apps.clear_cache()


def test_rows_of_an_app_added_later_go_over_and_come_back(later_app, animal_college, office):
    visit, passport, dinner, note = later_app
    kept, gone = (make_alumnus(animal_college, "王小明", mobile=f"1380013800{n}") for n in (1, 2))
    kind = ContentType.objects.get_for_model(Alumnus)
    visit.objects.create(guest=gone)
    passport.objects.create(bearer=gone)
    dinner.objects.create().guests.add(kept, gone)
    dinner.objects.create().guests.add(gone)
    note.objects.create(content_type=kind, object_id=gone.pk)
    note.objects.create(content_type=ContentType.objects.get_for_model(NotableProfile), object_id=gone.pk)

    def standing():
        return [
            list(visit.objects.values_list("guest", flat=True)),
            list(passport.objects.values_list("bearer", flat=True)),
            sorted(dinner.guests.through.objects.values_list("laterdinner", "alumnus")),
            sorted(note.objects.values_list("content_type", "object_id")),
        ]

    before = standing()
    merge = merge_people(kept, gone, college=None, actor=office)
    other = ContentType.objects.get_for_model(NotableProfile).pk
    first, second = dinner.objects.order_by("pk").values_list("pk", flat=True)
    assert standing() == [
        [kept.pk],
        [kept.pk],
        [(first, kept.pk), (second, kept.pk)],
        sorted([(kind.pk, kept.pk), (other, gone.pk)]),  # of another kind with the same number: nobody's business here
    ]
    unmerge(merge, college=None, actor=office)
    assert standing() == before
