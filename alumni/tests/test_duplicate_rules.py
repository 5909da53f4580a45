"""Which two records the rules put side by side, and which they leave alone."""

from datetime import date

import pytest

from alumni import duplicates
from alumni.duplicates import propose_pairs
from alumni.models import Alumnus, ClassGroup, Contact, DuplicatePair, Education
from alumni.pinyin import read_name
from colleges.models import Major, School

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(animal_college):
    """Makes a record: `people("刘芳", cls="牧医1501", number="2015110120", mobile=…, birth_date=…)`."""
    major = Major.objects.create(name="畜牧兽医（甲）", short_names=["牧甲"], opened=2001)

    def make(name, *, cls="", number="", mobile="", year=2018, college=animal_college, **facts):
        row = Alumnus.objects.create(name=name, name_pinyin=read_name(name), **facts)
        group = (
            cls and ClassGroup.objects.get_or_create(college=college, name=cls, defaults={"graduated_year": year})[0]
        )
        stay = {"school": School.current(), "college": college, "class_group": group or None, "major": major}
        Education.objects.create(alumnus=row, student_no=number, graduated_year=year, **stay)
        if mobile:
            Contact.objects.create(alumnus=row, kind="mobile", value=mobile, source="roster")
        return row

    return make


def found():
    propose_pairs()
    return [(pair.rules, pair.is_sure) for pair in DuplicatePair.objects.order_by("pk")]


def test_a_miscopied_number_is_asked_and_two_numbers_of_one_class_are_two_people(people):
    people("刘芳", cls="牧医1501", number="2015110120")
    people("刘芳", cls="牧医1501", number="2016110120")
    assert found() == [(["miscopied"], False)]
    Education.objects.filter(student_no="2016110120").update(student_no="2015110121")
    assert found() == []


def test_the_same_phone_outweighs_another_birthday_and_is_not_sure_then(people):
    people("刘芳", mobile="13800138000", birth_date=date(1996, 5, 1), year=2017)
    other = people("刘芳", mobile="13800138000", birth_date=date(1994, 8, 20))
    assert found() == [(["phone"], False)]
    Alumnus.objects.filter(pk=other.pk).update(birth_date=date(1996, 5, 1))
    assert found() == [(["birthday", "phone"], False)]  # two years of graduation
    Education.objects.filter(alumnus=other).update(graduated_year=2017)
    assert found() == [(["birthday", "cohort", "phone"], True)]


def test_day_and_month_swapped_or_one_of_them_mistyped_parts_nobody(people):
    people("刘芳", cls="牧医1501", birth_date=date(1996, 5, 1))
    other = people("刘芳", cls="牧医1501", number="2015110120", birth_date=date(1996, 1, 5))
    assert found() == [(["class"], False)]
    for day, pairs in ((date(1996, 6, 1), [(["class"], False)]), (date(1995, 6, 1), [])):
        Alumnus.objects.filter(pk=other.pk).update(birth_date=day)
        assert found() == pairs


def test_a_class_by_another_name_is_asked_and_its_sister_class_is_not(people):
    people("刘芳", cls="牧医1501", number="2015110120")
    people("刘芳", cls="15级牧医1班")
    assert found() == [(["renamed"], False)]
    ClassGroup.objects.filter(name="15级牧医1班").update(name="牧医1502")
    assert found() == []


def test_a_common_name_in_one_year_of_a_college_is_a_chance(people):
    people("刘芳", cls="牧医1501", number="2015110120")
    people("刘芳")
    assert found() == [(["cohort"], False)]
    for year in range(1970, 1970 + duplicates.FEW):
        people("刘芳", year=year)
    assert found() == []


def test_in_one_class_a_name_that_sounds_the_same_is_asked(people):
    people("刘晓玲", cls="牧医1501", number="2015110120", mobile="13800138001")
    people("刘小玲", cls="牧医1501", mobile="13900139002")
    assert found() == [(["class_sound"], False)]


def test_the_same_birthday_is_asked_in_another_college_too(people, machine_college):
    people("刘芳", birth_date=date(1996, 5, 1))
    people("刘芳", birth_date=date(1996, 5, 1), college=machine_college, year=2021)
    assert found() == [(["birthday"], False)]


def test_a_weaker_pair_waits_until_the_better_one_is_judged(people, liaison):
    people("刘芳", cls="牧医1501", number="2015110120")
    people("刘芳", mobile="13800138000")
    people("刘芳", mobile="13800138000", number="2014110133", year=2017)
    assert found() == [(["phone"], False)]
    DuplicatePair.objects.update(verdict="different", judged_by=liaison, judged_at="2026-01-01T00:00Z")
    assert found() == [(["phone"], False), (["cohort"], False)]
