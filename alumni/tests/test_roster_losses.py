"""What a roster must not lose, change or let in without a word."""

import io
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from alumni.rosters import check_roster
from alumni.rosters.sample import sample_workbook
from alumni.tests.roster_workbooks import ANIMALS, MECHANICS, all_rows_are_counted, names, read

# Numbers and cells that Excel changed


def formatted(number_format, *numbers):
    book = Workbook()
    book.active.title = "名册"
    book.active.append(["姓名", "学号", "班级"])
    for name, number in zip(("王小明", "李小红", "张大山"), numbers, strict=False):
        book.active.append([name, number, "机电1501"])
        book.active.cell(book.active.max_row, 2).number_format = number_format
    stream = io.BytesIO()
    book.save(stream)
    return check_roster(stream.getvalue(), filename="名册.xlsx", college=MECHANICS)


def test_zeros_that_only_a_cells_format_shows_are_part_of_the_student_number():
    assert [each.student_no for each in formatted("0000000000", 5012300, 5012301).people] == [
        "0005012300",
        "0005012301",
    ]
    assert [each.student_no for each in formatted('"S"00000', 12, 13).people] == ["S00012", "S00013"]
    assert [each.student_no for each in formatted("0", 20150001).people] == ["20150001"]


def test_a_number_that_lost_its_zero_is_told_by_one_neighbour_that_kept_it():
    content = "姓名,学号,班级\n王小明,1500001,机电1501\n李小红,01500003,机电1501\n".encode()
    reading = check_roster(content, filename="名册.csv", college=MECHANICS)
    assert (list(reading.refused), names(reading)) == (["名册!B2"], ["李小红"])


@pytest.mark.parametrize("header", ["班级", "工作单位", "职务", "专业", "分院"])
def test_a_text_that_excel_made_a_date_is_refused(header):
    columns = ["姓名", "班级", *([] if header == "班级" else [header])]
    row = ["王小明", "机电1501", date(2015, 1, 2)] if header != "班级" else ["王小明", date(2015, 1, 2)]
    reading = read(row, header=columns)
    [(address, sentence)] = reading.refused.items()
    assert address == ("名册!B2" if header == "班级" else "名册!C2") and "2015-01-02" in sentence and "文本" in sentence


def test_rows_that_a_quote_swallowed_are_refused_and_counted():
    lines = ["姓名,学号,班级", '王小明,20150001,"机电1501', "李小红,20150002,机电1501", '张大山,20150003,机电1501"']
    lines.append("赵小兰,20150004,机电1501")
    reading = check_roster("\n".join(lines).encode(), filename="名册.csv", college=MECHANICS)
    assert (list(reading.refused), names(reading)) == (["名册!C2"], ["赵小兰"]) and all_rows_are_counted(reading)


# Work, and words that point elsewhere


def test_an_industry_that_is_not_understood_and_a_post_without_employer_are_told():
    header = ["姓名", "班级", "工作单位", "职务", "行业"]
    reading = read(
        ["王小明", "机电1501", "甲厂", "工人", "杂七杂八"], ["李小红", "机电1501", None, "工程师", None], header=header
    )
    assert list(reading.warnings) == ["名册!E2", "名册!D3"]
    assert [(each.position, each.industry) for each in reading.people] == [("工人", ""), ("工程师", "")]


@pytest.mark.parametrize("written", ["同手机号", "同上", "手机号", "手机", "电话号码"])
def test_a_wechat_name_that_points_to_the_phone_is_the_phone_or_nothing(written):
    header = ["姓名", "班级", "手机", "微信"]
    reading = read(["王小明", "机电1501", "13800138000", written], ["李小红", "机电1501", None, written], header=header)
    assert [each.wechat for each in reading.people] == ["13800138000", ""]
    assert list(reading.warnings) == ["名册!D3"]


@pytest.mark.parametrize("written", ["3", 3, "3年", "3年制", "3.0"])
def test_a_duration_is_written_one_way(written):
    assert read(["王小明", "机电1501", written], header=["姓名", "班级", "学制"]).people[0].duration == "3年"


# Classes


@pytest.mark.parametrize(
    "title",
    [
        "机电1501班、机电1502班通讯录",
        "机电1501、1502班名册",
        "机电1501-1503班",
        "2015级机电1班、2015级机电2班",
        "机电1501和数控1502",
    ],
)
def test_of_several_classes_in_the_title_the_liaison_says_which_it_is(title):
    reading = read([title], ["姓名", "手机"], ["王小明", "13800138000"], header=None)
    [question] = reading.questions
    assert (question.kind, reading.waiting_rows, reading.people) == ("class", 1, [])


@pytest.mark.parametrize(
    "title", ["机电1501班（2015级机电1班）", "2015级机电1501班-2018届", "机电1501班 机电一体化技术1501班"]
)
def test_one_class_in_several_words_is_one(title):
    assert read([title], ["姓名"], ["王小明"], header=None).people[0].class_name == "机电1501"


def test_the_numeral_of_a_class_does_not_grow_into_its_year():
    rows = [["王小明", "机电15一班"], ["李小红", "机电151"], ["张大山", "机电151班"]]
    assert [each.class_name for each in read(*rows, header=["姓名", "班级"]).people] == [
        "机电1501",
        "机电151班",
        "机电151班",
    ]


# People


