"""Directories out: what stands in the file, what stands in the log, who had to be asked, and that nobody gets around it."""

import hashlib
import io
import shutil
import subprocess
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from openpyxl import load_workbook

from alumni import exports
from alumni.class_files import export_class_directory
from alumni.directory_columns import ART_9, COLUMNS
from alumni.models import AlumniSettings, Alumnus, ClassGroup, Contact, Education, Employment, ExportRequest
from alumni.services.consents import give_consent
from alumni.tests.exporting import CONTACT_WORK, ask, crowd, export, table
from audit.exports import people_taken
from audit.models import ExportLine
from colleges.models import Major, School
from common.downloads import PDF, XLSX
from conftest import make_alumnus

pytestmark = pytest.mark.django_db
DOWNLOAD = "/college/alumni/exports/download/"


@pytest.fixture
def people(animal_college):
    """Four of 牧医1501: reachable, deceased, lost, and one who does not want to be reached."""
    major = Major.objects.get(name="畜牧兽医")
    facts = [("王伟", "active", False), ("李故", "deceased", False), ("赵失", "lost", False), ("孙静", "active", True)]
    mobiles = ["13800138000", "13700007001", "13700007002", "13700007003"]
    for n, (name, state, quiet) in enumerate(facts):
        person = make_alumnus(
            animal_college, name, class_name="牧医1501", mobile=mobiles[n], employer=f"单位{n}", major=major
        )
        Alumnus.objects.filter(pk=person.pk).update(state=state, do_not_contact=quiet)
    return animal_college


# --- what stands in the file -----------------------------------------------------------------------------------------


def test_a_directory_for_contact_work_has_whole_numbers_and_only_those_who_may_be_called(people, liaison):
    file = export(people, liaison, columns=ART_9)
    assert table(file.content) == [
        ["入学年份", "毕业年份", "姓名", "工作单位", "职务", "联系方式"],
        [2015, 2018, "王伟", "单位0", None, "138 0013 8000"],
    ]
    notes = [row[0] for row in table(file.content, 1)]
    assert notes[1:3] == ["用途：本院校友联络工作", "范围：全部校友"]
    assert notes[4:] == [exports.CONTACTS_IN_FULL, "另有 3 位已故、失去联系或要求勿打扰的校友没有列入。"]
    assert "动物科技学院 周老师（animal）" in notes[3]


def test_a_list_for_statistics_is_masked_and_marks_whom_nobody_may_call_without_contact(people, liaison):
    wei = Alumnus.objects.get(name="王伟")
    for kind, value in (("email", "wangwei@163.com"), ("wechat", "wx_wangwei"), ("phone", "0731-84637000")):
        Contact.objects.create(alumnus=wei, kind=kind, value=value, source="liaison")
    columns = ["name", "contact", "email", "wechat", "other_phones"]
    file = export(people, liaison, columns=columns, contact_work=False)
    assert table(file.content) == [
        ["姓名", "联系方式", "邮箱", "微信", "其他电话", "状态"],
        ["李故", None, None, None, None, "已故"],
        ["孙静", None, None, None, None, "勿打扰"],
        ["王伟", "138 **** 8000", "wa****@163.com", "wx****", "0731-****7000", None],
        ["赵失", None, None, None, None, "失去联系"],
    ]
    assert [row[0] for row in table(file.content, 1)][4:] == [exports.CONTACTS_MASKED]


@pytest.mark.parametrize("contact_work", [True, False])
@pytest.mark.parametrize("kind", ["xlsx", "pdf", "list"])
def test_contacts_of_those_who_do_not_want_it_stand_in_no_file(people, liaison, kind, contact_work):
    if kind == "list":
        content = export(people, liaison, columns=list(COLUMNS), contact_work=contact_work).content
    else:
        group = ClassGroup.objects.get()
        content = class_directory(people, liaison, group, file_kind=kind, contact_work=contact_work).content
    written = pdf_text(content) if kind == "pdf" else str([table(content, n) for n in range(sheets(content))])
    for hidden in ("7001", "7002", "7003"):
        assert hidden not in written.replace(" ", "")
    assert ("孙静" in written) is not contact_work and "王伟" in written


def sheets(content):
    return len(load_workbook(io.BytesIO(content)).worksheets)


def pdf_text(content):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext reads the printed text back; it is not installed")
    return subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True
    ).stdout.decode()


def class_directory(college, actor, group, *, file_kind="xlsx", contact_work=True):
    return export_class_directory(
        group,
        file_kind=file_kind,
        purpose=CONTACT_WORK if contact_work else "统计分析",
        contact_work=contact_work,
        actor=actor,
        college=college,
    )


