"""Who comes through the gate of `/college/`, and into which college."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.services import close_account
from alumni.models import ClassGroup
from colleges.models import Appointment, College
from conftest import make_alumnus, seated

pytestmark = pytest.mark.django_db
SENTENCE = "您目前没有二级学院的任职，不能进入学院工作台。如有疑问，请联系校友会办公室。"


def day(days):
    return timezone.localdate() + timedelta(days=days)


def appointed(user, college, since, until=None, **facts):
    return Appointment.objects.create(user=user, college=college, duty="liaison", since=since, until=until, **facts)


def college_of(client):
    return client.get("/college/").wsgi_request.college


@pytest.mark.parametrize("period", [(-400, -1), (1, None), (1, 30)])
def test_an_ended_and_a_future_appointment_open_nothing_and_the_page_says_so(
    sign_in, make_user, animal_college, period
):
    user = make_user("late", "迟老师")
    since, until = (days and day(days) for days in period)
    appointed(user, animal_college, since, until)
    client = sign_in(user)
    for address in ("/college/", "/college/alumni/", "/college/alumni/rosters/"):
        response = client.get(address)
        assert response.status_code == 403 and SENTENCE in response.content.decode()
    assert client.post("/college/choose/", {"college": animal_college.pk}).status_code == 403


@pytest.mark.parametrize("period", [(0, None), (-1, 0), (0, 0)])
def test_the_first_and_the_last_day_are_within(sign_in, make_user, animal_college, period):
    user = make_user("edge", "边老师")
    appointed(user, animal_college, day(period[0]), None if period[1] is None else day(period[1]))
    assert college_of(sign_in(user)) == animal_college


def test_a_substitute_comes_in_until_the_end_of_the_leave_and_no_longer(sign_in, make_user, animal_college):
    user = make_user("stand-in", "代老师")
    seat = appointed(user, animal_college, day(-10), day(0), is_substitute=True)
    client = sign_in(user)
    assert client.get("/college/").status_code == 200
    Appointment.objects.filter(pk=seat.pk).update(until=day(-1))
    assert client.get("/college/").status_code == 403


def test_a_closed_account_has_no_seat_though_its_session_still_stands(sign_in, liaison):
    client = sign_in(liaison)
    close_account(liaison)
    assert client.get("/college/").status_code in (302, 403)


def test_whoever_sits_for_two_colleges_chooses_in_the_head_of_the_page(
    sign_in, liaison, animal_college, machine_college
):
    seated(liaison, machine_college)
    client = sign_in(liaison)
    page = client.get("/college/").content.decode()
    assert "动物科技学院" in page and "机电工程学院" in page
    for college in (machine_college, animal_college):
        assert client.post("/college/choose/", {"college": college.pk})["Location"] == "/college/"
        assert college_of(client) == college


def test_a_college_without_a_seat_cannot_be_chosen(sign_in, liaison, animal_college, machine_college):
    client = sign_in(liaison)
    page = client.post("/college/choose/", {"college": machine_college.pk}, follow=True)
    assert "您目前不在该学院任职，请重新选择。" in page.content.decode()
    assert college_of(client) == animal_college
    for nonsense in ("", "x", "99999999"):
        client.post("/college/choose/", {"college": nonsense})
        assert college_of(client) == animal_college


def test_a_chosen_seat_that_ended_gives_way_to_the_other(sign_in, liaison, animal_college, machine_college):
    seat = appointed(liaison, machine_college, day(-30))
    client = sign_in(liaison)
    client.post("/college/choose/", {"college": machine_college.pk})
    Appointment.objects.filter(pk=seat.pk).update(until=day(-1))
    assert college_of(client) == animal_college


def test_duties_in_one_college_add_up_to_one_seat(sign_in, liaison, animal_college):
    seated(liaison, animal_college, "leader")
    seat = sign_in(liaison).get("/college/").wsgi_request.seat
    assert (seat.college, seat.duties, seat.is_leader) == (animal_college, {"liaison", "leader"}, True)


def test_the_people_of_a_merged_college_are_seen_by_the_one_it_went_into(
    sign_in, liaison, other_liaison, animal_college
):
    old = College.objects.create(name="牧医系", opened_on=day(-9000), closed_on=day(-4000), merged_into=animal_college)
    older = College.objects.create(name="兽医科", closed_on=day(-5000), merged_into=old)
    people = [make_alumnus(each, f"老生{n}", class_name=f"牧医870{n}") for n, each in enumerate((old, older), start=1)]
    for person in people:
        assert sign_in(liaison).get(f"/college/alumni/people/{person.pk}/").status_code == 200
        assert sign_in(other_liaison).get(f"/college/alumni/people/{person.pk}/").status_code == 404
    assert ClassGroup.objects.of_college(animal_college).count() == 2
    assert ClassGroup.objects.of_college(old).count() == 2 and ClassGroup.objects.of_college(older).count() == 1
