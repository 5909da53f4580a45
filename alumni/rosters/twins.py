"""Two rows of one file that are the same person, as the liaison decided: the earlier one takes what it lacks.

Blank never erases and nothing is lost in silence: the later row keeps in `changes` what was taken from it (`["", value]`)
and where the two differ (`[of the earlier row, of its own]`, the earlier one counts). Until the import it can be taken back.
"""

from django.core.exceptions import ValidationError
from django.db.models import Q

from alumni.models import RosterRow
from alumni.rosters.joining import BETWEEN, Joining
from colleges.models import Major

JOINING = Joining(
    taken={
        "student_no": ("student_no",),
        "class_name": ("class_name", "class_year", "class_group_id"),
        "major": ("major_id", "written_major"),
    }
    | {
        name: (name,)
        for name in ("enrolled_year", "graduated_year", "level", "study_form", "duration", "gender", "birth_date")
    }
    | {name: (name,) for name in ("region", "remark", "email", "wechat", "qq", "employer")}
    | {"address": ("postal_address",)},
    mobile="mobile",
    phones="phones",
)
Outcome = RosterRow.Outcome


def earlier_row(upload, row, person):
    """The row of this file that the row would double, or None: its twin, or one that stands for the same person."""
    others = upload.rows.exclude(pk=row.pk).exclude(outcome=Outcome.REPEATED)
    if person is not None:
        decided = Q(decided_for=person, decision=RosterRow.Decision.SAME)
        matched = Q(alumnus_id=person, outcome__in=[Outcome.CHANGED, Outcome.UNCHANGED])
        return others.filter(decided | matched, applied_at__isnull=True).order_by("id").first()
    return _followed(upload, row) if row.twin_row else None


def _followed(upload, row):
    """The twin; where that one was joined to a third, the third."""
    seen = {row.pk}
    while row is not None and (row.pk in seen or row.outcome == Outcome.REPEATED):
        seen.add(row.pk)
        row = upload.rows.filter(sheet=row.twin_sheet, address=row.twin_address).exclude(pk__in=seen).first()
    return row


def join(row, first):
    """Take the row into the earlier one; it is counted as a repeat from now on."""
    _refuse_odd_pairs(row, first)
    changes = {key: _said(key, values) for key, values in JOINING.fill(first, row).items()}
    first.save()
    row.changes, row.outcome, row.decision = changes, Outcome.REPEATED, RosterRow.Decision.SAME
    row.decided_for = row.alumnus_id = row.education_id = None
    row.twin_sheet, row.twin_row, row.twin_address = first.sheet, first.row, first.address
    row.reason = f"您已确认与第 {first.row} 行是同一人"
    row.save()


def part(row, upload):
    """Take the decision back: the earlier row loses what it had from this one."""
    first = upload.rows.filter(sheet=row.twin_sheet, address=row.twin_address).exclude(pk=row.pk).first()
    if first is None or first.applied_at:
        raise ValidationError(f"{row}：已随第 {row.twin_row} 行一起导入，不能再取消。需要时请撤销整次导入。")
    if first.outcome == Outcome.REPEATED:
        raise ValidationError(f"{row}：第 {first.row} 行也并入了另一行，请先取消那一行的决定。")
    for key, (before, after) in row.changes.items():
        if key == "phones":
            first.phones = [each for each in first.phones if each not in after.split(BETWEEN)]
        elif not before:
            for name in JOINING.taken.get(key, (key,)):
                setattr(first, name, RosterRow._meta.get_field(name).get_default())
            first.derived = [each for each in first.derived if each != key]
    first.save()
    row.outcome, row.changes, row.decision, row.reason = Outcome.POSSIBLE, {}, "", ""
    row.save()


def _refuse_odd_pairs(row, first):
    if first.decision == RosterRow.Decision.SKIP or first.outcome == Outcome.REFUSED:
        raise ValidationError(f"{row}：第 {first.row} 行不导入，不能并入那一行。请先改第 {first.row} 行的决定。")
    if row.class_name and first.class_name and row.class_name != first.class_name:
        raise ValidationError(
            f"{row}：班级“{row.class_name}”与第 {first.row} 行的“{first.class_name}”不同，是另一段学籍。"
            f"请先导入第 {first.row} 行，再回到这里确认，这段学籍会添加到同一人名下。"
        )


def _said(key, values):
    if key == "major":
        names = dict(Major.objects.filter(pk__in=[pk for pk in values if pk]).values_list("pk", "name"))
        return [names.get(pk, "") for pk in values]
    return [str(value) for value in values]
