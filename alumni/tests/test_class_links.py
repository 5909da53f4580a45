"""A class's own link: classmates write themselves down, the liaison takes it through a roster's check."""

import re
from datetime import timedelta

import pytest
from django.core import signing
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.rates import Limit
from alumni.clockwork import delete_old_class_entries
from alumni.models import Alumnus, ClassEntry, ClassGroup, ClassLink, RosterUpload
from alumni.rosters.importing import import_roster
from alumni.rosters.undoing import undo_import
from alumni.services.class_links import add_entry, make_class_link, take_entries
from alumni.services.classes import delete_class, merge_classes
from alumni.views.public import link_pages
from colleges import todos

pytestmark = pytest.mark.django_db
FILLED = {
    "name": "赵新",
    "mobile": "137 0013 7000",
    "employer": "=1+1",
    "position": "农艺师",
    "region": "430100",
    "consent": "on",
}


def url(name, *args, door="college:alumni"):
    return reverse(f"{door}:{name}", args=args)


@pytest.fixture
def group(alumnus):
    return alumnus.educations.get().class_group


@pytest.fixture
def made(group, liaison):
    """`(link, path)` of the link of 牧医1501."""
    link, address, _ = make_class_link(group, most=3, address_of=lambda token: f"/class/{token}/", actor=liaison)
    return link, address


@pytest.fixture
def visitor():
    return Client(enforce_csrf_checks=True, headers={"origin": "null"})


def filled(seconds=20, **changes):
    opened = signing.dumps(timezone.now().timestamp() - seconds, salt="class-entry")
    return FILLED | {"opened": opened} | changes


def test_a_classmate_writes_down_and_is_thanked(visitor, made, group):
    link, path = made
    page = visitor.get(path)
    assert "牧医1501 同学登记" in page.content.decode() and "王伟" not in page.content.decode()
    assert page.headers["Referrer-Policy"] == "no-referrer" and "no-store" in page.headers["Cache-Control"]
    assert "谢谢您，已经收到" in visitor.post(path, filled()).content.decode()
    facts = {"name": "赵新", "mobile": "13700137000", "employer": "=1+1", "position": "农艺师", "region": "430100"}
    assert ClassEntry.objects.get().facts == facts
    assert Alumnus.objects.count() == 1


def test_who_is_there_already_and_who_is_not_are_answered_the_same(visitor, made):
    _, path = made
    known = visitor.post(path, filled(name="王伟", mobile="13800138000"))
    again = visitor.post(path, filled(name="王伟", mobile="13800138000"))
    stranger = visitor.post(path, filled())
    assert known.content == again.content == stranger.content
    assert ClassEntry.objects.count() == 2


def test_without_consent_nothing_is_kept(visitor, made):
    page = visitor.post(made[1], filled(consent="")).content.decode()
    assert "请阅读并勾选同意" in page and 'value="赵新"' in page
    assert not ClassEntry.objects.exists()


@pytest.mark.parametrize("how", [{}, {"seconds": 0}, {"opened": "forged"}])
def test_what_fills_in_forms_by_itself_is_thanked_and_thrown_away(visitor, made, how):
    trapped = filled(website="https://spam.example", **how)
    assert "谢谢您，已经收到" in visitor.post(made[1], trapped).content.decode()
    assert not ClassEntry.objects.exists()


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ({"seconds": 0}, "请再点一次提交"),
        ({"seconds": 13 * 3600}, "页面打开得太久了"),
        ({"opened": "forged"}, "页面打开得太久了"),
    ],
)
def test_who_sends_too_soon_or_too_late_presses_once_more_and_loses_nothing(visitor, made, how, sentence):
    asked = visitor.post(made[1], filled(**how))
    assert sentence in asked.content.decode() and 'value="赵新"' in asked.content.decode()
    assert not ClassEntry.objects.exists()
    again = filled(opened=asked.context["form"]["opened"].value())
    assert "谢谢您，已经收到" in visitor.post(made[1], again).content.decode()
    assert ClassEntry.objects.get().facts["name"] == "赵新"


def test_a_class_in_one_room_is_not_slowed_by_its_address(visitor, made, monkeypatch):
    monkeypatch.setattr(link_pages, "SENT_BY_LINK", Limit("sent-by-link", most=2, seconds=900))
    for number in range(3):
        assert "已经收到" in visitor.post(made[1], filled(mobile=f"1370013700{number}")).content.decode()
    same = [visitor.post(made[1], filled(mobile="13700137000")).status_code for _ in range(3)]
    assert same == [200, 200, 429]


def test_what_was_typed_into_a_link_that_ended_meanwhile_stays_on_the_page(visitor, made, liaison):
    link, path = made
    link.revoke(actor=liaison)
    page = visitor.post(path, filled()).content.decode()
    for word in ("赵新", "137 0013 7000", "农艺师", "湖南省长沙市", "没有保存", reverse("alumni:service-register")):
        assert word in page
    assert "您填写的内容" not in visitor.get(path).content.decode() and not ClassEntry.objects.exists()


def test_a_full_link_takes_nobody_more_whether_there_already_or_not(visitor, made):
    link, path = made
    for number in range(3):
        visitor.post(path, filled(mobile=f"1370013700{number}"))
    refusals = [visitor.post(path, filled(mobile=f"1370013700{number}")).content.decode() for number in (0, 9)]
    assert all("填写的人数已满" in refusal for refusal in refusals)
    assert link.entries.count() == 3


