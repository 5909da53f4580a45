"""Saved lists and tags: each user's own, in one college; nobody else sees them."""

from django.core.exceptions import ValidationError

from alumni.models import SavedList, Tag, Tagging
from audit.acts import act

LONGEST_QUERY = SavedList._meta.get_field("query").max_length


def _named(name):
    name = "".join(sign for sign in " ".join(name.split()) if sign.isprintable())
    if not name:
        raise ValidationError("请填写名称。")
    return name


@act
def save_list(name, *, query, actor, college=None):
    if not query:
        raise ValidationError("还没有条件。请先查找或筛选，再保存为常用名单。")
    if len(query) > LONGEST_QUERY:
        raise ValidationError("条件太长，无法保存。请缩短查找的文字。")
    saved = SavedList(owner=actor, college=college, name=_named(name), query=query)
    saved.full_clean()
    saved.save()
    return saved


@act
def rename_list(saved, *, name, actor):
    saved.name = _named(name)
    saved.full_clean()
    saved.save()
    return saved


@act
def delete_list(saved, *, actor):
    saved.delete()


@act
def put_tag(people, *, name, actor, college=None):
    """Put the actor's tag `name` (made where there is none yet) on `people`; return the tag and how many are new to it."""
    name = _named(name)
    tag = Tag.objects.filter(owner=actor, college=college, name=name).first()
    if tag is None:
        tag = Tag(owner=actor, college=college, name=name)
        tag.full_clean()
        tag.save()
    before = tag.taggings.count()
    Tagging.objects.bulk_create([Tagging(tag=tag, alumnus=person) for person in people], ignore_conflicts=True)
    return tag, tag.taggings.count() - before


@act
def take_tag(people, *, tag, actor):
    """Take the tag off `people`; return from how many."""
    return tag.taggings.filter(alumnus__in=people).delete()[0]


@act
def delete_tag(tag, *, actor):
    tag.delete()
