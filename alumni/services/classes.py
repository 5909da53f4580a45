"""Classes: added, edited, renamed, split, merged, deleted. Each act is one transaction and stands in the trail."""

from django.core.exceptions import ValidationError
from django.db.models import Count, F, Q
from django.utils import timezone

from alumni.models import Alumnus, ClassGroup, Education, StatusChange
from alumni.services.class_belongings import (
    hand_over_followers,
    hand_over_links,
    hand_over_photos,
    is_looked_after,
    refuse_to_lose_entries,
    refuse_to_lose_photos,
    refuse_to_lose_register,
)
from audit.acts import act
from audit.trail import add_facts
from common.refusals import constraints_in_words
from common.versions import save_version

CARERS = ["head_teacher", "head_teacher_phone", "counsellor", "counsellor_phone"]
STAY_FACTS = ["student_no", "major", "enrolled_year", "graduated_year", "level", "study_form", "duration"]


@act
def add_class(college, *, changes, actor):
    group = ClassGroup(college=college, **changes)
    _save_new(group)
    return group


def _save_new(group):
    group.full_clean()
    with constraints_in_words(ClassGroup):
        group.save()


@act
def edit_class(group, *, changes, version, actor):
    before = group.name
    for name, value in changes.items():
        setattr(group, name, value)
    if "name" in changes:
        group.also_known_as(before)
    if group.liaison_id and not group.educations.filter(alumnus=group.liaison_id).exists():
        raise ValidationError({"liaison": "班级联络员须从本班校友中选。"})
    group.full_clean()
    save_version(group, seen=version, fields={*changes, "former_names"})
    return group


@act
def rename_class(group, *, name, actor):
    group = _locked([group.pk])[group.pk]
    if name == group.name:
        raise ValidationError({"name": "新名称与现在的名称相同。"})
    before, group.name = group.name, name
    group.also_known_as(before)
    group.full_clean()
    save_version(group, seen=group.version, fields=["name", "former_names"])
    return group


@act
def split_class(group, *, stays, name, actor):
    """Move `stays` (ids of Education rows of the class) into a new class of the same major and years; return it."""
    group = _locked([group.pk])[group.pk]
    add_facts(about="拆分班级")
    moving = group.educations.filter(pk__in=stays)
    count, size = moving.count(), group.educations.count()
    if not count:
        raise ValidationError({"stays": "请至少选一人分到新班级。"})
    if count == size:
        raise ValidationError({"stays": "不能把全部人员分出去。如果只是改名，请使用“更名”。"})
    facts = {key: getattr(group, key) for key in ("major", "enrolled_year", "graduated_year", *CARERS)}
    new = ClassGroup(college=group.college, name=name, **facts)
    _save_new(new)
    liaison_moves = group.liaison_id and moving.filter(alumnus=group.liaison_id).exists()
    _move(moving, new)
    if liaison_moves:
        new.liaison, group.liaison = group.liaison, None
        save_version(group, seen=group.version, fields=["liaison"])
        save_version(new, seen=new.version, fields=["liaison"])
    return new


@act
def merge_classes(group, *, into, actor):
    """Move everybody of `group` into `into`, fill its blanks, and remove the emptied class; return how many moved.

    Who is in both keeps one stay; where the two stays contradict each other, nothing is done.
    """
    locked = _locked([group.pk, into.pk])
    group, into = locked.get(group.pk), locked.get(into.pk)
    _check_merge(group, into)
    add_facts(about="合并班级")
    twice = _join_twice(group, into)
    StatusChange.objects.filter(from_class=group).update(from_class=into)
    StatusChange.objects.filter(to_class=group).update(to_class=into)
    moved = _move(group.educations.all(), into)
    hand_over_photos(group, into)
    hand_over_links(group, into)
    hand_over_followers(group, into)
    _fill(into, group, [*CARERS, "major", "enrolled_year", "graduated_year"])
    if not into.liaison_id and not into.liaison_name:
        for name in ("liaison", "liaison_name", "liaison_phone"):
            setattr(into, name, getattr(group, name))
    into.also_known_as(group.name, *group.former_names)
    group.delete()
    into.full_clean()
    fields = [*CARERS, "major", "enrolled_year", "graduated_year", "liaison", "liaison_name", "liaison_phone"]
    fields.append("former_names")
    save_version(into, seen=into.version, fields=fields)
    return moved + twice


