"""催办 by mail: once the reminder is on file, one mail to each mailbox; what did not go is told and kept."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from alumni.tests.mail_servers import mail_server
from colleges.models import Appointment, Notice
from planning.item_history import history_of
from planning.models import PlanItem, Reminder, ReminderMail
from planning.services.plans import publish_plan
from planning.services.reminders import remind
from planning.tests.year import draft, for_all, plan_of, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def assigned(office, liaison, leader, other_liaison, animal_college, machine_college):
    """One item for both colleges, whose people can be written to."""
    mailboxes = {"animal": "zhou@example.com", "animal-leader": "tang@example.com", "machine": "meng@example.com"}
    for username, mailbox in mailboxes.items():
        User.objects.filter(username=username).update(email=mailbox)
    return published(office).items.get()


@pytest.fixture
def saved(django_capture_on_commit_callbacks):
    """What is done within is committed at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def column(source):
    return list(PlanItem.objects.filter(source=source).order_by("plan__college"))


def item_of(college):
    return plan_of(college).items.get()


def kept():
    """`[(item, to whom, why it did not go)]`"""
    rows = ReminderMail.objects.order_by("pk")
    return list(rows.values_list("reminder__item__plan__college__name", "to__name", "trouble"))


def told_of(item):
    return [(line.what, line.text) for line in history_of(item) if "催办" in line.what]


def test_mails_go_out_once_the_reminder_is_on_file(assigned, office, animal_college, settings, saved):
    with mail_server(settings) as server:
        with saved():
            told = remind([item_of(animal_college)], actor=office)
            assert (server.mailboxes, told.mailed, Reminder.objects.count()) == ([], 0, 1)
        assert (server.mailboxes, told.mailed, told.trouble) == (["zhou@example.com"], 1, "")
    assert kept() == [("动物科技学院", "周老师", "")]
    assert told_of(item_of(animal_college)) == [("何主任催办，发出邮件 1 份", "")]


def test_a_reminder_that_was_not_saved_sends_nothing(assigned, office, animal_college, settings, saved):
    with mail_server(settings) as server, saved(), pytest.raises(RuntimeError), transaction.atomic():
        remind([item_of(animal_college)], actor=office)
        raise RuntimeError
    assert (server.mailboxes, Reminder.objects.count(), kept()) == ([], 0, [])


def test_liaisons_are_written_to_one_mail_for_all_their_items(assigned, office, animal_college, settings, saved):
    plan = draft(office, year=assigned.plan.year + 1)
    for_all(plan, office, title="续编学院发展史", due_on=assigned.due_on.replace(year=plan.year))
    publish_plan(plan, actor=office)
    items = list(PlanItem.objects.of_college(animal_college))
    with mail_server(settings) as server, saved():
        told = remind(items, text="请抓紧", site="https://x.example/", actor=office)
    assert (server.mailboxes, told.mailed) == (["zhou@example.com"], 1)
    text = server.taken[0].get_content()
    for part in ("完善班级登记表", "续编学院发展史", "附言：请抓紧", "https://x.example/"):
        assert part in text
    assert list(Reminder.objects.values_list("mailed", flat=True)) == [1, 1] and len(kept()) == 2


def test_without_a_liaison_the_leader_is_written_to(assigned, office, liaison, animal_college, settings, saved):
    Appointment.objects.filter(user=liaison).update(until=timezone.localdate() - timedelta(days=1))
    with mail_server(settings) as server, saved():
        told = remind([item_of(animal_college)], actor=office)
    assert (server.mailboxes, told.unheard) == (["tang@example.com"], [])


def test_a_mailbox_that_is_refused_keeps_no_other_back_and_is_told(
    assigned, office, animal_college, machine_college, settings, saved
):
    with mail_server(settings, refused=["zhou@example.com"]) as server, saved():
        told = remind(column(assigned), actor=office)
    assert (server.mailboxes, told.mailed) == (["meng@example.com"], 1)
    assert told.trouble == "1 份没有发出：周老师（zhou@example.com）。"
    (refused,) = [row for row in kept() if row[2]]
    assert refused == ("动物科技学院", "周老师", "对方邮箱拒收，请核对邮箱地址。")
    line = ("何主任催办", "给周老师的邮件没有发出：对方邮箱拒收，请核对邮箱地址。")
    assert told_of(item_of(animal_college)) == [line]
    assert Notice.objects.filter(key__contains=":remind:", settled_at=None).count() == 2


def test_a_server_that_is_away_is_told_and_every_mail_stands_as_unsent(assigned, office, settings, saved):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with saved():
        told = remind(column(assigned), text="请抓紧", actor=office)
    assert told.mailed == 0
    assert told.trouble.startswith("邮件服务器连不上。2 份没有发出：")
    assert {(name, why) for _, name, why in kept()} == {
        ("周老师", "邮件服务器没有接收，没有发出。"),
        ("孟老师", "邮件服务器没有接收，没有发出。"),
    }
    assert Notice.objects.filter(key__contains=":remind:", settled_at=None).count() == 2


def test_a_mail_whose_fate_nobody_wrote_down_is_not_passed_over(assigned, office, animal_college):
    item = item_of(animal_college)
    Reminder.objects.create(item=item, by=office, text="请抓紧", mailed=1)
    assert told_of(item) == [("何主任催办", "请抓紧\n另有 1 份邮件没有发送结果，请另行告知。")]


@pytest.mark.parametrize("backend", ["console", "dummy"])
def test_without_a_mail_server_nothing_is_said_of_mails(assigned, office, settings, backend, saved):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    with saved():
        told = remind(column(assigned), actor=office)
    assert (told.mailed, told.trouble, mail.outbox, kept()) == (0, "", [], [])
    assert set(Reminder.objects.values_list("mailed", flat=True)) == {0}


@pytest.mark.django_db(transaction=True)
def test_the_clerk_is_told_on_the_page_what_became_of_the_mails(assigned, office, sign_in, settings):
    desk, form = sign_in(office), {"column": assigned.pk, "once": "a1b2"}
    with mail_server(settings, refused=["zhou@example.com"]):
        answer = desk.post(reverse("admin:plan-matrix-remind"), form, follow=True)
    done, mailed, trouble = [str(message) for message in answer.context["messages"]]
    assert (done, mailed) == ("已催办 2 项。", "发出邮件 1 份。")
    assert trouble.startswith("邮件没有全部发出。1 份没有发出：周老师（zhou@example.com）。")
