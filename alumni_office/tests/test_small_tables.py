"""The office's small tables in and out: whatever is wrong is told by the sheet's row and the column's name."""

import io
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from alumni.models import Organisation
from colleges.models import College, ContactPoint, SuccessionRule

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADER = ["学院名称", "简称", "排序"]


@pytest.fixture
def desk(office, sign_in):
    """The office, signed in."""
    return sign_in(office)


def upload_of(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return SimpleUploadedFile("学院.xlsx", content.getvalue(), content_type=XLSX)


def checked(desk, *rows, model="college"):
    """The page that follows the upload."""
    url = reverse(f"admin:colleges_{model}_import")
    return desk.post(url, {"format": "0", "resource": "", "import_file": upload_of(*rows)})


def refused(page):
    return [(cell.row, cell.column, cell.sentence) for cell in page.context["result"].refused]


def import_colleges(desk, *rows):
    page = checked(desk, *rows)
    if "confirm_form" not in page.context:
        return page
    confirm = {field.html_name: field.value() or "" for field in page.context["confirm_form"]}
    return desk.post(reverse("admin:colleges_college_process_import"), confirm, follow=True)


def names():
    return list(College.objects.values_list("name", flat=True))


def test_small_tables_leave_without_live_formulas(desk):
    for name in ("=1+1", "==1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-1"):
        Organisation.objects.create(name=name)
    form = {"format": "0", "resource": "", **{f"organisationresource_{each}": "on" for each in ("name", "kind")}}
    file = desk.post(reverse("admin:alumni_organisation_export"), form)
    sheet = load_workbook(io.BytesIO(file.content)).worksheets[0]
    cells = [sheet.cell(row, 1) for row in range(2, 7)]
    assert {cell.value for cell in cells} == {"=1+1", "==1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-1"}
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}


def test_a_small_table_comes_in_by_its_names(desk, animal_college):
    import_colleges(desk, HEADER, ["动物科技学院", "动科", 1], ["植物科技学院", "植科", 2])
    assert list(College.objects.values_list("name", "short_name", "position")) == [
        ("动物科技学院", "动科", 1),
        ("植物科技学院", "植科", 2),
    ]


def test_a_small_table_with_one_bad_row_comes_in_not_at_all(desk, animal_college):
    page = import_colleges(desk, HEADER, ["植物科技学院", "植科", 2], ["动物科技学院", "动科", "第一"])
    assert refused(page) == [(3, "排序", "“第一”不是整数，请核对。")]
    assert list(College.objects.values_list("name", "short_name")) == [("动物科技学院", "")]


def test_a_small_table_with_strange_columns_is_refused_in_words(desk):
    page = import_colleges(desk, ["名称", "简称"], ["植物科技学院", "植科"]).content.decode()
    assert "缺少列“学院名称”" in page and "多出列“名称”" in page


def test_what_is_no_workbook_is_refused_in_words(desk):
    file = SimpleUploadedFile("学院.xlsx", b"PK\x03\x04 nothing", content_type=XLSX)
    page = desk.post(reverse("admin:colleges_college_import"), {"format": "0", "resource": "", "import_file": file})
    assert page.status_code == 200 and "另存为" in page.content.decode()


# --- refusals name the place and say what to do ----------------------------------------------------------------------------


def test_a_refused_row_is_named_by_its_number_in_the_sheet(desk, animal_college):
    """Blank lines count, as they do in Excel; the field's program name and the library's own words appear nowhere."""
    page = checked(desk, HEADER, ["植物科技学院", "植科", 2], [None, None, None], ["甲" * 70, "", "第一"])
    text = page.content.decode()
    assert [(row, column) for row, column, _ in refused(page)] == [(4, "学院名称"), (4, "排序")]
    assert "没有导入任何一行" in text and "第 4 行" in text and "请在原表中按下面所列改正" in text
    assert not [word for word in ("position:", "short_name", "验数据证", "Row", "提交") if word in text]
    assert names() == ["动物科技学院"]


def test_a_rule_over_several_columns_is_told_for_the_whole_row(desk):
    header = ["学院", "名称", "电话", "办公地点", "邮箱", "办公时间", "对外公布"]
    page = checked(desk, header, ["", "值班室", "", "A101", "", "", "是"], model="contactpoint")
    assert refused(page) == [(2, "", "请至少填写电话或邮箱（第六条）。")]


