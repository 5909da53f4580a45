"""How one registers: the settings, and the organiser's own questions."""

import pytest
from django.urls import reverse

from events.models import Event, Question
from events.tests.registering import as_shown, open_event, registered, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(liaison, animal_college):
    return open_event(animal_college, actor=liaison, companions=3, asks=["arrival", "meals", "hotel"])


def at(name, row):
    return reverse(f"college:events:{name}", args=[row.pk])


def test_settings_are_saved_and_fewer_seats_than_taken_refused_in_words(desk, event):
    for number in (1, 2):
        registered(event, number)
    url = at("registration-settings", event)
    page = desk.get(url)
    token = page.context["form"]["version"].value()
    said = {
        "visibility": "link",
        "entry": "open",
        "capacity": "1",
        "companions": "2",
        "asks": ["meals"],
        "version": token,
    }
    assert "已有 2 个名额被占用" in words(desk.post(url, said))
    assert desk.post(url, said | {"capacity": "5"}).status_code == 302
    event.refresh_from_db()
    assert (event.visibility, event.capacity, event.companions, event.asks) == ("link", 5, 2, ["meals"])


def test_questions_are_added_changed_and_dropped_and_answers_keep_their_words(desk, event):
    desk.post(
        at("question-add", event), {"text": "尺码", "kind": "choice", "choices": "M\nL", "position": "1", "once": "k"}
    )
    question = Question.objects.get()
    row = registered(event, 1, answers=[[question.pk, "尺码", "L"]])
    said = as_shown(desk.get(at("question-edit", question))) | {"text": "衣服尺码", "choices": "M\nL\nXL"}
    assert desk.post(at("question-edit", question), said).status_code == 302
    desk.post(at("question-drop", question))
    question.refresh_from_db()
    row.refresh_from_db()
    assert (question.text, question.choices, bool(question.dropped_at)) == ("衣服尺码", ["M", "L", "XL"], True)
    assert row.answers == [[question.pk, "尺码", "L"]] and "尺码" in words(desk.get(at("registration-detail", row)))
    one = desk.post(
        at("question-add", event), {"text": "选", "kind": "choice", "choices": "M", "position": "1", "once": "m"}
    )
    assert "至少要有两个选项" in words(one)


def test_a_new_question_begins_with_empty_choices(desk, event):
    form = desk.get(at("question-add", event)).context["form"]
    assert form["choices"].value() == ""


def test_of_two_at_one_question_the_second_sees_what_changed_and_loses_nothing_typed(desk, event):
    question = Question.objects.create(event=event, text="尺码", kind="choice", choices=["S", "M"])
    url = at("question-edit", question)
    opened = as_shown(desk.get(url))
    Question.objects.filter(pk=question.pk).update(choices=["S", "M", "L"])
    page = desk.post(url, opened | {"text": "衣服尺码"})
    assert [(each.label, each.now) for each in page.context["form"].differences] == [("选项", "S\nM\nL")]
    assert desk.post(url, as_shown(page)).status_code == 302
    question.refresh_from_db()
    assert (question.text, question.choices) == ("衣服尺码", ["S", "M", "L"])


def test_what_somebody_else_ticked_meanwhile_stays_ticked_when_the_settings_are_saved_again(desk, event):
    url = at("registration-settings", event)
    opened = as_shown(desk.get(url))
    Event.objects.filter(pk=event.pk).update(asks=["meals"], version=event.version + 1)
    page = desk.post(url, opened | {"companions": "5"})
    assert "用餐要求" in words(page)
    assert page.context["form"]["asks"].value() == ["meals"]
    desk.post(url, as_shown(page) | {"companions": "5"})
    event.refresh_from_db()
    assert (event.asks, event.companions) == (["meals"], 5)
