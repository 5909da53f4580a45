"""Appointing, handing over, substituting (art. 5)."""

import threading
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from audit.trail import acting_as
from colleges.models import Appointment, Notice
from colleges.services.appointments import appoint, end_appointment, hand_over
from conftest import PASSWORD, make_college, seated

pytestmark = pytest.mark.django_db
TWO_LEADERS = "该学院这一时期已有一名分管领导，请先结束前任的任期，或使用“交接”（第五条）。"


@pytest.fixture(autouse=True)
def nobody_in_particular(db):
    with acting_as(None):
        yield


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


def words(refused):
    return refused.value.messages


def test_an_appointment_opens_the_college_and_tells_the_person(make_user, animal_college, sign_in):
    user = make_user("new", "新老师")
    seat = appoint(user, college=animal_college, duty="liaison", document="院发〔2026〕3 号")
    assert (seat.since, seat.until, seat.document) == (today(), None, "院发〔2026〕3 号")
    assert sign_in(user).get("/college/").status_code == 200
    assert Notice.objects.get(user=user).title == "您已担任动物科技学院校友联络员"


def test_a_college_has_one_leader_at_a_time_and_several_liaisons(leader, make_user, animal_college):
    appoint(make_user("l1", "一"), college=animal_college, duty="liaison")
    appoint(make_user("l2", "二"), college=animal_college, duty="liaison")
    with pytest.raises(ValidationError) as refused:
        appoint(make_user("l3", "三"), college=animal_college, duty="leader")
    assert words(refused) == [TWO_LEADERS]
    assert Appointment.objects.filter(college=animal_college).count() == 3


def test_leaders_may_follow_one_another_without_a_gap(make_user, animal_college):
    first = appoint(make_user("l1", "一"), college=animal_college, duty="leader", since=today(-9), until=today(-1))
    second = appoint(make_user("l2", "二"), college=animal_college, duty="leader", since=today())
    assert list(Appointment.objects.current().leaders()) == [second]
    with pytest.raises(ValidationError):
        appoint(make_user("l3", "三"), college=animal_college, duty="leader", since=first.until, until=first.until)


def test_a_substitute_stands_beside_the_leader_and_must_have_an_end(leader, make_user, animal_college):
    user = make_user("stand-in", "代老师")
    with pytest.raises(ValidationError) as refused:
        appoint(user, college=animal_college, duty="leader", is_substitute=True)
    assert words(refused) == ["临时代理必须填写结束日期。"]
    appoint(user, college=animal_college, duty="leader", is_substitute=True, until=today(30))
    assert Appointment.objects.current().leaders().count() == 2


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"until": date(2020, 1, 1)}, "结束日期不能早于开始日期。"),
        ({}, "这个人在该学院这一时期已有同样的任职，不必重复登记。"),
    ],
)
def test_periods_in_disorder_and_doubles_are_refused(liaison, animal_college, facts, sentence):
    with pytest.raises(ValidationError) as refused:
        appoint(liaison, college=animal_college, duty="liaison", **facts)
    assert sentence in words(refused)


def test_handing_over_closes_the_old_door_the_same_day_and_keeps_the_history(
    liaison, make_user, animal_college, client
):
    seat, successor = liaison.appointments.get(), make_user("next", "继老师")
    client.post("/accounts/login/", {"username": "animal", "password": PASSWORD})
    assert client.get("/college/").status_code == 200
    new = hand_over(seat, to=successor)
    assert client.get("/college/").status_code in (302, 403)
    client.force_login(liaison)
    assert client.get("/college/").status_code == 403
    client.force_login(successor)
    assert client.get("/college/").status_code == 200
    seat.refresh_from_db()
    assert (seat.until, new.since, new.duty, new.college) == (today(-1), today(), "liaison", animal_college)
    assert [event.until for event in seat.trail_events.order_by("pgh_id")] == [None, today(-1)]


def test_handing_over_later_leaves_the_old_door_open_until_then(liaison, make_user, sign_in):
    seat = liaison.appointments.get()
    new = hand_over(seat, to=make_user("next", "继老师"), on=today(7))
    seat.refresh_from_db()
    assert (seat.until, new.since) == (today(6), today(7))
    assert sign_in(liaison).get("/college/").status_code == 200


def test_handing_over_a_leader_never_makes_two(leader, make_user, animal_college):
    hand_over(leader.appointments.get(), to=make_user("next", "继院长"))
    assert [seat.user.username for seat in Appointment.objects.current().leaders()] == ["next"]


def test_handing_over_a_substitution_keeps_its_end(make_user, animal_college):
    facts = {"college": animal_college, "duty": "liaison", "is_substitute": True}
    seat = appoint(make_user("a", "甲"), since=today(-5), until=today(20), **facts)
    new = hand_over(seat, to=make_user("b", "乙"))
    assert (new.until, new.is_substitute) == (today(20), True)


