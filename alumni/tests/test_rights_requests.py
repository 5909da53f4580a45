"""Deletion and 校友来件: what the person wrote by the public form goes too, and what still tells of them can be found."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from alumni.models import Alumnus, ClassGroup, PublicRequest, RosterUpload
from alumni.rosters.importing import import_roster
from alumni.services.merges import merge_people
from alumni.services.relays import relay
from alumni.services.requests import close_request, empty_typed, receive_request, take_to_roster
from alumni.services.rights import ask_erasure, erase_person, refuse_erasure
from alumni.tests.test_rights import ASKED, second_clerk, where_found  # noqa: F401 (a fixture)
from audit.models import ExportLine, ReadingLine
from conftest import make_alumnus

pytestmark = pytest.mark.django_db
NAME, PHONE, MAIL, NUMBER = "欧阳鼱", "13655443322", "Ouyang@example.cn", "2015776655"
WORDS = [NAME, "鼱", PHONE, MAIL, "ouyang@example.cn", NUMBER, "鼱鼱猪场"]
REGISTERED = {
    "name": NAME, "class_name": "牧医1501", "enrolled_year": 2015, "graduated_year": 2018, "major": "畜牧兽医", "student_no": NUMBER,
    "mobile": PHONE, "email": MAIL, "employer": "鼱鼱猪场", "region": "430100",
}  # fmt: skip


def url(name, *args, door="admin"):
    return reverse(f"{door}:{name}", args=args)


def asked(kind, college, **typed):
    return PublicRequest.objects.create(kind=kind, typed={"name": NAME, **typed}, college=college)


@pytest.fixture
def person(alumnus, animal_college, liaison):
    """Somebody who came by the public form: 校友登记, 转为名册, imported."""
    wish = receive_request("register", typed=REGISTERED, chosen=animal_college, actor=None)
    upload = take_to_roster(wish, actor=liaison)
    import_roster(upload, digest=upload.digest, actor=liaison)
    return Alumnus.objects.get(name=NAME)


def erase(person, office, clerk):
    return erase_person(ask_erasure(person, actor=office, **ASKED), actor=clerk)


def facts(wish):
    wish.refresh_from_db()
    return wish.state, wish.typed, wish.outcome


def test_whoever_came_by_the_public_form_leaves_no_word_behind(person, office, second_clerk):  # noqa: F811
    assert "alumni_publicrequest.typed" in where_found(WORDS)
    erasure = erase(person, office, second_clerk)
    assert where_found(WORDS) == set() and erasure.outcome["mentioned"] == []
    [wish] = PublicRequest.objects.all()
    assert facts(wish) == ("answered", {}, "本人信息已按要求删除。")


def test_a_roster_from_a_request_is_called_by_day_and_number(person):
    wish, upload = PublicRequest.objects.get(), RosterUpload.objects.get()
    assert re.fullmatch(rf"网站登记 \d+年\d+月\d+日 {wish.pk}\.xlsx", upload.file_name)
    assert wish.outcome == f"已转为名册“{upload.file_name}”，检查后导入。"


def test_a_file_that_bears_the_name_of_the_person_is_renamed(person, office, second_clerk):  # noqa: F811
    RosterUpload.objects.update(file_name=f"{NAME}{'补' * 190}.xlsx")
    erase(person, office, second_clerk)
    assert RosterUpload.objects.get().file_name == f"已删除{'补' * 190}.xlsx"


@pytest.mark.parametrize(
    "typed",
    [
        {"mobile": PHONE},
        {"email": MAIL.lower()},
        {"student_no": NUMBER},
        {"tail": PHONE[-4:]},
        {"email": MAIL, "sought": "王伟", "sought_class": "牧医1501", "note": "还记得我吗"},
    ],
)
def test_what_the_person_asked_for_is_emptied_and_waits_no_longer(
    person,
    office,
    second_clerk,  # noqa: F811
    animal_college,
    typed,
):
    wish = asked("seek" if "sought" in typed else "query", animal_college, **typed)
    erase(person, office, second_clerk)
    assert facts(wish) == ("refused", {}, "本人信息已按要求删除。") and wish.handled_at <= timezone.now()


def test_another_of_the_same_name_keeps_what_was_asked_for(person, office, second_clerk, animal_college):  # noqa: F811
    wish = asked("query", animal_college, class_name="牧医1502", mobile="13700000001", tail="0001")
    erasure = erase(person, office, second_clerk)
    assert facts(wish) == (
        "waiting",
        {"name": NAME, "class_name": "牧医1502", "mobile": "13700000001", "tail": "0001"},
        "",
    )
    assert erasure.outcome["mentioned"] == [["校友来件", 1]]
    assert erasure.outcome["to_look_at"] == {"alumni.publicrequest": [wish.pk]}


def test_who_is_sought_by_name_and_class_is_sought_no_longer(person, office, second_clerk, animal_college):  # noqa: F811
    words = {"email": "zhao@163.com", "note": f"{NAME}，还记得我吗", "sought": NAME}
    sure = receive_request("seek", typed={"name": "赵一", **words, "sought_class": "牧医1501"}, actor=None)
    ClassGroup.objects.create(college=animal_college, name="牧医1509", enrolled_year=2015)
    unsure = receive_request("seek", typed={"name": "钱二", **words, "sought_class": "牧医1509"}, actor=None)
    erasure = erase(person, office, second_clerk)
    state, typed, outcome = facts(sure)
    assert (state, outcome, typed["sought"], typed["note"]) == ("refused", "不能转告。", "已删除", "已删除，还记得我吗")
    assert typed["name"] == "赵一" and typed["email"] == "zhao@163.com"
    assert facts(unsure)[0] == "waiting" and erasure.outcome["to_look_at"] == {"alumni.publicrequest": [unsure.pk]}


def test_the_list_of_what_goes_counts_the_requests(client, person, office, animal_college):
    asked("query", animal_college, mobile=PHONE)
    client.force_login(office)
    page = client.get(url("erasure-ask", person.pk)).content.decode()
    assert re.search(r'校友来件里填写的内容</span><span class="figures">2<', page)


def test_the_clerk_opens_what_still_tells_of_the_person_and_empties_it(
    client,
    person,
    office,
    second_clerk,  # noqa: F811
    animal_college,
):
    wish = asked("update", animal_college, class_name="牧医1501")  # the name and the class: not sure
    namesake = RosterUpload.objects.get()
    namesake.pk, namesake.file_name, namesake.content, namesake.sha256 = None, f"{NAME}一家.xlsx", "", "y"
    namesake.save(force_insert=True)
    erasure = erase(person, office, second_clerk)
    client.force_login(second_clerk)
    page = client.get(url("erasure-detail", erasure.pk)).content.decode()
    assert f'href="{url("request-detail", wish.pk)}"' in page and f'href="{url("roster-detail", namesake.pk)}"' in page
    assert "清空所填内容" not in client.get(url("request-detail", wish.pk)).content.decode()  # it waits
    client.post(url("request-close", wish.pk), {"done": "no", "outcome": f"{NAME}本人已要求删除"})
    assert "清空所填内容" in client.get(url("request-detail", wish.pk)).content.decode()
    refused = client.post(url("request-empty", wish.pk), {"reason": f"{NAME}要求", "once": "a"}).content.decode()
    assert "请不要写姓名和号码" in refused and facts(wish)[1]
    page = client.post(url("request-empty", wish.pk), {"reason": "本人已要求删除", "once": "b"}, follow=True)
    assert "所填内容已清空，原因已记下。" in page.content.decode() and NAME not in page.content.decode()
    assert facts(wish) == ("refused", {}, "所填内容已清空：本人已要求删除")
    line = wish.trail_events.order_by("pgh_id").last()
    assert (line.outcome, line.pgh_context["about"]) == (wish.outcome, "清空来件所填内容")
    assert {each.outcome for each in wish.trail_events.all()} == {"", wish.outcome}


def test_what_waits_or_is_empty_already_is_not_emptied(animal_college, office):
    wish = asked("query", animal_college)
    with pytest.raises(ValidationError, match="请先办结再清空"):
        empty_typed(wish, reason="误填", actor=office)
    PublicRequest.objects.update(typed={}, state="answered", outcome="所填内容已清空：误填", handled_at=timezone.now())
    with pytest.raises(ValidationError, match="已经清空"):
        empty_typed(wish, reason="误填", actor=office)


def test_a_college_and_the_inspector_empty_nothing(sign_in, liaison, inspector, animal_college):
    wish = asked("query", animal_college)
    PublicRequest.objects.update(state="answered", outcome="已办", handled_at=timezone.now())
    assert (
        "清空所填内容"
        not in sign_in(liaison).get(url("request-detail", wish.pk, door="college:alumni")).content.decode()
    )
    browser = sign_in(inspector)
    assert "清空所填内容" not in browser.get(url("request-detail", wish.pk)).content.decode()
    assert browser.post(url("request-empty", wish.pk), {"reason": "x"}).status_code == 403
    assert facts(wish)[1] == {"name": NAME}


def test_a_relay_on_its_way_ends_with_the_seekers_deletion(
    client,
    person,
    alumnus,
    office,
    second_clerk,  # noqa: F811
    animal_college,
    liaison,
):
    wish = asked("seek", animal_college, email=MAIL, sought="王伟", sought_class="牧医1501", class_name="牧医1501")
    sent = relay(wish, alumnus, college=animal_college, channel="copied", address_of=lambda t: t, actor=liaison)
    address = reverse("alumni:relay-answer", args=[sent.address])
    assert NAME in client.get(address).content.decode()
    erase(person, office, second_clerk)
    page = client.get(address).content.decode()
    assert "想与您联系" not in page and NAME not in page


def test_a_namesake_is_counted_once_and_only_looked_at(animal_college, office, second_clerk):  # noqa: F811
    person = make_alumnus(animal_college, NAME, mobile=PHONE)
    make_alumnus(animal_college, NAME)
    erasure = erase(person, office, second_clerk)
    assert ["校友", 1] in erasure.outcome["mentioned"] and erasure.outcome["to_look_at"] == {}


def test_what_was_answered_about_the_person_leaves_the_trail_as_well(person, office, second_clerk, animal_college):  # noqa: F811
    """The person's own wish, that of who seeks the person, and any answer in which the name stands with a number."""
    own = asked("query", animal_college, mobile=PHONE)
    seek = PublicRequest.objects.create(
        kind="seek", college=animal_college, typed={"name": "赵一", "sought": NAME, "sought_class": "牧医1501"}
    )
    other = PublicRequest.objects.create(kind="query", college=animal_college, typed={"name": "孙三"})
    for wish, outcome in (
        (own, f"已电话答复{NAME}{PHONE}"),
        (seek, f"{NAME}不愿联系"),
        (other, f"已请{NAME}（{PHONE}）转告"),
    ):
        close_request(wish, done=True, outcome=outcome, actor=office)
    PublicRequest.objects.filter(pk=other.pk).update(typed={})  # forgotten after half a year
    erasure = erase(person, office, second_clerk)
    assert where_found(WORDS) == set() and erasure.outcome["mentioned"] == []
    assert facts(other)[2] == "已请已删除（已删除）转告" and facts(seek)[2] == "已删除不愿联系"
    assert {each.outcome for each in other.trail_events.all()} == {"", "已请已删除（已删除）转告"}


