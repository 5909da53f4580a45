"""The office's acts in the admin: appointments to a college, accounts and their passwords."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from alumni_office.roles import INSPECTOR
from colleges.models import Appointment

PASSWORD = re.compile(r"<code>([a-z]{4}-\d{4}-[a-z]{4})</code>")


@pytest.fixture
def administrator(make_user):
    user = make_user("root", "系统管理员甲", role=None)
    user.is_staff = user.is_superuser = True
    user.save()
    return user


def appointment_form(college, **changes):
    return {
        "person": "",
        "new_username": "",
        "new_name": "",
        "college": college.pk,
        "duty": "leader",
        "since": timezone.localdate().isoformat(),
        "until": "",
        "document": "",
    } | changes


# --- appointments ------------------------------------------------------------------------------------------------------


def test_appointing_a_new_person_opens_an_account_and_shows_its_password_once(desk, animal_college, client):
    form = appointment_form(animal_college, new_username="T100", new_name="赵院长")
    shown = desk.post(reverse("admin:colleges_appointment_add"), form, follow=True).content.decode()
    password = PASSWORD.search(shown).group(1)
    person = User.objects.get(username="T100")
    assert person.check_password(password) and person.must_change_password and not person.is_staff
    assert Appointment.objects.current().leaders().get(college=animal_college).user == person
    again = desk.get(reverse("admin:accounts_user_first_password")).content.decode()
    assert password not in again and "已经显示过了" in again


def test_appointing_twice_by_one_form_opens_one_account(desk, animal_college):
    form = appointment_form(animal_college, new_username="T100", new_name="赵院长", once="a" * 32)
    for _ in range(2):
        desk.post(reverse("admin:colleges_appointment_add"), form)
    assert (
        Appointment.objects.filter(college=animal_college).count() == User.objects.filter(username="T100").count() == 1
    )


def test_a_second_leader_is_refused_with_the_article_and_no_account_is_opened(desk, leader, animal_college):
    form = appointment_form(animal_college, new_username="T101", new_name="钱院长")
    page = desk.post(reverse("admin:colleges_appointment_add"), form).content.decode()
    assert "该学院这一时期已有一名分管领导" in page and "第五条" in page
    assert not User.objects.filter(username="T101").exists()


def test_a_substitute_needs_an_end(desk, leader, animal_college):
    form = appointment_form(animal_college, new_username="T102", new_name="孙代理", is_substitute="on")
    assert "临时代理必须填写结束日期" in desk.post(reverse("admin:colleges_appointment_add"), form).content.decode()


def test_an_inspector_cannot_be_appointed_to_a_college(desk, inspector, animal_college):
    form = appointment_form(animal_college, person=inspector.pk)
    page = desk.post(reverse("admin:colleges_appointment_add"), form).content.decode()
    assert "属于办公室角色，不能担任学院职务" in page
    assert not Appointment.objects.exists()


def test_handing_over_closes_the_old_accounts_door_the_same_day(desk, liaison, animal_college, client):
    held = Appointment.objects.get(user=liaison)
    form = {"person": "", "new_username": "T103", "new_name": "吴老师", "on": timezone.localdate().isoformat()}
    url = reverse("admin:colleges_appointment_hand_over_page", args=[held.pk])
    assert PASSWORD.search(desk.post(url, form, follow=True).content.decode())
    held.refresh_from_db()
    assert held.until == timezone.localdate() - timedelta(days=1)
    client.force_login(liaison)
    assert client.get("/college/").status_code == 403
    successor = User.objects.get(username="T103")
    successor.must_change_password = False
    successor.save()
    client.force_login(successor)
    assert client.get("/college/").status_code == 200


def test_ending_an_appointment_keeps_the_history(desk, liaison):
    held = Appointment.objects.get(user=liaison)
    desk.post(reverse("admin:colleges_appointment_end_page", args=[held.pk]), {"on": timezone.localdate().isoformat()})
    held.refresh_from_db()
    assert held.until == timezone.localdate()
    assert desk.post(reverse("admin:colleges_appointment_delete", args=[held.pk]), {"post": "yes"}).status_code == 403


# --- accounts ----------------------------------------------------------------------------------------------------------


def test_the_office_resets_a_colleges_account_and_its_sessions_end(desk, liaison):
    old = liaison.password
    page = desk.post(reverse("admin:accounts_user_new_password", args=[liaison.pk]), follow=True).content.decode()
    liaison.refresh_from_db()
    assert liaison.password != old and liaison.must_change_password
    assert liaison.check_password(PASSWORD.search(page).group(1))


@pytest.mark.parametrize("deed", ["new_password", "close", "reopen", "change_roles"])
def test_the_office_cannot_touch_the_account_of_an_inspector_or_an_administrator(deed, desk, inspector, administrator):
    for account in (inspector, administrator):
        before = User.objects.filter(pk=account.pk).values().get()
        for answer in (desk.get, desk.post):
            assert answer(reverse(f"admin:accounts_user_{deed}", args=[account.pk])).status_code == 403
        assert User.objects.filter(pk=account.pk).values().get() == before


def test_the_office_cannot_rename_an_inspectors_account_nor_give_roles(desk, inspector):
    form = {"username": "mine", "name": "我的", "email": "", "groups": Group.objects.get(name=INSPECTOR).pk}
    assert desk.post(reverse("admin:accounts_user_change", args=[inspector.pk]), form).status_code == 403
    desk.post(reverse("admin:accounts_user_add"), form | {"username": "T104"})
    opened = User.objects.get(username="T104")
    assert (opened.is_staff, opened.groups.count()) == (False, 0)


def test_an_administrator_opens_an_inspectors_account(administrator, inspector, sign_in):
    form = {"username": "T105", "name": "纪检员", "groups": Group.objects.get(name=INSPECTOR).pk}
    page = sign_in(administrator).post(reverse("admin:accounts_user_add"), form, follow=True).content.decode()
    opened = User.objects.get(username="T105")
    assert opened.check_password(PASSWORD.search(page).group(1))
    assert opened.is_staff and [group.name for group in opened.groups.all()] == [INSPECTOR]


def test_a_closed_account_cannot_sign_in_until_it_is_reopened(desk, liaison, client):
    desk.post(reverse("admin:accounts_user_close", args=[liaison.pk]))
    liaison.refresh_from_db()
    assert not liaison.is_active and not Appointment.objects.current().filter(user=liaison).exists()
    desk.post(reverse("admin:accounts_user_reopen", args=[liaison.pk]))
    liaison.refresh_from_db()
    assert liaison.is_active