def test_a_number_that_a_clerk_noted_among_words_is_masked_like_a_contact(people, liaison):
    wei = Alumnus.objects.filter(name="王伟")
    wei.update(remark="电话改为13700137000，或 0731-84637000、wang@163.com；2015-2018 在校，班长")
    wei.get().employments.update(employer="某公司 137 0013 7000", position="经理")
    facts = {"columns": ["employer", "position", "remark"], "people": wei}
    masked = table(export(people, liaison, contact_work=False, **facts).content)[1]
    assert masked == [
        "某公司 137****7000",
        "经理",
        "电话改为137****7000，或 073****7000、wa****@163.com；2015-2018 在校，班长",
    ]
    whole = table(export(people, liaison, **facts).content)[1]
    assert whole[0] == "某公司 137 0013 7000" and "13700137000" in whole[2] and "wang@163.com" in whole[2]


def test_what_people_typed_is_never_a_formula(people, liaison):
    Alumnus.objects.filter(name="王伟").update(name="=1+1", remark="@SUM(A1)")
    Employment.objects.filter(employer="单位0").update(employer='=HYPERLINK("http://x")', position="+cmd|' /C calc'!A0")
    file = export(people, liaison, columns=["name", "employer", "position", "remark", "contact"])
    sheet = load_workbook(io.BytesIO(file.content)).active
    assert [cell.data_type for cell in sheet[2]] == ["s"] * 5
    assert [cell.value for cell in sheet[2]][:4] == ["=1+1", '=HYPERLINK("http://x")', "+cmd|' /C calc'!A0", "@SUM(A1)"]
    group = ClassGroup.objects.get()
    styled = load_workbook(io.BytesIO(class_directory(people, liaison, group).content)).active
    assert {cell.data_type for row in styled.rows for cell in row} <= {"s", "n"}
    assert any(cell.value == "=1+1" for row in styled.rows for cell in row)


@pytest.mark.parametrize("purpose", ["返校活动筹备", "其他：给院报选人物", "随便写的"])
def test_who_is_dead_lost_or_wishes_to_be_left_alone_is_in_no_list_for_any_other_purpose(people, liaison, purpose):
    file = export(people, liaison, columns=["name"], contact_work=False, purpose=purpose)
    assert table(file.content) == [["姓名"], ["王伟"]]
    assert table(file.content, 1)[-1] == ["另有 3 位已故、失去联系或要求勿打扰的校友没有列入。"]


@pytest.mark.parametrize(("purpose", "number"), [("classmates", "138 0013 8000"), ("employer", "138 **** 8000")])
def test_what_goes_to_classmates_or_employers_holds_who_consented_to_it(people, liaison, purpose, number):
    wish = exports.Purpose(purpose)
    order = {"columns": ["name", "contact"], "purpose": wish.written("某某"), "contact_work": wish.is_in_full}
    with pytest.raises(ValidationError, match="没有同意或不宜联系"):
        export(people, liaison, **order)
    for name in ("王伟", "孙静"):
        give_consent(Alumnus.objects.get(name=name), purpose, channel="paper", actor=liaison)
    make_alumnus(people, "李娜", class_name="牧医1501", mobile="13800138009")
    file = export(people, liaison, **order)
    assert table(file.content) == [["姓名", "联系方式"], ["王伟", number]]
    handling = exports.CONTACTS_FOR_CLASSMATES if purpose == "classmates" else exports.CONTACTS_MASKED
    assert [row[0] for row in table(file.content, 1)][-2:] == [handling, "另有 4 位没有同意或不宜联系的校友没有列入。"]


def test_of_a_shared_person_only_the_own_stay_leaves(people, liaison, machine_college):
    group = ClassGroup.objects.create(college=machine_college, name="机电1901", enrolled_year=2019)
    wei = Alumnus.objects.get(name="王伟")
    Education.objects.create(
        alumnus=wei, school=School.current(), college=machine_college, class_group=group, enrolled_year=2019,
        graduated_year=2022, student_no="M2019077",
    )  # fmt: skip
    columns = ["enrolled_year", "graduated_year", "class_group", "student_no", "major"]
    file = export(people, liaison, columns=columns, people=Alumnus.objects.filter(pk=wei.pk))
    assert table(file.content)[1] == [2015, 2018, "牧医1501", None, "畜牧兽医"]


def test_every_column_can_be_taken_out(people, liaison):
    wei = Alumnus.objects.get(name="王伟")
    Alumnus.objects.filter(pk=wei.pk).update(region="430100", gender="男", remark="返校发言")
    Contact.objects.filter(alumnus=wei).update(confirmed_on=date(2026, 3, 1))
    Employment.objects.filter(alumnus=wei).update(position="经理", industry="A")
    Education.objects.filter(alumnus=wei).update(level="高职", duration="3年", student_no="20151101")
    header, row = table(export(people, liaison, columns=list(COLUMNS)).content)
    written = {label: str(value) for label, value in zip(header, row, strict=True) if value is not None}
    assert written == {
        "入学年份": "2015", "毕业年份": "2018", "姓名": "王伟", "工作单位": "单位0", "职务": "经理", "联系方式": "138 0013 8000",
        "班级": "牧医1501", "专业": "畜牧兽医", "学号": "20151101", "性别": "男", "所在地": "湖南省长沙市",
        "行业": "农、林、牧、渔业", "核对日期": "2026-03-01 00:00:00", "层次": "高职", "学制": "3年", "备注": "返校发言",
    }  # fmt: skip


