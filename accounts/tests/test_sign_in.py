"""Signing in at the one door, staying signed in, and changing one's password."""

import time
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts.middleware import BY_ITSELF, LAST_SEEN
from accounts.models import SignIn, User
from accounts.services import close_account, open_account, reset_password
from conftest import PASSWORD, seated

pytestmark = pytest.mark.django_db
LOGIN, CHANGE = "/accounts/login/", "/accounts/password/"
NEW = "Xin-mima-2027"


def sign(client, username, password=PASSWORD, **more):
    return client.post(LOGIN, {"username": username, "password": password, **more})


def is_signed_in(client):
    return client.get("/accounts/door/").status_code == 302 and not client.get("/accounts/door/")[
        "Location"
    ].startswith(LOGIN)


def test_one_signs_in_with_the_staff_number_and_is_led_to_ones_desk(client, liaison):
    assert "工号" in client.get(LOGIN).content.decode()
    response = sign(client, "animal")
    assert (response.status_code, response["Location"]) == (302, "/accounts/door/")
    assert client.get("/accounts/door/")["Location"] == "/college/"
    assert client.get("/college/").status_code == 200


def test_the_door_leads_each_role_to_its_own_desk(
    office, finance, inspector, student_affairs, liaison, leader, make_user
):
    doors = {}
    for user in (office, finance, inspector, student_affairs, liaison, leader, make_user("nobody", "闲人")):
        client = Client()
        sign(client, user.username)
        doors[user.username] = client.get("/accounts/door/")["Location"]
    desks = dict.fromkeys(["office", "finance", "inspector", "youth"], "/admin/")
    assert doors == desks | dict.fromkeys(["animal", "animal-leader", "nobody"], "/college/")


def test_a_wrong_password_and_an_unknown_account_are_told_in_the_same_words(client, liaison):
    wrong, unknown = sign(client, "animal", "wrong"), sign(client, "ghost", "wrong")
    sentence = "工号或密码不对，请核对后再试。连续五次不对将暂停登录十五分钟。"
    assert sentence in wrong.content.decode() and sentence in unknown.content.decode()
    assert not SignIn.objects.exists()


def test_a_closed_account_cannot_sign_in_and_is_not_told_from_a_wrong_password(client, liaison):
    close_account(liaison)
    assert "工号或密码不对" in sign(client, "animal").content.decode()


def test_after_five_wrong_passwords_the_account_is_locked_for_this_address_and_others_are_not(client, liaison, leader):
    answers = [sign(client, "animal", "wrong").status_code for _ in range(5)]
    assert answers[:4] == [200] * 4
    locked = sign(client, "animal")
    assert locked.status_code in (403, 429)
    text = locked.content.decode()
    assert "十五分钟" in text and "animal" not in text
    assert not is_signed_in(client)
    assert sign(client, "animal-leader").status_code == 302


def test_a_right_password_in_time_forgets_the_wrong_ones(client, liaison):
    for _ in range(4):
        sign(client, "animal", "wrong")
    assert sign(client, "animal").status_code == 302
    client.logout()
    for _ in range(4):
        assert sign(client, "animal", "wrong").status_code == 200


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "https:evil.example", "/\\evil.example"]
)
def test_the_sign_in_leads_to_no_other_site(client, liaison, target):
    response = sign(client, "animal", next=target)
    assert (response.status_code, response["Location"]) == (302, "/accounts/door/")


def test_the_sign_in_leads_back_to_the_page_that_was_asked_for(client, liaison):
    assert sign(client, "animal", next="/college/alumni/classes/")["Location"] == "/college/alumni/classes/"


# the first password


def test_whoever_has_a_first_password_chooses_a_new_one_before_anything_else(client, animal_college):
    user, password = open_account(username="new", name="新老师")
    seated(user, animal_college)
    sign(client, "new", password)
    for address in ("/college/", "/college/alumni/", "/accounts/door/", "/contact/"):
        assert client.get(address)["Location"] == CHANGE
    assert client.post("/inbox/read/")["Location"] == CHANGE
    assert client.get(CHANGE).status_code == 200
    client.post(CHANGE, {"old_password": password, "new_password1": NEW, "new_password2": NEW})
    assert client.get("/college/").status_code == 200
    assert not User.objects.get(username="new").must_change_password


def test_the_first_password_itself_is_no_new_password(client):
    _, password = open_account(username="new", name="新老师")
    sign(client, "new", password)
    page = client.post(CHANGE, {"old_password": password, "new_password1": password, "new_password2": password})
    assert "新密码不能与当前密码相同。" in page.content.decode()
    assert User.objects.get(username="new").must_change_password


def test_demo_accounts_are_not_asked_for_a_new_password(client, animal_college):
    user, password = open_account(username="demo", name="演示")
    seated(user, animal_college)
    User.objects.filter(pk=user.pk).update(is_demo=True)
    sign(client, "demo", password)
    assert client.get("/college/").status_code == 200


