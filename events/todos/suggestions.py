"""What waits because of suggestions (art. 12): to be answered or passed on, answered by a department, told to whoever made them."""

from django.db.models import F
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from colleges.todos import Todo, declares_department_todos, declares_todos
from events.models import Suggestion
from events.querysets import DEALT_WITH_IN

ARTICLE = 12


@declares_todos
def suggestions(desk):
    """Who heard it answers and tells; the office sees what colleges and departments leave lying."""
    rows = Suggestion.objects.select_related("event")
    if desk.college:
        own = rows.of_college(desk.college)
        return [
            *_line(desk, "校友建议待答复或转交", _oldest(own.with_the_college()), "state=college"),
            *_line(desk, "建议的答复还没有转告本人", own.to_tell().order_by("answered_at", "pk"), "state=untold"),
        ]
    own = rows.filter(college__isnull=True)
    late = rows.overdue()
    return [
        *_line(desk, "校友建议待答复或转办", _oldest(rows.with_the_office()), "state=office"),
        *_line(desk, "学院逾期没有处理的校友建议", _oldest(late.with_the_college()), "state=college&late=1"),
        *_line(desk, "部门逾期没有答复的校友建议", _due(late.filter(state="assigned")), "state=assigned&late=1"),
        *_line(desk, "建议的答复还没有转告本人", own.to_tell().order_by("answered_at", "pk"), "state=ours_untold"),
    ]


@declares_department_todos
def suggestions_to_answer(desk):
    rows = _due(Suggestion.objects.of_departments(desk.departments).filter(state="assigned"))
    first = rows.first()
    if first is None:
        return []
    count = rows.count()
    url = reverse("desk:events:suggestion-detail", args=[first.pk])
    facts = {"article": ARTICLE, "due_on": first.due_on, "detail": str(first)}
    return [Todo("校友建议待答复", count, url if count == 1 else reverse("desk:events:suggestion-list"), **facts)]


def _oldest(rows):
    return rows.order_by(Coalesce("handed_on_at", "heard_at"), "pk")


def _due(rows):
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def _line(desk, title, rows, query):
    """Where one waits it opens itself, else the list."""
    first = rows.first()
    if first is None:
        return []
    door, count = "college:events:" if desk.college else "admin:event-", rows.count()
    one = reverse(f"{door}suggestion-detail", args=[first.pk])
    url = one if count == 1 else f"{reverse(f'{door}suggestion-list')}?{query}"
    return [Todo(title, count, url, article=ARTICLE, due_on=_day_of(first), detail=str(first))]


def _day_of(row):
    """An answer is told within as many days as a suggestion is dealt with."""
    return timezone.localdate(row.answered_at) + DEALT_WITH_IN if row.is_answered else row.waits_until
