"""Personal links: sent, opened by their person, used once, taken back, and tried in vain."""

import re

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import RateCounter
from accounts.rates import Limit
from alumni.models import Contact, PersonLink, Proposal, PublicRequest
from alumni.services.links import send_link, send_links
from alumni.views.public import link_pages
from conftest import make_alumnus

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r"/me/([A-Za-z0-9_-]{32})/")


def url(name, *args, door="college:alumni"):
    return reverse(f"{door}:{name}", args=args)


def address_of(token):
    return f"https://alumni.example/me/{token}/"


@pytest.fixture
def send(animal_college, liaison):
    """`send(person)` returns `(link, path)` of a link that the liaison copied."""

    def made(person, channel="copied"):
        sent = send_link(person, college=animal_college, channel=channel, address_of=address_of, actor=liaison)
        return sent.link, sent.address.removeprefix("https://alumni.example")

    return made


@pytest.fixture
def visitor():
    """Somebody who has not signed in, with a browser as strict as they come."""
    return Client(enforce_csrf_checks=True, headers={"origin": "null"})


def add_mailbox(person, value="wangwei@163.com"):
    return Contact.objects.create(alumnus=person, kind="email", value=value, source="roster")


# --- sending -------------------------------------------------------------------------------------------------------------


def test_a_liaison_makes_a_link_and_sees_it_once(desk, alumnus, liaison, animal_college):
    page = desk.post(url("link-send", alumnus.pk), {"purpose": "confirm", "channel": "qr"})
    text = page.content.decode()
    token = TOKEN.search(text).group(1)
    assert '<svg class="qr"' in text and "王伟校友，您好" in text
    link = PersonLink.objects.get()
    assert (link.alumnus, link.college, link.issued_by, link.channel) == (alumnus, animal_college, liaison, "qr")
    assert round((link.expires_at - timezone.now()).total_seconds() / 86400) == 30
    listed = desk.get(url("link-list")).content.decode()
    assert "王伟" in listed and token not in listed


def test_the_token_stands_nowhere_in_the_database(desk, alumnus, visitor):
    add_mailbox(alumnus)
    token = TOKEN.search(
        desk.post(url("link-send", alumnus.pk), {"purpose": "confirm", "channel": "copied"}).content.decode()
    ).group(1)
    visitor.get(reverse("alumni:me", args=[token]))
    # by somebody who has signed in: the trail keeps the address of the request beside what it changed
    desk.post(reverse("alumni:me", args=[token]), {"act": "change", "mobile": "13700137000"})
    assert Contact.objects.current().get(kind="mobile").value == "13700137000"
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}" r WHERE strpos(r::text, %s) > 0', [token])
            found += [table] * cursor.fetchone()[0]
    assert found == []


def test_the_link_goes_out_by_mail_to_the_mailbox_on_file(desk, alumnus):
    refused = desk.post(url("link-send", alumnus.pk), {"purpose": "confirm", "channel": "email"})
    assert "没有登记邮箱" in refused.content.decode() and not PersonLink.objects.exists()
    add_mailbox(alumnus)
    response = desk.post(url("link-send", alumnus.pk), {"purpose": "confirm", "channel": "email", "once": "abc"})
    assert response.url == url("person-detail", alumnus.pk)
    desk.post(url("link-send", alumnus.pk), {"purpose": "confirm", "channel": "email", "once": "abc"})
    [sent] = mail.outbox
    assert sent.to == ["wangwei@163.com"] and TOKEN.search(sent.body)
    assert PersonLink.objects.count() == 1


def test_without_a_mail_server_no_link_is_said_to_have_been_mailed(desk, alumnus, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    add_mailbox(alumnus)
    page = desk.get(url("link-send", alumnus.pk)).content.decode()
    assert "还没有设置邮件服务器" in page and re.search(r'value="email"[^>]*disabled', page)
    refused = desk.post(url("link-send", alumnus.pk), {"purpose": "confirm", "channel": "email"}).content.decode()
    assert "不能用邮件发送，链接未生成" in refused and "已把链接发到" not in refused
    assert not PersonLink.objects.exists()


def test_a_mail_server_that_refuses_leaves_no_link(alumnus, animal_college, liaison, settings):
    add_mailbox(alumnus)
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        "django.core.mail.backends.smtp.EmailBackend",
        "127.0.0.1",
        1,
    )
    with pytest.raises(ValidationError, match="邮件没有发出去"):
        send_link(alumnus, college=animal_college, channel="email", address_of=address_of, actor=liaison)
    assert not PersonLink.objects.exists()


