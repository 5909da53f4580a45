"""Lines of a history's parts as they stand in a workbook: read cell by cell, planned before anything is written.

A line that is there already is left alone; one whose other cells say something new is changed, and an empty cell never
erases. One cell that cannot be taken stops the whole file.
"""

import datetime
import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from openpyxl.utils import get_column_letter

from colleges.history_parts import PARTS, Part
from colleges.models import College, CollegeName
from common.spreadsheets import CellError, read_workbook

MOST_LINES = 3000
SHOWN = 50
HEAD_ROWS = 10
ADVICE = "填表说明"
OPEN_ENDS = {"至今", "今", "现在", "现任", "在任", "在职", "在教"}
WRITTEN_YEAR = re.compile(r"(\d{4})(?:\.0)?年?")
WRITTEN_DAY = re.compile(r"(\d{4})[年./\-](\d{1,2})(?:[月./\-](\d{1,2})日?|月)?")
YEARS_IN_ORDER = "终止年份早于起始年份，请核对这两格。"
DAYS_IN_ORDER = "停用日期早于启用日期，请核对这两格。"


# --- what holds for a line, typed or read ----------------------------------------------------------------------------


def check_line(row):
    """What no column of its own can state: nothing lies in the future, and a name is no other college's."""
    this_year = timezone.localdate().year
    for field_ in row._meta.fields:
        value = getattr(row, field_.attname)
        if field_.name in ("year", "since_year", "until_year") and isinstance(value, int) and value > this_year:
            raise ValidationError({field_.name: f"{field_.verbose_name}不能晚于今年（{this_year} 年）。"})
    if isinstance(row, CollegeName) and row.name:
        _check_name(row)


def _check_name(row):
    others = College.objects.exclude(pk=row.college_id).filter(name=row.name)
    former = CollegeName.objects.exclude(college=row.college_id).filter(name=row.name)
    if others.exists() or former.exists():
        raise ValidationError({"name": f"“{row.name}”是另一个学院的名称，不能登记为本院的曾用名。请核对。"})
    if College.objects.filter(pk=row.college_id, name=row.name).exists():
        raise ValidationError({"name": f"“{row.name}”是学院现在的名称，不必登记为曾用名。"})


# --- reading ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Refused:
    """`place` is the cell's address, or the row, in the sheet as the person sees it."""

    sheet: str
    place: str
    sentence: str


@dataclass(frozen=True)
class Read:
    """One line as it was read: plain values by field, dates as ISO text, None where the cell is empty."""

    sheet: str
    number: int
    values: dict


def read_lines(part: Part, content: bytes, filename: str):
    """`([Read], [Refused])` of a workbook; refused as a whole where no sheet has the part's columns."""
    lines, refused, known = [], [], False
    for sheet in read_workbook(content, filename=filename).sheets:
        head = _head_of(part, sheet)
        if head is None:
            continue
        known = True
        found, wrong = _read_sheet(part, sheet, *head)
        lines += found
        refused += wrong
    if not known:
        wanted = "、".join(part.label(name) for name in part.required)
        raise ValidationError(
            f"没有找到写着列名的那一行。“{part.title}”至少要有这些列：{wanted}。请下载样表，照它填写。"
        )
    if not lines and not refused:
        raise ValidationError("表里没有内容。请从列名的下一行起填写后再上传。")
    if len(lines) > MOST_LINES:
        raise ValidationError(f"一次最多导入 {MOST_LINES} 行，这份文件有 {len(lines)} 行。请分成几份上传。")
    return lines, refused


def _head_of(part, sheet):
    """`(index of the row with the column names, {column: field}, [unknown (column, name)])`, None where there is none."""
    if sheet.name == ADVICE:
        return None
    names = {part.label(name): name for name in part.columns}
    for index, row in enumerate(sheet.rows[:HEAD_ROWS]):
        written = [re.sub(r"[\s*＊]", "", str(cell)) if isinstance(cell, str) else "" for cell in row]
        fields = {column: names[text] for column, text in enumerate(written) if text in names}
        if set(part.required) <= set(fields.values()):
            unknown = [(column, text) for column, text in enumerate(written) if text and text not in names]
            twice = [(column, written[column]) for column in fields if written.count(written[column]) > 1]
            return index, fields, unknown, twice
    return None


