"""What the page of one person shows: one timeline of studies and work, and the ways to reach the person."""

from dataclasses import dataclass

from django.urls import reverse

from alumni.contact_text import mask_contact, write_contact
from alumni.models import Contact, Education, Employment
from colleges.models import College
from common.formats import ago, day

KINDS = list(Contact.Kind)
STATE_TONES = {
    "studying": "info",
    "graduated": "done",
    "completed": "none",
    "suspended": "waiting",
    "withdrawn": "none",
}


@dataclass(frozen=True)
class Period:
    """A stay or a job. `own`: this college may change it; of another college's stay only name and years are here."""

    kind: str
    pk: int
    when: str
    what: str
    text: str = ""
    badge: str = ""
    badge_tone: str = ""
    tone: str = ""
    own: bool = True
    since: int = 0
    changes: tuple = ()
    has_changes_left: bool = False


def periods_of(person, *, college):
    """Newest first, in four queries however many there are. Without a college (the office) every stay is shown in full."""
    family = College.objects.family_of(college) if college else None
    stays = person.educations.select_related("college", "class_group", "major").prefetch_related(
        "changes__from_class", "changes__to_class"
    )
    periods = [
        _own_stay(stay) if family is None or stay.college_id in family else _foreign_stay(stay) for stay in stays
    ]
    periods += [_job(job) for job in person.employments.all()]
    return sorted(periods, key=lambda each: (each.tone == "now", each.since), reverse=True)


def _years(since, until):
    return f"{since or '？'}–{until or '？'}" if since or until else "年份不详"


def _own_stay(stay):
    facts = [stay.major, stay.level, stay.duration, f"学号 {stay.student_no}" if stay.student_no else ""]
    return Period(
        kind="stay",
        pk=stay.pk,
        when=_years(stay.enrolled_year, stay.graduated_year),
        what=f"{stay.college} {stay.class_group or '班级不详'}",
        text=" · ".join(str(fact) for fact in facts if fact),
        badge=stay.get_state_display(),
        badge_tone=STATE_TONES[stay.state],
        since=stay.enrolled_year or stay.graduated_year or 0,
        changes=tuple((change.pk, _change(change)) for change in stay.changes.all()),
        has_changes_left=stay.state in (Education.State.STUDYING, Education.State.SUSPENDED, Education.State.COMPLETED),
    )


def _change(change):
    moved = ""
    if change.to_class_id and change.to_class_id != change.from_class_id:
        moved = f"：{change.from_class or '班级不详'} → {change.to_class}"
    note = f"（{change.note}）" if change.note else ""
    return f"{day(change.on)} {change.get_kind_display()}{moved}{note}"


def _foreign_stay(stay):
    when = _years(stay.enrolled_year, stay.graduated_year)
    return Period("stay", stay.pk, when, str(stay.college), own=False, since=stay.enrolled_year or 0)


def _job(job: Employment):
    facts = [
        job.position,
        job.get_industry_display(),
        job.get_region_display(),
        f"来源：{job.source}" if job.source else "",
    ]
    until = "至今" if job.is_current else str(job.until_year or "？")
    return Period(
        kind="job",
        pk=job.pk,
        when=f"{job.since_year or '？'}–{until}" if job.since_year or not job.is_current else "现职",
        what=job.employer,
        text=" · ".join(filter(None, facts)),
        badge="现职" if job.is_current else "",
        badge_tone="info",
        tone="now" if job.is_current else "",
        since=job.since_year or 0,
    )


@dataclass(frozen=True)
class ContactLine:
    """One way to reach the person, as components/contact_line.html wants it."""

    pk: int
    kind: str
    value: str
    confirmed: str
    source: str
    show_url: str = ""
    copy: str = ""
    replaced: str = ""


def contact_lines(person, *, shown=None):
    """Return `(current, replaced)`; all masked but the one whose id is `shown`."""
    contacts = sorted(person.contacts.all(), key=lambda each: KINDS.index(each.kind))
    lines = [line_of(contact, person, in_full=contact.pk == shown) for contact in contacts]
    return [line for line in lines if not line.replaced], [line for line in lines if line.replaced]


def line_of(contact: Contact, person, *, in_full=False):
    may_show = person.may_be_contacted and not in_full
    detail = f"（{contact.source_detail}）" if contact.source_detail else ""
    write = write_contact if in_full else mask_contact
    return ContactLine(
        pk=contact.pk,
        kind=contact.get_kind_display(),
        value=write(contact.kind, contact.value),
        confirmed=f"{ago(contact.confirmed_on)}核对" if contact.confirmed_on else "",
        source=contact.get_source_display() + detail,
        show_url=reverse("college:alumni:contact-show", args=[contact.pk]) if may_show else "",
        copy=contact.value if in_full else "",
        replaced=day(contact.replaced_on),
    )
