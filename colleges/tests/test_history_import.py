import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook, load_workbook

from colleges.history_lines import plan_lines, read_lines
from colleges.history_parts import LISTED, PARTS
from colleges.history_sheets import export_file, planned_again, sample_file, signed
from colleges.models import CollegeName, LeaderTerm, Teacher, YearFigures
from colleges.services.history import import_lines, save_row
from colleges.tests.histories import approved, history_of, written

pytestmark = pytest.mark.django_db

LEADERS = ["姓名", "职务", "起始年份", "终止年份", "依据"]


def workbook(*rows, title="历任领导"):
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def planned(part, content, college, filename="表.xlsx"):
    lines, refused = read_lines(PARTS[part], content, filename)
    return plan_lines(part, lines, college, refused)


def brought_in(part, content, college, user):
    return import_lines(planned(part, content, college), college=college, actor=user)


def counts(plan):
    return len(plan.new), len(plan.changed), len(plan.same), len(plan.refused)


def refusals(plan):
    return [(each.place, each.sentence) for each in plan.refused]


@pytest.mark.parametrize("part", LISTED.values(), ids=LISTED)
def test_the_sample_filled_with_its_own_examples_comes_in(part, animal_college, liaison):
    book = load_workbook(io.BytesIO(sample_file(part).content))
    sheet = book[part.title]
    for line in part.examples:
        sheet.append([None if each == "" else each for each in line])
    content = io.BytesIO()
    book.save(content)
    plan = brought_in(part.key, content.getvalue(), animal_college, liaison)
    assert refusals(plan) == [] and counts(plan) == (2, 0, 0, 0)
    assert part.rows(animal_college).count() == 2


@pytest.mark.parametrize("part", LISTED.values(), ids=LISTED)
def test_an_empty_sample_brings_its_examples_nowhere(part):
    with pytest.raises(ValidationError, match="表里没有内容"):
        read_lines(part, sample_file(part).content, "样表.xlsx")


@pytest.mark.parametrize("part", LISTED.values(), ids=LISTED)
def test_what_goes_out_comes_in_again_as_there_already(part, animal_college, liaison):
    written(animal_college, liaison)
    file = export_file(part, animal_college)
    plan = planned(part.key, file.content, animal_college)
    assert file.name == f"动物科技学院{part.title}.xlsx"
    assert counts(plan) == (0, 0, part.rows(animal_college).count(), 0)


def test_the_same_file_sent_twice_is_imported_once(animal_college, liaison):
    content = workbook(
        LEADERS, ["罗建民", "系主任", 2003, "2012年", ""], ["唐建平", "院长", "2012.0", "至今", "校任字3号"]
    )
    assert counts(brought_in("leaders", content, animal_college, liaison)) == (2, 0, 0, 0)
    assert counts(brought_in("leaders", content, animal_college, liaison)) == (0, 0, 2, 0)
    rows = LeaderTerm.objects.values_list("name", "title", "since_year", "until_year", "source")
    assert list(rows) == [("罗建民", "系主任", 2003, 2012, ""), ("唐建平", "院长", 2012, None, "校任字3号")]


def test_a_line_that_says_something_new_is_changed_and_an_empty_cell_erases_nothing(animal_college, liaison):
    brought_in("leaders", workbook(LEADERS, ["唐建平", "院长", 2012, None, "校任字3号"]), animal_college, liaison)
    plan = brought_in("leaders", workbook(LEADERS, ["唐建平", "院长", 2012, 2024, None]), animal_college, liaison)
    assert counts(plan) == (0, 1, 0, 0) and plan.changed[0].differences == (("终止年份", "", "2024"),)
    row = LeaderTerm.objects.get()
    assert (row.until_year, row.source, row.version) == (2024, "校任字3号", 2)


def test_wrong_cells_are_told_by_their_address_and_nothing_comes_in(animal_college, liaison):
    content = workbook(
        ["动物科技学院历任领导"],
        LEADERS,
        ["罗建民", "系主任", "二〇〇三", 2012, ""],
        [None, "副主任", 2003, 2010, ""],
        ["唐建平", "院长", 2012, 2008, ""],
        ["李甲", "书记", 1812, None, ""],
        ["好的", "主任", 2001, 2003, ""],
        ["好的", "主任", 2001, 2002, ""],
        ["未来", "主任", 2099, None, ""],
    )
    plan = planned("leaders", content, animal_college)
    assert refusals(plan) == [
        ("C3", "“二〇〇三”不是年份。请写四位数字，如 2003。"),
        ("A4", "“姓名”必须填写。"),
        ("D5", "终止年份早于起始年份，请核对这两格。"),
        ("C6", "这里最小填 1903，请核对。"),
        ("第 8 行", "与“历任领导”第 7 行写的是同一项，请只留一行。"),
        ("第 9 行", f"起始年份不能晚于今年（{date.today().year} 年）。"),
    ]
    assert {each.sheet for each in plan.refused} == {"历任领导"}


def test_a_change_that_contradicts_what_stands_is_refused(animal_college, liaison):
    """The file alone is in order; with the start that stands it is not."""
    brought_in("names", workbook(["曾用名", "启用日期"], ["动物系", "2003年9月"]), animal_college, liaison)
    plan = planned("names", workbook(["曾用名", "停用日期"], ["动物系", "2001-06"]), animal_college)
    assert refusals(plan) == [("第 2 行", "停用日期早于启用日期，请核对这两格。")]


