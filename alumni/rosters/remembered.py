"""What a college's liaison settled once: said in words, changed, and withdrawn so that the next file asks again."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from alumni.models import RememberedAnswer
from alumni.rosters.headers import LABELS
from alumni.rosters.placing import LEAVE_BLANK, NOT_OURS
from alumni.rosters.result import IGNORE, UNKNOWN
from colleges.models import College, Major
from common.versions import save_version

LONGEST_KEY = RememberedAnswer._meta.get_field("key").max_length
COLUMN, NAME_COLUMN, MAJOR, COLLEGE = "column:", "field:name:", "major:", "college:"
COLUMNS = (*LABELS.items(), (IGNORE, "不导入"))
NOT_A_ROSTER = (IGNORE, "这张表不是名册，跳过")
TO_THE_OFFICE = (UNKNOWN, "先放着，由校友会办公室分派")


def remembered(college):
    """`{question's key: value}` of what holds for the college's next file; `college` None: for the June intake."""
    return dict(RememberedAnswer.objects.of_college(college).values_list("key", "value"))


def remember(college, key, value, *, label, actor, file_name=""):
    """Keep an answer for the next file; a later answer to the same question takes the place of the earlier one."""
    facts = {"value": value[:120], "label": label[:200], "given_by": actor, "file_name": file_name[:200]}
    answer = RememberedAnswer.objects.select_for_update().filter(college=college, key=key[:LONGEST_KEY]).first()
    if answer is None:
        answer = RememberedAnswer(college=college, key=key[:LONGEST_KEY])
    else:
        answer.version += 1
    for name, fact in (facts | {"given_at": timezone.now()}).items():
        setattr(answer, name, fact)
    answer.full_clean()
    answer.save()
    return answer


@transaction.atomic
def change_answer(answer, *, value, version, actor):
    """Answer the question otherwise from now on; files that were read already stay as they are."""
    if value not in dict(AnswerWords(answer.college).choices(answer)):
        raise ValidationError({"value": "请从列出的答案里选一个。"})
    answer.value, answer.given_by, answer.given_at = value, actor, timezone.now()
    answer.full_clean()
    save_version(answer, seen=version, fields=["value", "given_by", "given_at"])
    return answer


@transaction.atomic
def withdraw_answer(answer, *, actor):
    """Forget the answer: the next file with the same column, major or college asks again. The trail keeps what it was."""
    answer = RememberedAnswer.objects.select_for_update(of=["self"]).filter(pk=answer.pk).first()
    if answer is None:
        raise ValidationError("这条回答已经撤回，下次上传时会重新询问。")
    answer.delete()


@dataclass(frozen=True)
class AnswerLine:
    """A remembered answer as a page shows it: the question, the answer in words, whose it is and since when."""

    answer: RememberedAnswer
    kind: str
    said: str


class AnswerWords:
    """Answers of one college in words; majors and colleges are read once for all of them."""

    KINDS = {COLUMN: "列的含义", NAME_COLUMN: "姓名列", MAJOR: "专业", COLLEGE: "分院"}

    def __init__(self, college):
        self.college = college

    @cached_property
    def majors(self):
        return dict(Major.objects.values_list("pk", "name"))

    @cached_property
    def colleges(self):
        return dict(College.objects.values_list("pk", "name"))

    def line(self, answer, value=None):
        kind = next((label for prefix, label in self.KINDS.items() if answer.key.startswith(prefix)), "其他")
        return AnswerLine(answer, kind, self.said(answer.key, answer.value if value is None else value))

    def said(self, key, value):
        if key.startswith(NAME_COLUMN):
            return NOT_A_ROSTER[1] if value == IGNORE else f"“{value}”这一列是姓名"
        if key.startswith(COLUMN):
            return dict(COLUMNS).get(value, value)
        if key.startswith(MAJOR):
            return self._named(value, self.majors, dict([LEAVE_BLANK]))
        return self._named(value, self.colleges, {NOT_OURS: "不是本学院的，不导入", UNKNOWN: TO_THE_OFFICE[1]})

    @staticmethod
    def _named(value, names, others):
        return others.get(value) or names.get(int(value) if value.isdecimal() else None, "（已不在名录中）")

    def choices(self, answer):
        """`[(value, words)]` of all that may be answered."""
        if answer.key.startswith(NAME_COLUMN):
            headers = dict.fromkeys([answer.value, *answer.key.removeprefix(NAME_COLUMN).split("|")])
            return [(header, f"“{header}”这一列") for header in headers if header not in ("", IGNORE)] + [NOT_A_ROSTER]
        if answer.key.startswith(COLUMN):
            return list(COLUMNS)
        if answer.key.startswith(MAJOR):
            majors = Major.objects.curriculum_of(self.college).majors
            return [*((str(major.pk), major.name) for major in majors), LEAVE_BLANK]
        if self.college:
            return [(str(self.college.pk), f"就是{self.college.name}"), (NOT_OURS, "不是本学院的，不导入")]
        return [*((str(each.pk), each.name) for each in College.objects.current()), TO_THE_OFFICE]


def lines_of(answers):
    """AnswerLines of remembered answers, of one college or of many."""
    words = AnswerWords(None)
    return [words.line(answer) for answer in answers]


def used_in(upload):
    """AnswerLines of what was remembered and this file was read by, in the words in which it was taken then."""
    keys = {key[:LONGEST_KEY]: key for key in upload.reading.get("used", [])}
    answers = RememberedAnswer.objects.of_college(upload.college).filter(key__in=keys).select_related("given_by")
    words = AnswerWords(upload.college)
    return [words.line(answer, upload.answers.get(keys[answer.key], answer.value)) for answer in answers]
