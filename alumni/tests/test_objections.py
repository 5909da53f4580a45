"""A change by the own link is objected to: what is put back, what stays, and who is told."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from alumni.models import Contact, PersonLink, Proposal
from alumni.tests.own_changes import OBJECTION, change, current, url
from audit.trail import acting_as
from colleges.models import Notice
from common.formats import day

pytestmark = pytest.mark.django_db


def test_objecting_puts_the_old_phone_back_and_tells_the_liaison(visitor, opened, person, animal_college):
    other_open = opened(person)
    change(visitor, opened(person), mobile="13700137000")
    objection = OBJECTION.search(mail.outbox[0].body).group(1)
    page = visitor.get(objection).content.decode()
    assert "138 **** 8000" in page and "137 **** 7000" in page and "13700137000" not in page
    assert "已恢复原来的内容" in visitor.post(objection, {"act": "object"}).content.decode()
    assert current(person, "mobile") == [("13800138000", "liaison")]
    assert Proposal.objects.get().state == "objected"
    notice = Notice.objects.get(college=animal_college)
    assert notice.title == "王伟对手机的改动提出异议，已恢复原来的内容" and notice.duty == "liaison"
    assert "已把它收回" in visitor.get(other_open).content.decode()
    assert "已经用过" in visitor.post(objection, {"act": "object"}).content.decode()


@pytest.mark.parametrize("first", [0, 1])
def test_of_two_unwelcome_changes_in_a_row_neither_comes_back_whichever_is_objected_to_first(
    visitor, opened, person, first
):
    before = current(person, "mobile")
    for number in ("13711112222", "13722223333"):
        change(visitor, opened(person), mobile=number)
    letters = [OBJECTION.search(letter.body).group(1) for letter in mail.outbox]
    for objection in (letters[first], letters[1 - first]):
        visitor.post(objection, {"act": "object"})
    assert current(person, "mobile") == before


def test_an_objection_after_the_week_is_refused(visitor, opened, person):
    change(visitor, opened(person), mobile="13700137000")
    objection = OBJECTION.search(mail.outbox[0].body).group(1)
    long_ago = timezone.now() - timedelta(days=8)
    PersonLink.objects.filter(purpose="object").update(issued_at=long_ago, expires_at=long_ago + timedelta(days=7))
    page = visitor.post(objection, {"act": "object"}).content.decode()
    assert "有效期已过" in page and "不是我改的" not in page
    assert current(person, "mobile") == [("13700137000", "self")]


def test_an_objection_leaves_what_was_written_since_then(visitor, opened, person):
    change(visitor, opened(person), mobile="13700137000")
    objection = OBJECTION.search(mail.outbox[0].body).group(1)
    Contact.objects.filter(value="13700137000").update(replaced_on=timezone.localdate())
    Contact.objects.create(alumnus=person, kind="mobile", value="13600136000", source="liaison")
    visitor.post(objection, {"act": "object"})
    assert current(person, "mobile") == [("13600136000", "liaison")]


def test_an_objection_puts_back_all_that_came_by_the_same_link_and_says_what_it_could_not(
    visitor, opened, person, rules, desk, animal_college
):
    rules(wechat="at_once", qq="at_once", address="review")
    person.employments.create(employer="隆平高科", position="经理", since_year=2019)
    Contact.objects.create(alumnus=person, kind="wechat", value="wangwei_88", source="roster")
    stranger = {"mobile": "13700137000", "wechat": "thief_0001", "qq": "10001", "address": "长沙市某路 1 号"}
    change(visitor, opened(person), **stranger, employer="骗子公司", region="430100")
    Contact.objects.filter(kind="qq").update(replaced_on=timezone.localdate())
    Contact.objects.create(alumnus=person, kind="qq", value="20002", source="liaison")
    objection = OBJECTION.search(mail.outbox[0].body).group(1)
    page = visitor.get(objection).content.decode()
    assert "长沙市某路 ****" in page and "湖南省长沙市" in page and "1 号" not in page
    done = visitor.post(objection, {"act": "object"}).content.decode()
    assert "手机、微信、工作单位和职务、所在地已恢复" in done and "QQ后来又有人改过，没有恢复" in done
    assert current(person, "mobile") == [("13800138000", "liaison")]
    assert current(person, "wechat") == [("wangwei_88", "roster")]
    assert current(person, "qq") == [("20002", "liaison")] and current(person, "address") == []
    jobs = person.employments.values_list("employer", "position", "is_current", "until_year")
    assert list(jobs) == [("隆平高科", "经理", True, None)]
    person.refresh_from_db()
    assert person.region == ""
    states = dict(Proposal.objects.values_list("field", "state"))
    assert states.pop("address") == "refused" and set(states.values()) == {"objected"} and len(states) == 5
    [notice] = Notice.objects.filter(college=animal_college)
    assert notice.title == "王伟对手机、微信、工作单位和职务、所在地的改动提出异议，已恢复原来的内容"
    assert "没有恢复的：QQ" in notice.body and "待核对的通信地址不再采用" in notice.body
    refused = desk.get(url("proposal-list") + "?show=refused").content.decode()
    assert "同一链接里的其他内容不再采用" in refused and 'name="seen"' not in refused


@pytest.mark.django_db(transaction=True)
def test_of_four_objections_at_the_same_moment_one_is_carried_out_and_the_others_are_told(visitor, opened, person):
    change(visitor, opened(person), mobile="13700137000")
    objection = OBJECTION.search(mail.outbox[0].body).group(1)
    start = Barrier(4)

    def object_once(_):
        start.wait()
        try:
            return Client().post(objection, {"act": "object"})
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(object_once, range(4)))
    pages = [answer.content.decode() for answer in answers]
    assert [answer.status_code for answer in answers] == [200] * 4
    assert sum("已恢复原来的内容" in page for page in pages) == 1
    assert sum("已经恢复过了" in page or "已经用过" in page for page in pages) == 3
    assert current(person, "mobile") == [("13800138000", "liaison")]


def test_two_phones_accepted_by_one_link_are_put_back_together_and_the_second_letter_says_so(
    visitor, desk, opened, person, rules
):
    rules(mobile="review", phone="review")
    Contact.objects.create(alumnus=person, kind="phone", value="073184637000", source="roster")
    change(visitor, opened(person), mobile="13700137000", phone="0731-84637999")
    for _ in range(2):
        page = desk.get(url("proposal-list")).content.decode()
        accept = re.search(r'action="([^"]+/accept/)".*?name="seen" value="(\w+)"', page, re.S)
        desk.post(accept.group(1), {"seen": accept.group(2)})
    first, second = (OBJECTION.search(sent.body).group(1) for sent in mail.outbox)
    visitor.post(first, {"act": "object"})
    assert current(person, "mobile") == [("13800138000", "liaison")]
    assert current(person, "phone") == [("073184637000", "roster")]
    late = visitor.post(second, {"act": "object"})
    assert late.status_code == 200 and "没有需要您处理的" in late.content.decode()


@pytest.fixture
def lost(visitor, opened, person):
    """王伟 was lost; a stranger opened the link, wrote another phone and confirmed all the rest."""
    path = opened(person)
    type(person).objects.filter(pk=person.pk).update(state="lost")
    change(visitor, path, mobile="13700137000", confirm_rest="on")
    person.refresh_from_db()
    assert person.state == "active"
    assert person.contacts.get(kind="email").confirmed_on == timezone.localdate()
    return OBJECTION.search(mail.outbox[0].body).group(1)


def test_an_objection_makes_whoever_was_lost_lost_again_and_confirms_nothing(visitor, lost, person, animal_college):
    page = visitor.get(lost).content.decode()
    today = day(timezone.localdate())
    assert "<dt>状态</dt><dd><del>失去联系</del> 改为 <ins>正常</ins>" in page
    assert f"<dt>邮箱的核对日期</dt><dd><del>没有核对过</del> 改为 <ins>{today}</ins>" in page
    done = visitor.post(lost, {"act": "object"}).content.decode()
    assert "手机、状态、邮箱的核对日期已恢复" in done
    person.refresh_from_db()
    assert person.state == "lost"
    assert person.contacts.get(kind="email").confirmed_on is None
    notice = Notice.objects.get(college=animal_college, key__startswith="alumni.objection")
    assert "同一链接改动的状态、邮箱的核对日期已恢复。" in notice.body


def test_an_objection_leaves_a_state_and_a_confirmation_that_somebody_wrote_since(
    visitor, lost, person, animal_college
):
    type(person).objects.filter(pk=person.pk).update(state="deceased")
    type(person).objects.filter(pk=person.pk).update(state="active")
    later = timezone.localdate() + timedelta(days=1)
    person.contacts.filter(kind="email").update(confirmed_on=later)
    done = visitor.post(lost, {"act": "object"}).content.decode()
    assert "<p>手机已恢复" in done and "状态、邮箱的核对日期后来又有人改过，没有恢复" in done
    person.refresh_from_db()
    assert (person.state, person.contacts.get(kind="email").confirmed_on) == ("active", later)
    notice = Notice.objects.get(college=animal_college, key__startswith="alumni.objection")
    assert "没有恢复的：状态、邮箱的核对日期，" in notice.body


@pytest.mark.parametrize("first", [0, 1])
def test_of_two_unwelcome_confirmations_in_a_row_neither_stands_whichever_is_objected_to_first(
    visitor, opened, person, first
):
    welcome = timezone.localdate() - timedelta(days=400)
    person.contacts.filter(kind="email").update(confirmed_on=welcome)
    change(visitor, opened(person), mobile="13711112222", confirm_rest="on")
    back = timezone.localdate() - timedelta(days=1)
    with acting_as(None, link=PersonLink.objects.get(purpose="confirm").pk):
        person.contacts.filter(kind="email").update(confirmed_on=back)  # as if the first had been yesterday
    change(visitor, opened(person), mobile="13722223333", confirm_rest="on")
    letters = [OBJECTION.search(letter.body).group(1) for letter in mail.outbox]
    for objection in (letters[first], letters[1 - first]):
        visitor.post(objection, {"act": "object"})
    assert person.contacts.get(kind="email").confirmed_on == welcome


def test_where_no_way_to_reach_the_person_came_back_the_college_is_told_so(visitor, opened, person, animal_college):
    change(visitor, opened(person), mobile="13700137000")
    Contact.objects.filter(value="13700137000").update(replaced_on=timezone.localdate())
    Contact.objects.create(alumnus=person, kind="mobile", value="13600136000", source="liaison")
    page = visitor.post(OBJECTION.search(mail.outbox[0].body).group(1), {"act": "object"}).content.decode()
    assert "已通知所在学院" in page
    [notice] = Notice.objects.filter(college=animal_college)
    assert notice.title == "王伟对手机的改动提出异议，没有恢复"
    assert notice.body == (
        "改动可能不是本人所为。原来的联系方式没有恢复，现在登记的不一定是本人的，"
        "请通过班主任、同班同学等其他途径与本人核实。此前发给本人、尚未使用的链接已全部失效。"
        "没有恢复的：手机，提出异议前又有人改过，请与本人核实后更正。"
    )


def test_what_a_liaison_accepted_by_an_unwelcome_link_confirms_nothing_after_the_objection(
    visitor, desk, opened, person, rules
):
    rules(mobile="review")
    Contact.objects.create(alumnus=person, kind="mobile", value="13700137000", source="roster", since="2020-01-01")
    change(visitor, opened(person), mobile="13700137000")
    page = desk.get(url("proposal-list")).content.decode()
    accept = re.search(r'action="([^"]+/accept/)".*?name="seen" value="(\w+)"', page, re.S)
    desk.post(accept.group(1), {"seen": accept.group(2)})
    assert Contact.objects.get(value="13700137000").confirmed_on == timezone.localdate()
    visitor.post(OBJECTION.search(mail.outbox[0].body).group(1), {"act": "object"})
    mobiles = Contact.objects.current().filter(kind="mobile").order_by("value").values_list("value", "confirmed_on")
    assert list(mobiles) == [("13700137000", None), ("13800138000", None)]
