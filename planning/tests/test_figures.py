"""Each figure of an article is the number of rows in the list that it opens, for a college and for the office."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alumni.models import Achievement, Alumnus, ClassGroup, ClassRegister, NotableProfile
from alumni.notable_facts import CHECKLIST
from colleges.models import ContactPoint
from colleges.tests.histories import approved, written
from conftest import make_alumnus
from planning.figures import Figure, desk_figures_for, figures_for
from planning.models import PlanItem
from planning.services.plans import begin_college_plan, publish_plan, start_school_plan
from planning.tests.year import department, for_all, of_school, own, plan_of

TODAY = timezone.localdate()
LONG_AGO = TODAY - timedelta(days=2000)


def figures(article, college=None):
    return {figure.label: figure for figure in figures_for(article, college=college, year=TODAY.year)}


def counted(figure):
    return figure.number, figure.of


@pytest.fixture
def school(animal_college, machine_college, office):
    """Two colleges with people confirmed and not, who may be contacted and not; a reviewed register, a notable file."""
    for college, mark in ((animal_college, "甲"), (machine_college, "乙")):
        for number in range(3):
            make_alumnus(college, f"{mark}{number}", class_name=f"{mark}{number}班")
        people = Alumnus.objects.filter(name__startswith=mark).order_by("name")
        people.filter(name=f"{mark}0").update(contact_confirmed_on=TODAY)
        people.filter(name=f"{mark}1").update(contact_confirmed_on=TODAY, do_not_contact=True)
        people.filter(name=f"{mark}2").update(contact_confirmed_on=LONG_AGO)
    group = ClassGroup.objects.get(name="甲0班")
    signed = {"by": office, "at": timezone.now()}
    traces = {f"{step}_{name}": value for step in ("submitted", "reviewed") for name, value in signed.items()}
    ClassRegister.objects.create(
        class_group=group, state="reviewed", headcount=1, headcount_source="学籍", frozen_on=TODAY, **traces
    )
    for name in ("甲0", "甲1", "乙0"):
        person = Alumnus.objects.get(name=name)
        NotableProfile.objects.create(
            alumnus=person, college=person.educations.get().college, category="other", headline="介绍", story="事迹"
        )
    ContactPoint.objects.create(college=animal_college, label="办公电话", phone="0731-84637000", confirmed_on=LONG_AGO)
    ContactPoint.objects.create(college=machine_college, label="办公电话", phone="0731-84637001")
    return animal_college


def test_recent_contacts_are_counted_of_whom_may_be_contacted(school):
    own, whole = figures(8, school), figures(8)
    assert counted(own["可以联系的校友，近期核对过"]) == (1, 2)
    assert counted(whole["可以联系的校友，近期核对过"]) == (2, 4)


def test_registers_notables_and_contact_points_are_counted_for_the_unit(school):
    own, whole = figures(9, school), figures(9)
    assert [counted(each["班级登记表已审核"]) for each in (own, whole)] == [(1, 3), (1, 6)]
    assert [counted(each["没有班级联络员的班"]) for each in (own, whole)] == [(3, 3), (6, 6)]
    assert [counted(each["优秀校友档案齐全"]) for each in (own, whole)] == [(0, 2), (0, 3)]
    assert [counted(figures(19, unit)["久未联络的优秀校友"]) for unit in (school, None)] == [(1, 1), (2, 2)]
    points = [next(iter(figures(6, unit).values())) for unit in (school, None)]
    assert [counted(each) for each in points] == [(1, 1), (1, 2)]


def test_seats_and_safeguards_are_counted_for_the_unit(school, liaison):
    assert counted(figures(5, school)["分管领导和联络员在任"]) == (1, 2)
    assert counted(figures(5)["没有配齐分管领导和联络员"]) == (2, 2)
    assert counted(figures(5, school)["保障机制还缺"]) == (5, 5)
    assert counted(figures(5)["保障机制没有备齐"]) == (2, 2)


def test_a_college_with_leader_and_liaison_lacks_nobody(school, liaison, leader):
    assert counted(figures(5, school)["分管领导和联络员在任"]) == (2, 2)
    assert counted(figures(5)["没有配齐分管领导和联络员"]) == (1, 2)


def test_the_plan_is_counted_by_its_items_closed_and_overdue(school, office):
    assert [counted(figures(7, unit)["计划事项已办结"]) for unit in (school, None)] == [(0, 0), (0, 0)]
    with_plans(school, office)
    for unit, whole in ((school, 3), (None, 4)):
        found = figures(7, unit)
        assert (counted(found["计划事项已办结"]), counted(found["计划事项逾期"])) == ((1, whole), (1, whole))


def with_plans(school, office):
    """Two items for both colleges, of which one college closed one and is late with the other; an own item."""
    plan = start_school_plan(TODAY.year, actor=office)
    for_all(plan, office, title="甲事")
    for_all(plan, office, title="乙事")
    publish_plan(plan, actor=office)
    begin_college_plan(school, year=TODAY.year, actor=office)
    own(plan_of(school), office)
    items = PlanItem.objects.filter(plan=plan_of(school))
    items.filter(title="甲事").update(state="closed", closed_by=office, closed_at=timezone.now())
    items.filter(title="乙事").update(due_on=TODAY - timedelta(days=3))


def test_a_history_is_counted_by_what_art_11_still_wants_and_by_what_the_public_reads(school, liaison, office):
    assert (counted(figures(11, school)["院史还缺的内容"]), counted(figures(11)["院史还没有公布"])) == ((9, 10), (2, 2))
    approved(written(school, liaison), liaison, office)
    assert (counted(figures(11, school)["院史还缺的内容"]), counted(figures(11)["院史还没有公布"])) == ((1, 10), (1, 2))


def test_a_department_is_counted_by_what_the_school_assigned_to_it(school, office, make_user):
    youth = make_user("tw1", "团老师")
    plan, group = start_school_plan(TODAY.year, actor=office), department(youth)
    for title in ("甲事", "乙事", "丙事"):
        of_school(plan, office, title=title, department=group)
    of_school(plan, office, title="别处的事", department=department(make_user("zc1", "邱老师"), name="资产处"))
    publish_plan(plan, actor=office)
    items = PlanItem.objects.filter(plan=plan)
    items.filter(title="甲事").update(state="closed", closed_by=office, closed_at=timezone.now())
    items.filter(title="乙事").update(due_on=TODAY - timedelta(days=3))
    found = desk_figures_for(7, user=youth, departments=[group], year=TODAY.year)
    assert [(each.label, counted(each), each.desk_url) for each in found] == [
        ("计划事项已办结", (1, 3), "/desk/"),
        ("计划事项逾期", (1, 3), "/desk/"),
    ]
    assert desk_figures_for(7, user=youth, departments=[group], year=TODAY.year - 1)[0].of == 0


def test_an_article_without_a_declaration_has_no_figures(school):
    assert figures_for(1, college=school, year=TODAY.year) == figures_for(37, college=None, year=TODAY.year) == []
    assert Figure("甲", 1, 3).percent == 33 and Figure("甲", 1).percent is None


# --- the lists behind ------------------------------------------------------------------------------------------------

LISTED = {
    "可以联系的校友，近期核对过": lambda answer: _people(answer),
    "班级登记表已审核": lambda answer: answer.context["page"].paginator.count,
    "没有班级联络员的班": lambda answer: answer.context["page"].paginator.count,
    "优秀校友档案齐全": lambda answer: answer.context["page"].paginator.count,
    "久未联络的优秀校友": lambda answer: answer.context["page"].paginator.count,
    "没有配齐分管领导和联络员": lambda answer: sum(
        not (line["leaders"] and line["liaisons"]) for line in answer.context["colleges"]
    ),
    "保障机制没有备齐": lambda answer: answer.context["page"].paginator.count,
    "分管领导和联络员在任": lambda answer: len({each.duty for each in answer.context["sitting"]}),
    "院史还缺的内容": lambda answer: len(answer.context["wants"]),
    "院史还没有公布": lambda answer: len(answer.context["rows"]),
    "计划事项已办结": lambda answer: (
        answer.context["closed"] if "closed" in answer.context else _cells(answer, "closed")
    ),
    "计划事项逾期": lambda answer: _late(answer) if "closed" in answer.context else _cells(answer, "late"),
    "已举办的校友活动": lambda answer: answer.context["page"].paginator.count,
    "已举办的大型活动": lambda answer: answer.context["page"].paginator.count,
    "已举办的年级和班级返校": lambda answer: answer.context["page"].paginator.count,
    "按期报送的活动方案": lambda answer: answer.context["page"].paginator.count,
    "已答复的校友建议": lambda answer: answer.context["page"].paginator.count,
    "总结和通讯录逾期未交": lambda answer: answer.context["page"].paginator.count,
    "保障机制还缺": lambda answer: len(answer.context["safeguard"].missing),
}


def _people(answer):
    changelist = answer.context.get("cl")
    return changelist.result_count if changelist else answer.context["count"]


def _cells(answer, kind):
    return sum(kind in cell.kinds for cell in answer.context["matrix"].cells)


def _late(answer):
    return sum(("逾期", "danger") in row.badges for row, _ in answer.context["rows"])


def _listed(figure, answer):
    if "没有核对" in figure.label:
        changelist = answer.context.get("cl")
        return changelist.result_count if changelist else len(answer.context["points"])
    return LISTED[figure.label](answer)


def behind(client, face, college):
    """`[(label, number, rows of the list)]` of all figures that open a list in this face."""
    found = []
    for article in range(1, 38):
        for figure in figures_for(article, college=college, year=TODAY.year):
            if url := getattr(figure, f"{face}_url"):
                answer = client.get(url)
                assert answer.status_code == 200, (figure.label, url)
                found.append((figure.label, figure.number, _listed(figure, answer)))
    return found


def test_at_a_colleges_desk_each_figure_is_the_length_of_its_list(school, office, liaison, sign_in):
    with_plans(school, office)
    found = behind(sign_in(liaison), "college", school)
    assert len({label for label, *_ in found}) == 16
    assert [each for each in found if each[1] != each[2]] == []


def test_at_the_office_each_figure_is_the_length_of_its_list(school, office, sign_in):
    with_plans(school, office)
    found = behind(sign_in(office), "office", None)
    assert len({label for label, *_ in found}) == 17
    assert [each for each in found if each[1] != each[2]] == []


def test_a_complete_file_is_one_that_lacks_nothing(school, office, liaison, sign_in, monkeypatch):
    """Asked of all but the pictures and the consent, which need a paper each."""
    person = Alumnus.objects.get(name="甲0")
    Achievement.objects.create(profile=person.notable, year=2020, text="一等奖", source="证书")
    person.employments.create(employer="牧场")
    Alumnus.objects.filter(pk=person.pk).update(contact_confirmed_on=TODAY)
    kept = {item: label for item, label in CHECKLIST.items() if item in ("studies", "work", "achievement", "contact")}
    monkeypatch.setattr("alumni.notable_facts.CHECKLIST", kept)
    assert counted(figures(8, school)["优秀校友档案齐全"]) == (1, 2)
    listing = sign_in(liaison).get(figures(8, school)["优秀校友档案齐全"].college_url)
    assert [line["profile"].alumnus for line in listing.context["lines"]] == [person]


def test_figures_of_many_cost_as_many_questions_as_of_few(school):
    def count():
        with CaptureQueriesContext(connection) as asked:
            for article in range(1, 38):
                figures_for(article, college=school, year=TODAY.year)
        return len(asked)

    count()  # settings are made when first asked for
    before = count()
    for number in range(3, 9):
        make_alumnus(school, f"丙{number}", class_name=f"丙{number}班")
    assert count() == before
