"""Who answers for what (art. 3, 4), and where phones stand and when somebody looked there last (art. 6)."""

import io
from datetime import date, timedelta

import pytest
from django.contrib.admin.sites import site as admin_site
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from audit.trail import acting_as
from colleges.models import (
    College,
    ContactPoint,
    Department,
    DepartmentMember,
    OfficeDuty,
    OrganisationSettings,
)
from colleges.services.contact_points import check_site, save_contact_point, unconfirmed_before
from colleges.todos import Desk, todos_for
from conftest import seated

pytestmark = pytest.mark.django_db
STALE, SITES = "对外联系方式超过 6 个月没有核对", "联系方式在学校和部门网站的公布情况没有登记齐"


@pytest.fixture(autouse=True)
def nobody_in_particular(db):
    with acting_as(None):
        yield


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


def waiting(desk):
    return {todo.title: todo.count for todo in todos_for(desk)}


# --- people and duties -----------------------------------------------------------------------------------------------


def test_the_page_of_the_organisation_names_everybody_in_charge_and_nobody_who_left(
    sign_in, office, inspector, liaison, leader, machine_college, make_user
):
    OfficeDuty.objects.create(user=office, title="主任", duties="主持全面工作", phone="0731-84637001")
    left = make_user("left-office", "离任老师")
    OfficeDuty.objects.create(user=left, title="干事", since=date(2020, 1, 1), until=date(2024, 1, 1))
    youth = Department.objects.create(name="校团委")
    DepartmentMember.objects.create(department=youth, user=make_user("tw", "团老师"), is_head=True)
    Department.objects.create(name="撤销处", closed_on=today(-1))
    for user in (office, inspector):
        page = sign_in(user).get(reverse("admin:organisation")).content.decode()
        for words in ("主持全面工作", "周老师", "唐院长", "机电工程学院", "空缺", "校团委", "团老师（负责人）"):
            assert words in page, words
        assert "离任老师" not in page and "撤销处" not in page


def test_the_page_of_the_organisation_is_for_the_office_and_the_inspector(sign_in, finance, liaison):
    assert sign_in(finance).get(reverse("admin:organisation")).status_code == 403
    assert sign_in(liaison).get(reverse("admin:organisation")).status_code in (302, 403)


def test_the_page_of_the_organisation_asks_the_database_as_often_for_three_colleges_as_for_one(
    sign_in, office, liaison, make_user
):
    client = sign_in(office)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse("admin:organisation")).status_code == 200
        return len(seen)

    queries()
    few = queries()
    for number in range(3):
        college = College.objects.create(name=f"学院{number}")
        seated(make_user(f"seat{number}", f"联络{number}"), college)
        ContactPoint.objects.create(college=college, phone="073184637001")
        department = Department.objects.create(name=f"部门{number}")
        DepartmentMember.objects.create(department=department, user=make_user(f"m{number}", f"部员{number}"))
        OfficeDuty.objects.create(user=make_user(f"o{number}", f"干事{number}"), title="干事")
    assert queries() <= few + 2  # the rows of offices and departments are looked up once there are any


@pytest.mark.parametrize("until", [None, date(2099, 1, 1)])
def test_who_left_a_department_or_the_office_is_history_that_nobody_revives(until, office):
    department = Department.objects.create(name="校团委")
    ended = {"user": office, "since": date(2020, 1, 1), "until": date(2024, 1, 1)}
    for row in (
        DepartmentMember.objects.create(department=department, **ended),
        OfficeDuty.objects.create(title="主任", **ended),
    ):
        row.until = until
        with pytest.raises(ValidationError) as refused:
            row.full_clean()
        assert refused.value.messages == ["这一段已于 2024年1月1日结束，不能恢复。如重新上岗，请另外登记。"]
        row.until = date(2023, 12, 31)
        row.full_clean()


def test_departments_duties_and_hand_overs_are_kept_by_the_admin(rf, office):
    request = rf.get("/")
    request.user = office
    for model in (Department, OfficeDuty):
        assert not admin_site._registry[model].has_delete_permission(request)
        assert admin_site._registry[model].has_add_permission(request)


