"""落实: what fulfils an item is given as its evidence, and taken back with a reason. No line is ever deleted.

Each of these acts moves the item's version on, so that a clerk who is inspecting meanwhile is told.
"""

from django.core.exceptions import ValidationError
from django.utils import timezone

from audit.acts import act
from audit.trail import marked
from colleges.models import Attachment
from common.attachments import keep_paper, no_file_left_behind, read_attachment
from common.formats import stamp
from common.rows import put_new, write
from planning.evidence import kind_of
from planning.models import Evidence, PlanItem
from planning.models.evidence import FILE
from planning.services.working import locked_for_work, unit_of

LONGEST_LABEL = 200
LAST_ONE = "事项已报落实，等待检查，至少要留一份材料。确需撤回的，请先收回报告，或先补上别的材料。"


def wanted_kind(item):
    """The one kind of record that the item asks for, None where any will do (or its app has gone)."""
    return kind_of(item.evidence_kind) if item.evidence_kind else None


@act
def give_record(item, *, kind, row, note="", actor):
    """A record of the system that belongs to the item's unit, under the name it has today."""
    item = locked_for_work(item)
    declared = kind_of(kind)
    if declared is None:
        raise ValidationError("没有这一类记录，请重新选择。")
    wanted = wanted_kind(item)
    if wanted not in (None, declared):
        raise ValidationError(f"这一事项以“{wanted.label}”为准。请选择这类记录，或上传文件并写明原因。")
    record = declared.all_rows(unit_of(item)).filter(pk=row).first()
    if record is None:
        raise ValidationError("没有找到这条记录，它可能已被删除，或不属于本单位。请重新选择。")
    found = declared.describe(record)
    facts = {"kind": declared.key, "row": found.row, "on": found.on, "note": note.strip()}
    return _give(Evidence(item=item, label=(found.kept or found.label)[:LONGEST_LABEL], given_by=actor, **facts))


@act
def give_file(item, *, file, name, note="", actor):
    """An uploaded paper; where the item asks for a kind of record, with the reason why it is none."""
    paper, note = read_attachment(file, name), note.strip()
    item = locked_for_work(item)
    _check_file(item, paper, note)
    facts = {"on": timezone.localdate(), "note": note, "label": paper.name}
    with no_file_left_behind() as written:
        row = keep_paper(Attachment(college=unit_of(item), uploaded_by=actor), paper, written)
        return _give(Evidence(item=item, kind=FILE, paper=row, given_by=actor, **facts))


def _check_file(item, paper, note):
    wanted = wanted_kind(item)
    if wanted and not note:
        raise ValidationError({"note": f"这一事项以“{wanted.label}”为准。改交文件的，请写明原因。"})
    same = Evidence.objects.standing().filter(item=item, label=paper.name, paper__sha256=paper.sha256)
    if given := same.select_related("given_by").first():
        by = f"{given.given_by.name}于 {stamp(given.given_at)}"
        raise ValidationError({"file": f"这份文件已由{by} 提交，不必再交。要换一份的，请重新选择文件。"})


def _give(evidence):
    put_new(evidence)
    write(evidence.item)
    return evidence


@act
def withdraw_evidence(evidence, *, reason, actor):
    """It stays in the list, struck through, with who took it back and why."""
    item = locked_for_work(evidence.item)
    evidence = Evidence.objects.select_related("withdrawn_by").get(pk=evidence.pk)
    if evidence.withdrawn_at:
        by = f"{evidence.withdrawn_by.name}于 {stamp(evidence.withdrawn_at)}"
        raise ValidationError(f"这份材料已由{by}撤回，不必再撤。")
    if not reason.strip():
        raise ValidationError({"reason": "请写明为什么撤回，检查的人会看到。"})
    others = Evidence.objects.standing().filter(item=item).exclude(pk=evidence.pk)
    if item.state == PlanItem.State.REPORTED and not others.exists():
        raise ValidationError(LAST_ONE)
    evidence.withdrawn_by, evidence.withdrawn_at = actor, timezone.now()
    evidence.withdrawn_why = reason.strip()
    evidence.full_clean()
    with marked(reason=reason.strip(), about="撤回落实材料"):
        evidence.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_why"])
    write(item)
    return evidence
