"""The plan's pages at both doors: who may see, write, file and approve."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from docx import Document

from common.versions import FIELD
from events.forms.plans import PlanForm
from events.models import BudgetLine, EventPlan, PlanFiling, ProgrammeItem
from events.plan_contents import contents_of
from events.services.filings import approve_plan, file_plan, take_back_plan
from events.services.plans import edit_plan
from events.services.programme import put_budget_line, put_programme_item
from events.tests.made import make_event
from events.tests.plans import WORDS, complete_plan, filed

pytestmark = pytest.mark.django_db
MARKUP = '<script>alert("x")</script>&'


@pytest.fixture
def event(animal_college, liaison):
    return make_event(animal_college, actor=liaison)


def at(name, *args):
    return reverse(f"college:events:{name}", args=args)


def office_at(name, *args):
    return reverse(f"admin:event-{name}", args=args)


def said(response):
    return [str(message) for message in response.context["messages"]]


def typed(event, **words):
    plan = EventPlan.objects.get(event=event)
    form = PlanForm(instance=plan)
    blank = {name: form.initial.get(name) or "" for name in form.fields if name != FIELD}
    return blank | {FIELD: form.fields[FIELD].initial()} | words


def test_the_desk_writes_files_and_takes_back_the_plan(desk, event, liaison):
    page = desk.get(at("plan", event.pk))
    assert "请填写预计人数。" in page.content.decode()
    desk.post(at("plan-edit", event.pk), typed(event, **WORDS))
    start = timezone.localtime(event.starts_at)
    desk.post(
        at("programme-add", event.pk), {"starts_at": f"{start:%Y-%m-%dT%H:%M}", "title": "座谈", "is_public": "on"}
    )
    desk.post(at("budget-add", event.pk), {"title": "餐费", "amount": "1200.50", "source": "自筹"})
    assert "¥1,200.50" in desk.get(at("plan", event.pk)).content.decode()
    page = desk.post(at("plan-file", event.pk), follow=True)
    assert said(page) == ["方案已报送，等待校友会办公室审批。"]
    assert desk.post(at("plan-take-back", event.pk), follow=True).context["plan"].state == "draft"
    assert PlanFiling.objects.get().filed_by == liaison


def test_a_plan_with_gaps_says_where_to_fill_them(desk, event):
    page = desk.post(at("plan-file", event.pk), follow=True)
    assert said(page)[0].startswith("方案还缺：日程、预计人数")
    where = {part.label: address for part, address in page.context["parts"]}
    assert where["日程"] == at("programme-add", event.pk)
    assert where["预计人数"] == at("plan-edit", event.pk) + "#id_headcount"


def test_two_liaisons_at_the_plan_see_what_the_other_wrote(desk, event, leader):
    form = typed(event, aims="一")
    edit_plan(event, changes={"aims": "二"}, actor=leader)
    page = desk.post(at("plan-edit", event.pk), form)
    assert [(each.now, each.typed) for each in page.context["form"].differences] == [("二", "一")]


def test_lines_are_changed_and_removed(desk, event, liaison):
    item = put_programme_item(event, changes={"starts_at": event.starts_at, "title": "座谈"}, actor=liaison)
    line = put_budget_line(event, changes={"title": "餐费", "amount": 10}, actor=liaison)
    for row, name in ((item, "programme"), (line, "budget")):
        page = desk.get(at(f"{name}-edit", row.pk))
        form = page.context["form"]
        data = {key: form[key].value() or "" for key in form.fields} | {"title": "改名"}
        if "starts_at" in data:
            data["starts_at"] = f"{timezone.localtime(event.starts_at):%Y-%m-%dT%H:%M}"
        desk.post(at(f"{name}-edit", row.pk), data)
        row.refresh_from_db()
        assert row.title == "改名"
        desk.post(at(f"{name}-remove", row.pk))
    assert not ProgrammeItem.objects.exists() and not BudgetLine.objects.exists()


def test_a_form_sent_twice_adds_one_line(desk, event):
    for _ in range(2):
        desk.post(at("budget-add", event.pk), {"title": "餐费", "amount": "10", "once": "k1"})
    assert BudgetLine.objects.count() == 1


def test_what_people_type_is_never_markup(desk, event, liaison):
    page = desk.post(at("budget-add", event.pk), {"title": MARKUP, "amount": "1"})
    assert page.context["form"].errors["title"] and "<script>alert" not in page.content.decode()
    edit_plan(
        event, changes=dict.fromkeys(["aims", "invited", "rooms", "budget", "safety", "remark"], MARKUP), actor=liaison
    )
    filing = PlanFiling.objects.create(
        plan=event.plan, snapshot={"sections": contents_of(event)}, filed_by=liaison, due_on=event.first_day
    )
    for address in (at("plan", event.pk), at("plan-filing", filing.pk) + "?with=today"):
        page = desk.get(address).content.decode()
        assert "<script>alert" not in page and "&lt;script&gt;" in page


def test_a_stranger_finds_nothing(sign_in, other_liaison, event, liaison):
    filing = filed(event, liaison)
    item = ProgrammeItem.objects.get()
    browser = sign_in(other_liaison)
    for address in (
        at("plan", event.pk),
        at("plan-filing", filing.pk),
        at("plan-document", event.pk),
        at("programme-edit", item.pk),
    ):
        assert browser.get(address).status_code == 404
    assert browser.post(at("plan-take-back", event.pk)).status_code == 404
    assert PlanFiling.objects.get().verdict == "waiting"


# --- the office --------------------------------------------------------------------------------------------------------


def test_the_office_approves_what_it_saw(sign_in, office, event, liaison):
    filing = filed(event, liaison)
    browser = sign_in(office)
    page = browser.get(office_at("plan", event.pk))
    assert page.context["may_review"] and not page.context["may_file"] and not page.context["writes"]
    page = browser.post(office_at("plan-approve", filing.pk), {"remark": "同意"}, follow=True)
    assert said(page) == ["已批准方案，承办学院和有关部门会收到通知。"]
    page = browser.post(office_at("plan-return", filing.pk), {"remark": "不行"}, follow=True)
    assert said(page) == ["这份方案已由何主任批准。"]


def test_the_office_says_why_it_returns(sign_in, office, event, liaison):
    filing = filed(event, liaison)
    page = sign_in(office).post(office_at("plan-return", filing.pk), {"remark": ""}, follow=True)
    assert said(page) == ["请写明退回的原因。"]
    page = sign_in(office).post(office_at("plan-return", filing.pk), {"remark": "缺医护"}, follow=True)
    assert page.context["plan"].state == "returned" and "缺医护" in page.content.decode()


def test_the_office_does_not_file_for_a_college(sign_in, office, event, liaison):
    complete_plan(event, liaison)
    assert sign_in(office).post(office_at("plan-file", event.pk)).status_code == 404


def test_the_inspector_reads_and_changes_nothing(sign_in, inspector, event, liaison):
    filing = filed(event, liaison)
    browser = sign_in(inspector)
    page = browser.get(office_at("plan", event.pk))
    assert page.status_code == 200 and not page.context["may_review"] and not page.context["writes"]
    assert browser.post(office_at("plan-approve", filing.pk)).status_code == 403
    assert browser.get(office_at("plan-edit", event.pk)).status_code == 403


# --- history and files -------------------------------------------------------------------------------------------------


def test_each_filing_stays_readable_with_what_changed(desk, event, liaison):
    first = filed(event, liaison)
    take_back_plan(event, actor=liaison)
    edit_plan(event, changes={"headcount": 90}, actor=liaison)
    second = file_plan(event, actor=liaison)
    page = desk.get(at("plan-filing", second.pk))
    assert [(each["label"], each["before"]) for each in page.context["differences"]] == [
        ("预计人数", [("45 人", True)])
    ]
    assert page.context["other"] == first and "90 人" in page.content.decode()
    page = desk.get(at("plan-filing", first.pk) + f"?with={second.pk}")
    assert page.context["differences"][0]["after"] == [("90 人", True)]
    assert desk.get(at("plan-filing", second.pk) + "?with=today").context["differences"] == []
    assert desk.get(at("plan-filing", first.pk) + "?with=abc").status_code == 200


def test_the_plan_as_word_and_for_print(desk, animal_college, liaison, office):
    event = make_event(animal_college, actor=liaison, in_days=3, title="二十年再聚首&会")
    approve_plan(file_plan(complete_plan(event, liaison, aims=MARKUP + "\x0b末尾"), actor=liaison), actor=office)
    answer = desk.get(at("plan-document", event.pk))
    document = Document(BytesIO(answer.content))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "二十年再聚首&会活动方案"
    assert "报送（迟报 7 天）　已批准" in texts[1]
    assert "一、时间" in texts and "　　　　" not in texts[3]
    assert [cell.text for cell in document.tables[0].rows[1].cells][1:] == ["座谈", "会议室", ""]
    answer = desk.get(at("plan-document", event.pk) + "?as=pdf")
    assert answer.content.startswith(b"%PDF") and answer["Cache-Control"] == "no-store, private"


def test_the_page_asks_no_more_for_more_lines(desk, event, liaison):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert desk.get(at("plan", event.pk)).status_code == 200
        return len(asked)

    moment = event.starts_at
    put_programme_item(event, changes={"starts_at": moment, "title": "一"}, actor=liaison)
    put_budget_line(event, changes={"title": "餐费", "amount": 10}, actor=liaison)
    queries()
    one = queries()
    for number in range(3):
        changes = {"starts_at": moment + timedelta(minutes=number), "title": f"第{number}项"}
        put_programme_item(event, changes=changes, actor=liaison)
        put_budget_line(event, changes={"title": f"第{number}项", "amount": 10}, actor=liaison)
    assert queries() == one


def test_the_form_marks_what_the_rule_asks_for_and_takes_a_draft_without_it(desk, event):
    page = desk.get(f"/college/events/{event.pk}/plan/edit/")
    marked = {name for name, field in page.context["form"].fields.items() if getattr(field, "mark", "")}
    assert marked == {"headcount", "invited", "rooms", "safety", "liaison", "directory"}
    assert page.content.decode().count("报送前须写明") == 6
    sent = {"version": page.context["form"]["version"].value(), "aims": "先写目的"}
    assert desk.post(f"/college/events/{event.pk}/plan/edit/", sent).status_code == 302
