"""No log line holds a telephone number or a document number, wherever it comes from."""

import io
import logging

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import override_settings
from django.urls import include, path

from common.logs import MaskNumbers

PHONE, DOCUMENT = "13800138000", "430102198001011234"


def broken(request):
    raise RuntimeError(f"电话 {request.GET['phone']}，证件 {DOCUMENT}")


def refused(request):
    return HttpResponse(status=400)


urlpatterns = [
    path("broken/", broken),
    path("refused/<str:phone>/", lambda r, phone: refused(r)),
    path("", include("alumni_office.urls")),
]
handler500 = "alumni_office.views.server_error"


@pytest.fixture
def log():
    """What the house's own handler would have written, for the root and for Django's loggers."""
    stream, configured = io.StringIO(), logging.getLogger().handlers
    handler = next(each for each in configured if any(isinstance(f, MaskNumbers) for f in each.filters))
    before, handler.stream = handler.stream, stream
    yield stream
    handler.stream = before


def test_every_handler_of_the_house_masks():
    handlers = settings.LOGGING["handlers"]
    assert handlers and all("no_numbers" in handler["filters"] for handler in handlers.values())


def test_numbers_are_masked_in_messages_and_in_their_arguments(log):
    logging.getLogger("alumni").warning("打给 %s 或 0731-84637000，证件 %s", PHONE, "43010219800101123X")
    logging.getLogger("alumni").warning("共 12345 行")
    text = log.getvalue()
    assert "138****00" in text and PHONE not in text and "43010219800101123X" not in text
    assert "84637000" not in text
    assert "共 12345 行" in text


def test_numbers_are_masked_in_tracebacks(log):
    try:
        raise ValueError(f"重复的号码 {PHONE}") from RuntimeError(DOCUMENT)
    except ValueError:
        logging.getLogger("alumni").exception("导入失败")
    text = log.getvalue()
    assert "ValueError" in text and PHONE not in text and DOCUMENT not in text


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
def test_a_request_that_breaks_leaves_no_number_in_the_log(client, sign_in, office, log):
    client = sign_in(office)
    client.raise_request_exception = False
    assert client.get("/broken/", {"phone": PHONE}).status_code == 500
    assert client.get(f"/refused/{PHONE}/").status_code == 400
    text = log.getvalue()
    assert "RuntimeError" in text and "/refused/" in text
    assert PHONE not in text and DOCUMENT not in text


@pytest.mark.django_db
def test_the_token_of_a_personal_link_is_in_no_log(client, log):
    token = "Kq3-x_Zt" * 4
    for address in (f"/me/{token}/", f"/me/objection/{token}/", f"/class/{token}/?x=1"):
        assert client.get(address).status_code == 404
        logging.getLogger("django.server").info('"GET %s HTTP/1.1" 404 3021', address)
    assert "/me/****/" in log.getvalue() and "/class/****/?x=1" in log.getvalue()
    assert token not in log.getvalue()


@pytest.mark.django_db
def test_a_wrong_password_is_in_no_log(client, log):
    client.post("/accounts/login/", {"username": "13900139000", "password": "Geheim-2026-x"})
    assert "Geheim-2026-x" not in log.getvalue() and "13900139000" not in log.getvalue()
