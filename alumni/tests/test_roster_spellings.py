"""Ways in which classes, telephones, names, years and places are written, and identity numbers that must not stay."""

import pytest

from alumni.rosters import check_roster
from alumni.rosters.phones import read_phones
from alumni.rosters.years import read_years
from alumni.tests.roster_workbooks import HEADER, MECHANICS, all_rows_are_counted, names, read, workbook
from common.regions import find_region

IDENTITIES = ["430121199605011234", "430121960501123", "４３０１２１１９９６０５０１１２３４", "430121 19960501 123x"]

# Classes


WRITTEN = ["机电(1503)", "机电（1503）班", "机电15(3)班", "机电(3)班15级", "机电3班(2015级)", "机电15.3班", "2015级3班"]
WRITTEN += ["2015级机电(3)班", "第3班", "機電1503", "2015級機電3班"]


@pytest.mark.parametrize("written", WRITTEN)
def test_a_class_of_brackets_points_and_traditional_characters_is_the_same_class(written):
    [person] = read(["王小明", written, 2015, "机电一体化技术"], header=["姓名", "班级", "年级", "专业"]).people
    assert (person.class_name, person.major_name, person.enrolled_year) == ("机电1503", "机电一体化技术", 2015)


def test_a_class_without_a_year_takes_the_rows_year_and_without_one_stays_as_written():
    reading = read(["王小明", "机电三班", "2015级"], ["李小红", "机电三班", None], header=["姓名", "班级", "年级"])
    assert [(each.class_name, each.enrolled_year) for each in reading.people] == [("机电1503", 2015), ("机电3班", None)]


def test_a_running_number_of_an_old_school_is_no_year():
    reading = read(["王建国", "机电117班", 1986, 1990], header=["姓名", "班级", "入学时间", "毕业时间"])
    assert [(each.class_name, each.enrolled_year) for each in reading.people] == [("机电117班", 1986)]


def test_1925_is_a_class_of_2019_for_nobody_is_left_of_1925():
    [person] = read(["王小明", "", "机电1925", "", ""]).people
    assert (person.class_name, person.enrolled_year, person.major_name) == ("机电1925", 2019, "机电一体化技术")


def test_2015_may_be_a_year_or_a_class_and_the_rows_own_year_or_the_liaison_says():
    header = ["姓名", "班级", "年级"]
    told = read(["王小明", "机电2015", 2015], ["李小红", "机电2015", 2020], header=header)
    assert [(each.class_name, each.enrolled_year) for each in told.people] == [("机电2015级", 2015), ("机电2015", 2020)]
    asked = read(["王小明", "机电2015", None], header=header)
    [question] = asked.questions
    assert (question.key, question.kind, question.rows, asked.waiting_rows) == ("class-year:机电2015", "class", 1, 1)
    assert question.options == [("numbered", "2020 级 15 班"), ("yearly", "2015 级，没有写几班")]
    for answer, expected in (("numbered", ("机电2015", 2020)), ("yearly", ("机电2015级", 2015))):
        [person] = read(["王小明", "机电2015", None], header=header, answers={question.key: answer}).people
        assert (person.class_name, person.enrolled_year) == expected


def test_two_classes_in_one_cell_are_refused_and_not_asked_about():
    reading = read(["王小明", "", "机电1503/1504", "", ""])
    assert list(reading.refused) == ["名册!C2"] and "不止一个班" in reading.refused["名册!C2"]


def test_sheets_called_class_one_take_major_and_year_from_the_file_name():
    sheets = [(name, [["姓名", "学号"], [person, number]]) for name, person, number in
              (("1班", "王小明", "1001"), ("2班", "李小红", "1002"))]  # fmt: skip
    reading = check_roster(workbook(*sheets), filename="2015级机电一体化技术花名册.xlsx", college=MECHANICS)
    assert [each.class_name for each in reading.people] == ["机电1501", "机电1502"] and reading.questions == []


