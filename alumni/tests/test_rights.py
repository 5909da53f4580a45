import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import DatabaseError, ProgrammingError, connection, models, transaction
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from alumni.merging import pointers_to
from alumni.models import (
    Achievement,
    Alumnus,
    Claim,
    ClassEntry,
    ClassGroup,
    ClassLink,
    Contact,
    Delivery,
    Employment,
    Erasure,
    Merge,
    Message,
    NotableContact,
    NotableProfile,
    PersonLink,
    Photo,
    Proposal,
    PublicRequest,
    RosterRow,
    RosterUpload,
    StatusChange,
)
from alumni.own_copy import LEFT_OUT, as_json, name_of, tables_of
from alumni.services.consents import give_consent
from alumni.services.contacts import replace_contact, show_contact
from alumni.services.merges import merge_people
from alumni.services.rights import ask_erasure, erase_person, hand_over_copy, refuse_erasure, withdraw_erasure
from audit.models import ErasureLine, ExportLine, ReadingLine
from audit.trail import acting_as
from colleges import notices
from colleges.todos import Desk, todos_for
from conftest import make_alumnus

pytestmark = pytest.mark.django_db

NAME, FORMER, TWIN = "钱鼱鼱", "钱旧鼱", "钱鼱并"
PHONE, SECOND, NUMBER, MAIL = "13855667788", "13855667799", "2015998877", "qianyy@example.cn"
THIRD = "13855667700"
CANARIES = [NAME, FORMER, TWIN, "鼱", PHONE, SECOND, THIRD, NUMBER, MAIL]
ASKED = {"reason": "本人书面申请，已存档。", "identity": "本人到办公室，核对了证件"}


def url(name, *args, door="admin"):
    return reverse(f"{door}:{name}", args=args)


@pytest.fixture
def second_clerk(make_user, office):
    from alumni_office.roles import OFFICE

    return make_user("office2", "文老师", role=OFFICE)


@pytest.fixture
def person(animal_college, liaison, office):
    """Somebody who stands in every table that can hold a person, under a name that nobody else has."""
    with acting_as(liaison):
        person = make_alumnus(
            animal_college, NAME, class_name="牧医1501", student_no=NUMBER, mobile=PHONE, employer=f"{NAME}养殖场"
        )
        person.former_name, person.remark, person.birth_date = FORMER, f"{NAME}的备注", "1996-02-03"
        person.save()
        Contact.objects.create(alumnus=person, kind="email", value=MAIL, source="self")
        _merged(person, animal_college, office)
        replace_contact(person.contacts.get(value=PHONE), value=SECOND, actor=liaison)
        show_contact(person.contacts.get(value=SECOND), college=animal_college, actor=liaison)
        _notable(person, animal_college, liaison)
        _own_words(person, animal_college, liaison)
        _mentions(person, animal_college, liaison, office)
    return person


def _merged(person, college, office):
    twin = make_alumnus(college, TWIN, mobile=THIRD)
    merge_people(person, twin, college=None, actor=office)
    person.refresh_from_db()


def _notable(person, college, liaison):
    profile = NotableProfile.objects.create(alumnus=person, college=college, headline=f"{NAME}的一句话", story=NAME)
    Achievement.objects.create(profile=profile, year=2020, text=f"{NAME}获奖", source="证书")
    NotableContact.objects.create(profile=profile, way="phone", who="周老师", text=f"与{NAME}通话", noted_by=liaison)
    photo = Photo(kind="portrait", alumnus=person, width=1, height=1, size=1, sha256="x", uploaded_by=liaison)
    photo.caption = f"{NAME}近照"
    photo.image.save("x.jpg", ContentFile(b"jpeg"))
    give_consent(person, "public_page", channel="paper", note=f"{NAME}签字", actor=liaison)