def test_columns_that_do_not_exist_and_empty_lists_are_refused(people, liaison):
    for columns, wanted in ((["search"], None), ([], None), (["name"], Alumnus.objects.none())):
        with pytest.raises(ValidationError):
            export(people, liaison, columns=columns, people=wanted)
    assert not ExportLine.objects.exists()


# --- what stands in the log ------------------------------------------------------------------------------------------


def test_each_file_leaves_one_whole_line_with_the_hash_of_its_bytes(people, liaison):
    file = export(people, liaison, columns=["name", "contact"])
    line = ExportLine.objects.get()
    wei = Alumnus.objects.get(name="王伟")
    assert (line.actor_id, line.actor_name, line.college_id, line.college_name) == (
        liaison.pk,
        "周老师（animal）",
        people.pk,
        "动物科技学院",
    )
    assert (line.what, line.purpose, line.filters) == ("校友名单（电子表格）", CONTACT_WORK, "全部校友")
    assert (line.columns, line.rows, line.people, line.unmasked) == (["姓名", "联系方式"], 1, [wei.pk], True)
    assert (line.file_name, line.sha256, line.permission_id) == (
        file.name,
        hashlib.sha256(file.content).hexdigest(),
        None,
    )


@pytest.mark.parametrize(
    "columns, contact_work, unmasked", [(["name"], True, False), (["name", "email"], False, False)]
)
def test_the_log_says_unmasked_only_where_contacts_left_in_full(people, liaison, columns, contact_work, unmasked):
    export(people, liaison, columns=columns, contact_work=contact_work)
    assert ExportLine.objects.get().unmasked is unmasked


@pytest.mark.parametrize("kind, what", [("xlsx", "牧医1501通讯录（电子表格）"), ("pdf", "牧医1501通讯录（打印版）")])
def test_a_class_directory_is_logged_in_both_kinds(people, liaison, sign_in, kind, what):
    group = ClassGroup.objects.get()
    group.head_teacher, group.head_teacher_phone = "刘建国", "13700001111"
    group.save()
    url = f"/college/alumni/classes/{group.pk}/directory/"
    response = sign_in(liaison).post(url, {"purpose": "contact_work", "file_kind": kind})
    line = ExportLine.objects.get()
    assert (line.what, line.rows, line.filters, line.unmasked) == (what, 1, "班级：牧医1501", True)
    assert hashlib.sha256(response.content).hexdigest() == line.sha256
    assert response["Content-Type"] == (PDF if kind == "pdf" else XLSX)
    text = pdf_text(response.content) if kind == "pdf" else str(table(response.content))
    for said in ("牧医1501", "刘建国13700001111", "13800138000", "另有3人未列入"):
        assert said in "".join(text.split())
    assert response.content[:4] == (b"%PDF" if kind == "pdf" else b"PK\x03\x04")


def test_a_download_is_an_attachment_that_nobody_stores(people, liaison, sign_in):
    sent = {"columns": ["name", "contact"], "purpose": "statistics", "query": "q=王伟"}
    response = sign_in(liaison).post(DOWNLOAD, sent)
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E5%8A%A8%E7%89%A9")
    assert (response["Cache-Control"], response["Content-Type"]) == ("no-store, private", XLSX)
    assert table(response.content)[1:] == [["王伟", "138 **** 8000"]]
    assert (ExportLine.objects.get().purpose, ExportLine.objects.get().filters) == ("统计分析", "查找“王伟”")


