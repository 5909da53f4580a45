"""What the public suggests and reads: the short form, the own link, the list of what is shown."""

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from events.models import Event, Registration, Suggestion
from events.services.registering import renew_link
from events.services.suggestion_answers import answer_suggestion
from events.services.suggestions import show_suggestion
from events.tests.registering import open_event, words
from events.tests.suggesting import TEXT, past_event, typed
from events.views.public import suggestions as view

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(liaison, animal_college):
    return past_event(animal_college, actor=liaison)


@pytest.fixture
def visitor():
    return Client(enforce_csrf_checks=True)


def form_of(event):
    return f"/events/{event.code}/suggest/"


def link_in(page):
    return re.search(r'href="http://testserver(/events/s/[^"]+)"', page).group(1)


def answered(row, actor):
    answer_suggestion(row, answer="已经增开两门", actor=actor)
    row.refresh_from_db()
    return row


def test_a_suggestion_is_taken_and_its_link_shown_once(event, visitor, animal_college):
    page = words(visitor.post(form_of(event), typed(name="王伟", contact="13800138000", may_show="on")))
    row = Suggestion.objects.get()
    assert (row.text, row.name, row.contact, row.may_show, row.college) == (
        TEXT,
        "王伟",
        "13800138000",
        True,
        animal_college,
    )
    own = visitor.get(link_in(page))
    assert TEXT in words(own) and "王伟" not in words(own) and "13800138000" not in words(own)
    assert own.headers["Referrer-Policy"] == "no-referrer"


def test_the_same_form_twice_is_one_suggestion_with_one_living_link(event, visitor):
    pages = [words(visitor.post(form_of(event), typed())) for _ in range(2)]
    assert Suggestion.objects.count() == 1
    assert [visitor.get(link_in(page)).status_code for page in pages] == [404, 200]


def test_a_machine_is_thanked_and_nothing_is_kept(event, visitor):
    page = words(visitor.post(form_of(event), typed(website="http://spam")))
    assert "已收到您的建议" in page and "/events/s/" not in page and not Suggestion.objects.exists()


def test_too_many_from_one_address_are_asked_to_wait_and_lose_no_typing(event, visitor, monkeypatch):
    monkeypatch.setattr(view, "SENT_BY_ADDRESS", replace(view.SENT_BY_ADDRESS, most=1))
    visitor.post(form_of(event), typed(once="1" * 32))
    response = visitor.post(form_of(event), typed(once="2" * 32, text="第二条建议"))
    assert (response.status_code, "第二条建议" in words(response), Suggestion.objects.count()) == (429, True, 1)


def test_before_the_day_nothing_is_collected(visitor, liaison, animal_college):
    event = open_event(animal_college, actor=liaison)
    assert "活动开始后可以" in words(visitor.get(form_of(event)))
    visitor.post(form_of(event), typed())
    assert not Suggestion.objects.exists()
    assert "提建议" not in words(visitor.get(f"/events/{event.code}/"))


def test_from_the_own_registration_no_name_is_asked_for_or_kept(event, visitor):
    came = Registration.objects.create(event=event, name="王伟", source="staff")
    own = reverse("events:registration", args=[renew_link(came, actor=None)])
    assert "suggest/" in words(visitor.get(own))
    page = words(visitor.get(f"{own}suggest/"))
    assert 'name="name"' not in page and 'name="contact"' not in page
    assert "姓名和联系方式可以不填" not in page and "不再与您的报名相连" in page
    visitor.post(f"{own}suggest/", typed(name="别人"))
    row = Suggestion.objects.get()
    assert (row.registration, row.name) == (came, "")


def test_the_link_shows_the_answer_and_takes_consent_back(event, visitor, liaison):
    path = link_in(words(visitor.post(form_of(event), typed(may_show="on"))))
    row = answered(Suggestion.objects.get(), liaison)
    show_suggestion(row, actor=liaison)
    assert "已经增开两门" in words(visitor.get(path))
    assert "已经增开两门" in words(visitor.get("/events/suggestions/"))
    assert "现在撤下了" in words(visitor.post(path, {"may_show": "no"}))
    assert "已经增开两门" not in words(visitor.get("/events/suggestions/"))
    assert "您同意公开" in words(visitor.post(path, {"may_show": "yes"}))
    assert not Suggestion.objects.shown().exists()


def test_what_is_shown_stands_on_list_and_event_page_without_any_name(event, visitor, liaison):
    visitor.post(form_of(event), typed(name="王伟", contact="13800138000", may_show="on"))
    row = answered(Suggestion.objects.get(), liaison)
    pages = ["/events/suggestions/", f"/events/{event.code}/"]
    assert not any(TEXT in words(visitor.get(page)) for page in pages)
    show_suggestion(row, actor=liaison)
    for page in pages:
        told = words(visitor.get(page))
        assert TEXT in told and "已经增开两门" in told and "王伟" not in told and "13800138000" not in told


def test_what_was_said_at_an_event_that_is_not_public_is_not_listed(event, visitor, liaison):
    visitor.post(form_of(event), typed(may_show="on"))
    show_suggestion(answered(Suggestion.objects.get(), liaison), actor=liaison)
    Event.objects.filter(pk=event.pk).update(visibility=Event.Visibility.LINK)
    assert TEXT not in words(visitor.get("/events/suggestions/"))


def test_unknown_events_and_links_are_answered_alike(visitor):
    paths = ("/events/nothing/suggest/", "/events/s/nothing/", "/events/r/nothing/suggest/")
    assert [visitor.get(path).status_code for path in paths] == [404, 404, 404]


def test_an_address_with_a_sign_that_nobody_writes_is_refused_and_breaks_nothing(visitor):
    paths = ("/events/a%00b/suggest/", "/events/a%00b/", "/events/b/a%00b/", "/events/s/a%00b/")
    assert [visitor.get(path).status_code for path in paths] == [400, 400, 400, 400]


def test_markup_in_public_stays_text(event, visitor, liaison):
    visitor.post(form_of(event), typed(text="<b>x</b><script>1</script>", may_show="on"))
    show_suggestion(answered(Suggestion.objects.get(), liaison), actor=liaison)
    assert "<script>1" not in visitor.get("/events/suggestions/").content.decode()
