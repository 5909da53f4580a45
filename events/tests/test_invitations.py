"""Guests and invitations: who may be asked, what a link opens, what is answered, shown once, revoked, sent (art. 14, 15)."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from alumni.models import Alumnus, Contact
from audit.models import ExportLine, ReadingLine
from colleges.models import Notice
from common.versions import Stale
from conftest import make_alumnus
from events.guest_lists import badge_of
from events.models import Event, EventClass, Guest, Invitation
from events.services.changes import move_event
from events.services.guests import add_guest, edit_guest, note_reply, remove_guest, reply_by_link
from events.services.invitations import decline_invitation, issue_invitations, revoke_invitation, unanswered
from events.services.registering import leads_to_registration, register
from events.tests.made import make_event
from events.tests.registering import facts_of, open_event, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(liaison, animal_college, alumnus):
    event = open_event(animal_college, actor=liaison)
    EventClass.objects.create(event=event, class_group=alumnus.educations.get().class_group)
    return event


@pytest.fixture
def guest(event, liaison):
    return add_guest(event, changes={"name": "罗教授", "role": "teacher", "phone": "13807310186"}, actor=liaison)


def at(name, row):
    return reverse(f"college:events:{name}", args=[row.pk])


def issued(event, *, channel="copied", **whom):
    return issue_invitations(event, **whom, channel=channel, actor=event.owner)


# --- guests ---


def test_only_contactable_alumni_of_the_own_college_are_guests(event, alumnus, other_alumnus, liaison, office):
    guest = add_guest(event, changes={"name": "别名"}, alumnus=alumnus, actor=liaison)
    assert (guest.name, guest.alumnus) == ("王伟", alumnus)
    with pytest.raises(ValidationError, match="已经在嘉宾名单里"):
        add_guest(event, changes={}, alumnus=alumnus, actor=liaison)
    with pytest.raises(ValidationError, match="只能邀请本学院"):
        add_guest(event, changes={}, alumnus=other_alumnus, actor=liaison)
    forum = make_event(actor=office)
    assert add_guest(forum, changes={}, alumnus=other_alumnus, actor=office).name == "李娜"
    Alumnus.objects.filter(pk=alumnus.pk).update(do_not_contact=True)
    with pytest.raises(ValidationError, match="不能邀请"):
        add_guest(forum, changes={}, alumnus=alumnus, actor=office)


def test_a_reply_noted_by_staff_and_the_second_editor_is_told(event, guest, liaison):
    noted = note_reply(guest, reply="yes", companions=2, actor=liaison)
    assert (noted.reply, noted.companions, noted.replied_at is None) == ("yes", 2, False)
    assert note_reply(guest, reply="no", companions=2, actor=liaison).companions == 0
    with pytest.raises(Stale):
        edit_guest(guest, changes={"seat": "1排1座"}, version=guest.version, actor=liaison)


def test_a_guest_who_was_invited_stays_on_the_list(event, guest, liaison):
    issued(event, guests=[guest])
    with pytest.raises(ValidationError, match="已经向罗教授发出邀请"):
        remove_guest(guest, actor=liaison)
    other = add_guest(event, changes={"name": "误记"}, actor=liaison)
    remove_guest(other, actor=liaison)
    assert list(event.guests.values_list("name", "invited_on")) == [("罗教授", timezone.localdate())]


def test_the_list_masks_telephones_and_showing_one_is_logged(desk, event, guest):
    page = words(desk.get(at("guests", event)))
    assert "罗教授" in page and "未回复 1 位" in page and "13807310186" not in page and "138 0731" not in page
    assert "13807310186" in words(desk.post(at("guest-show", guest)))
    assert ReadingLine.objects.get().what == "嘉宾电话"
    assert "13807310186" not in words(desk.get(at("guest-edit", guest)))


def test_the_list_as_a_file_is_logged_and_leaves_out_who_may_not_be_contacted(desk, event, guest, alumnus, liaison):
    add_guest(event, changes={}, alumnus=alumnus, actor=liaison)
    Alumnus.objects.filter(pk=alumnus.pk).update(state="deceased")
    response = desk.post(at("guest-export", event), {"purpose": "seating"})
    rows = list(openpyxl.load_workbook(io.BytesIO(response.content)).worksheets[0].values)
    assert [row[0] for row in rows] == ["姓名", "罗教授"] and "13807310186" not in str(rows)
    line = ExportLine.objects.get()
    assert (line.rows, line.unmasked, line.purpose) == (1, False, "排座、接待和席卡，电话隐去一部分")
    assert desk.post(at("guest-export", event), {}).status_code == 302 and ExportLine.objects.count() == 1


# --- a guest's own page ---


def test_a_guest_answers_on_the_own_page_and_changes_the_answer(client, event, guest, liaison):
    [link] = issued(event, guests=[guest])
    url = reverse("events:guest-reply", args=[link.token])
    page = words(client.get(url))
    assert "罗教授老师，您好" in page and "13807310186" not in page
    answer = client.post(url, {"reply": "yes", "companions": "1"})
    assert "已收到您的回复" in words(answer) and answer["Referrer-Policy"] == "no-referrer"
    assert Guest.objects.values_list("reply", "companions").get(pk=guest.pk) == ("yes", 1)
    assert Notice.objects.get(user=liaison).title == "罗教授回复：出席，随行 1 位"
    client.post(url, {"reply": "no", "companions": "3"})
    assert Guest.objects.values_list("reply", "companions").get(pk=guest.pk) == ("no", 0)
    for wrong in ({"reply": ""}, {"reply": "none"}, {"reply": "yes", "companions": "99"}, {"reply": "<b>"}):
        assert client.post(url, wrong).status_code == 200
    assert Guest.objects.get(pk=guest.pk).reply == "no"


def test_a_link_that_is_wrong_revoked_over_or_anothers_opens_nothing(client, event, guest, alumnus, liaison):
    [link] = issued(event, guests=[guest])
    [own] = issued(event, alumni=[alumnus])
    url = reverse("events:guest-reply", args=[link.token])
    assert client.get(reverse("events:guest-reply", args=[own.token])).status_code == 404
    assert client.get(reverse("events:invitation", args=[link.token])).status_code == 404
    assert client.get(reverse("events:guest-reply", args=["nobody"])).status_code == 404
    revoke_invitation(link.invitation, actor=liaison)
    assert client.get(url).status_code == client.post(url, {"reply": "yes"}).status_code == 404
    assert Guest.objects.get(pk=guest.pk).reply == "none"


def test_nobody_answers_once_it_has_begun_or_was_cancelled(client, event, guest, liaison):
    [link] = issued(event, guests=[guest])
    now = timezone.now()
    Event.objects.filter(pk=event.pk).update(starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=1))
    with pytest.raises(ValidationError, match="已经开始"):
        reply_by_link(guest, reply="yes", actor=None)
    url = reverse("events:guest-reply", args=[link.token])
    assert "提交回复" not in words(client.get(url))
    ended = {"state": "cancelled", "reason": "暴雨", "ended_by": liaison, "ended_at": now}
    Event.objects.filter(pk=event.pk).update(**ended)
    assert "活动已取消。暴雨" in words(client.get(url))


# --- invitations ---


def test_a_class_is_invited_once_and_only_who_may_be_contacted(desk, event, alumnus, animal_college):
    quiet = make_alumnus(animal_college, "赵静", class_name="牧医1501")
    Alumnus.objects.filter(pk=quiet.pk).update(do_not_contact=True)
    page = words(desk.get(at("invitation-new", event), {"who": f"class-{alumnus.educations.get().class_group_id}"}))
    assert "王伟" in page and "赵静" not in page
    sent = {"alumni": [alumnus.pk, quiet.pk], "channel": "copied"}
    shown = words(desk.post(at("invitation-issue", event), sent))
    assert "王伟校友，您好" in shown and "/events/i/" in shown and "赵静" not in shown
    again = desk.post(at("invitation-issue", event), sent, follow=True)
    assert "没有要邀请的人" in words(again) and Invitation.objects.count() == 1


def test_another_colleges_alumni_are_not_invited(desk, event, other_alumnus):
    desk.post(at("invitation-issue", event), {"alumni": [other_alumnus.pk], "channel": "copied"})
    assert not Invitation.objects.exists()
    with pytest.raises(ValidationError, match="没有要邀请的人"):
        issued(event, alumni=[other_alumnus])


def test_no_alumnus_is_invited_before_the_plan_is_approved_or_where_nobody_can_register(event, alumnus, guest):
    Event.objects.filter(pk=event.pk).update(entry="none")
    with pytest.raises(ValidationError, match="没有开放网上报名"):
        issued(event, alumni=[alumnus])
    event.plan.state = "draft"
    event.plan.save(update_fields=["state"])
    with pytest.raises(ValidationError, match="方案批准以后"):
        issued(event, alumni=[alumnus])
    assert issued(event, guests=[guest])


def test_issued_anew_the_earlier_one_opens_no_more(event, alumnus):
    [first] = issued(event, alumni=[alumnus])
    with pytest.raises(ValidationError, match="没有要邀请的人"):
        issued(event, alumni=[alumnus])
    [second] = issued(event, alumni=[alumnus], again=True)
    first, second = (Invitation.objects.get(pk=each.invitation.pk) for each in (first, second))
    assert (leads_to_registration(first), leads_to_registration(second)) == (False, True)


def test_the_list_says_what_became_of_each_and_only_the_silent_are_reminded(
    client, event, alumnus, guest, animal_college
):
    people = [alumnus, *(make_alumnus(animal_college, name) for name in ("孙一", "孙二", "孙三"))]
    links = issued(event, alumni=people, guests=[guest])
    of = {each.person.name: each for each in links}
    for each in links:
        client.get(reverse("events:guest-reply" if each.person == guest else "events:invitation", args=[each.token]))
    assert not event.invitations.exclude(used_at=None).exists()
    client.post(reverse("events:invitation-opened", args=[of["孙一"].token]), {"seen": "1"})
    register(event, facts=facts_of(1, name="孙二"), invitation=of["孙二"].invitation, actor=None)
    decline_invitation(of["孙三"].invitation, actor=None)
    said = {row.alumnus.name if row.alumnus else row.guest.name: badge_of(row)[0] for row in event.invitations.all()}
    registered = said.pop("孙二")
    assert registered == event.registrations.get().get_state_display()
    assert said == {"王伟": "未打开", "孙一": "已打开，未答复", "孙三": "不能参加", "罗教授": "未打开"}
    silent = {row.alumnus.name if row.alumnus else row.guest.name for row in unanswered(event)}
    assert silent == {"王伟", "孙一", "罗教授"}


def test_who_cannot_come_says_so_by_the_link_and_may_change_their_mind(client, event, alumnus):
    [link] = issued(event, alumni=[alumnus])
    url = reverse("events:invitation-decline", args=[link.token])
    assert client.get(url).status_code == 200
    assert Invitation.objects.get().declined_at is None
    client.post(url)
    assert Invitation.objects.get().declined_at is None
    client.post(url, {"act": "decline"})
    assert Invitation.objects.get().declined_at is not None
    assert client.get(reverse("events:invitation", args=[link.token])).status_code == 200


def test_invitations_open_until_the_moved_event_is_over(event, alumnus, liaison):
    issued(event, alumni=[alumnus])
    week = timedelta(days=7)
    times = {"starts_at": event.starts_at + week, "ends_at": event.ends_at + week}
    move_event(event, changes=times | {"place": event.place, "address": ""}, why="会场维修", actor=liaison)
    assert Invitation.objects.get().expires_at == event.ends_at + week


def test_letters_leave_as_one_file_with_a_line_in_the_log(desk, event, alumnus, guest):
    sent = {"alumni": [alumnus.pk], "guests": [guest.pk], "channel": "letter"}
    response = desk.post(at("invitation-issue", event), sent)
    assert response["Content-Type"] == "application/pdf" and response.content.startswith(b"%PDF")
    line = ExportLine.objects.get()
    assert (line.rows, line.people, line.unmasked) == (2, [alumnus.pk], False)
    assert set(Invitation.objects.values_list("channel", flat=True)) == {"letter"}


# --- mail ---


def by_mail(desk, event, people, capture, **more):
    with capture(execute=True):
        return desk.post(
            at("invitation-issue", event), {"alumni": [each.pk for each in people], "channel": "email"} | more
        )


@pytest.mark.django_db(transaction=True)
def test_mail_goes_after_the_commit_and_what_did_not_go_is_told(desk, event, alumnus, animal_college):
    Contact.objects.create(alumnus=alumnus, kind="email", value="wangwei@example.com", source="liaison")
    without = make_alumnus(animal_college, "孙一")
    sent = {"alumni": [alumnus.pk, without.pk], "channel": "email", "once": "a" * 32}
    page = words(desk.post(at("invitation-issue", event), sent, follow=True))
    assert "已发出 1 封邀请邮件" in page and "孙一：没有登记可用的邮箱" in page
    [letter] = mail.outbox
    assert letter.to == ["wangwei@example.com"] and "/events/i/" in letter.body and "13800138000" not in letter.body
    assert [row.alumnus.name for row in Invitation.objects.living()] == ["王伟"]


def test_a_server_that_is_away_costs_nobody_the_earlier_invitation(
    desk, event, alumnus, settings, django_capture_on_commit_callbacks
):
    Contact.objects.create(alumnus=alumnus, kind="email", value="wangwei@example.com", source="liaison")
    [first] = issued(event, alumni=[alumnus])
    settings.EMAIL_BACKEND = "events.tests.registering.BrokenBackend"
    by_mail(desk, event, [alumnus], django_capture_on_commit_callbacks, again="1")
    assert leads_to_registration(Invitation.objects.get(pk=first.invitation.pk))
    assert "没有发出" in words(desk.get(at("invitations", event)))


def test_without_a_mail_server_nothing_is_offered_and_nothing_issued(desk, event, alumnus, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    page = words(desk.get(at("invitation-new", event), {"who": "classes"}))
    assert "系统没有设置邮件服务器" in page or "先选邀请谁" in page
    desk.post(at("invitation-issue", event), {"alumni": [alumnus.pk], "channel": "email"})
    assert not Invitation.objects.exists()


def test_a_guest_gets_no_mail_and_whoever_invites_is_told_who_hands_the_letter_over(desk, event, alumnus, guest):
    at = f"/college/events/{event.pk}/invitations/"
    assert "邀请函由承办人打印、盖章后送达" in desk.get(f"{at}new/?who=guests").content.decode()
    refused = desk.post(f"{at}issue/", {"channel": "email", "guests": guest.pk}, follow=True)
    assert "系统不给嘉宾发邮件" in refused.content.decode() and not Invitation.objects.exists()
    Contact.objects.create(alumnus=alumnus, kind="email", value="wang@example.com", source="liaison")
    both = desk.post(f"{at}issue/", {"channel": "email", "guests": guest.pk, "alumni": alumnus.pk}, follow=True)
    assert "罗教授没有发：系统不给嘉宾发邮件" in both.content.decode()
    assert [row.alumnus for row in Invitation.objects.all()] == [alumnus]
