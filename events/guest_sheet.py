"""The list of guests as a workbook: with a purpose, masked unless it is for writing to them, and a line in the log."""

import hashlib
import io

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.roles import OFFICE
from alumni.exports import CONTACTS_IN_FULL, CONTACTS_MASKED, NOT_IN_FILE_NAMES, over_limit
from audit.acts import act
from audit.models import ExportLine
from common.downloads import File
from common.formats import day, masked_phone, phone, stamp
from common.workbooks import Column, stream_workbook
from events.forms.guests import PURPOSES
from events.models import Event

COLUMNS = [
    Column("姓名", 10), Column("身份", 8), Column("单位和职务", 30), Column("电话", 18), Column("回复", 10),
    Column("随行人数", 10, "number"), Column("座位", 10), Column("邀请日期", 16), Column("备注", 30),
]  # fmt: skip


@act
def export_guests(event, *, purpose, college, actor):
    """The .xlsx of the guests as `File`; alumni who may not be contacted any more are left out."""
    if purpose not in PURPOSES:
        raise ValidationError("请选择用途。")
    label, in_full = PURPOSES[purpose]
    Event.objects.select_for_update(of=["self"]).get(pk=event.pk)
    rows = list(event.guests.invitable())
    if not rows:
        raise ValidationError("还没有可以导出的嘉宾。")
    people = sorted({row.alumnus_id for row in rows if row.alumnus_id})
    if in_full and (refused := over_limit(actor, people)):
        raise refused
    content = io.BytesIO()
    write = phone if in_full else masked_phone
    left_out = event.guests.count() - len(rows)
    lines = (_cells(row, write) for row in rows)
    notes = _notes(event, label, in_full, left_out, college, actor)
    stream_workbook(content, title="嘉宾名单", columns=COLUMNS, rows=lines, notes=notes)
    name = f"{NOT_IN_FILE_NAMES.sub('-', event.title)}嘉宾名单-{timezone.localtime():%Y%m%d-%H%M}.xlsx"
    ExportLine.signed(
        actor=actor,
        college=college,
        what=f"{event.title[:60]}嘉宾名单",
        purpose=label,
        filters="全部嘉宾",
        columns=[column.label for column in COLUMNS],
        rows=len(rows),
        people=people,
        unmasked=in_full,
        file_name=name,
        sha256=hashlib.sha256(content.getvalue()).hexdigest(),
    )
    return File(name, content.getvalue())


def _cells(row, write_phone):
    return [
        row.name,
        row.get_role_display(),
        row.post,
        write_phone(row.phone),
        row.get_reply_display(),
        row.companions,
        row.seat,
        day(row.invited_on),
        row.note,
    ]


def _notes(event, purpose, in_full, left_out, college, actor):
    unit = college.name if college else OFFICE
    notes = [f"活动：{event.title}", f"用途：{purpose}", f"导出：{unit} {actor.label}，{stamp(timezone.now())}"]
    notes.append(CONTACTS_IN_FULL if in_full else CONTACTS_MASKED)
    return notes + ([f"另有 {left_out} 位已故、失去联系或要求勿打扰的校友没有列入。"] if left_out else [])
