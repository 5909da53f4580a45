"""A page that stood open while somebody else went on: it is told what happened, and nothing that was typed is lost."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from planning.models import Evidence, WorkPlan
from planning.services.assignments import withdraw_item
from planning.services.evidence import give_file, withdraw_evidence
from planning.services.inspections import inspect_item, report_item
from planning.services.plans import write_aims
from planning.services.reviews import approve_plan, submit_plan, take_back_plan
from planning.services.summaries import draft_summary, edit_summary, submit_summary
from planning.tests.papers import PDF, pdf
from planning.tests.year import AIMS, own, plan_of, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office, liaison, animal_college):
    published(office)
    return write_aims(plan_of(animal_college), aims=AIMS, actor=liaison)


@pytest.fixture
def item(plan):
    return plan.items.get()


def said(answer):
    return [str(message) for message in answer.context["messages"]]


def of_item(name, item):
    return reverse(f"college:planning:item-{name}", args=[item.pk])


# --- the item went on --------------------------------------------------------------------------------------------------

TYPED = {
    "progress": {"text": "五个班已收齐", "percent": "60"},
    "report": {"remark": "材料在资料室"},
    "mended": {"note": "照片已经补上"},
}


@pytest.mark.parametrize("name", [*TYPED, "upload"])
def test_what_was_typed_for_an_item_that_was_closed_meanwhile_is_shown_with_the_reason(
    item, liaison, office, sign_in, name
):
    report_item(item, remark="都在系统里", actor=liaison)
    inspect_item(item, verdict="passed", finding="齐全", actor=office)
    form = TYPED.get(name) or {"note": "扫描件", "file": SimpleUploadedFile("补充.pdf", PDF)}
    shown = sign_in(liaison).post(of_item(name, item), form).content.decode()
    typed = next(iter(form.values()))
    assert "已办结，不能再增改" in shown and f"您填写的内容没有提交：{typed}" in shown
    assert not Evidence.objects.exists()


def test_an_item_that_was_withdrawn_meanwhile_says_so(item, liaison, office, sign_in):
    withdraw_item(item.source, reason="本年不办", actor=office)
    shown = sign_in(liaison).post(of_item("progress", item), TYPED["progress"]).content.decode()
    assert "已撤销，不能再增改" in shown and "您填写的内容没有提交：五个班已收齐" in shown


def test_who_reports_what_has_to_be_mended_is_told_what_to_do(item, liaison, office, sign_in):
    report_item(item, remark="都在系统里", actor=liaison)
    inspect_item(item, verdict="mend", finding="缺三个班", mend_by=item.due_on, actor=office)
    shown = sign_in(liaison).post(of_item("report", item), TYPED["report"]).content.decode()
    assert "这一事项正在整改。请填写整改情况" in shown and "您填写的内容没有提交：材料在资料室" in shown


def test_a_refusal_beside_its_field_is_not_told_twice(item, liaison, sign_in):
    shown = sign_in(liaison).post(of_item("report", item), {"remark": ""}).content.decode()
    assert "还没有落实材料" in shown and "您填写的内容没有提交" not in shown


# --- the plan went on --------------------------------------------------------------------------------------------------


@pytest.fixture
def submitted(plan, liaison):
    return submit_plan(plan, actor=liaison)


def seen_by(desk, plan):
    return desk.get(reverse("admin:plan-detail", args=[plan.pk])).context["approval_form"]["version"].value()


@pytest.mark.parametrize("act", ["approve", "return"])
def test_a_plan_that_was_rewritten_under_the_clerks_eyes_is_looked_at_again(submitted, liaison, office, sign_in, act):
    desk = sign_in(office)
    version, url = seen_by(desk, submitted), reverse(f"admin:plan-{act}", args=[submitted.pk])
    take_back_plan(submitted, actor=liaison)
    write_aims(submitted, aims="今年不走访。", actor=liaison)
    submit_plan(submitted, actor=liaison)
    answer = desk.post(url, {"version": version, "remark": "安排具体"}, follow=True)
    assert said(answer) == [
        "您查看期间，学院又改了这份计划。本页已是改过的内容，请再看一遍，然后批准或退回。",
        "您填写的意见没有提交：安排具体",
    ]
    assert "今年不走访。" in answer.content.decode() and WorkPlan.objects.get(pk=submitted.pk).state == "submitted"
    version = answer.context["approval_form"]["version"].value()
    desk.post(url, {"version": version, "remark": "安排具体"})
    done = {"approve": "approved", "return": "returned"}[act]
    assert WorkPlan.objects.get(pk=submitted.pk).state == done


def test_what_was_added_after_the_clerk_looked_is_not_confirmed_unseen(submitted, liaison, office):
    approved = approve_plan(submitted, actor=office)
    own(approved, liaison)
    seen = WorkPlan.objects.get(pk=approved.pk).version
    own(approved, liaison, "走访株洲校友企业")
    with pytest.raises(ValidationError, match="学院又改了这份计划"):
        approve_plan(approved, version=seen, actor=office)
    assert WorkPlan.objects.get(pk=approved.pk).changed_at


def test_what_is_with_the_office_opens_no_form_that_could_not_be_saved(submitted, liaison, sign_in):
    desk = sign_in(liaison)
    answer = desk.get(reverse("college:planning:plan-aims", args=[submitted.pk]), follow=True)
    assert said(answer) == ["计划已提交，正在等待审批，不能改动。需要改的，请先撤回。"]
    summary = edit_summary(draft_summary(submitted, actor=liaison), text="都写好了。", actor=liaison)
    submit_summary(summary, actor=liaison)
    answer = desk.get(reverse("college:planning:summary-edit", args=[submitted.pk]), follow=True)
    assert said(answer) == ["总结已经报送，不能再改。确需修改的，请联系校友会办公室退回。"]


# --- the same file once more -------------------------------------------------------------------------------------------


def test_the_same_file_proves_an_item_once_until_it_is_taken_back(item, liaison, leader):
    given = give_file(item, file=pdf(), name="登记表.pdf", actor=liaison)
    with pytest.raises(ValidationError, match="这份文件已由周老师于 .+ 提交，不必再交") as refused:
        give_file(item, file=pdf(), name="登记表.pdf", actor=leader)
    assert list(refused.value.error_dict) == ["file"]
    withdraw_evidence(given, reason="盖章后再交", actor=liaison)
    give_file(item, file=pdf(), name="登记表.pdf", actor=leader)
    assert Evidence.objects.standing().get().given_by == leader
