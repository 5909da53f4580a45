"""Every form that adds something, sent twice: in the admin and at a college's desk there is one row, not two."""

import re

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from alumni.models import (
    Achievement,
    Alumnus,
    ClassGroup,
    ConsentText,
    Contact,
    Education,
    Employment,
    NotableContact,
    NotableProfile,
    Organisation,
    SavedList,
    Tag,
)
from alumni_office.tests.test_admin import person_form
from alumni_office.tests.test_admin_refusals import new_row
from colleges.models import Appointment, College, ContactPoint, Department, Major, OfficeDuty, School, SuccessionRule
from conftest import make_alumnus
from events.models import (
    BudgetLine,
    CheckIn,
    EventClass,
    EventDepartment,
    EventPaper,
    EventTask,
    Guest,
    ProgrammeItem,
    Question,
    Registration,
    Suggestion,
    Venue,
)
from events.tests.arriving import coming, today
from events.tests.plans import pdf
from events.tests.registering import open_event
from planning.models import Deliberation, Experience, PlanItem, WorkPlan
from tests.walker_table import ACHIEVEMENT, LINES, PROFILE
from tests.walker_table_plans import MINUTES, PLANNED, WORKED

KEY = re.compile(r'name="once" value="([0-9a-f]{32})"')
POINT = {"label": "新电话", "phone": "0731-84637001", "confirmed_on": "2026-11-01"}
STAY = {"enrolled_year": 2016, "graduated_year": 2019, "state": "graduated"}
#: model → what the office types into its adding form; a list of the desk that is missing here fails
OFFICE = {
    School: {"name": "某某学校"},
    College: {"name": "某某学院", "position": 100},
    Major: {"name": "某某专业"},
    ContactPoint: POINT,
    Department: {"name": "某某部", "position": 100},
    OfficeDuty: {"title": "某某岗", "since": "2026-01-01", "position": 100},
    Appointment: {"new_username": "T100", "new_name": "赵院长", "duty": "leader", "since": "2026-01-01"},
    User: {"username": "T101", "name": "钱老师"},
    Alumnus: {"name": "单静", "state": "active"},
    ClassGroup: {"name": "畜牧1501", "enrolled_year": 2015},
    Organisation: {"name": "某某公司", "kind": "company"},
    SuccessionRule: {"written": "某某专业"},
    ConsentText: {"purpose": "yearbook", "version": 9, "text": "我同意。", "valid_from": "2026-11-01"},
}
#: adding form at a college's desk → (model, what is typed)
COLLEGE = {
    "contact-point-add": (ContactPoint, POINT),
    "alumni:person-add": (Alumnus, {"name": "单静", **STAY}),
    "alumni:education-add": (Education, STAY),
    "alumni:employment-add": (Employment, {"employer": "新单位", "is_current": "on"}),
    "alumni:contact-add": (Contact, {"kind": "qq", "value": "7654321", "source": "liaison"}),
    "alumni:class-add": (ClassGroup, {"name": "畜牧1601", "enrolled_year": 2016, "graduated_year": 2019}),
    "alumni:saved-list-add": (SavedList, {"name": "新名单", "query": "q=王伟"}),
    "alumni:tag-add": (Tag, {"name": "新标签"}),
    "alumni:notable-add": (NotableProfile, PROFILE),
    "alumni:notable-achievement-add": (Achievement, ACHIEVEMENT),
    "alumni:notable-log-add": (
        NotableContact, {"on": "2026-11-01", "way": "phone", "who": "周老师", "text": "问候"}
    ),
    "planning:plan-item-add": (PlanItem, PLANNED),
    "planning:deliberation-add": (Deliberation, MINUTES),
    "planning:experience-add": (Experience, WORKED),
    "events:registration-add": (Registration, {"name": "新来的"}),
    "events:question-add": (Question, {"text": "尺码", "kind": "text", "position": "1"}),
    "events:programme-add": (ProgrammeItem, {"title": "座谈"}),
    "events:budget-add": (BudgetLine, {"title": "餐费", "amount": "100"}),
    "events:department-add": (EventDepartment, {}),
    "events:class-add": (EventClass, {}),
    "events:task-add": (EventTask, {"title": "订车"}),
    "events:guest-add": (Guest, {"name": "来宾", "role": "guest"}),
    "events:paper-add": (EventPaper, {"kind": "other"}),
    "events:venue-add": (Venue, {"name": "新会议室"}),
    "events:suggestion-add": (Suggestion, {"text": "多办讲座", "heard_on": "2026-11-01"}),
    "events:check-in-add": (CheckIn, {}),
}  # fmt: skip
#: a second picture takes the place of the first
REPLACES = {"college:alumni:class-photo-add", "college:alumni:person-photo-add"}


