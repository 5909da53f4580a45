"""What waits because of plans and of what events leave, what proves a plan's item, how the articles stand."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alumni.models import ClassGroup
from alumni.rosters.undoing import undo_import
from colleges.todos import Desk
from conftest import make_alumnus
from events.evidence import _handed_in, _held
from events.models import Event, EventReport, Kind, Suggestion
from events.services.closing import close_event
from events.services.directories import hand_in_directory
from events.services.filings import file_plan, return_plan
from events.tests.made import make_event
from events.tests.plans import approved, complete_plan, filed, handed_in, held, imported, photo, reported
from events.todos.afterwards import endings_to_close, endings_to_hand_in
from events.todos.plans import plans_to_file, plans_to_review
from planning.evidence import kind_of
from planning.figures import figures_for

pytestmark = pytest.mark.django_db
OFFICE = Desk()


def waiting(source, desk):
    return [(todo.title, todo.count) for todo in source(desk) if todo.count]


@pytest.fixture
def group(animal_college):
    make_alumnus(animal_college, "赵大海", class_name="动医1501", student_no="2015001", mobile="13800138001")
    return ClassGroup.objects.get(name="动医1501")


def test_a_plan_waits_from_two_weeks_before_its_day_until_it_is_filed(animal_college, machine_college, liaison):
    desk = Desk(animal_college)
    make_event(animal_college, actor=liaison, in_days=60)
    assert plans_to_file(desk) == []
    event = make_event(animal_college, actor=liaison, in_days=5)
    todo = plans_to_file(desk)[0]
    assert (todo.title, todo.count, todo.article) == ("活动方案待报送", 1, 15)
    assert todo.due_on == timezone.localdate() - timedelta(days=5) and todo.is_overdue
    assert waiting(plans_to_review, OFFICE) == [("学院活动方案逾期未报", 1)]
    assert plans_to_file(Desk(machine_college)) == [] and plans_to_file(OFFICE) == []
    filed(event, liaison)
    assert plans_to_file(desk) == []
    assert waiting(plans_to_review, OFFICE) == [("活动方案待审批", 1)]


def test_a_plan_that_was_never_filed_waits_also_when_the_day_is_over(animal_college, liaison):
    event = held(animal_college, liaison, plan="draft")
    assert waiting(plans_to_file, Desk(animal_college)) == [("活动方案待报送", 1)]
    assert waiting(plans_to_review, OFFICE) == [("学院活动方案逾期未报", 1)]
    filed(event, liaison)
    assert plans_to_file(Desk(animal_college)) == [] and waiting(plans_to_review, OFFICE) == [("活动方案待审批", 1)]


def test_a_returned_plan_waits_with_the_offices_words(animal_college, liaison, office):
    event = make_event(animal_college, actor=liaison)
    return_plan(filed(event, liaison), remark="缺医护", actor=office)
    todo = plans_to_file(Desk(animal_college))[0]
    assert (todo.title, todo.detail) == ("活动方案被退回，请修改后再报", "二十年再聚首：缺医护")
    assert todo.url == reverse("college:events:plan", args=[event.pk])


def test_an_approved_plan_waits_for_nobody(animal_college, liaison, office):
    approved(make_event(animal_college, actor=liaison, in_days=5), liaison, office)
    assert plans_to_file(Desk(animal_college)) == [] and waiting(plans_to_review, OFFICE) == []


def test_the_schools_own_plan_waits_at_the_offices_desk(office):
    make_event(actor=office, in_days=10)
    assert waiting(plans_to_file, OFFICE) == [("活动方案待报送", 1)]


def test_what_an_event_leaves_waits_until_it_is_in_and_then_for_the_office(animal_college, liaison, office, group):
    event, desk = held(animal_college, liaison, classes=[group], days_ago=20), Desk(animal_college)
    todo = endings_to_hand_in(desk)[0]
    assert (todo.title, todo.due_on, todo.article) == (
        "活动总结和通讯录待交存",
        event.last_day + timedelta(days=14),
        16,
    )
    assert todo.is_overdue and waiting(endings_to_close, OFFICE) == [("学院活动总结和通讯录逾期未交", 1)]
    reported(event, liaison)
    photo(event, liaison)
    handed_in(event, animal_college, liaison)
    assert endings_to_hand_in(desk) == []
    assert waiting(endings_to_close, OFFICE) == [("活动材料已交齐，待办结", 1)]
    close_event(event, actor=office)
    assert endings_to_hand_in(desk) == [] and waiting(endings_to_close, OFFICE) == []


def test_a_roster_taken_back_after_the_end_comes_to_the_office(animal_college, liaison, office, group):
    event = held(animal_college, liaison, classes=[group])
    reported(event, liaison)
    photo(event, liaison)
    upload = imported(animal_college, liaison, group, name="钱小雨", mobile="13800138002")
    hand_in_directory(event.event_classes.get(), upload, actor=liaison)
    close_event(event, actor=office)
    assert [found.pk for found in _handed_in(animal_college)] == [event.pk]
    undo_import(upload, actor=liaison)
    assert waiting(endings_to_close, OFFICE) == [("已办结的活动，交存的名册后来被撤销", 1)]
    assert not _handed_in(animal_college).exists()


def test_held_events_prove_and_cancelled_ones_do_not(animal_college, machine_college, liaison, office):
    event = held(animal_college, liaison)
    gone = held(animal_college, liaison, title="取消的聚会")
    Event.objects.filter(pk=gone.pk).update(state="cancelled", reason="雨", ended_by=office, ended_at=timezone.now())
    make_event(animal_college, actor=liaison)
    kind = kind_of("event")
    assert [row.pk for row in kind.rows(animal_college, event.starts_at.year)] == [event.pk]
    found = kind.describe(_held(animal_college).get())
    assert (found.label, found.on) == ("班级返校：二十年再聚首", event.first_day)
    assert not kind.rows(machine_college, event.starts_at.year).exists()


def test_the_articles_tell_how_events_stand(animal_college, machine_college, liaison, office, group):
    event = held(animal_college, liaison, classes=[group], days_ago=20, plan="draft")
    year = event.starts_at.year
    filed(event, liaison)

    def told(article, college):
        return [(each.label, each.number, each.of) for each in figures_for(article, college=college, year=year)]

    assert ("已举办的校友活动", 1, 1) in told(12, animal_college)
    assert told(14, animal_college) == []
    assert ("按期报送的活动方案", 0, 1) in told(15, animal_college)
    assert ("总结和通讯录逾期未交", 1, 1) in told(16, None)
    assert ("已交齐总结和通讯录的活动", 0, 0) in told(16, machine_college)


# --- overdue (art. 16) ---------------------------------------------------------------------------------------------------


def listed(browser, url):
    return [event.title for event, _ in browser.get(url).context["lines"]]


@pytest.fixture
def overdue(animal_college, machine_college, liaison, other_liaison, office):
    """Two that are late, and what looks like it: all in, late with its plan only, the school's own."""
    held(animal_college, liaison, title="迟交", days_ago=20)
    held(machine_college, other_liaison, title="机电迟交", days_ago=20)
    full = held(animal_college, liaison, title="交齐", days_ago=20)
    reported(full, liaison)
    photo(full, liaison)
    held(None, office, title="学校迟交", days_ago=20)
    make_event(animal_college, actor=liaison, title="迟报", in_days=3)
    make_event(machine_college, actor=other_liaison, title="机电迟报", in_days=4)


