"""Rosters as colleges send them: what comes in, what is refused by cell, what the liaison is asked."""

import io
import json
from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook

from alumni.rosters import check_roster
from alumni.rosters.sample import sample_workbook
from colleges.curriculum import Curriculum, MajorName

FILES = Path(__file__).parent / "rosters"
EXPECTED = json.loads((FILES / "expected.json").read_text(encoding="utf-8"))
MECHANICS = Curriculum(
    1,
    "机电工程学院",
    {"机电工程学院": 1, "机电系": 1},
    (
        MajorName(1, "机电一体化技术", ("机电",), college_pk=1),
        MajorName(2, "数控技术", ("数控",), college_pk=1),
        MajorName(3, "电气自动化技术", ("电气",), college_pk=1),
    ),
    2025,
)
ANIMALS = Curriculum(
    2,
    "动物科技学院",
    {"动物科技学院": 2},
    (
        MajorName(4, "畜牧兽医", ("牧医",), college_pk=2),
        MajorName(5, "动物医学", ("动医",), college_pk=2),
        MajorName(6, "宠物医疗技术", ("宠医",), college_pk=2),
    ),
    2025,
)
SCHOOL = Curriculum(None, "", MECHANICS.college_names | ANIMALS.college_names, MECHANICS.majors + ANIMALS.majors, 2025)
COLLEGES = {"机电工程学院": MECHANICS, "动物科技学院": ANIMALS}
HEADER = ["姓名", "学号", "班级", "手机", "工作单位"]


