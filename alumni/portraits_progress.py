"""How far a class's photos have come, for whoever waits before the page or comes back to it."""

import time

from django.db import transaction

from alumni.models import ClassGroup
from common.progress import progress_of, report_progress

STAGE = "正在核对并保存照片"
PAUSE = 1  # seconds between two reports: each opens a connection of its own


class Telling:
    """`step()` after each photo; leaving the block says that it is over, however it ended."""

    def __init__(self, group, total):
        self.key, self.total, self.done, self.told_at = key_of(group), total, 0, 0

    def __enter__(self):
        self._tell()
        return self

    def step(self):
        self.done = min(self.done + 1, self.total)
        if time.monotonic() - self.told_at >= PAUSE:
            self._tell()

    def __exit__(self, *failure):
        self.done = self.total
        self._tell()

    def _tell(self):
        self.told_at = time.monotonic()
        report_progress(self.key, STAGE, self.done, self.total)


def key_of(group):
    return f"portraits:{group.pk}"


def present_progress(group):
    """The Progress of what is still going on, else None: the act itself holds the class's row locked."""
    progress = progress_of(key_of(group))
    if progress is None or progress.done >= progress.total:
        return None
    with transaction.atomic():
        free = ClassGroup.objects.select_for_update(skip_locked=True, of=["self"]).filter(pk=group.pk)
        return None if free.values_list("pk", flat=True).first() else progress
