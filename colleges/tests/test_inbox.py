"""One inbox per user: what was told and what waits at every desk, why, until when, from where; laid aside and taken up again."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alumni_office.roles import OFFICE
from audit.trail import acting_as
from colleges import notices, todos
from colleges.gate import seats_of
from colleges.inbox import waiting_for
from colleges.models import ContactPoint, Department, DepartmentMember, NoticeRead
from colleges.todos import DepartmentDesk, Todo, todos_for
from conftest import seated

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_in_particular(db):
    with acting_as(None):
        yield


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


def shown(client, tab=""):
    return [line["notice"].title for line in client.get("/inbox/", {"tab": tab}).context["lines"]]


def test_one_inbox_holds_what_was_told_to_the_person_every_seat_and_the_role(
    sign_in, liaison, office, animal_college, machine_college, other_liaison
):
    seated(liaison, machine_college, "leader")
    notices.put("a", title="给动科", college=animal_college)
    notices.put("b", title="给动科领导", college=animal_college, duty="leader")
    notices.put("c", title="给机电领导", college=machine_college, duty="leader")
    notices.put("d", title="给本人", user=liaison)
    notices.put("e", title="给办公室", role=OFFICE)
    assert set(shown(sign_in(liaison))) == {"给动科", "给机电领导", "给本人"}
    assert shown(sign_in(office)) == ["给办公室"]
    assert shown(sign_in(other_liaison)) == []


def test_a_line_says_why_until_when_and_from_which_college(sign_in, liaison, animal_college):
    notices.put("a", title="核对通讯录", college=animal_college, article=9, due_on=date(2020, 5, 1), body="先做毕业班")
    page = sign_in(liaison).get("/inbox/").content.decode()
    for words in ("核对通讯录", "先做毕业班", "第九条", "动物科技学院", "已逾期", "2020年5月1日 到期"):
        assert words in page


def test_what_is_done_moves_to_the_other_tab_for_this_user_alone_and_comes_back(
    sign_in, liaison, leader, animal_college
):
    notice = notices.put("a", title="核对通讯录", college=animal_college)
    client = sign_in(liaison)
    for _ in range(2):  # a second click changes nothing
        assert client.post(f"/inbox/{notice.pk}/done/")["Location"] == "/inbox/"
    first = NoticeRead.objects.get(user=liaison)
    assert (shown(client), shown(client, "done")) == ([], ["核对通讯录"])
    assert first.done_at is not None and client.get("/inbox/").context["unread_notices"] == 0
    client.post(f"/inbox/{notice.pk}/undone/")
    assert (shown(client), shown(client, "done")) == (["核对通讯录"], [])
    client.post(f"/inbox/{notice.pk}/done/")
    assert shown(sign_in(leader)) == ["核对通讯录"]


def test_what_was_settled_by_anybody_stands_among_the_done(sign_in, liaison, animal_college):
    notices.put("a", title="有人申请认领", college=animal_college)
    notices.settle("a")
    client = sign_in(liaison)
    page = client.get("/inbox/", {"tab": "done"})
    assert (shown(client), shown(client, "done")) == ([], ["有人申请认领"])
    assert "事情已办结" in page.content.decode() and "放回未办" not in page.content.decode()


def test_opening_a_notice_leads_to_its_page_in_its_college(sign_in, liaison, animal_college, machine_college):
    seated(liaison, machine_college)
    client = sign_in(liaison)
    client.post("/college/choose/", {"college": animal_college.pk})
    notice = notices.put("a", title="看班级", college=machine_college, url="/college/alumni/classes/")
    assert client.post(f"/inbox/{notice.pk}/open/")["Location"] == "/college/alumni/classes/"
    assert client.get("/college/").context["request"].college == machine_college
    assert NoticeRead.objects.get(notice=notice, user=liaison).done_at is None


@pytest.mark.parametrize("act", ["open", "done", "undone"])
def test_what_was_told_to_somebody_else_is_not_there(act, sign_in, other_liaison, animal_college):
    notice = notices.put("a", title="给动科", college=animal_college)
    assert sign_in(other_liaison).post(f"/inbox/{notice.pk}/{act}/").status_code == 404
    assert not NoticeRead.objects.exists()


def test_the_heads_of_all_faces_count_the_same_unread(sign_in, liaison, office, animal_college):
    for key in "ab":
        notices.put(key, title=f"通知{key}", college=animal_college)
        notices.put(f"office {key}", title=f"公文{key}", role=OFFICE)
    for user, addresses in ((liaison, ("/college/", "/inbox/")), (office, ("/admin/organisation/", "/inbox/"))):
        client = sign_in(user)
        for address in addresses:
            page = client.get(address, follow=True)
            assert "消息，2 条未读" in page.content.decode(), address
    client.post("/inbox/read/")
    assert "消息，没有未读" in client.get("/inbox/").content.decode()


@pytest.fixture
def stale_points(animal_college, machine_college):
    facts = {"phone": "073184637001", "confirmed_on": "2020-01-01"}
    return [ContactPoint.objects.create(college=each, **facts) for each in (animal_college, machine_college)]


def test_to_dos_of_every_seat_and_of_the_office_stand_with_their_unit(
    liaison, office, animal_college, machine_college, stale_points
):
    seated(liaison, machine_college)
    stale = "对外联系方式超过 6 个月没有核对"

    def told(user):
        return [(each.unit, each.todo.count) for each in waiting_for(user, seats_of(user)) if each.todo.title == stale]

    assert told(liaison) == [("动物科技学院", 1), ("机电工程学院", 1)]
    assert told(office) == [("校友会办公室", 2)]


def test_a_to_do_of_the_other_college_is_followed_into_that_college(sign_in, liaison, animal_college, machine_college):
    seated(liaison, machine_college)
    client = sign_in(liaison)
    client.post("/college/choose/", {"college": animal_college.pk})
    sent = {"college": machine_college.pk, "to": "/college/contact-points/"}
    assert client.post("/inbox/follow/", sent)["Location"] == "/college/contact-points/"
    assert client.get("/college/").context["request"].college == machine_college


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/college/", "/admin/"])
def test_following_leads_nowhere_but_to_a_page_of_an_own_college(
    address, sign_in, liaison, animal_college, machine_college
):
    client = sign_in(liaison)
    sent = {"college": animal_college.pk, "to": address}
    assert client.post("/inbox/follow/", sent)["Location"] == "/inbox/"
    strange = {"college": machine_college.pk, "to": "/college/"}
    assert client.post("/inbox/follow/", strange)["Location"] == "/inbox/"


def test_the_desk_of_a_department_has_to_dos_of_its_own(make_user, sign_in, monkeypatch):
    def asked(desk):
        return [Todo(f"{desk.departments[0].name}的事", 2, "/desk/", due_on=today(-1))]

    monkeypatch.setattr(todos, "_department_sources", [asked])
    user = make_user("dept", "马老师")
    task_force = Department.objects.create(name="“校友回湘”工作专班")
    member = DepartmentMember.objects.create(department=task_force, user=user, since=date(2024, 9, 1))
    page = sign_in(user).get("/inbox/").content.decode()
    assert "“校友回湘”工作专班的事" in page and "已逾期" in page
    assert [todo.count for todo in todos_for(DepartmentDesk((task_force,), user))] == [2]
    DepartmentMember.objects.filter(pk=member.pk).update(until=today(-1))
    assert "专班的事" not in sign_in(user).get("/inbox/").content.decode()


def test_what_is_overdue_stands_in_front_and_what_has_no_day_last(
    monkeypatch, liaison, animal_college, machine_college
):
    seated(liaison, machine_college)
    days = {animal_college: {"无期": None, "明天": today(1)}, machine_college: {"今天": today(), "逾期": today(-3)}}
    source = [lambda desk: [Todo(title, 1, "/", due_on=day) for title, day in days[desk.college].items()]]
    monkeypatch.setattr(todos, "_sources", source)
    found = [each.todo for each in waiting_for(liaison, seats_of(liaison))]
    assert [todo.title for todo in found] == ["逾期", "今天", "明天", "无期"]
    assert [todo.is_overdue for todo in found] == [True, False, False, False]


def test_whoever_has_no_desk_has_an_empty_inbox_and_whoever_works_in_a_department_a_door(make_user, sign_in):
    user = make_user("nobody", "无岗老师")
    assert "没有等您办理的事" in sign_in(user).get("/inbox/").content.decode()
    assert sign_in(user).get("/college/").status_code == 403
    DepartmentMember.objects.create(department=Department.objects.create(name="宣传部"), user=user)
    assert sign_in(user).get("/college/")["Location"] == "/desk/"


def test_the_inbox_is_closed_without_signing_in(client):
    assert client.get("/inbox/")["Location"] == "/accounts/login/?next=/inbox/"


def test_a_long_inbox_has_pages_and_asks_the_database_as_often_as_a_short_one(sign_in, liaison, animal_college):
    notices.put("0", title="第一件", college=animal_college, article=9)
    client = sign_in(liaison)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            page = client.get("/inbox/")
        return len(seen), page

    client.get("/inbox/")
    few, _ = queries()
    for number in range(1, 35):
        notices.put(str(number), title=f"第 {number} 件", college=animal_college, article=9)
    many, page = queries()
    assert few == many
    assert len(page.context["lines"]) == 30 and len(client.get("/inbox/?page=2").context["lines"]) == 5
