"""The calendar: what the public reads, what a desk reads of its own and of the others, and the addresses for one's phone."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.calendar import Month, asked_month, month_of
from events.models import CalendarLink, Event
from events.services.changes import cancel_event
from events.tests.made import make_event
from events.tests.registering import words

pytestmark = pytest.mark.django_db

PAGE = "/events/"
DESK, OFFICE = "/college/events/calendar/", "/admin/events/calendar/"


def at(day, hour=9):
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour))


def on(day, college=None, *, actor, plan="approved", visibility="public", days=0, **facts):
    """An approved public event on that day, or till some days later."""
    when = {"starts_at": at(day), "ends_at": at(day + timedelta(days=days), 17)}
    return make_event(college, actor=actor, plan=plan, visibility=visibility, **when | facts)


@pytest.fixture
def visitor():
    return Client()


@pytest.fixture
def day():
    """The tenth of next month: within one month, whatever today is."""
    return month_of(timezone.localdate()).after.first.replace(day=10)


def page_of(client, path, day, **asked):
    return client.get(path, {"month": f"{day:%Y-%m}"} | asked)


def titles(response):
    return [entry.event.title for entry in response.context["sheet"].entries]


# --- the public's --------------------------------------------------------------------------------------------------------


def test_the_public_reads_what_is_approved_and_public_and_nothing_else(visitor, day, liaison, animal_college):
    shown = on(day, animal_college, actor=liaison, title="公开的聚会")
    on(day, animal_college, actor=liaison, title="内部的聚会", visibility="internal")
    on(day, animal_college, actor=liaison, title="凭链接的聚会", visibility="link")
    on(day, animal_college, actor=liaison, title="未批准的聚会", plan="filed")
    page = page_of(visitor, PAGE, day)
    assert titles(page) == ["公开的聚会"]
    told = words(page)
    assert f"/events/{shown.code}/" in told and "动物科技学院" in told
    assert not any(each in told for each in ("内部的", "凭链接的", "未批准的", "/college/", "/admin/events/"))


def test_a_cancelled_event_stands_there_and_is_said_to_be_cancelled(visitor, day, liaison, animal_college):
    event = on(day, animal_college, actor=liaison)
    cancel_event(event, reason="台风", actor=liaison)
    told = words(page_of(visitor, PAGE, day))
    assert f"<del>{event.title}</del>" in told and "已取消" in told


def test_one_turns_from_month_to_month_and_an_empty_one_leads_to_the_next_event(visitor, day, liaison, animal_college):
    on(day, animal_college, actor=liaison)
    month = month_of(day)
    now = page_of(visitor, PAGE, timezone.localdate())
    assert now.status_code == 200 and now.context["sheet"].later == month
    assert f"month={month.key}" in words(now) and "这个月没有活动" in words(now)
    there = page_of(visitor, PAGE, day)
    assert f"month={month.before.key}" in words(there) and f"month={month.after.key}" in words(there)
    assert "以后也还没有安排" in words(page_of(visitor, PAGE, month.after.first))


def test_who_asks_for_no_month_begins_where_the_next_event_is_and_is_told_so(
    visitor, desk, day, liaison, animal_college
):
    today, there = month_of(timezone.localdate()), month_of(day)
    on(day, animal_college, actor=liaison, title="下月的聚会")
    page = visitor.get(PAGE)
    assert titles(page) == ["下月的聚会"]
    assert f"{today.label}没有活动，先看下一场所在的{there.label}。" in words(page)
    assert f"month={today.key}" in words(page)  # 本月
    assert titles(desk.get("/college/events/calendar/")) == []
    on(timezone.localdate(), animal_college, actor=liaison, title="今天的聚会")
    assert titles(visitor.get(PAGE)) == ["今天的聚会"] and "先看下一场" not in words(visitor.get(PAGE))


@pytest.mark.parametrize(
    "asked", ["", "2026", "2026-13", "2026-0", "0000-01", "9999-99", "二〇二六-一", "2026-1²", "-", "1999-05"]
)
def test_a_month_that_cannot_be_read_is_this_one(visitor, asked):
    assert asked_month(asked) == month_of(timezone.localdate())
    assert visitor.get(PAGE, {"month": asked}).status_code == 200


def test_the_calendar_ends_where_events_end(visitor):
    assert (Month(2001, 1).before, Month(2100, 12).after) == (None, None)
    assert Month(2028, 2).last == date(2028, 2, 29)
    for month in ("2001-01", "2100-12"):
        assert visitor.get(PAGE, {"month": month}).status_code == 200


def test_an_event_of_three_days_stands_on_each_of_them(visitor, liaison, animal_college):
    """From the last day of a month on: in both months, once in each list."""
    month = month_of(timezone.localdate()).after
    on(month.last, animal_college, actor=liaison, days=2, title="三天的活动")
    sheet = page_of(visitor, PAGE, month.first).context["sheet"]
    days = [day.date for week in sheet.weeks for day in week if day.entries]
    assert days[0] == month.last and len(sheet.entries) == 1
    after = page_of(visitor, PAGE, month.after.first).context["sheet"]
    days = [day.date for week in after.weeks for day in week if day.entries and day.inside]
    assert days == [month.after.first, month.after.first + timedelta(days=1)]


def test_the_public_calendar_is_narrowed_to_a_college_or_the_school(
    visitor, day, liaison, animal_college, other_liaison, machine_college, office
):
    on(day, animal_college, actor=liaison, title="甲")
    on(day, machine_college, actor=other_liaison, title="乙")
    on(day, None, actor=office, title="丙")
    assert titles(page_of(visitor, PAGE, day, college=animal_college.pk)) == ["甲"]
    assert titles(page_of(visitor, PAGE, day, college="school")) == ["丙"]
    assert titles(page_of(visitor, PAGE, day, kind="forum")) == ["丙"]
    assert len(titles(page_of(visitor, PAGE, day, college="鼠"))) == 3


def test_grid_and_list_are_drawn_by_the_server_and_one_may_choose(visitor, day, liaison, animal_college):
    on(day, animal_college, actor=liaison)
    both, grid, listed = (words(page_of(visitor, PAGE, day, view=view)) for view in ("", "month", "list"))
    assert "calendar-auto" in both and 'class="agenda"' in both and "星期一" in both
    assert 'class="agenda"' not in grid and "星期一" in grid
    assert 'class="agenda"' in listed and "星期一" not in listed


@pytest.mark.parametrize("path", [PAGE, DESK])
def test_one_event_or_three_are_read_in_as_many_queries(desk, day, liaison, animal_college, office, path):
    asked = []
    page_of(desk, path, day)  # the first visit of all looks up what is then known
    for number in range(3):
        on(day, animal_college, actor=liaison, title=f"聚会{number}")
        on(day, None, actor=office, title=f"论坛{number}")
        with CaptureQueriesContext(connection) as caught:
            page_of(desk, path, day)
        asked.append(len(caught))
    assert asked[0] == asked[1] == asked[2]


def test_the_home_page_names_the_next_three_and_is_silent_without_any(visitor, liaison, animal_college):
    assert "近期活动" not in words(visitor.get("/"))
    today = timezone.localdate()
    events = [on(today + timedelta(days=n), animal_college, actor=liaison, title=f"聚会{n}") for n in (5, 3, 9, 7, 1)]
    cancel_event(events[1], reason="台风", actor=liaison)
    on(today - timedelta(days=3), animal_college, actor=liaison, title="过去的聚会")
    on(today + timedelta(days=2), animal_college, actor=liaison, title="内部的聚会", visibility="internal")
    page = visitor.get("/")
    assert [event.title for event in page.context["events"]] == ["聚会1", "聚会5", "聚会7"]
    assert "近期活动" in words(page) and f"/events/{events[0].code}/" in words(page)


# --- the desks' ------------------------------------------------------------------------------------------------------------


def test_a_college_sees_all_of_its_own_and_of_the_others_what_is_public(
    desk, day, liaison, animal_college, other_liaison, machine_college, office
):
    own = on(day, animal_college, actor=liaison, title="本院草稿", plan=None, visibility="internal")
    other = on(day, machine_college, actor=other_liaison, title="别院公开")
    on(day, machine_college, actor=other_liaison, title="别院内部", visibility="internal")
    school = on(day, None, actor=office, title="学校公开")
    on(day, None, actor=office, title="学校内部", visibility="internal")
    page = page_of(desk, DESK, day)
    assert sorted(titles(page)) == sorted(["本院草稿", "别院公开", "学校公开"])
    told = words(page)
    assert f"/college/events/{own.pk}/" in told and f"/events/{other.code}/" in told and "公开活动" in told
    assert f"/college/events/{other.pk}/" not in told and f"/college/events/{school.pk}/" not in told
    assert titles(page_of(desk, DESK, day, college=machine_college.pk)) == ["别院公开"]


def test_the_office_sees_all_and_opens_each(sign_in, office, day, liaison, animal_college):
    event = on(day, animal_college, actor=liaison, plan=None, visibility="internal")
    forum = on(day, None, actor=office, title="学校的论坛", visibility="internal")
    page = page_of(sign_in(office), OFFICE, day)
    assert titles(page) == [event.title, forum.title]
    assert f"/admin/events/{event.pk}/" in words(page)
    assert titles(page_of(sign_in(office), OFFICE, day, kind="forum")) == [forum.title]


# --- addresses for one's phone -----------------------------------------------------------------------------------------------


def test_a_subscription_is_shown_once_and_taken_back(desk, liaison):
    page = desk.post("/college/events/calendar/links/issue/")
    link = CalendarLink.objects.get()
    assert (link.user, link.issued_by, page.status_code) == (liaison, liaison, 200)
    assert page.context["address"] in words(page) and "webcal://" in words(page)
    assert page.headers["Cache-Control"] == "no-store, private"
    assert page.context["address"] not in words(desk.get("/college/events/calendar/links/"))
    desk.post(f"/college/events/calendar/links/{link.pk}/revoke/")
    link.refresh_from_db()
    assert (link.revoked_by, link.is_living) == (liaison, False)


def test_another_colleges_subscription_is_not_there_and_the_office_may_take_any_back(
    desk, sign_in, other_liaison, machine_college, office, inspector
):
    made = CalendarLink.issue(
        user=other_liaison, college=machine_college, expires_at=timezone.now() + timedelta(days=9)
    )
    revoke = f"calendar/links/{made[0].pk}/revoke/"
    assert desk.post(f"/college/events/{revoke}").status_code == 404
    assert "孟老师" not in words(desk.get("/college/events/calendar/links/"))
    assert sign_in(inspector).post(f"/admin/events/{revoke}").status_code == 403
    assert sign_in(inspector).post(reverse("admin:event-calendar-issue")).status_code == 403
    sign_in(office).post(f"/admin/events/{revoke}")
    assert CalendarLink.objects.get().revoked_by == office


def test_nobody_gathers_addresses(desk):
    for _ in range(5):
        assert desk.post("/college/events/calendar/links/issue/").status_code == 200
    page = desk.post("/college/events/calendar/links/issue/", follow=True)
    assert "您已有 5 个订阅地址" in words(page) and CalendarLink.objects.count() == 5


def test_markup_in_a_place_stays_text(visitor, day, liaison, animal_college):
    event = on(day, animal_college, actor=liaison)
    Event.objects.filter(pk=event.pk).update(title="<b>粗</b>", place="<script>1</script>")
    body = page_of(visitor, PAGE, day).content.decode()
    assert "<script>1" not in body and "<b>粗" not in body and "&lt;b&gt;粗" in body
