"""What of a person is where, and how it goes: rows by the model graph, words that other rows carry, files on the disk."""

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.models import F, JSONField, ProtectedError, Q, RestrictedError, TextField, Value
from django.db.models.functions import Cast, Left, Replace
from django.utils import timezone

from alumni.merging import is_tracked, pointers_to
from alumni.models import (
    Alumnus,
    ClassEntry,
    ClassGroup,
    Contact,
    Education,
    Merge,
    Photo,
    PublicRequest,
    RosterRow,
    RosterUpload,
)
from alumni.parted import ERASED, ever_said, lent_words, merges_with_others
from colleges.models import Notice

#: what is answered to requests of the person, and to those by which somebody seeks the person
OWN_EMPTIED, NOT_RELAYED = "本人信息已按要求删除。", "不能转告。"
#: rows that a person can look at one by one where a name still stands
LOOKED_AT = (PublicRequest, RosterUpload)

_declared = []


def declares_own_rows(find):
    """`find(names, ways)`: `[(rows, what is emptied, or None where the row goes)]` of an app above.

    Rows that are the person's by name and number, though nobody has said yet whose they are.
    """
    _declared.append(find)


def _unclaimed(person, numbers):
    """`[(rows, facts)]` by the declarations, without what points at the person anyway."""
    names, ways = names_of(person, numbers), ways_of(numbers)
    found = [each for find in _declared for each in find(names, ways)] if ways else []
    return [(rows, facts) for rows, facts in found if rows.exists()]


def ways_of(numbers):
    """Every phone, mailbox, number that was ever registered for the person, by the trail as well."""
    now = Contact.objects.filter(alumnus__in=numbers).values_list("value", flat=True)
    return sorted({*now, *ever_said(Contact, "value", numbers)} - {""})


def names_of(person, numbers):
    merged = Merge.objects.standing().filter(kept=person).values_list("gone_name", flat=True)
    found = {person.name, person.former_name, *merged, *lent_words(Alumnus, ("name", "former_name"), numbers)}
    for column in ("name", "former_name"):
        found |= ever_said(Alumnus, column, numbers)
    return sorted(found - {"", ERASED})


def student_numbers_of(numbers):
    """Every 学号 that was ever registered for the person, by the trail."""
    return sorted(ever_said(Education, "student_no", numbers) - {""})


def classes_of(numbers):
    """The names of all classes in which the person ever stood, by the trail."""
    wanted = ever_said(Education, "class_group_id", numbers) - {None}
    return sorted(set(ClassGroup.objects.filter(pk__in=wanted).values_list("name", flat=True)))


def what_goes(person, numbers):
    """`{goes: [[what, how many]], loosened: [[…]], papers: [[…]]}`: for the preview, and kept with the erasure."""
    found, shared = {"goes": [], "loosened": [], "papers": []}, merges_with_others(numbers)
    for pointer in pointers_to(Alumnus):
        count = pointer.rows(person).exclude(pk__in=shared if pointer.model is Merge else ()).count()
        on_delete = pointer.column.remote_field.on_delete if not pointer.kind else models.DO_NOTHING
        if not count or pointer.model._meta.label_lower == "alumni.erasure":
            continue
        fate = "goes" if on_delete is models.CASCADE or pointer.model is Merge else "papers"
        fate = "loosened" if on_delete is models.SET_NULL else fate
        found[fate].append([str(pointer.model._meta.verbose_name), count])
    rows = _staged(person, numbers).count()
    files, typed = len(files_of(person, numbers)), own_requests(person, numbers).exclude(typed={}).count()
    if parted := shared.count():
        found["loosened"].append([str(Merge._meta.verbose_name), parted])
    others = (("名册暂存行", rows), ("照片和名册原件", files), ("校友来件里填写的内容", typed))
    found["goes"] += [[label, n] for label, n in others if n]
    for unclaimed, facts in _unclaimed(person, numbers):
        label = str(unclaimed.model._meta.verbose_name)
        found["goes"].append([f"{label}里的姓名和联系方式" if facts else f"还没有核对的{label}", unclaimed.count()])
    return found


def _staged(person, numbers):
    """Rows of rosters that are the person: matched, or with the name and a number of the person."""
    names, ways, student_nos = names_of(person, numbers), ways_of(numbers), student_numbers_of(numbers)
    same = Q(mobile__in=ways) | Q(phones__overlap=ways) | Q(email__in=ways) | Q(wechat__in=ways) | Q(qq__in=ways)
    same |= Q(postal_address__in=ways)
    same |= Q(student_no__in=student_nos) | Q(candidates__overlap=numbers)
    return RosterRow.objects.filter(Q(alumnus_id__in=numbers) | Q(decided_for__in=numbers) | Q(name__in=names) & same)


