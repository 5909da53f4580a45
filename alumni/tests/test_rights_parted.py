"""Deletion and merges that were undone: what is of the other stays to the letter, what is of the person goes everywhere."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from alumni.models import (
    ClassGroup,
    Contact,
    Education,
    Employment,
    Merge,
    PublicRequest,
    RosterRow,
    RosterUpload,
    StatusChange,
)
from alumni.services.merges import merge_people, unmerge
from alumni.services.rights import ask_erasure, erase_person
from alumni.tests.test_rights import ASKED, second_clerk, where_found  # noqa: F401 (a fixture)
from audit.trail import acting_as
from conftest import make_alumnus

pytestmark = pytest.mark.django_db
FIRST = ["黎鱻鱻", "黎旧鱻", "13877776666", "2015887766", "鱻鱻渔场", "鱻"]
SECOND = ["骆麤麤", "骆旧麤", "13877775555", "2015887755", "麤麤鹿场", "麤麤休学"]
OTHERS = {"alumni_contacttrailevent.value", "alumni_educationtrailevent.student_no", "alumni_employmenttrailevent.employer",
          "alumni_statuschangetrailevent.note", "alumni_alumnustrailevent.name", "alumni_alumnustrailevent.former_name"}  # fmt: skip


def url(name, *args, door="admin"):
    return reverse(f"{door}:{name}", args=args)


def person(college, words, *, former=""):
    name, _, mobile, number, farm, _ = words
    row = make_alumnus(college, name, class_name="牧医1501", student_no=number, mobile=mobile, employer=farm)
    row.former_name = former
    row.save()
    return row


@pytest.fixture
def first(animal_college, liaison):
    with acting_as(liaison):
        return person(animal_college, FIRST)


@pytest.fixture
def second(animal_college, liaison):
    with acting_as(liaison):
        row = person(animal_college, SECOND, former=SECOND[1])
        stay = row.educations.get()
        stay.class_group = ClassGroup.objects.create(college=animal_college, name="牧医1502", enrolled_year=2015)
        stay.save()
        StatusChange.objects.create(education=stay, kind="suspend", note=SECOND[-1])
        return row


@pytest.fixture
def words_of_second(second, animal_college, liaison):
    """What others wrote of the second: a wish of their own, somebody who seeks them, a roster, a class they look after."""
    query = PublicRequest.objects.create(
        kind="query", college=animal_college, typed={"name": SECOND[0], "mobile": SECOND[2]}
    )
    seek = PublicRequest.objects.create(
        kind="seek", college=animal_college, typed={"name": "赵一", "sought": SECOND[0], "sought_class": "牧医1502"}
    )
    upload = RosterUpload.objects.create(
        college=animal_college, school=second.educations.get().school, file_name="二班.xlsx", sha256="x", size=1, uploaded_by=liaison
    )  # fmt: skip
    upload.content.save("x.xlsx", ContentFile(b"roster"))
    RosterRow.objects.create(upload=upload, sheet="名册", row=3, outcome="new", name=SECOND[0], mobile=SECOND[2])
    ClassGroup.objects.filter(name="牧医1502").update(liaison_name=SECOND[0], liaison_phone=SECOND[2])
    ClassGroup.objects.create(college=animal_college, name="牧医1503", enrolled_year=2015, liaison=second)
    return {"query": query, "seek": seek, "upload": upload}


def merged_and_parted(kept, gone, actor, *, chosen=None):
    with acting_as(actor):
        return unmerge(merge_people(kept, gone, chosen=chosen, college=None, actor=actor), college=None, actor=actor)


def erase(row, office, clerk):
    return erase_person(ask_erasure(row, actor=office, **ASKED), actor=clerk)


def rows(model, **facts):
    return list(model._base_manager.filter(**facts).order_by("pk").values())


def trail_of_theirs(second):
    """The second's own trail, whatever number it bore while the two were one."""
    found = []
    for model in (Contact, Education, Employment):
        ids = model.objects.filter(alumnus=second).values_list("pk", flat=True)
        found += rows(model.trail_events.rel.related_model, pgh_obj__in=ids)
    found += rows(StatusChange.trail_events.rel.related_model) + rows(
        ClassGroup.trail_events.rel.related_model, name__in=["牧医1502", "牧医1503"]
    )
    return found + rows(type(second).trail_events.rel.related_model, pgh_obj=second.pk)


