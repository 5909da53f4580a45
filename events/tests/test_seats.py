"""Seats and the waiting list: never one too many, everybody in order."""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from events.models import Event, Registration
from events.services.registering import register, register_by_staff
from events.services.registration_settings import save_entry
from events.services.registrations import (
    cancel_own,
    cancel_registration,
    change_own,
    come_again,
    mark_told,
    move_up,
)
from events.tests.registering import facts_of, open_event, registered

pytestmark = pytest.mark.django_db


def states(event):
    return list(event.registrations.order_by("pk").values_list("state", flat=True))


@pytest.fixture
def event(liaison, animal_college):
    return open_event(animal_college, actor=liaison, capacity=3, companions=3)


def test_whoever_comes_after_the_last_seat_waits_and_is_moved_up_in_order(event, liaison):
    first, *_ = [registered(event, n) for n in range(1, 6)]
    assert states(event) == ["confirmed", "confirmed", "confirmed", "waiting", "waiting"]
    cancel_own(first, actor=None)
    assert states(event) == ["cancelled", "confirmed", "confirmed", "confirmed", "waiting"]
    event.refresh_from_db()
    moved = event.registrations.get(name=facts_of(4)["name"])
    assert (event.taken, moved.moved_up_at is not None, moved.moved_up_told_at) == (3, True, None)
    assert list(event.registrations.untold()) == [moved]
    assert mark_told(event.registrations.filter(pk=moved.pk), actor=liaison) == 1
    assert not event.registrations.untold().exists()


def test_a_party_takes_as_many_seats_as_it_has_people_and_nobody_passes_it(event):
    alone = registered(event, 1)
    registered(event, 2, companions=1, companion_names="甲")
    registered(event, 3, companions=1, companion_names="乙")
    registered(event, 4)
    assert states(event) == ["confirmed", "confirmed", "waiting", "waiting"]
    cancel_own(alone, actor=None)  # one seat: the party of two in front does not fit, and whoever is behind it waits
    event.refresh_from_db()
    assert (states(event), event.taken) == (["cancelled", "confirmed", "waiting", "waiting"], 2)
    assert registered(event, 5).state == "waiting"  # nor does a newcomer take the seat that is kept for them


def test_the_organiser_may_move_somebody_up_past_a_party_that_does_not_fit(event, liaison):
    alone = registered(event, 1)
    registered(event, 2, companions=1, companion_names="甲")
    registered(event, 3, companions=1, companion_names="乙")
    last = registered(event, 4)
    with pytest.raises(ValidationError, match="名额已满"):
        move_up(last, actor=liaison)
    cancel_own(alone, actor=None)
    assert move_up(last, actor=liaison).state == "confirmed"
    with pytest.raises(ValidationError, match="不在候补名单里"):
        move_up(last, actor=liaison)


def test_more_seats_go_to_whoever_waits_and_fewer_than_are_taken_are_refused(event, liaison):
    for number in range(1, 6):
        registered(event, number)
    moved = save_entry(event, changes={"capacity": 4}, actor=liaison)
    assert [row.name for row in moved] == [facts_of(4)["name"]]
    with pytest.raises(ValidationError, match="已有 4 个名额被占用，名额不能少于 4。"):
        save_entry(event, changes={"capacity": 3}, actor=liaison)
    assert Event.objects.get(pk=event.pk).capacity == 4


def test_companions_are_added_only_where_seats_are_free_and_nobody_waits(event):
    first, second = registered(event, 1), registered(event, 2)
    assert change_own(first, changes={"companions": 1, "companion_names": "甲"}, actor=None).seats == 2
    with pytest.raises(ValidationError, match="名额已满"):
        change_own(second, changes={"companions": 1, "companion_names": "乙"}, actor=None)
    waits = registered(event, 3)
    change_own(first, changes={"companions": 0, "companion_names": ""}, actor=None)
    waits.refresh_from_db()
    assert waits.state == "confirmed"


def test_whoever_cancelled_may_come_again_with_a_seat_or_at_the_end_of_the_line(event):
    rows = [registered(event, number) for number in range(1, 4)]
    cancel_own(rows[0], actor=None)
    assert come_again(rows[0], actor=None).state == "confirmed"
    cancel_own(rows[0], actor=None)
    registered(event, 4)
    back = come_again(rows[0], actor=None)
    assert (back.state, back.cancelled_at) == ("waiting", None)
    with pytest.raises(ValidationError, match="没有取消"):
        come_again(rows[0], actor=None)


def test_a_party_larger_than_the_event_is_refused_at_once(event):
    with pytest.raises(ValidationError, match="一共 3 个名额"):
        registered(event, 1, companions=3, companion_names="甲乙丙")


def test_staff_cancels_with_a_reason_and_nobody_who_was_checked_in(event, liaison):
    row = registered(event, 1)
    with pytest.raises(ValidationError, match="请写明取消的原因"):
        cancel_registration(row, reason=" ", actor=liaison)
    check = event.check_ins.create(registration=row, key="k1", method="name")
    with pytest.raises(ValidationError, match="已经签到"):
        cancel_registration(row, reason="来电说不来了", actor=liaison)
    check.delete()
    assert cancel_registration(row, reason="来电说不来了", actor=liaison).reason == "来电说不来了"


def test_nobody_changes_a_registration_by_link_once_the_event_has_begun(event):
    row = registered(event, 1)
    now = timezone.now()
    Event.objects.filter(pk=event.pk).update(starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=2))
    for act in (lambda: cancel_own(row, actor=None), lambda: change_own(row, changes={"post": "场长"}, actor=None)):
        with pytest.raises(ValidationError, match="不能再更改"):
            act()


def test_staff_registers_after_the_end_but_never_past_the_seats(event, liaison):
    Event.objects.filter(pk=event.pk).update(closes_at=timezone.now() - timedelta(days=1))
    with pytest.raises(ValidationError, match="报名已经截止"):
        register(event, facts=facts_of(1), actor=None)
    done = [register_by_staff(event, facts=facts_of(n), actor=liaison).registration.state for n in range(1, 5)]
    assert done == ["confirmed", "confirmed", "confirmed", "waiting"]


@pytest.mark.django_db(transaction=True)
def test_sixty_at_once_for_forty_places_are_forty_and_twenty_who_wait(liaison, animal_college):
    event = open_event(animal_college, actor=liaison, capacity=40)
    start, trouble = threading.Barrier(12), []

    def crowd(first):
        try:
            start.wait()
            for number in range(first, first + 5):
                register(event, facts=facts_of(number), key=f"k{number}", actor=None)
                register(event, facts=facts_of(number), key=f"k{number}", actor=None)  # the second click
        except Exception as error:
            trouble.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=crowd, args=(5 * n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    event.refresh_from_db()
    rows = Registration.objects.filter(event=event)
    assert (trouble, event.taken, rows.confirmed().count(), rows.waiting().count()) == ([], 40, 40, 20)
