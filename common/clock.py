"""Clock work: each app registers what is due, `manage.py run_due` does it, the office sees the last runs.

A job is a function without arguments that returns how many rows it touched and may be run at any time, twice too.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from common.models import ClockRun

logger = logging.getLogger(__name__)
LOCK = 7_203_001


@dataclass(frozen=True)
class Job:
    name: str
    label: str
    run: Callable[[], int]


_jobs: dict[str, Job] = {}


def due(label):
    """Register the decorated function as clock work under its own name."""

    def register(function):
        name = f"{function.__module__.split('.')[0]}.{function.__name__}"
        _jobs[name] = Job(name, label, function)
        return function

    return register


def jobs():
    autodiscover_modules("clockwork")
    return sorted(_jobs.values(), key=lambda job: job.name)


def run_due():
    """Run every job; one that fails is recorded and does not stop the others. Return the runs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return []
    try:
        return [_run(job) for job in jobs()]
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _run(job):
    run = ClockRun.objects.create(job=job.name, label=job.label)
    try:
        with transaction.atomic():
            run.affected = job.run()
    except Exception as error:
        logger.exception("clock work failed: %s", job.name)
        run.error = f"{type(error).__name__}: {error}"[:2000]
    run.finished_at = timezone.now()
    run.save()
    return run
