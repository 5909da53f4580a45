"""Acts that cross each other: two at one form, a merge from a page that stood open, an undo after a merge, an erasure
between. Each is refused or settled with a sentence, and nothing is half done."""

import re
from datetime import date
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from alumni.models import Achievement, Alumnus, Consent, Contact, DuplicatePair, Erasure, Merge, RememberedAnswer
from alumni.rosters.importing import import_roster
from alumni.rosters.undoing import undo_import
from alumni.rosters.uploads import take_upload
from alumni.services.consents import give_consent
from alumni.services.duplicates import search_again
from alumni.services.merges import merge_people, unmerge
from alumni.services.notable import save_achievement, start_profile
from alumni.services.rights import ask_erasure, erase_person
from alumni.tests.roster_workbooks import workbook
from alumni_office.roles import OFFICE
from audit.trail import acting_as
from colleges.models import ContactPoint, Department, LeaderTerm, Safeguard
from conftest import make_alumnus
from events.models import (
    BudgetLine,
    EventDepartment,
    EventReport,
    Guest,
    ProgrammeItem,
    Question,
    Suggestion,
    Venue,
)
from events.tests.registering import open_event, registered
from planning.models import Deliberation, Experience, PlanItem, WorkPlan, YearSummary
from tests.walker_table import LINES
from tests.walker_urls import all_urls

pytestmark = pytest.mark.django_db


def url(name, *args, door="college:alumni"):
    return reverse(f"{door}:{name}", args=args)


def hidden_of(page):
    """What a browser would send back of a form that nobody touched."""
    sent = {}
    for found in re.findall(r"<input[^>]*>", page):
        name, value = (re.search(rf'{part}="([^"]*)"', found) for part in ("name", "value"))
        if name and 'type="hidden"' in found:
            sent[name.group(1)] = unescape(value.group(1)) if value else ""
    return sent


# --- two at one form ---------------------------------------------------------------------------------------------------


@pytest.fixture
def things(alumnus, animal_college, liaison):
    """`{kind of object: row}` of everything that has an edit form at a college's desk."""
    with acting_as(liaison):
        job = alumnus.employments.create(employer="长沙牧场")
        profile = start_profile(
            alumnus, college=animal_college, changes={"category": "other", "headline": "一句话"}, actor=liaison
        )
        facts = {"year": 2020, "text": "获奖", "source": "证书"}
        achievement = save_achievement(
            Achievement(profile=profile), changes=facts, college=animal_college, actor=liaison
        )
        answer = RememberedAnswer.objects.create(
            college=animal_college, key="column:联系方式", value="phone", label="联系方式", file_name="名册.xlsx"
        )
        point = ContactPoint.objects.create(college=animal_college, label="办公电话", phone="0731-84637001")
        plan = WorkPlan.objects.create(year=timezone.localdate().year, college=animal_college)
        item = PlanItem.objects.create(plan=plan, audience="own", title="走访", due_on=date(plan.year, 12, 1))
        minutes = {"subject": "研究", "attended": "全体", "resolved": "分工到人", "filed_by": liaison}
        deliberation = Deliberation.objects.create(plan=plan, **minutes)
        experience = Experience.objects.create(college=animal_college, title="做法", text="怎么做的")
        summary = YearSummary.objects.create(plan=plan, text="一、基本情况")
        safeguard = Safeguard.objects.create(college=animal_college, document="实施办法")
        event = open_event(animal_college, actor=liaison)
        question = Question.objects.create(event=event, text="尺码")
        line = ProgrammeItem.objects.create(plan=event.plan, starts_at=event.starts_at, title="座谈")
        money = BudgetLine.objects.create(plan=event.plan, title="餐费", amount=100)
        concerned = EventDepartment.objects.create(event=event, department=Department.objects.create(name="保卫处"))
        report = EventReport.objects.create(event=event, text="活动总结")
        guest = Guest.objects.create(event=event, name="来宾")
        suggestion = Suggestion.objects.create(event=event, college=animal_college, text="多办讲座", heard_by=liaison)
        venue = Venue.objects.create(name="会议室", college=animal_college)
        term = LeaderTerm.objects.create(college=animal_college, name="周院长", title="院长", since_year=2012)
    stay = alumnus.educations.get()
    return {
        "person": alumnus, "stay": stay, "job": job, "class": stay.class_group, "notable": profile,
        "achievement": achievement, "answer": answer, "point": point, "own_item": item, "deliberation": deliberation,
        "experience": experience, "summary_plan": summary, "safeguard": safeguard, "leader_term": term,
        "registration": registered(event), "question": question, "event_plan": event.plan, "programme_item": line,
        "budget_line": money, "event_department": concerned, "event_report": report, "guest": guest,
        "event_task": event.tasks.first(), "suggestion": suggestion, "venue": venue,
    }  # fmt: skip


