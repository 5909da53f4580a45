"""A college asks for a person whom only another college knows."""

import pytest
from django.core.exceptions import ValidationError

from alumni.models import Alumnus, Claim, ClassGroup, Education
from alumni.rosters.importing import import_roster
from alumni.rosters.undoing import undo_import
from alumni.rosters.uploads import discard_upload, take_upload
from alumni.services.claims import (
    accept_claim,
    claim_person,
    claim_rows,
    may_answer,
    reject_claim,
    withdraw_claim,
)
from alumni.tests.roster_workbooks import workbook
from colleges.models import Notice, School
from conftest import make_alumnus, make_college

pytestmark = pytest.mark.django_db
HEADERS = ["姓名", "学号", "班级", "手机"]


@pytest.fixture
def upload(animal_college, liaison, other_alumnus):
    """A roster of 动物科技学院 that names 李娜 of 机电工程学院 by name and phone, and somebody new."""
    rows = [HEADERS, ["李娜", "", "牧医1801", "13900139000"], ["赵新", "20189902", "牧医1801", "13700137000"]]
    return take_upload(workbook(("名册", rows)), filename="牧医1801.xlsx", college=animal_college, actor=liaison)


@pytest.fixture
def claim(upload, liaison):
    return claim_rows(upload, actor=liaison)[0]


def test_a_row_of_another_colleges_person_becomes_a_request_that_tells_nothing(claim, upload, other_alumnus, liaison):
    assert (claim.alumnus, claim.evidence, claim.state) == (other_alumnus, "姓名和手机相同", "waiting")
    assert claim.facts["name"] == "李娜"
    assert "机电1501" not in str(claim.facts)
    assert str(claim) == "动物科技学院 认领 李娜"
    assert claim_rows(upload, actor=liaison) == []


def test_the_owning_college_accepts_and_the_person_has_a_second_stay(
    claim, other_alumnus, other_liaison, machine_college, animal_college
):
    accept_claim(claim, college=machine_college, actor=other_liaison)
    stays = other_alumnus.educations.order_by("pk").values_list("college__name", "class_group__name", "student_no")
    assert list(stays) == [("机电工程学院", "机电1501", "20152202"), ("动物科技学院", "牧医1801", "")]
    claim.refresh_from_db()
    assert (claim.state, claim.decided_by, claim.education.college) == ("accepted", other_liaison, animal_college)


def test_the_asking_college_cannot_answer_itself(claim, animal_college, liaison):
    assert not may_answer(claim, college=animal_college)
    with pytest.raises(ValidationError, match="由对方学院或校友会办公室答复"):
        accept_claim(claim, college=animal_college, actor=liaison)


def test_the_office_answers_for_all(claim, office):
    assert accept_claim(claim, college=None, actor=office).state == "accepted"


def test_a_rejection_says_why_and_is_final(claim, machine_college, other_liaison):
    with pytest.raises(ValidationError, match="请写明为什么不接受"):
        reject_claim(claim, reason=" ", college=machine_college, actor=other_liaison)
    reject_claim(claim, reason="同名，不是一人", college=machine_college, actor=other_liaison)
    with pytest.raises(ValidationError, match="不必再答复"):
        accept_claim(claim, college=machine_college, actor=other_liaison)
    assert Education.objects.filter(alumnus=claim.alumnus).count() == 1


def test_a_withdrawn_request_cannot_be_answered(claim, liaison, machine_college, other_liaison):
    withdraw_claim(claim, actor=liaison)
    with pytest.raises(ValidationError, match="不必再答复"):
        accept_claim(claim, college=machine_college, actor=other_liaison)


def test_one_number_is_one_stay(other_alumnus, animal_college, machine_college, liaison, other_liaison):
    facts = {"name": "李娜", "school_id": School.current().pk, "student_no": "20152202"}
    claim = claim_person(animal_college, facts=facts, actor=liaison)
    with pytest.raises(ValidationError, match="已在等待答复"):
        claim_person(animal_college, facts=facts, actor=liaison)
    accept_claim(claim, moving=True, college=machine_college, actor=other_liaison)
    stay = other_alumnus.educations.get()
    assert (stay.college, stay.class_group, stay.student_no) == (animal_college, None, "20152202")


