"""Files that come in as spreadsheets, good and hostile: rows, or a sentence, in bounded memory."""

import datetime
import io
import os
import struct
import subprocess
import sys
import zipfile
import zlib

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook

from common.spreadsheet_limits import Limits
from common.spreadsheets import ROOT, CellError, read_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = "xl/worksheets/sheet1.xml"
SHEET_XML = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def workbook(*rows, title="名册"):
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return saved(book)


def with_part(content, name, part, *, compress=zipfile.ZIP_DEFLATED):
    """The same archive with one part put in or replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", compress) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, part)
    return stream.getvalue()


def refusal(content, filename="名册.xlsx", limits=Limits()):  # noqa: B008 (immutable)
    with pytest.raises(ValidationError) as caught:
        read_workbook(content, filename=filename, limits=limits)
    [sentence] = caught.value.messages
    assert sentence.endswith("。")
    return sentence


# What is read


def test_a_workbook_keeps_numbers_numbers_and_text_text():
    content = workbook(["学号", "手机"], ["001", 13800138001.0], [20150001, 1.5], [True, datetime.date(2015, 9, 1)])
    read = read_workbook(content, filename="a.xlsx")
    assert (read.kind, [sheet.name for sheet in read.sheets]) == ("xlsx", ["名册"])
    assert read.sheets[0].rows == [
        ["学号", "手机"], ["001", 13800138001], [20150001, 1.5], [True, datetime.date(2015, 9, 1)]
    ]  # fmt: skip
    assert [type(row[0]) for row in read.sheets[0].rows] == [str, str, int, bool]


def test_a_number_too_long_for_excel_stays_a_float():
    [row] = read_workbook(workbook([2015010100000001]), filename="a.xlsx").sheets[0].rows
    assert type(row[0]) is float


def test_rows_stand_at_their_excel_numbers_and_merged_ranges_are_told():
    book = Workbook()
    book.active["B3"] = "机电1501"
    book.active["B6"] = "末行"
    book.active.merge_cells("B3:C5")
    [sheet] = read_workbook(saved(book), filename="a.xlsx").sheets
    assert sheet.rows[:2] == [[None, None]] * 2 and sheet.rows[2][1] == "机电1501"
    assert sheet.merged == [(2, 1, 4, 2)]


def test_hidden_sheets_are_skipped_and_named():
    book = Workbook()
    book.active.append(["看得见"])
    book.create_sheet("旧表").sheet_state = "hidden"
    read = read_workbook(saved(book), filename="a.xlsx")
    assert [sheet.name for sheet in read.sheets] == ["Sheet"] and read.notes == ["工作表“旧表”是隐藏的，没有读取。"]


def test_error_values_and_formulas_without_a_result_are_told_from_blanks():
    book = Workbook()
    book.active.append(["#REF!", "=1+1", None, "文字"])
    book.active["A1"].data_type = "e"
    [sheet] = read_workbook(saved(book), filename="a.xlsx").sheets
    assert sheet.rows == [[CellError("#REF!"), CellError("#NOVALUE"), None, "文字"]]


def test_the_kind_is_told_by_the_content_and_not_by_the_name():
    assert read_workbook(workbook(["姓名"]), filename="名册.xls").kind == "xlsx"
    assert read_workbook("姓名,学号\n王,1".encode(), filename="名册.xlsx").kind == "csv"
    html = "<table><tr><td>姓名</td></tr></table>".encode("gb18030")
    assert read_workbook(html, filename="名册.xls").sheets[0].rows == [["姓名"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be"])
def test_a_csv_is_read_in_the_encodings_of_offices(encoding):
    text = '姓名,备注\r\n王𬱖,"第一行\r\n第二行"\r\n\r\n欧阳,\r\n'
    content = ("\ufeff" + text if encoding == "utf-16-be" else text).encode(encoding)
    [sheet] = read_workbook(content, filename="某校 名册.csv").sheets
    assert (sheet.name, sheet.rows) == (
        "某校 名册",
        [["姓名", "备注"], ["王𬱖", "第一行\r\n第二行"], [], ["欧阳", None]],
    )


def test_an_html_table_is_read_with_its_merged_cells_and_without_its_scripts():
    html = (
        "<html><head><meta charset='utf-8'><style>td{}</style></head><body><table>"
        "<tr><th rowspan=2>姓名<th colspan='2'>联系方式</tr><tr><td>手机<td>QQ</tr>"
        "<tr><td>王&amp;明<br>二<td x:str>001<td><script>alert(1)</script></table></body></html>"
    )
    [sheet] = read_workbook(html.encode(), filename="名册.xls").sheets
    assert sheet.rows == [["姓名", "联系方式"], [None, "手机", "QQ"], ["王&明\n二", "001", None]]
    assert sheet.merged == [(0, 0, 1, 0), (0, 1, 0, 2)]


# What is refused


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "空的"),
        (b" \r\n\r\n", "空的"),
        (b"\0" * 100, "空的"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "图片"),
        (b"\xff\xd8\xff\xe0....", "图片"),
        (b"Rar!\x1a\x07\x00", "压缩包"),
        (b"{\\rtf1 ...}", "文字文档"),
        (b"MIME-Version: 1.0\r\n", "网页"),
        (b"<html><body>no table</body></html>", "没有表格"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "另存为"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "不是能读的表格"),
        ("姓名,学号\n王\0明,1".encode(), "不是能读的表格"),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08" * 20, "不是能读的表格"),
        (bytes(range(128, 256)) * 20, "读不出来"),
        (OLE + b"\0" * 600, "损坏"),
        (OLE + "Workbook".encode("utf-16-le") + b"\0" * 600, "损坏"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "Word"),
        (b"PK\x03\x04" + b"\0" * 100, "损坏"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_by_a_sentence(content, word):
    assert word in refusal(content)


def test_random_bytes_are_refused():
    for seed in range(5):
        content = b"".join(struct.pack("<I", zlib.crc32(bytes([seed, n % 256, n // 256]))) for n in range(1, 500))
        refusal(content)


def archive(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as each:
        for name, part in parts.items():
            each.writestr(name.replace("__", "/").replace("_dot_", "."), part)
    return stream.getvalue()


def test_other_archives_are_called_what_they_are():
    assert "Word" in refusal(archive(word__document_dot_xml="<a/>"))
    assert "演示文稿" in refusal(archive(ppt__presentation_dot_xml="<a/>"))
    assert "先解压" in refusal(archive(名册_dot_xlsx=workbook(["姓名"])))
    assert "另存为" in refusal(archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"))


def test_a_truncated_workbook_is_refused():
    content = workbook(*[["姓名", number] for number in range(200)])
    for share in (0.2, 0.5, 0.9, 0.99):
        assert "损坏" in refusal(content[: int(len(content) * share)])


def test_a_workbook_with_a_broken_part_is_refused():
    assert "损坏" in refusal(with_part(workbook(["姓名"]), SHEET, "<worksheet><sheetData><row"))


def test_fifty_megabytes_are_refused_before_anything_is_opened():
    assert refusal(b"x" * 50 * 1024 * 1024).startswith("文件有 50 MB，最多 20 MB")


def test_a_zip_bomb_is_refused_by_what_it_says_of_itself():
    bomb = with_part(workbook(["姓名"]), "xl/worksheets/sheet2.xml", b" " * 110 * 1024 * 1024)
    assert len(bomb) < 200_000
    assert "展开后过大" in refusal(bomb)


def test_a_zip_bomb_that_lies_about_its_size_is_refused_all_the_same():
    bomb = bytearray(with_part(workbook(["姓名"]), "xl/worksheets/sheet2.xml", b" " * 110 * 1024 * 1024))
    size = struct.pack("<I", 110 * 1024 * 1024)
    while (at := bomb.find(size)) >= 0:
        bomb[at : at + 4] = struct.pack("<I", 1000)
    assert "展开后过大" in refusal(bytes(bomb))


def test_an_archive_of_very_many_parts_is_refused():
    stream = io.BytesIO(workbook(["姓名"]))
    with zipfile.ZipFile(stream, "a") as each:
        for number in range(2_500):
            each.writestr(f"xl/a{number}.xml", "")
    assert "部件过多" in refusal(stream.getvalue())


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_a_document_type_or_entities_in_any_part_are_refused(part):
    lol = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 20))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "lol">{lol}]><worksheet>&a19;</worksheet>'
    assert "外部实体" in refusal(with_part(workbook(["姓名"]), part, xml))
    elsewhere = '<!DOCTYPE x SYSTEM "http://example.com/x.dtd"><worksheet/>'
    assert "外部实体" in refusal(with_part(workbook(["姓名"]), part, elsewhere))
    assert "外部实体" in refusal(with_part(workbook(["姓名"]), part, xml.encode("utf-16")))


def test_xml_nested_a_hundred_thousand_deep_is_read_or_refused_in_bounds():
    xml = SHEET_XML.format("<sheetData>" + "<row><c>" * 100_000 + "</c></row>" * 100_000 + "</sheetData>")
    try:
        read_workbook(with_part(workbook(["姓名"]), SHEET, xml), filename="a.xlsx")
    except ValidationError as error:
        assert error.messages[0].endswith("。")


def test_a_sheet_that_claims_a_billion_cells_and_has_two_is_read():
    xml = SHEET_XML.format(
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c>'
        '</row><row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    )
    [sheet] = read_workbook(with_part(workbook(["x"]), SHEET, xml), filename="a.xlsx").sheets
    assert sheet.rows == [["姓名"]]


@pytest.mark.parametrize("address", ["XFD1048576", "A1048576", "XFD1", "A99999", "ZZ3000"])
def test_a_far_away_cell_is_refused_with_what_to_do(address):
    row = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    near = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c>' + ("" if row == "1" else "</row>")
    far = ("" if row == "1" else f'<row r="{row}">') + f'<c r="{address}"><v>1</v></c></row>'
    sentence = refusal(with_part(workbook(["x"]), SHEET, SHEET_XML.format(f"<sheetData>{near}{far}</sheetData>")))
    assert "删除" in sentence


def test_a_sheet_of_twenty_thousand_columns_is_refused():
    assert "列" in refusal(",".join(["姓名"] * 20_000).encode(), filename="a.csv")
    cells = "".join("<td>1" for _ in range(20_000))
    assert "列" in refusal(f"<table><tr>{cells}</table>".encode(), filename="a.xls")


def test_too_many_rows_and_cells_are_refused():
    limits = Limits(rows=100, cells=1_000)
    assert "行" in refusal(b"a\n" * 101, limits=limits)
    assert "行" in refusal(workbook(*[["a"]] * 101), limits=limits)
    assert "格子" in refusal(workbook(*[["a"] * 11] * 100), limits=limits)


def test_an_html_cell_over_a_million_rows_takes_no_memory():
    html = "<table>" + "<tr><td rowspan=99999 colspan=99999>x" * 50 + "</table>"
    assert "请删除" in refusal(html.encode(), filename="a.xls")


def test_very_many_sheets_are_refused():
    book = Workbook()
    for number in range(210):
        book.create_sheet(f"表{number}")
    assert "张工作表" in refusal(saved(book))


def test_a_child_that_needs_too_much_memory_ends_in_a_sentence():
    content = with_part(workbook(["姓名"]), "docProps/custom.xml", b" " * 60 * 1024 * 1024)
    read_workbook(content, filename="a.xlsx")
    limits = Limits(memory=120 * 1024 * 1024)
    assert "展开后过大" in refusal(content, limits=limits)


def test_a_child_that_takes_too_long_is_ended():
    assert "超时" in refusal(workbook(["姓名"]), limits=Limits(wall_seconds=0.001))


def test_the_child_may_not_exceed_its_memory_whatever_it_does():
    code = (
        "from common.spreadsheet_child import limit_process; from common.spreadsheet_limits import Limits\n"
        "limit_process(Limits())\nb'x' * (900 * 1024 * 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True)  # noqa: S603
    assert done.returncode == 1 and b"MemoryError" in done.stderr


def test_the_child_sees_no_secret_of_the_settings(monkeypatch):
    seen = {}
    real = subprocess.run

    def watching(*args, **options):
        seen.update(options["env"])
        return real(*args, **options)

    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    monkeypatch.setenv("SECRET_KEY", "secret")
    monkeypatch.setattr(subprocess, "run", watching)
    read_workbook(workbook(["姓名"]), filename="a.xlsx")
    assert "PATH" in seen and "secret" not in repr(seen)
    assert os.environ["SECRET_KEY"] == "secret"


def test_a_file_name_is_made_harmless():
    [sheet] = read_workbook("姓名\n王".encode(), filename="../../etc/\x00passwd\n.csv").sheets
    assert sheet.name == "passwd"


def test_html_and_formulas_in_cells_come_back_as_the_text_they_are():
    rows = [["<b>王</b>", "+1"], ["<script>", "@SUM(1)"]]
    assert read_workbook(workbook(*rows), filename="a.xlsx").sheets[0].rows == rows


# What a text or a format hides


def test_a_quote_that_is_never_closed_is_refused_with_its_line():
    for lines in (["姓名,班级", '王小明,"机电1501', "李小红,机电1501"], ["姓名,班级", '"王小明,1', '李小红,"2",3']):
        assert refusal("\n".join(lines).encode(), "名册.csv").startswith("第 2 行起有一个双引号不成对")


def test_a_cell_that_swallowed_whole_rows_says_so_and_an_address_of_two_lines_does_not():
    text = '姓名,班级,地址\n王小明,机电1501,"湖南,长沙\n岳麓"\n李小红,"机电1501,甲\n张大山,机电1501,乙",丙\n'
    rows = read_workbook(text.encode(), filename="名册.csv").sheets[0].rows
    assert rows[1][2] == "湖南,长沙\n岳麓" and rows[2][1] == CellError("#LINES") and "双引号" in rows[2][1].problem


@pytest.mark.parametrize("declaration", ["<!doctype a>", "<!DocType a>", "<!entity a>"])
def test_a_declaration_is_refused_in_small_letters_too(declaration):
    part = declaration + SHEET_XML.format("<sheetData/>")
    assert "外部实体" in refusal(with_part(workbook(["姓名"]), SHEET, part))


@pytest.mark.parametrize("piece", ["<!--", "<!x", "<?x", "<<!---->!--"])
def test_html_of_unclosed_declarations_is_read_in_seconds(piece):
    content = ("<table><tr><td>姓名</td></tr><tr><td>" + piece * 60_000).encode()
    started = os.times()
    read_workbook(content, filename="名册.xls")
    ended = os.times()
    assert ended.children_user + ended.children_system - started.children_user - started.children_system < 4


def test_html_that_keeps_the_parser_busy_is_stopped_after_seconds():
    started = os.times()
    assert "读取超时" in refusal(b"<table><tr>" + b"<td " * 150_000, "名册.xls")
    ended = os.times()
    assert ended.children_user + ended.children_system - started.children_user - started.children_system < 6


def test_zeros_shown_by_a_format_and_hidden_rows_are_told():
    book = Workbook()
    book.active.title = "名册"
    for value, code in ((5012300, "0000000000"), (13800138000, "0"), (7, '"S"0000'), (12, "00;@")):
        book.active.append([value])
        book.active.cell(book.active.max_row, 1).number_format = code
    book.active.row_dimensions[2].hidden = True
    read = read_workbook(saved(book), filename="名册.xlsx")
    assert [row[0] for row in read.sheets[0].rows] == ["0005012300", 13800138000, "S0007", 12]
    assert read.notes == ["工作表“名册”有 1 行是隐藏或筛掉的，也读取了。不要导入的请在原表中删去再上传。"]