def test_a_department_is_registered_with_its_people(sign_in, office, make_user):
    client, user = sign_in(office), make_user("tw", "团老师")
    page = client.get("/admin/colleges/department/add/").context
    [members] = page["inline_admin_formsets"]
    sent = {
        "version": page["adminform"].form["version"].value(),
        "members-0-version": members.formset.empty_form["version"].value(),
        "name": "校团委", "phone": "", "closed_on": "", "position": "1", "members-TOTAL_FORMS": "1",
        "members-INITIAL_FORMS": "0", "members-0-user": user.pk, "members-0-is_head": "on", "members-0-since": "2025-09-01",
        "members-0-until": "",
    }  # fmt: skip
    assert client.post("/admin/colleges/department/add/", sent).status_code == 302
    assert list(Department.objects.of_user(user)) == [Department.objects.get(name="校团委")]
    assert "团老师" in client.get("/admin/colleges/department/").content.decode()


# --- contact points --------------------------------------------------------------------------------------------------


@pytest.fixture
def points(animal_college, machine_college):
    """Of 动科 one that is fine, of 机电 one that nobody has looked at; the office's own stands on no site."""
    seen = {"school_site": "学校首页", "own_site": "学院网站"}
    seen |= {"school_site_checked_on": today(-3), "own_site_checked_on": today(-3)}
    phone = {"phone": "073184637001"}
    return {
        "fine": ContactPoint.objects.create(college=animal_college, label="好的", **phone, **seen),
        "stale": ContactPoint.objects.create(
            college=machine_college, label="旧的", confirmed_on=today(-400), **phone, **seen
        ),
        "office": ContactPoint.objects.create(college=None, label="办公室", **phone),
    }


def test_what_nobody_looked_at_waits_at_the_college_and_at_the_office(points, animal_college, machine_college):
    animal, machine, office = (waiting(desk) for desk in (Desk(animal_college), Desk(machine_college), Desk()))
    assert (animal.get(STALE), machine.get(STALE), office.get(STALE)) == (None, 1, 1)
    assert (animal.get(SITES), machine.get(SITES), office.get(SITES)) == (None, None, 1)


def test_how_long_a_confirmation_holds_is_the_offices_setting(points, machine_college):
    OrganisationSettings.current()
    OrganisationSettings.objects.update(point_months=36)
    found = waiting(Desk(machine_college))
    assert not [title for title in found if "没有核对" in title]
    ContactPoint.objects.filter(pk=points["stale"].pk).update(confirmed_on=unconfirmed_before() - timedelta(days=1))
    assert waiting(Desk(machine_college))["对外联系方式超过 36 个月没有核对"] == 1


def test_the_offices_first_page_and_the_lists_behind_the_to_dos_show_the_same_points(points, sign_in, office):
    client = sign_in(office)
    page = client.get("/admin/").content.decode()
    assert "机电工程学院有 1 条联系方式超过 6 个月没有核对" in page
    assert "有 1 条联系方式没有登记网站上的公布情况" in page
    for todo in todos_for(Desk()):
        if todo.title in (STALE, SITES):
            assert client.get(todo.url).context["cl"].result_count == todo.count


def test_a_college_says_where_its_phone_stands_and_that_somebody_looked_there(points, sign_in, liaison):
    client, point = sign_in(liaison), points["fine"]
    url = f"/college/contact-points/{point.pk}/"
    sent = {"label": "热线", "phone": "0731-84637002", "is_published": "on", "school_site": "学校首页—机构"}
    sent |= {"version": client.get(url).context["form"]["version"].value(), "own_site": "", "own_site_checked_on": ""}
    assert client.post(url, sent | {"school_site_checked_on": "2026-01-05"}).status_code == 302
    point.refresh_from_db()
    assert (point.school_site, point.school_site_checked_on) == ("学校首页—机构", date(2026, 1, 5))
    client.post(f"{url}school/")
    refused = client.post(f"{url}own/", follow=True).content.decode()
    assert "请先填写“热线”在部门网站上的位置，再记核对日期。" in refused
    point.refresh_from_db()
    assert (point.school_site_checked_on, point.own_site_checked_on) == (today(), None)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"school_site_checked_on": today()}, "填写了核对日期，请同时填写在网站上的位置。"),
        ({"own_site": "学院网站", "own_site_checked_on": today(1)}, "核对日期不能晚于今天。"),
    ],
)
def test_a_day_of_checking_needs_a_place_and_is_not_in_the_future(facts, sentence, animal_college):
    with pytest.raises(ValidationError) as refused:
        ContactPoint(college=animal_college, phone="073184637001", **facts).full_clean()
    assert refused.value.messages == [sentence]


