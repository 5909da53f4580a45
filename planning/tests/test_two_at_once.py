"""Two people at the same moment, each in a browser of one's own: one is served, the other is told who was first."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from alumni_office.roles import OFFICE
from colleges.models import Notice
from planning.models import Evidence, Experience, Inspection, PlanItem, Reminder, WorkPlan
from planning.services.evidence import give_file
from planning.services.experience import select_experience, share_experience, write_experience
from planning.services.inspections import answer_mending, inspect_item, report_item
from planning.services.plans import write_aims
from planning.services.reminders import remind
from planning.services.reviews import approve_plan, submit_plan
from planning.services.summaries import draft_summary, edit_summary, submit_summary
from planning.tests.at_once import while_waiting
from planning.tests.papers import pdf
from planning.tests.year import AIMS, plan_of, published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def second(make_user, office):
    return make_user("office-second", "梁老师", role=OFFICE)


@pytest.fixture
def plan(office, animal_college, liaison, leader):
    published(office)
    return write_aims(plan_of(animal_college), aims=AIMS, actor=liaison)


@pytest.fixture
def reported(plan, liaison):
    item = plan.items.get()
    give_file(item, file=pdf(), name="登记表.pdf", actor=liaison)
    return report_item(item, actor=liaison)


def browser(user):
    client = Client()
    client.force_login(user)
    return client


def said(answer):
    return [str(message) for message in answer.context["messages"]]


def now(row):
    return type(row).objects.get(pk=row.pk)


# --- two office clerks inspecting --------------------------------------------------------------------------------------


def test_of_two_clerks_who_inspect_at_the_same_moment_the_second_learns_what_the_first_found(reported, office, second):
    version = reported.version

    def mend():
        return inspect_item(reported, verdict="noted", finding="缺照片", version=version, actor=second)

    with pytest.raises(ValidationError, match="何主任于.*检查：合格，办结，“齐全”.*已办结，不能再检查"):
        while_waiting(
            lambda: inspect_item(reported, verdict="passed", finding="齐全", version=version, actor=office), mend
        )
    assert list(Inspection.objects.values_list("finding", "inspected_by")) == [("齐全", office.pk)]
    assert (now(reported).state, now(reported).closed_by) == ("closed", office)


def test_the_second_clerks_page_shows_what_the_first_found_and_keeps_what_was_typed(reported, office, second):
    desk, url = browser(second), reverse("admin:item-inspect", args=[reported.pk])
    form = {"verdict": "passed", "finding": "我看都在", "mend_by": "", "version": reported.version}
    answer = while_waiting(
        lambda: inspect_item(reported, verdict="noted", finding="电话核对过", version=reported.version, actor=office),
        lambda: desk.post(url, form),
    )
    shown = answer.content.decode()
    assert answer.status_code == 200 and "何主任于" in shown and "电话核对过" in shown and "我看都在" in shown
    assert (now(reported).state, Inspection.objects.count()) == ("reported", 1)


# --- a plan submitted, approved, summed up twice -----------------------------------------------------------------------


def test_a_plan_submitted_by_two_at_the_same_moment_is_submitted_once_and_the_second_is_told(plan, liaison, leader):
    desk, url = browser(leader), reverse("college:planning:plan-submit", args=[plan.pk])
    answer = while_waiting(lambda: submit_plan(plan, actor=liaison), lambda: desk.post(url, follow=True))
    (told,) = said(answer)
    assert told.startswith("这份计划已由周老师于") and told.endswith("提交，正在等待审批，不必再交。")
    plan = now(plan)
    assert (plan.state, plan.submitted_by) == ("submitted", liaison)
    assert WorkPlan.objects.filter(college=plan.college).count() == 1


def test_a_plan_approved_and_returned_at_the_same_moment_is_approved_and_the_words_are_shown(
    plan, liaison, office, second
):
    submit_plan(plan, actor=liaison)
    desk, url = browser(second), reverse("admin:plan-return", args=[plan.pk])
    form = {"remark": "请写明分工", "version": now(plan).version}
    answer = while_waiting(lambda: approve_plan(plan, actor=office), lambda: desk.post(url, form, follow=True))
    refused, typed = said(answer)
    assert "已批准（何主任于" in refused and typed == "您填写的意见没有提交：请写明分工"
    assert now(plan).state == "approved"
    assert Notice.objects.filter(college=plan.college, key__contains=":review:").count() == 1


def test_a_summary_handed_in_by_two_at_the_same_moment_is_handed_in_once(plan, liaison, leader):
    summary = edit_summary(draft_summary(plan, actor=liaison), text="一、基本情况\n都写好了。", actor=liaison)
    with pytest.raises(ValidationError, match="已由周老师于.*报送，不必再报"):
        while_waiting(lambda: submit_summary(summary, actor=liaison), lambda: submit_summary(summary, actor=leader))


# --- what the second would have to be told by name ---------------------------------------------------------------------


@pytest.fixture
def shared(plan, liaison):
    told = {"title": "一班一联络员", "text": "每班一人，每季一问。", "article": 9}
    return share_experience(write_experience(plan.college, changes=told, actor=liaison), actor=liaison)


def test_an_experience_recommended_by_two_at_the_same_moment_is_recommended_once(shared, office, second):
    desk, url = browser(second), reverse("admin:experience-select", args=[shared.pk])
    answer = while_waiting(
        lambda: select_experience(shared, reason="好学", actor=office),
        lambda: desk.post(url, {"reason": "省力"}, follow=True),
    )
    (told,) = said(answer)
    assert told.startswith("《一班一联络员》已由何主任于") and told.endswith("推荐，不必再推荐。")
    assert now(shared).selected_why == "好学"


def test_an_experience_shared_by_two_at_the_same_moment_is_shared_once(plan, liaison, leader):
    told = {"title": "一班一联络员", "text": "每班一人，每季一问。", "article": 9}
    row = write_experience(plan.college, changes=told, actor=liaison)
    with pytest.raises(ValidationError, match="已由周老师于.*交流，不必再发"):
        while_waiting(lambda: share_experience(row, actor=liaison), lambda: share_experience(row, actor=leader))
    assert Experience.objects.get().shared_by == liaison


def test_of_two_who_answer_a_finding_the_second_is_told_and_shown_what_was_typed(reported, liaison, leader, office):
    day = reported.due_on
    inspect_item(reported, verdict="mend", finding="缺三个班", mend_by=day, actor=office)
    desk, url = browser(leader), reverse("college:planning:item-mended", args=[reported.pk])
    answer = while_waiting(
        lambda: answer_mending(reported, note="三个班已补", actor=liaison),
        lambda: desk.post(url, {"note": "照片在资料室找到"}),
    )
    shown = answer.content.decode()
    assert "没有待整改的问题" in shown and "您填写的内容没有提交：照片在资料室找到" in shown
    assert Inspection.objects.get().mended_note == "三个班已补"


def test_the_same_file_handed_in_by_two_at_the_same_moment_is_taken_once(plan, liaison, leader):
    item = plan.items.get()
    with pytest.raises(ValidationError, match="这份文件已由周老师于.*提交，不必再交"):
        while_waiting(
            lambda: give_file(item, file=pdf(), name="登记表.pdf", actor=liaison),
            lambda: give_file(item, file=pdf(), name="登记表.pdf", actor=leader),
        )
    assert [row.given_by for row in Evidence.objects.all()] == [liaison]


def test_a_column_reminded_of_by_two_clerks_at_the_same_moment_is_reminded_of_once(plan, office, second):
    items = list(PlanItem.objects.filter(plan=plan))
    with pytest.raises(ValidationError, match="今天已经催办过"):
        while_waiting(lambda: remind(items, actor=office), lambda: remind(items, actor=second))
    assert [row.by for row in Reminder.objects.all()] == [office]
