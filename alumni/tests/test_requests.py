"""校友服务: what comes by the public form, whose queue it reaches, and that nobody learns whether anybody was found."""

from datetime import timedelta

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.rates import Limit
from alumni.forms.requests import SALT
from alumni.models import ClassGroup, Contact, PublicRequest
from alumni.request_matching import candidates, queue_for
from alumni.services.requests import forget_handled, receive_request
from alumni.views.public import requests as pages
from colleges.models import ContactPoint, School, SuccessionRule
from conftest import make_alumnus

pytestmark = pytest.mark.django_db
KINDS = ("register", "update", "query", "withdraw", "delete", "seek")


def url(kind):
    return reverse(f"alumni:service-{kind}")


def opened(ago=timedelta(minutes=1)):
    return signing.dumps((timezone.now() - ago).timestamp(), salt=SALT)


def known(**more):
    """What 王伟 of 牧医1501 types who asks about the own record."""
    return {"name": "王伟", "class_name": "牧医1501", "student_no": "20151101", "opened": opened(), **more}


def new(**more):
    words = {
        "name": "新人",
        "class_name": "牧医1502",
        "graduated_year": "2018",
        "mobile": "13711112222",
        "consent": "on",
    }
    return words | {"opened": opened(), **more}


def seek(**more):
    words = {"name": "赵一", "class_name": "牧医1501", "email": "zhao@163.com", "note": "还记得我吗", "consent": "on"}
    return words | {"sought": "王伟", "sought_class": "牧医1501", "opened": opened(), **more}


TYPED = {"register": new, "seek": seek}


@pytest.fixture
def visitor():
    return Client(enforce_csrf_checks=True, headers={"origin": "null"})


def test_each_thing_that_may_be_asked_for_is_offered_and_reached_from_the_home_page(visitor, db):
    assert reverse("alumni:service") in visitor.get(reverse("home")).content.decode()
    assert reverse("alumni:service") in visitor.get(reverse("privacy")).content.decode()
    offered = visitor.get(reverse("alumni:service")).content.decode()
    for kind in KINDS:
        assert url(kind) in offered and visitor.get(url(kind)).status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_asked_for_waits_in_the_college_of_the_person(visitor, alumnus, animal_college, kind):
    answer = visitor.post(url(kind), TYPED.get(kind, known)(mobile="13800138000", student_no="20151101"))
    assert (answer.status_code, answer["Location"]) == (302, reverse("alumni:service-received"))
    [wish] = PublicRequest.objects.all()
    college = None if kind == "register" else animal_college  # a new class, and nobody knows where
    assert (wish.kind, wish.college, wish.alumnus, wish.state) == (kind, college, None, "waiting")
    assert not wish.typed.keys() & {"opened", "once", "website"}


@pytest.mark.parametrize("kind", ["update", "query", "withdraw", "delete", "seek"])
def test_hit_and_miss_are_answered_with_the_same_bytes_and_the_same_work(visitor, alumnus, kind):
    def asked(name):
        typed = seek(sought=name) if kind == "seek" else known(name=name)
        with CaptureQueriesContext(connection) as queries:
            answer = visitor.post(url(kind), typed)
        asked_of_the_database = len(queries)  # counted now: the next request clears the list
        page = visitor.get(answer["Location"])
        return answer.status_code, sorted(answer.items()), answer.content, page.content, asked_of_the_database

    asked("预热")
    hit, miss = asked("王伟"), asked("查无此人")
    assert hit == miss
    assert PublicRequest.objects.filter(college__isnull=False).count() >= 1  # it was a hit, told to nobody


def test_the_form_itself_is_the_same_for_everybody(visitor, alumnus):
    at = opened()
    wrong = [visitor.post(url("query"), known(name=name, student_no="", opened=at)) for name in ("王伟", "查无此人")]
    bodies = [answer.content.decode().replace("王伟", "某").replace("查无此人", "某") for answer in wrong]
    assert bodies[0] == bodies[1] and "用来核对身份" in bodies[0] and not PublicRequest.objects.exists()


