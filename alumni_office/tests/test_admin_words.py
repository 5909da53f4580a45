"""What the office's pages say where unfold would draw: yes, no, nothing; and what they leave out."""

import re

import pytest
from django.urls import reverse

from colleges.models import College

pytestmark = pytest.mark.django_db


def test_no_is_a_word_and_no_red_cross(inspector, liaison, alumnus, sign_in):
    desk = sign_in(inspector)
    shown = {
        "不联系": desk.get(reverse("admin:alumni_alumnus_change", args=[alumnus.pk])).content.decode(),
        "密码": desk.get(reverse("admin:accounts_user_change", args=[liaison.pk])).content.decode(),
        "任职": desk.get(reverse("admin:accounts_user_changelist")).content.decode(),
    }
    assert {name: bool(re.search(r">\s*否\s*<", page)) for name, page in shown.items()} == dict.fromkeys(shown, True)
    assert [name for name, page in shown.items() if "close_small" in page or "check_small" in page] == []


def test_nothing_is_the_same_dash_on_a_record_as_in_a_list(inspector, alumnus, sign_in):
    page = sign_in(inspector).get(reverse("admin:alumni_alumnus_change", args=[alumnus.pk])).content.decode()
    values = re.findall(r'<div class="readonly[^>]*>\s*(.*?)\s*</div>', page, re.S)
    assert "—" in values and "-" not in values and "" not in values


def test_no_key_opens_a_search_that_no_page_names(office, sign_in):
    assert "opencommand" not in sign_in(office).get(reverse("admin:index")).content.decode()


def test_a_college_without_a_published_contact_is_chosen_already_in_the_form_that_adds_one(office, sign_in):
    college, desk = College.objects.create(name="茶艺学院"), sign_in(office)
    address = f"{reverse('admin:colleges_contactpoint_add')}?college={college.pk}"
    assert address in desk.get(reverse("admin:index")).content.decode()
    chosen = desk.get(address).context["adminform"].form["college"].value()
    assert str(chosen) == str(college.pk)


def test_what_is_there_already_is_told_without_a_riddle(office, sign_in, animal_college):
    typed = {"name": animal_college.name, "position": 100}
    for name in ("former_names", "placements", "contact_points"):
        typed |= {f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0}
    page = sign_in(office).post(reverse("admin:colleges_college_add"), typed).content.decode()
    assert "二级学院中已有相同的学院名称，请核对，不要重复登记。" in page and "具有 " not in page
