"""An upload from its arrival to the preview: read, ask what cannot be read with certainty, stage, match."""

import contextlib
import hashlib
from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q

from alumni.models import Education, RosterRow, RosterUpload
from alumni.rosters import twins
from alumni.rosters.classes import Majors
from alumni.rosters.matching import match_rows
from alumni.rosters.reading import check_roster
from alumni.rosters.remembered import LONGEST_KEY, change_answer, remember, remembered, withdraw_answer
from alumni.rosters.result import UNKNOWN, WARNINGS_SHOWN
from alumni.rosters.staging import stage
from alumni.services.claims import withdraw_claims_of
from colleges.models import College, Major, School


@transaction.atomic
def take_upload(content, *, filename, college, actor, kind=RosterUpload.Kind.ROSTER, confirmed_on=None, school=None):
    """Read the file and keep it with its preview; refuses with a sentence (and keeps nothing) what is no roster.

    `college` is None for the June intake of all colleges. Writes nothing to people.
    """
    upload = RosterUpload(
        kind=kind,
        college=college,
        school=school or School.current(),
        file_name=filename[-200:],
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        uploaded_by=actor,
        confirmed_on=confirmed_on,
        state=RosterUpload.State.CHECKED,
        answers=remembered(college),
    )
    reading = _read(content, upload)
    upload.content.save("roster", ContentFile(content), save=False)
    upload.full_clean(exclude=["content"])
    upload.save()
    _keep(upload, reading)
    return upload


@transaction.atomic
def settle_questions(upload, answers, *, actor):
    """Take the liaison's answers, remember them for the college where they hold for its next files, read again."""
    upload = _open(upload)
    questions = {question["key"]: question for question in upload.reading["questions"]}
    for key, value in answers.items():
        if label := _to_remember(key, questions.get(key)):
            remember(upload.college, key, value, label=label, actor=actor, file_name=upload.file_name)
    return _read_again(upload, upload.answers | answers)


@transaction.atomic
def take_answer(upload, key, value=None):
    """Read an open upload again by another answer than the remembered one, or (without a value) by none."""
    upload = _open(upload)
    answers = {known: said for known, said in upload.answers.items() if known[:LONGEST_KEY] != key}
    if value is not None:
        whole = next((known for known in upload.answers if known[:LONGEST_KEY] == key), key)
        answers[whole] = value
    return _read_again(upload, answers)


@transaction.atomic
def change_remembered(answer, *, value, version, actor, upload=None):
    """Answer otherwise from now on; `upload`, while open, is read again by the new answer at once."""
    change_answer(answer, value=value, version=version, actor=actor)
    return take_answer(upload, answer.key, value) if upload else None


@transaction.atomic
def withdraw_remembered(answer, *, actor, upload=None):
    """Forget the answer; `upload`, while open, asks again at once, the college's next files when they come."""
    withdraw_answer(answer, actor=actor)
    if upload:
        take_answer(upload, answer.key)
    return answer


def _read_again(upload, answers):
    upload.answers = answers
    decided = list(upload.rows.exclude(decision="").order_by("id"))
    _keep(upload, _read(content_of(upload), upload))
    if decided:
        _decide_again(upload, decided)
    return upload


def _decide_again(upload, decided):
    """What was decided of a row holds after reading again, unless the row has become another one."""
    for before in decided:
        rows = upload.rows.filter(sheet=before.sheet, address=before.address, name=before.name)
        for row in rows.exclude(address=""):
            with contextlib.suppress(ValidationError), transaction.atomic():
                _decide_row(upload, row, before.decision, before.decided_for)
    upload.counts, upload.digest = match_rows(upload)
    upload.save()


def _to_remember(key, question):
    """The words to remember an answer by, "" where it holds for this file only; a column's meaning always holds."""
    if question:
        return question["text"] if question["remember"] else ""
    return f"“{key.removeprefix('column:')}”这一列是什么" if key.startswith("column:") else ""


