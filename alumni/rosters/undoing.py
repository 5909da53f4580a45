"""Undo an import as a whole, told by the trail what it did and what was done since.

Who was new goes, unless something outside the import refers to them; what was changed returns; what anything else has
changed since is left as it is and listed with the reason.
"""

from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import RawSQL
from django.utils import timezone

from alumni.models import (
    Alumnus,
    ClassGroup,
    Contact,
    DuplicatePair,
    Education,
    Employment,
    Merge,
    RosterRow,
    RosterUpload,
)
from alumni.rosters.importing import locked
from alumni.services.claims import withdraw_claims_of
from alumni.services.merges import MERGED, UNMERGED
from audit.trail import acting_as, marked
from common.formats import day, stamp
from common.progress import report_progress

PARTS = (Contact, Employment, Education)
MODELS = (*PARTS, Alumnus, ClassGroup)
CHUNK = 5000
STAGES = ("读取变更记录", "恢复改过的内容", "核对后来的引用", "移除新增的记录", "更新检索", "移除空班级", "完成")


@dataclass
class Deeds:
    """What the import did to one model: ids it created, `{id: {attribute: (before, after)}}` it changed, and since then
    by whom else each id was touched: `{id: {attribute changed: event}}`."""

    model: type
    created: set = field(default_factory=set)
    changed: dict = field(default_factory=dict)
    since: dict = field(default_factory=dict)


@transaction.atomic
def undo_import(upload, *, actor):
    """Take the import back; return the upload, whose `left_after_undo` lists what stays and why."""
    upload = locked(upload)
    if upload.state == RosterUpload.State.UNDONE:
        return upload
    if upload.state != RosterUpload.State.IMPORTED:
        raise ValidationError(f"这份名册{upload.get_state_display()}，没有可撤销的导入。")
    if refusal := _merged_since(upload):
        raise ValidationError(refusal)
    upload.state, upload.undone_by, upload.undone_at = RosterUpload.State.UNDONE, actor, timezone.now()
    upload.save()
    with acting_as(actor), marked(roster=upload.pk, about="撤销导入"):
        left = _take_back(upload)
        withdraw_claims_of(upload)
    transaction.on_commit(lambda: _report(upload, len(STAGES)))
    upload.left_after_undo = left[:1000]
    upload.counts = upload.rows.counts()
    upload.save()
    return upload


def _merged_since(upload):
    """A sentence naming the merges by which people of this import became part of others, or others part of them.

    Their rows went over to another record, where what the import did and what the merge did cannot be told apart: the
    merge is taken back first.
    """
    people = _people_of(upload)
    merges = Merge.objects.standing().filter(merged_at__gte=upload.imported_at).select_related("kept")
    found = list(merges.filter(Q(gone_id__in=_among(people)) | Q(kept__in=_among(people))).order_by("pk")[:6])
    if not found:
        return ""
    named = "、".join(f"“{each.gone_name}”并入“{each.kept}”（{day(each.merged_at)}）" for each in found[:5])
    more = "等" if len(found) > 5 else ""
    return f"这次导入的校友后来合并过档案：{named}{more}，没有撤销。请先到“已合并”取消合并，再撤销导入。"


def _people_of(upload):
    """Numbers of everybody whose record, studies, work or contacts the import wrote, by the trail."""
    found = set()
    for model, column in ((Alumnus, "pgh_obj_id"), *((part, "alumnus_id") for part in PARTS)):
        events = model.pgh_event_model.objects.filter(pgh_context_id__in=upload.trail, pgh_context__roster=upload.pk)
        found |= set(events.order_by().values_list(column, flat=True).distinct())
    return found


def _report(upload, number):
    report_progress(upload.progress_key, STAGES[number - 1], number, len(STAGES))


def _take_back(upload):
    _report(upload, 1)
    deeds = {model: _deeds(model, upload) for model in MODELS}
    with _search_deferred() as touched:
        _report(upload, 2)
        left = _take_back_changes(deeds, touched)
        _report(upload, 3)
        kept = _people_who_stay(deeds)
        left += [{"what": name, "why": reason} for name, reason in kept.values()]
        _report(upload, 4)
        _remove_created(deeds, kept, left, touched)
        _report(upload, 5)
    _report(upload, 6)
    _remove_classes(deeds[ClassGroup], left)
    return left


