"""What happened to a person's or a class's record: the trail's rows as sentences, for people to read.

A trail row holds the whole row after (or, deleted, before) a change; what changed is told by comparing it with the one before.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q

from alumni.contact_text import mask_contact
from alumni.models import (
    Alumnus,
    ClassGroup,
    ClassRegister,
    Contact,
    Education,
    Employment,
    Merge,
    Organisation,
    RosterUpload,
    StatusChange,
)
from colleges.models import College, Major, School
from common import formats

PAGE = 50
#: rows of one person's trail that are read at most, of each kind; the newest
MOST = 500
EMPTY = "空"
VERBS = {"insert": "登记", "update": "修改", "delete": "删除"}
UNTOLD = {"id", "alumnus", "education", "created_at", "pgh_obj"}
#: of a register the state tells who and when
UNTOLD |= {"submitted_by", "submitted_at", "reviewed_by", "reviewed_at", "frozen_on"}


@dataclass
class Entry:
    """One act: when, who (and of which college), by which way, why, and a sentence for each thing it did."""

    at: datetime
    who: str
    college: str = ""
    via: str = ""
    reason: str = ""
    sentences: list[str] = field(default_factory=list)


def trail_of(person, *, college=None):
    """Entries, newest first. With `college` what another college did with its own stays of the person is left out.

    An entry names the college it was made in where that is another than `college`.
    """
    family = College.objects.family_of(college) if college else None
    return _entries(_events(person, family), family)


def trail_of_class(group, *, college=None):
    """Entries of the class's own record, newest first; of its people tells each person's trail."""
    family = College.objects.family_of(college) if college else None
    return _entries(_paired(_event_model(ClassGroup).objects.filter(pgh_obj=group.pk)), family)


def trail_of_register(group, *, college=None):
    """Entries of the class's register, newest first: each state it was in, and why it was opened again."""
    family = College.objects.family_of(college) if college else None
    return _entries(_paired(_event_model(ClassRegister).objects.filter(class_group=group.pk)), family)


def _entries(events, family):
    if not events:
        return []
    words = Words([event for event, _ in events])
    uploads = _uploads([event for event, _ in events], family)
    events.sort(key=lambda pair: (pair[0].pgh_created_at, _order(pair[0])), reverse=True)
    acts = {}
    for event, before in events:
        act = event.pgh_context_id or event.pgh_created_at, _roster(event), event.actor_id
        acts.setdefault(act, []).append((event, before))
    entries = [_entry(group, words, uploads, family or ()) for group in acts.values()]
    return [entry for entry in entries if entry.sentences]


def _order(event):
    """Within one act the person comes first, then studies, work, contacts."""
    models = [Contact, Employment, StatusChange, Education, Alumnus, ClassGroup, ClassRegister]
    return models.index(event.pgh_tracked_model), -event.pgh_id


def _events(person, family):
    """`[(event, the one before or None)]` of everything that belongs to the person, and to records merged into this one."""
    numbers = [person.pk, *Merge.objects.standing().filter(kept=person).values_list("gone_id", flat=True)]
    stays = _event_model(Education).objects.filter(alumnus__in=numbers)
    if family is not None:
        stays = stays.filter(college__in=family)
    found = _paired(_event_model(Alumnus).objects.filter(pgh_obj__in=numbers))
    of_stays = _paired(stays)
    found += of_stays
    ids = {event.pgh_obj_id for event, _ in of_stays}
    found += _paired(_event_model(StatusChange).objects.filter(education__in=ids))
    found += _paired(_event_model(Employment).objects.filter(alumnus__in=numbers))
    found += _paired(_event_model(Contact).objects.filter(alumnus__in=numbers))
    return found


def _event_model(model):
    return model.trail_events.rel.related_model


def _paired(events):
    last, pairs = {}, []
    for event in reversed(events.order_by("-pgh_id")[:MOST]):
        pairs.append((event, last.get(event.pgh_obj_id)))
        last[event.pgh_obj_id] = event
    return pairs


def _uploads(events, family):
    """`{upload: how it is called}` of the imports and undoings among the events; another college's file is not named."""
    ids = {_roster(event) for event in events}
    uploads = RosterUpload.objects.filter(pk__in=ids - {None}).values_list("pk", "file_name", "college_id")
    return {pk: f"名册“{name}”" if family is None or college in family else "名册" for pk, name, college in uploads}


def _roster(event):
    return (event.pgh_context or {}).get("roster")


