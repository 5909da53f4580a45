"""Photos of people and classes: one, and a whole class's portraits in one zip."""

import io
import os
import struct
import threading
import time
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from alumni import portraits, portraits_progress
from alumni.models import ClassGroup, Photo
from alumni.portraits_progress import present_progress
from alumni.services import photos
from alumni.services.classes import delete_class, merge_classes
from alumni.services.photos import (
    delete_forsaken_files,
    put_class_photo,
    put_portrait,
    put_portraits,
    remove_photo,
)
from alumni.services.registers import freeze_headcount, submit_register
from alumni.tests.pictures import picture, zip_of
from common.formats import day
from common.progress import progress_of, report_progress
from conftest import make_alumnus

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(animal_college, alumnus):
    """牧医1501 with 王伟 20151101 and 张丽 20151102."""
    make_alumnus(animal_college, "张丽", class_name="牧医1501", student_no="20151102")
    return ClassGroup.objects.get(name="牧医1501")


def files_on_disk():
    try:
        years = default_storage.listdir("photos")[0]
    except FileNotFoundError:
        return []
    months = [f"photos/{year}/{month}" for year in years for month in default_storage.listdir(f"photos/{year}")[0]]
    return sorted(f"{month}/{name}" for month in months for name in default_storage.listdir(month)[1])


def told(lines):
    return {line["file"]: line["why"] for line in lines}


def taken(report):
    return {line["file"]: line["stay"].alumnus.name for line in report.matched}


def test_a_replaced_photo_is_filed_and_the_same_one_is_not_stored_twice(alumnus, liaison):
    first = put_portrait(alumnus, io.BytesIO(picture("orange")), actor=liaison)
    assert put_portrait(alumnus, io.BytesIO(picture("orange")), actor=liaison) == first
    second = put_portrait(alumnus, io.BytesIO(picture("green")), actor=liaison)
    assert list(alumnus.photos.current()) == [second]
    first.refresh_from_db()
    assert first.replaced_on is not None
    assert files_on_disk() == sorted([first.image.name, second.image.name])


def test_the_file_on_the_disk_tells_nobody_whose_it_is(alumnus, liaison):
    photo = put_portrait(alumnus, io.BytesIO(picture(size=(900, 1200))), actor=liaison)
    assert "王伟" not in photo.image.name and "20151101" not in photo.image.name
    assert (photo.width, photo.height, photo.size) == (600, 800, photo.image.size)


def test_class_photos_stay_as_they_are_once_the_register_is_submitted(group, liaison):
    put_class_photo(group, io.BytesIO(picture()), kind="military", actor=liaison)
    freeze_headcount(group, headcount=2, source="教务处 2018 届学籍表", actor=liaison)
    submit_register(group, actor=liaison)
    with pytest.raises(ValidationError, match="已提交，不能改动"):
        put_class_photo(group, io.BytesIO(picture("green")), kind="military", actor=liaison)
    with pytest.raises(ValidationError, match="已提交，不能改动"):
        remove_photo(group.photos.get(), reason="别的班", actor=liaison)
    assert len(files_on_disk()) == 1


def test_a_removed_photo_goes_from_the_disk_when_it_is_settled(alumnus, liaison, django_capture_on_commit_callbacks):
    photo = put_portrait(alumnus, io.BytesIO(picture()), actor=liaison)
    with pytest.raises(ValidationError, match="请写明为什么删除"):
        remove_photo(photo, reason=" ", actor=liaison)
    with django_capture_on_commit_callbacks(execute=True):
        remove_photo(photo, reason="本人不愿意", actor=liaison)
    assert (Photo.objects.count(), files_on_disk()) == (0, [])


def test_a_class_comes_in_one_zip_named_by_number(group, liaison):
    files = {
        "牧医1501/20151101.jpg": picture("orange"),
        "牧医1501/20151102张丽.png": picture("green", kind="PNG"),
        "__MACOSX/._20151101.jpg": b"\0",
        "Thumbs.db": b"\0",
    }
    report = put_portraits(group, zip_of(files), actor=liaison)
    assert taken(report) == {"20151101.jpg": "王伟", "20151102张丽.png": "张丽"}
    assert (report.unmatched, report.refused, report.ignored, report.new) == ([], [], 2, 2)
    again = put_portraits(group, zip_of(files), actor=liaison)
    assert (len(again.matched), again.new, Photo.objects.count()) == (2, 0, 2)


