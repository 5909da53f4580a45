"""Colleges that went into one another: their names lead to the college of today, and nobody is left sitting."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from alumni_office.dashboard import _college_row
from colleges.models import Appointment, College

pytestmark = pytest.mark.django_db
DAY = date(2020, 9, 1)


@pytest.fixture
def chain(animal_college):
    """甲 went into 乙, 乙 into 动物科技学院."""
    second = College.objects.create(name="乙学院", closed_on=DAY, merged_into=animal_college)
    first = College.objects.create(name="甲学院", closed_on=DAY, merged_into=second)
    return first, second


def test_a_name_leads_through_every_merger_to_the_college_of_today(chain, animal_college):
    names = College.objects.name_index()
    assert (names["甲学院"], names["乙学院"], names["动物科技学院"]) == (animal_college.pk,) * 3


def test_the_families_of_all_are_those_of_each(chain, animal_college, machine_college):
    families = College.objects.families()
    assert families == {college.pk: College.objects.family_of(college) for college in College.objects.all()}
    assert families[animal_college.pk] == {animal_college.pk, *(each.pk for each in chain)}


def test_a_circle_of_mergers_is_refused(chain, animal_college):
    animal_college.closed_on, animal_college.merged_into = DAY, chain[0]
    with pytest.raises(ValidationError) as refused:
        animal_college.full_clean()
    assert refused.value.message_dict == {"merged_into": ["甲学院已经并入本学院，不能再反过来并入它。请核对“并入”。"]}


def test_a_college_is_not_closed_over_the_heads_of_those_who_sit_for_it(animal_college, liaison):
    animal_college.closed_on = DAY
    with pytest.raises(ValidationError, match="还有现任人员：周老师（校友联络员）"):
        animal_college.full_clean()
    Appointment.objects.update(until=date(2025, 1, 1))
    animal_college.full_clean()


def test_the_first_pages_links_show_the_same_family_as_its_figures(chain, animal_college):
    figures = type("Figures", (), {"pk": animal_college.pk, "confirmed_percent": None, "imported_at": None})
    row = _college_row(figures, College.objects.families()[animal_college.pk])
    whole = ",".join(str(pk) for pk in sorted(College.objects.family_of(animal_college)))
    assert f"college__id__in={whole}" in row["classes_url"]
