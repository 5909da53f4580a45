"""Two records side by side: what each says, what they agree on, and what has to be chosen if they become one."""

from dataclasses import dataclass

from alumni.contact_text import mask_contact
from alumni.merging import Difference
from alumni.models import Contact
from alumni.notable_facts import what_becomes_public
from alumni.person_sheet import periods_of
from alumni.services.merges import choices_of
from common.formats import day

EMPTY = "空"
FACTS = ("name", "former_name", "gender", "birth_date", "region", "state", "do_not_contact", "remark")


@dataclass(frozen=True)
class Line:
    """One field of both; `agrees` where they say the same."""

    label: str
    left: str
    right: str

    @property
    def agrees(self):
        return self.left == self.right and self.left != EMPTY


@dataclass(frozen=True)
class Choice:
    """A field on which they differ, as the form asks for it."""

    key: str
    label: str
    kept: str
    gone: str
    takes_gone: bool


def facts_side_by_side(left, right):
    fields = [left._meta.get_field(name) for name in FACTS]
    lines = [Line(each.verbose_name, shown(left, each), shown(right, each)) for each in fields]
    return [line for line in lines if {line.left, line.right} not in ({EMPTY}, {"否"})]


def shown(row, field, value=None):
    """A value as a person reads it; contacts masked."""
    value = getattr(row, field.attname) if value is None else value
    if value in (None, ""):
        return EMPTY
    if isinstance(row, Contact) and field.name == "value":
        return mask_contact(row.kind, value)
    if field.is_relation:
        return str(field.related_model._base_manager.filter(pk=value).first() or EMPTY)
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "是" if value else "否"
    return day(value) if hasattr(value, "strftime") else str(value)


def choices(kept, gone):
    return [_choice(each) for each in choices_of(kept, gone)]


def _choice(each: Difference):
    subject = "" if each.row._meta.label == "alumni.Alumnus" else f"{each.row._meta.verbose_name}（{each.row}）· "
    label = f"{subject}{each.field.verbose_name}"
    kept, gone = (shown(each.row, each.field, value) for value in (each.kept, each.gone))
    return Choice(each.key, label, kept, gone, each.takes_gone)


def ways_side_by_side(left, right):
    """Contacts of both, masked; `[(kind, left, right, same)]`, those that both have first."""
    ways = {}
    for place, person in enumerate((left, right)):
        for contact in person.contacts.all():
            ways.setdefault((contact.kind, contact.value), [None, None])[place] = contact
    lines = [_way(found) for found in ways.values()]
    return sorted(lines, key=lambda line: not line[3])


def _way(found):
    some = found[0] or found[1]
    left, right = (_contact_words(each) if each else "" for each in found)
    return some.get_kind_display(), left, right, all(found)


def _contact_words(contact):
    replaced = f"（{day(contact.replaced_on)}停用）" if contact.replaced_on else ""
    return mask_contact(contact.kind, contact.value) + replaced


def sheet_of(pair, *, college, keep=None):
    """All that the page of one pair shows; `keep`: the number of the record that would stay."""
    left, right = pair.first, pair.second
    kept, gone = (right, left) if keep == right.pk else (left, right)
    return {
        "left": left,
        "right": right,
        "kept": kept,
        "gone": gone,
        "facts": facts_side_by_side(left, right),
        "ways": ways_side_by_side(left, right),
        "periods": [periods_of(person, college=college) for person in (left, right)],
        "choices": choices(kept, gone),
        "public": what_becomes_public(kept, gone),
    }
