"""A copy of one's data and one's consents, by a personal link: once, by the person alone, and by no other link."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alumni.models import Consent, ConsentText, Education, PersonLink, PublicRequest, Purpose
from alumni.services.consents import give_consent
from alumni.services.links import send_link
from audit.models import ExportLine
from colleges.models import School
from common.formats import moment

pytestmark = pytest.mark.django_db
PAGES = {"copy": "own-copy", "consent": "own-consent"}


@pytest.fixture
def visitor():
    return Client(enforce_csrf_checks=True, headers={"origin": "null"})


@pytest.fixture
def send(animal_college, liaison):
    def made(person, purpose, college=animal_college):
        def address_of(token):
            return reverse(f"alumni:{PAGES[purpose]}", args=[token])

        given = {"college": college, "channel": "copied", "address_of": address_of}
        return send_link(person, purpose=PersonLink.Purpose(purpose), actor=liaison, **given).address

    return made


def test_the_copy_is_taken_by_a_press_of_the_button_and_logged(visitor, send, alumnus, liaison, animal_college):
    path = send(alumnus, "copy")
    page = visitor.get(path).content.decode()
    assert "王伟" in page and "13800138000" not in page and not ExportLine.objects.exists()
    told = json.loads(visitor.post(path, {"file_kind": "json"}).content)
    assert told["内容"]["校友"][0]["姓名"] == "王伟" and "13800138000" in json.dumps(told)
    [line] = ExportLine.objects.all()
    assert (line.people, line.actor_id, line.college_id) == ([alumnus.pk], liaison.pk, animal_college.pk)
    assert "本人打开了发到登记联系方式的个人链接" in line.purpose


def used(minutes_ago):
    PersonLink.objects.update(used_at=timezone.now() - timedelta(minutes=minutes_ago))


def take(visitor, path):
    return visitor.post(path, {"file_kind": "json"})


def test_a_copy_that_broke_off_is_downloaded_again_within_the_hour_and_logged_each_time(visitor, send, alumnus):
    path = send(alumnus, "copy")
    assert "下载以后一小时内还可以再次下载，之后链接失效" in visitor.get(path).content.decode()
    first = take(visitor, path)
    used(minutes_ago=59)
    link = PersonLink.objects.get()
    told = f"到 {moment(link.used_at + timedelta(hours=1))}为止还可以再次下载，之后链接失效"
    assert told in visitor.get(path).content.decode()
    again = take(visitor, path)
    assert json.loads(again.content)["内容"]["校友"] == json.loads(first.content)["内容"]["校友"]
    assert ExportLine.objects.count() == 2
    assert PersonLink.objects.get().used_at == link.used_at  # the hour runs from the first download
    used(minutes_ago=61)
    for answer in (visitor.get(path), take(visitor, path)):
        assert "这个链接已经用过" in answer.content.decode() and "王伟" not in answer.content.decode()
    assert ExportLine.objects.count() == 2


@pytest.mark.parametrize(
    ("ended", "told"),
    [({"revoked_at": timezone.now()}, "已把它收回"), ({"expires_at": timezone.now()}, "有效期已过")],
)
def test_within_the_hour_a_link_that_was_taken_back_or_has_expired_gives_nothing(visitor, send, alumnus, ended, told):
    path = send(alumnus, "copy")
    take(visitor, path)
    PersonLink.objects.update(issued_at=timezone.now() - timedelta(days=2), **ended)
    assert told in take(visitor, path).content.decode() and ExportLine.objects.count() == 1


def test_within_the_hour_the_desk_may_still_take_the_link_back(visitor, send, sign_in, liaison, alumnus):
    path = send(alumnus, "copy")
    take(visitor, path)
    revoke = reverse("college:alumni:link-revoke", args=[PersonLink.objects.get().pk])
    listed = reverse("college:alumni:link-list") + "?show=all"
    desk = sign_in(liaison)
    assert revoke in desk.get(listed).content.decode()
    used(minutes_ago=61)
    assert revoke not in desk.get(listed).content.decode()


def test_no_other_link_is_used_a_second_time_within_the_hour(visitor, send, alumnus):
    page = visitor.get(path := send(alumnus, "consent"))
    visitor.post(path, chosen(page, classmates="yes"))
    link = PersonLink.objects.get()
    assert (link.is_used_up, link.again_until) == (True, None)
    assert "这个链接已经用过" in visitor.get(path).content.decode()


def test_a_copy_that_the_office_hands_out_is_not_sent_by_a_college(send, alumnus, machine_college):
    Education.objects.create(alumnus=alumnus, college=machine_college, school=School.current(), enrolled_year=2019)
    with pytest.raises(ValidationError, match="由校友会办公室提供"):
        send(alumnus, "copy")
    assert not PersonLink.objects.exists() and send(alumnus, "copy", college=None)


def chosen(page, **wanted):
    """The form as it stands on the page, with the choices changed."""
    form = page.context["form"]
    return {field.html_name: field.value() for field in form} | wanted


def test_each_consent_stands_with_its_text_and_is_given_or_withdrawn_by_the_person(visitor, send, alumnus, liaison):
    give_consent(alumnus, Purpose.YEARBOOK, channel="paper", actor=liaison)
    path = send(alumnus, "consent")
    page = visitor.get(path)
    for text in ConsentText.objects.all():
        assert text.text.split("。")[0] in page.content.decode()
    assert page.context["form"]["yearbook"].value() == "yes" and page.context["form"]["classmates"].value() == "no"
    done = visitor.post(path, chosen(page, yearbook="no", classmates="yes")).content.decode()
    assert f"您同意了：{Purpose.CLASSMATES.label}" in done and f"您撤回了：{Purpose.YEARBOOK.label}" in done
    given = Consent.objects.get(purpose="classmates")
    assert (given.channel, given.recorded_by, given.withdrawn_on) == ("link", None, None)
    withdrawn = Consent.objects.get(purpose="yearbook")
    assert (withdrawn.withdrawn_channel, withdrawn.withdrawn_on) == ("link", timezone.localdate())
    assert Consent.objects.count() == 2
    assert "这个链接已经用过" in visitor.post(path, chosen(page, yearbook="yes")).content.decode()
    assert Consent.objects.count() == 2


def test_who_consents_to_some_items_only_says_which_and_the_desks_read_it(
    visitor, send, sign_in, alumnus, liaison, office
):
    give_consent(alumnus, Purpose.YEARBOOK, channel="paper", note="档案柜三号", actor=liaison)
    page = visitor.get(path := send(alumnus, "consent"))
    assert "档案柜三号" not in page.content.decode() and "请写明哪几项" in page.content.decode()
    notes = {"classmates_note": "只列姓名和邮箱", "regional_list_note": "用微信", "employer_note": "没有同意"}
    visitor.post(path, chosen(page, classmates="yes", regional_list="yes", **notes))
    given = dict(Consent.objects.values_list("purpose", "note"))
    assert given == {"yearbook": "档案柜三号", "classmates": "只列姓名和邮箱", "regional_list": "用微信"}
    for user, door in ((liaison, "college:alumni"), (office, "admin")):
        told = sign_in(user).get(reverse(f"{door}:person-consents", args=[alumnus.pk])).content.decode()
        assert "只列姓名和邮箱" in told and "用微信" in told
        ending = Consent.objects.get(purpose="classmates").pk
        asked = sign_in(user).get(reverse(f"{door}:consent-withdraw", args=[ending])).content.decode()
        assert "只列姓名和邮箱" in asked


def test_another_note_ends_the_consent_that_stood_and_begins_a_new_one(visitor, send, alumnus):
    page = visitor.get(path := send(alumnus, "consent"))
    visitor.post(path, chosen(page, classmates="yes", classmates_note="只列邮箱"))
    page = visitor.get(path := send(alumnus, "consent"))
    assert page.context["form"]["classmates_note"].value() == "只列邮箱"
    visitor.post(path, chosen(page))
    assert Consent.objects.count() == 1
    page = visitor.get(path := send(alumnus, "consent"))
    done = visitor.post(path, chosen(page, classmates_note="只列姓名")).content.decode()
    assert f"您同意了：{Purpose.CLASSMATES.label}" in done and "您撤回了" not in done
    [now] = Consent.objects.standing()
    [before] = Consent.objects.exclude(pk=now.pk)
    assert (now.note, now.channel, before.note, before.withdrawn_channel) == ("只列姓名", "link", "只列邮箱", "link")


def test_nobody_consents_to_words_that_were_not_read(visitor, send, alumnus):
    path = send(alumnus, "consent")
    page = visitor.get(path)
    old = ConsentText.objects.get(purpose="employer")
    ConsentText.objects.create(purpose="employer", version=old.version + 1, text="新的说法。")
    refused = visitor.post(path, chosen(page, employer="yes", classmates="yes")).content.decode()
    assert "刚刚有了新版本" in refused and not Consent.objects.exists()
    fresh = visitor.get(path)
    visitor.post(path, chosen(fresh, employer="yes"))
    assert Consent.objects.get().text.text == "新的说法。"


@pytest.mark.parametrize(("purpose", "kind"), [("copy", "query"), ("consent", "withdraw")])
def test_an_ended_link_asks_for_one_of_the_same_sort(visitor, send, alumnus, purpose, kind):
    path = send(alumnus, purpose)
    PersonLink.objects.update(revoked_at=timezone.now())
    page = visitor.get(path).content.decode()
    assert "已把它收回" in page and "王伟" not in page and reverse("alumni:service") in page
    visitor.post(path, {"act": "ask"})
    assert PublicRequest.objects.get().kind == kind


def test_a_link_for_one_thing_opens_no_other(visitor, send, alumnus):
    path = send(alumnus, "copy")
    token = path.split("/")[-2]
    for name in ("me", "own-consent", "relay-answer", "objection"):
        assert visitor.get(reverse(f"alumni:{name}", args=[token])).status_code == 404


def test_the_liaison_chooses_what_a_link_is_for(sign_in, liaison, alumnus):
    desk = sign_in(liaison)
    sent = reverse("college:alumni:link-send", args=[alumnus.pk])
    page = desk.post(sent, {"purpose": "consent", "channel": "copied"}).content.decode()
    assert "/me/consent/" in page and PersonLink.objects.get().purpose == "consent"
    listed = desk.get(reverse("college:alumni:link-list")).content.decode()
    assert "同意或撤回同意" in listed
    assert desk.post(sent, {"purpose": "relay", "channel": "copied"}).context["form"].errors.keys() == {"purpose"}
    assert PersonLink.objects.count() == 1
