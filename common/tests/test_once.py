"""A form sent twice is carried out once: in two windows, after a refusal, and at the same moment."""

import threading
import time

import pytest
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import redirect
from django.test import Client, override_settings
from django.urls import include, path

from colleges.models import ContactPoint
from common.models import DoneOnce
from common.once import FIELD, OnceMixin, new_key, once

pytestmark = pytest.mark.django_db
meeting = threading.Barrier(2)


@once
def book(request):
    """Books one row, slowly where asked; refuses an empty phone with the page."""
    if request.method == "POST" and request.POST.get("phone"):
        point = ContactPoint.objects.create(label="预约", phone=request.POST["phone"])
        if request.POST.get("slow"):
            time.sleep(0.5)
        if request.POST.get("break"):
            raise RuntimeError("broke after booking")
        return redirect(f"/booked/{point.pk}/")
    return HttpResponse("请填写电话")


urlpatterns = [path("book/", book), path("other/", book), path("", include("alumni_office.urls"))]
handler500 = "alumni_office.views.server_error"


@pytest.fixture(autouse=True)
def with_own_pages():
    with override_settings(ROOT_URLCONF=__name__):
        yield


def send(client, key, address="/book/", **more):
    return client.post(address, {FIELD: key, "phone": "073184637001", **more})


def test_the_second_click_is_led_to_the_result_of_the_first(sign_in, office):
    client, key = sign_in(office), new_key()
    first, second = send(client, key), send(client, key)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert ContactPoint.objects.count() == 1


def test_another_key_another_page_and_another_user_are_another_matter(sign_in, office, finance):
    key = new_key()
    client = sign_in(office)
    send(client, key), send(client, new_key()), send(client, key, "/other/")
    send(sign_in(finance), key)
    assert ContactPoint.objects.count() == 4


def test_a_form_without_a_key_is_carried_out_each_time(sign_in, office):
    client = sign_in(office)
    send(client, ""), send(client, "")
    assert ContactPoint.objects.count() == 2 and not DoneOnce.objects.exists()


def test_a_refused_form_gives_its_key_back(sign_in, office):
    client, key = sign_in(office), new_key()
    assert send(client, key, phone="").content.decode() == "请填写电话"
    assert not DoneOnce.objects.exists()
    assert send(client, key).status_code == 302
    assert ContactPoint.objects.count() == 1


def test_a_form_that_broke_booked_nothing_and_gives_its_key_back(sign_in, office):
    client, key = sign_in(office), new_key()
    client.raise_request_exception = False
    assert send(client, key, **{"break": "1"}).status_code == 500
    assert ContactPoint.objects.count() == DoneOnce.objects.count() == 0
    assert send(client, key).status_code == 302


def test_each_page_carries_a_key_of_its_own_and_the_same_form_keeps_it():
    form = OnceMixin()
    assert form[FIELD].value() == form[FIELD].value() != OnceMixin()[FIELD].value()


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_book_once_and_see_the_same_result(office):
    clients, key, answers = [Client(), Client()], new_key(), []
    for client in clients:
        client.force_login(office)

    def click(client):
        meeting.wait(10)
        answers.append(send(client, key, slow="1")["Location"])
        connection.close()

    threads = [threading.Thread(target=click, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(answers) == 2 and len(set(answers)) == 1
    assert ContactPoint.objects.count() == 1
