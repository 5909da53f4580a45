"""What only the database sees broken when the office saves: a sentence on the form, with all that was typed."""

from datetime import date

import pytest
from django.urls import reverse

from alumni.models import Alumnus, ClassGroup, Education
from alumni_office.tests.test_admin import person_form
from colleges.models import Appointment, College, Major, MajorPlacement, School

ONE_LEADER = "该学院这一时期已有一名分管领导"
ONE_COLLEGE = "同一时期一个专业只能属于一个学院"


@pytest.fixture
def desk(office, sign_in):
    return sign_in(office)


def save(desk, url, **typed):
    """Send the form at `url` as it stands, with what is typed; the page that comes back."""
    return desk.post(url, person_form(desk.get(url)) | typed)


def rows(prefix, *each, parent):
    """New rows below a record that is not yet there or has none."""
    sent = {f"{prefix}-TOTAL_FORMS": len(each)}
    for number, row in enumerate(each):
        sent |= {f"{prefix}-{number}-{name}": value for name, value in ({parent: ""} | row).items()}
    return sent


def new_row(page, prefix, number, **typed):
    """A row added by the browser below the form of `page`, as the empty one there."""
    formset = next(each.formset for each in page.context["inline_admin_formsets"] if each.formset.prefix == prefix)
    empty = {field.name: field.value() for field in formset.empty_form}
    empty = {name: value() if callable(value) else value for name, value in empty.items() if value not in (None, False)}
    sent = {f"{prefix}-{number}-{name}": value for name, value in (empty | typed).items()}
    return sent | {f"{prefix}-TOTAL_FORMS": number + 1}


def assert_refused(page, sentence, *typed):
    content = page.content.decode()
    assert page.status_code == 200 and content.count(sentence) == 1
    assert [value for value in typed if f'value="{value}"' not in content] == []


@pytest.fixture
def two_leaders(make_user, animal_college):
    """One led until the end of 2020, the other since."""
    first = {"user": make_user("L1", "赵院长"), "since": date(2018, 1, 1), "until": date(2020, 12, 31)}
    second = {"user": make_user("L2", "钱院长"), "since": date(2021, 1, 1)}
    return [Appointment.objects.create(college=animal_college, duty="leader", **facts) for facts in (first, second)]


def test_a_leaders_term_is_not_moved_over_the_predecessors(desk, two_leaders):
    url = reverse("admin:colleges_appointment_change", args=[two_leaders[1].pk])
    assert_refused(save(desk, url, since="2020-06-01"), ONE_LEADER, "2020-06-01")
    two_leaders[1].refresh_from_db()
    assert two_leaders[1].since == date(2021, 1, 1)


def test_a_substitute_does_not_become_a_second_leader(desk, two_leaders, make_user, animal_college):
    term = {"since": date(2022, 1, 1), "until": date(2022, 6, 30), "is_substitute": True}
    standing_in = Appointment.objects.create(
        user=make_user("L3", "孙代理"), college=animal_college, duty="leader", **term
    )
    url = reverse("admin:colleges_appointment_change", args=[standing_in.pk])
    sent = person_form(desk.get(url)) | {"document": "新依据"}
    del sent["is_substitute"]
    assert_refused(desk.post(url, sent), ONE_LEADER, "新依据")
    standing_in.refresh_from_db()
    assert (standing_in.is_substitute, standing_in.document) == (True, "")


def test_a_new_major_does_not_belong_to_two_colleges_at_once(desk, animal_college, machine_college):
    placed = rows(
        "placements",
        {"college": animal_college.pk, "since": "2001-09-01"},
        {"college": machine_college.pk, "since": "2010-09-01"},
        parent="major",
    )
    url = reverse("admin:colleges_major_add")
    assert_refused(save(desk, url, name="茶艺", **placed), ONE_COLLEGE, "茶艺", "2010-09-01")
    assert not Major.objects.filter(name="茶艺").exists()


def test_a_major_is_not_placed_beside_the_college_it_belongs_to(desk, animal_college, machine_college):
    major = Major.objects.get(name="动物医学")
    stands = MajorPlacement.objects.get(major=major)
    url = reverse("admin:colleges_major_change", args=[major.pk])
    new = {"placements-TOTAL_FORMS": 2, "placements-1-major": major.pk}
    new |= {"placements-1-college": machine_college.pk, "placements-1-since": "2012-09-01"}
    assert_refused(save(desk, url, **new), ONE_COLLEGE, "2012-09-01")
    assert list(major.placements.all()) == [stands]


