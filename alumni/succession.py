"""What no rule maps yet: graduates without a college and stays without a major, by school, written major and year."""

from dataclasses import dataclass, field

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

from alumni.models import Education, RosterRow, RosterUpload
from colleges.models import School, SuccessionRule
from colleges.succession import Rules, plain_written

OPEN = (RosterUpload.State.CHECKED, RosterUpload.State.IMPORTED)


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
    rows = RosterRow.objects.filter(outcome=RosterRow.Outcome.UNPLACED, applied_at=None, upload__state__in=OPEN)
    return rows.exclude(written_major="").annotate(year=Coalesce("class_year", "enrolled_year"))


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


def waiting_by_file():
    """Groups of an intake's rows that no rule can reach: sent to a college by file, as the 分院 is written."""
    rows = RosterRow.objects.filter(outcome=RosterRow.Outcome.UNPLACED, applied_at=None)
    undated = Q(enrolled_year=None, class_year=None)
    rows = rows.filter(Q(written_major="") | undated | _with_a_college_of_today())
    groups = rows.values("upload_id", "upload__file_name", "written_college", "written_major", "reason")
    return groups.annotate(people=Count("id")).order_by("-upload_id", "written_college", "written_major")
