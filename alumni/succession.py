"""What no rule maps yet: graduates without a college and stays without a major, by school, written major and year.

And the other way round: what a rule placed, as far as it can be taken back.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

from alumni.models import Education, RosterRow, RosterUpload
from colleges.models import College, School, SuccessionRule
from colleges.succession import RuleLine, Rules, plain_written

OPEN = (RosterUpload.State.CHECKED, RosterUpload.State.IMPORTED)
#: what the trail says of changes that rules made
APPLIED, TAKEN_BACK = "套用专业沿革", "撤回专业沿革"


@dataclass
class Group:
    """People of one former major whom no rule places. `first`, `last`: their years of entry, None where unknown."""

    school: School
    written: str
    rows: int = 0
    stays: int = 0
    undated: int = 0
    years: set = field(default_factory=set)

    @property
    def people(self):
        return self.rows + self.stays

    @property
    def first(self):
        return min(self.years, default=None)

    @property
    def last(self):
        return max(self.years, default=None)

    def add(self, kind, year, people):
        setattr(self, kind, getattr(self, kind) + people)
        if year is None:
            self.undated += people
        else:
            self.years.add(year)


def present_rules():
    return Rules(SuccessionRule.objects.lines())


def unplaced_rows():
    """Rows of intakes that fitted no college and name a major."""
    rows = _written_rows().filter(outcome=RosterRow.Outcome.UNPLACED)
    return rows.filter(upload__state__in=OPEN)


def _written_rows():
    """Not imported yet, with a written major and the year by which a rule finds them."""
    rows = RosterRow.objects.filter(applied_at=None).exclude(written_major="")
    return rows.annotate(year=Coalesce("class_year", "enrolled_year"))


def unsettled_stays():
    """Stays of which only the written name of the major is known."""
    return Education.objects.filter(major=None).exclude(written_major="").annotate(year=F("enrolled_year"))


def combinations(rows):
    """`[(school id, written major, year, how many)]`."""
    counted = rows.values_list("school_id", "written_major", "year").annotate(people=Count("pk"))
    return list(counted.order_by("school_id", "written_major", "year"))


def waiting_groups():
    """What waits for a rule, the largest first."""
    schools, rules, groups = School.objects.in_bulk(), present_rules(), {}
    for kind, rows in (("rows", unplaced_rows().exclude(_with_a_college_of_today())), ("stays", unsettled_stays())):
        for school, written, year, people in combinations(rows):
            if rules.find(school, written, year) is None:
                key = school, plain_written(written)
                group = groups.setdefault(key, Group(schools[school], key[1]))
                group.add(kind, year, people)
    return sorted(groups.values(), key=lambda each: (-each.people, each.written))


def _with_a_college_of_today():
    """A 分院 is written, and of the present school: what it means is answered once for the 分院, not for a major."""
    return Q(upload__school__is_current=True) & ~Q(written_college="")


def waiting_people(school, written):
    """Stays of one group of the queue, for the list of their people."""
    rules, found = present_rules(), Q(pk=None)
    for at, name, year, _ in combinations(unsettled_stays().filter(school=school)):
        if plain_written(name) == written and rules.find(at, name, year) is None:
            found |= Q(written_major=name, enrolled_year=year)
    stays = unsettled_stays().filter(found, school=school).select_related("alumnus", "college", "class_group")
    return stays.defer("alumnus__search").order_by("alumnus__name_pinyin", "pk")


def waiting_by_file():
    """Groups of an intake's rows that no rule can reach: sent to a college by file, as the 分院 is written."""
    rows = RosterRow.objects.filter(outcome=RosterRow.Outcome.UNPLACED, applied_at=None)
    undated = Q(enrolled_year=None, class_year=None)
    rows = rows.filter(Q(written_major="") | undated | _with_a_college_of_today())
    groups = rows.values("upload_id", "upload__file_name", "written_college", "written_major", "reason")
    return groups.annotate(people=Count("id")).order_by("-upload_id", "written_college", "written_major")


