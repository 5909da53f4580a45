"""Stays: corrected, taken back, and changed by what happened (学籍异动)."""

import threading
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from alumni.models import Alumnus, ClassGroup, Education, StatusChange
from alumni.services.educations import change_status
from colleges.models import School
from common.refusals import constraints_in_words
from conftest import make_alumnus

ELSEWHERE = "其他学院已有此人的记录，请联系校友会办公室办理。"


def url(name, *args):
    return reverse(f"college:alumni:{name}", args=args)


def errors(response):
    form = response.context["form"]
    return {name: list(found) for name, found in form.errors.items()}


def edit_data(desk, address, **changes):
    form = desk.get(address).context["form"]
    data = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in data.items() if value not in (None, False)} | changes


# correcting


def test_a_stay_is_corrected_and_its_number_stays_unique(desk, alumnus, animal_college):
    make_alumnus(animal_college, "张三", class_name="牧医1502", student_no="20151999")
    stay = alumnus.educations.get()
    address = url("education-edit", stay.pk)
    response = desk.post(address, edit_data(desk, address, student_no="20151999"))
    assert errors(response) == {"student_no": ["学号 20151999 已登记给张三（牧医1502），请核对。"]}
    group = ClassGroup.objects.get(name="牧医1502")
    assert desk.post(address, edit_data(desk, address, class_group=group.pk, student_no="20151102")).status_code == 302
    stay.refresh_from_db()
    assert (stay.class_group, stay.student_no) == (group, "20151102")
    assert not StatusChange.objects.exists()


def test_a_number_that_another_college_gave_is_only_said_to_be_known(desk, alumnus, other_alumnus):
    address = url("education-edit", alumnus.educations.get().pk)
    response = desk.post(address, edit_data(desk, address, student_no="20152202"))
    assert errors(response) == {"student_no": [ELSEWHERE]}


def test_the_same_class_twice_is_refused(desk, alumnus):
    group = ClassGroup.objects.get()
    typed = {"class_group": group.pk, "school": School.current().pk, "state": "graduated"}
    response = desk.post(url("education-add", alumnus.pk), typed)
    assert errors(response) == {"__all__": ["这名校友已在这个班级里。"]}


def test_the_last_stay_goes_only_with_the_person(desk, alumnus, animal_college):
    only = alumnus.educations.get()
    response = desk.post(url("education-remove", only.pk), {"reason": "录错"})
    assert "唯一的学籍经历" in response.content.decode()
    extra = Education.objects.create(
        alumnus=alumnus, school=School.current(), college=animal_college, enrolled_year=2020
    )
    assert desk.post(url("education-remove", extra.pk), {"reason": "录错"}).status_code == 302
    assert list(alumnus.educations.all()) == [only]


def test_a_shared_person_leaves_the_college_with_its_last_stay_here(desk, shared):
    own = shared.educations.get(college__name="动物科技学院")
    response = desk.post(url("education-remove", own.pk), {"reason": "不是本院学生"}, follow=True)
    assert "此人在本学院已没有学籍经历，不再显示在本学院。" in [str(each) for each in response.context["messages"]]
    assert desk.get(url("person-detail", shared.pk)).status_code == 404


# 学籍异动


@pytest.fixture
def student(alumnus):
    Education.objects.update(state="studying")
    return alumnus.educations.get()


def happen(stay, liaison, kind, **facts):
    facts = {"on": date(2017, 3, 1), "college": stay.college, "actor": liaison} | facts
    change_status(stay, kind=kind, **facts)
    stay.refresh_from_db()
    return stay.state


def test_a_student_pauses_returns_to_a_later_class_and_graduates(student, liaison, animal_college):
    later = ClassGroup.objects.create(college=animal_college, name="牧医1601", enrolled_year=2016)
    assert happen(student, liaison, "suspend") == "suspended"
    assert happen(student, liaison, "resume", to_class=later, on=date(2017, 9, 1)) == "studying"
    assert student.class_group == later
    assert happen(student, liaison, "graduate", on=date(2019, 6, 20)) == "graduated"
    assert student.graduated_year == 2019
    changes = student.changes.values_list("kind", "from_class__name", "to_class__name")
    assert list(changes) == [
        ("suspend", "牧医1501", "牧医1501"),
        ("resume", "牧医1501", "牧医1601"),
        ("graduate", "牧医1601", "牧医1601"),
    ]