def test_two_names_in_one_cell_are_no_person_and_titles_are_no_part_of_a_name():
    written = ["李红 王明", "王小明.", "班长李小红", "张大山已故", "李老师", "4 赵小兰", "欧阳 娜娜", "张参军"]
    reading = read(
        *[[each, "机电1501", f"1380013800{at}"] for at, each in enumerate(written)], header=["姓名", "班级", "手机"]
    )
    assert names(reading) == ["王小明", "李小红", "张大山", "赵小兰", "欧阳娜娜", "张参军"]
    assert [each.remark for each in reading.people] == ["", "班长", "已故", "", "", ""]
    assert list(reading.refused) == ["名册!A2", "名册!A6"]


def test_head_teachers_and_whoever_filled_the_form_in_are_no_students():
    rows = [
        [1, "王小明", "男", "13800138000", None, None],
        ["班主任", "刘建国", "男", "13900139000", None, None],
        [2, "陈红", "女", "13900139001", "辅导员", None],
        ["填表人", "王芳", "电话", "13900139002", None, None],
        [3, "周老实", "男", "13900139003", None, "班主任"],
        [4, "李小红（班主任）", "女", "13900139004", None, None],
    ]
    header = ["序号", "姓名", "性别", "手机", "备注", "说明"]
    reading = read(["机电1501班"], header, *rows, header=None)
    assert (names(reading), list(reading.refused)) == (
        ["王小明"], ["名册!A4", "名册!E5", "名册!A6", "名册!F7", "名册!B8"]
    )  # fmt: skip


def test_a_student_with_a_number_may_be_a_head_teacher_today():
    [person] = read(["王小明", "20150001", "机电1501", "班主任"], header=["姓名", "学号", "班级", "备注"]).people
    assert person.remark == "班主任"


def test_seat_numbers_are_no_student_numbers_unless_the_liaison_says_so():
    rows = [["王小明", 1, "机电1501"], ["李小红", 2, "机电1501"], ["张大山", 3, "机电1501"]]
    reading = read(*rows, header=["姓名", "学号", "班级"])
    assert [each.student_no for each in reading.people] == ["", "", ""]
    assert reading.notes == ["工作表“名册”的“学号”一列是 1、2、3 这样的编号，不像学号，没有导入。"]
    told = read(*rows, header=["姓名", "学号", "班级"], answers={"column:学号": "student_no"})
    assert [each.student_no for each in told.people] == ["1", "2", "3"]


def test_the_second_row_of_one_student_tells_another_class_and_another_post():
    header = ["姓名", "学号", "班级", "工作单位", "职务"]
    rows = [["王小明", "20150001", "机电1501", "甲厂", "工人"], ["王小明", "20150001", "机电1502", "乙厂", "厂长"]]
    reading = read(*rows, header=header)
    [repeated] = reading.repeated
    assert repeated.changes == {
        "class_name": ["机电1501", "机电1502"], "employer": ["甲厂", "乙厂 厂长"]
    }  # fmt: skip
    assert (reading.people[0].class_name, reading.people[0].position) == ("机电1501", "工人")


# What the liaison is asked and told


def test_whose_number_a_lonely_contact_phone_is_the_liaison_says():
    header, row = ["姓名", "班级", "联系人电话"], ["王小明", "机电1501", "13800138000"]
    [question] = read(row, header=header).questions
    assert question.key == "column:联系人电话"
    assert read(row, header=header, answers={question.key: "phone"}).people[0].phone == "13800138000"
    assert read(row, header=header, answers={question.key: "ignore"}).people[0].phone == ""


def test_a_refused_row_keeps_the_class_and_years_that_stood_above_it():
    reading = read(["机电1501班 2018届"], ["姓名", "手机"], ["王小明", "138001"], header=None)
    [row] = reading.refused_rows
    assert (row.header, row.cells) == (("姓名", "手机", "班级", "毕业年份"), ("王小明", "138001", "机电1501班", "2018"))


def test_warnings_beyond_those_shown_are_counted():
    rows = [[f"王{chr(0x4E00 + n)}", "机电1501", "不男不女"] for n in range(501)]
    reading = read(*rows, header=["姓名", "班级", "性别"])
    assert reading.notes == ["有 501 格未导入或需要留意，这里列出前 500 格。"]


def test_hidden_rows_come_in_with_a_note():
    book = Workbook()
    for row in (["姓名", "班级"], ["王小明", "机电1501"], ["李小红", "机电1501"]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    reading = check_roster(stream.getvalue(), filename="名册.xlsx", college=MECHANICS)
    assert names(reading) == ["王小明", "李小红"]
    assert reading.notes == ["工作表“Sheet”有 1 行是隐藏或筛掉的，也读取了。不要导入的请在原表中删去再上传。"]


def test_the_sample_of_a_college_speaks_of_its_own_major():
    content = sample_workbook(curriculum=ANIMALS)
    assert [cell.value for cell in load_workbook(io.BytesIO(content)).active[2]][3:5] == ["畜牧兽医", "牧医1501"]
    assert check_roster(content, filename="样表.xlsx", college=ANIMALS).questions == []


def test_a_post_without_its_employer_is_told_and_given_to_no_other():
    reading = read(
        ["姓名", "学号", "班级", "工作单位", "职务"],
        ["周周", "20150006", "机电1501", "甲厂", ""],
        ["周周", "20150006", "机电1501", "", "厂长"],
    )
    assert (reading.people[0].employer, reading.people[0].position) == ("甲厂", "")
    assert reading.repeated[0].changes == {"employer": ["甲厂", "（未写单位） 厂长"]}