@pytest.mark.parametrize("quiet", [{"state": "deceased"}, {"state": "lost"}, {"do_not_contact": True}])
def test_who_may_not_be_contacted_is_sent_no_link(desk, alumnus, animal_college, liaison, quiet):
    for name, value in quiet.items():
        setattr(alumnus, name, value)
    alumnus.save()
    assert (
        "不能发送链接"
        in desk.post(url("link-send", alumnus.pk), {"purpose": "confirm", "channel": "copied"}).content.decode()
    )
    with pytest.raises(ValidationError, match="都不宜联系"):
        send_links(type(alumnus).objects.all(), college=animal_college, address_of=address_of, actor=liaison)
    assert not PersonLink.objects.exists()


def test_a_class_gets_a_text_for_each_who_may_be_contacted(desk, alumnus, animal_college, other_alumnus):
    quiet = make_alumnus(animal_college, "陈默", class_name="牧医1501")
    quiet.do_not_contact = True
    quiet.save()
    group = alumnus.educations.get().class_group
    page = desk.get(f"{url('link-many')}?class={group.pk}").content.decode()
    assert "为 1 人生成核对链接" in page and "另有 1 人" in page and "陈默" not in page
    text = desk.post(
        url("link-many"), {"confirm": "1", "pk": [alumnus.pk, quiet.pk, other_alumnus.pk]}
    ).content.decode()
    assert len(set(TOKEN.findall(text))) == 1 and "王伟校友" in text and "李娜" not in text
    assert PersonLink.objects.get().alumnus == alumnus


def test_another_colleges_person_and_link_are_a_404(desk, sign_in, other_liaison, other_alumnus, send, alumnus):
    link, _ = send(alumnus)
    assert desk.post(url("link-send", other_alumnus.pk), {"purpose": "confirm", "channel": "copied"}).status_code == 404
    stranger = sign_in(other_liaison)
    assert stranger.post(url("link-revoke", link.pk)).status_code == 404
    assert "王伟" not in stranger.get(f"{url('link-list')}?show=all").content.decode()


def test_the_office_sends_to_anybody_and_an_inspector_to_nobody(sign_in, office, inspector, alumnus, other_alumnus):
    at_office = sign_in(office)
    for person in (alumnus, other_alumnus):
        assert TOKEN.search(
            at_office.post(
                url("link-send", person.pk, door="admin"), {"purpose": "confirm", "channel": "copied"}
            ).content.decode()
        )
    reading = sign_in(inspector)
    assert "李娜" in reading.get(url("link-list", door="admin")).content.decode()
    assert "收回</button>" not in reading.get(url("link-list", door="admin")).content.decode()
    assert (
        reading.post(
            url("link-send", alumnus.pk, door="admin"), {"purpose": "confirm", "channel": "copied"}
        ).status_code
        == 403
    )


def test_the_list_asks_as_often_for_three_links_as_for_one(desk, send, alumnus, animal_college):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            desk.get(url("link-list"))
        return len(asked)

    send(alumnus)
    queries()  # the first visit also opens the session
    one = queries()
    for name in ("赵一", "钱二"):
        send(make_alumnus(animal_college, name))
    assert queries() == one


# --- opening -------------------------------------------------------------------------------------------------------------


def test_the_page_shows_what_is_held_masked_and_nothing_about_others(visitor, send, alumnus, animal_college):
    make_alumnus(animal_college, "同班人", class_name="牧医1501", mobile="13811112222", employer="别人的单位")
    _, path = send(alumnus)
    response = visitor.get(path)
    page = response.content.decode()
    assert "王伟校友，您好" in page and "牧医1501" in page and "138 **** 8000" in page and "2015****01" in page
    assert "13800138000" not in page and "20151101" not in page
    assert "同班人" not in page and "别人的单位" not in page
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cache-Control"] == "no-store, private"
    assert str(alumnus.pk) not in path


def test_opening_changes_nothing_for_scanners_of_mail_open_what_they_find(visitor, send, alumnus):
    link, path = send(alumnus)
    visitor.get(path)
    visitor.head(path)
    link.refresh_from_db()
    assert link.used_at is None
    assert Contact.objects.get().confirmed_on is None


def test_confirming_counts_every_contact_as_looked_at_today_and_uses_the_link_up(visitor, send, alumnus):
    add_mailbox(alumnus)
    link, path = send(alumnus)
    assert "记为今天核对无误" in visitor.post(path, {"act": "confirm"}).content.decode()
    assert set(Contact.objects.values_list("confirmed_on", flat=True)) == {timezone.localdate()}
    link.refresh_from_db()
    assert link.used_at is not None
    again = visitor.get(path).content.decode()
    assert "这个链接已经用过" in again and "王伟" not in again


def test_a_form_sent_empty_uses_nothing_up(visitor, send, alumnus):
    link, path = send(alumnus)
    assert "还没有改动任何一项" in visitor.post(path, {"act": "change"}).content.decode()
    link.refresh_from_db()
    assert link.used_at is None