def _read_sheet(part, sheet, head, fields, unknown, twice):
    wrong = [
        Refused(sheet.name, f"{get_column_letter(column + 1)}{head + 1}", sentence.format(text))
        for columns, sentence in ((unknown, NOT_A_COLUMN), (twice[1:], TWO_COLUMNS))
        for column, text in columns
    ]
    lines = []
    for index, row in enumerate(sheet.rows[head + 1 :], start=head + 2):
        cells = {name: row[column] if column < len(row) else None for column, name in fields.items()}
        if all(cell is None or cell == "" or (isinstance(cell, str) and not cell.strip()) for cell in cells.values()):
            continue
        line, bad = _read_row(part, sheet.name, index, cells, {name: column for column, name in fields.items()})
        wrong += bad
        if not bad:
            lines.append(line)
    return lines, wrong


NOT_A_COLUMN = "样表里没有“{}”这一列，它的内容会丢失。请删去这一列，或把内容并到其他列。"
TWO_COLUMNS = "“{}”有两列，不知道以哪一列为准。请只留一列。"


def _read_row(part, sheet, number, cells, columns):
    values, wrong = {}, []
    for name, cell in cells.items():
        try:
            values[name] = _value(part.model._meta.get_field(name), cell)
            if values[name] is None and name in part.required:
                raise ValidationError(f"“{part.label(name)}”必须填写。")
        except ValidationError as refusal:
            place = f"{get_column_letter(columns[name] + 1)}{number}"
            wrong += [Refused(sheet, place, sentence) for sentence in refusal.messages]
    if not wrong:
        row = filled(part.model(), values)
        wrong = [Refused(sheet, _place(columns, name, number), said) for name, said in _wrong_with(row)]
    return Read(sheet, number, values), wrong


def _place(columns, name, number):
    return f"{get_column_letter(columns[name] + 1)}{number}" if name in columns else f"第 {number} 行"


def _wrong_with(row):
    """`(field, sentence)` of what the model's own rules refuse, without asking the database for each line."""
    try:
        row.clean_fields(exclude=["college"])
    except ValidationError as refusal:
        yield from ((name, said) for name, sentences in refusal.message_dict.items() for said in sentences)
        return
    for since, until, sentence in (
        ("since_year", "until_year", YEARS_IN_ORDER),
        ("since", "until", DAYS_IN_ORDER),
    ):
        first, last = getattr(row, since, None), getattr(row, until, None)
        if first is not None and last is not None and last < first:
            yield until, sentence
    if getattr(row, "year", None) and hasattr(row, "staff") and row.staff is None and row.students is None:
        yield "staff", "请至少填写教职工或学生人数。"


def filled(row, values):
    """A row of the model with plain values put in, dates made of their text."""
    for name, value in values.items():
        is_date = isinstance(row._meta.get_field(name), models.DateField) and value
        setattr(row, name, datetime.date.fromisoformat(value) if is_date else _stored(row, name, value))
    return row


def _stored(row, name, value):
    field_ = row._meta.get_field(name)
    return "" if value is None and not field_.null else value


