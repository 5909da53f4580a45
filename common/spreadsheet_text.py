"""Tables that are text: .csv as offices save it, and the HTML table that many systems export under an .xls name."""

import csv
import io
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from html.parser import HTMLParser

from common.spreadsheet_limits import SAVE_AS_XLSX, Refusal, check_cells, check_size

NOT_A_TABLE = "这不是能读的表格文件。请上传 .xlsx、.xls 或 .csv 名册。"
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
SAMPLE = 20_000
GB_COMMON = range(0xA1, 0xD8)  # first bytes of GB 2312's signs and its characters by frequency
BIG5_COMMON = range(0xA1, 0xC7)
DELIMITERS = ",\t;，"
LINE_BREAK = re.compile(r"[\r\n]")
DECLARATION = re.compile(r"<(?:!--|!|\?)")


def decode(content, *, declared=""):
    if content.startswith(BOM_UTF8):
        return _strict(content, "utf-8-sig")
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _strict(content, "utf-16")
    if b"\0" in content:
        raise Refusal(NOT_A_TABLE)
    encodings = ["utf-8", "cp950" if _is_big5(content) else "gb18030"]
    if declared.lower() in ("gb2312", "gbk", "gb18030", "big5"):
        encodings = ["cp950" if declared.lower() == "big5" else "gb18030", "utf-8"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refusal("文件里的文字读不出来。" + SAVE_AS_XLSX)


def _is_big5(content):
    """Nearly all of its bytes are also GBK, but as signs that nobody writes: which of the two gives common ones?"""
    sample = content[:SAMPLE]
    return _common(sample, "cp950", BIG5_COMMON) > 0.9 > 0.6 > _common(sample, "gbk", GB_COMMON)


def _common(sample, encoding, leads):
    """Share of the two-byte signs of an encoding's first level; 0 where the bytes are not of this encoding."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 2:  # not merely cut in the middle of a sign
            return 0
        text = sample[: error.start].decode(encoding)
    signs = [sign.encode(encoding) for sign in text if ord(sign) > 127]
    second = 0xA1 if encoding == "gbk" else 0x40  # GBK's second bytes below are of its rare characters
    return sum(sign[0] in leads and sign[1] >= second for sign in signs) / max(len(signs), 1)


def _strict(content, encoding):
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal("文件里的文字读不出来。" + SAVE_AS_XLSX) from error


def read_csv(content, name, limits):
    text = decode(content)
    if len(CONTROL.findall(text, 0, 100_000)) > 5 or "\0" in text:
        raise Refusal(NOT_A_TABLE)
    csv.field_size_limit(100_000)
    rows, cells, width, delimiter = [], 0, 0, _delimiter(text)
    reader, first_line = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1
    try:
        for row in reader:
            cells, width, first_line = cells + len(row), max(width, len(row)), reader.line_num + 1
            check_size(limits, sheet=name, rows=len(rows) + 1, columns=width)
            check_cells(limits, cells)
            rows.append([cell or None for cell in row])
    except csv.Error as error:
        raise Refusal(_why_no_csv(error, first_line)) from error
    if reader.line_num > len(rows):
        _mark_swallowed(rows, delimiter)
    return [{"name": name, "rows": rows, "merged": []}]


def _why_no_csv(error, line):
    if "field larger" in str(error):
        return f"第 {line} 行起有一格长得不像名册的内容，可能多了一个双引号，没有读取。" + SAVE_AS_XLSX
    return f"第 {line} 行起有一个双引号不成对，后面的行分不清，没有读取。请改好这一行的引号再上传，或用 Excel 打开核对后另存为 .xlsx。"


def _mark_swallowed(rows, delimiter):
    """A cell of several lines with as many delimiters as a whole row holds other people's rows, not an address."""
    lengths = Counter(len(row) for row in rows if len(row) > 1)
    usual = lengths.most_common(1)[0][0] if lengths else 2
    for row in rows:
        for at, cell in enumerate(row):
            if cell and LINE_BREAK.search(cell) and cell.count(delimiter) >= usual - 1:
                row[at] = {"e": "#LINES"}


def _delimiter(text):
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:20]
    return max(DELIMITERS, key=lambda sign: (sum(line.count(sign) > 0 for line in lines), sign == ","))


