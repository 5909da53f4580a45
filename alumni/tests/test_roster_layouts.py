"""Further layouts and cells of rosters: lines of a class between people, tables side by side, what must not be lost."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from alumni.rosters import check_roster
from alumni.tests.roster_workbooks import HEADER, MECHANICS, names, read

IDENTITY = "430121199601011234"


def classes(reading):
    return [(person.name, person.class_name) for person in reading.people]


@pytest.mark.parametrize(
    "line",
    [
        ["班级：数控1502", "班主任：陈红", "电话：13911112222", "联络员：王五一"],
        ["数控1502班", "班主任", "陈红", "13911112222"],
        ["班级", "数控1502", "班主任", "陈红", "13911112222"],
        ["数控二班", "班主任", "陈红", "13911112222"],
        ["数控1502班（共2人，班主任：陈红，联系电话：13911112222）"],
    ],
)
def test_a_well_filled_line_of_a_class_among_the_people_begins_that_class(line):
    rows = [["王小明", "1001", "13800138001", "某厂"], line, ["李小红", "1002", "13800138002", "某厂"]]
    reading = read(["2015级机电1班"], ["姓名", "学号", "手机", "单位"], *rows, header=None)
    assert [name for name, _ in classes(reading)] in (["王小明", "李小红"], ["王小明"])
    assert ("李小红", "机电1501") not in classes(reading) and reading.refused == {}
    teachers = {facts.class_name: facts.head_teacher for facts in reading.classes}
    assert teachers["机电1501"] == "" and teachers.get("数控1502", "陈红") == "陈红"


def test_a_line_of_a_class_right_below_the_header_is_no_second_header():
    line = ["机电1501班（共2人，班主任：刘建国，联系电话：13787000000）"]
    reading = read(["姓名", "学号", "手机"], line, ["王小明", "1001", "13800138001"], header=None)
    assert classes(reading) == [("王小明", "机电1501")]
    assert (reading.classes[0].head_teacher, reading.classes[0].head_teacher_phone) == ("刘建国", "13787000000")


def test_the_class_liaison_may_be_called_contact_person():
    lines = [["机电1501班"], ["辅导员老师：王芳", "电话：0731-84637000"], ["班级联络人：王小明", "手机：13800138001"]]
    reading = read(*lines, ["姓名", "手机"], ["王小明", "13800138001"], header=None)
    [facts] = reading.classes
    assert (facts.class_name, facts.head_teacher, facts.head_teacher_phone, facts.class_liaison) == (
        "机电1501", "王芳", "0731-84637000", "王小明"
    )  # fmt: skip


def test_two_classes_beside_each_other_have_each_their_own_name_above_them():
    header = ["姓名", "学号", "手机", "姓名", "学号", "手机"]
    people = ["王小明", "1001", "13800138001", "李小红", "1002", "13800138002"]
    reading = read(["机电1501班", None, None, "数控1502班"], header, people, header=None, merged=["A1:C1", "D1:F1"])
    assert classes(reading) == [("王小明", "机电1501"), ("李小红", "数控1502")]
    one = read(["机电1501班"], header, people, header=None, merged=["A1:F1"])
    assert classes(one) == [("王小明", "机电1501"), ("李小红", "机电1501")]


def test_a_line_of_signatures_is_no_person():
    reading = read(
        ["序号", "姓名", "手机", "班级"],
        [1, "王小明", "13800138001", "机电1501"],
        ["班主任签字：", None, "盖章："],
        header=None,
    )
    assert names(reading) == ["王小明"] and reading.refused == {}


def test_without_a_header_nobody_is_taken_for_one():
    with pytest.raises(ValidationError, match="没有找到名册"):
        read(["王小明", "1001", "13800138001"], ["李小红", "1002", "13800138002"], header=None)


def test_a_header_without_people_is_refused():
    with pytest.raises(ValidationError, match="只有列名，没有人员"):
        read(HEADER, header=None)


def test_a_heading_in_the_name_column_is_no_name():
    reading = read(["学号", "1001", "1002"], ["手机", "13800138001", "13800138002"], header=["姓名", "王小明", "李小红"],
        sheet="机电1501")  # fmt: skip
    assert reading.people == [] and list(reading.refused) == ["机电1501!A2", "机电1501!A3"]


@pytest.mark.parametrize(("written", "year"), [(15, 2015), ("15", 2015), ("2015年9月至2018年7月", 2015), (89, 1989)])
def test_short_years_and_spans_are_read_as_numbers_and_as_text(written, year):
    header = ["姓名", "班级", "在校时间"]
    [person] = read(["王小明", "机电二班", written], header=header, answers={"major:机电二班": "1"}).people
    assert person.enrolled_year == year


def test_a_birthday_of_two_digits_is_not_of_the_first_century():
    reading = read(["王小明", "机电1501", "96年1月2日"], header=["姓名", "班级", "出生日期"])
    assert reading.people[0].birth_date is None and list(reading.warnings) == ["名册!C2"]
    assert read(["王小明", "机电1501", "1996.1.2"], header=["姓名", "班级", "出生日期"]).people[0].birth_date == date(
        1996, 1, 2
    )


def test_an_office_held_as_a_student_is_no_position_at_work():
    reading = read(["王小明", "机电1501", "班长", "某厂"], header=["姓名", "班级", "在校职务", "工作单位"])
    assert reading.people[0].position == "" and reading.ignored_columns == ["在校职务"]


@pytest.mark.parametrize("written", ["同手机", "同手机号", "与手机号相同", "微信同号", "手机号"])
def test_a_wechat_that_is_the_phone_is_written_as_the_phone(written):
    reading = read(["王小明", "机电1501", "13800138001", written], header=["姓名", "班级", "手机", "微信"])
    assert reading.people[0].wechat == "13800138001"
    blank = read(["王小明", "机电1501", "13800138001", None], header=["姓名", "班级", "手机", "微信"])
    assert blank.people[0].wechat == ""


def test_the_second_of_two_columns_of_one_field_is_not_lost_in_silence():
    header = ["姓名", "班级", "职务", "职称", "备注", "其他", "工作单位"]
    reading = read(["王小明", "机电1501", "主任", "工程师", "班长", "党员", "甲厂"], header=header)
    [person] = reading.people
    assert (person.position, person.remark) == ("主任", "班长；党员")
    assert reading.warnings == {"名册!D2": "同一项内容已取自 C 列，这一格未导入。"}


@pytest.mark.parametrize(
    "row",
    [
        [f"王小明（{IDENTITY}）", "1001", "机电1501", "", "某厂"],
        [f"王小明{IDENTITY}", "1001", "机电1501", "", "某厂"],
        ["王小明", "1001", "机电1501", IDENTITY, "某厂"],
        ["王小明", f"{IDENTITY}（证）", "机电1501", "", "某厂"],
        ["王小明", "1001", "机电1501", "", f"某厂 {IDENTITY}"],
        ["王小明", "1001", "机电1501", "138", "某厂 430121 19960101 1234"],
    ],
)
def test_an_identity_number_in_any_cell_stands_nowhere_in_the_result(row):
    said = repr(read(row)).replace(" ", "")
    assert IDENTITY[:17] not in said


def test_a_remark_longer_than_the_record_holds_is_refused():
    reading = read([f"王小明（{'长' * 600}）", "1001", "机电1501", "", ""])
    assert list(reading.refused) == ["名册!A2"] and "500" in reading.refused["名册!A2"]


def test_one_name_with_one_phone_in_two_classes_waits_for_a_decision():
    reading = read(["王小明", "", "机电1501", "13800138001", ""], ["王小明", "", "机电1502", "13800138001", ""])
    assert [person.maybe_same_as for person in reading.people] == ["", "名册!A2"]


def test_a_number_kept_as_text_by_an_equals_sign_is_read():
    content = '姓名,学号,班级\n王小明,"=""0150101""",机电1501\n'.encode()
    reading = check_roster(content, filename="名册.csv", college=MECHANICS)
    assert [person.student_no for person in reading.people] == ["0150101"]
