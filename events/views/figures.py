"""Events in figures: a year with the one before it, charts, the rows behind each figure, a workbook. For two doors."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone

from common.charts import bar_chart, line_chart
from common.downloads import download
from common.formats import thousands
from events.forms.calendar import YearForm
from events.models import Event, EventClass, Kind, Suggestion
from events.report_sheet import report_workbook
from events.reports import MEASURES, SCHOOL, behind, report_of, years_with_events
from events.views.doors import EventDoor

PER_PAGE = 50
BAR, LINE = "components/chart_bar.html", "components/chart_line.html"
OF_A_ROW = {
    Event: ("college",),
    EventClass: ("event__college", "class_group"),
    Suggestion: ("event", "college"),
}


class FigurePages(EventDoor):
    room = "events/figures"

    def figures(self, request):
        years, year = self._years(request)
        report = report_of(year, self.college(request))
        context = {
            "form": YearForm({"year": year}, years=years),
            "year": year,
            "report": report,
            "cards": [self._card(report, measure) for measure in MEASURES.values()],
            "measures": MEASURES.values(),
            "rows": [] if self.college(request) else [self._row(report, unit, name) for unit, name in report.units],
            "charts": [
                chart for chart in (self._by_kind(report), self._by_unit(report), self._by_year(report)) if chart
            ],
        }
        return self.page(request, "figures", context)

    def _years(self, request):
        years, asked = years_with_events(self.college(request)), request.GET.get("year", "")
        return years, next((year for year in years if str(year) == asked), timezone.localdate().year)

    def _behind(self, key, year, **asked):
        """The address of the rows behind a figure."""
        return f"{reverse(f'{self.at}figures-behind')}?{urlencode({'what': key, 'year': year} | asked)}"

    def _card(self, report, measure):
        now, before = report.of(measure.key), report.of(measure.key, report.year - 1)
        return {
            "number": thousands(now),
            "unit": measure.unit,
            "label": measure.label,
            "change": f"上年全年 {thousands(before)} {measure.unit}",
            "href": self._behind(measure.key, report.year) if now else "",
        }

    def _row(self, report, unit, name):
        numbers = [(measure, report.of(measure.key, unit=unit)) for measure in MEASURES.values()]
        cells = [
            (measure, number, self._behind(measure.key, report.year, unit=unit) if number else "")
            for measure, number in numbers
        ]
        return {"name": name, "cells": cells, "before": report.of("events", report.year - 1, unit)}

    # --- charts ---

    def _by_kind(self, report):
        found = report.kinds[report.year].most_common()
        if not found:
            return None
        bars = [(kind.label, number, self._behind("events", report.year, kind=kind.value)) for kind, number in found]
        title = f"{report.year} 年{found[0][0].label}最多，{thousands(found[0][1])} 场"
        return {"kind": BAR, "chart": bar_chart(title, bars, highlight=found[0][0].label, unit=" 场")}

    def _by_unit(self, report):
        numbers = [(name, report.of("events", unit=unit), unit) for unit, name in report.units]
        shown = sorted((each for each in numbers if each[1]), key=lambda each: -each[1])
        if len(shown) < 2:
            return None
        bars = [(name, number, self._behind("events", report.year, unit=unit)) for name, number, unit in shown]
        title = f"{report.year} 年{shown[0][0]}举办活动最多，{thousands(shown[0][1])} 场"
        return {"kind": BAR, "chart": bar_chart(title, bars, highlight=shown[0][0], unit=" 场")}

    def _by_year(self, report):
        found = [(year, report.of("events", year)) for year in report.years]
        known = found[next((place for place, (_, number) in enumerate(found) if number), len(found)) :]
        if len(known) < 2:
            return None
        points = [(str(year), number, self._behind("events", year) if number else "") for year, number in known]
        return {"kind": LINE, "chart": line_chart(_trend(known), [("活动", points)], unit=" 场")}

    # --- the rows behind a figure ---

    def behind(self, request):
        """What cannot be read is as if this year's events had been asked for."""
        measure = MEASURES.get(request.GET.get("what", ""), MEASURES["events"])
        year, kind = self._years(request)[1], request.GET.get("kind", "")
        kind = kind if kind in Kind.values and measure.key == "events" else ""
        rows = behind(measure, year=year, college=self.college(request), unit=self._unit(request), kind=kind)
        rows = rows.select_related(*OF_A_ROW[rows.model])
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
        context = {
            "measure": measure,
            "year": year,
            "kind": Kind(kind).label if kind else "",
            "page": page,
            "lines": [self._line(measure, row) for row in page],
        }
        return self.page(request, "behind", context)

    def _unit(self, request):
        """A college asks for itself alone; whatever else is asked for is not heard."""
        asked = request.GET.get("unit", "")
        if self.college(request):
            return None
        if asked == SCHOOL:
            return SCHOOL
        return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 16 else None

    def _line(self, measure, row):
        """A suggestion opens itself, a class its event."""
        event = row if isinstance(row, Event) else row.event
        page, opened = ("suggestion-detail", row) if isinstance(row, Suggestion) else ("detail", event)
        college = opened.college
        return {
            "what": row.class_group.name if isinstance(row, EventClass) else str(row),
            "href": reverse(f"{self.at}{page}", args=[opened.pk]),
            "event": event,
            "sub": "" if isinstance(row, Event) or event is None else event.title,
            "unit": college.name if college else "学校",
            "number": getattr(row, measure.adds) if measure.adds else None,
        }

    # --- as a workbook ---

    def workbook(self, request):
        _, year = self._years(request)
        college = self.college(request)
        return download(report_workbook(report_of(year, college), unit=college.name if college else "学校和各学院"))


def _trend(known):
    """What is to be seen in the line: `[(year, number)]`, the earliest first."""
    (first, few), (last, many) = known[0], known[-1]
    if few == many:
        return f"{first} 年和 {last} 年都是 {thousands(many)} 场活动"
    return f"活动由 {first} 年的 {thousands(few)} 场{'增至' if many > few else '减至'} {last} 年的 {thousands(many)} 场"
