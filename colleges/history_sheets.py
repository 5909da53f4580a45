"""Workbooks of a history's parts: the sample that is offered, what goes out in the same columns, and the way of one upload
from its preview to its import."""

from django.core import signing
from django.core.exceptions import ValidationError

from colleges.history_lines import ADVICE, Read, plan_lines
from common.downloads import File
from common.workbooks import Column, StyledSheet, styled_workbook

SALT = "college-history-import"
KEPT_SECONDS = 2 * 60 * 60
TOO_LATE = "这份预览已经失效，没有导入任何内容。请重新上传文件。"
MOVED = "您查看预览以后，院史的内容有了改动，没有导入任何内容。下面是现在的预览，请看过再确认。"
WIDTHS = {"name": 18, "title": 16, "source": 30, "text": 50, "address": 36, "subject": 22}
ADVICE_LINES = (
    "一行一项，从列名的下一行起填写；列名请不要改动。标 * 的列必填，其余没有就留空。",
    "年份写四位数字，如 2003；现任、至今的，终止年份留空。",
    "系统里已有的行会自动认出，不会重复；留空的格子不会抹掉系统里已有的内容。",
    "有一格读不准，整份文件都不导入；预览里会列出是哪一格、怎样改。",
)


def _columns(part, mark_required=False):
    return [
        Column(f"{part.label(name)}{'*' if mark_required and name in part.required else ''}", WIDTHS.get(name, 14))
        for name in part.columns
    ]


def sample_file(part) -> File:
    """An empty sheet to fill in; the examples stand on a sheet of their own, so that they never come in."""
    examples = [["示例", *(_written(each) for each in line)] for line in part.examples]
    blank = [""] * len(part.columns)
    advice = [[f"{number}. {line}", *blank] for number, line in enumerate(ADVICE_LINES, start=1)]
    head = ["示例怎样填", *part.labels]
    widths = [Column("", column.width) for column in _columns(part)]
    sheets = [
        StyledSheet(part.title, _columns(part, mark_required=True), [blank]),
        StyledSheet(ADVICE, [Column("填表说明", 60), *widths], [
            *advice, ["", *blank], head, *examples,
        ]),
    ]  # fmt: skip
    return File(f"{part.title}样表.xlsx", styled_workbook(sheets))


def export_file(part, college) -> File:
    """All lines of the part in the sample's columns: what goes out may come in again."""
    rows = [[_written(getattr(row, name)) for name in part.columns] for row in part.rows(college)]
    sheet = StyledSheet(part.title, _columns(part, mark_required=True), rows)
    return File(f"{college.name}{part.title}.xlsx", styled_workbook([sheet]))


def _written(value):
    return "" if value is None else str(value)


# --- from the preview to the import ----------------------------------------------------------------------------------


def signed(part, college, lines, plan):
    """What the preview's page carries: the lines as they were read, and what it said would be written."""
    kept = [[line.sheet, line.number, line.values] for line in lines]
    payload = {"part": part.key, "college": college.pk, "lines": kept, "told": plan.told}
    return signing.dumps(payload, salt=SALT, compress=True)


def planned_again(part, college, token):
    """`(lines, plan, whether it is still what the preview said)` of a token; planned anew on the rows as they are now."""
    try:
        payload = signing.loads(token, salt=SALT, max_age=KEPT_SECONDS)
    except signing.BadSignature as error:
        raise ValidationError(TOO_LATE) from error
    if payload["part"] != part.key or payload["college"] != college.pk:
        raise ValidationError(TOO_LATE)
    lines = [Read(sheet, number, values) for sheet, number, values in payload["lines"]]
    plan = plan_lines(part.key, lines, college)
    as_told = signing.JSONSerializer().loads(signing.JSONSerializer().dumps(plan.told)) == payload["told"]
    return lines, plan, as_told or not (plan.has_work or plan.refused)