@pytest.mark.parametrize("end", ["revoked", "expired"])
def test_an_ended_link_says_so_and_offers_to_ask_for_another(visitor, desk, send, alumnus, animal_college, end):
    link, path = send(alumnus)
    if end == "revoked":
        desk.post(url("link-revoke", link.pk))
    else:
        PersonLink.objects.update(issued_at=timezone.now() - timezone.timedelta(days=40), expires_at=timezone.now())
    page = visitor.get(path).content.decode()
    said = {"revoked": "已把它收回", "expired": "有效期已过"}[end]
    assert said in page and "请学院重新发送链接" in page and "王伟" not in page
    assert "确认" not in visitor.post(path, {"act": "confirm"}).content.decode()
    assert Contact.objects.get().confirmed_on is None
    first, second = (visitor.post(path, {"act": "ask"}).content for _ in range(2))
    assert first == second and "您的请求已经收到" in first.decode()
    [wish] = PublicRequest.objects.of_college(animal_college)
    assert (wish.alumnus, wish.kind, wish.state) == (alumnus, "update", "waiting")


def test_the_link_of_somebody_who_died_opens_no_record(visitor, send, alumnus):
    _, path = send(alumnus)
    alumnus.state = "deceased"
    alumnus.save()
    response = visitor.get(path)
    assert response.status_code == 404 and "王伟" not in response.content.decode()


def test_a_link_serves_one_purpose(visitor, send, alumnus):
    _, path = send(alumnus)
    assert visitor.get(path.replace("/me/", "/me/objection/")).status_code == 404
    assert visitor.get(path.replace("/me/", "/class/")).status_code == 404


# --- wrong tokens --------------------------------------------------------------------------------------------------------


@pytest.fixture
def low_limit(monkeypatch):
    monkeypatch.setattr(link_pages, "WRONG_TOKENS", Limit("wrong-token", most=5, seconds=900))


def test_whoever_tries_ten_thousand_times_is_refused_after_a_few_and_learns_nothing(visitor, send, alumnus, low_limit):
    _, path = send(alumnus)
    answers = [visitor.get(f"/me/{'x' * 20}{number:012d}/") for number in range(40)]
    assert [answer.status_code for answer in answers] == [404] * 5 + [429] * 35
    assert len({answer.content for answer in answers[:5]}) == 1
    assert answers[-1].headers["Retry-After"] == "900"
    assert RateCounter.objects.get().count == 5  # a refused try costs one look and no write
    assert visitor.get(path).status_code == 429  # right or wrong, the same: else going on would pay
    assert "127.0.0.1" not in RateCounter.objects.get().key
    elsewhere = Client(REMOTE_ADDR="10.1.1.1")
    assert elsewhere.get(path).status_code == 200
    RateCounter.objects.filter(key__startswith="wrong").update(since=timezone.now() - timezone.timedelta(minutes=16))
    assert visitor.get(path).status_code == 200


def test_a_wrong_token_is_answered_as_any_other_whatever_its_shape(visitor, send, alumnus):
    send(alumnus)
    made = [visitor.get(f"/me/{token}/") for token in ("x", "y" * 32, "z" * 500, "王伟")]
    assert {answer.status_code for answer in made} == {404} and len({answer.content for answer in made}) == 1

    def queries(token):
        with CaptureQueriesContext(connection) as asked:
            visitor.get(f"/me/{token}/")
        return len(asked)

    assert queries("a" * 32) == queries("b")


def test_every_try_is_counted_and_one_network_is_one_visitor(db):
    limit = Limit("test", most=2, seconds=60)
    assert [limit.count("2001:db8::1"), limit.count("2001:db8::2")] == [1, 2]
    assert limit.is_reached("2001:db8::ffff") and not limit.is_reached("2001:db8:0:1::1")
    RateCounter.objects.update(since=timezone.now() - timezone.timedelta(seconds=61))
    assert not limit.is_reached("2001:db8::1")
    assert limit.count("2001:db8::1") == 1


def test_what_was_welcome_does_not_count(db):
    limit = Limit("test", most=2, seconds=60)
    limit.count("10.0.0.1")
    limit.take_back("10.0.0.1")
    limit.take_back("10.0.0.1")
    assert limit.count("10.0.0.1") == 1


def test_old_counters_are_cleared(db):
    from accounts.clockwork import clear_rate_counters

    Limit("test", most=2, seconds=60).count("10.0.0.1")
    assert clear_rate_counters() == 0
    RateCounter.objects.update(since=timezone.now() - timezone.timedelta(days=2))
    assert clear_rate_counters() == 1


def test_who_asks_again_and_again_for_a_new_link_is_slowed(visitor, send, alumnus, monkeypatch):
    monkeypatch.setattr(link_pages, "SENT_BY_LINK", Limit("sent-by-link", most=2, seconds=900))
    _, path = send(alumnus)
    PersonLink.objects.update(revoked_at=timezone.now())
    assert [visitor.post(path, {"act": "ask"}).status_code for _ in range(3)] == [200, 200, 429]
    assert not Proposal.objects.exists()
