"""Events in one's own calendar: two readers that are not ours read every file back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from colleges.models import Appointment
from events.icalendar_feed import calendar_file, uid_of
from events.models import CalendarLink, Event, EventPlan
from events.services.calendar_links import issue_calendar_link, revoke_calendar_link
from events.services.changes import cancel_event, move_event, take_up_event
from events.services.registering import renew_link
from events.tests.made import make_event
from events.tests.registering import open_event, registered

pytestmark = pytest.mark.django_db

SHANGHAI = ZoneInfo("Asia/Shanghai")
FEED = "/events/feed.ics"
NASTY = "甲,乙;丙\\n丁\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:假的\u2028\x07<b>&"


@pytest.fixture
def visitor():
    return Client()


@pytest.fixture
def event(liaison, animal_college):
    return open_event(animal_college, actor=liaison, address="东门进，左转")


def ics_of(event):
    return f"/events/{event.code}/calendar.ics"


def read(body):
    """The events of a file, as icalendar reads them; vobject must see the same."""
    rows = list(Calendar.from_ical(body).walk("VEVENT"))
    seen = getattr(vobject.readOne(body.decode()), "vevent_list", [])
    assert [(str(row["uid"]), row["dtstart"].dt, row["dtend"].dt, str(row["summary"])) for row in rows] == [
        (row.uid.value, row.dtstart.value, row.dtend.value, row.summary.value) for row in seen
    ]
    return rows


def one(response):
    assert response.status_code == 200
    (row,) = read(response.content)
    return row


def titles(response):
    assert response.status_code == 200
    return sorted(str(row["summary"]) for row in read(response.content))


# --- one event ---------------------------------------------------------------------------------------------------------------


def test_a_calendar_reads_name_time_place_and_the_public_page(visitor, event):
    response = visitor.get(ics_of(event))
    row = one(response)
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert str(row["summary"]) == event.title and str(row["location"]) == "第一会议室，东门进，左转"
    assert row["dtstart"].dt == event.starts_at and row["dtend"].dt == event.ends_at
    address = f"http://testserver/events/{event.code}/"
    assert str(row["url"]) == address and str(row["description"]) == f"承办：动物科技学院\n详情：{address}"
    assert (str(row["status"]), str(row["uid"])) == ("CONFIRMED", uid_of(event))
    assert event.code not in str(row["uid"]) and str(event.pk) not in str(row["uid"]).split("-")


@pytest.mark.parametrize("day", [(2026, 1, 15), (2026, 7, 15), (2031, 5, 1), (2089, 6, 1)])
def test_nine_in_shanghai_is_nine_in_shanghai_in_summer_and_in_winter(visitor, event, day):
    start = datetime(*day, 9, tzinfo=SHANGHAI)
    Event.objects.filter(pk=event.pk).update(starts_at=start, ends_at=start + timedelta(hours=3))
    response = visitor.get(ics_of(event))
    row = one(response)
    assert row["dtstart"].dt.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") == f"{start:%Y-%m-%d} 09:00"
    assert row["dtstart"].dt.utcoffset() == timedelta(0) and start.utcoffset() == timedelta(hours=8)
    assert b"VTIMEZONE" not in response.content and b"DAYLIGHT" not in response.content


def test_signs_and_markup_in_any_field_make_no_second_event(visitor, event, liaison):
    fields = ("title", "place", "address", "change_words")
    Event.objects.filter(pk=event.pk).update(change_no=1, **dict.fromkeys(fields, NASTY))
    row = one(visitor.get(ics_of(event)))
    plain = NASTY.replace("\r\n", "\n").replace("\u2028", " ").replace("\x07", " ")
    assert str(row["summary"]) == plain and str(row["location"]) == f"{plain}，{plain}"
    assert plain in str(row["description"])


def test_long_chinese_lines_are_folded_by_octets_and_no_sign_is_cut(visitor, event):
    Event.objects.filter(pk=event.pk).update(title="二十年再聚首" * 13, address="第一教学楼" * 40)
    body = visitor.get(ics_of(event)).content
    lines = body.split(b"\r\n")
    assert max(map(len, lines)) <= 75 and b"\n" not in body.replace(b"\r\n", b"")
    assert all(line.decode() is not None for line in lines)
    assert str(one(visitor.get(ics_of(event)))["summary"]) == "二十年再聚首" * 13


def test_a_moved_event_moves_in_the_calendar_and_a_cancelled_one_is_cancelled(visitor, event, liaison):
    before = one(visitor.get(ics_of(event)))
    later = {"starts_at": event.starts_at + timedelta(days=1), "ends_at": event.ends_at + timedelta(days=1)}
    move_event(event, changes=later | {"place": "礼堂", "address": ""}, why="会议室维修", actor=liaison)
    moved = one(visitor.get(ics_of(event)))
    assert moved["uid"] == before["uid"] and moved["sequence"] > before["sequence"]
    assert moved["dtstart"].dt == later["starts_at"] and "会议室维修" in str(moved["description"])
    cancel_event(event, reason="台风", actor=liaison)
    gone = one(visitor.get(ics_of(event)))
    assert (str(gone["status"]), str(gone["transp"]), str(gone["uid"])) == ("CANCELLED", "TRANSPARENT", before["uid"])
    assert gone["sequence"] > moved["sequence"] and str(gone["summary"]) == f"（已取消）{event.title}"
    assert "取消原因：台风" in str(gone["description"])


def test_a_cancellation_taken_back_is_newer_than_the_cancellation(liaison, animal_college):
    """Nobody outside knew of it, but it stands in the desk's own calendar."""
    event = make_event(animal_college, actor=liaison)

    def row():
        event.refresh_from_db()
        return read(calendar_file([event], name="活动", address_of=lambda each: ""))[0]

    before = row()
    cancel_event(event, reason="台风", actor=liaison)
    gone = row()
    take_up_event(event, reason="天气好转", actor=liaison)
    again = row()
    assert before["sequence"] < gone["sequence"] < again["sequence"]
    assert [str(each["status"]) for each in (before, gone, again)] == ["TENTATIVE", "CANCELLED", "TENTATIVE"]