def test_refused_typing_stays_in_the_form_with_the_reason_beside_the_field(visitor, db):
    page = visitor.post(
        url("register"), new(mobile="1380013", employer="", position="兽医", consent="")
    ).content.decode()
    for sentence in ("手机号码应为 11 位数字", "请同时填写工作单位", "请阅读并勾选同意"):
        assert sentence in page
    assert 'value="新人"' in page and 'value="1380013"' in page and 'value="兽医"' in page
    assert "请至少填写一项" in visitor.post(url("query"), known(class_name="", student_no="")).content.decode()
    assert "最后 4 位" in visitor.post(url("query"), known(tail="80a0")).content.decode()
    assert "请勾选同意转告" in visitor.post(url("seek"), seek(consent="")).content.decode()
    assert not PublicRequest.objects.exists()


def test_whoever_registers_agrees_to_words_that_are_kept_with_their_version(visitor, db):
    visitor.post(url("register"), new())
    [wish] = PublicRequest.objects.all()
    assert wish.typed["consent"].startswith("第 1 版：我同意湖南生物机电职业技术学院")


@pytest.mark.parametrize("ago", [timedelta(0), timedelta(minutes=1), timedelta(hours=13)])
def test_a_machine_is_thanked_like_anybody_and_nothing_is_kept(visitor, db, ago):
    answer = visitor.post(url("register"), new(website="http://x", opened=opened(ago)))
    assert (answer.status_code, answer["Location"]) == (302, reverse("alumni:service-received"))
    assert not PublicRequest.objects.exists()


@pytest.mark.parametrize("stale", ["", "forged", "old"])
def test_a_page_left_open_overnight_asks_once_more_and_loses_nothing(visitor, db, stale):
    page = visitor.post(url("register"), new(opened=opened(timedelta(hours=13)) if stale == "old" else stale))
    assert "请再提交一次" in page.content.decode() and 'value="新人"' in page.content.decode()
    assert not PublicRequest.objects.exists()
    visitor.post(url("register"), new(opened=page.context["form"]["opened"].value()))  # at once, as asked to
    assert PublicRequest.objects.get().typed["name"] == "新人"


def test_who_is_quicker_than_anybody_types_presses_once_more_and_loses_nothing(visitor, db):
    page = visitor.post(url("register"), new(opened=opened(timedelta(0))))
    assert "请再点一次提交" in page.content.decode() and 'value="新人"' in page.content.decode()
    assert not PublicRequest.objects.exists()
    visitor.post(url("register"), new(opened=page.context["form"]["opened"].value()))
    assert PublicRequest.objects.get().typed["name"] == "新人"


def test_too_many_from_one_address_are_refused_alike_and_lose_nothing(visitor, alumnus, monkeypatch):
    monkeypatch.setattr(pages, "SENT_BY_ADDRESS", Limit("service", most=1, seconds=3600))
    ContactPoint.objects.create(label="电话", phone="0731-84637000", confirmed_on=timezone.localdate())
    assert visitor.post(url("query"), known()).status_code == 302
    answers = [visitor.post(url("query"), known(name=name)) for name in ("王伟", "查无此人")]
    assert [answer.status_code for answer in answers] == [429, 429]
    page = answers[0].content.decode()
    assert "请过一小时再提交" in page and "84637000" in page and 'value="20151101"' in page
    assert PublicRequest.objects.count() == 1
    assert Client(REMOTE_ADDR="10.1.1.1").post(url("query"), known()).status_code == 302


def test_a_full_day_is_said_in_words_with_the_office_to_turn_to(visitor, db, monkeypatch):
    monkeypatch.setattr(pages, "SENT_IN_A_DAY", Limit("service-day", most=0, seconds=86400))
    answer = visitor.post(url("register"), new())
    assert answer.status_code == 429 and "请明天再提交" in answer.content.decode()
    assert 'value="13711112222"' in answer.content.decode() and not PublicRequest.objects.exists()


