import datetime
import io
import re
import zipfile

import openpyxl
import pytest
import python_calamine

from common.workbooks import Column, StyledSheet, sheet_name, stream_workbook, styled_workbook

COLUMNS = [Column("姓名", 12), Column("手机", 16), Column("毕业年份", 10, "number"), Column("最近核对", 12, "date")]
DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "＝1"]
DAY = datetime.date(2026, 11, 22)


def streamed(rows, *, columns=COLUMNS, title="名单", notes=()):
    target = io.BytesIO()
    written = stream_workbook(target, title=title, columns=columns, rows=rows, notes=notes)
    return target.getvalue(), written


def values(content, sheet=0):
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(content)).worksheets[sheet].values]


def test_a_list_is_read_back_as_it_was_written():
    rows = [["王𬱖", "13800138000", 2018, DAY], ["  李 & <娜>\n二行 ", "007", None, None], ["", None, 1.5, "去年"]]
    content, written = streamed(iter(rows), notes=["用途：校庆", "导出：周敏"])
    header = ["姓名", "手机", "毕业年份", "最近核对"]
    day = datetime.datetime(2026, 11, 22)
    assert written == 3
    assert values(content) == [
        header,
        ["王𬱖", "13800138000", 2018, day],
        ["  李 & <娜>\n二行 ", "007", None, None],
        [None, None, 1.5, "去年"],
    ]
    assert values(content, 1) == [["名单"], ["用途：校庆"], ["导出：周敏"]]
    other_reader = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert other_reader.sheet_names == ["名单", "说明"]
    assert other_reader.get_sheet_by_index(0).to_python()[1] == ["王𬱖", "13800138000", 2018.0, DAY]


def test_a_list_opens_with_a_frozen_filtered_header():
    sheet = openpyxl.load_workbook(io.BytesIO(streamed([["王伟", "1", 2018, DAY]] * 3)[0])).active
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.column_dimensions["B"].width) == ("A2", "A1:D4", 16)
    assert sheet["A1"].font.bold and sheet["A1"].fill.fgColor.rgb == "FF1D4D39"
    assert sheet["B2"].number_format == "@" and sheet["D2"].number_format == "yyyy\\-mm\\-dd"


@pytest.mark.parametrize("kind", ["text", "number", "date", "reason"])
def test_what_a_person_typed_is_never_a_formula(kind):
    columns, rows = [Column("=标题", 12, kind)], [[value] for value in DANGEROUS]
    books = [styled_workbook([StyledSheet("表", columns, rows, title="=1", facts=[("=甲", "=乙")], footer="=&A")])]
    if kind != "reason":
        books.append(streamed(rows, columns=columns, title="=1", notes=["=1"])[0])
    for content in books:
        archive = zipfile.ZipFile(io.BytesIO(content))
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
        assert sheets and not any(re.search(rb"<f[ >/]", sheet) for sheet in sheets)
        cells = [cell for sheet in openpyxl.load_workbook(io.BytesIO(content)) for row in sheet for cell in row]
        assert {cell.data_type for cell in cells if cell.value} == {"s"}
        assert [cell.value for cell in cells if cell.value in DANGEROUS][-len(DANGEROUS) :].count("=1+1") == 1


def test_a_long_number_stays_text_so_that_excel_cuts_no_digit():
    content, _ = streamed([["王伟", "1", 201511010123456789, None], ["李娜", "2", float("nan"), True]])
    assert [row[2] for row in values(content)[1:]] == ["201511010123456789", "nan"]


def test_characters_that_a_workbook_cannot_hold_are_left_out():
    row = ["王\x00伟\x0b\ud800\uffff", "1\x1f", None, None]
    content, _ = streamed([row])
    assert values(content)[1] == ["王伟", "1", None, None]
    assert values(styled_workbook([StyledSheet("表", COLUMNS, [row])]))[1][:2] == ["王伟", "1"]


def test_a_text_longer_than_excel_reads_is_cut():
    assert len(values(streamed([["王" * 40_000, "", None, None]])[0])[1][0]) == 32_767


def test_an_empty_list_is_a_header():
    content, written = streamed(iter(()))
    assert (written, values(content)) == (0, [["姓名", "手机", "毕业年份", "最近核对"]])
    assert values(styled_workbook([StyledSheet("表", COLUMNS, iter(()))])) == [["姓名", "手机", "毕业年份", "最近核对"]]


def test_a_long_list_keeps_all_rows_in_order():
    content, written = streamed([f"校友{index}", str(index), index, None] for index in range(1_234))
    assert written == 1_234
    assert [row[1] for row in values(content)[1:]] == [str(index) for index in range(1_234)]


def test_a_list_of_more_rows_than_excel_has_is_refused(monkeypatch):
    monkeypatch.setattr("common.workbooks.MOST_ROWS", 600)
    with pytest.raises(Exception, match="一张表最多放 600 行"):
        streamed([["王伟", "", None, None]] * 601)
    assert streamed([["王伟", "", None, None]] * 600)[1] == 600


def test_sheet_names_are_such_as_excel_accepts():
    assert sheet_name("机电1501/机电1502:[名单]?*\\") == "机电1501 机电1502  名单"
    assert sheet_name("'''") == sheet_name("") == "名单"
    assert sheet_name("班" * 50) == "班" * 31
    assert sheet_name("𬱖" * 50) == "𬱖" * 15
    assert sheet_name("History") == "History 2"
    assert sheet_name("A班", ["a班", "a班 2"]) == "A班 3"


def test_a_class_directory_is_set_up_for_print():
    sheet = StyledSheet(
        "机电1501",
        COLUMNS,
        [["王伟", "13800138000", 2018, DAY]],
        title="机电1501班通讯录",
        facts=[("班主任", "陈建国"), ("人数", "45")],
        footer="导出：周敏 & 李娜",
    )
    page = openpyxl.load_workbook(io.BytesIO(styled_workbook([sheet]))).active
    assert [page["A1"].value, page["A2"].value] == ["机电1501班通讯录", "班主任：陈建国　　人数：45"]
    assert [cell.value for cell in page[4]] == ["王伟", "13800138000", 2018, datetime.datetime(2026, 11, 22)]
    assert [str(area) for area in page.merged_cells.ranges] == ["A1:D1", "A2:D2"]
    assert (page.page_setup.paperSize, page.print_title_rows, page.freeze_panes) == (9, "$3:$3", "A4")
    assert page["A4"].border.left.style == "thin"
    assert page.oddFooter.right.text == "第 &P 页 / 共 &N 页"


def test_refused_rows_come_back_with_the_reason_in_red_before_them():
    columns = [Column("原因", 40, "reason"), Column("姓名"), Column("手机")]
    content = styled_workbook([StyledSheet("Sheet1", columns, [["手机号少一位", "王伟", "1380013800"]])])
    page = openpyxl.load_workbook(io.BytesIO(content)).active
    assert [cell.value for cell in page[1]] == ["原因", "姓名", "手机"]
    assert [cell.value for cell in page[2]] == ["手机号少一位", "王伟", "1380013800"]
    assert page["A2"].font.color.rgb == page["A1"].font.color.rgb == "FFA9351A"
    assert page["C2"].number_format == "@"
