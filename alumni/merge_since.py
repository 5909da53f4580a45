"""What was changed in a record between a merge and its undoing, told by the trail: it stays, and whoever parts the two sees it."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Max

from alumni.contact_text import mask_contact
from alumni.merging import is_tracked, pointers_to
from alumni.models import Alumnus, Contact, DuplicatePair, Merge
from alumni.trail import UNTOLD, Words

#: what the trail calls a merge
MERGED = "合并重复档案"
STAYED, WENT, DELETED = "留在保留的档案里。", "随另一份档案恢复，改动还在。", "已被删除。"
ADDED = "合并之后才登记，"


@dataclass(frozen=True)
class Change:
    """One row that the merge left and somebody changed since: `told` are the columns, `words` what was done to them."""

    model: type
    pk: int
    path: tuple
    told: frozenset
    subject: str
    words: str


def trail_ends():
    """`{model: number of its newest row of the trail}`, of all whose rows belong to a person: what follows came later."""
    ends = {}
    for model in {Alumnus} | {model for model, _ in _paths()}:
        ends[model._meta.label_lower] = _events(model).aggregate(last=Max("pgh_id"))["last"] or 0
    return ends


def changes_since(merge):
    """Changes, since the merge, of all that was the kept person's after it. To be asked before it is taken back."""
    found, numbers = _changed(merge, Alumnus, (), {merge.kept_id}), {}
    for model, path in sorted(_paths(), key=lambda each: (len(each[1]), each[0]._meta.label_lower)):
        if len(path) == 1:
            mine = set(merge.record["held"].get(model._meta.label_lower, ()))
        else:
            parent = model._meta.get_field(path[0]).related_model
            mine = _ever_of(model, path[0], numbers.get(parent, ()))
        numbers[model] = numbers.get(model, set()) | mine
        found += _changed(merge, model, path, mine)
    return found


def steps_since(merge, model, numbers):
    """`(the row before or None, the row after)`, as the trail tells, of each change since the merge but by a further one."""
    last = {}
    for event in _events(model).filter(pgh_obj__in=numbers).order_by("pgh_id"):
        if _is_later(event, merge) and (event.pgh_context or {}).get("about") != MERGED:
            yield last.get(event.pgh_obj_id), event
        last[event.pgh_obj_id] = event


def brought_later(merge):
    """`{(model, number): the later merge that brought the row}`, of merges into the same person that stand."""
    found = {}
    for later in Merge.objects.standing().filter(kept=merge.kept_id, pk__gt=merge.pk).order_by("pk"):
        moved = [later.gone_id, merge.kept_id]
        for kind, label, pk, values in later.record["steps"]:
            if kind == "set" and moved in values.values():
                found[label, pk] = later
    return found


def where_it_stands(change, merge):
    """The line for the page, once the two are parted: what, what was done to it, and in which of the two it is now."""
    row = change.model._base_manager.filter(pk=change.pk).first()
    if row is None:
        return line(change.subject, change.words + DELETED)
    owner = _owner(row, change.path)
    return line(row, change.words + (WENT if owner == merge.gone_id else STAYED), owner=owner)


def line(row, why, *, owner=None):
    """`of` and `college` say whose it is: another college's page leaves it out."""
    return {"what": words_of(row), "why": why, "of": owner, "college": getattr(row, "college_id", None)}


def words_of(row):
    if isinstance(row, str):
        return row
    said = f"{row} {mask_contact(row.kind, row.value)}" if isinstance(row, Contact) else row
    return f"{row._meta.verbose_name}：{said}"


def _paths():
    """`{(model, way from its row to the person)}` of tracked rows that belong to a person, or to a row that does."""
    found = set()
    for pointer in _belonging(Alumnus):
        found.add((pointer.model, (pointer.column.name,)))
        for further in _belonging(pointer.model):
            found.add((further.model, (further.column.name, pointer.column.name)))
    return {(model, path) for model, path in found if is_tracked(model)}


def _belonging(model):
    """Pointers of rows that are nothing without the row they point at; a class is not its liaison's."""
    for each in pointers_to(model):
        if not each.kind and not each.column.null and each.model not in (Merge, DuplicatePair):
            yield each


def _events(model):
    return model.trail_events.rel.related_model.objects


def _ever_of(model, column, numbers):
    return set(_events(model).filter(**{f"{column}__in": numbers}).values_list("pgh_obj_id", flat=True))


def _changed(merge, model, path, numbers):
    before, after = {}, {}
    for event in _events(model).filter(pgh_obj__in=numbers).order_by("pgh_id"):
        (after if _is_later(event, merge) else before)[event.pgh_obj_id] = event
    words = Words([*before.values(), *after.values()])
    found = (_change(model, path, before.get(pk), event, words) for pk, event in after.items())
    return [each for each in found if each]


def _is_later(event, merge):
    ends = merge.record.get("trail")
    if ends is None:
        return event.pgh_created_at > merge.merged_at
    return event.pgh_id > ends.get(event.pgh_tracked_model._meta.label_lower, 0)


def _change(model, path, before, event, words):
    subject = str(model._meta.verbose_name)
    if event.pgh_label == "delete":
        return Change(model, event.pgh_obj_id, path, frozenset(), _named(event, words), "合并之后") if before else None
    if before is None:
        return Change(model, event.pgh_obj_id, path, frozenset(), subject, ADDED)
    told = [each for each in _telling(event) if getattr(event, each.attname) != getattr(before, each.attname)]
    if not told:
        return None
    said = "；".join(_said(event, before, each, words) for each in told)
    return Change(
        model, event.pgh_obj_id, path, frozenset(each.attname for each in told), subject, f"合并之后改过：{said}。"
    )


def _telling(event):
    tracked = {each.name for each in event.pgh_tracked_model._meta.fields} - UNTOLD
    return [each for each in event._meta.fields if each.name in tracked and not isinstance(each, models.FileField)]


def _said(event, before, each, words):
    """A name that the trail does not know (an account's) is not told, only that it is another."""
    if each.is_relation and each.related_model not in Words.NAMED:
        return f"{each.verbose_name}"
    return words.change(event, before, each)


def _named(event, words):
    """What is gone is called as the trail calls it, its number masked."""
    kind = str(event.pgh_tracked_model._meta.verbose_name)
    return f"{kind}：{words.contact(event)}" if event.pgh_tracked_model is Contact else kind


def _owner(row, path):
    for name in path:
        row = getattr(row, name)
    return row.pk
