"""What of a person is where, and how it goes: rows by the model graph, words that other rows carry, files on the disk."""

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.models import F, JSONField, ProtectedError, Q, RestrictedError, TextField, Value
from django.db.models.functions import Cast, Replace

from alumni.merging import pointers_to
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
from colleges.models import Notice

ERASED = "已删除"


def ways_of(numbers):
    """Every phone, mailbox, number that was ever registered for the person, by the trail as well."""
    trail = Contact.events.rel.related_model.objects.filter(alumnus__in=numbers).values_list("value", flat=True)
    return sorted({*Contact.objects.filter(alumnus__in=numbers).values_list("value", flat=True), *trail} - {""})


def names_of(person, numbers):
    trail = Alumnus.events.rel.related_model.objects.filter(pgh_obj__in=numbers)
    found = {person.name, person.former_name, *Merge.objects.filter(kept=person).values_list("gone_name", flat=True)}
    for name, former in trail.values_list("name", "former_name"):
        found |= {name, former}
    return sorted(found - {"", ERASED})


def what_goes(person, numbers):
    """`{goes: [[what, how many]], loosened: [[…]], papers: [[…]]}`: for the preview, and kept with the erasure."""
    found = {"goes": [], "loosened": [], "papers": []}
    for pointer in pointers_to(Alumnus):
        count = pointer.rows(person).count()
        on_delete = pointer.column.remote_field.on_delete if not pointer.kind else models.DO_NOTHING
        if not count or pointer.model._meta.label_lower == "alumni.erasure":
            continue
        fate = "goes" if on_delete is models.CASCADE or pointer.model is Merge else "papers"
        fate = "loosened" if on_delete is models.SET_NULL else fate
        found[fate].append([str(pointer.model._meta.verbose_name), count])
    rows = _staged(person, numbers).count()
    files = len(files_of(person, numbers))
    found["goes"] += [[label, n] for label, n in (("名册暂存行", rows), ("照片和名册原件", files)) if n]
    return found


def _staged(person, numbers):
    """Rows of rosters that are the person: matched, or with the name and a number of the person."""
    names, ways = names_of(person, numbers), ways_of(numbers)
    student_nos = list(
        Education.events.rel.related_model.objects.filter(alumnus__in=numbers)
        .exclude(student_no="")
        .values_list("student_no", flat=True)
    )
    same = Q(mobile__in=ways) | Q(phones__overlap=ways) | Q(email__in=ways) | Q(wechat__in=ways) | Q(qq__in=ways)
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

    Return the numbers of the roster uploads in which the person stood.
    """
    names, ways = names_of(person, numbers), ways_of(numbers)
    staged = _staged(person, numbers)
    stood_in = {*staged.values_list("upload", flat=True), *_imported_by(numbers)}
    staged.delete()
    uploads = RosterUpload.objects.filter(pk__in=stood_in)
    uploads.update(content="")
    for name in ("left_after_undo", "answers", "reading"):
        _replace(uploads, name, names + ways)
    _own_requests(numbers)
    _replace(PublicRequest.objects.filter(sought__in=numbers), "typed", names + ways)
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
    return sorted(stood_in)


def _imported_by(numbers):
    """Uploads that changed the person, by the trail."""
    trail = Alumnus.events.rel.related_model.objects.filter(pgh_obj__in=numbers, pgh_context__has_key="roster")
    return {context["roster"] for context in trail.values_list("pgh_context", flat=True) if context["roster"]}


def _own_requests(numbers):
    """That somebody asked and was answered stays; what was typed and answered goes."""
    own = PublicRequest.objects.filter(alumnus__in=numbers)
    own.update(typed={})
    own.exclude(outcome="").update(outcome="本人信息已按要求删除。")


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
    """`[[what, how many rows]]` in which one of the words still stands, outside the trail.

    A name is borne by many: what is found is for a person to look at, not for the machine to remove.
    """
    tables = {model._meta.db_table: model for model in apps.get_models() if not hasattr(model, "pgh_tracked_model")}
    found, quote = {}, connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(TEXTS)
        for table, column in cursor.fetchall():
            if table not in tables:
                continue
            cursor.execute(
                f"SELECT count(*) FROM {quote(table)} WHERE EXISTS "
                f"(SELECT 1 FROM unnest(%s::text[]) word WHERE position(word IN {quote(column)}::text) > 0)",
                [list(words)],
            )
            label = str(tables[table]._meta.verbose_name)
            found[label] = max(found.get(label, 0), cursor.fetchone()[0])
    return [[label, count] for label, count in found.items() if count]