def test_a_college_is_not_merged_into_itself(desk, animal_college):
    url = reverse("admin:colleges_college_change", args=[animal_college.pk])
    page = save(desk, url, closed_on="2020-07-01", merged_into=animal_college.pk)
    assert_refused(page, "学院不能并入自身。", "2020-07-01")
    assert College.objects.get(pk=animal_college.pk).closed_on is None


def test_a_new_person_has_a_phone_once(desk):
    phone = {"kind": "mobile", "value": "13900139000", "source": "office", "confirmed_on": "2026-11-01"}
    contacts = rows("contacts", phone, phone | {"value": "139 0013 9000"}, parent="alumnus")
    page = save(desk, reverse("admin:alumni_alumnus_add"), name="单静", **contacts)
    assert_refused(page, "这条联系方式已经登记。", "单静", "139 0013 9000")
    assert not Alumnus.objects.exists()


def test_a_new_persons_two_stays_have_two_student_numbers(desk, animal_college):
    stay = {"college": animal_college.pk, "school": School.current().pk, "student_no": "201501001"}
    url = reverse("admin:alumni_alumnus_add")
    empty = desk.get(url)
    stays = new_row(empty, "educations", 0, enrolled_year=2015, **stay)
    stays |= new_row(empty, "educations", 1, enrolled_year=2018, **stay)
    page = save(desk, url, name="单静", **stays)
    assert_refused(page, "这个学号已登记给另一条学籍经历，请核对。", "单静", "2018")
    assert not Alumnus.objects.exists() and not Education.objects.exists()


def test_two_rows_that_say_the_same_are_told_by_the_forms_own_words(desk, animal_college):
    names = rows("former_names", {"name": "畜牧系"}, {"name": "畜牧系"}, parent="college")
    for row in (0, 1):
        names[f"former_names-{row}-college"] = animal_college.pk
    page = save(desk, reverse("admin:colleges_college_change", args=[animal_college.pk]), **names)
    content = page.content.decode()
    assert "有两行的曾用名相同，请改正或清空其中一行。" in content and "这一行与另一行重复。" in content
    assert "name的" not in content and not animal_college.former_names.exists()


@pytest.mark.parametrize("kind", ["college", "major"])
def test_rows_of_what_stays_are_not_ticked_away(desk, animal_college, kind):
    owner = animal_college if kind == "college" else Major.objects.get(name="动物医学")
    url = reverse(f"admin:colleges_{kind}_change", args=[owner.pk])
    before = owner.placements.count()
    assert before and "-DELETE" not in desk.get(url).content.decode()
    assert save(desk, url, **{"placements-0-DELETE": "on"}).status_code == 302
    assert owner.placements.count() == before


def test_a_contact_was_not_confirmed_after_it_had_gone(desk, alumnus):
    url = reverse("admin:alumni_alumnus_change", args=[alumnus.pk])
    typed = {"contacts-0-replaced_on": "2019-01-01", "contacts-0-confirmed_on": "2020-01-01"}
    page = save(desk, url, **typed)
    assert "停用日期不能早于最近核对的日期。" in page.content.decode()
    assert alumnus.contacts.get().replaced_on is None


@pytest.mark.parametrize("code", ["123", "91430000abcdefgh1x", "9143000018377451OI"])
def test_a_credit_code_is_eighteen_figures_and_capitals(desk, code):
    page = save(desk, reverse("admin:alumni_organisation_add"), name="某牧业公司", credit_code=code)
    assert "统一社会信用代码为 18 位数字和大写字母" in page.content.decode()


def test_a_head_teachers_telephone_is_a_telephone(desk, animal_college):
    group = ClassGroup.objects.create(college=animal_college, name="牧医1501", enrolled_year=2015)
    url = reverse("admin:alumni_classgroup_change", args=[group.pk])
    page = save(desk, url, head_teacher="刘老师", head_teacher_phone="abc")
    assert "电话有误" in page.content.decode()
    group.refresh_from_db()
    assert group.head_teacher_phone == ""
