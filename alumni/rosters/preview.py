"""The preview as a page needs it: sections with counts, rows as lines, changes as words."""

import re
from dataclasses import dataclass

from django.db.models import Count

from alumni.contact_text import mask_contact
from alumni.models import Claim, RosterRow
from colleges.models import College, Major
from common.formats import masked_email, masked_phone, phone
from common.industries import SECTIONS
from common.regions import name_of

Outcome = RosterRow.Outcome
LABELS = {
    "gender": "性别",
    "birth_date": "出生日期",
    "region": "所在地",
    "remark": "备注",
    "education": "新增学籍",
    "student_no": "学号",
    "class_name": "班级",
    "major": "专业",
    "enrolled_year": "入学年份",
    "graduated_year": "毕业年份",
    "level": "层次",
    "study_form": "学习形式",
    "duration": "学制",
    "mobile": "手机",
    "phones": "其他电话",
    "email": "邮箱",
    "wechat": "微信",
    "qq": "QQ",
    "address": "通信地址",
    "employer": "工作单位",
    "position": "职务",
    "industry": "行业",
    "confirmed": "联系方式核对日期",
}
TONES = {
    Outcome.NEW: "done",
    Outcome.CHANGED: "info",
    Outcome.UNCHANGED: "none",
    Outcome.REPEATED: "none",
    Outcome.POSSIBLE: "waiting",
    Outcome.ELSEWHERE: "waiting",
    Outcome.UNPLACED: "waiting",
    Outcome.SKIPPED: "none",
    Outcome.REFUSED: "danger",
}
# What needs a person stands first.
ORDER = [
    Outcome.POSSIBLE,
    Outcome.REFUSED,
    Outcome.NEW,
    Outcome.CHANGED,
    Outcome.UNPLACED,
    Outcome.ELSEWHERE,
    Outcome.UNCHANGED,
    Outcome.REPEATED,
    Outcome.SKIPPED,
]
LONG_NUMBER = re.compile(r"(\d{3})\d+(\d{4})")


@dataclass(frozen=True)
class Section:
    outcome: str
    label: str
    count: int
    tone: str


@dataclass(frozen=True)
class Change:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Line:
    """`changes`: old → new of the person, or (of a row joined to another) what was taken and where the two differ."""

    row: RosterRow
    major: str
    changes: list
    candidates: list
    region: str
    mobile: str
    twin: RosterRow | None
    refusals: list
    may_take_back: bool
    claim: Claim | None


@dataclass(frozen=True)
class NextStep:
    """What there is to do where a section has no rows left; `outcome` "" is the import itself."""

    outcome: str
    text: str
    label: str


def sections(upload):
    counts = upload.rows.counts()
    return [Section(o.value, o.label, counts[o.value], TONES[o]) for o in ORDER if counts.get(o.value)]


def first_section(upload):
    found = sections(upload)
    return found[0].outcome if found else Outcome.NEW.value


@dataclass(frozen=True)
class NewClass:
    """A class that the import will create; `college` is named where the upload is of more than one."""

    name: str
    year: int | None
    people: int
    college: str


def new_classes(upload):
    rows = upload.rows.filter(outcome__in=RosterRow.IMPORTABLE, applied_at__isnull=True, class_group_id__isnull=True)
    of_class = ("class_name", "class_year", "college_id")
    counted = rows.exclude(class_name="").values_list(*of_class).annotate(people=Count("id")).order_by(*of_class)
    names = {} if upload.college_id else dict(College.objects.values_list("pk", "name"))
    return [NewClass(name, year, people, names.get(college, "")) for name, year, college, people in counted]


def next_step(upload, show):
    """Where to go from a section of which nothing is left, None while it has rows."""
    counts = upload.rows.counts()
    if counts.get(show):
        return None
    done = f"“{Outcome(show).label}”这一类已没有待处理的行。"
    if show != Outcome.POSSIBLE and counts.get(Outcome.POSSIBLE):
        return NextStep(
            Outcome.POSSIBLE, f"{done}还有 {counts[Outcome.POSSIBLE]} 行疑似重复等您决定。", "去决定疑似重复的行"
        )
    importable = upload.rows.filter(outcome__in=RosterRow.IMPORTABLE, applied_at__isnull=True).count()
    if importable:
        return NextStep("", f"{done}现在可以导入 {importable} 行。", "去导入")
    left = [section for section in sections(upload) if section.outcome != show]
    return NextStep(left[0].outcome, done, f"查看“{left[0].label}”") if left else NextStep("", done, "")


def lines(upload, rows, candidates, *, masked):
    """Lines of rows of one page; `masked` where the reader is not at work on the file: numbers are shown in part."""
    names, twins = major_names(), _twins(upload, rows)
    claims = Claim.objects.in_bulk([row.claim_id for row in rows if row.claim_id])
    return [
        _line(
            row,
            candidates[row.pk],
            twins.get((row.twin_sheet, row.twin_address)),
            names,
            masked,
            claims.get(row.claim_id),
        )
        for row in rows
    ]


def _line(row, candidates, twin, names, masked, claim):
    came_in = row.applied_at or (twin and twin.applied_at and row.outcome == Outcome.REPEATED)
    return Line(
        row=row,
        major=names.get(row.major_id, ""),
        changes=[Change(LABELS[key], *_words(key, values, masked)) for key, values in _in_order(row.changes)],
        candidates=candidates,
        region=name_of(row.region) if row.region else "",
        mobile=masked_phone(row.mobile) if masked else phone(row.mobile),
        twin=twin,
        refusals=[LONG_NUMBER.sub(r"\1****\2", each) for each in row.refusals] if masked else row.refusals,
        may_take_back=bool(row.decision and not came_in),
        claim=claim,
    )


def _twins(upload, rows):
    """`{(sheet, cell): row}` of the rows that these may double."""
    cells = {row.twin_address for row in rows if row.twin_address}
    return {(row.sheet, row.address): row for row in upload.rows.filter(address__in=cells)} if cells else {}


def major_names():
    return dict(Major.objects.values_list("pk", "name"))


def _in_order(changes):
    return sorted(changes.items(), key=lambda item: list(LABELS).index(item[0]))


def _words(key, values, masked=False):
    """What is held stays masked as everywhere; what the file says is the liaison's own."""
    if key == "region":
        return [name_of(value) if value else "" for value in values]
    if key == "industry":
        return [SECTIONS.get(value, "") for value in values]
    if key in ("mobile", "phones"):
        return _numbers(*values, masked)
    if key == "email":
        return [masked_email(values[0]), masked_email(values[1]) if masked else values[1]]
    if key == "address":
        return [mask_contact(key, values[0]), mask_contact(key, values[1]) if masked else values[1]]
    return values


def _numbers(held, brought, masked):
    """Both in the same groups; where only what is hidden of the held one differs, the line says so."""
    write = masked_phone if masked else phone
    hint = "（中间几位不同）" if held and masked_phone(held) == masked_phone(brought) else ""
    return [masked_phone(held) + hint, "、".join(map(write, brought.split("、")))]
