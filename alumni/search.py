"""Finding people: one box and a row of filters become one index condition (tokens, see migrations 0002 and 0004).

Prefixes of the tokens: n name, y full pinyin, i initials, e employer, p position, k class name, t last four digits of a
phone, s last four of a 学号; facets C college, M major, K class, E enrolled, G graduated, I industry, R region (two or four digits).
Text and facets only narrow; what belongs together is checked on the rows themselves, and rights are decided on Education:
at a college's desk 学号 and classes of another college are not even searched.
"""

import re
from dataclasses import dataclass, fields
from datetime import timedelta

from django.contrib.postgres.aggregates import BoolOr
from django.contrib.postgres.search import SearchVectorField
from django.db.models import BooleanField, Exists, F, Func, Lookup, OuterRef, Q, Subquery, Value
from django.db.models.lookups import IContains
from django.utils import timezone

from alumni.gaps import Desk, lacking
from alumni.models import AlumniSettings, Alumnus, Contact, Education, Employment, Tagging
from alumni.search_words import (
    LEFT_OUT,
    is_code,
    is_number,
    is_reading,
    is_short_number,
    phone_values,
    terms_of,
    without_dots,
)
from colleges.models import College

COUNT_LIMIT = 1001
TELEPHONES = (Contact.Kind.MOBILE.label, Contact.Kind.PHONE.label)
QUIET = "quiet"  # the pseudo-state of those who asked not to be contacted
REACHABLE = "reachable"  # and of those who may be contacted


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
    gap: str = ""
    tag: int | None = None

    @property
    def is_empty(self):
        return all(not getattr(self, field.name) for field in fields(self))


# --- conditions ------------------------------------------------------------------------------------------------------


def lexeme(token, prefix=False):
    quoted = "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"
    return quoted + (":*" if prefix else "")


def _any(tokens):
    return "(" + " | ".join(tokens) + ")"


def _rarer(tsquery):
    """The same condition, taken by the planner for a rarer one: it multiplies what it believes to be independent.

    Lists are in the order of the readings, so names that are alike lie together: to walk along that order until a page
    is full, good for every other word, passes nearly everybody before it comes to the first 王.
    """
    return " & ".join([tsquery] * 3)


def _all_grams(prefix, term):
    """Every bigram of the term under the prefix; a term of one character only stands for names."""
    if len(term) == 1:
        return lexeme("n" + term)
    return "(" + " & ".join(lexeme(prefix + term[i : i + 2]) for i in range(len(term) - 1)) + ")"


def _text_condition(term, family):
    """Return `(tsquery or "", Q to check on the rows)` of one word."""
    if is_reading(term):
        letters = term.replace("'", "")
        tsquery, check = _words(letters, family, [lexeme("y" + letters, True), lexeme("i" + letters, True)])
        return _rarer(tsquery), check
    if is_short_number(term):
        return _short_number_condition(term, family)
    if is_code(term):
        return _code_condition(term, family)
    return _words(term, family)


def _short_number_condition(term, family):
    """A phone's tail, a year, a 学号 or its tail, or a part of what people wrote."""
    known = [lexeme(prefix + term) for prefix in "tEG"] if len(term) == 4 else []
    number = lexeme("s" + term)
    if not family:
        return _words(term, family, [*known, number])
    numbered = Q(student_no__endswith=term) if len(term) == 4 else Q(student_no=term)
    tsquery, check = _words(term, family, known)
    return _any([tsquery, number]), check | Q(Exists(_own_stays(family).filter(numbered)))


def _words(term, family, also=()):
    """Words in names, employers, positions and classes, or the tokens `also`.

    Bigrams of three characters and more may lie apart, and classes may be another college's: those are looked at again.
    """
    written = {prefix: _all_grams(prefix, term) for prefix in ("n" if len(term) == 1 else "nepk")}
    tsquery = _any([*also, *written.values()])
    if len(term) == 1:
        return _rarer(tsquery), Q()
    if len(term) == 2 and not family:
        return tsquery, Q()
    sure = [*also, *(written[prefix] for prefix in "nep")] if len(term) == 2 else list(also)
    check = _in_own_classes(term, family) if len(term) == 2 else _contains(term, family)
    return tsquery, Q(search__tokens=_any(sure)) | check if sure else check


