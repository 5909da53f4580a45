"""Directories out (通讯录): the act of making a file of people and putting it into the export log, in one transaction.

What leaves obeys the same rights as the pages. Contacts are masked unless the file is for the college's own contact
work; whoever is deceased, lost or not to be contacted then stands in no file, and in the others without contacts.
"""

import hashlib
import io
import re
from dataclasses import dataclass
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from accounts.models import User
from alumni.directory_columns import ART_9, COLUMNS, REGISTER
from alumni.listing import listed
from alumni.models import AlumniSettings, Alumnus, ExportRequest
from alumni.register_sheet import head_facts
from alumni.registers import completeness_of, people_of
from alumni.services.acts import act
from audit.exports import people_taken
from audit.models import ExportLine
from colleges.models import College
from common.documents import render_pdf
from common.formats import day, phone, stamp
from common.workbooks import Column, StyledSheet, stream_workbook, styled_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
CHUNK = 1000
NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
CONTACTS_IN_FULL = "含完整联系方式，仅供本院校友联络工作使用，请妥善保管、用后删除，不得外传。"
CONTACTS_MASKED = "联系方式已隐去一部分。"


class Purpose(models.TextChoices):
    CONTACT_WORK = "contact_work", "本院校友联络工作"
    REUNION = "reunion", "返校活动筹备"
    STATISTICS = "statistics", "统计分析"
    HAND_IN = "hand_in", "交存学校或上级"
    OTHER = "other", "其他（写明）"


class LimitReached(ValidationError):
    """More people in 24 hours than the office lets out without being asked."""

    def __init__(self, people, limit):
        self.people, self.limit = people, limit
        super().__init__(f"连同 24 小时内已导出的，共 {people} 位校友，超过 {limit} 位，须先经校友会办公室同意。")


@dataclass(frozen=True)
class ExportFile:
    name: str
    content: bytes
    content_type: str


@dataclass(frozen=True)
class _Order:
    """What is to go out, for what and for whom; the same for every kind of file."""

    what: str
    columns: list
    purpose: str
    contact_work: bool
    actor: User
    college: College | None
    described: str
    left_out: int

    @property
    def unmasked(self):
        return self.contact_work and any(COLUMNS[key].is_contact for key in self.columns)

    @property
    def labels(self):
        return [COLUMNS[key].label for key in self.columns]

    def workbook_columns(self):
        return [Column(COLUMNS[key].label, COLUMNS[key].width, COLUMNS[key].kind) for key in self.columns]

    def cells(self, row):
        return [COLUMNS[key].value(row, not self.contact_work) for key in self.columns]

    def notes(self):
        unit = self.college.name if self.college else "校友会办公室"
        yield f"用途：{self.purpose}"
        yield f"范围：{self.described}"
        yield f"导出：{unit} {self.actor.label}，{stamp(timezone.now())}"
        if any(COLUMNS[key].is_contact for key in self.columns):
            yield CONTACTS_IN_FULL if self.unmasked else CONTACTS_MASKED
        if self.left_out:
            yield f"另有 {self.left_out} 位已故、失去联系或要求勿打扰的校友没有列入。"


# --- acts ------------------------------------------------------------------------------------------------------------


@act
def export_people(
    people, *, columns, purpose, contact_work, actor, college, described, permission=None, query="", criteria=None
):
    """Make the .xlsx of `people` (an Alumnus queryset that obeys the rights of the asking desk) and log it.

    `query` and `criteria` are the search behind `people`; a `permission` (ExportRequest) is for one query only.
    """
    ids, order = _prepare(
        people,
        "校友名单",
        columns,
        purpose,
        contact_work=contact_work,
        actor=actor,
        college=college,
        described=described,
    )
    _allow(permission, ids, order, query)
    target, taken = io.BytesIO(), []
    rows = (order.cells(row) for row in _rows(ids, order, criteria, taken))
    columns = order.workbook_columns()
    stream_workbook(target, title=order.what, columns=columns, rows=rows, notes=list(order.notes()))
    return _hand_out(order, target.getvalue(), taken, permission, ending="xlsx")


@act
def export_class_directory(class_group, *, file_kind, purpose, contact_work, actor, college):
    """The 班级通讯录 (art. 9(三)) of one class, as a handsome .xlsx or as a .pdf for print, logged like any export."""
    people = Alumnus.objects.of_college(college).filter(educations__class_group=class_group)
    what = f"{class_group.name}通讯录"
    ids, order = _prepare(
        people,
        what,
        ART_9,
        purpose,
        contact_work=contact_work,
        actor=actor,
        college=college,
        described=f"班级：{class_group.name}",
    )
    _allow(None, ids, order, "")
    taken = []
    criteria = _OfClass(class_group=class_group.pk)
    rows = [order.cells(row) for row in _rows(ids, order, criteria, taken)]
    draw = _class_pdf if file_kind == "pdf" else _class_workbook
    return _hand_out(order, draw(order, class_group, rows), taken, None, ending=file_kind)


