"""A paper on an event as a Word file and as a PDF: a title, numbered sections of text or tables, lines for signatures."""

from django.utils import timezone

from common.documents import render_pdf
from common.downloads import PDF, File
from common.formats import day
from common.word import DOCX, add_table, add_text, content_of, new_document

WIDTHS = {4: (3.2, 6.2, 3.2, 3.2), 3: (6.6, 4.0, 5.2), 2: (5.0, 10.8)}  # cm, by the number of columns
NUMERALS = "一二三四五六七八九十"
SIGNATURES = ["承办单位负责人", "经办人", "日期"]


def word_paper(title, subtitle, unit, sections):
    """`sections`: `[{label, columns, rows}]`, `columns` empty for running text."""
    document = new_document(title, subtitle, unit)
    for section in _numbered(sections):
        document.add_heading(section["label"], level=1)
        if section["columns"]:
            add_table(document, section["columns"], section["rows"], WIDTHS[len(section["columns"])])
        else:
            for row in section["rows"]:
                add_text(document, "　".join(filter(None, row)))
    document.add_paragraph()
    add_text(document, "　　　　".join(f"{name}：" for name in SIGNATURES))
    return File(f"{title}.docx", content_of(document), DOCX)


def printed_paper(title, subtitle, unit, sections):
    data = {"title": title, "subtitle": subtitle, "sections": _numbered(sections), "signatures": SIGNATURES}
    content = render_pdf("event_plan", data | {"footer": f"{unit} {day(timezone.now())}打印"})
    return File(f"{title}.pdf", content, PDF)


def _numbered(sections):
    return [
        {"label": f"{_numeral(number)}、{section['label']}", "columns": section["columns"], "rows": section["rows"]}
        for number, section in enumerate(sections)
    ]


def _numeral(number):
    """一 … 十, 十一 …: there are fewer than twenty sections."""
    return NUMERALS[number] if number < 10 else f"十{NUMERALS[number - 10]}"
