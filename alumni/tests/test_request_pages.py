"""校友来件 at the desk: who it may be, answered by the contact on file alone, passed on, handed on, closed."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alumni.models import Contact, Erasure, PersonLink, PublicRequest, RosterUpload
from alumni.services.links import ask_for_new_link
from audit.models import ReadingLine
from colleges.todos import Desk, todos_for
from conftest import make_alumnus

pytestmark = pytest.mark.django_db
ADDRESS = re.compile(r"/me/(?:(\w+)/)?([A-Za-z0-9_-]{32})/")
TYPED = {"name": "王伟", "class_name": "牧医1501", "student_no": "20151101", "email": "thief@evil.com"}


def url(name, *args, door="college:alumni"):
    return reverse(f"{door}:{name}", args=args)


@pytest.fixture
def ask(animal_college):
    """`ask(kind, **typed)`: a request that waits in 动物科技学院."""

    def made(kind="query", college=animal_college, **typed):
        return PublicRequest.objects.create(kind=kind, typed=TYPED | typed, college=college)

    return made


def mailbox(person, value="wangwei@163.com"):
    return Contact.objects.create(alumnus=person, kind="email", value=value, source="roster")


def answer(desk, wish, person, channel="email", door="college:alumni", **more):
    sent = {"person": person.pk, "channel": channel, **more}
    return desk.post(url("request-answer", wish.pk, door=door), sent)


def state(wish):
    wish.refresh_from_db()
    return wish.state


@pytest.mark.parametrize(
    ("kind", "purpose", "page"),
    [
        ("query", "copy", "copy"),
        ("update", "confirm", None),
        ("withdraw", "consent", "consent"),
        ("register", "confirm", None),
    ],
)
def test_the_answer_goes_only_to_the_mailbox_on_file(desk, alumnus, ask, kind, purpose, page):
    mailbox(alumnus)
    wish = ask(kind, mobile="13999999999")
    assert answer(desk, wish, alumnus).url == url("request-list")
    [sent] = mail.outbox
    assert sent.to == ["wangwei@163.com"] and "thief" not in sent.body + str(sent.to)
    assert ADDRESS.search(sent.body).group(1) == page
    link = PersonLink.objects.get()
    assert (link.alumnus, link.purpose, link.channel) == (alumnus, purpose, "email")
    assert state(wish) == "answered" and wish.alumnus == alumnus and "发到登记的邮箱" in wish.outcome


def test_without_a_mailbox_the_page_gives_the_text_and_the_phone_to_call(desk, alumnus, ask):
    wish = ask()
    listed = desk.get(url("request-detail", wish.pk)).content.decode()
    assert "先拨打登记的电话" in listed and "发到登记的邮箱" not in listed
    assert answer(desk, wish, alumnus).url == url("request-detail", wish.pk)  # by mail: there is none
    assert state(wish) == "waiting" and mail.outbox == []
    page = answer(desk, wish, alumnus, channel="copied").content.decode()
    assert ADDRESS.search(page) and "138 **** 8000" in page and "不要发到来件里填写的号码" in page
    assert state(wish) == "answered" and mail.outbox == []


@pytest.mark.parametrize("quiet", [{"state": "deceased"}, {"state": "lost"}, {"do_not_contact": True}])
@pytest.mark.parametrize("kind", ["query", "seek"])
def test_the_deceased_the_lost_and_who_wants_peace_get_nothing(desk, alumnus, ask, quiet, kind):
    mailbox(alumnus)
    for name, value in quiet.items():
        setattr(alumnus, name, value)
    alumnus.save()
    wish = ask(kind, sought="王伟", sought_class="牧医1501")
    page = desk.get(url("request-detail", wish.pk)).content.decode()
    assert "不能发送或转告" in page and "wangwei" not in page and "138 ****" not in page
    for channel in ("email", "copied"):
        answer(desk, wish, alumnus, channel=channel)
    assert (state(wish), mail.outbox, PersonLink.objects.count()) == ("waiting", [], 0)


def test_only_people_of_the_own_college_are_offered_and_may_be_answered(desk, alumnus, other_alumnus, ask):
    wish = ask(name="李娜", class_name="机电1501", student_no="20152202")
    page = desk.get(url("request-detail", wish.pk)).content.decode()
    assert "没有班级、年份、学号或联系方式相符" in page and "139 **** 9000" not in page
    assert answer(desk, wish, other_alumnus, channel="copied").status_code == 404
    looked = desk.get(f"{url('request-detail', wish.pk)}?q=李娜").content.decode()
    assert "没有找到" in looked
    assert state(wish) == "waiting" and not PersonLink.objects.exists()


def test_another_colleges_request_is_a_404_at_every_door_of_the_college(desk, ask, machine_college, alumnus):
    wish = ask(college=machine_college)
    assert desk.get(url("request-detail", wish.pk)).status_code == 404
    for act in ("answer", "roster", "pass", "close", "show"):
        sent = {"person": alumnus.pk, "channel": "copied", "outcome": "已办", "done": "yes"}
        assert (act, desk.post(url(f"request-{act}", wish.pk), sent).status_code) == (act, 404)
    assert "王伟" not in desk.get(url("request-list")).content.decode() and state(wish) == "waiting"


def test_a_wish_for_another_link_waits_in_the_same_queue_and_takes_one_click(desk, alumnus, animal_college, liaison):
    for purpose in ("confirm", "copy", "consent"):
        ends = timezone.now() + timezone.timedelta(seconds=1)
        link, _ = PersonLink.issue(alumnus=alumnus, purpose=purpose, college=animal_college, expires_at=ends)
        ask_for_new_link(link, actor=None)
        ask_for_new_link(link, actor=None)
    PersonLink.objects.all().delete()
    page = desk.get(url("request-list")).content.decode()
    assert page.count("生成新链接") == 3
    for wish in PublicRequest.objects.all():
        answer(desk, wish, alumnus, channel="copied")
    assert sorted(PersonLink.objects.values_list("purpose", flat=True)) == ["confirm", "consent", "copy"]
    assert set(PublicRequest.objects.values_list("state", flat=True)) == {"answered"}


def test_a_new_one_becomes_a_roster_of_one_row_that_is_checked_as_any(desk, ask, animal_college):
    wish = ask("register", name="周新来", class_name="牧医1501", enrolled_year=2015, graduated_year=2018, student_no="",
               major="畜牧兽医", mobile="13711112222", email="zhou@163.com", region="430100")  # fmt: skip
    went = desk.post(url("request-roster", wish.pk), {"once": "abc"})
    again = desk.post(url("request-roster", wish.pk), {"once": "abc"})
    [upload] = RosterUpload.objects.all()
    assert went.url == again.url == url("roster-detail", upload.pk)
    [row] = upload.rows.all()
    assert (row.name, row.mobile, row.email, row.outcome) == ("周新来", "13711112222", "zhou@163.com", "new")
    assert (upload.college, upload.state) == (animal_college, "checked")
    assert state(wish) == "answered" and "已转为名册“网站登记 " in wish.outcome
    assert "周新来" not in wish.outcome + upload.file_name


def test_a_liaison_passes_on_to_the_office_and_the_office_to_a_college(
    desk, sign_in, office, ask, machine_college, other_liaison
):
    wish = ask("register")
    assert desk.post(url("request-pass", wish.pk)).url == url("request-list")
    assert desk.get(url("request-detail", wish.pk)).status_code == 404
    at_office = sign_in(office)
    assert "请先转给学院" in at_office.get(url("request-detail", wish.pk, door="admin")).content.decode()
    at_office.post(url("request-roster", wish.pk, door="admin"))
    assert not RosterUpload.objects.exists()
    at_office.post(url("request-pass", wish.pk, door="admin"), {"college": machine_college.pk})
    wish.refresh_from_db()
    assert wish.college == machine_college and not at_office.get(url("request-list", door="admin")).context["lines"]
    assert sign_in(other_liaison).get(url("request-detail", wish.pk)).status_code == 200


def test_deletion_is_handed_on_to_the_two_of_the_office(sign_in, office, liaison, alumnus, ask):
    wish = ask("delete")
    page = sign_in(liaison).get(url("request-detail", wish.pk)).content.decode()
    assert "删除由校友会办公室办理" in page and "提出删除" not in page
    at_office = sign_in(office)
    facts = {"person": alumnus.pk, "identity": "由登记的手机号回电核对"}
    went = at_office.post(url("request-erase", wish.pk, door="admin"), facts)
    erasure = Erasure.objects.get()
    assert went.url == url("erasure-detail", erasure.pk, door="admin")
    assert (erasure.alumnus, erasure.state, erasure.asked_by) == (alumnus, "waiting", office)
    assert state(wish) == "answered" and wish.alumnus == alumnus


def test_closing_takes_an_outcome_and_refuses_who_comes_second(desk, ask, alumnus):
    wish = ask()
    page = desk.post(url("request-close", wish.pk), {"done": "no", "outcome": ""})
    assert page.status_code == 200 and state(wish) == "waiting"
    desk.post(url("request-close", wish.pk), {"done": "no", "outcome": "核实不是本人。"})
    assert (state(wish), wish.outcome) == ("refused", "核实不是本人。")
    answer(desk, wish, alumnus, channel="copied")
    assert (state(wish), PersonLink.objects.count()) == ("refused", 0)


def test_what_was_typed_is_masked_until_asked_for_and_the_showing_is_logged(desk, ask, liaison):
    wish = ask(note="请打 13711112222 找我")
    page = desk.get(url("request-detail", wish.pk)).content.decode()
    assert "thief@evil.com" not in page and "13711112222" not in page
    shown = desk.post(url("request-show", wish.pk)).content.decode()
    assert "thief@evil.com" in shown and "13711112222" in shown
    [line] = ReadingLine.objects.all()
    assert (line.actor_id, line.subject, line.what) == (liaison.pk, "校友来件 王伟", "查询本人信息所填联系方式")


def test_an_inspector_reads_and_does_nothing(sign_in, inspector, ask, alumnus):
    wish, reading = ask(), sign_in(inspector)
    page = reading.get(url("request-detail", wish.pk, door="admin")).content.decode()
    assert "王伟" in page and '<form method="post"' not in page.split("<main")[1]
    for act in ("answer", "roster", "erase", "pass", "close", "show"):
        assert reading.post(url(f"request-{act}", wish.pk, door="admin")).status_code == 403


def test_each_desk_is_told_what_waits_and_how_long(ask, animal_college, machine_college, liaison):
    ask()
    PublicRequest.objects.update(at=timezone.now() - timezone.timedelta(days=16))
    ask(), ask(college=None)

    def told(college):
        found = [todo for todo in todos_for(Desk(college=college)) if todo.title.startswith("校友来件")]
        return [(todo.count, todo.detail, (todo.due_on - timezone.localdate()).days) for todo in found]

    assert told(animal_college) == [(2, "最早的已等 16 天。", -1)]
    assert told(None) == [(1, "最早的已等 0 天。", 15)] and told(machine_college) == []


def test_the_list_asks_the_same_for_one_and_for_three(desk, ask, animal_college):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(url("request-list")).status_code == 200
        return len(asked)

    PublicRequest.objects.create(
        kind="update", typed={"kind": "x"}, college=animal_college, alumnus=make_alumnus(animal_college, "甲")
    )
    queries()  # the first page of a session writes when it was last seen
    one = queries()
    for name in "乙丙":
        wish = ask(name=name)
        PublicRequest.objects.filter(pk=wish.pk).update(alumnus=make_alumnus(animal_college, name))
    assert queries() == one


def test_who_is_offered_asks_the_same_for_one_and_for_three(desk, ask, animal_college):
    def queries(wish):
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(url("request-detail", wish.pk)).status_code == 200
        return len(asked)

    wish = ask(student_no="")
    make_alumnus(animal_college, "王伟", class_name="牧医1501", mobile="13800138001")
    queries(wish)  # the first page of a session writes when it was last seen
    one = queries(wish)
    for number in (2, 3):
        make_alumnus(animal_college, "王伟", class_name="牧医1501", mobile=f"1380013800{number}")
    assert queries(wish) == one


def test_where_no_mail_can_go_the_page_says_so_instead_of_offering_it(desk, ask, alumnus, settings):
    def page():
        return desk.get(url("request-detail", wish.pk)).content.decode()

    wish, button, no_server = ask(), "是本人，发到登记的邮箱", "系统还没有设置邮件服务器，不能用邮件发送。"
    assert button not in page() and "没有登记邮箱：" in page() and no_server not in page()
    mailbox(alumnus)
    assert button in page() and no_server not in page()
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert button not in page() and no_server in page() and "没有登记邮箱：" not in page()


@pytest.mark.parametrize("act", ["close", "pass", "answer", "show"])
def test_a_refused_act_that_is_reloaded_leads_back_to_the_request(desk, ask, sign_in, office, act):
    wish = ask()
    refused = desk.post(url("request-close", wish.pk), {"outcome": ""})
    assert refused.status_code == 200 and state(wish) == "waiting"
    reload = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    back = desk.get(url(f"request-{act}", wish.pk), headers=reload)
    assert (back.status_code, back.url) == (302, url("request-detail", wish.pk))
    back = sign_in(office).get(url(f"request-{act}", wish.pk, door="admin"), headers=reload)
    assert (back.status_code, back.url) == (302, url("request-detail", wish.pk, door="admin"))
