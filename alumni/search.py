"""Finding people: one box and a row of filters become one index condition (tokens, see migration 0002).

Prefixes of the tokens: n name, y full pinyin, i initials, e employer, p position, k class name, t last four digits of a
phone; facets C college, M major, K class, E enrolled, G graduated, I industry, R region (two or four digits).
Text and facets only narrow; what belongs together is checked on the rows themselves, and rights are decided on Education.
"""

import re
from dataclasses import dataclass, fields
from datetime import timedelta

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Exists, Lookup, OuterRef, Q
from django.utils import timezone

from alumni.models import AlumniSettings, Contact, Education, Employment
from colleges.models import College

COUNT_LIMIT = 1001
SEPARATORS = re.compile(r"[\s,，、;；]+")
NUMBER = re.compile(r"[\d+\-() ]+")


@SearchVectorField.register_lookup
class Tokens(Lookup):
    """`search__tokens="'n张' & 'C3'"`: the column against a finished tsquery, without any text configuration."""

    lookup_name = "tokens"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        return f"{column} @@ %s::tsquery", [*params, self.rhs]


@dataclass(frozen=True)
class Criteria:
    """What is asked for. Ids and years as ints, regions as two- or six-digit codes; empty means any."""

    q: str = ""
    college: int | None = None
    major: int | None = None
    class_group: int | None = None
    enrolled: int | None = None
    graduated: int | None = None
    industry: str = ""
    region: str = ""
    confirmed: str = ""
    state: str = ""
    tag: int | None = None

    @property
    def is_empty(self):
        return all(not getattr(self, field.name) for field in fields(self))


def lexeme(token, prefix=False):
    quoted = "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"
    return quoted + (":*" if prefix else "")


def terms_of(text):
    """The words of the box; a phone written with spaces or dashes is one word."""
    text = text.strip()[:100]
    if NUMBER.fullmatch(text) and len(re.sub(r"\D", "", text)) >= 7:
        return [re.sub(r"\D", "", text)]
    return [term.lower() for term in SEPARATORS.split(text) if term][:6]


def _all_grams(prefix, term):
    """Every bigram of the term under the prefix; a term of one character only stands for names."""
    return "(" + " & ".join(lexeme(prefix + term[i : i + 2]) for i in range(len(term) - 1)) + ")"


def _text_condition(term):
    """Return `(tsquery or "", Q to check on the rows)` of one word."""
    if term.isdigit():
        return _number_condition(term)
    if len(term) == 1 and not term.isascii():
        return lexeme("n" + term), Q()
    if term.isascii() and term.replace("'", "").isalpha():
        letters = term.replace("'", "")
        tsquery = f"({lexeme('y' + letters, True)} | {lexeme('i' + letters, True)}"
        return tsquery + (f" | {_all_grams('e', letters)})" if len(letters) > 1 else ")"), Q()
    if len(term) < 2:
        return lexeme("n" + term), Q()
    tsquery = "(" + " | ".join(_all_grams(prefix, term) for prefix in "nepk") + ")"
    return tsquery, (_contains(term) if len(term) > 2 else Q())


def _contains(term):
    """Three characters and more: bigrams may lie apart, so the words are looked at again."""
    jobs = Employment.objects.filter(alumnus=OuterRef("pk"))
    stays = Education.objects.filter(alumnus=OuterRef("pk"), class_group__name__icontains=term)
    return (
        Q(name__icontains=term)
        | Q(former_name__icontains=term)
        | Exists(jobs.filter(Q(employer__icontains=term) | Q(position__icontains=term)))
        | Exists(stays)
    )


def _number_condition(digits):
    """Four digits: a phone's tail or a year; more: a whole phone or the beginning of a 学号."""
    if len(digits) < 4:
        return "(" + " | ".join(_all_grams(prefix, digits) for prefix in "ek") + ")" if len(digits) > 1 else "'-'", Q()
    if len(digits) == 4:
        return f"({lexeme('t' + digits)} | {lexeme('E' + digits)} | {lexeme('G' + digits)} | {_all_grams('k', digits)})", Q()
    by_phone = Contact.objects.current().filter(value__in=[digits, digits.removeprefix("86")]).values("alumnus")
    by_number = Education.objects.filter(student_no__startswith=digits).values("alumnus")
    return "", Q(pk__in=by_phone.union(by_number, all=True))


