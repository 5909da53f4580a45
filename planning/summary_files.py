"""The year's summary as a Word file and as a PDF: headings, paragraphs, and the table of items with how they stand."""

import re
from io import BytesIO

from django.utils import timezone
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from common.documents import render_pdf
from common.downloads import PDF, File
from common.formats import article, day
from planning.models import PlanItem, YearSummary
from planning.plan_rows import rows_of
from planning.summary import blocks_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
COLUMNS = ("序号", "条款", "事项", "来源", "期限", "落实情况")
WIDTHS = (1.3, 2.0, 6.0, 2.1, 2.9, 2.3)  # cm
TABLE = "附：工作计划落实情况"
BODY, HEAD, LATIN = "仿宋", "黑体", "Times New Roman"
#: what XML cannot hold; a text area lets it through
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def summary_word(summary):
    document = Document()
    _set_page(document, summary)
    _set_fonts(document)
    title = document.add_heading(title_of(summary), level=0)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(_signed(summary)).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for block in blocks_of(summary.text):
        if block["kind"] == "heading":
            document.add_heading(_writable(block["text"]), level=1)
        else:
            paragraph = document.add_paragraph(_writable(block["text"]))
            paragraph.paragraph_format.first_line_indent = Pt(32)
    _add_table(document, table_of(summary.plan))
    content = BytesIO()
    document.save(content)
    return File(f"{title_of(summary)}.docx", content.getvalue(), DOCX)


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


# --- Word --------------------------------------------------------------------------------------------------------------


def _set_page(document, summary):
    core = document.core_properties
    core.title, core.author, core.comments, core.language = title_of(summary), summary.plan.unit, "", "zh-CN"
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.6)
    section.top_margin = section.bottom_margin = Cm(2.8)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("第 ")
    _add_field(foot, "PAGE")
    foot.add_run(" 页　共 ")
    _add_field(foot, "NUMPAGES")
    foot.add_run(" 页")


def _add_field(paragraph, code):
    """A number that Word fills in itself."""
    field, run, text = (OxmlElement(f"w:{tag}") for tag in ("fldSimple", "r", "t"))
    field.set(qn("w:instr"), code)
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _set_fonts(document):
    """Chinese text takes its font from `eastAsia`; without it Word falls back to what the machine has."""
    for name, font, size in (("Normal", BODY, 16), ("Title", HEAD, 22), ("Heading 1", HEAD, 16), ("Footer", BODY, 10)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = LATIN, Pt(size), None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:ascii"), LATIN)
        fonts.set(qn("w:hAnsi"), LATIN)
        fonts.set(qn("w:eastAsia"), font)
    line = document.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if line is not None:
        line.getparent().remove(line)
    document.styles["Normal"].paragraph_format.line_spacing = Pt(28)
    document.styles["Normal"].paragraph_format.space_after = Pt(0)


def _add_table(document, rows):
    if not rows:
        return
    document.add_heading(_table_title(), level=1)
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.autofit = False
    _fill(table.rows[0], COLUMNS, bold=True)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        _fill(table.add_row(), row)


def _fill(row, cells, bold=False):
    for cell, text, width in zip(row.cells, cells, WIDTHS, strict=True):
        cell.width = Cm(width)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.line_spacing = 1.1
        run = paragraph.add_run(_writable(text))
        run.font.size, run.font.bold = Pt(10.5), bold


def _writable(text):
    return UNWRITABLE.sub("", text)
