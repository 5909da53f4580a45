"""检查: reported, inspected, mended, closed, opened again; on the pages of the college and of the office."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from alumni_office.roles import OFFICE
from colleges.models import Notice
from colleges.todos import Desk
from planning.models import Evidence, Inspection, PlanItem, ProgressNote
from planning.services.evidence import give_file, withdraw_evidence
from planning.services.inspections import (
    answer_mending,
    inspect_item,
    reopen_item,
    report_item,
    take_back_report,
)
from planning.tests.papers import pdf, program
from planning.tests.test_evidence import make_register
from planning.tests.year import YEAR, plan_of, published
from planning.todos import items_to_inspect, items_to_mend

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def item(office, animal_college, machine_college):
    published(office)
    return plan_of(animal_college).items.get()


@pytest.fixture
def given(item, liaison):
    return give_file(item, file=pdf(), name="登记表.pdf", actor=liaison)


@pytest.fixture
def reported(item, given, liaison):
    return report_item(item, actor=liaison)


@pytest.fixture
def second(make_user, office):
    return make_user("office-second", "梁老师", role=OFFICE)


def in_days(days):
    return TODAY() + timedelta(days=days)


def now(item):
    return PlanItem.objects.get(pk=item.pk)


def told(college):
    waiting = Notice.objects.filter(college=college, settled_at=None).exclude(key__startswith="work-plan")
    return list(waiting.order_by("pk").values_list("title", "due_on"))


def mend(item, office, days=10, finding="缺三个班的军训照"):
    return inspect_item(item, verdict="mend", finding=finding, mend_by=in_days(days), actor=office)


# --- reported ----------------------------------------------------------------------------------------------------------


def test_an_item_is_reported_with_evidence_or_with_a_word_why_there_is_none(item, liaison):
    with pytest.raises(ValidationError, match="还没有落实材料") as refused:
        report_item(item, actor=liaison)
    assert list(refused.value.error_dict) == ["remark"]
    report_item(item, remark="本院今年没有毕业班", actor=liaison)
    item = now(item)
    assert (item.state, item.reported_by) == ("reported", liaison)
    assert list(ProgressNote.objects.values_list("text", "percent")) == [("本院今年没有毕业班", 0)]


def test_of_two_who_report_the_second_learns_who_did(reported, leader):
    with pytest.raises(ValidationError, match="已由周老师于.*报落实，正在等待检查，不必再报"):
        report_item(reported, actor=leader)


def test_a_report_is_taken_back_until_the_office_has_looked(reported, liaison):
    take_back_report(reported, actor=liaison)
    item = now(reported)
    assert (item.state, item.reported_by, item.reported_at) == ("open", None, None)
    with pytest.raises(ValidationError, match="待落实，没有可以收回的报告"):
        take_back_report(item, actor=liaison)


def test_the_last_evidence_of_a_reported_item_stays_until_the_report_is_taken_back(reported, given, liaison):
    with pytest.raises(ValidationError, match="至少要留一份材料"):
        withdraw_evidence(given, reason="传错了", actor=liaison)
    give_file(reported, file=pdf(), name="登记表第二稿.pdf", actor=liaison)
    withdraw_evidence(given, reason="换成第二稿", actor=liaison)
    assert [row.label for row in Evidence.objects.standing()] == ["登记表第二稿.pdf"]


# --- inspected ---------------------------------------------------------------------------------------------------------


def test_what_passes_is_closed_and_the_college_is_told(reported, office, animal_college):
    inspect_item(reported, verdict="passed", finding="齐全", actor=office)
    item = now(reported)
    assert (item.state, item.closed_by, item.percent) == ("closed", office, 100)
    assert told(animal_college) == [("检查合格，已办结：完善班级登记表", None)]
    with pytest.raises(ValidationError, match="已办结，不能再增改"):
        give_file(item, file=pdf(), name="补.pdf", actor=office)


def test_what_is_to_be_mended_has_a_day_and_comes_back_with_an_answer(reported, office, liaison, animal_college):
    found = mend(reported, office)
    assert now(reported).state == "mending"
    assert told(animal_college) == [(f"需要整改（{_day(in_days(10))}前）：完善班级登记表", in_days(10))]
    with pytest.raises(ValidationError, match="正在整改。请填写整改情况"):
        report_item(reported, actor=liaison)
    with pytest.raises(ValidationError, match="请写明怎样整改的"):
        answer_mending(reported, note=" ", actor=liaison)
    give_file(reported, file=pdf(), name="军训照.pdf", actor=liaison)
    answer_mending(reported, note="三个班的照片都补上了", actor=liaison)
    found.refresh_from_db()
    assert (found.mended_by, found.mended_note, now(reported).state) == (liaison, "三个班的照片都补上了", "reported")
    assert told(animal_college) == []
    inspect_item(reported, verdict="passed", finding="已补齐", actor=office)
    assert [row.verdict for row in Inspection.objects.order_by("pk")] == ["mend", "passed"]


def _day(on):
    return f"{on.year}年{on.month}月{on.day}日"


def test_an_answer_that_is_taken_back_is_to_be_given_again(reported, office, liaison):
    found = mend(reported, office)
    answer_mending(reported, note="补了两个班", actor=liaison)
    take_back_report(reported, actor=liaison)
    found.refresh_from_db()
    assert (now(reported).state, found.mended_at, found.mended_note) == ("mending", None, "补了两个班")
    answer_mending(reported, note="三个班都补了", actor=liaison)
    assert now(reported).state == "reported"


def test_a_mending_needs_a_day_that_is_not_past(reported, office):
    with pytest.raises(ValidationError, match="整改期限不能早于今天"):
        mend(reported, office, days=-1)
    with pytest.raises(ValidationError, match="请写明整改期限"):
        inspect_item(reported, verdict="mend", finding="缺照片", actor=office)
    assert now(reported).state == "reported"


def test_a_note_changes_no_state_and_may_be_made_before_the_report(item, office, animal_college):
    inspect_item(item, verdict="noted", finding="到学院看过，正在做", actor=office)
    assert now(item).state == "open"
    assert told(animal_college) == [("检查记录：完善班级登记表", None)]
    with pytest.raises(ValidationError, match="还没有报落实，只能先作记录"):
        inspect_item(item, verdict="passed", finding="齐全", actor=office)


def test_of_two_clerks_who_inspect_at_once_the_second_learns_what_the_first_found(reported, office, second):
    seen = reported.version
    inspect_item(reported, verdict="passed", finding="齐全", version=seen, actor=office)
    with pytest.raises(ValidationError, match="何主任于.*检查：合格，办结，“齐全”。这一事项已办结，不能再检查"):
        inspect_item(reported, verdict="mend", finding="缺照片", mend_by=in_days(5), version=seen, actor=second)
    assert Inspection.objects.count() == 1


def test_evidence_that_changed_under_the_inspection_is_looked_at_again(reported, office, liaison):
    seen = reported.version
    give_file(reported, file=pdf(), name="又一份.pdf", actor=liaison)
    with pytest.raises(ValidationError, match="这一事项的材料或状态有变化") as stale:
        inspect_item(reported, verdict="passed", finding="齐全", version=seen, actor=office)
    assert stale.value.code == "stale"
    inspect_item(reported, verdict="passed", finding="齐全", version=now(reported).version, actor=office)
    assert now(reported).state == "closed"


def test_a_closed_item_is_opened_again_with_a_reason_and_keeps_what_was_found(
    reported, office, liaison, animal_college
):
    inspect_item(reported, verdict="passed", finding="齐全", actor=office)
    with pytest.raises(ValidationError, match="请写明为什么重新打开"):
        reopen_item(reported, reason=" ", actor=office)
    reopen_item(reported, reason="抽查发现两个班的电话是空号", actor=office)
    item = now(reported)
    assert (item.state, item.closed_by, item.reported_by) == ("open", None, None)
    found = list(Inspection.objects.order_by("pk").values_list("verdict", "finding"))
    assert found == [("passed", "齐全"), ("noted", "重新打开：抽查发现两个班的电话是空号")]
    assert ("事项已重新打开，请继续落实：完善班级登记表", date(YEAR, 12, 31)) in told(animal_college)
    report_item(item, actor=liaison)
    take_back_report(item, actor=liaison)
    assert now(item).state == "open"


def test_an_item_for_the_colleges_is_inspected_in_the_colleges(item, office):
    with pytest.raises(ValidationError, match="由各学院分别落实，请打开学院的事项再检查"):
        inspect_item(item.source, verdict="noted", finding="看过", actor=office)


# --- pages -------------------------------------------------------------------------------------------------------------


def page_of(item, door="college:planning"):
    return reverse(f"{door}:item-detail", args=[item.pk])


def act_of(name, pk, door="college:planning"):
    return reverse(f"{door}:{name}", args=[pk])


def test_a_liaison_hands_in_reports_and_takes_back_on_the_page(sign_in, liaison, item):
    desk = sign_in(liaison)
    assert "还没有材料" in desk.get(page_of(item)).content.decode()
    answer = desk.post(act_of("item-upload", item.pk), {"file": _file(), "note": ""}, follow=True)
    assert "文件已作为落实材料提交" in answer.content.decode() and "登记表.pdf" in answer.content.decode()
    assert "已报落实，等待校友会办公室检查" in desk.post(act_of("item-report", item.pk), follow=True).content.decode()
    assert "已收回，补充后请再报" in desk.post(act_of("item-take-back", item.pk), follow=True).content.decode()
    progress = {"text": "又收了十个班", "percent": "60"}
    assert "已记下进展" in desk.post(act_of("item-progress", item.pk), progress, follow=True).content.decode()
    shown = desk.get(page_of(item)).content.decode()
    assert "又收了十个班" in shown and "60%" in shown and "周老师提交材料“登记表.pdf”" in shown


def _file(content=None, name="登记表.pdf"):
    file = content or pdf()
    file.name = name
    return file


def test_a_file_of_the_wrong_kind_is_told_beside_the_field_and_the_note_stays(sign_in, liaison, item):
    form = {"file": _file(program()), "note": "扫描件"}
    answer = sign_in(liaison).post(act_of("item-upload", item.pk), form)
    shown = answer.content.decode()
    assert answer.status_code == 200 and "这种文件不能上传" in shown and "扫描件" in shown
    assert not Evidence.objects.exists()


def test_a_file_that_is_sent_twice_is_kept_once(sign_in, liaison, item):
    desk = sign_in(liaison)
    for _ in range(2):
        desk.post(act_of("item-upload", item.pk), {"file": _file(), "once": "abc123"})
    assert Evidence.objects.count() == 1


def test_the_file_goes_out_to_the_own_college_and_the_office_only(
    client, liaison, other_liaison, office, given, machine_college
):
    for user, door, status in (
        (liaison, "college:planning", 200), (other_liaison, "college:planning", 404), (office, "admin", 200),
    ):  # fmt: skip
        client.force_login(user)
        answer = client.get(act_of("item-file", given.pk, door))
        assert answer.status_code == status
        if status == 200:
            assert "attachment" in answer["Content-Disposition"] and answer["Cache-Control"].startswith(
                "no-store, private"
            )


def test_another_colleges_item_is_not_there(sign_in, other_liaison, item, given):
    desk = sign_in(other_liaison)
    assert desk.get(page_of(item)).status_code == 404
    assert desk.post(act_of("item-report", item.pk)).status_code == 404
    assert desk.post(act_of("item-evidence-withdraw", given.pk), {"reason": "乱改"}).status_code == 404
    assert now(item).state == "open" and Evidence.objects.standing().count() == 1


def test_the_office_inspects_on_the_page_and_hands_in_nothing_for_a_college(sign_in, office, reported):
    desk = sign_in(office)
    shown = desk.get(page_of(reported, "admin")).content.decode()
    assert "登记检查结果" in shown and "提交文件" not in shown
    assert desk.post(act_of("item-upload", reported.pk, "admin"), {"file": _file()}).status_code == 404
    form = {"verdict": "mend", "finding": "缺三个班的军训照", "mend_by": in_days(7).isoformat()}
    answer = desk.post(act_of("item-inspect", reported.pk, "admin"), form, follow=True).content.decode()
    assert "需要整改，已告知对方" in answer and "缺三个班的军训照" in answer


def test_the_second_clerk_sees_what_the_first_found_and_loses_nothing_typed(sign_in, office, second, reported):
    page = sign_in(second).get(page_of(reported, "admin"))
    version = page.context["inspect_form"]["version"].value()
    inspect_item(reported, verdict="passed", finding="材料齐全可信", actor=office)
    form = {"verdict": "mend", "finding": "我看缺照片", "mend_by": in_days(7).isoformat(), "version": version}
    shown = sign_in(second).post(act_of("item-inspect", reported.pk, "admin"), form).content.decode()
    assert "何主任于" in shown and "材料齐全可信" in shown and "我看缺照片" in shown
    assert in_days(7).isoformat() in shown and "登记检查结果" in shown
    assert now(reported).state == "closed" and Inspection.objects.count() == 1


def test_a_stale_page_goes_through_the_second_time_on_purpose(sign_in, office, liaison, reported):
    desk = sign_in(office)
    version = desk.get(page_of(reported, "admin")).context["inspect_form"]["version"].value()
    give_file(reported, file=pdf(), name="又一份.pdf", actor=liaison)
    form = {"verdict": "passed", "finding": "齐全", "mend_by": "", "version": version}
    again = desk.post(act_of("item-inspect", reported.pk, "admin"), form)
    assert "又一份.pdf" in again.content.decode() and now(reported).state == "reported"
    form["version"] = again.context["inspect_form"]["version"].value()
    assert desk.post(act_of("item-inspect", reported.pk, "admin"), form).status_code == 302
    assert now(reported).state == "closed"


def test_the_inspector_reads_and_writes_nothing(sign_in, inspector, reported, given):
    desk = sign_in(inspector)
    shown = desk.get(page_of(reported, "admin")).content.decode()
    assert "登记表.pdf" in shown and "登记检查结果" not in shown
    assert desk.get(act_of("item-file", given.pk, "admin")).status_code == 200
    assert desk.post(act_of("item-inspect", reported.pk, "admin"), {"verdict": "passed"}).status_code == 403
    assert desk.post(reverse("admin:plan-matrix-remind"), {"cells": reported.pk}).status_code == 403


def test_the_queue_holds_what_waits_the_longest_first_and_what_is_to_be_mended(
    sign_in, office, reported, machine_college, other_liaison
):
    theirs = plan_of(machine_college).items.get()
    report_item(theirs, remark="都在系统里", actor=other_liaison)
    desk, queue = sign_in(office), reverse("admin:inspection-list")
    assert [item for item, _, _ in desk.get(queue).context["rows"]] == [reported, theirs]
    mend(theirs, office)
    assert [item for item, _, _ in desk.get(queue).context["rows"]] == [reported]
    assert [item for item, _, _ in desk.get(queue, {"show": "mending"}).context["rows"]] == [theirs]


def test_records_are_chosen_from_a_list_of_the_own_ones(
    sign_in, liaison, item, animal_college, other_liaison, machine_college
):
    mine = make_register(animal_college, liaison, "牧医1501")
    theirs = make_register(machine_college, other_liaison, "机电1501")
    desk, choose = sign_in(liaison), act_of("item-choose", item.pk)
    shown = desk.get(choose, {"kind": "class-register"}).content.decode()
    assert "牧医1501登记表" in shown and "机电1501" not in shown
    assert "没有找到可选的记录" in desk.get(choose, {"kind": "class-register", "q": "动医"}).content.decode()
    assert "没有找到可选的记录" in desk.get(choose, {"kind": "class-register", "year": str(YEAR - 1)}).content.decode()
    part = desk.get(choose, {"kind": "class-register", "year": "all"}, headers={"HX-Request": "true"}).content.decode()
    assert "牧医1501登记表" in part and "<html" not in part
    answer = desk.post(
        act_of("item-give", item.pk), {"kind": "class-register", "row": [mine.pk, theirs.pk]}, follow=True
    )
    shown = answer.content.decode()
    assert "已提交 1 条记录作为落实材料" in shown and "不属于本单位" in shown
    link = reverse("college:alumni:register-detail", args=[mine.class_group_id])
    assert f'href="{link}"' in shown
    mine.delete()
    shown = desk.get(page_of(item)).content.decode()
    assert "牧医1501登记表" in shown and "记录现在查不到" in shown and link not in shown


# --- what waits --------------------------------------------------------------------------------------------------------


def test_a_mending_waits_at_the_college_and_a_report_at_the_office(reported, office, animal_college, machine_college):
    def waiting(source, college=None):
        return [(todo.title, todo.count, todo.url, todo.due_on) for todo in source(Desk(college)) if todo.count]

    queue = reverse("admin:inspection-list")
    assert waiting(items_to_inspect) == [("已报落实，待检查", 1, queue, None)]
    found = mend(reported, office)
    assert waiting(items_to_mend, animal_college) == [
        ("检查发现问题，请整改", 1, page_of(reported), in_days(10)),
    ]  # fmt: skip
    assert waiting(items_to_mend, machine_college) == waiting(items_to_inspect) == []
    type(found).objects.filter(pk=found.pk).update(mend_by=in_days(-1))
    assert waiting(items_to_inspect) == [("整改到期还没有答复", 1, f"{queue}?show=mending", None)]
