"""Notices reach whom they are for, once, until they are read or settled; contact points are kept by their college."""

import pytest

from alumni_office.roles import OFFICE
from audit.trail import acting_as
from colleges import notices
from colleges.gate import seats_of
from colleges.models import ContactPoint, Notice
from conftest import seated

pytestmark = pytest.mark.django_db


def titles(user, seats=()):
    return set(Notice.objects.for_user(user, seats=seats).values_list("title", flat=True))


def test_a_notice_reaches_the_college_the_duty_the_role_or_the_user_it_names(
    liaison, leader, other_liaison, office, animal_college
):
    notices.put("a", title="给学院", college=animal_college)
    notices.put("b", title="给领导", college=animal_college, duty="leader")
    notices.put("c", title="给办公室", role=OFFICE)
    notices.put("d", title="给本人", user=other_liaison)
    assert titles(liaison, seats=seats_of(liaison)) == {"给学院"}
    assert titles(leader, seats=seats_of(leader)) == {"给学院", "给领导"}
    assert titles(office) == {"给办公室"}
    assert titles(other_liaison) == {"给本人"}


def test_putting_a_notice_again_renews_it_and_opens_it_anew(animal_college):
    first = notices.put("claim:1", title="有人申请", college=animal_college)
    notices.settle("claim:1")
    assert Notice.objects.get().settled_at is not None
    again = notices.put("claim:1", title="有人再次申请", college=animal_college)
    assert (again.pk, again.title, again.settled_at) == (first.pk, "有人再次申请", None)


def test_a_notice_without_an_addressee_is_refused_by_the_database():
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        notices.put("x", title="无人")


def test_the_bell_counts_what_one_has_not_read_and_settling_takes_it_away(sign_in, liaison, leader, animal_college):
    first = notices.put("a", title="第一件", college=animal_college, url="/college/alumni/classes/")
    notices.put("b", title="第二件", college=animal_college)

    def unread(user):
        return sign_in(user).get("/college/").context["unread_notices"]

    assert (unread(liaison), unread(leader)) == (2, 2)
    response = sign_in(liaison).post(f"/inbox/{first.pk}/open/")
    assert response["Location"] == "/college/alumni/classes/"
    assert (unread(liaison), unread(leader)) == (1, 2)
    sign_in(liaison).post("/inbox/read/")
    assert (unread(liaison), unread(leader)) == (0, 2)
    notices.settle("a")
    page = sign_in(liaison).get("/inbox/").content.decode()
    assert "第二件" in page and "第一件" not in page


@pytest.fixture
def points(animal_college, machine_college):
    with acting_as(None):
        facts = {"phone": "073184637001", "confirmed_on": "2020-01-01"}
        return [
            ContactPoint.objects.create(college=each, label="联系电话", **facts)
            for each in (animal_college, machine_college)
        ]


def test_a_college_keeps_its_own_contact_points_and_saving_confirms_them(sign_in, liaison, points, animal_college):
    client = sign_in(liaison)
    page = client.get("/college/contact-points/").content.decode()
    assert page.count("联系电话") >= 1 and "0731" in page
    sent = {"label": "校友热线", "phone": "0731-84637002", "room": "主楼 101", "hours": "工作日", "is_published": "on"}
    opened = client.get(f"/college/contact-points/{points[0].pk}/").context["form"]["version"].value()
    client.post(f"/college/contact-points/{points[0].pk}/", sent | {"version": opened})
    late = client.post(f"/college/contact-points/{points[0].pk}/", sent | {"version": opened, "room": "主楼 303"})
    assert "您填写期间，别人修改了这条记录" in late.content.decode() and "主楼 303" in late.content.decode()
    client.post("/college/contact-points/add/", sent | {"label": "第二热线"})
    found = ContactPoint.objects.filter(college=animal_college).order_by("label")
    assert [point.label for point in found] == ["校友热线", "第二热线"]
    assert all(point.confirmed_on.year > 2020 for point in found)
    public = client.get("/contact/").content.decode()
    assert "校友热线" in public and "第二热线" in public


def test_confirming_a_contact_point_changes_only_the_day(sign_in, liaison, points):
    sign_in(liaison).post(f"/college/contact-points/{points[0].pk}/confirm/")
    point = ContactPoint.objects.get(pk=points[0].pk)
    assert (point.phone, point.confirmed_on.year > 2020) == ("073184637001", True)
    assert ContactPoint.objects.get(pk=points[1].pk).confirmed_on.year == 2020


def test_a_contact_point_without_phone_and_mailbox_is_refused_with_its_article(sign_in, liaison, points):
    page = sign_in(liaison).post(f"/college/contact-points/{points[0].pk}/", {"label": "空"})
    assert "请至少填写电话或邮箱（第六条）。" in page.content.decode()


def test_an_unpublished_contact_point_is_not_on_the_public_page(client, points):
    ContactPoint.objects.filter(pk=points[0].pk).update(label="内部电话", is_published=False)
    assert "内部电话" not in client.get("/contact/").content.decode()


def test_a_seat_in_two_colleges_edits_the_points_of_the_chosen_one_only(sign_in, liaison, machine_college, points):
    seated(liaison, machine_college)
    client = sign_in(liaison)
    assert client.get(f"/college/contact-points/{points[1].pk}/").status_code == 404
    client.post("/college/choose/", {"college": machine_college.pk})
    assert client.get(f"/college/contact-points/{points[1].pk}/").status_code == 200
