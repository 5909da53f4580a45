"""Charts as the server draws them: pure functions from figures to coordinates, drawn by templates/components/chart_*.html.

Horizontal coordinates are percentages of the drawing's width, vertical ones pixels: words keep their size on a phone.
The title says what is to be seen ("近五年班级登记表完整率由 41% 升到 78%"), not what is plotted. Every mark may open the
list behind it (href). `small=True` shows counts of one to four as "<5" and draws them alike, for readers who are neither
the office nor the unit whose rows they are.
"""

import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from common.formats import SMALLEST_SHOWN, small_count, thousands
from common.regions import PROVINCES

ROW_HEIGHT = 48
LINE_HEIGHT = 208
LINE_TOP, LINE_BASE = 32, 168
LINE_LEFT, LINE_RIGHT = 6.0, 94.0
# The longest bar leaves room for its figure at the end.
BAR_SPAN = 82.0
# As many characters stand side by side under a chart on a phone.
AXIS_CHARACTERS = 40
TILE_HEIGHT = 52
TILE_COLUMNS = 7

# Two-digit prefix of GB/T 2260 → one-character name, column, row: where a reader looks for the province on a map.
TILES = {
    "23": ("黑", 6, 0), "15": ("蒙", 3, 1), "22": ("吉", 6, 1), "65": ("新", 0, 2), "62": ("甘", 1, 2), "64": ("宁", 2, 2),
    "14": ("晋", 3, 2), "11": ("京", 4, 2), "12": ("津", 5, 2), "21": ("辽", 6, 2), "54": ("藏", 0, 3), "63": ("青", 1, 3),
    "61": ("陕", 2, 3), "41": ("豫", 3, 3), "13": ("冀", 4, 3), "37": ("鲁", 5, 3), "51": ("川", 1, 4), "50": ("渝", 2, 4),
    "42": ("鄂", 3, 4), "34": ("皖", 4, 4), "32": ("苏", 5, 4), "31": ("沪", 6, 4), "53": ("云", 1, 5), "52": ("贵", 2, 5),
    "43": ("湘", 3, 5), "36": ("赣", 4, 5), "33": ("浙", 5, 5), "45": ("桂", 2, 6), "44": ("粤", 3, 6), "35": ("闽", 4, 6),
    "71": ("台", 6, 6), "46": ("琼", 2, 7), "82": ("澳", 3, 7), "81": ("港", 4, 7),
}  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """One thing that is drawn: a bar, a point, a part, a tile. `shown` is its figure in words; `value` hides what `shown` hides."""

    label: str
    value: float
    shown: str
    href: str = ""
    lit: bool = False
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    level: int = 0
    short: str = ""


@dataclass(frozen=True)
class Segment:
    """A piece of a line between two points."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Series:
    """A line, or in a stacked chart one row; `shown` is the row's total."""

    name: str
    marks: list[Mark]
    segments: list[Segment] = field(default_factory=list)
    lit: bool = False
    shown: str = ""
    href: str = ""
    label_dy: int = -12


@dataclass(frozen=True)
class Chart:
    """What every chart template reads; which of marks and series is filled depends on the kind."""

    title: str
    desc: str
    height: int
    columns: list[str]
    marks: list[Mark] = field(default_factory=list)
    series: list[Series] = field(default_factory=list)
    aside: list[Mark] = field(default_factory=list)
    size: float = 0.0
    note: str = ""

    @property
    def key(self) -> str:
        """For element ids: the same chart has the same id on every request, so that pages stay cacheable."""
        return f"chart-{zlib.crc32(self.title.encode()):08x}"

    @property
    def rows(self) -> list[tuple[list[str], str]]:
        """The table behind the drawing: cells and the address of the list behind them, largest province first."""
        if self.series:
            return [([line.name, mark.label, mark.shown], mark.href) for line in self.series for mark in line.marks]
        marks = sorted(self.marks, key=lambda mark: -mark.value) if self.size else self.marks
        return [([mark.label, mark.shown], mark.href) for mark in [*marks, *self.aside] if mark.value or not self.size]

    @property
    def is_linked(self) -> bool:
        """A drawing with links in it is a group of them to a screen reader, else one picture."""
        return any(mark.href for mark in [*self.marks, *(m for s in self.series for m in s.marks)])


