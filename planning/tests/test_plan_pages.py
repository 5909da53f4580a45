"""The yearly plan at the college's and at the office's desk, what waits in it, and its papers."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from planning.models import PlanItem, WorkPlan
from planning.services.plans import publish_plan, write_aims
from planning.services.reviews import approve_plan, submit_plan
from planning.tests.year import AIMS, YEAR, draft, for_all, for_some, of_school, own, plan_of, published
from tests.documents import words_of

pytestmark = pytest.mark.django_db


def url(name, *args, door="college:planning"):
    return reverse(f"{door}:{name}", args=args)


def office_url(name, *args):
    return url(name, *args, door="admin")


def said(response):
    return [str(message) for message in response.context["messages"]]


@pytest.fixture
def assigned(office, animal_college, machine_college):
    return published(office)


@pytest.fixture
def mine(assigned, liaison, animal_college):
    return write_aims(plan_of(animal_college), aims=AIMS, actor=liaison)


@pytest.fixture
def office_desk(sign_in, office):
    return sign_in(office)


# --- at the college's desk ---------------------------------------------------------------------------------------------


def test_before_the_office_has_assigned_anything_a_college_is_told_so_and_may_begin(desk, animal_college):
    page = desk.get(url("plan")).content.decode()
    assert "办公室还没有布置" in page
    answer = desk.post(url("plan-begin"), {"year": YEAR})
    plan = plan_of(animal_college)
    assert answer["Location"] == url("plan-detail", plan.pk)
    assert desk.get(url("plan"))["Location"] == url("plan-detail", plan.pk)


def test_a_plan_is_begun_for_this_year_or_the_next(desk):
    for year in (YEAR - 1, YEAR + 2, "", "x"):
        answer = desk.post(url("plan-begin"), {"year": year}, follow=True)
        assert said(answer) == ["只能制定今年或明年的计划。"]
    assert not WorkPlan.objects.exists()


def test_a_college_makes_its_plan_and_submits_it(desk, assigned, liaison, animal_college):
    plan = plan_of(animal_college)
    page = desk.get(url("plan-aims", plan.pk))
    typed = {"aims": AIMS, "version": page.context["form"]["version"].value()}
    assert said(desk.post(url("plan-aims", plan.pk), typed, follow=True)) == ["已保存工作重点。"]
    form = {
        "title": "走访长沙校友企业",
        "article": "18",
        "hand_in": "走访记录",
        "due_on": f"{YEAR}-11-30",
        "person": "李老师",
    }
    assert said(desk.post(url("plan-item-add", plan.pk), form, follow=True)) == ["已添加“走访长沙校友企业”。"]
    page = desk.get(url("plan-detail", plan.pk)).content.decode()
    assert all(word in page for word in (AIMS, "完善班级登记表", "学校布置", "走访长沙校友企业", "自办", "李老师"))
    answer = desk.post(url("plan-submit", plan.pk), follow=True)
    assert said(answer) == ["已提交，等待校友会办公室审批。"]
    plan.refresh_from_db()
    assert (plan.state, plan.submitted_by) == ("submitted", liaison)


def test_a_plan_submitted_in_two_windows_is_submitted_once_and_the_second_is_told(desk, mine):
    desk.post(url("plan-submit", mine.pk), follow=True)
    (told,) = said(desk.post(url("plan-submit", mine.pk), follow=True))
    assert "已由周老师于" in told and "不必再交" in told


def test_an_item_sent_twice_is_added_once(desk, mine):
    key = desk.get(url("plan-item-add", mine.pk)).context["form"]["once"].value()
    form = {"title": "走访", "due_on": f"{YEAR}-11-30", "once": key}
    for _ in range(2):
        assert desk.post(url("plan-item-add", mine.pk), form)["Location"] == url("plan-detail", mine.pk)
    assert mine.items.filter(title="走访").count() == 1


def test_of_an_assigned_item_a_college_fills_in_who_answers_for_it(desk, mine):
    copy = mine.items.get()
    page = desk.get(url("plan-item-edit", copy.pk))
    assert list(page.context["form"].fields) == ["person", "version"]
    form = {"person": "李老师", "title": "别的", "version": page.context["form"]["version"].value()}
    desk.post(url("plan-item-edit", copy.pk), form)
    copy.refresh_from_db()
    assert (copy.person, copy.title) == ("李老师", "完善班级登记表")


def test_an_own_item_is_removed_from_a_draft_and_withdrawn_from_an_approved_plan(desk, mine, liaison, office):
    item, kept = own(mine, liaison, "不做了"), own(mine, liaison, "以后不做了")
    assert said(desk.post(url("plan-item-remove", item.pk), follow=True)) == ["已删除“不做了”，变更记录里还能查到。"]
    submit_plan(mine, actor=liaison)
    approve_plan(mine, actor=office)
    desk.post(url("plan-item-withdraw", kept.pk), {"reason": "企业搬迁"})
    page = desk.get(url("plan-detail", mine.pk)).content.decode()
    assert "企业搬迁" in page and "批准后有增改" in page and not mine.items.filter(pk=item.pk).exists()


def test_the_second_who_edits_an_item_sees_what_the_first_changed(desk, mine, liaison):
    item = own(mine, liaison)
    opened = desk.get(url("plan-item-edit", item.pk)).context["form"]["version"].value()
    form = {"title": "走访湘潭", "due_on": f"{YEAR}-12-31", "article": "18", "hand_in": "各班登记表", "version": opened}
    assert desk.post(url("plan-item-edit", item.pk), form).status_code == 302
    second = desk.post(url("plan-item-edit", item.pk), form | {"title": "走访株洲"})
    assert [(each.label, each.now, each.typed) for each in second.context["form"].differences] == [
        ("事项", "走访湘潭", "走访株洲")
    ]


def test_last_years_open_items_stand_on_the_page_and_are_carried_over(desk, mine, liaison, office, animal_college):
    past = timezone.now() - timedelta(days=300)
    traces = {"submitted_by": liaison, "submitted_at": past, "reviewed_by": office, "reviewed_at": past}
    last = WorkPlan.objects.create(year=YEAR - 1, college=animal_college, state="approved", **traces)
    old = PlanItem.objects.create(plan=last, audience="own", title="去年没做完的事", due_on=date(YEAR - 1, 6, 30))
    assert "去年没做完的事" in desk.get(url("plan-detail", mine.pk)).content.decode()
    answer = desk.post(url("plan-carry-over", mine.pk), {"items": [old.pk, "x"]}, follow=True)
    assert said(answer) == ["已结转 1 项，期限顺延，请核对。"]
    assert mine.items.get(carried_from=old).due_on == date(YEAR, 6, 30)
    page = desk.get(url("plan-detail", mine.pk))
    assert list(page.context["left_open"]) == [] and f"由 {YEAR - 1} 年结转" in page.content.decode()


def test_strangers_find_nothing(desk, assigned, machine_college, office):
    theirs = plan_of(machine_college)
    item = theirs.items.get()
    for name, pk in (
        ("plan-detail", theirs.pk), ("plan-aims", theirs.pk), ("plan-workbook", theirs.pk), ("plan-paper", theirs.pk),
        ("plan-item-add", theirs.pk), ("plan-item-edit", item.pk), ("plan-item-withdraw", item.pk),
        ("plan-detail", assigned.pk), ("plan-item-edit", assigned.items.get().pk),
    ):  # fmt: skip
        assert desk.get(url(name, pk)).status_code == 404, name
    for name, pk in (("plan-submit", theirs.pk), ("plan-carry-over", theirs.pk), ("plan-item-remove", item.pk)):
        assert desk.post(url(name, pk)).status_code == 404, name


def test_the_lists_ask_as_often_for_three_rows_as_for_one(desk, mine, liaison, office, sign_in):
    def asked(path):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert desk.get(path).status_code == 200
        return len(queries)

    paths = [url("plan-detail", mine.pk), url("plan-list")]
    asked(paths[0])  # the first page of a process asks for more
    once = [asked(path) for path in paths]
    own(mine, liaison, "甲")
    own(mine, liaison, "乙")
    for year in (YEAR + 1, YEAR + 2):
        WorkPlan.objects.create(year=year, college=mine.college)
    assert [asked(path) for path in paths] == once


# --- at the office's desk ----------------------------------------------------------------------------------------------


def test_the_office_begins_from_the_template_and_publishes_after_looking_who_gets_what(
    office_desk, office, liaison, animal_college, machine_college
):
    answer = office_desk.post(office_url("plan-start"), {"year": YEAR, "source": "template"}, follow=True)
    plan = WorkPlan.objects.of_school().get()
    assert said(answer) == [f"已建立学校 {YEAR} 年工作计划，请核对事项后布置。"]
    page = office_desk.get(office_url("plan-publish", plan.pk))
    count = plan.items.filter(audience="colleges").count()
    assert page.context["colleges"] == [(animal_college, count), (machine_college, count)]
    assert page.context["absent"] == [
        (animal_college, "分管领导"),
        (machine_college, "分管领导、校友联络员"),
    ]
    assert "机电工程学院：没有现任分管领导、校友联络员" in page.content.decode()
    assert not plan_exists(animal_college)
    answer = office_desk.post(office_url("plan-publish", plan.pk), follow=True)
    assert said(answer) == ["已布置，各学院已收到通知和各自的事项。"]
    assert plan_of(machine_college).items.count() == count
    again = office_desk.post(office_url("plan-publish", plan.pk), follow=True)
    assert said(again) == [f"学校 {YEAR} 年工作计划已经布置，不必再布置。"]


def plan_exists(college):
    return WorkPlan.objects.filter(college=college).exists()


def test_an_item_of_the_school_names_its_colleges_and_the_second_clerk_sees_the_others(
    office_desk, office, animal_college, machine_college
):
    plan = draft(office)
    form = {
        "title": "续编院史", "article": "11", "due_on": f"{YEAR}-05-31", "audience": "colleges", "colleges": [animal_college.pk],
    }  # fmt: skip
    office_desk.post(office_url("plan-item-add", plan.pk), form)
    item = plan.items.get()
    assert (item.for_all, list(item.colleges.all())) == (False, [animal_college])
    opened = office_desk.get(office_url("plan-item-edit", item.pk)).context["form"]["version"].value()
    office_desk.post(
        office_url("plan-item-edit", item.pk), form | {"colleges": [machine_college.pk], "version": opened}
    )
    assert list(item.colleges.all()) == [machine_college]
    second = office_desk.post(office_url("plan-item-edit", item.pk), form | {"title": "续写", "version": opened})
    assert [(each.label, each.opened, each.now) for each in second.context["form"].differences] == [
        ("布置给哪些学院", "动物科技学院", "机电工程学院")
    ]
    assert list(item.colleges.all()) == [machine_college]


def test_items_of_a_draft_are_moved_and_removed(office_desk, office):
    plan = draft(office)
    first, second = for_all(plan, office, "甲"), for_all(plan, office, "乙")
    office_desk.post(office_url("plan-item-move", second.pk), {"to": "up"})
    assert list(plan.items.values_list("title", flat=True)) == ["乙", "甲"]
    office_desk.post(office_url("plan-item-move", second.pk), {"to": "down"})
    assert list(plan.items.values_list("title", flat=True)) == ["甲", "乙"]
    office_desk.post(office_url("plan-item-remove", first.pk))
    assert list(plan.items.values_list("title", flat=True)) == ["乙"]


def test_what_is_published_is_adjusted_withdrawn_and_assigned_again(
    office_desk, assigned, animal_college, machine_college
):
    item = assigned.items.get()
    page = office_desk.get(office_url("plan-item-edit", item.pk))
    assert "audience" not in page.context["form"].fields
    form = {"title": "完善班级登记表", "article": "9", "hand_in": "电子版", "due_on": f"{YEAR}-11-30"}
    form["version"] = page.context["form"]["version"].value()
    office_desk.post(office_url("plan-item-edit", item.pk), form)
    assert set(item.copies.values_list("hand_in", flat=True)) == {"电子版"}

    some = {"everybody": "0", "colleges": [animal_college.pk], "reason": "该院今年没有毕业班"}
    office_desk.post(office_url("plan-item-withdraw", item.pk), some)
    assert dict(item.copies.values_list("plan__college", "state")) == {
        animal_college.pk: "withdrawn",
        machine_college.pk: "open",
    }
    page = office_desk.get(office_url("plan-item-assign", item.pk))
    assert list(page.context["form"].fields["colleges"].queryset) == [animal_college]
    office_desk.post(office_url("plan-item-assign", item.pk), {"colleges": [animal_college.pk]})
    assert set(item.copies.values_list("state", flat=True)) == {"open"}


def test_a_withdrawal_of_nobodys_is_refused_beside_the_field(office_desk, assigned):
    item = assigned.items.get()
    page = office_desk.post(office_url("plan-item-withdraw", item.pk), {"everybody": "0", "reason": "写错"})
    assert page.context["form"].errors == {"colleges": ["请选择撤销哪些学院的。"]}


def test_a_schools_item_is_handed_to_another_after_evidence(office_desk, office, make_user):
    plan = draft(office)
    item = of_school(plan, office, owner=office)
    publish_plan(plan, actor=office)
    other = make_user("office2", "梁老师", role="校友会办公室")
    page = office_desk.get(office_url("plan-item-assign", item.pk))
    form = {"owner": other.pk, "version": page.context["form"]["version"].value()}
    answer = office_desk.post(office_url("plan-item-assign", item.pk), form, follow=True)
    assert said(answer) == ["已转交“办好校庆日活动”，原负责人和新负责人都已收到通知。"]
    item.refresh_from_db()
    assert item.owner == other


def test_the_office_reviews_a_colleges_plan_and_writes_nothing_in_it(office_desk, office, mine, liaison):
    submit_plan(mine, actor=liaison)
    page = office_desk.get(office_url("plan-detail", mine.pk))
    assert page.context["may_review"] and not page.context["writes"]
    for name, pk in (("plan-aims", mine.pk), ("plan-item-add", mine.pk), ("plan-item-edit", mine.items.get().pk)):
        assert office_desk.get(office_url(name, pk)).status_code == 404
    (told,) = said(office_desk.post(office_url("plan-return", mine.pk), {"remark": ""}, follow=True))
    assert told == "请写明退回的原因，学院会看到。"
    office_desk.post(office_url("plan-approve", mine.pk), {"remark": "很实在"})
    mine.refresh_from_db()
    assert (mine.state, mine.reviewed_by, mine.remark) == ("approved", office, "很实在")


def test_the_years_list_shows_every_college_also_those_without_a_plan_or_people(
    office_desk, office, liaison, leader, animal_college, machine_college
):
    plan = draft(office)
    for_some(plan, office, animal_college)
    publish_plan(plan, actor=office)
    lines = office_desk.get(office_url("plan-list")).context["lines"]
    found = [(line["college"], line["plan"], line["badges"], line["absent"]) for line in lines]
    assert found == [
        (animal_college, plan_of(animal_college), [("起草中", "none")], None),
        (machine_college, None, [("还没有制定", "danger")], "分管领导、校友联络员"),
    ]


def test_the_inspector_reads_and_is_shown_no_button(sign_in, inspector, assigned, mine):
    desk = sign_in(inspector)
    for plan in (assigned, mine):
        page = desk.get(office_url("plan-detail", plan.pk))
        assert not page.context["writes"] and "plan-item" not in page.content.decode()
        assert desk.get(office_url("plan-workbook", plan.pk)).status_code == 200
    assert desk.get(office_url("plan-start")).status_code == 403
    assert desk.post(office_url("plan-approve", mine.pk)).status_code == 403


# --- papers ------------------------------------------------------------------------------------------------------------


def test_the_plan_goes_out_as_a_workbook_and_as_a_paper(desk, mine, liaison, animal_college):
    own(mine, liaison, "走访长沙校友企业", person="李老师")
    gone = own(mine, liaison, "撤销的事")
    PlanItem.objects.filter(pk=gone.pk).update(state="withdrawn", reason="不做")
    told = (
        "序号",
        "条款",
        "事项",
        "要求",
        "期限",
        "负责",
        "第九条",
        "完善班级登记表",
        "各班登记表",
        "走访长沙校友企业",
        "李老师",
    )
    for name in ("plan-workbook", "plan-paper"):
        answer = desk.get(url(name, mine.pk))
        text = words_of(answer.content)
        assert [word for word in told if word not in text] == []
        assert "撤销的事" not in text
        assert "attachment" in answer["Content-Disposition"]
    assert AIMS in text


# --- settings --------------------------------------------------------------------------------------------------------


def test_the_settings_open_as_one_form(office_desk):
    answer = office_desk.get(reverse("admin:planning_planningsettings_changelist"), follow=True)
    assert answer.status_code == 200 and "最迟几月底前制定年度计划" in answer.content.decode()
