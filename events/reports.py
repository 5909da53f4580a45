"""Events in figures, per year and unit (a college, or the school): one SQL aggregate for each measure.

A measure is a set of rows and how they are added up; the list behind a figure shows those very rows. A cancelled event
counts nowhere.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import (
    Count,
    DateField,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Sum,
)
from django.db.models.functions import Coalesce, ExtractYear, TruncDate
from django.utils import timezone

from colleges.models import College
from events.deadlines import days_after
from events.hand_in import IMPORTED
from events.models import CheckIn, Event, EventClass, EventReport, Kind, PlanFiling, Suggestion

SCHOOL = "school"
YEARS_SHOWN = 5
FIRST_YEAR = 2001


@dataclass(frozen=True)
class Measure:
    """`rows()` are what stands behind the figure; `day` and `college` say where a row belongs; `adds`: the column that is
    added up, "" where rows are counted."""

    key: str
    label: str
    unit: str
    rows: Callable[[], QuerySet]
    day: str = "starts_at"
    college: str = "college"
    adds: str = ""

    @property
    def number(self):
        return Sum(self.adds) if self.adds else Count("pk")

    def of(self, college):
        """The unit's own, or (None) all."""
        return self.rows().of_college(college) if college else self.rows()

    def in_years(self, college, years):
        return self.of(college).annotate(in_year=ExtractYear(self.day)).filter(in_year__in=years)


# --- rows ---------------------------------------------------------------------------------------------------------------


def _events():
    return Event.objects.standing()


def _filed():
    """With the day of the first filing, and by when it was due."""
    first = PlanFiling.objects.filter(plan__event=OuterRef("pk")).order_by("filed_at", "pk")
    return _events().annotate(
        filed_on=Subquery(first.values(day=TruncDate("filed_at"))[:1]), filing_due=Subquery(first.values("due_on")[:1])
    )


def _in_time():
    return _filed().filter(filed_on__lte=F("filing_due"))


def _late():
    return _filed().filter(filed_on__gt=F("filing_due"))


def _with_guests():
    return _events().filter(taken__gt=0)


def _attended():
    """As the filed report says, else as people checked in."""
    said = EventReport.objects.filter(event=OuterRef("pk"), filed_at__isnull=False).values("attended")[:1]
    there = CheckIn.objects.standing().filter(event=OuterRef("pk")).order_by().values("event")
    noted = there.annotate(people=Sum("people")).values("people")[:1]
    attended = Coalesce(Subquery(said), Subquery(noted), 0, output_field=IntegerField())
    return _events().annotate(attended=attended).filter(attended__gt=0)


def _classes():
    return EventClass.objects.exclude(event__state=Event.State.CANCELLED)


def _wanted():
    """Directories that are to be handed in: of events that are over, unless the office does without."""
    return _classes().filter(event__ends_at__lte=timezone.now(), excused="")


def _handed_in_time():
    due = ExpressionWrapper(TruncDate("event__ends_at") + days_after("event__kind"), output_field=DateField())
    rows = _wanted().filter(upload__state=IMPORTED).annotate(directory_due=due)
    return rows.filter(handed_in_at__date__lte=F("directory_due"))


def _answered():
    return Suggestion.objects.filter(state__in=[Suggestion.State.ANSWERED, Suggestion.State.SET_ASIDE])


OF_EVENT = {"day": "event__starts_at", "college": "event__college"}
HEARD = {"day": "heard_at"}
MEASURES = {
    each.key: each
    for each in (
        Measure("events", "举办活动", "场", _events),
        Measure("plans_in_time", "方案按期报送", "份", _in_time),
        Measure("plans_late", "方案迟报", "份", _late),
        Measure("registered", "报名", "人", _with_guests, adds="taken"),
        Measure("attended", "到场", "人", _attended, adds="attended"),
        Measure("classes", "参加班级", "个", _classes, **OF_EVENT),
        Measure("directories", "应交通讯录", "份", _wanted, **OF_EVENT),
        Measure("directories_in_time", "通讯录按期交存", "份", _handed_in_time, **OF_EVENT),
        Measure("suggestions", "听取建议", "条", Suggestion.objects.all, **HEARD),
        Measure("answered", "建议已答复", "条", _answered, **HEARD),
    )
}


# --- figures -------------------------------------------------------------------------------------------------------------


@dataclass
class Report:
    """`numbers[measure, year]` is a Counter of units (a college's id, or SCHOOL); `kinds[year]` one of kinds."""

    year: int
    years: list
    units: list  # [(id or SCHOOL, name)]
    numbers: dict = field(default_factory=dict)
    kinds: dict = field(default_factory=dict)

    def of(self, key, year=None, unit=None):
        """The figure of one unit, or of all."""
        found = self.numbers[key, year or self.year]
        return found.total() if unit is None else found[unit]

    @property
    def is_empty(self):
        return not any(self.of(key) for key in MEASURES)


def report_of(year, college=None):
    """The year, and those before it for comparison, in as many queries as there are measures and a few."""
    years = list(range(max(year - YEARS_SHOWN + 1, FIRST_YEAR - 1), year + 1))
    today = College.objects.successors()
    report = Report(year, years, [])
    for key, measure in MEASURES.items():
        report.numbers |= {(key, each): Counter() for each in years}
        rows = measure.in_years(college, years).order_by().values_list("in_year", measure.college)
        for in_year, unit, number in rows.annotate(number=measure.number):
            report.numbers[key, in_year][today[unit] if unit else SCHOOL] += number or 0
    report.kinds = _kinds(college, years)
    report.units = _units(report, college)
    return report


def _kinds(college, years):
    found = {year: Counter() for year in years}
    rows = MEASURES["events"].in_years(college, years).order_by().values_list("in_year", "kind")
    for in_year, kind, number in rows.annotate(number=Count("pk")):
        found[in_year][Kind(kind)] += number
    return found


def _units(report, college):
    """The college alone, else the school, the colleges of today, and those of before that have figures."""
    if college:
        return [(college.pk, college.name)]
    counted = {unit for found in report.numbers.values() for unit in found}
    colleges = [each for each in College.objects.all() if each.closed_on is None or each.pk in counted]
    return [(SCHOOL, "学校"), *((each.pk, each.name) for each in colleges)]


def behind(measure, *, year, college=None, unit=None, kind=""):
    """The rows of a figure, the latest first; `unit` as in Report, `kind` only of events."""
    rows = measure.in_years(college, [year])
    if unit == SCHOOL:
        rows = rows.filter(**{f"{measure.college}__isnull": True})
    elif unit:
        rows = rows.filter(**{f"{measure.college}__in": College.objects.family_of(College(pk=unit))})
    if kind:
        rows = rows.filter(kind=kind)
    return rows.order_by(f"-{measure.day}", "-pk")


def years_with_events(college=None):
    """The latest first; this one always, and the next where something is planned for it."""
    events = Event.objects.of_college(college) if college else Event.objects.all()
    found = set(events.order_by().annotate(in_year=ExtractYear("starts_at")).values_list("in_year", flat=True))
    heard = Suggestion.objects.of_college(college) if college else Suggestion.objects.all()
    found |= set(heard.order_by().annotate(in_year=ExtractYear("heard_at")).values_list("in_year", flat=True))
    return sorted(found | {timezone.localdate().year}, reverse=True)