def bar_chart(
    title: str, rows: Iterable[tuple], *, highlight: str | None = None, unit: str = "", small=False, desc=""
) -> Chart:
    """Horizontal bars from zero. rows: (label, value, href); `highlight` names the label that carries the accent."""
    rows = list(rows)
    longest = max((value for _, value, _ in rows), default=0) or 1
    marks = [
        Mark(
            label,
            _drawn(value, small),
            _shown(value, unit, small),
            href,
            label == highlight,
            y=index * ROW_HEIGHT,
            width=round(BAR_SPAN * _ratio(value, longest, small), 2),
        )
        for index, (label, value, href) in enumerate(rows)
    ]
    return Chart(title, desc or _spoken(marks), max(len(rows), 1) * ROW_HEIGHT, ["项目", "数量"], marks)


def line_chart(
    title: str, series: Iterable[tuple], *, highlight: str | None = None, unit: str = "", small=False, desc=""
) -> Chart:
    """Lines from a zero base over the same labels. series: (name, [(label, value, href)]); a value of None leaves a gap.

    `highlight` names the series that carries the accent; with one series it is that one.
    """
    series = [(name, list(points)) for name, points in series]
    top = max((value for _, points in series for _, value, _ in points if value is not None), default=0) or 1
    if highlight is None and len(series) == 1:
        highlight = series[0][0]
    drawn = [_draw_line(name, points, top, lit=name == highlight, unit=unit, small=small) for name, points in series]
    drawn = _spread_labels(drawn)
    axis = _axis([label for label, _, _ in series[0][1]]) if series else []
    spoken = "；".join(f"{line.name}：{_spoken(line.marks)}" for line in drawn)
    return Chart(title, desc or spoken, LINE_HEIGHT, ["系列", "时间", "数量"], axis, drawn)


def stacked_bar(title: str, rows: Iterable[tuple], *, unit: str = "", small=False, desc="") -> Chart:
    """One full-width bar a row, divided. rows: (label, [(part, value, href)], href); parts keep their order and colour."""
    drawn = [_draw_stack(label, list(parts), href, unit=unit, small=small) for label, parts, href in rows]
    spoken = "；".join(f"{row.name}：{_spoken(row.marks)}" for row in drawn)
    return Chart(title, desc or spoken, 12, ["项目", "部分", "数量"], series=drawn)


def tile_map(
    values: dict[str, int],
    *,
    title: str,
    href: Callable[[str], str] | None = None,
    home: str = "430000",
    elsewhere: Iterable[tuple] = (),
    small=False,
    desc="",
    note="",
) -> Chart:
    """All provinces as a grid of tiles in five steps of one hue. values: six-digit code → count; missing means none.

    href(code) gives the address of the list behind a tile that has people. elsewhere: (label, value, href) for those
    who are on no tile, such as 海外. note: how the figures were counted, a sentence under the tiles.
    """
    steps = _steps(values.values(), small)
    width = 100 / TILE_COLUMNS
    tiles = []
    for prefix, (short, column, row) in TILES.items():
        code = f"{prefix}0000"
        count = values.get(code, 0)
        level = bisect_left(steps, _drawn(count, small)) + 1 if count else 0
        link = href(code) if href and count else ""
        at = {"x": round(column * width, 2), "y": row * TILE_HEIGHT, "level": level, "short": short}
        tiles.append(Mark(PROVINCES[code], _drawn(count, small), _shown(count, "", small), link, code == home, **at))
    aside = [
        Mark(label, _drawn(value, small), _shown(value, "", small), link) for label, value, link in elsewhere if value
    ]
    most = sorted((tile for tile in tiles if tile.value), key=lambda tile: -tile.value)
    height = (max(row for _, _, row in TILES.values()) + 1) * TILE_HEIGHT
    return Chart(
        title,
        desc or _spoken(most[:5]),
        height,
        ["省份", "人数"],
        tiles,
        aside=aside,
        size=round(width - 0.8, 2),
        note=note,
    )