#: edit form → (column that the other one changes, to what; field that one types into oneself, what)
TWO_AT = {
    "college:alumni:person-edit": ("region", "430100", "remark", "我写的备注"),
    "college:alumni:education-edit": ("level", "大专", "student_no", "20159909"),
    "college:alumni:employment-edit": ("position", "场长", "employer", "我写的单位"),
    "college:alumni:class-edit": ("counsellor", "新辅导员", "head_teacher", "我写的班主任"),
    "college:alumni:notable-edit": ("story", "别人写的事迹", "headline", "我写的一句话"),
    "college:alumni:notable-achievement-edit": ("source", "别人写的出处", "text", "我写的成就"),
    "college:alumni:roster-remembered-edit": ("value", "other_phone", "value", "wechat"),
    "college:contact-point-edit": ("label", "别人写的名称", "phone", "0731-84637009"),
    "college:safeguard-edit": ("document", "别人写的办法", "room", "我写的房间"),
    "college:events:registration-edit": ("class_text", "别人写的班级", "post", "我写的职务"),
    "college:events:question-edit": ("text", "别人写的问题", "position", "7"),
    "college:events:plan-edit": ("aims", "别人写的目的", "budget", "我写的经费"),
    "college:events:programme-edit": ("place", "别人写的地点", "title", "我写的内容"),
    "college:events:budget-edit": ("source", "别人写的来源", "title", "我写的用途"),
    "college:events:report-edit": ("coverage", "别人写的报道", "text", "我写的总结"),
    "college:events:department-edit": ("asked", "别人写的请求", "asked", "我写的请求"),
    "college:events:task-edit": ("who", "别人写的姓名", "title", "我写的事项"),
    "college:events:guest-edit": ("post", "别人写的职务", "note", "我写的备注"),
    "college:events:venue-edit": ("address", "别人写的位置", "contact", "我写的联系人"),
    "college:events:suggestion-edit": ("name", "别人写的姓名", "text", "我写的建议"),
    "college:history-row-edit": ("source", "别人写的依据", "title", "我写的职务"),
    "college:planning:plan-item-edit": ("person", "别人写的负责人", "title", "我写的事项"),
    "college:planning:deliberation-edit": ("attended", "别人写的人员", "resolved", "我写的结果"),
    "college:planning:experience-edit": ("text", "别人写的做法", "title", "我写的标题"),
    "college:planning:summary-edit": ("text", "别人写的总结", "text", "我写的总结"),
}
#: edit form → what its address names, where that is not the row itself
NAMED_BY = {
    "college:safeguard-edit": lambda row: [],
    "college:history-row-edit": lambda row: ["leaders", row.pk],
    "college:planning:summary-edit": lambda row: [row.plan_id],
    "college:events:plan-edit": lambda row: [row.event_id],
    "college:events:report-edit": lambda row: [row.event_id],
}


def test_every_edit_form_of_a_desk_is_tried_by_two():
    assert sorted(
        url.name for url in all_urls() if url.name.startswith("college:") and url.name.endswith("-edit")
    ) == sorted(TWO_AT)


