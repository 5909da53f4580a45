"""An item as its page shows it: how far it is, what was handed in and where that is opened, what was found."""

from dataclasses import dataclass

from django.utils import timezone

from planning.evidence import kind_of
from planning.models import Evidence, Inspection, PlanItem
from planning.models.evidence import FILE
from planning.services.working import unit_of

State, Audience = PlanItem.State, PlanItem.Audience
#: form of the page → the states in which the page shows it, to whoever works on the item
SHOWN_IN = {
    "file_form": (State.OPEN, State.REPORTED, State.MENDING),
    "progress_form": (State.OPEN, State.MENDING),
    "report_form": (State.OPEN,),
    "mended_form": (State.MENDING,),
}
TYPED = ("text", "remark", "note")
#: state → the step that is being taken, of four
STEPS = {State.OPEN: 2, State.MENDING: 2, State.REPORTED: 3, State.CLOSED: 5}
GONE = "记录现在查不到：可能已删除、撤销或重新打开"


@dataclass(frozen=True)
class Given:
    """One line of evidence; `href` opens the record or the file for this face, `lost` says why it cannot."""

    row: Evidence
    kind: str
    label: str
    href: str = ""
    lost: str = ""


def steps_of(item):
    """`(number of the current step, words)`, None where the item was withdrawn."""
    if item.state == State.WITHDRAWN:
        return None
    first = "列入" if item.audience == Audience.OWN else "布置"
    return STEPS[item.state], f"{first} 落实 检查 办结"


def unsent_of(item, works, forms):
    """`{why, typed}` of a refused form that the page no longer shows, since the item went on meanwhile; or None."""
    for name, form in forms.items():
        if name in SHOWN_IN and form.errors and not (works and item.state in SHOWN_IN[name]):
            why = " ".join(said for errors in form.errors.values() for said in errors)
            typed = "\n".join(form[field].value() or "" for field in TYPED if field in form.fields).strip()
            return {"why": why, "typed": f"您填写的内容没有提交：{typed}" if typed else ""}
    return None


def evidence_of(item, *, face, file_url):
    """`[Given]`, one query for each kind: a record opens where it still is the unit's own."""
    rows = list(item.evidence.select_related("given_by", "withdrawn_by", "paper"))
    found = _records(item, rows)
    return [_given(row, found, face, file_url) for row in rows]


def _records(item, rows):
    """`{(kind, row): Found}` of the records that can still be looked up."""
    unit, wanted = unit_of(item), {}
    for row in rows:
        if row.kind != FILE and kind_of(row.kind):
            wanted.setdefault(row.kind, []).append(row.row)
    found = {}
    for key, numbers in wanted.items():
        kind = kind_of(key)
        records = kind.all_rows(unit).in_bulk(numbers)
        found |= {(key, pk): kind.describe(record) for pk, record in records.items()}
    return found


def _given(row, found, face, file_url):
    if row.kind == FILE:
        return Given(row, "文件", row.label, file_url(row))
    kind, record = kind_of(row.kind), found.get((row.kind, row.row))
    label = kind.label if kind else "系统记录"
    if record is None:
        return Given(row, label, row.label, lost=GONE)
    shown = record.label if record.kept else row.label  # what is kept without a name is shown with it while it is there
    if face not in ("college", "office"):
        return Given(row, label, row.label)
    return Given(row, label, shown, record.college_url if face == "college" else record.office_url)


def findings_of(item):
    return list(item.inspections.select_related("inspected_by", "mended_by"))


def is_mending_late(finding, today=None):
    today = today or timezone.localdate()
    return finding.verdict == Inspection.Verdict.MEND and finding.mended_at is None and finding.mend_by < today
