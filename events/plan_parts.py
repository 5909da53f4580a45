"""What the plan of an event already says of the parts that its kind's service rule asks for (art. 13, 15).

A part may be said in several rooms: the plan's own words, the programme, guests, bookings, the classes' liaisons and registers.
"""

from dataclasses import dataclass

from alumni.models import ClassRegister
from common.formats import money, thousands
from events.models import EventPlan, PaperKind, Part
from events.services.rules import rule_of
from events.words import time_of

HANDED_IN = (ClassRegister.State.SUBMITTED, ClassRegister.State.REVIEWED)
#: part → where it is filled in: names of pages without the door, the first that exists counts
WHERE = {
    Part.TIME: ("move", "edit"),
    Part.PLACE: ("move", "edit"),
    Part.PROGRAMME: ("programme-add",),
    Part.BUDGET: ("budget-add",),
}


@dataclass(frozen=True)
class PartState:
    """`said`: what is there, in a few words; empty where it is missing. `hint`: what is still to do about it."""

    part: Part
    is_required: bool
    said: str
    hint: str = ""

    @property
    def label(self):
        return self.part.label

    @property
    def is_missing(self):
        return self.is_required and not self.said

    @property
    def where(self):
        return WHERE.get(self.part, ("plan-edit",))


def parts_of(event):
    """Every part, in the order of the form."""
    required = set(rule_of(event.kind).parts)
    return [PartState(part, part.value in required, *SAID[part](event)) for part in Part]


def missing_parts(event):
    return [state for state in parts_of(event) if state.is_missing]


# --- each part: (what is said, what to do) -----------------------------------------------------------------------------


def _time(event):
    return time_of(event), ""


def _place(event):
    return event.place, "还没有写明地点。"


def _programme(event):
    lines = event.plan.programme.count()
    return f"{lines} 项" if lines else "", "请按时间列出各项内容。"


def _headcount(event):
    count = event.plan.headcount
    return f"{thousands(count)} 人" if count else "", "请填写预计人数。"


def _guests(event):
    named = event.guests.count()
    said = [event.plan.invited.strip() and "已写明", named and f"嘉宾名单 {named} 位"]
    return "，".join(filter(None, said)), "请写明邀请哪些领导和老师，或在“嘉宾与邀请”里逐位登记。"


def _rooms(event):
    booked = event.bookings.standing().count()
    said = [event.plan.rooms.strip() and "已写明", booked and f"已预订 {booked} 处"]
    return "，".join(filter(None, said)), "请写明会议室和场所，或在“筹备”里预订场地。"


def _budget(event):
    lines = list(event.plan.budget_lines.all())
    total = money(sum(line.amount for line in lines)) if lines else ""
    said = [lines and f"{len(lines)} 项，合计 {total}", event.plan.budget.strip() and "有说明"]
    return "，".join(filter(None, said)), "请逐项列出经费；不用经费的，在经费说明里写明。"


def _safety(event):
    paper = event.papers.standing().filter(kind=PaperKind.SAFETY).exists()
    said = [event.plan.safety.strip() and "已写明", paper and "有附件"]
    return "，".join(filter(None, said)), "请写明安全预案，或上传安全预案文件。"


def _liaison(event):
    """Named in the plan, or every class that comes has one on its register."""
    if event.plan.liaison.strip():
        return event.plan.liaison.strip(), ""
    lacking = [group.name for group in classes_of(event) if not has_liaison(group)]
    if lacking:
        return "", f"{'、'.join(lacking)}还没有班级联络员。"
    return ("各班都有班级联络员", "") if classes_of(event) else ("", "请填写班级联络员，或选定参加班级。")


def _directory(event):
    """Said in the plan, or every class that comes has handed in its register."""
    if event.plan.directory.strip():
        return "已写明", ""
    groups = classes_of(event)
    lacking = [group.name for group in groups if not has_register(group)]
    if lacking:
        return "", f"{'、'.join(lacking)}的登记表还没有提交；通讯录另行收集的，请写明收集情况。"
    return ("各班登记表都已提交", "") if groups else ("", "请写明通讯录收集情况，或选定参加班级。")


def classes_of(event):
    """The classes that come, each with liaison and register at hand."""
    return [
        row.class_group for row in event.event_classes.select_related("class_group__liaison", "class_group__register")
    ]


def has_liaison(group):
    return bool(group.liaison_id or group.liaison_name)


def has_register(group):
    register = getattr(group, "register", None)
    return register is not None and register.state in HANDED_IN


def is_in_review(plan):
    return plan.state == EventPlan.State.FILED


SAID = {
    Part.TIME: _time,
    Part.PLACE: _place,
    Part.PROGRAMME: _programme,
    Part.HEADCOUNT: _headcount,
    Part.GUESTS: _guests,
    Part.ROOMS: _rooms,
    Part.BUDGET: _budget,
    Part.SAFETY: _safety,
    Part.LIAISON: _liaison,
    Part.DIRECTORY: _directory,
}
