"""Undoing an import: what of it goes, what others built on it stays, and how far it has come is seen meanwhile."""

import threading

import pytest
from django.db import connection
from django.urls import reverse

from alumni.models import Alumnus, ClassGroup, Contact, Education, Employment, RosterUpload
from alumni.rosters.importing import import_roster
from alumni.rosters.undoing import STAGES, undo_import
from alumni.rosters.uploads import take_upload
from alumni.tests.test_roster_import import imported
from alumni.tests.test_roster_pages import book
from audit.trail import acting_as
from common.progress import progress_of, report_progress
from conftest import make_alumnus

PEOPLE = [
    ["2015001", "赵大海", "动物医学", "动医1501", 2015, 2018, "13800138001"],
    ["2015002", "钱小雨", "动物医学", "动医1501", 2015, 2018, "13800138002"],
]


def brought_in(college, actor, *rows):
    upload = take_upload(book(*rows), filename="动医1501.xlsx", college=college, actor=actor)
    return import_roster(upload, digest=upload.digest, actor=actor)


@pytest.mark.django_db
def test_undo_of_a_class_that_others_joined_keeps_the_class_without_its_liaison(animal_college, liaison):
    upload = imported("titled.xlsx", animal_college, liaison)
    group = ClassGroup.objects.get()
    assert group.liaison.name == "丁欣欣"
    with acting_as(liaison):
        own = make_alumnus(animal_college, "后来的人", class_name="", student_no="20150099")
        own.educations.update(class_group=group)
    undone = undo_import(upload, actor=liaison)
    group.refresh_from_db()
    assert (group.liaison, list(group.educations.values_list("alumnus", flat=True))) == (None, [own.pk])
    assert undone.left_after_undo == [{"what": str(group), "why": "班级里还有人或后来被改过，保留。"}]
    assert list(Alumnus.objects.values_list("name", flat=True)) == ["后来的人"]


@pytest.mark.django_db
def test_undo_leaves_nothing_of_new_people_behind(animal_college, liaison):
    upload = brought_in(animal_college, liaison, *PEOPLE)
    assert (Education.objects.count(), Contact.objects.count()) == (2, 2)
    undo_import(upload, actor=liaison)
    left = [model.objects.count() for model in (Alumnus, Education, Contact, Employment, ClassGroup)]
    assert left == [0, 0, 0, 0, 0]


@pytest.mark.django_db(transaction=True)
def test_progress_of_an_undoing_is_seen_from_outside_and_ends(animal_college, liaison):
    upload = brought_in(animal_college, liaison, *PEOPLE)
    undo_import(upload, actor=liaison)
    progress = progress_of(upload.progress_key)
    assert (progress.stage, progress.done, progress.total) == (STAGES[-1], len(STAGES), len(STAGES))


@pytest.mark.django_db(transaction=True)
def test_two_windows_undoing_the_same_import_undo_it_once(animal_college, liaison):
    upload = brought_in(animal_college, liaison, *PEOPLE)
    barrier, failures = threading.Barrier(2), []

    def work():
        try:
            barrier.wait()
            undo_import(upload, actor=liaison)
        except Exception as error:
            failures.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert Alumnus.objects.count() == 0
    assert RosterUpload.trail_events.rel.related_model.objects.filter(pgh_obj_id=upload.pk, state="undone").count() == 1


@pytest.mark.django_db(transaction=True)
def test_who_comes_back_while_an_act_goes_on_sees_how_far_it_is_and_no_button(sign_in, animal_college, liaison):
    upload = brought_in(animal_college, liaison, *PEOPLE)
    page = reverse("college:alumni:roster-detail", args=[upload.pk])
    poll = reverse("college:alumni:roster-progress", args=[upload.pk])
    client = sign_in(liaison)
    holding, done = threading.Event(), threading.Event()

    def hold():
        from django.db import transaction

        with transaction.atomic():
            RosterUpload.objects.select_for_update().get(pk=upload.pk)
            report_progress(upload.progress_key, STAGES[1], 2, len(STAGES))
            holding.set()
            done.wait(20)
        connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    holding.wait(20)
    during, asked = client.get(page).content.decode(), client.get(poll, headers={"HX-Request": "true"})
    done.set()
    thread.join()
    assert STAGES[1] in during and f'hx-get="{poll}"' in during and "撤销整次导入" not in during
    assert "HX-Refresh" not in asked.headers
    after = client.get(poll, headers={"HX-Request": "true"})
    assert after.headers["HX-Refresh"] == "true" and "hx-get" not in after.content.decode()
    assert "撤销整次导入" in client.get(page).content.decode()
