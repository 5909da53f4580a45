"""落实: what an item is fulfilled by, whose it must be, and that nothing of it is lost."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alumni.models import ClassGroup, ClassRegister, Message, NotableProfile, RosterUpload
from audit.models import ExportLine
from colleges.models import Attachment, College, ContactPoint, HistoryEdition, Safeguard, School
from conftest import make_alumnus
from planning.evidence import kind_of, kinds
from planning.models import Evidence, PlanItem, ProgressNote
from planning.services.assignments import withdraw_item
from planning.services.evidence import give_file, give_record, withdraw_evidence
from planning.services.plans import publish_plan
from planning.services.progress import note_progress
from planning.services.working import why_no_work
from planning.tests.papers import PDF, pdf, program
from planning.tests.year import YEAR, draft, for_all, of_school, own, plan_of, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def assigned(office, animal_college, machine_college):
    return published(office)


@pytest.fixture
def item(assigned, animal_college):
    return plan_of(animal_college).items.get()


@pytest.fixture
def register(animal_college, liaison):
    return make_register(animal_college, liaison, "牧医1501")


@pytest.fixture
def their_register(machine_college, other_liaison):
    return make_register(machine_college, other_liaison, "机电1501")


def make_register(college, user, name, state="submitted"):
    group, _ = ClassGroup.objects.get_or_create(college=college, name=name, enrolled_year=2015)
    facts = {"state": state, "submitted_by": user, "submitted_at": timezone.now()}
    return ClassRegister.objects.update_or_create(class_group=group, defaults=facts)[0]


def given(item):
    return list(Evidence.objects.standing().filter(item=item).values_list("kind", "label"))


# --- a record of the system --------------------------------------------------------------------------------------------


def test_a_record_is_given_under_the_name_it_has_today(item, register, liaison):
    evidence = give_record(item, kind="class-register", row=register.pk, note=" 首批 ", actor=liaison)
    facts = (evidence.kind, evidence.row, evidence.label, evidence.on, evidence.note, evidence.given_by)
    assert facts == (
        "class-register", register.pk, "牧医1501登记表（已提交）", timezone.localdate(), "首批", liaison
    )  # fmt: skip
    ClassGroup.objects.filter(pk=register.class_group_id).update(name="改名1501")
    evidence.refresh_from_db()
    assert evidence.label == "牧医1501登记表（已提交）"


def test_a_record_of_another_college_proves_nothing(item, register, their_register, liaison):
    with pytest.raises(ValidationError, match="没有找到这条记录，它可能已被删除，或不属于本单位"):
        give_record(item, kind="class-register", row=their_register.pk, actor=liaison)
    assert given(item) == []


def test_a_kind_that_nobody_declared_is_refused(item, register, liaison):
    with pytest.raises(ValidationError, match="没有这一类记录"):
        give_record(item, kind="bribe", row=register.pk, actor=liaison)


def test_the_same_record_is_given_once_and_again_after_it_was_withdrawn(item, register, liaison, leader):
    first = give_record(item, kind="class-register", row=register.pk, actor=liaison)
    with pytest.raises(ValidationError, match="这条记录已作为本事项的落实材料"):
        give_record(item, kind="class-register", row=register.pk, actor=leader)
    withdraw_evidence(first, reason="还要补照片", actor=liaison)
    give_record(item, kind="class-register", row=register.pk, actor=leader)
    assert given(item) == [("class-register", "牧医1501登记表（已提交）")]
    assert Evidence.objects.filter(item=item).count() == 2


def test_an_item_that_asks_for_one_kind_takes_no_other_record(
    office, animal_college, machine_college, liaison, register
):
    plan = draft(office)
    for_all(plan, office, evidence_kind="class-register")
    publish_plan(plan, actor=office)
    item = plan_of(animal_college).items.get()
    point = ContactPoint.objects.create(college=animal_college, phone="0731-84637000")
    with pytest.raises(ValidationError, match="以“班级登记表”为准。请选择这类记录，或上传文件并写明原因"):
        give_record(item, kind="contact-point", row=point.pk, actor=liaison)
    give_record(item, kind="class-register", row=register.pk, actor=liaison)
    with pytest.raises(ValidationError, match="改交文件的，请写明原因") as refused:
        give_file(item, file=pdf(), name="登记表.pdf", actor=liaison)
    assert list(refused.value.error_dict) == ["note"]
    give_file(item, file=pdf(), name="登记表.pdf", note="系统里还没有军训照，附纸质登记表", actor=liaison)
    assert given(item) == [("class-register", "牧医1501登记表（已提交）"), ("file", "登记表.pdf")]


def test_evidence_of_a_merged_colleges_item_comes_from_the_college_it_went_into(
    item, animal_college, register, liaison
):
    into = College.objects.create(name="现代农业学院")
    College.objects.filter(pk=animal_college.pk).update(merged_into=into, closed_on=timezone.localdate())
    later = make_register(into, liaison, "农业2601")
    give_record(item, kind="class-register", row=later.pk, actor=liaison)
    give_record(item, kind="class-register", row=register.pk, actor=liaison)
    assert len(given(item)) == 2


# --- a file ------------------------------------------------------------------------------------------------------------


def test_a_file_is_kept_as_a_paper_of_the_college(item, liaison, animal_college):
    evidence = give_file(item, file=pdf(), name="C:\\桌面\\会议纪要.pdf", actor=liaison)
    paper = evidence.paper
    assert (paper.college, paper.name, paper.content_type, paper.uploaded_by) == (
        animal_college, "会议纪要.pdf", "application/pdf", liaison
    )  # fmt: skip
    with paper.file.open("rb") as file:
        assert file.read() == PDF
    assert (evidence.row, evidence.label) == (None, "会议纪要.pdf")


def test_a_file_of_the_wrong_kind_is_refused_and_leaves_nothing(item, liaison, settings):
    with pytest.raises(ValidationError, match="这种文件不能上传。可以上传 PDF、Word"):
        give_file(item, file=program(), name="会议纪要.pdf", actor=liaison)
    assert (given(item), Attachment.objects.count()) == ([], 0)
    assert not settings.MEDIA_ROOT.exists() or not list(settings.MEDIA_ROOT.rglob("*.*"))


def test_a_refused_act_leaves_no_file_on_the_disk(item, liaison, office, settings):
    PlanItem.objects.filter(pk=item.pk).update(state="withdrawn", reason="不做了")
    with pytest.raises(ValidationError, match="已撤销，不能再增改"):
        give_file(item, file=pdf(), name="纪要.pdf", actor=liaison)
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


# --- when ---------------------------------------------------------------------------------------------------------------


def test_what_the_school_assigned_takes_evidence_whatever_the_colleges_plan_is(item, register, liaison):
    for state in ("draft", "submitted"):
        facts = {"submitted_by": liaison, "submitted_at": timezone.now()}
        type(item.plan).objects.filter(pk=item.plan_id).update(state=state, **facts)
        item = PlanItem.objects.get(pk=item.pk)
        assert why_no_work(item) == ""


def test_an_own_item_takes_none_before_the_plan_is_approved(item, liaison, office, animal_college):
    plan = plan_of(animal_college)
    mine = own(plan, liaison)
    with pytest.raises(ValidationError, match="本院计划起草中，自办事项要等计划批准后才能落实"):
        note_progress(mine, text="联系了两家企业", percent=20, actor=liaison)
    facts = {"submitted_by": liaison, "submitted_at": timezone.now(), "reviewed_by": office}
    type(plan).objects.filter(pk=plan.pk).update(state="approved", reviewed_at=timezone.now(), **facts)
    mine = PlanItem.objects.get(pk=mine.pk)
    note_progress(mine, text="联系了两家企业", percent=20, actor=liaison)
    mine.refresh_from_db()
    assert mine.percent == 20


def test_an_item_for_the_colleges_is_fulfilled_in_the_colleges(item, office):
    with pytest.raises(ValidationError, match="由各学院分别落实"):
        note_progress(item.source, text="已做", percent=100, actor=office)


def test_a_schools_item_takes_evidence_once_the_plan_is_published(office, animal_college):
    plan = draft(office)
    item = of_school(plan, office)
    with pytest.raises(ValidationError, match="学校计划还没有布置"):
        give_file(item, file=pdf(), name="方案.pdf", actor=office)


# --- taken back --------------------------------------------------------------------------------------------------------


def test_evidence_is_taken_back_with_a_reason_and_stays_in_the_list(item, liaison, leader):
    evidence = give_file(item, file=pdf(), name="纪要.pdf", actor=liaison)
    with pytest.raises(ValidationError, match="请写明为什么撤回"):
        withdraw_evidence(evidence, reason=" ", actor=liaison)
    withdraw_evidence(evidence, reason="传错了", actor=leader)
    with pytest.raises(ValidationError, match="已由唐院长于.*撤回，不必再撤"):
        withdraw_evidence(evidence, reason="传错了", actor=liaison)
    kept = Evidence.objects.get(item=item)
    assert (kept.withdrawn_by, kept.withdrawn_why, kept.paper.name) == (leader, "传错了", "纪要.pdf")


def test_an_item_that_was_withdrawn_after_evidence_keeps_it(item, assigned, register, liaison, office):
    give_record(item, kind="class-register", row=register.pk, actor=liaison)
    note_progress(item, text="一半班级交了", percent=50, actor=liaison)
    withdraw_item(item.source, reason="改到明年", actor=office)
    item = PlanItem.objects.get(pk=item.pk)
    assert (item.state, given(item)) == ("withdrawn", [("class-register", "牧医1501登记表（已提交）")])
    with pytest.raises(ValidationError, match="已撤销，不能再增改"):
        withdraw_evidence(Evidence.objects.get(item=item), reason="反正不做了", actor=liaison)


def test_progress_is_added_and_never_changed(item, liaison):
    note_progress(item, text="收齐十个班", percent=40, actor=liaison)
    note_progress(item, text="收齐二十个班", percent=80, actor=liaison)
    rows = list(ProgressNote.objects.filter(item=item).values_list("text", "percent"))
    assert rows == [("收齐二十个班", 80), ("收齐十个班", 40)]
    item.refresh_from_db()
    assert item.percent == 80
    with pytest.raises(ValidationError):
        note_progress(item, text="做过头了", percent=120, actor=liaison)


# --- what is declared --------------------------------------------------------------------------------------------------


@pytest.fixture
def world(animal_college, machine_college, liaison, other_liaison, office, alumnus, other_alumnus):
    """In each college one row of every kind, this year's."""
    for college, user, person in (
        (animal_college, liaison, alumnus), (machine_college, other_liaison, other_alumnus),
    ):  # fmt: skip
        one_of_each(college, user, person, office)


