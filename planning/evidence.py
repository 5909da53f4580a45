"""What may prove that an item of a plan is done: each app declares its kinds of records in its own `evidence.py`.

A declared record is named, never copied: `Evidence.kind` and `Evidence.row` say which, and what it was called that day.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet


@dataclass(frozen=True)
class Found:
    """A record as it stands in a list to choose from, and where each face opens it ("" where it cannot).

    `kept`: what is written down of it where the label names a person, whose name must not outlive the record, or says
    what passes, as that something is overdue.
    """

    row: int
    label: str
    on: date | None = None
    college_url: str = ""
    office_url: str = ""
    kept: str = ""


@dataclass(frozen=True)
class EvidenceKind:
    """`rows(college, year)`: what the unit (None: the school) has of this kind in that year, the newest first.

    `all_rows(college)`: the same without the year, for looking one up again. `describe(row)` makes it a Found.
    """

    key: str
    label: str
    articles: tuple[int, ...]
    rows: Callable[[object, int], QuerySet]
    all_rows: Callable[[object], QuerySet]
    describe: Callable[[object], Found]


_kinds: dict[str, EvidenceKind] = {}


def declare_evidence(kind: EvidenceKind):
    if kind.key in _kinds:
        raise ValueError(f"evidence kind {kind.key} is declared twice")
    _kinds[kind.key] = kind
    return kind


def kinds():
    return sorted(_kinds.values(), key=lambda kind: (kind.articles, kind.key))


def kind_of(key):
    """The declared kind, or None: an app may have gone since the evidence was given."""
    return _kinds.get(key)
