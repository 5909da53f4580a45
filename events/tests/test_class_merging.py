"""A class that came to events is merged with another: the events go along, and nothing that was handed in is lost."""

import pytest
from django.core.exceptions import ValidationError

from alumni.models import ClassGroup
from alumni.services.classes import delete_class, merge_classes
from conftest import make_alumnus
from events.models import EventClass
from events.services.directories import excuse_directory, hand_in_directory
from events.tests.plans import held, imported

pytestmark = pytest.mark.django_db


@pytest.fixture
def groups(animal_college):
    for name in ("动医1501", "动医1502"):
        make_alumnus(animal_college, f"{name}的同学", class_name=name)
    return [ClassGroup.objects.get(name=name) for name in ("动医1501", "动医1502")]


def came():
    rows = EventClass.objects.order_by("event_id").select_related("event", "class_group")
    return [(row.event.title, row.class_group.name) for row in rows]


def test_the_events_of_a_merged_class_are_those_of_the_class_that_stays(groups, animal_college, liaison, office):
    stays, goes = groups
    excuse_directory(
        held(animal_college, liaison, title="甲", classes=[goes]).event_classes.get(), reason="人少", actor=office
    )
    held(animal_college, liaison, title="乙", classes=groups)
    merge_classes(goes, into=stays, actor=liaison)
    assert came() == [("甲", "动医1501"), ("乙", "动医1501")]
    assert list(EventClass.objects.order_by("event_id").values_list("excused", flat=True)) == ["人少", ""]


@pytest.mark.parametrize("handed_in_by_who_goes", [True, False])
def test_where_both_came_what_was_handed_in_counts_before_an_excuse(
    groups, animal_college, liaison, office, handed_in_by_who_goes
):
    stays, goes = groups
    event = held(animal_college, liaison, classes=groups)
    does, does_not = (goes, stays) if handed_in_by_who_goes else (stays, goes)
    upload = imported(animal_college, liaison, does, name="钱小雨", mobile="13800138002")
    hand_in_directory(event.event_classes.get(class_group=does), upload, actor=liaison)
    excuse_directory(event.event_classes.get(class_group=does_not), reason="人少", actor=office)
    merge_classes(goes, into=stays, actor=liaison)
    row = event.event_classes.get()
    assert (row.class_group, row.upload, row.handed_in_by, row.excused) == (stays, upload, liaison, "")


def test_a_class_that_came_to_an_event_is_not_deleted(groups, animal_college, liaison):
    held(animal_college, liaison, classes=groups[:1])
    groups[0].educations.all().delete()
    with pytest.raises(ValidationError, match="已被“参加班级”引用"):
        delete_class(groups[0], actor=liaison)
    assert ClassGroup.objects.count() == 2
