"""Rooms: nobody takes one twice, whoever clicks when; what is moved is booked anew, what is cancelled is free (art. 15)."""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from events.models import Event, Venue, VenueBooking
from events.services.bookings import book_venue, keep_booking, needs_renewal, release_booking, renew_booking
from events.services.changes import bookings_beside, cancel_event, move_event
from events.services.venues import add_venue, close_venue, edit_venue, reopen_venue
from events.tests.made import make_event

HOUR, WEEK = timedelta(hours=1), timedelta(days=7)


@pytest.fixture
def event(liaison, animal_college):
    return make_event(animal_college, actor=liaison)


@pytest.fixture
def other_event(other_liaison, machine_college):
    return make_event(machine_college, actor=other_liaison, title="机电返校")


@pytest.fixture
def hall(office):
    return add_venue(changes={"name": "报告厅", "seats": 200}, college=None, actor=office)


def booked(event, venue, *, from_hour=0, hours=2):
    starts_at = event.starts_at + from_hour * HOUR
    ends_at = starts_at + hours * HOUR
    return book_venue(event, venue=venue, starts_at=starts_at, ends_at=ends_at, purpose="座谈", actor=event.owner)


def later(event):
    times = {"starts_at": event.starts_at + WEEK, "ends_at": event.ends_at + WEEK}
    return times | {"place": event.place, "address": event.address}


@pytest.mark.django_db
def test_a_clash_says_whose_event_has_the_room_and_when(event, other_event, hall):
    booked(event, hall)
    with pytest.raises(ValidationError) as refusal:
        booked(other_event, hall, from_hour=1)
    [said] = refusal.value.messages
    assert "报告厅" in said and "“二十年再聚首”（动物科技学院）预订" in said and "09:00–11:00" in said


@pytest.mark.django_db
def test_one_begins_when_the_other_ends(event, other_event, hall):
    booked(event, hall)
    assert booked(other_event, hall, from_hour=2).pk
    assert booked(other_event, hall, from_hour=-2).pk


@pytest.mark.django_db
def test_the_database_refuses_what_slipped_past_the_check(event, other_event, hall):
    first = booked(event, hall)
    copied = {
        name: getattr(first, name) for name in ("venue", "starts_at", "ends_at", "event_starts_at", "event_ends_at")
    }
    with pytest.raises(IntegrityError, match="venue_taken_once_at_a_time"), transaction.atomic():
        VenueBooking.objects.create(event=other_event, booked_by=other_event.owner, **copied)


@pytest.mark.django_db(transaction=True)
def test_eight_who_book_at_the_same_moment_are_one_who_has_it_and_seven_who_are_told(liaison, animal_college, office):
    hall = add_venue(changes={"name": "报告厅"}, college=None, actor=office)
    events = [make_event(animal_college, actor=liaison, title=f"返校{n}") for n in range(8)]
    start, refused, trouble = threading.Barrier(8), [], []

    def book(event):
        try:
            start.wait()
            booked(event, hall)
        except ValidationError as refusal:
            refused.append(refusal.messages[0])
        except Exception as error:
            trouble.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=book, args=(event,)) for event in events]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (trouble, VenueBooking.objects.count(), len(refused)) == ([], 1, 7)
    assert all("预订" in said for said in refused)


@pytest.mark.django_db
def test_a_college_books_its_own_rooms_and_the_schools_only(event, office, liaison, machine_college):
    workshop = add_venue(changes={"name": "车间"}, college=machine_college, actor=office)
    with pytest.raises(ValidationError, match="不归这个单位使用"):
        booked(event, workshop)
    forum = make_event(actor=office)
    assert booked(forum, workshop).venue == workshop


@pytest.mark.django_db
def test_a_room_that_is_booked_ahead_is_not_closed_and_a_closed_one_not_booked(event, hall, office):
    row = booked(event, hall)
    with pytest.raises(ValidationError, match="还有 1 个以后的预订.*二十年再聚首（动物科技学院）"):
        close_venue(hall, actor=office)
    release_booking(row, actor=event.owner)
    close_venue(hall, actor=office)
    with pytest.raises(ValidationError, match="已停用"):
        booked(event, hall)
    reopen_venue(hall, actor=office)
    assert booked(event, hall).released_at is None


@pytest.mark.django_db
def test_times_that_cannot_be_are_refused(event, hall):
    for hours, said in ((0, "应晚于"), (-1, "应晚于"), (24 * 40, "最多预订 31 天")):
        with pytest.raises(ValidationError, match=said):
            booked(event, hall, hours=hours)
    with pytest.raises(ValidationError, match="已经过去"):
        booked(event, hall, from_hour=-24 * 90)