def _value(field_, cell):
    """The cell as a plain value of the field, None where it is empty."""
    if isinstance(cell, CellError):
        raise ValidationError(cell.problem)
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if isinstance(field_, models.DateField):
        return _day(field_, cell)
    if isinstance(field_, models.IntegerField):
        return _year(field_, cell) if "year" in field_.name else _number(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return re.sub(r"\s+", " ", str(cell)).strip()


def _year(field_, cell):
    if isinstance(cell, datetime.date):
        return cell.year
    text = str(cell).strip()
    if text in OPEN_ENDS and field_.null:
        return None
    found = WRITTEN_YEAR.fullmatch(text) or WRITTEN_DAY.fullmatch(text)
    if not found:
        raise ValidationError(f"“{text[:20]}”不是年份。请写四位数字，如 2003。")
    return int(found.group(1))


def _number(cell):
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip().removesuffix("人")
    text = text.replace(",", "").replace("，", "").strip()
    if not text.isdecimal() or len(text) > 9:
        raise ValidationError(f"“{str(cell)[:20]}”不是人数。请填写整数；约数请按实际人数填写。")
    return int(text)


def _day(field_, cell):
    """ISO text; a month without a day is its first day, or for an end its last."""
    if isinstance(cell, datetime.date):
        return cell.isoformat()[:10]
    text = str(cell).strip()
    if text in OPEN_ENDS:
        return None
    found = WRITTEN_DAY.fullmatch(text)
    try:
        year, month, day = (int(each) if each else None for each in found.groups()) if found else (None,) * 3
        first = datetime.date(year, month, day or 1)
    except (TypeError, ValueError) as error:
        raise ValidationError(f"“{text[:20]}”不是日期。请写到月或日，如 2003年9月 或 2003-09-01。") from error
    if day is None and field_.name == "until":
        following = datetime.date(year + month // 12, month % 12 + 1, 1)
        first = following - datetime.timedelta(days=1)
    return first.isoformat()


# --- planning --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Line:
    """`differences`: `(column, old, new)` of one that stands and is to be changed."""

    read: Read
    row: models.Model
    differences: tuple = ()


@dataclass
class Plan:
    part: Part
    lines: list
    new: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    same: list = field(default_factory=list)
    refused: list = field(default_factory=list)

    @property
    def has_work(self):
        return bool(self.new or self.changed)

    @property
    def told(self):
        """What would be written, to be compared with what the person saw."""
        new = [[line.read.sheet, line.read.number] for line in self.new]
        return [new, [[line.read.sheet, line.read.number, *line.differences] for line in self.changed]]


def plan_lines(part_key, lines, college, refused=()):
    """What the lines would do to the college's rows as they are now."""
    part = PARTS[part_key]
    plan, seen = Plan(part, lines, refused=list(refused)), {}
    standing = {part.line_of(row): row for row in part.rows(college)}
    taken = _names_of_others(college) if part.model is CollegeName else {}
    for read in lines:
        row = filled(part.model(college=college), read.values)
        key = part.line_of(row)
        if key in seen:
            said = f"与“{seen[key].sheet}”第 {seen[key].number} 行写的是同一项，请只留一行。"
            plan.refused.append(Refused(read.sheet, f"第 {read.number} 行", said))
        elif (wrong := _in_the_future(row) or taken.get(getattr(row, "name", None))) is not None:
            plan.refused.append(Refused(read.sheet, f"第 {read.number} 行", wrong))
        elif key in standing:
            _compare(plan, read, standing[key])
        else:
            plan.new.append(Line(read, row))
        seen.setdefault(key, read)
    return plan


def _names_of_others(college):
    """Names that cannot be this college's former ones → why."""
    others = f"“{{}}”是另一个学院的名称，不能登记为{college.name}的曾用名。请核对。"
    former = CollegeName.objects.exclude(college__in=College.objects.family_of(college)).values_list("name", flat=True)
    present = College.objects.filter(~Q(pk=college.pk)).values_list("name", flat=True)
    taken = {name: others.format(name) for name in (*former, *present)}
    return taken | {college.name: f"“{college.name}”是学院现在的名称，不必登记为曾用名。"}


def _in_the_future(row):
    this_year = timezone.localdate().year
    for name in ("year", "since_year", "until_year"):
        if (getattr(row, name, None) or 0) > this_year:
            return f"{row._meta.get_field(name).verbose_name}不能晚于今年（{this_year} 年）。"
    return None


def _compare(plan, read, row):
    """An empty cell says nothing; a line with nothing new is there already."""
    said = {name: value for name, value in read.values.items() if value is not None}
    before = {name: getattr(row, name) for name in said}
    filled(row, said)
    differences = tuple(
        (plan.part.label(name), shown(before[name]), shown(getattr(row, name)))
        for name in said
        if before[name] != getattr(row, name)
    )
    if not differences:
        plan.same.append(Line(read, row))
        return
    wrong = [Refused(read.sheet, f"第 {read.number} 行", sentence) for _, sentence in _wrong_with(row)]
    plan.refused += wrong
    if not wrong:
        plan.changed.append(Line(read, row, differences))


def shown(value):
    """A value as a person reads it in a list."""
    return "" if value is None else str(value)
