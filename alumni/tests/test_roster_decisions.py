"""What a liaison decides row by row: the same person twice in a file, decisions taken back, and where to go next."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alumni.models import Alumnus, Education, RosterRow
from alumni.rosters.importing import import_roster
from alumni.rosters.uploads import decide, settle_questions, take_upload, tally
from alumni.tests.test_roster_pages import book
from conftest import make_alumnus

HEAD = ["姓名", "班级", "手机", "工作单位", "职务", "微信", "备注"]
pytestmark = pytest.mark.django_db


def twins(college, actor, *rows):
    """An upload of 动医1501 whose later rows may be the person of the first."""
    content = book(*([name, "动医1501", *rest] for name, *rest in rows), head=HEAD)
    return take_upload(content, filename="双份.xlsx", college=college, actor=actor)


def row_of(upload, number):
    return upload.rows.get(row=number)


def decided(upload, number, decision, actor):
    return decide(upload, upload.rows.filter(row=number), decision, actor=actor)


TWO = (
    ["赵大海", "13800138001", "甲公司", "", "", ""],
    ["赵大海", "13900139001", "乙公司", "经理", "wx_zhao", "会拉二胡"],
)


def test_twin_that_is_the_same_person_gives_what_the_first_row_lacks_and_shows_where_they_differ(
    animal_college, liaison
):
    upload = decided(twins(animal_college, liaison, *TWO), 3, "same", liaison)
    row = row_of(upload, 3)
    assert (row.outcome, row.reason) == ("repeated", "您已确认与第 2 行是同一人")
    assert row.changes == {
        "phones": ["", "13900139001"],
        "wechat": ["", "wx_zhao"],
        "remark": ["", "会拉二胡"],
        "employer": ["甲公司", "乙公司 经理"],
    }
    import_roster(upload, digest=upload.digest, actor=liaison)
    person = Alumnus.objects.get()
    assert set(person.contacts.values_list("kind", "value")) == {
        ("mobile", "13800138001"),
        ("mobile", "13900139001"),
        ("wechat", "wx_zhao"),
    }
    assert (person.remark, person.employments.get().employer, person.employments.get().position) == (
        "会拉二胡",
        "甲公司",
        "",
    )


def test_twin_of_the_same_employer_gives_the_position(animal_college, liaison):
    rows = (["赵大海", "13800138001", "甲公司"], ["赵大海", "", "甲公司", "经理"])
    upload = decided(twins(animal_college, liaison, *rows), 3, "same", liaison)
    assert (row_of(upload, 3).changes, row_of(upload, 2).position) == ({"position": ["", "经理"]}, "经理")


def test_decision_of_a_twin_taken_back_leaves_both_rows_as_they_were_read(animal_college, liaison):
    upload = twins(animal_college, liaison, *TWO)
    before = list(upload.rows.order_by("row").values())
    decided(upload, 3, "same", liaison)
    decided(upload, 3, "", liaison)
    assert list(upload.rows.order_by("row").values()) == before


def test_three_rows_of_one_person_end_in_the_first(animal_college, liaison):
    rows = (["2015001", "赵大海", "动医1501"], ["", "赵大海", "动医1501"], ["2015002", "赵大海", "动医1501"])
    content = book(*rows, head=["学号", "姓名", "班级"])
    upload = take_upload(content, filename="三份.xlsx", college=animal_college, actor=liaison)
    assert row_of(upload, 4).twin_row == 3
    for number in (3, 4):
        upload = decided(upload, number, "same", liaison)
    assert [row_of(upload, number).twin_row for number in (3, 4)] == [2, 2]
    assert row_of(upload, 4).changes == {"student_no": ["2015001", "2015002"]}
    import_roster(upload, digest=upload.digest, actor=liaison)
    assert Alumnus.objects.count() == 1


def test_twin_in_another_class_is_another_stay_and_waits_for_the_first_row(animal_college, liaison):
    content = book(
        ["赵大海", "动医1501", "13800138001"], ["赵大海", "动医1801", "13800138001"], head=["姓名", "班级", "手机"]
    )
    upload = take_upload(content, filename="两段.xlsx", college=animal_college, actor=liaison)
    with pytest.raises(ValidationError, match="是另一段学籍。请先导入第 2 行"):
        decided(upload, 3, "same", liaison)
    upload = import_roster(upload, digest=upload.digest, actor=liaison)
    assert row_of(upload, 3).outcome == "changed"
    import_roster(upload, digest=upload.digest, actor=liaison)
    assert Alumnus.objects.count() == 1
    assert set(Education.objects.values_list("class_group__name", flat=True)) == {"动医1501", "动医1801"}


def test_two_rows_of_one_person_of_the_database_become_one_change(animal_college, liaison):
    person = make_alumnus(animal_college, "赵大海", class_name="动医1501")
    upload = twins(animal_college, liaison, *TWO)
    assert upload.counts == {"possible": 2}
    upload = decide(upload, upload.rows.all(), "same", actor=liaison)
    assert upload.counts == {"changed": 1, "repeated": 1}
    import_roster(upload, digest=upload.digest, actor=liaison)
    assert Alumnus.objects.get() == person
    assert person.contacts.filter(kind="mobile").count() == 2


def test_row_cannot_be_joined_to_one_that_is_left_out(animal_college, liaison):
    upload = decided(twins(animal_college, liaison, *TWO), 2, "skip", liaison)
    with pytest.raises(ValidationError, match="第 2 行不导入，不能并入那一行"):
        decided(upload, 3, "same", liaison)


def test_joined_row_that_came_in_cannot_be_parted_any_more(sign_in, animal_college, liaison):
    upload = decided(twins(animal_college, liaison, *TWO), 3, "same", liaison)
    upload = import_roster(upload, digest=upload.digest, actor=liaison)
    with pytest.raises(ValidationError, match="已随第 2 行一起导入"):
        decided(upload, 3, "", liaison)
    assert "取消这个决定" not in page_of(sign_in(liaison), upload, show="repeated")


def test_every_row_read_is_accounted_for_with_joined_rows(animal_college, liaison):
    upload = decided(twins(animal_college, liaison, *TWO), 3, "same", liaison)
    counts = tally(import_roster(upload, digest=upload.digest, actor=liaison))
    assert (counts["read"], counts["imported"], counts["unchanged"], counts["waiting"]) == (2, 1, 1, 0)


def test_decisions_hold_when_the_file_is_read_again(animal_college, liaison):
    upload = decided(twins(animal_college, liaison, *TWO), 3, "same", liaison)
    upload = settle_questions(upload, {"column:备注": "ignore"}, actor=liaison)
    assert (row_of(upload, 3).outcome, row_of(upload, 2).remark, row_of(upload, 2).wechat) == (
        "repeated",
        "",
        "wx_zhao",
    )


def page_of(client, upload, **query):
    return client.get(reverse("college:alumni:roster-detail", args=[upload.pk]), query).content.decode()


def test_preview_shows_a_twin_beside_the_row_it_may_double(sign_in, animal_college, liaison):
    upload = twins(animal_college, liaison, *TWO)
    page = page_of(sign_in(liaison), upload, show="possible")
    assert "本文件 第 2 行" in page and "甲公司" in page and "乙公司" in page


def test_section_of_which_all_is_decided_leads_on(sign_in, animal_college, liaison):
    client = sign_in(liaison)
    upload = twins(animal_college, liaison, *TWO)
    data = {"rows": [row_of(upload, 3).pk], "decision": "same", "show": "possible"}
    page = client.post(reverse("college:alumni:roster-decide", args=[upload.pk]), data, follow=True).content.decode()
    assert "“疑似重复，待确认”这一类已没有待处理的行。现在可以导入 1 行。" in page
    assert 'href="#import">去导入</a>' in page and "对勾选的行" not in page
    other = page_of(client, upload, show="skipped")
    assert "“您选择不导入”这一类已没有待处理的行。" in other


def test_decision_is_taken_back_from_the_page(sign_in, animal_college, liaison):
    client = sign_in(liaison)
    upload = decided(twins(animal_college, liaison, *TWO), 3, "same", liaison)
    page = page_of(client, upload, show="repeated")
    assert "工作单位不同：采用第 2 行的“甲公司”，未采用这一行的“乙公司 经理”" in page and "取消这个决定" in page
    data = {"take_back": row_of(upload, 3).pk, "show": "repeated"}
    answer = client.post(reverse("college:alumni:roster-decide", args=[upload.pk]), data, follow=True)
    assert "已取消 1 行的决定。" in answer.content.decode()
    assert row_of(upload, 3).outcome == RosterRow.Outcome.POSSIBLE


def test_plain_repeats_and_refused_rows_are_not_open_to_decision(animal_college, liaison):
    rows = (["赵大海", "13800138001"], ["赵大海", "13800138001"], ["钱小雨", "1.38E+10"])
    upload = twins(animal_college, liaison, *rows)
    before = list(upload.rows.order_by("row").values_list("outcome", "decision"))
    assert [outcome for outcome, _ in before] == ["new", "repeated", "refused"]
    upload = decide(upload, upload.rows.exclude(row=2), "new", actor=liaison)
    assert list(upload.rows.order_by("row").values_list("outcome", "decision")) == before


def test_preview_takes_as_many_queries_for_three_rows_as_for_one(sign_in, animal_college, liaison):
    client, counts = sign_in(liaison), []
    for names in ("甲", "乙丙丁"):
        rows = [[f"张小{name}", "", employer] for name in names for employer in ("", "某厂")]
        upload = twins(animal_college, liaison, *rows)
        assert upload.counts == {"new": len(names), "possible": len(names)}
        page_of(client, upload, show="possible")
        with CaptureQueriesContext(connection) as queries:
            page_of(client, upload, show="possible")
        counts.append(len(queries))
    assert counts[0] == counts[1]