def test_asking_for_nobody_is_refused(animal_college, liaison):
    with pytest.raises(ValidationError, match="可以直接新建"):
        claim_person(animal_college, facts={"name": "无此人", "school_id": School.current().pk}, actor=liaison)
    assert not Claim.objects.exists()
    assert not Alumnus.objects.filter(name="无此人").exists()


def test_an_accepted_row_is_matched_again_and_brings_in_what_else_it_says(
    animal_college, machine_college, liaison, other_liaison, other_alumnus
):
    rows = [[*HEADERS, "工作单位"], ["李娜", "20152202", "牧医1801", "13700137009", "温氏食品集团"]]
    upload = take_upload(workbook(("名册", rows)), filename="a.xlsx", college=animal_college, actor=liaison)
    assert upload.counts == {"elsewhere": 1}
    [claim] = claim_rows(upload, actor=liaison)
    accept_claim(claim, college=machine_college, actor=other_liaison)
    upload.refresh_from_db()
    row = upload.rows.get()
    assert (upload.counts, row.alumnus_id) == ({"changed": 1}, other_alumnus.pk)
    assert "student_no" not in row.changes  # it stands in the other college's stay: one number, one stay
    import_roster(upload, digest=upload.digest, actor=liaison)
    assert list(other_alumnus.employments.values_list("employer", flat=True)) == ["温氏食品集团"]
    assert set(other_alumnus.contacts.current().values_list("value", flat=True)) == {"13700137009"}
    stays = other_alumnus.educations.order_by("pk").values_list("college__name", "student_no")
    assert list(stays) == [("机电工程学院", "20152202"), ("动物科技学院", "")]


def test_the_import_adds_a_second_stay_without_the_number_that_the_first_has(
    animal_college, machine_college, liaison, other_liaison, other_alumnus
):
    """The person is in another class of the college already: the row is a further stay, its number is not written twice."""
    group = ClassGroup.objects.create(college=animal_college, name="牧医1601", enrolled_year=2016)
    facts = {"school": School.current(), "class_group": group, "student_no": "20169901"}
    Education.objects.create(alumnus=other_alumnus, college=animal_college, **facts)
    rows = [HEADERS, ["李娜", "20152202", "牧医1801", ""]]
    upload = take_upload(workbook(("名册", rows)), filename="a.xlsx", college=animal_college, actor=liaison)
    import_roster(upload, digest=upload.digest, actor=liaison)
    stays = other_alumnus.educations.order_by("pk").values_list("class_group__name", "student_no")
    assert list(stays) == [("机电1501", "20152202"), ("牧医1601", "20169901"), ("牧医1801", "")]


def test_undoing_or_discarding_a_roster_withdraws_what_still_waits(
    upload, claim, animal_college, liaison, other_alumnus, machine_college, other_liaison
):
    import_roster(upload, digest=upload.digest, actor=liaison)
    upload.refresh_from_db()
    undo_import(upload, actor=liaison)
    claim.refresh_from_db()
    assert claim.state == "withdrawn"
    rows = [HEADERS, ["李娜", "", "牧医1801", "13900139000"]]
    again = take_upload(workbook(("名册", rows)), filename="b.xlsx", college=animal_college, actor=liaison)
    [second] = claim_rows(again, actor=liaison)
    discard_upload(again)
    second.refresh_from_db()
    assert second.state == "withdrawn"
    assert not Claim.objects.to_answer_by(machine_college).waiting().exists()


def test_what_is_settled_stays_settled_when_the_roster_is_undone(
    upload, claim, liaison, machine_college, other_liaison
):
    accept_claim(claim, college=machine_college, actor=other_liaison)
    upload.refresh_from_db()
    import_roster(upload, digest=upload.digest, actor=liaison)
    undo_import(upload, actor=liaison)
    claim.refresh_from_db()
    assert claim.state == "accepted" and claim.education is not None