@pytest.mark.parametrize("first_is_kept", [True, False])
def test_of_two_that_were_parted_again_the_others_data_stay_to_the_letter(
    first,
    second,
    words_of_second,
    office,
    second_clerk,  # noqa: F811
    first_is_kept,
):
    kept, gone = (first, second) if first_is_kept else (second, first)
    merged_and_parted(kept, gone, office)
    others = (PublicRequest, RosterUpload, RosterRow, ClassGroup)
    before = [rows(model) for model in others]
    own = [rows(model, alumnus=second) for model in (Contact, Education, Employment)]
    trail = [{**row, "former_name": ""} for row in trail_of_theirs(second)]
    assert where_found(SECOND) >= OTHERS
    erasure = erase(first, office, second_clerk)
    assert [rows(model) for model in others] == before
    assert [rows(model, alumnus=second) for model in (Contact, Education, Employment)] == own
    assert [{**row, "former_name": ""} for row in trail_of_theirs(second)] == trail
    assert where_found(SECOND) >= OTHERS
    assert erasure.outcome["mentioned"] == [] and where_found(FIRST) == set()


@pytest.mark.parametrize("first_is_kept", [True, False])
def test_what_was_lent_while_two_were_one_leaves_the_others_trail_with_its_owner(
    first,
    second,
    office,
    second_clerk,  # noqa: F811
    first_is_kept,
):
    """The name that was chosen, the former name that the other lacked: each goes with whom it came from."""
    if first_is_kept:
        merge = merge_people(
            first, second, chosen={f"alumni.alumnus:{first.pk}:name": True}, college=None, actor=office
        )
    else:
        first.former_name, second.former_name = FIRST[1], ""
        first.save(), second.save()
        merge = merge_people(
            second, first, chosen={f"alumni.alumnus:{second.pk}:name": True}, college=None, actor=office
        )
    unmerge(merge, college=None, actor=office)
    PublicRequest.objects.create(kind="query", typed={"name": SECOND[0], "mobile": SECOND[2]})
    events = type(second).trail_events.rel.related_model.objects.filter(pgh_obj=second.pk).order_by("pgh_id")
    said = list(events.values_list("name", flat=True))
    erase(first, office, second_clerk)
    assert where_found(FIRST) == set()
    assert PublicRequest.objects.get().typed["name"] == SECOND[0]
    assert list(events.values_list("name", flat=True)) == [
        SECOND[0] if name == SECOND[0] else "已删除" for name in said
    ]
    assert events.last().name == SECOND[0]


@pytest.mark.parametrize("first_is_kept", [True, False])
def test_the_page_of_an_undone_merge_stays_with_the_other_and_names_only_that_one(
    sign_in,
    liaison,
    first,
    second,
    office,
    second_clerk,  # noqa: F811
    first_is_kept,
):
    kept, gone = (first, second) if first_is_kept else (second, first)
    merge = merged_and_parted(kept, gone, office)
    number = first.pk
    erase(first, office, second_clerk)
    title = f"{SECOND[0]} 并入 已删除" if first_is_kept else f"已删除 并入 {SECOND[0]}"
    for door, user in (("college:alumni", liaison), ("admin", office)):
        browser = sign_in(user)
        page = browser.get(url("merge-detail", merge.pk, door=door))
        assert page.status_code == 200 and title in page.content.decode()
        assert f"/people/{number}/" not in page.content.decode() and f"/alumnus/{number}/" not in page.content.decode()
        assert title in browser.get(url("merge-list", door=door)).content.decode()
    row = Merge.objects.get()
    assert where_found(FIRST) == set() and (row.gone_name, row.kept_name) == (
        (SECOND[0], "已删除") if first_is_kept else ("已删除", SECOND[0])
    )
    assert row.trail_events.order_by("pgh_id").last().gone_name == row.gone_name


def test_the_other_of_two_that_were_parted_is_deleted_later_without_a_trace(first, second, office, second_clerk):  # noqa: F811
    merged_and_parted(first, second, office)
    erase(first, office, second_clerk)
    erase(second, office, second_clerk)
    assert where_found(FIRST + SECOND) == set()


def test_two_that_were_parted_and_made_one_for_good_go_together(first, second, office, second_clerk):  # noqa: F811
    merged_and_parted(first, second, office)
    merge_people(second, first, college=None, actor=office)
    second.refresh_from_db()
    erase(second, office, second_clerk)
    assert where_found(FIRST + SECOND) == set() and not Merge.objects.exists()
