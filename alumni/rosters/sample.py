"""The sample file offered for download. A test uploads it: what it shows must be what the reader reads."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

COLUMNS = (
    ("姓名", 12, "赵示例", "钱示范"),
    ("学号", 16, "20150100001", "20150100002"),
    ("性别", 8, "男", "女"),
    ("专业", 20, "", ""),
    ("班级", 14, "", ""),
    ("入学年份", 10, 2015, 2015),
    ("毕业年份", 10, 2018, 2018),
    ("手机", 16, "13900000001", "13900000002"),
    ("邮箱", 24, "zhao@example.com", ""),
    ("工作单位", 26, "示例农业科技有限公司", "示例机械制造有限公司"),
    ("职务", 14, "技术员", "工程师"),
    ("行业", 20, "农、林、牧、渔业", "制造业"),
    ("所在省", 12, "湖南省", "广东省"),
    ("所在市", 12, "长沙市", "深圳市"),
    ("备注", 24, "示例，填写前请删除", "示例，填写前请删除"),
)
REQUIRED = ("姓名", "班级")
EXAMPLE_MAJOR, EXAMPLE_CLASS = "机电一体化技术", "机电1501"
ADVICE = (
    "一行一人，从第 2 行起填写；前两行是示例，填写前请删除。",
    "标 * 的列必填，其余没有就留空。留空的格子不会抹掉系统里已有的内容。",
    "班级写简称加四位数字，如“机电1501”；一个文件里可以有多个班，也可以每班一张工作表。",
    "学号和手机两列已设为文本格式，请直接填写或以“只粘贴值”的方式粘贴，不要改成数字格式。",
    "手机填本人的 11 位号码；有两个号码时用“/”隔开，座机请带区号，如 0731-84637000。",
    "入学年份和毕业年份写四位数字，如 2015。",
    "请不要填写身份证号、家庭住址、银行卡号等信息，系统不保存。",
)
INK, PAPER, LINE = "FFFFFF", "1F5C4D", "C9D3CF"
PREPARED_ROWS = 500


def sample_workbook(*, curriculum=None) -> bytes:
    """The two example rows are of a major of `curriculum`, as far as it has any: a college sees its own words."""
    major, class_name = EXAMPLE_MAJOR, EXAMPLE_CLASS
    if own := next((each for each in (curriculum.majors if curriculum else ()) if each.short_names), None):
        major, class_name = own.name, f"{own.short_names[0]}1501"
    workbook = Workbook()
    _fill_roster(workbook.active, major, class_name)
    _fill_advice(workbook.create_sheet("填表说明"))
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _fill_roster(sheet, major, class_name):
    sheet.title = "校友名册"
    own = {"专业": major, "班级": class_name}
    for index, (header, width, *examples) in enumerate(COLUMNS, start=1):
        letter = get_column_letter(index)
        sheet.column_dimensions[letter].width = width
        _style_header(sheet.cell(1, index, f"{header}*" if header in REQUIRED else header))
        for row, example in enumerate(examples, start=2):
            sheet.cell(row, index, own.get(header, example) or None)
        if header in ("学号", "手机"):
            _set_text_format(sheet, index)
    sheet.row_dimensions[1].height = 26
    sheet.freeze_panes = "B2"
    _offer_genders(sheet)


def _style_header(cell):
    cell.font = Font(bold=True, color=INK)
    cell.fill = PatternFill("solid", fgColor=PAPER)
    cell.alignment = Alignment(horizontal="center", vertical="center")
    cell.border = Border(bottom=Side(style="thin", color=LINE))


def _set_text_format(sheet, column):
    """Each cell, for Excel keeps a column's own format only until something is pasted beside it."""
    for row in range(2, PREPARED_ROWS + 2):
        sheet.cell(row, column).number_format = "@"


def _offer_genders(sheet):
    column = get_column_letter(1 + [header for header, *_ in COLUMNS].index("性别"))
    choice = DataValidation(type="list", formula1='"男,女"', allow_blank=True, showErrorMessage=True)
    choice.errorTitle, choice.error = "性别", "请填“男”或“女”。"
    choice.add(f"{column}2:{column}{PREPARED_ROWS + 1}")
    sheet.add_data_validation(choice)


def _fill_advice(sheet):
    sheet.column_dimensions["A"].width = 90
    sheet["A1"] = "填表说明"
    sheet["A1"].font = Font(bold=True, size=14)
    for row, sentence in enumerate(ADVICE, start=2):
        cell = sheet.cell(row, 1, f"{row - 1}. {sentence}")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
