"""Tables as they stand in sheets: headers, titles, blocks, columns, and what the liaison is asked."""

import io

import pytest
from openpyxl import Workbook

from alumni.rosters import check_roster
from alumni.tests.roster_workbooks import (
    HEADER,
    MECHANICS,
    brief,
    names,
    read,
)


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


def test_two_columns_of_one_heading_are_told_apart_in_the_question():
    header = ["姓名", "班级", "手机", "手机"]
    reading = read(["王小明", "机电1501", "13800138001", "13900139002"], header=header)
    assert [question.key for question in reading.questions] == ["column:手机（2）"]


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


@pytest.mark.parametrize("heading", ["园林1502", "园林1502班", "护理二班", "15级园林2班"])
def test_a_heading_of_a_class_nobody_knows_never_leaves_people_in_the_class_before(heading):
    rows = [["姓名", "学号"], ["机电1501班"], ["王小明", "1001"], [heading], ["李小红", "1002"]]
    reading = read(*rows, header=None)
    assert [(each.name, each.class_name) for each in reading.people] == [("王小明", "机电1501")]
    assert (reading.waiting_rows, [each.kind for each in reading.questions]) == (1, ["major"])


def test_a_sheet_called_class_one_is_completed_by_its_title_or_asked_about():
    rows = [["姓名", "学号"], ["王小明", "1001"]]
    titled = read(["2015级机电一体化技术专业名册"], *rows, header=None, sheet="一班")
    assert [each.class_name for each in titled.people] == ["机电1501"]
    assert [each.key for each in read(*rows, header=None, sheet="一班").questions] == ["class:一班"]


def test_a_row_without_a_name_is_refused_and_never_taken_for_a_heading():
    reading = read(["王小明", "1001", "机电1501", "", ""], ["", "1002", "机电1501", "", "通讯录印刷厂"])
    assert list(reading.refused) == ["名册!A3"]


def test_marks_beside_a_name_are_no_footnote():
    reading = read(["机电1501班"], ["姓名"], ["★李小娜"], ["*王小明"], ["★以上信息请勿外传"], ["张大山"], header=None)
    assert names(reading) == ["李小娜", "王小明", "张大山"]


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
    reading = read(*rows, header=["姓名", "班级", "核对", "备注"])
    assert reading.dropped_columns == {"核对": "内容像身份证号，不保存"}
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
