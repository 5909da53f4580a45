"""What happened to an item: its evidence, notes, findings, reminders, and what the trail says of its words and state."""

from dataclasses import dataclass
from datetime import datetime

from common.formats import article, day, stamp
from planning.evidence import kind_of
from planning.models import PlanItem

MOST = 200
#: columns of the item that are told, each as a person reads it
TOLD = ("state", "title", "article", "hand_in", "evidence_kind", "due_on", "owner", "department", "person")
TONES = {"closed": "done", "reported": "now", "mending": "danger"}


@dataclass(frozen=True)
class Line:
    at: datetime
    what: str
    text: str = ""
    tone: str = ""

    @property
    def when(self):
        return stamp(self.at)


def history_of(item):
    """Lines, newest first, in a fixed number of queries."""
    lines = [*_given(item), *_noted(item), *_found(item), *_reminded(item), *_changed(item)]
    return sorted(lines, key=lambda line: line.at, reverse=True)


def _given(item):
    for row in item.evidence.select_related("given_by", "withdrawn_by"):
        yield Line(row.given_at, f"{row.given_by.name}提交材料“{row.label}”", row.note)
        if row.withdrawn_at:
            yield Line(row.withdrawn_at, f"{row.withdrawn_by.name}撤回材料“{row.label}”", row.withdrawn_why)


def _noted(item):
    for row in item.progress_notes.select_related("by"):
        yield Line(row.at, f"{row.by.name}填写进展（{row.percent}%）", row.text)


def _found(item):
    for row in item.inspections.select_related("inspected_by", "mended_by"):
        until = f"（{day(row.mend_by)}前）" if row.mend_by else ""
        tone = {"passed": "done", "mend": "danger"}.get(row.verdict, "")
        yield Line(
            row.inspected_at, f"{row.inspected_by.name}检查：{row.get_verdict_display()}{until}", row.finding, tone
        )
        if row.mended_at:
            yield Line(row.mended_at, f"{row.mended_by.name}答复整改", row.mended_note)


def _reminded(item):
    for row in item.reminders.select_related("by").prefetch_related("mails__to"):
        yield Line(row.at, f"{row.by.name}催办{_mailed(row)}", "\n".join(filter(None, [row.text, *_unsent(row)])))


def _mailed(reminder):
    gone = sum(not mail.trouble for mail in reminder.mails.all())
    return f"，发出邮件 {gone} 份" if gone else ""


def _unsent(reminder):
    mails = list(reminder.mails.all())
    yield from (f"给{mail.to.name}的邮件没有发出：{mail.trouble}" for mail in mails if mail.trouble)
    if reminder.mailed > len(mails):
        yield f"另有 {reminder.mailed - len(mails)} 份邮件没有发送结果，请另行告知。"


# --- the trail ---------------------------------------------------------------------------------------------------------


def _changed(item):
    events = list(reversed(item.trail_events.select_related("owner", "department").order_by("-pgh_id")[:MOST]))
    for before, event in zip([None, *events], events, strict=False):
        if before is None and event.pgh_label == "insert":
            yield Line(event.pgh_created_at, f"{_who(event)}列入计划")
        elif before is not None:
            yield from _differences(before, event)


def _differences(before, event):
    told = [_told(before, event, name) for name in TOLD if _raw(before, name) != _raw(event, name)]
    if told:
        reason = (event.pgh_context or {}).get("reason") or ""
        moved = before.state != event.state
        tone = TONES.get(event.state, "") if moved else ""
        yield Line(event.pgh_created_at, f"{_who(event)}：{'；'.join(told)}", reason, tone)


def _raw(event, name):
    return getattr(event, f"{name}_id" if name in ("owner", "department") else name)


def _told(before, event, name):
    label = PlanItem._meta.get_field(name).verbose_name
    return f"{label}由“{_shown(before, name)}”改为“{_shown(event, name)}”"


def _shown(event, name):
    value = getattr(event, name)
    if name == "state":
        return PlanItem.State(value).label
    if name == "evidence_kind":
        kind = kind_of(value)
        return kind.label if kind else "任何记录或文件"
    written = {"article": article, "due_on": day, "owner": lambda user: user.name if user else ""}.get(name, str)
    return written(value) if value not in (None, "") else "空"


def _who(event):
    """周老师（D0123）→ 周老师: the account's name is half of a key."""
    return (event.actor_name or "系统").partition("（")[0]
