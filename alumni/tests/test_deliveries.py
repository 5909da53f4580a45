"""Copies on their way: a server that refuses, stops half-way, hangs up; two who send at once; unsubscribing by the mail's link."""

import re
import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alumni.models import Alumnus, Contact, Delivery, Message, PersonLink
from alumni.services import deliveries
from alumni.services.deliveries import deliver
from alumni.services.merges import merge_people
from alumni.services.messages import retry_failed, send_mail
from alumni.tests.mail_servers import mail_server
from conftest import make_alumnus

pytestmark = pytest.mark.django_db
ADDRESS = re.compile(r"https://alumni\.example(/me/unsubscribe/[A-Za-z0-9_-]{32}/)")


def mailboxes(numbers):
    return [f"p{number}@example.com" for number in numbers]


@pytest.fixture
def five(animal_college):
    """Five people with a mailbox each, in the order in which they are written to."""
    found = []
    for number in range(1, 6):
        person = make_alumnus(animal_college, f"收信人{number}", class_name="牧医1501")
        Contact.objects.create(alumnus=person, kind="email", value=f"p{number}@example.com", source="liaison")
        found.append(person)
    return found


@pytest.fixture
def message(five, animal_college, liaison):
    """Written, not sent yet: the callbacks of a test's transaction do not run."""
    facts = {"subject": "返校邀请", "body": "{称呼}，您好。", "purpose": "返校", "query": "", "described": "全部"}
    people = Alumnus.objects.of_college(animal_college)
    return send_mail(people, site="https://alumni.example", actor=liaison, college=animal_college, **facts)


def states(message):
    return list(message.deliveries.order_by("pk").values_list("state", flat=True))


def nothing_listens(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # the port of discard: closed


# --- the server ----------------------------------------------------------------------------------------------------------


def test_a_server_that_is_away_leaves_all_waiting_and_says_so(message, settings):
    nothing_listens(settings)
    assert deliver(message) == 0
    message.refresh_from_db()
    assert (states(message), message.trouble) == (["waiting"] * 5, "邮件服务器连不上。其余邮件稍后自动再发。")


def test_a_server_that_stops_half_way_is_resumed_and_nobody_gets_two(message, settings):
    with mail_server(settings, most=2) as server:
        assert deliver(message) == 2
        message.refresh_from_db()
        assert states(message) == ["sent"] * 2 + ["waiting"] * 3 and message.trouble != ""
        server.most = None
        call_command("send_messages")
        assert server.mailboxes == mailboxes([1, 2, 3, 4, 5])
    message.refresh_from_db()
    assert (states(message), message.trouble) == (["sent"] * 5, "")


def test_a_mailbox_that_is_refused_is_recorded_and_the_others_go_on(message, settings, liaison):
    with mail_server(settings, refused=["p2@example.com"]) as server:
        assert deliver(message) == 4
        assert states(message) == ["sent", "failed", "sent", "sent", "sent"]
        assert message.deliveries.get(state="failed").trouble == "对方邮箱拒收，请核对邮箱地址。"
        server.refused = set()
        retry_failed(message, actor=liaison)
        assert deliver(message) == 1
        assert server.mailboxes == mailboxes([1, 3, 4, 5, 2])


def test_a_letter_whose_fate_is_unknown_is_not_sent_again_by_itself(message, settings, liaison):
    with mail_server(settings, hangs_up=3) as server:
        assert deliver(message) == 2
        assert states(message) == ["sent", "sent", "failed", "waiting", "waiting"]
        assert message.deliveries.get(state="failed").trouble.startswith("发送中断，不能确定对方是否收到")
        assert deliver(message) == 2
        assert server.mailboxes == mailboxes([1, 2, 4, 5])


def test_a_sender_that_was_killed_leaves_its_letter_to_a_person(message, settings):
    long_ago = timezone.now() - timedelta(hours=1)
    cut_off = message.deliveries.order_by("pk").first()
    Delivery.objects.filter(pk=cut_off.pk).update(state="sending", tried_at=long_ago)
    call_command("send_messages")
    assert states(message) == ["failed"] + ["sent"] * 4
    assert len(mail.outbox) == 4


def test_a_real_letter_carries_its_unsubscribe_headers(message, settings):
    with mail_server(settings) as server:
        deliver(message)
    letter = server.taken[0]
    assert ADDRESS.search(letter["List-Unsubscribe"].replace("\n", "").replace(" ", ""))
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert str(letter["From"]).startswith("动物科技学院 <") and letter["Subject"] == "返校邀请"
    assert letter.get_content_type() == "text/plain" and letter.get_content().startswith("收信人1校友，您好。")


def test_many_are_sent_piece_by_piece_by_the_page(message, sign_in, liaison, monkeypatch):
    monkeypatch.setattr(deliveries.deliver, "__kwdefaults__", {"most": 2, "seconds": 20})
    desk = sign_in(liaison)
    path = reverse("college:alumni:message-continue", args=[message.pk])
    page = desk.post(path, headers={"hx-request": "true"})
    assert "2 / 5" in page.content.decode() and path in page.content.decode()
    desk.post(path, headers={"hx-request": "true"})
    last = desk.post(path, headers={"hx-request": "true"})
    assert last.headers["HX-Refresh"] == "true" and "已经发完" in last.content.decode()
    assert states(message) == ["sent"] * 5


@pytest.mark.django_db(transaction=True)
def test_two_who_send_at_once_share_the_letters(animal_college, liaison):
    for number in range(12):
        person = make_alumnus(animal_college, f"人{number}")
        Contact.objects.create(alumnus=person, kind="email", value=f"p{number}@example.com", source="liaison")
    message = Message.objects.create(
        kind="email", college=animal_college, subject="信", purpose="x", made_by=liaison, body="好"
    )
    Delivery.objects.bulk_create([Delivery(message=message, alumnus=person) for person in Alumnus.objects.all()])
    start, broken = threading.Barrier(3), []

    def sender():
        try:
            start.wait()
            deliver(message)
        except Exception as error:
            broken.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=sender) for _ in range(3)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert broken == []
    sent = sorted(each.to[0] for each in mail.outbox)
    assert (len(sent), len(set(sent))) == (12, 12)
    assert set(states(message)) == {"sent"}


