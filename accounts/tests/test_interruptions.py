"""What happens at the edges of signing in: an act cut off, an address opened by hand, names and passwords of odd kinds."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.passwords import NotOwnNameValidator
from conftest import PASSWORD

pytestmark = pytest.mark.django_db
INBOX = "/inbox/"


def test_after_an_act_was_cut_off_the_sign_in_leads_back_to_the_page_with_the_button(client):
    answer = client.post("/inbox/read/", headers={"referer": f"http://testserver{INBOX}"})
    assert answer.url == f"/accounts/login/?next={INBOX}"
    stranger = client.post("/inbox/read/", headers={"referer": "https://evil.example/x/"})
    assert stranger.url == f"/accounts/login/?next={reverse('accounts:door')}"


def test_an_address_that_only_takes_a_click_says_so(client, liaison):
    client.force_login(liaison)
    answer = client.get(reverse("accounts:logout"))
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST, OPTIONS")
    assert "这个地址不能直接打开" in answer.content.decode()


def test_a_browser_that_opens_the_address_of_a_button_is_led_to_the_page_above(client, liaison):
    client.force_login(liaison)
    page = {"accept": "text/html,*/*;q=0.8"}
    assert client.get("/inbox/read/", headers=page).url == INBOX
    assert client.get("/college/contact-points/7/confirm/", headers=page).url == "/college/contact-points/7/"
    assert client.get("/inbox/read/", headers={"accept": "*/*"}).status_code == 405
    assert client.head("/inbox/read/", headers=page).status_code == 405
    alone = client.get(reverse("accounts:logout"), headers=page)
    assert (alone.status_code, "这个地址不能直接打开" in alone.content.decode()) == (405, True)


def test_a_name_of_any_length_is_only_a_wrong_name(client, liaison):
    answer = client.post(reverse("accounts:login"), {"username": "长" * 3000, "password": PASSWORD})
    assert answer.status_code == 200
    assert "工号或密码不对" in answer.content.decode()


@pytest.mark.parametrize("password", ["animal2026x", "x周老师2026abc"])
def test_a_password_does_not_hold_the_name_of_its_owner(liaison, password):
    with pytest.raises(ValidationError, match="不要含有工号或姓名"):
        NotOwnNameValidator().validate(password, liaison)
    NotOwnNameValidator().validate("Kamelie-2026", liaison)