def test_an_approved_plan_makes_the_event_certain_in_the_calendar(liaison, animal_college):
    event = make_event(animal_college, actor=liaison)
    before = read(calendar_file([event], name="活动", address_of=lambda each: ""))[0]
    EventPlan.objects.filter(event=event).update(state="approved", version=2)
    event = Event.objects.get(pk=event.pk)
    after = read(calendar_file([event], name="活动", address_of=lambda each: ""))[0]
    assert (str(before["status"]), str(after["status"])) == ("TENTATIVE", "CONFIRMED")
    assert after["sequence"] > before["sequence"]


def test_an_event_by_link_is_read_by_its_link_alone_and_a_private_one_not_at_all(visitor, event, liaison):
    Event.objects.filter(pk=event.pk).update(visibility="link")
    response = visitor.get(ics_of(event))
    assert one(response) and "noindex" in response.headers["X-Robots-Tag"]
    assert titles(visitor.get(FEED)) == []
    Event.objects.filter(pk=event.pk).update(visibility="internal")
    assert visitor.get(ics_of(event)).status_code == visitor.get("/events/unknown/calendar.ics").status_code == 404


def test_the_own_registration_gives_the_event_and_nothing_of_the_person(visitor, event):
    row = registered(event, 1, name="不公开的人", mobile="13911112222")
    Event.objects.filter(pk=event.pk).update(visibility="internal")
    page = reverse("events:registration", args=[renew_link(row, actor=None)])
    assert 'href="calendar.ics"' in visitor.get(page).content.decode()
    response = visitor.get(f"{page}calendar.ics")
    found = one(response)
    assert found["dtstart"].dt == event.starts_at and "url" not in found
    assert not any(each in response.content.decode() for each in ("不公开的人", "1391111", event.code))
    assert visitor.get("/events/r/nothing/calendar.ics").status_code == 404


# --- the public feed -----------------------------------------------------------------------------------------------------------


def test_the_feed_holds_public_events_and_says_how_often_to_ask(visitor, event, liaison, animal_college):
    open_event(animal_college, actor=liaison, title="未批准", plan="filed")
    open_event(animal_college, actor=liaison, title="去年的", in_days=-30)
    open_event(animal_college, actor=liaison, title="前年的", in_days=-500)
    response = visitor.get(FEED)
    assert titles(response) == sorted([event.title, "去年的"])
    calendar = Calendar.from_ical(response.content)
    assert str(calendar["x-wr-calname"]) == str(calendar["name"]) == "湖南生物机电职业技术学院校友活动"
    assert (
        calendar["refresh-interval"].dt == timedelta(hours=6)
        and b"REFRESH-INTERVAL;VALUE=DURATION:PT6H" in response.content
    )


def test_a_feed_is_sent_again_only_where_something_changed(visitor, event, liaison):
    first = visitor.get(FEED)
    held = {"HTTP_IF_NONE_MATCH": first.headers["ETag"]}
    since = {"HTTP_IF_MODIFIED_SINCE": first.headers["Last-Modified"]}
    for condition in (held, since, held | since):
        again = visitor.get(FEED, **condition)
        assert (again.status_code, again.content) == (304, b"")
    Event.objects.filter(pk=event.pk).update(title="改了名字", updated_at=timezone.now() + timedelta(seconds=5))
    for condition in (held, since):
        assert titles(visitor.get(FEED, **condition)) == ["改了名字"]