def one_of_each(college, user, person, office):
    now, today = timezone.now(), timezone.localdate()
    RosterUpload.objects.create(
        college=college, school=School.current(), file_name=f"{college.short_name or college.name}名册.xlsx", sha256="0" * 64,
        size=1, uploaded_by=user, state="imported", imported_by=user, imported_at=now, counts={"new": 30, "changed": 2},
    )  # fmt: skip
    make_register(college, user, person.educations.get().class_group.name)
    facts = {"reviewed_by": office, "reviewed_at": now, "headline": "扎根基层"}
    NotableProfile.objects.create(alumnus=person, college=college, state="approved", **facts)
    Message.objects.create(college=college, kind="email", subject="返校邀请", purpose="返校", made_by=user, people=3)
    logged = {
        "columns": ["姓名"],
        "rows": 12,
        "people": [],
        "unmasked": False,
        "file_name": "名单.xlsx",
        "sha256": "0" * 64,
    }
    ExportLine.signed(actor=user, college=college, what="班级通讯录", purpose="交存学校或上级：校友会", **logged)
    ExportLine.signed(actor=user, college=college, what="联络名单", purpose="本院校友联络工作", **logged)
    Safeguard.objects.create(college=college, document="校友工作办法", adopted_on=today)
    ContactPoint.objects.create(college=college, phone="0731-84637000")
    HistoryEdition.objects.create(college=college, number=1, parts={}, approved_by=office)


