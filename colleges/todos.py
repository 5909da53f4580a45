"""What waits for whom: each app declares its queries in its own `todos.py`; nothing is stored."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone


@dataclass(frozen=True)
class Desk:
    """Whose desk is asked for: a college's (with the duty of who sits there) or, where `college` is None, the office's."""

    college: object = None
    duty: str = ""
    user: object = None


@dataclass(frozen=True)
class DepartmentDesk:
    """The desk of a user at `/desk/`: of the departments in which the user works today."""

    departments: tuple
    user: object


@dataclass(frozen=True)
class Todo:
    title: str
    count: int
    url: str
    article: int | None = None
    due_on: date | None = None
    detail: str = ""

    @property
    def is_overdue(self):
        return self.due_on is not None and self.due_on < timezone.localdate()


_sources: list[Callable[[Desk], list[Todo]]] = []
_department_sources: list[Callable[[DepartmentDesk], list[Todo]]] = []


def declares_todos(source):
    """Register `source(desk) -> list[Todo]`; it answers for a college's desk, for the office's, or with nothing."""
    _sources.append(source)
    return source


def declares_department_todos(source):
    """Register `source(department_desk) -> list[Todo]`: what waits at `/desk/`."""
    _department_sources.append(source)
    return source


def todos_for(desk):
    """All that waits at this desk, the nearest day first (so what is overdue in front), what has no day last."""
    sources = _department_sources if isinstance(desk, DepartmentDesk) else _sources
    found = [todo for source in sources for todo in source(desk) if todo.count]
    return sorted(found, key=lambda todo: (todo.due_on is None, todo.due_on or date.max, -todo.count))
