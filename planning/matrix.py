"""Colleges × assigned items of a year at a glance: who has and who has not, what is overdue in front (art. 7)."""

from dataclasses import dataclass, field

from django.utils import timezone

from colleges.models import College
from common.downloads import File
from common.formats import article, day
from common.workbooks import Column, StyledSheet, styled_workbook
from planning.models import Inspection, PlanItem, WorkPlan
from planning.services.telling import without_people

State = PlanItem.State
LATE, OPEN, REPORTED, MENDING, CLOSED = "late", "open", "reported", "mending", "closed"
NOT_ASSIGNED = "未布置"


@dataclass(frozen=True)
class Cell:
    """How one college stands with one item; `kinds` are the filters that show it."""

    item: PlanItem | None
    text: str = NOT_ASSIGNED
    tone: str = "none"
    kinds: frozenset = frozenset()

    @property
    def may_remind(self):
        return OPEN in self.kinds

    @property
    def is_late(self):
        return LATE in self.kinds


@dataclass
class Row:
    """`absent`: for which duties nobody sits there today; of a closed college nobody is missed."""

    college: College
    cells: list
    absent: str = ""


@dataclass
class Matrix:
    year: int
    sources: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    counts: dict = field(default_factory=dict)  # of each filter, in the whole matrix

    @property
    def cells(self):
        return [cell for row in self.rows for cell in row.cells]


def years_with_matrix():
    """Years whose school's plan was published, the latest first."""
    plans = WorkPlan.objects.of_school().filter(state=WorkPlan.State.PUBLISHED)
    return list(plans.order_by("-year").values_list("year", flat=True))


def matrix_of(year, *, show="", today=None):
    """The matrix of the year in a fixed number of queries; with `show` only columns and rows that have such cells."""
    today = today or timezone.localdate()
    sources = list(_sources(year))
    copies = _copies(sources)
    mending = _mending(copies.values())
    colleges = _colleges({college for college, _ in copies})
    absent = dict(without_people(college for college in colleges if college.closed_on is None))
    table = {
        (college.pk, source.pk): _cell(copies.get((college.pk, source.pk)), mending, today)
        for college in colleges
        for source in sources
    }
    matrix = Matrix(year, counts=_counts(table.values()))
    colleges, sources = _shown(table, colleges, sources, show)
    matrix.sources = sorted(sources, key=lambda source: -sum(table[c.pk, source.pk].is_late for c in colleges))
    for college in sorted(colleges, key=lambda college: -sum(table[college.pk, s.pk].is_late for s in sources)):
        cells = [table[college.pk, source.pk] for source in matrix.sources]
        matrix.rows.append(Row(college, cells, absent.get(college, "")))
    return matrix


def _sources(year):
    plan = {"plan__year": year, "plan__state": WorkPlan.State.PUBLISHED}
    items = PlanItem.objects.of_school().filter(audience=PlanItem.Audience.COLLEGES, **plan)
    return items.exclude(state=State.WITHDRAWN).select_related("plan")


def _copies(sources):
    """`{(college, source): copy}`."""
    copies = PlanItem.objects.filter(source__in=sources).select_related("plan").prefetch_related("carried_to")
    return {(copy.plan.college_id, copy.source_id): copy for copy in copies}


def _mending(copies):
    """`{item: day by which it is to be mended}`."""
    waiting = [copy.pk for copy in copies if copy.state == State.MENDING]
    found = Inspection.objects.waiting().filter(item__in=waiting)
    return dict(found.values_list("item", "mend_by"))


def _colleges(with_copies):
    """Those of today and those that were given something before they were closed, in their own order."""
    return [college for college in College.objects.all() if college.closed_on is None or college.pk in with_copies]


def _cell(copy, mending, today):
    if copy is None:
        return Cell(None)
    if copy.state == State.WITHDRAWN:
        return Cell(copy, "已撤销")
    if copy.state == State.CLOSED:
        return Cell(copy, "已办结", "done", frozenset({CLOSED}))
    if copy.state == State.REPORTED:
        return Cell(copy, "待检查", "waiting", frozenset({REPORTED}))
    if copy.carried_to.all():
        return Cell(copy, "已结转")
    due_on = mending.get(copy.pk) if copy.state == State.MENDING else copy.due_on
    return _to_do(copy, due_on, today)


def _to_do(copy, due_on, today):
    kinds = {OPEN, MENDING} if copy.state == State.MENDING else {OPEN}
    word = "整改" if copy.state == State.MENDING else ""
    if due_on and due_on < today:
        return Cell(copy, f"{word}逾期 {(today - due_on).days} 天", "danger", frozenset(kinds | {LATE}))
    if word:
        return Cell(copy, f"待整改，{due_on.month}月{due_on.day}日前", "danger", frozenset(kinds))
    return Cell(copy, f"进行中 {copy.percent}%" if copy.percent else "未报", "none", frozenset(kinds))


def _counts(cells):
    cells = list(cells)
    kinds = (LATE, OPEN, REPORTED, MENDING, CLOSED)
    assigned = sum(bool(cell.kinds) for cell in cells)
    return {"all": assigned} | {kind: sum(kind in cell.kinds for cell in cells) for kind in kinds}


def _shown(table, colleges, sources, show):
    if not show:
        return colleges, sources
    fits = {place for place, cell in table.items() if show in cell.kinds}
    return (
        [college for college in colleges if any((college.pk, source.pk) in fits for source in sources)],
        [source for source in sources if any((college.pk, source.pk) in fits for college in colleges)],
    )


# --- as a workbook -----------------------------------------------------------------------------------------------------


def matrix_workbook(matrix, today=None):
    """One line for each college, as the page has it."""
    today = today or timezone.localdate()
    columns = [Column("学院", 18), *(Column(_heading(source), 18) for source in matrix.sources), Column("人员", 20)]
    rows = [
        [row.college.name, *(cell.text for cell in row.cells), f"没有现任{row.absent}" if row.absent else ""]
        for row in matrix.rows
    ]
    counts = matrix.counts
    told = f"共 {counts['all']} 项次：办结 {counts[CLOSED]}，待检查 {counts[REPORTED]}，未报 {counts[OPEN]}，逾期 {counts[LATE]}"
    sheet = StyledSheet(
        "落实情况",
        columns,
        rows,
        title=f"{matrix.year} 年二级学院校友工作落实情况",
        facts=[("统计日期", day(today)), ("汇总", told)],
    )
    return File(f"{matrix.year}年校友工作落实情况-{today:%Y%m%d}.xlsx", styled_workbook([sheet]))


def _heading(source):
    told = [article(source.article), source.title, f"{day(source.due_on)}前" if source.due_on else ""]
    return " ".join(filter(None, told))


def column_of(source, today=None):
    """`[(copy, Cell)]` of one item for the page of the item itself: who has not comes first."""
    today = today or timezone.localdate()
    copies = PlanItem.objects.filter(source=source).select_related("plan__college").prefetch_related("carried_to")
    copies = list(copies.order_by("plan__college__position", "plan__college__name"))
    mending = _mending(copies)
    cells = [(copy, _cell(copy, mending, today)) for copy in copies]
    return sorted(cells, key=lambda pair: (not pair[1].is_late, not pair[1].may_remind))