def _in_own_classes(term, family):
    return Q(Exists(_own_stays(family).filter(class_group__name__icontains=term)))


def _contains(term, family):
    jobs = Employment.objects.filter(alumnus=OuterRef("pk")).order_by().values("alumnus")
    # As an aggregate it is asked for each row found; as EXISTS the planner would read all employments beforehand.
    worked = jobs.annotate(hit=BoolOr(Q(employer__icontains=term) | Q(position__icontains=term))).values("hit")
    return (
        Q(_named(term, "name"))
        | Q(_named(term, "former_name"))
        | Q(Subquery(worked, output_field=BooleanField()))
        | _in_own_classes(term, family)
    )


def _named(term, field):
    whole = Func(F(field), Value("".join(map(chr, LEFT_OUT))), Value(""), function="translate")
    return IContains(whole, term)


def _own_stays(family):
    stays = Education.objects.filter(alumnus=OuterRef("pk"))
    return stays.filter(college__in=family) if family else stays


def _code_condition(code, family):
    """A phone, the beginning of a 学号, a QQ or WeChat name as a whole, or a part of what people wrote."""
    stays = Education.objects.filter(student_no__startswith=code.upper())
    if family:
        stays = stays.filter(college__in=family)
    tsquery, check = _words(code, family)
    written = Alumnus.objects.filter(search__tokens=tsquery).filter(check)
    ids = [_with_contact(code).values("alumnus"), stays.values("alumnus"), written.values("pk")]
    if re.fullmatch(r"[2-8]\d{6,7}", code):
        ids.append(_with_local_number(code).values("pk"))
    return "", Q(pk__in=ids[0].union(*ids[1:], all=True))


def _with_contact(code):
    if not is_number(code):
        return Contact.objects.current().filter(kind__in=Contact.ANY_CASE, value__iexact=code)
    values = phone_values(code)
    wanted = Q(value__in=values)
    for landline in (value for value in values if "-" in value):
        wanted |= Q(value__startswith=f"{landline}-")
    return Contact.objects.current().filter(wanted)


def _with_local_number(digits):
    """84637000 finds 0731-84637000, through the token of its last four digits."""
    contacts = Contact.objects.current().filter(alumnus=OuterRef("pk"), value__endswith=f"-{digits}")
    return Alumnus.objects.filter(Exists(contacts), search__tokens=lexeme("t" + digits[-4:]))


# --- filters ---------------------------------------------------------------------------------------------------------


def _facets(criteria, colleges):
    if colleges:
        yield _any(lexeme(f"C{pk}") for pk in sorted(colleges))
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
        yield lexeme("R" + (code[:2] if len(code) == 2 or code.endswith("0000") else code[:4]))


def stay_filters(criteria):
    """The filters that must hold for one and the same stay, as `{field of Education: value}`."""
    wanted = {
        "major_id": criteria.major,
        "class_group_id": criteria.class_group,
        "enrolled_year": criteria.enrolled,
        "graduated_year": criteria.graduated,
    }
    return {name: value for name, value in wanted.items() if value}


def _colleges(criteria, family):
    """Ids of the colleges whose stays count (None: all): the desk's own, narrowed by the filter."""
    if not criteria.college:
        return family or None
    chosen = College.objects.family_of(College(pk=criteria.college))
    return chosen & family if family else chosen


def find(people, criteria, *, college=None, user=None):
    """Narrow `people` (an Alumnus queryset) to the criteria; with `college` to those who have a stay in it.

    Filters on studies hold for one and the same stay, and for a college's desk that stay is one of its own.
    """
    family = College.objects.family_of(college) if college else set()
    colleges = _colleges(criteria, family)
    if colleges is not None and not colleges:
        return people.none()
    conditions, checks = list(_facets(criteria, colleges)), Q()
    for term in terms_of(criteria.q):
        tsquery, check = _text_condition(term, family)
        checks &= check
        if tsquery:
            conditions.append(tsquery)
    if conditions:
        people = people.filter(search__tokens=" & ".join(conditions))
    people = _with_stay(people, criteria, colleges, college).filter(checks)
    if criteria.gap:
        desk = Desk(colleges, recent_since(), stay_filters(criteria), criteria.region)
        people = lacking(people, criteria.gap, desk)
    return _with_state(people, criteria, college, user)


