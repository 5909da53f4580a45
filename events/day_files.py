"""What is printed for the day: badges, seat list, the sheet to sign on. Each file is a line in the log.

Who stands there said they come, or came; there is no way to reach anybody in it but the last four digits of the number
given for this day, and those only of people who may be contacted.
"""

import hashlib

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.roles import OFFICE
from alumni.exports import NOT_IN_FILE_NAMES
from alumni.models import Alumnus
from audit.acts import act
from audit.models import ExportLine
from common.documents import render_pdf
from common.downloads import PDF, XLSX, File
from common.formats import stamp
from common.qr import qr_svg
from common.workbooks import Column, StyledSheet, styled_workbook
from events.services.rows import locked
from events.services.seating import seated
from events.words import time_of

#: kind → (as it is chosen, what it is for, as the log says it)
KINDS = {
    "badges": ("胸牌，每页 8 个，带签到二维码（PDF）", "制作活动胸牌"),
    "seats": ("座位表（PDF）", "安排和张贴活动座位"),
    "sign_in": ("签到表，纸上签名用（PDF）", "活动现场纸质签到"),
    "sign_in_sheet": ("签到表（电子表格）", "活动现场纸质签到"),
}
TITLES = {"badges": "胸牌", "seats": "座位表", "sign_in": "签到表", "sign_in_sheet": "签到表"}
MOST_BADGES = 600
COLUMNS = ["序号", "姓名", "班级", "人数", "手机尾号", "座位", "签名", "实到人数"]
WIDTHS = (6, 12, 18, 6, 10, 14, 20, 10)


@act
def day_file(event, *, kind, address_of, college, actor):
    """The file of one kind; `address_of(badge)`: what the QR on a badge opens."""
    if kind not in KINDS:
        raise ValidationError("请选择要哪一份。")
    event, rows = locked(event), list(seated(event))
    if not rows:
        raise ValidationError("还没有人报名，没有可以打印的名单。")
    if kind == "badges" and len(rows) > MOST_BADGES:
        raise ValidationError(f"一次最多打印 {MOST_BADGES} 个胸牌，这里有 {len(rows)} 位报名。请与校友会办公室联系。")
    content = MAKES[kind](event, rows, address_of)
    excel = kind == "sign_in_sheet"
    title = NOT_IN_FILE_NAMES.sub("-", event.title)
    name = f"{title}{TITLES[kind]}-{timezone.localtime():%Y%m%d-%H%M}.{'xlsx' if excel else 'pdf'}"
    _log(event, kind, rows, name, content, college, actor)
    return File(name, content, XLSX if excel else PDF)


def _log(event, kind, rows, name, content, college, actor):
    ExportLine.signed(
        actor=actor,
        college=college,
        what=f"{event.title[:60]}{TITLES[kind]}",
        purpose=KINDS[kind][1],
        columns=COLUMNS
        if kind.startswith("sign_in")
        else ["姓名", "班级", "座位" if kind == "seats" else "签到二维码"],
        rows=len(rows),
        people=sorted({row.alumnus_id for row in rows if row.alumnus_id}),
        unmasked=False,
        file_name=name,
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _badges(event, rows, address_of):
    pictures = {f"{n}.svg": qr_svg(address_of(row.badge), label="").encode() for n, row in enumerate(rows)}
    badges = [
        {"name": row.name, "line": row.class_text, "seat": row.seat, "code": f"{n}.svg"} for n, row in enumerate(rows)
    ]
    data = {"title": event.title, "when": time_of(event), "unit": event.unit, "badges": badges}
    return render_pdf("event_badges", data, pictures)


def _seats(event, rows, address_of):
    """In the order of the seats, then by class for who has none."""
    rows = sorted(rows, key=lambda row: (not row.seat, _natural(row.seat)))
    lines = [[row.seat or "未排", row.name, row.class_text, str(row.seats)] for row in rows]
    return render_pdf("event_list", _frame(event, rows, "座位表", ["座位", "姓名", "班级", "人数"], lines))


def _natural(text):
    """2 桌 stands before 10 桌."""
    digits, parts = "", []
    for sign in text:
        if sign.isdecimal():
            digits += sign
        else:
            parts += [(0, int(digits), ""), (1, 0, sign)] if digits else [(1, 0, sign)]
            digits = ""
    return [*parts, (0, int(digits), "")] if digits else parts


def _sign_in(event, rows, address_of):
    blank = [["　"] * len(COLUMNS) for _ in range(8)]
    return render_pdf("event_list", _frame(event, rows, "签到表", COLUMNS, _lines(rows) + blank) | {"tall": True})


def _sign_in_sheet(event, rows, address_of):
    columns = [Column(label, width) for label, width in zip(COLUMNS, WIDTHS, strict=True)]
    facts = [("时间", time_of(event)), ("地点", event.place or "—"), ("报名", f"{sum(row.seats for row in rows)} 人")]
    return styled_workbook([StyledSheet("签到表", columns, _lines(rows), f"{event.title}签到表", facts, event.unit)])


def _lines(rows):
    reachable = set(
        Alumnus.objects.contactable().filter(pk__in=[row.alumnus_id for row in rows]).values_list("pk", flat=True)
    )
    return [
        [str(n), row.name, row.class_text, str(row.seats), _tail(row, reachable), row.seat, "", ""]
        for n, row in enumerate(rows, start=1)
    ]


def _tail(row, reachable):
    return row.mobile[-4:] if row.alumnus_id is None or row.alumnus_id in reachable else ""


def _frame(event, rows, title, columns, lines):
    people = sum(row.seats for row in rows)
    return {
        "title": f"{event.title}{title}",
        "subtitle": "　".join(filter(None, [time_of(event), event.place, f"{len(rows)} 份报名，共 {people} 人"])),
        "columns": columns,
        "rows": lines,
        "footer": f"{event.unit if event.college else OFFICE} {stamp(timezone.now())}打印",
        "tall": False,
    }


MAKES = {"badges": _badges, "seats": _seats, "sign_in": _sign_in, "sign_in_sheet": _sign_in_sheet}
