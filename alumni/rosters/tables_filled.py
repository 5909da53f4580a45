"""Cells that stand for several rows: merged ones, ditto marks, and a class written only above its block."""

SHARED = frozenset(
    (
        "serial",
        "class_name",
        "major",
        "college",
        "enrolled",
        "graduated",
        "study_years",
        "level",
        "study_form",
        "duration",
        "head_teacher",
    )
)
MERGED_DOWN = SHARED - {"serial"}
DITTO_FIELDS = MERGED_DOWN | {"employer", "position", "industry", "province", "city", "place"}
DITTO = frozenset(
    ("同上", "同前", "〃", "″", "〞", '"', "''", "“", "”", "＂", "′′", "｡", "↑", "同上行", "（同上）", "(同上)")
)
ENOUGH_BLANKS = 3  # below a value, to believe that they are meant and not forgotten
EACH_ROW, BY_BLOCK, UNSURE = "each row", "by block", "unsure"


def fill_merged(sheet, tables):
    """A class merged over forty rows is the class of all forty. Names and numbers are never spread."""
    for first, left, last, _ in sheet.merged:
        if last <= first:
            continue
        for table in tables:
            if any(column.index == left and column.use.field in MERGED_DOWN for column in table.columns):
                _fill_box(sheet.rows, first, last, left)


def _fill_box(rows, first, last, column):
    if first >= len(rows) or column >= len(rows[first]):
        return
    for row in rows[first + 1 : last + 1]:
        if column < len(row) and row[column] is None:
            row[column] = rows[first][column]


def fill_dittos(table):
    """同上 and 〃 are what stands above them, in the columns that people have in common."""
    if all(DITTO.isdisjoint(row) for _, row in table.rows):
        return
    for column in (each.index for each in table.columns if each.use.field in DITTO_FIELDS):
        above = None
        for _, row in table.rows:
            if row[column] in DITTO and above is not None:
                row[column] = above
            above = row[column]


def blocks(table, column):
    """How a class column with blanks is meant: a class for each row (a blank was forgotten), one above each block, or unsure."""
    cells = [row[column] for _, row in table.rows]
    if not cells or None not in cells or cells[0] is None:
        return EACH_ROW
    values = [cell for cell in cells if cell is not None]
    repeated = any(above == below != None for above, below in zip(cells, cells[1:], strict=False))  # noqa: E711
    if not repeated and len(values) * 2 < len(cells):
        return BY_BLOCK
    return EACH_ROW if repeated and _longest_gap(cells) < ENOUGH_BLANKS else UNSURE


def _longest_gap(cells):
    longest = gap = 0
    for cell in cells:
        gap = gap + 1 if cell is None else 0
        longest = max(longest, gap)
    return longest


def fill_blocks(table, column):
    """Fill the class down, and with it whatever stands in the first rows of the blocks only: 专业, 年级, 班主任."""
    beside = [each.index for each in table.columns if each.use.field in MERGED_DOWN and each.index != column]
    inside = [row for _, row in table.rows if row[column] is None]
    beside = [each for each in beside if all(row[each] is None for row in inside)]
    first = None
    for _, row in table.rows:
        if row[column] is not None:
            first = row
            continue
        for each in (column, *beside):
            row[each] = first[each]
    return len(inside)
