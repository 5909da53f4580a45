"""How good the data is (art. 8: 不断充实完善): figures, each from one SQL statement whose condition also lists the people behind it.

Completeness is the share of those who may be contacted whose record holds what a directory must (art. 9(三)).
"""

from dataclasses import dataclass

from django.db.models import BigIntegerField, Case, Count, Exists, F, FloatField, OuterRef, Q, Value, When
from django.db.models.functions import Cast, NullIf

from alumni.gaps import BOTH_YEARS, GAPS, STUDYING, Desk, employed, reachable
from alumni.models import Alumnus, ClassGroup, DuplicatePair, Education, QualitySnapshot
from alumni.search import recent_since
from colleges.models import College

WITHOUT_LIAISON = Q(liaison__isnull=True, liaison_name="")
WITHOUT_TEACHER = Q(head_teacher="", counsellor="")
WITHOUT_PEOPLE = ~Q(Exists(Education.objects.filter(class_group=OuterRef("pk"))))
#: what a class may lack, by the name that its list is asked for
CLASS_GAPS = {
    "liaison": ("没有班级联络员", WITHOUT_LIAISON),
    "teacher": ("没有班主任和辅导员", WITHOUT_TEACHER),
    "people": ("还没有名单", WITHOUT_PEOPLE),
}


@dataclass(frozen=True)
class Share:
    """`complete` of `people`, and of these `confirmed` lately; `key` is a year, a college."""

    key: object
    people: int
    complete: int
    confirmed: int

    @property
    def percent(self):
        return percent(self.complete, self.people)

    @property
    def confirmed_percent(self):
        return percent(self.confirmed, self.people)


def percent(part, whole):
    """Whole percents, None of nothing; 100 only where nothing is missing."""
    if not whole:
        return None
    return 100 if part == whole else min(99, round(100 * part / whole))


def people_of(college):
    return Alumnus.objects.of_college(college) if college else Alumnus.objects.all()


def _stays_of(college):
    return Education.objects.of_college(college) if college else Education.objects.all()


def asked_figures(college=None):
    """Of those who may be contacted: `people`, `complete`, `confirmed`, and how many have each gap of contacts."""
    counts = _gaps(college, asked=True)
    found = people_of(college).contactable().aggregate(people=Count("pk"), **counts)
    complete, confirmed = found["people"] - found["incomplete"], found["people"] - found["stale"]
    return found | {"complete": complete, "confirmed": confirmed}


def record_figures(college=None):
    """Of everybody: how many have each gap of studies and places."""
    return people_of(college).aggregate(**_gaps(college, asked=False))


def _gaps(college, *, asked):
    desk = Desk.of(college, recent_since())
    wanted = {name: gap for name, gap in GAPS.items() if gap.asked is asked}
    return {name: Count("pk", filter=gap.condition(desk)) for name, gap in wanted.items()}


def class_figures(college=None):
    """`classes`, and how many of them lack a liaison, a teacher, people."""
    classes = ClassGroup.objects.of_college(college) if college else ClassGroup.objects.all()
    counts = {name: Count("pk", filter=condition) for name, (_, condition) in CLASS_GAPS.items()}
    return classes.order_by().aggregate(classes=Count("pk"), **counts)


def waiting_pairs(college=None):
    pairs = DuplicatePair.objects.of_college(college) if college else DuplicatePair.objects.all()
    return pairs.waiting().count()


# --- completeness, by what ---------------------------------------------------------------------------------------------


def _shares(of=""):
    """Aggregates over stays (`of` leads to them): both years stand in the same stay, the rest in the person's record."""
    person = f"{of}alumnus"
    able = Q(**{f"{person}__in": Alumnus.objects.contactable().values("pk")})
    reached = Q(**{f"{person}__in": Alumnus.objects.contactable().filter(reachable()).values("pk")})
    at_work = Q(**{f"{person}__in": Alumnus.objects.filter(employed()).values("pk")}) | Q(**{f"{of}state": STUDYING})
    years = Q(**{f"{of}{name}": value for name, value in BOTH_YEARS.items()})
    lately = Q(**{f"{person}__contact_confirmed_on__gte": recent_since()})
    return {
        "people": Count(person, distinct=True, filter=able),
        "complete": Count(person, distinct=True, filter=reached & years & at_work),
        "confirmed": Count(person, distinct=True, filter=able & lately),
    }


def by_year(college=None):
    """`[Share]` by graduation year, the latest first."""
    groups = _stays_of(college).filter(graduated_year__isnull=False).order_by().values("graduated_year")
    rows = groups.annotate(**_shares()).filter(people__gt=0).order_by("-graduated_year")
    return [Share(row["graduated_year"], row["people"], row["complete"], row["confirmed"]) for row in rows]


def by_college():
    """`[Share]` by present college, the key a College; merged ones count with the one they went into."""
    colleges = list(College.objects.current())
    families = {college.pk: College.objects.family_of(college) for college in colleges}
    whens = [When(college_id__in=family, then=Value(pk)) for pk, family in families.items()]
    groups = (
        Education.objects.order_by()
        .annotate(home=Case(*whens, default=None, output_field=BigIntegerField()))
        .values("home")
    )
    found = {row["home"]: row for row in groups.annotate(**_shares())}
    rows = [(college, found.get(college.pk, {})) for college in colleges]
    return [Share(each, *(row.get(n, 0) for n in ("people", "complete", "confirmed"))) for each, row in rows]


def with_shares(classes):
    """ClassGroups with `people`, `complete`, `confirmed` and `share` (percent), the least complete first."""
    share = Value(100.0) * Cast(F("complete"), FloatField()) / NullIf(Cast(F("people"), FloatField()), 0.0)
    return (
        classes.annotate(**_shares("educations__"))
        .annotate(share=share)
        .select_related("college", "major", "liaison")
        .defer("liaison__search")
        .order_by(F("share").asc(nulls_first=True), "-enrolled_year", "name", "pk")
    )


def lacking_class(classes, name):
    """The classes that lack a liaison, a teacher, people; rubbish narrows nothing."""
    return classes.filter(CLASS_GAPS[name][1]) if name in CLASS_GAPS else classes


def over_time(college=None):
    """The snapshots of one college or of all, the earliest first."""
    days = QualitySnapshot.objects.of_college(college) if college else QualitySnapshot.objects.of_all()
    return list(days.order_by("day"))