def _entry(group, words, uploads, family):
    newest = group[0][0]
    context = newest.pgh_context or {}
    made_in = context.get("college")
    entry = Entry(
        at=newest.pgh_created_at,
        who=_name_only(newest.actor_name),
        college="" if made_in in family else words.college(made_in),
        via="，".join(filter(None, (uploads.get(_roster(newest)), context.get("about")))),
        reason=context.get("reason", ""),
    )
    for event, before in group:
        sentence = _sentence(event, before, words)
        if sentence:
            entry.sentences.append(sentence)
    return entry


def _name_only(label):
    """周老师（D0123）→ 周老师: the account's name is half of a key and nobody else's business."""
    return (label or "系统").partition("（")[0]


def _sentence(event, before, words):
    subject = words.subject(event)
    if event.pgh_label != "update":
        return f"{VERBS[event.pgh_label]}{subject}"
    if before is None:
        return f"{VERBS['update']}{subject}"
    changes = [words.change(event, before, each) for each in _fields(event) if _differs(event, before, each)]
    return f"{subject}：{'；'.join(changes)}" if changes else ""


def _fields(event):
    tracked = {each.name for each in event.pgh_tracked_model._meta.fields} - UNTOLD
    return [each for each in event._meta.fields if each.name in tracked]


def _differs(event, before, each):
    return getattr(event, each.attname) != getattr(before, each.attname)


class Words:
    """Values as people read them. What an event points at may be gone: its name is then looked up in the trail."""

    NAMED = (College, School, Major, ClassGroup, Organisation, Alumnus)

    def __init__(self, events):
        ids = {model: set() for model in self.NAMED}
        for event in events:
            for each in event._meta.fields:
                if each.is_relation and each.related_model in ids and each.name not in UNTOLD:
                    ids[each.related_model].add(getattr(event, each.attname))
            ids[College].add((event.pgh_context or {}).get("college"))
        self.names = {model: _names(model, found - {None}) for model, found in ids.items()}

    def college(self, pk):
        return self.names[College].get(pk, "")

    def change(self, event, before, each):
        return f"{each.verbose_name} {self.value(before, each)} → {self.value(event, each)}"

    def value(self, event, each):
        value = getattr(event, each.attname)
        if value in (None, ""):
            return EMPTY
        if each.is_relation:
            return self.names.get(each.related_model, {}).get(value, "（已删除）")
        if event.pgh_tracked_model is Contact and each.name == "value":
            return mask_contact(event.kind, value)
        if isinstance(value, bool):
            return "是" if value else "否"
        if each.flatchoices:
            return str(dict(each.flatchoices).get(value, value))
        return formats.day(value) if isinstance(value, date) else str(value)

    def subject(self, event):
        return SUBJECTS[event.pgh_tracked_model](self, event)

    def person(self, event):
        return f"校友档案“{event.name}”" if event.pgh_label != "update" else "基本信息"

    def class_group(self, event):
        return f"班级“{event.name}”" if event.pgh_label != "update" else "班级资料"

    def register(self, event):
        return "班级登记表"

    def stay(self, event):
        place = self.names[ClassGroup].get(event.class_group_id) or self.names[College].get(event.college_id, "")
        years = f"{event.enrolled_year or ''}–{event.graduated_year or ''}".strip("–")
        return f"学籍经历（{' '.join(filter(None, [place, years]))}）"

    def status_change(self, event):
        moved = self.names[ClassGroup].get(event.to_class_id, "") if event.to_class_id != event.from_class_id else ""
        return f"学籍异动：{event.get_kind_display()}，{formats.day(event.on)}" + (f"，转入{moved}" if moved else "")

    def job(self, event):
        return f"工作经历（{' '.join(filter(None, [event.employer, event.position]))}）"

    def contact(self, event):
        return f"{event.get_kind_display()} {mask_contact(event.kind, event.value)}"


SUBJECTS = {
    Alumnus: Words.person,
    ClassGroup: Words.class_group,
    ClassRegister: Words.register,
    Education: Words.stay,
    StatusChange: Words.status_change,
    Employment: Words.job,
    Contact: Words.contact,
}


def _names(model, ids):
    if not ids:
        return {}
    names = dict(model._base_manager.filter(pk__in=ids).values_list("pk", "name"))
    lost = ids - set(names)
    if lost and hasattr(model, "trail_events"):
        gone = _event_model(model).objects.filter(Q(pgh_label="delete"), pgh_obj__in=lost)
        names |= dict(gone.values_list("pgh_obj_id", "name"))
    return names
