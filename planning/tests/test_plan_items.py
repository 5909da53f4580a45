"""Items of a plan: written while it is a draft, and what the office may still do with what it has published."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from colleges.models import Notice
from planning.models import Evidence, PlanItem
from planning.services.assignments import assign_item, reassign_item, revise_item, withdraw_item
from planning.services.items import add_item, edit_item, move_item, remove_item
from planning.services.plans import publish_plan
from planning.tests.year import YEAR, department, draft, for_all, for_some, of_school, own, plan_of, published, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office, animal_college, machine_college):
    return draft(office)


@pytest.fixture
def item(office, animal_college, machine_college):
    """An item for all colleges, published; whatever was told of it is put away."""
    item = published(office).items.get()
    Notice.objects.all().delete()
    return item


@pytest.fixture
def copy(item, animal_college):
    return item.copies.get(plan__college=animal_college)


def told():
    return [(n.college or n.user, n.title) for n in Notice.objects.order_by("pk")]


def proven(item, user):
    return Evidence.objects.create(item=item, kind="register", row=1, label="登记表", given_by=user)


# --- while it is a draft -----------------------------------------------------------------------------------------------


def test_an_item_is_for_all_for_some_or_the_schools_own(plan, office, animal_college, machine_college):
    everybodys = for_all(plan, office, owner=office)
    somebodys = for_some(plan, office, animal_college)
    schools = of_school(plan, office, owner=office, for_all=False)
    found = [(i.audience, i.for_all, list(i.colleges.all()), i.owner) for i in (everybodys, somebodys, schools)]
    assert found == [
        ("colleges", True, [], None),
        ("colleges", False, [animal_college], None),
        ("school", True, [], office),
    ]
    assert [row.position for row in plan.items.all()] == [10, 20, 30]
    assert not PlanItem.objects.filter(source__isnull=False).exists()


def test_an_item_for_some_names_them_and_a_schools_item_has_one_responsible(plan, office):
    with pytest.raises(ValidationError, match="请选择布置给哪些学院"):
        for_some(plan, office)
    with pytest.raises(ValidationError, match="只选一个"):
        of_school(plan, office, owner=office, department=department())
    with pytest.raises(ValidationError, match="布置给学院，还是学校自办"):
        add_item(plan, changes=words("含糊的事", audience="own"), actor=office)
    assert not plan.items.exists()


def test_an_items_colleges_may_change_until_it_is_published(plan, office, animal_college, machine_college):
    item = for_some(plan, office, animal_college)
    edit_item(item, changes=words("改了名"), colleges=[machine_college], actor=office)
    item.refresh_from_db()
    assert (item.title, list(item.colleges.all())) == ("改了名", [machine_college])
    edit_item(
        item, changes=words("改了名", audience="colleges", for_all=True), colleges=[machine_college], actor=office
    )
    assert list(item.colleges.all()) == []


def test_items_are_moved_and_removed(plan, office):
    first, second, third = (for_all(plan, office, title) for title in ("甲", "乙", "丙"))
    move_item(third, up=True, actor=office)
    assert [row.title for row in plan.items.all()] == ["甲", "丙", "乙"]
    move_item(first, up=True, actor=office)
    move_item(first, up=False, actor=office)
    assert [row.title for row in plan.items.all()] == ["丙", "甲", "乙"]
    remove_item(second, actor=office)
    assert [row.title for row in plan.items.all()] == ["丙", "甲"]
    with pytest.raises(ValidationError, match="已被别人删除"):
        remove_item(PlanItem(pk=second.pk, plan=plan), actor=office)


def test_what_has_evidence_is_not_removed(item, liaison, animal_college):
    mine = own(plan_of(animal_college), liaison)
    proven(mine, liaison)
    with pytest.raises(ValidationError, match="已有材料或进展，不能删除"):
        remove_item(mine, actor=liaison)


def test_a_college_names_who_answers_for_an_assigned_item_and_changes_nothing_else(item, copy, liaison):
    edit_item(copy, changes=words("我院自己的写法", person="李老师"), actor=liaison)
    copy.refresh_from_db()
    assert (copy.title, copy.person) == ("完善班级登记表", "李老师")
    with pytest.raises(ValidationError, match="学校布置的事项"):
        remove_item(copy, actor=liaison)


def test_a_colleges_own_item_belongs_to_nobody_else(item, liaison, animal_college, office):
    mine = own(plan_of(animal_college), liaison, owner=office, audience="colleges", for_all=False, person="李老师")
    assert (mine.audience, mine.owner, mine.for_all, mine.person) == ("own", None, True, "李老师")


def test_two_clerks_at_one_item_do_not_overwrite_each_other(plan, office):
    item = for_all(plan, office)
    seen = item.version
    edit_item(item, changes=words("一"), version=seen, actor=office)
    with pytest.raises(ValidationError) as refusal:
        edit_item(item, changes=words("二"), version=seen, actor=office)
    assert refusal.value.code == "stale"


# --- after publishing --------------------------------------------------------------------------------------------------


def test_an_item_added_later_goes_out_at_once(item, office, animal_college, machine_college):
    new = for_some(item.plan, office, animal_college)
    assert [row.plan.college for row in new.copies.all()] == [animal_college]
    assert told() == [(animal_college, f"学校布置了新事项：续编学院发展史（{YEAR}年12月31日前）")]


def test_what_is_published_is_revised_for_all_at_once_and_the_colleges_learn_what_changed(
    item, copy, office, animal_college, machine_college
):
    with pytest.raises(ValidationError, match="已经布置"):
        edit_item(item, changes=words("悄悄改"), actor=office)
    sooner = date(YEAR, 11, 30)
    revise_item(item, changes=words("完善班级登记表", due_on=sooner, hand_in="电子版"), actor=office)
    rows = PlanItem.objects.values_list("title", "due_on", "hand_in").distinct()
    assert list(rows.order_by()) == [("完善班级登记表", sooner, "电子版")]
    assert {notice.college for notice in Notice.objects.all()} == {animal_college, machine_college}
    assert Notice.objects.first().body == (
        f"要求上交的材料或结果由“各班登记表”改为“电子版”；完成期限由“{YEAR}年12月31日”改为“{YEAR}年11月30日”。"
    )


def test_saving_without_a_change_tells_nobody(item, office):
    revise_item(item, changes=words("完善班级登记表"), actor=office)
    assert told() == []


def test_a_revision_reaches_a_closed_copy_too_without_waking_its_college(item, copy, office, machine_college):
    PlanItem.objects.filter(pk=copy.pk).update(state="closed", closed_by=office, closed_at=timezone.now())
    revise_item(item, changes=words("新写法"), actor=office)
    copy.refresh_from_db()
    assert (copy.title, copy.state) == ("新写法", "closed")
    assert [who for who, _ in told()] == [machine_college]


def test_of_two_clerks_who_revise_the_second_is_told(item, office):
    seen = item.version
    revise_item(item, changes=words("一"), version=seen, actor=office)
    with pytest.raises(ValidationError) as refusal:
        revise_item(item, changes=words("二"), version=seen, actor=office)
    assert refusal.value.code == "stale"
    assert set(PlanItem.objects.values_list("title", flat=True)) == {"一"}


def test_an_item_withdrawn_from_one_college_keeps_its_evidence_and_the_others(
    item, copy, office, liaison, animal_college, machine_college
):
    proof = proven(copy, liaison)
    withdraw_item(item, reason="该院今年没有毕业班", colleges=[animal_college], actor=office)
    copy.refresh_from_db()
    item.refresh_from_db()
    assert (copy.state, copy.reason) == ("withdrawn", "该院今年没有毕业班")
    assert list(copy.evidence.all()) == [proof]
    assert (item.state, item.copies.get(plan__college=machine_college).state) == ("open", "open")
    assert [who for who, _ in told()] == [animal_college]
    with pytest.raises(ValidationError, match="动物科技学院没有这一事项，或已办结、已撤销"):
        withdraw_item(item, reason="再撤一次", colleges=[animal_college], actor=office)


def test_an_item_withdrawn_from_all_stays_closed_where_it_was_closed(item, copy, office, machine_college):
    PlanItem.objects.filter(pk=copy.pk).update(state="closed", closed_by=office, closed_at=timezone.now())
    with pytest.raises(ValidationError, match="请写明为什么撤销"):
        withdraw_item(item, reason=" ", actor=office)
    withdraw_item(item, reason="改由学校统一办理", actor=office)
    states = dict(PlanItem.objects.values_list("plan__college__name", "state"))
    assert states == {None: "withdrawn", "动物科技学院": "closed", "机电工程学院": "withdrawn"}
    assert [who for who, _ in told()] == [machine_college]
    event = item.trail_events.order_by("pgh_id").last()
    assert event.pgh_context["reason"] == "改由学校统一办理"


def test_what_was_withdrawn_is_assigned_again_as_the_same_row(
    item, copy, office, liaison, animal_college, machine_college
):
    proof = proven(copy, liaison)
    withdraw_item(item, reason="写错了学院", actor=office)
    Notice.objects.all().delete()
    assign_item(item, colleges=[animal_college], actor=office)
    item.refresh_from_db()
    again = item.copies.get(plan__college=animal_college)
    assert (again.pk, again.state, again.reason, list(again.evidence.all())) == (copy.pk, "open", "", [proof])
    assert (item.state, item.copies.get(plan__college=machine_college).state) == ("open", "withdrawn")
    assert [who for who, _ in told()] == [animal_college]


def test_an_item_goes_to_further_colleges_once(plan, office, animal_college, machine_college):
    item = for_some(plan, office, animal_college)
    publish_plan(plan, actor=office)
    assign_item(item, colleges=[machine_college], actor=office)
    assert {row.plan.college for row in item.copies.all()} == {animal_college, machine_college}
    assert set(item.colleges.all()) == {animal_college, machine_college}
    with pytest.raises(ValidationError, match="机电工程学院已有这一事项"):
        assign_item(item, colleges=[machine_college], actor=office)
    with pytest.raises(ValidationError, match="请选择布置给哪些学院"):
        assign_item(item, colleges=[], actor=office)


def test_a_schools_item_is_reassigned_after_evidence_and_both_are_told(plan, office, make_user):
    first, second = make_user("a", "甲老师"), make_user("b", "乙老师")
    group = department(second, name="校庆专班")
    item = of_school(plan, office, owner=first)
    publish_plan(plan, actor=office)
    proof = proven(item, first)
    PlanItem.objects.filter(pk=item.pk).update(state="reported", reported_by=first, reported_at=timezone.now())
    Notice.objects.all().delete()
    item = reassign_item(item, department=group, actor=office)
    assert (item.owner, item.department, item.state, list(item.evidence.all())) == (None, group, "reported", [proof])
    assert told() == [
        (first, "由您负责的事项已转交：办好校庆日活动"),
        (second, "学校工作计划由您负责的事项：办好校庆日活动"),
    ]
    assert Notice.objects.get(user=first).body == "现由校庆专班负责。"
    with pytest.raises(ValidationError, match="负责人没有变化"):
        reassign_item(item, department=group, actor=office)


def test_what_is_done_with_is_not_revised_or_reassigned(plan, office):
    item = of_school(plan, office, owner=office)
    publish_plan(plan, actor=office)
    withdraw_item(item, reason="今年不办", actor=office)
    for change in (
        lambda: revise_item(item, changes=words("改"), actor=office),
        lambda: reassign_item(item, actor=office),
        lambda: withdraw_item(item, reason="再撤", actor=office),
    ):
        with pytest.raises(ValidationError, match="已撤销，不能再改"):
            change()


def test_a_colleges_plan_is_not_adjusted_by_the_acts_of_the_school(item, copy, office, animal_college):
    for change in (
        lambda: revise_item(copy, changes=words("改"), actor=office),
        lambda: withdraw_item(copy, reason="撤", actor=office),
        lambda: assign_item(copy, colleges=[animal_college], actor=office),
    ):
        with pytest.raises(ValidationError, match="只有学校已布置的计划"):
            change()
    with pytest.raises(ValidationError, match="由学院自己确定负责人"):
        reassign_item(item, owner=office, actor=office)