# --- what a rule placed ----------------------------------------------------------------------------------------------


def rows_placed_by(rule):
    """Rows of intakes that stand where the rule put them and were neither imported, refused nor asked for as a claim."""
    rows = _written_rows().filter(school_id=rule.school_id, college_id=rule.college_id, major_id=rule.major_id)
    rows = rows.filter(upload__kind=RosterUpload.Kind.INTAKE, upload__state__in=OPEN, claim_id=None)
    rows = rows.exclude(outcome__in=[RosterRow.Outcome.REFUSED, RosterRow.Outcome.REPEATED])
    return rows.filter(_held_by(rule, combinations(rows))).exclude(_with_a_college_of_today())


@dataclass
class SettledStays:
    """`back`: `{stay: id of the college where the rule found it}`; `kept`: stays that cannot go back by themselves,
    most often because somebody gave them another place since.
    """

    back: dict = field(default_factory=dict)
    kept: list = field(default_factory=list)


def stays_settled_by(rule):
    """What the rule did to registered stays, as the trail tells, and how far it can be undone."""
    stays = stays_reached_by(rule).select_related("alumnus").defer("alumnus__search")
    stays, family, settled = stays.in_bulk(), _family_of(rule), SettledStays()
    standing = set(College.objects.values_list("pk", flat=True))
    for pk, placing in _placings(stays).items():
        if not placing.put or placing.put.college not in family or placing.put.major != rule.major_id:
            continue
        if not placing.touched and placing.before and placing.before.college in standing:
            settled.back[pk] = placing.before.college
        elif placing.place != placing.before:
            settled.kept.append(stays[pk])
    settled.kept.sort(key=lambda stay: (stay.alumnus.name_pinyin, stay.pk))
    return settled


def stays_reached_by(rule):
    """Stays that rules once put where this rule puts them."""
    events = _events_of_stays().filter(school=rule.school_id, college__in=_family_of(rule), major=rule.major_id)
    events = events.filter(pgh_context__about=APPLIED).annotate(year=F("enrolled_year"))
    return Education.objects.filter(pk__in=events.filter(_held_by(rule, combinations(events))).values("pgh_obj"))


def waiting_among(ids):
    """How many of these stays no rule maps."""
    rules = present_rules()
    groups = combinations(unsettled_stays().filter(pk__in=ids))
    return sum(people for school, written, year, people in groups if rules.find(school, written, year) is None)


def _family_of(rule):
    return College.objects.family_of(College(pk=rule.college_id))


def _held_by(rule, found):
    line = RuleLine(rule.school_id, rule.written, rule.from_year, rule.until_year, rule.college_id, rule.major_id)
    held = Q(pk=None)
    for _, written, year, _ in found:
        if plain_written(written) == rule.written and line.holds_in(year):
            held |= Q(written_major=written, year__isnull=True) if year is None else Q(written_major=written, year=year)
    return held


class Place(NamedTuple):
    college: int
    major: int | None
    group: int | None


@dataclass
class Placing:
    """Where a stay is; where rules put it and where they found it; whether anybody changed its place since then."""

    place: Place | None = None
    before: Place | None = None
    put: Place | None = None
    touched: bool = False

    def follow(self, place, about):
        if place == self.place:
            return
        if about == APPLIED:
            if self.put is None or self.touched:
                self.before, self.touched = self.place, False
            self.put = place
        elif about == TAKEN_BACK:
            self.put = None
        elif self.put:
            self.touched = True
        self.place = place


def _placings(ids):
    placings = {}
    events = _events_of_stays().filter(pgh_obj__in=ids).order_by("pgh_id")
    columns = ("pgh_obj_id", "college_id", "major_id", "class_group_id", "pgh_context__about")
    for stay, college, major, group, about in events.values_list(*columns):
        placings.setdefault(stay, Placing()).follow(Place(college, major, group), about)
    return placings


def _events_of_stays():
    return Education.trail_events.rel.related_model.objects.all()