def test_the_list_behind_what_is_overdue_holds_what_is_overdue_and_nothing_else(overdue, sign_in, office):
    todos = {todo.title: todo for source in (endings_to_close, plans_to_review) for todo in source(OFFICE)}
    browser = sign_in(office)
    for title, events in (
        ("学院活动总结和通讯录逾期未交", ["迟交", "机电迟交"]),
        ("学院活动方案逾期未报", ["迟报", "机电迟报"]),
    ):
        assert (todos[title].count, sorted(listed(browser, todos[title].url))) == (2, sorted(events))


#: each figure that opens a list at a door → its number
TOLD = {
    "college_url": {
        "已举办的校友活动": 4, "已举办的年级和班级返校": 3, "按期报送的活动方案": 1, "已答复的校友建议": 1,
        "总结和通讯录逾期未交": 2,
    },
    "office_url": {
        "已举办的校友活动": 6, "已举办的大型活动": 1, "已举办的年级和班级返校": 4, "按期报送的活动方案": 1,
        "已答复的校友建议": 2, "总结和通讯录逾期未交": 3,
    },
}  # fmt: skip


@pytest.fixture
def year_of_all_kinds(overdue, animal_college, machine_college, liaison, office):
    """Beside the overdue: a plan filed in time and one late, a lecture, suggestions, and what counts nowhere."""
    event = held(animal_college, liaison, title="按期", days_ago=20, plan="draft")
    file_plan(complete_plan(event, liaison), actor=liaison, at=event.starts_at - timedelta(days=40))
    filed(held(machine_college, liaison, title="以后", days_ago=-9, plan="draft"), liaison)
    held(animal_college, liaison, title="讲座", days_ago=1, kind=Kind.LECTURE)
    gone = held(animal_college, liaison, title="取消的", days_ago=20)
    Event.objects.filter(pk=gone.pk).update(state="cancelled", reason="雨", ended_by=office, ended_at=timezone.now())
    said = {"state": "answered", "answer": "已办", "answered_by": office, "answered_at": timezone.now()}
    for college in (animal_college, machine_college):
        Suggestion.objects.create(college=college, text="多办讲座", heard_at=event.starts_at, heard_by=liaison, **said)
    return event.starts_at.year


