"""What a major of former years is today, by school, name and year of entry."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from colleges.models import Major, School, SuccessionRule
from colleges.succession import RuleLine, Rules

pytestmark = pytest.mark.django_db


@pytest.fixture
def old_school():
    return School.objects.get(name="长沙农业学校")


def rule(school, college, first, last, written="兽医", **more):
    row = SuccessionRule(school=school, written=written, from_year=first, until_year=last, college=college, **more)
    row.full_clean()
    row.save()
    return row


def test_a_rule_holds_from_its_first_to_its_last_year_and_not_a_year_beyond(old_school, animal_college):
    rule(old_school, animal_college, 1980, 1989)
    rules = Rules(SuccessionRule.objects.lines())
    holding = [year for year in (1979, 1980, 1989, 1990, None) if rules.find(old_school.pk, "兽医", year)]
    assert holding == [1980, 1989]


def test_an_open_end_has_no_bound_and_only_a_rule_without_any_holds_for_an_unknown_year():
    since, until, always = (
        RuleLine(1, "兽医", *years, 2, None) for years in ((1990, None), (None, 1979), (None, None))
    )
    held = [[line.holds_in(year) for year in (1903, 1979, 1980, 1990, 2026, None)] for line in (since, until, always)]
    assert held == [
        [False, False, False, True, True, False],
        [True, True, False, False, False, False],
        [True, True, True, True, True, True],
    ]


def test_two_rules_may_meet_but_not_share_a_year(old_school, animal_college, machine_college):
    rule(old_school, animal_college, 1980, 1989)
    rule(old_school, machine_college, 1990, None)
    for first, last in ((1989, 1989), (None, 1980), (1985, 1986), (None, None), (2000, 2001)):
        with pytest.raises(ValidationError, match="年份重叠。请先改那一条的起止年份"):
            rule(old_school, machine_college, first, last)
    assert SuccessionRule.objects.count() == 2


def test_another_school_or_another_name_is_another_matter(old_school, animal_college):
    rule(old_school, animal_college, 1980, 1989)
    rule(School.current(), animal_college, 1980, 1989)
    rule(old_school, animal_college, 1980, 1989, written="畜牧")
    assert SuccessionRule.objects.count() == 3


def test_the_database_itself_refuses_an_overlap(old_school, animal_college):
    rule(old_school, animal_college, 1980, 1989)
    with pytest.raises(IntegrityError), transaction.atomic():
        SuccessionRule.objects.create(school=old_school, written="兽医", from_year=1989, college=animal_college)


def test_a_name_is_kept_and_found_however_it_is_written(old_school, animal_college):
    assert rule(old_school, animal_college, 1980, 1989, written=" 兽 医 专业").written == "兽医"
    rules = Rules(SuccessionRule.objects.lines())
    assert rules.find(old_school.pk, "兽医专业", 1985) and rules.find(old_school.pk, "兽　医", 1985)
    with pytest.raises(ValidationError, match="年份重叠"):
        rule(old_school, animal_college, 1980, 1980, written="兽医专业")


def test_years_backwards_and_years_before_the_school_are_refused(old_school, animal_college):
    with pytest.raises(ValidationError, match="结束年份不能早于开始年份"):
        rule(old_school, animal_college, 1989, 1980)
    with pytest.raises(ValidationError, match="1903 至 2100"):
        rule(old_school, animal_college, 1902, 1980)


def test_the_major_of_a_rule_is_one_of_its_colleges(old_school, animal_college, machine_college):
    lathes = Major.objects.get(name="数控技术")
    with pytest.raises(ValidationError) as refused:
        rule(old_school, animal_college, 1980, 1989, major=lathes)
    sentence = "“数控技术”不是动物科技学院的专业，现在属于机电工程学院。请改选学院或专业；没有对应的专业可以留空。"
    assert refused.value.message_dict == {"major": [sentence]}
    rule(old_school, machine_college, 1980, 1989, major=lathes)


def test_a_major_that_moved_on_fits_a_rule_of_the_years_when_it_was_there(old_school, animal_college, machine_college):
    lathes = Major.objects.get(name="数控技术")
    lathes.placements.update(since=date(2010, 9, 1))
    lathes.placements.create(college=animal_college, since=date(2001, 9, 1), until=date(2010, 8, 31))
    with pytest.raises(ValidationError, match="不是动物科技学院的专业"):
        rule(old_school, animal_college, 1980, 2000, major=lathes)
    rule(old_school, animal_college, 1980, 2001, major=lathes)
    rule(old_school, machine_college, 2002, 2003, major=lathes)
    machine_college.merged_into, machine_college.closed_on = animal_college, date(2020, 1, 1)
    machine_college.save()
    rule(old_school, animal_college, 2011, 2011, major=lathes)