def _own_words(person, college, liaison):
    stay, tomorrow = person.educations.get(student_no=NUMBER), timezone.now() + timedelta(days=1)
    StatusChange.objects.create(education=stay, kind="suspend", note=f"{NAME}休学")
    link, _ = PersonLink.issue(alumnus=person, issued_by=liaison, expires_at=tomorrow)
    Proposal.objects.create(alumnus=person, link=link, field="mobile", old=PHONE, new=SECOND, reason=NAME)
    PublicRequest.objects.create(
        kind="delete", typed={"name": NAME, "mobile": SECOND}, alumnus=person, state="answered",
        handled_at=timezone.now(), outcome=f"已回复{NAME}",
    )  # fmt: skip
    PublicRequest.objects.create(kind="seek", typed={"sought": NAME, "name": "另一人"}, sought=person)
    Claim.objects.create(college=college, alumnus=person, facts={"name": NAME}, evidence="学号相同", asked_by=liaison)
    message = Message.objects.create(college=college, kind="email", subject="通知", purpose="通知", made_by=liaison)
    Delivery.objects.create(message=message, alumnus=person, trouble=f"{MAIL} 退信")


def _mentions(person, college, liaison, office):
    group = person.educations.get(student_no=NUMBER).class_group
    group.liaison_name, group.liaison_phone = NAME, SECOND
    group.save()
    ClassGroup.objects.create(college=college, name="牧医1509", enrolled_year=2015, liaison=person)
    upload = RosterUpload.objects.create(
        college=college, school=person.educations.first().school, file_name="名册.xlsx", sha256="x", size=1, uploaded_by=liaison,
        state="imported", imported_by=liaison, imported_at=timezone.now(), left_after_undo=[f"{NAME}：改过"],
    )  # fmt: skip
    upload.content.save("x.xlsx", ContentFile(NAME.encode()))
    facts = {"upload": upload, "sheet": "名册", "row": 3, "name": NAME, "cells": [NAME, SECOND]}
    RosterRow.objects.create(outcome="unchanged", alumnus_id=person.pk, **facts)
    RosterRow.objects.create(outcome="elsewhere", mobile=SECOND, **facts)
    link, _ = ClassLink.issue(class_group=group, issued_by=liaison, expires_at=timezone.now() + timedelta(days=1))
    ClassEntry.objects.create(link=link, facts={"name": NAME, "mobile": SECOND})
    kind = ContentType.objects.get_for_model(Alumnus)
    LogEntry.objects.create(
        user=office, content_type=kind, object_id=str(person.pk), object_repr=NAME, action_flag=2, change_message=NAME
    )
    notices.put("x", college=college, title=f"{NAME}更新了电话", url=f"/college/alumni/people/{person.pk}/")
    ExportLine.signed(
        actor=liaison, college=college, what=f"{NAME}的名单", purpose="联络", filters=f"关键词：{NAME}", columns=["姓名"],
        rows=1, people=[person.pk], unmasked=True, file_name="a.xlsx", sha256="0" * 64,
    )  # fmt: skip


def where_found(words):
    """Every table and column of the database in whose text one of `words` stands: real SQL over all there is."""
    found = set()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, a.attname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
            "WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'm')"
        )
        for table, column in cursor.fetchall():
            cursor.execute(
                f'SELECT EXISTS (SELECT 1 FROM "{table}", unnest(%s::text[]) w WHERE position(w IN "{column}"::text) > 0)',
                [list(words)],
            )
            if cursor.fetchone()[0]:
                found.add(f"{table}.{column}")
    return found


def erased(person, office, second_clerk):
    return erase_person(ask_erasure(person, actor=office, **ASKED), actor=second_clerk)


def test_nothing_of_the_name_or_the_numbers_remains_in_any_table(person, office, second_clerk):
    before = where_found(CANARIES)
    for place in ("alumni_alumnus.name", "alumni_contacttrailevent.value", "audit_readingline.subject", "alumni_merge.record",
                  "alumni_rosterrow.cells", "django_admin_log.object_repr", "alumni_achievementtrailevent.text"):  # fmt: skip
        assert place in before
    erased(person, office, second_clerk)
    assert where_found(CANARIES) == set()
    assert not Alumnus.objects.filter(pk=person.pk).exists()