@transaction.atomic
def decide(upload, rows, decision, *, alumnus=None, actor):
    """Say of waiting rows whether they are the same person, somebody new, or not to be imported; "" takes it back."""
    upload = RosterUpload.objects.select_for_update().get(pk=upload.pk)
    if upload.state not in {RosterUpload.State.CHECKED, RosterUpload.State.IMPORTED}:
        raise ValidationError("这份名册已不能再改动。")
    for row in rows.select_for_update().filter(_open_to_decision(), upload=upload).order_by("id"):
        _decide_row(upload, row, decision, alumnus.pk if alumnus else None)
    upload.counts, upload.digest = match_rows(upload)
    upload.save()
    return upload


def _decide_row(upload, row, decision, chosen):
    row.refresh_from_db()
    if row.outcome == RosterRow.Outcome.REPEATED:
        twins.part(row, upload)
    if decision == RosterRow.Decision.SAME:
        return _decide_same(upload, row, chosen)
    if decision == RosterRow.Decision.NEW and row.outcome == RosterRow.Outcome.ELSEWHERE:
        raise ValidationError(f"{row}：其他学院已有此人，不能新建；请在名册页面向对方学院申请认领。")
    if decision == RosterRow.Decision.NEW and row.student_no and _number_is_taken(row):
        raise ValidationError(f"{row}：学号 {row.student_no} 已登记给另一人，请先在原表中核对学号再重新上传。")
    _write_decision(row, decision, None)


def _decide_same(upload, row, chosen):
    """The same as a person of the database, or as an earlier row of this file, which then takes what it lacks."""
    chosen = chosen or (row.candidates[0] if len(row.candidates) == 1 else None)
    if row.candidates and chosen not in row.candidates:
        raise ValidationError(f"{row}：请先选定是哪一位。")
    first = twins.earlier_row(upload, row, chosen)
    if first is not None and not first.applied_at:
        return twins.join(row, first)
    if first is not None:  # the twin came in meanwhile: its person
        chosen = first.alumnus_id
    if chosen is None:
        raise ValidationError(f"{row}：请先选定是哪一位。")
    _write_decision(row, RosterRow.Decision.SAME, chosen)


def _write_decision(row, decision, chosen):
    row.decision, row.decided_for = decision, chosen
    row.save(update_fields=["decision", "decided_for"])


def _open_to_decision():
    """What was not imported yet, and is not out of the question: neither refused nor plainly a repeat."""
    repeated = Q(outcome=RosterRow.Outcome.REPEATED, decision="")
    return Q(applied_at__isnull=True) & ~Q(outcome=RosterRow.Outcome.REFUSED) & ~repeated


def _number_is_taken(row):
    return Education.objects.filter(school_id=row.school_id, student_no=row.student_no).exists()


@transaction.atomic
def place_rows(upload, rows, college, *, actor):
    """The office says to which college rows of the June intake belong that fitted nowhere; next year's file knows it.

    What is remembered is a 分院 that nobody knew; where only the 专业 was odd, the college's own one of that name counts.
    """
    upload = RosterUpload.objects.select_for_update().get(pk=upload.pk)
    unplaced = rows.filter(upload=upload, applied_at__isnull=True, outcome=RosterRow.Outcome.UNPLACED)
    known = College.objects.name_index()
    for written in set(unplaced.exclude(written_college="").values_list("written_college", flat=True)) - set(known):
        label = f"分院“{written}”现在归哪个二级学院？"
        remember(None, f"college:{written}", str(college.pk), label=label, actor=actor, file_name=upload.file_name)
    _name_majors(unplaced, college)
    unplaced.update(college_id=college.pk)
    upload.counts, upload.digest = match_rows(upload)
    upload.save()
    return upload


def _name_majors(rows, college):
    majors = Majors(Major.objects.curriculum_of(college).majors)
    written = rows.filter(major_id=None).exclude(written_major="").values_list("written_major", "enrolled_year")
    for name, year in set(written):
        found = majors.of_words(name, year)
        if len(found) == 1:
            rows.filter(written_major=name, enrolled_year=year).update(major_id=found[0].pk)