@act
def export_class_register(class_group, *, file_kind, purpose, contact_work, actor, college):
    """The 班级登记表 (art. 9(二)) in the office's usual form: the head, and the people in the order of their 学号."""
    ids, order = _prepare(
        people_of(class_group),
        f"{class_group.name}登记表",
        REGISTER,
        purpose,
        contact_work=contact_work,
        actor=actor,
        college=college,
        described=f"班级：{class_group.name}",
    )
    _allow(None, ids, order, "")
    taken = []
    rows = [order.cells(row) for row in _rows(ids, order, _OfClass(class_group=class_group.pk), taken)]
    rows.sort(key=lambda cells: (not cells[0], cells[0]))
    draw = _register_pdf if file_kind == "pdf" else _register_workbook
    return _hand_out(order, draw(order, class_group, rows), taken, None, ending=file_kind)


@act
def export_drawn(
    people,
    *,
    what,
    columns,
    draw,
    file_kind,
    purpose,
    contact_work,
    actor,
    college,
    described,
    query="",
    permission=None,
):
    """A file that `draw(order, rows)` makes of people as listed, under the rules of every export.

    Whoever calls has narrowed `people` to whom such a list may hold.
    """
    facts = {"contact_work": contact_work, "actor": actor, "college": college, "described": described}
    ids, order = _prepare(people, what, columns, purpose, **facts)
    _allow(permission, ids, order, query)
    taken = []
    content = draw(order, _rows(ids, order, None, taken))
    return _hand_out(order, content, taken, permission, ending=file_kind)


def allow_people(ids, *, columns, purpose, actor, college, query, permission):
    """For what writes to people without a file: the limit and the permission of exports hold (within a transaction)."""
    _allow(permission, ids, _Order("", columns, purpose, True, actor, college, "", 0), query)


@dataclass(frozen=True)
class _OfClass:
    """As much of a search's criteria as choosing the stay needs."""

    class_group: int
    q: str = ""
    major = enrolled = graduated = None


def left_out_of(people):
    """How many of `people` a directory for contact work leaves out."""
    return people.exclude(pk__in=Alumnus.objects.contactable().values("pk")).count()


def is_exempt(actor):
    """The office lets others take people out, so it need not ask itself."""
    return actor.has_perm("alumni.permit_export")


def over_limit(actor, ids):
    """The `LimitReached` that an export of these people would meet, or None."""
    if is_exempt(actor):
        return None
    limit, people = AlumniSettings.current().export_people, people_taken(actor, ids)
    return LimitReached(people, limit) if people > limit else None


# --- steps -----------------------------------------------------------------------------------------------------------


def _prepare(people, what, columns, purpose, *, contact_work, actor, college, described):
    unknown = [key for key in columns if key not in COLUMNS]
    if unknown or not columns:
        raise ValidationError("请至少选一列，且只能选列出的各列。")
    left_out = left_out_of(people) if contact_work else 0
    people = people.contactable() if contact_work else people
    ids = list(people.in_list_order().values_list("pk", flat=True))
    if not ids:
        raise ValidationError("没有可以导出的校友，请放宽条件后再试。")
    order = _Order(what, list(columns), purpose, contact_work, actor, college, described, left_out)
    return ids, order


def _allow(permission, ids, order, query):
    """Lock, then look again: two exports at the same time count each other, a permission lets one file out."""
    User.objects.select_for_update().get(pk=order.actor.pk)
    if permission is not None:
        return _use(permission, ids, order, query)
    if refused := over_limit(order.actor, ids):
        raise refused


def _use(permission, ids, order, query):
    permission = ExportRequest.objects.select_for_update().get(pk=permission.pk)
    if permission.state == ExportRequest.State.USED:
        raise ValidationError("这份许可已经使用过，一份许可只能导出一次。如仍需要，请重新申请。")
    if permission.state != ExportRequest.State.GRANTED:
        raise ValidationError(f"这份申请目前是“{permission.get_state_display()}”，不能导出。")
    if permission.expires_at <= timezone.now():
        raise ValidationError("这份许可已经过期，请重新申请。")
    asked = (permission.query, permission.columns, permission.purpose, permission.contact_work)
    if asked != (query, order.columns, order.purpose, order.contact_work):
        raise ValidationError("许可只适用于批准时的筛选条件、列和用途。条件有变，请重新申请。")
    if permission.requested_by_id != order.actor.pk or permission.college_id != (order.college and order.college.pk):
        raise ValidationError("这份许可是批给别人的，不能使用。")
    if len(ids) > permission.people:
        raise ValidationError(f"现在符合条件的有 {len(ids)} 人，多于批准的 {permission.people} 人，请重新申请。")
    permission.state, permission.used_at = ExportRequest.State.USED, timezone.now()
    permission.save(update_fields=["state", "used_at"])


