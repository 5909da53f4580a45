"""The calendar: whose events stand in it, a month as weeks of days, and how it is narrowed down."""

from calendar import Calendar
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from colleges.models import College
from events.models import Event

FIRST_YEAR, LAST_YEAR = 2001, 2100
SCHOOL = "school"
WEEKDAYS = "一二三四五六日"


# --- whose events ------------------------------------------------------------------------------------------------------


def public_events():
    """What anybody reads; cancelled ones too, and said to be so."""
    return Event.objects.public().select_related("college", "plan")


def desk_events(college):
    """A college's own, whatever their state, and of the others what is public; None: the office, which sees all."""
    events = Event.objects.select_related("college", "plan")
    if college is None:
        return events
    own = Q(college__in=College.objects.family_of(college))
    return events.filter(own | Q(pk__in=Event.objects.public().values("pk")))


def narrowed(events, *, kind="", college=""):
    """`college`: its id, or SCHOOL."""
    if kind:
        events = events.filter(kind=kind)
    if college == SCHOOL:
        return events.of_school()
    return events.of_college(College(pk=int(college))) if college else events


# --- a month -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Month:
    year: int
    number: int

    @property
    def key(self):
        """As it stands in an address: 2026-12."""
        return f"{self.year}-{self.number:02d}"

    @property
    def label(self):
        return f"{self.year}年{self.number}月"

    @property
    def first(self):
        return date(self.year, self.number, 1)

    @property
    def last(self):
        return (self.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)

    @property
    def before(self):
        return month_of(self.first - timedelta(days=1))

    @property
    def after(self):
        return month_of(self.last + timedelta(days=1))

    @property
    def weeks(self):
        """Whole weeks from Monday on."""
        return Calendar().monthdatescalendar(self.year, self.number)


def month_of(day):
    """None outside of the years in which events may be."""
    return Month(day.year, day.month) if FIRST_YEAR <= day.year <= LAST_YEAR else None


def asked_month(text):
    """`2026-12`; what cannot be read is this month."""
    year, _, number = text.partition("-")
    is_plain = year.isascii() and year.isdecimal() and number.isascii() and number.isdecimal()
    if is_plain and len(year) == 4 and len(number) <= 2 and 1 <= int(number) <= 12:
        month = month_of(date(max(int(year), 1), int(number), 1))
        if month:
            return month
    return month_of(timezone.localdate())


@dataclass(frozen=True)
class Entry:
    """One event in somebody's calendar; `is_own`: it opens the working page, else the public one."""

    event: Event
    is_own: bool = False

    @property
    def is_cancelled(self):
        return self.event.state == Event.State.CANCELLED

    @property
    def starts(self):
        return timezone.localtime(self.event.starts_at)

    def touches(self, day):
        return self.event.first_day <= day <= self.event.last_day


@dataclass(frozen=True)
class Day:
    date: date
    inside: bool
    is_today: bool
    entries: list = field(default_factory=list)


@dataclass(frozen=True)
class Sheet:
    """A month with what is in it; `later`: the month of the next event, where there is nothing in this one."""

    month: Month
    weeks: list
    entries: list
    later: Month | None = None


def sheet_of(events, month, *, own=None):
    """`own`: ids of the colleges whose events are one's own; None: all are."""
    weeks, today = month.weeks, timezone.localdate()
    found = [_entry(event, own) for event in events.between(weeks[0][0], weeks[-1][-1])]
    entries = [entry for entry in found if entry.event.first_day <= month.last and entry.event.last_day >= month.first]
    days = [
        [Day(day, day.month == month.number, day == today, [e for e in found if e.touches(day)]) for day in week]
        for week in weeks
    ]
    return Sheet(month, days, entries, None if entries else _later(events, month))


def _entry(event, own):
    return Entry(event, own is None or event.college_id in own)


def _later(events, month):
    coming = events.filter(starts_at__date__gt=month.last).order_by("starts_at").first()
    return month_of(coming.first_day) if coming else None
