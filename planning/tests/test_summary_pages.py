"""年度总结 on the pages of the college and of the office, and when it waits."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from colleges.models import Notice
from colleges.todos import Desk
from planning import todos
from planning.models import PlanningSettings, WorkPlan, YearSummary
from planning.services.inspections import report_item
from planning.services.summaries import (
    draft_summary,
    return_summary,
    submit_summary,
)
from planning.summary import ASK_LACKS, ASK_NEXT
from planning.tests.summaries import finished, said, url
from planning.tests.year import YEAR, plan_of

pytestmark = pytest.mark.django_db


# --- at the college's desk ---------------------------------------------------------------------------------------------


def test_a_college_drafts_finishes_takes_anew_and_hands_in(sign_in, liaison, worked):
    desk = sign_in(liaison)
    assert "还没有起草" in desk.get(url("summary", worked)).content.decode()
    assert desk.get(url("summary-draft", worked))["Location"] == url("summary", worked)
    assert not YearSummary.objects.exists()
    page = desk.post(url("summary-draft", worked), follow=True)
    assert "已按系统里的记录起草" in said(page)[0] and "<mark>（请补充" in page.content.decode()
    edit = desk.get(url("summary-edit", worked)).context["form"]
    text = edit["text"].value().replace(ASK_LACKS, "收得慢。").replace(ASK_NEXT, "提早收。")
    typed = {"text": text.replace("\n", "\r\n"), "version": edit["version"].value()}
    assert said(desk.post(url("summary-edit", worked), typed, follow=True)) == ["已保存总结。"]
    assert YearSummary.objects.get().text == text
    assert "数据没有变化" in desk.get(url("summary-draft", worked)).content.decode()

    report_item(worked.items.get(title="请校友开讲"), remark="已请三位", actor=liaison)
    page = desk.get(url("summary-draft", worked))
    assert "等待检查1项" in page.content.decode() and YearSummary.objects.get().text == text
    chosen = {"keys": ["plan", "reported"], "seen": page.context["seen"]}
    assert said(desk.post(url("summary-draft", worked), chosen, follow=True)) == ["已更新 2 段，其余内容没有改动。"]
    answer = desk.post(url("summary-submit", worked), follow=True)
    assert said(answer) == [f"{YEAR} 年总结已报送校友会办公室。"] and "修改正文" not in answer.content.decode()
    assert "已由周老师于" in said(desk.post(url("summary-submit", worked), follow=True))[0]
    assert desk.get(url("summary-file", worked)).content[:2] == b"PK"
    assert desk.get(url("summary-file", worked) + "?as=pdf").content.startswith(b"%PDF")
    assert "已报送" in desk.get(reverse("college:planning:summary-list")).content.decode()


def test_the_second_who_edits_sees_what_the_first_wrote(sign_in, liaison, drafted, worked):
    desk = sign_in(liaison)
    opened = desk.get(url("summary-edit", worked)).context["form"]["version"].value()
    desk.post(url("summary-edit", worked), {"text": "甲写的", "version": opened})
    second = desk.post(url("summary-edit", worked), {"text": "乙写的", "version": opened})
    assert [(each.now, each.typed) for each in second.context["form"].differences] == [("甲写的", "乙写的")]
    assert YearSummary.objects.get().text == "甲写的"


def test_another_colleges_summary_and_the_schools_are_not_there(
    sign_in, liaison, mine, machine_college, school, office
):
    desk = sign_in(liaison)
    for plan in (plan_of(machine_college), school):
        draft_summary(plan, actor=office)
        for name in ("summary", "summary-edit", "summary-draft", "summary-file"):
            assert desk.get(url(name, plan)).status_code == 404, name
        for name in ("summary-draft", "summary-submit", "summary-edit"):
            assert desk.post(url(name, plan)).status_code == 404, name


def test_the_lists_ask_as_often_for_three_plans_as_for_one(sign_in, liaison, office, mine, client):
    def asked(path):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    draft_summary(mine, actor=liaison)
    sign_in(liaison)
    path = reverse("college:planning:summary-list")
    asked(path)  # settings that are read once
    once = asked(path)
    for year in (YEAR - 1, YEAR - 2):
        plan = WorkPlan.objects.create(year=year, college=mine.college)
        submit_summary(finished(draft_summary(plan, actor=liaison), liaison), actor=liaison)
    assert asked(path) == once
    sign_in(office)
    path = reverse("admin:summary-list")
    asked(path)
    once = asked(path)
    plan = plan_of(type(mine.college).objects.get(name="机电工程学院"))
    submit_summary(finished(draft_summary(plan, actor=office), office), actor=office)
    assert asked(path) == once


# --- at the office's desk ----------------------------------------------------------------------------------------------


def test_the_office_sees_who_has_handed_in_but_no_drafts(sign_in, office, liaison, drafted, worked):
    desk = sign_in(office)
    page = desk.get(reverse("admin:summary-list"))
    assert [(line["unit"], line["badge"][0]) for line in page.context["lines"]] == [
        ("动物科技学院", "起草中"),
        ("机电工程学院", "还没有起草"),
    ]
    assert page.context["handed_in"] == 0
    detail, file = url("summary-detail", worked, "admin"), url("summary-file", worked, "admin")
    assert "全年工作" not in desk.get(detail).content.decode() and desk.get(file).status_code == 404
    submit_summary(finished(drafted, liaison), actor=liaison)
    assert "全年工作" in desk.get(detail).content.decode() and desk.get(file).status_code == 200
    assert desk.get(reverse("admin:summary-list")).context["handed_in"] == 1
    for name in ("summary-edit", "summary-draft"):
        assert desk.get(url(name, worked, "admin")).status_code == 404
    answer = desk.post(url("summary-return", worked, "admin"), {"remark": "请写原因"}, follow=True)
    assert said(answer) == ["已退回，动物科技学院修改后再报。"]
    assert said(desk.post(url("summary-return", worked, "admin"), {"remark": "x"}, follow=True)) == [
        "这份总结已退回，没有可以退回的。请刷新页面。"
    ]


def test_the_school_writes_a_summary_of_its_own(sign_in, office, school):
    desk = sign_in(office)
    desk.post(url("summary-draft", school, "admin"))
    finished(YearSummary.objects.get(plan=school), office)
    answer = desk.post(url("summary-submit", school, "admin"), follow=True)
    assert said(answer)[-1] == f"学校 {YEAR} 年总结已定稿。"
    assert not Notice.objects.filter(title__contains="总结").exists()


def test_the_inspector_reads_and_writes_nothing(sign_in, inspector, liaison, office, drafted, worked, school):
    submit_summary(finished(drafted, liaison), actor=liaison)
    draft_summary(school, actor=office)
    desk = sign_in(inspector)
    html = desk.get(url("summary-detail", worked, "admin")).content.decode()
    assert "全年工作" in html and "退回学院" not in html
    assert "修改正文" not in desk.get(url("summary-detail", school, "admin")).content.decode()
    for name in ("summary-return", "summary-submit", "summary-edit", "summary-draft"):
        assert desk.post(url(name, school, "admin"), {"remark": "x"}).status_code == 403, name
    assert YearSummary.objects.get(plan=worked).state == "submitted"


# --- what waits --------------------------------------------------------------------------------------------------------


def waiting(college=None):
    return [(todo.title, todo.url, todo.due_on) for todo in todos.summaries_to_write(Desk(college=college))]


def test_a_summary_waits_from_the_offices_month_and_last_years_until_it_is_handed_in(
    monkeypatch, mine, school, liaison, office, animal_college
):
    PlanningSettings.objects.update_or_create(pk=1, defaults={"summary_month": 12})
    last = WorkPlan.objects.create(year=YEAR - 1, college=animal_college)
    monkeypatch.setattr(todos.timezone, "localdate", lambda **kwargs: date(YEAR, 11, 30))
    late = (f"写 {YEAR - 1} 年校友工作总结", url("summary", last), date(YEAR - 1, 12, 31))
    assert waiting(animal_college) == [late] and waiting() == []
    monkeypatch.setattr(todos.timezone, "localdate", lambda **kwargs: date(YEAR, 12, 1))
    now = (f"写 {YEAR} 年校友工作总结", url("summary", mine), date(YEAR, 12, 31))
    assert waiting(animal_college) == [late, now]
    assert waiting() == [(now[0], url("summary-detail", school, "admin"), now[2])]
    for plan in (last, mine):
        submit_summary(finished(draft_summary(plan, actor=liaison), liaison), actor=liaison)
    assert waiting(animal_college) == []
    return_summary(last.summary, remark="请补数字", actor=office)
    assert waiting(animal_college)[0][0] == f"{YEAR - 1} 年校友工作总结被退回，请修改后再报"
