"""What apps above know of a college's history: each declares it in its own `history_panels.py` (art. 11: 优秀校友等信息).

What is declared is a query, shown beside the published history as it is that day; it is never copied into an edition.
"""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Item:
    label: str
    url: str
    say: str = ""


@dataclass(frozen=True)
class HistoryPart:
    """`items`: what is public of it today. `key` is the part of art. 11 that it answers, as in `colleges.history.WANTED`."""

    key: str
    title: str
    items: tuple[Item, ...] = field(default=())
    all_url: str = ""


_sources: list[Callable[[list], dict[int, HistoryPart]]] = []


def declares_history_parts(source):
    """Register `source(colleges) -> {id of the college: HistoryPart}`, for several colleges in a fixed number of queries."""
    _sources.append(source)
    return source


def parts_for(college):
    """The declared parts of one college that have something to show."""
    found = [source([college]).get(college.pk) for source in _sources]
    return [part for part in found if part and part.items]


def told_on_paper(college, absolute):
    """`[(title, address)]` of those parts; `absolute` makes an address that can be typed in."""
    return [(part.title, absolute(part.all_url)) for part in parts_for(college) if part.all_url]


def declared_keys(colleges):
    """`{id of the college: keys of the declared parts that have something}`."""
    keys = {college.pk: set() for college in colleges}
    for source in _sources:
        for pk, part in source(colleges).items():
            if part.items:
                keys[pk].add(part.key)
    return keys