def test_a_college_nobody_knows_is_refused_in_its_column(desk):
    header = ["学院", "名称", "电话", "办公地点", "邮箱", "办公时间", "对外公布"]
    page = checked(desk, header, ["航天学院", "值班室", "0731-84637000", "", "", "", "也许"], model="contactpoint")
    assert refused(page) == [
        (2, "学院", "没有名为“航天学院”的二级学院，请核对名称。"),
        (2, "对外公布", "请填“是”或“否”，表中写的是“也许”。"),
    ]


def test_two_lines_about_one_thing_are_refused(desk):
    page = checked(desk, HEADER, ["植物科技学院", "植科", 2], ["植物科技学院", "植物", 3])
    assert refused(page) == [(3, "", "与第 2 行写的是同一条，请只留一行。")]


def test_a_line_that_fits_two_records_is_refused(desk):
    for phone in ("0731-84637000", "0731-84637001"):
        ContactPoint.objects.create(label="值班室", phone=phone)
    header = ["学院", "名称", "电话", "办公地点", "邮箱", "办公时间", "对外公布"]
    page = checked(desk, header, ["", "值班室", "0731-84637002", "", "", "", "是"], model="contactpoint")
    assert refused(page) == [(2, "", "系统里有几条同名的记录，不知道该改哪一条。请先在网页上改成不同的名称。")]


def test_a_formula_without_its_result_is_refused_by_its_address(desk, animal_college):
    """Read as blank it would erase the short name that stands."""
    College.objects.update(short_name="动科")
    page = checked(desk, HEADER, ["动物科技学院", "=LEFT(A2,2)", 1])
    assert (
        "B2：这一格是公式，文件里没有它的结果。请在 Excel 里打开并保存一次，或改成直接填写。" in page.content.decode()
    )
    assert "confirm_form" not in page.context
    assert College.objects.get().short_name == "动科"


def test_what_happened_is_told_in_figures(desk, animal_college):
    College.objects.update(short_name="动科", position=1)
    page = import_colleges(desk, HEADER, ["动物科技学院", "动科", 1], ["植物科技学院", "植科", 2]).content.decode()
    assert "已导入二级学院：新增 1 条，修改 0 条，没有变化 1 条。" in page


def test_the_buttons_say_what_they_do(desk):
    upload = desk.get(reverse("admin:colleges_college_import")).content.decode()
    preview = checked(desk, HEADER, ["植物科技学院", "植科", 2]).content.decode()
    out = desk.get(reverse("admin:colleges_college_export")).content.decode()
    assert "上传并检查" in upload and "学院名称、简称、排序" in upload and "提交" not in upload
    assert "新增 1 条，修改 0 条" in preview and ">导入<" in "".join(preview.split()) and "提交" not in preview
    assert ">导出<" in "".join(out.split()) and "提交" not in out


def test_a_file_that_leaves_has_a_chinese_name_with_the_day(desk):
    form = {"format": "0", "resource": "", "collegeresource_name": "on"}
    file = desk.post(reverse("admin:colleges_college_export"), form)
    name = quote(f"二级学院-{timezone.localdate()}.xlsx")
    assert file["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"


def test_rules_of_former_majors_come_as_a_table_and_an_overlap_stops_the_whole_of_it(desk, animal_college):
    head = ["学校", "原专业名称", "入学年份自", "入学年份至", "今属学院", "今属专业", "依据"]
    good = ["长沙农业学校", "兽医", 1978, 1989, "动物科技学院", "动物医学", "院办〔2002〕3 号"]
    open_end = ["长沙农业学校", "兽医专业", 1990, "", "动物科技学院", "", ""]
    overlapping = ["长沙农业学校", "兽医", 1989, "", "动物科技学院", "", ""]
    page = checked(desk, head, good, overlapping, model="successionrule")
    sentence = "这所学校的这个专业在这些年里已有一条沿革，年份重叠。请先改那一条的起止年份。"
    assert refused(page) == [(3, "", sentence)]
    assert not SuccessionRule.objects.exists()
    page = checked(desk, head, good, open_end, model="successionrule")
    confirm = {field.html_name: field.value() or "" for field in page.context["confirm_form"]}
    desk.post(reverse("admin:colleges_successionrule_process_import"), confirm, follow=True)
    kept = SuccessionRule.objects.values_list("written", "from_year", "until_year", "major__name")
    assert list(kept) == [("兽医", 1978, 1989, "动物医学"), ("兽医", 1990, None, None)]