def _among(ids):
    """For `…__in`: one array, however many ids there are, instead of as many places to fill in the statement."""
    return RawSQL("SELECT unnest(%s::bigint[])", [list(ids)])  # noqa: S611 (no text of anybody's in it)


def _delete(model, ids):
    """By one statement: what refers to the rows was looked for before, and the database refuses what was overlooked."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE id = ANY(%s)", [list(ids)])


@contextmanager
def _search_deferred():
    """Yield a set for the ids of people whose records change inside: their search tokens are made once, at the end."""
    touched = set()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL office.defer_search = 'on'")
        yield touched
        cursor.execute("SELECT alumni_refresh_search(%s)", [list(touched)])
        cursor.execute("SET LOCAL office.defer_search = 'off'")


def _deeds(model, upload):
    events = model.pgh_event_model
    attributes = [f.attname for f in events._meta.fields if f.name in {g.name for g in model._meta.fields}]
    ours = events.objects.filter(pgh_context_id__in=upload.trail, pgh_context__roster=upload.pk).order_by("pgh_id")
    deeds, first, last = Deeds(model), {}, {}
    for event in ours.values("pgh_id", "pgh_obj_id", "pgh_label", *attributes):
        first.setdefault(event["pgh_obj_id"], event)
        last[event["pgh_obj_id"]] = event
    deeds.created = {pk for pk, event in first.items() if event["pgh_label"] == "insert"}
    for history in _histories(events, attributes, first.keys()):
        pk = history[0]["pgh_obj_id"]
        before = [event for event in history if event["pgh_id"] < first[pk]["pgh_id"]]
        later = [event for event in history if event["pgh_id"] > last[pk]["pgh_id"] and not _of_a_merge(event)]
        if pk not in deeds.created and before:
            deeds.changed[pk] = _differences(before[-1], last[pk], attributes)
        if later:
            deeds.since[pk] = {a: e for e in later for a in attributes if e[a] != last[pk][a]} or {"": later[-1]}
    return deeds


def _of_a_merge(event):
    """Every merge since the import was taken back to the letter (else there is no undo): it changed nothing."""
    return event["pgh_context__about"] in (MERGED, UNMERGED)


def _histories(events, attributes, ids):
    """All events of each object, in order; in chunks, so that a large import does not need one huge statement."""
    ids = list(ids)
    columns = ("pgh_id", "pgh_obj_id", "pgh_label", "pgh_created_at", "pgh_context__about", "actor_name", *attributes)
    for start in range(0, len(ids), CHUNK):
        found = defaultdict(list)
        rows = (
            events.objects.filter(pgh_obj_id__in=_among(ids[start : start + CHUNK])).order_by("pgh_id").values(*columns)
        )
        for event in rows:
            found[event["pgh_obj_id"]].append(event)
        yield from found.values()


def _differences(before, after, attributes):
    return {a: (before[a], after[a]) for a in attributes if before[a] != after[a]}


def _take_back_changes(deeds, touched):
    left = []
    for model, done in deeds.items():
        rows = model.objects.in_bulk(list(done.changed))
        current = _current_contacts(rows.values()) if model is Contact else {}
        for pk, differences in done.changed.items():
            since = done.since.get(pk, {})
            row = rows.get(pk)
            if row is None:
                continue
            left += [_left(row, since[a], model._meta.get_field(a)) for a in differences if a in since]
            back = {a: before for a, (before, _) in differences.items() if a not in since}
            if back and _may_return(row, back, current):
                _write(row, back)
                touched.add(getattr(row, "alumnus_id", row.pk))
            elif back:
                left.append({"what": str(row), "why": "撤销会与后来登记的同一条联系方式重复，保留现状。"})
    return left


def _current_contacts(rows):
    """`{(person, kind, value): id}` of what the people of these rows are reached by today."""
    found = Contact.objects.current().filter(alumnus__in={row.alumnus_id for row in rows})
    return {tuple(key): pk for pk, *key in found.values_list("pk", "alumnus_id", "kind", "value")}


def _may_return(row, back, current):
    """A replaced number returns, unless somebody has entered the same one again meanwhile."""
    if not isinstance(row, Contact) or back.get("replaced_on", "") is not None:
        return True
    return current.get((row.alumnus_id, row.kind, row.value), row.pk) == row.pk


def _write(row, values):
    for attribute, value in values.items():
        setattr(row, attribute, value)
    if hasattr(row, "version"):
        row.version += 1
    row.save()


def _left(row, event, changed):
    who, when = event["actor_name"] or "系统", stamp(event["pgh_created_at"])
    return {
        "what": f"{getattr(row, 'alumnus', '') or ''} {row}".strip(),
        "why": f"{who}在 {when} 又改过“{changed.verbose_name}”，保留现状。",
    }


def _people_who_stay(deeds):
    """`{id: (name, reason)}` of new people whom something outside the import refers to, or who were edited since."""
    created = {model: done.created for model, done in deeds.items()}
    people = created[Alumnus]
    stay = {}
    for pk, since in deeds[Alumnus].since.items():
        if pk in people:
            stay[pk] = f"{next(iter(since.values()))['actor_name'] or '系统'}后来改过这份档案"
    for model in PARTS:
        touched = set(deeds[model].since) & created[model]
        for owner in model.objects.filter(pk__in=_among(touched)).values_list("alumnus_id", flat=True):
            stay.setdefault(owner, f"{model._meta.verbose_name}后来被改过")
    for relation in _relations(Alumnus):
        if relation.related_model is DuplicatePair:  # what the rules proposed goes with the person
            continue
        stay |= {pk: reason for pk, reason in _outside(relation, people, created).items() if pk not in stay}
    names = dict(Alumnus.objects.filter(pk__in=_among(stay)).values_list("pk", "name"))
    return {pk: (names[pk], f"{reason}，此人保留。") for pk, reason in stay.items() if pk in people and pk in names}


def _relations(model):
    """Every foreign key that points to the model, also those without a name backwards; the trail's do not count."""
    found = [field for field in model._meta.get_fields(include_hidden=True) if field.one_to_many or field.one_to_one]
    return [each for each in found if each.auto_created and not hasattr(each.related_model, "pgh_tracked_model")]


