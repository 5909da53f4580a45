"""The matrix colleges × items: who has and who has not at a glance, overdue in front, and reminding from it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from colleges.models import Appointment, College
from conftest import make_college
from planning.matrix import column_of, matrix_of
from planning.models import PlanItem, Reminder
from planning.services.assignments import withdraw_item
from planning.services.inspections import inspect_item, report_item
from planning.services.plans import publish_plan
from planning.services.progress import note_progress
from planning.tests.year import YEAR, draft, for_all, for_some, of_school, plan_of
from tests.documents import words_of

pytestmark = pytest.mark.django_db
ADDRESS = "admin:plan-matrix"


@pytest.fixture
def assigned(office, liaison, leader, other_liaison, animal_college, machine_college):
    """Two items for both, one for 机电 alone, one of the school's own."""
    plan = draft(office)
    for_all(plan, office)
    for_all(plan, office, title="访企拓岗，看望校友", article=18)
    for_some(plan, office, machine_college)
    of_school(plan, office)
    return publish_plan(plan, actor=office)


def item_of(college, title):
    return plan_of(college).items.get(title=title)


def shown(matrix):
    return [(row.college.name, [cell.text for cell in row.cells]) for row in matrix.rows]


def late(item, days=3):
    PlanItem.objects.filter(pk=item.pk).update(due_on=timezone.localdate() - timedelta(days=days))


def test_each_cell_says_in_a_word_how_a_college_stands(
    assigned, office, liaison, other_liaison, animal_college, machine_college
):
    registers = "完善班级登记表"
    note_progress(item_of(animal_college, registers), text="收了一半", percent=50, actor=liaison)
    report_item(item_of(machine_college, registers), remark="都在系统里", actor=other_liaison)
    visits = report_item(item_of(animal_college, "访企拓岗，看望校友"), remark="见报道", actor=liaison)
    inspect_item(visits, verdict="passed", finding="齐全", actor=office)
    history = report_item(item_of(machine_college, "续编学院发展史"), remark="见院史", actor=other_liaison)
    day = timezone.localdate() + timedelta(days=9)
    inspect_item(history, verdict="mend", finding="缺规模", mend_by=day, actor=office)
    matrix = matrix_of(YEAR)
    assert [source.title for source in matrix.sources] == [registers, "访企拓岗，看望校友", "续编学院发展史"]
    mending = f"待整改，{day.month}月{day.day}日前"
    assert shown(matrix) == [
        ("动物科技学院", ["进行中 50%", "已办结", "未布置"]),
        ("机电工程学院", ["待检查", "未报", mending]),
    ]
    assert matrix.counts == {"all": 5, "late": 0, "open": 3, "reported": 1, "mending": 1, "closed": 1}
    assert [[cell.tone for cell in row.cells] for row in matrix.rows] == [
        ["none", "done", "none"], ["waiting", "none", "danger"],
    ]  # fmt: skip


def test_what_is_overdue_stands_in_front(assigned, animal_college, machine_college):
    late(item_of(machine_college, "续编学院发展史"), 12)
    late(item_of(machine_college, "访企拓岗，看望校友"), 3)
    late(item_of(animal_college, "访企拓岗，看望校友"), 3)
    matrix = matrix_of(YEAR)
    assert [source.title for source in matrix.sources] == ["访企拓岗，看望校友", "续编学院发展史", "完善班级登记表"]
    assert shown(matrix) == [
        ("机电工程学院", ["逾期 3 天", "逾期 12 天", "未报"]),
        ("动物科技学院", ["逾期 3 天", "未布置", "未报"]),
    ]


def test_a_mending_that_is_late_is_overdue_by_its_own_day(assigned, office, liaison, animal_college):
    item = report_item(item_of(animal_college, "完善班级登记表"), remark="见系统", actor=liaison)
    found = inspect_item(item, verdict="mend", finding="缺照片", mend_by=timezone.localdate(), actor=office)
    type(found).objects.filter(pk=found.pk).update(mend_by=timezone.localdate() - timedelta(days=2))
    assert shown(matrix_of(YEAR))[0] == ("动物科技学院", ["整改逾期 2 天", "未报", "未布置"])


def test_a_filter_leaves_rows_and_columns_that_have_such_cells(assigned, liaison, animal_college, machine_college):
    late(item_of(machine_college, "续编学院发展史"))
    report_item(item_of(animal_college, "完善班级登记表"), remark="都在系统里", actor=liaison)
    assert shown(matrix_of(YEAR, show="late")) == [("机电工程学院", ["逾期 3 天"])]
    assert shown(matrix_of(YEAR, show="reported")) == [("动物科技学院", ["待检查"])]
    assert matrix_of(YEAR, show="reported").counts["late"] == 1


def test_what_was_withdrawn_is_told_and_a_withdrawn_column_is_gone(assigned, office, machine_college):
    registers, visits = PlanItem.objects.filter(plan=assigned, audience="colleges").order_by("pk")[:2]
    withdraw_item(registers, reason="学院合并", colleges=[machine_college], actor=office)
    withdraw_item(visits, reason="改到明年", actor=office)
    matrix = matrix_of(YEAR)
    assert [source.title for source in matrix.sources] == ["完善班级登记表", "续编学院发展史"]
    assert dict(shown(matrix))["机电工程学院"] == ["已撤销", "未报"]


