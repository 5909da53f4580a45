"""What waits because of registrations: people to look for in the database, free seats with people waiting, people to tell."""

from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from colleges.todos import Todo, declares_todos
from events.models import Event, Registration


@declares_todos
def registrations(desk):
    """Of what is going ahead or was cancelled with people on the list; each to-do opens the nearest event's list."""
    rows = Registration.objects.of_college(desk.college) if desk.college else _of_school()
    rows = rows.filter(event__ends_at__gt=timezone.now()).select_related("event").order_by("event__starts_at", "pk")
    standing = rows.exclude(event__state=Event.State.CLOSED)
    ahead = rows.filter(event__state=Event.State.PREPARING)
    free = ahead.waiting().filter(event__capacity__gt=F("event__taken")).order_by("event__starts_at", "queued_at")
    return [
        *_line(desk, "报名的人还没有与数据库核对", ahead.unmatched(), "unmatched"),
        *_line(desk, "活动有空名额，还有人候补", free, "waiting"),
        *_line(desk, "活动变动或候补转正，还要告知报名的人", standing.standing().untold(), "untold"),
    ]


def _of_school():
    return Registration.objects.filter(event__college__isnull=True)


def _line(desk, title, rows, show):
    first = rows.first()
    if first is None:
        return []
    event = first.event
    door = "college:events:" if desk.college else "admin:event-"
    url = f"{reverse(f'{door}registrations', args=[event.pk])}?show={show}"
    facts = {"article": event.article, "due_on": event.first_day, "detail": f"最近一个：{event.title}"}
    return [Todo(title, rows.count(), url, **facts)]
