"""Writing .xlsx: long lists by a streaming writer of our own, small handsome workbooks by openpyxl.

What a person typed stays text: a value that begins with = + - @ is never a formula, and a phone or a 学号 keeps its
digits. The reasons for a writer of our own are in docs/decisions/0002-writing-workbooks.md.
"""

import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from xml.sax.saxutils import escape

from django.core.exceptions import ValidationError
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

MOST_ROWS = 1_048_575  # of Excel, beside the header
LONGEST_TEXT = 32_767
PINE, PINE_TINT, RED, LINE, SOFT = "FF1D4D39", "FFE7EFE8", "FFA9351A", "FFCFC7B4", "FF585D51"
FONT = "微软雅黑"

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NEEDS_CARE = re.compile("[&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|^\\s|\\s$")
# Excel counts from 1900 and believes in a 29 February of that year.
DAY_ZERO = datetime.date(1899, 12, 30)


@dataclass(frozen=True)
class Column:
    """`kind` is text, number, date or, in styled workbooks, reason (red). `width` in characters of Latin text."""

    label: str
    width: float = 14
    kind: str = "text"


@dataclass(frozen=True)
class StyledSheet:
    """One sheet of a styled workbook. Without a title the header is row 1, so that the sheet can be uploaded again."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence]
    title: str = ""
    facts: Sequence[tuple[str, str]] = field(default=())
    footer: str = ""


def clean_text(value) -> str:
    """Text that may stand in a cell: without what XML cannot hold, and not longer than Excel reads."""
    return NOT_XML.sub("", str(value))[:LONGEST_TEXT]


def sheet_name(name: str, taken: Iterable[str] = ()) -> str:
    """A name that Excel accepts and that is not among `taken`."""
    name = _short(re.sub(r"[\[\]:*?/\\]", " ", clean_text(name)).strip().strip("'").strip(), 31) or "名单"
    used, result, number = {each.lower() for each in (*taken, "History")}, name, 2
    while result.lower() in used:
        result, number = f"{_short(name, 26)} {number}", number + 1
    return result


def _short(text, units):
    """Excel counts a rare character as two."""
    while len(text.encode("utf-16-le")) > 2 * units:
        text = text[:-1]
    return text.strip()


# --- long lists ------------------------------------------------------------------------------------------------------


def stream_workbook(target, *, title: str, columns: Sequence[Column], rows: Iterable[Sequence], notes=()) -> int:
    """Write one sheet row by row into a path or a binary file, in memory that does not grow; return the rows written.

    The header is row 1, frozen, with a filter; `notes` (purpose, who, when) stand on a second sheet, so that the first
    is a plain table.
    """
    name = sheet_name(title)
    names = [name, sheet_name("说明", [name])] if notes else [name]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        for path, part in _frame(names).items():
            archive.writestr(path, part)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            written = _write_sheet(sheet, columns, rows)
        if notes:
            with archive.open("xl/worksheets/sheet2.xml", "w") as sheet:
                _write_sheet(sheet, [Column(title, 90)], ([note] for note in notes))
    return written


def _write_sheet(sheet, columns, rows):
    letters = [get_column_letter(index) for index in range(1, len(columns) + 1)]
    sheet.write(_sheet_head(columns).encode())
    header = "".join(_text(letter, 1, column.label, 1) for letter, column in zip(letters, columns, strict=True))
    lines, number = [f'<row r="1" ht="22" customHeight="1">{header}</row>'], 1
    writers = [(letter, _WRITERS[column.kind]) for letter, column in zip(letters, columns, strict=True)]
    for number, row in enumerate(rows, start=2):
        cells = [
            write(letter, number, value)
            for (letter, write), value in zip(writers, row, strict=True)
            if value is not None and value != ""
        ]
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
        if len(lines) == 500:
            _check_height(number)
            sheet.write("".join(lines).encode())
            lines = []
    _check_height(number)
    sheet.write("".join(lines).encode())
    sheet.write(_sheet_tail(f"A1:{letters[-1]}{number}").encode())
    return number - 1


def _check_height(number):
    if number > MOST_ROWS + 1:
        raise ValidationError(f"一张表最多放 {MOST_ROWS} 行。请用筛选条件分几次导出。")


def _text(letter, number, value, style=2):
    text = value if type(value) is str and len(value) <= LONGEST_TEXT else clean_text(value)
    if not NEEDS_CARE.search(text):
        return f'<c r="{letter}{number}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>'
    text = escape(NOT_XML.sub("", text)).replace("\r", "&#13;")
    return f'<c r="{letter}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _number(letter, number, value):
    """What is no number after all is written as the text that it is; so is one that Excel would cut after 15 digits."""
    if type(value) in (int, float, Decimal) and abs(value) < 10**15:
        return f'<c r="{letter}{number}" s="3"><v>{value}</v></c>'
    return _text(letter, number, value)


def _date(letter, number, value):
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date) or value.year < 1901:
        return _text(letter, number, value)
    return f'<c r="{letter}{number}" s="4"><v>{(value - DAY_ZERO).days}</v></c>'


_WRITERS = {"text": _text, "number": _number, "date": _date}

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _sheet_head(columns):
    widths = "".join(
        f'<col min="{index}" max="{index}" width="{column.width}" customWidth="1"/>'
        for index, column in enumerate(columns, start=1)
    )
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="16"/><cols>{widths}</cols><sheetData>'
    )


def _sheet_tail(area):
    """The filter, A4 across, and no green triangles at numbers that are text on purpose."""
    return (
        f'</sheetData><autoFilter ref="{area}"/>'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.2" footer="0.2"/>'
        '<pageSetup paperSize="9" orientation="landscape"/>'
        f'<ignoredErrors><ignoredError sqref="{area}" numberStoredAsText="1"/></ignoredErrors></worksheet>'
    )


def _frame(names):
    """The small parts of the package: what is in it, the sheets' names, the four styles."""
    numbers = range(1, len(names) + 1)
    sheets = "".join(
        f'<sheet name="{escape(name, {chr(34): "&quot;"})}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in zip(numbers, names, strict=True)
    )
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for number in numbers
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    return {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{parts}</Types>',
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{links}'
        f'<Relationship Id="styles" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
    }


