"""研究: the meetings that studied the year's work, at both doors."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from colleges.todos import Desk
from common.versions import Stale
from planning import todos
from planning.models import Deliberation, PlanningSettings
from planning.services.deliberations import edit_deliberation, file_deliberation
from planning.tests.papers import PDF, pdf, program
from planning.tests.year import YEAR, plan_of, published

pytestmark = pytest.mark.django_db
LIST = "college:planning:deliberation-list"


@pytest.fixture
def school(office, animal_college, machine_college):
    return published(office)


@pytest.fixture
def mine(school, animal_college):
    return plan_of(animal_college)


def minutes(**more):
    words = {
        "held_on": date(YEAR, 1, 1),
        "subject": "研究全年校友工作",
        "attended": "唐院长、周老师",
        "resolved": "四月底前把通讯录核对一遍。",
    }
    return words | more


def named(file, name="会议纪要.pdf"):
    file.name = name
    return file


def typed(**more):
    return minutes(**more) | {"held_on": more.get("held_on", date(YEAR, 1, 1)).isoformat()}


def said(response):
    return [str(message) for message in response.context["messages"]]


# --- filing ------------------------------------------------------------------------------------------------------------


def test_minutes_are_filed_with_their_paper_under_the_colleges_name(mine, liaison, animal_college):
    row = file_deliberation(mine, changes=minutes(), file=named(pdf()), actor=liaison)
    assert (row.plan, row.filed_by, row.subject) == (mine, liaison, "研究全年校友工作")
    assert (row.paper.name, row.paper.college, row.paper.uploaded_by) == ("会议纪要.pdf", animal_college, liaison)


def test_a_file_of_the_wrong_kind_is_refused_beside_its_field_and_nothing_is_filed(mine, liaison):
    with pytest.raises(ValidationError) as refusal:
        file_deliberation(mine, changes=minutes(), file=named(program()), actor=liaison)
    assert list(refusal.value.message_dict) == ["file"] and "这种文件不能上传" in refusal.value.messages[0]
    assert not Deliberation.objects.exists()


def test_a_meeting_that_is_still_to_come_is_not_filed_and_leaves_no_file(mine, liaison, settings):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError, match="会后再登记"):
        file_deliberation(mine, changes=minutes(held_on=tomorrow), file=named(pdf()), actor=liaison)
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []


def test_an_edit_without_a_new_paper_keeps_the_former_one(mine, liaison):
    row = file_deliberation(mine, changes=minutes(), file=named(pdf()), actor=liaison)
    paper = row.paper
    row = edit_deliberation(row, changes=minutes(subject="研究下半年工作"), version=row.version, actor=liaison)
    assert (row.subject, row.paper) == ("研究下半年工作", paper)
    row = edit_deliberation(
        row, changes=minutes(), version=row.version, file=named(BytesIO(PDF + b"2"), "新.pdf"), actor=liaison
    )
    assert row.paper.name == "新.pdf" and type(paper).objects.filter(pk=paper.pk).exists()


def test_of_two_who_edit_at_once_the_second_is_refused(mine, liaison, leader):
    row = file_deliberation(mine, changes=minutes(), actor=liaison)
    seen = row.version
    edit_deliberation(row, changes=minutes(subject="甲"), version=seen, actor=liaison)
    with pytest.raises(Stale):
        edit_deliberation(row, changes=minutes(subject="乙"), version=seen, actor=leader)
    assert Deliberation.objects.get().subject == "甲"


# --- at the college's desk ---------------------------------------------------------------------------------------------


def test_a_college_files_and_edits_its_minutes_and_downloads_the_paper(sign_in, liaison, mine):
    desk = sign_in(liaison)
    assert "还没有研究记录" in desk.get(reverse(LIST)).content.decode()
    form = typed() | {"plan": mine.pk, "file": named(pdf())}
    assert said(desk.post(reverse("college:planning:deliberation-add"), form, follow=True)) == [
        "已保存“研究全年校友工作”。"
    ]
    row = Deliberation.objects.get()
    page = desk.get(reverse(LIST)).content.decode()
    assert all(
        word in page for word in ("研究全年校友工作", "唐院长、周老师", "四月底前", "会议纪要.pdf", "周老师登记")
    )
    paper = desk.get(reverse("college:planning:deliberation-paper", args=[row.pk]))
    assert (paper.content, paper["Content-Type"]) == (PDF, "application/pdf")
    assert "attachment" in paper["Content-Disposition"]
    edit = reverse("college:planning:deliberation-edit", args=[row.pk])
    opened = desk.get(edit).context["form"]["version"].value()
    desk.post(edit, typed(subject="研究下半年工作") | {"version": opened})
    second = desk.post(edit, typed(subject="研究考核") | {"version": opened})
    assert [(each.label, each.now, each.typed) for each in second.context["form"].differences] == [
        ("议题", "研究下半年工作", "研究考核")
    ]


def test_a_wrong_file_is_told_beside_its_field_and_the_typing_stays(sign_in, liaison, mine):
    form = typed() | {"plan": mine.pk, "file": named(program())}
    page = sign_in(liaison).post(reverse("college:planning:deliberation-add"), form)
    assert list(page.context["form"].errors) == ["file"] and "四月底前" in page.content.decode()


def test_minutes_cannot_be_filed_under_another_colleges_plan(sign_in, liaison, mine, machine_college, school):
    desk = sign_in(liaison)
    for plan in (plan_of(machine_college), school):
        page = desk.post(reverse("college:planning:deliberation-add"), typed() | {"plan": plan.pk})
        assert list(page.context["form"].errors) == ["plan"]
    assert not Deliberation.objects.exists()


def test_without_a_plan_a_college_is_led_back_with_a_word(sign_in, liaison):
    answer = sign_in(liaison).get(reverse("college:planning:deliberation-add"), follow=True)
    assert said(answer) == ["还没有年度计划。请先制定计划，再登记研究记录。"]
    assert "制定计划" in answer.content.decode()


def test_another_colleges_minutes_are_not_there(sign_in, liaison, mine, other_liaison, machine_college):
    theirs = file_deliberation(plan_of(machine_college), changes=minutes(), file=named(pdf()), actor=other_liaison)
    desk = sign_in(liaison)
    for page in ("edit", "paper"):
        assert desk.get(reverse(f"college:planning:deliberation-{page}", args=[theirs.pk])).status_code == 404
    assert "研究全年校友工作" not in desk.get(reverse(LIST)).content.decode()


def test_the_list_asks_as_often_for_three_rows_as_for_one(sign_in, liaison, mine):
    desk = sign_in(liaison)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(reverse(LIST)).status_code == 200
        return len(queries)

    file_deliberation(mine, changes=minutes(), file=named(pdf()), actor=liaison)
    asked()  # settings that are read once
    once = asked()
    for number in range(2):
        content = named(BytesIO(PDF + b"%d" % number))
        file_deliberation(mine, changes=minutes(), file=content, actor=liaison)
    assert asked() == once


# --- at the office's desk ----------------------------------------------------------------------------------------------


def test_the_office_files_the_schools_and_reads_the_colleges(sign_in, office, liaison, mine, school):
    row = file_deliberation(mine, changes=minutes(subject="动科研究"), file=named(pdf()), actor=liaison)
    desk = sign_in(office)
    desk.post(reverse("admin:deliberation-add"), typed(subject="学校研究") | {"plan": school.pk})
    assert Deliberation.objects.get(subject="学校研究").plan == school
    page = desk.get(reverse("admin:deliberation-list"))
    html = page.content.decode()
    assert "动科研究" in html and "学校研究" in html and page.context["lacking"] == ["机电工程学院"]
    assert desk.get(reverse("admin:deliberation-edit", args=[row.pk])).status_code == 404
    assert desk.get(reverse("admin:deliberation-paper", args=[row.pk])).content == PDF


def test_the_inspector_reads_and_writes_nothing(sign_in, inspector, liaison, mine, school):
    row = file_deliberation(school, changes=minutes(), file=named(pdf()), actor=liaison)
    desk = sign_in(inspector)
    page = desk.get(reverse("admin:deliberation-list"))
    assert "研究全年校友工作" in page.content.decode() and "/deliberations/add/" not in page.content.decode()
    assert desk.get(reverse("admin:deliberation-paper", args=[row.pk])).status_code == 200
    assert desk.get(reverse("admin:deliberation-add")).status_code == 403
    assert desk.post(reverse("admin:deliberation-edit", args=[row.pk]), typed()).status_code == 403


# --- what waits --------------------------------------------------------------------------------------------------------


def waiting(college=None):
    found = todos.deliberations_to_file(Desk(college=college))
    return [(todo.title, todo.url, todo.due_on) for todo in found]


def on_the_day(monkeypatch, month, day):
    monkeypatch.setattr(todos.timezone, "localdate", lambda **kwargs: date(YEAR, month, day))


def test_a_plan_without_deliberation_waits_for_its_unit_from_the_month_after_it_was_due(
    monkeypatch, mine, animal_college, liaison, school
):
    PlanningSettings.objects.update_or_create(pk=1, defaults={"plan_until_month": 3})
    on_the_day(monkeypatch, 3, 31)
    assert waiting(animal_college) == []
    on_the_day(monkeypatch, 4, 1)
    title, until = f"登记 {YEAR} 年的研究记录", date(YEAR, 12, 31)
    assert waiting(animal_college) == [(title, "/college/year/deliberations/add/", until)]
    assert waiting() == [(title, "/admin/deliberations/add/", until)]
    file_deliberation(mine, changes=minutes(), actor=liaison)
    assert waiting(animal_college) == [] and len(waiting()) == 1
