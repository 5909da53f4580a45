"""The organiser's list: who comes, who it is in the database, who must still be told, what leaves as a file, what is forgotten."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alumni.models import Alumnus
from alumni.services.merges import merge_people, unmerge
from audit.models import ExportLine, ReadingLine
from common.once import new_key
from conftest import make_alumnus
from events.models import Event, EventSettings, Guest, Invitation, Registration
from events.registration_lists import counts, needs, twice
from events.services.registering import is_used, register_by_staff, renew_link
from events.services.registration_forgetting import forget_registrations
from events.services.registration_matching import match_registration
from events.services.registrations import cancel_own
from events.tests.made import make_event
from events.tests.registering import as_shown, facts_of, open_event, registered, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(liaison, animal_college):
    return open_event(animal_college, actor=liaison, companions=3, asks=["arrival", "meals", "hotel"])


def at(name, row):
    return reverse(f"college:events:{name}", args=[row.pk])


# --- the list ---


def test_the_list_finds_by_name_and_by_the_end_of_a_phone_and_shows_no_number(desk, event):
    registered(event, 1, name="王伟", mobile="13800138000")
    registered(event, 2, name="李娜", mobile="13900139001")
    url = at("registrations", event)
    assert "王伟" in words(desk.get(url)) and "李娜" in words(desk.get(url))
    assert "13800138000" not in words(desk.get(url))
    for q in ("8000", "王"):
        found = words(desk.get(url, {"q": q}))
        assert "王伟" in found and "李娜" not in found


def test_the_counts_tell_what_kitchen_hotel_and_driver_need(event):
    day = event.first_day
    first = {"companions": 1, "companion_names": "甲", "arrives_at": event.starts_at, "arrives_by": "G1234"}
    nights = {"hotel_from": day - timedelta(days=1), "hotel_until": day + timedelta(days=1)}
    registered(event, 1, **first, **nights, meals="清真", answers=[[7, "衣服尺码", "L"]])
    registered(event, 2, meals="清真", arrives_at=event.starts_at, answers=[[7, "衣服尺码", "L；M"]])
    cancel_own(registered(event, 3, meals="不吃辣"), actor=None)
    found = counts(event)
    assert {name: found[name] for name in ("confirmed", "people", "brought", "cancelled", "unmatched")} == {
        "confirmed": 2,
        "people": 3,
        "brought": 1,
        "cancelled": 1,
        "unmatched": 2,
    }
    told = needs(event)
    assert [each[2:] for each in told["arrivals"]] == [(3, "G1234")]
    assert [each[1:] for each in told["nights"]] == [(1, 2), (1, 2)]
    assert (told["meals"], told["answers"]) == ([("清真", 2)], [("衣服尺码", [("L", 2), ("M", 1)])])


def test_the_list_asks_the_database_as_often_for_one_as_for_three(desk, event):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            desk.get(at("registrations", event))
        return len(asked)

    registered(event, 1)
    queries()
    one = queries()
    registered(event, 2)
    registered(event, 3)
    assert queries() == one


def test_staff_writes_somebody_down_changes_and_cancels_with_a_reason(desk, event):
    desk.post(at("registration-add", event), {"name": "王伟", "companions": "1", "companion_names": "甲", "once": "k"})
    row = event.registrations.get()
    assert (row.source, row.seats, row.registered_by.name) == ("staff", 2, "周老师")
    said = as_shown(desk.get(at("registration-edit", row))) | {"companions": "0", "post": "场长"}
    assert desk.post(at("registration-edit", row), said).status_code == 302
    row.refresh_from_db()
    assert (row.post, row.companions, row.companion_names) == ("场长", 0, "")
    desk.post(at("registration-cancel", row), {"reason": "来电取消"})
    row.refresh_from_db()
    assert (row.state, row.reason) == ("cancelled", "来电取消")
    desk.post(at("registration-restore", row))
    row.refresh_from_db()
    assert row.state == "confirmed"


def test_of_two_clerks_at_one_registration_the_second_sees_what_the_first_wrote_and_keeps_the_own_typing(desk, event):
    arrives = event.starts_at.replace(second=0, microsecond=0)
    row = registered(event, 1, post="兽医", meals="清真", arrives_at=arrives)
    opened = as_shown(desk.get(at("registration-edit", row)))
    assert desk.post(at("registration-edit", row), opened | {"post": "场长", "meals": "素食"}).status_code == 302
    page = desk.post(at("registration-edit", row), opened | {"post": "厂长"})
    told = words(page)
    assert "别人刚才的修改" in told and "场长" in told and "厂长" in told
    row.refresh_from_db()
    assert (row.post, row.meals) == ("场长", "素食")
    assert desk.post(at("registration-edit", row), as_shown(page)).status_code == 302
    row.refresh_from_db()
    assert (row.post, row.meals, row.arrives_at) == ("厂长", "素食", arrives)


def test_a_phone_is_shown_in_full_only_with_a_line_in_the_log(desk, event):
    row = registered(event, 1, mobile="13800138000")
    assert "138 0013 8000" not in words(desk.get(at("registration-detail", row)))
    assert "138 0013 8000" in words(desk.post(at("registration-show", row)))
    line = ReadingLine.objects.get()
    assert (line.what, line.subject, line.subject_id) == ("报名联系方式", f"活动报名 第 {row.pk} 份", 0)


def test_the_log_names_whom_it_can_find_again(desk, event, alumnus, liaison):
    row = match_registration(registered(event, 1, name="王伟"), person=alumnus, actor=liaison)
    desk.post(at("registration-show", row))
    assert [(line.subject, line.subject_id) for line in ReadingLine.objects.all()] == [("活动报名 王伟", alumnus.pk)]


def test_a_fresh_link_is_shown_once_and_ends_the_one_before(desk, event, client):
    row = registered(event, 1)
    old = reverse("events:registration", args=[renew_link(row, actor=None)])
    page = words(desk.post(at("registration-link", row), {"once": "k"}))
    assert "/events/r/" in page and desk.get(old).status_code == 404
    assert "/events/r/" not in words(desk.get(at("registration-detail", row)))


def test_another_college_sees_nothing_of_it(sign_in, other_liaison, event):
    row = registered(event, 1)
    browser = sign_in(other_liaison)
    pages = [at("registrations", event), at("registration-detail", row), at("registration-match", row)]
    assert [browser.get(page).status_code for page in pages] == [404, 404, 404]
    assert browser.post(at("registration-cancel", row), {"reason": "x"}).status_code == 404


def test_the_office_has_the_same_pages_and_the_inspector_reads(sign_in, office, inspector, event):
    row = registered(event, 1, name="王伟")
    list_, one = (
        reverse("admin:event-registrations", args=[event.pk]),
        reverse("admin:event-registration-detail", args=[row.pk]),
    )
    for user in (office, inspector):
        browser = sign_in(user)
        assert "王伟" in words(browser.get(list_)) and "王伟" in words(browser.get(one))
    assert browser.post(reverse("admin:event-registration-cancel", args=[row.pk]), {"reason": "x"}).status_code == 403


# --- who it is in the database ---


def test_a_liaison_confirms_one_of_the_own_people_and_the_record_does_not_change(desk, event, alumnus, animal_college):
    make_alumnus(animal_college, "王伟", class_name="牧医1601", year=2016)
    row = registered(event, 1, name="王伟", mobile="13911112222", class_text="牧医1501", post="总经理")
    page = words(desk.get(at("registration-match", row)))
    assert page.count("就是这一位") == 1 and "姓名和班级相同" in page
    before = list(alumnus.contacts.values()), Alumnus.objects.values("version").get(pk=alumnus.pk)
    desk.post(at("registration-match", row), {"person": alumnus.pk, "once": "k"})
    row.refresh_from_db()
    assert (row.alumnus, row.matched_by.name, row.matched_at is not None) == (alumnus, "周老师", True)
    assert (list(alumnus.contacts.values()), Alumnus.objects.values("version").get(pk=alumnus.pk)) == before
    desk.post(at("registration-unmatch", row))
    row.refresh_from_db()
    assert (row.alumnus, row.matched_at) == (None, None)


def test_a_liaison_is_offered_nobody_of_another_college_and_the_office_is(desk, sign_in, office, event, other_alumnus):
    row = registered(event, 1, name="李娜", mobile="13900139000", class_text="机电1501")
    assert "就是这一位" not in words(desk.get(at("registration-match", row)))
    assert desk.post(at("registration-match", row), {"person": other_alumnus.pk, "once": "k"}).status_code == 404
    assert "就是这一位" in words(sign_in(office).get(reverse("admin:event-registration-match", args=[row.pk])))


def test_not_in_the_database_is_an_answer_too(desk, event):
    row = registered(event, 1)
    desk.post(at("registration-match", row), {"once": "k"})
    row.refresh_from_db()
    assert (row.alumnus, row.matched_by.name) == (None, "周老师")
    assert not Registration.objects.unmatched().exists()


def test_one_person_is_not_confirmed_in_two_registrations_of_one_event(event, alumnus, liaison):
    first, second = registered(event, 1), registered(event, 2)
    match_registration(first, person=alumnus, actor=liaison)
    with pytest.raises(ValidationError, match="已有另一份报名"):
        match_registration(second, person=alumnus, actor=liaison)


# --- telling ---


def test_whoever_does_not_know_of_a_move_is_listed_mailed_and_marked(desk, event, settings):
    registered(event, 1, name="王伟", email="wang@163.com")
    registered(event, 2, name="李娜")
    Event.objects.filter(pk=event.pk).update(change_no=1, change_words="改到第二会议室")
    registered(event, 3, name="赵敏")
    listed = words(desk.get(at("registrations", event), {"show": "untold"}))
    assert "王伟" in listed and "李娜" in listed and "赵敏" not in listed
    settings.EMAIL_BACKEND, works = "events.tests.registering.BrokenBackend", settings.EMAIL_BACKEND
    desk.post(at("registration-tell", event), {"act": "mail"})
    assert event.registrations.untold().count() == 2  # a mail that was not taken tells nobody
    settings.EMAIL_BACKEND = works
    desk.post(at("registration-tell", event), {"act": "mail"})
    assert [(each.to, "改到第二会议室" in each.body) for each in mail.outbox] == [(["wang@163.com"], True)]
    assert [row.name for row in event.registrations.untold()] == ["李娜"]
    desk.post(at("registration-tell", event))
    assert not event.registrations.untold().exists()


def test_nobody_who_asked_to_be_left_alone_is_mailed(desk, event, alumnus, liaison):
    row = registered(event, 1, email="wang@163.com")
    match_registration(row, person=alumnus, actor=liaison)
    Alumnus.objects.filter(pk=alumnus.pk).update(do_not_contact=True)
    Event.objects.filter(pk=event.pk).update(change_no=1, change_words="改期")
    desk.post(at("registration-tell", event), {"act": "mail"})
    assert mail.outbox == []


# --- what leaves as a file ---


def exported(desk, event, purpose):
    answer = desk.post(at("registration-export", event), {"purpose": purpose, "once": new_key()})
    return "\n".join(
        str(cell.value)
        for sheet in openpyxl.load_workbook(io.BytesIO(answer.content))
        for line in sheet
        for cell in line
    )


def test_a_list_leaves_with_a_purpose_and_a_line_in_the_log_masked_unless_for_writing(desk, event, alumnus, liaison):
    row = registered(event, 1, name="=王伟", mobile="13800138000", answers=[[1, "尺码", "L"]])
    match_registration(row, person=alumnus, actor=liaison)
    assert "138 **** 8000" in exported(desk, event, "service")
    full = exported(desk, event, "contact")
    assert "138 0013 8000" in full and "=王伟" in full and "尺码" in full
    said = ExportLine.objects.order_by("pk").values_list("rows", "people", "unmasked")
    assert list(said) == [(1, [alumnus.pk], False), (1, [alumnus.pk], True)]


@pytest.mark.parametrize("state", [{"do_not_contact": True}, {"state": "lost"}, {"state": "deceased"}])
def test_of_the_quiet_the_list_has_the_name_alone_and_of_the_dead_nothing(desk, event, alumnus, liaison, state):
    row = registered(event, 1, name="王小伟", mobile="13800138000", email="wang@163.com")
    registered(event, 2, name="李娜", mobile="13900139001")
    match_registration(row, person=alumnus, actor=liaison)
    Alumnus.objects.filter(pk=alumnus.pk).update(**state)
    for purpose in ("contact", "service"):
        told = exported(desk, event, purpose)
        assert ("王小伟" in told) == (state != {"state": "deceased"}) and "李娜" in told
        assert not any(each in told for each in ("138 **** 8000", "138 0013 8000", "163.com"))


# --- forgetting, merging, erasing ---


def test_what_was_told_for_the_day_is_emptied_afterwards_also_in_the_trail(event, liaison, client):
    secret = {
        "mobile": "13800138000",
        "email": "wang@163.com",
        "arrives_by": "G7777",
        "meals": "忌口",
        "remark": "私话",
    }
    row = registered(event, 1, name="王伟", **secret, answers=[[1, "问题", "答案"]])
    link = reverse("events:registration", args=[renew_link(row, actor=None)])
    now, keep = timezone.now(), EventSettings.current().keep_days
    ended = now - timedelta(days=keep - 1)
    facts = {"starts_at": ended - timedelta(hours=3), "ends_at": ended - timedelta(hours=1)}
    Event.objects.filter(pk=event.pk).update(**facts, state="closed", ended_by=liaison, ended_at=ended)
    assert forget_registrations() == 0
    Event.objects.filter(pk=event.pk).update(ended_at=now - timedelta(days=keep + 1))
    assert (forget_registrations(), forget_registrations()) == (1, 0)
    row.refresh_from_db()
    assert [getattr(row, name) for name in secret] == ["", "", "", "", ""]
    assert (row.name, row.answers, row.state, row.seats) == ("王伟", [], "confirmed", 1)
    trail = str(list(row.trail_events.values()))
    assert "王伟" in trail and not any(each in trail for each in (*secret.values(), "答案"))
    assert client.get(link).status_code == 404


def test_merging_two_records_keeps_both_registrations_and_their_badges_and_says_so(
    event, animal_college, liaison, office
):
    kept, gone = make_alumnus(animal_college, "王伟", class_name="牧医1501"), make_alumnus(animal_college, "王伟")
    first, second = registered(event, 1), registered(event, 2)
    for row, person in ((first, kept), (second, gone)):
        match_registration(row, person=person, actor=liaison)
    until = timezone.now() + timedelta(days=3)
    for each in (kept, gone):
        Invitation.issue(event=event, alumnus=each, expires_at=until)
        Guest.objects.create(event=event, name="王伟", alumnus=each)
    merge = merge_people(kept, gone, college=None, actor=office)
    rows = list(event.registrations.order_by("pk").values_list("alumnus", "badge", "state"))
    assert rows == [(kept.pk, first.badge, "confirmed"), (kept.pk, second.badge, "confirmed")]
    for rows in (event.invitations, event.guests):
        assert list(rows.values_list("alumnus", flat=True)) == [kept.pk, kept.pk]
    assert [is_used(each) for each in event.invitations.all()] == [True, True]  # neither registers a third time
    assert counts(event)["people"] == 2 and sorted(twice(event.registrations.all())) == [first.pk, second.pk]
    unmerge(merge, college=None, actor=office)
    for rows in (event.registrations, event.invitations, event.guests):
        assert list(rows.order_by("pk").values_list("alumnus", flat=True)) == [kept.pk, gone.pk]
    assert twice(event.registrations.all()) == []


def test_whoever_is_erased_takes_the_registrations_along_and_frees_the_seats(event, alumnus, liaison):
    row = registered(event, 1, companions=1, companion_names="甲")
    match_registration(row, person=alumnus, actor=liaison)
    event.refresh_from_db()
    assert event.taken == 2
    Alumnus.objects.filter(pk=alumnus.pk).delete()
    event.refresh_from_db()
    assert (event.registrations.count(), event.taken) == (0, 0)


def test_what_must_not_be_registered_twice_is_refused_at_the_desk(event, liaison, animal_college):
    register_by_staff(event, facts=facts_of(1), actor=liaison)
    with pytest.raises(ValidationError, match="不必再登记"):
        register_by_staff(event, facts=facts_of(1), actor=liaison)
    assert make_event(animal_college, actor=liaison).registrations.count() == 0
