"""变更记录: who changed what and when, in sentences, without numbers and without another college's studies."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from alumni.models import Alumnus, ClassGroup, Education, RosterUpload
from alumni.services.contacts import add_contact, confirm_contact, remove_contact, replace_contact
from alumni.services.educations import change_status, correct_education
from alumni.services.employments import add_employment, remove_employment
from alumni.services.people import add_person, edit_person
from alumni.trail import trail_of
from audit.trail import acting_as, marked
from colleges.models import School
from conftest import make_alumnus


@pytest.fixture
def person(animal_college, liaison):
    """张三, entered by hand by the liaison of 动物科技学院."""
    stay = dict.fromkeys(["class_group", "major"]) | {"enrolled_year": 2015, "graduated_year": 2018, "student_no": ""}
    stay |= {"school": School.current(), "state": "studying"}
    facts = {"name": "张三", "name_pinyin": "", "gender": "", "birth_date": None}
    with acting_as(liaison, college=animal_college.pk):
        return add_person(animal_college, person=facts, stay=stay, mobile="13800138000", actor=liaison)


def told(person, college=None):
    """`[(who, sentences)]`. Within a test's one transaction all acts bear the same moment, so their order says nothing."""
    return [(entry.who, entry.sentences) for entry in trail_of(person, college=college)]


def test_a_person_entered_by_hand_is_one_entry(person, animal_college):
    (entry,) = trail_of(person, college=animal_college)
    assert (entry.who, entry.college) == ("周老师", "")
    assert trail_of(person)[0].college == "动物科技学院"
    assert entry.sentences == [
        "登记校友档案“张三”",
        "登记学籍经历（动物科技学院 2015–2018）",
        "登记手机 138 **** 8000",
    ]


def test_a_change_names_the_fields_with_old_and_new_values(person, leader):
    edit_person(person, changes={"region": "430100", "do_not_contact": True}, version=1, actor=leader)
    assert ("唐院长", ["基本信息：所在地 空 → 湖南省长沙市；勿打扰 否 → 是"]) in told(person)


def test_contacts_are_told_masked_with_what_became_of_them(person, leader):
    old = person.contacts.get()
    today = timezone.localdate()
    words = f"{today.year}年{today.month}月{today.day}日"
    confirm_contact(old, actor=leader)
    assert ("唐院长", [f"手机 138 **** 8000：最近核对 空 → {words}"]) in told(person)
    new = replace_contact(old, value="13700137000", actor=leader)
    assert ("唐院长", [f"手机 138 **** 8000：停用日期 空 → {words}", "登记手机 137 **** 7000"]) in told(person)
    remove_contact(new, reason="是别人的号码", actor=leader)
    reasons = {tuple(entry.sentences): entry.reason for entry in trail_of(person)}
    assert reasons[("删除手机 137 **** 7000",)] == "是别人的号码"
    assert not any(
        "13800138000" in line or "13700137000" in line for each in trail_of(person) for line in each.sentences
    )


def test_studies_are_told_with_the_names_of_classes_even_of_one_that_is_gone(person, leader, animal_college):
    stay = person.educations.get()
    group = ClassGroup.objects.create(college=animal_college, name="牧医1501", enrolled_year=2015)
    correct_education(stay, college=animal_college, changes={"class_group": group}, version=stay.version, actor=leader)
    assert ("唐院长", ["学籍经历（牧医1501 2015–2018）：班级 空 → 牧医1501"]) in told(person)
    other = ClassGroup.objects.create(college=animal_college, name="牧医1502", enrolled_year=2015)
    change_status(stay, kind="transfer", on=date(2016, 3, 1), to_class=other, college=animal_college, actor=leader)
    assert (
        "唐院长",
        [
            "学籍经历（牧医1502 2015–2018）：班级 牧医1501 → 牧医1502",
            "登记学籍异动：转专业（转班），2016年3月1日，转入牧医1502",
        ],
    ) in told(person)
    stay.changes.all().delete()
    group.delete()
    assert "学籍经历（牧医1502 2015–2018）：班级 牧医1501 → 牧医1502" in [
        line for _, lines in told(person) for line in lines
    ]