def files_of(person, numbers):
    """`[(storage, name)]` of the person's photos, and of originals of rosters in which the person stands."""
    photos = Photo.objects.filter(alumnus=person)
    uploads = RosterUpload.objects.filter(rows__in=_staged(person, numbers)).exclude(content="").distinct()
    return [(each.image.storage, each.image.name) for each in photos] + [
        (each.content.storage, each.content.name) for each in uploads
    ]


def empty_mentions(person, numbers):
    """Words about the person in rows that are not the person's own: they go, the rows of others stay.

    Return `{kind: numbers}` of the rows in which the person stood: their trail is for the one door to the trail.
    """
    names, ways = names_of(person, numbers), ways_of(numbers)
    staged = _staged(person, numbers)
    stood_in = {*staged.values_list("upload", flat=True), *_imported_by(numbers)}
    staged.delete()
    uploads = RosterUpload.objects.filter(pk__in=stood_in)
    uploads.update(content="")
    for name in ("left_after_undo", "answers", "reading"):
        _replace(uploads, name, names + ways)
    _replace_words(uploads, "file_name", names + ways)
    own, sought = _empty_requests(person, numbers, names, ways)
    for name in names:
        for way in ways:
            _containing(ClassEntry.objects.all(), "facts", name, way).delete()
    classes = ClassGroup.objects.filter(Q(liaison__in=numbers) | Q(liaison_phone__in=ways), liaison_name__in=names)
    classes.update(liaison_name="", liaison_phone="", version=F("version") + 1)
    kind = ContentType.objects.get_for_model(Alumnus)
    log = LogEntry.objects.filter(content_type=kind, object_id__in=[str(number) for number in numbers])
    log.update(object_repr=ERASED, change_message="")
    for number in numbers:
        Notice.objects.filter(url__contains=f"/people/{number}/").delete()
    late = trail_of_late(person)
    for table, unclaimed in _empty_unclaimed(person, numbers).items():
        late[table] = [*late.get(table, []), *unclaimed]
    return {"uploads": sorted(stood_in), "requests": own, "sought": sought, "late": late}


def trail_of_late(person):
    """`{trail table: [number]}` of rows that may have been the person's before anybody said so: their trail goes whole."""
    found = {}
    for pointer in pointers_to(Alumnus):
        goes = not pointer.kind and pointer.column.remote_field.on_delete is models.CASCADE
        if goes and pointer.column.null and is_tracked(pointer.model):
            found[_trail_table(pointer.model)] = list(pointer.rows(person).values_list("pk", flat=True))
    return {table: numbers for table, numbers in found.items() if numbers}


def _trail_table(model):
    return model.trail_events.rel.related_model._meta.db_table


def _empty_unclaimed(person, numbers):
    """As `trail_of_late`, of the rows that went."""
    found = {}
    for rows, facts in _unclaimed(person, numbers):
        if facts:
            rows.update(**facts)
        else:
            found[_trail_table(rows.model)] = list(rows.values_list("pk", flat=True))
            rows.delete()
    return found


def _imported_by(numbers):
    """Uploads that changed the person, by the trail."""
    trail = Alumnus.trail_events.rel.related_model.objects.filter(pgh_obj__in=numbers, pgh_context__has_key="roster")
    return {context["roster"] for context in trail.values_list("pgh_context", flat=True) if context["roster"]}


def own_requests(person, numbers):
    """What the person asked for by the public form: as a desk found, or with the name and a number of the person's."""
    ways, names = ways_of(numbers), names_of(person, numbers)
    tails = {way[-4:] for way in ways if way[-4:].isdecimal()}
    same = Q(typed__mobile__in=ways) | Q(typed__student_no__in=student_numbers_of(numbers)) | Q(typed__tail__in=tails)
    for way in ways:
        same |= Q(typed__email__iexact=way)
    return PublicRequest.objects.filter(Q(alumnus__in=numbers) | Q(typed__name__in=names) & same)


def seeking(person, numbers):
    """By which somebody seeks the person: as a desk found, or with the name and a class of the person's."""
    named = Q(typed__sought__in=names_of(person, numbers), typed__sought_class__in=classes_of(numbers))
    return PublicRequest.objects.filter(Q(sought__in=numbers) | named)


def _naming(names, ways):
    """Requests in whose answer a name of the person's stands with a number of the person's."""
    named, reached = Q(pk__in=()), Q(pk__in=())
    for name in names:
        named |= Q(outcome__contains=name)
    for way in ways:
        reached |= Q(outcome__contains=way)
    return PublicRequest.objects.filter(named & reached)