def test_a_column_that_nobody_knows_stops_the_file(animal_college):
    plan = planned("leaders", workbook([*LEADERS, "民族"], ["罗建民", "系主任", 2003, 2012, "", "汉"]), animal_college)
    assert refusals(plan) == [("F1", "样表里没有“民族”这一列，它的内容会丢失。请删去这一列，或把内容并到其他列。")]


def test_a_table_of_something_else_is_told_which_columns_are_wanted(animal_college):
    with pytest.raises(ValidationError, match="“历任领导”至少要有这些列：姓名、职务、起始年份"):
        read_lines(PARTS["leaders"], workbook(["学号", "手机"], ["1", "2"]), "名册.xlsx")


def test_a_month_begins_on_its_first_day_and_ends_on_its_last(animal_college, liaison):
    content = workbook(["曾用名", "启用日期", "停用日期"], ["动物科学系", "2003年9月", "2012.12"])
    brought_in("names", content, animal_college, liaison)
    row = CollegeName.objects.get()
    assert (row.since, row.until) == (date(2003, 9, 1), date(2012, 12, 31))


def test_another_colleges_name_does_not_come_in_as_a_former_one(animal_college, machine_college):
    plan = planned("names", workbook(["曾用名"], ["机电工程学院"]), animal_college)
    assert refusals(plan) == [("第 2 行", "“机电工程学院”是另一个学院的名称，不能登记为动物科技学院的曾用名。请核对。")]


def test_numbers_of_people_are_read_as_people_write_them(animal_college, liaison):
    content = workbook(["年份", "教职工人数", "在校学生人数"], ["2003年", "31人", "1,020"], [2004, None, 860.0])
    brought_in("figures", content, animal_college, liaison)
    assert list(YearFigures.objects.values_list("year", "staff", "students")) == [(2003, 31, 1020), (2004, None, 860)]
    plan = planned("figures", workbook(["年份", "教职工人数"], [2005, "三十余人"], [2006, None]), animal_college)
    assert refusals(plan) == [
        ("B2", "“三十余人”不是人数。请填写整数；约数请按实际人数填写。"),
        ("B3", "请至少填写教职工或学生人数。"),
    ]


def test_what_begins_like_a_formula_goes_out_as_text(animal_college, liaison):
    row = Teacher(college=animal_college)
    said = {"name": "谭秋生", "subject": "=1+1 课", "since_year": 2003}
    save_row(row, college=animal_college, changes=said, actor=liaison)
    sheet = load_workbook(io.BytesIO(export_file(PARTS["teachers"], animal_college).content)).active
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1 课", "s")


def test_a_preview_that_no_longer_holds_is_shown_anew(animal_college, liaison):
    part, content = PARTS["leaders"], workbook(LEADERS, ["唐建平", "院长", 2012, 2024, ""])
    lines, _ = read_lines(part, content, "表.xlsx")
    token = signed(part, animal_college, lines, plan_lines("leaders", lines, animal_college))
    assert planned_again(part, animal_college, token)[2] is True
    said = {"name": "唐建平", "title": "院长", "since_year": 2012, "until_year": 2020}
    save_row(LeaderTerm(college=animal_college), college=animal_college, changes=said, actor=liaison)
    _, plan, as_told = planned_again(part, animal_college, token)
    assert not as_told and plan.changed[0].differences == (("终止年份", "2020", "2024"),)
    import_lines(plan, college=animal_college, actor=liaison)
    assert planned_again(part, animal_college, token)[2] is True  # all of it is there: nothing is left to be done


def test_what_somebody_wrote_after_the_plan_was_made_is_not_written_over(animal_college, liaison, leader):
    written(animal_college, liaison)
    plan = planned("leaders", workbook(LEADERS, ["唐建平", "院长", 2012, 2024, ""]), animal_college)
    line = LeaderTerm.objects.get(name="唐建平")
    save_row(line, college=animal_college, changes={"until_year": 2020}, seen=1, actor=leader)
    with pytest.raises(ValidationError, match="有了改动，没有导入任何内容"):
        import_lines(plan, college=animal_college, actor=liaison)
    assert LeaderTerm.objects.get(name="唐建平").until_year == 2020


def test_two_imports_of_one_preview_at_once_are_one_and_neither_is_an_error(animal_college, liaison):
    written(animal_college, liaison)
    content = workbook(LEADERS, ["罗建民", "系主任", 2003, 2012, ""], ["王洪", "书记", 2012, None, ""])
    first, second = (planned("leaders", content, animal_college) for _ in range(2))
    assert counts(import_lines(first, college=animal_college, actor=liaison)) == (1, 0, 1, 0)
    assert counts(import_lines(second, college=animal_college, actor=liaison)) == (0, 0, 2, 0)
    assert LeaderTerm.objects.count() == 3


def test_a_workbook_that_says_nothing_new_leaves_a_published_history_published(animal_college, liaison, office):
    approved(written(animal_college, liaison), liaison, office)
    brought_in("leaders", workbook(LEADERS, ["罗建民", "系主任", 2003, 2012, ""]), animal_college, liaison)
    assert history_of(animal_college).state == "approved"


def test_a_preview_of_another_college_or_part_brings_nothing_in(animal_college, machine_college):
    part = PARTS["leaders"]
    lines, _ = read_lines(part, workbook(LEADERS, ["唐建平", "院长", 2012, None, ""]), "表.xlsx")
    token = signed(part, animal_college, lines, plan_lines("leaders", lines, animal_college))
    for other_part, college, sent in (
        (part, machine_college, token),
        (PARTS["teachers"], animal_college, token),
        (part, animal_college, token[:-3]),
    ):
        with pytest.raises(ValidationError, match="预览已经失效"):
            planned_again(other_part, college, sent)
