"""What a person may ask for of the own data (个人信息保护法 44–47): a copy, and its deletion. Correcting is editing.

Deletion takes two of the office: one writes down who asked and how that was checked, another looks at what will go and
carries it out. What goes is found in the model graph; the trail's values go through `office_erase_person`, the one door.
"""

import hashlib
import re
import unicodedata

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import ProtectedError, Q, RestrictedError
from django.utils import timezone

from alumni.erasing import (
    blank,
    empty_mentions,
    files_of,
    names_of,
    still_mentioned,
    student_numbers_of,
    to_look_at,
    ways_of,
    what_goes,
)
from alumni.models import Alumnus, Erasure, Merge
from alumni.own_copy import as_json, as_workbook
from alumni.parted import forget_values, leave_to_the_other, merges_with_others
from audit.acts import act
from audit.models import ExportLine
from colleges.models import College
from common.downloads import XLSX, File
from common.refusals import constraints_in_words

State = Erasure.State
SPACED = re.compile(r"[\s\-–—]")
FORMATS = {"xlsx": (as_workbook, XLSX), "json": (as_json, "application/json")}


def why_not_copy(person, *, college):
    """A college copies what is wholly its own; what another college registered, the office hands out."""
    if college is None:
        return ""
    family = College.objects.family_of(college)
    if person.educations.exclude(college__in=family).exists():
        return "此人在其他学院也有学籍经历，副本由校友会办公室提供。"
    if person.state == Alumnus.State.DECEASED:
        return "本人已故，近亲属的申请由校友会办公室办理。"
    return ""


@act
def hand_over_copy(person, *, file_kind, identity, college, actor):
    """The person's own data as a file; who received it, and how the identity was checked, is in the export log."""
    if refusal := why_not_copy(person, college=college):
        raise ValidationError(refusal)
    if not identity.strip():
        raise ValidationError({"identity": "请写明怎样核对了本人身份。"})
    make, content_type = FORMATS[file_kind]
    content = make(person, on=timezone.localdate())
    name = f"本人信息副本.{file_kind}"
    ExportLine.signed(
        actor=actor,
        college=college,
        what="本人信息副本",
        purpose=f"本人申请取得副本；身份核对：{identity.strip()}"[:200],
        columns=["登记的全部本人信息"],
        rows=1,
        people=[person.pk],
        unmasked=True,
        file_name=name,
        sha256=hashlib.sha256(content).hexdigest(),
    )
    return File(name, content, content_type)


# --- deletion --------------------------------------------------------------------------------------------------------


def numbers_of(person):
    """The person's number, and those of records that were merged into this one."""
    return [person.pk, *Merge.objects.standing().filter(kept=person).values_list("gone_id", flat=True)]


@act
def ask_erasure(person, *, reason, identity, actor):
    """The first of two: who asked for it, on what ground, and how the identity was checked."""
    person = Alumnus.objects.select_for_update().defer("search").get(pk=person.pk)
    said = {"reason": reason.strip(), "identity": identity.strip()}
    for name, text in said.items():
        if not text:
            raise ValidationError({name: "请填写，复核的人要看。"})
        if _names_somebody(text, person):
            raise ValidationError({name: "请不要写姓名和号码：这句话在删除以后仍会保存。"})
    erasure = Erasure(alumnus=person, number=person.pk, numbers=numbers_of(person), asked_by=actor, **said)
    erasure.full_clean()
    with constraints_in_words(Erasure):
        erasure.save()
    return erasure


def _names_somebody(text, person):
    """Whether a name, a number or a way of the person's, or of a record merged into this one, stands in the text."""
    numbers = numbers_of(person)
    words = names_of(person, numbers) + ways_of(numbers) + student_numbers_of(numbers)
    return any(_plain(word) in _plain(text) for word in words)


def _plain(text):
    """Without what numbers are spaced with, full-width written narrow."""
    return SPACED.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _waiting(erasure):
    erasure = Erasure.objects.select_for_update(of=["self"]).get(pk=erasure.pk)
    if erasure.state != State.WAITING:
        raise ValidationError(f"这份删除申请{erasure.get_state_display()}，不必再办理。")
    return erasure


def _decide(erasure, state, *, actor, remark=""):
    erasure.state, erasure.remark = state, remark.strip()
    erasure.decided_by, erasure.decided_at = actor, timezone.now()
    erasure.full_clean(validate_unique=False)
    erasure.save()
    return erasure


@act
def refuse_erasure(erasure, *, remark, actor):
    erasure = _waiting(erasure)
    if not remark.strip():
        raise ValidationError({"remark": "不同意请写明原因。"})
    if erasure.alumnus and _names_somebody(remark, erasure.alumnus):
        raise ValidationError({"remark": "请不要写姓名和号码。"})
    return _decide(erasure, State.REFUSED, remark=remark, actor=actor)


@act
def withdraw_erasure(erasure, *, actor):
    erasure = _waiting(erasure)
    erasure.state = State.WITHDRAWN
    erasure.save()
    return erasure


def why_not_erase(erasure, *, actor):
    if erasure.asked_by_id == actor.pk:
        return "删除须由另一名工作人员复核，您是提出人。"
    if erasure.alumnus_id != erasure.number or sorted(erasure.numbers) != sorted(numbers_of(erasure.alumnus)):
        return "提出以后这份档案合并或拆分过，请撤回后重新提出。"
    return ""


@act
def erase_person(erasure, *, actor):
    """The second of two: everything of the person goes. Return the Erasure with what went and what had to stay."""
    erasure = _waiting(erasure)
    person = Alumnus.objects.select_for_update().defer("search").filter(pk=erasure.alumnus_id).first()
    if person is None:
        raise ValidationError("这份档案已被合并或删除。")
    if refusal := why_not_erase(erasure, actor=actor):
        raise ValidationError(refusal)
    outcome = what_goes(person, erasure.numbers)
    files = files_of(person, erasure.numbers)
    words = names_of(person, erasure.numbers) + ways_of(erasure.numbers)
    outcome |= empty_mentions(person, erasure.numbers)
    shared = _drop_merges(person, erasure.numbers)
    outcome["kept"] = _remove(person)
    erasure = Erasure.objects.get(pk=erasure.pk)
    erasure.outcome = outcome
    _decide(erasure, State.DONE, actor=actor)
    with connection.cursor() as cursor:
        cursor.execute("SELECT office_erase_person(%s)", [erasure.pk])
    forget_values(shared)  # the eraser of the trail reads in them whose rows were whose
    outcome["mentioned"], outcome["to_look_at"] = still_mentioned(words), to_look_at(words)
    erasure.save(update_fields=["outcome"])
    transaction.on_commit(lambda: [storage.delete(name) for storage, name in files])
    return erasure


def _drop_merges(person, numbers):
    """Merges that stand go with the person; return those undone with somebody else, which stay that one's."""
    shared = list(merges_with_others(numbers))
    leave_to_the_other(shared, numbers)
    Merge.objects.filter(Q(kept=person) | Q(gone_id__in=numbers)).exclude(pk__in=[each.pk for each in shared]).delete()
    return shared


def _remove(person):
    """The record goes; where papers of an app still name it, it stays as an empty one. Return what those papers are."""
    try:
        with transaction.atomic():
            person.delete()
    except (ProtectedError, RestrictedError) as error:
        holders = getattr(error, "protected_objects", None) or error.restricted_objects
        blank(person)
        return sorted({str(row._meta.verbose_name) for row in holders})
    return []