def test_a_class_called_by_its_year_of_graduation_gives_no_year_of_entry():
    reading = read(["王建国", "机电89-1", 1989], header=["姓名", "班级", "毕业年份"])
    assert [(each.class_name, each.enrolled_year, each.graduated_year) for each in reading.people] == [
        ("机电8901", None, 1989)
    ]
    assert [(each.enrolled_year, each.graduated_year) for each in reading.classes] == [(None, 1989)]
    own = read(["李爱民", "机电89-1", "1985.9", "1989.7"], header=["姓名", "班级", "入学时间", "毕业时间"])
    assert [(each.enrolled_year, each.graduated_year) for each in own.people] == [(1985, 1989)]


def test_entry_and_graduation_in_one_year_are_refused():
    reading = read(["王小明", "机电1501", 2015, 2015], header=["姓名", "班级", "入学时间", "毕业时间"])
    assert list(reading.refused) == ["名册!D2"] and reading.people == []


def test_the_year_above_all_classes_holds_for_each_of_them_until_the_next():
    rows = [["2015级"], ["机电1班"], ["姓名"], ["王小明"], ["机电2班"], ["姓名"], ["李小红"]]
    rows += [["2016级"], ["机电1班"], ["姓名"], ["张大山"]]
    reading = read(*rows, header=None)
    assert [(each.name, each.class_name) for each in reading.people] == [
        ("王小明", "机电1501"), ("李小红", "机电1502"), ("张大山", "机电1601")
    ]  # fmt: skip


# Telephones


PHONES = [
    ("13800138001(本人)", "13800138001", ()),
    ("13800138001 微信同号", "13800138001", ()),
    ("13800138001(父亲)", "", ()),
    ("父13900139002", "", ()),
    ("13800138001/父13900139002", "13800138001", ()),
    ("13800138001、13900139002(母)", "13800138001", ()),
    ("本人13800138001 父13900139002", "13800138001", ()),
    ("13800138001(停机)/13900139002", "13900139002", ()),
    ("旧13800138001 新13900139002", "13900139002", ("13800138001",)),
    ("13800138001 QQ123456789", "13800138001", ()),
    ("13800138001(661234)", "13800138001", ()),
    ("0731-84637000转801", "", ("0731-84637000-801",)),
    ("0731-84637000 转 801", "", ("0731-84637000-801",)),
    ("0731-84637000 ext 12", "", ("0731-84637000-12",)),
    ("0731-84637000(801)", "", ("0731-84637000-801",)),
    ("(0731)84637000-801", "", ("0731-84637000-801",)),
    ("13800138001；家里0731-84637000", "13800138001", ("0731-84637000",)),
    ("失联", "", ()),
    ("无手机", "", ()),
]


@pytest.mark.parametrize(("written", "mobile", "others"), PHONES)
def test_a_telephone_belongs_to_whom_its_note_says(written, mobile, others):
    found = read_phones(written)
    assert (found.mobile, found.others, found.problem) == (mobile, others, "")


def test_a_number_of_somebody_else_stays_out_and_the_cell_says_so():
    reading = read(["王小明", "", "机电1501", "13800138001(父亲)", ""], ["李小红", "", "机电1501", "失联", ""])
    assert [each.phone for each in reading.people] == ["", ""] and "13800138001" not in repr(reading)
    assert reading.warnings == {
        "名册!D2": "注明“父亲”的号码是他人的，没有导入。",
        "名册!D3": "电话写着“失联”，没有号码可导入。",
    }


# Names


def test_what_is_written_beside_a_name_is_no_part_of_it():
    written = ["李娜 女", "(女)李小娜", "王小明 班长", "1.钱多多", "王 小明", "欧阳 娜娜", "孙大伟先生"]
    reading = read(*[[each, str(n), "机电1501", "", ""] for n, each in enumerate(written)])
    assert [(each.name, each.remark) for each in reading.people] == [
        ("李娜", "女"), ("李小娜", "女"), ("王小明", "班长"), ("钱多多", ""), ("王小明", ""), ("欧阳娜娜", ""), ("孙大伟", "")
    ]  # fmt: skip


def test_two_people_in_one_cell_half_names_and_offices_are_refused():
    written = ["王小明 李小红", "王xx", "李某", "学院办公室", "第一组", "女生"]
    reading = read(*[[each, str(n), "机电1501", "13800138001", "某厂"] for n, each in enumerate(written)])
    assert list(reading.refused) == [f"名册!A{row}" for row in range(2, 8)] and reading.people == []


# Years


