"""Whole rosters as clerks make them: blocks, lists from forms and chats, cards, notes, sheets that are none."""

import pytest

from alumni.rosters import check_roster
from alumni.tests.roster_workbooks import HEADER, MECHANICS, SCHOOL, all_rows_are_counted, brief, names, read, workbook

PEOPLE = ["王小明", "李小红", "张大山", "赵小兰", "钱多多", "孙大伟"]


def classes(reading):
    return [(person.name, person.class_name) for person in reading.people]


def of_classes(*written, header=("班级", "姓名"), **kwargs):
    return read(*[[each, name] for each, name in zip(written, PEOPLE, strict=False)], header=list(header), **kwargs)


# A class written once for several rows


def test_a_class_in_the_first_row_of_each_block_is_the_class_of_the_block():
    reading = of_classes("机电1501", None, None, "机电1502", None, None)
    assert [each for _, each in classes(reading)] == ["机电1501"] * 3 + ["机电1502"] * 3
    assert (reading.refused, reading.questions) == ({}, [])
    assert reading.notes == ["工作表“名册”的班级只写在每块的第一行，下面空白的 4 行按上面的班级读取。"]


def test_what_stands_beside_the_class_of_a_block_holds_for_the_block_too():
    header = ["分院", "专业", "班级", "学号", "姓名", "单位"]
    rows = [
        ["机电工程学院", "机电一体化技术", "机电2201", "1", "王小明", "甲厂"],
        [None, None, None, "2", "李小红", None],
        [None, None, None, "3", "张大山", None],
        ["动物科技学院", "动物医学", "动医2201", "4", "赵小兰", None],
        [None, None, None, "5", "钱多多", None],
    ]
    people = read(*rows, header=header, college=SCHOOL).people
    assert [(each.class_name, each.college_pk, each.employer) for each in people] == [
        ("机电2201", 1, "甲厂"), ("机电2201", 1, ""), ("机电2201", 1, ""), ("动医2201", 2, ""), ("动医2201", 2, "")
    ]  # fmt: skip


def test_a_bare_number_of_a_block_takes_major_and_year_from_the_blocks_first_row():
    rows = [["机电一体化技术", 2015, "1班", "王小明"], [None, None, None, "李小红"], [None, None, None, "张大山"]]
    rows += [["数控技术", 2016, "2班", "赵小兰"], [None, None, None, "钱多多"]]
    reading = read(*rows, header=["专业", "年级", "班级", "姓名"])
    assert [each for _, each in classes(reading)] == ["机电1501"] * 3 + ["数控1602"] * 2


def test_where_it_is_not_certain_whether_a_blank_class_is_the_one_above_the_liaison_says_once():
    written = ["机电1501", None, "机电1502", "机电1503", None]
    reading = of_classes(*written)
    [question] = reading.questions
    assert (question.key, question.kind, question.rows, question.remember) == ("class-above:名册!A1", "class", 2, False)
    assert (names(reading), reading.waiting_rows) == (["王小明", "张大山", "赵小兰"], 2) and all_rows_are_counted(
        reading
    )
    above = of_classes(*written, answers={question.key: "above"})
    assert [each for _, each in classes(above)] == ["机电1501", "机电1501", "机电1502", "机电1503", "机电1503"]
    left = of_classes(*written, answers={question.key: "ignore"})
    assert list(left.refused) == ["名册!A3", "名册!A6"] and left.questions == []


def test_one_class_forgotten_among_classes_written_for_each_row_is_refused():
    reading = of_classes("机电1501", "机电1501", None, "机电1502")
    assert list(reading.refused) == ["名册!A4"] and reading.questions == []


def test_a_csv_has_blocks_as_well():
    content = "班级,姓名,手机\n机电1501,王小明,13800138001\n,李小红,13800138002\n,张大山,13800138003\n".encode(
        "gb18030"
    )
    reading = check_roster(content, filename="名单.csv", college=MECHANICS)
    assert [each for _, each in classes(reading)] == ["机电1501"] * 3


@pytest.mark.parametrize("mark", ["同上", "〃", '"', "″"])
def test_a_ditto_mark_is_what_stands_above_it(mark):
    header = ["姓名", "班级", "毕业时间", "单位", "手机"]
    reading = read(
        ["王小明", "机电1501", "2018", "甲厂", "13800138001"], ["李小红", mark, mark, mark, None], header=header
    )
    assert [(each.class_name, each.graduated_year, each.employer) for each in reading.people] == [
        ("机电1501", 2018, "甲厂")
    ] * 2


