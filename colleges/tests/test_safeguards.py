"""A college's safeguard mechanism (art. 5): filed bit by bit by the college, what is missing told to both."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from audit.trail import acting_as
from colleges.models import Attachment, College, Safeguard
from colleges.services.safeguards import file_paper
from colleges.todos import Desk, todos_for

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 scanned"
MISSING = ["保障机制文件", "发文日期", "文件扫描件", "今年的经费", "办公场所"]
PAGE, EDIT, UPLOAD = "/college/safeguard/", "/college/safeguard/edit/", "/college/safeguard/upload/"


@pytest.fixture(autouse=True)
def nobody_in_particular(db):
    with acting_as(None):
        yield


def filled(**changes):
    year = timezone.localdate().year
    typed = {"document": "校友工作办法（院发〔2026〕3号）", "adopted_on": "2026-03-01", "budget_year": str(year)}
    return typed | {"budget": "20,000", "room": "实训楼 203", "note": ""} | changes


def opened(client):
    return client.get(EDIT).context["form"]["version"].value()


def waiting(desk):
    return {todo.title: todo.count for todo in todos_for(desk)}


def test_a_college_that_filed_nothing_is_told_what_is_missing_and_looking_writes_nothing(
    sign_in, liaison, animal_college
):
    page = sign_in(liaison).get(PAGE)
    assert page.context["safeguard"].missing == MISSING
    assert f"还缺：{'、'.join(MISSING)}。" in page.content.decode()
    assert opened(sign_in(liaison)) and not Safeguard.objects.exists()
    assert waiting(Desk(animal_college))["本院保障机制没有备齐"] == 5


def test_what_is_filed_stands_on_the_page_and_no_longer_waits(sign_in, liaison, animal_college):
    client = sign_in(liaison)
    assert client.post(EDIT, filled() | {"version": opened(client)})["Location"] == PAGE
    scan = SimpleUploadedFile("办法.pdf", PDF)
    assert client.post(UPLOAD, {"file": scan})["Location"] == PAGE
    row = Safeguard.objects.get()
    assert (row.college, row.budget, row.adopted_on, row.missing) == (
        animal_college, Decimal("20000.00"), date(2026, 3, 1), [],
    )  # fmt: skip
    page = client.get(PAGE).content.decode()
    assert "¥20,000.00" in page and "已备齐" in page and "办法.pdf" in page
    assert "本院保障机制没有备齐" not in waiting(Desk(animal_college))
    assert row.paper.uploaded_by == liaison


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"budget": "两万"}, "请填写金额，例如 20000 或 20,000.00。"),
        ({"budget_year": ""}, "请同时填写经费和经费年度。"),
        ({"adopted_on": "2999-01-01"}, "发文日期不能晚于今天。"),
        ({"adopted_on": "0001-01-01"}, "发文日期应在 1949 年以后，请核对。"),
        ({"budget": "12345678901234"}, "金额太大，请核对。单位是元。"),
    ],
)
def test_what_cannot_be_is_refused_beside_the_field_and_nothing_is_lost(typed, sentence, sign_in, liaison):
    client = sign_in(liaison)
    page = client.post(EDIT, filled(**typed) | {"version": opened(client)}).content.decode()
    assert sentence in page and "实训楼 203" in page
    assert Safeguard.objects.get().room == ""


def test_the_second_of_two_writers_is_told_what_the_first_one_changed(sign_in, liaison, leader):
    client = sign_in(liaison)
    early = opened(client)
    client.post(EDIT, filled() | {"version": opened(client)})
    page = sign_in(leader).post(EDIT, filled(room="办公楼 101") | {"version": early}).content.decode()
    assert "您填写期间，别人修改了这条记录" in page and "办公楼 101" in page
    assert Safeguard.objects.get().room == "实训楼 203"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("办法.exe", b"MZ\x90", "这种文件不能上传。"),
        ("办法.pdf", b"", "文件是空的，请重新选择。"),
        ("办法.jpg", b"\xff\xd8\xff but no picture", ""),
    ],
)
def test_a_file_of_the_wrong_kind_is_refused_and_leaves_nothing(name, content, sentence, sign_in, liaison):
    page = sign_in(liaison).post(UPLOAD, {"file": SimpleUploadedFile(name, content)})
    assert page.status_code == 200 and page.context["form"].errors["file"]
    assert sentence in page.content.decode()
    assert not Attachment.objects.exists() and not Safeguard.objects.exists()


def test_without_a_file_the_page_says_so(sign_in, liaison):
    assert "请选择文件。" in sign_in(liaison).post(UPLOAD, {}).content.decode()


def test_a_new_scan_takes_the_place_of_the_old_one_which_is_no_longer_handed_out(sign_in, liaison, animal_college):
    first = file_paper(animal_college, file=io.BytesIO(PDF), name="一.pdf", actor=liaison).paper
    with pytest.raises(ValidationError) as refused:
        file_paper(animal_college, file=io.BytesIO(PDF), name="一.pdf", actor=liaison)
    assert refused.value.messages == ["这份文件已经上传，不必再传。"]
    second = file_paper(animal_college, file=io.BytesIO(PDF + b"2"), name="二.pdf", actor=liaison).paper
    client = sign_in(liaison)
    answer = client.get(f"/college/safeguard/papers/{second.pk}/")
    assert answer.content == PDF + b"2" and "attachment" in answer["Content-Disposition"]
    assert client.get(f"/college/safeguard/papers/{first.pk}/").status_code == 404
    assert Attachment.objects.count() == 2


def test_the_scan_is_handed_out_to_the_college_the_office_and_the_inspector_only(
    sign_in, liaison, other_liaison, office, inspector, finance, animal_college
):
    paper = file_paper(animal_college, file=io.BytesIO(PDF), name="办法.pdf", actor=liaison).paper
    own, offices = f"/college/safeguard/papers/{paper.pk}/", reverse("admin:safeguard-paper", args=[paper.pk])
    assert [sign_in(user).get(own).status_code for user in (liaison, other_liaison)] == [200, 404]
    assert [sign_in(user).get(offices).status_code for user in (office, inspector, finance)] == [200, 200, 403]


def test_a_paper_that_is_for_something_else_does_not_leave_by_this_door(sign_in, liaison, animal_college):
    paper = file_paper(animal_college, file=io.BytesIO(PDF), name="办法.pdf", actor=liaison).paper
    Safeguard.objects.update(paper=None)
    assert sign_in(liaison).get(f"/college/safeguard/papers/{paper.pk}/").status_code == 404


def test_a_scan_that_the_disk_has_lost_is_told_as_missing(sign_in, liaison, animal_college):
    paper = file_paper(animal_college, file=io.BytesIO(PDF), name="办法.pdf", actor=liaison).paper
    paper.file.storage.delete(paper.file.name)
    assert sign_in(liaison).get(f"/college/safeguard/papers/{paper.pk}/").status_code == 404


def test_the_office_sees_of_all_colleges_what_is_missing_and_changes_nothing(
    sign_in, office, inspector, liaison, machine_college
):
    client = sign_in(liaison)
    client.post(EDIT, filled() | {"version": opened(client)})
    file_paper(liaison.appointments.get().college, file=io.BytesIO(PDF), name="办法.pdf", actor=liaison)
    todo = next(todo for todo in todos_for(Desk()) if todo.title == "学院保障机制没有备齐")
    for user in (office, inspector):
        client = sign_in(user)
        everybody, lacking = client.get(reverse("admin:safeguard-list")), client.get(todo.url)
        assert [row.college.name for row in lacking.context["page"]] == ["机电工程学院"]
        assert len(everybody.context["page"].object_list) == 2 and "¥20,000.00" in everybody.content.decode()
        detail = client.get(reverse("admin:safeguard-detail", args=[machine_college.pk])).content.decode()
        assert "没有登记" in detail and "/college/" not in detail.split("<main")[1]
    assert todo.count == 1


def test_the_list_asks_the_database_as_often_for_four_colleges_as_for_one(sign_in, office, animal_college):
    client = sign_in(office)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("admin:safeguard-list"))
        return len(seen)

    Safeguard.objects.create(college=animal_college, room="一")
    queries()
    few = queries()
    for number in range(3):
        Safeguard.objects.create(college=College.objects.create(name=f"学院{number}"), room="一")
    assert queries() == few


def test_next_years_money_that_is_there_already_is_not_missing(animal_college):
    this = timezone.localdate().year
    lacking = {
        year: Safeguard(college=animal_college, budget=1, budget_year=year).missing
        for year in range(this - 1, this + 2)
    }
    assert ["今年的经费" in words for words in lacking.values()] == [True, False, False]
