"""Who wrote the public form: named rules, for the desk to look at and decide. Never by name alone.

A rule says what of the typed words agrees with a record; which of them are sure enough to send a request to a college's
queue (and no further) is said here as well. Whoever fills in the form learns nothing of all this.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from alumni.models import Alumnus, ClassGroup, Contact, Education
from alumni.succession import present_rules
from colleges.models import College, School

MOST_SHOWN = 20
PHONES = (Contact.Kind.MOBILE, Contact.Kind.PHONE)


@dataclass(frozen=True)
class Rule:
    """`of(typed)` is a condition on the person, or None where too little was typed. All of them want the name too."""

    key: str
    label: str
    of: Callable
    is_sure: bool = False


@dataclass(frozen=True)
class Candidate:
    person: Alumnus
    why: tuple
    is_sure: bool


def _stay(**facts):
    return Exists(Education.objects.filter(alumnus=OuterRef("pk"), **facts))


def _reached(**facts):
    return Exists(Contact.objects.current().filter(alumnus=OuterRef("pk"), **facts))


def _number(typed):
    return _stay(student_no=typed["student_no"]) if typed.get("student_no") else None


def _phone(typed):
    return _reached(kind__in=PHONES, value=typed["mobile"]) if typed.get("mobile") else None


def _tail(typed):
    return _reached(kind__in=PHONES, value__endswith=typed["tail"]) if typed.get("tail") else None


def _email(typed):
    return _reached(kind=Contact.Kind.EMAIL, value__iexact=typed["email"]) if typed.get("email") else None


def _class(typed):
    return _stay(class_group__name=typed["class_name"]) if typed.get("class_name") else None


def _year(typed):
    years = {name: typed[name] for name in ("graduated_year", "enrolled_year") if typed.get(name)}
    return _stay(**years) if years else None


def _year_and_major(typed):
    year, major = typed.get("graduated_year"), typed.get("major")
    if not (year and major):
        return None
    named = Q(major__name=major) | Q(written_major=major)
    return Exists(Education.objects.filter(named, alumnus=OuterRef("pk"), graduated_year=year))


RULES = (
    Rule("number", "姓名和学号相同", _number, is_sure=True),
    Rule("phone", "姓名和电话相同", _phone, is_sure=True),
    Rule("email", "姓名和邮箱相同", _email, is_sure=True),
    Rule("tail", "姓名和电话后四位相同", _tail, is_sure=True),
    Rule("class", "姓名和班级相同", _class),
    Rule("major", "姓名、专业和毕业年份相同", _year_and_major),
    Rule("year", "姓名和年份相同", _year),
)


def candidates(people, typed):
    """`people` (already of the desk's own) who may have typed this, the surest first; [] where only the name agrees."""
    found = {rule: condition for rule in RULES if (condition := rule.of(typed)) is not None}
    name = typed.get("name")
    if not name or not found:
        return []
    marks = {f"by_{rule.key}": condition for rule, condition in found.items()}
    named = people.filter(Q(name=name) | Q(former_name=name)).annotate(**marks).filter(_any(marks))
    listed = [_candidate(person, found) for person in named.with_list_facts().order_by("pk")[:MOST_SHOWN]]
    return sorted(listed, key=lambda each: (not each.is_sure, -len(each.why), each.person.pk))


def _candidate(person, rules):
    hit = [rule for rule in rules if getattr(person, f"by_{rule.key}")]
    return Candidate(person, tuple(rule.label for rule in hit), any(rule.is_sure for rule in hit))


def sought_words(typed):
    """What the seeker says of whom is sought, as words of a person."""
    words = {"name": "sought", "class_name": "sought_class", "graduated_year": "sought_year"}
    return {name: typed[key] for name, key in words.items() if typed.get(key)}


# --- whose queue -------------------------------------------------------------------------------------------------------


def queue_for(typed, chosen=None):
    """The college that handles it, or None for the office: by the stay, by what was chosen, by the class, by the rules.

    Every look-up is made whatever the others found, so that the answer takes the same work whether somebody was hit.
    """
    colleges, today = College.objects.in_bulk(), College.objects.successors()
    asked = _of_stay(typed), [chosen.pk] if chosen else [], _of_class(typed), _of_rule(typed)
    found = [{today[pk] for pk in ids} for ids in asked]
    return next((colleges[pk] for ids in found if len(ids) == 1 for pk in ids), None)


def _of_stay(typed):
    sure = [condition for rule in RULES if rule.is_sure and (condition := rule.of(typed)) is not None]
    marks = {f"sure_{number}": condition for number, condition in enumerate(sure)}
    name = typed.get("name")
    if not (sure and name):
        return []  # by what was typed, not by who is there
    people = Alumnus.objects.annotate(**marks).filter(_any(marks), Q(name=name) | Q(former_name=name)).values("pk")
    stays = Education.objects.filter(alumnus__in=people).order_by()
    return list(stays.values_list("college", flat=True).distinct())


def _any(marks):
    agree = Q()
    for mark in marks:
        agree |= Q(**{mark: True})
    return agree


def _of_class(typed):
    classes = ClassGroup.objects.filter(name=typed.get("class_name", ""))
    return list(classes.order_by().values_list("college", flat=True).distinct())


def _of_rule(typed):
    rules, written, year = present_rules(), typed.get("major", ""), typed.get("enrolled_year")
    found = [rules.find(school.pk, written, year) for school in School.objects.all()]
    return [rule.college_pk for rule in found if rule]