# one's own password


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(liaison):
    here, elsewhere = Client(), Client()
    sign(here, "animal"), sign(elsewhere, "animal")
    here.post(CHANGE, {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW})
    assert here.get("/college/").status_code == 200
    assert elsewhere.get("/college/")["Location"].startswith(LOGIN)
    assert SignIn.objects.filter(user=liaison).count() == 1
    assert "工号或密码不对" in sign(Client(), "animal").content.decode()


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("kurz-1", "密码太短，至少要有 10 个字符。"),
        ("nurbuchstaben", "密码须同时含有字母和数字。"),
        ("1234567890123", "密码须同时含有字母和数字。"),
        ("password123", "这个密码太常见了。"),
        ("animal2026", "工号"),
    ],
)
def test_weak_passwords_are_refused_in_chinese(client, liaison, password, sentence):
    sign(client, "animal")
    page = client.post(CHANGE, {"old_password": PASSWORD, "new_password1": password, "new_password2": password})
    assert page.status_code == 200 and sentence in page.content.decode()
    assert User.objects.get(pk=liaison.pk).check_password(PASSWORD)


def test_the_present_password_must_be_right_and_the_new_one_typed_twice(client, liaison):
    sign(client, "animal")
    page = client.post(CHANGE, {"old_password": "wrong", "new_password1": NEW, "new_password2": NEW + "x"})
    text = page.content.decode()
    assert "当前密码不对，请重新输入。" in text and "两次输入的新密码不一样，请重新输入。" in text


def test_a_reset_gives_a_first_password_and_ends_every_session(client, liaison):
    sign(client, "animal")
    password = reset_password(liaison)
    assert client.get("/college/")["Location"].startswith(LOGIN)
    assert not SignIn.objects.exists()
    sign(client, "animal", password)
    assert client.get("/college/")["Location"] == CHANGE


# sessions


def test_of_four_sessions_the_oldest_ends(liaison):
    clients = [Client() for _ in range(4)]
    for place, each in enumerate(clients):
        sign(each, "animal")
        SignIn.objects.filter(session_key=each.session.session_key).update(
            since=timezone.now() - timedelta(hours=4 - place)
        )
    assert [each.get("/college/").status_code for each in clients] == [302, 200, 200, 200]
    assert SignIn.objects.count() == 3
    page = clients[0].get("/college/", follow=True).content.decode()
    assert "同一账号最多同时登录 3 处" in page and "立即修改密码" in page
    sign(clients[0], "animal")
    assert clients[0].get("/college/").status_code == 200


def test_an_idle_hour_signs_out_and_says_so(client, liaison):
    sign(client, "animal")
    client.get("/college/")
    session = client.session
    session[LAST_SEEN] = int(time.time()) - 3601
    session.save()
    response = client.get("/college/", follow=True)
    assert response.redirect_chain == [("/accounts/login/?idle=1", 302)]
    assert "长时间没有操作" in response.content.decode()
    assert not is_signed_in(client)


def test_a_part_of_a_page_asked_for_after_an_idle_hour_has_the_whole_page_asked_anew(client, liaison):
    sign(client, "animal")
    client.get("/college/")
    session = client.session
    session[LAST_SEEN] = int(time.time()) - 3601
    session.save()
    for _ in range(2):  # signed out just now, and signed out before
        response = client.get("/college/", HTTP_HX_REQUEST="true")
        assert (response.status_code, response.headers["HX-Refresh"], response.content) == (200, "true", b"")
    assert not is_signed_in(client)


def test_what_a_page_asks_for_by_itself_is_no_sign_of_anybody(client, liaison):
    sign(client, "animal")
    client.get("/college/")
    session = client.session
    session[LAST_SEEN] = seen = int(time.time()) - 3500
    session.save()
    assert client.get("/college/", headers={BY_ITSELF: "1"}).status_code == 200
    assert client.session[LAST_SEEN] == seen


def test_less_than_an_idle_hour_does_not(client, liaison):
    sign(client, "animal")
    client.get("/college/")
    session = client.session
    session[LAST_SEEN] = int(time.time()) - 3500
    session.save()
    assert client.get("/college/").status_code == 200
    assert client.session[LAST_SEEN] > time.time() - 5


def test_signing_out_is_a_post_and_ends_the_session(client, liaison):
    sign(client, "animal")
    assert client.get("/accounts/logout/").status_code == 405
    client.post("/accounts/logout/")
    assert not is_signed_in(client)
    assert not Session.objects.exists()


def test_sessions_that_one_signed_out_of_do_not_count(liaison):
    stays = Client()
    sign(stays, "animal")
    for _ in range(4):
        client = Client()
        sign(client, "animal")
        client.post("/accounts/logout/")
    assert stays.get("/college/").status_code == 200
