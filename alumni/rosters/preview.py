"""The preview as a page needs it: sections with counts, rows as lines, changes as words."""

from dataclasses import dataclass

from django.db.models import Count

from alumni.models import RosterRow
from colleges.models import Major
from common.formats import masked_email, masked_phone
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
    row: RosterRow
    major: str
    changes: list
    candidates: list
    region: str


def sections(upload):
    counts = upload.rows.counts()
    return [Section(o.value, o.label, counts[o.value], TONES[o]) for o in ORDER if counts.get(o.value)]


def first_section(upload):
    found = sections(upload)
    return found[0].outcome if found else Outcome.NEW.value


def new_classes(upload):
    """`[(name, enrolled year, people)]` of classes that the import will create."""
    rows = upload.rows.filter(outcome__in=RosterRow.IMPORTABLE, applied_at__isnull=True, class_group_id__isnull=True)
    counted = rows.exclude(class_name="").values_list("class_name", "class_year").annotate(people=Count("id"))
    return list(counted.order_by("class_name", "class_year"))


def line(row, candidates, *, names):
    return Line(
        row=row,
        major=names.get(row.major_id, ""),
        changes=[Change(LABELS[key], *_words(key, values)) for key, values in _in_order(row.changes)],
        candidates=candidates,
        region=name_of(row.region) if row.region else "",
    )


def major_names():
    return dict(Major.objects.values_list("pk", "name"))


def _in_order(changes):
    return sorted(changes.items(), key=lambda item: list(LABELS).index(item[0]))


def _words(key, values):
    """What is held stays masked as everywhere; what the file says is the liaison's own."""
    if key == "region":
        return [name_of(value) if value else "" for value in values]
    if key == "industry":
        return [SECTIONS.get(value, "") for value in values]
    if key in ("mobile", "phones"):
        return [masked_phone(values[0]), values[1]]
    if key == "email":
        return [masked_email(values[0]), values[1]]
    return values
