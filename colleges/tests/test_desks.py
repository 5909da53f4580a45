"""The desks of one user: from each of them to the others, and what waits at `/desk/` on the first page of whoever is staff."""

from datetime import date

import pytest
from django.urls import reverse

from audit.trail import acting_as
from colleges import todos
from colleges.models import Department, DepartmentMember
from colleges.todos import Todo
from conftest import seated

pytestmark = pytest.mark.django_db
NAMES = {"/admin/": "管理后台", "/college/": "学院工作台", "/desk/": "部门工作台"}


@pytest.fixture(autouse=True)
def nobody_in_particular(db):
    with acting_as(None):
        yield


def at_desk(user, name="计划财务处"):
    department, _ = Department.objects.get_or_create(name=name)
    DepartmentMember.objects.create(department=department, user=user, since=date(2024, 9, 1))
    return user


def ways(client, address):
    """Which other desks the head of the page leads to."""
    page = client.get(address).content.decode()
    assert "<h1" in page
    return [href for href, name in NAMES.items() if f'href="{href}">{name}</a>' in page]


def test_who_has_a_seat_and_a_department_goes_from_one_to_the_other(sign_in, liaison):
    client = sign_in(liaison)
    assert ways(client, "/college/") == []
    at_desk(liaison)
    assert (ways(client, "/college/"), ways(client, "/desk/")) == (["/desk/"], ["/college/"])


def test_staff_go_from_the_admin_to_their_other_desks_and_back(sign_in, finance, office, animal_college):
    assert reverse("desk:home") not in sign_in(finance).get("/admin/").content.decode()
    client = sign_in(at_desk(finance))
    page = client.get("/admin/").content.decode()
    assert 'href="/desk/"' in page and 'href="/college/"' not in page
    assert ways(client, "/desk/") == ["/admin/"]
    client = sign_in(at_desk(seated(office, animal_college), "“校友回湘”工作专班"))
    page = client.get("/admin/").content.decode()
    assert 'href="/desk/"' in page and 'href="/college/"' in page
    assert ways(client, reverse("admin:organisation")) == ["/college/", "/desk/"]


def test_the_inbox_stands_in_the_frame_of_the_desk_and_leads_to_all(sign_in, finance, office, make_user):
    assert ways(sign_in(finance), "/inbox/") == ["/admin/"]
    assert "<title>消息和待办 · 校友工作</title>" in sign_in(finance).get("/inbox/").content.decode()
    client = sign_in(at_desk(finance))
    assert "<title>消息和待办 · 部门工作台</title>" in client.get("/inbox/").content.decode()
    assert ways(client, "/inbox/") == ["/admin/", "/desk/"]
    assert "<title>消息和待办 · 校友会办公室</title>" in sign_in(office).get("/inbox/").content.decode()


def test_the_first_page_of_all_staff_shows_what_waits_at_their_department(sign_in, finance, office, monkeypatch):
    def asked(desk):
        return [Todo(f"{desk.departments[0].name}的事", 2, "/desk/", article=26)]

    monkeypatch.setattr(todos, "_department_sources", [asked])
    assert "等您办理" not in sign_in(finance).get("/admin/").content.decode()
    for user in (at_desk(finance), at_desk(office)):
        page = sign_in(user).get("/admin/").content.decode()
        assert "等您办理" in page and "计划财务处的事" in page
