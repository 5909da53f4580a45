"""The plan of a year: begun, published to the colleges, submitted, reviewed, and what goes on from year to year."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from colleges.models import Appointment, College, Notice
from planning import template
from planning.models import PlanItem, WorkPlan
from planning.services.items import add_item, edit_item, remove_item, withdraw_own
from planning.services.plans import (
    begin_college_plan,
    carry_over,
    left_open,
    publish_plan,
    start_school_plan,
    write_aims,
    years_later,
)
from planning.services.reviews import approve_plan, return_plan, submit_plan, take_back_plan
from planning.tests.year import AIMS, YEAR, draft, for_all, for_some, of_school, own, plan_of, published, words

pytestmark = pytest.mark.django_db


def told(college=None, **who):
    return [notice.title for notice in Notice.objects.filter(college=college, settled_at=None, **who).order_by("pk")]


@pytest.fixture
def assigned(office, animal_college, machine_college):
    return published(office)


@pytest.fixture
def mine(assigned, liaison, animal_college):
    plan = plan_of(animal_college)
    return write_aims(plan, aims=AIMS, actor=liaison)


@pytest.fixture
def approved(mine, liaison, office):
    submit_plan(mine, actor=liaison)
    return approve_plan(mine, actor=office)


# --- the school's plan -------------------------------------------------------------------------------------------------


def test_a_plan_begins_empty_or_with_the_templates_items_and_once_a_year(office):
    assert start_school_plan(YEAR - 1, actor=office).items.count() == 0
    plan = start_school_plan(YEAR, source="template", actor=office)
    rows = plan.items.values_list("article", "title", "hand_in", "audience", "state")
    assert list(rows) == [(line.article, line.title, line.hand_in, line.audience, "open") for line in template.ITEMS]
    assert plan.items.get(article=34).due_on == date(YEAR + 1, 1, 15)
    with pytest.raises(ValidationError, match="这一年度的工作计划已经建立"):
        start_school_plan(YEAR, actor=office)


def test_last_years_items_come_without_their_state_a_year_later_and_the_unfinished_know_from_where(
    office, animal_college, machine_college
):
    last = draft(office, year=YEAR - 1)
    everybodys = for_all(last, office, due_on=date(YEAR - 1, 6, 30))
    somebodys = for_some(last, office, animal_college)
    schools = of_school(last, office, owner=office)
    closed = of_school(last, office, title="已做完的事")
    publish_plan(last, actor=office)
    PlanItem.objects.filter(source=somebodys).update(state="closed", closed_by=office, closed_at="2026-01-01T00:00Z")
    PlanItem.objects.filter(pk=closed.pk).update(state="closed", closed_by=office, closed_at="2026-01-01T00:00Z")
    PlanItem.objects.filter(pk=schools.pk).update(state="mending", reported_by=office, reported_at="2026-01-01T00:00Z")

    plan = start_school_plan(YEAR, source="last", actor=office)
    found = [(item.title, item.carried_from, item.state, item.owner) for item in plan.items.all()]
    assert found == [
        ("完善班级登记表", everybodys, "open", None),
        ("续编学院发展史", None, "open", None),
        ("办好校庆日活动", schools, "open", office),
        ("已做完的事", None, "open", None),
    ]
    assert plan.items.first().due_on == date(YEAR, 6, 30)
    assert list(plan.items.all()[1].colleges.all()) == [animal_college]

    publish_plan(plan, actor=office)
    copy = plan_of(machine_college).items.get()
    assert copy.carried_from == PlanItem.objects.get(source=everybodys, plan__college=machine_college)


def test_there_must_be_an_earlier_plan_to_begin_from(office):
    with pytest.raises(ValidationError, match="还没有往年的学校计划"):
        start_school_plan(YEAR, source="last", actor=office)
    assert not WorkPlan.objects.exists()


def test_a_leap_day_is_the_28th_in_a_common_year():
    assert years_later(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert years_later(None, 1) is None


def test_publishing_gives_each_addressed_college_its_plan_with_copies_and_tells_it_once(
    office, liaison, leader, animal_college, machine_college
):
    closed = College.objects.create(name="旧学院", closed_on=date(2014, 8, 31))
    plan = draft(office)
    everybodys, somebodys = for_all(plan, office), for_some(plan, office, animal_college)
    schools = of_school(plan, office, owner=office)
    publish_plan(plan, actor=office)

    plan.refresh_from_db()
    assert (plan.state, plan.submitted_by) == ("published", office)
    copies = plan_of(animal_college).items.all()
    found = [(c.source, c.title, c.article, c.hand_in, c.due_on, c.audience, c.state) for c in copies]
    assert found == [
        (item, item.title, item.article, item.hand_in, item.due_on, "colleges", "open")
        for item in (everybodys, somebodys)
    ]
    assert [copy.source for copy in plan_of(machine_college).items.all()] == [everybodys]
    assert not WorkPlan.objects.filter(college=closed).exists()
    assert told(animal_college) == [f"学校布置了 {YEAR} 年校友工作"]
    notice = Notice.objects.get(college=animal_college)
    assert (notice.article, notice.url) == (7, f"/college/plan/{plan_of(animal_college).pk}/")
    assert told(user=office) == [f"学校工作计划由您负责的事项：{schools.title}"]


def test_the_office_is_told_which_colleges_have_nobody(office, liaison, leader, animal_college, machine_college):
    plan = draft(office)
    for_all(plan, office)
    publish_plan(plan, actor=office)
    notice = Notice.objects.get(role="校友会办公室")
    assert notice.title == f"{YEAR} 年计划：1 个学院收到但人员不齐"
    assert notice.body == "机电工程学院没有现任分管领导、校友联络员。请先办理任职（第五条）。"
    # What was assigned waits for whoever is appointed.
    assert plan_of(machine_college).items.count() == 1 and told(machine_college)


def test_a_plan_is_published_once_and_not_empty(office, animal_college):
    plan = draft(office)
    with pytest.raises(ValidationError, match="还没有事项"):
        publish_plan(plan, actor=office)
    for_all(plan, office)
    publish_plan(plan, actor=office)
    with pytest.raises(ValidationError, match="已经布置"):
        publish_plan(plan, actor=office)
    assert PlanItem.objects.filter(source__isnull=False).count() == 1


def test_a_college_that_was_quicker_than_the_school_gets_the_copies_into_its_plan(office, liaison, animal_college):
    early = begin_college_plan(animal_college, year=YEAR, actor=liaison)
    item = own(early, liaison)
    school = published(office)
    assert plan_of(animal_college) == early
    assert {row.source for row in early.items.all()} == {None, school.items.get()}
    assert early.items.get(source=None) == item


def test_a_college_that_was_founded_later_finds_what_was_meant_for_all(office, assigned, liaison):
    new = College.objects.create(name="智慧农业学院")
    plan = begin_college_plan(new, year=YEAR, actor=liaison)
    assert [item.source for item in plan.items.all()] == [assigned.items.get()]
    assert begin_college_plan(new, year=YEAR, actor=liaison) == plan
    assert plan.items.count() == 1


# --- a college's plan on its way ---------------------------------------------------------------------------------------


def test_a_plan_is_submitted_and_approved(mine, liaison, office, animal_college):
    plan = submit_plan(mine, actor=liaison)
    assert (plan.state, plan.submitted_by) == ("submitted", liaison)
    assert told(animal_college) == []
    plan = approve_plan(plan, remark="很实在。", actor=office)
    assert (plan.state, plan.reviewed_by, plan.remark) == ("approved", office, "很实在。")
    assert told(animal_college) == [f"{YEAR} 年工作计划已批准"]


def test_of_two_who_submit_the_second_is_told_who_did(mine, liaison, leader):
    submit_plan(mine, actor=liaison)
    with pytest.raises(ValidationError, match="已由周老师于 .+ 提交，正在等待审批，不必再交"):
        submit_plan(mine, actor=leader)
    mine.refresh_from_db()
    assert mine.submitted_by == liaison


def test_a_plan_without_aims_or_items_is_not_submitted(assigned, mine, liaison, animal_college):
    write_aims(mine, aims=" ", actor=liaison)
    with pytest.raises(ValidationError, match="还没有写工作重点"):
        submit_plan(mine, actor=liaison)
    empty = WorkPlan.objects.create(year=YEAR + 1, college=animal_college, aims=AIMS)
    with pytest.raises(ValidationError, match="还没有事项"):
        submit_plan(empty, actor=liaison)


def test_what_is_with_the_office_stays_as_it_is_until_it_is_taken_back(mine, liaison):
    item = own(mine, liaison)
    submit_plan(mine, actor=liaison)
    for change in (
        lambda: own(mine, liaison, "另一项"),
        lambda: edit_item(item, changes=words("改名"), actor=liaison),
        lambda: write_aims(mine, aims="别的", actor=liaison),
        lambda: carry_over(mine, items=[item], actor=liaison),
    ):
        with pytest.raises(ValidationError, match="请先撤回"):
            change()
    with pytest.raises(ValidationError, match="请改为撤销"):
        remove_item(item, actor=liaison)
    plan = take_back_plan(mine, actor=liaison)
    assert (plan.state, plan.submitted_by) == ("draft", None)
    own(plan, liaison, "另一项")
    with pytest.raises(ValidationError, match="起草中，不能撤回"):
        take_back_plan(plan, actor=liaison)


def test_a_plan_is_returned_with_a_reason_and_submitted_again(mine, liaison, office, animal_college):
    submit_plan(mine, actor=liaison)
    with pytest.raises(ValidationError, match="请写明退回的原因"):
        return_plan(mine, remark=" ", actor=office)
    plan = return_plan(mine, remark="请补充走访安排", actor=office)
    assert (plan.state, plan.remark) == ("returned", "请补充走访安排")
    assert told(animal_college) == [f"{YEAR} 年工作计划被退回，请修改后再交"]
    own(plan, liaison)
    plan = submit_plan(plan, actor=liaison)
    assert (plan.state, plan.remark, plan.reviewed_by) == ("submitted", "", None)


def test_of_two_clerks_who_review_the_second_is_told_who_did(mine, liaison, office, make_user):
    submit_plan(mine, actor=liaison)
    approve_plan(mine, actor=office)
    with pytest.raises(ValidationError, match="已批准（何主任于 .+ 办理），不必再审"):
        return_plan(mine, remark="重写", actor=make_user("office2", "梁老师"))
    mine.refresh_from_db()
    assert mine.state == "approved"


def test_a_plan_that_was_not_submitted_is_not_reviewed_and_the_schools_never(mine, assigned, office):
    with pytest.raises(ValidationError, match="还没有提交"):
        approve_plan(mine, actor=office)
    with pytest.raises(ValidationError, match="不经审批"):
        approve_plan(assigned, actor=office)
    with pytest.raises(ValidationError, match="不经审批"):
        submit_plan(assigned, actor=office)


def test_an_approved_plan_that_changed_says_so_until_the_office_has_looked_again(approved, liaison, office):
    assert approved.changed_at is None
    item = own(approved, liaison, "临时增加的走访")
    approved.refresh_from_db()
    assert approved.state == "approved" and approved.changed_at is not None
    assert item.added_at > approved.reviewed_at
    assert told(role="校友会办公室")[-1] == "动物科技学院在计划批准后有增改"
    approve_plan(approved, actor=office)
    approved.refresh_from_db()
    assert (approved.state, approved.changed_at) == ("approved", None)


def test_what_was_added_to_an_approved_plan_may_be_returned(approved, liaison, office):
    own(approved, liaison)
    plan = return_plan(approved, remark="这项请并入原有事项", actor=office)
    assert (plan.state, plan.changed_at) == ("returned", None)


def test_in_an_approved_plan_nothing_vanishes(approved, liaison):
    item = own(approved, liaison)
    with pytest.raises(ValidationError, match="请改为撤销"):
        remove_item(item, actor=liaison)
    with pytest.raises(ValidationError, match="请写明为什么撤销"):
        withdraw_own(item, reason="", actor=liaison)
    item = withdraw_own(item, reason="企业搬迁", actor=liaison)
    assert (item.state, item.reason) == ("withdrawn", "企业搬迁")
    with pytest.raises(ValidationError, match="已撤销，不能再改"):
        edit_item(item, changes=words("改名"), actor=liaison)


def test_two_who_write_the_aims_do_not_overwrite_each_other(mine, liaison, leader):
    seen = mine.version
    write_aims(mine, aims="一", version=seen, actor=liaison)
    with pytest.raises(ValidationError) as refusal:
        write_aims(mine, aims="二", version=seen, actor=leader)
    assert refusal.value.code == "stale"
    mine.refresh_from_db()
    assert mine.aims == "一"


# --- from year to year -------------------------------------------------------------------------------------------------


@pytest.fixture
def last_year(office, liaison, animal_college, machine_college):
    """Last year's approved plan of 动物科技学院 with one assigned and two own items, one of them done."""
    school = draft(office, year=YEAR - 1)
    for_all(school, office, due_on=date(YEAR - 1, 9, 30))
    publish_plan(school, actor=office)
    plan = plan_of(animal_college, YEAR - 1)
    write_aims(plan, aims=AIMS, actor=liaison)
    own(plan, liaison, "走访株洲校友", due_on=date(YEAR - 1, 11, 30))
    done = own(plan, liaison, "走访湘潭校友")
    submit_plan(plan, actor=liaison)
    approve_plan(plan, actor=office)
    PlanItem.objects.filter(pk=done.pk).update(state="closed", closed_by=office, closed_at="2026-01-01T00:00Z")
    return plan


