"""What a record lacks, each with one name: the same condition counts it, lists it and filters by it.

Gaps of studies and places are looked for in everybody; those of contacts only among whom the office may still ask
(`contactable()`): nobody looks for the number of the deceased or of who wishes to be left alone. At a college's desk
only its own stays count, and a number counts as shared only where another of its own people has it: else typing a
number would tell whom other colleges know.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q

from alumni.models import Contact, Education, Employment
from colleges.models import College
from common.regions import ABROAD, province_of

TELEPHONES = (Contact.Kind.MOBILE, Contact.Kind.PHONE)
# As `contact_text` and the rosters store them; a number that ends in eight noughts was rounded by Excel.
POSSIBLE_MOBILE = r"^(?!.*0{8}$)(1[3-9][0-9]{9}|\+[0-9]{7,15})$"
POSSIBLE_LANDLINE = r"^(\+[0-9]{7,15}|(0[0-9]{2,3}-)?[0-9]{5,10}(-[0-9]{1,6})?)$"
WITHOUT_CITIES = ["110000", "120000", "310000", "500000", "710000", "810000", "820000", ABROAD]
STUDYING = Education.State.STUDYING
BOTH_YEARS = {"enrolled_year__isnull": False, "graduated_year__isnull": False}


@dataclass(frozen=True)
class Desk:
    """Who asks, and for what: `family` are the ids of a college and those it took in, None for all colleges.

    `stay` are filters that hold for one and the same stay (`{field: value}`), `region` narrows the places looked at.
    """

    family: set | None
    recent: object  # the day from which a confirmation counts as recent
    stay: dict = field(default_factory=dict)
    region: str = ""

    @classmethod
    def of(cls, college, recent):
        return cls(College.objects.family_of(college) if college else None, recent)

    def stays(self):
        stays = Education.objects.filter(alumnus=OuterRef("pk"), **self.stay)
        return stays if self.family is None else stays.filter(college__in=self.family)


@dataclass(frozen=True)
class Gap:
    """`condition(desk)` is a Q over people; `asked` leaves out whom nobody may ask."""

    label: str
    condition: Callable
    asked: bool = False

    def people(self, people, desk):
        return (people.contactable() if self.asked else people).filter(self.condition(desk))


def _own_contacts(*kinds):
    return Contact.objects.current().filter(alumnus=OuterRef("pk"), kind__in=kinds)


def _current_jobs():
    return Employment.objects.filter(alumnus=OuterRef("pk"), is_current=True)


def _without_stay_facts(**missing):
    return lambda desk: Q(Exists(desk.stays().filter(**missing)))


def _without_phone(desk):
    return ~Q(Exists(_own_contacts(*TELEPHONES)))


def _wrong_phone(desk):
    wrong = (Q(kind=Contact.Kind.MOBILE) & ~Q(value__regex=POSSIBLE_MOBILE)) | (
        Q(kind=Contact.Kind.PHONE) & ~Q(value__regex=POSSIBLE_LANDLINE)
    )
    return Q(Exists(_own_contacts(*TELEPHONES).filter(wrong)))


def _shared_phone(desk):
    """Mobiles only: colleagues share the telephone of their office, and may."""
    mobiles = Contact.objects.current().filter(kind=Contact.Kind.MOBILE).order_by()
    if desk.family is not None:
        mobiles = mobiles.filter(alumnus__in=Education.objects.filter(college__in=desk.family).values("alumnus"))
    several = mobiles.values("value").annotate(people=Count("alumnus", distinct=True)).filter(people__gt=1)
    # Not EXISTS: a list of people is made once, a question about each person would group all numbers for each of them.
    return Q(pk__in=mobiles.filter(value__in=several.values("value")).values("alumnus"))


def _stale(desk):
    return Q(contact_confirmed_on__isnull=True) | Q(contact_confirmed_on__lt=desk.recent)


def _never_confirmed(desk):
    return Q(contact_confirmed_on__isnull=True)


def reachable():
    return Q(Exists(_own_contacts(*TELEPHONES)))


def employed():
    return Q(Exists(_current_jobs().exclude(position="")))


def _complete(desk):
    """What a directory must hold (art. 9(三)): 入学年份, 毕业年份, 姓名, 工作单位, 职务, 联系方式; no work of who still studies."""
    dated = desk.stays().filter(**BOTH_YEARS)
    return reachable() & (Q(Exists(dated.filter(state=STUDYING))) | Q(Exists(dated)) & employed())


def _without_job(desk):
    return ~Q(Exists(_current_jobs())) & ~Q(Exists(desk.stays().filter(state=STUDYING)))


def _without_place(desk):
    return Q(~Exists(_current_jobs().exclude(region="")), region="")


def _without_industry(desk):
    return ~Q(Exists(_current_jobs().exclude(industry="")))


def _province_only(desk):
    """A place of which only the province is known; municipalities and places abroad have no cities to tell."""
    anywhere = Q(region__endswith="0000") & ~Q(region__in=WITHOUT_CITIES)
    wanted = Q(region=province_of(desk.region)) if desk.region else anywhere
    return wanted | Q(Exists(_current_jobs().filter(wanted)))


GAPS = {
    "incomplete": Gap("通讯录不全", lambda desk: ~_complete(desk), asked=True),
    "stale": Gap("久未核对", _stale, asked=True),
    "never": Gap("从未核对", _never_confirmed, asked=True),
    "no_phone": Gap("没有电话", _without_phone, asked=True),
    "wrong_phone": Gap("电话有误", _wrong_phone, asked=True),
    "shared_phone": Gap("手机与他人相同", _shared_phone, asked=True),
    "no_job": Gap("没有现工作单位", _without_job, asked=True),
    "no_class": Gap("未登记班级", _without_stay_facts(class_group__isnull=True)),
    "no_major": Gap("未登记专业", _without_stay_facts(major__isnull=True)),
    "no_year": Gap("未登记毕业年份", _without_stay_facts(graduated_year__isnull=True)),
    "no_stay": Gap("没有学籍经历", lambda desk: ~Q(Exists(desk.stays()))),
    "no_place": Gap("未登记所在地", _without_place),
    "province_only": Gap("所在地只到省", _province_only),
    "no_industry": Gap("未登记行业", _without_industry),
}


def gap_choices(college=None):
    """For a filter; at a college's desk everybody has a stay."""
    return [(name, gap.label) for name, gap in GAPS.items() if not (college and name == "no_stay")]


def lacking(people, name, desk):
    """Those of `people` (an Alumnus queryset) in whose record this gap is, as the desk sees it."""
    return GAPS[name].people(people, desk)
