"""The year's figures of events as a workbook: a line for each unit, the sum, and the year before."""

from django.utils import timezone

from common.downloads import File
from common.formats import day
from common.workbooks import Column, StyledSheet, styled_workbook
from events.models import Kind
from events.reports import MEASURES


def report_workbook(report, *, unit):
    """`unit`: whose figures they are, in words."""
    year, today = report.year, timezone.localdate()
    facts = [("统计日期", day(today)), ("范围", unit), ("说明", "已取消的活动不计")]
    sheets = [
        StyledSheet("按单位", _columns("单位"), _rows(report), title=f"{year} 年校友活动统计", facts=facts),
        StyledSheet(
            "按种类",
            [
                Column("种类", 22),
                Column(f"{year} 年（场）", 16, "number"),
                Column(f"{year - 1} 年（场）", 16, "number"),
            ],
            [[kind.label, report.kinds[year][kind], report.kinds[year - 1][kind]] for kind in Kind],
            title=f"{year} 年校友活动种类",
            facts=facts,
        ),
    ]
    return File(f"{year}年校友活动统计-{today:%Y%m%d}.xlsx", styled_workbook(sheets))


def _columns(first):
    return [
        Column(first, 22),
        *(Column(f"{each.label}（{each.unit}）", 13, "number") for each in MEASURES.values()),
    ]


def _rows(report):
    units = [[name, *(report.of(key, unit=unit) for key in MEASURES)] for unit, name in report.units]
    sums = [
        [said, *(report.of(key, year) for key in MEASURES)]
        for said, year in ((f"{report.year} 年合计", report.year), (f"{report.year - 1} 年合计", report.year - 1))
    ]
    return units + sums
