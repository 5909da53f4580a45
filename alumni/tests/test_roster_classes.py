"""Classes and majors as rosters write them: one way of writing, what title, sheet and file say, and what is asked."""

from alumni.tests.roster_workbooks import names, read
from colleges.curriculum import Curriculum, MajorName

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


def test_a_bare_class_number_is_completed_by_the_title_and_the_sheet():
    rows = [["机电一体化技术专业学生名单"], ["姓名", "班级"], ["王小明", "1班"]]
    assert [person.class_name for person in read(*rows, header=None, sheet="2015级").people] == ["机电1501"]


def test_a_telephone_right_behind_the_head_teacher_is_the_teachers():
    line = "班主任（辅导员）：刘 军 13787000001  联络员：王小明（13800138001）"
    [facts] = read(["机电1501班"], [line], ["姓名"], ["王小明"], header=None).classes
    assert (facts.head_teacher, facts.head_teacher_phone) == ("刘军", "13787000001")
    assert (facts.class_liaison, facts.class_liaison_phone) == ("王小明", "13800138001")


def test_a_bare_class_number_without_a_major_is_asked_about_once_for_all_rows():
    rows = [["王小明", "20150001", "1班", "13800138001", ""], ["李小红", "20150002", "1502", "13800138002", ""]]
    asked = read(*rows)
    [question] = asked.questions
    assert (question.key, question.rows, question.free_text) == ("class-words:名册!C1", 2, True)
    assert asked.refused == {} and asked.people == []
    for answer in ("机电15级", "2015级机电一体化", "机电1501"):
        told = read(*rows, answers={question.key: answer})
        assert [person.class_name for person in told.people] == ["机电1501", "机电1502"]
    assert list(read(*rows, answers={question.key: "unknown"}).refused) == ["名册!C2", "名册!C3"]


def test_a_bare_class_number_takes_major_and_year_from_short_words_above():
    for title in ("2015级机电一体化", "机电工程学院机电2015级学生名单", "2015级 机电 通讯录"):
        assert read(["王小明", "", "1班", "", ""], sheet=title).people[0].class_name == "机电1501"
    assert read(["王小明", "", "1班", "", ""], sheet="机电工程学院2015级学生名单").people == []


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
    rows = [["王小明", "", "机电1501"], ["李小红", "", "机电1501"], ["张大山", "", None], ["赵小兰", "", "机电1502"]]
    reading = read(*rows)
    assert list(reading.refused) == ["名册!C4"] and names(reading) == ["王小明", "李小红", "赵小兰"]


def test_a_class_merged_over_its_rows_is_the_class_of_all():
    rows = [
        ["机电1501", "王小明", "1001"],
        [None, "李小红", "1002"],
        ["机电1502", "张大山", "1003"],
        [None, "赵小兰", "1004"],
    ]
    reading = read(*rows, header=["班级", "姓名", "学号"], merged=["A2:A3", "A4:A5"])
    assert [person.class_name for person in reading.people] == ["机电1501", "机电1501", "机电1502", "机电1502"]
