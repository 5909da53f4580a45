"""The refused rows as a workbook: the reason beside each, to be mended and uploaded again."""

from collections import defaultdict

from alumni.models import RosterRow
from common.workbooks import Column, StyledSheet, styled_workbook

AS_READ = {
    "学号": "student_no",
    "姓名": "name",
    "性别": "gender",
    "班级": "class_name",
    "入学年份": "enrolled_year",
    "毕业年份": "graduated_year",
    "手机": "mobile",
    "工作单位": "employer",
    "职务": "position",
}
REASON = Column("原因（改好后可删去本列）", 46, "reason")


def refused_workbook(upload):
    """One sheet for each sheet and header of the original, the reason first, then the cells as they were written."""
    groups = defaultdict(list)
    for row in upload.rows.filter(outcome=RosterRow.Outcome.REFUSED).order_by("id"):
        header, cells = row.cells or _as_read(row)
        groups[(row.sheet, tuple(header))].append(["；".join(row.refusals), *_fitted(cells, len(header))])
    sheets = [
        StyledSheet(sheet, [REASON, *(Column(label, 16) for label in header)], rows)
        for (sheet, header), rows in groups.items()
    ]
    return styled_workbook(sheets)


def _as_read(row):
    """A row that was read well but cannot be merged with what is held: its main columns, as they were understood."""
    return list(AS_READ), [str(getattr(row, name) or "") for name in AS_READ.values()]


def _fitted(cells, width):
    return [*cells[:width], *[""] * (width - len(cells))]
