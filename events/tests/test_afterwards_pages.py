"""The pages of what an event leaves, at both doors (art. 16)."""

from datetime import datetime, time, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from docx import Document

from alumni.models import ClassGroup
from audit.models import ExportLine
from common.versions import FIELD
from conftest import make_alumnus
from events.forms.afterwards import ReportForm
from events.models import CheckIn, Event, EventPaper, EventReport, Registration
from events.services.reports import edit_report
from events.tests.plans import handed_in, held, imported, photo, picture, reported

pytestmark = pytest.mark.django_db
MARKUP = '<script>alert("x")</script>&'


@pytest.fixture
def group(animal_college):
    make_alumnus(animal_college, "赵大海", class_name="动医1501", student_no="2015001", mobile="13800138001")
    return ClassGroup.objects.get(name="动医1501")


@pytest.fixture
def event(animal_college, liaison, group):
    return held(animal_college, liaison, classes=[group])


def at(name, *args):
    return reverse(f"college:events:{name}", args=args)


def office_at(name, *args):
    return reverse(f"admin:event-{name}", args=args)


def said(response):
    return [str(message) for message in response.context["messages"]]


def typed(event, **words):
    report = EventReport.objects.filter(event=event).first() or EventReport(event=event)
    form = ReportForm(instance=report)
    return {
        FIELD: form.fields[FIELD].initial(),
        "text": "",
        "coverage": "",
        "attended": "",
        "attended_note": "",
    } | words


def upload(**facts):
    return {"kind": "photo", "file": SimpleUploadedFile("合影.png", picture().read()), "caption": "合影"} | facts


# --- the college -------------------------------------------------------------------------------------------------------


def test_the_attended_are_prefilled_from_the_check_ins(desk, event):
    registration = Registration.objects.create(event=event, source="staff", name="赵大海", companions=1)
    CheckIn.objects.create(event=event, registration=registration, key="k", method="name", people=2)
    form = desk.get(at("report-edit", event.pk)).context["form"]
    assert form["attended"].value() == 2


def test_the_college_writes_and_files_its_report(desk, event):
    words = {"text": "很好。", "attended": "40", "attended_note": "纸质签到"}
    form = desk.get(at("report-edit", event.pk)).context["form"]
    desk.post(at("report-edit", event.pk), words | {FIELD: form[FIELD].value(), "coverage": MARKUP}, follow=True)
    page = desk.post(at("report-file", event.pk), follow=True)
    assert said(page) == ["已上报总结。"] and page.context["is_filed"]
    assert "<script>alert" not in page.content.decode()
    page = desk.post(at("report-edit", event.pk), typed(event, text="改"))
    assert "总结已经上报，不能修改" in page.content.decode()


def test_papers_are_uploaded_shown_and_withdrawn(desk, event):
    desk.post(at("paper-add", event.pk), upload())
    paper = EventPaper.objects.get()
    picture_of = desk.get(at("paper-photo", paper.pk))
    assert picture_of["Content-Type"] == "image/jpeg" and "private" in picture_of["Cache-Control"]
    assert "attachment" in desk.get(at("paper-file", paper.pk))["Content-Disposition"]
    desk.post(at("paper-withdraw", paper.pk))
    assert desk.get(at("paper-photo", paper.pk)).status_code == 404
    assert "已撤回 1 份" in desk.get(at("report", event.pk)).content.decode()


def test_a_photo_sent_twice_is_kept_once(desk, event):
    for _ in range(2):
        desk.post(at("paper-add", event.pk), upload(once="k1"))
    assert EventPaper.objects.count() == 1


def test_a_wrong_kind_is_refused_in_words(desk, event):
    file = SimpleUploadedFile("程序.pdf", b"MZ\x90 a program")
    page = desk.post(at("paper-add", event.pk), upload(kind="other", file=file))
    assert "这种文件不能上传" in page.context["form"].errors["file"][0]
    page = desk.post(at("paper-add", event.pk), upload(file=SimpleUploadedFile("照片.jpg", b"%PDF-1.4")))
    assert page.context["form"].errors["file"]
    assert not EventPaper.objects.exists()