@transaction.atomic
def discard_upload(upload):
    """Put the upload aside: its rows and the file go at once, nothing was written to people."""
    upload = _open(upload)
    upload.state = RosterUpload.State.DISCARDED
    upload.save()
    withdraw_claims_of(upload)
    upload.rows.all().delete()
    forget_content(upload)
    return upload


def content_of(upload):
    if not upload.content:
        raise ValidationError("原件已到期删除，请重新上传这份名册。")
    with upload.content.open("rb") as file:
        return file.read()


def forget_content(upload):
    """Delete the original file; once the row is committed, so that a rollback does not lose it."""
    file = upload.content
    if file:
        name, storage = file.name, file.storage
        upload.content = ""
        upload.save(update_fields=["content"])
        transaction.on_commit(lambda: storage.delete(name))


def candidates_of(rows, people):
    """`{row id: [people it may be]}`; `people` is the queryset of those who may be shown."""
    wanted = {pk for row in rows for pk in row.candidates}
    known = {person.pk: person for person in people.filter(pk__in=wanted).with_list_facts()}
    return {row.pk: [known[pk] for pk in row.candidates if pk in known] for row in rows}


def tally(upload):
    """The equation that the page shows: imported + waiting + refused + unchanged = rows read."""
    counts = dict.fromkeys(RosterRow.Outcome.values, 0) | upload.rows.counts()
    applied = upload.rows.filter(applied_at__isnull=False).count()
    if upload.state == RosterUpload.State.UNDONE:
        return _tally_of_undone(counts, applied)
    return {
        "read": sum(counts.values()),
        "imported": applied,
        "importable": counts["new"] + counts["changed"] - applied,
        "unchanged": counts["unchanged"] + counts["repeated"],
        "waiting": counts["possible"] + counts["elsewhere"] + counts["unplaced"],
        "refused": counts["refused"] + counts["skipped"],
    } | {"by_outcome": counts}


def _tally_of_undone(counts, applied):
    """What was imported was taken back, and nothing more can come in from this upload."""
    rest = sum(counts.values()) - applied
    figures = {"read": sum(counts.values()), "undone": applied, "imported": 0, "importable": 0, "unchanged": rest}
    return figures | {"waiting": 0, "refused": 0, "by_outcome": counts}


def _read(content, upload):
    curriculum = Major.objects.curriculum_of(upload.college, upload.school)
    while True:
        reading = check_roster(content, filename=upload.file_name, college=curriculum, answers=upload.answers)
        unplaced = _for_the_queue(upload, reading)
        if not unplaced:
            return reading
        upload.answers = (
            upload.answers | unplaced
        )  # an answer may lead to the next question: the college, then the major


def _for_the_queue(upload, reading):
    """The June intake does not wait for a college or a major that nobody knows: those rows go to the office's queue."""
    if upload.kind != RosterUpload.Kind.INTAKE:
        return {}
    return {
        question.key: UNKNOWN
        for question in reading.questions
        if question.kind in ("college", "major") and question.key not in upload.answers
    }


def _keep(upload, reading):
    """Stage and match the reading. Open questions stop a college's roster; the June intake goes on without those rows."""
    upload.reading = {
        "rows_read": reading.rows_read,
        "waiting_rows": reading.waiting_rows,
        "classes": [asdict(fact) for fact in reading.classes],
        "columns": [asdict(column) for column in reading.columns],
        "dropped": reading.dropped_columns,
        "ignored": reading.ignored_columns,
        "notes": reading.notes,
        "warnings": dict(list(reading.warnings.items())[:WARNINGS_SHOWN]),
        "questions": [asdict(question) for question in reading.questions],
        "used": reading.used_answers,
    }
    upload.state = RosterUpload.State.QUESTIONS if reading.questions else RosterUpload.State.CHECKED
    stage(upload, reading)
    upload.counts, upload.digest = match_rows(upload)
    upload.save()


def _open(upload):
    upload = RosterUpload.objects.select_for_update().get(pk=upload.pk)
    if not upload.is_open:
        raise ValidationError(f"这份名册{upload.get_state_display()}，不能再改动。")
    return upload