def test_deleted_work_stays_in_the_trail(person, leader):
    job = add_employment(person, changes={"employer": "湘潭牧业", "position": "场长"}, actor=leader)
    remove_employment(job, reason="是同名的另一个人", actor=leader)
    acts = [lines for who, lines in told(person) if who == "唐院长"]
    assert sorted(acts) == [["删除工作经历（湘潭牧业 场长）"], ["登记工作经历（湘潭牧业 场长）"]]


def test_another_colleges_studies_are_not_told_but_shared_contacts_are(
    person, animal_college, machine_college, other_liaison, sign_in, liaison
):
    with acting_as(other_liaison, college=machine_college.pk):
        Education.objects.create(
            alumnus=person,
            school=School.current(),
            college=machine_college,
            student_no="M-SECRET-77",
            enrolled_year=2019,
        )
        person.educations.filter(college=machine_college).update(level="机密层次")
        add_contact(person, kind="qq", value="123456", source="self", actor=other_liaison)
    own = trail_of(person, college=animal_college)
    assert ("机电工程学院", "孟老师", ["登记QQ 12****"]) in [
        (entry.college, entry.who, entry.sentences) for entry in own
    ]
    assert not any("SECRET" in line or "机密" in line for entry in own for line in entry.sentences)
    everything = [line for entry in trail_of(person) for line in entry.sentences]
    assert "登记学籍经历（机电工程学院 2019）" in everything
    page = sign_in(liaison).get(reverse("college:alumni:person-changes", args=[person.pk])).content.decode()
    assert "SECRET" not in page and "机密" not in page and "登记QQ 12****" in page


def test_an_import_is_named_to_its_own_college_only(person, animal_college, machine_college, liaison, other_liaison):
    upload = RosterUpload.objects.create(
        college=animal_college, file_name="2015级名册.xlsx", sha256="0" * 64, size=1, uploaded_by=liaison, school=School.current(),
        state="imported", imported_by=liaison, imported_at=timezone.now(),
    )  # fmt: skip
    with acting_as(liaison, college=animal_college.pk), marked(roster=upload.pk):
        add_contact(person, kind="qq", value="123456", actor=liaison)
    assert {entry.via for entry in trail_of(person, college=animal_college)} == {"", "名册“2015级名册.xlsx”"}
    assert {entry.via for entry in trail_of(person, college=machine_college)} == {"", "名册"}


@pytest.mark.django_db(transaction=True)
def test_the_newest_act_stands_first(leader):
    with acting_as(leader):
        person = Alumnus.objects.create(name="张三")
    contact = add_contact(person, kind="mobile", value="13800138000", actor=leader)
    confirm_contact(contact, actor=leader)
    replace_contact(contact, value="13700137000", actor=leader)
    assert [lines[0][:4] for _, lines in told(person)] == ["手机 1", "手机 1", "登记手机", "登记校友"]


def test_fifty_entries_stand_on_the_page_and_the_rest_behind_more(person, sign_in, liaison, leader):
    for number in range(51):
        with acting_as(leader):
            contact = person.contacts.first()
            contact.source_detail = f"第 {number} 次"
            contact.save()
    client = sign_in(liaison)
    page = client.get(reverse("college:alumni:person-detail", args=[person.pk]))
    assert len(page.context["entries"]) == 50 and page.context["has_more"]
    second = client.get(reverse("college:alumni:person-changes", args=[person.pk]) + "?page=2")
    assert len(second.context["page"].object_list) == 2


def test_the_trail_asks_as_often_for_three_changes_as_for_one(
    person, animal_college, leader, django_assert_max_num_queries
):
    with django_assert_max_num_queries(14):
        trail_of(person, college=animal_college)
    group = make_alumnus(animal_college, "李四", class_name="牧医1501").educations.get().class_group
    for number in range(3):
        with acting_as(leader):
            add_employment(person, changes={"employer": f"单位{number}"}, actor=leader)
            add_contact(person, kind="qq", value=f"12345{number}", actor=leader)
            person.educations.update(class_group=group if number % 2 else None)
    with django_assert_max_num_queries(14):
        trail_of(person, college=animal_college)
