"""The plan of an event as a Word file and as a PDF, in the form in which it is filed: parts, programme, budget, signatures."""

from django.utils import timezone

from common.formats import day
from events.event_papers import printed_paper, word_paper
from events.models import EventPlan, PlanFiling
from events.plan_contents import changed_since, contents_of


def plan_word(event):
    return word_paper(title_of(event), _signed(event), event.unit, _sections(event))


def plan_print(event):
    return printed_paper(title_of(event), _signed(event), event.unit, _sections(event))


def title_of(event):
    return f"{event.title}活动方案"


def _sections(event):
    """The title stands on top already."""
    return [section for section in contents_of(event) if section["key"] != "title"]


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
