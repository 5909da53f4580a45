"""One person added at a college's desk: as typed, not twice, and not whom another college knows."""

import pytest
from django.core.exceptions import ValidationError

from alumni.models import Alumnus, ClassGroup
from alumni.services.people import add_person
from alumni.tests.person_pages import errors, new_person, url
from colleges.models import School
from conftest import make_alumnus

ELSEWHERE = "其他学院已有此人的记录，不能新建；可以向对方学院申请认领。"


def test_a_person_is_added_with_class_contact_and_work(desk, alumnus, animal_college):
    group = ClassGroup.objects.get()
    typed = new_person(
        name="单静宇", class_group=group.pk, enrolled_year="", graduated_year="", student_no=" 2015 1102 ", mobile="+86 137-0013-7000",
        employer="湘潭牧业", position="场长",
    )  # fmt: skip
    response = desk.post(url("person-add"), typed)
    person = Alumnus.objects.get(name="单静宇")
    assert response.url == url("person-detail", person.pk)
    assert person.name_pinyin == "shan jing yu"
    stay = person.educations.get()
    assert (stay.college, stay.class_group, stay.student_no) == (animal_college, group, "20151102")
    assert (stay.enrolled_year, stay.graduated_year) == (2015, 2018)
    contact = person.contacts.get()
    assert (contact.kind, contact.value, contact.source, contact.confirmed_on) == (
        "mobile",
        "13700137000",
        "liaison",
        None,
    )
    assert person.employments.get().employer == "湘潭牧业"


def test_a_form_sent_twice_adds_one_person(desk, animal_college):
    typed = new_person(once="abc123")
    first, second = (desk.post(url("person-add"), typed) for _ in range(2))
    assert first.url == second.url
    assert Alumnus.objects.filter(name="张三").count() == 1


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"name": "王伟"}, "同名，同班或同年级"),
        ({"name": "王维", "mobile": "13800138000"}, "联系电话相同"),
    ],
)
def test_who_may_be_the_same_is_shown_first_and_added_only_on_purpose(desk, alumnus, typed, why):
    response = desk.post(url("person-add"), new_person(**typed))
    text = response.content.decode()
    assert "本学院已有可能是同一人的记录" in text and why in text and "138 **** 8000" in text
    assert Alumnus.objects.count() == 1
    assert desk.post(url("person-add"), new_person(**typed, apart=alumnus.pk)).status_code == 302
    assert Alumnus.objects.count() == 2


def test_a_candidate_whom_two_colleges_share_shows_no_class_of_the_other(desk, shared, machine_college):
    foreign = ClassGroup.objects.create(college=machine_college, name="机密班级")
    shared.educations.filter(college=machine_college).update(class_group=foreign)
    response = desk.post(url("person-add"), new_person(name="王伟"))
    ((_, studies, _, _),) = response.context["same"]
    assert studies == "牧医1501 2015–2018；机电工程学院 2018–2021"
    assert "机密班级" not in response.content.decode()


def test_who_was_set_apart_covers_nobody_else(desk, alumnus, animal_college):
    make_alumnus(animal_college, "王伟", class_name="牧医1502")
    response = desk.post(url("person-add"), new_person(name="王伟", apart=str(alumnus.pk)))
    assert response.status_code == 200 and len(response.context["same"]) == 2
    assert Alumnus.objects.count() == 2


def test_a_student_number_that_is_taken_is_refused_beside_its_field(desk, alumnus):
    response = desk.post(url("person-add"), new_person(student_no="20151101", apart=alumnus.pk))
    assert errors(response) == {"student_no": ["学号 20151101 已登记给王伟（牧医1501），请核对。"]}
    assert Alumnus.objects.count() == 1


@pytest.mark.parametrize(
    ("known", "place"),
    [({"student_no": "20152202"}, "student_no"), ({"name": "李娜", "mobile": "13900139000"}, "__all__")],
)
def test_who_is_known_only_to_another_college_is_not_added_and_not_described(
    desk, other_alumnus, animal_college, known, place
):
    response = desk.post(url("person-add"), new_person(**known))
    assert errors(response) == {place: [ELSEWHERE]}
    text = response.content.decode()
    assert not any(word in text for word in {"李娜", "机电工程学院", "机电1501"} - set(known.values()))
    assert Alumnus.objects.count() == 1


def test_two_windows_do_not_make_two_of_one(alumnus, animal_college, liaison):
    stay = dict.fromkeys(["class_group", "major"]) | {"enrolled_year": 2015, "graduated_year": 2018, "student_no": ""}
    facts = {
        "person": {"name": "张三", "name_pinyin": ""},
        "stay": stay | {"school": School.current(), "state": "graduated"},
    }
    add_person(animal_college, actor=liaison, **facts)
    with pytest.raises(ValidationError, match="可能是同一人"):
        add_person(animal_college, actor=liaison, **facts)


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"mobile": "1380013800"}, "mobile", "手机号码应为 11 位数字，这里有 10 位，请核对。"),
        ({"mobile": "+1 123"}, "mobile", "国外号码有误，请以“+”和国家代码开头填写完整号码。"),
        ({"enrolled_year": 2018, "graduated_year": 2015}, "graduated_year", "毕业年份不能早于入学年份。"),
        ({"name": "王伟2"}, "name", "姓名里有数字，请核对。同名的人请用班级和学号区分。"),
        ({"birth_date": "2999-01-01"}, "birth_date", "出生日期不可能是这一天，请核对。"),
        ({"name_pinyin": "Wáng 3"}, "name_pinyin", "拼音只用小写字母，各字之间用空格分开，例如 shan jing yu。"),
        (
            {"enrolled_year": "", "graduated_year": ""},
            "class_group",
            "请选择班级；没有班级的，请填写入学年份或毕业年份。",
        ),
        ({"position": "场长"}, "employer", "填写了职务，请同时填写工作单位。"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(desk, animal_college, typed, field, sentence):
    response = desk.post(url("person-add"), new_person(**typed))
    assert errors(response) == {field: [sentence]}
    assert not Alumnus.objects.exists()


def test_another_colleges_class_cannot_be_chosen(desk, other_alumnus, animal_college):
    foreign = ClassGroup.objects.get()
    response = desk.post(url("person-add"), new_person(class_group=foreign.pk))
    assert list(errors(response)) == ["class_group"]
    assert foreign.name not in response.content.decode()
    assert desk.get(url("person-add") + f"?class={foreign.pk}").status_code == 404


@pytest.mark.parametrize("typed", ["买买提・艾力", "买买提.艾力", "买买提 • 艾力", "买买提． 艾力"])
def test_the_dot_of_a_name_is_stored_in_one_way_however_it_is_typed(desk, animal_college, typed):
    desk.post(url("person-add"), new_person(name=typed))
    assert Alumnus.objects.values_list("name", "name_pinyin").get() == ("买买提·艾力", "mai mai ti ai li")
