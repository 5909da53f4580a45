"""A postal address in a roster: read with its postcode, kept as a contact, undone and erased like every other; a home is not."""

import pytest

from alumni.erasing import _staged
from alumni.models import Alumnus, Contact
from alumni.rosters.importing import import_roster
from alumni.rosters.preview import lines
from alumni.rosters.undoing import undo_import
from alumni.rosters.uploads import decide, take_upload
from alumni.tests.roster_workbooks import read
from alumni.tests.test_roster_pages import book
from conftest import make_alumnus

HEAD = ["姓名", "学号", "班级", "手机", "通讯地址"]
WRITTEN, KEPT = "湖南省长沙市芙蓉区远大二路892号（邮编410127）", "410127 湖南省长沙市芙蓉区远大二路892号"
OLD = "410000 湖南省长沙市雨花区香樟路1号"


def taken(college, actor, *addresses, head=HEAD):
    rows = [["赵大海", f"201501{n:02d}", "动医1501", "13800138001", each] for n, each in enumerate(addresses, 1)]
    return take_upload(book(*rows, head=head), filename="动医1501.xlsx", college=college, actor=actor)


def imported(upload, actor):
    return import_roster(upload, digest=upload.digest, actor=actor)


@pytest.mark.parametrize("header", ["通信地址", "通讯地址", "邮寄地址", "联系地址", "通讯地址（含邮编）"])
def test_a_postal_address_is_read_with_its_postcode_in_front(header):
    reading = read(["赵大海", "20150101", "机电1501", "13800138001", WRITTEN], header=[*HEAD[:4], header])
    assert [person.postal_address for person in reading.people] == [KEPT]
    assert (reading.dropped_columns, reading.warnings) == ({}, {})


@pytest.mark.parametrize("header", ["家庭住址", "家庭地址", "户籍地址", "现住址", "家庭通讯地址", "父母联系地址"])
def test_where_somebody_lives_or_comes_from_is_not_stored(header):
    reading = read(["赵大海", "20150101", "机电1501", "13800138001", WRITTEN], header=[*HEAD[:4], header])
    assert [person.postal_address for person in reading.people] == [""]
    assert len(reading.dropped_columns) == 1


def test_a_postal_address_under_the_heading_of_the_family_is_not_stored():
    over, header = [None, None, None, "家庭情况", "家庭情况"], ["姓名", "学号", "班级", "家庭电话", "通讯地址"]
    reading = read(over, header, ["赵大海", "20150101", "机电1501", "", WRITTEN], header=None, merged=["D1:E1"])
    assert [(person.name, person.postal_address) for person in reading.people] == [("赵大海", "")]


def test_what_is_no_address_keeps_nobody_out_and_is_told_at_its_cell():
    rows = [["赵大海", "20150101", "机电1501", "", "长沙"], ["钱小雨", "20150102", "机电1501", "", "路" * 150]]
    reading = read(*rows, header=HEAD)
    assert [(person.name, person.postal_address) for person in reading.people] == [("赵大海", ""), ("钱小雨", "")]
    assert reading.warnings == {
        "名册!E2": "“长沙”这一格未导入。通信地址请写到门牌或单位，例如 410127 湖南省长沙市芙蓉区远大二路892号。",
        "名册!E3": f"“{'路' * 10}”这一格未导入。通信地址太长，请控制在 110 字以内。",
    }


@pytest.mark.django_db
def test_the_address_of_a_new_person_becomes_a_contact_and_goes_with_the_import(animal_college, liaison):
    upload = imported(taken(animal_college, liaison, WRITTEN), liaison)
    address = Contact.objects.get(kind="address")
    assert (address.value, address.source, address.alumnus.name) == (KEPT, "roster", "赵大海")
    undo_import(upload, actor=liaison)
    assert not Contact.objects.exists() and not Alumnus.objects.exists()


@pytest.mark.django_db
def test_another_address_takes_the_place_of_the_old_one_masked_in_the_preview(animal_college, liaison):
    person = make_alumnus(animal_college, "赵大海", class_name="动医1501", student_no="20150101", mobile="13800138001")
    Contact.objects.create(alumnus=person, kind="address", value=OLD, source="liaison")
    upload = taken(animal_college, liaison, WRITTEN)
    row = upload.rows.get()
    assert (row.outcome, row.changes["address"]) == ("changed", [OLD, KEPT])
    [line] = lines(upload, [row], {row.pk: []}, masked=False)
    [change] = [each for each in line.changes if each.label == "通信地址"]
    assert (change.before, change.after) == ("湖南省长沙市****", KEPT)
    [line] = lines(upload, [row], {row.pk: []}, masked=True)
    assert ("通信地址", "湖南省长沙市****") in [(each.label, each.after) for each in line.changes]
    upload = imported(upload, liaison)
    assert list(current(person)) == [KEPT]
    again = taken(animal_college, liaison, WRITTEN)
    assert "address" not in again.rows.get().changes
    assert taken(animal_college, liaison, OLD).rows.get().reason.endswith("通信地址是以前用过的，未采用")
    undo_import(upload, actor=liaison)
    assert list(current(person)) == [OLD]


def current(person):
    return Contact.objects.current().filter(alumnus=person, kind="address").values_list("value", flat=True)


@pytest.mark.django_db
def test_of_two_rows_of_one_person_the_first_takes_the_address_it_lacks(animal_college, liaison):
    content = book(
        ["赵大海", "", "动医1501", "13800138001", ""], ["赵大海", "", "动医1501", "13900139001", WRITTEN], head=HEAD
    )
    upload = take_upload(content, filename="双份.xlsx", college=animal_college, actor=liaison)
    decide(upload, upload.rows.filter(row=3), "same", actor=liaison)
    assert upload.rows.get(row=2).postal_address == KEPT
    assert upload.rows.get(row=3).changes["address"] == ["", KEPT]
    decide(upload, upload.rows.filter(row=3), "", actor=liaison)
    assert upload.rows.get(row=2).postal_address == ""


@pytest.mark.django_db
def test_who_is_erased_is_found_in_a_roster_by_name_and_address(animal_college, liaison):
    person = make_alumnus(animal_college, "赵大海", class_name="动医1501", student_no="20150199")
    Contact.objects.create(alumnus=person, kind="address", value=KEPT, source="liaison")
    upload = taken(animal_college, liaison, WRITTEN)
    upload.rows.update(alumnus_id=None, candidates=[], decided_for=None)
    assert list(_staged(person, [person.pk])) == list(upload.rows.all())
