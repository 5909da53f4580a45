"""The plan of an event as a Word file and as a PDF, in the form in which it is filed: parts, programme, budget, signatures."""

from django.utils import timezone

from common.documents import render_pdf
from common.downloads import PDF, File
from common.formats import day
from common.word import DOCX, add_table, add_text, content_of, new_document
from events.models import EventPlan, PlanFiling
from events.plan_contents import changed_since, contents_of

WIDTHS = {4: (3.2, 6.2, 3.2, 3.2), 3: (6.6, 4.0, 5.2), 2: (5.0, 10.8)}  # cm, by the number of columns
NUMERALS = "一二三四五六七八九十"
SIGNATURES = ["承办单位负责人", "经办人", "日期"]


def plan_word(event):
    document = new_document(title_of(event), _signed(event), event.unit)
    for number, section in enumerate(_sections(event)):
        document.add_heading(f"{_numeral(number)}、{section['label']}", level=1)
        if section["columns"]:
            add_table(document, section["columns"], section["rows"], WIDTHS[len(section["columns"])])
        else:
            for row in section["rows"]:
                add_text(document, "　".join(filter(None, row)))
    document.add_paragraph()
    add_text(document, "　　　　".join(f"{name}：" for name in SIGNATURES))
    return File(f"{title_of(event)}.docx", content_of(document), DOCX)


def plan_print(event):
    content = render_pdf(
        "event_plan",
        {
            "title": title_of(event),
            "subtitle": _signed(event),
            "sections": [
                section | {"label": f"{_numeral(number)}、{section['label']}"}
                for number, section in enumerate(_sections(event))
            ],
            "signatures": SIGNATURES,
            "footer": f"{event.unit} {day(timezone.now())}打印",
        },
    )
    return File(f"{title_of(event)}.pdf", content, PDF)


def title_of(event):
    return f"{event.title}活动方案"


def _sections(event):
    """The title stands on top already."""
    return [section for section in contents_of(event) if section["key"] != "title"]


def _numeral(number):
    """一 … 十, 十一 …: there are fewer than twenty sections."""
    return NUMERALS[number] if number < 10 else f"十{NUMERALS[number - 10]}"


def _signed(event):
    """Who filed it when, how late, and what the office said."""
    state = event.plan.get_state_display()
    filing = event.plan.filings.exclude(verdict=PlanFiling.Verdict.TAKEN_BACK).select_related("filed_by").first()
    if filing is None or event.plan.state == EventPlan.State.DRAFT:
        return f"{event.unit}　{state}"
    late = f"（迟报 {filing.days_late} 天）" if filing.days_late else ""
    if event.plan.state == EventPlan.State.APPROVED and changed_since(filing, event):
        state = f"{state}，批准后有改动"
    return f"{event.unit}　{day(timezone.localdate(filing.filed_at))}报送{late}　{state}"