def test_the_directory_is_made_ready_and_handed_in(desk, event, group, animal_college, liaison):
    row = event.event_classes.get()
    page = desk.get(at("directory", row.pk))
    assert "还没有导入过含有这个班的名册" in page.content.decode()
    answer = desk.post(at("directory-sheet", row.pk))
    assert "attachment" in answer["Content-Disposition"] and ExportLine.objects.count() == 1
    roster = imported(animal_college, liaison, group, name="钱小雨", mobile="13800138002")
    page = desk.post(at("directory", row.pk), {"upload": roster.pk}, follow=True)
    assert said(page) == ["已交存动医1501的通讯录。"]
    assert page.context["lines"][0][1] == "已交存"


def test_another_colleges_roster_cannot_be_chosen(desk, event, machine_college, other_liaison):
    make_alumnus(machine_college, "孙一", class_name="机电1501")
    roster = imported(
        machine_college, other_liaison, ClassGroup.objects.get(name="机电1501"), name="李二", mobile="13800138077"
    )
    row = event.event_classes.get()
    page = desk.post(at("directory", row.pk), {"upload": roster.pk})
    assert page.context["form"].errors["upload"]
    row.refresh_from_db()
    assert row.upload is None


def test_a_stranger_finds_nothing(sign_in, other_liaison, event, liaison):
    paper = photo(event, liaison)
    row = event.event_classes.get()
    browser = sign_in(other_liaison)
    for address in (
        at("report", event.pk),
        at("paper-file", paper.pk),
        at("paper-photo", paper.pk),
        at("directory", row.pk),
        at("report-document", event.pk),
    ):
        assert browser.get(address).status_code == 404
    for address in (at("paper-withdraw", paper.pk), at("directory-sheet", row.pk), at("report-file", event.pk)):
        assert browser.post(address).status_code == 404


def test_the_page_asks_no_more_for_more_classes(desk, event, animal_college, liaison):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(at("report", event.pk)).status_code == 200
        return len(asked)

    photo(event, liaison)
    queries()
    one = queries()
    for number in range(2, 5):
        make_alumnus(animal_college, "甲", class_name=f"动医150{number}")
        event.event_classes.create(class_group=ClassGroup.objects.get(name=f"动医150{number}"))
        photo(event, liaison)
    assert queries() == one


@pytest.mark.parametrize(("days_ago", "said"), [(13, ""), (14, ""), (15, "已逾期 1 天"), (20, "已逾期 6 天")])
def test_the_page_says_by_how_many_days_what_is_missing_is_overdue(desk, animal_college, liaison, days_ago, said):
    """Two weeks, the last day included."""
    event = held(animal_college, liaison)
    noon = timezone.make_aware(datetime.combine(timezone.localdate() - timedelta(days=days_ago), time(12)))
    Event.objects.filter(pk=event.pk).update(starts_at=noon - timedelta(hours=2), ends_at=noon)
    page = desk.get(at("report", event.pk)).content.decode()
    assert "办结前还缺" in page and (said in page if said else "已逾期" not in page)


def test_the_report_as_word_and_for_print(desk, event, liaison, group):
    photo(event, liaison)
    reported(event, liaison, text=f"{MARKUP}\x0b\n第二段", coverage="学院网站", attended=1200)
    answer = desk.get(at("report-document", event.pk))
    document = Document(BytesIO(answer.content))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "二十年再聚首活动总结" and texts[1].startswith("动物科技学院") and "上报" in texts[1]
    assert texts[texts.index("三、活动总结") + 1 :][:2] == [MARKUP, "第二段"]
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    for line in (["实到", "1,200 人（纸质签到）"], ["活动照片", "合影.jpg：合影"], ["动医1501", "未交存"]):
        assert line in cells
    assert "赵大海" not in str(cells) + str(texts)
    answer = desk.get(at("report-document", event.pk) + "?as=pdf")
    assert answer.content.startswith(b"%PDF") and answer["Cache-Control"] == "no-store, private"