@pytest.mark.django_db
def test_a_moved_event_books_anew_with_one_tap_if_the_room_is_free(event, other_event, hall):
    first = booked(event, hall, from_hour=-1, hours=3)
    move_event(event, changes=later(event), actor=event.owner)
    event = Event.objects.get(pk=event.pk)
    assert bookings_beside(event) == [first] and needs_renewal(first, event)
    blocker = booked(other_event, hall, from_hour=24 * 7)
    with pytest.raises(ValidationError, match="机电返校"):
        renew_booking(first, actor=event.owner)
    assert VenueBooking.objects.get(pk=first.pk).released_at is None
    release_booking(blocker, actor=other_event.owner)
    renewed = renew_booking(first, actor=event.owner)
    assert (renewed.starts_at, renewed.ends_at, renewed.purpose) == (
        first.starts_at + WEEK,
        first.ends_at + WEEK,
        "座谈",
    )
    assert bookings_beside(event) == [] and VenueBooking.objects.get(pk=first.pk).released_by == event.owner


@pytest.mark.django_db
def test_a_move_by_an_hour_takes_the_rooms_own_hours_along(event, hall):
    """The new hours overlap the old ones, which are given back in the same step."""
    first = booked(event, hall)
    changes = later(event) | {"starts_at": event.starts_at + HOUR, "ends_at": event.ends_at + HOUR}
    move_event(event, changes=changes, actor=event.owner)
    assert renew_booking(first, actor=event.owner).starts_at == first.starts_at + HOUR


@pytest.mark.django_db
def test_hours_that_are_right_all_the_same_are_kept(event, hall):
    first = booked(event, hall)
    move_event(event, changes=later(event), actor=event.owner)
    keep_booking(first, actor=event.owner)
    assert bookings_beside(Event.objects.get(pk=event.pk)) == []


@pytest.mark.django_db
def test_a_cancelled_event_gives_its_rooms_back(event, other_event, hall):
    booked(event, hall)
    cancel_event(event, reason="改期", actor=event.owner)
    assert booked(other_event, hall).pk
    with pytest.raises(ValidationError, match="不能再改"):
        booked(event, hall, from_hour=5)


@pytest.mark.django_db
def test_a_room_stands_once_and_its_words_are_not_lost(hall, office, animal_college):
    with pytest.raises(ValidationError, match="已经登记"):
        add_venue(changes={"name": "报告厅"}, college=None, actor=office)
    assert add_venue(changes={"name": "小报告厅"}, college=animal_college, actor=office).pk
    edit_venue(hall, changes={"seats": 180}, version=hall.version, actor=office)
    with pytest.raises(ValidationError, match="别人修改了"):
        edit_venue(hall, changes={"seats": 90}, version=hall.version, actor=office)
    assert Venue.objects.get(pk=hall.pk).seats == 180


@pytest.mark.django_db
def test_one_room_is_not_kept_by_the_school_and_by_a_college(hall, office, animal_college, machine_college):
    with pytest.raises(ValidationError) as refusal:
        add_venue(changes={"name": "报告厅"}, college=animal_college, actor=office)
    assert refusal.value.message_dict == {
        "name": ["学校已经登记了“报告厅”，同一处场地请直接预订。确是另一处的，请在名称里写明楼栋。"]
    }
    own = add_venue(changes={"name": "三楼会议室"}, college=animal_college, actor=office)
    assert add_venue(changes={"name": "三楼会议室"}, college=machine_college, actor=office).pk
    with pytest.raises(ValidationError, match="动物科技学院已经登记了|机电工程学院已经登记了"):
        edit_venue(hall, changes={"name": "三楼会议室"}, actor=office)
    assert edit_venue(own, changes={"name": "三楼会议室", "seats": 30}, actor=office).seats == 30


@pytest.mark.django_db
def test_a_closed_room_whose_name_another_took_is_not_opened_again(hall, office, animal_college):
    close_venue(hall, actor=office)
    add_venue(changes={"name": "报告厅"}, college=animal_college, actor=office)
    with pytest.raises(ValidationError, match="动物科技学院已经登记了"):
        reopen_venue(hall, actor=office)


@pytest.mark.django_db
def test_hours_in_another_year_are_taken_for_a_slip(event, hall):
    for days in (61, 365, -61):
        with pytest.raises(ValidationError, match="离活动日超过 60 天|已经过去"):
            booked(event, hall, from_hour=24 * days)
    assert booked(event, hall, from_hour=-24 * 30).pk