def test_others_keep_what_is_theirs(person, alumnus, office, second_clerk, animal_college):
    Contact.objects.create(alumnus=alumnus, kind="mobile", value=SECOND, source="liaison")  # a couple with one phone
    before = alumnus.trail_events.count()
    erased(person, office, second_clerk)
    assert set(alumnus.contacts.values_list("value", flat=True)) == {"13800138000", SECOND}
    assert alumnus.trail_events.count() == before
    assert alumnus.trail_events.order_by("pgh_id").last().name == "王伟"
    seek = PublicRequest.objects.get(kind="seek")
    assert (seek.typed, seek.sought) == ({"sought": "已删除", "name": "另一人"}, None)
    assert PublicRequest.objects.get(kind="delete").outcome == "本人信息已按要求删除。"


def test_the_erasure_says_who_asked_and_agreed_and_is_in_a_log_that_nobody_alters(person, office, second_clerk):
    number = person.pk
    erasure = erased(person, office, second_clerk)
    erasure.refresh_from_db()
    assert (erasure.state, erasure.alumnus, erasure.number) == ("done", None, number)
    assert (erasure.asked_by, erasure.decided_by, erasure.outcome["kept"]) == (office, second_clerk, [])
    line = ErasureLine.objects.get()
    assert (line.subject_id, line.actor_name, line.asked_by) == (number, "文老师（office2）", "何主任（office）")
    assert line.reason == ASKED["reason"] and line.rows > 10
    with pytest.raises(ProgrammingError), transaction.atomic():
        ErasureLine.objects.update(rows=0)


def test_the_photo_and_the_roster_leave_the_disk(person, office, second_clerk, django_capture_on_commit_callbacks):
    photo, upload = Photo.objects.get(), RosterUpload.objects.get()
    paths = [photo.image.storage.path(photo.image.name), upload.content.storage.path(upload.content.name)]
    assert all(Path(path).exists() for path in paths)
    with django_capture_on_commit_callbacks(execute=True):
        erased(person, office, second_clerk)
    for path in paths:
        assert not Path(path).exists()


def test_one_alone_erases_nobody(person, office, second_clerk):
    erasure = ask_erasure(person, actor=office, **ASKED)
    with pytest.raises(ValidationError, match="另一名工作人员复核"):
        erase_person(erasure, actor=office)
    with pytest.raises(ValidationError, match="已在等待复核"):
        ask_erasure(person, actor=second_clerk, **ASKED)
    refuse_erasure(erasure, remark="尚有未了的事", actor=second_clerk)
    with pytest.raises(ValidationError, match="不必再办理"):
        erase_person(erasure, actor=second_clerk)
    withdraw_erasure(ask_erasure(person, actor=office, **ASKED), actor=office)
    assert Alumnus.objects.get(pk=person.pk).name == NAME


