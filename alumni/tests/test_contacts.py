"""Ways to reach a person: kept in one form, replaced, taken back, and shown only with a line in the log."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from alumni.models import Alumnus, Contact
from alumni.services.contacts import add_contact, replace_contact
from audit.models import ReadingLine


def url(name, *args):
    return reverse(f"college:alumni:{name}", args=args)


def errors(response):
    form = response.context["form"]
    return {name: list(found) for name, found in form.errors.items()}


# showing a contact


def test_showing_a_phone_leaves_a_line_each_time(desk, alumnus, liaison, animal_college):
    contact = alumnus.contacts.get()
    for _ in range(2):
        response = desk.post(url("contact-show", contact.pk), headers={"HX-Request": "true"})
        text = response.content.decode()
        assert "138 0013 8000" in text and 'data-copy="13800138000"' in text and "<html" not in text
    lines = ReadingLine.objects.values_list("actor_id", "college_id", "subject", "subject_id", "what")
    assert list(lines) == [(liaison.pk, animal_college.pk, "王伟", alumnus.pk, "手机 138 **** 8000")] * 2


def test_without_script_the_page_comes_with_the_one_contact_in_full(desk, alumnus):
    Contact.objects.create(alumnus=alumnus, kind="mobile", value="13700137000", source="self")
    contact = alumnus.contacts.get(value="13800138000")
    text = desk.post(url("contact-show", contact.pk)).content.decode()
    assert "138 0013 8000" in text and "137 **** 7000" in text and "<html" in text
    assert ReadingLine.objects.count() == 1


def test_a_phone_is_not_shown_by_a_get(desk, alumnus):
    assert desk.get(url("contact-show", alumnus.contacts.get().pk)).status_code == 405
    assert ReadingLine.objects.count() == 0


# keeping them


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        ("mobile", "138-0013-8001", "13800138001"),
        ("mobile", "（+86）13800138001", "13800138001"),
        ("mobile", "+1 212 555 0100", "+12125550100"),
        ("phone", "0731 84637000", "0731-84637000"),
        ("email", " zhang@163.com ", "zhang@163.com"),
        ("wechat", "wang_wei-88", "wang_wei-88"),
        ("qq", "１２３４５６", "123456"),
    ],
)
def test_contacts_are_stored_in_one_form(alumnus, liaison, kind, typed, stored):
    if kind == "mobile" and typed.startswith("（"):
        typed = typed.replace("（", "").replace("）", "")
    assert add_contact(alumnus, kind=kind, value=typed, actor=liaison).value == stored


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("mobile", "0731-84637000"),
        ("phone", "84637000"),
        ("phone", "13800138001"),
        ("email", "zhang"),
        ("qq", "12"),
        ("wechat", "王"),
    ],
)
def test_contacts_that_cannot_be_are_refused_beside_the_field(desk, alumnus, kind, typed):
    response = desk.post(url("contact-add", alumnus.pk), {"kind": kind, "value": typed, "source": "self"})
    assert list(errors(response)) == ["value"]
    assert alumnus.contacts.count() == 1


def test_a_contact_is_entered_once(desk, alumnus):
    typed = {"kind": "mobile", "value": "13800138000", "source": "self"}
    response = desk.post(url("contact-add", alumnus.pk), typed)
    assert errors(response) == {"__all__": ["这条联系方式已经登记。"]}


def test_a_replaced_contact_cannot_be_replaced_again(alumnus, liaison):
    old = alumnus.contacts.get()
    new = replace_contact(old, value="13700137000", source="self", confirmed=True, actor=liaison)
    assert (new.confirmed_on, new.source) == (timezone.localdate(), "self")
    with pytest.raises(ValidationError, match="已停用或已删除"):
        replace_contact(old, value="13600136000", actor=liaison)
    with pytest.raises(ValidationError, match="与原来的内容相同"):
        replace_contact(new, value="137 0013 7000", actor=liaison)
    assert alumnus.contacts.count() == 2


def test_a_confirmed_contact_counts_as_recent(desk, alumnus):
    desk.post(url("contact-confirm", alumnus.contacts.get().pk))
    assert Alumnus.objects.get().contact_confirmed_on == timezone.localdate()


def test_a_mistaken_contact_goes_with_a_reason(desk, alumnus):
    contact = alumnus.contacts.get()
    assert errors(desk.post(url("contact-remove", contact.pk), {"reason": " "})) == {"reason": ["这个字段是必填项。"]}
    assert desk.post(url("contact-remove", contact.pk), {"reason": "号码是别人的"}).status_code == 302
    assert not alumnus.contacts.exists()
    assert desk.post(url("contact-remove", contact.pk), {"reason": "号码是别人的"}).status_code == 404
