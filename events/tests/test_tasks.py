"""The checklist: who is charged, what is overdue, what was done and undone, what moves with the event (art. 13, 15)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from colleges.models import Department, Notice
from common.versions import Stale
from events.models import EventTask, Kind
from events.services.changes import move_event
from events.services.filings import file_plan, return_plan, take_back_plan
from events.services.reports import return_report
from events.services.rules import rule_of
from events.services.tasks import add_task, edit_task, finish_task, remove_task, reopen_task
from events.tests.made import make_event
from events.tests.plans import filed, held, reported

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(liaison, animal_college):
    return make_event(animal_college, actor=liaison)


@pytest.fixture
def task(event, liaison):
    due = event.first_day - timedelta(days=7)
    return add_task(event, changes={"title": "订车", "due_on": due, "who": "班长"}, actor=liaison)


def test_a_task_goes_along_with_the_event_and_one_without_a_day_stays_so(event, task, liaison):
    free = add_task(event, changes={"title": "问老师"}, actor=liaison)
    week = timedelta(days=7)
    changes = {"starts_at": event.starts_at + week, "ends_at": event.ends_at + week, "place": "操场", "address": ""}
    move_event(event, changes=changes, actor=liaison)
    assert EventTask.objects.get(pk=task.pk).due_on == task.due_on + week
    assert EventTask.objects.get(pk=free.pk).due_on is None


def test_a_changed_day_is_the_new_distance(event, task, liaison):
    edit_task(task, changes={"due_on": event.first_day}, actor=liaison)
    assert EventTask.objects.get(pk=task.pk).days == 0


def test_a_task_is_done_with_a_note_once_and_opened_again(task, liaison, leader):
    done = finish_task(task, note=" 已订两辆 ", actor=leader)
    assert (done.note, done.done_by, done.is_overdue) == ("已订两辆", leader, False)
    with pytest.raises(ValidationError, match="已由唐院长办完"):
        finish_task(task, actor=liaison)
    with pytest.raises(ValidationError, match="不能删除"):
        remove_task(task, actor=liaison)
    again = reopen_task(task, actor=liaison)
    assert (again.done_at, again.done_by, again.note) == (None, None, "已订两辆")
    with pytest.raises(ValidationError, match="还没有办完"):
        reopen_task(task, actor=liaison)
    remove_task(task, actor=liaison)
    assert not EventTask.objects.filter(pk=task.pk).exists()


def test_only_who_works_here_is_charged_and_is_told(event, task, liaison, leader, other_liaison):
    with pytest.raises(ValidationError, match="不在这个单位任职"):
        edit_task(task, changes={"user": other_liaison}, actor=liaison)
    edit_task(task, changes={"user": leader}, actor=liaison)
    told = Notice.objects.get(user=leader)
    assert told.title == "请您办理：订车" and told.due_on == task.due_on


def test_a_department_that_is_no_more_is_not_charged(event, liaison):
    gone = Department.objects.create(name="基建科", closed_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(ValidationError, match="已撤销"):
        add_task(event, changes={"title": "搭台", "department": gone}, actor=liaison)


def test_the_second_of_two_who_edit_is_told_and_an_ended_event_stands_still(event, task, liaison):
    edit_task(task, changes={"who": "甲"}, version=task.version, actor=liaison)
    with pytest.raises(Stale):
        edit_task(task, changes={"who": "乙"}, version=task.version, actor=liaison)
    type(event).objects.filter(pk=event.pk).update(state="closed", ended_by=liaison, ended_at=timezone.now())
    for act in (lambda: finish_task(task, actor=liaison), lambda: remove_task(task, actor=liaison)):
        with pytest.raises(ValidationError, match="不能再改"):
            act()


def test_a_day_more_than_a_year_off_is_taken_for_a_slip(event, task, liaison):
    with pytest.raises(ValidationError, match="超过一年"):
        edit_task(task, changes={"due_on": date(1, 1, 1)}, actor=liaison)
    with pytest.raises(ValidationError, match="超过一年"):
        add_task(event, changes={"title": "收尾", "due_on": date(9999, 12, 31)}, actor=liaison)


# --- what is done without being ticked off -----------------------------------------------------------------------------


def open_titles(event, step):
    return list(event.tasks.filter(done_with=step, done_at=None).values_list("title", flat=True))


def test_a_plan_that_is_filed_does_its_task_and_one_sent_back_undoes_it(animal_college, liaison, office):
    event = make_event(animal_college, actor=liaison)
    own = ["拟定活动方案，报送校友会办公室"]
    assert open_titles(event, "plan") == own
    filing = filed(event, liaison)
    assert open_titles(event, "plan") == [] and event.tasks.get(done_with="plan").done_by == liaison
    return_plan(filing, remark="请写明车辆。", actor=office)
    assert open_titles(event, "plan") == own
    file_plan(event, actor=liaison)
    take_back_plan(event, actor=liaison)
    assert open_titles(event, "plan") == own
    assert list(event.tasks.filter(done_at__isnull=False)) == []


def test_a_report_that_is_filed_does_its_task_and_one_sent_back_undoes_it(animal_college, liaison, office):
    event = held(animal_college, liaison, kind=Kind.LECTURE)
    assert open_titles(event, "report") == ["整理总结和到场人数"]
    reported(event, liaison)
    assert open_titles(event, "report") == []
    return_report(event, remark="请补写人数。", actor=office)
    assert open_titles(event, "report") == ["整理总结和到场人数"]


def test_the_office_says_by_what_a_task_is_done(sign_in, office):
    rule = rule_of(Kind.OTHER)
    page = reverse("admin:event-rule-task-add", args=[rule.pk])
    typed = {"title": "报送方案", "days": "-20", "who": "", "done_with": "plan"}
    assert sign_in(office).post(page, typed).status_code == 302
    assert rule.tasks.get(title="报送方案").done_with == "plan"
    assert "报送方案时自动办完" in sign_in(office).get(reverse("admin:event-rules")).content.decode()
