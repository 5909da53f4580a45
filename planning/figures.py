"""How an article stands this year for a unit: live figures that each app declares in its own `figures.py`.

A unit is a college, the whole school, or the departments of one user.

Assessment counts by the same figures. A figure is a query, never stored.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`number` of `of` (where there is a whole), in `unit`; each face's address opens the list behind it."""

    label: str
    number: int
    of: int | None = None
    unit: str = ""
    college_url: str = ""
    office_url: str = ""
    desk_url: str = ""

    @property
    def percent(self):
        return round(100 * self.number / self.of) if self.of else None


_sources: dict[int, list[Callable[[object, int], list[Figure]]]] = {}
_desk_sources: dict[int, list[Callable[[object, list, int], list[Figure]]]] = {}


def declares_figures(*articles):
    """Register `source(college, year) -> list[Figure]` for these articles; `college` is None for the whole school."""

    return _declares(_sources, articles)


def declares_desk_figures(*articles):
    """Register `source(user, departments, year) -> list[Figure]`: what a department and its people are to do."""
    return _declares(_desk_sources, articles)


def _declares(sources, articles):
    def declared(source):
        for article in articles:
            sources.setdefault(article, []).append(source)
        return source

    return declared


def figures_for(article, *, college, year):
    return [figure for source in _sources.get(article, ()) for figure in source(college, year)]


def desk_figures_for(article, *, user, departments, year):
    return [figure for source in _desk_sources.get(article, ()) for figure in source(user, departments, year)]