# Lines that are no people


NO_PEOPLE = [
    "第二组",
    "男生",
    "女生（2人）",
    "合计 32人",
    "共计：32 人",
    "应到 32人",
    "制表人：李某",
    "以上",
    "2024年5月1日",
]
NO_PEOPLE += ["总人数：4人 男2人 女2人", "（完）", "备注：李小红已转学", "1. 以上名单截止2024年", "2.请各位同学核对"]


@pytest.mark.parametrize("line", NO_PEOPLE)
@pytest.mark.parametrize("serial", [True, False])
def test_a_line_of_one_cell_never_becomes_a_person(line, serial):
    before = [None] if serial else []
    rows = [[*before, "王小明", "13800138001"], [*before, line], [*before, "李小红", "13800138002"]]
    header = ["序号", "姓名", "电话"] if serial else ["姓名", "电话"]
    reading = read(["机电1501班"], header, *rows, header=None)
    assert names(reading) == ["王小明", "李小红"] and all_rows_are_counted(reading)
    assert set(reading.refused) <= {"名册!B4"}


def test_a_short_line_that_may_be_a_person_or_not_is_refused_and_a_name_alone_is_a_person():
    reading = read(["机电1501班"], ["姓名", "电话"], ["在长沙"], ["王小明"], ["欧阳修"], header=None)
    assert names(reading) == ["王小明", "欧阳修"] and list(reading.refused) == ["名册!A3"]


def test_a_teacher_in_the_list_of_a_class_is_refused_and_an_alumnus_who_teaches_is_not():
    header = ["姓名", "班级", "职务", "单位", "手机"]
    reading = read(["刘建国", "机电1501", "班主任", None, "13787000001"], ["王小明", "机电1501", "班主任", "一中", "13800138001"],
        header=header)  # fmt: skip
    assert list(reading.refused) == ["名册!C2"] and names(reading) == ["王小明"]


def test_instructions_and_the_example_below_the_header_are_no_people():
    rows = [["", "（必填）", "（选填）", "（必填，如机电1501）", "11位", "（全称）"]]
    rows += [
        ["例", "张三丰", "1001", "机电1501", "13800138000", "某公司"],
        [1, "王小明", "1001", "机电1501", "", "甲厂"],
    ]
    reading = read(*rows, header=["序号", *HEADER])
    assert names(reading) == ["王小明"] and reading.refused == {}
    assert reading.notes == ["工作表“名册”第 2、3 行是说明文字，没有当作人员读取。"]


# Sheets that are none, forms for one person


def test_instructions_and_statistics_beside_a_roster_stop_nothing():
    sheets = [
        ("填表说明", [["字段", "要求", "示例"], ["姓名", "必填", "张三"], ["手机", "必填", "13800138000"]]),
        ("名单", [HEADER, ["王小明", "1001", "机电1501", "13800138001", "甲厂"]]),
        ("统计", [["班级", "人数", "就业人数", "就业率"], ["机电1501", 1, 1, "100%"]]),
    ]
    reading = check_roster(workbook(*sheets), filename="a.xlsx", college=MECHANICS)
    assert names(reading) == ["王小明"] and reading.questions == []
    assert reading.notes == ["工作表“填表说明”里没有名册，已跳过。", "工作表“统计”里没有名册，已跳过。"]


def test_a_form_for_one_person_is_refused_at_the_name_with_what_to_do():
    card = [["姓名", "王小明", "性别", "男"], ["学号", "1001", "班级", "机电1501"], ["手机", "13800138001"]]
    reading = read(
        ["校友信息登记表"], *card, [], *[[each.replace("王", "李") for each in row] for row in card], header=None
    )
    assert list(reading.refused) == ["名册!B2", "名册!B6"] and reading.people == [] and all_rows_are_counted(reading)
    assert "一行一人" in reading.refused["名册!B2"]


def test_a_header_whose_second_word_begins_like_a_surname_is_no_form():
    header = ["姓名", "常住地址", "电话", "班级"]
    assert names(read(["王小明", "长沙", "13800138001", "机电1501"], header=header)) == ["王小明"]


# Columns