def test_the_database_itself_wants_two_and_erases_once(person, office, second_clerk):
    erasure = ask_erasure(person, actor=office, **ASKED)
    with pytest.raises(DatabaseError, match="two people signed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT office_erase_person(%s)", [erasure.pk])
    erase_person(erasure, actor=second_clerk)
    with pytest.raises(DatabaseError, match="carried out already"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT office_erase_person(%s)", [erasure.pk])
    with pytest.raises(ProgrammingError), transaction.atomic():
        Alumnus.trail_events.rel.related_model.objects.update(name="改")


@pytest.mark.parametrize("field", ["reason", "identity"])
def test_what_is_kept_of_an_erasure_does_not_name_the_person(person, office, field):
    with pytest.raises(ValidationError, match="请不要写姓名和号码"):
        ask_erasure(person, actor=office, **ASKED | {field: f"电话 {PHONE} 来电"})


def test_a_record_merged_meanwhile_is_asked_for_anew(person, office, second_clerk, animal_college):
    erasure = ask_erasure(person, actor=office, **ASKED)
    merge_people(person, make_alumnus(animal_college, "钱鼱鼱"), college=None, actor=office)
    with pytest.raises(ValidationError, match="请撤回后重新提出"):
        erase_person(erasure, actor=second_clerk)


def test_where_papers_point_at_the_person_an_empty_record_stays(person, office, second_clerk, monkeypatch):
    monkeypatch.setattr(Delivery.alumnus.field.remote_field, "on_delete", models.PROTECT)
    erasure = erased(person, office, second_clerk)
    left = Alumnus.objects.get(pk=person.pk)
    assert (left.name, left.name_pinyin, left.former_name, left.birth_date) == ("已删除", "", "", None)
    assert list(Alumnus.objects.contactable().filter(pk=left.pk)) == []
    assert erasure.outcome["kept"] == ["发送记录"] and Delivery.objects.get().alumnus == left
    assert where_found(CANARIES) == {"alumni_delivery.trouble"}  # the paper's own words


def test_a_liaison_erases_nobody(sign_in, liaison, inspector, person):
    assert sign_in(liaison).post(url("erasure-ask", person.pk), ASKED).status_code in (302, 403)
    assert sign_in(inspector).post(url("erasure-ask", person.pk), ASKED).status_code == 403
    assert not Erasure.objects.exists()


def test_the_whole_way_on_the_pages(client, person, office, second_clerk):
    client.force_login(office)
    page = client.get(url("erasure-ask", person.pk)).content.decode()
    assert "会删除" in page and "联系方式" in page
    page = client.post(url("erasure-ask", person.pk), ASKED, follow=True)
    assert "已提出删除，请另一名工作人员复核。" in page.content.decode()
    assert "个人信息删除待复核" in [todo.title for todo in todos_for(Desk(user=second_clerk))]
    assert "个人信息删除待复核" not in [todo.title for todo in todos_for(Desk(user=office))]
    client.force_login(second_clerk)
    erasure = Erasure.objects.get()
    assert NAME in client.get(url("erasure-detail", erasure.pk)).content.decode()
    page = client.post(url("erasure-confirm", erasure.pk), follow=True).content.decode()
    assert "已删除。留痕中的内容也已抹去" in page and NAME not in page
    assert NAME not in client.get(url("erasure-list")).content.decode()


def test_the_trail_tables_of_everything_that_goes_with_a_person_are_known_to_the_eraser():
    """Columns by which `office_erase_person` finds the trail; a new table that points otherwise must be told to it."""
    known, seen, found = {"alumnus", "education", "profile", "first", "second"}, set(), []
    wordless = {"events.checkin.registration", "events.invitation.guest"}  # no name, no number, only when and how

    def walk(model):
        for pointer in pointers_to(model):
            if pointer.kind or pointer.column.remote_field.on_delete is not models.CASCADE or pointer.model in seen:
                continue
            seen.add(pointer.model)
            if hasattr(pointer.model, "trail_events") and not (
                {pointer.column.name, name_of(pointer)} & (known | wordless)
            ):
                found.append(name_of(pointer))
            walk(pointer.model)

    walk(Alumnus)
    assert found == []


# --- the copy ----------------------------------------------------------------------------------------------------------


def test_the_copy_holds_a_table_for_everything_that_points_at_the_person(person):
    keys = {table.key for table in tables_of(person)}
    for pointer in pointers_to(Alumnus):
        if name_of(pointer) not in LEFT_OUT and pointer.rows(person).exists():
            label = pointer.model._meta.label_lower
            assert label in keys or name_of(pointer) in keys, name_of(pointer)
    assert {
        "alumni.alumnus",
        "alumni.statuschange",
        "alumni.achievement",
        "alumni.notablecontact",
        "alumni.rosterrow",
    } <= keys
    assert {"exports", "readings"} <= keys


def test_the_copy_is_complete_and_tells_of_nobody_else(person, alumnus):
    told = as_json(person, on=timezone.localdate()).decode()
    for word in (NAME, FORMER, PHONE, SECOND, NUMBER, MAIL, f"{NAME}养殖场", f"{NAME}获奖"):
        assert word in told
    for word in ("王伟", "另一人", "token", "13800138000"):
        assert word not in told
    assert json.loads(told)["内容"]["校友"][0]["姓名"] == NAME


def test_the_copy_is_written_in_words(person, animal_college):
    person.proposals.update(field="region", old="430100", new="430700")
    Proposal.objects.create(alumnus=person, field="work", old="甲场\n场长", new="乙场")
    PublicRequest.objects.create(kind="register", typed={"name": NAME, "region": "430100"}, alumnus=person)
    RosterRow.objects.filter(alumnus_id=person.pk).update(
        region="430100", industry="A", changes={"mobile": ["", PHONE]}
    )
    Merge.objects.update(rules=["phone"], left_after_undo=[{"what": "学籍经历", "why": "后来又改过。"}])
    told = json.loads(as_json(person, on=timezone.localdate()))["内容"]
    words = json.dumps(told, ensure_ascii=False)
    for code in ("430100", "430700", "mobile", '"work"', "phone", "{'", "\\n", "其他：", "编号"):
        assert code not in words, code
    [region, work] = told["本人提出的更新"]
    assert (region["项目"], region["原内容"], region["新内容"]) == ("所在地", "湖南省长沙市", "湖南省常德市")
    assert (work["项目"], work["原内容"], work["新内容"]) == ("工作单位和职务", "甲场　场长", "乙场")
    assert "所在地：湖南省长沙市" in words and told["名册行"][0]["行业"] == "农、林、牧、渔业"
    assert (told["合并记录"][0]["依据"], told["合并记录"][0]["取消后保留"]) == (
        "姓名和电话相同",
        "学籍经历：后来又改过。",
    )
    assert not [label for label in told if "链接）" in label]  # the person's own rows are written out once


def test_the_copy_says_where_the_pictures_are_had(person, animal_college, sign_in, liaison):
    tables = {table.key: table for table in tables_of(person)}
    assert tables["alumni.photo"].columns == ("类别", "班级", "说明", "上传时间", "替换日期")
    left = json.loads(as_json(person, on=timezone.localdate()))["未列入"]
    assert left[-1] == "照片的图像：表里只有说明，图像请向所在学院或校友会办公室索取"
    page = sign_in(liaison).get(url("person-rights", person.pk, door="college:alumni")).content.decode()
    assert left[-1] in page
    other = make_alumnus(animal_college, "无照片")
    assert left[-1] not in json.loads(as_json(other, on=timezone.localdate()))["未列入"]


def test_the_copy_is_handed_over_as_a_workbook_and_logged(sign_in, liaison, person):
    before = ExportLine.objects.count()
    typed = {"file_kind": "xlsx", "identity": "回电核对"}
    page = sign_in(liaison).post(url("person-copy", person.pk, door="college:alumni"), typed)
    book = load_workbook(io.BytesIO(page.content))
    assert "校友" in book.sheetnames and "联系方式" in book.sheetnames
    line = ExportLine.objects.order_by("pk").last()
    assert ExportLine.objects.count() == before + 1
    assert (line.what, line.people, line.unmasked) == ("本人信息副本", [person.pk], True)
    assert "回电核对" in line.purpose


def test_a_college_copies_nothing_that_another_registered(alumnus, machine_college, animal_college, liaison):
    stay = alumnus.educations.get()
    stay.pk, stay.college, stay.class_group, stay.student_no = None, machine_college, None, "20159900"
    stay.save(force_insert=True)
    with pytest.raises(ValidationError, match="副本由校友会办公室提供"):
        hand_over_copy(alumnus, file_kind="json", identity="回电", college=animal_college, actor=liaison)


def test_another_colleges_person_is_a_404(sign_in, other_liaison, alumnus):
    browser = sign_in(other_liaison)
    assert browser.get(url("person-rights", alumnus.pk, door="college:alumni")).status_code == 404
    assert browser.post(url("person-copy", alumnus.pk, door="college:alumni")).status_code == 404
    assert not ReadingLine.objects.exists() and not Merge.objects.exists() and not Employment.objects.exists()
