"""A helper's phone at the door: twenty people checked in without a connection, then the connection comes back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import CheckIn, Registration
from events.services.stations import issue_station, revoke_station
from events.tests.made import make_event
from events.tests.registering import facts_of
from tests.test_walk import no_serious_finding
from tests.test_walk_links import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MANY = 20


@pytest.fixture
def phone(browser):
    context = browser.new_context(**PHONE)
    yield context.new_page()
    context.close()


@pytest.fixture
def event(animal_college, liaison):
    now = timezone.now()
    when = {"starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(hours=5)}
    event = make_event(animal_college, actor=liaison, plan="approved", **when)
    for number in range(MANY + 1):
        facts = facts_of(number, name=f"来宾{chr(0x4E00 + number)}", class_text="牧医1501")
        Registration.objects.create(event=event, source="open", **facts)
    return event


def opened(phone, live_server, event, liaison, label="东门"):
    station, token = issue_station(event, label=label, actor=liaison)
    phone.goto(f"{live_server.url}/events/at/{token}/")
    phone.get_by_text("都已上传").wait_for()
    return station


def kept(phone):
    return phone.evaluate("Object.keys(localStorage).filter(key => key.startsWith('check-in-')).length")


def sent_again(phone):
    """The whole queue once more, as a phone does that never heard the answer."""
    return phone.evaluate(
        """queue => fetch(location.pathname + 'send/', {
        method: 'POST', body: JSON.stringify({entries: queue}), headers: {'Content-Type': 'application/json'},
    }).then(answer => answer.json())""",
        phone.evaluate("window.queueBefore"),
    )


def test_twenty_checked_in_offline_are_exactly_twenty(phone, live_server, event, liaison):
    opened(phone, live_server, event, liaison)
    no_serious_finding(phone)
    phone.context.set_offline(True)
    for number in range(MANY):
        phone.get_by_role("button", name=f"来宾{chr(0x4E00 + number)}签到", exact=True).click()
    phone.get_by_text("待上传 20 条").wait_for()
    assert CheckIn.objects.count() == 0
    phone.evaluate("""() => {
        const key = Object.keys(localStorage).find(each => each.startsWith('check-in-'));
        window.queueBefore = JSON.parse(localStorage.getItem(key));
    }""")
    no_serious_finding(phone)
    phone.context.set_offline(False)
    phone.get_by_text("都已上传").wait_for()
    assert (CheckIn.objects.count(), kept(phone)) == (MANY, 0)
    answers = sent_again(phone)["answers"]
    assert [answer["state"] for answer in answers.values()] == ["done"] * MANY
    assert CheckIn.objects.count() == MANY
    assert phone.locator("#here").inner_text() == str(MANY)


def test_the_queue_outlives_the_page_and_a_refusal_stays_to_be_read(phone, live_server, event, liaison):
    opened(phone, live_server, event, liaison)
    phone.route("**/send/", lambda route: route.abort())
    phone.get_by_label("按姓名、拼音").fill("来宾一")
    phone.get_by_role("button", name="来宾一签到", exact=True).click()
    phone.get_by_label("按姓名、拼音").fill("")
    phone.get_by_role("button", name=f"来宾{chr(0x4E01)}签到", exact=True).click()
    phone.get_by_text("待上传 2 条").wait_for()
    gone = Registration.objects.get(name="来宾一")
    Registration.objects.filter(pk=gone.pk).update(state="cancelled", cancelled_at=timezone.now())
    phone.unroute("**/send/")
    phone.reload()
    phone.get_by_text("来宾一已取消报名，不能签到").wait_for()
    phone.get_by_text("都已上传").wait_for()
    assert CheckIn.objects.get().registration.name == f"来宾{chr(0x4E01)}"
    assert kept(phone) == 1
    phone.get_by_role("button", name="知道了").click()
    assert kept(phone) == 0


def test_a_walk_in_who_was_refused_need_not_be_typed_again(phone, live_server, event, liaison):
    opened(phone, live_server, event, liaison)
    phone.get_by_text("没有报名的人：现场登记").click()
    for name, text in {"name": "来宾一", "class_text": "牧医1502", "companions": "2"}.items():
        phone.locator(f"#walk_in_{name}").fill(text)
    phone.get_by_role("button", name="登记并签到").click()
    phone.get_by_text("名单里有同名的来宾一").wait_for()
    no_serious_finding(phone)
    assert phone.get_by_role("link", name="有 1 条没有登记，请看").is_visible()
    phone.get_by_role("button", name="修改后再登记").click()
    assert not phone.locator("#look").is_visible()
    assert kept(phone) == 0
    phone.get_by_label("同名，不是同一人").check()
    phone.get_by_role("button", name="登记并签到").click()
    phone.get_by_text("都已上传").wait_for()
    phone.wait_for_function("() => !Object.keys(localStorage).some(key => key.startsWith('check-in-'))")
    new = Registration.objects.get(source="walk_in")
    assert (new.name, new.class_text, new.companions) == ("来宾一", "牧医1502", 2)


def test_a_walk_in_an_undo_and_a_link_that_was_taken_back(phone, live_server, event, liaison):
    station = opened(phone, live_server, event, liaison)
    phone.get_by_text("没有报名的人：现场登记").click()
    phone.locator("#walk_in_name").fill("赵新")
    phone.get_by_role("button", name="登记并签到").click()
    phone.get_by_role("button", name="撤销赵新的签到").wait_for()
    phone.get_by_text("都已上传").wait_for()
    assert Registration.objects.get(name="赵新").source == "walk_in"
    phone.get_by_role("button", name="来宾一签到", exact=True).click()
    phone.get_by_role("button", name="撤销来宾一的签到").click()
    phone.get_by_text("都已上传").wait_for()
    phone.get_by_role("button", name="来宾一签到", exact=True).wait_for()
    phone.wait_for_function("() => !Object.keys(localStorage).some(key => key.startsWith('check-in-'))")
    assert CheckIn.objects.get(registration__name="来宾一").undone_at
    phone.get_by_role("button", name="来宾一签到", exact=True).click()
    phone.wait_for_function("() => !Object.keys(localStorage).some(key => key.startsWith('check-in-'))")
    assert CheckIn.objects.standing().filter(registration__name="来宾一").count() == 1
    revoke_station(station, actor=liaison)
    phone.get_by_role("button", name=f"来宾{chr(0x4E01)}签到", exact=True).click()
    phone.get_by_text("这个签到链接已经结束或被收回。以下 1 条没有上传").wait_for()
    assert kept(phone) == 0 and not phone.get_by_role("button", name="签到").first.is_visible()
    assert not CheckIn.objects.filter(registration__name=f"来宾{chr(0x4E01)}").exists()
