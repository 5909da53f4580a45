"""Messages to many: who gets one and who does not, the words, the paper, the record, the two doors."""

import shutil
import subprocess

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alumni.contact_text import mask_contact, read_contact
from alumni.models import AlumniSettings, Alumnus, Contact, Delivery, ExportRequest, Message, SavedList
from alumni.recipients import recipients_of
from alumni.services.export_requests import grant_export
from alumni.services.messages import print_addresses, send_mail
from alumni.todos import messages as todo
from audit.models import ExportLine
from colleges.todos import Desk
from conftest import make_alumnus

pytestmark = pytest.mark.django_db
CLASS = "牧医1501"
QUIET = {
    "deceased": {"state": "deceased"},
    "lost": {"state": "lost"},
    "do not contact": {"do_not_contact": True},
    "unsubscribed": {"unsubscribed_on": timezone.localdate()},
}
SENDER = "动物科技学院\n410127 湖南省长沙市芙蓉区远大二路892号"


def url(name, *args, door="college:alumni"):
    return reverse(f"{door}:{name}", args=args)


def person_with_ways(college, number, name=None, **facts):
    person = make_alumnus(college, name or f"收信人{number}", class_name=CLASS)
    Contact.objects.create(alumnus=person, kind="email", value=f"p{number}@example.com", source="liaison")
    address = f"41000{number} 湖南省长沙市某某路{number}号"
    Contact.objects.create(alumnus=person, kind="address", value=address, source="liaison")
    Alumnus.objects.filter(pk=person.pk).update(**facts)
    return person


@pytest.fixture
def people(animal_college):
    """Two who may be written to, and one of each kind that may not."""
    able = [person_with_ways(animal_college, number) for number in (1, 2)]
    quiet = [person_with_ways(animal_college, n, state, **facts) for n, (state, facts) in enumerate(QUIET.items(), 3)]
    return able, quiet


@pytest.fixture
def group(people):
    return people[0][0].educations.get().class_group


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def typed(group, kind="email", **more):
    facts = {"kind": kind, "query": f"class_group={group.pk}", "purpose": "返校邀请", "seen": "100", "act": "send"}
    facts |= {"subject": "返校邀请", "body": "{称呼}，您好。", "sheet": "3x8", "sender": SENDER}
    return facts | more


def limit_is(people):
    AlumniSettings.current()
    AlumniSettings.objects.update(export_people=people)


def pdf_text(content):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext reads the printed text back; it is not installed")
    run = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    return run.stdout.decode().replace(" ", "")


# --- who -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["email", "labels"])
def test_the_preview_says_how_many_get_it_and_why_others_do_not(people, animal_college, kind):
    make_alumnus(animal_college, "无联系", class_name=CLASS)
    found = recipients_of(Alumnus.objects.of_college(animal_college), kind)
    assert found.ids == [person.pk for person in people[0]]
    missing = "没有登记邮箱" if kind == "email" else "没有登记通信地址"
    assert found.left_out == [["已故", 1], ["失去联系", 1], ["要求勿打扰", 1], ["已退订", 1], [missing, 1]]


def test_nobody_quiet_gets_a_copy(desk, people, group, commit):
    with commit():
        desk.post(url("message-new"), typed(group))
    assert sorted(each.to[0] for each in mail.outbox) == ["p1@example.com", "p2@example.com"]
    message = Message.objects.get()
    assert (message.people, message.left_out, message.described) == (2, 4, f"班级：{CLASS}")
    assert message.reasons == [["已故", 1], ["失去联系", 1], ["要求勿打扰", 1], ["已退订", 1]]
    assert set(message.deliveries.values_list("alumnus__name", "state")) == {("收信人1", "sent"), ("收信人2", "sent")}


@pytest.mark.parametrize("facts", QUIET.values(), ids=QUIET)
def test_who_becomes_quiet_between_preview_and_sending_gets_none(desk, people, group, commit, facts):
    page = desk.post(url("message-new"), typed(group, act="preview")).content.decode()
    assert "发给 2 人" in page
    with commit():
        desk.post(url("message-new"), typed(group))
        Alumnus.objects.filter(name="收信人1").update(**facts)  # after the copies were written, before they go
    assert [each.to for each in mail.outbox] == [["p2@example.com"]]
    left = Delivery.objects.get(alumnus__name="收信人1")
    assert (left.state, bool(left.trouble), left.sent_at) == ("left", True, None)


@pytest.mark.parametrize("facts", QUIET.values(), ids=QUIET)
def test_who_becomes_quiet_after_the_preview_stands_on_no_label(desk, people, group, facts):
    desk.post(url("message-new"), typed(group, "labels", act="preview"))
    Alumnus.objects.filter(name="收信人1").update(**facts)
    text = pdf_text(desk.post(url("message-new"), typed(group, "labels")).content)
    assert "收信人2" in text and "收信人1" not in text


