"""Parts of a desk that apps above declare: figures, charts, lists. Like to-dos, a panel is a query, never stored."""

from collections.abc import Callable
from dataclasses import dataclass, field

from colleges.todos import Desk


@dataclass(frozen=True)
class Panel:
    title: str
    template: str
    context: dict = field(default_factory=dict)
    order: int = 100


_sources: list[Callable[[Desk], list[Panel]]] = []


def declares_panels(source):
    """Register `source(desk) -> list[Panel]`."""
    _sources.append(source)
    return source


def panels_for(desk):
    return sorted((panel for source in _sources for panel in source(desk)), key=lambda panel: panel.order)
