"""What waits of the preparation: tasks, rooms to book anew, guests who have not answered, invitations to send."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from colleges.todos import Todo, declares_department_todos, declares_todos
from events.models import Event, EventTask, Guest, VenueBooking

SOON, BEFORE = timedelta(days=7), timedelta(days=5)
ARTICLE = 15


@declares_todos
def tasks_to_do(desk):
    """At a college's desk, and the office's for its own events: what is due within a week or late.

    What somebody is charged with by name waits at that person's desk only.
    """
    rows = _own(EventTask.objects, desk).open().filter(due_on__lte=timezone.localdate() + SOON)
    mine = Q(user=None, department=None) | Q(user=desk.user) if desk.user else Q()
    rows = rows.filter(mine).select_related("event").order_by("due_on", "pk")
    return _line("活动筹备事项到期", rows, desk, "tasks", lambda row: (row.due_on, f"{row.title}（{row.event.title}）"))


@declares_todos
def bookings_to_renew(desk):
    rows = _own(VenueBooking.objects, desk).to_renew().filter(event__state=Event.State.PREPARING)
    rows = rows.filter(ends_at__gt=timezone.now()).select_related("event", "venue").order_by("event__starts_at", "pk")
    title = "活动时间已变，场地要重新预订"
    return _line(
        title, rows, desk, "booking-list", lambda row: (row.event.first_day, f"{row.event.title}：{row.venue}")
    )


@declares_todos
def guests_to_ask(desk):
    """Invited, and silent a few days before."""
    soon = {"event__starts_at__gt": timezone.now(), "event__starts_at__lte": timezone.now() + BEFORE}
    rows = _own(Guest.objects, desk).invitable().without_reply().filter(**soon, event__state=Event.State.PREPARING)
    rows = rows.exclude(invited_on=None).select_related("event").order_by("event__starts_at", "pk")
    title = "嘉宾还没有回复，请打电话问一问"
    return _line(title, rows, desk, "guests", lambda row: (row.event.first_day, f"{row.event.title}：{row.name}"))


@declares_department_todos
def tasks_of_departments(desk):
    rows = EventTask.objects.open().of_departments(desk.departments).select_related("event")
    rows = list(rows.order_by("due_on", "pk"))
    if not rows:
        return []
    facts = {"article": ARTICLE, "due_on": rows[0].due_on, "detail": f"{rows[0].title}（{rows[0].event.title}）"}
    return [Todo("校友活动里交给部门办的事", len(rows), reverse("desk:events:list"), **facts)]


def _own(rows, desk):
    return rows.of_college(desk.college) if desk.college else rows.filter(event__college=None)


def _line(title, rows, desk, page, said):
    found = list(rows)
    if not found:
        return []
    due_on, detail = said(found[0])
    door = "college:events:" if desk.college else "admin:event-"
    url = reverse(f"{door}{page}", args=[found[0].event_id])
    return [Todo(title, len(found), url, article=ARTICLE, due_on=due_on, detail=detail)]
