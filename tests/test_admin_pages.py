"""Every page of the admin × every role: who may open it, in Chinese only, and lists that ask as much for three rows as for one."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from alumni.models import (
    AlumniSettings,
    Alumnus,
    ClassGroup,
    ConsentText,
    ExportRequest,
    Organisation,
    RosterUpload,
    SelfUpdateRule,
)
from audit.models import ErasureLine, ExportLine, ReadingLine
from colleges.models import (
    Appointment,
    College,
    ContactPoint,
    Department,
    HandOver,
    Major,
    OfficeDuty,
    OrganisationSettings,
    School,
    SuccessionRule,
)
from colleges.services.hand_overs import make_hand_over
from common.models import ClockRun
from conftest import make_alumnus, make_college
from events.models import EventSettings
from planning.models import PlanningSettings

ROLES = ["office", "inspector", "finance", "student_affairs"]
NOBODY = dict.fromkeys(ROLES, 403)
READERS = {"office": 200, "inspector": 200, "finance": 403, "student_affairs": 403}
OFFICE = {"office": 200, "inspector": 403, "finance": 403, "student_affairs": 403}
EDITED = {"changelist": READERS, "add": OFFICE, "change": READERS, "history": READERS, "delete": OFFICE}
KEPT = EDITED | {"delete": NOBODY}
LOG = EDITED | {"add": NOBODY, "delete": NOBODY}
ONE_FORM = LOG | {"changelist": {**READERS, "office": 302, "inspector": 302}}

#: model → page → role → answer; a registered model that is missing here fails
TABLE = {
    School: KEPT,
    College: KEPT,
    Major: KEPT,
    SuccessionRule: EDITED,
    ContactPoint: EDITED,
    Appointment: KEPT,
    User: KEPT,
    Alumnus: EDITED,
    ClassGroup: EDITED,
    Organisation: EDITED,
    AlumniSettings: ONE_FORM,
    RosterUpload: LOG,
    ExportRequest: LOG,
    ExportLine: LOG,
    ReadingLine: LOG,
    ErasureLine: LOG,
    ConsentText: KEPT,
    SelfUpdateRule: LOG,
    ClockRun: LOG,
    Department: KEPT,
    OfficeDuty: KEPT,
    HandOver: LOG,
    OrganisationSettings: ONE_FORM,
    PlanningSettings: ONE_FORM,
    EventSettings: ONE_FORM,
}
WITH_OBJECT = {"change", "history", "delete"}
# What is written in letters in Chinese too, a key of the keyboard, the reading of 某, and the names of the cast.
MAY_STAND = {"QQ", "Excel", "xlsx", "esc", "mou", *ROLES}


def a_row_of(model, actor, number=1):
    """One believable row of each list."""
    now, name = timezone.now(), f"某某{number}"
    college = make_college(f"第{number}学院", {f"专业{number}": f"专{number}"})
    log = {"actor_id": actor.pk, "actor_name": actor.label, "college_name": college.name}
    makers = {
        School: lambda: School.objects.create(name=name),
        College: lambda: college,
        Major: lambda: college.placements.first().major,
        SuccessionRule: lambda: SuccessionRule.objects.create(
            school=School.current(), written=name, college=college, major=college.placements.first().major
        ),
        ContactPoint: lambda: ContactPoint.objects.create(college=college, phone="0731-84637000"),
        Appointment: lambda: Appointment.objects.create(
            user=User.objects.create(username=f"u{number}", name=name),
            college=college,
            duty="liaison",
            since=date(2024, 9, 1),
        ),
        User: lambda: User.objects.create(username=f"u{number}", name=name),
        Alumnus: lambda: make_alumnus(
            college, name, class_name=f"班{number}", mobile=f"1380013800{number}", employer="某单位"
        ),
        ClassGroup: lambda: ClassGroup.objects.create(college=college, name=f"班{number}", enrolled_year=2015),
        Organisation: lambda: Organisation.objects.create(name=name),
        AlumniSettings: AlumniSettings.current,
        RosterUpload: lambda: RosterUpload.objects.create(
            college=college,
            school=School.current(),
            file_name="名册",
            sha256="0",
            size=1,
            uploaded_by=actor,
            state="checked",
        ),
        ExportRequest: lambda: ExportRequest.objects.create(
            college=college, requested_by=actor, columns=["name"], purpose="返校", people=300, state="with_office"
        ),
        ExportLine: lambda: ExportLine.objects.create(
            **log,
            what="名单",
            purpose="返校",
            columns=["姓名"],
            rows=1,
            people=[1],
            unmasked=False,
            file_name="名单",
            sha256="0",
        ),
        ReadingLine: lambda: ReadingLine.objects.create(**log, subject=name, subject_id=1, what="手机"),
        ErasureLine: lambda: ErasureLine.objects.create(
            **log, subject_id=1, numbers=[1], asked_by=name, reason="本人要求", rows=1
        ),
        ConsentText: lambda: ConsentText.objects.create(purpose="yearbook", version=number + 10, text="我同意。"),
        SelfUpdateRule: lambda: SelfUpdateRule.objects.order_by("field")[number - 1],
        ClockRun: lambda: ClockRun.objects.create(job="a", label="清理", finished_at=now, affected=1),
        Department: lambda: _department(number),
        OfficeDuty: lambda: OfficeDuty.objects.create(
            user=User.objects.create(username=f"u{number}", name=name), title="干事"
        ),
        HandOver: lambda: make_hand_over(*_two_seats(college, number)),
        OrganisationSettings: OrganisationSettings.current,
        PlanningSettings: PlanningSettings.current,
        EventSettings: EventSettings.current,
    }
    return makers[model]()


def _department(number):
    department = Department.objects.create(name=f"某部门{number}")
    department.members.create(user=User.objects.create(username=f"u{number}", name=f"某某{number}"), is_head=True)
    return department


def _two_seats(college, number):
    """Somebody who left and somebody who came."""
    for which, days in (("left", {"until": date(2025, 8, 31)}), ("came", {})):
        user = User.objects.create(username=f"{which}{number}", name=f"某某{number}")
        facts = {"college": college, "duty": "liaison", "since": date(2025, 1, 1)}
        yield Appointment.objects.create(user=user, **facts, **days)


def page_of(model, name, row):
    url = f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}"
    return reverse(url, args=[row.pk]) if name in WITH_OBJECT else reverse(url)


@pytest.fixture
def actors(office, inspector, finance, student_affairs):
    return {"office": office, "inspector": inspector, "finance": finance, "student_affairs": student_affairs}


def test_every_model_of_the_admin_stands_in_the_table():
    assert {model.__name__ for model in admin.site._registry} == {model.__name__ for model in TABLE}


@pytest.mark.parametrize("model", TABLE, ids=lambda model: model.__name__)
def test_each_role_opens_what_the_table_says(model, actors, client):
    answers = {}
    for role, actor in actors.items():
        client.force_login(actor)
        row = a_row_of(model, actor, number=1 + ROLES.index(role))
        for name in TABLE[model]:
            answers.setdefault(name, {})[role] = client.get(page_of(model, name, row)).status_code
    assert answers == TABLE[model]


@pytest.mark.parametrize("model", TABLE, ids=lambda model: model.__name__)
def test_pages_of_the_office_are_in_chinese(model, office, sign_in):
    row, client, english = a_row_of(model, office), sign_in(office), {}
    for name, answers in TABLE[model].items():
        if answers["office"] == 200:
            found = english_in(client.get(page_of(model, name, row)).content.decode())
            english |= {name: found} if found else {}
    assert english == {}


class Words(HTMLParser):
    """What a person reads or hears of a page; icons are ligatures of their names and no words."""

    SILENT, SPOKEN = {"script", "style", "template"}, {"title", "placeholder", "aria-label", "alt", "content", "label"}

    def __init__(self, page):
        super().__init__()
        self.open, self.words = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.words += [attrs[name] for name in self.SPOKEN & set(attrs) if tag != "meta" and attrs[name]]
        if tag not in {"input", "link", "meta", "br", "img", "hr", "col"}:
            silent = tag in self.SILENT or "material-symbols-outlined" in (attrs.get("class") or "")
            self.open.append((tag, silent))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not any(silent for _, silent in self.open):
            self.words.append(data)


def english_in(page):
    text = re.sub(r"\w*\d\w*|\S+@\S+", " ", " ".join(Words(page).words))
    return sorted(set(re.findall(r"[A-Za-z]{3,}", text)) - MAY_STAND)


@pytest.mark.parametrize(
    "model", [each for each, pages in TABLE.items() if pages is not ONE_FORM], ids=lambda model: model.__name__
)
def test_a_list_asks_as_much_for_three_rows_as_for_one(model, office, sign_in):
    client, asked = sign_in(office), []
    url = page_of(model, "changelist", None)
    for number in (1, 2, 3):
        a_row_of(model, office, number)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[2]
    assert asked[2] <= 14


@pytest.mark.parametrize("role", ROLES)
def test_the_first_page_of_each_role_says_what_it_has(role, actors, sign_in):
    page = sign_in(actors[role]).get(reverse("admin:index")).content.decode()
    says = {
        "office": ["等您办理", "已经迟了", "各学院"],
        "inspector": ["您可以查看", "导出记录", "今年导出文件"],
        "finance": ["您的账号目前没有可查看的名单", "消息"],
        "student_affairs": ["您的账号目前没有可查看的名单", "消息"],
    }
    assert [words for words in says[role] if words not in page] == []
    assert english_in(page) == []


def test_autocomplete_obeys_the_permissions(finance, office, animal_college, sign_in):
    asked = {"app_label": "alumni", "model_name": "education", "field_name": "class_group", "term": "牧医"}
    ClassGroup.objects.create(college=animal_college, name="牧医1501", enrolled_year=2015)
    assert sign_in(finance).get(reverse("admin:autocomplete"), asked).status_code == 403
    found = sign_in(office).get(reverse("admin:autocomplete"), asked).json()["results"]
    assert [row["text"] for row in found] == ["牧医1501"]
