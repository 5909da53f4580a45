"""Lost updates: an edit form remembers what it showed. The second writer sees what changed meanwhile and loses no typing."""

import json
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.dateparse import parse_date

from common.formats import day
from common.refusals import constraints_in_words

FIELD = "version"
CHANGED = "您填写期间，别人修改了这条记录。您填写的内容都还在；请对照本页列出的不同，确认后再次保存。"
CHANGED_ELSEWHERE = "保存的同时，别人修改了这条记录的其他内容。您填写的内容都还在，请再次保存。"
GONE = "这条记录已被别人删除，不能保存。您填写的内容还在本页，可以先抄下来。"
UNKNOWN = "本页打开得太久或不完整，无法确认别人有没有改过。请核对后再次保存。"
EMPTY = "空"


class Stale(ValidationError):
    """Somebody else saved the row after it was read."""

    def __init__(self):
        super().__init__(CHANGED_ELSEWHERE, code="stale")


def save_version(row, *, seen, fields):
    """Write `fields` of a VersionedModel row if it still has the version `seen`, else raise Stale.

    One UPDATE … WHERE version = …: of two writers at the same moment the database lets one through.
    """
    values = {name: getattr(row, name) for name in fields}
    same = type(row)._base_manager.filter(pk=row.pk, version=seen)
    with constraints_in_words(type(row)):
        if not same.update(**values, version=seen + 1, updated_at=timezone.now()):
            raise Stale
    row.version = seen + 1


@dataclass(frozen=True)
class Difference:
    """One field that somebody else changed; `typed` is empty where the second writer had not touched it."""

    label: str
    opened: str
    now: str
    typed: str


class VersionMixin:
    """For a ModelForm of a VersionedModel. Pass `form.seen` and `form.changes` to the service that saves.

    The hidden field carries the values the form was opened with, so a change is told whoever wrote it, and a change of
    what this form does not show stands in nobody's way. A field the writer had not touched takes its present value.
    """

    differences = ()
    changed_by = changed_at = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.seen = getattr(self.instance, "version", 0)  # a row without one is told apart by its values alone
        self.fields[FIELD] = forms.CharField(widget=forms.HiddenInput, required=False, initial=self._token)

    @property
    def changes(self):
        """`{field: cleaned value}` of the model's own fields."""
        return {name: self.cleaned_data[name] for name in self._own_fields() if name in self.cleaned_data}

    def full_clean(self):
        super().full_clean()
        if self.is_bound and hasattr(self, "cleaned_data"):
            self._compare()

    def add_error(self, field, error):
        if isinstance(error, Stale):
            self._read_again()
        else:
            super().add_error(field, error)

    def _own_fields(self):
        columns = {field.name for field in self._meta.model._meta.fields} - {FIELD}
        return [name for name in self.fields if name in columns]

    def _token(self):
        return json.dumps({"version": self.seen, "values": self._present()})

    def _present(self):
        """What the row says now, each value as the form writes it."""
        return {
            name: self._text(name, self.get_initial_for_field(self.fields[name], name)) for name in self._own_fields()
        }

    def _text(self, name, value):
        value = self.fields[name].prepare_value(value)
        return "" if value is None else str(value)

    def _typed(self, name):
        if name in self.cleaned_data:
            return self._text(name, self.cleaned_data[name])
        return str(self.data.get(self.add_prefix(name), ""))

    def _opened(self):
        try:
            values = json.loads(self.data.get(self.add_prefix(FIELD), ""))["values"]
            return {name: str(values[name]) for name in self._own_fields()}
        except (ValueError, KeyError, TypeError):
            return None

    def _compare(self):
        opened, now = self._opened(), self._present()
        if opened is None:
            return self._refuse(UNKNOWN, now)
        moved = [name for name in now if now[name] not in (opened[name], self._typed(name))]
        if moved:
            untouched = [name for name in moved if self._typed(name) == opened[name]]
            self.differences = [self._difference(name, opened, now, name in untouched) for name in moved]
            self._name_the_other()
            self._refuse(CHANGED, now, take=untouched)

    def _difference(self, name, opened, now, untouched):
        label = self.fields[name].label or name
        typed = "" if untouched else self._shown(name, self._typed(name))
        return Difference(label, self._shown(name, opened[name]), self._shown(name, now[name]), typed)

    def _shown(self, name, text):
        """The value as a person reads it."""
        field = self.fields[name]
        if isinstance(field, forms.BooleanField):
            return "是" if text == "True" else "否"
        if isinstance(field, forms.ModelChoiceField):
            return str(field.queryset.model._base_manager.filter(pk=text or None).first() or EMPTY)
        if isinstance(field, forms.ChoiceField):
            return _choice_label(field.choices, text) or EMPTY
        if isinstance(field, forms.DateField) and parse_date(text):
            return day(parse_date(text))
        return text or EMPTY

    def _refuse(self, sentence, now, take=()):
        """Renew what the form was opened with, so that saving again goes through on purpose."""
        self.data = self.data.copy()
        for name in take:
            self._put(name, now[name])
        self.data[self.add_prefix(FIELD)] = json.dumps({"version": self.seen, "values": now})
        super().add_error(None, sentence)

    def _put(self, name, text):
        key = self.add_prefix(name)
        if isinstance(self.fields[name], forms.BooleanField) and text != "True":
            self.data.pop(key, None)
        else:
            self.data[key] = text

    def _name_the_other(self):
        events = getattr(self.instance, "trail_events", None)
        last = events.order_by("-pgh_id").first() if events is not None else None
        if last is not None:
            # The name without the account behind it, which is half of a key.
            self.changed_by = (last.actor_name or "").partition("（")[0]
            self.changed_at = last.pgh_created_at

    def _read_again(self):
        fresh = type(self.instance)._base_manager.filter(pk=self.instance.pk).first()
        if fresh is None:
            return super().add_error(None, GONE)
        self.seen = getattr(fresh, "version", 0)
        self.initial = self.initial | model_to_dict(fresh, self._own_fields())
        self._compare()
        if not self.errors:
            self._refuse(CHANGED_ELSEWHERE, self._present())


def _choice_label(choices, text):
    for value, label in choices:
        if isinstance(label, list | tuple):
            found = _choice_label(label, text)
            if found:
                return found
        elif str(value) == text:
            return str(label) if text else ""
    return ""
