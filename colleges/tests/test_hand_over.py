"""When a person changes nothing is lost (art. 5): what was open is told to the next one, who accepts it."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from audit.trail import acting_as
from colleges import notices
from colleges.models import Appointment, College, HandOver, Notice
from colleges.services.appointments import appoint, end_appointment, hand_over
from colleges.services.hand_overs import accept_hand_over, begin_hand_over, save_note
from colleges.todos import Desk, todos_for
from common.versions import Stale
from conftest import seated

pytestmark = pytest.mark.django_db
PAGE = "/college/hand-over/"


@pytest.fixture(autouse=True)
def nobody_in_particular(db):
    with acting_as(None):
        yield


@pytest.fixture
def successor(make_user):
    return make_user("next", "继老师")


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


def waiting(user, college, duty="liaison"):
    return {todo.title: todo for todo in todos_for(Desk(college, duty, user))}


def write(client, note, address=PAGE):
    version = client.get(address).context["form"]["version"].value()
    return client.post(address, {"note": note, "version": version})


def test_who_leaves_sees_what_is_open_and_writes_for_the_next_one(sign_in, liaison, animal_college):
    notices.put("mine", user=liaison, title="导出已获批准", url="/college/alumni/exports/")
    client = sign_in(liaison)
    page = client.get(PAGE)
    assert "本院还没有公布校友工作联系电话" in [item["title"] for item in page.context["items"]]
    assert [notice.title for notice in page.context["told"]] == ["导出已获批准"]
    assert "还没有确定" in page.content.decode() and not HandOver.objects.exists()
    assert write(client, "毕业照在三号柜。").status_code == 302
    row = HandOver.objects.get()
    assert (row.note, row.given_to, row.made_at, row.standing) == ("毕业照在三号柜。", None, None, "准备中")
    assert [each["title"] for each in row.messages] == ["导出已获批准"]


def test_of_two_windows_the_second_is_told_what_the_first_one_wrote(sign_in, liaison):
    client = sign_in(liaison)
    early = client.get(PAGE).context["form"]["version"].value()
    write(client, "第一份")
    page = client.post(PAGE, {"note": "第二份", "version": early}).content.decode()
    assert "您填写期间，别人修改了这条记录" in page and "第二份" in page
    assert HandOver.objects.get().note == "第一份"
    with pytest.raises(Stale):
        save_note(liaison.appointments.get(), note="第三份", before="", actor=liaison)


def test_handing_over_completes_the_draft_with_what_is_open_and_what_was_told_to_the_person_alone(
    liaison, successor, animal_college, machine_college, sign_in
):
    write(sign_in(liaison), "毕业照在三号柜。")
    notices.put("a", user=liaison, title="导出已获批准", body="三日内使用", url="/college/alumni/exports/")
    notices.put("b", user=liaison, college=animal_college, title="班级照片已处理")
    notices.put("c", user=liaison, title="办结的", url="/college/")
    notices.settle("c")
    done = notices.put("d", user=liaison, title="本人办完的", url="/college/")
    notices.mark_done(done, liaison)
    notices.put("e", user=liaison, title="与学院无关")
    notices.put("f", user=liaison, college=machine_college, title="别的学院的事")
    notices.put("g", college=animal_college, title="给学院的")
    new = hand_over(liaison.appointments.get(), to=successor)
    row = HandOver.objects.get()
    assert (row.given_by.user, row.given_to, row.note, row.standing) == (liaison, new, "毕业照在三号柜。", "待接收")
    assert [(each["title"], each["body"]) for each in row.messages] == [
        ("导出已获批准", "三日内使用"), ("班级照片已处理", ""),
    ]  # fmt: skip
    assert {"title": "本院还没有公布校友工作联系电话", "count": 1, "detail": "", "article": 6} in [
        {name: item[name] for name in ("title", "count", "detail", "article")} for item in row.open_items
    ]


def test_handing_over_makes_a_hand_over_where_nothing_was_written(liaison, successor):
    hand_over(liaison.appointments.get(), to=successor)
    assert (HandOver.objects.get().note, HandOver.objects.get().standing) == ("", "待接收")


def test_the_next_one_finds_it_among_the_to_dos_reads_it_and_accepts_it_once(
    liaison, successor, sign_in, animal_college
):
    write(sign_in(liaison), "毕业照在三号柜。")
    hand_over(liaison.appointments.get(), to=successor)
    row = HandOver.objects.get()
    todo = waiting(successor, animal_college)["周老师移交的工作，请查看并接收"]
    assert (todo.url, todo.due_on) == (f"/college/hand-overs/{row.pk}/", today(14))
    client = sign_in(successor)
    page = client.get(todo.url).content.decode()
    assert "毕业照在三号柜。" in page and "接收这份工作" in page
    client.post(f"{todo.url}accept/", {"remark": "照片已清点"})
    row.refresh_from_db()
    assert (row.accepted_by, row.remark, row.standing) == (successor, "照片已清点", "已接收")
    again = client.post(f"{todo.url}accept/", {"remark": "再来一次"}, follow=True).content.decode()
    assert "继老师已于" in again and "不必再次接收。" in again
    row.refresh_from_db()
    assert row.remark == "照片已清点"
    assert todo.title not in waiting(successor, animal_college)
    assert Notice.objects.get(user=liaison, key=f"hand-over:{row.pk}").body == "照片已清点"


def test_nobody_but_the_next_one_accepts(liaison, leader, successor, other_liaison, sign_in):
    hand_over(liaison.appointments.get(), to=successor)
    row = HandOver.objects.get()
    page = sign_in(leader).post(f"/college/hand-overs/{row.pk}/accept/", {}, follow=True).content.decode()
    assert "这份交接由接任人本人接收。" in page
    assert "接收这份工作" not in sign_in(leader).get(f"/college/hand-overs/{row.pk}/").content.decode()
    for address in ("", "accept/"):
        answer = sign_in(other_liaison).post if address else sign_in(other_liaison).get
        assert answer(f"/college/hand-overs/{row.pk}/{address}").status_code == 404
    row.refresh_from_db()
    assert row.accepted_at is None


def test_a_draft_is_nobody_elses_before_it_is_handed_over(liaison, leader, sign_in):
    write(sign_in(liaison), "还没想好怎么写")
    row = HandOver.objects.get()
    assert sign_in(leader).get(f"/college/hand-overs/{row.pk}/").status_code == 404
    assert "还没想好怎么写" not in sign_in(leader).get(PAGE).content.decode()


def test_until_it_is_accepted_the_note_can_be_mended_and_then_no_more(liaison, successor, sign_in):
    seat = liaison.appointments.get()
    hand_over(seat, to=successor, on=today(7))
    client = sign_in(liaison)
    assert "继老师" in client.get(PAGE).content.decode()
    write(client, "补充一句")
    row = HandOver.objects.get()
    assert (row.note, row.given_to.user, row.standing) == ("补充一句", successor, "待接收")
    accept_hand_over(row, remark="", actor=successor)
    with pytest.raises(ValidationError) as refused:
        save_note(seat, note="再补一句", before="补充一句", actor=liaison)
    assert refused.value.messages == ["这份交接已经接收，交接说明不能再改。"]


def test_what_one_left_without_a_successor_is_taken_by_whoever_is_appointed_later(
    liaison, successor, animal_college, machine_college, make_user
):
    begin_hand_over(liaison.appointments.get(), actor=liaison)
    save_note(liaison.appointments.get(), note="说明", before="", actor=liaison)
    notices.put("a", user=liaison, title="导出已获批准", url="/college/")
    end_appointment(liaison.appointments.get(), on=today(-1))
    assert HandOver.objects.get().messages[0]["title"] == "导出已获批准"
    appoint(make_user("l", "领导"), college=animal_college, duty="leader")
    appoint(make_user("m", "机电"), college=machine_college, duty="liaison")
    substitute = {"is_substitute": True, "until": today(9)}
    appoint(make_user("s", "代理"), college=animal_college, duty="liaison", **substitute)
    assert HandOver.objects.get().given_to is None
    new = appoint(successor, college=animal_college, duty="liaison")
    row = HandOver.objects.get()
    assert (row.given_to, row.note, row.messages[0]["title"]) == (new, "说明", "导出已获批准")
    appoint(make_user("third", "三老师"), college=animal_college, duty="liaison")
    assert HandOver.objects.get().given_to == new


def test_an_appointment_that_ran_out_by_itself_is_taken_over_too(liaison, successor, animal_college):
    Appointment.objects.filter(user=liaison).update(until=today(-30))
    notices.put("a", user=liaison, title="导出已获批准", url="/college/")
    new = appoint(successor, college=animal_college, duty="liaison")
    row = HandOver.objects.get()
    assert (row.given_by.user, row.given_to, len(row.messages)) == (liaison, new, 1)


def test_where_the_duty_was_held_all_the_while_nothing_lay_open(liaison, successor, animal_college, make_user):
    seated(make_user("second", "二老师"), animal_college)
    Appointment.objects.filter(user=liaison).update(until=today(-30))
    appoint(successor, college=animal_college, duty="liaison")
    assert not HandOver.objects.exists()


def test_who_comes_back_takes_nothing_from_oneself(liaison, animal_college):
    end_appointment(liaison.appointments.get(), on=today(-1))
    appoint(liaison, college=animal_college, duty="liaison")
    assert HandOver.objects.get().given_to is None


def test_whose_time_ends_soon_is_asked_to_write(liaison, animal_college):
    asked = "您的校友联络员任期将结束，请写交接说明"
    assert asked not in waiting(liaison, animal_college)
    Appointment.objects.filter(user=liaison).update(until=today(20))
    assert waiting(liaison, animal_college)[asked].due_on == today(20)
    save_note(liaison.appointments.get(), note="写好了", before="", actor=liaison)
    assert asked not in waiting(liaison, animal_college)


def test_a_leader_who_is_also_liaison_hands_over_each_duty_by_itself(liaison, animal_college, sign_in):
    seated(liaison, animal_college, "leader")
    client = sign_in(liaison)
    write(client, "领导的说明", f"{PAGE}?duty=leader")
    write(client, "联络员的说明", f"{PAGE}?duty=liaison")
    found = HandOver.objects.values_list("given_by__duty", "note")
    assert dict(found) == {"leader": "领导的说明", "liaison": "联络员的说明"}


def test_the_office_reads_all_hand_overs_and_is_told_of_those_that_nobody_accepts(
    liaison, other_liaison, successor, make_user, sign_in, office, inspector
):
    hand_over(liaison.appointments.get(), to=successor, on=today(-20))
    hand_over(other_liaison.appointments.get(), to=make_user("n2", "新老师"))
    late = HandOver.objects.get(given_by__user=liaison)
    assert "工作交接超过 14 天没有接收" not in [
        todo.title for todo in todos_for(Desk())
    ]  # made today, for an earlier day
    HandOver.objects.filter(pk=late.pk).update(made_at=timezone.now() - timedelta(days=15))
    todo = next(todo for todo in todos_for(Desk()) if todo.title == "工作交接超过 14 天没有接收")
    for user in (office, inspector):
        client = sign_in(user)
        assert client.get("/admin/colleges/handover/").context["cl"].result_count == 2
        assert [row.pk for row in client.get(todo.url).context["cl"].queryset] == [late.pk]
        page = client.get(reverse("admin:colleges_handover_change", args=[late.pk])).content.decode()
        assert "待接收，已超过 14 天" in page
        assert client.get("/admin/colleges/handover/add/").status_code == 403
    assert todo.count == 1


def test_a_hand_over_for_a_later_day_is_not_late_before_that_day(liaison, successor, animal_college):
    hand_over(liaison.appointments.get(), to=successor, on=today(7))
    made = timezone.make_aware(datetime.combine(today(-30), datetime.min.time()))
    HandOver.objects.update(made_at=made)
    assert "工作交接超过 14 天没有接收" not in [todo.title for todo in todos_for(Desk())]
    assert not [title for title in waiting(successor, animal_college) if "移交" in title]


def test_the_hand_over_of_a_past_office_shows_no_door_to_who_left(liaison, successor, sign_in):
    hand_over(liaison.appointments.get(), to=successor)
    row = HandOver.objects.get()
    assert sign_in(liaison).get(f"/college/hand-overs/{row.pk}/").status_code == 403
    assert row.begins == today()


@pytest.mark.parametrize("act", ["hand-over", "end"])
def test_a_day_beyond_all_days_is_refused_in_words(act, sign_in, office, liaison):
    seat = Appointment.objects.get(user=liaison)
    sent = {"on": "2150-01-01", "new_username": "next", "new_name": "继老师"}
    page = sign_in(office).post(f"/admin/colleges/appointment/{seat.pk}/{act}/", sent)
    assert "任职的日期应在 1949 年至 2100 年之间" in page.content.decode()
    assert Appointment.objects.get() == seat and Appointment.objects.get().until is None


def test_what_is_told_to_the_leaving_person_until_the_next_one_accepts_is_handed_over_too(
    sign_in, liaison, successor, animal_college
):
    notices.put("before", user=liaison, title="交接以前", url="/college/")
    hand_over(Appointment.objects.get(user=liaison), to=successor, on=today(1))
    notices.put("between", user=liaison, title="导出已获批准", url="/college/alumni/exports/")
    row = HandOver.objects.get()
    HandOver.objects.filter(pk=row.pk).update(made_at=timezone.now() - timedelta(days=2))
    Appointment.objects.filter(user=liaison).update(until=today(-2))
    Appointment.objects.filter(user=successor).update(since=today(-1))
    page = sign_in(successor).get(f"/college/hand-overs/{row.pk}/")
    assert [each["title"] for each in page.context["messages_left"]] == ["交接以前", "导出已获批准"]
    accept_hand_over(row, remark="", actor=successor)
    notices.put("after", user=liaison, title="接收以后", url="/college/")
    page = sign_in(successor).get(f"/college/hand-overs/{row.pk}/")
    assert [each["title"] for each in page.context["messages_left"]] == ["交接以前", "导出已获批准"]


def test_what_the_next_one_left_without_accepting_waits_no_more_and_the_third_reads_of_it(
    sign_in, office, liaison, successor, animal_college, make_user
):
    hand_over(Appointment.objects.get(user=liaison), to=successor, on=today(-20))
    first = HandOver.objects.get()
    HandOver.objects.update(made_at=timezone.now() - timedelta(days=20))
    assert "工作交接超过 14 天没有接收" in {todo.title for todo in todos_for(Desk(user=office))}
    third = make_user("third", "三老师")
    hand_over(Appointment.objects.get(user=successor), to=third)
    assert "工作交接超过 14 天没有接收" not in {todo.title for todo in todos_for(Desk(user=office))}
    second = HandOver.objects.get(given_to__user=third)
    assert "周老师移交的工作，请查看并接收" in [each["title"] for each in second.open_items]
    page = sign_in(third).get(f"/college/hand-overs/{first.pk}/").content.decode()
    assert "接任人已离任，没有接收" in page and "继老师没有接收就已离任" in page


def test_what_one_left_to_nobody_is_read_by_the_leader_and_after_a_merger_where_the_college_went(
    sign_in, liaison, leader, animal_college, machine_college, other_liaison
):
    seat = Appointment.objects.get(user=liaison)
    save_note(seat, note="毕业照在三号柜。", before="", actor=liaison)
    address = f"/college/hand-overs/{HandOver.objects.get().pk}/"
    assert sign_in(leader).get(address).status_code == 404  # a draft is nobody else's
    end_appointment(seat)
    Appointment.objects.filter(pk=seat.pk).update(until=today(-1))
    page = sign_in(leader).get(address).content.decode()
    assert "毕业照在三号柜。" in page and "还没有人接任" in page and "接收这份工作" not in page
    assert "周老师留下的工作" in sign_in(leader).get(PAGE).content.decode()
    assert sign_in(other_liaison).get(address).status_code == 404
    College.objects.filter(pk=animal_college.pk).update(closed_on=today(-1), merged_into=machine_college)
    assert "毕业照在三号柜。" in sign_in(other_liaison).get(address).content.decode()