def _with_stay(people, criteria, colleges, college):
    stay = stay_filters(criteria)
    if colleges:
        stay["college__in"] = colleges
    # One facet alone says it all; a college's desk rests on Education, never on the vector.
    if college is None and len(stay) < 2:
        return people
    return people.filter(Exists(Education.objects.filter(alumnus=OuterRef("pk"), **stay)))


def _with_state(people, criteria, college, user):
    if criteria.state == QUIET:
        people = people.filter(do_not_contact=True)
    elif criteria.state == REACHABLE:
        people = people.contactable()
    elif criteria.state:
        people = people.filter(state=criteria.state)
    if criteria.tag:
        tagged = Tagging.objects.filter(tag=criteria.tag, tag__owner=user, tag__college=college)
        people = people.filter(Exists(tagged.filter(alumnus=OuterRef("pk"))))
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


def stand_together(criteria, counted):
    """Whether the hits are rather sorted than looked for along the list's order.

    True of few hits, and of surnames: 周 and zhou stand together near the end, behind everybody who is no hit.
    """
    terms = terms_of(criteria.q)
    return counted < COUNT_LIMIT or any(len(t) > 1 if is_reading(t) else len(t) == 1 for t in terms)


# --- why a row matched -----------------------------------------------------------------------------------------------


def why(person, text, stays=None):
    """What of a listed person (with `with_list_facts`) the words of the box were found in, in words.

    `stays` are those that the asking desk may search (all of them where not given).
    """
    facts = list(_facts(person, person.stays if stays is None else stays))
    found = []
    for term in terms_of(text):
        hits = [_said(said, term) for said, value in facts if _hit(term, said, value)] + _reading_hit(person, term)
        found += hits or ["以前的单位或职务"]
    return list(dict.fromkeys(found))


def _said(said, term):
    return f"{said}后四位" if said in TELEPHONES and len(term) == 4 else said


def _facts(person, stays):
    yield "姓名", person.name
    yield f"曾用名 {person.former_name}", person.former_name
    for job in person.current_jobs:
        yield "工作单位", job.employer
        yield "职务", job.position
    for stay in stays:
        yield f"学号 {stay.student_no}", stay.student_no
        yield "班级", stay.class_group.name if stay.class_group else ""
    for stay in person.stays:
        yield "入学年份", str(stay.enrolled_year or "")
        yield "毕业年份", str(stay.graduated_year or "")
    for contact in person.current_contacts:
        yield contact.get_kind_display(), contact.value


def _hit(term, said, value):
    value = value.lower()
    if not value:
        return False
    if said.startswith("学号"):
        return _number_hit(term, value)
    if said.endswith("年份"):
        return value == term
    if said in Contact.Kind.labels:
        return _contact_hit(term, said, value)
    if said == "姓名" or said.startswith("曾用名"):
        return term in without_dots(value)
    return term in value and len(term) > 1


def _number_hit(term, value):
    if is_short_number(term):
        return value.endswith(term) if len(term) == 4 else value == term
    return is_code(term) and value.startswith(term)


def _contact_hit(term, said, value):
    if said not in TELEPHONES or not is_number(term) or len(term) < 4:
        return value == term
    if len(term) == 4:
        return value.endswith(term)
    values = phone_values(term)
    beginnings = tuple(f"{landline}-" for landline in values if "-" in landline)
    return value in values or value.startswith(beginnings) or value.endswith(f"-{term}")


def _reading_hit(person, term):
    if not is_reading(term):
        return []
    letters, syllables = term.replace("'", ""), person.name_pinyin.split()
    tails = ("".join(syllables[start:]) for start in range(len(syllables)))
    initials = "".join(syllable[0] for syllable in syllables)
    return ["拼音"] if initials.startswith(letters) or any(tail.startswith(letters) for tail in tails) else []
