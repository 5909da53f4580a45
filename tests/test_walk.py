"""The whole main job in a real browser, as a liaison does it: upload, settle, check, import, find, take out, undo."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook

from alumni.models import Alumnus, RosterUpload
from audit.models import ExportLine, ReadingLine
from conftest import PASSWORD

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


def test_liaison_brings_a_roster_in_finds_a_person_and_takes_a_directory_out(page, live_server, liaison, leader):
    enter(page, live_server, liaison)
    no_serious_finding(page)
    upload(page, live_server, "numbers.xlsx")
    assert page.get_by_text("＝ 读到 40 行").is_visible()
    no_serious_finding(page)
    page.get_by_role("link", name="有误，未采用 5").click()
    assert page.get_by_text("科学计数法").first.is_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载有误的 5 行").click()
    assert load_workbook(download.value.path().open("rb")).active.max_row == 6

    page.get_by_role("button", name="导入 35 行").click()
    page.get_by_text("已导入 35 人").wait_for()
    assert Alumnus.objects.count() == 35
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
    assert ReadingLine.objects.count() == 1

    page.goto(f"{live_server.url}/college/alumni/classes/")
    no_serious_finding(page)
    page.get_by_role("link", name="宠医0406").first.click()
    page.wait_for_load_state()
    no_serious_finding(page)

    page.get_by_role("link", name="导出通讯录").click()
    page.wait_for_load_state()
    no_serious_finding(page)
    page.get_by_role("radio", name="本院校友联络工作").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="导出").click()
    sheet = load_workbook(download.value.path().open("rb")).active
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "15073650766" in cells or "150 7365 0766" in cells
    line = ExportLine.objects.get()
    assert (line.rows, line.purpose, line.unmasked, len(line.people)) == (35, "本院校友联络工作", True, 35)


def test_liaison_undoes_a_whole_import_after_a_question(page, live_server, liaison):
    enter(page, live_server, liaison)
    upload(page, live_server, "titled.xlsx")
    page.get_by_role("button", name="导入 38 行").click()
    page.get_by_text("已导入 38 人").wait_for()
    page.get_by_role("button", name="撤销整次导入").click()
    page.get_by_role("dialog").get_by_role("button", name="撤销导入").click()
    page.get_by_text("这次导入已全部撤销").wait_for()
    assert Alumnus.objects.count() == 0
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
