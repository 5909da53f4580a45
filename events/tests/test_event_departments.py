"""Departments concerned are told in time (art. 12): what they find at their desk, what they answer."""

import pytest
from django.core.exceptions import ValidationError

from colleges.models import Department, DepartmentMember, Notice
from colleges.todos import DepartmentDesk, Desk, todos_for
from events.models import Event, EventDepartment
from events.services.changes import cancel_event
from events.services.departments import (
    add_department,
    edit_department,
    remove_department,
    reply_department,
    tell_departments,
)
from events.tests.made import make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def department():
    return Department.objects.create(name="保卫处")


@pytest.fixture
def clerk(department, make_user):
    user = make_user("guard", "赵处长")
    DepartmentMember.objects.create(department=department, user=user)
    return user


@pytest.fixture
def event(liaison, animal_college):
    return make_event(animal_college, actor=liaison, plan="approved")


@pytest.fixture
def row(event, department, liaison):
    return add_department(event, department=department, asked="安排停车", actor=liaison)


def test_a_department_sees_nothing_before_it_is_told(sign_in, clerk, row):
    browser = sign_in(clerk)
    assert (browser.get(f"/desk/events/{row.pk}/").status_code, browser.get("/desk/events/").context["rows"]) == (
        404,
        [],
    )


def test_told_it_finds_event_programme_and_what_is_asked(sign_in, clerk, row, event, liaison):
    event.plan.programme.create(starts_at=event.starts_at, title="合影留念")
    told, deserted = tell_departments(event, actor=liaison)
    page = sign_in(clerk).get(f"/desk/events/{row.pk}/").content.decode()
    assert ([each.pk for each in told], deserted) == ([row.pk], [])
    assert all(words in page for words in ("二十年再聚首", "安排停车", "合影留念", "第一会议室"))
    notice = Notice.objects.get(user=clerk)
    assert (notice.title, notice.url, notice.article) == ("请配合校友活动：二十年再聚首", f"/desk/events/{row.pk}/", 12)


def test_a_department_without_people_is_named(row, event, liaison):
    told, deserted = tell_departments(event, actor=liaison)
    row.refresh_from_db()
    assert (told, deserted, row.told_at) == ([], [row.department], None)


def test_who_left_the_department_sees_nothing(sign_in, clerk, row, event, liaison, department):
    tell_departments(event, actor=liaison)
    other = Department.objects.create(name="后勤处")
    DepartmentMember.objects.filter(user=clerk).update(department=other)
    assert sign_in(clerk).get(f"/desk/events/{row.pk}/").status_code == 404


def test_its_reply_reaches_the_college_and_waits_no_more(sign_in, clerk, row, event, liaison, animal_college):
    tell_departments(event, actor=liaison)
    desk = DepartmentDesk((row.department,), clerk)
    assert [todo.title for todo in todos_for(desk)] == ["请部门配合的校友活动，请回复"]
    browser = sign_in(clerk)
    version = browser.get(f"/desk/events/{row.pk}/").context["form"]["version"].value()
    browser.post(f"/desk/events/{row.pk}/", {"reply": "东门停车场留 20 个车位", "version": version})
    row.refresh_from_db()
    assert (row.reply, row.replied_by, todos_for(desk)) == ("东门停车场留 20 个车位", clerk, [])
    assert Notice.objects.get(college=animal_college).title == "保卫处已回复：二十年再聚首"


def test_it_hears_of_the_cancellation_and_cannot_reply_any_more(clerk, row, event, liaison):
    tell_departments(event, actor=liaison)
    cancel_event(event, reason="台风", actor=liaison)
    assert Notice.objects.filter(user=clerk, title="校友活动取消：二十年再聚首").count() == 1
    with pytest.raises(ValidationError):
        reply_department(EventDepartment.objects.get(), reply="可以", actor=clerk)


def test_other_words_are_told_again(clerk, row, event, liaison):
    tell_departments(event, actor=liaison)
    row = edit_department(row, asked="改为西门停车", actor=liaison)
    assert row.told_at is None
    told, _ = tell_departments(event, actor=liaison)
    assert [each.asked for each in told] == ["改为西门停车"]
    assert tell_departments(event, actor=liaison) == ([], [])


def test_who_was_told_is_not_struck_from_the_list(clerk, row, event, liaison):
    tell_departments(event, actor=liaison)
    with pytest.raises(ValidationError) as refused:
        remove_department(row, actor=liaison)
    assert "已经告知保卫处" in refused.value.messages[0]


def test_a_department_is_listed_once_and_only_while_it_exists(row, event, department, liaison):
    with pytest.raises(ValidationError) as refused:
        add_department(event, department=department, actor=liaison)
    assert refused.value.messages == ["这个部门已经列入。"]
    gone = Department.objects.create(name="旧处", closed_on="2020-01-01")
    with pytest.raises(ValidationError):
        add_department(event, department=gone, actor=liaison)


def test_an_approved_event_whose_departments_do_not_know_waits_at_the_desk(row, event, liaison, animal_college):
    todos = [todo for todo in todos_for(Desk(animal_college, "liaison", liaison)) if todo.article == 12]
    assert [(todo.title, todo.count, todo.url) for todo in todos] == [
        ("活动的有关部门还没有告知", 1, f"/college/events/{event.pk}/departments/")
    ]


def test_the_pages_list_tell_and_remove(desk, event, department, clerk):
    url = f"/college/events/{event.pk}/departments/"
    desk.post(f"{url}add/", {"department": department.pk, "asked": "停车", "once": "k1"})
    row = EventDepartment.objects.get()
    assert "待告知" in desk.get(url).content.decode()
    desk.post(f"{url}tell/")
    assert "待回复" in desk.get(url).content.decode()
    desk.post(f"/college/events/departments/{row.pk}/remove/")
    assert EventDepartment.objects.count() == 1
    assert Event.objects.get().event_departments.get().told_by is not None