def test_every_kind_shows_a_college_its_own_rows_of_the_year_and_no_others(world, animal_college):
    keys = {"roster", "class-register", "directory", "notable", "message", "safeguard", "contact-point", "history"}
    assert keys <= {kind.key for kind in kinds()}
    for key in keys:
        kind = kind_of(key)
        (row,) = kind.rows(animal_college, YEAR)
        assert list(kind.all_rows(animal_college)) == [row]
        assert list(kind.rows(animal_college, YEAR - 1)) == []
        found = kind.describe(row)
        assert (found.row, found.on) == (row.pk, timezone.localdate())
        assert found.label and "（已" in found.label or key not in ("class-register", "notable")
    for key in keys - {"contact-point"}:
        assert len(kind_of(key).all_rows(None)) == 2


def test_a_roster_that_is_undone_and_a_register_that_is_opened_again_prove_nothing_more(world, animal_college):
    RosterUpload.objects.update(state="undone", undone_at=timezone.now())
    ClassRegister.objects.update(state="collecting")
    assert not kind_of("roster").all_rows(animal_college).exists()
    assert not kind_of("class-register").all_rows(animal_college).exists()


def test_what_an_item_keeps_of_a_notable_file_names_nobody(world, item, animal_college, liaison):
    row = kind_of("notable").all_rows(animal_college).get()
    assert kind_of("notable").describe(row).label == "王伟优秀校友档案（已入库）"
    evidence = give_record(item, kind="notable", row=row.pk, actor=liaison)
    assert evidence.label == "一份优秀校友档案（其他，已入库）"


def test_rows_of_the_year_are_those_of_the_year_in_shanghai(world, animal_college):
    late = datetime(YEAR - 1, 12, 31, 17, 0, tzinfo=UTC)  # one o'clock at night on New Year's Day
    RosterUpload.objects.update(imported_at=late)
    assert kind_of("roster").rows(animal_college, YEAR).exists()


def test_describing_a_list_asks_once_however_long(world, animal_college, liaison, office):
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            for kind in kinds():
                [kind.describe(row) for row in kind.rows(animal_college, YEAR)]
        return len(queries)

    one = asked()
    for number in range(2):
        person = make_alumnus(animal_college, f"李华{number}", class_name=f"动医150{number}")
        make_register(animal_college, liaison, f"动医150{number}")
        facts = {"reviewed_by": office, "reviewed_at": timezone.now() - timedelta(0), "headline": "扎根基层"}
        NotableProfile.objects.create(alumnus=person, college=animal_college, state="approved", **facts)
    assert asked() == one