@pytest.mark.parametrize("name", TWO_AT)
def test_of_two_at_one_form_the_second_sees_what_changed_and_loses_nothing_typed(desk, leader, things, name):
    column, theirs, typed_into, mine = TWO_AT[name]
    row = things[LINES[name].of[-1] if LINES[name].of else "safeguard"]
    path = reverse(name, args=NAMED_BY.get(name, lambda row: [row.pk])(row))
    form = desk.get(path).context["form"]
    opened = {field: form[field].value() for field in form.fields}
    with acting_as(leader):
        counted = {"version": row.version + 1} if hasattr(row, "version") else {}
        type(row)._base_manager.filter(pk=row.pk).update(**{column: theirs}, **counted)
    sent = {key: value for key, value in opened.items() if value not in (None, False)} | {typed_into: mine}
    page = desk.post(path, sent)
    assert page.status_code == 200
    form = page.context["form"]
    assert [str(form.fields[column].label)] == [each.label for each in form.differences]
    assert form[typed_into].value() == mine
    row.refresh_from_db()
    assert str(getattr(row, column)) == theirs
    again = {field: form[field].value() for field in form.fields}
    again = {key: value for key, value in again.items() if value not in (None, False)}
    assert desk.post(path, again).status_code == 302
    row.refresh_from_db()
    assert str(getattr(row, typed_into)) == mine
    assert column == typed_into or str(getattr(row, column)) == theirs


def test_the_second_to_write_down_a_headcount_sees_the_first_ones(desk, sign_in, leader, alumnus):
    group = alumnus.educations.get().class_group
    mine = hidden_of(desk.get(url("register-detail", group.pk)).content.decode())
    assert mine["was"] == ""
    theirs = {"headcount": "30", "source": "教务处学籍表", "was": ""}
    assert sign_in(leader).post(url("register-headcount", group.pk), theirs).status_code == 302
    typed = {"headcount": "31", "source": "我查的学籍表", "was": ""}
    page = desk.post(url("register-headcount", group.pk), typed)
    words = page.content.decode()
    assert "别人把学籍人数定为30 人（教务处学籍表）" in words and "我查的学籍表" in words
    group.register.refresh_from_db()
    assert group.register.headcount == 30
    typed["was"] = page.context["headcount_form"]["was"].value()
    assert desk.post(url("register-headcount", group.pk), typed).status_code == 302
    group.register.refresh_from_db()
    assert (group.register.headcount, group.register.headcount_source) == (31, "我查的学籍表")


def test_the_second_to_replace_a_number_is_told_and_keeps_what_was_typed(desk, sign_in, leader, alumnus):
    contact = alumnus.contacts.get()
    path = url("contact-replace", contact.pk)
    desk.get(path)
    sign_in(leader).post(path, {"value": "13700137001", "source": "self"})
    page = desk.post(path, {"value": "13700137002", "source": "self"}).content.decode()
    assert "已经更换" in page or "已停用" in page or "已被更换" in page, page[-3000:]
    assert "13700137002" in page
    assert list(Contact.objects.current().values_list("value", flat=True)) == ["13700137001"]


def test_the_second_to_record_a_consent_or_ask_for_deletion_is_told_so(alumnus, liaison, office, leader):
    give_consent(alumnus, "yearbook", channel="paper", actor=liaison)
    with pytest.raises(ValidationError):
        give_consent(alumnus, "yearbook", channel="paper", actor=leader)
    assert Consent.objects.count() == 1
    asked = {"reason": "本人要求", "identity": "回电核对"}
    ask_erasure(alumnus, actor=office, **asked)
    with pytest.raises(ValidationError, match="已在等待复核"):
        ask_erasure(alumnus, actor=office, **asked)
    assert Erasure.objects.count() == 1


# --- merges that cross -------------------------------------------------------------------------------------------------


@pytest.fixture
def second_clerk(make_user):
    return make_user("office2", "钱老师", role=OFFICE)


@pytest.fixture
def three(animal_college):
    """王伟 three times, by one phone."""
    made = [make_alumnus(animal_college, "王伟", mobile="13800138000") for _ in range(3)]
    search_again(college=None)
    return made


@pytest.mark.parametrize("door", ["college:alumni", "admin"])
def test_a_merge_from_a_page_that_stood_open_is_refused_once_the_record_was_merged(
    sign_in, liaison, office, three, animal_college, door
):
    first, second, third = three
    client = sign_in(liaison if door != "admin" else office)
    pair = first_pair(first, third)
    form = client.get(url("duplicate-detail", pair.pk, door=door)).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    merge_people(second, third, college=None, actor=office)
    before = written()
    page = client.post(url("duplicate-merge", pair.pk, door=door), sent, follow=True)
    assert page.redirect_chain and "两份档案" in page.content.decode() and "合并" in page.content.decode()
    assert written() == before


