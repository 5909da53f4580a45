"""Rosters as colleges send them: who comes in, who is the same person, which file is none."""

import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from alumni.rosters import check_roster
from alumni.rosters.sample import sample_workbook
from alumni.tests.roster_workbooks import (
    ANIMALS,
    COLLEGES,
    FILES,
    HEADER,
    MECHANICS,
    SCHOOL,
    all_rows_are_counted,
    brief,
    names,
    read,
    workbook,
)

EXPECTED = json.loads((FILES / "expected.json").read_text(encoding="utf-8"))


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
    assert reading.repeated[0].changes == {"employer": ["", "某厂"], "phones": ["", "13900139002"]}
    assert all_rows_are_counted(reading)


def test_of_two_values_the_first_rows_counts_and_both_are_shown():
    reading = read(
        ["王小明", "1001", "机电1501", "13800138001", "甲厂"], ["王小明", "1001", "机电1501", "13800138001", "乙厂"]
    )
    assert reading.people[0].employer == "甲厂"
    assert reading.repeated[0].changes == {"employer": ["甲厂", "乙厂"]}


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
