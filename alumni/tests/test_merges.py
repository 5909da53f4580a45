"""Two records of one person made one, and taken apart again."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from alumni.duplicates import propose_pairs
from alumni.models import (
    Alumnus,
    Claim,
    ClassGroup,
    Contact,
    DuplicatePair,
    Education,
    Employment,
    Merge,
    StatusChange,
    Tag,
)
from alumni.services.duplicates import judge_pair, merge_pair, merge_sure_pairs
from alumni.services.merges import choices_of, merge_people, present_number, unmerge
from audit.trail import acting_as
from colleges.models import School

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(animal_college):
    return ClassGroup.objects.create(college=animal_college, name="牧医1501", enrolled_year=2015, graduated_year=2018)


def person(college, name="王小明", *, group=None, mobile="", stay=None, **facts):
    row = Alumnus(name=name, name_pinyin="wang xiao ming", **facts)
    row.save()
    Education.objects.create(
        alumnus=row, school=School.current(), college=college, class_group=group, graduated_year=2018, **(stay or {})
    )
    if mobile:
        Contact.objects.create(alumnus=row, kind="mobile", value=mobile, source="roster")
    return row


def everything():
    """All living rows of people, for comparing before and after."""
    models = (Alumnus, Education, Employment, Contact, StatusChange, ClassGroup)
    left_out = {"version", "updated_at"}
    return {
        model.__name__: sorted(
            tuple((key, str(value)) for key, value in row.items() if key not in left_out)
            for row in model.objects.order_by("pk").values()
        )
        for model in models
    }


@pytest.fixture
def two(animal_college, group, liaison):
    """One person twice in 牧医1501: the first with a phone and a job, the second with 学号 and a change of studies."""
    with acting_as(liaison):
        kept = person(animal_college, group=group, mobile="13800138000", gender="男")
        gone = person(
            animal_college, group=group, mobile="13800138000", stay={"student_no": "S-77"}, birth_date=date(1996, 5, 1)
        )
        Contact.objects.create(alumnus=gone, kind="email", value="ming@example.org", source="self")
        Employment.objects.create(alumnus=gone, employer="长沙牧场", position="场长")
        StatusChange.objects.create(education=gone.educations.get(), kind="suspend", note="休学一年")
        tag = Tag.objects.create(owner=liaison, college=animal_college, name="热心")
        tag.alumni.add(kept, gone)
        group.liaison = gone
        group.save()
    return kept, gone


def test_merging_brings_everything_of_the_one_to_the_other(two, animal_college, liaison, group):
    kept, gone = two
    merge = merge_people(kept, gone, college=animal_college, actor=liaison)
    kept.refresh_from_db()
    stay = kept.educations.get()
    assert (kept.gender, kept.birth_date) == ("男", date(1996, 5, 1))
    assert (stay.class_group, stay.student_no) == (group, "S-77")
    assert [change.note for change in stay.changes.all()] == ["休学一年"]
    assert sorted(kept.contacts.values_list("kind", "value")) == [
        ("email", "ming@example.org"),
        ("mobile", "13800138000"),
    ]
    assert kept.employments.get().employer == "长沙牧场"
    group.refresh_from_db()
    assert group.liaison == kept
    assert kept.tags.get().name == "热心"
    assert not Alumnus.objects.filter(pk=gone.pk).exists()
    assert present_number(gone.pk) == kept.pk
    assert (merge.gone_name, merge.merged_by) == ("王小明", liaison)


def test_unmerging_restores_both_to_the_letter(two, animal_college, liaison):
    kept, gone = two
    before = everything()
    merge = merge_people(kept, gone, college=animal_college, actor=liaison)
    assert everything() != before
    merge = unmerge(merge, college=animal_college, actor=liaison)
    assert everything() == before
    assert merge.left_after_undo == []
    assert present_number(gone.pk) == gone.pk
    assert Alumnus.objects.filter(search__isnull=True).count() == 0
    assert kept.tags.count() == 1
    assert Alumnus.objects.get(pk=gone.pk).tags.count() == 1


def test_what_changed_after_a_merge_is_listed_and_left(two, animal_college, liaison):
    kept, gone = two
    merge = merge_people(kept, gone, college=animal_college, actor=liaison)
    with acting_as(liaison):
        stay = kept.educations.get()
        stay.student_no = "S-78"
        stay.save()
        Contact.objects.create(alumnus=kept, kind="qq", value="778899", source="liaison")
    merge = unmerge(merge, college=animal_college, actor=liaison)
    assert {(each["what"], each["why"]) for each in merge.left_after_undo} == {
        (f"学籍经历：{stay}", "合并之后改过：学号 S-77 → S-78。留在保留的档案里。"),
        ("联系方式：QQ 77****", "合并之后才登记，留在保留的档案里。"),
    }
    assert kept.educations.get().student_no == "S-78"
    assert Alumnus.objects.get(pk=gone.pk).educations.get().student_no == "S-77"


def test_whatever_was_changed_after_a_merge_is_told_with_where_it_is_now(two, animal_college, liaison):
    kept, gone = two
    merge = merge_people(kept, gone, college=animal_college, actor=liaison)
    with acting_as(liaison):
        Alumnus.objects.filter(pk=kept.pk).update(remark="去了深圳")
        kept.employments.update(position="副场长")
        kept.contacts.filter(kind="mobile").update(confirmed_on=date(2026, 3, 1))
        kept.contacts.filter(kind="email").delete()
        StatusChange.objects.update(note="休学两年")
    merge = unmerge(merge, college=animal_college, actor=liaison)
    change = StatusChange.objects.get()
    assert {(each["what"], each["why"]) for each in merge.left_after_undo} == {
        ("校友：王小明", "合并之后改过：备注 空 → 去了深圳。留在保留的档案里。"),
        ("工作经历：长沙牧场 副场长", "合并之后改过：职务 场长 → 副场长。随另一份档案恢复，改动还在。"),
        ("联系方式：手机 138 **** 8000", "合并之后改过：最近核对 空 → 2026年3月1日。留在保留的档案里。"),
        ("联系方式：邮箱 mi****@example.org", "合并之后已被删除。"),
        (f"学籍异动：{change}", "合并之后改过：依据或说明 休学一年 → 休学两年。随另一份档案恢复，改动还在。"),
    }
    assert Alumnus.objects.get(pk=gone.pk).employments.get().position == "副场长"
    assert Alumnus.objects.get(pk=kept.pk).remark == "去了深圳"


@pytest.fixture
def three(two, animal_college):
    """The same man a third time, with the same phone: three pairs."""
    third = person(animal_college, mobile="13800138000")
    propose_pairs()
    assert DuplicatePair.objects.count() == 3
    return *two, third


def test_a_merge_is_taken_back_though_a_third_record_was_deleted_meanwhile(three, animal_college, liaison):
    kept, gone, third = three
    merge = merge_people(kept, gone, college=animal_college, actor=liaison)
    third.delete()
    merge = unmerge(merge, college=animal_college, actor=liaison)
    assert merge.left_after_undo == []
    assert list(DuplicatePair.objects.values_list("first", "second")) == [(kept.pk, gone.pk)]


def test_the_first_of_two_merges_is_taken_back_alone(three, animal_college, liaison):
    kept, gone, third = three
    assert merge_sure_pairs(DuplicatePair.objects.all(), college=animal_college, actor=liaison) == 2
    second, first = Merge.objects.order_by("-pk")
    unmerge(first, college=animal_college, actor=liaison)
    assert set(Alumnus.objects.values_list("pk", flat=True)) == {kept.pk, gone.pk}
    unmerge(second, college=animal_college, actor=liaison)
    assert set(Alumnus.objects.values_list("pk", flat=True)) == {kept.pk, gone.pk, third.pk}


def test_a_pair_that_is_not_the_same_is_merged_only_after_it_was_asked_anew(three, animal_college, liaison):
    kept, gone, third = three
    pair = DuplicatePair.objects.get(first=kept, second=gone)
    pair = judge_pair(pair, "different", actor=liaison)
    with pytest.raises(ValidationError, match="已记为不是同一人"):
        merge_pair(pair, college=animal_college, actor=liaison)
    with pytest.raises(ValidationError, match="请写明原因"):
        judge_pair(pair, "waiting", note=" ", actor=liaison)
    with pytest.raises(ValidationError, match="请先写明原因"):
        judge_pair(pair, "later", note="再看看", actor=liaison)
    pair = judge_pair(pair, "waiting", note="本人来电说明", actor=liaison)
    assert (pair.verdict, pair.note) == ("waiting", "本人来电说明")
    with_reason = pair.trail_events.filter(verdict="waiting", pgh_context__reason="本人来电说明")
    assert with_reason.exists()
    assert merge_pair(pair, college=animal_college, actor=liaison).gone_id == gone.pk


def test_versions_of_other_records_do_not_stand_for_those_merged(two, animal_college, liaison):
    kept, gone = two
    for versions in ({}, {kept.pk: kept.version}, {1: 1, 2: 1}):
        with pytest.raises(ValidationError, match="核对期间有人改过"):
            merge_people(kept, gone, versions=versions, college=animal_college, actor=liaison)


def test_who_asked_for_both_records_keeps_both_requests(two, animal_college, machine_college, liaison, other_liaison):
    kept, gone = two
    facts = {"name": "王小明", "school_id": School.current().pk}
    asked = [
        Claim.objects.create(
            college=machine_college, alumnus=each, facts=facts, evidence="学号", asked_by=other_liaison
        )
        for each in two
    ]
    merge = merge_people(kept, gone, college=animal_college, actor=liaison)
    first, second = (Claim.objects.get(pk=each.pk) for each in asked)
    assert (first.state, first.alumnus_id, second.state, second.alumnus_id) == (
        "waiting",
        kept.pk,
        "withdrawn",
        kept.pk,
    )
    assert second.reason == "两份申请是同一个人，已并为一份；答复见本学院的另一份申请。"
    unmerge(merge, college=animal_college, actor=liaison)
    assert list(Claim.objects.order_by("pk").values_list("state", "alumnus", "reason")) == [
        ("waiting", kept.pk, ""),
        ("waiting", gone.pk, ""),
    ]


def test_a_choice_per_field_is_kept(two, animal_college, liaison, group):
    kept, gone = two
    with acting_as(liaison):
        Alumnus.objects.filter(pk=gone.pk).update(name="王晓明", remark="听说去了深圳")
        Alumnus.objects.filter(pk=kept.pk).update(remark="在长沙")
    kept.refresh_from_db(), gone.refresh_from_db()
    asked = choices_of(kept, gone)
    assert [(each.field.attname, each.kept, each.gone) for each in asked] == [
        ("name", "王小明", "王晓明"),
        ("remark", "在长沙", "听说去了深圳"),
    ]
    merge_people(kept, gone, chosen={asked[0].key: True}, college=animal_college, actor=liaison)
    kept.refresh_from_db()
    assert (kept.name, kept.remark) == ("王晓明", "在长沙")


def test_a_merge_of_a_merged_record_is_taken_back_in_order(two, animal_college, liaison, group):
    kept, gone = two
    third = person(animal_college, mobile="13800138009")
    first = merge_people(kept, gone, college=animal_college, actor=liaison)
    second = merge_people(third, kept, college=animal_college, actor=liaison)
    assert present_number(gone.pk) == present_number(kept.pk) == third.pk
    with pytest.raises(ValidationError, match="请先取消后一次合并"):
        unmerge(Merge.objects.get(pk=first.pk), college=animal_college, actor=liaison)
    with pytest.raises(ValidationError, match="已被合并或删除"):
        merge_people(third, kept, college=animal_college, actor=liaison)
    unmerge(second, college=animal_college, actor=liaison)
    unmerge(Merge.objects.get(pk=first.pk), college=animal_college, actor=liaison)
    assert Alumnus.objects.filter(pk__in=[kept.pk, gone.pk, third.pk]).count() == 3


def test_a_college_cannot_merge_people_who_studied_elsewhere_too(two, animal_college, machine_college, liaison):
    kept, gone = two
    Education.objects.create(alumnus=gone, school=School.current(), college=machine_college)
    with pytest.raises(ValidationError, match="转给校友会办公室"):
        merge_people(kept, gone, college=animal_college, actor=liaison)
    assert merge_people(kept, gone, college=None, actor=liaison).kept == kept


def test_not_the_same_is_remembered_through_a_merge(two, animal_college, liaison):
    kept, gone = two
    other = person(animal_college, mobile="13800138000")
    propose_pairs()
    assert DuplicatePair.objects.count() == 3
    pair = DuplicatePair.objects.get(first=gone, second=other)
    pair.verdict, pair.judged_by, pair.judged_at = "different", liaison, pair.found_at
    pair.save()
    merge = merge_people(kept, gone, college=animal_college, actor=liaison)
    assert list(DuplicatePair.objects.values_list("first", "second", "verdict")) == [(kept.pk, other.pk, "different")]
    unmerge(merge, college=animal_college, actor=liaison)
    assert sorted(DuplicatePair.objects.values_list("first", "second", "verdict")) == [
        (kept.pk, gone.pk, "waiting"),
        (kept.pk, other.pk, "waiting"),
        (gone.pk, other.pk, "different"),
    ]
