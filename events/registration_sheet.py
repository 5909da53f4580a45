"""The list of who comes as a workbook: with a purpose, masked unless it is for writing to them, and a line in the log."""

import hashlib
import io

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.roles import OFFICE
from alumni.exports import CONTACTS_IN_FULL, CONTACTS_MASKED, NOT_IN_FILE_NAMES, over_limit
from alumni.models import Alumnus
from audit.acts import act
from audit.models import ExportLine
from common.downloads import File
from common.formats import day, masked_email, masked_phone, phone, stamp
from common.workbooks import Column, stream_workbook
from events.models import Event, Registration

#: purpose → (as it is chosen, whether telephones stand there in full)
PURPOSES = {
    "contact": ("与报名人联络，含完整联系方式", True),
    "service": ("签到、食宿和车辆安排，联系方式隐去一部分", False),
    "figures": ("统计和存档，联系方式隐去一部分", False),
}
WIDTHS = {"姓名": 10, "同行人": 20, "单位和职务": 24, "到达时间": 20, "用餐要求": 16, "备注": 24, "邮箱": 24}


@act
def export_registrations(event, *, purpose, college, actor):
    """The .xlsx of who stands on the list, as `File`; in the log with the hash of its bytes."""
    if purpose not in PURPOSES:
        raise ValidationError("请选择用途。")
    label, in_full = PURPOSES[purpose]
    standing = event.registrations.standing().exclude(alumnus__state=Alumnus.State.DECEASED)
    rows = list(standing.select_related("alumnus").order_by("state", "registered_at", "pk"))
    if not rows:
        raise ValidationError("还没有人报名，没有可以导出的名单。")
    people = sorted({row.alumnus_id for row in rows if row.alumnus_id})
    Event.objects.select_for_update(of=["self"]).get(pk=event.pk)
    if in_full and (refused := over_limit(actor, people)):
        raise refused
    quiet = set(people) - set(Alumnus.objects.contactable().filter(pk__in=people).values_list("pk", flat=True))
    questions = list(dict.fromkeys(text for row in rows for _, text, _ in row.answers))
    columns, content = [*_labels(event), *questions], io.BytesIO()
    lines = (_cells(event, row, questions, in_full, is_quiet=row.alumnus_id in quiet) for row in rows)
    stream_workbook(
        content,
        title="报名名单",
        columns=[Column(each, WIDTHS.get(each, 14)) for each in columns],
        rows=lines,
        notes=_notes(event, label, in_full, college, actor),
    )
    name = f"{NOT_IN_FILE_NAMES.sub('-', event.title)}报名名单-{timezone.localtime():%Y%m%d-%H%M}.xlsx"
    ExportLine.signed(
        actor=actor,
        college=college,
        what=f"{event.title[:60]}报名名单",
        purpose=label,
        filters="已报名和候补",
        columns=[each[:60] for each in columns],
        rows=len(rows),
        people=people,
        unmasked=in_full,
        file_name=name,
        sha256=hashlib.sha256(content.getvalue()).hexdigest(),
    )
    return File(name, content.getvalue())


def _labels(event):
    asked = {"arrival": ["到达时间", "车次或方式"], "meals": ["用餐要求"], "hotel": ["住宿自", "住宿至"]}
    more = [label for key in asked if key in event.asks for label in asked[key]]
    own = ["姓名", "状态", "班级", "毕业年份", "单位和职务", "手机", "邮箱", "人数", "同行人"]
    return [*own, *more, "座位", "备注", "来源", "报名时间"]


def _cells(event, row, questions, in_full, *, is_quiet):
    write_phone, write_email = (phone, str) if in_full else (masked_phone, masked_email)
    if is_quiet:
        write_phone = write_email = lambda _: ""
    given = {text: answer for _, text, answer in row.answers}
    more = []
    if "arrival" in event.asks:
        more += [stamp(row.arrives_at), row.arrives_by]
    if "meals" in event.asks:
        more += [row.meals]
    if "hotel" in event.asks:
        more += [day(row.hotel_from), day(row.hotel_until)]
    return [
        row.name,
        Registration.State(row.state).label,
        row.class_text,
        str(row.graduated_year or ""),
        row.post,
        write_phone(row.mobile),
        write_email(row.email),
        str(row.seats),
        row.companion_names,
        *more,
        row.seat,
        row.remark,
        Registration.Source(row.source).label,
        stamp(row.registered_at),
        *(given.get(text, "") for text in questions),
    ]


def _notes(event, purpose, in_full, college, actor):
    unit = college.name if college else OFFICE
    return [
        f"活动：{event.title}",
        f"用途：{purpose}",
        f"导出：{unit} {actor.label}，{stamp(timezone.now())}",
        CONTACTS_IN_FULL if in_full else CONTACTS_MASKED,
    ]