def read_html(content, name, limits):
    declared = CHARSET.search(content[:4096])
    parser = TableParser(limits, name)
    parser.feed(_without_declarations(decode(content, declared=declared.group(1).decode() if declared else "")))
    parser.close()
    tables = [table for table in parser.tables if table["rows"]]
    if not tables:
        raise Refusal("这是网页文件，里面没有表格。" + SAVE_AS_XLSX)
    for number, table in enumerate(tables):
        table["name"] = name if number == 0 else f"{name}-{number + 1}"
    return tables


def _without_declarations(text):
    """Comments and <!…> hold no cells; the parser would look for the end of each unclosed one again and again."""
    kept, at = [], 0
    while match := DECLARATION.search(text, at):
        kept.append(text[at : match.start()])
        if text[at : match.start()].endswith("<"):
            kept.append(" ")  # or what stood apart would become a new <!
        closing = "-->" if match.group() == "<!--" else ">"
        end = text.find(closing, match.end())
        if end < 0:  # never closed: what follows is text
            return "".join(kept) + DECLARATION.sub(" ", text[match.start() :])
        at = end + len(closing)
    return "".join(kept) + text[at:]


class TableParser(HTMLParser):
    """Outermost tables only; a table inside a cell is read as that cell's text."""

    def __init__(self, limits, name):
        super().__init__(convert_charrefs=True)
        self.limits, self.name = limits, name
        self.tables, self.depth, self.cells = [], 0, 0
        self.text, self.silent = None, 0
        self.taken = {}

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self._open_table()
        elif tag in ("script", "style"):
            self.silent += 1
        elif self.depth == 1 and tag == "tr":
            self._open_row()
        elif self.depth == 1 and tag in ("td", "th"):
            self._open_cell(dict(attrs))
        elif tag in ("br", "p", "div") and self.text:
            self.text.append("\n")

    def handle_endtag(self, tag):
        if tag == "table" and self.depth:
            self._close_cell()
            self.depth -= 1
        elif tag in ("script", "style"):
            self.silent = max(0, self.silent - 1)
        elif self.depth == 1 and tag in ("td", "th", "tr"):
            self._close_cell()

    def handle_data(self, data):
        if self.text is not None and not self.silent:
            self.text.append(data)

    def _open_table(self):
        self.depth += 1
        if self.depth == 1:
            self.tables.append({"rows": [], "merged": []})
            self.taken = {}

    def _open_row(self):
        self._close_cell()
        self.tables[-1]["rows"].append([])
        check_size(self.limits, sheet=self.name, rows=len(self.tables[-1]["rows"]), columns=1)

    def _open_cell(self, attributes):
        self._close_cell()
        if not self.tables[-1]["rows"]:
            self._open_row()
        rows = self.tables[-1]["rows"]
        row, height, width = len(rows) - 1, _span(attributes, "rowspan"), _span(attributes, "colspan")
        while (row, len(rows[-1])) in self.taken:
            self._append(None)
        column = len(rows[-1])
        if height * width > 1:
            self._merge(row, column, height, width)
        self.text = []

    def _merge(self, row, column, height, width):
        self.tables[-1]["merged"].append([row, column, row + height - 1, column + width - 1])
        for down in range(height):
            for right in range(width):
                if down or right:
                    self.taken[row + down, column + right] = True
        check_cells(self.limits, self.cells + len(self.taken))

    def _close_cell(self):
        if self.text is not None:
            self._append("".join(self.text).replace("\xa0", " ").strip() or None)
            self.text = None

    def _append(self, value):
        row = self.tables[-1]["rows"][-1]
        row.append(value)
        self.cells += 1
        check_cells(self.limits, self.cells)
        check_size(self.limits, sheet=self.name, rows=1, columns=len(row))


def _span(attributes, name):
    digits = (attributes.get(name) or "1").strip()
    return min(max(int(digits), 1), 1000) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 1