@pytest.mark.parametrize("door", TOLD)
def test_the_list_behind_each_figure_is_as_long_as_the_figure(
    year_of_all_kinds, sign_in, office, desk, animal_college, door
):
    college, browser, told = (animal_college, desk, {}) if door == "college_url" else (None, sign_in(office), {})
    for figure in (each for n in range(12, 17) for each in figures_for(n, college=college, year=year_of_all_kinds)):
        if at := getattr(figure, door):
            told[figure.label] = figure.number
            assert browser.get(at).context["page"].paginator.count == figure.number, (figure.label, at)
    assert told == TOLD[door]


def test_what_only_waits_to_be_closed_is_not_said_to_be_overdue(overdue, desk):
    badges = {event.title: badges for event, badges in desk.get("/college/events/?show=past").context["lines"]}
    late = ("总结和通讯录逾期", "danger")
    assert late in badges["迟交"] and late not in badges["交齐"]


def test_evidence_says_what_is_overdue_as_long_as_it_is(animal_college, liaison, office):
    event = held(animal_college, liaison, days_ago=20)
    kind = kind_of("event")

    def found():
        return kind.describe(kind.all_rows(animal_college).get())

    assert found().label == "班级返校：二十年再聚首（总结和通讯录逾期未交）"
    assert found().kept == "班级返校：二十年再聚首"
    reported(event, liaison)
    photo(event, liaison)
    assert found().label == "班级返校：二十年再聚首"


@pytest.mark.parametrize("days_ago", [13, 20])
def test_evidence_of_what_was_handed_in_says_how_late_it_came(animal_college, liaison, office, group, days_ago):
    """The report came in time; the directory is the last to come."""
    event = held(animal_college, liaison, classes=[group], days_ago=days_ago)
    reported(event, liaison)
    EventReport.objects.update(filed_at=event.ends_at)
    photo(event, liaison)
    handed_in(event, animal_college, liaison)
    close_event(event, actor=office)
    kind, late = kind_of("event-handed-in"), (timezone.localdate() - event.last_day).days - 14
    said = f"（已办结，逾期 {late} 天交齐）" if days_ago == 20 else "（已办结）"
    assert kind.describe(kind.all_rows(animal_college).get()).label == f"班级返校：二十年再聚首{said}"


def test_one_piece_of_evidence_or_three_are_told_in_as_many_queries(animal_college, liaison, office):
    asked = []
    for number in range(3):
        event = held(animal_college, liaison, days_ago=20, title=f"聚会{number}")
        reported(event, liaison)
        photo(event, liaison)
        close_event(event, actor=office)
        with CaptureQueriesContext(connection) as caught:
            for key in ("event", "event-handed-in"):
                told = [kind_of(key).describe(row) for row in kind_of(key).all_rows(animal_college)]
                assert len(told) == number + 1
        asked.append(len(caught))
    assert asked[0] == asked[1] == asked[2]
