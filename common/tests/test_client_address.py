"""Whose address the lock-out and the trail go by, behind nginx and without it."""

import pytest
from axes.models import AccessAttempt

NGINX, VISITOR, FORGED = "127.0.0.1", "203.0.113.9", "198.51.100.1"


def fail_to_sign_in(client, *, forwarded="", times=1):
    for _ in range(times):
        header = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
        answer = client.post(
            "/accounts/login/", {"username": "animal", "password": "wrong"}, REMOTE_ADDR=NGINX, **header
        )
    return answer


@pytest.mark.parametrize(
    ("proxies", "forwarded", "noted"),
    [
        (0, "", NGINX),
        (0, FORGED, NGINX),
        (1, VISITOR, VISITOR),
        (1, f"{FORGED}, {VISITOR}", VISITOR),
        (2, f"{FORGED}, {VISITOR}, 10.0.0.5", VISITOR),
        (2, VISITOR, NGINX),
        (1, "unknown", NGINX),
        (1, "", NGINX),
    ],
)
def test_a_failed_sign_in_is_noted_with_the_address_that_our_own_proxy_wrote_down(
    client, db, settings, proxies, forwarded, noted
):
    settings.PROXY_COUNT = proxies
    fail_to_sign_in(client, forwarded=forwarded)
    assert AccessAttempt.objects.get().ip_address == noted


def test_five_wrong_passwords_from_a_stranger_do_not_lock_the_liaison_out_elsewhere(client, liaison, settings):
    settings.PROXY_COUNT = 1
    assert fail_to_sign_in(client, forwarded=VISITOR, times=5).status_code == 429
    assert fail_to_sign_in(client, forwarded=FORGED).status_code == 200
