"""Class registers: how complete, on their way to the office and back, at the liaison's and the office's desk."""

import io
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alumni.models import AlumniSettings, Alumnus, ClassGroup, ClassRegister, Contact
from alumni.registers import completeness, completeness_of, unconfirmed, without_phone
from alumni.services.photos import put_class_photo
from alumni.services.registers import (
    freeze_headcount,
    reopen_register,
    return_register,
    review_register,
    start_register,
    submit_register,
)
from alumni.tests.pictures import picture
from alumni.tests.registering import SOURCE, complete
from audit.models import ReadingLine
from colleges import todos
from colleges.models import Major, Notice
from conftest import make_alumnus

pytestmark = pytest.mark.django_db


def url(name, *args, door="college:alumni"):
    return reverse(f"{door}:{name}", args=args)


# --- how complete ----------------------------------------------------------------------------------------------------


def test_a_register_tells_how_complete_it_is_and_what_is_missing(group, liaison):
    figures = completeness_of(group)
    assert (figures.registered, figures.reachable, figures.with_phone, figures.confirmed) == (4, 3, 2, 1)
    assert (figures.state, figures.percent) == ("none", 20 * 2 // 3 + 20 * 1 // 3 + 1)
    assert figures.missing == [
        "学籍人数", "1 人没有电话", "2 人近期未核对", "班主任（辅导员）的姓名或电话", "班级联络员的姓名或电话", "军训照", "毕业照",
    ]  # fmt: skip
    freeze_headcount(group, headcount=5, source=SOURCE, actor=liaison)
    complete(group, liaison)
    figures = completeness_of(group)
    assert figures.percent == 30 * 4 // 5 + 20 + 30
    assert figures.missing == ["名单还差 1 人", "1 人没有电话", "2 人近期未核对"]


def test_who_wants_to_be_left_alone_is_nobodys_omission(group):
    assert [person.name for person in without_phone(group)] == ["陈强"]
    assert [person.name for person in unconfirmed(group)] == ["陈强", "张丽"]
    Alumnus.objects.filter(name="陈强").update(state="deceased")
    figures = completeness_of(group)
    assert (figures.registered, figures.reachable, figures.with_phone) == (4, 2, 2)
    assert list(without_phone(group)) == []


def test_who_left_before_the_end_is_not_on_the_register(group):
    stay = group.educations.get(alumnus__name="陈强")
    stay.state = "withdrawn"
    stay.save()
    assert completeness_of(group).registered == 3
    assert list(without_phone(group)) == []


def test_recently_is_what_the_office_says(group):
    settings = AlumniSettings.current()
    settings.recent_months = 120
    settings.save()
    assert completeness_of(group).confirmed == 2
    assert [person.name for person in unconfirmed(group)] == ["陈强"]


def test_a_class_liaison_must_be_reachable_to_count(group):
    ClassGroup.objects.filter(pk=group.pk).update(liaison=Alumnus.objects.get(name="陈强"))
    assert not completeness_of(group).has_liaison
    ClassGroup.objects.filter(pk=group.pk).update(liaison=Alumnus.objects.get(name="王伟"))
    assert completeness_of(group).has_liaison
    Alumnus.objects.filter(name="王伟").update(state="lost")
    assert not completeness_of(group).has_liaison
    ClassGroup.objects.filter(pk=group.pk).update(liaison=None, liaison_name="王五", liaison_phone="13700137000")
    assert completeness_of(group).has_liaison


def test_a_replaced_number_and_a_filed_photo_count_no_more(group, liaison):
    put_class_photo(group, io.BytesIO(picture()), kind="military", actor=liaison)
    group.photos.update(replaced_on=timezone.localdate())
    Contact.objects.filter(alumnus__name="王伟").update(replaced_on=timezone.localdate())
    figures = completeness_of(group)
    assert (figures.with_phone, figures.has_military) == (1, False)


def test_however_many_classes_are_counted_in_one_statement(group, animal_college, other_alumnus):
    AlumniSettings.current()
    make_alumnus(animal_college, "赵六", class_name="牧医1502", mobile="13800138002")
    ClassGroup.objects.create(college=animal_college, name="空班")
    recent = timezone.localdate() - timedelta(days=730)
    with CaptureQueriesContext(connection) as asked:
        found = completeness(ClassGroup.objects.all(), recent=recent)
    assert len(asked) == 1
    assert {ClassGroup.objects.get(pk=each.pk).name: each.registered for each in found} == {
        "空班": 0, "牧医1501": 4, "牧医1502": 1, "机电1501": 1,
    }  # fmt: skip
    assert [each.percent for each in found] == sorted(each.percent for each in found)


# --- its way ---------------------------------------------------------------------------------------------------------


def test_a_register_is_collected_submitted_returned_and_reviewed(group, liaison, office):
    start_register(group, actor=liaison)
    with pytest.raises(ValidationError, match="还没有定下学籍人数"):
        submit_register(group, actor=liaison)
    freeze_headcount(group, headcount=5, source=f" {SOURCE} ", actor=liaison)
    register = submit_register(group, actor=liaison)
    assert (register.state, register.submitted_by, register.headcount_source) == ("submitted", liaison, SOURCE)
    with pytest.raises(ValidationError, match="请写明退回的原因"):
        return_register(group, remark=" ", actor=office)
    return_register(group, remark="毕业照是别的班", actor=office)
    assert (completeness_of(group).state, completeness_of(group).state_label) == ("returned", "已退回")
    submit_register(group, actor=liaison)
    register = review_register(group, actor=office)
    assert (register.state, register.reviewed_by, register.remark) == ("reviewed", office, "")


def test_no_state_is_left_by_another_way(group, liaison, office):
    acts = {
        "start": lambda: start_register(group, actor=liaison),
        "headcount": lambda: freeze_headcount(group, headcount=4, source=SOURCE, actor=liaison),
        "submit": lambda: submit_register(group, actor=liaison),
        "return": lambda: return_register(group, remark="改", actor=office),
        "review": lambda: review_register(group, actor=office),
        "reopen": lambda: reopen_register(group, reason="改", actor=liaison),
    }
    allowed = {
        "none": {"start", "headcount"},
        "collecting": {"headcount", "submit"},
        "submitted": {"return", "review", "reopen"},
        "reviewed": {"reopen"},
    }
    now = timezone.now()
    traces = {"submitted_by": liaison, "submitted_at": now, "reviewed_by": office, "reviewed_at": now}
    frozen = {"headcount": 4, "headcount_source": SOURCE, "frozen_on": now.date()}
    for state, possible in allowed.items():
        for name, act in acts.items():
            ClassRegister.objects.update_or_create(class_group=group, defaults={"state": state, **traces, **frozen})
            if name in possible:
                act()
            else:
                with pytest.raises(ValidationError):
                    act()


def test_a_reviewed_headcount_changes_only_after_opening_again_with_a_reason(handed_in, liaison, office, desk):
    review_register(handed_in, actor=office)
    with pytest.raises(ValidationError, match="已审核，不能改动"):
        freeze_headcount(handed_in, headcount=6, source=SOURCE, actor=liaison)
    with pytest.raises(ValidationError, match="请写明为什么要重新打开"):
        reopen_register(handed_in, reason="", actor=liaison)
    desk.post(url("register-reopen", handed_in.pk), {"reason": "补录一名转入生"})
    register = freeze_headcount(handed_in, headcount=6, source=SOURCE, actor=liaison)
    assert (register.headcount, register.state, register.reviewed_by) == (6, "collecting", None)
    text = desk.get(url("register-detail", handed_in.pk)).content.decode()
    assert "补录一名转入生" in text and "重新打开登记表" in text


def test_returned_and_submitted_registers_wait_at_the_right_desk(
    group, animal_college, machine_college, liaison, office
):
    def waiting(college):
        desk = todos.Desk(college=college, duty="liaison")
        return [(todo.title, todo.count) for todo in todos.todos_for(desk) if "登记表" in todo.title]

    freeze_headcount(group, headcount=5, source=SOURCE, actor=liaison)
    assert (waiting(None), waiting(animal_college)) == ([], [])
    submit_register(group, actor=liaison)
    assert (waiting(None), waiting(animal_college)) == ([("班级登记表待审核", 1)], [])
    return_register(group, remark="少一页", actor=office)
    assert waiting(None) == []
    assert waiting(animal_college) == [("班级登记表被退回，请改好再提交", 1)]
    assert waiting(machine_college) == []
    assert Notice.objects.get(college=animal_college, settled_at=None).body == "少一页"


# --- at the desk -----------------------------------------------------------------------------------------------------


def test_the_liaison_sees_the_weakest_class_first_and_whom_to_ask(desk, group, liaison, animal_college, other_alumnus):
    complete(group, liaison)
    ClassGroup.objects.create(college=animal_college, name="牧医1601", enrolled_year=2016, graduated_year=2019)
    page = desk.get(url("register-list"))
    assert [row["group"].name for row in page.context["rows"]] == ["牧医1601", "牧医1501"]
    text = page.content.decode()
    assert "138 **** 8000" in text and "137 **** 7000" in text and "13700137000" not in text
    assert "机电1501" not in text
    only = desk.get(url("register-list"), {"graduated": "2019"})
    assert [row["group"].name for row in only.context["rows"]] == ["牧医1601"]
    assert desk.get(url("register-list"), {"state": "submitted"}).context["rows"] == []


def test_the_list_is_sorted_as_asked_for(desk, group, liaison, animal_college):
    late = ClassGroup.objects.create(college=animal_college, name="畜牧9901", graduated_year=2099)
    undated = ClassGroup.objects.create(college=animal_college, name="畜牧无年份")

    def listed(**asked):
        return [row["group"].name for row in desk.get(url("register-list"), asked).context["rows"]]

    weakest_first = listed()
    assert sorted(weakest_first) == sorted([group.name, late.name, undated.name])
    assert listed(sort="complete") == weakest_first[::-1]
    assert listed(sort="class") == [late.name, group.name, undated.name]


def test_a_number_shown_in_full_is_in_the_log(desk, group, liaison):
    complete(group, liaison)
    text = desk.post(url("register-phone", group.pk), {"whose": "head_teacher"}, headers={"HX-Request": "true"})
    assert "137 0013 7000" in text.content.decode()
    text = desk.post(url("register-phone", group.pk) + "?whose=liaison")
    assert "138 0013 8000" in text.content.decode()
    lines = ReadingLine.objects.order_by("pk").values_list("actor_id", "subject", "what")
    assert list(lines) == [
        (liaison.pk, "牧医1501 班主任 刘建国", "班主任电话 137 **** 7000"),
        (liaison.pk, "王伟", "手机 138 **** 8000"),
    ]
    Alumnus.objects.filter(name="王伟").update(do_not_contact=True)
    desk.post(url("register-phone", group.pk), {"whose": "liaison"})
    assert desk.post(url("register-phone", group.pk), {"whose": "pk"}).status_code == 404
    assert ReadingLine.objects.count() == 2


def test_another_colleges_register_is_not_there(sign_in, other_liaison, group, liaison):
    complete(group, liaison)
    stranger = sign_in(other_liaison)
    for name in ("register-detail", "register-print", "class-portraits"):
        assert stranger.get(url(name, group.pk)).status_code == 404
    for name in ("register-start", "register-headcount", "register-submit", "register-reopen", "class-photo-add"):
        assert stranger.post(url(name, group.pk), {}).status_code == 404
    photo = group.photos.first()
    assert stranger.get(url("photo-show", photo.pk)).status_code == 404
    assert stranger.post(url("photo-remove", photo.pk), {"reason": "x"}).status_code == 404
    assert stranger.post(url("person-photo-add", Alumnus.objects.get(name="王伟").pk)).status_code == 404


def test_the_office_reviews_what_was_submitted_and_the_inspector_only_reads(sign_in, office, inspector, handed_in):
    reader = sign_in(inspector)
    text = reader.get(url("register-detail", handed_in.pk, door="admin")).content.decode()
    assert "审核通过" not in text and "学籍人数" in text
    for name in ("register-review", "register-return", "register-reopen", "register-phone", "class-photo-add"):
        assert reader.post(url(name, handed_in.pk, door="admin"), {"remark": "x"}).status_code == 403
    assert reader.get(url("register-print", handed_in.pk, door="admin")).status_code == 403
    clerk = sign_in(office)
    queue = clerk.get(url("register-list", door="admin"), {"state": "submitted"})
    assert [row["group"].name for row in queue.context["rows"]] == ["牧医1501"]
    clerk.post(url("register-review", handed_in.pk, door="admin"), {"remark": "照片清楚"})
    register = ClassRegister.objects.get()
    assert (register.state, register.reviewed_by, register.remark) == ("reviewed", office, "照片清楚")


def test_a_college_cannot_review_itself(desk, handed_in):
    assert desk.post(f"/college/alumni/registers/{handed_in.pk}/review/").status_code == 404
    assert "审核通过" not in desk.get(url("register-detail", handed_in.pk)).content.decode()


def test_the_list_asks_as_often_for_three_classes_as_for_one(desk, group, liaison, animal_college):
    complete(group, liaison)
    majors = dict(zip(("牧医1501", "牧医1502", "牧医1503"), Major.objects.of_college(animal_college), strict=True))
    ClassGroup.objects.update(major=majors["牧医1501"])

    def queries():
        with CaptureQueriesContext(connection) as asked:
            desk.get(url("register-list"))
        return len(asked)

    queries()
    one = queries()
    for name in ("牧医1502", "牧医1503"):
        person = make_alumnus(animal_college, "赵六", class_name=name, mobile="13800138009")
        ClassGroup.objects.filter(name=name).update(
            liaison=person, counsellor="李春华", counsellor_phone="13700137009", major=majors[name]
        )
    assert len(desk.get(url("register-list")).context["rows"]) == 3
    assert queries() == one