def test_an_export_of_an_online_form_is_read():
    header = ["序号", "提交答卷时间", "来自IP", "1、您的姓名", "2、您的性别", "3、您的班级（如机电1501）", "4、您的手机号码",
        "5、您的工作单位", "6、您所在的城市"]  # fmt: skip
    row = [1, "2024/5/1 12:03:11", "113.247.1.1(湖南-长沙)", "王小明", "男", "机电1501", "13800138001", "(空)", "长沙"]
    [person] = read(row, header=header).people
    assert (*brief(person), person.gender, person.city) == ("王小明", "", "机电1501", "13800138001", "", "男", "长沙")


def test_traditional_headings_are_read_and_names_stay_as_written():
    header = ["學號", "姓名", "班級", "聯絡電話", "單位", "職務", "畢業年份"]
    [person] = read(["1001", "陳小紅", "機電1501", "13800138001", "華興廠", "廠長", "2018"], header=header).people
    assert (*brief(person), person.position, person.graduated_year) == (
        "陳小紅", "1001", "机电1501", "13800138001", "華興廠", "廠長", 2018
    )  # fmt: skip


def test_a_csv_in_big5_is_read():
    content = "學號,姓名,班級,電話,單位\r\n1001,陳小紅,機電1501,13800138001,華興廠\r\n".encode("big5")
    [person] = check_roster(content, filename="名單.csv", college=MECHANICS).people
    assert brief(person) == ("陳小紅", "1001", "机电1501", "13800138001", "華興廠")


def test_headings_in_two_languages_are_read():
    header = ["姓名\n(Name)", "班级\nClass", "手机\nMobile", "单位\nCompany"]
    assert brief(read(["王小明", "机电1501", "13800138001", "甲厂"], header=header).people[0])[2:] == (
        "机电1501", "13800138001", "甲厂"
    )  # fmt: skip
    assert names(read(["王小明", "机电1501"], header=["Name", "Class"])) == ["王小明"]


def test_a_contact_person_is_the_person_only_where_the_liaison_says_so():
    header = ["班级", "联系人", "联系人电话", "单位"]
    rows = [["机电1501", "王小明", "13800138001", "甲厂"], ["机电1501", "李小红", "13800138002", "乙厂"]]
    asked = read(*rows, header=header)
    [question] = asked.questions
    assert (question.kind, question.options[0][0], asked.waiting_rows) == ("name_column", "联系人", 2)
    assert "王小明" not in repr(asked) and "13800138001" not in repr(asked)
    settled = read(*rows, header=header, answers={question.key: "联系人"})
    assert [(each.name, each.phone, each.employer) for each in settled.people] == [
        ("王小明", "13800138001", "甲厂"), ("李小红", "13800138002", "乙厂")
    ]  # fmt: skip
    named = read(["赵小兰", "机电1501", "王小明", "13800138001"], header=["姓名", "班级", "联系人", "联系人电话"])
    assert brief(named.people[0])[3] == "" and "王小明" not in repr(named)


def test_names_alone_in_several_columns_are_all_read():
    reading = read(["机电1501班同学名单"], ["姓名"] * 3, PEOPLE[:3], PEOPLE[3:5], header=None, merged=["A1:C1"])
    assert sorted(names(reading)) == sorted(PEOPLE[:5]) and {each.class_name for each in reading.people} == {"机电1501"}


def test_a_month_of_birth_is_noted_once_and_not_at_every_person():
    rows = [[name, "机电1501", "1996.05"] for name in PEOPLE]
    reading = read(*rows, header=["姓名", "班级", "出生年月"])
    assert reading.warnings == {} and reading.notes == ["工作表“名册”的出生日期有的没有写到日，没有导入。"]


def test_the_head_teacher_stands_before_the_counsellor():
    lines = [
        ["机电1501班通讯录"],
        ["班主任", "刘建国", "手机", "13787000001"],
        ["辅导员", "王芳", "手机", "13787000002"],
    ]
    [facts] = read(*lines, ["姓名"], ["王小明"], header=None).classes
    assert (facts.head_teacher, facts.head_teacher_phone) == ("刘建国", "13787000001")


def test_the_year_in_the_title_is_of_every_class_below_it():
    rows = [["2018届毕业生通讯录"], ["机电1501班"], ["姓名"], ["王小明"], [], ["机电1502班"], ["姓名"], ["李小红"]]
    rows += [["机电1901班"], ["姓名"], ["张大山"]]
    assert [each.graduated_year for each in read(*rows, header=None).people] == [2018, 2018, None]
