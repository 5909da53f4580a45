"""Progress of a long act, visible to others while its transaction is still open."""

from common.database import second_connection
from common.models import Progress

UPSERT = """
INSERT INTO common_progress (key, stage, done, total, updated_at) VALUES (%s, %s, %s, %s, now())
ON CONFLICT (key) DO UPDATE SET stage = excluded.stage, done = excluded.done, total = excluded.total, updated_at = now()
"""


def report_progress(key, stage, done=0, total=0):
    with second_connection() as cursor:
        cursor.execute(UPSERT, [key, stage, done, total])


def progress_of(key):
    return Progress.objects.filter(pk=key).first()
