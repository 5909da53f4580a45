"""What the office deletes: told before, with a reason, and the reason stays."""

import pytest
from django.urls import reverse

from alumni.models import Alumnus, ClassGroup, Contact, Education, Organisation


@pytest.fixture
def desk(office, sign_in):
    return sign_in(office)


def deletion_of(row):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_delete", args=[row.pk])


def reasons(model):
    return [
        (event.pgh_context["reason"], event.actor_name)
        for event in model.trail_events.rel.related_model.objects.filter(pgh_label="delete")
    ]


def test_deleting_a_person_tells_what_goes_along_and_keeps_the_reason(desk, alumnus):
    group = ClassGroup.objects.get()
    ClassGroup.objects.update(liaison=alumnus)
    page = desk.get(deletion_of(alumnus))
    assert sorted((what, number) for what, number, _ in page.context["goes"]) == [("学籍经历", 1), ("联系方式", 1)]
    assert page.context["loosened"] == [("班级", 1, ["牧医1501"])]
    text = page.content.decode()
    assert "学籍经历 1 条" in text and "牧医1501" in text and "13800138000" not in text
    answer = desk.post(deletion_of(alumnus), {"reason": "重复录入"}, follow=True)
    assert "已删除校友“王伟”，原因已记入变更记录。" in answer.content.decode()
    assert not Alumnus.objects.exists()
    group.refresh_from_db()
    assert group.liaison is None
    for model in (Alumnus, Education, Contact):
        assert reasons(model) == [("重复录入", "何主任（office）")]


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_deleted(desk, alumnus, reason):
    page = desk.post(deletion_of(alumnus), {"reason": reason, "post": "yes"})
    assert "请写明删除的原因。" in page.content.decode()
    assert Alumnus.objects.count() == 1


def test_a_class_with_people_is_not_deleted_and_says_who_is_in_it(desk, alumnus):
    group = ClassGroup.objects.get()
    page = desk.post(deletion_of(group), {"reason": "不用了"})
    assert [(what, number) for what, number, _ in page.context["holders"]] == [("学籍经历", 1)]
    assert "还不能删除，因为它正被使用" in page.content.decode() and 'name="reason"' not in page.content.decode()
    assert ClassGroup.objects.exists()


def test_an_empty_class_goes_with_its_reason(desk, animal_college):
    group = ClassGroup.objects.create(college=animal_college, name="牧医9901", enrolled_year=1999)
    desk.post(deletion_of(group), {"reason": "名册读错"})
    assert reasons(ClassGroup) == [("名册读错", "何主任（office）")]


def test_the_reason_stays_with_the_deletion_alone(desk, alumnus):
    """What the same person does afterwards does not inherit it."""
    firm = Organisation.objects.create(name="华泰种业")
    desk.post(deletion_of(firm), {"reason": "重复"})
    desk.post(deletion_of(alumnus), {"reason": "录错"})
    assert reasons(Organisation) == [("重复", "何主任（office）")]
    assert reasons(Alumnus) == [("录错", "何主任（office）")]


def test_who_only_reads_deletes_nothing(alumnus, inspector, sign_in):
    for answer in (sign_in(inspector).get, sign_in(inspector).post):
        assert answer(deletion_of(alumnus), {"reason": "录错"}).status_code == 403
    assert Alumnus.objects.exists()
