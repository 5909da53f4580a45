"""Single cells as people write them and as Excel damages them."""

import io
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from alumni.rosters import check_roster
from alumni.rosters.cells import read_name, read_student_no
from alumni.rosters.classes import read_class
from alumni.rosters.phones import read_phones
from alumni.rosters.years import read_years
from alumni.tests.roster_workbooks import (
    HEADER,
    MECHANICS,
    names,
    read,
)

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


def written_mobiles():
    digits = st.from_regex(r"1[3-9][0-9]{8}[1-9]", fullmatch=True)
    spaces = st.sampled_from(["", " ", "-", "\u3000", "\u00a0"])
    before = st.sampled_from(["", "+86", "+86 ", "86", "0086 ", "手机：", " "])
    after = st.sampled_from(["", "（微信同号）", " ", "/0731-84637000", "本人"])
    wide = st.booleans()
    return st.tuples(digits, spaces, before, after, wide)


@given(written_mobiles())
def test_however_a_mobile_is_written_it_is_the_same_number(parts):
    digits, space, before, after, wide = parts
    written = f"{before}{digits[:3]}{space}{digits[3:7]}{space}{digits[7:]}{after}"
    if wide:
        written = written.translate({ord(each): ord(each) + 0xFEE0 for each in "0123456789+"})
    found = read_phones(written)
    assert (found.mobile, found.problem) == (digits, "")


@given(st.from_regex(r"1[0-9]{7,9}|1[0-9]{11,14}", fullmatch=True), st.booleans())
def test_a_number_with_a_digit_too_few_or_too_many_never_gets_in(digits, as_number):
    assert read_phones(int(digits) if as_number else digits).problem


@given(st.one_of(st.text(max_size=60), st.integers(), st.floats(), st.booleans(), st.dates(), st.none()))
def test_no_cell_whatever_it_holds_makes_the_readers_stumble(cell):
    phones, years = read_phones(cell), read_years(cell, 2025)
    assert not phones.mobile or phones.mobile.startswith(("1", "+"))
    assert years is None or len(years) == 3
    name, _, problem = read_name(cell)
    assert bool(name) != bool(problem)
    number, problem = read_student_no(cell)
    assert not (number and problem)
    assert read_class(str(cell), 2025).name is not None


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
    assert (person.level, person.study_form, person.duration, person.remark) == ("高职", "全日制", "3年", "班长")


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
