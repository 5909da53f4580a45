"""People who are registered twice, judged in every way: waiting, later, referred to the office, not the same; merged, and parted again."""

from django.db import connection

from accounts.models import User
from alumni.demo.chance import a_mobile
from alumni.duplicates import propose_pairs
from alumni.models import Alumnus, Contact, DuplicatePair, Education, Employment
from alumni.services.duplicates import judge_pair, merge_pair
from alumni.services.merges import unmerge
from audit.trail import acting_as
from colleges.models import College, School

Verdict = DuplicatePair.Verdict
#: what the second record of the same person has in common with the first, and what was said of the two
TWICE = [
    ("phone", ""),
    ("phone", ""),
    ("cohort", ""),
    ("cohort", ""),
    ("cohort", Verdict.LATER),
    ("cohort", Verdict.DIFFERENT),
    ("phone", "merged"),
    ("phone", "parted"),
]
NOTES = {
    Verdict.LATER: "电话没有人接，下周再问",
    Verdict.DIFFERENT: "电话问过，同名的两个人",
    Verdict.REFERRED: "两院都有学籍",
}


def fill(random):
    liaison, animal = User.objects.get(username="liaison"), College.objects.get(name="动物科技学院")
    machine = College.objects.get(name="机电工程学院")
    with acting_as(liaison):
        people = _people(animal)
        twins = [_again(random, person, shared, animal) for person, (shared, _) in zip(people, TWICE, strict=False)]
        abroad = _again(random, people[len(TWICE)], "phone", animal)
        Education.objects.create(alumnus=abroad, school=School.current(), college=machine, graduated_year=2019)
        propose_pairs([twin.pk for twin in (*twins, abroad)])
        for person, twin, (_, said) in zip(people, twins, TWICE, strict=False):
            _say(person, twin, said, college=animal, actor=liaison)
        _say(people[len(TWICE)], abroad, Verdict.REFERRED, college=animal, actor=liaison)


def _people(college):
    """Graduates of the college alone, with a phone and a job, about whom nothing else is told in the demo."""
    found = Alumnus.objects.of_college(college).contactable().filter(notable=None, merges=None, consents=None)
    found = found.filter(contacts__kind="mobile", contacts__replaced_on=None, employments__is_current=True)
    found = found.filter(educations__graduated_year__lte=2015, educations__class_group__isnull=False)
    return list(found.exclude(educations__student_no="").defer("search").distinct().order_by("-pk")[: len(TWICE) + 1])


def _again(random, person, shared, college):
    """The same person once more, as a clerk typed it from a visitor's card: no 学号, no class."""
    stay = person.educations.order_by("pk").first()
    twin = Alumnus.objects.create(
        name=person.name, name_pinyin=person.name_pinyin, gender=person.gender, region="430100"
    )
    Education.objects.create(
        alumnus=twin, school=School.current(), college=college, major=stay.major, graduated_year=stay.graduated_year
    )
    mobile = person.contacts.current().filter(kind="mobile").first().value if shared == "phone" else a_mobile(random)
    Contact.objects.create(alumnus=twin, kind="mobile", value=mobile, source="liaison")
    Employment.objects.create(alumnus=twin, employer="长沙绿源农牧科技有限公司", position="技术主管", is_current=True)
    return twin


def _say(person, twin, said, *, college, actor):
    pair = DuplicatePair.objects.get(first=person, second=twin)
    if said in ("merged", "parted"):
        merge = merge_pair(pair, college=college, actor=actor)
        # What the merge left to be checked at the end of the transaction is checked now, or no table may be altered after.
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        if said == "parted":
            unmerge(merge, college=college, actor=actor)
    elif said:
        judge_pair(pair, said, note=NOTES[said], actor=actor)
