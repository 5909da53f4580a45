"""A college's history on its way to the public (art. 11): submitted, returned, approved, taken off; what waits for whom."""

import pytest

from colleges.history import collect, digest
from colleges.models import (
    CollegeAchievement,
    CollegeHistory,
    HistoryEdition,
    LeaderTerm,
    Notice,
    Teacher,
)
from colleges.services.history import (
    approve_history,
    put_picture,
    remove_row,
    return_history,
    save_row,
    save_texts,
    submit_history,
    withdraw_history,
)
from colleges.tests.histories import TEXTS, approved, history_of, picture, refused, written
from colleges.todos import Desk, todos_for

pytestmark = pytest.mark.django_db


# --- from state to state ---------------------------------------------------------------------------------------------


def test_nothing_is_submitted_without_its_texts(animal_college, liaison):
    assert refused(submit_history, animal_college, actor=liaison) == "学院起源和发展历程还没有写好，请先补上再提交。"


def test_a_history_submitted_twice_tells_by_whom_and_when(animal_college, liaison, leader):
    written(animal_college, liaison)
    submit_history(animal_college, actor=leader)
    said = refused(submit_history, animal_college, actor=liaison)
    assert said.startswith("院史已由唐院长于") and said.endswith("正在等待审核，不必再次提交。")


def test_what_is_with_the_office_stands_still_for_the_college_but_not_for_the_office(animal_college, liaison, office):
    written(animal_college, liaison)
    submit_history(animal_college, actor=liaison)
    line, changes = LeaderTerm.objects.get(name="唐建平"), {"source": "校任字〔2012〕3号"}
    for act, args, facts in (
        (save_row, [line], {"college": animal_college, "changes": changes, "seen": 1}),
        (remove_row, [line], {"college": animal_college, "reason": "重复"}),
        (save_texts, [animal_college], {"changes": TEXTS, "seen": 2}),
        (put_picture, [animal_college, picture()], {"name": "a.jpg", "caption": "校门"}),
    ):
        assert "正由校友会办公室审核" in refused(act, *args, actor=liaison, **facts)
    save_row(LeaderTerm.objects.get(pk=line.pk), college=animal_college, changes=changes, seen=1, actor=office)
    assert LeaderTerm.objects.get(pk=line.pk).source == "校任字〔2012〕3号"
    assert history_of(animal_college).state == "submitted"


def test_a_returned_history_says_why_and_waits_at_the_college(animal_college, liaison, office):
    written(animal_college, liaison)
    submit_history(animal_college, actor=liaison)
    assert "请写明退回的原因" in refused(return_history, animal_college, remark=" ", actor=office)
    return_history(animal_college, remark="请补 2010 年以前的人数。", actor=office)
    history = history_of(animal_college)
    assert (history.state, history.remark) == ("returned", "请补 2010 年以前的人数。")
    told = Notice.objects.get(college=animal_college, settled_at=None)
    assert (told.title, told.body, told.article) == ("院史被退回，请修改后重新提交", "请补 2010 年以前的人数。", 11)
    submit_history(animal_college, actor=liaison)
    assert not Notice.objects.filter(college=animal_college, settled_at=None).exists()
    assert history_of(animal_college).remark == ""


def test_an_approved_history_is_an_edition_without_the_teachers_who_did_not_agree(animal_college, liaison, office):
    written(animal_college, liaison)
    edition = approved(animal_college, liaison, office)
    assert (edition.number, edition.approved_by, edition.college) == (1, office, animal_college)
    assert edition.parts == collect(animal_college) | {"teachers": []}
    assert "谭秋生" not in str(edition.parts)
    history = history_of(animal_college)
    assert (history.state, history.published) == ("approved", edition)


def test_teachers_who_agreed_stand_in_the_edition(animal_college, liaison, office):
    written(animal_college, liaison, shows_teachers=True)
    assert [each["name"] for each in approved(animal_college, liaison, office).parts["teachers"]] == ["谭秋生"]


