"""值年 suggestions (art. 15): which classes have their 5, 10, 15 … years, and how many of them can be reached."""

from dataclasses import dataclass, field

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils import timezone

from alumni.models import Alumnus, ClassGroup, Contact
from events.models import OF_COLLEGE, Event, EventClass, EventSettings

PHONES = (Contact.Kind.MOBILE, Contact.Kind.PHONE)


@dataclass(frozen=True)
class Reunion:
    """Classes of one college that graduated in one year; `event` where one was begun for that year."""

    college: object
    graduated: int
    years: int
    classes: list = field(default_factory=list)

    @property
    def people(self):
        return sum(group.people for group in self.classes)

    @property
    def reachable(self):
        return sum(group.reachable for group in self.classes)

    @property
    def free(self):
        """Classes for which no event of that year stands yet."""
        return [group for group in self.classes if not group.is_planned]

    @property
    def title(self):
        return f"{self.graduated}届毕业{self.years}周年返校"


def years_offered():
    """Next year in front: that is what is planned for; then what is left of this one."""
    this = timezone.localdate().year
    return [this + 1, this]


def reunions(year, classes):
    """`[Reunion]` of `classes` (a queryset) that have their round number of years in `year`, the oldest first."""
    found = {}
    for group in _due(year, classes):
        key = (group.graduated_year, group.college_id)
        if key not in found:
            found[key] = Reunion(group.college, group.graduated_year, year - group.graduated_year)
        found[key].classes.append(group)
    return list(found.values())


def _due(year, classes):
    """With `people`, `reachable` and `is_planned`, in one query."""
    step = EventSettings.current().reunion_step
    round_numbers = [year - years for years in range(step, year - 1903 + 1, step)]
    stands = Event.objects.standing().filter(kind__in=OF_COLLEGE, starts_at__year=year)
    planned = EventClass.objects.filter(class_group=OuterRef("pk"), event__in=stands)
    reached = Q(educations__alumnus__in=reachable_people())
    return (
        classes.filter(graduated_year__in=round_numbers)
        .select_related("college")
        .annotate(
            people=Count("educations__alumnus", distinct=True),
            reachable=Count("educations__alumnus", filter=reached, distinct=True),
            is_planned=Exists(planned),
        )
        .order_by("graduated_year", F("college__position"), "college__name", "name")
    )


def reachable_people():
    """Who may be invited and has a phone that stands."""
    phone = Contact.objects.current().filter(alumnus=OuterRef("pk"), kind__in=PHONES)
    return Alumnus.objects.contactable().filter(Exists(phone)).values("pk")


def classes_of(college=None):
    return ClassGroup.objects.of_college(college) if college else ClassGroup.objects.all()
