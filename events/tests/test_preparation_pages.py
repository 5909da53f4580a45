"""The pages of the preparation: checklist, rooms, texts for groups, what a department sees, what waits (art. 12, 15)."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from colleges.models import Department, DepartmentMember
from colleges.todos import DepartmentDesk, Desk
from events.models import Event, EventTask, Venue, VenueBooking
from events.services.bookings import book_venue
from events.services.changes import move_event
from events.services.guests import add_guest
from events.services.invitations import issue_invitations
from events.services.tasks import add_task
from events.services.venues import add_venue
from events.tests.made import make_event
from events.tests.registering import open_event, words
from events.todos.preparation import bookings_to_renew, guests_to_ask, tasks_of_departments, tasks_to_do

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(liaison, animal_college):
    return make_event(animal_college, actor=liaison)


def at(name, row=None):
    return reverse(f"college:events:{name}", args=[row.pk] if row else [])


def test_a_task_is_added_done_with_a_note_and_undone_on_the_page(desk, event):
    late = timezone.localdate() - timedelta(days=1)
    desk.post(at("task-add", event), {"title": "订车", "due_on": late.isoformat()})
    task = EventTask.objects.get(title="订车")
    page = desk.get(at("tasks", event)).content.decode()
    assert "订车" in page and "已逾期" in page
    assert page.index("订车") < page.index(event.tasks.exclude(pk=task.pk).order_by("due_on")[0].title)
    desk.post(at("task-done", task), {"note": "两辆<b>"})
    page = desk.get(at("tasks", event)).content.decode()
    assert "撤销办完" in page and "两辆&lt;b&gt;" in page
    desk.post(at("task-undo", task))
    assert EventTask.objects.get(pk=task.pk).done_at is None
    long = desk.post(at("task-done", task), {"note": "长" * 301})
    assert long.status_code == 200 and EventTask.objects.get(pk=task.pk).done_at is None


def test_the_checklist_asks_as_often_for_one_task_as_for_many(desk, event):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            desk.get(at("tasks", event))
        return len(queries)

    EventTask.objects.filter(event=event).exclude(pk=event.tasks.first().pk).delete()
    asked()
    before = asked()
    for n in range(3):
        add_task(event, changes={"title": f"事项{n}", "user": event.owner}, actor=event.owner)
    assert asked() == before


def test_a_room_is_booked_on_the_page_and_a_clash_is_told_beside_what_was_typed(
    desk, event, office, other_liaison, machine_college
):
    hall = add_venue(changes={"name": "报告厅"}, college=None, actor=office)
    other = make_event(machine_college, actor=other_liaison, title="机电返校")
    times = {"starts_at": other.starts_at, "ends_at": other.ends_at}
    book_venue(other, venue=hall, **times, actor=other_liaison)
    local = {name: timezone.localtime(value).strftime("%Y-%m-%dT%H:%M") for name, value in times.items()}
    refused = desk.post(at("booking-list", event), {"venue": hall.pk, **local, "purpose": "座谈"})
    assert "“机电返校”（机电工程学院）预订" in words(refused) and "座谈" in words(refused)
    assert other.intro == "" and VenueBooking.objects.count() == 1
    week = words(desk.get(at("venue-week", hall), {"day": other.first_day.isoformat()}))
    assert "机电返校（机电工程学院）" in week
    assert desk.get(at("venue-week", hall), {"day": "昨天"}).status_code == 200


def test_a_college_keeps_its_own_rooms_and_only_sees_the_schools(desk, office, animal_college, machine_college):
    hall = add_venue(changes={"name": "报告厅"}, college=None, actor=office)
    foreign = add_venue(changes={"name": "车间"}, college=machine_college, actor=office)
    desk.post(at("venue-add"), {"name": "动科楼 301", "seats": "40"})
    assert Venue.objects.get(name="动科楼 301").college == animal_college
    page = words(desk.get(at("venue-list")))
    assert "报告厅" in page and "动科楼 301" in page and "车间" not in page
    assert desk.post(at("venue-close", hall)).status_code == desk.get(at("venue-edit", hall)).status_code == 404
    assert desk.get(at("venue-week", foreign)).status_code == 404


def test_the_texts_carry_the_public_link_only_once_it_opens(desk, event, liaison, animal_college):
    assert "/events/" + event.code not in words(desk.get(at("words", event)))
    shown = open_event(animal_college, actor=liaison, title="开放日")
    page = words(desk.get(at("words", shown)))
    assert page.count(f"/events/{shown.code}/") >= 4 and "感谢大家参加“开放日”" in page and "<svg" in page


def test_a_department_finds_its_tasks_and_ticks_them_off_and_no_others(client, make_user, event, liaison):
    guard, other = Department.objects.create(name="安保一科"), Department.objects.create(name="安保二科")
    user = make_user("guard", "石老师")
    DepartmentMember.objects.create(department=guard, user=user, since=date(2024, 9, 1))
    mine = add_task(event, changes={"title": "停车引导", "department": guard}, actor=liaison)
    foreign = add_task(event, changes={"title": "机密调度", "department": other}, actor=liaison)
    client.force_login(user)
    page = words(client.get(reverse("desk:events:list")))
    assert "停车引导" in page and "机密调度" not in page
    assert client.post(reverse("desk:events:task-done", args=[foreign.pk])).status_code == 404
    [todo] = tasks_of_departments(DepartmentDesk((guard,), user))
    assert (todo.count, todo.article) == (1, 15)
    client.post(reverse("desk:events:task-done", args=[mine.pk]), {"note": "四人到位"})
    mine.refresh_from_db()
    assert (mine.done_by, mine.note) == (user, "四人到位")
    assert tasks_of_departments(DepartmentDesk((guard,), user)) == []


def test_what_waits_is_told_to_who_has_to_do_it(event, liaison, leader, animal_college, machine_college, office):
    EventTask.objects.all().delete()
    add_task(event, changes={"title": "订车", "due_on": timezone.localdate()}, actor=liaison)
    add_task(event, changes={"title": "写讲话", "due_on": timezone.localdate(), "user": leader}, actor=liaison)
    counts = {user: tasks_to_do(Desk(animal_college, "liaison", user))[0].count for user in (liaison, leader)}
    assert counts == {liaison: 1, leader: 2}
    assert tasks_to_do(Desk(machine_college, "liaison", None)) == tasks_to_do(Desk(None, "", office)) == []


def test_a_room_to_book_anew_and_a_silent_guest_wait(event, liaison, animal_college, office):
    hall = add_venue(changes={"name": "报告厅"}, college=None, actor=office)
    book_venue(event, venue=hall, starts_at=event.starts_at, ends_at=event.ends_at, actor=liaison)
    day = timedelta(days=1)
    guest = add_guest(event, changes={"name": "罗教授"}, actor=liaison)
    desk = Desk(animal_college, "liaison", liaison)
    assert bookings_to_renew(desk) == guests_to_ask(desk) == []
    move_event(
        event,
        changes={"starts_at": event.starts_at + day, "ends_at": event.ends_at + day, "place": "操场", "address": ""},
        actor=liaison,
    )
    assert [todo.detail for todo in bookings_to_renew(desk)] == ["二十年再聚首：报告厅"]
    issue_invitations(event, guests=[guest], channel="copied", actor=liaison)
    now = timezone.now()
    Event.objects.filter(pk=event.pk).update(starts_at=now + 2 * day, ends_at=now + 3 * day)
    assert [todo.detail for todo in guests_to_ask(desk)] == ["二十年再聚首：罗教授"]


def test_strangers_find_nothing(client, event, other_liaison, office, liaison):
    hall = add_venue(changes={"name": "报告厅"}, college=None, actor=office)
    row = book_venue(event, venue=hall, starts_at=event.starts_at, ends_at=event.ends_at, actor=liaison)
    guest, task = add_guest(event, changes={"name": "罗教授"}, actor=liaison), event.tasks.first()
    client.force_login(other_liaison)
    for name, of in (
        ("tasks", event),
        ("booking-list", event),
        ("guests", event),
        ("invitations", event),
        ("words", event),
    ):
        assert client.get(at(name, of)).status_code == 404
    for name, of in (("task-done", task), ("booking-release", row), ("guest-show", guest), ("guest-export", event)):
        assert client.post(at(name, of)).status_code == 404


def test_the_inspector_reads_and_does_nothing(client, event, inspector):
    client.force_login(inspector)
    page = words(client.get(reverse("admin:event-tasks", args=[event.pk])))
    assert event.tasks.first().title in page and "记为办完" not in page
    assert client.post(reverse("admin:event-task-done", args=[event.tasks.first().pk])).status_code == 403
    answer = client.post(reverse("admin:event-booking-list", args=[event.pk]), {"venue": "1"})
    assert not VenueBooking.objects.exists() and answer.status_code == 200
