"""Events in figures: every number is the length (or the sum) of the list behind it, cancelled events count nowhere."""

from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from alumni.models import ClassGroup, RosterUpload
from colleges.models import School
from events.models import CheckIn, Event, EventClass, EventReport, Kind, PlanFiling, Registration, Suggestion
from events.reports import MEASURES, SCHOOL, behind, report_of, years_with_events
from events.tests.made import make_event
from events.tests.registering import words

pytestmark = pytest.mark.django_db

#: a year that is over, so that every event of it is
YEAR = 2024
DESK, OFFICE = "/college/events/figures/", "/admin/events/figures/"


def held(college, actor, *, day=(5, 4), year=YEAR, **facts):
    start = timezone.make_aware(datetime(year, *day, 9))
    return make_event(college, actor=actor, starts_at=start, ends_at=start + timedelta(hours=6), **facts)


def plan_filed(event, actor, *, days_late):
    due = event.first_day - timedelta(days=10)
    at = timezone.make_aware(datetime.combine(due + timedelta(days=days_late), datetime.min.time().replace(hour=23)))
    return PlanFiling.objects.create(plan=event.plan, filed_by=actor, filed_at=at, due_on=due, verdict="taken_back")


def directory(event, name, actor, *, after_days=None, excused=""):
    """A class that came; its directory handed in so many days after the event."""
    group, _ = ClassGroup.objects.get_or_create(college=event.college, name=name, enrolled_year=2004)
    facts = {"excused": excused, "excused_by": actor if excused else None}
    if after_days is not None:
        named = {"file_name": "名册.xlsx", "sha256": "0" * 64, "size": 1, "school": School.current()}
        facts_of = {"state": "imported", "imported_at": event.ends_at, "imported_by": actor} | named
        upload = RosterUpload.objects.create(college=event.college, uploaded_by=actor, **facts_of)
        when = timezone.make_aware(datetime.combine(event.last_day + timedelta(days=after_days), datetime.max.time()))
        facts |= {"upload": upload, "handed_in_by": actor, "handed_in_at": when.replace(microsecond=0)}
    return EventClass.objects.create(event=event, class_group=group, **facts)


def came(event, name="王伟", people=1, companions=0):
    row = Registration.objects.create(event=event, source="staff", name=name, companions=companions)
    CheckIn.objects.create(event=event, registration=row, key=f"{event.pk}{name}", method="name", people=people)
    return row


def heard(college, actor, *, year=YEAR, **facts):
    at = timezone.make_aware(datetime(year, 6, 1, 9))
    if facts.get("state") in ("answered", "set_aside"):
        facts |= {"answer": "已办", "answered_by": actor, "answered_at": at}
    return Suggestion.objects.create(college=college, text="多办讲座", heard_at=at, heard_by=actor, **facts)


@pytest.fixture
def world(liaison, animal_college, other_liaison, machine_college, office):
    """A year of 动物科技学院, with one event of another college, one of the school, and one of the year before."""
    first = held(animal_college, liaison, title="甲班返校")
    plan_filed(first, liaison, days_late=0)
    plan_filed(first, liaison, days_late=3)  # filed again: the first filing counts
    came(first, "王伟", people=3, companions=2)
    came(first, "李娜")
    directory(first, "甲班", liaison, after_days=14)
    directory(first, "乙班", liaison, after_days=15)
    directory(first, "丙班", liaison)
    directory(first, "丁班", liaison, excused="班级已撤销")
    second = held(animal_college, liaison, day=(10, 1), title="讲座", kind=Kind.LECTURE)
    plan_filed(second, liaison, days_late=1)
    came(second, "赵新")
    EventReport.objects.create(
        event=second, text="很好", attended=80, registered=1, filed_by=liaison, filed_at=timezone.now()
    )
    gone = held(animal_college, liaison, title="取消了的")
    plan_filed(gone, liaison, days_late=0)
    directory(gone, "戊班", liaison, after_days=1)
    ended = {"state": "cancelled", "reason": "台风", "ended_by": liaison, "ended_at": timezone.now()}
    Event.objects.filter(pk=gone.pk).update(**ended)
    held(animal_college, liaison, year=YEAR - 1, title="去年的")
    held(machine_college, other_liaison, title="机电的")
    held(None, office, title="论坛")
    heard(animal_college, liaison)
    heard(animal_college, liaison, state="answered")
    heard(animal_college, liaison, state="set_aside")
    heard(machine_college, other_liaison, state="answered")
    return first


