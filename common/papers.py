"""Papers in the database: a row that may be finished by those who decide on it, and is otherwise never changed or deleted."""

import pgtrigger


def stays_as_it_is(*, until, but):
    """Triggers of such a table: no row is deleted; only the columns `but` ever change, and those while `until` holds
    (a condition on `old__` columns)."""
    return [
        pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
        pgtrigger.ReadOnly(name="words_stay", exclude=list(but)),
        pgtrigger.Protect(name="decided_once", operation=pgtrigger.Update, condition=~until),
    ]