def _facets(criteria, family):
    """Tokens of the filters; `family` are the ids of the colleges whose rows may be seen at all."""
    if family:
        yield "(" + " | ".join(lexeme(f"C{pk}") for pk in sorted(family)) + ")"
    if criteria.college and not family:
        yield lexeme(f"C{criteria.college}")
    for prefix, value in (
        ("M", criteria.major),
        ("K", criteria.class_group),
        ("E", criteria.enrolled),
        ("G", criteria.graduated),
        ("I", criteria.industry),
    ):
        if value:
            yield lexeme(f"{prefix}{value}")
    if criteria.region:
        code = criteria.region
        yield lexeme("R" + (code[:2] if code.endswith("0000") else code[:4]))


def _stay_filters(criteria):
    wanted = {
        "college": criteria.college,
        "major": criteria.major,
        "class_group": criteria.class_group,
        "enrolled_year": criteria.enrolled,
        "graduated_year": criteria.graduated,
    }
    return {name: value for name, value in wanted.items() if value}


def find(people, criteria, *, college=None, user=None):
    """Narrow `people` (an Alumnus queryset) to the criteria; with `college` to those who have a stay in it.

    Filters on studies hold for one and the same stay, and for a college's desk that stay is one of its own.
    """
    family = College.objects.family_of(college) if college else set()
    conditions, checks = list(_facets(criteria, family)), Q()
    for term in terms_of(criteria.q):
        tsquery, check = _text_condition(term)
        checks &= check
        if tsquery:
            conditions.append(tsquery)
    if conditions:
        people = people.filter(search__tokens=" & ".join(conditions))
    stay = _stay_filters(criteria)
    if family or len(stay) > 1:
        own = {"college__in": family} if family else {}
        people = people.filter(Exists(Education.objects.filter(alumnus=OuterRef("pk"), **own, **stay)))
    people = people.filter(checks)
    if criteria.state:
        people = people.filter(state=criteria.state) if criteria.state != "quiet" else people.filter(do_not_contact=True)
    if criteria.tag:
        people = people.filter(taggings__tag=criteria.tag, taggings__tag__owner=user)
    return _confirmed(people, criteria.confirmed)


def _confirmed(people, wanted):
    if not wanted:
        return people
    since = recent_since()
    if wanted == "yes":
        return people.confirmed_since(since)
    return people.filter(Q(contact_confirmed_on__isnull=True) | Q(contact_confirmed_on__lt=since))


def recent_since():
    """The day from which a confirmation counts as recent (art. 9(三), a setting of the office)."""
    months = AlumniSettings.current().recent_months
    return timezone.localdate() - timedelta(days=round(months * 30.44))


def capped_count(people):
    """Exact up to 1,000; 1,001 stands for more."""
    return people.order_by()[:COUNT_LIMIT].count()


def why(person, text):
    """Which fields of a listed person (with `with_list_facts`) the words of the box were found in."""
    found = []
    for term in terms_of(text):
        found += [label for label, value in _facts(person) if term in value and label not in found]
        if term.isascii() and term.isalpha():
            syllables = person.name_pinyin.split()
            if "".join(syllables).find(term) >= 0 or "".join(s[0] for s in syllables).startswith(term):
                found.append("拼音")
    return list(dict.fromkeys(found))


def _facts(person):
    yield "姓名", person.name.lower()
    yield "曾用名", person.former_name.lower()
    for job in person.current_jobs:
        yield "工作单位", job.employer.lower()
        yield "职务", job.position.lower()
    for stay in person.stays:
        yield "学号", stay.student_no.lower()
        yield "班级", stay.class_group.name.lower() if stay.class_group else ""
        yield "入学年份", str(stay.enrolled_year or "")
        yield "毕业年份", str(stay.graduated_year or "")
    for contact in person.current_contacts:
        if contact.kind in (Contact.Kind.MOBILE, Contact.Kind.PHONE):
            yield "电话", contact.value
