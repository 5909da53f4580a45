"""Whoever is erased is gone from events as well: the rows, their trail from before anybody knew whose they are, the logs."""

import pytest

from alumni.models import Contact
from alumni.services.rights import ask_erasure, erase_person
from alumni.tests.test_rights import where_found
from alumni_office.roles import OFFICE
from audit.trail import acting_as
from conftest import make_alumnus
from events.models import Guest, Invitation, Registration, Suggestion
from events.services.registration_matching import match_registration
from events.tests.registering import open_event, registered

pytestmark = pytest.mark.django_db

NAME, WRITTEN, PHONE, MAIL = "钱鼱鼱", "鼱鼱钱", "13855667788", "qianyy@example.cn"
CANARIES = [NAME, WRITTEN, "鼱", PHONE, MAIL]
ASKED = {"reason": "本人书面申请，已存档。", "identity": "本人到办公室，核对了证件"}


@pytest.fixture
def second_clerk(make_user):
    return make_user("office2", "文老师", role=OFFICE)


@pytest.fixture
def event(liaison, animal_college):
    return open_event(animal_college, actor=liaison, capacity=10, companions=3)


@pytest.fixture
def person(animal_college, liaison):
    with acting_as(liaison):
        person = make_alumnus(animal_college, NAME, mobile=PHONE)
        Contact.objects.create(alumnus=person, kind="email", value=MAIL, source="self")
    return person


def erased(person, office, second_clerk):
    return erase_person(ask_erasure(person, actor=office, **ASKED), actor=second_clerk)


def test_nothing_of_whoever_came_remains_not_even_in_the_trail_from_before_the_match(
    event, person, liaison, office, second_clerk, animal_college, desk
):
    said = {"mobile": PHONE, "email": MAIL, "post": f"{NAME}养殖场", "companions": 1, "companion_names": f"{NAME}之子"}
    with acting_as(liaison):
        row = registered(event, 1, name=WRITTEN, **said)
        match_registration(row, person=person, actor=liaison)
        event.check_ins.create(registration=row, key="k1", method="name")
        Invitation.issue(event=event, alumnus=person, expires_at=event.ends_at, failed=f"{MAIL} 退信")
        Guest.objects.create(event=event, name=NAME, phone=PHONE, note=f"{NAME}坐首席", alumnus=person)
    desk.post(f"/college/events/registrations/{row.pk}/show/")
    assert {"events_registrationtrailevent.name", "events_guesttrailevent.note", "audit_readingline.subject"} <= (
        where_found(CANARIES)
    )
    outcome = erased(person, office, second_clerk).outcome
    assert where_found(CANARIES) == set()
    event.refresh_from_db()
    assert (event.taken, event.registrations.count(), event.guests.count(), event.check_ins.count()) == (0, 0, 0, 0)
    assert (outcome["mentioned"], ["报名", 1] in outcome["goes"]) == ([], True)


def test_what_nobody_has_matched_goes_by_name_and_number_and_a_suggestion_loses_its_name(
    event, person, liaison, office, second_clerk
):
    with acting_as(liaison):
        registered(event, 1, name=NAME, mobile=PHONE, post=f"{NAME}养殖场")
        Guest.objects.create(event=event, name=NAME, phone=PHONE)
        heard = Suggestion.objects.create(event=event, text="多办讲座", name=NAME, contact=f"电话 {PHONE}")
    outcome = erased(person, office, second_clerk).outcome
    assert where_found(CANARIES) == set()
    heard.refresh_from_db()
    assert (heard.text, heard.name, heard.contact) == ("多办讲座", "", "")
    assert [each for each in outcome["goes"] if "没有核对" in each[0] or "建议" in each[0]] == [
        ["还没有核对的报名", 1],
        ["还没有核对的嘉宾", 1],
        ["校友建议里的姓名和联系方式", 1],
    ]


def test_a_namesake_keeps_the_registration_and_its_trail(event, person, alumnus, liaison, office, second_clerk):
    with acting_as(liaison):
        other = registered(event, 1, name=NAME, mobile="13911112222")
        couple = registered(event, 2, name="王伟", mobile=PHONE)  # two who share a telephone
        match_registration(couple, person=alumnus, actor=liaison)
        match_registration(registered(event, 3, name=NAME, mobile=PHONE), person=person, actor=liaison)
    erased(person, office, second_clerk)
    assert list(Registration.objects.order_by("pk").values_list("pk", "name", "mobile")) == [
        (other.pk, NAME, "13911112222"),
        (couple.pk, "王伟", PHONE),
    ]
    assert set(other.trail_events.values_list("name", flat=True)) == {NAME}
    assert set(couple.trail_events.values_list("name", flat=True)) == {"王伟"}
