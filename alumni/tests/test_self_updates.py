"""What a person changes by the own link: in force, waiting or not allowed; told, reviewed."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alumni.models import Contact, PersonLink, Proposal, SelfUpdateRule
from alumni.tests.own_changes import OBJECTION, change, current, url
from audit.models import ReadingLine
from colleges import todos
from colleges.models import Notice
from conftest import make_alumnus

pytestmark = pytest.mark.django_db


def said(response):
    return [str(message) for message in response.context["messages"]]


# --- by the person -------------------------------------------------------------------------------------------------------


def test_a_new_phone_is_in_force_at_once_and_the_old_mailbox_is_told(visitor, opened, person):
    page = change(visitor, opened(person), mobile="137-0013-7000").content.decode()
    assert "已经更新：手机" in page
    assert current(person, "mobile") == [("13700137000", "self")]
    assert Contact.objects.get(value="13800138000").replaced_on == timezone.localdate()
    proposal = Proposal.objects.get()
    assert (proposal.field, proposal.old, proposal.new, proposal.state) == (
        "mobile",
        "13800138000",
        "13700137000",
        "in_force",
    )
    [told] = mail.outbox
    assert told.to == ["wangwei@163.com"] and "手机" in told.subject and OBJECTION.search(told.body)
    assert "13700137000" not in told.body
    assert round((proposal.objection_until - timezone.now()) / timedelta(days=1)) == 7


def test_changing_the_mailbox_first_does_not_hide_the_next_change_from_its_owner(visitor, opened, person):
    change(visitor, opened(person), email="thief@163.com")
    change(visitor, opened(person), mobile="13700137000")
    assert [sent.to for sent in mail.outbox] == [["wangwei@163.com"], ["wangwei@163.com"]]


def test_without_a_mailbox_to_tell_a_changed_phone_waits_for_the_liaison(
    visitor, opened, alumnus, rules, animal_college
):
    page = change(visitor, opened(alumnus), mobile="13700137000").content.decode()
    assert "等学院联络员核对后更新：手机" in page
    assert current(alumnus, "mobile") == [("13800138000", "liaison")]
    assert Proposal.objects.of_college(animal_college).waiting().get().new == "13700137000"
    assert mail.outbox == []


def test_without_a_mailbox_to_tell_a_new_mailbox_waits_for_the_liaison_and_hides_no_later_change(
    visitor, opened, alumnus, animal_college
):
    path = opened(alumnus)
    assert "没有登记邮箱的，更改电话或填写邮箱由学院核对后生效" in visitor.get(path).content.decode()
    page = change(visitor, path, email="thief@163.com").content.decode()
    assert "等学院联络员核对后更新：邮箱" in page
    assert current(alumnus, "email") == []
    assert Proposal.objects.of_college(animal_college).waiting().get().new == "thief@163.com"
    Proposal.objects.update(at=timezone.now() - timedelta(days=8))
    change(visitor, opened(alumnus), mobile="13700137000")
    assert current(alumnus, "mobile") == [("13800138000", "liaison")] and mail.outbox == []


def test_a_new_mailbox_is_told_to_the_one_that_was_there_a_few_days_ago(visitor, opened, person):
    person.contacts.filter(kind="email").update(replaced_on=timezone.localdate() - timedelta(days=2))
    change(visitor, opened(person), email="new@163.com")
    assert current(person, "email") == [("new@163.com", "self")]
    [told] = mail.outbox
    assert told.to == ["wangwei@163.com"]
    visitor.post(OBJECTION.search(told.body).group(1), {"act": "object"})
    assert current(person, "email") == []


@pytest.mark.parametrize("backend", ["console", "dummy"])
def test_without_a_mail_server_nobody_can_be_told_and_a_changed_phone_waits(visitor, opened, person, settings, backend):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    page = change(visitor, opened(person), mobile="13700137000", region="430100").content.decode()
    assert "等学院联络员核对后更新：手机" in page and "已经更新：所在地" in page
    assert current(person, "mobile") == [("13800138000", "liaison")]
    assert not PersonLink.objects.filter(purpose="object").exists()


def test_the_mail_server_being_away_loses_neither_the_change_nor_the_notice(visitor, opened, person, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        "django.core.mail.backends.smtp.EmailBackend",
        "127.0.0.1",
        1,
    )
    path = opened(person)
    page = change(visitor, path, mobile="13700137000").content.decode()
    assert "通知邮件暂时发不出去" in page and 'value="13700137000"' in page
    assert current(person, "mobile") == [("13800138000", "liaison")]
    assert not PersonLink.objects.filter(used_at__isnull=False).exists()


def test_another_employer_is_another_job_and_the_rest_is_confirmed(visitor, opened, person):
    person.employments.create(employer="旧单位", position="技术员")
    change(visitor, opened(person), employer="隆平高科", position="经理", region="430100", confirm_rest="on")
    jobs = person.employments.values_list("employer", "position", "is_current")
    assert set(jobs) == {("旧单位", "技术员", False), ("隆平高科", "经理", True)}
    person.refresh_from_db()
    assert person.region == "430100"
    assert set(Contact.objects.values_list("confirmed_on", flat=True)) == {timezone.localdate()}
    assert mail.outbox == []


def test_of_two_jobs_both_are_shown_and_a_new_employer_takes_the_place_of_one(visitor, opened, person):
    person.employments.create(employer="湖南农大", position="兼职讲师")
    person.employments.create(employer="新希望", position="经理", since_year=2015)
    person.employments.create(employer="隆平高科", position="顾问", since_year=2019)
    shown = person.employments.filter(is_current=True).first()
    path = opened(person)
    page = visitor.get(path).content.decode()
    assert all(name in page for name in ("湖南农大　兼职讲师", "新希望　经理", "隆平高科　顾问"))
    assert f"这里改的是“{shown.employer}”" in page
    change(visitor, path, employer="正大集团", position="总监")
    jobs = set(person.employments.values_list("employer", "is_current", "until_year"))
    assert jobs == {
        ("湖南农大", shown.employer != "湖南农大", None),
        ("新希望", True, None),
        ("隆平高科", shown.employer != "隆平高科", None),
        ("正大集团", True, None),
    }


def test_a_job_whose_beginning_is_known_ends_this_year(visitor, opened, person):
    person.employments.create(employer="隆平高科", position="经理", since_year=2019)
    change(visitor, opened(person), employer="正大集团")
    ended = person.employments.get(employer="隆平高科")
    assert (ended.is_current, ended.until_year) == (False, timezone.localdate().year)


def test_what_the_office_closed_is_not_offered_and_not_taken(visitor, opened, person, rules):
    rules(mobile="never", work="review")
    path = opened(person)
    assert "新的手机" not in visitor.get(path).content.decode()
    change(visitor, path, mobile="13700137000", employer="隆平高科")
    assert current(person, "mobile") == [("13800138000", "liaison")]
    assert list(Proposal.objects.values_list("field", "state")) == [("work", "waiting")]


@pytest.mark.parametrize("typed", [{"act": "confirm"}, {"act": "change", "confirm_rest": "on", "region": "430100"}])
def test_whoever_was_lost_and_answers_by_the_own_link_is_found(visitor, opened, person, animal_college, typed):
    path = opened(person)
    type(person).objects.filter(pk=person.pk).update(state="lost")
    page = visitor.get(path)
    assert page.status_code == 200 and visitor.post(path, typed).status_code == 200
    person.refresh_from_db()
    assert person.state == "active" and type(person).objects.contactable().filter(pk=person.pk).exists()
    told = person.trail_events.order_by("pgh_id").filter(state="active").last()
    assert told.pgh_context["about"] in ("本人通过链接核对", "本人通过链接更新")
    notice = Notice.objects.get(title="失去联系的王伟已通过链接核对，状态已改为正常")
    assert (notice.college, notice.duty) == (animal_college, "liaison")


def test_whoever_only_opens_the_link_or_had_died_is_not_found(visitor, opened, person):
    path = opened(person)
    type(person).objects.filter(pk=person.pk).update(state="lost")
    visitor.get(path)
    person.refresh_from_db()
    assert person.state == "lost"
    type(person).objects.filter(pk=person.pk).update(state="deceased")
    visitor.post(path, {"act": "confirm"})
    person.refresh_from_db()
    assert person.state == "deceased" and not Notice.objects.filter(key__startswith="alumni.found").exists()


def test_a_field_without_a_rule_waits_for_review(visitor, opened, person):
    SelfUpdateRule.objects.all().delete()
    change(visitor, opened(person), wechat="wangwei_88")
    assert list(Proposal.objects.values_list("field", "state")) == [("wechat", "waiting")]


def test_two_tabs_the_second_saves_nothing_and_says_so(visitor, opened, person):
    path = opened(person)
    visitor.get(path)
    change(visitor, path, mobile="13700137000")
    late = change(visitor, path, mobile="13600136000").content.decode()
    assert "已经用过" in late
    assert current(person, "mobile") == [("13700137000", "self")]


def test_a_wrong_number_is_refused_beside_the_field_and_uses_nothing_up(visitor, opened, person):
    path = opened(person)
    page = change(visitor, path, mobile="1380013", wechat="wangwei_88").content.decode()
    assert "手机号码应为 11 位数字" in page and 'value="wangwei_88"' in page
    assert not Proposal.objects.exists()
    assert "已经更新：微信" not in page and visitor.get(path).status_code == 200


# --- review --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def proposal(visitor, opened, person, rules):
    rules(mobile="review")
    change(visitor, opened(person), mobile="13700137000")
    return Proposal.objects.get()


def shown(client, door="college:alumni"):
    page = client.get(url("proposal-list", door=door)).content.decode()
    return page, re.search(r'name="seen" value="(\w+)"', page).group(1)


def test_a_liaison_accepts_what_the_person_wrote(desk, proposal, person, liaison, animal_college):
    [todo] = [
        each for each in todos.todos_for(todos.Desk(college=animal_college, duty="liaison")) if "本人提出" in each.title
    ]
    assert (todo.count, todo.url) == (1, url("proposal-list"))
    page, seal = shown(desk)
    assert "138 **** 8000" in page and "137 **** 7000" in page and "13700137000" not in page
    response = desk.post(url("proposal-accept", proposal.pk), {"seen": seal}, follow=True)
    assert said(response) == ["已按本人所填更新王伟的手机。"]
    assert current(person, "mobile") == [("13700137000", "self")]
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by) == ("in_force", liaison)


def test_a_phone_that_a_liaison_accepts_is_told_to_the_old_mailbox_and_can_be_objected_to(
    visitor, desk, proposal, person, animal_college
):
    desk.post(url("proposal-accept", proposal.pk), {"seen": shown(desk)[1]})
    assert current(person, "mobile") == [("13700137000", "self")]
    [told] = mail.outbox
    assert told.to == ["wangwei@163.com"] and "手机" in told.subject
    visitor.post(OBJECTION.search(told.body).group(1), {"act": "object"})
    assert current(person, "mobile") == [("13800138000", "liaison")]
    assert Notice.objects.get(college=animal_college).title == "王伟对手机的改动提出异议，已恢复原来的内容"
    page = desk.get(url("proposal-list") + "?show=objected").content.decode()
    assert "本人提出异议，已恢复原来的内容" in page


def test_showing_the_number_in_full_is_logged(desk, proposal):
    page = desk.post(url("proposal-show", proposal.pk)).content.decode()
    assert "137 0013 7000" in page
    assert [(line.subject, line.what) for line in ReadingLine.objects.all()] == [("王伟", "本人所填手机 137 **** 7000")]


def test_a_refusal_says_why(desk, proposal, person):
    assert said(desk.post(url("proposal-refuse", proposal.pk), {"reason": " "}, follow=True)) == ["不采用请写明原因。"]
    desk.post(url("proposal-refuse", proposal.pk), {"reason": "电话核实不是本人"})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.reason) == ("refused", "电话核实不是本人")
    assert current(person, "mobile") == [("13800138000", "liaison")]


def test_two_liaisons_at_one_update_the_second_sees_what_the_first_did(desk, proposal, person):
    _, seal = shown(desk)
    Contact.objects.filter(value="13800138000").update(replaced_on=timezone.localdate())
    Contact.objects.create(alumnus=person, kind="mobile", value="13600136000", source="liaison")
    response = desk.post(url("proposal-accept", proposal.pk), {"seen": seal}, follow=True)
    assert said(response) == ["您查看期间，这一项的现有内容被改过，没有办理。请看过现在的内容后再决定。"]
    page, seal = shown(desk)
    assert "136 **** 6000" in page
    desk.post(url("proposal-accept", proposal.pk), {"seen": seal})
    assert current(person, "mobile") == [("13700137000", "self")]
    late = desk.post(url("proposal-refuse", proposal.pk), {"reason": "晚了"}, follow=True)
    assert said(late)[-1] == "这一项已由别人办理，现在是“已生效”。"


def test_another_colleges_update_is_a_404(proposal, sign_in, other_liaison, inspector, office):
    stranger = sign_in(other_liaison)
    for name in ("accept", "refuse", "show"):
        assert stranger.post(url(f"proposal-{name}", proposal.pk), {"reason": "x"}).status_code == 404
    assert "王伟" not in stranger.get(url("proposal-list")).content.decode()
    reading = sign_in(inspector)
    assert "王伟" in reading.get(url("proposal-list", door="admin")).content.decode()
    assert reading.post(url("proposal-accept", proposal.pk, door="admin")).status_code == 403
    at_office = sign_in(office)
    _, seal = shown(at_office, door="admin")
    at_office.post(url("proposal-accept", proposal.pk, door="admin"), {"seen": seal})
    proposal.refresh_from_db()
    assert proposal.state == "in_force"


def test_a_second_wish_for_the_same_field_takes_the_place_of_the_first(visitor, opened, proposal, person):
    change(visitor, opened(person), mobile="13500135000")
    assert list(Proposal.objects.values_list("new", "state")) == [("13500135000", "waiting")]


def test_the_queue_asks_as_often_for_three_as_for_one(desk, proposal, animal_college):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            desk.get(url("proposal-list"))
        return len(asked)

    queries()
    one = queries()
    for name in ("赵一", "钱二"):
        person = make_alumnus(animal_college, name, mobile=f"1370000000{len(name)}", employer="某单位")
        Proposal.objects.create(alumnus=person, field="work", old="某单位", new="新单位")
    assert queries() == one