def test_on_a_full_day_everybody_may_still_ask_what_is_held_withdraw_and_delete(visitor, db, monkeypatch):
    monkeypatch.setattr(pages, "SENT_IN_A_DAY", Limit("service-day", most=0, seconds=86400))
    answers = {kind: visitor.post(url(kind), TYPED.get(kind, known)()).status_code for kind in KINDS}
    taken = {"query": 302, "withdraw": 302, "delete": 302}
    assert answers == {"register": 429, "update": 429, "seek": 429} | taken


def test_sent_twice_is_kept_once(visitor, db):
    answers = [visitor.post(url("register"), new(once="abc")) for _ in range(2)]
    assert [answer["Location"] for answer in answers] == [reverse("alumni:service-received")] * 2
    visitor.post(url("register"), new(once="def"))  # a second window with the very same words
    assert PublicRequest.objects.count() == 1


# --- whose queue -------------------------------------------------------------------------------------------------------


def test_the_queue_follows_the_stay_then_the_choice_then_the_class_then_the_rules(
    alumnus, animal_college, machine_college
):
    SuccessionRule.objects.create(
        school=School.objects.exclude(is_current=True).first(), written="兽医", until_year=2000, college=animal_college
    )
    assert queue_for({"name": "王伟", "student_no": "20151101"}, machine_college) == animal_college
    assert queue_for({"name": "王伟", "class_name": "牧医1501"}, machine_college) == machine_college
    assert queue_for({"name": "某人", "class_name": "牧医1501"}) == animal_college
    assert queue_for({"name": "某人", "major": "兽医专业", "enrolled_year": 1989}) == animal_college
    assert queue_for({"name": "某人", "major": "兽医", "enrolled_year": 2010}) is None
    assert queue_for({"name": "王伟"}) is None
    ClassGroup.objects.create(college=machine_college, name="牧医1501", enrolled_year=2016)
    assert queue_for({"name": "某人", "class_name": "牧医1501"}) is None  # two colleges have such a class


def test_a_merged_colleges_alumni_wait_at_the_college_it_went_into(alumnus, animal_college, machine_college):
    animal_college.closed_on, animal_college.merged_into = timezone.localdate(), machine_college
    animal_college.save()
    assert queue_for({"name": "王伟", "student_no": "20151101"}) == machine_college


def test_a_name_alone_matches_nobody_and_each_rule_says_its_name(alumnus, animal_college):
    people = type(alumnus).objects.of_college(animal_college)
    Contact.objects.create(alumnus=alumnus, kind="email", value="WangWei@163.com", source="roster")
    make_alumnus(animal_college, "王伟", class_name="牧医1602", year=2016)

    def why(**typed):
        return [(each.person.pk, each.why) for each in candidates(people, {"name": "王伟", **typed})]

    assert why() == [] and why(note="x") == []
    assert why(student_no="20151101") == [(alumnus.pk, ("姓名和学号相同",))]
    assert why(tail="8000") == [(alumnus.pk, ("姓名和电话后四位相同",))]
    assert why(mobile="13800138000") == [(alumnus.pk, ("姓名和电话相同",))]
    assert why(email="wangwei@163.com") == [(alumnus.pk, ("姓名和邮箱相同",))]
    assert why(class_name="牧医1501") == [(alumnus.pk, ("姓名和班级相同",))]
    assert why(graduated_year=2018) == [(alumnus.pk, ("姓名和年份相同",))]
    assert candidates(people, {"name": "李四", "student_no": "20151101"}) == []


def test_what_was_typed_is_forgotten_half_a_year_after_it_was_handled(db):
    wish = receive_request("query", typed={"name": "某人"}, actor=None)
    assert forget_handled() == 0
    facts = {"state": "answered", "outcome": "已办", "handled_at": timezone.now() - timedelta(days=181)}
    PublicRequest.objects.filter(pk=wish.pk).update(**facts)
    assert forget_handled() == 1
    wish.refresh_from_db()
    assert (wish.typed, wish.outcome) == ({}, "已办")
