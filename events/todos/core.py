"""What waits of an event as a whole: reunions to begin, departments to tell and to answer."""

from datetime import date

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from colleges.todos import Todo, declares_department_todos, declares_todos
from events.models import EventDepartment
from events.reunions import classes_of, reunions

#: next year's reunions are talked over once the term has begun
FROM_MONTH = 9


@declares_todos
def reunions_to_begin(desk):
    """The college's classes that have a round number of years next year, as long as no event of theirs stands."""
    today = timezone.localdate()
    if desk.college is None or today.month < FROM_MONTH:
        return []
    year = today.year + 1
    free = [group for reunion in reunions(year, classes_of(desk.college)) for group in reunion.free]
    url = f"{reverse('college:events:reunions')}?year={year}"
    facts = {"article": 15, "due_on": date(today.year, 12, 31), "detail": "请与班级联络员商定是否返校。"}
    return [Todo(f"{year} 年值年的班级还没有安排返校", len(free), url, **facts)]


@declares_todos
def departments_to_tell(desk):
    """Listed as concerned, of an event that is going ahead, and not told of it or of its last change."""
    rows = EventDepartment.objects.of_college(desk.college) if desk.college else _of_school()
    unknown = Q(told_at__isnull=True) | Q(told_change__lt=F("event__change_no"))
    stands = {"event__state": "preparing", "event__plan__state": "approved", "event__ends_at__gt": timezone.now()}
    rows = rows.filter(unknown, **stands).select_related("event").order_by("event__starts_at", "pk")
    first = rows.first()
    if first is None:
        return []
    url = reverse(f"{'college:events:' if desk.college else 'admin:event-'}departments", args=[first.event_id])
    facts = {"article": 12, "due_on": first.event.first_day, "detail": f"最近一项：{first.event.title}"}
    return [Todo("活动的有关部门还没有告知", rows.count(), url, **facts)]


def _of_school():
    return EventDepartment.objects.filter(event__college__isnull=True)


@declares_department_todos
def events_to_answer(desk):
    rows = EventDepartment.objects.of_departments(desk.departments).waiting_for_reply()
    rows = rows.select_related("event").order_by("event__starts_at", "pk")
    first = rows.first()
    if first is None:
        return []
    count = rows.count()
    url = reverse("desk:events:detail", args=[first.pk]) if count == 1 else reverse("desk:events:list")
    facts = {"article": 12, "due_on": first.event.first_day, "detail": f"最近一项：{first.event.title}"}
    return [Todo("请部门配合的校友活动，请回复", count, url, **facts)]