def test_a_revoked_class_link_says_so(visitor, desk, made):
    link, path = made
    desk.post(url("class-link-revoke", link.pk))
    for answer in (visitor.get(path), visitor.post(path, filled())):
        assert "学院已把这个班级链接收回" in answer.content.decode()
    with pytest.raises(ValidationError, match="已经失效"):
        add_entry(link, facts={"name": "赵新", "mobile": "13700137000"}, actor=None)
    assert not ClassEntry.objects.exists()


def test_a_liaison_makes_the_link_and_sees_it_once(desk, group):
    page = desk.post(url("class-link", group.pk), {"most": "60"}).content.decode()
    token = re.search(r"/class/([A-Za-z0-9_-]{32})/", page).group(1)
    assert '<svg class="qr"' in page and ClassLink.objects.get().most == 60
    assert token not in desk.get(url("class-link", group.pk)).content.decode()


def test_entries_become_a_roster_that_is_checked_imported_and_undone(
    desk, visitor, made, group, liaison, animal_college
):
    _, path = made
    visitor.post(path, filled())
    visitor.post(path, filled(name="王伟", mobile="13800138000", student_no="20151101", employer="隆平高科"))
    [todo] = [
        each for each in todos.todos_for(todos.Desk(college=animal_college, duty="liaison")) if "自填" in each.title
    ]
    assert (todo.title, todo.count) == ("牧医1501同学自填的内容，请转为名册", 2)
    page = desk.get(url("class-link", group.pk)).content.decode()
    assert "137 **** 7000" in page and "13700137000" not in page
    response = desk.post(url("class-link-take", group.pk))
    upload = RosterUpload.objects.get()
    assert response.url == url("roster-detail", upload.pk)
    rows = upload.rows.order_by("id").values_list("name", "mobile", "employer", "outcome")
    assert list(rows) == [("赵新", "13700137000", "=1+1", "new"), ("王伟", "13800138000", "隆平高科", "changed")]
    assert upload.college == animal_college and upload.confirmed_on == timezone.localdate()
    import_roster(upload, digest=upload.digest, actor=liaison)
    assert group.educations.count() == 2
    upload.refresh_from_db()
    undo_import(upload, actor=liaison)
    assert list(Alumnus.objects.values_list("name", flat=True)) == ["王伟"]
    with pytest.raises(ValidationError, match="没有等待处理的填写内容"):
        take_entries(group, ClassEntry.objects.all(), actor=liaison)


def test_an_entry_of_nobody_of_the_class_is_dropped(desk, visitor, made):
    visitor.post(made[1], filled())
    entry = ClassEntry.objects.get()
    desk.post(url("class-entry-drop", entry.pk))
    assert not ClassEntry.objects.exists()


def test_another_colleges_class_is_a_404(sign_in, other_liaison, visitor, made, group):
    visitor.post(made[1], filled())
    stranger, entry = sign_in(other_liaison), ClassEntry.objects.get()
    assert stranger.get(url("class-link", group.pk)).status_code == 404
    for name, pk in (("class-link-take", group.pk), ("class-link-revoke", made[0].pk), ("class-entry-drop", entry.pk)):
        assert stranger.post(url(name, pk)).status_code == 404
    assert ClassEntry.objects.filter(upload=None).count() == 1


def test_the_office_takes_entries_over_and_an_inspector_does_not(sign_in, office, inspector, visitor, made, group):
    visitor.post(made[1], filled())
    assert sign_in(inspector).post(url("class-link-take", group.pk, door="admin")).status_code == 403
    sign_in(office).post(url("class-link-take", group.pk, door="admin"))
    assert ClassEntry.objects.get().upload.college == group.college


def test_entries_go_after_the_time_that_originals_are_kept(visitor, made):
    visitor.post(made[1], filled())
    assert delete_old_class_entries() == 0
    ClassEntry.objects.update(at=timezone.now() - timedelta(days=31))
    assert delete_old_class_entries() == 1
    assert not ClassEntry.objects.exists()


def test_links_of_a_class_that_is_merged_go_on_for_the_other(made, group, liaison):
    link, _ = made
    add_entry(link, facts={"name": "赵新", "mobile": "13700137000"}, actor=None)
    other = ClassGroup.objects.create(college=group.college, name="牧医1509", enrolled_year=group.enrolled_year)
    merge_classes(group, into=other, actor=liaison)
    link.refresh_from_db()
    assert (link.class_group, link.is_living) == (other, True)
    upload = take_entries(other, ClassEntry.objects, actor=liaison)
    assert upload.rows.get().class_name == "牧医1509"


def test_a_class_is_not_deleted_over_what_classmates_wrote(made, group, liaison):
    link, _ = made
    entry = add_entry(link, facts={"name": "赵新", "mobile": "13700137000"}, actor=None)
    group.educations.update(class_group=None)
    with pytest.raises(ValidationError, match="还有 1 条同学自填的内容没有处理"):
        delete_class(group, actor=liaison)
    entry.delete()
    delete_class(group, actor=liaison)
    assert not ClassLink.objects.exists()