def test_another_colleges_point_is_not_there(points, sign_in, liaison):
    for act in ("", "confirm/", "school/", "own/"):
        assert sign_in(liaison).post(f"/college/contact-points/{points['stale'].pk}/{act}").status_code == 404


def test_the_office_ticks_points_that_it_found_on_a_site_all_or_none(points, sign_in, office):
    client, url = sign_in(office), "/admin/colleges/contactpoint/"
    both = {"action": "check_school_site", "_selected_action": [points["stale"].pk, points["office"].pk]}
    page = client.post(url, both, follow=True).content.decode()
    assert "请先填写“办公室”在学校网站上的位置，再记核对日期。" in page
    assert ContactPoint.objects.get(pk=points["stale"].pk).school_site_checked_on == today(-3)
    client.post(url, both | {"_selected_action": [points["stale"].pk]})
    assert ContactPoint.objects.get(pk=points["stale"].pk).school_site_checked_on == today()


def test_the_workbook_of_contact_points_has_the_sites(points, sign_in, office):
    names = ["college", "label", "school_site", "school_site_checked_on", "own_site", "own_site_checked_on"]
    sent = {"format": "0"} | {f"contactpointresource_{name}": "on" for name in names}
    answer = sign_in(office).post("/admin/colleges/contactpoint/export/", sent)
    rows = list(load_workbook(io.BytesIO(answer.content)).active.values)
    assert "学校网站核对日期" in rows[0]
    line = next(row for row in rows if "好的" in row)
    assert line[rows[0].index("学校网站核对日期")] == today(-3).isoformat()


def test_checking_is_signed(points, liaison):
    check_site(points["fine"], site="own", actor=liaison)
    assert points["fine"].trail_events.order_by("-pgh_id").first().actor_name == liaison.label


def test_the_public_page_has_phones_and_no_names(points, client, liaison, leader, office):
    OfficeDuty.objects.create(user=office, title="主任")
    page = client.get("/contact/").content.decode()
    assert "0731-84637001" in page
    assert not [name for name in ("周老师", "唐院长", "何主任") if name in page]


def test_the_settings_of_the_organisation_are_one_form(sign_in, office):
    page = sign_in(office).get("/admin/colleges/organisationsettings/")
    assert page.url == reverse("admin:colleges_organisationsettings_change", args=[1])
    assert "联系方式多少个月内须核对一次" in sign_in(office).get(page.url).content.decode()


def test_a_college_with_a_mailbox_only_has_published_no_phone(sign_in, office, liaison, animal_college):
    ContactPoint.objects.create(college=animal_college, email="alumni@example.edu.cn")
    ContactPoint.objects.create(college=animal_college, phone="073184637001", is_published=False)
    assert waiting(Desk(animal_college, "liaison", liaison))["本院还没有公布校友工作联系电话"] == 1
    client = sign_in(office)
    assert "动物科技学院没有公布联系电话（第六条）" in client.get("/admin/").content.decode()
    assert "没有公布电话" in client.get(reverse("admin:organisation")).content.decode()


def test_another_phone_is_not_known_to_stand_on_the_sites_yet(points, animal_college):
    point = ContactPoint.objects.create(
        college=animal_college,
        phone="073184637002",
        **dict.fromkeys(("school_site", "own_site"), "学校首页—校友"),
        **dict.fromkeys(("school_site_checked_on", "own_site_checked_on"), today(-9)),
    )
    point.room = "行政楼 203"
    save_contact_point(point, seen=point.version)
    assert point.school_site_checked_on == point.own_site_checked_on == today(-9)
    point.phone, point.own_site_checked_on = "073184637003", today()
    save_contact_point(point, seen=point.version)
    point.refresh_from_db()
    assert (point.school_site_checked_on, point.own_site_checked_on) == (None, today())
    assert point in ContactPoint.objects.without_site()
