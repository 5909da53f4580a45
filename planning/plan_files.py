"""The plan of a year as a workbook and as a paper: 序号 条款 事项 要求 期限 负责."""

from django.utils import timezone

from common.documents import render_pdf
from common.downloads import PDF, File
from common.formats import article, day
from common.workbooks import Column, StyledSheet, styled_workbook
from planning.models import PlanItem
from planning.plan_rows import rows_of

COLUMNS = (
    Column("序号", 6, "number"),
    Column("条款", 10),
    Column("事项", 34),
    Column("要求", 40),
    Column("期限", 15),
    Column("负责", 20),
)


def plan_workbook(plan):
    sheet = StyledSheet(
        "年度工作计划", COLUMNS, _rows(plan), title=title_of(plan), facts=_facts(plan), footer=_footer(plan)
    )
    return File(f"{title_of(plan)}.xlsx", styled_workbook([sheet]))


def plan_paper(plan):
    content = render_pdf(
        "work_plan",
        {
            "title": title_of(plan),
            "subtitle": "　".join(f"{label}：{value}" for label, value in _facts(plan)),
            "aims": plan.aims.strip(),
            "columns": [column.label for column in COLUMNS],
            "rows": [[str(cell) for cell in row] for row in _rows(plan)],
            "signatures": ["制表人", "负责人", "日期"],
            "footer": _footer(plan),
        },
    )
    return File(f"{title_of(plan)}.pdf", content, PDF)


def title_of(plan):
    return f"{plan.unit} {plan.year} 年校友工作计划"


def _rows(plan):
    """What is withdrawn is no part of the plan any more."""
    rows = [row for row in rows_of(plan) if row.item.state != PlanItem.State.WITHDRAWN]
    return [
        [row.number, article(row.item.article), row.item.title, row.item.hand_in, day(row.item.due_on), row.who]
        for row in rows
    ]


def _facts(plan):
    facts = [("状态", plan.get_state_display() + ("（批准后有增改）" if plan.changed_at else ""))]
    if plan.submitted_at:
        word = "提交" if plan.college_id else "布置"
        facts.append((word, f"{plan.submitted_by.name} {day(plan.submitted_at)}"))
    if plan.reviewed_at:
        facts.append(("审批", f"{plan.reviewed_by.name} {day(plan.reviewed_at)}"))
    return facts


def _footer(plan):
    return f"{plan.unit} {day(timezone.now())}打印"
