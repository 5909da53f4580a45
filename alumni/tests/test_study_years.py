"""Years of study that are typed: nobody enrols after next year or leaves after the years of a study."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from alumni.admin.classes import ClassGroupForm
from alumni.admin.people import StayForm
from alumni.forms.classes import ClassAddForm, ClassForm
from alumni.forms.people import EducationAddForm, EducationForm, PersonAddForm
from alumni.forms.requests import IdentifyForm, RegisterForm, SeekForm
from alumni.forms.years import checked_enrolment, checked_graduation
from alumni.models import ClassGroup
from alumni.tests.roster_workbooks import MECHANICS, read

WITH_YEARS = [
    PersonAddForm,
    EducationAddForm,
    EducationForm,
    ClassAddForm,
    ClassForm,
    RegisterForm,
    IdentifyForm,
    SeekForm,
]


def told(form):
    return {name: list(sentences) for name, sentences in form.errors.items() if name.endswith("year")}


@pytest.mark.django_db
def test_no_form_of_a_desk_takes_an_impossible_year(animal_college, sign_in, liaison):
    this = timezone.localdate().year
    wrong = {"enrolled_year": this + 2, "graduated_year": this + 9, "sought_year": this + 9}
    early = {"enrolled_year": 1902, "graduated_year": 1902, "sought_year": 99_999_999}
    enrolment = f"入学年份应在 1903 年至 {this + 1} 年之间，请核对。"
    graduation = f"毕业年份应在 1903 年至 {this + 8} 年之间，请核对。"
    group = ClassGroup.objects.create(college=animal_college, name="动医1501", enrolled_year=2015)
    for kind in WITH_YEARS:
        about = {} if kind in (RegisterForm, IdentifyForm, SeekForm) else {"college": animal_college}
        about |= {"instance": group} if kind is ClassForm else {}
        for typed in (wrong, early):
            form = kind(typed, **about)
            wanted = {name: [enrolment if name == "enrolled_year" else graduation] for name in typed}
            assert told(form) == {name: wanted[name] for name in form.fields if name.endswith("year")}, kind
        right = {"enrolled_year": this + 1, "graduated_year": this + 8, "sought_year": this + 8}
        assert told(kind(right, **about)) == {}, kind


@pytest.mark.django_db
def test_the_offices_forms_of_classes_and_studies_take_no_impossible_year_either(desk_of_office, animal_college):
    this = timezone.localdate().year
    typed = {"name": "动医9901", "college": animal_college.pk, "enrolled_year": this + 2, "graduated_year": 2099}
    page = desk_of_office.post(reverse("admin:alumni_classgroup_add"), typed).content.decode()
    assert f"入学年份应在 1903 年至 {this + 1} 年之间" in page and f"毕业年份应在 1903 年至 {this + 8} 年之间" in page
    assert not ClassGroup.objects.exists()
    for form in (ClassGroupForm, StayForm):
        assert form.clean_enrolled_year and form.clean_graduated_year


@pytest.fixture
def desk_of_office(sign_in, office):
    return sign_in(office)


def test_the_year_is_the_one_in_china(monkeypatch):
    new_year = datetime(2026, 1, 1, 0, 30, tzinfo=ZoneInfo("Asia/Shanghai"))  # still 2025 by Greenwich
    monkeypatch.setattr(timezone, "now", lambda: new_year)
    assert (checked_enrolment(2027), checked_graduation(2034)) == (2027, 2034)


def test_rosters_hold_to_the_same_years():
    header, this = ["姓名", "学号", "班级", "入学年份", "毕业年份"], MECHANICS.this_year
    rows = [
        ["赵大海", "1", "机电2501", this, this + 8],
        ["钱小雨", "2", "机电2501", this, this + 9],
        ["孙小明", "3", "机电2501", this + 2, this + 5],
    ]
    reading = read(*rows, header=header)
    assert [person.name for person in reading.people] == ["赵大海"]
    assert list(reading.refused) == ["名册!E3", "名册!D4"]
