"""Two at the same moment, with real connections: the last seat, one form twice, one link in two tabs, a cancelling and a moving up."""

import re
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from events.models import Event, Registration
from events.services.registering import register, renew_link
from events.services.registrations import cancel_own, change_own, move_up
from events.tests.registering import facts_of, open_event, registered, typed, words

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """What each of `acts` returned, or the refusal it met; anything else that goes wrong fails the test."""
    start, answers = threading.Barrier(len(acts)), [None] * len(acts)

    def one(number, act):
        try:
            start.wait()
            answers[number] = act()
        except Exception as error:  # looked at below, in the test's own thread
            answers[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    broken = [each for each in answers if isinstance(each, Exception) and not isinstance(each, ValidationError)]
    assert broken == []
    return answers


def refused(answers):
    return [each.messages[0] for each in answers if isinstance(each, ValidationError)]


def seats(event):
    """`(taken, [seats of each who is confirmed])`, which must always agree."""
    event.refresh_from_db()
    held = sorted(1 + n for n in event.registrations.confirmed().values_list("companions", flat=True))
    assert event.taken == sum(held)
    return event.taken, held


@pytest.fixture
def event(liaison, animal_college):
    return open_event(animal_college, actor=liaison, capacity=2, companions=2)


def test_of_two_who_want_the_last_seat_one_gets_it_and_one_waits(event):
    registered(event, 1)
    answers = at_once(*(lambda n=n: register(event, facts=facts_of(n), key=f"k{n}", actor=None) for n in (2, 3)))
    assert sorted(each.registration.state for each in answers) == ["confirmed", "waiting"]
    assert seats(event) == (2, [1, 1])


def test_one_form_sent_twice_at_the_same_moment_is_one_registration_and_both_answers_hold_a_link_that_opens(event):
    form = typed(companions=1, companion_names="李娜")
    pages = at_once(*(lambda: Client().post(f"/events/{event.code}/register/", form) for _ in range(3)))
    tokens = {re.search(r"/events/r/([\w-]+)/", words(page))[1] for page in pages}
    assert len(tokens) == 3
    assert {Client().get(f"/events/r/{each}/").status_code for each in tokens} == {200}
    assert (Registration.objects.count(), seats(event)) == (1, (2, [2]))


def test_one_link_in_two_tabs_brings_companions_only_as_far_as_seats_are_free(event):
    first, _ = registered(event, 1), registered(event, 2)
    Event.objects.filter(pk=event.pk).update(capacity=3)
    url = reverse("events:registration", args=[renew_link(first, actor=None)])
    sent = {"act": "change", "tail": first.mobile[-4:], "companion_names": "甲"}
    at_once(*(lambda n=n: Client().post(url, sent | {"companions": n}) for n in (1, 2)))
    assert seats(event) == (3, [1, 2])


def test_a_link_that_cancels_in_one_tab_and_changes_in_the_other_ends_cancelled(event):
    row = registered(event, 1)
    answers = at_once(
        lambda: cancel_own(row, actor=None),
        lambda: change_own(row, changes={"companions": 1, "companion_names": "甲"}, actor=None),
    )
    row.refresh_from_db()
    assert (row.state, seats(event), set(refused(answers)) <= {"这份报名已经取消。"}) == ("cancelled", (0, []), True)


def test_a_cancelling_and_a_moving_up_at_once_give_the_seat_to_one(event, liaison):
    first, _, next_in_line, last = (registered(event, number) for number in range(1, 5))
    answers = at_once(lambda: cancel_own(first, actor=None), lambda: move_up(last, actor=liaison))
    states = [Registration.objects.get(pk=row.pk).state for row in (next_in_line, last)]
    assert seats(event) == (2, [1, 1]) and sorted(states) == ["confirmed", "waiting"]
    assert refused(answers) in ([], ["名额已满，没有空出的名额。"])
