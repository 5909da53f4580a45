"""One row absorbed by another: whatever pointed to the one points to the other, found by walking the model graph.

Nothing can be forgotten: the walk sees every foreign key, one-to-one, many-to-many and generic relation of every app, and
the database refuses to let a row go that something still points at. What the graph cannot tell (which two stays are one,
which value is the safer one) an app declares in its own `merging.py`. Insert-only rows keep their number; reading
resolves it (`alumni.services.merges.present_number`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import SearchVectorField
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F, GeneratedField
from django.utils import timezone

KEPT_BY_THE_HOUSE = {"version", "updated_at", "created_at", "search", "contact_confirmed_on"}


# --- what apps declare -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class MergeRule:
    """`counterpart(row, rows)`: which of the kept one's rows says the same as `row`, or None.

    `prefers_gone(attname, kept value, gone value)`: whether the value of the row that goes is taken unless a person
    says otherwise. `move(pointer, kept, gone, record)` does the whole work for a model that needs its own way.
    `is_found_anew`: the house makes such rows itself, so one that cannot be put back is not named to anybody.
    """

    counterpart: Callable | None = None
    prefers_gone: Callable | None = None
    move: Callable | None = None
    is_found_anew: bool = False


_rules: dict[type, MergeRule] = {}


def declares_merging(model, **how):
    _rules[model] = MergeRule(**how)


def rule_of(model):
    return _rules.get(model, MergeRule())


# --- the graph -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Pointer:
    """A column of `model` that holds numbers of rows of another model (`kind`: its content type column, if generic)."""

    model: type
    column: models.Field
    kind: models.Field | None = None

    def rows(self, target):
        wanted = {self.column.attname: target.pk}
        if self.kind:
            wanted[self.kind.attname] = ContentType.objects.get_for_model(target).pk
        return self.model._base_manager.filter(**wanted).order_by("pk")


def pointers_to(model):
    """All columns of living tables that point at `model`; the trail points by number and is left alone."""
    for relation in model._meta.get_fields(include_hidden=True):
        points = relation.auto_created and not relation.concrete and not relation.many_to_many
        if points and not hasattr(relation.related_model, "pgh_tracked_model"):
            yield Pointer(relation.related_model, relation.field)
    for other in apps.get_models():
        for generic in other._meta.private_fields:
            if isinstance(generic, GenericForeignKey):
                column, kind = (other._meta.get_field(name) for name in (generic.fk_field, generic.ct_field))
                yield Pointer(other, column, kind)


def counterpart_of(row, pointer, kept):
    """The row of `kept` that stands for the same thing as `row`: declared, or the one a unique constraint would hit."""
    mine = pointer.rows(kept)
    declared = rule_of(pointer.model).counterpart
    found = declared(row, mine) if declared else None
    if found is None:
        found = next(filter(None, (_hit(row, mine, *key) for key in _unique_keys(pointer))), None)
    return found


def _unique_keys(pointer):
    """`(other columns, condition, whether nulls are equal)` of each unique rule in which the pointing column takes part."""
    meta = pointer.model._meta
    if pointer.column.unique:
        yield (), None, False
    for names in meta.unique_together:
        if pointer.column.name in names:
            yield tuple(name for name in names if name != pointer.column.name), None, False
    for rule in meta.constraints:
        if isinstance(rule, models.UniqueConstraint) and pointer.column.name in rule.fields:
            others = tuple(name for name in rule.fields if name != pointer.column.name)
            yield others, rule.condition, rule.nulls_distinct is False


def _hit(row, rows, others, condition, nulls_equal):
    values = {name: getattr(row, row._meta.get_field(name).attname) for name in others}
    if None in values.values() and not nulls_equal:
        return None
    if condition is not None:
        rows = rows.filter(condition)
        if not type(row)._base_manager.filter(condition, pk=row.pk).exists():
            return None
    wanted = {f"{name}__isnull" if value is None else name: value is None or value for name, value in values.items()}
    return rows.filter(**wanted).first()


# --- differences, for a person to choose -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Difference:
    """Two values of one field. `key` names it in a form; `takes_gone`: what happens if nobody says otherwise."""

    key: str
    row: models.Model
    field: models.Field
    kept: object
    gone: object
    takes_gone: bool


def differences(kept, gone, *, but=()):
    """Where both rows, or rows of theirs that stand for the same thing, say something and not the same."""
    yield from (each for each in _compared(kept, gone, but) if not _blank(each.kept) and not _blank(each.gone))
    for pointer in pointers_to(type(gone)):
        if rule_of(pointer.model).move:
            continue
        for row in pointer.rows(gone):
            if twin := counterpart_of(row, pointer, kept):
                yield from differences(twin, row, but={pointer.column.name})


def _compared(kept, gone, but):
    prefers = rule_of(type(kept)).prefers_gone
    for each in _telling(type(kept), but):
        mine, other = getattr(kept, each.attname), getattr(gone, each.attname)
        if mine == other or _blank(other):
            continue
        takes = _blank(mine) or bool(prefers and prefers(each.attname, mine, other))
        key = f"{kept._meta.label_lower}:{kept.pk}:{each.attname}"
        yield Difference(key, kept, each, mine, other, takes)


def _telling(model, but):
    """Fields that say something of the thing itself: no keys, no moments, no signatures, nothing the database keeps."""
    for each in model._meta.concrete_fields:
        if each.primary_key or isinstance(
            each, GeneratedField | SearchVectorField | models.DateTimeField | models.FileField
        ):
            continue
        if each.remote_field and each.related_model is get_user_model():
            continue
        if each.name not in KEPT_BY_THE_HOUSE and each.name not in but:
            yield each


def _blank(value):
    return value in (None, "", [], {})


# --- absorbing, and taking it back -----------------------------------------------------------------------------------


@dataclass
class Record:
    """What was done, step by step, fit for JSON. Read backwards it takes everything back."""

    steps: list = field(default_factory=list)

    def set(self, row, **values):
        """Write `{attname: value}` of one row in one statement."""
        changed = {name: [getattr(row, name), value] for name, value in values.items() if getattr(row, name) != value}
        if changed:
            write(row, {name: after for name, (_, after) in changed.items()})
            self.steps.append(["set", row._meta.label_lower, row.pk, changed])

    def drop(self, row):
        """The row goes; the database refuses where something still points at it."""
        values = {each.attname: getattr(row, each.attname) for each in _stored(type(row))}
        type(row)._base_manager.filter(pk=row.pk)._raw_delete(using="default")
        self.steps.append(["drop", row._meta.label_lower, row.pk, values])


def _stored(model):
    return [each for each in model._meta.concrete_fields if not isinstance(each, GeneratedField | SearchVectorField)]


def write(row, values):
    """One UPDATE, a version further where the row has one: who edits it at this moment is told."""
    counted = {"version": F("version") + 1, "updated_at": timezone.now()} if hasattr(row, "version") else {}
    type(row)._base_manager.filter(pk=row.pk).update(**values, **counted)
    for name, value in values.items():
        setattr(row, name, value)


def absorb(kept, gone, *, chosen, record, but=()):
    """`gone` becomes part of `kept`. `chosen`: `{key of a Difference: True to take the gone one's value}`."""
    for pointer in pointers_to(type(gone)):
        move = rule_of(pointer.model).move or _move
        move(pointer, kept, gone, record=record, chosen=chosen)
    taken = {
        each.field.attname: each.gone for each in _compared(kept, gone, but) if chosen.get(each.key, each.takes_gone)
    }
    record.drop(gone)
    record.set(kept, **taken)


def _move(pointer, kept, gone, *, record, chosen):
    for row in pointer.rows(gone):
        if twin := counterpart_of(row, pointer, kept):
            absorb(twin, row, chosen=chosen, record=record, but={pointer.column.name})
        else:
            record.set(row, **{pointer.column.attname: kept.pk})


@dataclass(frozen=True)
class Left:
    """What stays as it is: the row (or only its kind, where it is gone), of which field if of one, and why."""

    row: models.Model | str
    why: str
    attname: str = ""


@dataclass
class Undoing:
    """Takes the steps of a Record back, the last first; `left` lists what stays as it is."""

    left: list = field(default_factory=list)
    missing: set = field(default_factory=set)

    def take_back(self, steps):
        for kind, label, pk, values in reversed(steps):
            model = apps.get_model(label)
            if kind == "drop":
                self._restore(model, pk, values)
            else:
                self._set_back(model, pk, values)

    def _restore(self, model, pk, values):
        fields = {each.attname: each for each in _stored(model)}
        row = model(**{name: fields[name].to_python(value) for name, value in values.items() if name in fields})
        cleared = [each for each in _pointing_nowhere(row) if each.null]
        for each in cleared:
            setattr(row, each.attname, None)
        if any(_pointing_nowhere(row)):
            # Whom or what it was about is gone since, and would have taken it along.
            return self.missing.add((model, pk))
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            self.missing.add((model, pk))
            return self._leave(row, "同样的记录后来又登记过，没有重复恢复。")
        for each in cleared:
            self._leave(row, f"“{each.verbose_name}”后来已被删除，恢复时留空。")

    def _set_back(self, model, pk, changed):
        row = model._base_manager.filter(pk=pk).first()
        if row is None:
            self.missing.add((model, pk))
            return None if is_tracked(model) else self._leave(model, "后来已被删除。")
        back = {}
        for name, (before, after) in changed.items():
            column = next(each for each in model._meta.concrete_fields if each.attname == name)
            before, after = column.to_python(before), column.to_python(after)
            if column.is_relation and (column.related_model, before) in self.missing:
                self._leave(row, "它所属的记录没有恢复，保留现状。")
            elif getattr(row, name) != after:
                self._leave(row, f"“{column.verbose_name}”后来又改过，保留现状。", name)
            else:
                back[name] = before
        self._write(row, back)

    def _write(self, row, back):
        try:
            with transaction.atomic():
                if back:
                    write(row, back)
        except IntegrityError:
            self._leave(row, "与后来登记的记录冲突，保留现状。")

    def _leave(self, row, why, attname=""):
        model = row if isinstance(row, type) else type(row)
        if not rule_of(model).is_found_anew:
            self.left.append(Left(str(model._meta.verbose_name) if row is model else row, why, attname))


def _pointing_nowhere(row):
    """Columns of the row that name a row which is there no more."""
    for each in row._meta.concrete_fields:
        number = getattr(row, each.attname) if each.is_relation and each.db_constraint else None
        if number is not None and not each.related_model._base_manager.filter(pk=number).exists():
            yield each


def is_tracked(model):
    """Whether the trail tells of its rows."""
    return hasattr(model, "pgh_event_models")


def check_at_once():
    """Foreign keys are judged at each statement of this transaction, not at its end."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
