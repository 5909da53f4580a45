"""Where the tables are in a sheet: header rows, the lines above them, blocks of people, blank lines and footnotes."""

import re
from dataclasses import dataclass, field, replace

from openpyxl.utils import get_column_letter

from alumni.rosters.cells import as_text
from alumni.rosters.classes import read_class
from alumni.rosters.context import Context, is_heading, read_context, within
from alumni.rosters.headers import (
    OTHER_PEOPLE,
    UNKNOWN_HEADER,
    is_certain_header,
    is_header,
    normal_header,
    recognise,
)
from alumni.rosters.tables_filled import SHARED
from alumni.rosters.tables_lines import (
    EXAMPLES,
    FOOTNOTE,
    TOTAL,
    card_name,
    holds_names,
    is_group,
    is_instruction,
    is_name_with_mark,
    is_total,
    says_something,
)

OF_HOME = re.compile(r"家|户籍|户口|生源|籍贯")  # over a postal address: whose it is


@dataclass(slots=True)
class Column:
    index: int
    header: str
    use: object = UNKNOWN_HEADER

    @property
    def letter(self):
        return get_column_letter(self.index + 1)


@dataclass(slots=True)
class Table:
    """Rows of people under one header and one context. `rows` holds (index in the sheet, cells)."""

    columns: list[Column]
    context: Context
    header_row: int
    rows: list[tuple[int, list]] = field(default_factory=list)
    guessed: bool = False


