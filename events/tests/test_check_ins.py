"""The day itself: checking in and taking back, walk-ins and more seats, stations and their queues, the QR of a badge."""

import json
import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import ReadingLine
from events.day_lists import by_class, counts
from events.models import CheckIn, CheckInStation, Event, Registration
from events.services.changes import move_event
from events.services.check_ins import check_in, new_key, set_people, undo_check_in
from events.services.registrations import cancel_registration
from events.services.stations import issue_station, revoke_station
from events.services.walk_ins import add_seats, walk_in
from events.tests.made import make_event
from events.tests.registering import facts_of, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(animal_college, liaison):
    """Begins in two hours at the latest and ends in some: people are coming in."""
    return today(animal_college, liaison)


def today(college, actor, **facts):
    now = timezone.now()
    return make_event(
        college,
        actor=actor,
        plan="approved",
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(hours=5),
        **facts,
    )


def coming(event, number=1, **more):
    facts = facts_of(number, **more)
    return Registration.objects.create(event=event, source="open", **facts)


def sent(client, token, *entries):
    path = reverse("events:station-send", args=[token])
    return client.post(path, json.dumps({"entries": entries}), content_type="application/json")


def entry(row, **more):
    return {"key": new_key(), "do": "in", "badge": row.badge} | more


def refusal(act):
    with pytest.raises(ValidationError) as error:
        act()
    return " ".join(error.value.messages)


# --- checking in -----------------------------------------------------------------------------------------------------------


def test_who_registered_is_checked_in_once_and_the_second_hears_by_whom(event, liaison):
    row = coming(event, companions=2)
    done = check_in(row, key=new_key(), actor=liaison)
    assert (done.people, done.noted_by, done.method) == (3, liaison, "name")
    said = refusal(lambda: check_in(row, key=new_key(), actor=liaison))
    assert said.startswith("李华") and "（周老师）" in said and "不必再签" in said
    assert CheckIn.objects.count() == 1


def test_the_same_key_is_the_same_entry(event, liaison):
    row, key = coming(event), new_key()
    assert check_in(row, key=key, actor=liaison) == check_in(row, key=key, actor=liaison)
    assert "编号已用于别的签到" in refusal(lambda: check_in(coming(event, 2), key=key, actor=liaison))


def test_who_cancelled_or_waits_is_told_so(event, liaison):
    gone = coming(event)
    cancel_registration(gone, reason="来电", actor=liaison)
    waits = coming(event, 2, state="waiting", queued_at=timezone.now())
    assert "已取消报名" in refusal(lambda: check_in(gone, key=new_key(), actor=liaison))
    assert "还在候补" in refusal(lambda: check_in(waits, key=new_key(), actor=liaison))


def test_nobody_is_checked_in_days_before_or_after_closing(animal_college, liaison, event):
    early = make_event(animal_college, actor=liaison, in_days=2)
    assert "前一天起才能签到" in refusal(lambda: check_in(coming(early), key=new_key(), actor=liaison))
    tomorrow = make_event(animal_college, actor=liaison, in_days=1)
    assert check_in(coming(tomorrow), key=new_key(), actor=liaison).pk
    row = coming(event)
    Event.objects.filter(pk=event.pk).update(state="closed", ended_by=liaison, ended_at=timezone.now())
    assert "已办结" in refusal(lambda: check_in(row, key=new_key(), actor=liaison))


def test_it_is_undone_with_who_and_when_and_done_again(event, liaison):
    row = coming(event)
    first = check_in(row, key=new_key(), actor=liaison)
    undone = undo_check_in(first, actor=liaison)
    assert undone.undone_by == liaison and undone.undone_at
    assert undo_check_in(first, actor=liaison).undone_at == undone.undone_at
    again = check_in(row, key=new_key(), actor=liaison)
    assert list(CheckIn.objects.standing()) == [again] and CheckIn.objects.count() == 2


def test_the_people_really_there_are_counted_by_class(event, liaison):
    one = coming(event, companions=3, class_text="牧医1501")
    coming(event, 2, class_text="动医1501")
    there = check_in(one, key=new_key(), actor=liaison)
    set_people(there, people=2, actor=liaison)
    assert counts(event) == {
        "here": 1, "people": 2, "registered": 2, "expected": 5, "walked_in": 0, "paper": 0
    }  # fmt: skip
    assert by_class(event) == [("动医1501", 0, 1), ("牧医1501", 2, 4)]
    assert "1 至 21" in refusal(lambda: set_people(there, people=22, actor=liaison))