# Cell styles by number: 0 plain, 1 header, 2 text, 3 number, 4 date.
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    f'<fonts count="2"><font><sz val="10.5"/><name val="{FONT}"/></font>'
    f'<font><b/><sz val="10.5"/><color rgb="FFFFFFFF"/><name val="{FONT}"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    f'<fill><patternFill patternType="solid"><fgColor rgb="{PINE}"/></patternFill></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">'
    '<alignment vertical="center"/></xf>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


# --- small handsome workbooks ----------------------------------------------------------------------------------------

_RULE = Side(style="thin", color=LINE)
_BOX = Border(left=_RULE, right=_RULE, top=_RULE, bottom=_RULE)


def styled_workbook(sheets: Iterable[StyledSheet]) -> bytes:
    """A workbook to be printed or mended: title, facts, header, ruled rows, A4 with the header on each page."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _style_sheet(book.create_sheet(sheet_name(sheet.name, book.sheetnames)), sheet)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _style_sheet(page, sheet):
    for index, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(index)].width = column.width
    if sheet.title:
        _put_across(page, 1, sheet.title, Font(name=FONT, size=16, bold=True, color=PINE), 32, sheet)
    if sheet.facts:
        facts = "　　".join(f"{label}：{value}" for label, value in sheet.facts)
        _put_across(page, page.max_row + 1, facts, Font(name=FONT, size=10, color=SOFT), 22, sheet)
    head = page.max_row + 1 if sheet.title or sheet.facts else 1
    _put_header(page, head, sheet.columns)
    for number, row in enumerate(sheet.rows, start=head + 1):
        for index, (column, value) in enumerate(zip(sheet.columns, row, strict=True), start=1):
            _put(page.cell(number, index), value, column.kind)
    page.freeze_panes = page.cell(head + 1, 1)
    _set_up_print(page, head, sheet)


def _put_across(page, number, text, font, height, sheet):
    cell = page.cell(number, 1)
    _put_text(cell, text)
    cell.font, cell.alignment = font, Alignment(vertical="center", wrap_text=True)
    page.merge_cells(start_row=number, start_column=1, end_row=number, end_column=max(len(sheet.columns), 1))
    lines = -(-2 * len(text) // max(int(sum(column.width for column in sheet.columns)), 1))
    page.row_dimensions[number].height = height * max(lines, 1)


def _put_header(page, number, columns):
    page.row_dimensions[number].height = 22
    for index, column in enumerate(columns, start=1):
        cell = page.cell(number, index)
        _put_text(cell, column.label)
        colour = RED if column.kind == "reason" else PINE
        cell.font, cell.fill = Font(name=FONT, size=10.5, bold=True, color=colour), PatternFill("solid", PINE_TINT)
        cell.border, cell.alignment = _BOX, Alignment(vertical="center", wrap_text=True)


def _put(cell, value, kind):
    if kind == "number" and type(value) in (int, float, Decimal) and abs(value) < 10**15:
        cell.value = value
    elif kind == "date" and type(value) is datetime.date:
        cell.value, cell.number_format = value, "yyyy-mm-dd"
    else:
        _put_text(cell, "" if value is None else value)
    cell.font = Font(name=FONT, size=10, color=RED if kind == "reason" else None)
    cell.border, cell.alignment = _BOX, Alignment(vertical="center", wrap_text=True)


def _put_text(cell, value):
    """openpyxl takes what begins with = for a formula unless the type is set after the value."""
    text = clean_text(value)
    cell.number_format = "@"
    if text:
        cell.value = text
        cell.data_type = "s"


def _set_up_print(page, head, sheet):
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = "landscape" if sum(column.width for column in sheet.columns) > 95 else "portrait"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{head}:{head}"
    page.print_options.horizontalCentered = True
    margins = page.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.6
    page.oddFooter.left.text = clean_text(sheet.footer)[:200].replace("&", "&&") or None
    page.oddFooter.right.text = "第 &P 页 / 共 &N 页"