def _rows(ids, order, criteria, taken):
    """The people as listed, some at a time; `taken` receives the ids of those that were written."""
    family = College.objects.family_of(order.college) if order.college else None
    remaining = iter(ids)
    while chunk := list(islice(remaining, CHUNK)):
        people = Alumnus.objects.filter(pk__in=chunk).in_list_order().with_list_facts(many=True)
        for row in listed(people, family=family, criteria=criteria):
            taken.append(row.person.pk)
            yield row


def _hand_out(order, content, taken, permission, *, ending):
    """Log the bytes; only a logged file leaves this module."""
    title = NOT_IN_FILE_NAMES.sub("-", order.what)
    unit = NOT_IN_FILE_NAMES.sub("-", (order.college.short_name or order.college.name) if order.college else "")
    file_name = f"{unit}{title}-{timezone.localtime():%Y%m%d-%H%M}.{ending}"
    ExportLine.signed(
        actor=order.actor,
        college=order.college,
        what=f"{order.what}（{'打印版' if ending == 'pdf' else '电子表格'}）",
        purpose=order.purpose,
        filters=order.described[:500],
        columns=order.labels,
        rows=len(taken),
        people=taken,
        unmasked=order.unmasked,
        file_name=file_name,
        sha256=hashlib.sha256(content).hexdigest(),
        permission_id=permission.pk if permission else None,
    )
    return ExportFile(file_name, content, PDF if ending == "pdf" else XLSX)


# --- the class directory ---------------------------------------------------------------------------------------------


def _class_facts(order, group, rows):
    def named(name, number):
        return f"{name} {phone(number)}".strip() if order.contact_work else name

    liaison = named(group.liaison_name, group.liaison_phone)
    if group.liaison and group.liaison.may_be_contacted:
        liaison = group.liaison.name
    facts = [
        ("专业", group.major.name if group.major else ""),
        ("班主任", named(group.head_teacher, group.head_teacher_phone)),
        ("辅导员", named(group.counsellor, group.counsellor_phone)),
        ("班级联络员", liaison),
        ("人数", f"{len(rows)} 人" + (f"（另有 {order.left_out} 人未列入）" if order.left_out else "")),
    ]
    return [(label, value) for label, value in facts if value]


def _footer(order):
    return f"{order.college.name if order.college else '校友会办公室'} {day(timezone.now())}导出，用途：{order.purpose}"


def _class_pdf(order, group, rows):
    years = "–".join(str(year) for year in (group.enrolled_year, group.graduated_year) if year)
    return render_pdf(
        "class_directory",
        {
            "title": f"{group.name}班级通讯录",
            "subtitle": f"{group.college.name} {years}",
            "facts": _class_facts(order, group, rows),
            "columns": order.labels,
            "rows": [["" if cell is None else str(cell) for cell in row] for row in rows],
            "footer": _footer(order),
        },
    )


def _class_workbook(order, group, rows):
    facts = [*_class_facts(order, group, rows), ("说明", CONTACTS_IN_FULL if order.unmasked else CONTACTS_MASKED)]
    title = f"{group.college.name} {group.name}班级通讯录"
    sheet = StyledSheet("班级通讯录", order.workbook_columns(), rows, title=title, facts=facts, footer=_footer(order))
    return styled_workbook([sheet])


# --- the class register ----------------------------------------------------------------------------------------------


def _register_columns(order):
    """The directory's columns, numbered, and with the word that the form has for the contact."""
    columns = order.workbook_columns()
    words = {COLUMNS["contact"].label: "联系电话"}
    renamed = [Column(words.get(column.label, column.label), column.width, column.kind) for column in columns]
    return [Column("序号", 6, "number"), *renamed]


def _numbered(rows):
    return [[number, *cells] for number, cells in enumerate(rows, start=1)]


def _register_facts(order, group):
    facts = head_facts(group, completeness_of(group), in_full=order.contact_work)
    left_out = [("未列入", f"{order.left_out} 人（已故、失去联系或要求勿打扰）")] if order.left_out else []
    return facts + left_out


def _register_pdf(order, group, rows):
    return render_pdf(
        "class_register",
        {
            "title": "班级登记表",
            "subtitle": f"{group.college.name} {group.name}",
            "facts": _register_facts(order, group),
            "columns": [column.label for column in _register_columns(order)],
            "rows": [["" if cell is None else str(cell) for cell in row] for row in _numbered(rows)],
            "note": CONTACTS_IN_FULL if order.unmasked else CONTACTS_MASKED,
            "signatures": ["填表人", "学院审核", "校友会办公室审核", "日期"],
            "footer": _footer(order),
        },
    )


def _register_workbook(order, group, rows):
    facts = [*_register_facts(order, group), ("说明", CONTACTS_IN_FULL if order.unmasked else CONTACTS_MASKED)]
    title = f"{group.name}班级登记表"
    columns = _register_columns(order)
    sheet = StyledSheet("班级登记表", columns, _numbered(rows), title=title, facts=facts, footer=_footer(order))
    return styled_workbook([sheet])