# --- walk-ins --------------------------------------------------------------------------------------------------------------


def walker(**more):
    return {"name": "赵新", "class_text": "牧医1501", "mobile": "", "companions": 0} | more


def test_a_walk_in_is_registered_and_checked_in(event, liaison):
    done = walk_in(event, facts=walker(companions=1), key=new_key(), actor=liaison)
    row = done.registration
    assert (row.source, row.state, row.registered_by, done.people) == ("walk_in", "confirmed", liaison, 2)
    event.refresh_from_db()
    assert event.taken == 2


def test_a_walk_in_beyond_the_seats_is_refused_until_somebody_adds_some(animal_college, liaison):
    event = today(animal_college, liaison, capacity=1)
    coming(event)
    Registration.objects.create(event=event, source="open", name="候补人", state="waiting", queued_at=timezone.now())
    said = refusal(lambda: walk_in(event, facts=walker(), key=new_key(), actor=liaison))
    assert said == "1 个名额已满，没有登记。请承办人在“签到”页加座后再登记。"
    add_seats(event, number=1, reason="老师同意", actor=liaison)
    walk_in(event, facts=walker(), key=new_key(), actor=liaison)
    event.refresh_from_db()
    assert (event.capacity, event.taken) == (2, 2)
    last = event.trail_events.order_by("-pgh_id").filter(capacity=2).first()
    assert last.actor_name.startswith("周老师")
    assert last.pgh_context.get("reason") == "现场加座 1 个：老师同意"


def test_a_walk_in_who_registered_with_the_telephone_is_that_registration(event, liaison):
    row = coming(event, name="赵新", mobile="13900001111")
    done = walk_in(event, facts=walker(mobile="13900001111"), key=new_key(), actor=liaison)
    assert done.registration == row and Registration.objects.count() == 1
    assert "不必再签" in refusal(
        lambda: walk_in(event, facts=walker(mobile="13900001111"), key=new_key(), actor=liaison)
    )


def test_a_walk_in_of_a_name_on_the_list_is_asked_about_first(event, liaison):
    coming(event, name="赵新")
    assert "名单里有同名的赵新" in refusal(lambda: walk_in(event, facts=walker(), key=new_key(), actor=liaison))
    walk_in(event, facts=walker(), key=new_key(), same_name=True, actor=liaison)
    assert Registration.objects.filter(name="赵新").count() == 2


def test_an_undone_walk_in_never_came_and_frees_the_seat(event, liaison):
    done = walk_in(event, facts=walker(), key=new_key(), actor=liaison)
    undo_check_in(done, actor=liaison)
    event.refresh_from_db()
    assert (Registration.objects.get().state, event.taken) == ("cancelled", 0)


# --- stations --------------------------------------------------------------------------------------------------------------


def opened(event, liaison, label="东门"):
    return issue_station(event, label=label, actor=liaison)


def test_a_station_shows_names_and_last_digits_and_its_opening_is_logged(client, event, liaison):
    coming(event, name="王伟", mobile="13812345678", class_text="牧医1501", email="wang@163.com", remark="秘密备注")
    _, token = opened(event, liaison)
    page = client.get(reverse("events:station", args=[token]))
    assert "王伟" not in words(page) and not ReadingLine.objects.exists()
    listed = client.post(
        reverse("events:station-list", args=[token]), {"opened": True}, content_type="application/json"
    )
    held = listed.json()
    assert [(row["name"], row["class"], row["tail"], row["sounds"]) for row in held["rows"]] == [
        ("王伟", "牧医1501", "5678", "wangwei ww")
    ]
    for secret in ("13812345678", "138****5678", "wang@163.com", "秘密备注"):
        assert secret not in listed.content.decode() and secret not in words(page)
    line = ReadingLine.objects.get()
    assert (line.actor_name[:3], line.what) == ("周老师", "签到名单 1 份，签到点“东门”")
    assert page.headers["Referrer-Policy"] == "no-referrer" and page.headers["Cache-Control"] == "no-store, private"


