"""The plan (方案): its parts, its filings, the office's answer (art. 12, 13, 15)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from alumni.models import ClassGroup
from colleges.models import Notice
from common.versions import Stale
from conftest import make_alumnus
from events.models import Event, PaperKind, ProgrammeItem
from events.plan_contents import changed_since, contents_of, differences
from events.plan_parts import missing_parts, parts_of
from events.services.filings import approve_plan, file_plan, return_plan, take_back_plan
from events.services.papers import add_paper, withdraw_paper
from events.services.plans import edit_plan
from events.services.programme import put_budget_line, put_programme_item, remove_line, shift_programme
from events.services.rules import rule_of
from events.tests.made import make_event
from events.tests.plans import approved, complete_plan, filed, pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(animal_college, liaison):
    return make_event(animal_college, actor=liaison)


@pytest.fixture
def clerk(make_user):
    from alumni_office.roles import OFFICE

    return make_user("clerk", "许老师", role=OFFICE)


def missing(event):
    return [part.label for part in missing_parts(Event.objects.get(pk=event.pk))]


def titles(**who):
    return list(Notice.objects.filter(settled_at=None, **who).order_by("pk").values_list("title", flat=True))


# --- parts -------------------------------------------------------------------------------------------------------------


def test_a_new_plan_lacks_what_the_rule_of_its_kind_asks_for(event):
    assert missing(event) == [
        "日程",
        "预计人数",
        "邀请的领导和老师",
        "会议室和场所",
        "安全预案",
        "班级联络员",
        "事先收集的班级通讯录",
    ]


def test_parts_said_in_other_rooms_count(event, animal_college, liaison):
    make_alumnus(animal_college, "赵大海", class_name="动医1501")
    group = ClassGroup.objects.get()
    event.event_classes.create(class_group=group)
    assert parts_of(event)[8].hint == "动医1501还没有班级联络员。"
    ClassGroup.objects.update(liaison_name="王班长")
    event.guests.create(name="李老师")
    add_paper(event, kind=PaperKind.SAFETY, file=pdf("预案.pdf"), actor=liaison)
    said = {part.part.value: part.said for part in parts_of(Event.objects.get(pk=event.pk))}
    assert (said["guests"], said["safety"], said["liaison"]) == ("嘉宾名单 1 位", "有附件", "各班都有班级联络员")


def test_the_rule_says_what_is_required(event):
    rule = rule_of(event.kind)
    rule.parts = ["budget"]
    rule.save()
    assert missing(event) == ["经费"]


# --- writing -----------------------------------------------------------------------------------------------------------


def test_of_two_who_write_the_plan_at_once_the_second_loses_nothing(event, liaison, leader):
    seen = event.plan.version
    edit_plan(event, changes={"aims": "一"}, version=seen, actor=liaison)
    with pytest.raises(Stale):
        edit_plan(event, changes={"aims": "二"}, version=seen, actor=leader)


def test_nothing_of_a_plan_in_review_changes(event, liaison):
    filed(event, liaison)
    line = ProgrammeItem.objects.get()
    for act in (
        lambda: edit_plan(event, changes={"aims": "改"}, actor=liaison),
        lambda: put_budget_line(event, changes={"title": "餐费", "amount": 10}, actor=liaison),
        lambda: remove_line(event, line, actor=liaison),
    ):
        with pytest.raises(ValidationError, match="方案正在审批，不能修改"):
            act()
    assert ProgrammeItem.objects.count() == 1


def test_the_programme_stays_near_the_event(event, liaison):
    for days, is_taken in ((-2, False), (-1, True), (0, True), (1, True), (2, False)):
        changes = {"starts_at": event.starts_at + timedelta(days=days), "title": "报到"}
        if is_taken:
            put_programme_item(event, changes=changes, actor=liaison)
        else:
            with pytest.raises(ValidationError, match="日程应在活动当天"):
                put_programme_item(event, changes=changes, actor=liaison)
    assert ProgrammeItem.objects.count() == 3


def test_a_line_that_somebody_removed_is_not_written(event, liaison):
    line = put_budget_line(event, changes={"title": "餐费", "amount": 10}, actor=liaison)
    remove_line(event, line, actor=liaison)
    with pytest.raises(ValidationError, match="已被别人删除"):
        put_budget_line(event, line=line, changes={"title": "餐费", "amount": 20}, actor=liaison)


def test_the_programme_goes_along_when_the_event_is_moved(event, liaison):
    line = put_programme_item(event, changes={"starts_at": event.starts_at, "title": "座谈"}, actor=liaison)
    shift_programme(event, timedelta(days=7))
    line.refresh_from_db()
    assert line.starts_at == event.starts_at + timedelta(days=7)


# --- filing ------------------------------------------------------------------------------------------------------------


def test_a_plan_with_gaps_is_not_filed_and_says_which(event, liaison):
    edit_plan(event, changes={"headcount": 30, "safety": "已定"}, actor=liaison)
    with pytest.raises(ValidationError) as refusal:
        file_plan(event, actor=liaison)
    assert refusal.value.messages == [
        "方案还缺：日程、邀请的领导和老师、会议室和场所、班级联络员、事先收集的班级通讯录。请补全后再报送。"
    ]
    event.plan.refresh_from_db()
    assert (event.plan.state, event.plan.filings.count()) == ("draft", 0)


def test_a_filing_keeps_what_the_plan_said_that_day(event, liaison):
    filing = filed(event, liaison)
    before = filing.snapshot
    take_back_plan(event, actor=liaison)
    edit_plan(event, changes={"headcount": 90, "liaison_phone": "13900139000"}, actor=liaison)
    filing.refresh_from_db()
    said = {section["key"]: section["rows"] for section in before["sections"]}
    assert said["headcount"] == [["45 人"]] and filing.snapshot == before
    assert said["liaison"] == [["王班长　138 **** 8000"]]
    again = file_plan(event, actor=liaison)
    found = differences(filing.snapshot["sections"], again.snapshot["sections"])
    assert [(each["label"], each["before"], each["after"]) for each in found] == [
        ("预计人数", [("45 人", True)], [("90 人", True)]),
        ("班级联络员", [("王班长　138 **** 8000", True)], [("王班长　139 **** 9000", True)]),
    ]


def test_guests_who_are_alumni_are_only_counted_in_what_is_kept(event, animal_college):
    event.guests.create(name="李老师", post="班主任")
    event.guests.create(name="赵大海", alumnus=make_alumnus(animal_college, "赵大海"))
    said = {section["key"]: section["rows"] for section in contents_of(Event.objects.get(pk=event.pk))}
    assert said["guests"] == [["老师：李老师（班主任）"], ["校友嘉宾 1 位"]]


def test_a_late_filing_is_marked_and_told_to_both(animal_college, liaison):
    event = make_event(animal_college, actor=liaison, in_days=4)
    filing = filed(event, liaison)
    assert (filing.due_on, filing.days_late) == (timezone.localdate() - timedelta(days=6), 6)
    assert titles(role="office") == [] and titles(role="校友会办公室") == [
        "活动方案待审批（迟报）：二十年再聚首（动物科技学院）"
    ]
    assert titles(college=animal_college) == ["活动方案迟报 6 天：二十年再聚首"]


def test_a_filing_in_time_is_no_news_for_the_college(event, animal_college, liaison):
    assert filed(event, liaison).days_late == 0
    assert titles(college=animal_college) == []


def test_a_plan_is_filed_once(event, liaison):
    filed(event, liaison)
    with pytest.raises(ValidationError, match="正在审批"):
        file_plan(event, actor=liaison)
    assert event.plan.filings.count() == 1


# --- the office's answer -----------------------------------------------------------------------------------------------


def test_an_approved_plan_is_told_to_the_college(event, animal_college, liaison, office):
    filing = approved(event, liaison, office)
    event.plan.refresh_from_db()
    assert (event.plan.state, filing.verdict, filing.reviewed_by) == ("approved", "approved", office)
    assert titles(college=animal_college) == ["活动方案已批准：二十年再聚首"]
    assert titles(role="校友会办公室") == []
    assert Event.objects.approved().get() == event


def test_a_plan_is_returned_with_a_reason_and_filed_anew(event, animal_college, liaison, office):
    filing = filed(event, liaison)
    with pytest.raises(ValidationError, match="请写明退回的原因"):
        return_plan(filing, remark=" ", actor=office)
    return_plan(filing, remark="请补充医护安排。", actor=office)
    assert titles(college=animal_college) == ["活动方案被退回：二十年再聚首"]
    file_plan(event, actor=liaison)
    assert list(event.plan.filings.values_list("verdict", flat=True)) == ["waiting", "returned"]


def test_a_second_clerk_hears_what_the_first_decided(event, liaison, office, clerk):
    filing = filed(event, liaison)
    approve_plan(filing, actor=office)
    with pytest.raises(ValidationError, match="已由何主任批准"):
        return_plan(filing, remark="不行", actor=clerk)
    with pytest.raises(ValidationError, match="已由何主任批准"):
        approve_plan(filing, actor=clerk)


def test_what_was_taken_back_and_filed_anew_is_not_what_the_clerk_saw(event, liaison, office):
    seen = filed(event, liaison)
    take_back_plan(event, actor=liaison)
    edit_plan(event, changes={"headcount": 400}, actor=liaison)
    file_plan(event, actor=liaison)
    with pytest.raises(ValidationError, match="已被收回"):
        approve_plan(seen, actor=office)
    event.plan.refresh_from_db()
    assert event.plan.state == "filed"


def test_a_plan_whose_event_was_moved_after_the_filing_is_not_approved(event, liaison, office):
    filing = filed(event, liaison)
    Event.objects.update(place="操场")
    with pytest.raises(ValidationError, match="时间或地点有变动"):
        approve_plan(filing, actor=office)


def test_the_school_event_is_approved_by_another_than_who_filed_it(office, clerk):
    event = make_event(actor=office)
    complete_plan(event, office)
    put_budget_line(event, changes={"title": "场租", "amount": 500}, actor=office)
    filing = file_plan(event, actor=office)
    with pytest.raises(ValidationError, match="由另一位工作人员审批"):
        approve_plan(filing, actor=office)
    assert approve_plan(filing, actor=clerk).reviewed_by == clerk


def test_a_cancelled_event_is_neither_filed_nor_approved(event, liaison, office):
    filing = filed(event, liaison)
    Event.objects.update(state="cancelled", reason="疫情", ended_by=office, ended_at=timezone.now())
    with pytest.raises(ValidationError, match="已取消"):
        approve_plan(filing, actor=office)
    with pytest.raises(ValidationError, match="已取消"):
        file_plan(event, actor=liaison)


def test_what_changes_after_the_approval_is_told_to_the_office(event, liaison, office):
    filing = approved(event, liaison, office)
    edit_plan(event, changes={"headcount": 300}, actor=liaison)
    put_budget_line(event, changes={"title": "餐费", "amount": 9000}, actor=liaison)
    notice = Notice.objects.get(role="校友会办公室", settled_at=None)
    assert notice.title == "方案批准后有改动：二十年再聚首（动物科技学院）"
    assert notice.body == "改动的部分：预计人数、经费。"
    assert changed_since(filing, Event.objects.get()) == ["预计人数", "经费"]


# --- what was filed stays ----------------------------------------------------------------------------------------------


def refused_by_the_database(statement):
    with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    return str(refused.value).split("\n")[0]


def test_what_was_filed_and_answered_is_never_changed_or_deleted_not_even_by_sql(event, liaison, office):
    filing = filed(event, liaison)
    paper = add_paper(event, kind=PaperKind.OTHER, file=pdf(), actor=liaison)
    tries = [
        f"UPDATE events_planfiling SET snapshot = '{{}}' WHERE id = {filing.pk}",
        f"UPDATE events_planfiling SET filed_at = filed_at - interval '9 days' WHERE id = {filing.pk}",
        f"DELETE FROM events_planfiling WHERE id = {filing.pk}",
        f"UPDATE events_eventpaper SET caption = '别的' WHERE id = {paper.pk}",
        f"DELETE FROM events_eventpaper WHERE id = {paper.pk}",
    ]
    approve_plan(filing, actor=office)
    withdraw_paper(paper, actor=liaison)
    tries += [
        f"UPDATE events_planfiling SET remark = '另一个意见' WHERE id = {filing.pk}",
        f"UPDATE events_eventpaper SET withdrawn_at = NULL WHERE id = {paper.pk}",
    ]
    said = [refused_by_the_database(statement) for statement in tries]
    assert all(word.startswith("pgtrigger: Cannot ") for word in said), said
    filing.refresh_from_db()
    assert (filing.verdict, filing.remark, event.papers.get().caption) == ("approved", "", "")
