"""The refused rows as a workbook: the reason beside each, to be mended and uploaded again."""

from collections import defaultdict

from alumni.models import RosterRow
from common.workbooks import Column, StyledSheet, styled_workbook

REASON = Column("原因（改好后可删去本列）", 46, "reason")


def refused_workbook(upload):
    """One sheet for each sheet and header of the original, the reason first, then the cells as they were written."""
    groups = defaultdict(list)
    for row in upload.rows.filter(outcome=RosterRow.Outcome.REFUSED).order_by("id"):
        header, cells = row.cells
        groups[(row.sheet, tuple(header))].append(["；".join(row.refusals), *_fitted(cells, len(header))])
    sheets = [
        StyledSheet(sheet, [REASON, *(Column(label, 16) for label in header)], rows)
        for (sheet, header), rows in groups.items()
    ]
    return styled_workbook(sheets)


def _fitted(cells, width):
    return [*cells[:width], *[""] * (width - len(cells))]