class Finder:
    """Walks one sheet. After `find()`: `tables`, `passed` (lines that are no people) and `blank_forms`."""

    def __init__(self, sheet, majors, this_year):
        self.sheet, self.majors, self.this_year = sheet, majors, this_year
        self.width = max(map(len, sheet.rows), default=0)
        self.tables, self.passed, self.blank_forms = [], [], 0
        self.above = Context()  # what the lines above all classes say
        self.cards = []  # (row, column letter, name) of forms with one person each
        self.lines, self.context, self.groups, self.header_row = [], Context(), [], -1
        self.name_column = None  # of the header in force

    def find(self):
        skip = -1
        for index, row in enumerate(self.sheet.rows):
            if index <= skip:
                continue
            if len(row) < self.width:
                row.extend([None] * (self.width - len(row)))
            if self.groups and self._is_person(row):
                self._add(index, row)
            else:
                skip = self._odd_line(index, row)
        if not self.tables and not self.cards:
            self._guess_table()
        return self

    def _is_person(self, row):
        """The common case, decided cheaply: a name that is no header word, and a line that is well filled."""
        name = row[self.name_column] if self.name_column is not None else None
        if type(name) is not str or len(row) - row.count(None) < 4 or len(name) > 12:
            return False
        if (
            not name.isalpha() or name.endswith("班") or row[0] in EXAMPLES
        ):  # 数控1502班 and 班级：数控1502 begin another class
            return False
        return not is_certain_header(name) and not TOTAL.match(name)

    def _odd_line(self, index, row):
        """Anything else; answers the last row that was used up."""
        texts = [text for cell in row if (text := as_text(cell))]
        if not texts:
            return index
        if (card := card_name(row)) and self._is_card_line(index + 1):
            self.cards.append((index + 1, get_column_letter(card[0] + 1), card[1]))
            self.groups = []
            return index
        if is_header(row):
            return self._open(index, row)
        if not self.groups:
            self.lines.append([as_text(cell) for cell in row])
            return index
        self._line_in_table(index, row, texts)
        return index

    def _is_card_line(self, index):
        """Below 姓名 王小明 there stands 学号 1001: again a heading with its value."""
        below = next((row for row in self.sheet.rows[index : index + 3] if any(as_text(cell) for cell in row)), [])
        first, second, *_ = [*(text for cell in below if (text := as_text(cell))), "", ""]
        return is_certain_header(first) and bool(second) and not is_certain_header(second)

    def _line_in_table(self, index, row, texts):
        if is_total(texts):
            return
        if self._is_note(texts, row):
            self.passed.append(index)
        elif len(texts) <= 8 and not self._looks_like_person(row) and self._speaks(texts):
            self._new_section([as_text(cell) for cell in row])
        elif self._is_blank_form(row):
            self.blank_forms += 1
        else:
            self._add(index, row)

    def _is_note(self, texts, row):
        if is_group(texts) or is_instruction(texts, self._name_in(row)):
            return True
        if len(texts) <= 3 and FOOTNOTE.match(texts[0]) and not self._named(row):
            return True
        return len(texts) == 1 and len(texts[0]) > 15 and not self._looks_like_person(row) and not self._speaks(texts)

    def _speaks(self, texts):
        return is_heading(texts, self.majors, self.this_year)

    def _named(self, row):
        """Something stands in the name column that is not the note itself; ★李娜 is a name, ★请勿外传 a note."""
        name = self._name_in(row)
        if not name or FOOTNOTE.match(name) and self.name_column > 0 and not is_name_with_mark(name, True):
            return False
        return self.name_column > 0 or is_name_with_mark(name, row.count(None) < len(row) - 1)

    def _name_in(self, row):
        return as_text(row[self.name_column]) if self.name_column is not None else ""

    def _looks_like_person(self, row):
        name = self._name_in(row)
        return bool(re.fullmatch(r"[*★※]?[\u3400-\u9fff·\s]{2,5}", name)) and not is_heading(
            [name], self.majors, self.this_year
        )

    def _is_blank_form(self, row):
        """A line prepared for a person and never filled: a number, a class, no more."""
        return not any(
            cell is not None and as_text(cell)
            for columns in self.groups
            for column in columns
            if column.use.field not in SHARED and (cell := row[column.index]) is not None
        )

    def _open(self, index, row):
        headers, last = self._header_texts(index, row)
        self.groups = _side_by_side(
            [Column(at, text, use) for at, (text, use) in enumerate(headers) if text], self.sheet, index
        )
        for columns in self.groups:
            _tell_apart(columns)
        self.name_column = next((each.index for each in self.groups[0] if each.use.field == "name"), None)
        above = self.lines
        if self.lines:
            self._read_lines()
        self.header_row = index
        self._start_tables()
        self._read_lines_beside(above)
        return last

    def _new_section(self, line):
        if self.lines:
            self.lines.append(line)
        else:
            self.lines = [line]
        self._read_lines(keep=True)
        self._start_tables()

    def _read_lines(self, *, keep=False):
        found = read_context(self.lines, self.majors, self.this_year)
        if found.class_text:
            self.above = self._lead() or self.above
            found = within(found, self.above, read_class(found.class_text, self.this_year).year)
        self.context = found if found.class_text or not self.tables else found.over(self.context)
        if not keep:
            self.lines = []

    def _lead(self):
        """What the lines before the first one with a class say, None where they say nothing."""
        lead = []
        for line in self.lines:
            if read_context([line], self.majors, self.this_year).class_text:
                break
            lead.append(line)
        found = read_context(lead, self.majors, self.this_year)
        return found if found.enrolled or found.graduated else None

    def _start_tables(self):
        self.current = [Table(columns, self.context, self.header_row) for columns in self.groups]
        self.tables.extend(self.current)

    def _read_lines_beside(self, lines):
        """Two classes beside each other have each their own name above them."""
        for table in self.current if len(self.current) > 1 else ():
            first, last = table.columns[0].index, table.columns[-1].index
            own = read_context([line[first : last + 1] for line in lines], self.majors, self.this_year)
            if own.class_text:
                table.context = own.over(replace(self.context, class_text=""))

    def _add(self, index, row):
        self.lines = []
        if len(self.current) == 1:
            self.current[0].rows.append((index, row))
            return
        for table in self.current:
            cells = [as_text(row[column.index]) for column in table.columns if column.use.field not in SHARED]
            if any(cells):
                table.rows.append((index, row))

    def unnamed(self, table):
        """The letters of columns without a heading, beyond all tables of the sheet, in which something stands."""
        named = {column.index for each in self.tables for column in each.columns}
        indexes = (index for index in range(self.width) if index not in named)
        return [get_column_letter(at + 1) for at in indexes if any(says_something(row[at]) for _, row in table.rows)]

    # Headers of one or two rows

    def _header_texts(self, index, row):
        rows = self.sheet.rows
        top = [as_text(cell) if isinstance(cell, str) else "" for cell in row]
        groups_above = self._groups_above(index)
        below = rows[index + 1] if index + 1 < len(rows) else []
        below = [*below, *[None] * (self.width - len(below))]
        if not self._is_second_row(top, below):
            return [(text, _use(groups_above.get(at, ""), text)) for at, text in enumerate(top)], index
        return self._two_rows(top, below, index), index + 1

    def _groups_above(self, index):
        """The words of people's groups (家长) merged over several columns above this header."""
        return {
            column: as_text(self.sheet.rows[index - 1][left])
            for first, left, last, right in self.sheet.merged
            if first == last == index - 1 and left < right and left < len(self.sheet.rows[index - 1])
            for column in range(left, right + 1)
        }

    def _is_second_row(self, top, below):
        used = [(at, cell) for at, cell in enumerate(below) if cell is not None and as_text(cell)]
        if not used or not all(isinstance(cell, str) for _, cell in used):
            return False
        if len(used) == 1 and self._is_title(as_text(used[0][1])):
            return False
        names = [at for at, text in enumerate(top) if text and recognise(text).field == "name"]
        if any(below[at] is not None for at in names):
            return False
        known = sum(bool(recognise(cell).field or recognise(cell).reason) for _, cell in used)
        return known * 2 > len(used)

    def _is_title(self, text):
        return not is_certain_header(text) and is_heading([text], self.majors, self.this_year)

    def _two_rows(self, top, below, index):
        headers, group = [], ""
        boxes = [box for box in self.sheet.merged if box[0] == index]
        for at, (above, under) in enumerate(zip(top, below, strict=True)):
            box = next((box for box in boxes if box[1] <= at <= box[3]), None)
            group = above or (group if under is not None and (box is None or box[1] < at) else "")
            text = as_text(under)
            headers.append((text or above, _use(group if text else "", text or above)))
        return headers

    # A sheet where no header is certain

    def _guess_table(self):
        """The first line of three cells or more, if others like it follow: the liaison names its columns.

        A line with a number in it is a person, not a header: no table is found, rather than that person lost.
        """
        full = [at for at, row in enumerate(self.sheet.rows) if sum(as_text(cell) != "" for cell in row) >= 3]
        if len(full) < 2:
            return
        first, *rest = full
        texts = [as_text(cell) for cell in self.sheet.rows[first]]
        if any(re.search(r"\d{5}", text) for text in texts):
            return
        columns = [Column(at, text, recognise(text)) for at, text in enumerate(texts) if text]
        rows = [(at, self.sheet.rows[at]) for at in rest]
        if not any(
            column.use.field == "name" or holds_names([row[column.index] for _, row in rows]) for column in columns
        ):
            return
        self.tables = [Table(columns, self.context, first, rows, guessed=True)]


