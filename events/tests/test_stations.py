"""Check-in stations on helpers' phones: their lists, queues and clocks; and the QR of a badge."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import ReadingLine
from events.models import CheckIn, CheckInStation, Event, Registration
from events.services.changes import move_event
from events.services.check_ins import check_in, new_key
from events.services.registrations import cancel_registration
from events.services.stations import issue_station, revoke_station
from events.tests.arriving import coming, entry, sent, today
from events.tests.made import make_event
from events.tests.registering import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(animal_college, liaison):
    return today(animal_college, liaison)


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


def test_a_phone_whose_clock_is_fast_or_slow_is_put_right_by_what_it_says_now(client, event, liaison):
    _, token = opened(event, liaison)
    really = timezone.now() - timedelta(minutes=10)
    for number, wrong in ((1, timedelta(hours=3)), (2, -timedelta(minutes=25))):
        row = coming(event, number)
        said = entry(row, at=int((really + wrong).timestamp() * 1000))
        clock = int((timezone.now() + wrong).timestamp() * 1000)
        answer = sent(client, token, said, clock=clock)
        assert answer.json()["answers"][said["key"]]["state"] == "done"
        assert abs(row.check_ins.get().at - really) < timedelta(seconds=20)


def test_a_clock_that_does_not_read_moves_nothing(client, event, liaison):
    _, token = opened(event, liaison)
    for number, clock in enumerate(("gestern", True, -5, 10**40, 1.5, None, [1]), start=1):
        row = coming(event, number)
        said = entry(row, at=int(timezone.now().timestamp() * 1000) - 60_000)
        assert sent(client, token, said, clock=clock).status_code == 200
        assert timedelta(seconds=59) < timezone.now() - row.check_ins.get().at < timedelta(minutes=2)


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
