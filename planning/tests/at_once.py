"""Two at the same moment, each with a connection of its own, as two browsers are."""

import time
from concurrent.futures import ThreadPoolExecutor

from django.db import connection, transaction

PATIENCE = 20


def while_waiting(first, second):
    """Carry out `first()` in a transaction that is committed only once `second()`, in another thread, waits for its row;
    return what `second` returned, or raise what it raised."""
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            answer = pool.submit(_alone, second)
            _until_somebody_waits(answer)
        return answer.result(PATIENCE)


def _alone(act):
    try:
        return act()
    finally:
        connection.close()


def _until_somebody_waits(answer):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not answer.done():
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("the second did not wait for the first")