def namesakes(group, into):
    """`[(name, people)]`: names that different people of the two classes share; they may be one person twice."""
    classes = [group.pk, into.pk]
    people = Alumnus.objects.filter(educations__class_group__in=classes).values("name").order_by("name")
    counted = people.annotate(
        here=Count("pk", filter=Q(educations__class_group=group), distinct=True),
        there=Count("pk", filter=Q(educations__class_group=into), distinct=True),
        people=Count("pk", distinct=True),
    )
    return list(counted.filter(here__gt=0, there__gt=0, people__gt=1).values_list("name", "people"))


def _check_merge(group, into):
    if group is None or into is None:
        raise ValidationError("其中一个班级已不存在，请刷新页面后再操作。")
    if group.pk == into.pk:
        raise ValidationError({"into": "请选择另一个班级。"})
    if group.college_id != into.college_id:
        raise ValidationError({"into": "两个班级不属于同一学院，不能合并。"})
    for name in ("enrolled_year", "graduated_year", "major"):
        one, other = getattr(group, name), getattr(into, name)
        if one and other and one != other:
            label = ClassGroup._meta.get_field(name).verbose_name
            raise ValidationError(f"两个班级的{label}不同（{one}、{other}），不能合并。如登记有误，请先更正班级资料。")
    _refuse_references(group, merging=True)


def _join_twice(group, into):
    """Who has a stay in both classes keeps the one in `into`, completed from the other."""
    here = {stay.alumnus_id: stay for stay in into.educations.select_for_update(of=["self"])}
    both = group.educations.select_for_update(of=["self"]).filter(alumnus__in=here).select_related("alumnus")
    for stay in both:
        kept = here[stay.alumnus_id]
        _refuse_contradiction(stay, kept)
        stay.changes.update(education=kept)
        facts = {name: getattr(stay, name) for name in STAY_FACTS}
        stay.delete()
        for name, value in facts.items():
            setattr(kept, name, getattr(kept, name) or value)
        save_version(kept, seen=kept.version, fields=STAY_FACTS)
    return len(both)


def _refuse_contradiction(stay, kept):
    for name in [*STAY_FACTS, "school", "state"]:
        one, other = getattr(stay, name), getattr(kept, name)
        if one and other and one != other:
            label = Education._meta.get_field(name).verbose_name
            raise ValidationError(f"{stay.alumnus}在两个班级都有学籍经历，{label}不一致，不能合并。请先更正其中一条。")


@act
def delete_class(group, *, actor):
    group = _locked([group.pk]).get(group.pk)
    if group is None:
        raise ValidationError("这个班级已被删除。")
    if group.educations.exists():
        raise ValidationError(f"{group}还有 {group.educations.count()} 人，不能删除。请先合并到其他班级。")
    if StatusChange.objects.filter(Q(from_class=group) | Q(to_class=group)).exists():
        raise ValidationError(f"有人的学籍异动记录里写着{group}，不能删除；可以合并到其他班级。")
    refuse_to_lose_photos(group)
    refuse_to_lose_entries(group)
    _refuse_references(group)
    group.delete()


def _refuse_references(group, *, merging=False):
    """Rows of an upper app that point at the class; what belongs to this app is moved or checked by name."""
    refuse_to_lose_register(group)
    for relation in group._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or not relation.is_relation or relation.many_to_many:
            continue
        model = relation.related_model
        if model in (Education, StatusChange) or is_looked_after(model, merging=merging):
            continue
        if hasattr(model, "pgh_tracked_model"):
            continue
        if model._base_manager.filter(**{relation.field.name: group.pk}).exists():
            raise ValidationError(f"{group}已被“{model._meta.verbose_name}”引用，请先处理后再操作。")


def _locked(ids):
    """In one order, so that two acts on the same classes wait for each other instead of blocking each other."""
    return ClassGroup.objects.select_for_update(of=["self"]).order_by("pk").in_bulk(ids)


def _move(stays, group):
    """One UPDATE; the stay follows its class in nothing but the class and, where it had none, the major."""
    return stays.update(class_group=group, version=F("version") + 1, updated_at=timezone.now())


def _fill(row, other, names):
    for name in names:
        setattr(row, name, getattr(row, name) or getattr(other, name))
