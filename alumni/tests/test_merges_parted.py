"""Two records parted again: what the person took back meanwhile holds for both, and a further merge is told apart."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alumni.models import Alumnus, Consent, Contact, Employment
from alumni.services.consents import give_consent, has_consent, withdraw_consent
from alumni.services.merges import merge_people, unmerge
from audit.trail import acting_as
from common.formats import day
from conftest import make_alumnus

pytestmark = pytest.mark.django_db
WITHDRAWN = "合并之后撤回了这项同意，两份档案都按撤回办理。"


@pytest.fixture
def two(animal_college):
    return make_alumnus(animal_college, "王小明"), make_alumnus(animal_college, "王小明")


def agree(person, liaison, **how):
    return give_consent(person, "classmates", channel="phone", actor=liaison, **how)


def told(merge):
    return {(each["of"], each["why"]) for each in merge.left_after_undo}


def test_a_consent_withdrawn_after_a_merge_stays_withdrawn_for_both(two, liaison):
    kept, gone = two
    for person in two:
        agree(person, liaison)
    merge = merge_people(kept, gone, college=None, actor=liaison)
    withdraw_consent(Consent.objects.standing().get(), channel="phone", actor=liaison)
    merge = unmerge(merge, college=None, actor=liaison)
    assert not has_consent(kept, "classmates") and not has_consent(gone, "classmates")
    assert Consent.objects.filter(withdrawn_channel="phone", withdrawn_on=timezone.localdate()).count() == 2
    assert (gone.pk, WITHDRAWN) in told(merge)


def test_a_consent_given_anew_after_the_withdrawal_stands_where_it_was_given(two, liaison):
    kept, gone = two
    for person in two:
        agree(person, liaison)
    merge = merge_people(kept, gone, college=None, actor=liaison)
    withdraw_consent(Consent.objects.standing().get(), channel="phone", actor=liaison)
    agree(kept, liaison)
    unmerge(merge, college=None, actor=liaison)
    assert has_consent(kept, "classmates") and not has_consent(gone, "classmates")


def test_a_yes_that_the_merge_had_ended_does_not_come_back_after_a_further_no(two, liaison):
    kept, gone = two
    today = timezone.localdate()
    agree(kept, liaison, on=today - timedelta(days=9))
    withdraw_consent(agree(gone, liaison), channel="phone", actor=liaison)
    merge = merge_people(kept, gone, college=None, actor=liaison)
    assert not has_consent(kept, "classmates")
    withdraw_consent(agree(kept, liaison), channel="paper", actor=liaison)
    merge = unmerge(merge, college=None, actor=liaison)
    assert not has_consent(kept, "classmates") and not has_consent(gone, "classmates")
    assert (kept.pk, WITHDRAWN) in told(merge)


def test_a_consent_that_nobody_withdrew_comes_back_with_its_record(two, liaison):
    kept, gone = two
    for person in two:
        agree(person, liaison)
    give_consent(kept, "employer", channel="phone", actor=liaison)
    merge = merge_people(kept, gone, college=None, actor=liaison)
    withdraw_consent(Consent.objects.standing("employer").get(), channel="phone", actor=liaison)
    unmerge(merge, college=None, actor=liaison)
    assert has_consent(kept, "classmates") and has_consent(gone, "classmates")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"do_not_contact": True}, "勿打扰"),
        ({"state": "deceased"}, "已故"),
        ({"state": "lost"}, "失去联系"),
        ({"unsubscribed_on": "2026-11-01"}, "退订群发日期"),
    ],
)
def test_who_asked_after_a_merge_to_be_left_alone_is_left_alone_under_both_records(two, liaison, said, words):
    kept, gone = two
    merge = merge_people(kept, gone, college=None, actor=liaison)
    with acting_as(liaison):
        Alumnus.objects.filter(pk=kept.pk).update(**said)
    merge = unmerge(merge, college=None, actor=liaison)
    assert Alumnus.objects.filter(pk__in=[kept.pk, gone.pk], **said).count() == 2
    assert not Alumnus.objects.mailable().filter(pk__in=[kept.pk, gone.pk]).exists()
    assert (gone.pk, f"合并之后登记了“{words}”，两份档案都照此办理。") in told(merge)


def test_a_wish_that_came_with_the_merge_is_each_ones_own_and_one_said_again_is_both_ones(two, liaison):
    kept, gone = two
    Alumnus.objects.filter(pk=gone.pk).update(do_not_contact=True)
    gone.refresh_from_db()
    merge = merge_people(kept, gone, college=None, actor=liaison)
    merge = unmerge(merge, college=None, actor=liaison)
    quiet = dict(Alumnus.objects.values_list("pk", "do_not_contact"))
    assert quiet == {kept.pk: False, gone.pk: True} and merge.left_after_undo == []
    kept.refresh_from_db(), gone.refresh_from_db()
    merge = merge_people(kept, gone, college=None, actor=liaison)
    with acting_as(liaison):
        Alumnus.objects.filter(pk=kept.pk).update(do_not_contact=False)
        Alumnus.objects.filter(pk=kept.pk).update(do_not_contact=True)
    unmerge(merge, college=None, actor=liaison)
    assert set(Alumnus.objects.values_list("do_not_contact", flat=True)) == {True}


def test_what_a_second_merge_brought_is_named_as_such_when_the_first_is_taken_back(two, animal_college, liaison):
    kept, gone = two
    third = make_alumnus(animal_college, "王晓明", class_name="牧医1502", mobile="13800138009")
    Alumnus.objects.filter(pk=third.pk).update(do_not_contact=True)
    third.refresh_from_db()
    with acting_as(liaison):
        Employment.objects.create(alumnus=third, employer="长沙牧场", position="场长")
    first = merge_people(kept, gone, college=None, actor=liaison)
    kept.refresh_from_db()
    second = merge_people(kept, third, college=None, actor=liaison)
    with acting_as(liaison):
        Contact.objects.create(alumnus=kept, kind="qq", value="778899", source="liaison")
    first = unmerge(first, college=None, actor=liaison)
    came = f"{day(second.merged_at)}合并另一份“王晓明”的档案时并入，留在保留的档案里。"
    said = {each["what"]: each["why"] for each in first.left_after_undo}
    assert said["工作经历：长沙牧场 场长"] == said["联系方式：手机 138 **** 8009"] == came
    assert said["联系方式：QQ 77****"] == "合并之后才登记，留在保留的档案里。"
    assert not Alumnus.objects.get(pk=gone.pk).do_not_contact