OWN = {
    "events": 2, "plans_in_time": 1, "plans_late": 1, "registered": 5, "attended": 84, "classes": 4,
    "directories": 3, "directories_in_time": 1, "suggestions": 3, "answered": 2,
}  # fmt: skip


def numbers(report, unit=None, year=None):
    return {key: report.of(key, year, unit) for key in MEASURES}


def test_a_colleges_year_in_figures(world, animal_college):
    report = report_of(YEAR, animal_college)
    assert numbers(report) == numbers(report, animal_college.pk) == OWN
    assert report.units == [(animal_college.pk, "动物科技学院")]
    assert report.kinds[YEAR] == {Kind.CLASS_REUNION: 1, Kind.LECTURE: 1}
    assert report.of("events", YEAR - 1) == 1 and report.of("registered", YEAR - 1) == 0


def test_the_office_sees_each_unit_and_the_sum(world, animal_college, machine_college):
    report = report_of(YEAR)
    assert numbers(report, animal_college.pk) == OWN
    assert report.of("events", unit=machine_college.pk) == report.of("events", unit=SCHOOL) == 1
    assert report.of("events") == 4 and report.of("answered") == 3
    assert [unit for unit, _ in report.units][0] == SCHOOL


@pytest.mark.parametrize("key", MEASURES)
def test_every_figure_is_what_stands_in_the_list_behind_it(world, key, animal_college):
    measure = MEASURES[key]
    for college, unit in ((None, None), (None, animal_college.pk), (None, SCHOOL), (animal_college, None)):
        rows = list(behind(measure, year=YEAR, college=college, unit=unit))
        told = sum(getattr(row, measure.adds) for row in rows) if measure.adds else len(rows)
        assert told == report_of(YEAR, college).of(key, unit=unit), (college, unit)


def test_a_directory_is_late_from_the_day_after_its_last(world):
    """甲班 came in on the last evening of the fourteen days, 乙班 on the day after."""
    rows = behind(MEASURES["directories_in_time"], year=YEAR)
    assert [row.class_group.name for row in rows] == ["甲班"]


def test_a_roster_taken_back_takes_its_directory_with_it(world):
    RosterUpload.objects.update(state="undone", undone_at=timezone.now())
    report = report_of(YEAR)
    assert (report.of("directories_in_time"), report.of("directories")) == (0, 3)


def test_an_event_on_new_years_eve_is_of_its_year_in_shanghai(liaison, animal_college):
    held(animal_college, liaison, day=(1, 1))
    Event.objects.update(starts_at=timezone.make_aware(datetime(YEAR, 1, 1, 1)))  # still last year in London
    assert report_of(YEAR).of("events") == 1 and report_of(YEAR - 1).of("events") == 0
    assert YEAR in years_with_events() and YEAR - 1 not in years_with_events()


def test_the_year_of_a_merged_college_is_that_of_the_one_it_went_into(world, animal_college, machine_college):
    type(machine_college).objects.filter(pk=machine_college.pk).update(
        merged_into=animal_college, closed_on=timezone.localdate()
    )
    report = report_of(YEAR)
    assert report.of("events", unit=animal_college.pk) == 3 == report_of(YEAR, animal_college).of("events")
    assert machine_college.pk not in dict(report.units)
    assert behind(MEASURES["events"], year=YEAR, unit=animal_college.pk).count() == 3


