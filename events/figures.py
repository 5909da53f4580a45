"""How the articles on events stand for a unit this year (art. 12–16): counted from its own events."""

from urllib.parse import urlencode

from django.urls import reverse

from events.hand_in import complete, ending_is_overdue
from events.models import OF_COLLEGE, OF_SCHOOL, Event, EventDepartment, Kind, ServiceRule
from events.reports import MEASURES, behind
from planning.figures import Figure, declares_figures


def _events(college, year):
    rows = Event.objects.of_college(college) if college else Event.objects.all()
    return rows.standing().filter(starts_at__year=year)


def _urls(*, office=None, **asked):
    """The list behind a figure at each door; `office`: what it asks for besides, among all units."""
    return {
        "college_url": f"{reverse('college:events:list')}?{urlencode(asked)}",
        "office_url": f"{reverse('admin:event-list')}?{urlencode(asked | (office or {}))}",
    }


def _behind(measure, year):
    """The rows of a figure of the year at each door."""
    pages = {"college_url": "college:events:figures-behind", "office_url": "admin:event-figures-behind"}
    return {door: f"{reverse(page)}?{urlencode({'what': measure, 'year': year})}" for door, page in pages.items()}


def _counted(measure, college, year):
    return behind(MEASURES[measure], year=year, college=college).count()


@declares_figures(12)
def events_held(college, year):
    events = _events(college, year)
    return [Figure("已举办的校友活动", events.past().count(), events.count(), "场", **_urls(show="past", year=year))]


@declares_figures(12)
def departments_told(college, year):
    """Of the departments concerned, which were told in time to help."""
    asked = EventDepartment.objects.filter(event__in=_events(college, year))
    told = asked.filter(told_at__isnull=False).count()
    return [Figure("已告知的有关部门", told, asked.count(), "次")]


@declares_figures(12)
def suggestions_answered(college, year):
    """Of what was heard in the year, what has an answer or a reason why nothing is done."""
    answered, heard = (_counted(measure, college, year) for measure in ("answered", "suggestions"))
    return [Figure("已答复的校友建议", answered, heard, "条", **_behind("answered", year))]


@declares_figures(13)
def rules_kept(college, year):
    """The office's own: kinds of events for which it keeps a rule."""
    if college is not None:
        return []
    return [Figure("已制定服务办法的活动种类", ServiceRule.objects.count(), len(Kind), "种")]


@declares_figures(14)
def large_events(college, year):
    """The school's; a college has none."""
    if college is not None:
        return []
    events = _events(None, year).filter(kind__in=OF_SCHOOL)
    url = f"{reverse('admin:event-list')}?{urlencode({'show': 'past', 'year': year, 'kind': 'large'})}"
    return [Figure("已举办的大型活动", events.past().count(), events.count(), "场", office_url=url)]


@declares_figures(15)
def reunions(college, year):
    events = _events(college, year).filter(kind__in=OF_COLLEGE)
    urls = _urls(show="past", year=year, kind="reunions")
    return [Figure("已举办的年级和班级返校", events.past().count(), events.count(), "场", **urls)]


@declares_figures(13, 15)
def plans_in_time(college, year):
    """Of the events whose plan was filed, those filed first by the day that the rule sets."""
    in_time, late = (_counted(measure, college, year) for measure in ("plans_in_time", "plans_late"))
    return [Figure("按期报送的活动方案", in_time, in_time + late, "份", **_behind("plans_in_time", year))]


@declares_figures(16)
def handed_in(college, year):
    """Of the colleges' events that are over, those whose report, papers and directories are all in."""
    over = _events(college, year).past().filter(college__isnull=False)
    late = over.filter(ending_is_overdue())
    asked = {"show": "past", "year": year, "office": {"college": "colleges"}}
    return [
        Figure("已交齐总结和通讯录的活动", complete(over).count(), over.count(), "场"),
        Figure("总结和通讯录逾期未交", late.count(), over.count(), "场", **_urls(**asked, late="ending_late")),
    ]
