"""An event is moved after people registered, or cancelled: what goes along, and who is to be told."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from colleges.models import Department, DepartmentMember, Notice
from common.versions import Stale
from events.models import BudgetLine, CheckIn, Event, EventPlan, ProgrammeItem, Registration, Venue
from events.services.bookings import book_venue
from events.services.changes import bookings_beside, cancel_event, move_event, take_up_event
from events.services.departments import add_department, edit_department, tell_departments
from events.services.filings import file_plan
from events.tests.made import make_event

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def event(liaison, animal_college):
    return make_event(animal_college, actor=liaison, plan="approved", closes_at=None)


@pytest.fixture
def registration(event):
    return Registration.objects.create(event=event, source="open", name="张三", mobile="13800000001")


def book_hall(event, user):
    times = {"starts_at": event.starts_at, "ends_at": event.ends_at}
    return book_venue(event, venue=Venue.objects.create(name="报告厅"), actor=user, **times)


def later(event, by=WEEK, **more):
    return {
        "starts_at": event.starts_at + by,
        "ends_at": event.ends_at + by,
        "place": event.place,
        "address": event.address,
    } | more


def test_a_move_that_nobody_relied_on_is_no_change_to_be_told(event, liaison):
    before = event.tasks.first().due_on
    moved = move_event(event, changes=later(event), actor=liaison)
    event.refresh_from_db()
    assert (event.change_no, event.change_words, moved.untold) == (0, "", 0)
    assert event.tasks.first().due_on == before + WEEK


def test_after_a_registration_a_move_says_why_and_who_must_be_told(event, registration, liaison):
    with pytest.raises(ValidationError) as refused:
        move_event(event, changes=later(event), actor=liaison)
    moved = move_event(event, changes=later(event, place="操场"), why="会场维修", actor=liaison)
    event.refresh_from_db()
    registration.refresh_from_db()
    assert refused.value.message_dict == {"why": ["已经有人报名、受邀或得到通知，请写明变动的原因。"]}
    assert (event.change_no, moved.untold, registration.told_change) == (1, 1, 0)
    assert "时间由" in event.change_words and "地点改为操场。原因：会场维修" in event.change_words


def test_done_tasks_stay_and_the_programme_goes_along(event, liaison):
    done, item = event.tasks.first(), event.plan.programme.create(starts_at=event.starts_at, title="报到")
    type(done).objects.filter(pk=done.pk).update(done_by=liaison, done_at=timezone.now())
    move_event(event, changes=later(event), actor=liaison)
    item.refresh_from_db()
    assert type(done).objects.get(pk=done.pk).due_on == done.due_on
    assert item.starts_at == event.starts_at + WEEK


def test_a_room_booked_for_the_old_time_is_named(event, liaison):
    booking = book_hall(event, liaison)
    moved = move_event(event, changes=later(event), actor=liaison)
    assert (moved.bookings, bookings_beside(Event.objects.get())) == ([booking], [booking])


def test_registration_closes_no_later_than_the_new_beginning(event, liaison):
    Event.objects.update(closes_at=event.starts_at)
    move_event(event, changes=later(event, -WEEK), actor=liaison)
    moved = Event.objects.get()
    assert moved.closes_at == moved.starts_at


def test_a_plan_that_the_office_looks_at_is_not_moved_beneath_it(event, liaison):
    type(event.plan).objects.update(state="filed")
    with pytest.raises(ValidationError) as refused:
        move_event(event, changes=later(event), actor=liaison)
    assert "先收回" in refused.value.messages[0]


def test_a_move_to_the_same_time_is_refused(event, liaison):
    with pytest.raises(ValidationError) as refused:
        move_event(event, changes=later(event, timedelta()), actor=liaison)
    assert refused.value.messages == ["时间和地点都没有变。"]


def test_after_a_check_in_it_is_neither_moved_nor_cancelled(event, registration, liaison):
    CheckIn.objects.create(event=event, registration=registration, key="k", method="name")
    for act in (lambda: move_event(event, changes=later(event), why="雨", actor=liaison),
                lambda: cancel_event(event, reason="雨", actor=liaison)):  # fmt: skip
        with pytest.raises(ValidationError) as refused:
            act()
        assert "已经有人签到" in refused.value.messages[0]


def test_the_page_of_a_second_window_moves_nothing(desk, event, liaison):
    url = f"/college/events/{event.pk}/move/"
    version = desk.get(url).context["form"]["version"].value()
    sent = {
        "starts_at": "2027-05-02T09:00",
        "ends_at": "2027-05-02T17:00",
        "place": "甲",
        "address": "",
        "version": version,
    }
    assert desk.post(url, sent).status_code == 302
    assert desk.post(url, sent | {"place": "乙"}).status_code == 200
    assert Event.objects.get().place == "甲"


def test_two_who_read_the_same_version_do_not_both_write(event, liaison):
    move_event(event, changes=later(event), version=1, actor=liaison)
    with pytest.raises(Stale):
        move_event(event, changes=later(event, 2 * WEEK), version=1, actor=liaison)


def test_departments_and_the_office_hear_of_a_move(event, liaison, office, make_user):
    department, clerk = Department.objects.create(name="保卫处"), make_user("guard", "赵处长")
    DepartmentMember.objects.create(department=department, user=clerk)
    row = add_department(event, department=department, asked="安排停车", actor=liaison)
    tell_departments(event, actor=liaison)
    move_event(event, changes=later(event), why="会场维修", actor=liaison)
    row.refresh_from_db()
    assert row.told_change == 1
    assert list(Notice.objects.filter(user=clerk).order_by("id").values_list("title", flat=True)) == [
        "请配合校友活动：二十年再聚首", "校友活动有变动：二十年再聚首",
    ]  # fmt: skip
    assert Notice.objects.filter(role="校友会办公室", title__startswith="活动时间或地点有变动").count() == 1


# --- cancelling --------------------------------------------------------------------------------------------------------


def test_a_cancelled_event_says_why_frees_its_rooms_and_names_who_must_be_told(event, registration, liaison, office):
    book_hall(event, liaison)
    cancelled = cancel_event(event, reason="台风", actor=liaison)
    event.refresh_from_db()
    assert (event.state, event.reason, event.ended_by, event.change_no) == ("cancelled", "台风", liaison, 1)
    assert (event.change_words, cancelled.untold) == ("活动取消。台风", 1)
    assert event.bookings.get().released_by == liaison
    with pytest.raises(ValidationError) as refused:
        cancel_event(event, reason="再取消", actor=liaison)
    assert refused.value.messages == ["“二十年再聚首”已取消，不能再改。"]


def test_an_event_is_not_cancelled_without_a_reason(event, liaison):
    with pytest.raises(ValidationError):
        cancel_event(event, reason=" ", actor=liaison)
    assert Event.objects.get().state == "preparing"


def test_the_office_is_not_left_with_the_plan_of_a_cancelled_event(liaison, animal_college, monkeypatch):
    event = make_event(animal_college, actor=liaison)
    monkeypatch.setattr("events.services.filings.missing_parts", lambda event: [])
    file_plan(event, actor=liaison)
    cancel_event(event, reason="台风", actor=liaison)
    event.refresh_from_db()
    assert (event.plan.state, event.plan.filings.get().verdict) == ("draft", "taken_back")


def test_the_cancelled_event_tells_so_on_its_page(desk, event):
    desk.post(f"/college/events/{event.pk}/cancel/", {"reason": "台风 <b>", "once": "k"})
    page = desk.get(f"/college/events/{event.pk}/").content.decode()
    assert "活动已取消" in page and "台风 &lt;b&gt;" in page and "改时间地点" not in page


# --- taking a cancellation back ----------------------------------------------------------------------------------------


def test_a_cancellation_that_nobody_relied_on_is_taken_back_with_a_reason(event, liaison, office):
    cancel_event(event, reason="点错了", actor=liaison)
    with pytest.raises(ValidationError, match="请写明恢复的原因"):
        take_up_event(event, reason=" ", actor=liaison)
    event = take_up_event(event, reason="误操作", actor=liaison)
    assert (event.state, event.reason, event.change_no, event.change_words, event.ended_by) == (
        "preparing", "", 0, "", None,
    )  # fmt: skip
    assert event.trail_events.order_by("-pgh_id").first().pgh_context["reason"] == "误操作"
    told = Notice.objects.filter(role="校友会办公室").order_by("id").values_list("title", "settled_at")
    assert [(title[:6], settled is None) for title, settled in told] == [
        ("活动取消：二", False),
        ("活动恢复筹备", True),
    ]
    with pytest.raises(ValidationError, match="没有取消"):
        take_up_event(event, reason="再来", actor=liaison)


def test_a_cancellation_that_people_were_told_of_stands(event, registration, liaison):
    cancel_event(event, reason="台风", actor=liaison)
    with pytest.raises(ValidationError, match="已经有人报名、受邀或得到通知"):
        take_up_event(event, reason="误操作", actor=liaison)
    assert Event.objects.get().state == "cancelled"


def test_a_department_that_was_told_once_holds_the_cancellation(event, liaison, make_user):
    department, clerk = Department.objects.create(name="保卫处"), make_user("guard", "赵处长")
    DepartmentMember.objects.create(department=department, user=clerk)
    row = add_department(event, department=department, asked="安排停车", actor=liaison)
    tell_departments(event, actor=liaison)
    row.refresh_from_db()
    edit_department(row, asked="安排停车 20 辆", actor=liaison)
    cancel_event(event, reason="台风", actor=liaison)
    with pytest.raises(ValidationError, match="不能恢复"):
        take_up_event(event, reason="误操作", actor=liaison)


def test_the_page_of_a_cancelled_event_offers_what_is_possible(desk, event, liaison):
    at = f"/college/events/{event.pk}/"
    assert "take-up" not in desk.get(at).content.decode()
    cancel_event(event, reason="点错了", actor=liaison)
    page = desk.get(at).content.decode()
    assert f"{at}take-up/" in page and f"add/?like={event.pk}" in page
    assert desk.post(f"{at}take-up/", {"reason": "误操作", "once": "k"}).status_code == 302
    event.refresh_from_db()
    assert event.state == "preparing"
    Registration.objects.create(event=event, source="open", name="张三", mobile="13800000001")
    cancel_event(event, reason="台风", actor=liaison)
    assert "take-up" not in desk.get(at).content.decode()


# --- another one like it -----------------------------------------------------------------------------------------------


def test_an_event_like_a_cancelled_one_begins_with_its_plan(desk, event, liaison):
    EventPlan.objects.filter(event=event).update(
        aims="听取建议", headcount=45, directory="已收集 42 人", state="approved"
    )
    ProgrammeItem.objects.create(plan=event.plan, starts_at=event.starts_at, title="座谈", is_public=False)
    ProgrammeItem.objects.create(plan=event.plan, starts_at=event.ends_at, title="晚餐")
    BudgetLine.objects.create(plan=event.plan, title="午餐", amount=900, source="自筹")
    cancel_event(event, reason="台风", actor=liaison)
    form = desk.get(f"/college/events/add/?like={event.pk}").context["form"]
    assert (form.initial["title"], form.initial["kind"], form.initial["like"]) == (
        "二十年再聚首",
        "class_reunion",
        event,
    )
    sent = {
        "kind": "class_reunion",
        "title": "改期再聚首",
        "starts_at": "2027-05-02T09:00",
        "ends_at": "2027-05-02T17:00",
    }
    desk.post("/college/events/add/", sent | {"like": event.pk, "once": "k"})
    new = Event.objects.get(title="改期再聚首")
    assert (new.plan.aims, new.plan.headcount, new.plan.directory, new.plan.state) == ("听取建议", 45, "", "draft")
    assert [(line.title, line.starts_at - new.starts_at, line.is_public) for line in new.plan.programme.all()] == [
        ("座谈", timedelta(0), False), ("晚餐", event.ends_at - event.starts_at, True),
    ]  # fmt: skip
    assert [(line.title, line.amount, line.source) for line in new.plan.budget_lines.all()] == [("午餐", 900, "自筹")]


def test_an_event_of_another_desk_is_no_pattern(desk, machine_college, other_liaison):
    foreign = make_event(machine_college, actor=other_liaison, title="别院的秘密")
    page = desk.get(f"/college/events/add/?like={foreign.pk}")
    assert "别院的秘密" not in page.content.decode()
    sent = {"kind": "class_reunion", "title": "照抄", "starts_at": "2027-05-02T09:00", "ends_at": "2027-05-02T17:00"}
    desk.post("/college/events/add/", sent | {"like": foreign.pk})
    assert not Event.objects.filter(title="照抄").exists()


def test_a_move_in_time_alone_says_nothing_of_the_place(event, registration, liaison):
    times = {"starts_at": event.starts_at + WEEK, "ends_at": event.ends_at + WEEK}
    move_event(event, changes=times, why="会场维修", actor=liaison)
    event.refresh_from_db()
    assert "时间由" in event.change_words and "地点" not in event.change_words