def test_a_history_approved_twice_tells_that_it_is(animal_college, liaison, office):
    written(animal_college, liaison)
    edition, seen = approved(animal_college, liaison, office), digest(collect(animal_college))
    said = refused(approve_history, animal_college, seen=seen, actor=office)
    assert said.startswith("这份院史已由何主任于") and said.endswith("公布为第 1 版，不必再次审核。")
    assert list(HistoryEdition.objects.all()) == [edition]


def test_the_office_publishes_only_what_it_looked_at(animal_college, liaison, office, make_user):
    written(animal_college, liaison)
    submit_history(animal_college, actor=liaison)
    seen = digest(collect(animal_college))
    save_row(
        CollegeAchievement(college=animal_college),
        college=animal_college,
        changes={"year": 2020, "text": "后来添的"},
        actor=office,
    )
    said = refused(approve_history, animal_college, seen=seen, actor=office)
    assert "有了改动" in said and not HistoryEdition.objects.exists()


def test_a_change_after_approval_is_public_only_when_approved_anew(animal_college, liaison, office):
    written(animal_college, liaison)
    first = approved(animal_college, liaison, office)
    row = CollegeAchievement(college=animal_college)
    save_row(row, college=animal_college, changes={"year": 2021, "text": "省级实训基地"}, actor=liaison)
    history = history_of(animal_college)
    assert (history.state, history.published) == ("writing", first)
    assert "省级实训基地" not in str(history.published.parts)
    second = approved(animal_college, liaison, office)
    assert (second.number, history_of(animal_college).published) == (2, second)
    assert "省级实训基地" in str(second.parts)


def test_what_was_published_and_not_changed_is_not_submitted_again(animal_college, liaison, office):
    written(animal_college, liaison)
    approved(animal_college, liaison, office)
    assert "没有改动" in refused(submit_history, animal_college, actor=liaison)


def test_a_history_is_taken_off_the_site_with_a_reason_and_its_edition_stays(animal_college, liaison, office):
    written(animal_college, liaison)
    edition = approved(animal_college, liaison, office)
    assert "请写明为什么撤下" in refused(withdraw_history, animal_college, reason="", actor=office)
    withdraw_history(animal_college, reason="照片未征得同意", actor=office)
    history = history_of(animal_college)
    assert (history.state, history.published) == ("writing", None)
    assert list(HistoryEdition.objects.all()) == [edition]
    assert "没有在网站公布" in refused(withdraw_history, animal_college, reason="再撤", actor=office)
    last = CollegeHistory.trail_events.rel.related_model.objects.order_by("-pgh_id").first()
    assert last.pgh_context["reason"] == "照片未征得同意"
    assert approved(animal_college, liaison, office).number == 2


# --- to-dos ----------------------------------------------------------------------------------------------------------


def waiting(college=None):
    about = [todo for todo in todos_for(Desk(college, "liaison")) if "院史" in todo.title]
    return [(todo.title, todo.count, todo.article, todo.detail) for todo in about]


def test_a_college_is_told_to_begin_and_to_mend_and_the_office_to_review(animal_college, liaison, office):
    assert waiting(animal_college) == [("本院院史还没有开始编写", 1, 11, "")]
    written(animal_college, liaison)
    assert waiting(animal_college) == waiting() == []
    submit_history(animal_college, actor=liaison)
    assert waiting() == [("院史已提交，请审核", 1, 11, "")]
    return_history(animal_college, remark="请补照片。", actor=office)
    assert waiting() == []
    assert waiting(animal_college) == [("院史被退回，请修改后重新提交", 1, 11, "请补照片。")]


def test_a_roster_of_teachers_alone_is_a_beginning(animal_college):
    Teacher.objects.create(college=animal_college, name="谭秋生", subject="家畜解剖", since_year=2003)
    assert waiting(animal_college) == []
