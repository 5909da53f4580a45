"""Permission to take out more than a day's number of people: asked for, submitted, granted, used once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from alumni.models import ExportRequest
from alumni.services.export_requests import (
    expire_export_requests,
    grant_export,
    refuse_export,
    return_request,
    submit_request,
)
from alumni.tests.exporting import ask, crowd, export, table
from alumni.todos import export_requests as export_todos
from audit.exports import people_taken
from audit.models import ExportLine
from colleges.models import Notice
from colleges.todos import Desk
from conftest import seated

pytestmark = pytest.mark.django_db


def granted(college, actor, leader, office, **more):
    wish = ask(college, actor, **more)
    if wish.state == "with_leader":
        wish = submit_request(wish, actor=leader)
    return grant_export(wish, actor=office)


def waiting(notice_facts):
    return list(Notice.objects.filter(settled_at=None, **notice_facts).values_list("title", flat=True))


def test_a_request_goes_to_the_leader_then_to_the_office_then_back(animal_college, liaison, leader, office):
    wish = ask(animal_college, liaison)
    to_leader = {"college": animal_college, "duty": "leader"}
    assert waiting(to_leader) == ["周老师申请导出 201 位校友，待您提交"]
    assert [todo.count for todo in export_todos(Desk(animal_college, "leader", leader))] == [0, 1]
    wish = submit_request(wish, actor=leader)
    assert (wish.state, wish.submitted_by, waiting(to_leader)) == ("with_office", leader, [])
    assert waiting({"role": "校友会办公室"}) == ["动物科技学院申请导出 201 位校友，待批准"]
    assert [todo.count for todo in export_todos(Desk())] == [1]
    wish = grant_export(wish, actor=office)
    assert (wish.state, wish.decided_by, waiting({"role": "校友会办公室"})) == ("granted", office, [])
    assert timedelta(days=2, hours=23) < wish.expires_at - timezone.now() <= timedelta(days=3)
    assert waiting({"user": liaison}) == ["导出申请已批准"]
    assert [todo.count for todo in export_todos(Desk(animal_college, "liaison", liaison))] == [1]


def test_a_leaders_own_request_and_one_without_leader_go_straight_to_the_office(
    animal_college, machine_college, leader, other_liaison
):
    for wish in (ask(animal_college, leader), ask(machine_college, other_liaison)):
        assert (wish.state, wish.submitted_by) == ("with_office", wish.requested_by)


def test_sending_back_and_refusing_need_a_reason_and_end_the_matter(animal_college, liaison, leader, office):
    wish = ask(animal_college, liaison)
    with pytest.raises(ValidationError):
        return_request(wish, reason="  ", actor=leader)
    assert return_request(wish, reason="请分班导出", actor=leader).state == "refused"
    assert waiting({"user": liaison}) == ["导出申请被退回"]
    second = submit_request(ask(animal_college, liaison), actor=leader)
    with pytest.raises(ValidationError):
        refuse_export(second, reason="", actor=office)
    assert refuse_export(second, reason="用途不明", actor=office).reason == "用途不明"
    for act in (submit_request, grant_export):
        with pytest.raises(ValidationError):
            act(second, actor=leader)


def test_only_the_own_leader_submits_and_nobody_grants_to_themselves(
    animal_college, machine_college, liaison, leader, office, make_user
):
    stranger = seated(make_user("machine-leader", "严院长"), machine_college, "leader")
    wish = ask(animal_college, liaison)
    for actor in (liaison, stranger):
        with pytest.raises(ValidationError):
            submit_request(wish, actor=actor)
    own = ask(animal_college, office)
    with pytest.raises(ValidationError):
        grant_export(submit_request(own, actor=leader), actor=office)


def test_the_same_wish_is_not_filed_twice(animal_college, liaison, leader):
    ask(animal_college, liaison)
    with pytest.raises(ValidationError):
        ask(animal_college, liaison)
    ask(animal_college, liaison, columns=["name", "contact"])


def test_the_pages_of_a_request_let_only_the_right_person_act(animal_college, liaison, leader, other_liaison, sign_in):
    wish = ask(animal_college, liaison)
    base = f"/college/alumni/exports/requests/{wish.pk}"
    assert sign_in(other_liaison).post(f"{base}/submit/").status_code == 404
    assert sign_in(liaison).post(f"{base}/submit/").status_code == 403
    assert sign_in(leader).post(f"{base}/use/").status_code == 404
    page = sign_in(leader).post(f"{base}/return/", {"reason": "请分班导出"}, follow=True).content.decode()
    assert "已退回" in page and "请分班导出" in page
    wish.refresh_from_db()
    assert wish.state == "refused"


# --- using a permission ----------------------------------------------------------------------------------------------


def use(college, actor, wish, **other):
    facts = {"columns": wish.columns, "contact_work": wish.contact_work, "purpose": wish.purpose, "query": wish.query}
    return export(college, actor, permission=wish, **(facts | other))


def test_a_permission_lets_one_file_out_and_counts_outside_the_limit(animal_college, liaison, leader, office, sign_in):
    crowd(animal_college, 201)
    wish = granted(animal_college, liaison, leader, office)
    response = sign_in(liaison).post(f"/college/alumni/exports/requests/{wish.pk}/use/")
    assert len(table(response.content)) == 202
    wish.refresh_from_db()
    assert (wish.state, wish.used_at is not None) == ("used", True)
    assert (ExportLine.objects.get().permission_id, people_taken(liaison)) == (wish.pk, 0)
    page = sign_in(liaison).post(f"/college/alumni/exports/requests/{wish.pk}/use/", follow=True).content.decode()
    assert "已经使用过" in page and ExportLine.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [{"query": "q=li"}, {"columns": ["name", "contact"]}, {"purpose": "统计分析"}, {"contact_work": False}],
)
def test_a_permission_is_for_its_filter_columns_and_purpose_only(animal_college, liaison, leader, office, other):
    crowd(animal_college, 201)
    wish = granted(animal_college, liaison, leader, office)
    with pytest.raises(ValidationError, match="只适用于"):
        use(animal_college, liaison, wish, **other)
    assert not ExportLine.objects.exists()
    assert use(animal_college, liaison, wish)


def test_a_permission_does_not_grow_with_the_database_nor_serve_a_colleague(
    animal_college, liaison, leader, office, make_user
):
    crowd(animal_college, 201)
    wish = granted(animal_college, liaison, leader, office)
    with pytest.raises(ValidationError, match="批给别人"):
        use(animal_college, seated(make_user("animal-2", "彭老师"), animal_college), wish)
    crowd(animal_college, 1, prefix="新")
    with pytest.raises(ValidationError, match="多于批准的 201 人"):
        use(animal_college, liaison, wish)


def test_a_permission_ends_and_the_clock_marks_it(animal_college, liaison, leader, office, sign_in):
    crowd(animal_college, 201)
    wish = granted(animal_college, liaison, leader, office)
    assert expire_export_requests() == 0
    ExportRequest.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    page = sign_in(liaison).get("/college/alumni/exports/").content.decode()
    assert "已过期" in page and "已批准" not in page and "前有效" not in page
    with pytest.raises(ValidationError, match="已经过期"):
        use(animal_college, liaison, wish)
    assert "导出一次" not in sign_in(liaison).get("/college/alumni/exports/").content.decode().replace(
        "只能导出一次", ""
    )
    assert (expire_export_requests(), expire_export_requests()) == (1, 0)
    wish.refresh_from_db()
    assert (wish.state, waiting({"user": liaison})) == ("expired", [])
    with pytest.raises(ValidationError, match="已过期"):
        use(animal_college, liaison, wish)


def test_an_unused_wish_without_permission_exports_nothing(animal_college, liaison, leader):
    crowd(animal_college, 201)
    with pytest.raises(ValidationError, match="待分管领导提交"):
        use(animal_college, liaison, ask(animal_college, liaison))


@pytest.mark.django_db(transaction=True)
def test_two_simultaneous_uses_give_one_file(animal_college, liaison, leader, office):
    crowd(animal_college, 201)
    wish = granted(animal_college, liaison, leader, office)

    def try_once(_):
        try:
            return len(use(animal_college, liaison, wish).content) > 0
        except ValidationError as refused:
            return refused.messages[0]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(try_once, range(2)))
    assert sorted(map(str, outcomes))[0] == "True" and "已经使用过" in sorted(map(str, outcomes))[1]
    assert ExportLine.objects.count() == 1
