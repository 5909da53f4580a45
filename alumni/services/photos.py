"""Photos taken in, replaced and removed. What is replaced is filed, not lost; what is removed was a mistake and goes."""

from datetime import timedelta
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from alumni.models import Alumnus, ClassGroup, Photo
from alumni.portraits import NOTHING_INSIDE, Report, entries_of, open_zip, who_is_named
from alumni.portraits_progress import Telling
from alumni.services.registers import check_open
from audit.acts import act
from audit.trail import add_facts
from common.attachments import no_file_left_behind
from common.pictures import read_picture

Kind = Photo.Kind
LONGEST = {Kind.PORTRAIT: 800, Kind.MILITARY: 1600, Kind.GRADUATION: 1600}


@act
def put_class_photo(group, file: BinaryIO, *, kind, caption="", actor):
    """Store the class's 军训照 or 毕业照; the one before is filed. Return the photo."""
    if kind not in (Kind.MILITARY, Kind.GRADUATION):
        raise ValidationError("班级的照片须是军训照或毕业照。")
    ClassGroup.objects.select_for_update(of=["self"]).get(pk=group.pk)
    check_open(group)
    with no_file_left_behind() as written:
        return _put(file, written, kind=kind, caption=caption.strip(), class_group=group, uploaded_by=actor)[0]


@act
def put_portrait(person, file: BinaryIO, *, kind=Kind.PORTRAIT, actor):
    Alumnus.objects.select_for_update(of=["self"]).only("pk").get(pk=person.pk)
    with no_file_left_behind() as written:
        return _put(file, written, kind=kind, alumnus=person, uploaded_by=actor)[0]


@act
def put_portraits(group, file: BinaryIO, *, actor):
    """Portraits of a whole class from a zip whose pictures are named by 学号; return the Report.

    One picture is in memory at a time. What does not fit is told and left out; the others are taken.
    """
    ClassGroup.objects.select_for_update(of=["self"]).get(pk=group.pk)
    report, stays = Report(), group.educations.select_related("alumnus").defer("alumnus__search")
    people = {stay.student_no.upper(): stay for stay in stays if stay.student_no}
    with (
        open_zip(file) as archive,
        no_file_left_behind() as written,
        Telling(group, len(archive.infolist())) as telling,
    ):
        for name, take in entries_of(archive, report):
            telling.step()
            try:
                stay = who_is_named(name, people, report)
                is_new = _put(take(), written, kind=Kind.PORTRAIT, alumnus=stay.alumnus, uploaded_by=actor)[1]
            except ValidationError as refusal:
                report.turn_away(name, refusal)
            else:
                report.match(name, stay, is_new=is_new)
    if not report.total:
        raise ValidationError(NOTHING_INSIDE)
    return report


@act
def remove_photo(photo, *, reason, actor):
    """A picture of somebody else, or one that its owner does not want here: the row and the file go.

    Of a class the one before stands again, and is returned. A person's does not: an earlier one may be unwanted too.
    """
    if not reason.strip():
        raise ValidationError({"reason": "请写明为什么删除。"})
    photo = Photo.objects.select_for_update(of=["self"]).filter(pk=photo.pk).first()
    if photo is None:
        raise ValidationError("这张照片已被删除。")
    if photo.class_group_id:
        check_open(photo.class_group)
    add_facts(reason=reason.strip())
    name, storage = photo.image.name, photo.image.storage
    photo.delete()
    transaction.on_commit(lambda: storage.delete(name))
    return _bring_back(photo) if photo.class_group_id and photo.replaced_on is None else None


def _bring_back(removed):
    """The class's photo of this kind that was filed last."""
    filed = Photo.objects.filter(class_group=removed.class_group_id, kind=removed.kind, replaced_on__isnull=False)
    before = filed.order_by("-replaced_on", "-uploaded_at", "-pk").first()
    if before:
        before.replaced_on = None
        before.save(update_fields=["replaced_on"])
    return before


def delete_forsaken_files():
    """Delete files of photos whose row is gone, once they are a day old: what is being written now has no row yet."""
    storage, limit, deleted = Photo._meta.get_field("image").storage, timezone.now() - timedelta(days=1), 0
    for name in _files(storage, "photos"):
        if storage.get_modified_time(name) < limit and not Photo.objects.filter(image=name).exists():
            storage.delete(name)
            deleted += 1
    return deleted


def _files(storage, folder):
    if not storage.exists(folder):
        return
    folders, names = storage.listdir(folder)
    yield from (f"{folder}/{name}" for name in names)
    for each in folders:
        yield from _files(storage, f"{folder}/{each}")


def current_photos(owner):
    """`{kind: photo}` of a person or a class."""
    return {photo.kind: photo for photo in owner.photos.current()}


def _put(file, written, *, kind, **facts):
    """`(photo, is new)`: the very same picture is not stored twice."""
    picture = read_picture(file, longest=LONGEST[kind])
    owner = {name: facts[name] for name in ("alumnus", "class_group") if name in facts}
    standing = Photo.objects.current().filter(kind=kind, **owner)
    same = standing.filter(sha256=picture.sha256).first()
    if same:
        return same, False
    for before in standing:
        before.replaced_on = timezone.localdate()
        before.save(update_fields=["replaced_on"])
    photo = Photo(
        kind=kind, width=picture.width, height=picture.height, size=len(picture.content), sha256=picture.sha256, **facts
    )
    photo.image.save("photo.jpg", ContentFile(picture.content), save=False)
    written.append((photo.image.storage, photo.image.name))
    photo.full_clean()
    photo.save()
    return photo, True
