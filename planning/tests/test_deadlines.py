"""Which day counts: one rule for the plan's page, the item's page, the matrix, the figures, the summary and the to-dos."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from alumni_office.roles import OFFICE
from colleges.models import Notice
from colleges.todos import DepartmentDesk, Desk
from planning.matrix import matrix_of
from planning.models import Inspection, PlanItem, WorkPlan
from planning.plan_figures import OVERDUE, plan_items
from planning.plan_rows import rows_of, with_counts
from planning.services.assignments import revise_item
from planning.services.deliberations import file_deliberation
from planning.services.inspections import inspect_item, report_item
from planning.services.items import add_item
from planning.services.plans import carry_over, left_open, publish_plan, start_school_plan
from planning.summary import facts_of
from planning.tests.year import YEAR, department, draft, of_school, own, plan_of, published, words
from planning.todos import items_due, items_to_mend, school_items, schools_own_items

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def days(number):
    return TODAY + timedelta(days=number)


@pytest.fixture
def item(office, animal_college, liaison):
    published(office)
    return plan_of(animal_college).items.get()


def sent_back(item, liaison, office, *, due, mend_by):
    """An item that was to be done by `due`, and has to be mended by `mend_by`."""
    report_item(item, remark="都在系统里", actor=liaison)
    inspect_item(item, verdict="mend", finding="缺三个班", mend_by=TODAY, actor=office)
    PlanItem.objects.filter(pk=item.pk).update(due_on=days(due))
    Inspection.objects.update(mend_by=days(mend_by))


def said_everywhere(plan, desk):
    """How often it is late by: row of the plan, its count, the matrix, the figures, the summary, the item's own page."""
    figure = next(each for each in plan_items(plan.college, YEAR) if each.label == OVERDUE)
    page = desk.get(reverse("college:planning:item-detail", args=[plan.items.get().pk]))
    late = [
        sum(label.startswith("逾期") for row in rows_of(plan) for label, _ in row.badges),
        with_counts(WorkPlan.objects.filter(pk=plan.pk)).get().overdue_count,
        matrix_of(YEAR).counts["late"],
        figure.number,
        len(facts_of(plan).overdue),
        sum(label.startswith("逾期") for label, _ in page.context["badges"]),
    ]
    assert len(set(late)) == 1, late
    return late[0]


@pytest.mark.parametrize("due, mend_by, late", [(-6, 6, 0), (30, -2, 1), (-6, -2, 1), (30, 6, 0)])
def test_once_it_was_inspected_the_day_that_the_office_set_counts_everywhere(
    item, liaison, office, sign_in, due, mend_by, late
):
    sent_back(item, liaison, office, due=due, mend_by=mend_by)
    assert said_everywhere(item.plan, sign_in(liaison)) == late


def test_what_is_to_be_mended_waits_once_and_by_the_day_that_was_set(item, liaison, office, animal_college):
    sent_back(item, liaison, office, due=-6, mend_by=6)
    desk = Desk(animal_college, "liaison", liaison)
    assert [todo.count for todo in items_due(desk)] == [0, 0]
    assert [(todo.count, todo.due_on) for todo in items_to_mend(desk)] == [(1, days(6))]


# --- over the year -----------------------------------------------------------------------------------------------------


@pytest.fixture
def next_year(item, animal_college):
    return WorkPlan.objects.create(year=YEAR + 1, college=animal_college)


def test_what_goes_on_in_next_years_plan_is_no_longer_late_in_this_one_and_says_where_it_went(
    item, next_year, liaison, sign_in
):
    PlanItem.objects.filter(pk=item.pk).update(due_on=days(-6))
    desk = sign_in(liaison)
    assert said_everywhere(item.plan, desk) == 1
    (later,) = carry_over(next_year, items=[item], actor=liaison)
    assert said_everywhere(item.plan, desk) == 0
    assert ("已结转", "none") in rows_of(item.plan)[0].badges
    shown = desk.get(reverse("college:planning:item-detail", args=[item.pk])).content.decode()
    link = reverse("college:planning:item-detail", args=[later.pk])
    assert f"已结转到 {YEAR + 1} 年计划" in shown and f'href="{link}"' in shown


def test_what_was_reported_waits_for_the_office_and_is_carried_over_only_if_it_must_be_mended(
    item, next_year, liaison, office
):
    report_item(item, remark="都在系统里", actor=liaison)
    assert list(left_open(next_year)) == []
    with pytest.raises(ValidationError, match="已经办结或已经结转"):
        carry_over(next_year, items=[item], actor=liaison)
    inspect_item(item, verdict="mend", finding="缺三个班", mend_by=TODAY, actor=office)
    assert list(left_open(next_year)) == [item]