def test_an_undone_roster_asks_for_nobody(upload, liaison):
    import_roster(upload, digest=upload.digest, actor=liaison)
    upload.refresh_from_db()
    undo_import(upload, actor=liaison)
    with pytest.raises(ValidationError, match="已撤销，不能再申请认领"):
        claim_rows(upload, actor=liaison)
    assert not Claim.objects.exists()


def test_a_college_gives_away_only_its_own_stay(
    other_alumnus, animal_college, machine_college, liaison, other_liaison, office
):
    """李娜 studied in a third college as well, and the number that is claimed is that college's."""
    third = make_college("信息技术学院", {})
    facts = {"school": School.current(), "student_no": "20183301", "enrolled_year": 2018}
    stay = Education.objects.create(alumnus=other_alumnus, college=third, **facts)
    wanted = {"name": "李娜", "school_id": School.current().pk, "student_no": "20183301"}
    claim = claim_person(animal_college, facts=wanted, actor=liaison)
    with pytest.raises(ValidationError, match="没有可以划转的学号相同的学籍经历"):
        accept_claim(claim, moving=True, college=machine_college, actor=other_liaison)
    accept_claim(claim, moving=True, college=None, actor=office)
    stay.refresh_from_db()
    assert stay.college == animal_college


def test_a_class_liaison_is_not_moved_out_of_the_class(
    other_alumnus, animal_college, machine_college, liaison, other_liaison
):
    ClassGroup.objects.filter(name="机电1501").update(liaison=other_alumnus)
    wanted = {"name": "李娜", "school_id": School.current().pk, "student_no": "20152202"}
    claim = claim_person(animal_college, facts=wanted, actor=liaison)
    with pytest.raises(ValidationError, match="机电1501的班级联络员，请先在班级页面更换联络员"):
        accept_claim(claim, moving=True, college=machine_college, actor=other_liaison)


def test_what_a_form_told_fills_only_what_the_record_lacks(
    animal_college, machine_college, liaison, other_liaison, other_alumnus
):
    bare = make_alumnus(machine_college, "赵平", student_no="20153301")
    for person, number in ((other_alumnus, "20152202"), (bare, "20153301")):
        wanted = {"name": person.name, "school_id": School.current().pk, "student_no": number, "employer": "新希望"}
        claim = claim_person(animal_college, facts=wanted, mobile="13700137009", actor=liaison)
        accept_claim(claim, college=machine_college, actor=other_liaison)
    told = [set(each.contacts.values_list("value", flat=True)) for each in (other_alumnus, bare)]
    assert told == [{"13900139000"}, {"13700137009"}]
    assert bare.employments.get().employer == "新希望"


def test_the_asking_college_is_told_the_answer_and_asking_again_settles_the_old_one(
    upload, claim, animal_college, machine_college, liaison, other_liaison
):
    reject_claim(claim, reason="同名，不是一人", college=machine_college, actor=other_liaison)
    notice = Notice.objects.get(key=f"claim:{claim.pk}")
    assert (notice.college, notice.title, notice.body) == (
        animal_college,
        "认领“李娜”的申请未接受",
        "答复意见：同名，不是一人",
    )
    assert "机电" not in f"{notice.title}{notice.body}" and other_liaison.name not in notice.body
    rows = [HEADERS, ["李娜", "", "牧医1801", "13900139000"]]
    again = take_upload(workbook(("名册", rows)), filename="b.xlsx", college=animal_college, actor=liaison)
    [second] = claim_rows(again, actor=liaison)
    notice.refresh_from_db()
    assert notice.settled_at is not None
    accept_claim(second, college=machine_college, actor=other_liaison)
    assert Notice.objects.get(key=f"claim:{second.pk}").title == "认领“李娜”的申请已接受"


def test_a_file_that_is_read_again_does_not_ask_again_for_whom_it_was_refused(
    upload, claim, liaison, machine_college, other_liaison
):
    reject_claim(claim, reason="同名，不是一人", college=machine_college, actor=other_liaison)
    upload.rows.update(claim_id=None)  # as staged anew
    assert claim_rows(upload, actor=liaison) == []
    assert upload.rows.get(outcome="elsewhere").claim_id == claim.pk