def test_a_report_that_was_not_begun_or_not_filed_is_printed_as_a_draft(desk, event, liaison):
    for _ in range(2):
        document = Document(BytesIO(desk.get(at("report-document", event.pk)).content))
        assert document.paragraphs[1].text == "动物科技学院　草稿"
        edit_report(event, changes={"text": "写了一半"}, actor=liaison)


# --- the office --------------------------------------------------------------------------------------------------------


def test_the_office_closes_when_all_is_in(sign_in, office, event, animal_college, liaison):
    browser = sign_in(office)
    page = browser.post(office_at("close", event.pk), follow=True)
    assert said(page)[0].startswith("还不能办结：活动总结还没有上报")
    reported(event, liaison)
    photo(event, liaison)
    handed_in(event, animal_college, liaison)
    page = browser.post(office_at("close", event.pk), follow=True)
    assert said(page) == ["活动已办结。"] and page.context["may_reopen"]
    page = browser.post(office_at("close-reopen", event.pk), {"reason": ""}, follow=True)
    assert said(page) == ["请写明重新打开的原因。"]
    page = browser.post(office_at("close-reopen", event.pk), {"reason": "补照片"}, follow=True)
    assert said(page) == ["活动已重新打开。"]


def test_the_office_excuses_a_class_and_asks_again(sign_in, office, event):
    row, browser = event.event_classes.get(), sign_in(office)
    page = browser.post(office_at("directory-excuse", row.pk), {"reason": "只来了两人"}, follow=True)
    assert page.context["lines"][0][1] == "免交" and "只来了两人（何主任）" in page.content.decode()
    page = browser.post(office_at("directory-ask", row.pk), follow=True)
    assert page.context["lines"][0][1] == "未交存"


def test_the_office_does_not_hand_in_for_a_college(sign_in, office, event, liaison, animal_college, group):
    paper, browser = photo(event, liaison), sign_in(office)
    assert browser.get(office_at("report-edit", event.pk)).status_code == 404
    assert browser.post(office_at("paper-withdraw", paper.pk)).status_code == 404
    row = event.event_classes.get()
    roster = imported(animal_college, liaison, group, name="钱小雨", mobile="13800138002")
    browser.post(office_at("directory", row.pk), {"upload": roster.pk})
    row.refresh_from_db()
    assert row.upload is None and paper.withdrawn_at is None


def test_the_office_hands_in_for_the_schools_own(sign_in, office, animal_college, group, liaison):
    event = held(None, office, classes=[group])
    roster = imported(animal_college, liaison, group, name="钱小雨", mobile="13800138002")
    browser, row = sign_in(office), event.event_classes.get()
    browser.post(office_at("directory", row.pk), {"upload": roster.pk}, follow=True)
    browser.post(office_at("paper-add", event.pk), upload(), follow=True)
    form = browser.get(office_at("report-edit", event.pk)).context["form"]
    words = {"text": "很好。", "attended": "40", "attended_note": "纸质签到", FIELD: form[FIELD].value()}
    browser.post(office_at("report-edit", event.pk), words, follow=True)
    browser.post(office_at("report-file", event.pk), follow=True)
    assert said(browser.post(office_at("close", event.pk), follow=True)) == ["活动已办结。"]


def test_the_inspector_reads_and_changes_nothing(sign_in, inspector, event, liaison):
    paper = photo(event, liaison)
    browser = sign_in(inspector)
    assert browser.get(office_at("report", event.pk)).status_code == 200
    assert browser.get(office_at("report-document", event.pk)).status_code == 200
    assert browser.get(office_at("paper-photo", paper.pk)).status_code == 200
    assert browser.post(office_at("close", event.pk)).status_code == 403
    assert browser.post(office_at("directory-sheet", event.event_classes.get().pk)).status_code == 403
