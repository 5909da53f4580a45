"""The report of an event as a Word file and as a PDF (art. 16): its words and figures, the papers on file, the directories."""

from django.utils import timezone

from common.formats import day, thousands
from events.event_papers import printed_paper, word_paper
from events.hand_in import checked_in, state_of
from events.models import EventReport
from events.words import time_of


def report_word(event):
    return word_paper(title_of(event), _signed(event), event.unit, _sections(event))


def report_print(event):
    return printed_paper(title_of(event), _signed(event), event.unit, _sections(event))


def title_of(event):
    return f"{event.title}活动总结"


def _report(event):
    return EventReport.objects.filter(event=event).select_related("filed_by").first()


def _signed(event):
    report = _report(event)
    if report is None or report.filed_at is None:
        return f"{event.unit}　草稿"
    return f"{event.unit}　{day(timezone.localdate(report.filed_at))}上报"


def _sections(event):
    """`[{label, columns, rows}]`, without what is not said."""
    report = _report(event) or EventReport(event=event)
    sections = [
        ("基本情况", ["项目", "内容"], _facts(event)),
        ("人数", ["项目", "人数"], _figures(event, report)),
        ("活动总结", [], _lines(report.text)),
        ("宣传报道", [], _lines(report.coverage)),
        ("材料和照片", ["材料", "文件和说明"], _papers(event)),
        ("班级通讯录", ["班级", "状态"], _directories(event)),
    ]
    return [{"label": label, "columns": columns, "rows": rows} for label, columns, rows in sections if rows]


def _facts(event):
    place = "，".join(filter(None, [event.place, event.address]))
    known = {"种类": event.get_kind_display(), "时间": time_of(event), "地点": place, "承办": event.unit}
    return [[name, told] for name, told in known.items() if told]


def _figures(event, report):
    """As they were written down when the report was filed."""
    attended = "" if report.attended is None else f"{thousands(report.attended)} 人"
    note = f"（{report.attended_note}）" if report.attended_note else ""
    registered = event.taken if report.registered is None else report.registered
    known = {"报名（含同行人）": registered, "签到": checked_in(event)}
    rows = [[name, f"{thousands(number)} 人"] for name, number in known.items()]
    return [*rows, ["实到", f"{attended}{note}"]] if attended else rows


def _lines(text):
    return [[line.strip()] for line in text.splitlines() if line.strip()]


def _papers(event):
    papers = event.papers.standing().select_related("attachment")
    return [
        [paper.get_kind_display(), "：".join(filter(None, [paper.attachment.name, paper.caption]))] for paper in papers
    ]


def _directories(event):
    return [
        [row.class_group.name, state_of(row)[0]] for row in event.event_classes.select_related("class_group", "upload")
    ]