def test_who_left_the_college_meanwhile_gets_none(desk, people, group, commit, machine_college):
    with commit():
        desk.post(url("message-new"), typed(group))
        Alumnus.objects.get(name="收信人1").educations.update(college=machine_college, class_group=None)
    assert [each.to for each in mail.outbox] == [["p2@example.com"]]
    assert Delivery.objects.get(alumnus__name="收信人1").trouble == "已不是本学院的校友"


def test_two_records_with_one_mailbox_get_one_copy(desk, people, group, commit):
    Contact.objects.filter(value="p2@example.com").update(value="P1@example.com")
    with commit():
        desk.post(url("message-new"), typed(group))
    assert len(mail.outbox) == 1
    assert ["邮箱与名单中另一位相同", 1] in Message.objects.get().reasons


def test_a_list_that_grew_after_the_preview_is_shown_again(desk, people, group):
    page = desk.post(url("message-new"), typed(group, seen="1")).content.decode()
    assert "名单里的人变多了，尚未发送" in page and "发给 2 人" in page
    assert not Message.objects.exists()


# --- rights --------------------------------------------------------------------------------------------------------------


def test_another_users_list_and_another_colleges_class_are_not_there(desk, people, other_liaison, machine_college):
    theirs = SavedList.objects.create(owner=other_liaison, college=machine_college, name="名单", query="q=李")
    assert desk.get(url("message-new"), {"list": theirs.pk}).status_code == 404
    stranger = make_alumnus(machine_college, "李娜", class_name="机电1501").educations.get().class_group
    page = desk.post(url("message-new"), typed(stranger)).content.decode()
    assert "条件里有已失效的内容" in page and "李娜" not in page
    assert not Message.objects.exists()


def test_a_stranger_finds_no_message(sign_in, desk, people, group, commit, other_liaison):
    with commit():
        desk.post(url("message-new"), typed(group))
    pk = Message.objects.get().pk
    stranger = sign_in(other_liaison)
    assert stranger.get(url("message-detail", pk)).status_code == 404
    assert stranger.post(url("message-retry", pk)).status_code == 404
    assert stranger.post(url("message-continue", pk)).status_code == 404
    assert "返校邀请" not in stranger.get(url("message-list")).content.decode()


def test_the_inspector_reads_and_writes_nothing(sign_in, people, group, inspector, liaison, animal_college):
    message = Message.objects.create(kind="email", college=animal_college, subject="通知", purpose="x", made_by=liaison)
    Delivery.objects.create(message=message, alumnus=people[0][0], state="failed", trouble="对方邮箱拒收")
    door = sign_in(inspector)
    assert "通知" in door.get(url("message-list", door="admin")).content.decode()
    page = door.get(url("message-detail", message.pk, door="admin")).content.decode()
    assert "对方邮箱拒收" in page and "重新发送" not in page
    assert door.get(url("message-new", door="admin")).status_code == 403
    assert door.post(url("message-new", door="admin"), typed(group)).status_code == 403
    assert door.post(url("message-retry", message.pk, door="admin")).status_code == 403
    assert (Message.objects.count(), message.deliveries.get().state) == (1, "failed")


def test_the_office_writes_to_people_of_all_colleges(sign_in, people, office, machine_college, commit):
    person_with_ways(machine_college, 9, "李娜")
    door = sign_in(office)
    with commit():
        door.post(
            url("message-new", door="admin"),
            {**typed(people[0][0].educations.get().class_group), "query": "", "everyone": "True"},
        )
    assert sorted(each.to[0] for each in mail.outbox) == ["p1@example.com", "p2@example.com", "p9@example.com"]
    assert mail.outbox[0].from_email.startswith("=?utf-8?") and Message.objects.get().college is None


# --- the words -----------------------------------------------------------------------------------------------------------


def test_each_mail_is_personal_and_can_be_unsubscribed(desk, people, group, commit, settings):
    settings.DEFAULT_FROM_EMAIL = "alumni@example.edu.cn"
    Alumnus.objects.filter(name="收信人1").update(gender="女")
    with commit():
        desk.post(url("message-new"), typed(group, subject="{姓名}，回来看看", body="{称呼}，您好。\n请回校。"))
    letter = next(each for each in mail.outbox if each.to == ["p1@example.com"])
    assert letter.subject == "收信人1，回来看看"
    assert letter.body.startswith("收信人1女士，您好。\n请回校。\n\n——\n湖南生物机电职业技术学院动物科技学院\n")
    address = letter.extra_headers["List-Unsubscribe"].strip("<>")
    assert address.startswith("http://testserver/me/unsubscribe/") and address in letter.body
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.from_email.endswith("<alumni@example.edu.cn>")
    addresses = {each.extra_headers["List-Unsubscribe"] for each in mail.outbox}
    assert len(addresses) == 2