def test_what_does_not_fit_is_told_and_the_others_are_taken(group, liaison, other_alumnus):
    files = {
        "王伟.jpg": picture(),
        "20159999.jpg": picture(),
        "20152202.jpg": picture(),  # of another college's person
        "20151101李雷.jpg": picture(),
        "20151102.heic": b"\0\0\0\x18ftypheic",
        "20151102 张丽.jpg": picture(),
        "20151102-2.jpg": picture("green"),
    }
    report = put_portraits(group, zip_of(files), actor=liaison)
    assert taken(report) == {"20151102 张丽.jpg": "张丽"}
    assert told(report.unmatched) == {
        "王伟.jpg": portraits.ONLY_A_NAME,
        "20159999.jpg": portraits.STRANGE_NUMBER,
        "20152202.jpg": portraits.STRANGE_NUMBER,
        "20151101李雷.jpg": "文件名里写的是“李雷”，这个学号在本班是“王伟”。请核对后改名。",
    }
    refused = told(report.refused)
    assert "HEIC" in refused["20151102.heic"]
    assert refused["20151102-2.jpg"] == "与“20151102 张丽.jpg”是同一个学号，只取了前一张。"
    assert Photo.objects.get().alumnus.name == "张丽"


def test_paths_in_a_zip_lead_nowhere(group, liaison, tmp_path):
    names = ["../../20151101.jpg", "/etc/20151101.jpg", "C:\\20151101.jpg", "a/../../20151102.jpg"]
    report = put_portraits(group, zip_of({name: picture() for name in names}), actor=liaison)
    assert {line["why"] for line in report.refused} == {portraits.HAS_A_PATH}
    assert (len(report.refused), report.matched, files_on_disk()) == (4, [], [])


def test_names_written_by_chinese_windows_are_read(group, liaison):
    content = zip_of({"20151101ABCD.jpg": picture()}).getvalue()
    content = content.replace(b"ABCD", "王伟".encode("gbk"))
    assert taken(put_portraits(group, io.BytesIO(content), actor=liaison)) == {"20151101王伟.jpg": "王伟"}


def test_an_encrypted_entry_is_refused_with_what_to_do(group, liaison):
    content = bytearray(zip_of({"20151101.jpg": picture()}).getvalue())
    for sign, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.index(sign) + at] |= 1
    report = put_portraits(group, io.BytesIO(bytes(content)), actor=liaison)
    assert told(report.refused) == {"20151101.jpg": portraits.ENCRYPTED}


def test_a_bomb_is_refused_however_small_it_says_it_is(group, liaison, monkeypatch):
    monkeypatch.setattr(portraits, "MOST_BYTES", 100_000)
    bomb = bytearray(zip_of({"20151101.jpg": bytes(5_000_000), "20151102.jpg": picture()}).getvalue())
    assert len(bomb) < 20_000
    at = bomb.index(b"PK\1\2") + 24
    bomb[at : at + 4] = struct.pack("<I", 100)  # the list says: a hundred bytes
    report = put_portraits(group, io.BytesIO(bytes(bomb)), actor=liaison)
    assert told(report.refused) == {"20151101.jpg": portraits.TOO_LARGE}
    assert taken(report) == {"20151102.jpg": "张丽"}


def test_a_zip_that_goes_on_inflating_is_left(group, liaison, monkeypatch):
    monkeypatch.setattr(portraits, "MOST_INFLATED", 1_000)
    files = {"20151101.jpg": picture(), "20151102.jpg": picture("green")}
    report = put_portraits(group, zip_of(files), actor=liaison)
    assert (report.stopped, report.total, report.matched) == (portraits.INFLATES_TOO_FAR, 1, [])