def test_last_years_open_items_stay_visible_and_are_carried_over_once(last_year, liaison, animal_college):
    plan = begin_college_plan(animal_college, year=YEAR, actor=liaison)
    waiting = list(left_open(plan))
    assert [item.title for item in waiting] == ["完善班级登记表", "走访株洲校友"]
    carried = carry_over(plan, items=waiting[1:], actor=liaison)
    found = [(i.title, i.carried_from, i.audience, i.state, i.due_on, i.source) for i in carried]
    assert found == [("走访株洲校友", waiting[1], "own", "open", date(YEAR, 11, 30), None)]
    assert [item.title for item in left_open(plan)] == ["完善班级登记表"]
    with pytest.raises(ValidationError, match="已经办结或已经结转"):
        carry_over(plan, items=waiting[1:], actor=liaison)
    with pytest.raises(ValidationError, match="请选择要结转的事项"):
        carry_over(plan, items=[], actor=liaison)
    waiting[1].refresh_from_db()
    assert (waiting[1].state, waiting[1].plan) == ("open", last_year)


def test_nobody_carries_over_another_colleges_items(last_year, other_liaison, machine_college):
    plan = begin_college_plan(machine_college, year=YEAR, actor=other_liaison)
    theirs = last_year.items.get(title="走访株洲校友")
    with pytest.raises(ValidationError):
        carry_over(plan, items=[theirs], actor=other_liaison)
    assert not plan.items.exists()