@pytest.mark.parametrize(
    ("kind", "body", "sentence"),
    [
        ("email", "{学号}，您好", "没有“{学号}”这个占位"),
        ("email", "{姓名，您好", "大括号没有成对"),
        ("group", "{姓名}，您好", "微信群文字是发给大家的"),
    ],
)
def test_a_placeholder_that_nobody_could_fill_is_refused_in_words(desk, people, group, kind, body, sentence):
    page = desk.post(url("message-new"), typed(group, kind, body=body))
    assert sentence in page.content.decode()
    assert not Message.objects.exists()


def test_the_preview_shows_the_letter_of_the_first_one(desk, people, group):
    page = desk.post(url("message-new"), typed(group, act="preview")).content.decode()
    assert "收信人1校友，您好。" in page and "要求勿打扰" in page
    assert not Message.objects.exists() and mail.outbox == []


def test_one_sends_it_to_oneself_first(desk, people, group, liaison):
    refused = desk.post(url("message-new"), typed(group, act="test")).content.decode()
    assert "您的账号没有登记邮箱" in refused and mail.outbox == []
    liaison.email = "zhou@example.edu.cn"
    liaison.save()
    desk.post(url("message-new"), typed(group, act="test"))
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == (["zhou@example.edu.cn"], "【试发】返校邀请")
    assert "周老师校友，您好" in letter.body and not Message.objects.exists()


@pytest.mark.parametrize("backend", ["console", "dummy"])
def test_without_a_mail_server_nothing_is_written(desk, people, group, settings, backend):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    page = desk.get(url("message-new"), {"class_group": group.pk}).content.decode()
    assert "系统还没有设置邮件服务器" in page
    assert "系统还没有设置邮件服务器" in desk.post(url("message-new"), typed(group)).content.decode()
    assert not Message.objects.exists()
    assert desk.post(url("message-new"), typed(group, "group", body="各位校友")).status_code == 302


def test_a_text_for_a_group_is_kept_and_can_be_copied(desk, people, group, liaison):
    answer = desk.post(url("message-new"), typed(group, "group", body="各位校友：请更新通讯录。"), follow=True)
    page = answer.content.decode()
    assert 'data-copy="各位校友：请更新通讯录。"' in page and "共 12 字" in page
    message = Message.objects.get()
    assert (message.kind, message.made_by, message.people, message.deliveries.count()) == ("group", liaison, 3, 0)
    assert not ExportLine.objects.exists()


def test_twice_is_once(desk, people, group, commit):
    sent = typed(group, once="f" * 32)
    with commit():
        first = desk.post(url("message-new"), sent)
        second = desk.post(url("message-new"), sent)
    assert first["Location"] == second["Location"]
    assert (Message.objects.count(), len(mail.outbox)) == (1, 2)


# --- paper ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "what"), [("labels", "地址标签（打印版）"), ("envelopes", "信封（打印版）")])
def test_the_paper_holds_exactly_the_expected_names_and_is_logged(desk, people, group, liaison, kind, what):
    answer = desk.post(url("message-new"), typed(group, kind))
    text = pdf_text(answer.content)
    assert answer["Content-Type"] == "application/pdf" and answer["Cache-Control"] == "no-store, private"
    assert [name for name in ["收信人1", "收信人2", *QUIET] if name.replace(" ", "") in text] == ["收信人1", "收信人2"]
    assert "湖南省长沙市某某路1号" in text
    line = ExportLine.objects.get()
    assert (line.what, line.purpose, line.rows, line.unmasked) == (what, "返校邀请", 2, True)
    assert (sorted(line.people), line.columns) == ([each.pk for each in people[0]], ["姓名", "通信地址"])
    assert len(line.sha256) == 64 and line.actor_id == liaison.pk
    message = Message.objects.get()
    assert (message.kind, message.people, message.left_out) == (kind, 2, 4)


def test_a_sheet_of_labels_holds_twenty_four_or_fourteen(people, animal_college, liaison):
    for number in range(10, 33):
        person_with_ways(animal_college, number)
    facts = {"purpose": "邮寄", "query": "", "described": "全部", "actor": liaison, "college": animal_college}
    everyone = Alumnus.objects.of_college(animal_college)
    for sheet, pages in (("3x8", 2), ("2x7", 2)):
        _, file = print_addresses(everyone, kind=Message.Kind.LABELS, sheet=sheet, **facts)
        text = pdf_text(file.content)
        assert text.count("\f") == pages and text.count("收信人") == 25


