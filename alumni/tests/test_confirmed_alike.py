"""近期核对 at every desk counts whom a register asks about: who may be contacted and did not leave before the end."""

import pytest
from django.urls import reverse
from django.utils import timezone

from alumni.models import Alumnus, Contact
from alumni.panels import classes_at_work, weakest_classes
from alumni.registers import completeness_of, unconfirmed
from alumni.reports import Census, by_college
from alumni.search import recent_since
from alumni.tests.registering import class_of_four
from colleges.panels import Desk
from conftest import make_alumnus

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(animal_college, alumnus):
    """Of 王伟, 张丽, 陈强 one is confirmed; 刘洋 (to be left alone) and 赵六 (who left) were confirmed lately too."""
    group = class_of_four(animal_college, alumnus)
    gone = make_alumnus(animal_college, "赵六", class_name="牧医1501", student_no="20151105")
    gone.educations.update(state="withdrawn")
    for name in ("刘洋", "赵六"):
        person = Alumnus.objects.get(name=name)
        Contact.objects.create(
            alumnus=person, kind="qq", value="10001", source="self", confirmed_on=timezone.localdate()
        )
    return group


def test_class_list_and_class_page_and_panel_say_what_the_register_says(group, sign_in, liaison, animal_college):
    register = completeness_of(group)
    assert (register.reachable, register.confirmed) == (3, 1)
    desk = sign_in(liaison)
    [line] = desk.get(reverse("college:alumni:class-list")).context["page"]
    assert (line.size, line.able, line.lately) == (5, 3, 1)
    page = desk.get(reverse("college:alumni:class-detail", args=[group.pk])).content.decode()
    assert "5 人，可以联系的 3 人中 1 人近期核对过联系方式" in page
    [weakest] = weakest_classes(animal_college, recent_since())
    assert (weakest.size, weakest.able, weakest.confirmed, round(weakest.share)) == (5, 3, 1, 33)


def test_a_class_of_whom_nobody_may_be_asked_is_not_among_the_weakest(group, animal_college):
    Alumnus.objects.update(state="deceased")
    assert list(weakest_classes(animal_college, recent_since())) == []


def test_the_figure_on_the_desk_opens_the_list_of_these_people(group, sign_in, liaison, animal_college):
    [panel] = classes_at_work(Desk(user=liaison, college=animal_college))
    assert (panel.context["able"], panel.context["unconfirmed"]) == (4, 2)  # 赵六 left, and may be contacted
    desk = sign_in(liaison)
    page = desk.get(reverse("college:desk")).content.decode()
    assert "可以联系的 4 人中" in page and "?gap=stale" in page
    found = desk.get(reverse("college:alumni:find"), {"gap": "stale"}).context["page"]
    assert {person.name for person in found} == {person.name for person in unconfirmed(group)}


def test_the_offices_chart_counts_them_too(group, desk_of_office, animal_college):
    row = next(each for each in by_college(Census(), timezone.localdate()) if each.pk == animal_college.pk)
    assert (row.people, row.living, row.confirmed, row.confirmed_percent) == (5, 4, 2, 50)
    asked = {"college": animal_college.pk, "gap": "stale"}
    people = desk_of_office.get(reverse("admin:alumni_alumnus_changelist"), asked)
    assert people.context["cl"].result_count == row.living - row.confirmed
    assert "gap=stale" in desk_of_office.get(reverse("admin:index")).content.decode()


@pytest.fixture
def desk_of_office(sign_in, office):
    return sign_in(office)
