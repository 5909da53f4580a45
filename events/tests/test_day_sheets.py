"""Paper lists typed in afterwards, seats, and what is printed for the day."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from alumni.models import Alumnus
from audit.models import ExportLine
from events.models import CheckIn, Event, Registration
from events.services.check_ins import check_in, new_key, undo_check_in
from events.services.paper_lists import PaperRow, enter_papers, judge, read_pasted
from events.services.seating import deal_seats, doubled, put_seats
from events.tests.arriving import coming, refusal, today
from events.tests.registering import words
from tests.documents import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(animal_college, liaison):
    return today(animal_college, liaison)


# --- paper lists -----------------------------------------------------------------------------------------------------------


def test_a_pasted_table_is_read_with_and_without_headings():
    with_heads = read_pasted("序号\t姓名\t班级\t手机号\t人数\n1\t王伟\t牧医1501\t138 1234 5678\t2\n\n2\t李娜\t\t5678\t")
    assert with_heads == [
        PaperRow("粘贴的第 2 行", "王伟", "牧医1501", "138 1234 5678", "2"),
        PaperRow("粘贴的第 4 行", "李娜", phone="5678"),
    ]
    assert read_pasted("1 王伟 牧医1501 13812345678 2人\n李娜，动医1502，5678") == [
        PaperRow("粘贴的第 1 行", "王伟", "牧医1501", "13812345678", "2人"),
        PaperRow("粘贴的第 2 行", "李娜", "动医1502", "5678"),
    ]


def test_each_row_finds_its_registration_or_is_taken_in(event, liaison):
    known = coming(event, name="王伟", mobile="13812345678", companions=1)
    twin = coming(event, name="王伟", mobile="13887654321")
    there = coming(event, name="李娜", mobile="13900001111")
    check_in(there, key=new_key(), actor=liaison)
    rows = [
        PaperRow("第 1 行", "王伟", phone="5678", people="3"),
        PaperRow("第 2 行", "李娜"),
        PaperRow("第 3 行", "赵新", "牧医1501", "4321", "2"),
    ]
    assert [each.state for each in judge(event, rows)] == ["match", "there", "new"]
    assert enter_papers(event, rows=rows, actor=liaison) == (1, 1)
    done = {each.registration.name: each for each in CheckIn.objects.filter(method="paper")}
    assert (done["王伟"].registration, done["王伟"].people) == (known, 3)
    new = done["赵新"].registration
    assert (new.source, new.companions, new.remark, new.registered_by) == ("paper", 1, "手机尾号 4321", liaison)
    assert not twin.check_ins.exists()


def test_one_row_that_cannot_be_entered_keeps_all_out_and_says_where(event, liaison):
    coming(event, name="王伟", mobile="13812345678")
    coming(event, 2, name="王伟", mobile="13887654321")
    coming(event, 3, name="候补人", mobile="", state="waiting", queued_at=timezone.now())
    rows = [
        PaperRow("第 1 行", "赵新"),
        PaperRow("第 2 行", "王伟"),
        PaperRow("第 3 行", "候补人"),
        PaperRow("第 4 行", "钱多", phone="138123"),
        PaperRow("第 5 行", "赵新"),
        PaperRow("第 6 行", "", "牧医1501"),
        PaperRow("第 7 行", "孙多", people="99"),
    ]
    with pytest.raises(ValidationError) as error:
        enter_papers(event, rows=rows, actor=liaison)
    said = error.value.messages
    assert [each.partition("（")[0] for each in said] == [f"第 {n} 行" for n in (2, 3, 4, 5, 6, 7)]
    assert "有 2 位同名的报名" in said[0] and "候补" in said[1] and "与第 1 行是同一个人" in said[3]
    assert not CheckIn.objects.exists() and not Registration.objects.filter(name="赵新").exists()


def test_paper_does_not_go_past_the_seats(animal_college, liaison):
    event = today(animal_college, liaison, capacity=2)
    rows = [PaperRow("第 1 行", "赵新", people="2"), PaperRow("第 2 行", "钱多")]
    assert "第 2 行（钱多）：不在报名名单里，名额也不够（还剩 0 个）" in refusal(
        lambda: enter_papers(event, rows=rows, actor=liaison)
    )
    event.refresh_from_db()
    assert (event.taken, CheckIn.objects.count()) == (0, 0)


def test_the_page_checks_first_and_then_enters_typed_and_pasted_rows(desk, event):
    coming(event, name="王伟", mobile="13812345678")
    path = reverse("college:events:check-in-papers", args=[event.pk])
    typed = {"name_1": "王伟", "phone_1": "5678", "pasted": "赵新\t牧医1501\t\t2"}
    page = words(desk.post(path, typed | {"act": "check"}))
    assert "登记这 2 行" in page and "将作为纸质补录登记，2 位" in page and not CheckIn.objects.exists()
    answer = desk.post(path, typed | {"act": "enter", "once": "k" * 32})
    assert answer.url == reverse("college:events:check-in", args=[event.pk])
    desk.post(path, typed | {"act": "enter", "once": "k" * 32})
    assert CheckIn.objects.count() == 2 and Registration.objects.count() == 2
    page = words(desk.post(path, {"name_1": "候", "people_1": "x", "act": "enter"}))
    assert "第 1 行（候）：人数“x”应为 1 至 21 的数字。" in page and 'value="候"' in page


def test_a_name_written_wide_is_the_same_name_and_a_number_is_none(event):
    known = coming(event, name="王伟", mobile="13812345678")
    rows = [PaperRow("第 1 行", "王 伟"), PaperRow("第 2 行", "买买提 · 艾力"), PaperRow("第 3 行", "123")]
    wide, dotted, number = judge(event, rows)
    assert (wide.state, wide.registration, dotted.state, dotted.row.name) == ("match", known, "new", "买买提·艾力")
    assert (number.state, number.say) == ("refused", "姓名里有数字或符号，请只写姓名。")
    assert read_pasted("1 李 娜 动医1502 5678") == [PaperRow("粘贴的第 1 行", "李娜", "动医1502", "5678")]


def test_who_was_only_on_the_paper_goes_with_the_entry_that_is_undone(event, liaison):
    known = coming(event, name="王伟")
    enter_papers(event, rows=[PaperRow("第 1 行", "王伟"), PaperRow("第 2 行", "赵新", people="2")], actor=liaison)
    for each in CheckIn.objects.all():
        undo_check_in(each, actor=liaison)
    new = Registration.objects.get(name="赵新")
    known.refresh_from_db()
    event.refresh_from_db()
    assert (known.state, new.state, new.reason, event.taken) == ("confirmed", "cancelled", "纸质补录撤销", 1)


# --- seats -----------------------------------------------------------------------------------------------------------------


def test_seats_are_dealt_class_by_class_with_companions_beside(event, liaison):
    one = coming(event, 1, class_text="A班", companions=2)
    two = coming(event, 2, class_text="A班", companions=1)
    three = coming(event, 3, class_text="B班")
    fixed = coming(event, 4, class_text="B班", seat="2 桌 1 号")
    gone = coming(event, 5, state="cancelled", cancelled_at=timezone.now())
    assert deal_seats(event, unit="table", per=4, actor=liaison) == 3
    seats = {row.pk: row.seat for row in Registration.objects.all()}
    assert seats == {
        one.pk: "1 桌 1–3 号",
        two.pk: "2 桌 2–3 号",
        three.pk: "3 桌 1 号",
        fixed.pk: "2 桌 1 号",
        gone.pk: "",
    }
    deal_seats(event, unit="row", per=20, apart=False, keep=False, actor=liaison)
    assert Registration.objects.get(pk=three.pk).seat == "1 排 6 座"


def test_a_party_larger_than_a_table_has_one_to_itself(event, liaison):
    coming(event, 1, companions=5)
    coming(event, 2)
    deal_seats(event, unit="table", per=4, actor=liaison)
    assert sorted(Registration.objects.values_list("seat", flat=True)) == ["1 桌 1–6 号", "2 桌 1 号"]


def test_a_seat_that_somebody_else_changed_meanwhile_is_not_overwritten(desk, event, liaison):
    one, two = coming(event), coming(event, 2)
    put_seats(event, seats={one.pk: ("主桌", one.version)}, actor=liaison)
    assert one.name in refusal(
        lambda: put_seats(event, seats={one.pk: ("三桌", one.version), two.pk: ("四桌", two.version)}, actor=liaison)
    )
    path = reverse("college:events:seats", args=[event.pk])
    page = words(desk.post(path, {f"seat_{one.pk}": "三桌", f"version_{one.pk}": one.version}))
    assert "座位没有保存" in page and 'value="三桌"' in page
    assert desk.post(path, {f"seat_{two.pk}": "四桌", f"version_{two.pk}": two.version}).status_code == 302
    assert dict(Registration.objects.values_list("pk", "seat")) == {one.pk: "主桌", two.pk: "四桌"}


# --- files -----------------------------------------------------------------------------------------------------------------


def test_a_seat_that_two_parties_were_given_is_told(desk, event):
    given = [
        (1, "王伟", "2 桌 3–4 号"), (2, "李娜", "2桌4号"), (3, "赵新", "2 排 4 座"), (4, "钱多", "主桌"), (5, "孙多", "主桌")
    ]  # fmt: skip
    rows = [coming(event, number, name=name, seat=seat) for number, name, seat in given]
    assert doubled(event) == [(rows[0], rows[1])]
    page = words(desk.get(reverse("college:events:seats", args=[event.pk])))
    assert "王伟（2 桌 3–4 号）和李娜（2桌4号）" in page
    rows[1].delete()
    assert "排给了两份报名" not in words(desk.get(reverse("college:events:seats", args=[event.pk])))


@pytest.mark.parametrize("kind", ["badges", "seats", "sign_in", "sign_in_sheet"])
def test_the_days_files_name_who_comes_and_reach_nobody(desk, event, alumnus, kind):
    coming(event, 1, name="王伟", mobile="13812345678", class_text="牧医1501", seat="1 桌 2 号")
    coming(event, 2, name="逝者甲", alumnus=alumnus)
    Alumnus.objects.filter(pk=alumnus.pk).update(state="deceased")
    file = desk.post(reverse("college:events:check-in-file", args=[event.pk]), {"kind": kind})
    said = words_of(file.content)
    assert "王伟" in said and "牧医1501" in said and "逝者甲" not in said and "13812345678" not in said
    assert ("5678" in said) == kind.startswith("sign_in")
    line = ExportLine.objects.get()
    assert (line.rows, line.unmasked, line.actor_name[:3]) == (1, False, "周老师") and line.purpose


def test_formulas_stay_text_on_the_sheet(desk, event):
    coming(event, 1, name="王伟", class_text="=1+1")
    file = desk.post(reverse("college:events:check-in-file", args=[event.pk]), {"kind": "sign_in_sheet"})
    cells = [cell for row in load_workbook(io.BytesIO(file.content)).active.iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.value == "=1+1"] == ["s"]


# --- the desk's page -------------------------------------------------------------------------------------------------------


def test_the_list_finds_by_name_pinyin_and_digits_and_says_who_is_there(desk, event, liaison):
    there = coming(event, name="王伟", mobile="13812345678")
    coming(event, name="李娜", mobile="13900001111")
    check_in(there, key=new_key(), actor=liaison)
    path = reverse("college:events:check-in", args=[event.pk])

    def names(query):
        return [row.name for row, *_ in desk.get(f"{path}?{query}").context["lines"]]

    assert names("q=wangwei") == names("q=ww") == names("q=5678") == names("q=王伟") == ["王伟"]
    assert names("show=here") == ["王伟"] and names("show=absent") == ["李娜"]
    assert "请至少输入两个字" in words(desk.get(f"{path}?q=王"))
    page = words(desk.get(path))
    assert "13812345678" not in page and "138****5678" in page.replace(" ", "") and "周老师" in page


def test_the_desk_checks_in_undoes_and_writes_down_how_many(desk, event, liaison):
    row = coming(event, companions=1)
    answer = desk.post(reverse("college:events:check-in-add", args=[row.pk]) + "?q=李华")
    assert answer.url.endswith("/check-in/?q=%E6%9D%8E%E5%8D%8E")
    there = CheckIn.objects.get()
    desk.post(reverse("college:events:check-in-people", args=[there.pk]), {"people": 5})
    there.refresh_from_db()
    assert there.people == 5
    assert "5</span>" in words(desk.get(reverse("college:events:check-in-count", args=[event.pk]))).replace(
        "<small>人</small>", ""
    )
    desk.post(reverse("college:events:check-in-undo", args=[there.pk]))
    there.refresh_from_db()
    assert there.undone_by == liaison and "撤销的签到（1）" in words(desk.get(answer.url.partition("?")[0]))


def test_a_walk_in_and_more_seats_at_the_desk(desk, event):
    Event.objects.filter(pk=event.pk).update(capacity=1)
    coming(event)
    path = reverse("college:events:check-in-walk-in", args=[event.pk])
    page = words(desk.post(path, {"name": "赵新", "once": "a" * 32}))
    assert "1 个名额已满，没有登记" in page and "加座" in page
    more = reverse("college:events:check-in-more-seats", args=[event.pk])
    assert "名额现为" not in words(desk.post(more, {"number": "1"}))
    desk.post(more, {"number": "1", "reason": "领导同意", "once": "b" * 32})
    desk.post(path, {"name": "赵新", "once": "c" * 32})
    desk.post(path, {"name": "赵新", "once": "c" * 32})
    assert Registration.objects.filter(source="walk_in").count() == CheckIn.objects.count() == 1


def test_a_station_is_issued_once_listed_and_taken_back(desk, event):
    path = reverse("college:events:station-issue", args=[event.pk])
    page = desk.post(path, {"label": "东门", "once": "a" * 32})
    assert page.context["address"] in words(page) and "no-store" in page.headers["Cache-Control"]
    assert desk.post(path, {"label": "东门", "once": "a" * 32}).status_code == 302
    station = event.stations.get()
    listed = words(desk.get(reverse("college:events:station-list", args=[event.pk])))
    assert "东门" in listed and page.context["address"] not in listed
    desk.post(reverse("college:events:station-revoke", args=[station.pk]))
    assert "已收回" in words(desk.get(reverse("college:events:station-list", args=[event.pk])))


def test_the_list_asks_the_database_as_often_for_three_as_for_one(desk, event, liaison):
    path = reverse("college:events:check-in", args=[event.pk])
    numbers = []
    desk.get(path)  # what is asked for once a session
    for many in (1, 2):
        for n in range(many):
            row = coming(event, many * 10 + n, class_text=f"班{many}{n}")
            check_in(row, key=new_key(), actor=liaison)
        with CaptureQueriesContext(connection) as caught:
            desk.get(path)
        numbers.append(len(caught))
    assert numbers[0] == numbers[1]