def test_a_college_without_people_is_flagged_and_a_closed_one_keeps_its_row(
    assigned, liaison, animal_college, machine_college
):
    Appointment.objects.filter(college=animal_college, duty="liaison").delete()
    College.objects.filter(pk=machine_college.pk).update(closed_on=timezone.localdate())
    College.objects.create(name="早已撤销的系", closed_on=timezone.localdate())
    rows = {row.college.name: row.absent for row in matrix_of(YEAR).rows}
    assert rows == {"动物科技学院": "校友联络员", "机电工程学院": ""}


def test_the_column_of_one_item_puts_in_front_who_has_not(assigned, liaison, animal_college, machine_college):
    report_item(item_of(animal_college, "完善班级登记表"), remark="都在系统里", actor=liaison)
    source = PlanItem.objects.get(plan=assigned, title="完善班级登记表")
    found = [(copy.plan.college.name, cell.text) for copy, cell in column_of(source)]
    assert found == [("机电工程学院", "未报"), ("动物科技学院", "待检查")]


# --- the page ----------------------------------------------------------------------------------------------------------


def test_the_page_links_each_cell_and_asks_as_often_for_one_college_as_for_three(
    sign_in, office, assigned, animal_college
):
    desk = sign_in(office)
    desk.get(reverse(ADDRESS))  # what is asked once a process
    with CaptureQueriesContext(connection) as few:
        shown = desk.get(reverse(ADDRESS)).content.decode()
    assert reverse("admin:item-detail", args=[item_of(animal_college, "完善班级登记表").pk]) in shown
    for name in ("植物科技学院", "车辆工程学院", "信息技术学院"):
        make_college(name, {})
    plan = draft(office, year=YEAR + 1)
    for title in ("一", "二", "三"):
        for_all(plan, office, title=title)
    publish_plan(plan, actor=office)
    with CaptureQueriesContext(connection) as many:
        desk.get(reverse(ADDRESS), {"year": YEAR + 1})
    assert len(many) == len(few)


def test_before_anything_is_published_the_page_says_what_to_do(sign_in, office, animal_college):
    draft(office)
    desk = sign_in(office)
    assert "还没有布置年度计划" in desk.get(reverse(ADDRESS)).content.decode()
    answer = desk.get(reverse("admin:plan-matrix-workbook"), follow=True)
    assert "还没有布置过年度计划" in answer.content.decode()


def test_ticked_cells_and_a_whole_column_are_reminded_of(sign_in, office, assigned, animal_college, machine_college):
    desk, remind = sign_in(office), reverse("admin:plan-matrix-remind")
    assert "请先勾选要催办的格子" in desk.post(remind, follow=True).content.decode()
    one = item_of(animal_college, "完善班级登记表")
    answer = desk.post(remind, {"cells": [one.pk], "text": "请抓紧", "year": YEAR, "show": ""}, follow=True)
    assert "已催办 1 项。" in answer.content.decode()
    assert answer.redirect_chain == [(f"{reverse(ADDRESS)}?year={YEAR}", 302)]
    source = PlanItem.objects.get(plan=assigned, title="完善班级登记表")
    answer = desk.post(remind, {"column": source.pk, "item": source.pk}, follow=True).content.decode()
    assert "已催办 1 项；1 项今天已催过，没有再催。" in answer and "各学院落实情况" in answer
    assert Reminder.objects.count() == 2


def test_a_reminder_that_is_sent_twice_goes_out_once(sign_in, office, assigned, animal_college):
    desk, remind = sign_in(office), reverse("admin:plan-matrix-remind")
    form = {"cells": [item_of(animal_college, "完善班级登记表").pk], "once": "abc"}
    for _ in range(2):
        shown = desk.post(remind, form, follow=True).content.decode()
    assert Reminder.objects.count() == 1 and "今天已经催办过" not in shown


def test_the_matrix_goes_out_as_a_workbook(sign_in, office, assigned, animal_college, machine_college):
    late(item_of(machine_college, "续编学院发展史"), 4)
    answer = sign_in(office).get(reverse("admin:plan-matrix-workbook"), {"year": YEAR})
    words = words_of(answer.content)
    assert "attachment" in answer["Content-Disposition"]
    for word in (
        "二级学院校友工作落实情况",
        "动物科技学院",
        "机电工程学院",
        "第十一条 续编学院发展史",
        "逾期 4 天",
        "没有现任分管领导",
    ):
        assert word.replace(" ", "") in words.replace(" ", "")


def test_the_inspector_reads_the_matrix_without_buttons(sign_in, inspector, assigned):
    shown = sign_in(inspector).get(reverse(ADDRESS)).content.decode()
    assert "未报" in shown and "催办" not in shown and 'type="checkbox"' not in shown
