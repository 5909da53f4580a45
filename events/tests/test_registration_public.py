"""What anybody sees and does by the public pages of an event, and what a link shows to whom it was not meant for."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alumni.models import Alumnus
from events.models import Event, Invitation, ProgrammeItem, Question, Registration
from events.services.registering import register, renew_link
from events.services.registration_settings import drop_question
from events.tests.registering import facts_of, open_event, registered, typed, words
from events.views.public import registration as view

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(liaison, animal_college):
    return open_event(animal_college, actor=liaison, companions=2)


@pytest.fixture
def visitor():
    return Client(enforce_csrf_checks=True)


def page_of(event):
    return f"/events/{event.code}/"


def form_of(event):
    return f"/events/{event.code}/register/"


def invited(event, person, **more):
    ends = timezone.now() + timedelta(days=30)
    link, token = Invitation.issue(event=event, alumnus=person, expires_at=ends, **more)
    return f"/events/i/{token}/"


def own_link(row):
    return reverse("events:registration", args=[renew_link(row, actor=None)])


# --- the page of an event ---


def test_the_page_tells_what_is_public_and_nothing_of_whoever_comes(event, visitor, alumnus):
    registered(event, 1, name="不公开的人", mobile="13911112222")
    when = event.starts_at
    ProgrammeItem.objects.create(plan=event.plan, starts_at=when, title="座谈会")
    ProgrammeItem.objects.create(plan=event.plan, starts_at=when, title="内部碰头会", is_public=False)
    page = visitor.get(page_of(event))
    told = words(page)
    assert page.status_code == 200
    assert all(each in told for each in ("二十年再聚首", "第一会议室", "座谈会", "我要报名", 'property="og:title"'))
    assert not any(each in told for each in ("内部碰头会", "不公开的人", "2222"))


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({}, 200),
        ({"visibility": "link"}, 200),
        ({"visibility": "internal"}, 404),
        ({"plan": "filed"}, 404),
        ({"plan": "draft", "visibility": "link"}, 404),
    ],
)
def test_an_event_is_shown_once_approved_to_whom_it_is_meant_for(liaison, animal_college, visitor, facts, status):
    event = open_event(animal_college, actor=liaison, **facts)
    page, form = visitor.get(page_of(event)), visitor.get(form_of(event))
    assert (page.status_code, form.status_code) == (status, status)
    assert page.headers.get("X-Robots-Tag", "") == ("noindex, nofollow" if facts == {"visibility": "link"} else "")


def test_a_cancelled_and_a_moved_event_say_so(event, visitor, office):
    Event.objects.filter(pk=event.pk).update(change_no=1, change_words="改到12月6日举行")
    assert "改到12月6日举行" in words(visitor.get(page_of(event)))
    ended = {"state": "cancelled", "reason": "因暴雨取消", "ended_by": office, "ended_at": timezone.now()}
    Event.objects.filter(pk=event.pk).update(**ended)
    told = words(visitor.get(page_of(event)))
    assert "活动已取消" in told and "因暴雨取消" in told and "我要报名" not in told
    assert "活动已取消" in words(visitor.post(form_of(event), typed()))
    assert not event.registrations.exists()


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"entry": "none"}, "不在网上报名"),
        ({"entry": "invited"}, "凭个人邀请报名"),
        ({"opens_at": timezone.now() + timedelta(days=2)}, "报名将在"),
        ({"closes_at": timezone.now() - timedelta(days=2)}, "报名已经截止"),
    ],
)
def test_a_closed_registration_says_why_and_takes_nobody_in(liaison, animal_college, visitor, facts, said):
    event = open_event(animal_college, actor=liaison, **facts)
    assert said in words(visitor.get(page_of(event))) and said in words(visitor.get(form_of(event)))
    assert said in words(visitor.post(form_of(event), typed()))
    assert not event.registrations.exists()


# --- registering ---


def test_whoever_registers_gets_the_own_link_once_and_the_form_sent_twice_counts_once(event, visitor):
    first = visitor.post(form_of(event), typed(companions=1, companion_names="李娜"))
    token = re.search(r"/events/r/([\w-]+)/", words(first))[1]
    row = event.registrations.get()
    assert (row.name, row.mobile, row.companions, row.state, row.source) == (
        "王伟",
        "13800138000",
        1,
        "confirmed",
        "open",
    )
    assert (row.consent, row.told_change, row.alumnus) == (1, 0, None)
    assert "报名成功" in words(first) and "data-copy" in words(first) and 'class="qr"' in words(first)
    again = visitor.post(form_of(event), typed(companions=1, companion_names="李娜"))
    other = re.search(r"/events/r/([\w-]+)/", words(again))[1]
    assert event.registrations.count() == 1 and other != token
    assert [visitor.get(f"/events/r/{each}/").status_code for each in (token, other)] == [200, 200]  # one was mailed


def test_who_is_registered_already_is_thanked_and_shown_no_link(event, visitor):
    visitor.post(form_of(event), typed(post="场长"))
    answer = visitor.post(form_of(event), typed(once="b" * 32, post="别人填的"))
    assert answer.status_code == 200 and "/events/r/" not in words(answer) and "找不到链接的" in words(answer)
    assert event.registrations.get().post == "场长"


def test_a_machine_is_thanked_like_somebody_known_and_thrown_away(event, visitor):
    trapped = words(visitor.post(form_of(event), typed(website="http://x")))
    assert not event.registrations.exists()
    visitor.post(form_of(event), typed())
    assert words(visitor.post(form_of(event), typed(once="b" * 32))) == trapped


def test_what_was_opened_elsewhere_is_asked_to_be_sent_again_and_nothing_typed_is_lost(event, visitor):
    answer = words(visitor.post(form_of(event), typed(opened="", post="场长")))
    assert "再提交一次" in answer and "场长" in answer and not event.registrations.exists()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"mobile": "1380013"}, "手机号码应为 11 位"),
        ({"name": "<b>王伟</b>"}, "不能保存"),
        ({"companions": "3", "companion_names": "甲"}, "最多带 2 位同行人"),
        ({"companions": "1"}, "请写同行人的姓名"),
        ({"consent": ""}, "请阅读并勾选同意"),
        ({"graduated_year": "1800"}, "毕业年份应在"),
    ],
)
def test_what_cannot_be_is_refused_in_words(event, visitor, said, why):
    assert why in words(visitor.post(form_of(event), typed(**said)))
    assert not event.registrations.exists()


def test_the_organisers_questions_are_asked_kept_and_never_read_as_markup(liaison, animal_college, visitor):
    event = open_event(animal_college, actor=liaison, asks=["arrival", "meals", "hotel"])
    size = Question.objects.create(event=event, text="衣服尺码<i>", kind="choice", choices=["M", "L"], is_required=True)
    Question.objects.create(event=event, text="还想参观", kind="many", choices=["牧场", "实训楼"])
    assert "请" in words(visitor.post(form_of(event), typed()))
    assert not event.registrations.exists()
    day = timezone.localdate(event.starts_at)
    more = {f"question_{size.pk}": "L", "meals": "<script>alert(1)</script>", "arrives_by": "G1234 次"}
    more |= {"hotel_from": day - timedelta(days=1), "hotel_until": day}
    visitor.post(form_of(event), typed(**more))
    row = event.registrations.get()
    assert row.answers == [[size.pk, "衣服尺码<i>", "L"]]
    page = visitor.post(own_link(row), {"act": "look", "tail": "8000"}).content.decode()
    assert "<script>alert" not in page and "衣服尺码<i>" not in page and "G1234" in page
    drop_question(size, actor=liaison)
    visitor.post(own_link(row), {"act": "change", "tail": "8000", "meals": "素食"})
    row.refresh_from_db()
    assert (row.answers, row.meals) == ([[size.pk, "衣服尺码<i>", "L"]], "素食")


def test_the_own_link_is_mailed_after_the_commit_and_a_mail_server_that_refuses_costs_nothing(
    event, visitor, django_capture_on_commit_callbacks, settings
):
    with django_capture_on_commit_callbacks(execute=True):
        visitor.post(form_of(event), typed(email="wang@163.com"))
    assert [(each.to, "/events/r/" in each.body) for each in mail.outbox] == [(["wang@163.com"], True)]
    settings.EMAIL_BACKEND = "events.tests.registering.BrokenBackend"
    with django_capture_on_commit_callbacks(execute=True):
        answer = visitor.post(form_of(event), typed(name="李娜", email="li@163.com", once="c" * 32))
    assert "报名成功" in words(answer) and event.registrations.count() == 2


# --- personal invitations ---


def test_an_invitation_knows_the_name_and_shows_nothing_else(event, visitor, alumnus):
    url = invited(event, alumnus)
    page = words(visitor.get(url))
    assert "王伟校友" in page and "8000" not in page and "牧医1501" not in page
    visitor.post(url, typed(name="别人", mobile="13911113333"))
    row = event.registrations.get()
    assert (row.name, row.alumnus, row.source, row.class_text) == ("王伟", alumnus, "invitation", "牧医1501")
    assert not Registration.objects.unmatched().exists()


def test_a_forwarded_invitation_reveals_nothing_and_does_not_overwrite_the_first(event, visitor, alumnus):
    url = invited(event, alumnus)
    visitor.post(url, typed(mobile="13911113333", post="总经理"))
    later = visitor.get(url)
    assert "已经报过名" in words(later)
    assert not any(each in words(later) for each in ("王伟", "3333", "总经理", "/events/r/"))
    second = visitor.post(url, typed(mobile="13922224444", post="冒名", once="d" * 32))
    assert "已经报过名" in words(second) and "/events/r/" not in words(second) and "王伟" not in words(second)
    again = visitor.post(url, typed(mobile="13911113333", post="总经理"))
    assert "/events/r/" in words(again)  # the same form, clicked twice
    assert event.registrations.get().post == "总经理"


def test_an_invitation_opens_an_event_that_is_shown_to_nobody_else(liaison, animal_college, visitor, alumnus):
    event = open_event(animal_college, actor=liaison, visibility="internal", entry="invited")
    assert visitor.get(page_of(event)).status_code == 404
    assert "报名成功" in words(visitor.post(invited(event, alumnus), typed()))


@pytest.mark.parametrize("state", [{"state": "deceased"}, {"state": "lost"}, {"do_not_contact": True}])
def test_nobody_who_is_not_to_be_contacted_is_named_by_an_invitation(event, visitor, alumnus, state):
    url = invited(event, alumnus)
    Alumnus.objects.filter(pk=alumnus.pk).update(**state)
    answer = visitor.get(url)
    assert answer.status_code == 404 and "王伟" not in words(answer)


def test_a_wrong_revoked_or_expired_invitation_is_the_same_page(event, visitor, alumnus, liaison):
    revoked, wrong = invited(event, alumnus), "/events/i/no-such-token/"
    Invitation.objects.get().revoke(actor=liaison)
    assert [visitor.get(url).status_code for url in (revoked, wrong)] == [404, 404]
    assert words(visitor.get(revoked)) == words(visitor.get(wrong))


# --- the own link ---


def test_by_the_own_link_one_sees_changes_and_cancels_and_no_phone_is_shown(event, visitor):
    row = registered(event, 5, mobile="13800138000", email="wang@163.com")
    url = own_link(row)
    page = visitor.get(url)
    assert "13800138000" not in words(page) and "wang@163.com" not in words(page) and 'class="qr"' in words(page)
    assert (page.headers["Cache-Control"], page.headers["Referrer-Policy"]) == ("no-store, private", "no-referrer")
    changed = visitor.post(
        url, {"act": "change", "tail": "8000", "post": "场长", "companions": "1", "companion_names": "甲"}
    )
    row.refresh_from_db()
    assert "已保存更改" in words(changed)
    assert (row.post, row.companions, row.mobile, row.email) == ("场长", 1, "13800138000", "wang@163.com")
    assert "已取消报名" in words(visitor.post(url, {"act": "cancel", "tail": "8000"}))
    row.refresh_from_db()
    assert row.state == "cancelled" and "重新报名" in words(visitor.get(url))
    assert "已重新报名" in words(visitor.post(url, {"act": "again", "tail": "8000"}))


TYPED = {
    "email": "wang@163.com",
    "post": "场长",
    "companions": 1,
    "companion_names": "甲乙丙",
    "arrives_by": "G1234",
    "meals": "素食",
    "remark": "家里电话13700137001",
    "answers": [[1, "紧急联系电话", "13600136000"]],
}
SHOWN = ("场长", "甲乙丙", "G1234", "素食", "13700137001", "13600136000", "163.com", "8000")


def shown_to(visitor, url, tail=None):
    """What of `SHOWN` stands on the page: opened, or asked for with the last digits of the number."""
    page = visitor.post(url, {"act": "look", "tail": tail}) if tail else visitor.get(url)
    told = re.sub(r"<svg.*?</svg>", "", words(page), flags=re.S)
    return [each for each in SHOWN if each in told]


def test_a_forwarded_own_link_shows_nothing_that_was_typed_and_no_digit_that_guards_it(event, visitor):
    Event.objects.filter(pk=event.pk).update(asks=["arrival", "meals", "hotel"])
    url = own_link(registered(event, 5, mobile="13800138000", **TYPED))
    assert shown_to(visitor, url) == shown_to(visitor, url, "0000") == []
    assert sorted(shown_to(visitor, url, "8000")) == sorted(SHOWN)
    for guess in range(12):
        visitor.post(url, {"act": "look", "tail": f"{guess:04d}"})
    right, wrong = (words(visitor.post(url, {"act": "look", "tail": tail})) for tail in ("8000", "8001"))
    assert right.replace("8000", "8001") == wrong and "一小时后再试" in right and "填的手机后四位不符" not in right


def test_whoever_looked_changes_without_typing_the_digits_again(event, visitor):
    row = registered(event, 5, mobile="13800138000", post="场长")
    url = own_link(row)
    form = visitor.post(url, {"act": "look", "tail": "8000"}).context["forms"]["change"]
    said = {name: form[name].value() or "" for name in form.fields}
    assert (said["tail"], said["post"], said["mobile"]) == ("8000", "场长", "")
    assert "已保存更改" in words(visitor.post(url, said | {"act": "change", "post": "厂长"}))
    row.refresh_from_db()
    assert (row.post, row.mobile) == ("厂长", "13800138000")


def test_a_forwarded_own_link_cancels_nothing_without_the_number_and_guessing_ends(event, visitor):
    row = registered(event, 5, mobile="13800138000")
    url = own_link(row)
    assert "后四位不符" in words(visitor.post(url, {"act": "cancel", "tail": "0000"}))
    visitor.post(url, {"act": "change", "tail": "", "post": "改"})
    for guess in range(12):
        visitor.post(url, {"act": "cancel", "tail": f"{guess:04d}"})
    assert "一小时后再试" in words(visitor.post(url, {"act": "cancel", "tail": "8000"}))
    row.refresh_from_db()
    assert (row.state, row.post) == ("confirmed", "")


def test_whoever_reads_of_a_move_says_so_and_is_told(event, visitor):
    row = registered(event, 1)
    Event.objects.filter(pk=event.pk).update(change_no=1, change_words="改到第二会议室")
    url = own_link(row)
    assert "改到第二会议室" in words(visitor.get(url)) and "我知道了" in words(visitor.get(url))
    assert list(event.registrations.untold()) == [row]  # what only opened it may have been a machine
    assert "我知道了" not in words(visitor.post(url, {"act": "know"}))
    assert not event.registrations.untold().exists()


def test_whoever_waits_sees_the_place_in_line(liaison, animal_college, visitor):
    event = open_event(animal_college, actor=liaison, capacity=1)
    registered(event, 1)
    assert "候补" in words(visitor.get(form_of(event)))
    registered(event, 2)
    last = registered(event, 3)
    page = words(visitor.get(own_link(last)))
    assert "排在第 2 位" in page and 'class="qr"' not in page


def test_one_address_may_not_fill_an_event(event, visitor, monkeypatch):
    monkeypatch.setattr(view, "SENT_BY_ADDRESS", replace(view.SENT_BY_ADDRESS, most=1))
    visitor.post(form_of(event), typed())
    refused = visitor.post(form_of(event), typed(name="李娜", once="e" * 32, post="场长"))
    assert refused.status_code == 429 and "场长" in words(refused)
    assert register(event, facts=facts_of(3), actor=None).is_new and event.registrations.count() == 2