def test_numbers_that_are_no_numbers_are_passed_over(sign_in, liaison, next_year):
    url = reverse("college:planning:plan-carry-over", args=[next_year.pk])
    answer = sign_in(liaison).post(url, {"items": ["²", "x", "9" * 30]}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == ["请选择要结转的事项。"]


def test_next_years_plan_that_is_published_in_autumn_does_not_hide_this_years(office, sign_in, item):
    coming = start_school_plan(YEAR + 1, actor=office)
    add_item(coming, changes=words("核对电话", audience="colleges", for_all=True), actor=office)
    publish_plan(coming, actor=office)
    desk = sign_in(office)
    for page in ("admin:plan-matrix", "admin:plan-list"):
        assert desk.get(reverse(page)).context["year"] == YEAR, page
        assert desk.get(reverse(page), {"year": YEAR + 1}).context["year"] == YEAR + 1, page


# --- days that cannot be -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("due_on", [date(2001, 1, 1), date(YEAR - 1, 9, 30), date(YEAR + 2, 1, 1)])
def test_an_item_is_due_from_the_autumn_before_its_year_to_the_end_of_the_next(item, liaison, office, due_on):
    plan, source = item.plan, item.source
    wrong = f"不在 {YEAR} 年计划的时间里"
    with pytest.raises(ValidationError, match=wrong) as refused:
        own(plan, liaison, due_on=due_on)
    assert list(refused.value.error_dict) == ["due_on"]
    with pytest.raises(ValidationError, match=wrong):
        of_school(source.plan, office, due_on=due_on)
    with pytest.raises(ValidationError, match=wrong):
        revise_item(source, changes=words(source.title, due_on=due_on), actor=office)
    assert PlanItem.objects.get(pk=item.pk).due_on == date(YEAR, 12, 31)
    for may in (date(YEAR - 1, 12, 31), date(YEAR + 1, 12, 31)):
        own(plan, liaison, due_on=may)


def test_a_meeting_of_long_ago_did_not_study_this_years_work(item, liaison):
    minutes = {"subject": "全年工作", "attended": "唐院长", "resolved": "分工到人"}
    with pytest.raises(ValidationError, match=f"最早在 {YEAR - 1} 年研究") as refused:
        file_deliberation(item.plan, changes=minutes | {"held_on": date(1990, 1, 1)}, actor=liaison)
    assert list(refused.value.error_dict) == ["held_on"]
    file_deliberation(item.plan, changes=minutes | {"held_on": date(YEAR - 1, 12, 28)}, actor=liaison)


def test_records_are_looked_for_in_years_that_are_offered(item, liaison, sign_in):
    url = reverse("college:planning:item-choose", args=[item.pk])
    desk = sign_in(liaison)
    for year in ("0000", "9999", "²²²²", "x"):
        page = desk.get(url, {"year": year})
        assert (page.status_code, page.context["year"]) == (200, str(YEAR)), year


# --- the school's own items --------------------------------------------------------------------------------------------


@pytest.fixture
def second(make_user, office):
    return make_user("office-second", "梁老师", role=OFFICE)


def waiting(user):
    return [(todo.title, todo.count, todo.due_on) for todo in schools_own_items(Desk(user=user)) if todo.count]


def test_a_clerk_who_owns_an_item_of_the_school_is_told_so_and_the_others_once_it_is_late(office, second):
    plan = draft(office)
    item = of_school(plan, office, owner=second)
    publish_plan(plan, actor=office)
    mine = ("由您负责的学校事项，请落实", 1, date(YEAR, 12, 31))
    assert (waiting(second), waiting(office)) == ([mine], [])
    PlanItem.objects.filter(pk=item.pk).update(due_on=days(-1))
    assert waiting(second) == [mine[:2] + (days(-1),)]
    assert waiting(office) == [("学校自办事项已逾期", 1, days(-1))]
    report_item(item, remark="已办", actor=second)
    assert waiting(second) == waiting(office) == []


def test_what_nobody_is_named_for_waits_for_the_whole_office_when_it_is_soon_due(office, second):
    plan = draft(office)
    item = of_school(plan, office, owner=None)
    publish_plan(plan, actor=office)
    PlanItem.objects.filter(pk=item.pk).update(due_on=days(3))
    told = [("学校自办事项快到期，还没有指定负责人", 1, days(3))]
    assert waiting(office) == waiting(second) == told


def test_a_clerk_who_works_in_a_department_too_finds_an_own_item_once(office, second):
    team, plan = department(second, name="工作专班"), draft(office)
    of_school(plan, office, owner=second)
    publish_plan(plan, actor=office)
    assert len(waiting(second)) == 1 and school_items(DepartmentDesk((team,), second)) == []
    of_school(plan, office, title="接待返湘校友", department=team)
    (todo,) = school_items(DepartmentDesk((team,), second))
    assert todo.count == 1 and "接待返湘校友" in todo.detail


def test_nobody_inspects_what_he_reported_himself(office, second, sign_in):
    plan = draft(office)
    item = of_school(plan, office, owner=office)
    publish_plan(plan, actor=office)
    report_item(item, remark="已办", actor=office)
    for verdict in ("passed", "mend"):
        with pytest.raises(ValidationError, match="是您本人报的落实，不能由您自己检查"):
            inspect_item(item, verdict=verdict, finding="好", mend_by=TODAY, actor=office)
    page = sign_in(office).get(reverse("admin:item-detail", args=[item.pk]))
    assert [value for value, _ in page.context["inspect_form"].fields["verdict"].choices] == ["noted"]
    assert "请另一位同事检查" in page.content.decode()
    inspect_item(item, verdict="noted", finding="另附照片", actor=office)
    assert inspect_item(item, verdict="passed", finding="齐全", actor=second).verdict == "passed"
    assert Notice.objects.filter(user=office, key__contains=":passed:").exists()
