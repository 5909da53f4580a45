"""After the day: report, papers, each class's directory, and the end of it (art. 16)."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from openpyxl import load_workbook

from alumni.models import ClassGroup, RosterUpload
from alumni.rosters.undoing import undo_import
from alumni.rosters.uploads import take_upload
from audit.models import ExportLine
from colleges.models import Attachment, Major, Notice
from conftest import make_alumnus
from events.directory_sheet import directory_sheet
from events.hand_in import complete, missing_of, rosters_for, state_of, undone_since
from events.models import Event, EventReport, PaperKind, Registration
from events.services.closing import close_event, reopen_event
from events.services.directories import ask_directory_again, excuse_directory, hand_in_directory
from events.services.filings import approve_plan
from events.services.papers import add_paper, withdraw_paper
from events.services.reports import edit_report, file_report, return_report
from events.tests.made import make_event
from events.tests.plans import filed, handed_in, held, imported, named, pdf, photo, picture, reported

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(animal_college):
    make_alumnus(animal_college, "赵大海", class_name="动医1501", student_no="2015001", mobile="13800138001")
    return ClassGroup.objects.get(name="动医1501")


@pytest.fixture
def event(animal_college, liaison, group):
    return held(animal_college, liaison, classes=[group])


@pytest.fixture
def row(event):
    return event.event_classes.get()


# --- papers ------------------------------------------------------------------------------------------------------------


def test_papers_are_added_and_withdrawn_and_stay_in_store(event, animal_college, liaison):
    paper = add_paper(event, kind=PaperKind.SIGN_IN, file=pdf("签到.pdf"), caption="两页", actor=liaison)
    assert (paper.attachment.college, paper.attachment.name) == (animal_college, "签到.pdf")
    withdraw_paper(paper, actor=liaison)
    with pytest.raises(ValidationError, match="已经撤回"):
        withdraw_paper(paper, actor=liaison)
    assert event.papers.standing().count() == 0 and Attachment.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "file", "said"),
    [
        (PaperKind.OTHER, named(BytesIO(b"MZ\x90 a program"), "活动.pdf"), "这种文件不能上传"),
        (PaperKind.OTHER, named(BytesIO(), "空.pdf"), "文件是空的"),
        (PaperKind.PHOTO, pdf("照片.jpg"), ""),
    ],
)
def test_what_is_no_paper_is_refused_beside_its_field(event, liaison, kind, file, said):
    with pytest.raises(ValidationError) as refusal:
        add_paper(event, kind=kind, file=file, actor=liaison)
    assert said in refusal.value.message_dict["file"][0]
    assert not Attachment.objects.exists()


# --- the report --------------------------------------------------------------------------------------------------------


def test_the_report_writes_down_the_figures_when_it_is_filed(event, liaison):
    Registration.objects.create(event=event, source="staff", name="赵大海", companions=2)
    event.check_ins.create(registration=Registration.objects.get(), key="k", method="name", people=3)
    edit_report(event, changes={"text": "很好。", "attended": 3}, actor=liaison)
    report = file_report(event, actor=liaison)
    assert (report.attended, report.registered, report.filed_by) == (3, 3, liaison)
    with pytest.raises(ValidationError, match="已经上报"):
        edit_report(event, changes={"text": "更好。"}, actor=liaison)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"text": " "}, "请写明活动总结"),
        ({"attended": None}, "请填写实到人数"),
        ({"attended_note": ""}, "没有签到记录，请在“人数说明”里写明"),
    ],
)
def test_a_report_with_gaps_is_not_filed(event, liaison, words, said):
    with pytest.raises(ValidationError, match=said):
        reported(event, liaison, **words)
    assert EventReport.objects.get().filed_at is None


def test_no_report_before_the_end(animal_college, liaison):
    with pytest.raises(ValidationError, match="还没有结束"):
        reported(make_event(animal_college, actor=liaison), liaison)


def test_the_office_returns_a_report_with_a_reason(event, animal_college, liaison, office):
    reported(event, liaison)
    return_report(event, remark="请补充宣传情况。", actor=office)
    assert Notice.objects.filter(college=animal_college, title="活动总结被退回：二十年再聚首").exists()
    edit_report(event, changes={"coverage": "校园网"}, actor=liaison)
    assert file_report(event, actor=liaison).filed_at is not None


# --- directories -------------------------------------------------------------------------------------------------------


def test_an_imported_roster_with_people_of_the_class_counts(event, row, animal_college, liaison, group):
    upload = imported(animal_college, liaison, group, name="钱小雨", mobile="13800138002")
    assert list(rosters_for(row)) == [upload]
    hand_in_directory(row, upload, actor=liaison)
    row.refresh_from_db()
    assert state_of(row) == ("已交存", "done")


def test_an_undone_import_leaves_the_directory_missing_again(event, row, animal_college, liaison, group):
    upload = imported(animal_college, liaison, group, name="钱小雨", mobile="13800138002")
    hand_in_directory(row, upload, actor=liaison)
    undo_import(upload, actor=liaison)
    row = event.event_classes.select_related("upload").get()
    assert state_of(row) == ("名册导入已撤销，请重新交存", "danger")
    assert ("动医1501的通讯录还没有交存", "directories") in missing_of(event)
    with pytest.raises(ValidationError, match="已经撤销"):
        hand_in_directory(row, RosterUpload.objects.get(), actor=liaison)


def test_the_roster_of_another_class_does_not_count(row, animal_college, liaison):
    make_alumnus(animal_college, "孙一", class_name="动医1502")
    upload = imported(
        animal_college, liaison, ClassGroup.objects.get(name="动医1502"), name="李二", mobile="13800138077"
    )
    assert not rosters_for(row).exists()
    with pytest.raises(ValidationError, match="没有动医1501的人"):
        hand_in_directory(row, upload, actor=liaison)


def test_a_roster_from_before_the_event_or_not_yet_imported_does_not_count(row, animal_college, liaison, group):
    upload = imported(animal_college, liaison, group)
    RosterUpload.objects.update(imported_at=timezone.now() - timedelta(days=9))
    with pytest.raises(ValidationError, match="活动以前导入"):
        hand_in_directory(row, upload, actor=liaison)
    from alumni.tests.test_roster_pages import book

    waiting = take_upload(
        book(["2015009", "周九", "", "动医1501", 2015, 2018, "13800138009"]), filename="新.xlsx",
        college=animal_college, actor=liaison,
    )  # fmt: skip
    with pytest.raises(ValidationError, match="还没有导入"):
        hand_in_directory(row, waiting, actor=liaison)


def test_the_office_excuses_a_class_with_a_reason(event, row, office):
    with pytest.raises(ValidationError, match="免交的原因"):
        excuse_directory(row, reason="", actor=office)
    row = excuse_directory(row, reason="只来了两人", actor=office)
    assert state_of(row) == ("免交", "none")
    row = ask_directory_again(row, actor=office)
    assert state_of(row) == ("未交存", "waiting")


def test_the_sheet_made_ready_passes_the_rosters_own_check(event, row, animal_college, liaison, group):
    ClassGroup.objects.update(major=Major.objects.get(name="动物医学"))
    group.educations.update(major=Major.objects.get(name="动物医学"))
    found = Registration.objects.create(event=event, source="open", name="赵大海", mobile="13900139000", post="站长")
    found.alumnus = group.educations.get().alumnus
    found.save()
    Registration.objects.create(event=event, source="open", name="吴新人", mobile="13700137000", class_text="动医1501")
    file = directory_sheet(row, actor=liaison, college=animal_college)
    lines = [[cell.value for cell in line] for line in load_workbook(BytesIO(file.content)).active]
    assert [line[0] for line in lines] == ["姓名", "赵大海", "吴新人"]
    assert lines[1][13] == "139 0013 9000；站长" and lines[1][7] == "138 0013 8001"
    upload = take_upload(file.content, filename=file.name, college=animal_college, actor=liaison)
    assert upload.state == "checked", upload.reading
    assert dict(upload.rows.values_list("name", "outcome")) == {"赵大海": "unchanged", "吴新人": "new"}
    line = ExportLine.objects.get()
    assert (line.actor_id, line.rows, line.purpose) == (liaison.pk, 1, "本院校友联络工作：返校活动后核对班级通讯录")


# --- the end -----------------------------------------------------------------------------------------------------------


def test_an_event_is_not_closed_before_all_is_in_and_says_what_is_missing(event, animal_college, liaison, office):
    said = "还不能办结：活动总结还没有上报；还没有交存活动照片；动医1501的通讯录还没有交存。"
    with pytest.raises(ValidationError) as refusal:
        close_event(event, actor=office)
    assert refusal.value.messages == [said]
    reported(event, liaison)
    photo(event, liaison)
    assert list(complete(Event.objects.all())) == []
    handed_in(event, animal_college, liaison)
    assert list(complete(Event.objects.all())) == [event]
    assert close_event(event, actor=office).state == "closed"
    with pytest.raises(ValidationError, match="已办结，不能再改"):
        photo(event, liaison)


def test_an_event_without_an_approved_plan_is_not_closed_and_the_plan_may_still_be_filed(
    animal_college, liaison, office
):
    event = held(animal_college, liaison, plan="draft")
    reported(event, liaison)
    photo(event, liaison)
    assert missing_of(event) == [("活动方案还没有报送", "plan")] and not complete(Event.objects.all()).exists()
    with pytest.raises(ValidationError, match="还不能办结：活动方案还没有报送。"):
        close_event(event, actor=office)
    filing = filed(event, liaison)
    event.refresh_from_db()
    assert filing.days_late == 13 and missing_of(event) == [("活动方案还没有批准", "plan")]
    approve_plan(filing, actor=office)
    assert close_event(event, actor=office).state == "closed"


def test_a_withdrawn_photo_is_missing_again(event, animal_college, liaison):
    reported(event, liaison)
    paper = photo(event, liaison)
    handed_in(event, animal_college, liaison)
    withdraw_paper(paper, actor=liaison)
    assert missing_of(event) == [("还没有交存活动照片", "papers")]
    assert not complete(Event.objects.all()).exists()


def test_an_event_is_not_closed_before_its_end(animal_college, liaison, office):
    with pytest.raises(ValidationError, match="还没有结束"):
        close_event(make_event(animal_college, actor=liaison), actor=office)


def test_a_closed_event_whose_roster_is_undone_comes_back_to_the_office(event, animal_college, liaison, office):
    reported(event, liaison)
    photo(event, liaison)
    row = event.event_classes.get()
    upload = imported(animal_college, liaison, row.class_group, name="钱小雨", mobile="13800138002")
    hand_in_directory(row, upload, actor=liaison)
    close_event(event, actor=office)
    assert not undone_since().exists()
    undo_import(upload, actor=liaison)
    assert list(undone_since()) == [row]


def test_a_closed_event_is_opened_again_with_a_reason(event, animal_college, liaison, office):
    reported(event, liaison)
    photo(event, liaison)
    handed_in(event, animal_college, liaison)
    close_event(event, actor=office)
    with pytest.raises(ValidationError, match="请写明"):
        reopen_event(event, reason=" ", actor=office)
    event = reopen_event(event, reason="补交照片", actor=office)
    assert (event.state, event.ended_by, event.ended_at) == ("preparing", None, None)
    assert event.trail_events.order_by("-pgh_id").first().pgh_context["reason"] == "补交照片"
    photo(event, liaison)
    assert picture().name == "合影.png"
