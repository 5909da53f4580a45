"""Lists of events: filtered, what is late in front, each line with what is the matter."""

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils import timezone

from events.deadlines import days_by_kind, plan_is_late, task_is_late
from events.hand_in import ending_is_overdue
from events.models import OF_COLLEGE, OF_SCHOOL, Event, Kind
from events.words import badges_of

UNFINISHED, UPCOMING, PAST, ENDED = "", "upcoming", "past", "ended"
SHOWN = [
    (UNFINISHED, "未办结的"),
    (UPCOMING, "即将举行的"),
    (PAST, "已举行的"),
    (ENDED, "办结和取消的"),
    ("all", "全部"),
]
SCHOOL, COLLEGES = "school", "colleges"
#: kinds of events as a list offers them: those of an article together, then each
GROUPS = {"large": ("学校大型活动（各种）", OF_SCHOOL), "reunions": ("年级和班级返校", OF_COLLEGE)}
KINDS = [*((key, label) for key, (label, _) in GROUPS.items()), *Kind.choices]
LATE = {"plan_late": "方案迟报", "ending_late": "总结和通讯录逾期", "tasks_late": "筹备事项逾期"}


def listed(events, *, show=UNFINISHED, kind="", state="", college="", year=None, late="", q=""):
    """The events that a list asks for, with what is late of each; late ones in front, then the nearest day.

    `kind`: a key of KINDS. `late`: a key of LATE, or anything else for whatever is late.
    """
    days = days_by_kind()
    events = _shown(events, show).annotate(
        plan_late=_flag(plan_is_late(days)),
        ending_late=_flag(ending_is_overdue(days)),
        tasks_late=_flag(task_is_late()),
    )
    kinds = GROUPS[kind][1] if kind in GROUPS else [kind] if kind else None
    wanted = {"kind__in": kinds, "plan__state": state, "college": college, "starts_at__year": year}
    if college in (SCHOOL, COLLEGES):
        wanted["college"], events = "", events.filter(college__isnull=college == SCHOOL)
    events = events.filter(**{name: value for name, value in wanted.items() if value})
    if q:
        events = events.filter(Q(title__icontains=q) | Q(place__icontains=q))
    events = events.annotate(is_late=_flag(Q(plan_late=True) | Q(ending_late=True) | Q(tasks_late=True)))
    if late:
        events = events.filter(**{late if late in LATE else "is_late": True})
    backwards = show in (PAST, ENDED, "all")
    return events.order_by("-is_late", "-starts_at" if backwards else "starts_at", "pk")


def _flag(condition):
    return ExpressionWrapper(condition, output_field=BooleanField())


def _shown(events, show):
    if show == UPCOMING:
        return events.upcoming().standing()
    if show == PAST:
        return events.past().standing()
    if show == ENDED:
        return events.exclude(state=Event.State.PREPARING)
    return events.filter(state=Event.State.PREPARING) if show == UNFINISHED else events


def badges_in_list(event):
    """The event's badges and, in front, what of it is late."""
    late = [(label, "danger") for name, label in LATE.items() if getattr(event, name)]
    return [*late, *badges_of(event)]


def years_of(events):
    """The years in which there are events, the latest first; this one always."""
    found = {day.year for day in events.order_by().datetimes("starts_at", "year")}
    return sorted(found | {timezone.localdate().year}, reverse=True)
