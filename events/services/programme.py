"""Programme and budget of a plan, line by line."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone

from audit.acts import act
from common.rows import put_new
from events.models import BudgetLine, ProgrammeItem
from events.services.plans import tell_of_changes, writable_plan

GONE = "这一项已被别人删除。请刷新页面后再看。"
#: guests arrive the day before and leave the day after
MARGIN = timedelta(days=1)


@act
def put_programme_item(event, *, item=None, changes, actor):
    """A new line, or other words for one of it."""
    plan = writable_plan(event)
    _refuse_day(plan.event, changes.get("starts_at"))
    return _put(plan, item or ProgrammeItem(plan=plan), changes)


@act
def put_budget_line(event, *, line=None, changes, actor):
    plan = writable_plan(event)
    return _put(plan, line or BudgetLine(plan=plan), changes)


@act
def remove_line(event, line, *, actor):
    """A line of the programme or of the budget; the trail keeps it."""
    plan = writable_plan(event)
    type(line).objects.filter(pk=line.pk, plan=plan).delete()
    tell_of_changes(plan)


def shift_programme(event, delta):
    """The programme goes along when the event is moved; the caller has locked the event."""
    event.plan.programme.update(starts_at=F("starts_at") + delta)


def _put(plan, row, changes):
    if row.pk is not None:
        row = type(row).objects.select_for_update().filter(pk=row.pk, plan=plan).first()
        if row is None:
            raise ValidationError(GONE)
    for name, value in changes.items():
        setattr(row, name, value)
    put_new(row)
    tell_of_changes(plan)
    return row


def fits_event(event, moment):
    return event.first_day - MARGIN <= timezone.localdate(moment) <= event.last_day + MARGIN


def _refuse_day(event, moment):
    if moment is not None and not fits_event(event, moment):
        raise ValidationError({"starts_at": "日程应在活动当天，报到和离校可以提前或推后一天。"})