def workbook(*sheets, merged=()):
    """Bytes of an .xlsx; a sheet is (name, rows), merged ranges are of the first."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for box in merged:
        book.worksheets[0].merge_cells(box)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(*rows, header=HEADER, college=MECHANICS, answers=None, sheet="名册", merged=(), filename="上传.xlsx"):
    lines = [header, *rows] if header else list(rows)
    return check_roster(workbook((sheet, lines), merged=merged), filename=filename, college=college, answers=answers)


def names(reading):
    return [person.name for person in reading.people]


def brief(person):
    return (person.name, person.student_no, person.class_name, person.phone, person.employer)


def all_rows_are_counted(reading):
    return reading.rows_read == (
        len(reading.people) + len(reading.repeated) + len(reading.refused_rows) + reading.waiting_rows
    )


# The ten files


@pytest.mark.parametrize("filename", EXPECTED)
def test_a_file_of_a_college_gives_exactly_its_people_and_refusals(filename):
    expected = EXPECTED[filename]
    college = COLLEGES[expected["college"]]
    reading = check_roster((FILES / filename).read_bytes(), filename=filename, college=college)
    people = [
        dict(zip(("name", "student_no", "class", "phone", "employer"), brief(each), strict=True))
        for each in reading.people
    ]
    assert people == expected["people"]
    assert set(reading.refused) == set(expected["refused"])
    assert reading.questions == []
    assert all_rows_are_counted(reading)
    assert len(reading.repeated) == len(expected.get("same_person_rows", []))
    assert all(person.major_pk for person in reading.people)


def test_class_and_head_teacher_above_the_table_become_facts_of_the_class():
    reading = check_roster((FILES / "titled.xlsx").read_bytes(), filename="titled.xlsx", college=ANIMALS)
    [facts] = reading.classes
    assert (facts.class_name, facts.head_teacher, facts.head_teacher_phone, facts.class_liaison) == (
        "宠医0903", "刘建国", "13787000000", "丁欣欣"
    )  # fmt: skip
    assert (facts.major_name, facts.enrolled_year, facts.graduated_year, facts.rows) == ("宠物医疗技术", 2009, 2012, 38)
    assert reading.people[0].graduated_year == 2012 and reading.people[0].enrolled_year == 2009


def test_several_sheets_are_several_classes_and_the_instructions_are_named_as_skipped():
    reading = check_roster((FILES / "sheets.xlsx").read_bytes(), filename="sheets.xlsx", college=MECHANICS)
    assert [(each.class_name, each.rows) for each in reading.classes] == [
        ("电气0504", 33), ("电气2101", 44), ("机电0301", 40), ("电气1001", 48)
    ]  # fmt: skip
    assert reading.notes == ["工作表“填表说明”里没有名册，已跳过。"]
    assert reading.people[0].enrolled_year == 2005


def test_the_same_person_twice_is_one_person_and_a_namesake_is_another():
    reading = check_roster((FILES / "twins.xlsx").read_bytes(), filename="twins.xlsx", college=MECHANICS)
    [repeated] = reading.repeated
    assert (repeated.row, repeated.first_row, repeated.tied_by) == (24, 5, "姓名、班级和手机相同")
    assert [person.student_no for person in reading.people if person.name == "李娜"] == ["20222100402", "20224000403"]
    assert not any(person.maybe_same_as for person in reading.people)


def test_a_landline_beside_the_mobile_is_kept_apart():
    reading = check_roster((FILES / "phones.xlsx").read_bytes(), filename="phones.xlsx", college=ANIMALS)
    person = reading.people[3]
    assert (person.name, person.phone, person.other_phones) == ("朱然", "13917043055", ("0731-84637000",))


def test_the_sample_file_that_is_offered_is_read_without_a_question():
    reading = check_roster(sample_workbook(), filename="校友名册样表.xlsx", college=MECHANICS)
    assert [brief(person) for person in reading.people] == [
        ("赵示例", "20150100001", "机电1501", "13900000001", "示例农业科技有限公司"),
        ("钱示范", "20150100002", "机电1501", "13900000002", "示例机械制造有限公司"),
    ]
    first = reading.people[0]
    assert (first.gender, first.major_name, first.enrolled_year, first.graduated_year) == (
        "男",
        "机电一体化技术",
        2015,
        2018,
    )
    assert (first.industry, first.province, first.city, first.email) == (
        "农、林、牧、渔业", "湖南省", "长沙市", "zhao@example.com"
    )  # fmt: skip
    assert (reading.refused, reading.questions, reading.ignored_columns, reading.warnings) == ({}, [], [], {})


# Telephone numbers


PHONES = [
    ("13800138001", "13800138001", ()),
    (13800138001, "13800138001", ()),
    ("１３８００１３８００１", "13800138001", ()),
    ("138 0013 8001", "13800138001", ()),
    ("138\u00a00013\u30008001", "13800138001", ()),
    ("138-0013-8001", "13800138001", ()),
    ("138—0013—8001", "13800138001", ()),
    ("+86 13800138001", "13800138001", ()),
    ("+86-138-0013-8001", "13800138001", ()),
    ("（+86）13800138001", "13800138001", ()),
    ("8613800138001", "13800138001", ()),
    (8613800138001, "13800138001", ()),
    ("008613800138001", "13800138001", ()),
    ("013800138001", "13800138001", ()),
    ("13800138001（微信同号）", "13800138001", ()),
    ("手机：13800138001", "13800138001", ()),
    ("'13800138001", "13800138001", ()),
    ("13800138001.0", "13800138001", ()),
    ("13800138001/13900139002", "13800138001", ("13900139002",)),
    ("13800138001、13900139002", "13800138001", ("13900139002",)),
    ("13800138001；13900139002", "13800138001", ("13900139002",)),
    ("13800138001，13900139002", "13800138001", ("13900139002",)),
    ("13800138001\n13900139002", "13800138001", ("13900139002",)),
    ("13800138001 13900139002", "13800138001", ("13900139002",)),
    ("13800138001 或 13900139002", "13800138001", ("13900139002",)),
    ("13800138001/13800138001", "13800138001", ()),
    ("0731-84637000", "", ("0731-84637000",)),
    ("073184637000", "", ("0731-84637000",)),
    ("（0731）84637000", "", ("0731-84637000",)),
    ("0731-84637000-802", "", ("0731-84637000-802",)),
    ("010-62345678", "", ("010-62345678",)),
    ("0731-84637000/13800138001", "13800138001", ("0731-84637000",)),
    ("13800138001/84637000", "13800138001", ("84637000",)),
    ("13800138001（短号 661234）", "13800138001", ()),
    ("+852 9123 4567", "+85291234567", ()),
    ("+1 650-253-0000", "+16502530000", ()),
    ("13800138001 / +852 9123 4567", "13800138001", ("+85291234567",)),
    ("无", "", ()),
    ("-", "", ()),
    ("暂无", "", ()),
    ("", "", ()),
]


def test_phones_are_read_as_people_write_them():
    rows = [
        [f"王{number:c}", f"A{number}", "机电1501", case[0], ""] for number, case in enumerate(PHONES, start=0x4E00)
    ]
    reading = read(*rows)
    assert reading.refused == {}
    assert [(each.phone, each.other_phones) for each in reading.people] == [case[1:] for case in PHONES]


DAMAGED_PHONES = [
    ("1.38E+10", "科学计数法"),
    ("1.38001E+10", "科学计数法"),
    ("1.38e10", "科学计数法"),
    (13800000000, "末尾全是 0"),
    (13800000000.0, "末尾全是 0"),
    ("13800000000", "末尾全是 0"),
    ("1380013800", "10 位"),
    (1380013800, "10 位"),
    ("138001380012", "12 位"),
    (138001380012, "12 位"),
    ("1380013800/0731-84637000", "10 位"),
    ("23800138001", "不是手机号码"),
    (1380013800138001, "末尾几位"),
    (0.5, "小数"),
    ("同上", "不是电话号码"),
    ("########", "不是电话号码"),
    ("84637000", "区号"),
    ("+852 123", "不是手机号码"),
    (True, "不是电话号码"),
    (date(2015, 6, 1), "不是电话号码"),
]


def test_damaged_phones_are_refused_with_address_and_reason():
    rows = [["王小明", f"A{number}", "机电1501", case[0], ""] for number, case in enumerate(DAMAGED_PHONES)]
    reading = read(*rows)
    assert reading.people == []
    assert list(reading.refused) == [f"名册!D{row}" for row in range(2, len(rows) + 2)]
    for (written, word), sentence in zip(DAMAGED_PHONES, reading.refused.values(), strict=True):
        assert word in sentence, written


# Student numbers


def test_student_numbers_are_read():
    written = [
        "20150001",
        20150002,
        "２０１５０００３",
        " 2015 0004 ",
        "d2015-005",
        "'20150006",
        "20150007.0",
        "无",
        None,
    ]
    reading = read(*[[f"王{n:c}", each, "机电1501", "", ""] for n, each in enumerate(written, start=0x4E00)])
    assert [person.student_no for person in reading.people] == [
        "20150001", "20150002", "20150003", "20150004", "D2015-005", "20150006", "20150007", "", ""
    ]  # fmt: skip


def test_damaged_student_numbers_are_refused():
    numbers = [2015010100000001, 1e20, 2015.5, -3, date(2015, 1, 1)]
    written = ["2.01504E+10", "2.01504e10", "学号", "2015/0001", "43010119950101123X", *numbers]
    reading = read(*[["王小明", each, "机电1501", "", ""] for each in written])
    assert list(reading.refused) == [f"名册!B{row}" for row in range(2, len(written) + 2)] and reading.people == []


def test_a_lost_leading_zero_is_refused_where_the_other_numbers_have_it():
    rows = [[f"王{name}", f"0815{number:04}", "机电0801", "", ""] for number, name in enumerate("大二三四", start=1)]
    reading = read(*rows, ["王五", 8150005, "机电0801", "", ""])
    assert list(reading.refused) == ["名册!B6"]
    assert "丢了开头的 0" in reading.refused["名册!B6"]
    assert len(reading.people) == 4


def test_a_short_number_written_as_text_is_no_lost_zero():
    rows = [[f"王{name}", f"0815{number:04}", "机电0801", "", ""] for number, name in enumerate("大二三四", start=1)]
    reading = read(*rows, ["王五", "8150005", "机电0801", "", ""])
    assert reading.refused == {} and len(reading.people) == 5


def test_in_a_csv_every_number_may_have_lost_its_zero():
    lines = ["姓名,学号,班级"] + [f"王{name},0815000{number},机电0801" for number, name in enumerate("大二三四")]
    content = "\n".join([*lines, "王五,8150005,机电0801"]).encode()
    assert list(check_roster(content, filename="名单.csv", college=MECHANICS).refused) == ["名单!B6"]


# Names


NAMES = [
    ("朱　然", "朱然"), ("欧 阳 修", "欧阳修"), (" 黄远刚 ", "黄远刚"), ("买买提·艾力", "买买提·艾力"),
    ("买买提•艾力", "买买提·艾力"), ("买买提．艾力", "买买提·艾力"), ("买买提.艾力", "买买提·艾力"),
    ("王𬱖", "王𬱖"), ("𠮷田", "𠮷田"), ("Nguyen Van  An", "Nguyen Van An"), ("O'Brien", "O'Brien"),
    ("王小\u200b明", "王小明"), ("李娜*", "李娜"), ("阿卜杜拉·买买提·艾力", "阿卜杜拉·买买提·艾力"),
]  # fmt: skip


def test_a_name_is_written_one_way():
    reading = read(*[[case[0], f"A{n}", "机电1501", "", ""] for n, case in enumerate(NAMES)])
    assert reading.refused == {} and names(reading) == [case[1] for case in NAMES]


def test_what_stands_in_brackets_behind_a_name_becomes_a_remark():
    [person] = read(["李娜（班长）", "20150001", "机电1501", "13800138001", "某厂"]).people
    assert (person.name, person.remark) == ("李娜", "班长")


def test_what_is_no_name_is_refused():
    written = [
        "<b>王明</b>",
        "=HYPERLINK(1)",
        "王明1",
        "1234",
        "无",
        "测试",
        "姓名？",
        "王",
        "@SUM(1)",
        "-",
        "王" * 41,
        "#N/A",
    ]
    written += ["<script>alert(1)</script>", 12345, None]
    book = Workbook()
    sheet = book.active
    sheet.title = "名册"
    sheet.append(HEADER)
    for row, each in enumerate(written, start=2):
        sheet.append([None, f"A{row}", "机电1501", "13800138001", "某厂"])
        sheet.cell(row, 1).value = each
        if isinstance(each, str):
            sheet.cell(row, 1).data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    reading = check_roster(stream.getvalue(), filename="a.xlsx", college=MECHANICS)
    assert list(reading.refused) == [f"名册!A{row}" for row in range(2, len(written) + 2)] and reading.people == []


# Years


YEARS = [
    (2015, 2015, None), ("2015", 2015, None), ("15级", 2015, None), ("2015级", 2015, None), ("2015年", 2015, None),
    ("2015年9月", 2015, None), ("2015-09", 2015, None), ("2015.9", 2015, None), (2015.9, 2015, None),
    ("2015/9/1", 2015, None), ("2015年9月1日", 2015, None), ("201509", 2015, None), (201509, 2015, None),
    (20150901, 2015, None), (date(2015, 9, 1), 2015, None), (datetime(2015, 9, 1, 8), 2015, None), (42248, 2015, None),
    ("15", 2015, None), ("89级", 1989, None), ("二〇一五年", 2015, None), ("２０１５", 2015, None), (" 2015 ", 2015, None),
    ("2018届", 2015, 2018), ("2015-2018", 2015, 2018), ("2015.9-2018.6", 2015, 2018), ("2015级/2018届", 2015, 2018),
]  # fmt: skip


def test_years_are_read_as_people_write_them():
    rows = [[f"王{n:c}", f"机电{case[1] % 100:02}01", case[0]] for n, case in enumerate(YEARS, start=0x4E00)]
    reading = read(*rows, header=["姓名", "班级", "年级"])
    assert reading.refused == {}
    assert [(each.enrolled_year, each.graduated_year) for each in reading.people] == [case[1:] for case in YEARS]


def test_impossible_years_are_refused():
    written = ["20015", 20015, "今年", "2015年13月", "1899", 1899, "3015", 2099, "201", "9999"]
    rows = [["王小明", "机电1501", each] for each in written]
    reading = read(*rows, header=["姓名", "班级", "入学年份"])
    assert list(reading.refused) == [f"名册!C{row}" for row in range(2, len(rows) + 2)] and reading.people == []


@pytest.mark.parametrize(
    ("enrolled", "graduated", "address"),
    [(2015, 2012, "D2"), (2015, 2029, "D2"), (2015, 2033, "D2"), (2005, 2008, "C2"), (None, 2012, "D2")],
)
def test_years_that_contradict_each_other_or_the_class_are_refused(enrolled, graduated, address):
    row = ["王小明", "机电1501", enrolled, graduated]
    reading = read(row, header=["姓名", "班级", "入学时间", "毕业时间"])
    assert list(reading.refused) == [f"名册!{address}"]


def test_a_student_back_from_leave_may_be_two_years_older_than_the_class():
    [person] = read(["王小明", "机电1501", 2013], header=["姓名", "班级", "入学年份"]).people
    assert person.enrolled_year == 2013


# Classes and majors


CLASSES = [
    ("机电1501", "机电1501"), ("机电1501班", "机电1501"), (" 机电 1501 班", "机电1501"), ("机电１５０１班", "机电1501"),
    ("15机电1班", "机电1501"), ("15级机电1班", "机电1501"), ("2015级机电1班", "机电1501"), ("2015机电1班", "机电1501"),
    ("机电15-1班", "机电1501"), ("机电15级1班", "机电1501"), ("机电2015-1班", "机电1501"), ("机电15级（1）班", "机电1501"),
    ("机电一体化2015级1班", "机电1501"), ("机电一体化技术2015级1班", "机电1501"), ("2015级机电一体化技术专业1班", "机电1501"),
    ("机电一体化技术1501班", "机电1501"), ("机电1501班（机电一体化技术）", "机电1501"), ("15级机电一班", "机电1501"),
    ("机电15级十二班", "机电1512"), ("2015级机电1501班", "机电1501"), ("机电201501班", "机电1501"),
    ("五年制机电1501", "五年制机电1501"),
]  # fmt: skip


def test_a_class_is_written_one_way_and_tells_major_and_year():
    rows = [[f"王{n:c}", f"A{n}", case[0], "", ""] for n, case in enumerate(CLASSES, start=0x4E00)]
    people = read(*rows).people
    assert [each.class_name for each in people] == [case[1] for case in CLASSES]
    assert {(each.major_name, each.enrolled_year) for each in people} == {("机电一体化技术", 2015)}


def test_a_bare_class_number_is_completed_by_major_and_year():
    header = ["姓名", "专业", "年级", "班级"]
    reading = read(
        ["王小明", "机电一体化技术", "2015级", "1班"],
        ["李小红", "数控", "15级", "2"],
        ["赵小兰", "数控技术", 2015, 1503],
        header=header,
    )
    assert [person.class_name for person in reading.people] == ["机电1501", "数控1502", "数控1503"]


def test_a_bare_class_number_without_a_major_is_refused():
    reading = read(["王小明", "20150001", "1班", "13800138001", ""])
    assert list(reading.refused) == ["名册!C2"]


def test_an_unknown_major_is_asked_once_and_the_answer_is_kept():
    rows = [
        ["王小明", "20150001", "园林1501班", "", ""],
        ["李小红", "20150002", "园林1602", "", ""],
        ["张大山", "20150003", "机电1501", "", ""],
    ]
    reading = read(*rows)
    [question] = reading.questions
    assert (question.key, question.kind, question.rows, question.remember) == ("major:园林", "major", 2, True)
    assert (names(reading), reading.waiting_rows, reading.rows_read) == (["张大山"], 2, 3)
    assert question.options[0] == ("1", "机电一体化技术") and question.options[-1][0] == "unknown"
    answered = read(*rows, answers={"major:园林": "2"})
    assert [(each.class_name, each.major_name) for each in answered.people] == [
        ("园林1501", "数控技术"), ("园林1602", "数控技术"), ("机电1501", "机电一体化技术")
    ]  # fmt: skip
    blank = read(*rows, answers={"major:园林": "unknown"})
    assert [each.major_pk for each in blank.people] == [None, None, 1] and blank.questions == []


def test_an_answer_that_is_no_option_leaves_the_question_open():
    reading = read(["王小明", "20150001", "园林1501", "", ""], answers={"major:园林": "99"})
    assert [question.key for question in reading.questions] == ["major:园林"]


def test_a_major_that_does_not_fit_the_class_is_asked():
    header = ["姓名", "专业", "班级"]
    reading = read(["王小明", "数控技术", "机电1501"], ["李小红", "机电一体化技术", "机电1501"], header=header)
    assert [question.key for question in reading.questions] == ["major:机电1501/数控技术"]
    assert names(reading) == ["李小红"]


def test_of_two_majors_with_one_short_name_the_year_decides_or_the_liaison():
    majors = (
        MajorName(1, "机电一体化技术", ("机电",), opened=2010),
        MajorName(2, "机电设备维修", ("机电",), closed=2009),
    )
    college = Curriculum(1, "机电工程学院", {"机电工程学院": 1}, majors, 2025)
    reading = read(["王小明", "", "机电0501", "", ""], ["李小红", "", "机电1501", "", ""], college=college)
    assert [person.major_name for person in reading.people] == ["机电设备维修", "机电一体化技术"]
    always = Curriculum(
        1, "机电工程学院", {}, tuple(each.__class__(each.pk, each.name, ("机电",)) for each in majors), 2025
    )
    assert [each.key for each in read(["王小明", "", "机电1501", "", ""], college=always).questions] == ["major:机电15"]


def test_a_table_without_a_class_is_asked_for_it_and_takes_the_answer():
    rows = [["王小明", "20150001"], ["李小红", "20150002"]]
    reading = read(*rows, header=["姓名", "学号"], sheet="Sheet1")
    [question] = reading.questions
    assert (question.key, question.free_text, question.remember, question.rows) == ("class:Sheet1", True, False, 2)
    assert reading.people == [] and reading.waiting_rows == 2
    answered = read(*rows, header=["姓名", "学号"], sheet="Sheet1", answers={"class:Sheet1": "15级机电1班"})
    assert [(each.name, each.class_name) for each in answered.people] == [
        ("王小明", "机电1501"),
        ("李小红", "机电1501"),
    ]
    blank = read(*rows, header=["姓名", "学号"], sheet="Sheet1", answers={"class:Sheet1": "unknown"})
    assert [each.class_name for each in blank.people] == ["", ""]


def test_a_file_name_can_say_the_class():
    reading = read(["王小明", "20150001"], header=["姓名", "学号"], sheet="Sheet1", filename="机电1501班通讯录(2).xlsx")
    assert reading.people[0].class_name == "机电1501"


def test_a_year_in_a_file_name_is_no_class():
    reading = read(["王小明", "20150001"], header=["姓名", "学号"], sheet="Sheet1", filename="校友名册2023.xlsx")
    assert [question.key for question in reading.questions] == ["class:Sheet1"]


def test_one_blank_class_among_many_is_refused():
    reading = read(["王小明", "", "机电1501", "", "甲"], ["李小红", "", "", "", "乙"])
    assert list(reading.refused) == ["名册!C3"] and names(reading) == ["王小明"]


def test_a_class_merged_over_its_rows_is_the_class_of_all():
    rows = [
        ["机电1501", "王小明", "1001"],
        [None, "李小红", "1002"],
        ["机电1502", "张大山", "1003"],
        [None, "赵小兰", "1004"],
    ]
    reading = read(*rows, header=["班级", "姓名", "学号"], merged=["A2:A3", "A4:A5"])
    assert [person.class_name for person in reading.people] == ["机电1501", "机电1501", "机电1502", "机电1502"]


# Tables


@pytest.mark.parametrize(
    "header",
    [
        ["姓名", "学号", "班级", "手机", "工作单位"],
        ["学生姓名", "学 号", "班级名称", "联系电话", "就业单位"],
        ["*姓名（必填）", "学号\n", "所在班级", "手机号码*", "现工作单位"],
        ["姓　名", "学号：", "班 级", "联系方式（手机）", "单位名称"],
        ["校友姓名", "学号(必填)", "班级【全称】", "本人手机号", "工作单位及部门"],
        ["本人姓名", "学生学号", "毕业班级", "Tel", "任职单位"],
    ],
)
def test_column_names_vary(header):
    [person] = read(["王小明", "20150001", "机电1501", "13800138001", "某厂"], header=header).people
    assert brief(person) == ("王小明", "20150001", "机电1501", "13800138001", "某厂")


def test_a_header_of_two_rows_is_put_together_and_parents_stay_out():
    rows = [
        ["姓名", "学号", "班级", "联系方式", None, "家长", None],
        [None, None, None, "手机", "邮箱", "姓名", "电话"],
        ["王小明", "1001", "机电1501", "13800138001", "w@example.com", "王大明", "13900139002"],
    ]
    merged = ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"]
    reading = read(*rows, header=None, merged=merged)
    [person] = reading.people
    assert brief(person) == ("王小明", "1001", "机电1501", "13800138001", "")
    assert person.email == "w@example.com" and "13900139002" not in repr(reading) and "王大明" not in repr(reading)


def test_group_words_above_a_header_keep_parents_out():
    rows = [
        ["基本信息", None, None, "家长信息", None],
        ["姓名", "班级", "手机", "姓名", "手机"],
        ["王小明", "机电1501", "13800138001", "王大明", "13900139002"],
    ]
    reading = read(*rows, header=None, merged=["A1:C1", "D1:E1"])
    assert [person.phone for person in reading.people] == ["13800138001"] and "王大明" not in repr(reading)


def test_two_tables_beside_each_other_are_both_read():
    rows = [
        ["机电1501班通讯录", None, None, None, None, None],
        ["序号", "姓名", "手机", "序号", "姓名", "手机"],
        [1, "王小明", "13800138001", 3, "张大山", "13800138003"],
        [2, "李小红", "13800138002", None, None, None],
    ]
    reading = read(*rows, header=None, merged=["A1:F1"])
    assert [(each.name, each.class_name, each.address) for each in reading.people] == [
        ("王小明", "机电1501", "B3"), ("李小红", "机电1501", "B4"), ("张大山", "机电1501", "E3")
    ]  # fmt: skip


def test_titles_blank_lines_totals_footnotes_and_empty_forms_are_no_people():
    rows = [
        ["2015届毕业生名册"],
        [],
        ["序号", *HEADER],
        [1, "王小明", "1001", "机电1201", "13800138001", "某厂"],
        [],
        [2, "李小红", "1002", "机电1201", "13800138002", "某厂"],
        [3, None, None, "机电1201"],
        [4],
        ["合计", 2],
        ["共 2 人"],
        ["注：手机号请勿外传"],
        ["填表人：张老师", None, None, "日期：2025年1月"],
    ]
    reading = read(*rows, header=None)
    assert names(reading) == ["王小明", "李小红"] and reading.rows_read == 2 and reading.refused == {}
    assert {person.graduated_year for person in reading.people} == {2015}
    assert reading.notes == [
        "工作表“名册”第 11、12 行是说明文字，没有当作人员读取。",
        "工作表“名册”有 2 行只有序号或班级，没有人员信息，已跳过。",
    ]


def test_headings_between_people_begin_a_new_class_without_a_new_header():
    rows = [
        ["姓名", "学号", "手机", "工作单位"],
        ["机电1501班"],
        ["王小明", "1001", "13800138001", "某厂"],
        ["班主任：刘建国 电话：13787000000 数控1502班"],
        ["李小红", "1002", "13800138002", "某厂"],
    ]
    reading = read(*rows, header=None)
    assert [(each.name, each.class_name) for each in reading.people] == [("王小明", "机电1501"), ("李小红", "数控1502")]
    assert [(each.class_name, each.head_teacher) for each in reading.classes] == [
        ("机电1501", ""),
        ("数控1502", "刘建国"),
    ]


def test_a_header_repeated_on_every_page_changes_nothing():
    rows = [["机电1501班花名册"], ["姓名", "学号"], ["王小明", "1001"], ["姓名", "学号"], ["李小红", "1002"]]
    reading = read(*rows, header=None)
    assert [(each.name, each.class_name) for each in reading.people] == [("王小明", "机电1501"), ("李小红", "机电1501")]


def test_a_second_header_may_order_its_columns_anew():
    rows = [
        ["姓名", "学号", "班级"],
        ["王小明", "1001", "机电1501"],
        ["学号", "班级", "姓名"],
        ["1002", "机电1502", "李小红"],
    ]
    assert [brief(each)[:3] for each in read(*rows, header=None).people] == [
        ("王小明", "1001", "机电1501"), ("李小红", "1002", "机电1502")
    ]  # fmt: skip


def test_labels_and_values_in_cells_of_their_own_above_the_table_are_read():
    rows = [
        ["班级", "机电1501", "班主任", "刘建国", "联系电话", "13787000001"],
        ["班级联络员", "王小明", "电话", 13800138001],
        ["姓名", "学号"],
        ["王小明", "1001"],
    ]
    [facts] = read(*rows, header=None).classes
    assert (facts.class_name, facts.head_teacher, facts.head_teacher_phone) == ("机电1501", "刘建国", "13787000001")
    assert (facts.class_liaison, facts.class_liaison_phone) == ("王小明", "13800138001")


def test_hidden_sheets_are_named_and_hidden_columns_are_read():
    book = Workbook()
    sheet = book.active
    sheet.title = "名册"
    sheet.append(HEADER)
    sheet.append(["王小明", "1001", "机电1501", "13800138001", "某厂"])
    sheet.column_dimensions["D"].hidden = True
    hidden = book.create_sheet("旧名单")
    hidden.append(HEADER)
    hidden.append(["李小红", "1002", "机电1501", "13800138002", "某厂"])
    hidden.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    reading = check_roster(stream.getvalue(), filename="a.xlsx", college=MECHANICS)
    assert [each.phone for each in reading.people] == ["13800138001"]
    assert reading.notes == ["工作表“旧名单”是隐藏的，没有读取。"]


def test_what_is_not_to_be_stored_is_dropped_by_name_and_stands_nowhere_in_the_result():
    header = [
        "姓名",
        "班级",
        "身份证号",
        "民族",
        "家庭住址",
        "家长电话",
        "紧急联系人",
        "班主任电话",
        "银行卡号",
        "考生号",
        "手机",
    ]
    secret = [
        "430101199501011234",
        "土家族",
        "长沙市芙蓉区",
        "13911111111",
        "王大明",
        "13922222222",
        "6222020000000000",
        "15430101",
    ]
    reading = read(
        ["王小明", "机电1501", *secret, "13800138001"], ["李小红", "机电1501", *secret, "123"], header=header
    )
    assert list(reading.dropped_columns) == header[2:10]
    assert not any(value in repr(reading) for value in secret)
    assert [each.phone for each in reading.people] == ["13800138001"]
    assert reading.refused_rows[0].cells == ("李小红", "机电1501", "", "", "", "", "", "", "", "", "123")


def test_identity_numbers_are_dropped_whatever_their_column_is_called():
    rows = [
        [f"王小{name}", "机电1501", f"43010119950101{number}", "备注43010119950101123X"]
        for number, name in ((1234, "明"), (2345, "红"), (3456, "山"))
    ]
    reading = read(*rows, header=["姓名", "班级", "证号", "备注"])
    assert reading.dropped_columns == {"证号": "内容像身份证号，不保存"}
    assert len(reading.people) == 3 and "43010119950101" not in repr(reading)


def test_columns_nobody_knows_are_named_as_ignored():
    reading = read(["王小明", "机电1501", "篮球"], header=["姓名", "班级", "爱好"])
    assert reading.ignored_columns == ["爱好"]
    assert [(each.letter, each.header, each.label) for each in reading.columns] == [
        ("A", "姓名", "姓名"), ("B", "班级", "班级"), ("C", "爱好", "不导入")
    ]  # fmt: skip


def test_where_no_column_is_the_name_the_liaison_says_which():
    rows = [["王小明", "机电1501", "13800138001", "某厂"], ["李小红", "机电1501", "13800138002", "某厂"]]
    header = ["人员", "班级", "手机", "工作单位"]
    reading = read(*rows, header=header)
    [question] = reading.questions
    assert (question.kind, question.rows, reading.waiting_rows, reading.people) == ("name_column", 2, 2, [])
    answered = read(*rows, header=header, answers={question.key: "人员"})
    assert names(answered) == ["王小明", "李小红"] and answered.questions == []
    skipped = read(*rows, header=header, answers={question.key: "ignore"})
    assert skipped.people == [] and skipped.questions == []


def test_a_mobile_column_is_surer_than_a_telephone_column():
    header = ["姓名", "班级", "联系电话", "手机"]
    reading = read(["王小明", "机电1501", "0731-84637000", "13800138001"], header=header)
    assert [(each.phone, each.other_phones) for each in reading.people] == [("13800138001", ("0731-84637000",))]


def test_two_columns_that_could_be_the_phone_are_asked_about():
    rows, header = [["王小明", "机电1501", "13800138001", "13900139002"]], ["姓名", "班级", "联系方式", "联系方式2"]
    reading = read(*rows, header=header)
    [question] = reading.questions
    assert (question.key, question.kind, reading.waiting_rows) == ("column:联系方式2", "column", 1)
    other = read(*rows, header=header, answers={question.key: "other_phone"})
    assert [(each.phone, each.other_phones) for each in other.people] == [("13800138001", ("13900139002",))]
    first = read(*rows, header=header, answers={question.key: "phone"})
    assert [(each.phone, each.other_phones) for each in first.people] == [("13900139002", ("13800138001",))]
    ignored = read(*rows, header=header, answers={question.key: "ignore"})
    assert [(each.phone, each.other_phones) for each in ignored.people] == [("13800138001", ())]


def test_an_answer_can_say_what_an_unknown_column_is():
    reading = read(
        ["王小明", "机电1501", "某厂"], header=["姓名", "班级", "去哪儿了"], answers={"column:去哪儿了": "employer"}
    )
    assert reading.people[0].employer == "某厂"


def test_no_answer_makes_a_column_stored_that_must_not_be():
    answers = {"column:身份证号": "remark"}
    reading = read(["王小明", "机电1501", "430101199501011234"], header=["姓名", "班级", "身份证号"], answers=answers)
    assert "430101199501011234" not in repr(reading) and list(reading.dropped_columns) == ["身份证号"]


# Other fields


def test_the_other_fields_of_a_person_are_read():
    header = [
        "姓名",
        "班级",
        "性别",
        "邮箱",
        "微信号",
        "QQ",
        "职务",
        "所属行业",
        "所在地",
        "出生日期",
        "层次",
        "学习形式",
        "学制",
        "备注",
    ]
    row = [
        "王小明",
        "机电1501",
        "男性",
        "W@Example.com",
        "wx_1",
        123456,
        "厂长",
        "制造业",
        "湖南省长沙市",
        date(1996, 5, 1),
        "高职",
        "全日制",
        3,
        "班长",
    ]
    [person] = read(row, header=header).people
    assert (person.gender, person.email, person.wechat, person.qq, person.position) == (
        "男",
        "W@Example.com",
        "wx_1",
        "123456",
        "厂长",
    )
    assert (person.industry, person.province, person.city, person.birth_date) == (
        "制造业",
        "湖南省",
        "长沙市",
        date(1996, 5, 1),
    )
    assert (person.level, person.study_form, person.duration, person.remark) == ("高职", "全日制", "3", "班长")


def test_a_doubtful_mailbox_or_gender_keeps_out_the_cell_and_not_the_person():
    [header, row] = [["姓名", "班级", "性别", "邮箱"], ["王小明", "机电1501", "不明", "w@@x"]]
    reading = read(row, header=header)
    assert names(reading) == ["王小明"] and list(reading.warnings) == ["名册!C2", "名册!D2"]


def test_dangerous_text_in_an_employer_is_kept_as_text():
    [person] = read(["王小明", "1001", "机电1501", "", "<b>某厂</b>\n分厂"]).people
    assert person.employer == "<b>某厂</b> 分厂"


def test_an_error_value_is_refused_and_so_is_a_formula_that_was_never_computed():
    book = Workbook()
    sheet = book.active
    sheet.title = "名册"
    sheet.append(HEADER)
    sheet.append(["王小明", "1001", "机电1501", "#N/A", "某厂"])
    sheet["D2"].data_type = "e"
    sheet.append(["李小红", "1002", "机电1501", "=D9+1", "某厂"])
    stream = io.BytesIO()
    book.save(stream)
    reading = check_roster(stream.getvalue(), filename="a.xlsx", college=MECHANICS)
    assert list(reading.refused) == ["名册!D2", "名册!D3"]
    assert "#N/A" in reading.refused["名册!D2"] and "公式" in reading.refused["名册!D3"]


# The same person twice


def test_one_student_number_with_two_names_refuses_both_rows():
    reading = read(["王小明", "1001", "机电1501", "", ""], ["李小红", "1001", "机电1501", "", ""])
    assert reading.people == [] and list(reading.refused) == ["名册!B2", "名册!B3"]
    assert "名册!B3（李小红）" in reading.refused["名册!B2"]


def test_a_repeated_row_fills_what_the_first_left_blank():
    reading = read(
        ["王小明", "1001", "机电1501", "13800138001", ""], ["王小明", "1001", "机电1501", "13900139002", "某厂"]
    )
    [person] = reading.people
    assert (person.phone, person.other_phones, person.employer) == ("13800138001", ("13900139002",), "某厂")
    assert [(each.row, each.first_row, each.tied_by) for each in reading.repeated] == [(3, 2, "学号相同")]
    assert all_rows_are_counted(reading)


def test_a_namesake_in_the_class_without_a_number_stays_and_points_at_the_other():
    reading = read(["李小娜", "1001", "机电1501", "13800138001", ""], ["李小娜", "", "机电1501", "13900139002", ""])
    assert [each.maybe_same_as for each in reading.people] == ["", "名册!A2"] and reading.repeated == []


def test_the_refused_row_comes_with_header_cells_and_reasons():
    reading = read(["王小明", "2.01E+10", "机电1501", 138, "某厂"])
    [row] = reading.refused_rows
    assert (row.sheet, row.row, row.header) == ("名册", 2, tuple(HEADER))
    assert row.cells == ("王小明", "2.01E+10", "机电1501", "138", "某厂")
    assert [reason.split("：")[0] for reason in row.reasons] == ["B2", "D2"]


# Colleges


def test_a_row_of_another_college_is_refused_and_a_former_name_is_ones_own():
    header = ["姓名", "班级", "二级学院"]
    rows = [
        ["王小明", "机电1501", "机电工程学院"],
        ["李小红", "机电1501", "机电系"],
        ["张大山", "机电1501", "机电分院"],
    ]
    assert names(read(*rows, header=header)) == ["王小明", "李小红", "张大山"]
    reading = read(["赵小兰", "机电1501", "园艺学院"], header=header)
    assert [question.key for question in reading.questions] == ["college:园艺学院"] and reading.waiting_rows == 1
    reading = read(["赵小兰", "机电1501", "园艺学院"], header=header, answers={"college:园艺学院": "other"})
    assert list(reading.refused) == ["名册!C2"]


def test_the_june_intake_sends_rows_to_colleges_by_name_and_major():
    header = ["学号", "姓名", "分院", "专业", "班号", "入学日期"]
    rows = [
        ["2201", "王小明", "机电工程学院", "机电一体化技术", "机电2201", date(2022, 9, 1)],
        ["2202", "李小红", "动物科技", "动物医学", "动医2201", date(2022, 9, 1)],
        ["2203", "张大山", "", "畜牧兽医", "牧医2201", date(2022, 9, 1)],
        ["2204", "赵小兰", "园艺分院", "园艺技术", "园艺2201", date(2022, 9, 1)],
    ]
    reading = read(*rows, header=header, college=SCHOOL)
    assert [(each.name, each.college_pk, each.major_pk) for each in reading.people] == [
        ("王小明", 1, 1), ("李小红", 2, 5), ("张大山", 2, 4)
    ]  # fmt: skip
    assert [question.key for question in reading.questions] == ["college:园艺分院"]
    answers = {"college:园艺分院": "unknown", "major:园艺技术": "unknown"}
    queued = read(*rows, header=header, college=SCHOOL, answers=answers).people[3]
    assert (queued.name, queued.college_pk, queued.major_pk, queued.major_name) == ("赵小兰", None, None, "园艺技术")


def test_a_college_is_asked_for_its_curriculum():
    class College:
        def curriculum(self):
            return MECHANICS

    content = (FILES / "gbk.csv").read_bytes()
    assert len(check_roster(content, filename="gbk.csv", college=College()).people) == 30


# Files that hold no roster


def test_a_workbook_without_a_roster_is_refused_with_a_sentence():
    for rows in ([], [["请如实填写"]], [["通知"], ["各班请交名册"]]):
        with pytest.raises(ValidationError, match="没有找到名册"):
            check_roster(workbook(("Sheet1", rows)), filename="a.xlsx", college=MECHANICS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_in_every_encoding_and_its_sheet_is_the_file_name(encoding, delimiter):
    lines = [
        ["姓名", "学号", "班级", "手机"],
        ["王小明", "1001", "机电1501", "13800138001"],
        ["李小红", "1002", "机电1501", "1.38E+10"],
    ]
    content = "\r\n".join(delimiter.join(line) for line in lines).encode(encoding)
    reading = check_roster(content, filename="C:\\我的文件\\机电名单.csv", college=MECHANICS)
    assert names(reading) == ["王小明"] and list(reading.refused) == ["机电名单!D3"]
