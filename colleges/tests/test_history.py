from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alumni.models import Achievement
from alumni.services.consents import give_consent, withdraw_consent
from alumni.services.notable import (
    approve_profile,
    publish_profile,
    save_achievement,
    start_profile,
    submit_profile,
)
from audit.trail import acting_as
from colleges.history import collect, digest, events, in_words, missing, missing_of_all
from colleges.models import (
    Attachment,
    College,
    CollegeAchievement,
    CollegeHistory,
    CollegeName,
    HistoryEdition,
    HistoryPicture,
    LeaderTerm,
    Notice,
    Teacher,
    YearFigures,
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
from colleges.tests.histories import DEVELOPMENT, ORIGIN, TEXTS, approved, picture, with_picture, written
from colleges.todos import Desk, todos_for
from common.versions import Stale
from conftest import make_alumnus, make_college

pytestmark = pytest.mark.django_db

LAST_YEAR = timezone.localdate().year - 1


def refused(act, *args, **facts):
    with pytest.raises(ValidationError) as refusal:
        act(*args, **facts)
    return " ".join(refusal.value.messages)


def history_of(college):
    return CollegeHistory.objects.get(college=college)


def published_notable(college, office):
    person = make_alumnus(college, "张三丰", class_name="牧医1201", year=2012)
    give_consent(person, "public_page", channel="paper", actor=office)
    words = {"category": "technology", "headline": "湘西山羊良种推广人", "story": "二十年。"}
    profile = start_profile(person, college=college, changes=words, actor=office)
    won = {"year": 2020, "month": 5, "text": "省科技进步三等奖", "source": "湘科奖字12号"}
    save_achievement(Achievement(profile=profile), changes=won, college=college, actor=office)
    submit_profile(profile, actor=office)
    approve_profile(profile, actor=office)
    return publish_profile(profile, actor=office)


# --- what there is ---------------------------------------------------------------------------------------------------


def test_all_parts_are_collected_as_plain_data(animal_college, liaison):
    written(animal_college, liaison)
    kept = with_picture(animal_college, liaison)
    parts = collect(animal_college)
    assert parts == {
        "college": "动物科技学院",
        "origin": ORIGIN,
        "development": DEVELOPMENT,
        "names": [
            {"name": "动物科学系", "since_year": 2003, "until_year": 2012, "note": ""},
            {"name": "动物科技学院", "since_year": 2012, "until_year": None, "note": "现名"},
        ],
        "majors": [
            {"name": name, "opened": None, "closed": None, "since_year": 2001, "until_year": None}
            for name in ("动物医学", "宠物医疗技术", "畜牧兽医")
        ],
        "leaders": [
            {"name": "罗建民", "title": "系主任", "since_year": 2003, "until_year": 2012},
            {"name": "唐建平", "title": "院长", "since_year": 2012, "until_year": None},
        ],
        "figures": [
            {"year": 2003, "staff": 31, "students": 640},
            {"year": 2025, "staff": 58, "students": 2130},
        ],
        "addresses": [{"address": "东校区牧医楼", "since_year": 2003, "until_year": None}],
        "achievements": [{"year": 2010, "text": "畜牧兽医专业列为省级精品专业"}],
        "teachers": [
            {"name": "谭秋生", "subject": "家畜解剖", "since_year": 2003, "until_year": 2018, "title": "副教授"}
        ],
        "pictures": [{"paper": kept.paper_id, "key": kept.paper.sha256[:32], "year": 1998, "caption": "东校区老校门"}],
    }


def test_a_merged_colleges_name_and_lines_belong_to_the_history_of_the_one_it_went_into(animal_college, liaison):
    old = make_college("水产系", {})
    College.objects.filter(pk=old.pk).update(
        opened_on=date(2003, 9, 1), closed_on=date(2014, 8, 31), merged_into=animal_college
    )
    LeaderTerm.objects.create(college=old, name="袁水根", title="系主任", since_year=2003, until_year=2014)
    parts = collect(animal_college)
    assert parts["names"][0] == {"name": "水产系", "since_year": 2003, "until_year": 2014, "note": "并入本院"}
    assert [each["name"] for each in parts["leaders"]] == ["袁水根"]
    assert (2014, "“水产系”并入") in [(event.year, event.text) for event in events(parts)]


def test_the_years_tell_what_happened_in_order(animal_college, liaison):
    written(animal_college, liaison)
    assert [(event.year, event.kind, event.text) for event in events(collect(animal_college))] == [
        (2001, "专业设置", "转入专业：动物医学、宠物医疗技术、畜牧兽医"),
        (2003, "院系名称", "称“动物科学系”"),
        (2003, "历任领导", "罗建民任系主任"),
        (2003, "办学地址", "在东校区牧医楼办学"),
        (2010, "办学成就", "畜牧兽医专业列为省级精品专业"),
        (2012, "院系名称", "更名为“动物科技学院”"),
        (2012, "历任领导", "唐建平任院长"),
    ]


# --- what is missing -------------------------------------------------------------------------------------------------


def test_what_article_11_wants_is_named_part_by_part(animal_college):
    assert [each.sentence for each in missing(animal_college)] == [
        "学院起源：还没有写。",
        "发展历程：还没有写。",
        "院系名称：还没有曾用名，也没有学院的设立日期。",
        "历任领导：还没有登记。",
        "师生规模：还没有登记。",
        "办学成就：还没有登记。",
        "办学地址：还没有登记。",
        "任课教师名册：还没有登记。",
        "优秀校友：还没有在网站公开的优秀校友。",
    ]


def test_a_part_that_stops_before_today_is_missing_too(animal_college, liaison, office):
    written(animal_college, liaison)
    profile = published_notable(animal_college, office)
    YearFigures.objects.filter(year=2025).delete()
    LeaderTerm.objects.filter(until_year=None).update(until_year=2024)
    animal_college.addresses.update(until_year=2020)
    assert [each.sentence for each in missing(animal_college)] == [
        "历任领导：没有现任领导的任期。",
        "师生规模：2003 年以后没有登记。",
        "办学地址：没有现在的办学地址。",
    ]
    withdraw_consent(profile.alumnus.consents.get(), channel="phone", actor=office)
    assert missing(animal_college)[-1].sentence == "优秀校友：还没有在网站公开的优秀校友。"


def test_a_complete_history_misses_nothing(animal_college, liaison, office):
    written(animal_college, liaison)
    published_notable(animal_college, office)
    YearFigures.objects.filter(year=2025).update(year=LAST_YEAR)
    assert missing(animal_college) == [] and in_words([]) == "第十一条所列内容齐全"


def test_what_all_colleges_miss_takes_as_many_queries_as_what_one_misses(animal_college, machine_college, liaison):
    written(animal_college, liaison)

    def queries(colleges):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            missing_of_all(colleges)
        return len(asked)

    assert queries([animal_college]) == queries([animal_college, machine_college, make_college("人文科学学院", {})])


# --- writing ---------------------------------------------------------------------------------------------------------


def test_the_second_of_two_writers_of_the_text_is_refused(animal_college, liaison, leader):
    save_texts(animal_college, changes=TEXTS, seen=1, actor=liaison)
    with pytest.raises(Stale):
        save_texts(animal_college, changes=TEXTS | {"origin": "另一种说法"}, seen=1, actor=leader)
    assert history_of(animal_college).origin == ORIGIN


def test_the_second_of_two_writers_of_a_line_is_refused(animal_college, liaison, leader):
    written(animal_college, liaison)
    line = LeaderTerm.objects.get(name="唐建平")
    changes = {"title": "党总支书记"}
    save_row(LeaderTerm.objects.get(pk=line.pk), college=animal_college, changes=changes, seen=1, actor=liaison)
    with pytest.raises(Stale):
        save_row(line, college=animal_college, changes={"title": "主任"}, seen=1, actor=leader)
    assert LeaderTerm.objects.get(pk=line.pk).title == "党总支书记"


@pytest.mark.parametrize(
    ("model", "facts", "sentence"),
    [
        (LeaderTerm, {"name": "罗建民", "title": "系主任", "since_year": 2003}, "这一任已经登记。"),
        (
            LeaderTerm,
            {"name": "甲", "title": "主任", "since_year": 2010, "until_year": 2009},
            "终止年份不能早于起始年份。",
        ),
        (YearFigures, {"year": 2004}, "请至少填写教职工或学生人数。"),
        (YearFigures, {"year": 2003, "staff": 3}, "这一年的人数已经登记。"),
        (CollegeName, {"name": "动物科技学院"}, "“动物科技学院”是学院现在的名称，不必登记为曾用名。"),
        (CollegeName, {"name": "机电工程学院"}, "“机电工程学院”是另一个学院的名称，不能登记为本院的曾用名。请核对。"),
    ],
)
def test_a_line_that_cannot_be_is_refused(animal_college, machine_college, liaison, model, facts, sentence):
    written(animal_college, liaison)
    row = model(college=animal_college)
    assert sentence in refused(save_row, row, college=animal_college, changes=facts, actor=liaison)


def test_nothing_is_dated_after_this_year(animal_college, liaison):
    row, year = CollegeAchievement(college=animal_college), LAST_YEAR + 2
    said = refused(save_row, row, college=animal_college, changes={"year": year, "text": "奖"}, actor=liaison)
    assert said == f"年份不能晚于今年（{LAST_YEAR + 1} 年）。"


def test_a_removed_line_leaves_its_reason_in_the_trail(animal_college, liaison):
    written(animal_college, liaison)
    line = LeaderTerm.objects.get(name="罗建民")
    assert "请写明为什么删除" in refused(remove_row, line, college=animal_college, reason=" ", actor=liaison)
    with acting_as(liaison):
        remove_row(line, college=animal_college, reason="登记重复", actor=liaison)
        save_row(LeaderTerm.objects.get(), college=animal_college, changes={"source": "校志"}, seen=1, actor=liaison)
    events_of = LeaderTerm.trail_events.rel.related_model.objects.order_by("-pgh_id")
    gone = events_of.get(pgh_label="delete")
    assert (gone.name, gone.pgh_context["reason"], gone.actor_name) == ("罗建民", "登记重复", liaison.label)
    assert events_of.filter(pgh_label="update")[0].pgh_context.get("reason") is None
    assert "已被删除" in refused(remove_row, line, college=animal_college, reason="再删", actor=liaison)


# --- pictures --------------------------------------------------------------------------------------------------------


def test_a_picture_is_written_anew_and_kept_once(animal_college, liaison, settings):
    kept = with_picture(animal_college, liaison)
    assert (kept.paper.content_type, kept.paper.college, kept.caption) == ("image/jpeg", animal_college, "东校区老校门")
    said = refused(put_picture, animal_college, picture(), name="再传.jpg", caption="同一张", actor=liaison)
    assert said == "这张图片已经在院史里，不必再传。"
    assert HistoryPicture.objects.count() == Attachment.objects.count() == 1


def test_a_paper_is_no_picture_and_leaves_nothing_behind(animal_college, liaison, settings, tmp_path):
    import io

    said = refused(
        put_picture, animal_college, io.BytesIO(b"%PDF-1.7 x"), name="章程.pdf", caption="章程", actor=liaison
    )
    assert "不是图片" in said
    assert "1903" in refused(
        put_picture, animal_college, picture(), name="a.jpg", caption="老校门", year=1800, actor=liaison
    )
    assert not Attachment.objects.exists() and not list((tmp_path / "media").rglob("*.*"))
    assert [path for path in (tmp_path / "media").rglob("*") if path.is_file()] == []


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
