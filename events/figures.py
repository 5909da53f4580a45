"""How the articles on events stand for a unit this year (art. 12–16): counted from its own events."""

from urllib.parse import urlencode

from django.urls import reverse

from events.hand_in import complete, ending_is_overdue
from events.models import OF_COLLEGE, OF_SCHOOL, Event, EventDepartment, Kind, PlanFiling, ServiceRule, Suggestion
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


@declares_figures(12)
def events_held(college, year):
    events = _events(college, year)
    return [Figure("已举办的校友活动", events.past().count(), events.count(), "场", **_urls(show="all", year=year))]


@declares_figures(12)
def departments_told(college, year):
    """Of the departments concerned, which were told in time to help."""
    asked = EventDepartment.objects.filter(event__in=_events(college, year))
    told = asked.filter(told_at__isnull=False).count()
    return [Figure("已告知的有关部门", told, asked.count(), "次", **_urls(show="all", year=year))]


@declares_figures(12)
def suggestions_answered(college, year):
    """Of what was heard in the year, what has an answer or a reason why nothing is done."""
    heard = Suggestion.objects.of_college(college) if college else Suggestion.objects.all()
    heard = heard.filter(heard_at__year=year)
    pages = {"college_url": "college:events:suggestion-list", "office_url": "admin:event-suggestion-list"}
    urls = {name: reverse(page) for name, page in pages.items()}
    answered = heard.exclude(pk__in=heard.unanswered().values("pk"))
    return [Figure("已答复的校友建议", answered.count(), heard.count(), "条", **urls)]


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
    url = reverse("admin:event-list") + f"?{urlencode({'show': 'all', 'year': year, 'college': 'school'})}"
    return [Figure("已举办的大型活动", events.past().count(), events.count(), "场", office_url=url)]


@declares_figures(15)
def reunions(college, year):
    events = _events(college, year).filter(kind__in=OF_COLLEGE)
    return [
        Figure("已举办的年级和班级返校", events.past().count(), events.count(), "场", **_urls(show="all", year=year))
    ]


@declares_figures(13, 15)
def plans_in_time(college, year):
    """Of the events whose plan was filed, those filed first by the day that the rule sets."""
    events = _events(college, year).filter(college__isnull=False)
    first = PlanFiling.objects.filter(plan__event__in=events).order_by("plan_id", "filed_at", "pk").distinct("plan")
    filings = list(first)
    in_time = sum(not filing.days_late for filing in filings)
    return [Figure("按期报送的活动方案", in_time, len(filings), "份", **_urls(show="all", year=year))]


@declares_figures(16)
def handed_in(college, year):
    """Of the colleges' events that are over, those whose report, papers and directories are all in."""
    over = _events(college, year).past().filter(college__isnull=False)
    late = over.filter(ending_is_overdue())
    asked = {"show": "past", "year": year, "office": {"college": "colleges"}}
    return [
        Figure("已交齐总结和通讯录的活动", complete(over).count(), over.count(), "场", **_urls(**asked)),
        Figure("总结和通讯录逾期未交", late.count(), over.count(), "场", **_urls(**asked, late="ending_late")),
    ]
