"""Directories out (通讯录): the act of making a file of people and putting it into the export log, in one transaction.

What leaves obeys the same rights as the pages, and its purpose says the rest (`may_hold`): contacts are masked unless the
file is for the college's own contact work or for classmates; whoever is deceased, lost or not to be contacted stands only
in files that count or are handed in, marked, without contacts; what goes to classmates or employers holds who consented.
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
from accounts.roles import OFFICE
from alumni.directory_columns import COLUMNS
from alumni.listing import listed
from alumni.models import AlumniSettings, Alumnus, ExportRequest
from audit.acts import act
from audit.exports import people_taken
from audit.models import ExportLine
from colleges.models import College
from common.downloads import PDF, XLSX, File
from common.formats import stamp
from common.workbooks import Column, stream_workbook

CHUNK = 1000
NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
CONTACTS_IN_FULL = "含完整联系方式，仅供本院校友联络工作使用，请妥善保管、用后删除，不得外传。"
CONTACTS_FOR_CLASSMATES = "只列本人同意发给同学的校友，请不要转给班级以外的人。"
CONTACTS_MASKED = "联系方式已隐去一部分。"


class Purpose(models.TextChoices):
    CONTACT_WORK = "contact_work", "本院校友联络工作"
    REUNION = "reunion", "返校活动筹备"
    STATISTICS = "statistics", "统计分析"
    HAND_IN = "hand_in", "交存学校或上级"
    CLASSMATES = "classmates", "发给同学（只列本人同意的）"
    EMPLOYER = "employer", "提供给用人单位（只列本人同意的）"
    OTHER = "other", "其他（写明）"

    @property
    def is_in_full(self):
        """Whether contacts stand in the file as they are."""
        return self in (Purpose.CONTACT_WORK, Purpose.CLASSMATES)

    def written(self, detail=""):
        """As the log and a permission keep it; `read` finds the purpose again."""
        label = OTHERWISE if self == Purpose.OTHER else self.label
        return f"{label}：{detail}" if detail else label

    @classmethod
    def read(cls, text):
        return next((each for each in cls if text.partition("：")[0] == each.label), cls.OTHER)


OTHERWISE = "其他"
#: these count people or are kept: everybody stands there, with what everybody should know beside the name
WHOLE = (Purpose.STATISTICS, Purpose.HAND_IN)
CONSENTED = (Purpose.CLASSMATES, Purpose.EMPLOYER)


def may_hold(people, purpose):
    """Of `people` those whom a file for this purpose (as written) may hold."""
    purpose = Purpose.read(purpose)
    if purpose in WHOLE:
        return people
    return people.consenting(purpose.value) if purpose in CONSENTED else people.contactable()


class LimitReached(ValidationError):
    """More people in 24 hours than the office lets out without being asked."""

    def __init__(self, people, limit):
        self.people, self.limit = people, limit
        super().__init__(f"连同 24 小时内已导出的，共 {people} 位校友，超过 {limit} 位，须先经校友会办公室同意。")


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
    tells_state: bool = False

    @property
    def shown(self):
        """The columns that were asked for, and who must be left alone."""
        return self.columns + ["state"] * (self.tells_state and "state" not in self.columns)

    @property
    def unmasked(self):
        return self.contact_work and any(COLUMNS[key].is_contact for key in self.columns)

    @property
    def labels(self):
        return [COLUMNS[key].label for key in self.shown]

    def workbook_columns(self):
        return [Column(COLUMNS[key].label, COLUMNS[key].width, COLUMNS[key].kind) for key in self.shown]

    def cells(self, row):
        return [COLUMNS[key].value(row, not self.contact_work) for key in self.shown]

    def notes(self):
        unit = self.college.name if self.college else OFFICE
        yield f"用途：{self.purpose}"
        yield f"范围：{self.described}"
        yield f"导出：{unit} {self.actor.label}，{stamp(timezone.now())}"
        if any(COLUMNS[key].is_contact for key in self.columns):
            yield self.handling
        if self.left_out:
            yield f"另有 {self.left_out} 位{self.why_left_out}的校友没有列入。"

    @property
    def handling(self):
        """How whoever has the file must treat its contacts."""
        if not self.unmasked:
            return CONTACTS_MASKED
        return CONTACTS_FOR_CLASSMATES if Purpose.read(self.purpose) == Purpose.CLASSMATES else CONTACTS_IN_FULL

    @property
    def why_left_out(self):
        return why_left_out(self.purpose)


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
    criteria=None,
):
    """A file that `draw(order, rows)` makes of people as listed, under the rules of every export.

    Whoever calls has narrowed `people` to whom such a list may hold; `criteria` chooses the stay that is shown.
    """
    facts = {"contact_work": contact_work, "actor": actor, "college": college, "described": described}
    ids, order = _prepare(people, what, columns, purpose, **facts)
    _allow(permission, ids, order, query)
    taken = []
    content = draw(order, _rows(ids, order, criteria, taken))
    return _hand_out(order, content, taken, permission, ending=file_kind)


def allow_people(ids, *, columns, purpose, actor, college, query, permission):
    """For what writes to people without a file: the limit and the permission of exports hold (within a transaction)."""
    _allow(permission, ids, _Order("", columns, purpose, True, actor, college, "", 0), query)


def left_out_of(people, purpose=""):
    """How many of `people` a file for this purpose (as written) leaves out."""
    return people.exclude(pk__in=may_hold(Alumnus.objects.all(), purpose).values("pk")).count()


def why_left_out(purpose):
    return "没有同意或不宜联系" if Purpose.read(purpose) in CONSENTED else "已故、失去联系或要求勿打扰"


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
    left_out, held = left_out_of(people, purpose), may_hold(people, purpose)
    ids = list(held.in_list_order().values_list("pk", flat=True))
    if not ids:
        alone = f"这些人都{why_left_out(purpose)}，不能列入。" if left_out else "没有可以导出的校友。"
        raise ValidationError(f"{alone}请放宽条件或改选用途后再试。")
    tells_state = held.exclude(pk__in=Alumnus.objects.contactable().values("pk")).exists()
    order = _Order(what, list(columns), purpose, contact_work, actor, college, described, left_out, tells_state)
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
    return File(file_name, content, PDF if ending == "pdf" else XLSX)
