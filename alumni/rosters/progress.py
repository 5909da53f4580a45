"""Whether an import or an undoing of the upload is still going on, for a visitor who comes back to its page."""

from django.db import transaction

from alumni.models import RosterUpload
from common.progress import progress_of


def is_running(upload):
    """An unfinished progress alone may be the rest of a broken attempt; the act itself holds the upload's row locked."""
    progress = progress_of(upload.progress_key)
    if progress is None or progress.done >= progress.total:
        return False
    with transaction.atomic():
        free = RosterUpload.objects.select_for_update(skip_locked=True, of=["self"]).filter(pk=upload.pk)
        return not free.values_list("pk", flat=True).first()