def _use(group, text):
    if not text:
        return UNKNOWN_HEADER
    if group and OTHER_PEOPLE.search(normal_header(group)):
        return recognise(f"{group}电话")._replace(field="")
    use = recognise(text)
    if use.field == "postal_address" and OF_HOME.search(group):
        return recognise("家庭住址")
    return use if use.field or use.reason or not group else recognise(group + text)


def _side_by_side(columns, sheet, index):
    """姓名 学号 | 姓名 学号: one header twice in a row is two tables beside each other."""
    names = [at for at, column in enumerate(columns) if column.use.field == "name"]
    if len(names) < 2 or columns[names[0]].header != columns[names[1]].header:
        return [columns]
    period = names[1] - names[0]
    start = names[0]
    words = [normal_header(column.header) for column in columns]
    while start and words[start - 1] == words[min(start - 1 + period, len(words) - 1)]:
        start -= 1
    if words[start : start + period] != words[start + period : start + 2 * period]:
        return [columns]
    return [columns[at : at + period] for at in range(start, len(columns), period) if len(columns) - at >= period]


def _tell_apart(columns):
    """Two columns of one heading get headings of their own: a question is about one of them."""
    seen = {}
    for column in columns:
        number = seen[column.header] = seen.get(column.header, 0) + 1
        if number > 1:
            column.header = f"{column.header}（{number}）"
