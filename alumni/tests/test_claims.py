"""A college asks for a person whom only another college knows."""

import pytest
from django.core.exceptions import ValidationError

from alumni.models import Alumnus, Claim, Education
from alumni.rosters.uploads import take_upload
from alumni.services.claims import (
    accept_claim,
    claim_person,
    claim_rows,
    may_answer,
    reject_claim,
    withdraw_claim,
)
from alumni.tests.roster_workbooks import workbook
from colleges.models import School

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
