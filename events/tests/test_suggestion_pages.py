"""Suggestions at the desks of college, office and department: what they see and what they may do."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from audit.models import ReadingLine
from colleges.models import Department, DepartmentMember
from events.models import Suggestion
from events.services.suggestion_answers import assign_suggestion
from events.suggestion_words import badges_of
from events.tests.registering import words
from events.tests.suggesting import TEXT, noted, past_event

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
COLLEGE, OFFICE = "/college/events/suggestions/", "/admin/events/suggestions/"


@pytest.fixture
def charged(office, make_user):
    """A suggestion with a department, and who works there."""
    department = Department.objects.create(name="教务处")
    clerk = make_user("teaching", "赵处长")
    DepartmentMember.objects.create(department=department, user=clerk)
    row = noted(actor=office, name="王伟", contact="13800138000")
    return assign_suggestion(row, department=department, due_on=TODAY(), actor=office), clerk


def seen_version(browser, url):
    return browser.get(url).context["form"]["version"].value()


def test_a_college_lists_its_own_and_the_office_all(
    sign_in, liaison, other_liaison, office, animal_college, machine_college
):
    noted(animal_college, actor=liaison, text="动科的建议")
    noted(machine_college, actor=other_liaison, text="机电的建议")
    page = words(sign_in(liaison).get(COLLEGE))
    assert ("动科的建议" in page, "机电的建议" in page) == (True, False)
    page = words(sign_in(office).get(OFFICE))
    assert ("动科的建议" in page, "机电的建议" in page) == (True, True)


def test_the_list_takes_as_many_queries_for_three_as_for_one(desk, liaison, animal_college, django_assert_num_queries):
    noted(animal_college, actor=liaison)
    desk.get(COLLEGE)
    with CaptureQueriesContext(connection) as first:
        desk.get(COLLEGE)
    noted(animal_college, actor=liaison)
    noted(animal_college, actor=liaison)
    with django_assert_num_queries(len(first)):
        desk.get(COLLEGE)


def test_the_list_is_filtered_searched_and_says_where_nothing_is(desk, liaison, animal_college):
    assert "还没有校友建议" in words(desk.get(COLLEGE))
    noted(animal_college, actor=liaison, text="多开实践课", days_ago=9)
    noted(animal_college, actor=liaison, text="修操场")
    listed = {query: [row.text for row, _ in desk.get(f"{COLLEGE}?{query}").context["lines"]] for query in (
        "late=1", "q=操场", "state=answered")}  # fmt: skip
    assert listed == {"late=1": ["多开实践课"], "q=操场": ["修操场"], "state=answered": []}
    assert "没有符合条件的建议" in words(desk.get(f"{COLLEGE}?state=answered"))
    assert "修操场" in words(desk.get(f"{COLLEGE}?q=操%00场"))


def test_what_the_college_heard_waits_for_its_answer_and_what_it_handed_on_for_the_office(
    desk, liaison, animal_college
):
    row = noted(animal_college, actor=liaison)
    assert badges_of(row) == [("待答复", "waiting")]
    desk.post(f"{COLLEGE}{row.pk}/hand-on/")
    row.refresh_from_db()
    assert badges_of(row) == [("已转交办公室", "waiting")]
    assert badges_of(noted(actor=liaison)) == [("待转办", "waiting")]


def test_the_liaison_notes_answers_and_shows(desk, liaison, animal_college):
    event = past_event(animal_college, actor=liaison)
    form = {"text": TEXT, "heard_on": TODAY().isoformat(), "event": event.pk, "may_show": "on", "once": "k1"}
    desk.post(f"{COLLEGE}add/", form)
    desk.post(f"{COLLEGE}add/", form)
    row = Suggestion.objects.get()
    assert (row.event, row.college, row.heard_by) == (event, animal_college, liaison)
    url = f"{COLLEGE}{row.pk}/"
    desk.post(f"{url}answer/", {"answer": "已增开", "version": seen_version(desk, f"{url}answer/")})
    desk.post(f"{url}publish/")
    assert "已增开" in words(desk.get(url)) and Suggestion.objects.shown().get() == row
    desk.post(f"{url}take-off/")
    assert not Suggestion.objects.shown().exists()
    assert TEXT in words(desk.get(reverse("college:events:suggestions", args=[event.pk])))


def test_a_day_that_has_not_come_is_refused(desk):
    response = desk.post(f"{COLLEGE}add/", {"text": TEXT, "heard_on": "2099-01-01"})
    assert "听取日期不能晚于今天" in words(response) and not Suggestion.objects.exists()


def test_after_handing_on_no_button_answers_any_more(desk, liaison, animal_college):
    row = noted(animal_college, actor=liaison)
    url = f"{COLLEGE}{row.pk}/"
    assert "答复" in words(desk.get(url)) and desk.get(url).context["handles"]
    desk.post(f"{url}hand-on/")
    assert not desk.get(url).context["handles"]
    version = seen_version(desk, f"{url}answer/")
    assert "只能查看" in words(desk.post(f"{url}answer/", {"answer": "好", "version": version}))


def test_the_second_of_two_answers_sees_the_first(desk, liaison, animal_college):
    row = noted(animal_college, actor=liaison)
    url = f"{COLLEGE}{row.pk}/answer/"
    version = seen_version(desk, url)
    desk.post(url, {"answer": "先到的", "version": version})
    page = words(desk.post(url, {"answer": "后到的", "version": version}))
    row.refresh_from_db()
    assert (row.answer, "先到的" in page, "后到的" in page) == ("先到的", True, True)


def test_the_contact_is_masked_until_it_is_shown_and_logged(desk, liaison, animal_college):
    row = noted(animal_college, actor=liaison, name="王伟", contact="13800138000")
    assert "13800138000" not in words(desk.get(f"{COLLEGE}{row.pk}/"))
    assert "13800138000" in words(desk.post(f"{COLLEGE}{row.pk}/show/"))
    assert ReadingLine.objects.get().what == "建议人联系方式"


def test_a_fresh_link_is_shown_once_and_ends_the_one_before(desk, client, liaison, animal_college):
    row = noted(animal_college, actor=liaison)
    addresses = [desk.post(f"{COLLEGE}{row.pk}/link/", {"once": key}).context["address"] for key in ("a", "b")]
    paths = [address.removeprefix("http://testserver") for address in addresses]
    assert [client.get(path).status_code for path in paths] == [404, 200]


def test_the_office_charges_a_department_on_its_page(sign_in, office, charged):
    row = noted(actor=office)
    browser, url = sign_in(office), f"{OFFICE}{row.pk}/assign/"
    form = {"department": charged[0].department_id, "due_on": TODAY().isoformat()}
    browser.post(url, form | {"version": seen_version(browser, url)})
    row.refresh_from_db()
    assert (row.state, row.department, row.assigned_by) == ("assigned", charged[0].department, office)


def test_the_inspector_reads_and_does_nothing(sign_in, inspector, office):
    row = noted(actor=office)
    browser = sign_in(inspector)
    assert browser.get(f"{OFFICE}{row.pk}/").status_code == 200
    assert browser.get(f"{OFFICE}{row.pk}/answer/").status_code == 403
    assert browser.post(f"{OFFICE}{row.pk}/consent/", {"may_show": "yes"}).status_code == 403


def test_a_department_answers_without_learning_who_said_it(sign_in, charged):
    row, clerk = charged
    browser, url = sign_in(clerk), f"/desk/events/suggestions/{row.pk}/"
    page = words(browser.get(url)) + words(browser.get("/desk/events/suggestions/"))
    assert TEXT in page and "王伟" not in page and "13800138000" not in page
    browser.post(url, {"answer": "已列入", "version": seen_version(browser, url)})
    row.refresh_from_db()
    assert (row.state, row.answer, row.answered_by) == ("answered", "已列入", clerk)


def test_what_a_department_has_to_answer_stands_on_its_first_page(sign_in, charged):
    row, clerk = charged
    browser = sign_in(clerk)
    page = words(browser.get("/desk/"))
    assert "还有等您办的" in page and f"/desk/events/suggestions/{row.pk}/" in page
    Suggestion.objects.filter(pk=row.pk).update(state="new")
    assert "还有等您办的" not in words(browser.get("/desk/"))


def test_who_does_not_work_in_the_department_finds_nothing(sign_in, charged, make_user):
    other = Department.objects.create(name="后勤处")
    stranger = make_user("rear", "钱处长")
    DepartmentMember.objects.create(department=other, user=stranger)
    browser = sign_in(stranger)
    assert browser.get(f"/desk/events/suggestions/{charged[0].pk}/").status_code == 404
    assert TEXT not in words(browser.get("/desk/events/suggestions/"))


def test_markup_stays_text(desk, liaison, animal_college):
    row = noted(animal_college, actor=liaison, text="<script>alert(1)</script>")
    raw = [desk.get(url).content.decode() for url in (COLLEGE, f"{COLLEGE}{row.pk}/")]
    assert not any("<script>alert(1)" in each for each in raw)