def test_more_people_than_the_limit_need_a_permission(desk, people, group, leader, office, liaison, animal_college):
    limit_is(1)
    page = desk.post(url("message-new"), typed(group, "labels")).content.decode()
    assert "须先经校友会办公室同意" in page and "提交申请" in page
    assert not ExportLine.objects.exists() and not Message.objects.exists()
    desk.post(url("message-new"), typed(group, "labels", act="ask"))
    wish = ExportRequest.objects.get()
    assert (wish.people, wish.columns, wish.purpose, wish.contact_work) == (2, ["name", "address"], "返校邀请", True)
    ExportRequest.objects.update(state="with_office", submitted_by=leader)
    grant_export(ExportRequest.objects.get(), actor=office)
    assert desk.post(url("message-new"), typed(group, "labels", purpose="别的")).status_code == 200
    assert not Message.objects.exists()
    answer = desk.post(url("message-new"), typed(group, "labels"))
    assert answer["Content-Type"] == "application/pdf"
    wish.refresh_from_db()
    assert (wish.state, ExportLine.objects.get().permission_id) == ("used", wish.pk)


def test_mails_of_a_day_count_together_with_what_was_taken_out(desk, people, group, commit, animal_college, liaison):
    limit_is(2)
    with commit():
        desk.post(url("message-new"), typed(group))
    assert len(mail.outbox) == 2
    person_with_ways(animal_college, 8)
    page = desk.post(url("message-new"), typed(group)).content.decode()
    assert "共 3 位校友，超过 2 位" in page and Message.objects.count() == 1


# --- the postal address --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("湖南省长沙市芙蓉区远大二路892号 410127", "410127 湖南省长沙市芙蓉区远大二路892号"),
        ("410127湖南省长沙市芙蓉区远大二路892号", "410127 湖南省长沙市芙蓉区远大二路892号"),
        ("湖南省长沙市远大二路892号（邮编：410127）", "410127 湖南省长沙市远大二路892号"),
        ("湖南省长沙市 123456 信箱 12 分箱", "湖南省长沙市 123456 信箱 12 分箱"),
    ],
)
def test_a_postal_address_keeps_its_postcode_in_front(written, kept):
    assert read_contact("address", written) == kept


def test_a_postal_address_is_refused_and_masked_in_words():
    with pytest.raises(ValidationError, match="通信地址请写到门牌或单位"):
        read_contact("address", "长沙")
    assert mask_contact("address", "410127 湖南省长沙市芙蓉区远大二路892号") == "湖南省长沙市****"


def test_a_liaison_enters_a_postal_address(desk, alumnus):
    facts = {"kind": "address", "value": "长沙市远大二路892号 410127", "source": "liaison"}
    desk.post(reverse("college:alumni:contact-add", args=[alumnus.pk]), facts)
    assert Contact.objects.get(kind="address").value == "410127 长沙市远大二路892号"
    page = desk.get(reverse("college:alumni:person-detail", args=[alumnus.pk])).content.decode()
    assert "通信地址" in page and "长沙市远大二****" in page and "892" not in page.split("变更记录")[0]


# --- lists and what waits ------------------------------------------------------------------------------------------------


def test_the_list_asks_as_many_questions_for_three_as_for_one(desk, liaison, animal_college):
    def asked(count):
        for _ in range(count):
            Message.objects.create(kind="email", college=animal_college, subject="信", purpose="x", made_by=liaison)
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(url("message-list")).status_code == 200
        return len(queries)

    asked(1)
    assert asked(0) == asked(2)


def test_failed_mails_wait_at_the_desk_until_somebody_decides(desk, people, group, liaison, animal_college, commit):
    with commit():
        desk.post(url("message-new"), typed(group))
    message = Message.objects.get()
    waits = lambda: [each.count for each in todo(Desk(user=liaison, college=animal_college, duty="liaison"))]  # noqa: E731
    assert waits() == [0, 0]
    message.deliveries.filter(alumnus__name="收信人1").update(state="failed", trouble="对方邮箱拒收")
    assert waits() == [1, 0]
    page = desk.get(url("message-detail", message.pk)).content.decode()
    assert "对方邮箱拒收" in page and "重新发送" in page
    desk.post(url("message-retry", message.pk), {"act": "leave"})
    assert waits() == [0, 0]
    assert message.deliveries.get(alumnus__name="收信人1").trouble == "对方邮箱拒收"


def test_a_message_is_on_the_trail(people, group, liaison, animal_college):
    facts = {"subject": "信", "body": "您好", "purpose": "返校", "query": "", "described": "全部", "site": "https://x"}
    message = send_mail(Alumnus.objects.all(), actor=liaison, college=animal_college, **facts)
    event = message.trail_events.get()
    assert (event.pgh_label, event.subject, event.people) == ("insert", "信", 2)