def _axis(labels: list[str]) -> list[Mark]:
    """Marks of the axis; of many, every second, third … counted from the last, so that they do not run into each other."""
    room = max(AXIS_CHARACTERS // (max(map(len, labels), default=0) + 1), 1)
    step = -(-len(labels) // room)
    shown = [index for index in range(len(labels)) if (len(labels) - 1 - index) % step == 0]
    return [Mark(labels[index], 0, "", x=_point_x(index, len(labels))) for index in shown]


def _draw_line(name: str, points: list[tuple], top: float, *, lit: bool, unit: str, small: bool) -> Series:
    marks = [
        Mark(
            label,
            _drawn(value, small),
            _shown(value, unit, small),
            href,
            lit,
            _point_x(index, len(points)),
            _point_y(value, top, small),
        )
        for index, (label, value, href) in enumerate(points)
        if value is not None
    ]
    at = {mark.label: mark for mark in marks}
    pairs = [(at.get(one[0]), at.get(two[0])) for one, two in zip(points, points[1:], strict=False)]
    return Series(name, marks, [Segment(a.x, a.y, b.x, b.y) for a, b in pairs if a and b], lit)


def _spread_labels(lines: list[Series]) -> list[Series]:
    """Names stand above the ends of the lines, under the end of the lowest, unless they would meet the axis there."""
    ends = [line.marks[-1].y for line in lines if line.marks]
    lowest = max(ends, default=0)
    below = len(ends) > 1 and lowest < LINE_BASE - 28
    return [
        replace(line, label_dy=24) if below and line.marks and line.marks[-1].y == lowest else line for line in lines
    ]


def _draw_stack(label: str, parts: list[tuple], href: str, *, unit: str, small: bool) -> Series:
    total = sum(_drawn(value, small) for _, value, _ in parts)
    marks, x = [], 0.0
    for index, (part, value, link) in enumerate(parts):
        width = round(100 * _drawn(value, small) / total, 2) if total else 0.0
        marks.append(
            Mark(
                part,
                _drawn(value, small),
                _shown(value, unit, small),
                link,
                x=round(x, 2),
                width=width,
                level=index % 5 + 1,
            )
        )
        x += width
    # A total beside the other parts would tell the hidden one.
    hidden = small and any(0 < value < SMALLEST_SHOWN for _, value, _ in parts)
    return Series(label, marks, shown="" if hidden else _shown(total, unit, small), href=href)


def _shown(value, unit: str, small: bool) -> str:
    return (small_count(value) if small else thousands(value)) + unit


def _drawn(value: float, small: bool) -> float:
    """A hidden figure must not be told by the length of its bar."""
    return SMALLEST_SHOWN - 1 if small and 0 < value < SMALLEST_SHOWN else value


def _ratio(value: float, longest: float, small: bool) -> float:
    drawn = _drawn(value, small)
    return float(drawn) / float(max(longest, drawn))


def _point_x(index: int, count: int) -> float:
    return round(LINE_LEFT + (LINE_RIGHT - LINE_LEFT) * index / max(count - 1, 1), 2)


def _point_y(value: float, top: float, small: bool) -> float:
    return round(LINE_BASE - (LINE_BASE - LINE_TOP) * _ratio(value, top, small), 1)


def _steps(values: Iterable[int], small: bool) -> list[float]:
    """Four borders between five levels with about as many provinces each: one large province must not bleach the rest."""
    drawn = sorted({_drawn(value, small) for value in values if value})
    return [drawn[len(drawn) * step // 5 - 1] for step in range(1, 5)] if len(drawn) >= 5 else drawn[:-1]


def _spoken(marks: list[Mark]) -> str:
    return "，".join(f"{mark.label} {mark.shown}" for mark in marks)
