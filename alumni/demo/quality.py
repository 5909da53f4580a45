"""What a database of years has: wrong and shared numbers, people without class or year, two years of snapshots."""

from datetime import date

from django.utils import timezone

from alumni.models import Alumnus, ClassGroup, Contact, Education, QualitySnapshot
from alumni.services.quality import keep_snapshots
from colleges.models import College

MONTHS = 24
WRONG = ("1389912345", "139001390", "13800000000", "0731-1")
#: share of today's figure that stood two years ago, per figure
GREW = {"people": 0.72, "complete": 0.55, "confirmed": 0.48, "classes": 0.8}


def fill(random):
    for college in College.objects.current():
        _wrong_numbers(random, college)
        _shared_number(college)
        _unsorted(random, college)
    keep_snapshots()
    _two_years(random)


def _mobiles(college):
    people = Alumnus.objects.of_college(college).contactable()
    return Contact.objects.current().filter(kind="mobile", alumnus__in=people).order_by("pk")


def _wrong_numbers(random, college):
    for contact, value in zip(_mobiles(college)[40:43], random.sample(WRONG, 3), strict=False):
        contact.value = value
        contact.save()


def _shared_number(college):
    """Father and daughter, or a clerk who copied a cell down."""
    first, *others = _mobiles(college)[60:63]
    for contact in others:
        contact.value = first.value
        contact.save()


def _unsorted(random, college):
    """Who was written down at an event, with college and name alone."""
    stays = Education.objects.of_college(college).filter(state="graduated").order_by("-pk")
    for stay in stays[30:34]:
        ClassGroup.objects.filter(liaison=stay.alumnus_id).update(liaison=None)
        stay.class_group, stay.graduated_year = None, None if random.random() < 0.5 else stay.graduated_year
        stay.save()


def _two_years(random):
    """A row for each month before this one, from today's figures backwards, never without a setback."""
    today = timezone.localdate()
    rows = []
    for now in QualitySnapshot.objects.filter(day=today):
        for back in range(1, MONTHS + 1):
            year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
            rows.append(_earlier(now, date(year, month + 1, 28), back / MONTHS, random.uniform(-0.02, 0.02)))
    QualitySnapshot.objects.bulk_create(rows)


def _earlier(now, day, ago, waver):
    """`ago` from 0 (now) to 1 (two years ago)."""
    part = {name: max(0.0, min(1.0, 1 - (1 - then) * ago + waver * ago)) for name, then in GREW.items()}
    people, classes = round(now.people * part["people"]), round(now.classes * part["classes"])
    return QualitySnapshot(
        day=day,
        college=now.college,
        people=people,
        complete=min(people, round(now.complete * part["complete"])),
        confirmed=min(people, round(now.confirmed * part["confirmed"])),
        without_phone=min(people, round(now.without_phone * (1 + ago / 2) * part["people"])),
        classes=classes,
        without_liaison=min(classes, round(now.without_liaison * (1 + ago / 3))),
    )
