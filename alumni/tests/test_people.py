"""One person at a college's desk: seen, edited, shown, taken back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alumni.models import Alumnus, ClassGroup, Contact, Education, Employment, StatusChange, Tag, Tagging
from alumni.tests.person_pages import errors, new_person, url
from audit.models import ReadingLine
from audit.trail import acting_as
from colleges.models import School


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
    event = Alumnus.trail_events.rel.related_model.objects.get(pgh_label="delete")
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
