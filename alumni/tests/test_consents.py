from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from alumni.models import Alumnus, Consent, ConsentText, Purpose
from alumni.services.consents import give_consent, has_consent, text_in_force, withdraw_consent
from alumni.services.merges import merge_people, unmerge
from conftest import make_alumnus

pytestmark = pytest.mark.django_db


def url(name, *args, door="college:alumni"):
    return reverse(f"{door}:{name}", args=args)


def test_every_purpose_has_a_text_that_says_what_to_whom_how_long_and_how_to_withdraw():
    for purpose in Purpose:
        text = text_in_force(purpose).text
        for word in ("姓名", "给谁看", "多久", "怎样撤回", "不影响"):
            assert word in text, (purpose, word)


def test_consent_is_given_for_one_purpose_and_withdrawn(alumnus, liaison):
    consent = give_consent(alumnus, "yearbook", channel="paper", note="档案柜三号", actor=liaison)
    assert (consent.text.version, consent.given_on, consent.recorded_by) == (1, timezone.localdate(), liaison)
    assert has_consent(alumnus, "yearbook") and not has_consent(alumnus, "public_page")
    withdraw_consent(consent, channel="phone", actor=liaison)
    assert not has_consent(alumnus, "yearbook")
    with pytest.raises(ValidationError, match="已经撤回"):
        withdraw_consent(consent, channel="phone", actor=liaison)
    assert give_consent(alumnus, "yearbook", channel="paper", actor=liaison).pk != consent.pk


def test_the_same_consent_does_not_stand_twice(alumnus, liaison):
    give_consent(alumnus, "yearbook", channel="paper", actor=liaison)
    with pytest.raises(ValidationError, match="已经登记"):
        give_consent(alumnus, "yearbook", channel="paper", actor=liaison)


def test_a_consent_is_not_older_than_its_text_nor_from_tomorrow(alumnus, liaison):
    text = text_in_force("yearbook")
    with pytest.raises(ValidationError, match="起启用"):
        give_consent(
            alumnus, "yearbook", text=text, on=text.valid_from - timedelta(days=1), channel="paper", actor=liaison
        )
    with pytest.raises(ValidationError, match="不能晚于今天"):
        give_consent(
            alumnus, "yearbook", text=text, on=timezone.localdate() + timedelta(days=1), channel="paper", actor=liaison
        )
    assert not Consent.objects.exists()


@pytest.mark.parametrize("held", ["deceased", "lost", "quiet", "withdrawn", "other purpose"])
def test_one_place_says_who_may_be_listed(alumnus, liaison, held):
    consent = give_consent(alumnus, "classmates", channel="paper", actor=liaison)
    assert list(Alumnus.objects.consenting("classmates")) == [alumnus]
    if held == "withdrawn":
        withdraw_consent(consent, channel="phone", actor=liaison)
    elif held == "quiet":
        Alumnus.objects.update(do_not_contact=True)
    elif held != "other purpose":
        Alumnus.objects.update(state=held)
    purpose = "employer" if held == "other purpose" else "classmates"
    assert list(Alumnus.objects.consenting(purpose)) == []


def test_the_dead_give_no_consent(alumnus, liaison):
    Alumnus.objects.update(state="deceased")
    with pytest.raises(ValidationError, match="本人已故"):
        give_consent(alumnus, "yearbook", channel="paper", actor=liaison)


def test_a_liaison_records_and_withdraws_on_the_persons_page(sign_in, liaison, alumnus):
    browser, text = sign_in(liaison), text_in_force("public_page")
    assert text.text.split("\n")[0] in browser.get(url("consent-give", alumnus.pk, "public_page")).content.decode()
    typed = {"text": text.pk, "given_on": timezone.localdate(), "channel": "paper", "note": "柜三"}
    page = browser.post(url("consent-give", alumnus.pk, "public_page"), typed, follow=True)
    assert "已登记“王伟”对“在网站公开介绍”的同意。" in page.content.decode()
    assert "在网站公开介绍" in browser.get(url("person-detail", alumnus.pk)).content.decode()
    consent = Consent.objects.get()
    assert (consent.purpose, consent.text, consent.note) == ("public_page", text, "柜三")
    browser.post(url("consent-withdraw", consent.pk), {"withdrawn_on": timezone.localdate(), "channel": "phone"})
    assert list(Consent.objects.values_list("withdrawn_on", "withdrawn_channel")) == [(timezone.localdate(), "phone")]


def test_another_colleges_person_is_a_404(sign_in, other_liaison, alumnus, liaison):
    consent = give_consent(alumnus, "yearbook", channel="paper", actor=liaison)
    browser = sign_in(other_liaison)
    assert browser.get(url("person-consents", alumnus.pk)).status_code == 404
    assert browser.post(url("consent-give", alumnus.pk, "yearbook")).status_code == 404
    assert browser.post(url("consent-withdraw", consent.pk)).status_code == 404
    assert has_consent(alumnus, "yearbook")


def test_a_text_of_another_purpose_is_refused(sign_in, liaison, alumnus):
    other = text_in_force("employer")
    typed = {"text": other.pk, "given_on": timezone.localdate(), "channel": "paper"}
    assert sign_in(liaison).post(url("consent-give", alumnus.pk, "public_page"), typed).status_code == 200
    assert not Consent.objects.exists()


def test_a_text_that_somebody_agreed_to_stays_word_for_word(sign_in, office, alumnus):
    text = text_in_force("yearbook")
    address = reverse("admin:alumni_consenttext_change", args=[text.pk])
    typed = {"purpose": "yearbook", "version": 1, "valid_from": text.valid_from, "text": "改过的文本"}
    browser = sign_in(office)
    browser.post(address, typed)
    assert text_in_force("yearbook").text == "改过的文本"
    give_consent(alumnus, "yearbook", channel="paper", actor=office)
    assert browser.post(address, typed | {"text": "又改"}).status_code == 403
    text.refresh_from_db()
    text.text = "又改"
    with pytest.raises(ValidationError, match="不能再改。请新增一版"):
        text.full_clean()
    browser.post(reverse("admin:alumni_consenttext_add"), typed | {"version": 2, "text": "第二版"})
    assert list(ConsentText.objects.filter(purpose="yearbook").values_list("version", "text")) == [
        (2, "第二版"),
        (1, "改过的文本"),
    ]


@pytest.mark.parametrize("who_withdrew", ["kept", "gone"])
def test_of_two_records_made_one_the_later_no_holds(alumnus, animal_college, office, who_withdrew):
    other, today = make_alumnus(animal_college, "王伟"), timezone.localdate()
    yes, no = (other, alumnus) if who_withdrew == "kept" else (alumnus, other)
    give_consent(yes, "classmates", channel="paper", on=today - timedelta(days=9), actor=office)
    said = give_consent(no, "classmates", channel="paper", on=today - timedelta(days=5), actor=office)
    withdraw_consent(said, channel="phone", actor=office)
    merge = merge_people(alumnus, other, college=None, actor=office)
    assert not has_consent(alumnus, "classmates") and alumnus.consents.count() == 2
    unmerge(merge, college=None, actor=office)
    assert has_consent(yes, "classmates") and not has_consent(no, "classmates")