def test_what_the_school_assigned_again_is_no_longer_left_open(last_year, office, liaison, animal_college):
    school = start_school_plan(YEAR, source="last", actor=office)
    publish_plan(school, actor=office)
    plan = plan_of(animal_college)
    copy = plan.items.get()
    assert copy.carried_from == last_year.items.get(source__isnull=False)
    assert [item.title for item in left_open(plan)] == ["走访株洲校友"]


def test_what_is_left_open_of_the_schools_plan_goes_out_again_when_it_is_carried_over(
    last_year, office, animal_college
):
    plan = published(office)
    open_items = list(left_open(plan))
    assert [item.plan.year for item in open_items] == [YEAR - 1]
    (carried,) = carry_over(plan, items=open_items, actor=office)
    assert (carried.audience, carried.due_on) == ("colleges", date(YEAR, 9, 30))
    assert carried.copies.get(plan__college=animal_college).carried_from == last_year.items.get(source__isnull=False)
    assert list(left_open(plan)) == []


def test_a_carried_over_item_in_an_approved_plan_is_a_change(approved, liaison, office, animal_college):
    old = WorkPlan.objects.create(
        year=YEAR - 1, college=animal_college, state="approved", submitted_by=liaison, submitted_at="2025-01-01T00:00Z",
        reviewed_by=office, reviewed_at="2025-01-01T00:00Z",
    )  # fmt: skip
    item = PlanItem.objects.create(plan=old, audience="own", title="旧事", due_on=date(YEAR - 1, 12, 31))
    carry_over(approved, items=[item], actor=liaison)
    approved.refresh_from_db()
    assert approved.changed_at is not None


def test_a_plan_draws_its_words_from_whoever_acts(office, assigned):
    """Outside a request the trail is signed by the actor, the copies' rows as well."""
    copy = PlanItem.objects.filter(source__isnull=False).first()
    assert copy.trail_events.order_by("pgh_id").last().actor_name == office.label


def test_a_substitute_counts_as_somebody(office, liaison, animal_college, make_user):
    Appointment.objects.create(
        user=make_user("lead", "代院长"), college=animal_college, duty="leader", since=date(2024, 9, 1),
        until=date(YEAR + 1, 1, 1), is_substitute=True,
    )  # fmt: skip
    published(office)
    assert told(role="校友会办公室") == []


def test_an_item_needs_a_day(mine, liaison):
    with pytest.raises(ValidationError, match="请填写完成期限"):
        add_item(mine, changes=words("没有期限的事", due_on=None), actor=liaison)