def _empty_requests(person, numbers, names, ways):
    """That somebody asked and was answered stays; what was typed and answered goes, and nothing waits any longer.

    Return the numbers of the person's own requests and of those of others that tell of the person.
    """
    own_numbers = list(own_requests(person, numbers).values_list("pk", flat=True))
    tell = (seeking(person, numbers) | _naming(names, ways)).exclude(pk__in=own_numbers)
    words, seeks = names + ways, list(tell.values_list("pk", flat=True))
    own, sought = PublicRequest.objects.filter(pk__in=own_numbers), PublicRequest.objects.filter(pk__in=seeks)
    closed = {"state": PublicRequest.State.REFUSED, "handled_at": timezone.now()}
    own.waiting().update(**closed, outcome=OWN_EMPTIED)
    own.update(typed={})
    own.exclude(outcome="").update(outcome=OWN_EMPTIED)
    sought.waiting().update(**closed, outcome=NOT_RELAYED)
    _replace(sought, "typed", words)
    _replace_words(sought, "outcome", words)
    return own_numbers, seeks


def _containing(rows, field, *words):
    """Rows whose JSON holds every one of `words`."""
    rows = rows.annotate(as_text=Cast(field, TextField()))
    for word in words:
        rows = rows.filter(as_text__contains=word)
    return rows


def _replace(rows, field, words):
    """Take `words` out of the texts within a JSON column."""
    for word in words:
        text = Replace(Cast(field, TextField()), Value(word), Value(ERASED))
        pks = list(_containing(rows, field, word).values_list("pk", flat=True))
        rows.model._base_manager.filter(pk__in=pks).update(**{field: Cast(text, JSONField())})


def _replace_words(rows, field, words):
    """Take `words` out of a column of text."""
    longest = rows.model._meta.get_field(field).max_length
    for word in words:
        text = Left(Replace(field, Value(word), Value(ERASED)), longest)
        rows.filter(**{f"{field}__contains": word}).update(**{field: text})


def blank(person):
    """The empty record that papers may go on pointing at; whatever else pointed at the person goes."""
    for pointer in pointers_to(Alumnus):
        if pointer.column.remote_field.on_delete is models.CASCADE:
            try:
                with transaction.atomic():
                    pointer.rows(person).delete()
            except (ProtectedError, RestrictedError):
                continue  # a paper of its own
        elif pointer.column.remote_field.on_delete is models.SET_NULL:
            pointer.rows(person).update(**{pointer.column.attname: None})
    for each in Alumnus._meta.concrete_fields:
        if each.choices or isinstance(each, models.CharField | models.TextField):
            setattr(person, each.attname, "")
        elif each.null and not each.primary_key:
            setattr(person, each.attname, None)
    person.name, person.state, person.do_not_contact = ERASED, Alumnus.State.ACTIVE, True
    person.version += 1
    person.save()


# --- what is left ----------------------------------------------------------------------------------------------------

TEXTS = """
SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables t
  USING (table_schema, table_name)
WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
  AND c.data_type IN ('text', 'character varying', 'jsonb', 'json', 'ARRAY', 'tsvector') ORDER BY 1, 2
"""


def still_mentioned(words):
    """`[[what, how many rows]]` in which one of the words still stands; of the trail, what was answered to requests.

    A name is borne by many: what is found is for a person to look at, not for the machine to remove.
    """
    found = {}
    for model, columns in _text_columns():
        count = (
            len(_numbers(model, columns, words)) if model in LOOKED_AT else _holding(model, columns, words, "count(*)")
        )
        label = str(model._meta.verbose_name)
        found[label] = found.get(label, 0) + count
    return [[label, count] for label, count in found.items() if count]


def to_look_at(words):
    """`{model: [number]}` of the rows, of what has a page of its own, in which one of the words still stands."""
    found = {
        model._meta.label_lower: _numbers(model, columns, words)
        for model, columns in _text_columns()
        if model in LOOKED_AT
    }
    return {name: numbers for name, numbers in found.items() if numbers}


def _numbers(model, columns, words):
    """Numbers, newest first, of the rows in which one of the words stands, now or in what was once answered."""
    found = set(_holding(model, columns, words, "array_agg(id)") or ())
    if model is PublicRequest:
        trail = model.trail_events.rel.related_model
        found |= set(_holding(trail, ["outcome"], words, "array_agg(pgh_obj_id)") or ())
    return sorted(found, reverse=True)


def _text_columns():
    """`[(model, its columns that can hold words)]` of every table but the trail."""
    tables = {model._meta.db_table: model for model in apps.get_models() if not hasattr(model, "pgh_tracked_model")}
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(TEXTS)
        for table, column in cursor.fetchall():
            if table in tables:
                found.setdefault(tables[table], []).append(column)
    return list(found.items())


def _holding(model, columns, words, wanted):
    """`wanted` (SQL) of the rows of `model` in which one of the words stands."""
    quote = connection.ops.quote_name
    texts = " || ' ' || ".join(f"coalesce({quote(column)}::text, '')" for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {wanted} FROM {quote(model._meta.db_table)} WHERE EXISTS "
            f"(SELECT 1 FROM unnest(%s::text[]) word WHERE position(word IN {texts}) > 0)",
            [list(words)],
        )
        return cursor.fetchone()[0]
