"""An .xlsx is a zip of XML, and both can be made to explode: only what was looked at reaches the parser.

The parts are inflated under a cap (the sizes a zip states about itself may be lies) and put into a new zip, so that the
parser cannot see another file than the one that was checked. It is packed again because the parser holds a copy of it.
"""

import io
import re
import sys
import zipfile
import zlib
from posixpath import join, normpath
from typing import NamedTuple
from xml.etree import ElementTree
from xml.sax.saxutils import unescape

from common.spreadsheet_limits import DAMAGED, SAVE_AS_XLSX, TOO_LARGE_INSIDE, Refusal

CHUNK = 1024 * 1024
XML_PARTS = (".xml", ".rels")
FOREIGN_XML = "文件里有 Excel 不会写的内容（外部实体声明），没有读取。" + SAVE_AS_XLSX

DECLARATION = re.compile(rb"<!(?!--|\[CDATA\[)")
CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
ADDRESS = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
VALUE = re.compile(rb"<(?:\w+:)?v>([^<]+)</")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
INLINE = re.compile(rb"<(?:\w+:)?t[\s>]")

STYLES = "xl/styles.xml"
FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^>]*)")
CELL_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
CELL_FORMAT = re.compile(rb"<(?:\w+:)?xf\s([^>]*)")
ZEROS = re.compile(r'(?:"([0-9A-Za-z]*)"|([A-Za-z]?))(0+)(?:[;_].*)?', re.DOTALL)
ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*[^/>])>")
HIDDEN = re.compile(rb"""\shidden=["'](?:1|true)""")

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


class Oddities(NamedTuple):
    """What the parser does not tell of one sheet: see odd_cells, padded_cells and hidden_rows."""

    errors: dict[tuple[int, int], str]
    padded: dict[tuple[int, int], tuple[str, int]]
    hidden: int


NOTHING_ODD = Oddities({}, {}, 0)


