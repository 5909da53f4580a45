"""寻找同学: relayed to who is sought, who decides; the seeker learns what was allowed, or nothing."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from alumni.models import Contact, PersonLink, PublicRequest
from alumni.own_copy import as_json
from audit.models import ReadingLine
from conftest import make_alumnus

pytestmark = pytest.mark.django_db
TYPED = {"name": "赵一", "class_name": "牧医1501", "email": "zhao@163.com", "note": "还记得我吗",
         "sought": "王伟", "sought_class": "牧医1501"}  # fmt: skip
KEYS = re.compile(r'value="[^"]*"')


def url(name, *args):
    return reverse(f"college:alumni:{name}", args=args)


@pytest.fixture
def visitor():
    return Client(enforce_csrf_checks=True, headers={"origin": "null"})


@pytest.fixture
def sought(alumnus):
    Contact.objects.create(alumnus=alumnus, kind="email", value="wangwei@163.com", source="roster")
    return alumnus


@pytest.fixture
def wish(animal_college):
    return PublicRequest.objects.create(kind="seek", typed=TYPED, college=animal_college)


@pytest.fixture
def relayed(sign_in, liaison, sought, wish):
    """The path that the person sought was sent."""
    sign_in(liaison).post(url("request-answer", wish.pk), {"person": sought.pk, "channel": "email"})
    [sent] = mail.outbox
    assert sent.to == ["wangwei@163.com"]
    mail.outbox = []
    return "/me/relay/" + sent.body.split("/me/relay/")[1].split("/")[0] + "/"


def test_the_person_sought_sees_who_seeks_and_nothing_is_told_before_an_answer(visitor, relayed, wish, sought):
    page = visitor.get(relayed).content.decode()
    for word in ("赵一", "牧医1501", "还记得我吗", "138 **** 8000", "学校没有核对身份"):
        assert word in page
    assert "zhao@163.com" not in page and "13800138000" not in page and mail.outbox == []
    wish.refresh_from_db()
    assert (wish.state, wish.sought, wish.reply) == ("answered", sought, "")


def test_only_the_one_way_that_was_allowed_is_told_and_logged(visitor, relayed, wish, sought, animal_college):
    page = visitor.post(relayed, {"answer": "mobile"}).content.decode()
    [told] = mail.outbox
    assert told.to == ["zhao@163.com"] and "138 0013 8000" in told.body and "wangwei" not in told.body
    assert "已用邮件告诉对方" in page
    [line] = ReadingLine.objects.all()
    assert (line.subject_id, line.actor_name, line.college_id) == (sought.pk, "本人", animal_college.pk)
    assert line.what == "告诉寻找的同学：手机 138 **** 8000"
    wish.refresh_from_db()
    assert wish.reply == "told"
    visitor.post(relayed, {"answer": "email"})
    assert len(mail.outbox) == 1 and "这个链接已经用过" in visitor.get(relayed).content.decode()


def test_a_no_and_no_answer_look_alike_everywhere(visitor, relayed, wish, sign_in, liaison):
    def seen():
        wish.refresh_from_db()
        page = sign_in(liaison).get(url("request-detail", wish.pk)).content.decode().split("<main")[1]
        return wish.state, wish.outcome, wish.reply, list(mail.outbox), KEYS.sub("", page)

    before = seen()
    assert "学校没有告诉对方任何情况" in visitor.post(relayed, {"answer": "nothing"}).content.decode()
    assert seen() == before and not ReadingLine.objects.exists()


def test_never_again_is_kept_and_honoured(visitor, relayed, wish, sought, sign_in, liaison, animal_college):
    visitor.post(relayed, {"answer": "no_more"})
    assert mail.outbox == []
    second = PublicRequest.objects.create(kind="seek", typed=TYPED, college=animal_college)
    for channel in ("email", "copied"):
        sign_in(liaison).post(url("request-answer", second.pk), {"person": sought.pk, "channel": channel})
    second.refresh_from_db()
    assert (second.state, mail.outbox, PersonLink.objects.count()) == ("waiting", [], 1)


def test_a_mail_server_that_refuses_leaves_the_answer_open(visitor, relayed, wish, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    page = visitor.post(relayed, {"answer": "mobile"}).content.decode()
    assert "没有告诉对方" in page and not ReadingLine.objects.exists()
    wish.refresh_from_db()
    assert wish.reply == "" and PersonLink.objects.get().used_at is None


def test_without_a_mail_server_nobody_is_said_to_have_been_told(
    visitor, relayed, wish, sought, settings, sign_in, liaison, animal_college
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    page = visitor.post(relayed, {"answer": "mobile"}).content.decode()
    assert "没有告诉对方" in page and not ReadingLine.objects.exists()
    second = PublicRequest.objects.create(kind="seek", typed=wish.typed, college=animal_college)
    answer = sign_in(liaison).post(
        url("request-answer", second.pk), {"person": sought.pk, "channel": "email"}, follow=True
    )
    assert "还没有设置邮件服务器" in answer.content.decode()
    second.refresh_from_db()
    assert (second.state, PersonLink.objects.count()) == ("waiting", 1)


def test_who_wants_peace_meanwhile_is_not_asked_any_more(visitor, relayed, sought):
    sought.do_not_contact = True
    sought.save()
    page = visitor.get(relayed).content.decode()
    assert "已失效" in page and "赵一" not in page and "请学院重新发送" not in page
    visitor.post(relayed, {"answer": "mobile"})
    assert mail.outbox == []


def test_the_seekers_own_copy_does_not_tell_whether_anybody_was_found(relayed, animal_college):
    seeker = make_alumnus(animal_college, "赵一", class_name="牧医1501")
    assert "王伟" not in as_json(seeker, on=seeker.created_at.date()).decode()


def test_a_relay_link_opens_nothing_else_and_another_link_no_relay(visitor, relayed):
    token = relayed.split("/")[-2]
    for page in ("me", "own-copy", "own-consent", "objection"):
        assert visitor.get(reverse(f"alumni:{page}", args=[token])).status_code == 404
