"""The whole main job in a real browser, as a liaison does it: upload, settle, check, import, find, take out, undo."""

import io
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import Workbook, load_workbook

from alumni.models import Alumnus, Education, RosterUpload
from audit.models import ExportLine, ReadingLine
from conftest import PASSWORD, make_alumnus

ROSTERS = Path(__file__).parent.parent / "alumni" / "tests" / "rosters"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def enter(page, server, user):
    page.goto(f"{server.url}/accounts/login/")
    page.get_by_label("工号").fill(user.username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/college/")


def no_serious_finding(page):
    found = Axe().run(page).response["violations"]
    assert [f"{v['id']} {page.url}" for v in found if v["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def upload(page, server, name, content=None):
    page.goto(f"{server.url}/college/alumni/rosters/upload/")
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content} if content else ROSTERS / name
    page.get_by_label("名册文件").set_input_files(file)
    page.get_by_role("button", name="上传并检查").click()
    page.wait_for_load_state()


def unclear_roster():
    """What a class's contact list is like: two columns of phones, a major by another name, an old friend, a spoilt cell."""
    book = Workbook()
    sheet = book.active
    sheet.title = "通讯录"
    for row in (
        ["姓名", "班级", "专业", "入学年份", "毕业年份", "联系电话", "联系方式", "工作单位"],
        ["王伟", "牧医1501", "畜牧兽医", 2015, 2018, "13900139001", "13900139011", "隆平高科"],
        ["侯力萍", "牧医1501", "畜牧兽医", 2015, 2018, "15073650766", "13900139012", "=1+1"],
        ["买买提·艾力", "防疫1501", "动物防疫", 2015, 2018, "13900139003", "13900139013", "新希望"],
        ["苏禾", "牧医1501", "畜牧兽医", 2015, 2018, "1.39E+10", "13900139014", ""],
    ):
        sheet.append(row)
    sheet["H3"].data_type = "s"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def answer(page, question, choice):
    page.get_by_label(question).select_option(label=choice)
    page.get_by_role("button", name="确认并重新检查").click()
    page.wait_for_load_state()


def test_liaison_brings_a_roster_in_finds_a_person_takes_a_directory_out_and_undoes_it_all(
    page, live_server, liaison, animal_college
):
    known = make_alumnus(animal_college, "王伟", class_name="牧医1501", mobile="13800138000")
    enter(page, live_server, liaison)
    no_serious_finding(page)

    upload(page, live_server, "15 级通讯录.xlsx", unclear_roster())
    no_serious_finding(page)
    answer(page, "这一列是什么？", "备用电话，本人手机以“联系电话”为准")
    answer(page, "动物防疫", "动物医学")
    assert page.get_by_text("＝ 读到 4 行").is_visible()
    no_serious_finding(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="下载有误的 1 行").click()
    assert load_workbook(download.value.path().open("rb")).active.max_row == 2

    page.get_by_role("checkbox", name="王伟").check()
    page.get_by_role("button", name="是同一人，更新").click()
    page.get_by_role("button", name="导入 3 行").click()
    page.get_by_text("已导入 3 人，0 行等待处理").wait_for()
    imported_at = page.url
    assert list(known.contacts.current().values_list("value", flat=True)) == ["13900139001", "13900139011"]
    assert Education.objects.get(alumnus__name="买买提·艾力").major.name == "动物医学"
    no_serious_finding(page)

    page.get_by_role("searchbox", name="查找本学院校友").first.fill("houliping")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=houliping**")
    page.get_by_role("link", name="侯力萍").first.click()
    page.wait_for_load_state()
    no_serious_finding(page)
    assert "15073650766" not in page.content()
    page.get_by_role("button", name="显示").first.click()
    page.get_by_text("150 7365 0766").wait_for()
    assert [(line.subject, line.what) for line in ReadingLine.objects.all()] == [("侯力萍", "手机 150 **** 0766")]

    page.goto(f"{live_server.url}/college/alumni/classes/")
    page.get_by_role("link", name="牧医1501").first.click()
    page.wait_for_load_state()
    no_serious_finding(page)
    page.get_by_role("link", name="导出通讯录").click()
    page.get_by_role("radio", name="本院校友联络工作").check()
    no_serious_finding(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="导出").click()
    sheet = load_workbook(download.value.path().open("rb")).active
    cells = [(cell.value, cell.data_type) for row in sheet.iter_rows() for cell in row]
    assert {("侯力萍", "s"), ("150 7365 0766", "s"), ("=1+1", "s"), ("隆平高科", "s")} <= set(cells)
    line = ExportLine.objects.get()
    assert (line.rows, line.purpose, line.unmasked) == (2, "本院校友联络工作", True)

    page.goto(imported_at)
    page.get_by_role("button", name="撤销整次导入").click()
    page.get_by_role("dialog").get_by_role("button", name="撤销导入").click()
    page.get_by_text("这次导入已全部撤销").wait_for()
    no_serious_finding(page)
    assert list(Alumnus.objects.values_list("name", flat=True)) == ["王伟"]
    assert list(known.contacts.current().values_list("value", flat=True)) == ["13800138000"]
    assert RosterUpload.objects.get().state == "undone"


def test_phone_screen_shows_the_preview_without_sideways_scrolling(browser, live_server, liaison):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True, locale="zh-CN"
    )
    page = context.new_page()
    enter(page, live_server, liaison)
    upload(page, live_server, "phones.xlsx")
    assert page.get_by_text("＝ 读到 36 行").is_visible()
    no_serious_finding(page)
    context.close()
