"""The roster pages as a liaison and the office use them, with their mistakes."""

import io
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from alumni.models import Alumnus, Education, RememberedAnswer, RosterUpload
from alumni.rosters.importing import import_roster
from alumni.rosters.uploads import take_upload
from alumni.tests.test_roster_import import ROSTERS, upload_of
from colleges.models import School
from conftest import make_alumnus

HEAD = ["学号", "姓名", "专业", "班级", "入学年份", "毕业年份", "手机"]


def book(*rows, head=HEAD, sheet="名单"):
    workbook = Workbook()
    workbook.active.title = sheet
    for row in [head, *rows]:
        workbook.active.append(row)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def send(client, name, content, at="college:alumni:", **facts):
    data = {"file": SimpleUploadedFile(name, content), "school": School.current().pk, "once": "k1"} | facts
    return client.post(reverse(f"{at}roster-upload"), data, follow=True)


@pytest.mark.django_db
def test_liaison_uploads_checks_imports_and_undoes(sign_in, liaison):
    client = sign_in(liaison)
    page = send(client, "titled.xlsx", (ROSTERS / "titled.xlsx").read_bytes())
    assert "可以导入 38 ＋ 等待处理 0 ＋ 无变化 0 ＋ 有误或不导入 0 ＝ 读到 38 行" in page.content.decode()
    upload = RosterUpload.objects.get()
    assert Alumnus.objects.count() == 0
    done = client.post(
        reverse("college:alumni:roster-import", args=[upload.pk]), {"digest": upload.digest}, follow=True
    )
    assert "已导入 38 人，0 行等待处理。" in done.content.decode()
    assert Alumnus.objects.count() == 38
    undone = client.post(reverse("college:alumni:roster-undo", args=[upload.pk]), follow=True)
    assert "这次导入已全部撤销" in undone.content.decode()
    assert Alumnus.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("空.xlsx", b""),
        ("假.xlsx", b"PK\x03\x04 this is no workbook"),
        ("图片.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 200),
        ("乱码.csv", bytes(range(128, 256)) * 30),
    ],
)
def test_what_is_no_roster_is_refused_with_a_sentence_and_nothing_is_kept(sign_in, liaison, name, content):
    page = send(sign_in(liaison), name, content)
    assert page.status_code == 200
    assert page.context["form"].errors["file"]
    assert RosterUpload.objects.count() == 0


@pytest.mark.django_db
def test_refused_rows_come_back_as_a_workbook_that_can_be_mended_and_uploaded_again(sign_in, liaison):
    client = sign_in(liaison)
    send(client, "numbers.xlsx", (ROSTERS / "numbers.xlsx").read_bytes())
    upload = RosterUpload.objects.get()
    answer = client.get(reverse("college:alumni:roster-refused", args=[upload.pk]))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet.max_row == 6
    rows = {row[3].value: row for row in sheet.iter_rows(min_row=2)}
    assert "科学计数法" in rows["万华远"][0].value
    columns = {cell.value: cell.column - 1 for cell in sheet[1]}
    rows["万华远"][columns["手机"]].value = "13800138001"
    mended = io.BytesIO()
    sheet.parent.save(mended)
    send(client, "改好.xlsx", mended.getvalue(), once="k2")
    again = RosterUpload.objects.order_by("-pk").first()
    assert list(again.rows.filter(outcome="new").values_list("name", "mobile")) == [("万华远", "13800138001")]


@pytest.mark.django_db
def test_answers_are_asked_once_and_remembered_for_the_college(sign_in, liaison, animal_college):
    client = sign_in(liaison)
    unclear = book(
        ["张小雨", "13800138000", "13900139000", "2017届"],
        ["李小雨", "13800138002", "13900139002", "2017届"],
        head=["姓名", "联系电话", "联系方式", "届"],
    )
    send(client, "联系表.xlsx", unclear)
    upload = RosterUpload.objects.get()
    assert upload.state == "questions"
    question = upload.reading["questions"][0]
    value = next(value for value, label in question["options"] if value == "other_phone")
    client.post(reverse("college:alumni:roster-answer", args=[upload.pk]), {"q0": value})
    upload.refresh_from_db()
    while upload.state == "questions":
        choices = {f"q{n}": q["options"][-1][0] for n, q in enumerate(upload.reading["questions"])}
        client.post(reverse("college:alumni:roster-answer", args=[upload.pk]), choices)
        upload.refresh_from_db()
    assert upload.rows.get(name="张小雨").mobile == "13800138000"
    assert RememberedAnswer.objects.filter(college=animal_college, key=question["key"], value="other_phone").exists()


@pytest.mark.django_db
def test_form_sent_twice_makes_one_upload(sign_in, liaison):
    client = sign_in(liaison)
    for _ in range(2):
        send(client, "clean.xlsx", (ROSTERS / "clean.xlsx").read_bytes(), once="same")
    assert RosterUpload.objects.count() == 1


