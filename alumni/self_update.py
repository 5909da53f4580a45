"""What a person may say anew about themselves by a link: which fields, how each is read, shown, masked and written.

What the office lets happen to each is `SelfUpdateRule`. One way to reach somebody of each kind can be changed, the one
confirmed last; others of the same kind are shown and confirmed with it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.crypto import salted_hmac

from alumni.contact_text import mask_contact, read_contact, write_contact
from alumni.duplicates import propose_pairs
from alumni.models import Alumnus, Contact, Employment, SelfUpdateRule
from alumni.models.self_service import OWN_FIELDS
from alumni.pinyin import read_name
from alumni.rosters.cells import BETWEEN_HAN, DOTS, NAME
from common.formats import day
from common.regions import choices as region_choices
from common.regions import name_of
from common.versions import save_version

Kind, Policy = Contact.Kind, SelfUpdateRule.Policy
BREAK = "\n"  # between employer and position: one field, for a position without its employer means nothing
#: a change of these is told to the mailbox that was known before, and may be objected to
GUARDED = (Kind.MOBILE, Kind.PHONE, Kind.EMAIL)
BY_LINK = "本人通过链接填写"


def plain(value):
    return value


@dataclass(frozen=True)
class Field:
    """`value` is what a proposal stores; `show` and `mask` write it for people."""

    name: str
    label: str
    present: Callable
    put: Callable
    show: Callable = plain
    mask: Callable = plain
    advice: str = ""

    @property
    def is_contact(self):
        return self.name in Kind.values


# --- reading and writing each field --------------------------------------------------------------------------------------


def first_contact(person, kind):
    """The one that a change replaces: confirmed last, else the newest."""
    current = [each for each in person.contacts.all() if each.kind == kind and each.replaced_on is None]
    return sorted(current, key=lambda each: (str(each.confirmed_on or ""), each.since, each.pk))[-1:] or [None]


def _present_contact(kind):
    def present(person):
        [contact] = first_contact(person, kind)
        return contact.value if contact else ""

    return present


def _put_contact(kind):
    """The new one is in use and confirmed today; the old one stays in history."""

    def put(person, value):
        today, [old] = timezone.localdate(), first_contact(person, kind)
        known = Contact.objects.current().filter(alumnus=person, kind=kind, value=value).first()
        if old and old != known:
            old.replaced_on = today
            old.save(update_fields=["replaced_on"])
        if known:
            known.confirmed_on = today
            known.save(update_fields=["confirmed_on"])
            return
        new = Contact(alumnus=person, kind=kind, value=value, source=Contact.Source.SELF, source_detail=BY_LINK)
        new.confirmed_on = today
        new.full_clean()
        new.save()
        propose_pairs([person.pk])

    return put


def _job(person):
    return next((job for job in person.employments.all() if job.is_current), None)


def _present_work(person):
    job = _job(person)
    return f"{job.employer}{BREAK}{job.position}".rstrip(BREAK) if job else ""


def _put_work(person, value):
    """Another employer is another job, and the present one ends; with the same employer only the position changes."""
    employer, _, position = value.partition(BREAK)
    job = _job(person)
    if job and job.employer == employer:
        job.position = position
        job.full_clean()
        return save_version(job, seen=job.version, fields=["position"])
    for old in Employment.objects.filter(alumnus=person, is_current=True):
        old.is_current = False
        save_version(old, seen=old.version, fields=["is_current"])
    new = Employment(alumnus=person, employer=employer, position=position, source=BY_LINK)
    new.full_clean()
    new.save()


def _put_region(person, value):
    person.region = value
    save_version(person, seen=person.version, fields=["region"])


def _put_name(person, value):
    person.name, person.name_pinyin = value, read_name(value)
    save_version(person, seen=person.version, fields=["name", "name_pinyin"])
    propose_pairs([person.pk])


def _contact(kind, advice=""):
    return Field(
        kind.value,
        kind.label,
        _present_contact(kind),
        _put_contact(kind),
        show=lambda value: write_contact(kind, value),
        mask=lambda value: mask_contact(kind, value),
        advice=advice,
    )


LABELS = dict(OWN_FIELDS)
FIELDS = {
    field.name: field
    for field in (
        _contact(Kind.MOBILE, "11 位手机号码；国外号码以“+”和国家代码开头。"),
        _contact(Kind.PHONE, "请带区号，例如 0731-84637000。"),
        _contact(Kind.EMAIL),
        _contact(Kind.WECHAT),
        _contact(Kind.QQ),
        _contact(Kind.ADDRESS, "邮寄校刊和请柬用，请写到门牌号，最好带邮编。"),
        Field("work", LABELS["work"], _present_work, _put_work, show=lambda value: value.replace(BREAK, "　")),
        Field("region", LABELS["region"], lambda person: person.region, _put_region, show=lambda code: name_of(code) if code else ""),
        Field("name", LABELS["name"], lambda person: person.name, _put_name),
    )
}  # fmt: skip
SHARED = {code for _, group in region_choices() for code, _ in group}


def read_value(name, text):
    """What was typed as it is stored; refuses in words."""
    if name in Kind.values:
        return read_contact(name, text)
    if name == "name":
        return _read_name(text)
    if name == "region" and text not in SHARED:
        raise ValidationError("请从列表中选择所在地。")
    return text


def _read_name(text):
    name = BETWEEN_HAN.sub("", DOTS.sub("·", " ".join(text.split())))
    if not NAME.fullmatch(name):
        raise ValidationError("姓名里有不该出现的数字或符号，请只填姓名。")
    return name


# --- the rules -----------------------------------------------------------------------------------------------------------


def policies():
    """`{field: policy}`; a field without a rule waits for review."""
    rules = dict(SelfUpdateRule.objects.values_list("field", "policy"))
    return {name: rules.get(name, Policy.REVIEW) for name in FIELDS}


def seal(field, person):
    """Stands for the present value in a form, so that who decides decides on what was shown; tells nothing of it."""
    return salted_hmac("alumni.self_update", f"{person.pk}:{field.name}:{field.present(person)}").hexdigest()[:16]


# --- what the page shows -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Held:
    label: str
    value: str
    note: str = ""


def held_about(person):
    """All that the page of a personal link shows: `(studies, ways to reach, work and place)`, numbers masked."""
    studies = [
        Held(
            _years(stay),
            " ".join(str(each) for each in (stay.college, stay.class_group, stay.major) if each),
            f"学号 {_masked_number(stay.student_no)}" if stay.student_no else "",
        )
        for stay in person.educations.select_related("college", "class_group", "major")
    ]
    contacts = Contact.objects.current().filter(alumnus=person).order_by("kind", "-since", "-pk")
    reach = [Held(each.get_kind_display(), mask_contact(each.kind, each.value), _lately(each)) for each in contacts]
    rest = [Held(FIELDS[name].label, FIELDS[name].show(FIELDS[name].present(person))) for name in ("work", "region")]
    return studies, reach, rest


def _years(stay):
    return f"{stay.enrolled_year or '？'}–{stay.graduated_year or '？'}"


def _lately(contact):
    return f"{day(contact.confirmed_on)}核对过" if contact.confirmed_on else "还没有核对过"


def _masked_number(number):
    return f"{number[:4]}****{number[-2:]}" if len(number) > 6 else "****"


def living(person):
    return person.state != Alumnus.State.DECEASED