def as_it_stands(page):
    """The fields of the form on `page` that the browser sends untouched, its key among them."""
    if page.status_code != 200:
        return {}  # a button without a page of its own
    found = KEY.search(page.content.decode())
    standing = person_form(page) if "adminform" in page.context else _plain(page.context["form"])
    return standing | {"once": found.group(1) if found else ""}


def _plain(form):
    values = {field.html_name: field.value() for field in form}
    values = {name: value() if callable(value) else value for name, value in values.items()}
    return {name: "on" if value is True else value for name, value in values.items() if value not in (None, False)}


def send_twice(client, url, typed):
    """Where the first and the second click are led."""
    typed = as_it_stands(client.get(url)) | typed
    answers = [client.post(url, _rewound(typed)) for _ in range(2)]
    assert [url, *(answer.status_code for answer in answers)] == [url, 302, 302]
    return [answer["Location"] for answer in answers]


def _rewound(typed):
    for value in typed.values():
        if hasattr(value, "seek"):
            value.seek(0)
    return typed


def test_every_adding_form_of_the_admin_sent_twice_adds_once(office, sign_in, rf, animal_college):
    request, desk = rf.get("/admin/"), sign_in(office)
    request.user = office
    adding = {model for model, page in admin.site._registry.items() if page.has_add_permission(request)}
    assert adding == set(OFFICE)
    for model, typed in OFFICE.items():
        typed = typed | {"college": animal_college.pk, "school": School.current().pk, "user": office.pk}
        before = model.objects.count()
        first, second = send_twice(desk, _add_page(model), typed)
        assert (model, model.objects.count(), first) == (model, before + 1, second)


def _add_page(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")


def test_every_adding_form_of_a_college_sent_twice_adds_once(liaison, sign_in, animal_college):
    desk, person = sign_in(liaison), make_alumnus(animal_college, "王伟", class_name="畜牧1501")
    adding = {name for name in LINES if name.startswith("college:") and name.endswith("-add")}
    assert adding - REPLACES == {f"college:{name}" for name in COLLEGE}
    profile = NotableProfile(alumnus=make_alumnus(animal_college, "李娜"), college=animal_college, **PROFILE)
    profile.save()
    plan = WorkPlan.objects.create(year=timezone.localdate().year, college=animal_college)
    event = open_event(animal_college, actor=liaison)
    numbers = {
        (): [],
        ("event",): [event.pk],
        ("person",): [person.pk],
        ("notable",): [profile.pk],
        ("plan",): [plan.pk],
        ("coming",): [coming(today(animal_college, liaison)).pk],
    }
    another = ClassGroup.objects.create(college=animal_college, name="畜牧1603", enrolled_year=2016)
    of_event = {
        ProgrammeItem: {"starts_at": timezone.localtime(event.starts_at).strftime("%Y-%m-%dT%H:%M")},
        EventDepartment: {"department": Department.objects.create(name="保卫处").pk},
        EventClass: {"classes": another.pk},
        EventPaper: {"file": pdf()},
    }
    more = {"class_group": person.educations.get().class_group_id, "school": School.current().pk}
    for name, (model, typed) in COLLEGE.items():
        url = reverse(f"college:{name}", args=numbers[LINES[f"college:{name}"].of])
        before = model.objects.count()
        typed = typed | (more if "state" in typed else {}) | {"plan": plan.pk} | of_event.get(model, {})
        if model is Education:
            another = ClassGroup.objects.create(college=animal_college, name="畜牧1602", enrolled_year=2016)
            typed |= {"class_group": another.pk}
        first, second = send_twice(desk, url, typed)
        assert (name, model.objects.count(), first) == (name, before + 1, second)


def test_a_row_added_below_a_standing_record_is_added_once(office, sign_in, alumnus):
    desk, url = sign_in(office), reverse("admin:alumni_alumnus_change", args=[alumnus.pk])
    page = desk.get(url)
    typed = as_it_stands(page) | new_row(page, "employments", 0, employer="新单位")
    for _ in range(2):
        assert desk.post(url, typed).status_code == 302
    assert alumnus.employments.filter(employer="新单位").count() == 1


@pytest.mark.parametrize("clicks", [1, 2])
def test_a_small_window_adds_once_and_shows_the_second_click_what_the_first_made(office, sign_in, clicks):
    desk, url = sign_in(office), reverse("admin:alumni_organisation_add") + "?_popup=1"
    typed = as_it_stands(desk.get(url)) | OFFICE[Organisation] | {"_popup": "1"}
    last = [desk.post(url, typed) for _ in range(clicks)][-1]
    made = Organisation.objects.get(name="某某公司")
    if clicks == 2:
        assert last["Location"] == reverse("admin:alumni_organisation_change", args=[made.pk]) + "?_popup=1"
    else:
        assert last.status_code == 200 and "popup_response" in last.content.decode()
