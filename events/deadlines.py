"""Until when the plan of an event is to be filed and its report handed in, by the service rule of its kind (art. 13)."""

from datetime import datetime, time, timedelta

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When
from django.utils import timezone

from events.models import Event, EventPlan, EventTask, Kind, ServiceRule
from events.rule_defaults import DEFAULTS

UNFILED = (EventPlan.State.DRAFT, EventPlan.State.RETURNED)


def days_by_kind():
    """`{kind: (days before it by which the plan is filed, days after it by which the report is)}`, in one query."""
    kept = {kind: days for kind, *days in ServiceRule.objects.values_list("kind", "lead_days", "after_days")}
    return {kind: tuple(kept.get(kind, (DEFAULTS[kind].lead_days, DEFAULTS[kind].after_days))) for kind in Kind}


def days_after(kind="kind"):
    """The days after an event by which its report is due, as a column; `kind`: where the row tells the event's kind."""
    known = (When(**{kind: value}, then=Value(after)) for value, (_, after) in days_by_kind().items())
    return Case(*known, output_field=IntegerField())


def plan_due_on(event, days=None):
    """The last day for filing the plan."""
    return event.first_day - timedelta(days=(days or days_by_kind())[event.kind][0])


def ending_due_on(event, days=None):
    """The last day for report and directory."""
    return event.last_day + timedelta(days=(days or days_by_kind())[event.kind][1])


def plan_is_late(days=None):
    """Q of events whose plan should have been filed by now; it stays late until it is, also when the day is over."""
    today, days = timezone.localdate(), days or days_by_kind()
    late = Q(pk__in=[])
    for kind, (before, _) in days.items():
        late |= Q(kind=kind, starts_at__lt=_midnight(today + timedelta(days=before)))
    return late & Q(state=Event.State.PREPARING, plan__state__in=UNFILED)


def ending_is_late(days=None):
    """Q of events that are over, and whose report and directory should have been handed in by now."""
    today, days = timezone.localdate(), days or days_by_kind()
    late = Q(pk__in=[])
    for kind, (_, after) in days.items():
        late |= Q(kind=kind, ends_at__lt=_midnight(today - timedelta(days=after)))
    return late & Q(state=Event.State.PREPARING, ends_at__lte=timezone.now())


def task_is_late():
    """Q of events that stand with a task past its day."""
    return Q(Exists(EventTask.objects.overdue().filter(event=OuterRef("pk"))))


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time()))
