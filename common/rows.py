"""A row that a service writes: judged whole by its model, and refused in words where the database refuses it."""

from common.refusals import constraints_in_words
from common.versions import save_version


def write(row, *, seen=None, **facts):
    """Put `facts` on a locked VersionedModel row; `seen` is the version a form was opened with."""
    for name, value in facts.items():
        setattr(row, name, value)
    row.full_clean()
    save_version(row, seen=row.version if seen is None else seen, fields=facts)
    return row


def put_new(row):
    row.full_clean()
    with constraints_in_words(type(row)):
        row.save()
    return row