def test_a_zip_of_too_many_files_is_refused_before_its_list_is_read(group, liaison, monkeypatch):
    monkeypatch.setattr(zipfile, "ZipFile", None)  # whoever reads the list now breaks
    content = bytearray(zipped := zip_file_of_many(3))
    at = content.rindex(b"PK\5\6") + 12
    content[at : at + 4] = struct.pack("<I", 64 * 1024 * 1024)
    for what in (bytes(content), zipped.replace(b"PK\5\6", b"PK\6\7" + bytes(16) + b"PK\5\6")):
        with pytest.raises(ValidationError, match="超过 1000 个"):
            put_portraits(group, io.BytesIO(what), actor=liaison)


def zip_file_of_many(count):
    target, own = io.BytesIO(), zipfile_of_python
    with own(target, "w") as archive:
        for number in range(count):
            archive.writestr(f"{number}.jpg", b"")
    return target.getvalue()


zipfile_of_python = zipfile.ZipFile


def test_more_entries_than_a_class_has_are_refused(group, liaison):
    with pytest.raises(ValidationError, match="超过 1000 个"):
        put_portraits(group, io.BytesIO(zip_file_of_many(1_001)), actor=liaison)


@pytest.mark.parametrize("content", [b"", b"PK\3\4 something else", picture()])
def test_what_is_no_zip_is_refused(group, liaison, content):
    with pytest.raises(ValidationError, match="这不是 zip 压缩包"):
        put_portraits(group, io.BytesIO(content), actor=liaison)


def test_where_the_act_fails_no_file_is_left_behind(group, liaison, monkeypatch):
    def broken(self, name, stay, **facts):
        raise RuntimeError

    monkeypatch.setattr(portraits.Report, "match", broken)
    with pytest.raises(RuntimeError):
        put_portraits(group, zip_of({"20151101.jpg": picture()}), actor=liaison)
    assert (files_on_disk(), Photo.objects.count()) == ([], 0)


def test_a_file_goes_at_night_when_its_photo_went_with_its_person(alumnus, group, liaison):
    put_portrait(alumnus, io.BytesIO(picture()), actor=liaison)
    kept = put_class_photo(group, io.BytesIO(picture()), kind="military", actor=liaison)
    Photo.objects.filter(alumnus=alumnus).delete()
    assert (delete_forsaken_files(), len(files_on_disk())) == (0, 2)  # still warm
    two_days_ago = time.time() - 2 * 86_400
    for name in files_on_disk():
        os.utime(default_storage.path(name), (two_days_ago, two_days_ago))
    assert (delete_forsaken_files(), files_on_disk()) == (1, [kept.image.name])


def test_photos_go_along_when_classes_are_merged(group, liaison, animal_college):
    """What the other class has already is filed beside it."""
    other = ClassGroup.objects.create(college=animal_college, name="牧医1509", enrolled_year=2015)
    for each, colour in ((group, "orange"), (other, "green")):
        put_class_photo(each, io.BytesIO(picture(colour)), kind="military", actor=liaison)
    put_class_photo(other, io.BytesIO(picture()), kind="graduation", actor=liaison)
    merge_classes(other, into=group, actor=liaison)
    photos = group.photos.order_by("pk").values_list("kind", "replaced_on")
    assert list(photos) == [("military", None), ("military", timezone.localdate()), ("graduation", None)]


def test_a_class_with_a_submitted_register_or_photos_does_not_disappear(group, liaison, animal_college):
    freeze_headcount(group, headcount=2, source="教务处 2018 届学籍表", actor=liaison)
    submit_register(group, actor=liaison)
    other = ClassGroup.objects.create(college=animal_college, name="牧医1509", enrolled_year=2015)
    with pytest.raises(ValidationError, match="登记表已提交，请先重新打开登记表"):
        merge_classes(group, into=other, actor=liaison)
    put_class_photo(other, io.BytesIO(picture()), kind="military", actor=liaison)
    with pytest.raises(ValidationError, match="还有照片，不能删除"):
        delete_class(other, actor=liaison)


@pytest.mark.django_db(transaction=True)
def test_how_far_a_classs_photos_have_come_is_seen_from_outside(group, liaison, monkeypatch):
    seen, put = [], photos._put
    monkeypatch.setattr(portraits_progress, "PAUSE", 0)

    def watched(*things, **facts):
        seen.append(progress_of(portraits_progress.key_of(group)).done)
        return put(*things, **facts)

    monkeypatch.setattr(photos, "_put", watched)
    files = {"20151101.jpg": picture(), "nobody.jpg": picture(), "20151102.jpg": picture("green")}
    put_portraits(group, zip_of(files), actor=liaison)
    assert seen == [1, 3]
    over = progress_of(portraits_progress.key_of(group))
    assert (over.stage, over.done, over.total, present_progress(group)) == ("正在核对并保存照片", 3, 3, None)