def test_a_queue_sent_twice_counts_once_and_is_answered_by_key(client, event, liaison):
    station, token = opened(event, liaison)
    rows = [coming(event, n) for n in range(1, 4)]
    queue = [entry(row) for row in rows] + [{"key": new_key(), "do": "walk_in", "name": "赵新", "companions": ""}]
    first = sent(client, token, *queue).json()
    second = sent(client, token, *queue).json()
    assert first["answers"] == second["answers"]
    assert {answer["state"] for answer in first["answers"].values()} == {"done"}
    assert CheckIn.objects.filter(station=station).count() == 4 and Registration.objects.count() == 4
    assert second["count"] == {"people": 4, "here": 4, "registered": 4}


def test_each_entry_is_answered_by_itself(client, event, machine_college, other_liaison, liaison):
    _, token = opened(event, liaison)
    there, gone = coming(event), coming(event, 2)
    check_in(there, key=new_key(), actor=liaison)
    cancel_registration(gone, reason="来电", actor=liaison)
    foreign = coming(today(machine_college, other_liaison, title="别院的活动"), 3)
    queue = [
        entry(there),
        entry(gone),
        entry(foreign),
        {"do": "in"},
        {"key": new_key(), "do": "walk_in", "name": "<b>"},
    ]
    said = list(sent(client, token, *queue, "no entry", 7).json()["answers"].values())
    assert [answer["state"] for answer in said] == ["there", "refused", "refused", "refused", "refused"]
    assert "（周老师）" in said[0]["say"] and "已取消报名" in said[1]["say"]
    assert said[2]["say"] == "这份报名属于另一个活动，不能在这里签到。" and "别院" not in str(said)
    assert CheckIn.objects.count() == 1


def test_a_body_that_does_not_read_changes_nothing(client, event, liaison):
    _, token = opened(event, liaison)
    path = reverse("events:station-send", args=[token])
    for body in (b"", b"[]", b"{", b"7", b'{"entries": 1}', b'{"entries": [{"key": "\\ud800"}]}', b"[" * 50_000):
        answer = client.post(path, body, content_type="application/json")
        assert (answer.status_code, answer.json()["answers"]) == (200, {})


def test_a_station_takes_back_its_own_entries_only(client, event, liaison):
    _, east = opened(event, liaison)
    _, west = opened(event, liaison, "西门")
    row = coming(event)
    mine = entry(row)
    sent(client, east, mine)
    undo = {"key": new_key(), "do": "undo", "of": mine["key"], "badge": row.badge}
    refused = sent(client, west, undo).json()["answers"][undo["key"]]
    assert refused == {"state": "refused", "say": "只能撤销本签到点登记的签到。请与承办人联系。"}
    assert sent(client, east, undo).json()["answers"][undo["key"]]["state"] == "done"
    again = entry(row)
    assert sent(client, east, mine, undo, again).json()["answers"][again["key"]]["state"] == "done"
    assert CheckIn.objects.standing().get().key == again["key"]


def test_the_moment_is_the_phones_unless_its_clock_is_wrong(client, event, liaison):
    _, token = opened(event, liaison)
    half_past, years_ago = timezone.now() - timedelta(minutes=30), timezone.now() - timedelta(days=900)
    queue = [
        entry(coming(event, n), at=int(moment.timestamp() * 1000)) for n, moment in ((1, half_past), (2, years_ago))
    ]
    sent(client, token, *queue)
    known = CheckIn.objects.get(key=queue[0]["key"])
    assert abs(known.at - half_past) < timedelta(seconds=1) and known.received_at - known.at > timedelta(minutes=29)
    assert timezone.now() - CheckIn.objects.get(key=queue[1]["key"]).at < timedelta(minutes=1)


def test_a_link_that_was_taken_back_or_has_ended_opens_nothing(client, event, liaison):
    station, token = opened(event, liaison)
    row = coming(event)
    client.get(reverse("events:station", args=[token]))
    revoke_station(station, actor=liaison)
    for name in ("station", "station-list", "station-send"):
        assert client.get(reverse(f"events:{name}", args=[token])).status_code == 404
    assert sent(client, token, entry(row)).status_code == 404
    assert "请向签到处出示此码" in words(client.get(reverse("events:badge", args=[row.badge])))
    _, late = opened(event, liaison, "西门")
    CheckInStation.objects.update(
        issued_at=timezone.now() - timedelta(days=3), expires_at=timezone.now() - timedelta(days=1)
    )
    assert sent(client, late, entry(row)).status_code == 404
    assert not CheckIn.objects.exists()


