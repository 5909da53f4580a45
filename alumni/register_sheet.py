"""A class register as it is shown and printed: whom to ask, what stands in its head."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Prefetch

from alumni.contact_text import mask_contact, write_contact
from alumni.models import ClassGroup, Contact
from common.formats import masked_phone, phone

LIAISON = "liaison"
CARERS = {LIAISON: "班级联络员", "head_teacher": "班主任", "counsellor": "辅导员"}
NOBODY = "这里没有登记电话。请刷新页面后再看。"
HEAD_NUMBERS = (Contact.Kind.MOBILE, Contact.Kind.PHONE)


@dataclass(frozen=True)
class Carer:
    """One who looks after a class. `contact` is the Contact of a registered 班级联络员, `number` what the class notes."""

    whose: str
    name: str
    number: str = ""
    contact: Contact | None = None
    person: int | None = None

    @property
    def title(self):
        return CARERS[self.whose]

    @property
    def masked(self):
        if self.contact:
            return mask_contact(self.contact.kind, self.contact.value)
        return masked_phone(self.number) if self.number else ""

    @property
    def in_full(self):
        return write_contact(self.contact.kind, self.contact.value) if self.contact else phone(self.number)


def with_carers(classes):
    """Classes with all that `carers` and `head_facts` need, in a fixed number of queries."""
    numbers = Contact.objects.current().filter(kind__in=HEAD_NUMBERS).order_by("kind", "-since", "-id")
    return (
        classes.select_related("college", "major", "liaison")
        .defer("liaison__search")
        .prefetch_related(Prefetch("liaison__contacts", numbers, to_attr="numbers"))
    )


def carers(group):
    """Those to ask about the class (from `with_carers`) who have a name, the 班级联络员 first."""
    found = [_liaison(group)]
    found += [
        Carer(whose, getattr(group, whose), getattr(group, f"{whose}_phone"))
        for whose in ("head_teacher", "counsellor")
    ]
    return [carer for carer in found if carer.name]


def _liaison(group):
    person = group.liaison
    if person is None:
        return Carer(LIAISON, group.liaison_name, group.liaison_phone)
    number = next(iter(person.numbers), None) if person.may_be_contacted else None
    return Carer(LIAISON, person.name, contact=number, person=person.pk)


def carer_of(group, whose):
    """The one with a number to show, refused where there is none (any more)."""
    found = next((carer for carer in carers(_dressed(group)) if carer.whose == whose and carer.masked), None)
    if found is None:
        raise ValidationError(NOBODY)
    return found


def _dressed(group):
    return with_carers(ClassGroup.objects).get(pk=group.pk)


# --- the head of the printed form ------------------------------------------------------------------------------------


def head_facts(group, figures, *, in_full):
    """`[(label, value)]`; numbers only where the file is for the college's own contact work."""
    named = {carer.whose: _named(carer, in_full) for carer in carers(_dressed(group))}
    years = [
        f"{year} 年{what}" for year, what in ((group.enrolled_year, "入学"), (group.graduated_year, "毕业")) if year
    ]
    teachers = [named[whose] for whose in ("head_teacher", "counsellor") if whose in named]
    return [
        ("学院", group.college.name),
        ("专业", group.major.name if group.major else "未填"),
        ("班级", group.name),
        ("年份", "，".join(years) or "未填"),
        ("学籍人数", f"{figures.headcount} 人" if figures.headcount else "未定"),
        ("登记人数", f"{figures.registered} 人"),
        ("班主任（辅导员）", "、".join(teachers) or "未填"),
        ("班级联络员", named.get(LIAISON, "未定")),
    ]


def _named(carer, in_full):
    return f"{carer.name} {carer.in_full}" if in_full and carer.masked else carer.name