@pytest.mark.django_db
def test_preview_that_changed_meanwhile_is_shown_again_instead_of_imported(sign_in, liaison, animal_college):
    client = sign_in(liaison)
    send(client, "clean.xlsx", (ROSTERS / "clean.xlsx").read_bytes())
    upload = RosterUpload.objects.get()
    make_alumnus(animal_college, "任强曦", class_name="宠医0503", student_no="20052500001", year=2005)
    page = client.post(
        reverse("college:alumni:roster-import", args=[upload.pk]), {"digest": upload.digest}, follow=True
    )
    assert "尚未导入。请核对新的预览" in page.content.decode()
    assert Alumnus.objects.count() == 1
    upload.refresh_from_db()
    assert upload.counts == {"changed": 1, "new": 41}


@pytest.mark.django_db
def test_person_of_another_college_is_not_shown_in_the_preview(sign_in, liaison, machine_college, animal_college):
    secret = make_alumnus(
        machine_college,
        "任强曦",
        class_name="机电秘密班",
        student_no="20052500001",
        mobile="13512345678",
        employer="秘密单位",
    )
    client = sign_in(liaison)
    send(client, "clean.xlsx", (ROSTERS / "clean.xlsx").read_bytes())
    upload = RosterUpload.objects.get()
    for show in ("elsewhere", "possible", "new"):
        page = client.get(reverse("college:alumni:roster-detail", args=[upload.pk]), {"show": show}).content.decode()
        assert "秘密" not in page and "13512345678" not in page and "5678" not in page
    assert upload.rows.get(outcome="elsewhere").candidates == []
    assert secret.educations.count() == 1


@pytest.mark.django_db
def test_uploads_of_another_college_are_not_found(sign_in, other_liaison, liaison, animal_college):
    upload = upload_of("clean.xlsx", animal_college, liaison)
    client = sign_in(other_liaison)
    for name in ("detail", "progress", "refused", "original"):
        assert client.get(reverse(f"college:alumni:roster-{name}", args=[upload.pk])).status_code == 404
    for name in ("answer", "decide", "import", "undo", "discard"):
        assert client.post(reverse(f"college:alumni:roster-{name}", args=[upload.pk])).status_code == 404


@pytest.mark.django_db
def test_june_intake_goes_to_the_colleges_and_what_fits_nowhere_waits(sign_in, office, animal_college, machine_college):
    head = ["学号", "姓名", "分院", "专业", "班级", "入学年份", "毕业年份", "手机"]
    content = book(
        ["2023001", "甲小文", "动物科技学院", "动物医学", "动医2301", 2023, 2026, "13800138011"],
        ["2023002", "乙小文", "机电工程学院", "数控技术", "数控2301", 2023, 2026, "13800138012"],
        ["2023003", "丙小文", "水利系", "水利工程", "水利2301", 2023, 2026, "13800138013"],
        head=head,
    )
    client = sign_in(office)
    page = send(client, "2026 届毕业生.xlsx", content, at="admin:", kind="intake")
    assert page.status_code == 200
    upload = RosterUpload.objects.get()
    assert upload.counts == {"new": 2, "unplaced": 1}
    client.post(reverse("admin:roster-import", args=[upload.pk]), {"digest": upload.digest})
    placed = {(e.alumnus.name, e.college.name) for e in Education.objects.select_related("alumnus", "college")}
    assert placed == {("甲小文", "动物科技学院"), ("乙小文", "机电工程学院")}
    queue = client.get(reverse("admin:roster-queue")).content.decode()
    assert "水利系" in queue
    where = {"college": machine_college.pk, "written_college": "水利系", "written_major": "水利工程"}
    client.post(reverse("admin:roster-place", args=[upload.pk]), where)
    upload.refresh_from_db()
    client.post(reverse("admin:roster-import", args=[upload.pk]), {"digest": upload.digest})
    assert Education.objects.get(alumnus__name="丙小文").college == machine_college
    assert RememberedAnswer.objects.get(college=None, key="college:水利系").value == str(machine_college.pk)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("with_numbers", [True, False])
def test_two_windows_importing_the_same_roster_do_not_double_people(animal_college, liaison, with_numbers):
    rows = [
        [f"2015{n}" if with_numbers else "", f"张小{letter}", "动物医学", "动医1501", 2015, 2018, f"1380013800{n}"]
        for n, letter in enumerate("甲乙丙丁戊")
    ]
    uploads = [take_upload(book(*rows), filename=f"{n}.xlsx", college=animal_college, actor=liaison) for n in range(2)]
    barrier, failures = threading.Barrier(2), []

    def work(upload):
        try:
            barrier.wait()
            import_roster(upload, digest=upload.digest, actor=liaison)
        except Exception as error:
            failures.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[upload]) for upload in uploads]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == ["PreviewChanged"]
    assert Alumnus.objects.count() == 5
