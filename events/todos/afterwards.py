"""What waits after an event: report and directories (art. 16), and the office that closes it."""

from django.urls import reverse

from colleges.todos import Todo, declares_todos
from events.deadlines import days_by_kind, ending_due_on
from events.hand_in import complete, ending_is_overdue, undone_since
from events.models import Event

ARTICLE = 16


@declares_todos
def endings_to_hand_in(desk):
    """Whose event it is: nothing waits any more once all is in; the office then closes it."""
    over = _own(desk).filter(state=Event.State.PREPARING).past()
    waiting = over.exclude(pk__in=complete(over).values("pk"))
    days = days_by_kind()
    found = sorted(((ending_due_on(event, days), event) for event in waiting), key=lambda each: (each[0], each[1].pk))
    if not found:
        return []
    due_on, first = found[0]
    facts = {"article": ARTICLE, "due_on": due_on, "detail": f"最早一个：{first.title}"}
    page = "college:events:report" if desk.college else "admin:event-report"
    return [Todo("活动总结和通讯录待交存", len(found), reverse(page, args=[first.pk]), **facts)]


@declares_todos
def endings_to_close(desk):
    """The office closes what is complete, sees which college is late, and what a roster taken back left open."""
    if desk.college is not None:
        return []
    over = Event.objects.filter(state=Event.State.PREPARING).past()
    late = Event.objects.filter(ending_is_overdue(), college__isnull=False)
    undone = Event.objects.filter(event_classes__in=undone_since()).distinct()
    return [
        _line("活动材料已交齐，待办结", complete(over), "?show=past"),
        _line("学院活动总结和通讯录逾期未交", late, "?show=past&college=colleges&late=ending_late"),
        _line("已办结的活动，交存的名册后来被撤销", undone, "?show=ended"),
    ]


def _line(title, events, query):
    found = list(events.order_by("ends_at"))
    if not found:
        return Todo(title, 0, "")
    first = found[0]
    url = reverse("admin:event-report", args=[first.pk]) if len(found) == 1 else reverse("admin:event-list") + query
    return Todo(title, len(found), url, article=ARTICLE, detail=f"{first.title}（{first.unit}）")


def _own(desk):
    return Event.objects.of_college(desk.college) if desk.college else Event.objects.of_school()