@pytest.mark.django_db(transaction=True)
def test_an_upload_of_photos_that_failed_is_over_too(group, liaison, monkeypatch):
    monkeypatch.setattr(portraits.Report, "match", lambda *things, **facts: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        put_portraits(group, zip_of({"20151101.jpg": picture()}), actor=liaison)
    over = progress_of(portraits_progress.key_of(group))
    assert (over.done, over.total) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_who_comes_back_while_photos_are_taken_in_sees_how_far_they_are_and_no_form(sign_in, group, liaison):
    page, poll = (
        reverse(f"college:alumni:{name}", args=[group.pk]) for name in ("class-portraits", "portraits-progress")
    )
    client, holding, done = sign_in(liaison), threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            ClassGroup.objects.select_for_update().get(pk=group.pk)
            report_progress(portraits_progress.key_of(group), portraits_progress.STAGE, 120, 500)
            holding.set()
            done.wait(20)
        connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    assert holding.wait(20)
    try:
        shown, asked = client.get(page).content.decode(), client.get(poll, headers={"HX-Request": "true"})
    finally:
        done.set()
        thread.join()
    assert "120 / 500" in shown and 'type="file"' not in shown
    assert "120 / 500" in asked.content.decode() and "HX-Refresh" not in asked.headers
    assert client.get(poll, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert 'type="file"' in client.get(page).content.decode()


def test_another_colleges_progress_of_photos_is_a_404(sign_in, other_liaison, group):
    client = sign_in(other_liaison)
    assert client.get(reverse("college:alumni:portraits-progress", args=[group.pk])).status_code == 404


def test_removing_a_wrong_class_photo_brings_the_filed_one_back(group, liaison, sign_in):
    first, second = (
        put_class_photo(group, io.BytesIO(picture(colour)), kind="military", actor=liaison)
        for colour in ("orange", "green")
    )
    client, page = sign_in(liaison), reverse("college:alumni:photo-remove", args=[second.pk])
    answer = client.post(page, {"reason": "别的班的"}, follow=True)
    said = [str(each) for each in answer.context["messages"]]
    assert said == [f"已删除“牧医1501”的军训照。恢复了 {day(first.uploaded_at)}上传的上一张。"]
    assert list(group.photos.values_list("pk", "replaced_on")) == [(first.pk, None)]
    assert answer.context["photos"] == {"military": first}
    client.post(reverse("college:alumni:photo-remove", args=[first.pk]), {"reason": "也不对"})
    assert not group.photos.exists()


def test_an_older_portrait_does_not_come_back_when_one_is_removed(alumnus, liaison):
    for colour in ("orange", "green"):
        last = put_portrait(alumnus, io.BytesIO(picture(colour)), actor=liaison)
    assert remove_photo(last, reason="本人不愿意", actor=liaison) is None
    assert not alumnus.photos.current().exists()


def test_an_empty_zip_is_told_so_and_other_files_are_called_what_they_are(group, liaison):
    with pytest.raises(ValidationError, match="压缩包里没有照片"):
        put_portraits(group, zip_of({}), actor=liaison)
    with pytest.raises(ValidationError, match="压缩包里没有照片"):
        put_portraits(group, zip_of({"Thumbs.db": b"\0"}), actor=liaison)
    files = {"readme.txt": b"x", "inner.zip": b"PK\3\4", "2015名单.xlsx": b"PK\3\4", "王伟.jpg": picture()}
    report = put_portraits(group, zip_of(files), actor=liaison)
    assert told(report.refused) == {
        "readme.txt": portraits.NO_PICTURE,
        "inner.zip": "压缩包里又有压缩包，没有读取。请把其中的照片取出来再压缩。",
        "2015名单.xlsx": portraits.NO_PICTURE,
    }
    assert told(report.unmatched) == {"王伟.jpg": portraits.ONLY_A_NAME}