def test_handing_over_refuses_what_makes_no_sense(liaison, make_user, animal_college):
    seat, other = liaison.appointments.get(), make_user("next", "继老师")
    with pytest.raises(ValidationError) as refused:
        hand_over(seat, to=liaison)
    assert words(refused) == ["接任人与前任是同一个人，请另选一人。"]
    with pytest.raises(ValidationError) as refused:
        hand_over(seat, to=other, on=seat.since)
    assert words(refused) == [
        "周老师的任期从 2024年9月1日开始，最早 2024年9月2日可以交接。"
        "如要其只任到 2024年9月1日，请先用“结束任职”，再为接任人办理任职，从 2024年9月2日起。"
    ]
    end_appointment(seat, on=today(-1))
    with pytest.raises(ValidationError) as refused:
        hand_over(seat, to=other)
    assert words(refused) == ["这段任职已经结束，请直接为新人办理任职。"]
    assert Appointment.objects.count() == 1


def test_an_ended_appointment_holds_to_the_end_of_its_last_day(liaison, sign_in):
    seat = end_appointment(liaison.appointments.get())
    assert seat.until == today() and sign_in(liaison).get("/college/").status_code == 200
    with pytest.raises(ValidationError) as refused:
        end_appointment(seat, on=date(2000, 1, 1))
    assert words(refused) == ["结束日期不能早于任职开始日期。"]
    end_appointment(seat, on=today(-1))
    assert sign_in(liaison).get("/college/").status_code == 403


def test_ending_what_has_ended_changes_nothing_and_says_since_when(liaison):
    """A second ending with a later day would open the door again."""
    seat = end_appointment(liaison.appointments.get(), on=date(2025, 1, 31))
    with pytest.raises(ValidationError) as refused:
        end_appointment(seat, on=today())
    assert words(refused) == [
        "这段任职已于 2025年1月31日结束，不必再次结束。最后一天登记有误的，请在任职的页面更正“至”。"
    ]
    assert Appointment.objects.get().until == date(2025, 1, 31)


def changed(client, url, typed):
    """Open the form of the admin and send it with what was typed; it carries the version that was opened."""
    version = client.get(url).context["adminform"].form["version"].value()
    return client.post(url, typed | {"version": version})


@pytest.mark.parametrize("until", ["", "2099-01-01"])
def test_an_ended_appointment_is_not_revived_by_its_form(until, liaison, sign_in, office):
    seat = end_appointment(liaison.appointments.get(), on=date(2025, 1, 31))
    url, form = f"/admin/colleges/appointment/{seat.pk}/change/", {"since": "2024-09-01", "document": ""}
    page = changed(sign_in(office), url, form | {"until": until})
    assert "这段任职已于 2025年1月31日结束，不能恢复为现任。如需继续任职，请另行办理任职。" in page.content.decode()
    assert Appointment.objects.get().until == date(2025, 1, 31)


def test_the_last_day_of_an_ended_appointment_may_be_corrected(liaison, sign_in, office):
    seat = end_appointment(liaison.appointments.get(), on=date(2025, 1, 31))
    url, form = f"/admin/colleges/appointment/{seat.pk}/change/", {"since": "2024-09-01", "document": ""}
    assert changed(sign_in(office), url, form | {"until": "2025-01-15"}).status_code == 302
    assert Appointment.objects.get().until == date(2025, 1, 15)


def test_handing_over_on_the_first_day_is_refused_beside_the_day_and_names_the_way(
    make_user, animal_college, sign_in, office
):
    seat = appoint(make_user("first", "首老师"), college=animal_college, duty="liaison")
    form = {"new_username": "2026002", "new_name": "继老师", "on": today()}
    page = sign_in(office).post(f"/admin/colleges/appointment/{seat.pk}/hand-over/", form)
    assert "请先用“结束任职”" in " ".join(page.context["form"].errors["on"])
    assert Appointment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_leaders_appointed_at_the_same_moment_the_database_lets_one_through(make_user):
    college = make_college("动物科技学院", {})
    users = [make_user(name, name) for name in ("first", "second")]
    both_checked, outcomes = threading.Barrier(2), []

    def appointing(user):
        seat = Appointment(user=user, college=college, duty="leader", since=today())
        seat.full_clean()
        both_checked.wait(10)
        try:
            with transaction.atomic(), acting_as(None):
                seat.save()
            outcomes.append("saved")
        except Exception as error:
            outcomes.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=appointing, args=[user]) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) in (["IntegrityError", "saved"], ["OperationalError", "saved"])
    assert Appointment.objects.current().leaders().count() == 1


def test_the_office_appoints_a_new_person_and_sees_the_password_once(sign_in, office, animal_college):
    client = sign_in(office)
    sent = {
        "new_username": "2026001",
        "new_name": "新老师",
        "college": animal_college.pk,
        "duty": "liaison",
        "since": today(),
    }
    page = client.post("/admin/colleges/appointment/add/", sent, follow=True)
    seat = Appointment.objects.get()
    assert (seat.user.username, seat.user.must_change_password, seat.user.is_staff) == ("2026001", True, False)
    shown = page.content.decode()
    assert "2026001" in shown and "初始密码" in shown
    assert "2026001" not in client.get("/admin/accounts/user/first-password/").content.decode()
    assert seated(seat.user, make_college("机电工程学院", {})).appointments.count() == 2