def _outside(relation, people, created):
    """People referred to by rows of this relation that the import did not create itself."""
    model, column = relation.related_model, relation.field.attname
    rows = model.objects.filter(**{f"{column}__in": _among(people)}).values_list("pk", column)
    ours = created.get(model, set())
    return {owner: f"已被“{model._meta.verbose_name}”引用" for pk, owner in rows if pk not in ours}


def _remove_created(deeds, kept, left, touched):
    for model in PARTS:
        done = deeds[model]
        ours = model.objects.filter(pk__in=_among(done.created)).exclude(alumnus_id__in=_among(kept))
        stays = done.created & done.since.keys()
        changed = ours.filter(pk__in=_among(stays)).select_related("alumnus")
        left += [{"what": f"{row.alumnus} {row}", "why": "后来被改过，保留现状。"} for row in changed]
        referred = _referred(model, ours.exclude(pk__in=_among(stays)), left)
        going = dict(ours.exclude(pk__in=_among(stays | referred)).values_list("pk", "alumnus_id"))
        touched.update(going.values())
        _delete(model, going)
    going = deeds[Alumnus].created - kept.keys()
    touched -= going
    ClassGroup.objects.filter(liaison_id__in=_among(going)).update(liaison=None)
    DuplicatePair.objects.filter(Q(first_id__in=_among(going)) | Q(second_id__in=_among(going))).delete()
    _delete(Alumnus, going)


def _referred(model, rows, left):
    """Ids of created rows that something outside refers to (a later change of studies, for instance)."""
    found = set()
    for relation in _relations(model):
        ids = relation.related_model.objects.filter(**{f"{relation.field.name}__in": rows.values("pk")})
        found |= set(ids.values_list(relation.field.attname, flat=True))
    left += [
        {"what": f"{row.alumnus} {row}", "why": "后来有记录引用，保留现状。"}
        for row in model.objects.filter(pk__in=_among(found)).select_related("alumnus")
    ]
    return found


def _remove_classes(done, left):
    made = ClassGroup.objects.filter(pk__in=done.created)
    inhabited = Exists(Education.objects.filter(class_group=OuterRef("pk")))
    staying = list(made.filter(Q(pk__in=done.since) | inhabited))
    left += [{"what": str(group), "why": "班级里还有人或后来被改过，保留。"} for group in staying]
    going = list(made.exclude(pk__in=[group.pk for group in staying]).values_list("pk", flat=True))
    RosterRow.objects.filter(class_group_id__in=going).update(class_group_id=None)
    ClassGroup.objects.filter(pk__in=going).delete()
