"""催办: only who has not reported is told, once a day; nobody is told into the air. Mails: test_reminder_mails."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from colleges.models import Appointment, College, Notice
from conftest import seated
from planning.models import PlanItem, Reminder
from planning.services.assignments import withdraw_item
from planning.services.inspections import inspect_item, report_item
from planning.services.plans import publish_plan
from planning.services.reminders import remind
from planning.tests.year import YEAR, department, draft, of_school, plan_of, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def assigned(office, liaison, leader, other_liaison, animal_college, machine_college):
    """One item for both colleges."""
    return published(office).items.get()


def column(source):
    return list(PlanItem.objects.filter(source=source))


def copy_of(college):
    return plan_of(college).items.get()


def reminded(college):
    found = Notice.objects.filter(college=college, key__contains=":remind:", settled_at=None)
    return list(found.values_list("title", "body", "due_on", "article", "url"))


def test_a_column_reminds_only_those_who_have_not_reported(assigned, office, liaison, animal_college, machine_college):
    report_item(copy_of(animal_college), remark="都在系统里", actor=liaison)
    told = remind(column(assigned), text="请于周五前", actor=office)
    theirs = copy_of(machine_college)
    assert (told.items, told.done, told.today, told.unheard) == ([theirs], 1, 0, [])
    assert reminded(animal_college) == []
    url = f"/college/plan/items/{theirs.pk}/"
    assert reminded(machine_college) == [("请落实：完善班级登记表", "请于周五前", date(YEAR, 12, 31), 7, url)]
    assert list(Reminder.objects.values_list("item", "by", "text", "mailed")) == [
        (theirs.pk, office.pk, "请于周五前", 0)
    ]


def test_what_is_late_is_told_so(assigned, office, machine_college):
    PlanItem.objects.update(due_on=timezone.localdate() - timedelta(days=3))
    remind([copy_of(machine_college)], actor=office)
    assert reminded(machine_college)[0][0].startswith("已过期限（")


def test_who_was_reminded_today_is_not_reminded_again_before_tomorrow(
    assigned, office, machine_college, animal_college
):
    remind([copy_of(machine_college)], actor=office)
    told = remind(column(assigned), actor=office)
    assert (told.items, told.today) == ([copy_of(animal_college)], 1)
    with pytest.raises(ValidationError, match="今天已经催办过"):
        remind(column(assigned), actor=office)


def test_tomorrow_is_another_day_and_the_older_notice_gives_way(assigned, office, machine_college):
    theirs = copy_of(machine_college)
    yesterday = timezone.now() - timedelta(days=1)
    Reminder.objects.create(item=theirs, by=office, at=yesterday)
    before = {"college": machine_college, "title": "请落实：完善班级登记表", "article": 7}
    Notice.objects.create(key=f"plan-item:{theirs.pk}:remind:2020-01-01:{theirs.version}", **before)
    remind([theirs], text="第二次", actor=office)
    assert [body for _, body, *_ in reminded(machine_college)] == ["第二次"]
    assert Reminder.objects.count() == 2


def test_what_is_reported_closed_or_withdrawn_is_nobodys_reminder(
    assigned, office, liaison, animal_college, machine_college
):
    mine = report_item(copy_of(animal_college), remark="都在系统里", actor=liaison)
    withdraw_item(assigned, reason="不做了", colleges=[machine_college], actor=office)
    with pytest.raises(ValidationError, match="都已报落实、办结或撤销，不必催办"):
        remind(column(assigned), actor=office)
    inspect_item(mine, verdict="passed", finding="齐全", actor=office)
    with pytest.raises(ValidationError, match="不必催办"):
        remind([mine], actor=office)
    assert not Reminder.objects.exists()


def test_reporting_settles_the_reminder(assigned, office, liaison, animal_college):
    remind([copy_of(animal_college)], actor=office)
    assert len(reminded(animal_college)) == 1
    report_item(copy_of(animal_college), remark="都在系统里", actor=liaison)
    assert reminded(animal_college) == []


def test_a_college_without_anybody_is_told_to_the_office(assigned, office, machine_college):
    Appointment.objects.filter(college=machine_college).update(until=timezone.localdate() - timedelta(days=1))
    told = remind([copy_of(machine_college)], actor=office)
    assert told.unheard == [machine_college]
    notice = Notice.objects.get(role="校友会办公室", key__startswith="plan-reminder:")
    assert (notice.title, notice.article) == ("催办没有人接收：机电工程学院", 5)
    assert len(reminded(machine_college)) == 1  # whoever is appointed next finds it


def test_a_merged_colleges_item_is_reminded_of_where_it_went(assigned, office, machine_college, liaison):
    into = College.objects.create(name="智能制造学院")
    College.objects.filter(pk=machine_college.pk).update(merged_into=into, closed_on=timezone.localdate())
    seated(liaison, into)
    told = remind([copy_of(machine_college)], actor=office)
    assert (told.unheard, len(reminded(into)), reminded(machine_college)) == ([], 1, [])


# --- the school's own --------------------------------------------------------------------------------------------------


def test_a_department_is_reminded_of_the_schools_item(office, make_user, animal_college):
    youth = make_user("tw1", "柳老师")
    plan = draft(office)
    item = of_school(plan, office, department=department(youth))
    publish_plan(plan, actor=office)
    remind([item], actor=office)
    notice = Notice.objects.get(user=youth, key__contains=":remind:")
    assert (notice.title, notice.url, notice.due_on) == ("请落实：办好校庆日活动", "/desk/", date(YEAR, 12, 31))
