"""The checklist: who is charged, what is overdue, what was done and undone, what moves with the event (art. 13, 15)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from colleges.models import Department, Notice
from common.versions import Stale
from events.models import EventTask
from events.services.changes import move_event
from events.services.tasks import add_task, edit_task, finish_task, remove_task, reopen_task
from events.tests.made import make_event

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
