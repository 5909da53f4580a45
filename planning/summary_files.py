"""The year's summary as a Word file and as a PDF: headings, paragraphs, and the table of items with how they stand."""

from django.utils import timezone

from common.documents import render_pdf
from common.downloads import PDF, File
from common.formats import article, day
from common.word import DOCX, add_table, add_text, content_of, new_document, writable
from planning.models import PlanItem, YearSummary
from planning.plan_rows import rows_of
from planning.summary import blocks_of

COLUMNS = ("序号", "条款", "事项", "来源", "期限", "落实情况")
WIDTHS = (1.3, 2.0, 6.0, 2.1, 2.9, 2.3)  # cm
TABLE = "附：工作计划落实情况"


def summary_word(summary):
    document = new_document(title_of(summary), _signed(summary), summary.plan.unit)
    for block in blocks_of(summary.text):
        if block["kind"] == "heading":
            document.add_heading(writable(block["text"]), level=1)
        else:
            add_text(document, block["text"])
    rows = table_of(summary.plan)
    if rows:
        document.add_heading(_table_title(), level=1)
        add_table(document, COLUMNS, rows, WIDTHS)
    return File(f"{title_of(summary)}.docx", content_of(document), DOCX)


def summary_paper(summary):
    content = render_pdf(
        "year_summary",
        {
            "title": title_of(summary),
            "subtitle": _signed(summary),
            "blocks": blocks_of(summary.text),
            "table": _table_title(),
            "columns": list(COLUMNS),
            "rows": table_of(summary.plan),
            "footer": f"{_data_of(summary)}，{day(timezone.now())}打印",
        },
    )
    return File(f"{title_of(summary)}.pdf", content, PDF)


def title_of(summary):
    return f"{summary.plan.unit}{summary.plan.year}年校友工作总结"


def table_of(plan):
    """`[[cell]]` by COLUMNS, without what was withdrawn."""
    rows = [row for row in rows_of(plan) if row.item.state != PlanItem.State.WITHDRAWN]
    return [
        [
            str(row.number),
            article(row.item.article),
            row.item.title,
            _source(row.item),
            day(row.item.due_on),
            "、".join(label for label, _ in row.badges),
        ]
        for row in rows
    ]


def _source(item):
    if item.is_assigned:
        return "学校布置"
    return "布置给学院" if item.audience == PlanItem.Audience.COLLEGES else "自办"


def _table_title():
    """The items go on after the summary was handed in; the table says of which day it is."""
    return f"{TABLE}（{day(timezone.now())}）"


def _signed(summary):
    if summary.state == YearSummary.State.SUBMITTED:
        return f"{day(summary.submitted_at)}报送"
    return f"{summary.get_state_display()}，{_data_of(summary)}"


def _data_of(summary):
    return f"数据截至{day(summary.drafted_at)}"