@pytest.mark.parametrize(
    ("state", "kind", "sentence"),
    [
        ("graduated", "suspend", "学籍状态为“毕业”，只有在读的可以办理休学。"),
        ("withdrawn", "graduate", "学籍状态为“退学”，只有在读、结业的可以办理毕业。"),
        ("studying", "resume", "学籍状态为“在读”，只有休学的可以办理复学。"),
        ("completed", "withdraw", "学籍状态为“结业”，只有在读、休学的可以办理退学。"),
    ],
)
def test_a_change_starts_only_from_the_states_it_may_start_from(student, liaison, state, kind, sentence):
    Education.objects.update(state=state)
    with pytest.raises(ValidationError) as refusal:
        happen(student, liaison, kind)
    assert refusal.value.message_dict == {"kind": [sentence]}
    assert not StatusChange.objects.exists()


def test_a_transfer_leads_only_into_another_class_of_the_own_college(student, liaison, other_alumnus, animal_college):
    foreign = ClassGroup.objects.get(name="机电1501")
    for to_class, sentence in (
        (None, "转专业（转班）须选择转入的班级。"),
        (foreign, "只能转入本学院的班级；转到其他学院请联系校友会办公室办理。"),
        (student.class_group, "已经在这个班级里，请另选一个。"),
    ):
        with pytest.raises(ValidationError) as refusal:
            happen(student, liaison, "transfer", to_class=to_class)
        assert refusal.value.message_dict == {"to_class": [sentence]}
    major = animal_college.placements.get(major__name="动物医学").major
    target = ClassGroup.objects.create(college=animal_college, name="动医1501", enrolled_year=2015, major=major)
    happen(student, liaison, "transfer", to_class=target)
    assert (student.class_group, student.major, student.state) == (target, major, "studying")


def test_a_change_cannot_lie_in_the_future_or_before_the_studies(student, liaison):
    for on, sentence in (
        (date(2999, 1, 1), "日期不能晚于今天。"),
        (date(2014, 1, 1), "日期早于入学年份 2015 年，请核对。"),
    ):
        with pytest.raises(ValidationError) as refusal:
            happen(student, liaison, "suspend", on=on)
        assert refusal.value.message_dict == {"on": [sentence]}


def test_a_change_is_recorded_on_its_page_once(desk, student):
    typed = {"kind": "suspend", "on": "2017-03-01", "note": "生物机电教〔2017〕8号", "once": "k1"}
    for _ in range(2):
        assert desk.post(url("education-change", student.pk), typed).url == url("person-detail", student.alumnus_id)
    assert StatusChange.objects.count() == 1
    assert (
        "2017年3月1日 休学（生物机电教〔2017〕8号）"
        in desk.get(url("person-detail", student.alumnus_id)).content.decode()
    )


def test_a_finished_stay_offers_no_change_but_the_correction(desk, alumnus):
    stay = alumnus.educations.get()
    text = desk.get(url("education-change", stay.pk)).content.decode()
    assert "不再有学籍异动" in text and "记录异动" not in text


@pytest.mark.django_db(transaction=True)
def test_of_two_who_give_the_same_number_at_once_the_second_is_refused_in_words(animal_college, liaison):
    """Both have looked and found it free; only the database sees them both."""
    school = School.objects.get_or_create(name="测试学校")[0]
    one, two = (Alumnus.objects.create(name=name) for name in ("张三", "李四"))
    looked, may_write, outcome = threading.Event(), threading.Event(), []

    def second():
        stay = Education(alumnus=two, school=school, college=animal_college, student_no="1")
        stay.full_clean()
        looked.set()
        may_write.wait(5)
        try:
            with constraints_in_words(Education):
                stay.save()
        except ValidationError as refusal:
            outcome.extend(refusal.messages)
        finally:
            connection.close()

    thread = threading.Thread(target=second)
    thread.start()
    looked.wait(5)
    Education.objects.create(alumnus=one, school=school, college=animal_college, student_no="1")
    may_write.set()
    thread.join(5)
    assert outcome == ["这个学号已登记给另一条学籍经历，请核对。"]
