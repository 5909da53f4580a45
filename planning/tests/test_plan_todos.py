"""What waits in the yearly plan for a college and for the office, and how the plan stands on the desk."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from colleges.models import College
from colleges.todos import Desk
from planning import panels, todos
from planning.models import PlanningSettings
from planning.services.items import add_item
from planning.services.plans import publish_plan, write_aims
from planning.services.reviews import approve_plan, return_plan, submit_plan
from planning.tests.year import AIMS, YEAR, draft, for_all, own, plan_of, published, words

pytestmark = pytest.mark.django_db


def url(name, *args, door="college:planning"):
    return reverse(f"{door}:{name}", args=args)


def office_url(name, *args):
    return url(name, *args, door="admin")


@pytest.fixture
def assigned(office, animal_college, machine_college):
    return published(office)


@pytest.fixture
def mine(assigned, liaison, animal_college):
    return write_aims(plan_of(animal_college), aims=AIMS, actor=liaison)


def waiting(source, desk):
    return [(todo.title, todo.count, todo.url, todo.due_on) for todo in source(desk) if todo.count]


def test_a_college_is_reminded_to_make_its_plan_until_it_is_submitted(liaison, animal_college, assigned):
    here, until = Desk(animal_college, "liaison", liaison), date(YEAR, 3, 31)
    plan = plan_of(animal_college)
    assert waiting(todos.plans_to_make, here) == [("制定并提交年度工作计划", 1, url("plan-detail", plan.pk), until)]
    write_aims(plan, aims=AIMS, actor=liaison)
    submit_plan(plan, actor=liaison)
    assert waiting(todos.plans_to_make, here) == []
    new = College.objects.create(name="智慧农业学院")
    assert waiting(todos.plans_to_make, Desk(new)) == [("制定并提交年度工作计划", 1, url("plan"), until)]


def test_a_returned_plan_waits_with_the_offices_words(mine, liaison, office, animal_college):
    submit_plan(mine, actor=liaison)
    return_plan(mine, remark="请补充走访安排", actor=office)
    (todo,) = [todo for todo in todos.plans_to_make(Desk(animal_college)) if todo.count]
    assert (todo.title, todo.detail) == ("年度计划被退回，请修改后再交", "请补充走访安排")


def test_what_is_due_soon_and_what_is_late_wait_from_the_day_they_were_assigned(
    office, liaison, animal_college, machine_college
):
    today = timezone.localdate()
    plan = draft(office)
    for days in (-1, 0, PlanningSettings.current().soon_days, PlanningSettings.current().soon_days + 1):
        for_all(plan, office, f"第 {days} 天", due_on=today + timedelta(days=days))
    publish_plan(plan, actor=office)
    own(plan_of(animal_college), liaison, "还没批准的自办事项", due_on=today - timedelta(days=9))
    to = url("plan-detail", plan_of(animal_college).pk)
    assert waiting(todos.items_due, Desk(animal_college)) == [
        ("计划事项已逾期", 1, to, today - timedelta(days=1)),
        ("计划事项快到期", 2, to, today),
    ]


def test_the_office_is_told_what_to_publish_and_what_to_review(office, liaison, animal_college, machine_college):
    assert waiting(todos.plans_to_review, Desk()) == [
        ("本年度学校计划还没有布置", 1, office_url("plan-list"), date(YEAR, 1, 31))
    ]
    published(office)
    plan = write_aims(plan_of(animal_college), aims=AIMS, actor=liaison)
    submit_plan(plan, actor=liaison)
    assert waiting(todos.plans_to_review, Desk()) == [("学院计划待审批", 1, office_url("plan-detail", plan.pk), None)]
    approve_plan(plan, actor=office)
    own(plan, liaison)
    assert waiting(todos.plans_to_review, Desk()) == [
        ("学院计划批准后有增改，请确认", 1, office_url("plan-detail", plan.pk), None)
    ]


def test_the_desk_shows_how_the_plan_stands(desk, mine, liaison, animal_college):
    add_item(mine, changes=words("还没批准"), actor=liaison)
    (panel,) = panels.plan_of_the_year(Desk(animal_college))
    assert (panel.context["plan"], panel.context["badges"]) == (mine, [("起草中", "none")])
    assert [item.title for item in panel.context["next"]] == ["完善班级登记表"]
    page = desk.get(reverse("college:desk")).content.decode()
    assert "年度工作计划" in page and "完善班级登记表" in page