def test_an_answer_of_which_nobody_is_sure_is_found_by_its_trail_and_emptied_there(
    client,
    person,
    office,
    second_clerk,  # noqa: F811
    animal_college,
):
    wish = PublicRequest.objects.create(kind="query", college=animal_college, typed={"name": "孙三"})
    close_request(wish, done=True, outcome=f"已请{NAME}转告", actor=office)
    PublicRequest.objects.update(typed={}, outcome="已办")  # forgotten, and written anew
    erasure = erase(person, office, second_clerk)
    assert erasure.outcome["mentioned"] == [["校友来件", 1]]
    assert erasure.outcome["to_look_at"] == {"alumni.publicrequest": [wish.pk]}
    client.force_login(second_clerk)
    assert "清空所填内容" in client.get(url("request-detail", wish.pk)).content.decode()
    client.post(url("request-empty", wish.pk), {"reason": "提到的人已要求删除", "once": "c"})
    assert where_found(WORDS) == set() and facts(wish)[2] == "所填内容已清空：提到的人已要求删除"


def test_the_trail_of_an_answer_is_emptied_only_with_the_answer(animal_college, office):
    wish = asked("query", animal_college)
    close_request(wish, done=True, outcome="已电话答复", actor=office)
    with pytest.raises(DatabaseError, match="was not emptied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT office_empty_request(%s)", [wish.pk])
    assert wish.trail_events.order_by("pgh_id").last().outcome == "已电话答复"


