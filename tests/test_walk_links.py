"""A person's own link and a class's in a real browser on a phone, from the liaison's desk and back to it."""

import re

import pytest

from alumni.models import Contact, Proposal, RosterUpload, SelfUpdateRule
from tests.test_walk import enter, no_serious_finding

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "locale": "zh-CN"}


@pytest.fixture
def phone(browser):
    """The phone of whoever was sent the link: another browser, without scripts."""
    context = browser.new_context(**PHONE)
    yield context.new_page()
    context.close()


def path_in(page, beginning):
    return re.search(rf"{beginning}[A-Za-z0-9_-]{{32}}/", page.locator(".link-text").first.inner_text()).group()


def test_a_liaison_sends_a_link_and_the_person_changes_the_phone(page, phone, live_server, liaison, alumnus):
    SelfUpdateRule.objects.update_or_create(field="mobile", defaults={"policy": "review"})
    SelfUpdateRule.objects.update_or_create(field="wechat", defaults={"policy": "at_once"})
    enter(page, live_server, liaison)
    page.goto(f"{live_server.url}/college/alumni/people/{alumnus.pk}/")
    page.get_by_role("link", name="发送核对链接").click()
    no_serious_finding(page)
    page.get_by_role("radio", name="二维码").check()
    page.get_by_role("button", name="生成链接").click()
    assert page.get_by_role("img", name="王伟的二维码").is_visible()
    no_serious_finding(page)

    phone.goto(live_server.url + path_in(page, "/me/"))
    assert phone.get_by_text("138 **** 8000").first.is_visible()
    no_serious_finding(phone)
    phone.get_by_label("新的手机").fill("13700137000")
    phone.get_by_label("新的微信").fill("wangwei_88")
    phone.get_by_role("button", name="提交更改").click()
    assert (
        phone.get_by_text("已经更新：微信。").is_visible()
        and phone.get_by_text("等学院联络员核对后更新：手机。").is_visible()
    )
    no_serious_finding(phone)
    phone.go_back()
    phone.reload()
    assert phone.get_by_role("heading", name="这个链接已经用过").is_visible()
    phone.get_by_role("button", name="请学院重新发送链接").click()
    assert phone.get_by_text("您的请求已经收到").is_visible()
    no_serious_finding(phone)

    page.goto(f"{live_server.url}/college/alumni/updates/")
    no_serious_finding(page)
    page.get_by_role("button", name="采用", exact=True).click()
    page.get_by_text("已按本人所填更新王伟的手机").wait_for()
    assert Proposal.objects.get(field="mobile").state == "in_force"
    assert set(Contact.objects.current().values_list("value", flat=True)) == {"13700137000", "wangwei_88"}


def test_classmates_write_themselves_down_and_the_liaison_checks_it_as_a_roster(
    page, phone, live_server, liaison, alumnus
):
    group = alumnus.educations.get().class_group
    enter(page, live_server, liaison)
    page.goto(f"{live_server.url}/college/alumni/classes/{group.pk}/link/")
    no_serious_finding(page)
    page.get_by_role("button", name="生成班级链接").click()
    page.get_by_role("heading", name="班级链接已生成").wait_for()
    no_serious_finding(page)
    phone.goto(live_server.url + path_in(page, "/class/"))
    no_serious_finding(phone)
    phone.get_by_label("姓名").fill("赵新")
    phone.get_by_label("手机").fill("137 0013 7000")
    phone.get_by_label("我同意").check()
    phone.wait_for_timeout(3200)  # sooner than anybody types is taken for a machine
    phone.get_by_role("button", name="提交我的信息").click()
    assert phone.get_by_role("heading", name="谢谢您，已经收到").is_visible()
    page.goto(f"{live_server.url}/college/alumni/classes/{group.pk}/link/")
    page.get_by_role("button", name="转为名册并检查").click()
    page.get_by_text("已转为一份名册").wait_for()
    assert RosterUpload.objects.get().rows.get().name == "赵新"
