"""经验交流: what worked, shared among the colleges, looked for by all, selected by the office."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from colleges.models import Notice
from common.versions import Stale
from planning.models import Experience
from planning.services.experience import (
    edit_experience,
    select_experience,
    share_experience,
    take_back_experience,
    unselect_experience,
    write_experience,
)
from planning.tests.papers import PDF, pdf, program
from planning.tests.year import YEAR

pytestmark = pytest.mark.django_db
LIST = "college:planning:experience-list"
WORDS = {"title": "一班一联络员", "text": "每班推选一人，每季度打一次电话。", "article": 9}


def named(file, name="做法.pdf"):
    file.name = name
    return file


def words(**more):
    return WORDS | more


def url(name, row, door="college:planning"):
    return reverse(f"{door}:experience-{name}", args=[row.pk])


def said(response):
    return [str(message) for message in response.context["messages"]]


def listed(client, path=LIST, **asked):
    return [row.title for row, _, _ in client.get(reverse(path), asked).context["lines"]]


@pytest.fixture
def write(liaison, animal_college):
    """A draft of 动物科技学院."""
    return lambda **more: write_experience(animal_college, changes=words(**more), actor=liaison)


@pytest.fixture
def share(write, liaison):
    return lambda **more: share_experience(write(**more), actor=liaison)


# --- acts --------------------------------------------------------------------------------------------------------------


def test_a_draft_is_shared_taken_back_and_shared_again(write, liaison, leader):
    row = write()
    assert (row.state, row.shared_at) == ("draft", None)
    row = share_experience(row, actor=liaison)
    assert (row.state, row.shared_by) == ("shared", liaison)
    with pytest.raises(ValidationError, match="已由周老师于 .+ 交流，不必再发"):
        share_experience(row, actor=leader)
    assert take_back_experience(row, actor=liaison).state == "withdrawn"
    with pytest.raises(ValidationError, match="没有在交流"):
        take_back_experience(row, actor=leader)
    assert share_experience(row, actor=leader).shared_by == leader


def test_what_was_shared_stays_shared_when_it_is_edited_and_the_trail_keeps_it(share, liaison):
    row = share()
    row = edit_experience(row, changes={"text": "改为每月一次。"}, version=row.version, actor=liaison)
    assert (row.state, row.text) == ("shared", "改为每月一次。")
    kept = row.trail_events.order_by("pgh_id").values_list("text", "state")
    assert (WORDS["text"], "shared") in kept and ("改为每月一次。", "shared") in kept


def test_of_two_who_edit_at_once_the_second_is_refused(write, liaison, leader):
    row = write()
    edit_experience(row, changes={"title": "甲"}, version=row.version, actor=liaison)
    with pytest.raises(Stale):
        edit_experience(row, changes={"title": "乙"}, version=row.version, actor=leader)
    assert Experience.objects.get().title == "甲"


def test_a_file_of_the_wrong_kind_is_refused_beside_its_field(animal_college, liaison):
    with pytest.raises(ValidationError) as refusal:
        write_experience(animal_college, changes=WORDS, file=named(program()), actor=liaison)
    assert list(refusal.value.message_dict) == ["file"] and not Experience.objects.exists()


def test_the_office_selects_with_a_reason_and_the_college_is_told(share, office, animal_college):
    row = share()
    with pytest.raises(ValidationError, match="请写明为什么推荐"):
        select_experience(row, reason=" ", actor=office)
    row = select_experience(row, reason="简便易行", actor=office)
    assert (row.selected_by, row.selected_why) == (office, "简便易行")
    told = Notice.objects.get(college=animal_college)
    assert told.title == "校友会办公室推荐了本院的经验《一班一联络员》" and told.body == "推荐理由：简便易行"
    assert told.url == url("detail", row)
    with pytest.raises(ValidationError, match="已由何主任于 .+ 推荐"):
        select_experience(row, reason="再推荐", actor=office)
    row = unselect_experience(row, reason="有更好的", actor=office)
    assert (row.selected_at, row.selected_why, row.state) == (None, "", "shared")
    told.refresh_from_db()
    assert (told.title, told.body) == ("《一班一联络员》不再列为推荐，仍在交流", "原因：有更好的")
    with pytest.raises(ValidationError, match="没有被推荐"):
        unselect_experience(row, reason="再取消", actor=office)


def test_what_is_taken_back_is_recommended_no_more(share, office, liaison, animal_college):
    row = select_experience(share(), reason="好", actor=office)
    row = take_back_experience(row, actor=liaison)
    assert (row.state, row.selected_at, row.selected_by) == ("withdrawn", None, None)
    assert Notice.objects.get(college=animal_college).settled_at
    with pytest.raises(ValidationError, match="只有已交流的经验可以推荐"):
        select_experience(row, reason="好", actor=office)


# --- reading -----------------------------------------------------------------------------------------------------------


def test_a_college_reads_what_was_shared_and_its_own_but_never_others_drafts(
    sign_in, liaison, write, share, other_liaison, machine_college
):
    draft, shared = write(title="本院草稿"), share(title="本院交流")
    theirs = write_experience(machine_college, changes=words(title="机电草稿"), file=named(pdf()), actor=other_liaison)
    told = share_experience(
        write_experience(machine_college, changes=words(title="机电交流"), file=named(pdf()), actor=other_liaison),
        actor=other_liaison,
    )
    desk = sign_in(liaison)
    assert listed(desk) == ["机电交流", "本院交流"] and set(listed(desk, own=1)) == {"本院草稿", "本院交流"}
    assert [desk.get(url("detail", row)).status_code for row in (draft, shared, told, theirs)] == [200, 200, 200, 404]
    assert desk.get(url("paper", told)).content == PDF
    assert [desk.get(url(page, theirs)).status_code for page in ("paper", "edit")] == [404, 404]
    assert desk.get(url("edit", told)).status_code == 404
    for page in ("edit", "share", "take-back"):
        assert desk.post(url(page, told), {"title": "改", "text": "改"}).status_code == 404
    assert url("edit", told) not in desk.get(url("detail", told)).content.decode()
    told.refresh_from_db()
    assert (told.title, told.state) == ("机电交流", "shared")


def test_the_search_takes_two_characters_over_title_and_text_and_marks_them(sign_in, liaison, share):
    share(title="走访企业", text="带着 <b>问题</b> 走访，每家半天。" + "补充说明。" * 60 + "最后谈到招聘。")
    share()
    desk = sign_in(liaison)
    assert listed(desk, q="走访") == ["走访企业"] and listed(desk, q="联络员") == ["一班一联络员"]
    page = desk.get(reverse(LIST), {"q": "招聘"}).content.decode()
    assert "最后谈到<mark>招聘</mark>。" in page and "<b>问题" not in page
    page = desk.get(reverse(LIST), {"q": "走"}).content.decode()
    assert "请至少输入两个字再查找" in page and "<mark>" not in page
    assert listed(desk, q="%") == listed(desk) and listed(desk, q="_员") == []
    assert "没有找到" in desk.get(reverse(LIST), {"q": "没有的词"}).content.decode()


def test_the_filters_narrow_by_year_college_article_and_recommendation(
    sign_in, liaison, office, share, machine_college, other_liaison
):
    select_experience(share(title="甲", article=9), reason="好", actor=office)
    share_experience(
        write_experience(machine_college, changes=words(title="乙", article=18), actor=other_liaison),
        actor=other_liaison,
    )
    share_experience(write_experience(None, changes=words(title="丙", article=None), actor=office), actor=office)
    Experience.objects.filter(title="乙").update(shared_at=f"{YEAR - 1}-05-01T08:00:00+08:00")
    desk = sign_in(liaison)
    assert listed(desk) == ["甲", "丙", "乙"]
    assert listed(desk, year=YEAR - 1) == ["乙"] and listed(desk, article=9) == ["甲"]
    assert listed(desk, college=machine_college.pk) == ["乙"] and listed(desk, college="office") == ["丙"]
    assert listed(desk, selected=1) == ["甲"] and listed(desk, selected=1, year=YEAR - 1) == []
    assert listed(desk, year="x", college="987", article="x") == ["甲", "丙", "乙"]


def test_the_list_asks_as_often_for_three_rows_as_for_one(sign_in, liaison, office, share, write):
    desk = sign_in(liaison)

    def asked(**query):
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(reverse(LIST), query).status_code == 200
        return len(queries)

    share()
    write()
    asked()  # settings that are read once
    once = asked(), asked(own=1)
    for title in ("乙", "丙"):
        select_experience(share(title=title, article=18), reason="好", actor=office)
        write(title=title)
    assert (asked(), asked(own=1)) == once


# --- writing at the desk -----------------------------------------------------------------------------------------------


def test_a_college_writes_shares_edits_and_takes_back_at_its_desk(sign_in, liaison):
    desk = sign_in(liaison)
    assert "还没有交流" in desk.get(reverse(LIST)).content.decode()
    page = desk.get(reverse("college:planning:experience-add"))
    form = words(file=named(pdf()), once=page.context["form"]["once"].value())
    answer = desk.post(reverse("college:planning:experience-add"), form, follow=True)
    row = Experience.objects.get()
    assert "已存为草稿" in said(answer)[0] and "只有本单位看得到" in answer.content.decode()
    desk.post(reverse("college:planning:experience-add"), form | {"file": named(BytesIO(PDF))})
    assert Experience.objects.count() == 1
    assert said(desk.post(url("share", row), follow=True)) == ["已交流，全校都能看到。"]
    opened = desk.get(url("edit", row)).context["form"]["version"].value()
    typed = words(text="改为每月一次。", version=opened)
    assert said(desk.post(url("edit", row), typed, follow=True)) == ["已保存，大家看到的是新的内容。"]
    row.refresh_from_db()
    assert (row.state, row.text, row.paper.name) == ("shared", "改为每月一次。", "做法.pdf")
    second = desk.post(url("edit", row), words(text="改为每周一次。", version=opened))
    assert [(each.now, each.typed) for each in second.context["form"].differences] == [
        ("改为每月一次。", "改为每周一次。")
    ]
    assert "已收回" in said(desk.post(url("take-back", row), follow=True))[0]
    assert listed(desk) == [] and listed(desk, own=1) == ["一班一联络员"]


# --- at the office's desk ----------------------------------------------------------------------------------------------


def test_the_office_selects_and_unselects_at_its_desk_and_writes_its_own(sign_in, office, share, write):
    row, draft = share(), write(title="学院草稿")
    desk = sign_in(office)
    answer = desk.post(url("select", row, "admin"), {"reason": "简便"}, follow=True)
    assert said(answer) == ["已推荐，排在最前；学院会收到通知。"] and "简便" in answer.content.decode()
    assert said(desk.post(url("unselect", row, "admin"), {"reason": ""}, follow=True)) == [
        "请写明为什么取消推荐，学院会看到。"
    ]
    assert said(desk.post(url("unselect", row, "admin"), {"reason": "换一篇"}, follow=True)) == [
        "已取消推荐，经验仍在交流。"
    ]
    assert desk.get(url("detail", draft, "admin")).status_code == 404
    assert desk.post(url("select", draft, "admin"), {"reason": "好"}).status_code == 404
    assert desk.get(url("edit", row, "admin")).status_code == 404
    desk.post(reverse("admin:experience-add"), words(title="办公室的做法"))
    own = Experience.objects.get(title="办公室的做法")
    assert own.college is None and listed(desk, "admin:experience-list", own=1) == ["办公室的做法"]


def test_the_inspector_reads_and_writes_nothing(sign_in, inspector, share):
    row, desk = share(), sign_in(inspector)
    assert listed(desk, "admin:experience-list") == ["一班一联络员"]
    html = desk.get(url("detail", row, "admin")).content.decode()
    assert "每班推选一人" in html and "推荐这篇经验" not in html
    for page in ("select", "unselect", "share", "take-back", "edit"):
        assert desk.post(url(page, row, "admin"), {"reason": "好"}).status_code == 403, page
    assert desk.get(reverse("admin:experience-add")).status_code == 403
    row.refresh_from_db()
    assert (row.state, row.selected_at) == ("shared", None)