def test_logs_that_no_longer_name_the_person_are_not_said_to(person, office, second_clerk, animal_college):  # noqa: F811
    ReadingLine.signed(actor=office, subject=NAME, subject_id=person.pk, what="手机")
    ExportLine.signed(
        actor=office, what=f"{NAME}的名单", purpose="联络", columns=["姓名"], rows=1, people=[person.pk], unmasked=True,
        file_name="a.xlsx", sha256="0" * 64,
    )  # fmt: skip
    assert erase(person, office, second_clerk).outcome["mentioned"] == []
    assert where_found(WORDS) == set()


@pytest.mark.parametrize(
    "word", [NUMBER, "２０１５７７６６５５", "2015 7766-55", "欧阳旧", "13655440000", "2009111222", MAIL.upper()]
)
def test_nothing_that_tells_who_it_was_is_kept_with_a_deletion(person, office, animal_college, word):
    """Nor what a record that was merged into this one was called and reached by."""
    gone = make_alumnus(animal_college, "欧阳旧", student_no="2009111222", mobile="13655440000")
    merge_people(person, gone, college=None, actor=office)
    for field in ("reason", "identity"):
        with pytest.raises(ValidationError, match="请不要写姓名和号码"):
            ask_erasure(person, actor=office, **ASKED | {field: f"核对了{word}"})
    erasure = ask_erasure(person, actor=office, **ASKED)
    with pytest.raises(ValidationError, match="请不要写姓名和号码"):
        refuse_erasure(erasure, remark=f"{word}还有事未了", actor=office)


def test_a_college_passes_a_deletion_on_by_a_button_that_says_so(sign_in, liaison, animal_college):
    page = sign_in(liaison).get(url("request-detail", asked("delete", animal_college).pk, door="college:alumni"))
    assert "转校友会办公室办理删除" in page.content.decode() and "不是本学院的校友" not in page.content.decode()
    page = sign_in(liaison).get(url("request-detail", asked("query", animal_college).pk, door="college:alumni"))
    assert "不是本学院的校友，转校友会办公室" in page.content.decode()
