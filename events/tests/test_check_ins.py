"""The day itself: checking in and taking back, walk-ins and more seats, the count that goes on."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.middleware import BY_ITSELF, LAST_SEEN
from events.day_lists import by_class, counts
from events.models import CheckIn, Event, Registration
from events.services.check_ins import check_in, new_key, set_people, undo_check_in
from events.services.registrations import cancel_registration
from events.services.walk_ins import add_seats, walk_in
from events.tests.arriving import coming, refusal, today
from events.tests.made import make_event
from events.tests.registering import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(animal_college, liaison):
    return today(animal_college, liaison)


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


def test_the_desk_says_what_was_cancelled_with_an_undone_check_in(desk, event, liaison):
    new = walk_in(event, facts=walker(), key=new_key(), actor=liaison)
    known = check_in(coming(event, 2), key=new_key(), actor=liaison)
    said = [
        words(desk.post(reverse("college:events:check-in-undo", args=[each.pk]), follow=True)) for each in (new, known)
    ]
    assert ["现场登记的报名一并取消" in page for page in said] == [True, False]


def test_a_search_for_a_sign_that_nobody_writes_finds_nobody(desk, event):
    coming(event)
    page = desk.get(reverse("college:events:check-in", args=[event.pk]) + "?q=%E6%9D%8E%00%E5%8D%8E")
    assert page.status_code == 200 and "李华" in words(page)


def test_the_count_that_goes_on_by_itself_keeps_nobody_signed_in(desk, event):
    page = words(desk.get(reverse("college:events:check-in", args=[event.pk])))
    assert f'hx-headers=\'{{"{BY_ITSELF}": "1"}}\'' in page
    session = desk.session
    session[LAST_SEEN] -= 1800
    session.save()
    path = reverse("college:events:check-in-count", args=[event.pk])
    asked = {"HTTP_HX_REQUEST": "true", f"HTTP_{BY_ITSELF.upper().replace('-', '_')}": "1"}
    assert "已到场" in words(desk.get(path, **asked))
    assert desk.session[LAST_SEEN] == session[LAST_SEEN]
