"""Possible duplicates at the liaison's and the office's desk."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alumni.clockwork import look_for_duplicates
from alumni.models import Alumnus, DuplicatePair, Merge
from alumni.services.duplicates import merge_pair
from alumni.services.merges import merge_people
from alumni.services.people import add_person
from colleges import todos
from common.formats import stamp
from conftest import make_alumnus

pytestmark = pytest.mark.django_db


def url(name, *args, door="college:alumni"):
    return reverse(f"{door}:{name}", args=args)


@pytest.fixture
def pair(animal_college, alumnus):
    """王伟 twice: with the class and 学号, and by his phone alone."""
    make_alumnus(animal_college, "王伟", mobile="13800138000", employer="长沙牧场")
    look_for_duplicates()
    return DuplicatePair.objects.get()


@pytest.fixture
def strangers(machine_college, other_alumnus):
    make_alumnus(machine_college, "李娜", mobile="13900139000")
    look_for_duplicates()


@pytest.fixture
def strangers_pair(strangers):
    return DuplicatePair.objects.get()


def said(response):
    return [str(message) for message in response.context["messages"]]


def opened(page):
    form = page.context["form"]
    hidden = {name: form[name].value() for name in ("keep", "versions", "once")}
    return hidden | {name: form[name].value() for name in form.fields if name.startswith("choice_")}


def test_a_liaison_sees_both_records_with_the_evidence_and_merges_them(desk, pair, alumnus):
    assert "姓名和电话相同" in desk.get(url("duplicate-list")).content.decode()
    page = desk.get(url("duplicate-detail", pair.pk))
    text = page.content.decode()
    assert "牧医1501" in text and "长沙牧场" in text
    assert "138 **** 8000" in text and "13800138000" not in text
    response = desk.post(url("duplicate-merge", pair.pk), opened(page), follow=True)
    merge = Merge.objects.get()
    assert response.redirect_chain == [(url("merge-detail", merge.pk), 302)]
    assert said(response) == ["已把“王伟”并入“王伟”。合错了可以在本页取消。"]
    assert alumnus.employments.get().employer == "长沙牧场"
    # the same form again leads to the same place and merges nothing
    assert desk.post(url("duplicate-merge", pair.pk), opened(page)).url == url("merge-detail", merge.pk)
    # the old number leads to the record kept
    assert desk.get(url("person-detail", merge.gone_id)).url == url("person-detail", alumnus.pk)
    kept_words = f"原编号 {merge.gone_id} 仍能找到保留的这份档案"
    assert kept_words in desk.get(url("merge-detail", merge.pk)).content.decode()
    undone = desk.post(url("merge-undo", merge.pk), follow=True)
    assert said(undone) == ["已取消合并，两份档案都恢复了。"]
    assert Alumnus.objects.filter(pk=merge.gone_id).exists()
    page = undone.content.decode()
    assert kept_words not in page
    assert url("person-detail", merge.kept_id) in page and url("person-detail", merge.gone_id) in page
    again = desk.post(url("merge-undo", merge.pk), follow=True)
    assert said(again) == ["这次合并早先已经取消，没有再做改动。"]
    assert "合并记录 1 条" in desk.get(url("duplicate-list")).content.decode()


def test_on_a_phone_both_records_of_a_pair_stand_under_each_other(desk, pair):
    page = desk.get(url("duplicate-detail", pair.pk)).content.decode()
    table = page[page.index("pair-table") : page.index("</table>")]
    cells = re.findall(r"<td([^>]*)>", table)
    assert 'class="table-wrap as-cards"><table class="table pair-table"' in page and len(cells) % 2 == 0
    labels = [re.search(r'data-label="([^"]*)"', each)[1] for each in cells]
    assert labels == ["先建", "后建"] * (len(cells) // 2)


def test_the_trail_of_the_kept_record_tells_of_the_merge(desk, pair, alumnus):
    page = desk.get(url("duplicate-detail", pair.pk))
    desk.post(url("duplicate-merge", pair.pk), opened(page))
    assert "合并重复档案" in desk.get(url("person-detail", alumnus.pk)).content.decode()


def test_not_the_same_is_not_asked_again(desk, pair):
    response = desk.post(url("duplicate-judge", pair.pk), {"verdict": "different", "note": "同名"}, follow=True)
    assert said(response) == ["已记为不是同一人，今后不再提示这一对。"]
    look_for_duplicates()
    assert list(DuplicatePair.objects.values_list("verdict", "note")) == [("different", "同名")]
    assert "没有待判断的疑似重复" in desk.get(url("duplicate-list")).content.decode()
    assert "同名" in desk.get(url("duplicate-list"), {"show": "different"}).content.decode()


def test_sure_pairs_are_merged_in_bulk(desk, pair, animal_college):
    make_alumnus(animal_college, "王伟", mobile="13800138000")
    look_for_duplicates()
    pairs = list(DuplicatePair.objects.values_list("pk", flat=True))
    assert len(pairs) == 3
    response = desk.post(url("duplicate-merge-sure"), {"pairs": pairs}, follow=True)
    assert said(response) == ["已合并 2 对；合错了可以在“合并记录”里逐一取消。"]
    assert Alumnus.objects.filter(name="王伟").count() == 1
    response = desk.post(url("duplicate-merge-sure"), {}, follow=True)
    assert said(response) == ["请先勾选依据充分的几对，再合并。"]


def test_somebody_elses_edit_meanwhile_stops_the_merge(desk, pair, alumnus):
    page = desk.get(url("duplicate-detail", pair.pk))
    Alumnus.objects.filter(pk=alumnus.pk).update(version=9)
    response = desk.post(url("duplicate-merge", pair.pk), opened(page), follow=True)
    assert said(response) == ["核对期间有人改过其中一份档案，没有合并。请看过现在的内容后再合并。"]
    assert not Merge.objects.exists()


def test_another_colleges_pair_is_a_404(desk, strangers_pair):
    for name in ("duplicate-detail", "merge-detail"):
        assert desk.get(url(name, strangers_pair.pk)).status_code == 404
    for name in ("duplicate-judge", "duplicate-merge", "merge-undo"):
        assert desk.post(url(name, strangers_pair.pk), {"verdict": "later"}).status_code == 404
    assert desk.post(url("duplicate-merge-sure"), {"pairs": [strangers_pair.pk]}).status_code == 302
    assert "李娜" not in desk.get(url("duplicate-list")).content.decode()
    assert DuplicatePair.objects.get().verdict == "waiting"


def test_a_pair_across_colleges_is_the_offices_alone(desk, sign_in, office, animal_college, machine_college):
    make_alumnus(animal_college, "王伟", mobile="13800138000")
    make_alumnus(machine_college, "王伟", mobile="13800138000")
    look_for_duplicates()
    pair = DuplicatePair.objects.get()
    assert desk.get(url("duplicate-detail", pair.pk)).status_code == 404
    at_office = sign_in(office)
    page = at_office.get(url("duplicate-detail", pair.pk, door="admin"))
    response = at_office.post(url("duplicate-merge", pair.pk, door="admin"), opened(page), follow=True)
    assert response.status_code == 200
    assert Merge.objects.get().merged_by == office
    assert Alumnus.objects.get(name="王伟").educations.count() == 2


def test_an_inspector_reads_and_merges_nothing(sign_in, inspector, pair):
    client = sign_in(inspector)
    page = client.get(url("duplicate-detail", pair.pk, door="admin"))
    assert page.status_code == 200
    assert "合并成一份" not in page.content.decode()
    assert client.post(url("duplicate-merge", pair.pk, door="admin"), {}).status_code == 403


def test_a_new_person_is_looked_at_at_once(desk, alumnus, animal_college, liaison):
    stay = {"school": alumnus.educations.get().school, "student_no": "", "class_group": None}
    stay |= {"enrolled_year": None, "graduated_year": None}
    add_person(
        animal_college,
        person={"name": "王伟"},
        stay=stay,
        mobile="13800138000",
        apart_from=[alumnus.pk],
        actor=liaison,
    )
    assert DuplicatePair.objects.get().rules == ["phone"]
    waiting = todos.todos_for(todos.Desk(college=animal_college, duty="liaison", user=liaison))
    assert [(todo.title, todo.count) for todo in waiting if "重复" in todo.title] == [("疑似重复的档案，请判断", 1)]


def test_the_list_asks_as_often_for_three_pairs_as_for_one(desk, pair, animal_college):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            desk.get(url("duplicate-list"))
        return len(asked)

    queries()
    one = queries()
    make_alumnus(animal_college, "王伟", mobile="13800138000")
    look_for_duplicates()
    assert DuplicatePair.objects.count() == 3
    assert queries() == one


def test_who_has_a_merged_pair_still_open_is_led_to_the_merge(desk, sign_in, other_liaison, pair, liaison):
    merge = merge_pair(pair, college=None, actor=liaison)
    at = stamp(merge.merged_at)
    for answer in (
        desk.get(url("duplicate-detail", pair.pk), follow=True),
        desk.post(url("duplicate-judge", pair.pk), {"verdict": "later"}, follow=True),
        desk.post(url("duplicate-merge", pair.pk), {"keep": pair.first_id, "once": "a"}, follow=True),
    ):
        assert answer.redirect_chain == [(url("merge-detail", merge.pk), 302)]
        assert said(answer) == [f"“王伟”的两份档案已经合并（{at}，{liaison.name}办理）。"]
    stranger = sign_in(other_liaison)
    assert stranger.get(url("duplicate-detail", pair.pk)).status_code == 404


def test_who_has_a_third_record_beside_a_merged_one_open_is_led_to_the_pair_it_is_now(
    desk, pair, animal_college, liaison
):
    third = make_alumnus(animal_college, "王伟", mobile="13800138000")
    look_for_duplicates()
    stale = DuplicatePair.objects.get(first=pair.second, second=third)
    now = DuplicatePair.objects.get(first=pair.first, second=third)
    merge_pair(pair, college=None, actor=liaison)
    assert desk.get(url("duplicate-detail", stale.pk)).url == url("duplicate-detail", now.pk)


def test_an_edit_of_a_merged_record_says_so_and_keeps_what_was_typed(desk, pair, liaison):
    gone = pair.second_id
    page = desk.get(url("person-edit", gone))
    typed = {name: page.context["form"][name].value() or "" for name in page.context["form"].fields}
    merge = merge_pair(pair, college=None, actor=liaison)
    Alumnus.objects.filter(pk=pair.first_id).update(former_name="王大伟")
    answer = desk.post(url("person-edit", gone), typed | {"remark": "去了深圳"}, follow=True)
    done = f"{stamp(merge.merged_at)}，{liaison.name}办理"
    assert said(answer) == [f"“王伟”的两份档案已经合并（{done}）。您现在修改的是保留的那一份。"]
    assert answer.redirect_chain == []
    assert answer.context["form"]["remark"].value() == "去了深圳"
    assert [each.now for each in answer.context["form"].differences] == ["王大伟"]


def test_not_the_same_shows_no_merge_and_is_asked_anew_only_with_a_reason(desk, pair):
    desk.post(url("duplicate-judge", pair.pk), {"verdict": "different"})
    page = desk.get(url("duplicate-detail", pair.pk)).content.decode()
    assert "合并成一份" not in page and "重新判断的原因" in page
    answer = desk.post(url("duplicate-judge", pair.pk), {"verdict": "waiting", "note": ""})
    assert "重新判断请写明原因" in answer.content.decode()
    desk.post(url("duplicate-judge", pair.pk), {"verdict": "waiting", "note": "本人来电"})
    page = desk.get(url("duplicate-detail", pair.pk)).content.decode()
    assert "合并成一份" in page and "重新判断的原因：本人来电" in page


def test_a_note_too_long_is_kept_and_told(desk, pair):
    answer = desk.post(url("duplicate-judge", pair.pk), {"verdict": "later", "note": "字" * 201})
    text = answer.content.decode()
    assert "说明最多 200 个字，现在 201 个字；请写短一些再提交。" in text
    assert "字" * 201 in text
    pair.refresh_from_db()
    assert pair.verdict == "waiting"


def test_pairs_across_colleges_are_not_merged_in_bulk(sign_in, office, animal_college, machine_college):
    for college in (animal_college, machine_college):
        make_alumnus(college, "王伟", mobile="13800138000")
    look_for_duplicates()
    pair = DuplicatePair.objects.get()
    client = sign_in(office)
    page = client.get(url("duplicate-list", door="admin")).content.decode()
    assert pair.is_sure and 'name="pairs"' not in page and "涉及两个学院，请打开核对" in page
    answer = client.post(url("duplicate-merge-sure", door="admin"), {"pairs": [pair.pk]}, follow=True)
    assert said(answer) == ["“王伟 与 王伟”涉及两个学院，请打开核对后再合并。"]
    assert not Merge.objects.exists()


def test_the_lists_are_narrowed_by_evidence_college_and_name(sign_in, office, pair, strangers, machine_college):
    client = sign_in(office)

    def shown(**asked):
        return {
            line["people"][0].name for line in client.get(url("duplicate-list", door="admin"), asked).context["lines"]
        }

    assert shown() == {"王伟", "李娜"}
    assert shown(q="李") == {"李娜"}
    assert shown(college=machine_college.pk) == {"李娜"}
    assert shown(rule="phone") == {"王伟", "李娜"}
    assert shown(rule="birthday") == set()
    for each in DuplicatePair.objects.all():
        merge_pair(each, college=None, actor=office)
    page = client.get(url("merge-list", door="admin"), {"q": "王"})
    assert [merge.gone_name for merge, _ in page.context["lines"]] == ["王伟"]
    assert "牧医1501" in page.content.decode()


def test_the_list_of_merges_asks_as_often_for_three_as_for_one(desk, pair, animal_college, liaison):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            desk.get(url("merge-list"))
        return len(asked)

    merge_pair(pair, college=None, actor=liaison)
    queries()
    one = queries()
    for name in ("赵一", "钱二"):
        kept, gone = (make_alumnus(animal_college, name, mobile=f"1380013800{n}") for n in (1, 2))
        merge_people(kept, gone, college=None, actor=liaison)
    assert Merge.objects.count() == 3
    assert queries() == one


def test_what_no_single_college_may_judge_waits_at_the_office(
    sign_in, office, pair, animal_college, machine_college, alumnus
):
    def waiting():
        found = todos.todos_for(todos.Desk(college=None, duty=""))
        return [(todo.count, todo.url) for todo in found if todo.title == "跨学院的疑似重复，请判断"]

    assert waiting() == []
    make_alumnus(machine_college, "王伟", mobile="13800138000", class_name="机电1501")
    look_for_duplicates()
    across = DuplicatePair.objects.waiting().exclude(pk=pair.pk)
    assert across.count() == 2
    [(count, address)] = waiting()
    assert count == 2
    listed = sign_in(office).get(address).context["lines"]
    assert {line["pair"].pk for line in listed} == set(across.values_list("pk", flat=True))
    machine_college.closed_on, machine_college.merged_into = "2020-01-01", animal_college
    machine_college.save()
    assert waiting() == []