YEARS = [
    ("86.9", 1986), (86.9, 1986), (15.9, 2015), ("2018年夏", 2018), ("2015年9月入学", 2015), ("2015学年", 2015),
    ("2015年上半年", 2015), ("'15", 2015), ("2015-09-01T00:00:00", 2015), ("2015級", 2015), ("二〇一五年", 2015),
]  # fmt: skip


@pytest.mark.parametrize(("written", "year"), YEARS)
def test_years_of_the_registry_and_of_old_rosters_are_read(written, year):
    found = read_years(written, 2025)
    assert year in (found.plain, found.enrolled)


def test_a_question_mark_is_no_year_and_no_refusal():
    [person] = read(["王小明", "机电1501", "？"], header=["姓名", "班级", "毕业时间"]).people
    assert person.graduated_year is None


def test_a_student_number_rounded_to_zeros_is_refused():
    reading = read(["王小明", 201500000000, "机电1501", "", ""], ["李小红", 201501010001, "机电1501", "", ""])
    assert list(reading.refused) == ["名册!B2"] and names(reading) == ["李小红"]


# Identity numbers


@pytest.mark.parametrize("identity", IDENTITIES)
@pytest.mark.parametrize("column", range(6))
def test_an_identity_number_however_written_stands_nowhere_in_the_result(identity, column):
    for phone in ("13800138001", "123"):  # a row that comes in, and one that is refused
        row = ["王小明", "1001", "机电1501", phone, "某厂", "备注"]
        row[column] = identity if column in (1, 2) else f"{row[column]}/{identity}"
        reading = read(row, header=[*HEADER, "备注"])
        assert "960501" not in repr(reading).replace(" ", "") and "９６０５０１" not in repr(reading)
        assert all_rows_are_counted(reading)


def test_identity_numbers_kept_as_numbers_and_without_a_heading_stay_out():
    rows = [
        [f"王小{name}", "机电1501", 430121960501100 + n, 430121960501100 + n, "1"] for n, name in enumerate("明红山")
    ]
    reading = read(*rows, header=["姓名", "班级", "核对", None, "手机"])
    assert "430121960501" not in repr(reading) and len(reading.refused_rows) == 3
    assert reading.dropped_columns == {"核对": "内容像身份证号，不保存"}
    assert reading.notes == ["工作表“名册”D 列没有列名，里面的内容没有读取。请补上列名再上传。"]


def test_fifteen_digits_that_are_no_birthday_are_a_student_number():
    assert read(["王小明", "201508020101001", "机电1501", "", ""]).people[0].student_no == "201508020101001"


# Places and work


@pytest.mark.parametrize(
    ("written", "code"),
    [("湖南省+长沙市", "430100"), ("湖南/长沙", "430100"), ("湖南-长沙", "430100"), ("湖南→长沙", "430100"), ("湘", "430000"),
     ("湘·长沙", "430100"), ("湘潭", "430300"), ("新乡", "410700"), ("京", "110000"), ("粤深圳", "440300")],
)  # fmt: skip
def test_a_place_with_any_sign_between_and_by_its_one_character_is_read(written, code):
    assert find_region(written) == code
    [person] = read(["王小明", "机电1501", written], header=["姓名", "班级", "所在地"]).people
    assert find_region(person.province, person.city) == code and person.province.endswith(("省", "市"))


def test_a_place_nobody_knows_is_told_and_not_lost_in_silence():
    reading = read(["王小明", "机电1501", "火星"], header=["姓名", "班级", "所在地"])
    assert list(reading.warnings) == ["名册!C2"] and (reading.people[0].province, reading.people[0].city) == ("", "")
    two = read(["王小明", "机电1501", "火星", "某市"], header=["姓名", "班级", "所在省份", "所在城市"])
    assert list(two.warnings) == ["名册!D2"]


def test_without_work_is_no_employer_but_a_remark():
    written = ["待业", "无", "-", "（空）", "……", "自主创业"]
    reading = read(*[["王小明", str(n), "机电1501", "", each] for n, each in enumerate(written)])
    assert [(each.employer, each.remark) for each in reading.people] == [
        ("", "待业"), ("", ""), ("", ""), ("", ""), ("", ""), ("自主创业", "")
    ]  # fmt: skip