@pytest.mark.parametrize(
    "sent, said",
    [
        ({"columns": ["name"]}, "请选择用途"),
        ({"columns": ["name"], "purpose": "other"}, "请写明具体用途"),
        ({"purpose": "statistics"}, "请至少选一列"),
        ({"columns": ["search"], "purpose": "statistics"}, "search"),
        ({"columns": ["name"], "purpose": "statistics", "query": "tag=77"}, "已失效"),
        ({"columns": ["name"], "purpose": "statistics", "query": "q=无此人"}, "没有可以导出的校友"),
    ],
)
def test_an_incomplete_wish_is_answered_in_words_and_nothing_leaves(people, liaison, sign_in, sent, said):
    response = sign_in(liaison).post(DOWNLOAD, sent)
    assert (response.status_code, response["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert said in response.content.decode()
    assert not ExportLine.objects.exists()


def test_the_page_says_beforehand_who_is_left_out(people, liaison, sign_in):
    page = sign_in(liaison).get("/college/alumni/exports/new/").content.decode()
    assert "导出 4 人的名单" in page and "3 人已故、失去联系或要求勿打扰" in page
    assert page.count(" checked") == 6


def test_an_export_needs_the_same_queries_for_one_person_and_for_three(
    people, liaison, sign_in, django_assert_max_num_queries, django_assert_num_queries
):
    export(people, liaison, contact_work=False)
    with django_assert_max_num_queries(25) as one:
        export(people, liaison, contact_work=False, people=Alumnus.objects.of_college(people).filter(name="王伟"))
    with django_assert_num_queries(len(one)):
        export(people, liaison, contact_work=False)
    client = sign_in(liaison)
    client.get("/college/alumni/exports/")
    with django_assert_max_num_queries(25) as two_lines:
        client.get("/college/alumni/exports/")
    export(people, liaison)
    ask(people, liaison, query="q=甲")
    ask(people, liaison, query="q=乙")
    with django_assert_num_queries(len(two_lines)):
        client.get("/college/alumni/exports/")


# --- whose rows ------------------------------------------------------------------------------------------------------


def test_another_colleges_class_and_people_do_not_leave(people, other_alumnus, liaison, other_liaison, sign_in):
    group = ClassGroup.objects.get(name="牧医1501")
    for method in ("get", "post"):
        response = getattr(sign_in(other_liaison), method)(f"/college/alumni/classes/{group.pk}/directory/")
        assert response.status_code == 404
    sent = {"columns": ["name"], "purpose": "statistics", "query": f"class_group={group.pk}"}
    assert "已失效" in sign_in(other_liaison).post(DOWNLOAD, sent).content.decode()
    everybody = sign_in(other_liaison).post(DOWNLOAD, sent | {"query": ""})
    assert table(everybody.content)[1:] == [["李娜"]]


def test_a_liaison_sees_the_own_lines_the_leader_all_of_the_college(people, liaison, leader, other_liaison, sign_in):
    export(people, liaison, described="甲名单")
    export(people, leader, described="乙名单")
    seen = {
        user: sign_in(user).get("/college/alumni/exports/").content.decode()
        for user in (liaison, leader, other_liaison)
    }
    assert [("甲名单" in page, "乙名单" in page) for page in seen.values()] == [
        (True, False),
        (True, True),
        (False, False),
    ]


# --- the limit -------------------------------------------------------------------------------------------------------


def test_two_hundred_distinct_people_a_day_and_not_one_more(animal_college, liaison):
    crowd(animal_college, 201)
    own = Alumnus.objects.of_college(animal_college)
    first, rest = own.filter(name__lt="李150"), own.filter(name__gte="李150", name__lt="李200")
    for people in (first, first, rest, rest):
        export(animal_college, liaison, columns=["name"], people=people)
    assert people_taken(liaison) == 200
    with pytest.raises(exports.LimitReached) as refused:
        export(animal_college, liaison, columns=["name"], people=own.filter(name="李200"))
    assert (refused.value.people, refused.value.limit) == (201, 200)
    assert ExportLine.objects.count() == 4


def test_the_limit_is_the_offices_setting_and_does_not_bind_the_office(animal_college, liaison, office):
    crowd(animal_college, 3)
    AlumniSettings.objects.update_or_create(pk=1, defaults={"export_people": 2})
    with pytest.raises(exports.LimitReached):
        export(animal_college, liaison, columns=["name"])
    export(animal_college, office, columns=["name"])


def test_the_page_of_the_limit_explains_and_offers_the_request(animal_college, liaison, leader, sign_in):
    crowd(animal_college, 201)
    client = sign_in(liaison)
    sent = {"columns": ["name", "contact"], "purpose": "contact_work", "query": "q=li"}
    response = client.post(DOWNLOAD, sent)
    page = response.content.decode()
    assert response.status_code == 403 and "最多导出 200 位校友" in page and "201 位" in page
    hidden = [(name, value) for name, value in response.context["hidden"]]
    data = {}
    for name, value in hidden:
        data.setdefault(name, []).append(value)
    for _ in range(2):
        assert client.post("/college/alumni/exports/requests/", data)["Location"] == "/college/alumni/exports/"
    wish = ExportRequest.objects.get()
    assert (wish.college, wish.requested_by, wish.state, wish.people) == (animal_college, liaison, "with_leader", 201)
    assert (wish.query, wish.described, wish.columns) == ("q=li", "查找“li”", ["name", "contact"])
    assert (wish.purpose, wish.contact_work, wish.submitted_by) == (CONTACT_WORK, True, None)