@pytest.mark.parametrize("taken_back", ["visibility", "plan"])
def test_who_asks_by_date_alone_hears_that_an_event_is_public_no_more(visitor, event, taken_back):
    since = {"HTTP_IF_MODIFIED_SINCE": visitor.get(FEED).headers["Last-Modified"]}
    later = timezone.now() + timedelta(seconds=5)
    if taken_back == "plan":
        EventPlan.objects.filter(event=event).update(state="returned", updated_at=later)
    else:
        Event.objects.filter(pk=event.pk).update(visibility="internal", updated_at=later)
    assert titles(visitor.get(FEED, **since)) == []


def test_an_empty_house_answers_with_an_empty_calendar(visitor):
    response = visitor.get(FEED)
    assert (titles(response), "Last-Modified" in response.headers) == ([], False)


# --- one's own feed ------------------------------------------------------------------------------------------------------------


def own_feed(college, user):
    link, token = issue_calendar_link(college, actor=user)
    return link, reverse("events:own-feed", args=[token])


def test_a_liaison_reads_the_own_events_and_of_the_others_what_is_public(
    visitor, event, liaison, animal_college, other_liaison, machine_college, office
):
    registered(event, 1, name="不公开的人", mobile="13911112222")
    make_event(animal_college, actor=liaison, title="本院草稿")
    make_event(machine_college, actor=other_liaison, title="别院内部", plan="approved")
    make_event(None, actor=office, title="学校内部", plan="approved")
    open_event(machine_college, actor=other_liaison, title="别院公开")
    _, address = own_feed(animal_college, liaison)
    response = visitor.get(address)
    assert titles(response) == sorted([event.title, "本院草稿", "别院公开"])
    states = {str(row["summary"]): str(row["status"]) for row in read(response.content)}
    assert (states["本院草稿"], states[event.title]) == ("TENTATIVE", "CONFIRMED")
    told = response.content.decode()
    assert not any(each in told for each in ("不公开的人", "1391111", "/college/", "/admin/"))
    _, address = own_feed(None, office)
    assert len(titles(visitor.get(address))) == 5
    assert visitor.get(address, HTTP_IF_NONE_MATCH=visitor.get(address).headers["ETag"]).status_code == 304


def test_a_liaison_who_was_removed_reads_nothing_more(visitor, event, liaison, animal_college):
    _, address = own_feed(animal_college, liaison)
    assert titles(visitor.get(address)) == [event.title]
    yesterday = timezone.localdate() - timedelta(days=1)
    Appointment.objects.filter(user=liaison).update(until=yesterday)
    assert visitor.get(address).status_code == 404
    Appointment.objects.filter(user=liaison).update(until=None)
    assert visitor.get(address).status_code == 200
    type(liaison).objects.filter(pk=liaison.pk).update(is_active=False)
    assert visitor.get(address).status_code == 404


def test_an_address_ends_with_the_appointment_and_after_a_year_at_the_latest(liaison, animal_college):
    link, _ = own_feed(animal_college, liaison)
    assert timedelta(days=365) < link.expires_at - timezone.now() <= timedelta(days=366)
    until = timezone.localdate() + timedelta(days=20)
    Appointment.objects.filter(user=liaison).update(until=until)
    link, _ = own_feed(animal_college, liaison)
    assert timezone.localtime(link.expires_at) == timezone.make_aware(
        datetime.combine(until + timedelta(days=1), datetime.min.time())
    )


def test_a_revoked_an_expired_and_an_invented_address_are_answered_alike(visitor, liaison, animal_college):
    link, address = own_feed(animal_college, liaison)
    revoke_calendar_link(link, actor=liaison)
    late, other = own_feed(animal_college, liaison)
    past = timezone.now() - timedelta(days=3)
    CalendarLink.objects.filter(pk=late.pk).update(issued_at=past, expires_at=past + timedelta(days=1))
    unknown = reverse("events:own-feed", args=["x" * 32])
    answers = [visitor.get(each) for each in (address, other, unknown)]
    assert [each.status_code for each in answers] == [404, 404, 404]
    assert len({each.content for each in answers}) == 1


def test_who_lost_the_offices_right_reads_nothing_more(visitor, event, office):
    _, address = own_feed(None, office)
    assert visitor.get(address).status_code == 200
    office.groups.clear()
    assert visitor.get(address).status_code == 404


def test_only_the_hash_of_an_address_is_kept(liaison, animal_college):
    _, token = issue_calendar_link(animal_college, actor=liaison)
    assert token not in str(list(CalendarLink.objects.values()))


def test_reading_a_feed_writes_nothing(visitor, liaison, animal_college):
    link, address = own_feed(animal_college, liaison)
    visitor.get(address)
    link.refresh_from_db()
    assert link.used_at is None


def test_the_file_says_when_a_row_was_changed_last(event):
    (row,) = read(calendar_file([event], name="活动", address_of=lambda each: ""))
    changed_at = max(event.updated_at, event.plan.updated_at)
    assert row["last-modified"].dt == row["dtstamp"].dt == changed_at.astimezone(UTC).replace(microsecond=0)
