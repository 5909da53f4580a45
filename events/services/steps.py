"""Tasks that are done by what happens anyway: the plan is filed, the report is handed in."""

from django.utils import timezone

from common.rows import write
from events.models import EventTask


def done_by_step(event, step, *, actor):
    """Open tasks of the locked event that this step does."""
    for task in _tasks(event, step).filter(done_at=None):
        write(task, done_by=actor, done_at=timezone.now())


def undone_with_step(event, step):
    """The step was taken back, or its paper returned."""
    for task in _tasks(event, step).filter(done_at__isnull=False):
        write(task, done_by=None, done_at=None)


def _tasks(event, step):
    return EventTask.objects.select_for_update(of=["self"]).filter(event=event, done_with=step)