# --- unsubscribing -------------------------------------------------------------------------------------------------------


@pytest.fixture
def visitor():
    return Client(enforce_csrf_checks=True, headers={"origin": "null"})


@pytest.fixture
def address(message):
    deliver(message)
    return ADDRESS.search(mail.outbox[0].body).group(1)


def test_opening_the_link_changes_nothing_and_a_post_unsubscribes(address, visitor, five, animal_college, liaison):
    page = visitor.get(address)
    assert "不想再收到" in page.content.decode() and page["Referrer-Policy"] == "no-referrer"
    visitor.post(address)  # without a word
    assert not Alumnus.objects.filter(unsubscribed_on__isnull=False).exists()
    done = visitor.post(address, {"act": "unsubscribe"}).content.decode()
    assert "您已退订" in done
    assert list(Alumnus.objects.filter(unsubscribed_on=timezone.localdate())) == [five[0]]
    facts = {
        "subject": "又一封",
        "body": "您好",
        "purpose": "返校",
        "query": "",
        "described": "全部",
        "site": "https://x",
    }
    second = send_mail(Alumnus.objects.all(), actor=liaison, college=animal_college, **facts)
    assert (second.people, second.reasons) == (4, [["已退订", 1]])


def test_the_button_of_a_mail_programme_unsubscribes_with_one_click(address, visitor, five):
    answer = visitor.post(address, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    five[0].refresh_from_db()
    assert five[0].unsubscribed_on == timezone.localdate()
    assert five[0].trail_events.order_by("-pgh_id").first().pgh_context["about"] == "本人通过邮件中的链接退订群发"


def test_the_person_takes_it_back_on_the_same_page(address, visitor, five, sign_in, liaison):
    visitor.post(address, {"act": "unsubscribe"})
    record = reverse("college:alumni:person-detail", args=[five[0].pk])
    assert "已退订群发" in sign_in(liaison).get(record).content.decode()
    assert "已恢复接收" in visitor.post(address, {"act": "subscribe"}).content.decode()
    five[0].refresh_from_db()
    assert five[0].unsubscribed_on is None


def test_a_wrong_or_revoked_link_or_one_for_something_else_is_unknown(address, visitor, five):
    assert visitor.get("/me/unsubscribe/" + "x" * 32 + "/").status_code == 404
    _, token = PersonLink.issue(alumnus=five[0], purpose="confirm", expires_at=timezone.now() + timedelta(days=1))
    assert visitor.post(f"/me/unsubscribe/{token}/").status_code == 404
    PersonLink.objects.update(revoked_at=timezone.now())
    assert visitor.post(address).status_code == 404
    assert not Alumnus.objects.filter(unsubscribed_on__isnull=False).exists()


def test_two_records_made_one_keep_one_copy_and_the_unsubscribing(message, five, animal_college, office):
    deliver(message)
    first, second = five[:2]
    message.deliveries.filter(alumnus=first).update(state="failed", trouble="对方邮箱拒收")
    Alumnus.objects.filter(pk=second.pk).update(unsubscribed_on=timezone.localdate())
    merge_people(first, second, college=animal_college, actor=office)
    first.refresh_from_db()
    assert first.unsubscribed_on == timezone.localdate()
    assert list(first.deliveries.values_list("state", "trouble")) == [("sent", "")]  # the person has had a copy
