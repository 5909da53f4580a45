"""The main job from the reading to the database: staging, matching, importing, undoing, on the real files."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from alumni.clockwork import delete_old_uploads
from alumni.models import Alumnus, ClassGroup, Contact, Education, Employment, RosterRow, RosterUpload
from alumni.rosters.importing import import_roster
from alumni.rosters.undoing import undo_import
from alumni.rosters.uploads import decide, take_upload, tally
from alumni.search import Criteria, find
from audit.trail import acting_as
from conftest import make_alumnus

ROSTERS = Path(__file__).parent / "rosters"
EXPECTED = json.loads((ROSTERS / "expected.json").read_text(encoding="utf-8"))
pytestmark = pytest.mark.django_db


def upload_of(name, college, actor):
    return take_upload((ROSTERS / name).read_bytes(), filename=name, college=college, actor=actor)


def imported(name, college, actor):
    upload = upload_of(name, college, actor)
    return import_roster(upload, digest=upload.digest, actor=actor)


def test_preview_of_a_clean_roster_writes_nothing_to_people(animal_college, liaison):
    upload = upload_of("clean.xlsx", animal_college, liaison)
    assert tally(upload) == {
        "read": 42,
        "imported": 0,
        "importable": 42,
        "unchanged": 0,
        "waiting": 0,
        "refused": 0,
        "by_outcome": dict.fromkeys(RosterRow.Outcome.values, 0) | {"new": 42},
    }
    assert Alumnus.objects.count() == 0 and ClassGroup.objects.count() == 0


def test_import_brings_in_people_with_class_contacts_and_work(animal_college, liaison):
    imported("clean.xlsx", animal_college, liaison)
    expected = EXPECTED["clean.xlsx"]["people"]
    found = {
        (e.alumnus.name, e.student_no, e.class_group.name)
        for e in Education.objects.select_related("alumnus", "class_group")
    }
    assert found == {(p["name"], p["student_no"], p["class"]) for p in expected}
    assert set(Contact.objects.filter(kind="mobile").values_list("value", flat=True)) == {p["phone"] for p in expected}
    assert Employment.objects.count() == sum(bool(p["employer"]) for p in expected)
    assert Alumnus.objects.get(educations__student_no="20053700025").name_pinyin == "shan jing yu"
    assert Alumnus.objects.filter(search__isnull=True).count() == 0


def test_same_roster_again_changes_nothing(animal_college, liaison):
    imported("clean.xlsx", animal_college, liaison)
    again = upload_of("clean.xlsx", animal_college, liaison)
    assert tally(again)["by_outcome"]["unchanged"] == 42
    with pytest.raises(ValidationError, match="没有可以导入的行"):
        import_roster(again, digest=again.digest, actor=liaison)


def test_second_click_imports_nothing_twice(animal_college, liaison):
    upload = upload_of("titled.xlsx", animal_college, liaison)
    digest = upload.digest
    import_roster(upload, digest=digest, actor=liaison)
    import_roster(upload, digest=digest, actor=liaison)
    assert Alumnus.objects.count() == 38
    group = ClassGroup.objects.get()
    assert (group.head_teacher, group.head_teacher_phone, group.liaison.name) == ("刘建国", "13787000000", "丁欣欣")


def test_row_known_only_to_another_college_waits_and_creates_nobody(animal_college, machine_college, liaison):
    make_alumnus(machine_college, "任强曦", class_name="机电0501", student_no="20052500001", year=2005)
    upload = imported("clean.xlsx", animal_college, liaison)
    row = upload.rows.get(outcome="elsewhere")
    assert (row.name, row.candidates, row.changes) == ("任强曦", [], {})
    assert Alumnus.objects.filter(name="任强曦").count() == 1
    assert tally(upload)["imported"] == 41 and tally(upload)["waiting"] == 1


def test_blank_never_erases_and_a_changed_phone_stays_in_history(animal_college, liaison):
    person = make_alumnus(
        animal_college,
        "叶子文",
        class_name="宠医0503",
        student_no="20052000005",
        year=2005,
        mobile="13700000001",
        employer="长沙县农业农村局",
    )
    upload = imported("clean.xlsx", animal_college, liaison)
    row = upload.rows.get(alumnus_id=person.pk)
    assert row.changes["mobile"] == ["13700000001", "19997125183"]
    assert "employer" not in row.changes
    history = list(person.contacts.filter(kind="mobile").order_by("id").values_list("value", "replaced_on"))
    assert history[0][0] == "13700000001" and history[0][1] is not None
    assert history[1] == ("19997125183", None)
    assert person.employments.get().employer == "长沙县农业农村局"


def test_same_name_in_class_without_number_waits_for_a_decision(machine_college, other_liaison):
    person = make_alumnus(machine_college, "任平梓", class_name="数控2204", year=2022)
    upload = imported("twins.xlsx", machine_college, other_liaison)
    row = upload.rows.get(outcome="possible")
    assert (row.name, row.candidates, row.reason) == ("任平梓", [person.pk], "同班同名")
    decide(upload, upload.rows.filter(pk=row.pk), "same", actor=other_liaison)
    upload.refresh_from_db()
    upload = import_roster(upload, digest=upload.digest, actor=other_liaison)
    assert Alumnus.objects.filter(name="任平梓").count() == 1
    assert Education.objects.get(alumnus=person).student_no == "20221800384"
    assert tally(upload)["waiting"] == 0 and tally(upload)["imported"] == 22


def test_after_undo_people_are_found_by_what_they_had_before(animal_college, liaison):
    person = make_alumnus(
        animal_college, "任强曦", class_name="宠医0503", student_no="20052500001", year=2005, mobile="13866496171",
        employer="省农科院",
    )  # fmt: skip
    person.employments.update(position="副所长")

    def found(q):
        return Alumnus.objects.filter(pk__in=find(Alumnus.objects.all(), Criteria(q=q)), pk=person.pk).exists()

    upload = imported("clean.xlsx", animal_college, liaison)
    assert (found("副所长"), found("技术员")) == (False, True)
    undo_import(upload, actor=liaison)
    assert (found("副所长"), found("技术员")) == (True, False)


def test_undo_takes_everything_back(animal_college, liaison):
    person = make_alumnus(
        animal_college, "叶子文", class_name="宠医0503", student_no="20052000005", year=2005, mobile="13700000001"
    )
    upload = imported("clean.xlsx", animal_college, liaison)
    undone = undo_import(upload, actor=liaison)
    assert undone.left_after_undo == []
    assert list(Alumnus.objects.values_list("name", flat=True)) == ["叶子文"]
    assert list(person.contacts.current().values_list("value", flat=True)) == ["13700000001"]
    assert ClassGroup.objects.get().name == "宠医0503"
    assert undone.state == RosterUpload.State.UNDONE


def test_undo_leaves_what_was_changed_since_and_says_why(animal_college, liaison):
    upload = imported("clean.xlsx", animal_college, liaison)
    person = Alumnus.objects.get(name="曹国")
    with acting_as(liaison):
        person.remark = "热心校友"
        person.save()
    undone = undo_import(upload, actor=liaison)
    assert list(Alumnus.objects.values_list("name", flat=True)) == ["曹国"]
    assert "曹国" in [item["what"] for item in undone.left_after_undo]
    assert person.contacts.current().count() == 1


def roster(*rows):
    """A workbook of 动医1501 with the columns that these tests vary."""
    from alumni.tests.test_roster_pages import book

    return book(*rows)


def test_number_held_by_another_college_is_never_written_to_an_own_person(animal_college, machine_college, liaison):
    make_alumnus(machine_college, "赵大海", class_name="机电1501", student_no="2015001")
    own = make_alumnus(animal_college, "赵大海", class_name="动医1501", mobile="13800138000")
    content = roster(["2015001", "赵大海", "动物医学", "动医1501", 2015, 2018, "13800138000"])
    upload = take_upload(content, filename="a.xlsx", college=animal_college, actor=liaison)
    assert upload.counts == {"possible": 1}
    upload = decide(upload, upload.rows.all(), "same", actor=liaison)
    row = upload.rows.get()
    assert (row.outcome, row.reason) == ("possible", "学号已登记给另一人，请核对学号")
    assert own.educations.get().student_no == ""


def test_same_phone_and_name_in_the_same_class_with_another_number_waits(animal_college, liaison):
    person = make_alumnus(animal_college, "赵大海", class_name="动医1501", student_no="2015001", mobile="13800138000")
    content = roster(["2015009", "赵大海", "动物医学", "动医1501", 2015, 2018, "13800138000"])
    upload = take_upload(content, filename="a.xlsx", college=animal_college, actor=liaison)
    assert upload.counts == {"possible": 1}
    upload = decide(upload, upload.rows.all(), "same", actor=liaison)
    assert upload.rows.get().changes == {"student_no": ["2015001", "2015009"], "major": ["", "动物医学"]}
    import_roster(upload, digest=upload.digest, actor=liaison)
    assert person.educations.get().student_no == "2015009"


def test_years_that_contradict_what_is_held_are_refused_with_a_sentence(animal_college, liaison):
    person = make_alumnus(animal_college, "赵大海", class_name="动医1501", student_no="2015001", year=2015)
    person.educations.update(enrolled_year=None, graduated_year=2012)
    content = roster(["2015001", "赵大海", "", "动医1501", 2015, "", ""])
    upload = take_upload(content, filename="a.xlsx", college=animal_college, actor=liaison)
    row = upload.rows.get()
    assert row.outcome == "refused"
    assert row.refusals == ["按这一行更新后，毕业年份 2012 会早于入学年份 2015，请核对名册和已登记的学籍后再上传。"]


def test_number_the_person_left_is_not_taken_up_again(animal_college, liaison):
    person = make_alumnus(animal_college, "赵大海", class_name="动医1501", student_no="2015001", mobile="13800138000")
    person.contacts.update(replaced_on="2024-01-01")
    Contact.objects.create(alumnus=person, kind="mobile", value="13900139000", source="self")
    content = roster(["2015001", "赵大海", "", "动医1501", 2015, 2018, "13800138000"])
    upload = take_upload(content, filename="a.xlsx", college=animal_college, actor=liaison)
    assert upload.rows.get().changes == {"major": ["", "动物医学"]}


def test_roster_with_its_day_of_checking_renews_the_confirmation(animal_college, liaison):
    person = make_alumnus(animal_college, "赵大海", class_name="动医1501", student_no="2015001", mobile="13800138000")
    content = roster(["2015001", "赵大海", "", "动医1501", 2015, 2018, "13800138000"])
    day = date(2026, 11, 1)
    upload = take_upload(content, filename="a.xlsx", college=animal_college, actor=liaison, confirmed_on=day)
    assert upload.rows.get().changes == {"major": ["", "动物医学"], "confirmed": ["", "2026-11-01"]}
    import_roster(upload, digest=upload.digest, actor=liaison)
    person.refresh_from_db()
    assert (person.contacts.get().confirmed_on, person.contact_confirmed_on) == (day, day)


def test_second_stay_of_a_known_person_is_added_not_overwritten(animal_college, liaison):
    person = make_alumnus(animal_college, "赵大海", class_name="动医1001", year=2010, mobile="13800138000")
    content = roster(["", "赵大海", "动物医学", "动医1501", 2015, 2018, "13800138000"])
    upload = take_upload(content, filename="a.xlsx", college=animal_college, actor=liaison)
    assert upload.rows.get().changes == {"education": ["", "动医1501 2015–2018"]}
    import_roster(upload, digest=upload.digest, actor=liaison)
    assert list(person.educations.values_list("class_group__name", flat=True)) == ["动医1001", "动医1501"]


def test_old_uploads_lose_file_and_rows_but_not_their_result(animal_college, liaison):
    upload = imported("clean.xlsx", animal_college, liaison)
    path = Path(upload.content.path)
    RosterUpload.objects.update(uploaded_at=timezone.now() - timedelta(days=31))
    assert delete_old_uploads() == 1
    upload.refresh_from_db()
    assert (upload.content.name, upload.rows.count(), upload.state) == ("", 0, "imported")
    assert upload.rows_deleted_at is not None
    assert Alumnus.objects.count() == 42
    assert delete_old_uploads() == 0
    assert path.name not in upload.content.name


def test_returning_student_of_an_earlier_year_does_not_double_the_class(machine_college, other_liaison):
    rows = [
        [f"2015{n}", f"张小{name}", "机电一体化技术", "机电1519", 2015, 2018, ""] for n, name in enumerate("甲乙丙")
    ]
    rows.append(["2014009", "李大河", "机电一体化技术", "机电1519", 2014, 2018, ""])
    upload = take_upload(roster(*rows), filename="a.xlsx", college=machine_college, actor=other_liaison)
    import_roster(upload, digest=upload.digest, actor=other_liaison)
    group = ClassGroup.objects.get()
    assert (group.name, group.enrolled_year, group.educations.count()) == ("机电1519", 2015, 4)
    assert Education.objects.get(alumnus__name="李大河").enrolled_year == 2014