def open_checked(content, limits):
    """The workbook as a zip of checked parts (a file object) and the Oddities of its sheets by their names."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _refuse_other_archives([entry.filename for entry in entries], limits)
            return _copy_parts(archive, entries, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Refusal(DAMAGED) from error


def _refuse_other_archives(names, limits):
    if len(names) > limits.entries:
        raise Refusal("文件里的部件过多，不像普通的名册，没有读取。" + SAVE_AS_XLSX)
    names = {name.replace("\\", "/") for name in names}
    if "xl/workbook.xml" in names:
        return
    if "word/document.xml" in names:
        raise Refusal("这是 Word 文档，不是表格。请把其中的表格复制到 Excel 里，另存为 .xlsx 再上传。")
    if any(name.startswith("ppt/") for name in names):
        raise Refusal("这是演示文稿，不是表格。请上传 .xlsx、.xls 或 .csv 名册。")
    if "xl/workbook.bin" in names or "mimetype" in names or any(name.startswith("Index/") for name in names):
        raise Refusal("这种表格格式读不了。" + SAVE_AS_XLSX)
    raise Refusal("这是压缩包，不是表格。请先解压，再把里面的名册逐个上传。")


def _copy_parts(archive, entries, limits):
    plain, odd, room = io.BytesIO(), {}, limits.inflated
    if sum(entry.file_size for entry in entries if _wanted(entry.filename)) > room:
        raise Refusal(TOO_LARGE_INSIDE)
    parts, styles = {}, {}
    entries = sorted(entries, key=lambda entry: entry.filename != STYLES)  # the sheets' cells refer to them
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
        for entry in entries:
            name = entry.filename.replace("\\", "/")
            if not _wanted(name) or name in copy.NameToInfo:
                continue
            part = _inflate(archive, entry, room)
            room -= len(part)
            _refuse_declarations(part)
            copy.writestr(name, part)
            if name == STYLES:
                styles = zero_styles(part)
            elif name.startswith("xl/worksheets/"):
                odd[name] = Oddities(odd_cells(part), padded_cells(part, styles), hidden_rows(part))
            elif name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
                parts[name] = part
    plain.seek(0)
    return plain, _by_sheet_name({name: found for name, found in odd.items() if found != NOTHING_ODD}, parts)


def _wanted(name):
    return name.lower().endswith(XML_PARTS) and not name.endswith("/")


def _inflate(archive, entry, room):
    entry.file_size = sys.maxsize  # what the directory states is not believed: read to the real end, or to the cap
    chunks, size = [], 0
    with archive.open(entry) as part:
        while chunk := part.read(CHUNK):
            size += len(chunk)
            if size > room:
                raise Refusal(TOO_LARGE_INSIDE)
            chunks.append(chunk)
    return b"".join(chunks)


def _refuse_declarations(part):
    """Excel writes no <!…> at all but comments: whatever else begins so is refused, in any case of letters."""
    if DECLARATION.search(part) or b"\0" in part[:256]:
        raise Refusal(FOREIGN_XML)


def odd_cells(part):
    """(row, column) → what the parser would show as blank: an error value, or a formula that was never computed."""
    if b't="e"' not in part and not FORMULA.search(part):
        return {}
    odd = {}
    for attributes, body in CELL.findall(part):
        if b't="e"' in attributes or FORMULA.search(body):
            address, value = ADDRESS.search(attributes), VALUE.search(body)
            if address and b't="e"' in attributes:
                odd[_position(address)] = value.group(1).decode(errors="replace")[:20] if value else "#VALUE!"
            elif address and not value and not INLINE.search(body) and b't="str"' not in attributes:
                odd[_position(address)] = "#NOVALUE"
    return odd


def zero_styles(part):
    """Style number → (text before, digits) of the formats 0000000000 and "S"0000, by which Excel shows zeros it has not."""
    formats = {}
    for attributes in FORMAT.findall(part):
        number, code = _attribute(attributes, b"numFmtId"), _attribute(attributes, b"formatCode")
        if (match := ZEROS.fullmatch(code.replace("\\", ""))) and (match[1] or match[2] or len(match[3]) > 1):
            formats[number] = (match[1] or match[2] or "", len(match[3]))
    used = CELL_FORMATS.search(part) if formats else None
    numbers = [_attribute(each, b"numFmtId") for each in CELL_FORMAT.findall(used.group())] if used else []
    return {str(style): formats[number] for style, number in enumerate(numbers) if number in formats}


def _attribute(attributes, name):
    match = re.search(rb"\b" + name + rb"""=(?:"([^"]*)"|'([^']*)')""", attributes)
    return unescape((match[1] or match[2] or b"").decode(errors="replace"), {"&quot;": '"'}) if match else ""


def padded_cells(part, styles):
    """(row, column) → (text before, digits) of the cells with such a format."""
    if not styles:
        return {}
    cells = re.compile(rb"<(?:\w+:)?c\s([^>]*\bs=[\"'](" + "|".join(styles).encode() + rb")[\"'][^>]*)>")
    found = ((ADDRESS.search(attributes), styles[style.decode()]) for attributes, style in cells.findall(part))
    return {_position(address): style for address, style in found if address}


def hidden_rows(part):
    """How many rows with cells are hidden or filtered out."""
    if b" hidden=" not in part:
        return 0
    return sum(HIDDEN.search(attributes) is not None for attributes in ROW.findall(part))


def _position(address):
    column = 0
    for letter in address.group(1):
        column = column * 26 + letter - 64
    return int(address.group(2)) - 1, column - 1


def _by_sheet_name(odd, parts):
    if not odd:
        return {}
    try:
        relations = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
        workbook = ElementTree.fromstring(parts["xl/workbook.xml"])
    except (KeyError, ElementTree.ParseError) as error:
        raise Refusal(DAMAGED) from error
    targets = {each.get("Id"): _part_name(each.get("Target") or "") for each in relations}
    sheets = (each for each in workbook.iter() if each.tag.endswith("}sheet"))
    names = {targets.get(each.get(RELATION) or each.get(STRICT_RELATION)): each.get("name") for each in sheets}
    return {names[part]: cells for part, cells in odd.items() if part in names}


def _part_name(target):
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