def first_pair(first, second):
    low, high = sorted((first.pk, second.pk))
    return DuplicatePair.objects.get(first=low, second=high)


def written():
    """People, merges and what they hold: unchanged where nothing was done."""
    return [
        sorted(Alumnus.objects.values_list("pk", "version")),
        sorted(Merge.objects.values_list("pk", "undone_at")),
        sorted(Contact.objects.values_list("pk", "alumnus")),
    ]


def test_who_was_erased_meanwhile_is_not_merged(three, office, second_clerk):
    first, second, _ = three
    erasure = ask_erasure(second, reason="本人要求", identity="回电核对", actor=office)
    erase_person(erasure, actor=second_clerk)
    before = written()
    with pytest.raises(ValidationError, match="已被合并或删除"):
        merge_people(first, second, college=None, actor=office)
    assert written() == before


def test_a_merge_of_somebody_who_was_erased_is_not_taken_back(three, office, second_clerk):
    first, second, _ = three
    merge = merge_people(first, second, college=None, actor=office)
    erase_person(ask_erasure(first, reason="本人要求", identity="回电核对", actor=office), actor=second_clerk)
    before = written()
    with pytest.raises(ValidationError, match="已按本人要求删除，不能取消合并"):
        unmerge(merge, college=None, actor=office)
    assert written() == before
    assert not Alumnus.objects.filter(pk__in=[first.pk, second.pk]).exists()


# --- an undo after a merge ---------------------------------------------------------------------------------------------


@pytest.fixture
def brought_in(animal_college, liaison):
    """赵大海 comes with a roster."""
    rows = [["姓名", "班级", "入学年份", "手机"], ["赵大海", "动医1501", 2015, "13800138009"]]
    upload = take_upload(workbook(("名册", rows)), filename="动医1501.xlsx", college=animal_college, actor=liaison)
    return import_roster(upload, digest=upload.digest, actor=liaison)


@pytest.mark.parametrize("imported_is", ["gone", "kept"])
def test_an_import_whose_people_were_merged_is_undone_only_after_the_merge(
    sign_in, brought_in, animal_college, liaison, imported_is
):
    new = Alumnus.objects.get()
    with acting_as(liaison):
        old = make_alumnus(animal_college, "赵大海", mobile="13800138010")
    kept, gone = (old, new) if imported_is == "gone" else (new, old)
    merge = merge_people(kept, gone, college=animal_college, actor=liaison)
    before = written()
    page = sign_in(liaison).post(url("roster-undo", brought_in.pk), follow=True).content.decode()
    assert "这次导入的校友后来合并过档案：“赵大海”并入“赵大海”" in page and "没有撤销" in page
    brought_in.refresh_from_db()
    assert (brought_in.state, written()) == ("imported", before)
    unmerge(merge, college=animal_college, actor=liaison)
    undone = undo_import(brought_in, actor=liaison)
    assert undone.state == "undone"
    assert Alumnus.objects.filter(pk=old.pk).exists()
    if imported_is == "gone":
        assert not Alumnus.objects.filter(pk=new.pk).exists()


def test_a_merge_from_before_the_import_stands_in_no_undos_way(animal_college, liaison):
    kept, gone = (make_alumnus(animal_college, "赵大海", mobile=f"1380013801{n}") for n in (1, 2))
    merge_people(kept, gone, college=animal_college, actor=liaison)
    rows = [["姓名", "班级", "入学年份", "手机"], ["钱小雨", "动医1501", 2015, "13800138009"]]
    upload = take_upload(workbook(("名册", rows)), filename="动医1501.xlsx", college=animal_college, actor=liaison)
    upload = import_roster(upload, digest=upload.digest, actor=liaison)
    assert undo_import(upload, actor=liaison).state == "undone"
    assert list(Alumnus.objects.values_list("pk", flat=True)) == [kept.pk]
