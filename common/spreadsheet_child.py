"""The process that opens a spreadsheet somebody sent: it limits itself, reads standard input, answers in JSON.

Run by common.spreadsheets as `python -m common.spreadsheet_child LIMITS NAME`. JSON and not pickle, because what
comes back from a process that has handled hostile bytes must not be able to run anything.
"""

import datetime
import gc
import io
import json
import re
import resource
import sys
from collections import defaultdict

from python_calamine import CalamineError, PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

from common.spreadsheet_archive import NOTHING_ODD, open_checked
from common.spreadsheet_limits import (
    DAMAGED,
    SAVE_AS_XLSX,
    TOO_LARGE_INSIDE,
    Limits,
    Refusal,
    check_cells,
    check_size,
)
from common.spreadsheet_text import NOT_A_TABLE, read_csv, read_html

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x10\x00")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
PASSWORD = "文件设有打开密码，没有读取。请在 Excel 里取消密码（文件 → 信息 → 保护工作簿），保存后再上传。"
ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
HTML_SECONDS, HTML_BYTES_A_SECOND = 3, 1024 * 1024
EXACT = 10**15  # Excel keeps fifteen digits; from here on a float is no longer what was typed


def limit_process(limits):
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))


def limit_text(content, limits):
    """Tags can be made to take the parser longer and longer: seconds by the size of the file, and no more."""
    seconds = min(limits.cpu_seconds, HTML_SECONDS + len(content) // HTML_BYTES_A_SECOND)
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    resource.setrlimit(resource.RLIMIT_CPU, (int(used) + seconds, limits.cpu_seconds + 1))


def read_content(content, name, limits):
    """{"kind", "sheets", "notes"}; a sheet is {"name", "rows", "merged"}. The kind is told by the content."""
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if content.startswith(ZIP):
        file, odd = open_checked(content, limits)
        return read_calamine("xlsx", file, odd, limits)
    if content.startswith((OLE, *OLD_EXCEL)):
        return read_ole(content, limits)
    refuse_other_kinds(content, head)
    if head.startswith(b"<"):
        limit_text(content, limits)
        return {"kind": "html", "sheets": read_html(content, name, limits), "notes": []}
    return {"kind": "csv", "sheets": read_csv(content, name, limits), "notes": []}


def refuse_other_kinds(content, head):
    if not head.strip(b"\0"):
        raise Refusal("文件是空的。请选择有内容的名册再上传。")
    if content.startswith(b"%PDF"):
        raise Refusal("这是 PDF，不是表格。请上传 .xlsx、.xls 或 .csv 名册。")
    if content.startswith(PICTURES):
        raise Refusal("这是图片，不是表格。请上传 .xlsx、.xls 或 .csv 名册。")
    if content.startswith(ARCHIVES):
        raise Refusal("这是压缩包，不是表格。请先解压，再把里面的名册逐个上传。")
    if content.startswith(b"{\\rtf"):
        raise Refusal("这是文字文档，不是表格。请把其中的表格复制到 Excel 里，另存为 .xlsx 再上传。")
    if head.startswith(b"MIME-Version"):
        raise Refusal("这是单个文件网页，不是表格。" + SAVE_AS_XLSX)
    _refuse_other_xml(content, head)


def _refuse_other_xml(content, head):
    if not head.startswith(b"<"):
        return
    if b"urn:schemas-microsoft-com:office:spreadsheet" in content[:65536]:
        raise Refusal("这是“XML 表格 2003”格式。" + SAVE_AS_XLSX)
    if ENTITY.search(content) or head.startswith(b"<?xml") and b"<html" not in content[:65536].lower():
        raise Refusal(NOT_A_TABLE)


def read_ole(content, limits):
    if _utf16("EncryptedPackage") in content:
        raise Refusal(PASSWORD)
    if content.startswith(OLE) and not any(_utf16(stream) in content for stream in ("Workbook", "Book")):
        if _utf16("WordDocument") in content:
            raise Refusal("这是 Word 文档，不是表格。请把其中的表格复制到 Excel 里，另存为 .xlsx 再上传。")
        raise Refusal(DAMAGED)
    return read_calamine("xls", io.BytesIO(content), {}, limits)


def _utf16(text):
    return text.encode("utf-16-le")


def read_calamine(kind, file, odd, limits):
    try:
        workbook = load_workbook(file)
        file.close()  # it was copied: without this every part would be held twice
        wanted, notes = visible_sheets(workbook.sheets_metadata, limits)
        sheets, cells = [], 0
        for index, name in wanted:
            sheet = workbook.get_sheet_by_index(index)
            rows, columns = (last + 1 for last in sheet.end or (-1, -1))
            cells += rows * columns
            check_size(limits, sheet=name, rows=rows, columns=columns)
            check_cells(limits, cells)
            found = odd.get(name, NOTHING_ODD)
            if found.hidden:
                notes.append(
                    f"工作表“{name}”有 {found.hidden} 行是隐藏或筛掉的，也读取了。不要导入的请在原表中删去再上传。"
                )
            sheets.append(read_sheet(sheet, name, found))
    except PasswordError as error:
        raise Refusal(PASSWORD) from error
    except CalamineError as error:
        raise Refusal(PASSWORD if "password" in str(error).lower() else DAMAGED) from error
    return {"kind": kind, "sheets": sheets, "notes": notes}


def visible_sheets(metadata, limits):
    if len(metadata) > limits.sheets:
        raise Refusal(f"文件里有 {len(metadata)} 张工作表，最多可读 {limits.sheets} 张。请拆成几个文件再上传。")
    wanted, notes = [], []
    for index, sheet in enumerate(metadata):
        if sheet.typ != SheetTypeEnum.WorkSheet:
            continue
        if sheet.visible == SheetVisibleEnum.Visible:
            wanted.append((index, sheet.name))
        else:
            notes.append(f"工作表“{sheet.name}”是隐藏的，没有读取。")
    if not wanted:
        raise Refusal("文件里没有看得见的工作表。请取消隐藏后再上传。")
    return wanted, notes


def read_sheet(sheet, name, odd):
    # Row by row, not `to_python`: a second copy of every cell. It leaves out the empty columns on the left.
    left = [None] * sheet.start[1] if sheet.start else []
    errors, padded = defaultdict(dict), defaultdict(dict)
    for (row, column), error in odd.errors.items():
        errors[row][column] = {"e": error}
    for (row, column), shown in odd.padded.items():
        padded[row][column] = shown
    rows = [
        _json(with_errors(with_zeros(left + [plain(cell) for cell in row], padded.get(index)), errors.get(index)))
        for index, row in enumerate(sheet.iter_rows())
    ]
    merged = [[*start, *end] for start, end in sheet.merged_cell_ranges or []]
    return {"name": name, "rows": rows, "merged": merged}


def with_errors(row, errors):
    for column, error in (errors or {}).items():
        row.extend([None] * (column + 1 - len(row)))
        row[column] = error
    return row


def with_zeros(row, padded):
    """0005012300 where the number is 5012300 and its format shows the zeros: what the clerk sees is what was meant."""
    for column, (before, digits) in (padded or {}).items():
        number = row[column] if column < len(row) else None
        if type(number) is int and number >= 0 and (before or len(str(number)) < digits):
            row[column] = before + str(number).zfill(digits)
    return row


def plain(cell):
    """Text stays text and a number stays a number: which of the two it was decides what Excel may have lost."""
    if type(cell) is str:
        return cell or None
    if type(cell) is float:
        return int(cell) if cell.is_integer() and abs(cell) < EXACT else cell
    if isinstance(cell, datetime.date):
        return {"d": cell.isoformat()[:10]}
    if isinstance(cell, datetime.time | datetime.timedelta):
        return str(cell)
    return cell


def answer(content, name, limits):
    try:
        return read_content(content, name, limits)
    except Refusal as refusal:
        return {"refused": str(refusal)}
    except MemoryError:
        return {"refused": TOO_LARGE_INSIDE}


def write_answer(result, out):
    """One JSON object, written row by row: as one text it would take as much memory again as all the cells.

    A row is a list, or bytes where it was written as JSON already.
    """
    sheets = result.pop("sheets", None)
    head = _json(result)
    if sheets is None:
        return out.write(head)
    out.write(head[:-1] + b', "sheets": [')
    for number, sheet in enumerate(sheets):
        rows = sheet.pop("rows")
        out.write((b", " if number else b"") + _json(sheet)[:-1] + b', "rows": [')
        for index, row in enumerate(rows):
            out.write((b", " if index else b"") + (row if type(row) is bytes else _json(row)))
        out.write(b"]}")
    out.write(b"]}")


def _json(thing):
    return json.dumps(thing, ensure_ascii=False, check_circular=False).encode("utf-8", "replace")


def main():
    limits, name = Limits(**json.loads(sys.argv[1])), sys.argv[2]
    limit_process(limits)
    gc.disable()  # a short life with millions of cells and no circles: collecting would be half of the time
    write_answer(answer(sys.stdin.buffer.read(), name, limits), sys.stdout.buffer)


if __name__ == "__main__":
    main()