def test_one_event_or_three_are_counted_in_as_many_queries(liaison, animal_college, office, machine_college):
    asked = []
    for number in range(3):
        event = held(animal_college, liaison, title=f"聚会{number}")
        came(event)
        directory(event, f"{number}班", liaison, after_days=2)
        plan_filed(event, liaison, days_late=0)
        with CaptureQueriesContext(connection) as caught:
            report_of(YEAR)
        asked.append(len(caught))
    assert asked[0] == asked[1] == asked[2] <= len(MEASURES) + 5


# --- pages -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", MEASURES)
def test_the_list_behind_a_figure_opens_at_both_doors_in_as_many_queries(world, desk, sign_in, office, liaison, key):
    asked = []
    desk.get(f"{DESK}behind/", {"what": key, "year": YEAR})  # the first visit of all looks up what is then known
    for _ in range(2):
        with CaptureQueriesContext(connection) as caught:
            page = desk.get(f"{DESK}behind/", {"what": key, "year": YEAR})
        assert (page.status_code, page.context["page"].paginator.count >= 1) == (200, True)
        asked.append(len(caught))
        for number in range(2):
            event = held(world.college, liaison, title=f"又一场{key}{number}")
            came(event)
            plan_filed(event, liaison, days_late=number)
            directory(event, f"{key}{number}班", liaison, after_days=1)
            heard(world.college, liaison, state="answered")
    assert asked[0] == asked[1]
    assert sign_in(office).get(f"{OFFICE}behind/", {"what": key, "year": YEAR}).status_code == 200


def test_the_page_says_what_is_seen_and_every_number_opens_its_list(world, desk):
    page = desk.get(DESK, {"year": YEAR})
    told = words(page)
    assert [(card["label"], card["number"]) for card in page.context["cards"]] == [
        (measure.label, str(OWN[key])) for key, measure in MEASURES.items()
    ]
    for key in MEASURES:
        assert f"figures/behind/?what={key}&year={YEAR}" in told
    assert "上年全年 1 场" in told and f"活动由 {YEAR - 1} 年的 1 场增至 {YEAR} 年的 2 场" in told
    assert "机电工程学院" not in told and "机电的" not in told and "论坛" not in told


def test_the_offices_page_compares_the_units(world, sign_in, office):
    told = words(sign_in(office).get(OFFICE, {"year": YEAR}))
    assert f"{YEAR} 年动物科技学院举办活动最多，2 场" in told and "班级返校最多，2 场" in told
    assert f"unit={SCHOOL}" in told and "机电工程学院" in told


def test_a_college_is_not_heard_when_it_asks_for_another_unit(world, desk, machine_college):
    asked = {"what": "events", "year": YEAR, "unit": machine_college.pk}
    page = desk.get(f"{DESK}behind/", asked)
    assert page.context["page"].paginator.count == 2 and "机电的" not in words(page)


@pytest.mark.parametrize(
    "asked", [{}, {"what": "x", "year": "y", "unit": "z", "kind": "k"}, {"unit": "9" * 30, "page": "-1"}]
)
def test_what_cannot_be_read_is_this_years_events(world, sign_in, office, asked):
    page = sign_in(office).get(f"{OFFICE}behind/", asked)
    assert page.context["measure"].key == "events" and page.context["year"] == timezone.localdate().year


def test_a_year_without_events_says_so(desk):
    assert "这一年还没有活动" in words(desk.get(DESK))


def test_the_workbook_holds_the_same_figures(world, sign_in, office, animal_college):
    response = sign_in(office).get(f"{OFFICE}workbook/", {"year": YEAR})
    book = load_workbook(BytesIO(response.content))
    rows = {row[0]: list(row[1:]) for row in book["按单位"].iter_rows(values_only=True)}
    assert rows["动物科技学院"] == list(OWN.values())
    assert rows[f"{YEAR} 年合计"][0] == 4 and rows[f"{YEAR - 1} 年合计"][0] == 1
    kinds = {row[0]: row[1:3] for row in book["按种类"].iter_rows(values_only=True)}
    assert kinds["班级返校"] == (2, 1) and kinds["校友面对面论坛"] == (1, 0)
