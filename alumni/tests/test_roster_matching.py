"""Who is who, and what a row changes: blanks and derived years, renamed classes, other colleges' people, numbers given up."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from alumni.models import Alumnus, ClassGroup, Contact, Education, Employment, RememberedAnswer, RosterUpload
from alumni.rosters import preview
from alumni.rosters.importing import import_roster, last_to_have_left
from alumni.rosters.uploads import decide, place_rows, take_upload
from alumni.services.classes import merge_classes, rename_class
from alumni.services.people import add_person
from alumni.tests.roster_workbooks import workbook
from alumni.tests.test_roster_pages import book
from colleges.models import Major, School
from conftest import make_alumnus

pytestmark = pytest.mark.django_db


def upload_of(college, actor, head, *rows, **more):
    return take_upload(book(*rows, head=head), filename="名册.xlsx", college=college, actor=actor, **more)


def registered(college, name="张小甲", student_no="20150001", **more):
    """Somebody of 动医1501, of whom a roster has nothing to add."""
    major = Major.objects.get(name="动物医学")
    return make_alumnus(college, name, class_name="动医1501", student_no=student_no, major=major, **more)


def brought_in(upload, actor):
    return import_roster(upload, digest=upload.digest, actor=actor)


# 在读 or 毕业


def test_student_of_today_without_a_year_of_graduation_is_studying(animal_college, liaison):
    year = timezone.localdate().year
    ClassGroup.objects.create(college=animal_college, name="牧医0101", enrolled_year=2001, graduated_year=year + 1)
    rows = [
        ["张小甲", f"动医{year % 100}01", "", ""],
        ["张小乙", f"动医{(year - 4) % 100:02}01", "", ""],
        ["张小丙", f"动医{(year - 4) % 100:02}01", "五年制", ""],
        ["张小丁", "牧医0101", "", ""],
        ["张小戊", "牧医0102", "", ""],
        ["张小己", f"牧医{(year - 4) % 100:02}01", "", year + 1],
    ]
    upload = upload_of(animal_college, liaison, ["姓名", "班级", "学制", "毕业年份"], *rows)
    brought_in(upload, liaison)
    assert dict(Education.objects.values_list("alumnus__name", "state")) == {
        "张小甲": "studying",
        "张小乙": "graduated",
        "张小丙": "studying",
        "张小丁": "studying",
        "张小戊": "graduated",
        "张小己": "studying",
    }


def test_stay_added_to_a_known_person_is_studying_where_it_is_not_over(animal_college, liaison):
    person = make_alumnus(animal_college, "张小甲", class_name="牧医0101", year=2001, mobile="13800138001")
    class_name = f"动医{timezone.localdate().year % 100}01"
    upload = upload_of(animal_college, liaison, ["姓名", "班级", "手机"], ["张小甲", class_name, "13800138001"])
    brought_in(upload, liaison)
    assert list(person.educations.order_by("id").values_list("state", flat=True)) == ["graduated", "studying"]


def test_those_who_leave_this_year_are_alumni_from_june_on_and_in_the_intake():
    may, june = timezone.datetime(2026, 5, 31), timezone.datetime(2026, 6, 1)
    assert [last_to_have_left(may), last_to_have_left(june), last_to_have_left(may, intake=True)] == [2025, 2026, 2026]


# years that the row does not say


def test_year_guessed_from_the_class_changes_no_recorded_year(animal_college, liaison):
    person = registered(animal_college)
    person.educations.update(enrolled_year=2014, graduated_year=2019)
    head = ["学号", "姓名", "班级"]
    content = workbook(("名册", [["动医1501班 2018届毕业生名册"], head, ["20150001", "张小甲", "动医1501"]]))
    upload = take_upload(content, filename="名册.xlsx", college=animal_college, actor=liaison)
    assert upload.counts == {"unchanged": 1}


def test_year_guessed_from_the_class_fills_a_blank(animal_college, liaison):
    person = registered(animal_college)
    person.educations.update(enrolled_year=None)
    upload = upload_of(animal_college, liaison, ["学号", "姓名", "班级"], ["20150001", "张小甲", "动医1501"])
    assert upload.rows.get().changes == {"enrolled_year": ["", "2015"]}


def test_year_written_in_the_row_is_a_change(animal_college, liaison):
    registered(animal_college)
    head = ["学号", "姓名", "班级", "入学年份"]
    others = ([f"2015001{place}", f"李小{name}", "动医1501", 2015] for place, name in enumerate("甲乙"))
    upload = upload_of(animal_college, liaison, head, ["20150001", "张小甲", "动医1501", 2014], *others)
    assert upload.rows.get(name="张小甲").changes == {"enrolled_year": ["2015", "2014"]}


def test_three_years_are_three_years_however_they_are_written(animal_college, liaison):
    person = registered(animal_college)
    head = ["学号", "姓名", "班级", "学制"]
    for held, brought in (("3年", "3"), ("三年制", "3年"), ("3", "三年"), ("3年", "3.0")):
        person.educations.update(duration=held)
        upload = upload_of(animal_college, liaison, head, ["20150001", "张小甲", "动医1501", brought])
        assert upload.counts == {"unchanged": 1}, (held, brought)
    upload = upload_of(animal_college, liaison, head, ["20150001", "张小甲", "动医1501", "五年"])
    assert upload.rows.get().changes == {"duration": ["3年", "五年"]}


# 职务 without 工作单位


def test_position_without_an_employer_changes_the_one_current_job(animal_college, liaison):
    person = registered(animal_college, employer="甲公司")
    Employment.objects.update(position="职员")
    head, row = ["学号", "姓名", "班级", "职务"], ["20150001", "张小甲", "动医1501", "经理"]
    upload = upload_of(animal_college, liaison, head, row)
    assert upload.rows.get().changes == {"position": ["职员", "经理"]}
    brought_in(upload, liaison)
    assert list(person.employments.values_list("employer", "position")) == [("甲公司", "经理")]


def test_position_without_an_employer_says_nothing_of_two_current_jobs(animal_college, liaison):
    person = registered(animal_college, employer="甲公司")
    Employment.objects.create(alumnus=person, employer="乙公司")
    head, row = ["学号", "姓名", "班级", "职务"], ["20150001", "张小甲", "动医1501", "经理"]
    assert upload_of(animal_college, liaison, head, row).counts == {"unchanged": 1}


# classes that were called otherwise


def test_roster_under_a_classs_old_name_finds_the_renamed_class_and_its_people(animal_college, liaison):
    person = make_alumnus(animal_college, "张小甲", class_name="动医1501")
    group = ClassGroup.objects.get()
    rename_class(group, name="动物医学1501", actor=liaison)
    upload = upload_of(animal_college, liaison, ["姓名", "班级"], ["张小甲", "动医1501"], ["张小乙", "动医1501"])
    assert upload.counts == {"new": 1, "possible": 1}
    row = upload.rows.get(outcome="possible")
    assert (row.candidates, row.reason, row.class_group_id) == ([person.pk], "同班同名", group.pk)
    brought_in(upload, liaison)
    assert ClassGroup.objects.get().former_names == ["动医1501"] and group.educations.count() == 2


def test_roster_under_the_name_of_a_class_that_was_merged_finds_the_class_it_is_in(animal_college, liaison):
    make_alumnus(animal_college, "张小甲", class_name="动医1501")
    make_alumnus(animal_college, "张小乙", class_name="动医1502")
    group, into = ClassGroup.objects.order_by("name")
    merge_classes(group, into=into, actor=liaison)
    upload = upload_of(animal_college, liaison, ["姓名", "班级"], ["张小丙", "动医1501"])
    assert upload.rows.get().class_group_id == into.pk


def test_class_that_has_the_name_today_comes_before_one_that_had_it(animal_college, liaison):
    old = ClassGroup.objects.create(college=animal_college, name="动医1501", enrolled_year=2015)
    rename_class(old, name="动医1509", actor=liaison)
    today = ClassGroup.objects.create(college=animal_college, name="动医1501", enrolled_year=2015)
    upload = upload_of(animal_college, liaison, ["姓名", "班级"], ["张小丙", "动医1501"])
    assert upload.rows.get().class_group_id == today.pk


def test_people_of_a_new_class_are_proposed_as_those_of_another_one_unless_something_parts_them(
    animal_college, liaison
):
    person = make_alumnus(animal_college, "张小甲", class_name="老动医1班")
    Alumnus.objects.filter(pk=make_alumnus(animal_college, "张小乙", class_name="老动医1班").pk).update(gender="男")
    make_alumnus(animal_college, "张小丙", class_name="老动医1班", student_no="20150003")
    make_alumnus(animal_college, "张小丁", class_name="老动医1班", year=2012)
    rows = [["张小甲", "女", ""], ["张小乙", "女", ""], ["张小丙", "", "20150009"], ["张小丁", "", ""]]
    head = ["姓名", "性别", "学号", "班级"]
    upload = upload_of(animal_college, liaison, head, *([*row, "动医1501"] for row in rows))
    assert upload.counts == {"new": 3, "possible": 1}
    row = upload.rows.get(outcome="possible")
    assert (row.name, row.candidates, row.reason) == ("张小甲", [person.pk], "同院同届同名")


def test_namesakes_in_two_registered_classes_are_not_proposed(animal_college, liaison):
    make_alumnus(animal_college, "张小甲", class_name="动医1501")
    ClassGroup.objects.create(college=animal_college, name="动医1502", enrolled_year=2015)
    assert upload_of(animal_college, liaison, ["姓名", "班级"], ["张小甲", "动医1502"]).counts == {"new": 1}


def test_merging_classes_names_the_people_who_may_be_one_person_twice(sign_in, animal_college, liaison):
    make_alumnus(animal_college, "张小甲", class_name="动医1501")
    make_alumnus(animal_college, "张小甲", class_name="动医1502")
    make_alumnus(animal_college, "张小乙", class_name="动医1502")
    group, into = ClassGroup.objects.order_by("name")
    page = sign_in(liaison).get(reverse("college:alumni:class-merge", args=[group.pk]), {"into": into.pk})
    assert "两个班级里有同名的人：张小甲（2 人）。" in page.content.decode()


# people of other colleges


def test_somebody_of_another_college_is_not_made_anew_by_way_of_a_shared_phone(
    animal_college, machine_college, liaison
):
    make_alumnus(machine_college, "蔡玉", class_name="机电1501", mobile="13800138001")
    make_alumnus(animal_college, "蔡大伟", class_name="动医1501", mobile="13800138001")
    upload = upload_of(animal_college, liaison, ["姓名", "班级", "手机"], ["蔡玉", "动医1502", "13800138001"])
    assert upload.counts == {"possible": 1}
    upload = decide(upload, upload.rows.all(), "new", actor=liaison)
    row = upload.rows.get()
    assert (row.outcome, row.candidates, row.reason) == ("elsewhere", [], "学号或手机与其他学院的记录相同")
    with pytest.raises(ValidationError, match="没有可以导入的行"):
        brought_in(upload, liaison)
    assert Alumnus.objects.filter(name="蔡玉").count() == 1


@pytest.mark.parametrize(("name", "refused"), [("蔡玉", True), ("蔡大伟", False)])
def test_by_hand_a_shared_phone_proves_somebody_only_with_the_name(
    animal_college, machine_college, liaison, name, refused
):
    make_alumnus(machine_college, "蔡玉", class_name="机电1501", mobile="13800138001")
    group = ClassGroup.objects.create(college=animal_college, name="动医1501", enrolled_year=2015)
    stay = {"school": School.current(), "student_no": "", "class_group": group, "enrolled_year": 2015}
    facts = {"person": {"name": name}, "stay": stay | {"graduated_year": 2018}, "mobile": "13800138001"}
    if refused:
        with pytest.raises(ValidationError, match="其他学院已有此人的记录"):
            add_person(animal_college, actor=liaison, **facts)
    else:
        assert add_person(animal_college, actor=liaison, **facts).name == name
    upload = upload_of(animal_college, liaison, ["姓名", "班级", "手机"], [name, "动医1502", "13800138001"])
    assert set(upload.counts) == ({"elsewhere"} if refused else {"unchanged"} & set(upload.counts) or {"changed"})


# the June intake


def test_intake_rows_whose_major_fits_nowhere_wait_with_their_reason(sign_in, office, animal_college, machine_college):
    head = ["学号", "姓名", "分院", "专业", "班级", "毕业年份"]
    rows = [
        ["2023001", "张小甲", "动物科技学院", "动物医学", "2301", 2026],
        ["2023002", "张小乙", "动物科技学院", "机电一体化技术", "机电2301", 2026],
        ["2023003", "张小丙", "动物科技学院", "火星种植", "火星2301", 2026],
    ]
    upload = upload_of(None, office, head, *rows, kind=RosterUpload.Kind.INTAKE)
    waiting = upload.rows.filter(outcome="unplaced").order_by("row")
    reason = "专业没有对上这个分院的专业"
    assert list(waiting.values_list("name", "reason")) == [("张小乙", reason), ("张小丙", reason)]
    assert reason in sign_in(office).get(reverse("admin:roster-queue")).content.decode()
    place_rows(upload, upload.rows.filter(name="张小乙"), machine_college, actor=office)
    row = upload.rows.get(name="张小乙")
    assert (row.outcome, row.college_id) == ("new", machine_college.pk)
    assert row.major_id == Major.objects.get(name="机电一体化技术").pk
    assert not RememberedAnswer.objects.exists()


def test_new_classes_of_one_name_in_two_colleges_are_told_apart(office, animal_college, machine_college):
    head = ["姓名", "分院", "班级", "入学年份"]
    rows = [["张小甲", "动物科技学院", "实验2301", 2023], ["张小乙", "机电工程学院", "实验2301", 2023]]
    upload = upload_of(None, office, head, *rows, kind=RosterUpload.Kind.INTAKE)
    told = [(each.name, each.people, each.college) for each in preview.new_classes(upload)]
    assert told == [("实验2301", 1, "动物科技学院"), ("实验2301", 1, "机电工程学院")]


# numbers


def test_number_that_was_given_up_earlier_and_comes_back_is_told(sign_in, animal_college, liaison):
    person = registered(animal_college, mobile="13800138001")
    Contact.objects.update(replaced_on=timezone.localdate())
    Contact.objects.create(alumnus=person, kind="mobile", value="13900139001", source="liaison")
    head, row = ["学号", "姓名", "班级", "手机"], ["20150001", "张小甲", "动医1501", "13800138001"]
    upload = upload_of(animal_college, liaison, head, row)
    assert upload.counts == {"unchanged": 1}
    assert upload.rows.get().reason == "学号和姓名相同；手机是以前用过的，未采用"


def test_old_and_new_number_stand_in_the_same_groups(sign_in, animal_college, liaison):
    numbers = [("张小甲", "13800138001", "13900139001"), ("张小乙", "13800138002", "13800998002")]
    for place, (name, held, _) in enumerate(numbers):
        registered(animal_college, name, f"2015000{place}", mobile=held)
    rows = [[f"2015000{place}", name, "动医1501", new] for place, (name, _, new) in enumerate(numbers)]
    upload = upload_of(animal_college, liaison, ["学号", "姓名", "班级", "手机"], *rows)
    page = sign_in(liaison).get(reverse("college:alumni:roster-detail", args=[upload.pk]), {"show": "changed"})
    text = page.content.decode()
    assert "<del>138 **** 8001</del> <ins>139 0013 9001</ins>" in text
    assert "<del>138 **** 8002（中间几位不同）</del> <ins>138 0099 8002</ins>" in text
