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
    take_back: Callable  # (person, proposal) → whether what was there before stands again
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


def _take_back_contact(kind):
    """Only where the new value still stands: what somebody wrote since then is not undone."""

    def take_back(person, proposal):
        today, current = timezone.localdate(), Contact.objects.current().filter(alumnus=person, kind=kind)
        new = current.filter(value=proposal.new).first()
        if new is None:
            return current.filter(value=proposal.old).exists()
        if new.source == Contact.Source.SELF and new.since >= timezone.localdate(proposal.at):
            # else it stood beside the old one before
            new.replaced_on = today
            new.save(update_fields=["replaced_on"])
        same = Contact.objects.filter(alumnus=person, kind=kind, value=proposal.old)
        if not proposal.old or same.current().exists():
            return True
        old = same.order_by("-replaced_on", "-pk").first()
        if old:
            old.replaced_on = None
            old.save(update_fields=["replaced_on"])
        return old is not None

    return take_back


def current_jobs(person):
    return [job for job in person.employments.all() if job.is_current]


def _job(person):
    """The one that a change replaces; others are shown beside it and stay."""
    return next(iter(current_jobs(person)), None)


def _written(job):
    return f"{job.employer}{BREAK}{job.position}".rstrip(BREAK)


def _present_work(person):
    job = _job(person)
    return _written(job) if job else ""


def _put_work(person, value):
    """Another employer is another job, and the present one ends; with the same employer only the position changes."""
    employer, _, position = value.partition(BREAK)
    job = _job(person)
    if job and job.employer == employer:
        job.position = position
        job.full_clean()
        return save_version(job, seen=job.version, fields=["position"])
    if job:
        _end(job)
    new = Employment(alumnus=person, employer=employer, position=position, source=BY_LINK)
    new.full_clean()
    new.save()


def _end(job):
    """Ended this year, where it is known since when: a year alone would be a guess about both ends."""
    year = timezone.localdate().year
    job.is_current = False
    if job.since_year and job.since_year <= year:
        job.until_year = year
    save_version(job, seen=job.version, fields=["is_current", "until_year"])


def _take_back_work(person, proposal):
    """The job that came by the link goes, the one that it ended is held again; of the same one only the position."""
    new = next((job for job in current_jobs(person) if _written(job) == proposal.new), None)
    if new is None:
        return False
    employer, _, position = proposal.old.partition(BREAK)
    if new.employer == employer:
        new.position = position
        save_version(new, seen=new.version, fields=["position"])
        return True
    ended = [job for job in person.employments.all() if not job.is_current and _written(job) == proposal.old]
    if proposal.old and not ended:
        return False
    new.delete()
    for job in ended[:1]:
        job.is_current, job.until_year = True, None
        save_version(job, seen=job.version, fields=["is_current", "until_year"])
    return True


def _take_back_plain(put, present):
    def take_back(person, proposal):
        if present(person) == proposal.new:
            put(person, proposal.old)
        return present(person) == proposal.old

    return take_back


def _region(person):
    return person.region


def _name(person):
    return person.name


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
        _take_back_contact(kind),
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
        Field(
            "work", LABELS["work"], _present_work, _put_work, _take_back_work,
            show=lambda value: value.replace(BREAK, "　"),
        ),
        Field(
            "region", LABELS["region"], _region, _put_region, _take_back_plain(_put_region, _region),
            show=lambda code: name_of(code) if code else "",
        ),
        Field("name", LABELS["name"], _name, _put_name, _take_back_plain(_put_name, _name)),
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
    work, region = FIELDS["work"], FIELDS["region"]
    jobs = [Held(work.label, work.show(_written(job))) for job in current_jobs(person)] or [Held(work.label, "")]
    return studies, reach, [*jobs, Held(region.label, region.show(region.present(person)))]


def _years(stay):
    return f"{stay.enrolled_year or '？'}–{stay.graduated_year or '？'}"


def _lately(contact):
    return f"{day(contact.confirmed_on)}核对过" if contact.confirmed_on else "还没有核对过"


def _masked_number(number):
    return f"{number[:4]}****{number[-2:]}" if len(number) > 6 else "****"


def living(person):
    return person.state != Alumnus.State.DECEASED
