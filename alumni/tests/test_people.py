"""One person at a college's desk: seen, added, edited, shown, taken back."""

import threading
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alumni.models import Alumnus, ClassGroup, Contact, Education, Employment, StatusChange, Tag, Tagging
from alumni.services.contacts import add_contact, replace_contact
from alumni.services.educations import change_status
from alumni.services.people import add_person
from audit.models import ReadingLine
from audit.trail import acting_as
from colleges.models import School
from common.refusals import constraints_in_words
from conftest import make_alumnus

ELSEWHERE = "其他学院已有此人的记录，请联系校友会办公室办理。"


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
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

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


# showing a contact


def test_showing_a_phone_leaves_a_line_each_time(desk, alumnus, liaison, animal_college):
    contact = alumnus.contacts.get()
    for _ in range(2):
        response = desk.post(url("contact-show", contact.pk), headers={"HX-Request": "true"})
        text = response.content.decode()
        assert "138 0013 8000" in text and 'data-copy="13800138000"' in text and "<html" not in text
    lines = ReadingLine.objects.values_list("actor_id", "college_id", "subject", "subject_id", "what")
    assert list(lines) == [(liaison.pk, animal_college.pk, "王伟", alumnus.pk, "手机 138 **** 8000")] * 2


def test_without_script_the_page_comes_with_the_one_contact_in_full(desk, alumnus):
    Contact.objects.create(alumnus=alumnus, kind="mobile", value="13700137000", source="self")
    contact = alumnus.contacts.get(value="13800138000")
    text = desk.post(url("contact-show", contact.pk)).content.decode()
    assert "138 0013 8000" in text and "137 **** 7000" in text and "<html" in text
    assert ReadingLine.objects.count() == 1


def test_a_phone_is_not_shown_by_a_get(desk, alumnus):
    assert desk.get(url("contact-show", alumnus.contacts.get().pk)).status_code == 405
    assert ReadingLine.objects.count() == 0


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
    ("known", "place"), [({"student_no": "20152202"}, "student_no"), ({"mobile": "13900139000"}, "__all__")]
)
def test_who_is_known_only_to_another_college_is_not_added_and_not_described(
    desk, other_alumnus, animal_college, known, place
):
    response = desk.post(url("person-add"), new_person(**known))
    assert errors(response) == {place: [ELSEWHERE]}
    text = response.content.decode()
    assert not any(word in text for word in ("李娜", "机电工程学院", "机电1501"))
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
    for words in ("您打开时的值", "别人写的备注", "我写的备注", "周老师（animal）"):
        assert words in text
    assert Alumnus.objects.get().remark == "别人写的备注"
    version = response.context["form"]["version"].value()
    assert desk.post(address, mine | {"version": version}).status_code == 302
    assert Alumnus.objects.get().remark == "我写的备注"


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
    assert "此人在本学院已没有学籍经历，不再显示在本学院。" in told(response)
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


# contacts


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        ("mobile", "138-0013-8001", "13800138001"),
        ("mobile", "（+86）13800138001", "13800138001"),
        ("mobile", "+1 212 555 0100", "+12125550100"),
        ("phone", "0731 84637000", "0731-84637000"),
        ("email", " zhang@163.com ", "zhang@163.com"),
        ("wechat", "wang_wei-88", "wang_wei-88"),
        ("qq", "１２３４５６", "123456"),
    ],
)
def test_contacts_are_stored_in_one_form(alumnus, liaison, kind, typed, stored):
    if kind == "mobile" and typed.startswith("（"):
        typed = typed.replace("（", "").replace("）", "")
    assert add_contact(alumnus, kind=kind, value=typed, actor=liaison).value == stored


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("mobile", "0731-84637000"),
        ("phone", "84637000"),
        ("phone", "13800138001"),
        ("email", "zhang"),
        ("qq", "12"),
        ("wechat", "王"),
    ],
)
def test_contacts_that_cannot_be_are_refused_beside_the_field(desk, alumnus, kind, typed):
    response = desk.post(url("contact-add", alumnus.pk), {"kind": kind, "value": typed, "source": "self"})
    assert list(errors(response)) == ["value"]
    assert alumnus.contacts.count() == 1


def test_a_contact_is_entered_once(desk, alumnus):
    typed = {"kind": "mobile", "value": "13800138000", "source": "self"}
    response = desk.post(url("contact-add", alumnus.pk), typed)
    assert errors(response) == {"__all__": ["这条联系方式已经登记。"]}


def test_a_replaced_contact_cannot_be_replaced_again(alumnus, liaison):
    old = alumnus.contacts.get()
    new = replace_contact(old, value="13700137000", source="self", confirmed=True, actor=liaison)
    assert (new.confirmed_on, new.source) == (timezone.localdate(), "self")
    with pytest.raises(ValidationError, match="已停用或已删除"):
        replace_contact(old, value="13600136000", actor=liaison)
    with pytest.raises(ValidationError, match="与原来的内容相同"):
        replace_contact(new, value="137 0013 7000", actor=liaison)
    assert alumnus.contacts.count() == 2


def test_a_confirmed_contact_counts_as_recent(desk, alumnus):
    desk.post(url("contact-confirm", alumnus.contacts.get().pk))
    assert Alumnus.objects.get().contact_confirmed_on == timezone.localdate()


def test_a_mistaken_contact_goes_with_a_reason(desk, alumnus):
    contact = alumnus.contacts.get()
    assert errors(desk.post(url("contact-remove", contact.pk), {"reason": " "})) == {"reason": ["这个字段是必填项。"]}
    assert desk.post(url("contact-remove", contact.pk), {"reason": "号码是别人的"}).status_code == 302
    assert not alumnus.contacts.exists()
    assert desk.post(url("contact-remove", contact.pk), {"reason": "号码是别人的"}).status_code == 404


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
