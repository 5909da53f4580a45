"""A college's history: what there is, what art. 11 still wants, what is written and by whom."""

from datetime import date

import pytest
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
from colleges.history import collect, events, in_words, missing, missing_of_all
from colleges.models import (
    Attachment,
    College,
    CollegeAchievement,
    CollegeName,
    HistoryPicture,
    LeaderTerm,
    YearFigures,
)
from colleges.services.history import (
    put_picture,
    remove_row,
    save_row,
    save_texts,
)
from colleges.tests.histories import DEVELOPMENT, ORIGIN, TEXTS, history_of, picture, refused, with_picture, written
from common.versions import Stale
from conftest import make_alumnus, make_college

pytestmark = pytest.mark.django_db

LAST_YEAR = timezone.localdate().year - 1


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


def test_a_strip_that_the_booklet_could_not_print_is_refused_when_it_comes(animal_college, liaison):
    strip = picture(size=(6000, 300))
    said = refused(put_picture, animal_college, strip, name="长卷.jpg", caption="全景", actor=liaison)
    assert "太窄长" in said and not Attachment.objects.exists()


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
