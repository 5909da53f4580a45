"""One person at a college's desk: seen, added, edited, shown, taken back."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alumni.models import Alumnus, ClassGroup, Contact, Education, Employment, StatusChange, Tag, Tagging
from alumni.services.people import add_person
from audit.models import ReadingLine
from audit.trail import acting_as
from colleges.models import School
from conftest import make_alumnus

ELSEWHERE = "其他学院已有此人的记录，不能新建；可以向对方学院申请认领。"


def url(name, *args):
    return reverse(f"college:alumni:{name}", args=args)


@pytest.fixture
def desk(sign_in, liaison):
    """The desk of 动物科技学院."""
    return sign_in(liaison)


@pytest.fixture
def shared(alumnus, machine_college):
    """王伟 studied in 机电工程学院 as well."""
    Education.objects.create(
        alumnus=alumnus,
        school=School.current(),
        college=machine_college,
        student_no="M-SECRET-77",
        level="机密层次",
        enrolled_year=2018,
        graduated_year=2021,
    )
    return alumnus


def new_person(**changes):
    typed = {
        "name": "张三",
        "enrolled_year": 2015,
        "graduated_year": 2018,
        "school": School.current().pk,
        "state": "graduated",
    }
    return typed | changes


def errors(response):
    form = response.context["form"]
    return {name: list(found) for name, found in form.errors.items()}


def told(response):
    return [str(message) for message in response.context["messages"]]


# the page


def test_person_page_shows_studies_work_and_masked_contacts(desk, alumnus):
    Employment.objects.create(alumnus=alumnus, employer="湘潭牧业", position="技术员", since_year=2019)
    text = desk.get(url("person-detail", alumnus.pk)).content.decode()
    for words in ("王伟", "wang wei", "牧医1501", "20151101", "湘潭牧业", "技术员", "138 **** 8000", "尚未核对"):
        assert words in text
    assert "13800138000" not in text and "138 0013 8000" not in text


def test_another_colleges_stay_shows_college_and_years_and_nothing_more(desk, shared):
    text = desk.get(url("person-detail", shared.pk)).content.decode()
    assert "机电工程学院" in text and "2018–2021" in text
    assert "M-SECRET-77" not in text and "机密层次" not in text
    foreign = shared.educations.get(college__name="机电工程学院")
    assert url("education-edit", foreign.pk) not in text


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"state": "deceased"}, "本人已故"),
        ({"state": "lost"}, "已失去联系"),
        ({"do_not_contact": True}, "本人要求勿打扰"),
    ],
)
def test_who_may_not_be_contacted_keeps_masked_contacts_without_a_way_to_show_them(desk, alumnus, facts, words):
    Alumnus.objects.filter(pk=alumnus.pk).update(**facts)
    text = desk.get(url("person-detail", alumnus.pk)).content.decode()
    contact = alumnus.contacts.get()
    assert words in text and "138 **** 8000" in text
    assert url("contact-show", contact.pk) not in text
    response = desk.post(url("contact-show", contact.pk), follow=True)
    assert told(response) == ["本人已故、失去联系或要求勿打扰，不显示完整联系方式。"]
    assert ReadingLine.objects.count() == 0


def test_person_page_asks_as_often_for_three_rows_as_for_one(desk, alumnus, animal_college):
    def add_rows(n):
        for i in range(n):
            group = ClassGroup.objects.create(college=animal_college, name=f"牧医20{i}{n}", enrolled_year=2020)
            stay = Education.objects.create(
                alumnus=alumnus, school=School.current(), college=animal_college, class_group=group
            )
            StatusChange.objects.create(education=stay, kind="suspend", from_class=group)
            Employment.objects.create(alumnus=alumnus, employer=f"单位{i}{n}")
            Contact.objects.create(alumnus=alumnus, kind="qq", value=f"1000{i}{n}", source="self")

    with acting_as(None):
        add_rows(1)
    desk.get(url("person-detail", alumnus.pk))
    count = queries_of(desk, url("person-detail", alumnus.pk))
    with acting_as(None):
        add_rows(3)
    assert queries_of(desk, url("person-detail", alumnus.pk)) == count
    assert count < 35


def queries_of(client, address):

    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


# strangers


def test_everything_of_another_colleges_person_is_not_found(desk, other_alumnus, machine_college):
    job = Employment.objects.create(alumnus=other_alumnus, employer="机密单位")
    stay = other_alumnus.educations.get()
    change = StatusChange.objects.create(education=stay, kind="suspend")
    contact = other_alumnus.contacts.get()
    of_person = ["person-detail", "person-edit", "person-remove", "person-changes", "education-add", "employment-add"]
    addresses = [url(name, other_alumnus.pk) for name in [*of_person, "contact-add", "tag-add"]]
    addresses += [url(name, stay.pk) for name in ("education-edit", "education-change", "education-remove")]
    addresses += [url(name, job.pk) for name in ("employment-edit", "employment-end", "employment-remove")]
    addresses += [url(f"contact-{name}", contact.pk) for name in ("show", "confirm", "replace", "remove")]
    addresses += [url("education-change-remove", change.pk), url("tag-remove", other_alumnus.pk, 1)]
    posted = {"reason": "x", "name": "x", "value": "13700137000", "source": "self", "employer": "x"}
    assert {(desk.get(each).status_code, desk.post(each, posted).status_code) for each in addresses} <= {
        (404, 404),  # a page with a form
        (404, 405),  # a page that is only read
        (405, 404),  # an act without a page
    }
    assert ReadingLine.objects.count() == 0
    assert Contact.objects.get(pk=contact.pk).value == "13900139000"


def test_the_other_colleges_stay_of_a_shared_person_is_not_found(desk, shared):
    foreign = shared.educations.get(college__name="机电工程学院")
    for name in ("education-edit", "education-change", "education-remove"):
        assert desk.get(url(name, foreign.pk)).status_code == 404
        assert desk.post(url(name, foreign.pk), {"reason": "x"}).status_code == 404


def test_contacts_and_work_of_a_shared_person_may_be_changed_by_both(desk, shared, sign_in, other_liaison):
    contact = shared.contacts.get()
    assert desk.post(url("contact-confirm", contact.pk)).status_code == 302
    sign_in(other_liaison)
    desk.post(url("contact-replace", contact.pk), {"value": "13700137000", "source": "self"})
    assert list(shared.contacts.order_by("pk").values_list("value", "replaced_on")) == [
        ("13800138000", timezone.localdate()),
        ("13700137000", None),
    ]


# adding


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


# editing


def edit_data(desk, address, **changes):
    form = desk.get(address).context["form"]
    data = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in data.items() if value not in (None, False)} | changes


@pytest.mark.parametrize("typed", ["买买提・艾力", "买买提.艾力", "买买提 • 艾力", "买买提． 艾力"])
def test_the_dot_of_a_name_is_stored_in_one_way_however_it_is_typed(desk, animal_college, typed):
    desk.post(url("person-add"), new_person(name=typed))
    assert Alumnus.objects.values_list("name", "name_pinyin").get() == ("买买提·艾力", "mai mai ti ai li")


def test_a_new_name_is_read_anew_unless_the_reading_was_given(desk, alumnus):
    address = url("person-edit", alumnus.pk)
    desk.post(address, edit_data(desk, address, name="覃伟"))
    assert Alumnus.objects.get().name_pinyin == "qin wei"
    desk.post(address, edit_data(desk, address, name_pinyin="tan wei"))
    assert Alumnus.objects.values_list("name", "name_pinyin").get() == ("覃伟", "tan wei")


def test_a_stale_edit_keeps_what_was_typed_and_goes_through_the_second_time(desk, alumnus):
    address = url("person-edit", alumnus.pk)
    mine = edit_data(desk, address, remark="我写的备注")
    desk.post(address, edit_data(desk, address, remark="别人写的备注"))
    response = desk.post(address, mine)
    text = response.content.decode()
    assert response.status_code == 200
    for words in ("您打开时的值", "别人写的备注", "我写的备注", "周老师 于"):
        assert words in text
    assert Alumnus.objects.get().remark == "别人写的备注"
    version = response.context["form"]["version"].value()
    assert desk.post(address, mine | {"version": version}).status_code == 302
    assert Alumnus.objects.get().remark == "我写的备注"


# work


def test_work_is_added_ended_and_taken_back(desk, alumnus):
    desk.post(url("employment-add", alumnus.pk), {"employer": "湘潭牧业", "is_current": "on", "since_year": 2019})
    first = Employment.objects.get()
    typed = {"employer": "长沙牧业", "is_current": "on", "end_current": "on"}
    desk.post(url("employment-add", alumnus.pk), typed)
    first.refresh_from_db()
    assert (first.is_current, first.until_year) == (False, None)
    second = Employment.objects.get(is_current=True)
    desk.post(url("employment-end", second.pk), {"until_year": 2024})
    second.refresh_from_db()
    assert (second.is_current, second.until_year) == (False, 2024)
    desk.post(url("employment-remove", second.pk), {"reason": "是同名的另一个人"})
    assert list(Employment.objects.all()) == [first]


def test_a_current_job_has_no_last_year(desk, alumnus):
    typed = {"employer": "湘潭牧业", "is_current": "on", "until_year": 2020}
    response = desk.post(url("employment-add", alumnus.pk), typed)
    assert errors(response) == {"until_year": ["现职不能有结束年份；已经离开的，请去掉“现职”的勾选。"]}


# removing a person


def test_who_was_entered_by_mistake_in_the_own_college_is_removed(desk, animal_college):
    desk.post(url("person-add"), new_person(mobile="13700137000", employer="湘潭牧业"))
    person = Alumnus.objects.get()
    assert desk.post(url("person-remove", person.pk), {"reason": "录重了"}).status_code == 302
    assert not Alumnus.objects.exists() and not Contact.objects.exists() and not Education.objects.exists()
    event = Alumnus.events.rel.related_model.objects.get(pgh_label="delete")
    assert (event.name, event.pgh_context["reason"]) == ("张三", "录重了")


def test_who_was_not_entered_here_studied_elsewhere_or_is_referred_to_stays(desk, shared, animal_college, liaison):
    def refusal(person):
        return desk.post(url("person-remove", person.pk), {"reason": "x"}).context["lede"]

    assert refusal(shared) == "此人在其他学院也有学籍经历，不能删除；如本学院的学籍经历有误，请删除那一条。"
    shared.educations.filter(college__name="机电工程学院").delete()
    assert refusal(shared) == "此人的档案不是由本学院建立的，请联系校友会办公室办理。"
    desk.post(url("person-add"), new_person())
    mine = Alumnus.objects.get(name="张三")
    group = ClassGroup.objects.get()
    ClassGroup.objects.update(liaison=mine)
    assert refusal(mine) == f"此人是{group}的班级联络员，请先在班级页面更换联络员。"
    assert Alumnus.objects.count() == 2


# tags


def test_tags_are_ones_own(desk, alumnus, leader, sign_in, animal_college):
    desk.post(url("tag-add", alumnus.pk), {"name": "返校嘉宾"})
    tag = Tag.objects.get()
    assert "返校嘉宾" in desk.get(url("person-detail", alumnus.pk)).content.decode()
    assert [(each.name, count) for each, count in desk.get(url("tag-list")).context["tags"]] == [("返校嘉宾", 1)]
    sign_in(leader)
    assert "返校嘉宾" not in desk.get(url("person-detail", alumnus.pk)).content.decode()
    assert desk.get(url("tag-list")).context["tags"] == []
    assert desk.post(url("tag-remove", alumnus.pk, tag.pk)).status_code == 404
    assert desk.post(url("tag-delete", tag.pk)).status_code == 404
    assert Tagging.objects.count() == 1


def test_a_tag_is_deleted_and_the_people_stay(desk, alumnus):
    desk.post(url("tag-add", alumnus.pk), {"name": "返校嘉宾"})
    desk.post(url("tag-delete", Tag.objects.get().pk))
    assert not Tag.objects.exists() and Alumnus.objects.count() == 1
