"""The class register on paper, its photos through the door, and what the office sees of it."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from alumni.models import AlumniSettings
from alumni.services.registers import (
    reopen_register,
    review_register,
    submit_register,
)
from alumni.tests.pictures import picture, zip_of
from alumni.tests.registering import complete
from audit.models import ExportLine
from colleges.models import Notice

pytestmark = pytest.mark.django_db


def url(name, *args, door="college:alumni"):
    return reverse(f"{door}:{name}", args=args)


# --- on paper --------------------------------------------------------------------------------------------------------


def cells(response):
    page = load_workbook(io.BytesIO(response.getvalue())).active
    return [[cell or "" for cell in row] for row in page.iter_rows(values_only=True)]


def test_the_register_is_printed_in_the_usual_form_and_logged(desk, group, liaison):
    complete(group, liaison)
    response = desk.post(url("register-print", group.pk), {"file_kind": "xlsx", "purpose": "contact_work"})
    rows = cells(response)
    assert rows[0][0] == "牧医1501班级登记表"
    assert "班主任（辅导员）：刘建国 137 0013 7000" in rows[1][0]
    assert "班级联络员：王伟 138 0013 8000" in rows[1][0] and "未列入：1 人" in rows[1][0]
    assert rows[2] == ["序号", "学号", "姓名", "性别", "联系电话", "工作单位", "职务", "所在地", "备注"]
    assert [row[:5] for row in rows[3:]] == [
        [1, "20151101", "王伟", "", "138 0013 8000"],
        [2, "20151102", "张丽", "", "138 0013 8001"],
        [3, "20151103", "陈强", "", ""],
    ]
    line = ExportLine.objects.get()
    assert (line.what, line.rows, line.unmasked) == ("牧医1501登记表（电子表格）", 3, True)


def test_handed_in_everybody_stands_on_it_and_no_number_in_full(desk, group, liaison):
    complete(group, liaison)
    response = desk.post(url("register-print", group.pk), {"file_kind": "xlsx", "purpose": "hand_in"})
    rows = cells(response)
    assert [row[2] for row in rows[3:]] == ["王伟", "张丽", "陈强", "刘洋"]
    everything = str(rows)
    assert "138 **** 8000" in everything and "8001" in everything
    assert "138 0013" not in everything and "137 0013" not in everything
    assert not ExportLine.objects.get().unmasked


def test_the_printed_register_is_a_pdf(desk, group):
    response = desk.post(url("register-print", group.pk), {"file_kind": "pdf", "purpose": "hand_in"})
    assert (response["Content-Type"], response.content[:4]) == ("application/pdf", b"%PDF")


def test_beyond_the_daily_limit_no_register_leaves(desk, group):
    settings = AlumniSettings.current()
    settings.export_people = 2
    settings.save()
    response = desk.post(url("register-print", group.pk), {"file_kind": "xlsx", "purpose": "hand_in"})
    assert "须先经校友会办公室同意" in response.content.decode()
    assert ExportLine.objects.count() == 0


# --- photos through the door -----------------------------------------------------------------------------------------


def test_a_photo_is_served_privately_and_as_what_it_is(desk, group):
    sent = {"kind": "military", "file": io.BytesIO(picture()), "caption": "操场"}
    desk.post(url("class-photo-add", group.pk), sent)
    photo = group.photos.get()
    response = desk.get(url("photo-show", photo.pk))
    assert b"".join(response.streaming_content) == photo.image.open().read()
    wanted = {
        "Content-Type": "image/jpeg",
        "Cache-Control": "no-cache, private",
        "X-Content-Type-Options": "nosniff",
    }
    assert {name: response[name] for name in wanted} == wanted
    photo.image.storage.delete(photo.image.name)
    assert desk.get(url("photo-show", photo.pk)).status_code == 404


def test_a_browser_asks_before_it_shows_a_picture_again_and_a_removed_one_is_gone_at_once(
    desk, group, sign_in, liaison, other_liaison
):
    desk.post(url("class-photo-add", group.pk), {"kind": "military", "file": io.BytesIO(picture()), "caption": "操场"})
    photo = group.photos.get()
    show = url("photo-show", photo.pk)
    etag = desk.get(show)["ETag"]
    kept = desk.get(show, headers={"if-none-match": etag})
    assert (kept.status_code, kept.content, kept["Cache-Control"]) == (304, b"", "no-cache, private")
    assert desk.get(show, headers={"if-none-match": '"another"'}).status_code == 200
    assert sign_in(other_liaison).get(show, headers={"if-none-match": etag}).status_code == 404
    sign_in(liaison)
    desk.post(url("photo-remove", photo.pk), {"reason": "不是本班的"})
    assert desk.get(show, headers={"if-none-match": etag}).status_code == 404


def test_a_zip_is_reported_on_the_page(desk, group):
    file = zip_of({"20151101.jpg": picture(), "李雷.jpg": picture()})
    file.name = "牧医1501.zip"
    text = desk.post(url("class-portraits", group.pk), {"file": file}).content.decode()
    assert "共 2 张：1 张对上了人（新存 1 张），1 张对不上，0 张没有采用" in text
    assert "文件名里没有学号" in text


def test_the_office_is_told_why_a_college_opens_a_register_again(handed_in, liaison, office, animal_college):
    review_register(handed_in, remark="照片清楚", actor=office)
    reopen_register(handed_in, reason="补录一名转入生", actor=liaison)
    notices = Notice.objects.filter(settled_at=None).values_list("role", "college", "title", "body", "url")
    told = "动物科技学院重新打开了“牧医1501”登记表"
    page = url("register-detail", handed_in.pk, door="admin")
    assert list(notices) == [("校友会办公室", None, told, "补录一名转入生", page)]
    submit_register(handed_in, actor=liaison)
    reopen_register(handed_in, reason="漏了一页", actor=office)
    notices = Notice.objects.filter(settled_at=None).values_list("role", "college__name", "title", "body")
    assert list(notices) == [("", "动物科技学院", "“牧医1501”登记表已重新打开", "漏了一页")]


def test_the_office_reviews_with_the_roster_before_its_eyes(sign_in, office, inspector, handed_in, liaison):
    for user in (office, inspector):
        page = sign_in(user).get(url("register-detail", handed_in.pk, door="admin"))
        found = [(row.person.name, row.stay.student_no, phone) for row, phone in page.context["roster"]]
        assert found == [
            ("陈强", "20151103", ""),
            ("刘洋", "20151104", ""),
            ("王伟", "20151101", "138 **** 8000"),
            ("张丽", "20151102", "138 **** 8001"),
        ]
        text = page.content.decode()
        assert "全班名单" in text and "20151103" in text and "13800138001" not in text
    assert 'id="roster"' not in sign_in(liaison).get(url("register-detail", handed_in.pk)).content.decode()


def test_the_inspector_looks_at_portraits_and_uploads_none(sign_in, inspector, office, group):
    portraits = url("class-portraits", group.pk, door="admin")
    reader = sign_in(inspector)
    page = reader.get(portraits)
    assert page.status_code == 200 and 'type="file"' not in page.content.decode()
    assert portraits in reader.get(url("register-detail", group.pk, door="admin")).content.decode()
    assert reader.post(portraits, {}).status_code == 403
    assert 'type="file"' in sign_in(office).get(portraits).content.decode()


def test_a_register_form_refuses_in_the_houses_words(desk, group):
    page = desk.post(url("register-headcount", group.pk), {"headcount": "", "source": "", "was": ""})
    errors = page.context["headcount_form"].errors
    assert errors == {"headcount": ["请填写人数。"], "source": ["请写明人数的依据。"]}
    page = desk.post(url("class-photo-add", group.pk), {"kind": "zzz", "file": picture_file()}, follow=True)
    assert [str(each) for each in page.context["messages"]] == ["请选择是军训照还是毕业照。"]


def picture_file():
    file = io.BytesIO(picture())
    file.name = "照片.jpg"
    return file