def test_the_links_end_with_the_event_also_when_it_is_moved(animal_college, liaison):
    event = make_event(animal_college, actor=liaison, in_days=10)
    station, _ = opened(event, liaison)
    assert station.expires_at == event.ends_at + timedelta(hours=24)
    day = timedelta(days=3)
    changes = {"starts_at": event.starts_at + day, "ends_at": event.ends_at + day}
    move_event(event, changes=changes | {"place": event.place, "address": event.address}, why="改期", actor=liaison)
    station.refresh_from_db()
    assert station.expires_at == event.ends_at + day + timedelta(hours=24)


@pytest.mark.django_db(transaction=True)
def test_two_stations_at_once_check_somebody_in_once(animal_college, liaison):
    event = today(animal_college, liaison)
    rows = [coming(event, n) for n in range(1, 6)]
    tokens = [opened(event, liaison, label)[1] for label in ("东门", "西门")]
    said, start = [], threading.Barrier(2)

    def phone(token):
        start.wait()
        said.append(sent(Client(), token, *[entry(row) for row in rows]).json()["answers"])
        connection.close()

    phones = [threading.Thread(target=phone, args=[token]) for token in tokens]
    for each in phones:
        each.start()
    for each in phones:
        each.join()
    states = [answer["state"] for answers in said for answer in answers.values()]
    assert sorted(states) == ["done"] * 5 + ["there"] * 5
    assert CheckIn.objects.count() == 5


# --- the QR of a badge -----------------------------------------------------------------------------------------------------


def at(row):
    return reverse("events:badge", args=[row.badge])


def test_a_badge_tells_strangers_nothing_whether_it_exists_or_not(client, sign_in, other_liaison, event):
    row = coming(event, name="王伟")
    shown = client.get(at(row))
    assert "请向签到处出示此码" in words(shown) and "王伟" not in words(shown) and event.title not in words(shown)
    missing = client.get(reverse("events:badge", args=["AAAAAAAAAAAA"]))
    assert (missing.status_code, missing.content) == (200, shown.content)
    assert client.post(at(row)).content == shown.content
    assert "王伟" not in words(sign_in(other_liaison).get(at(row)))
    assert not CheckIn.objects.exists()


def test_a_station_and_the_desk_check_in_by_the_badge(client, event, liaison, office):
    station, token = opened(event, liaison)
    rows = [coming(event, n) for n in (1, 2, 3)]
    client.get(reverse("events:station", args=[token]))
    assert rows[0].name in words(client.get(at(rows[0])))
    assert "已签到" in words(client.post(at(rows[0])))
    assert "已经签过到" in words(client.post(at(rows[0])))
    for user, row in ((liaison, rows[1]), (office, rows[2])):
        desk = Client()
        desk.force_login(user)
        assert "已签到" in words(desk.post(at(row)))
    done = CheckIn.objects.order_by("pk").values_list("method", "station", "noted_by")
    assert list(done) == [("code", station.pk, None), ("code", None, liaison.pk), ("code", None, office.pk)]


def test_another_events_badge_is_told_apart(client, event, liaison, machine_college, other_liaison):
    _, token = opened(event, liaison)
    client.get(reverse("events:station", args=[token]))
    other = today(machine_college, other_liaison, title="别院的聚会")
    row = coming(other, name="李娜")
    page = words(client.post(at(row)))
    assert "这个码属于另一个活动" in page and "李娜" not in page and "别院的聚会" not in page
    Event.objects.filter(pk=other.pk).update(visibility="public")
    assert "别院的聚会" in words(client.get(at(row)))
    assert not CheckIn.objects.exists()


def test_a_badge_says_who_cancelled_or_waits(client, event, liaison):
    _, token = opened(event, liaison)
    client.get(reverse("events:station", args=[token]))
    gone = coming(event)
    cancel_registration(gone, reason="来电", actor=liaison)
    waits = coming(event, 2, state="waiting", queued_at=timezone.now())
    assert "这份报名已经取消" in words(client.post(at(gone)))
    assert "还在候补" in words(client.post(at(waits)))
    assert not CheckIn.objects.exists()
