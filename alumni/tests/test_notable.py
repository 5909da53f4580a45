"""A notable alumnus's file: drafted by the college, reviewed by the office, published with consent."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alumni.models import Achievement, Alumnus, Contact, Education, Employment, NotableProfile, Photo
from alumni.notable_facts import missing_of, months_before, with_facts
from alumni.services.consents import give_consent, withdraw_consent
from alumni.services.merges import merge_people, unmerge
from alumni.services.notable import (
    SOURCES,
    approve_profile,
    edit_profile,
    note_contact,
    publish_profile,
    return_profile,
    save_achievement,
    start_profile,
    submit_profile,
    withdraw_profile,
)
from alumni.tests.notable_files import WON, WORDS, url
from colleges.models import School
from colleges.todos import Desk, todos_for
from conftest import make_alumnus

pytestmark = pytest.mark.django_db


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_a_college_drafts_the_office_reviews_and_with_consent_it_is_published(
    profile, achievement, alumnus, liaison, office
):
    assert profile.state == "draft"
    assert submit_profile(profile, actor=liaison).submitted_by == liaison
    approved = approve_profile(profile, actor=office)
    assert (approved.state, approved.reviewed_by) == ("approved", office)
    with pytest.raises(ValidationError, match="还没有本人"):
        publish_profile(profile, actor=office)
    give_consent(alumnus, "public_page", channel="paper", actor=liaison)
    assert publish_profile(profile, actor=office).published_at is not None
    assert list(NotableProfile.objects.public()) == [profile]
    assert withdraw_profile(profile, actor=office).state == "approved"
    assert list(NotableProfile.objects.public()) == []


def test_each_step_names_the_states_it_may_be_taken_from(profile, achievement, office, alumnus):
    give_consent(alumnus, "public_page", channel="paper", actor=office)
    steps = {
        "submit": lambda row: submit_profile(row, actor=office),
        "return": lambda row: return_profile(row, remark="补照片", actor=office),
        "approve": lambda row: approve_profile(row, actor=office),
        "publish": lambda row: publish_profile(row, actor=office),
        "withdraw": lambda row: withdraw_profile(row, actor=office),
    }
    went = {}
    for state in NotableProfile.State.values:
        for step, take in steps.items():
            facts = {"reviewed_by": office, "reviewed_at": timezone.now(), "remark": "先前的意见"}
            is_public = state == "published"
            facts |= {
                "published_at": timezone.now() if is_public else None,
                "published_content": {} if is_public else None,
            }
            facts["published_under"] = None
            NotableProfile.objects.filter(pk=profile.pk).update(state=state, **facts)
            try:
                take(NotableProfile.objects.get(pk=profile.pk))
            except ValidationError as refusal:
                assert "不能这样办理" in refusal.messages[0]
            else:
                went.setdefault(step, []).append(state)
    assert went == {step: [str(state) for state in states] for step, states in SOURCES.items()}


def test_a_file_without_story_or_achievement_is_not_submitted(profile, animal_college, liaison):
    with pytest.raises(ValidationError, match="还没有主要成就"):
        submit_profile(profile, actor=liaison)
    NotableProfile.objects.update(story=" ")
    with pytest.raises(ValidationError, match="还没有写事迹"):
        submit_profile(profile, actor=liaison)


def test_what_is_with_the_office_is_not_edited_by_the_college(submitted, achievement, animal_college, liaison, office):
    change = {"headline": "改过的话"}
    with pytest.raises(ValidationError, match="请校友会办公室退回后再修改"):
        edit_profile(submitted, changes=change, version=submitted.version, college=animal_college, actor=liaison)
    with pytest.raises(ValidationError, match="请校友会办公室退回后再修改"):
        save_achievement(achievement, changes={"text": "别的"}, college=animal_college, actor=liaison)
    submitted = NotableProfile.objects.get(pk=submitted.pk)
    assert (
        edit_profile(submitted, changes=change, version=submitted.version, college=None, actor=office).headline
        == "改过的话"
    )


def test_a_stranger_is_given_no_file(other_alumnus, animal_college, liaison):
    with pytest.raises(ValidationError, match="只能为在本学院就读过的校友建档"):
        start_profile(other_alumnus, college=animal_college, changes=WORDS, actor=liaison)


def test_the_checklist_says_what_is_missing_for_many_in_one_statement(profile, alumnus, liaison, animal_college):
    other = make_alumnus(animal_college, "刘洋", class_name="牧医1502")
    start_profile(other, college=animal_college, changes=WORDS, actor=liaison)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        files = {row.alumnus_id: row for row in with_facts(NotableProfile.objects.all())}
    assert len([query for query in queries if "alumni_notableprofile" in query["sql"]]) == 1
    everything = ["work", "achievement", "contact", "portrait", "military", "graduation", "consent"]
    assert missing_of(files[alumnus.pk]) == missing_of(files[other.pk]) == everything
    _complete(profile, alumnus, liaison, animal_college)
    files = {row.alumnus_id: row for row in with_facts(NotableProfile.objects.all())}
    assert missing_of(files[alumnus.pk]) == []
    assert missing_of(files[other.pk]) == everything


def _complete(profile, alumnus, liaison, college):
    Employment.objects.create(alumnus=alumnus, employer="省农科院")
    save_achievement(Achievement(profile=profile), changes=WON, college=college, actor=liaison)
    Contact.objects.filter(alumnus=alumnus).update(confirmed_on=timezone.localdate())
    group = alumnus.educations.get().class_group
    owners = {
        "portrait": {"alumnus": alumnus},
        "military": {"class_group": group},
        "graduation": {"class_group": group},
    }
    for kind, owner in owners.items():
        photo = Photo(kind=kind, width=3, height=3, size=9, sha256=kind, uploaded_by=liaison, **owner)
        photo.image.save("x.jpg", ContentFile(b"jpeg"))
    give_consent(alumnus, "public_page", channel="paper", actor=liaison)


def test_a_file_nobody_was_in_touch_about_for_long_is_listed(sign_in, profile, alumnus, liaison, animal_college):
    browser, today = sign_in(liaison), timezone.localdate()
    assert [line["profile"] for line in browser.get(url("notable-list"), {"silent": "1"}).context["lines"]] == [profile]
    long_ago = {"on": today - timedelta(days=500), "way": "phone", "who": "周老师", "text": "问候"}
    note_contact(profile, changes=long_ago, actor=liaison)
    assert len(browser.get(url("notable-list"), {"silent": "1"}).context["lines"]) == 1
    lately = long_ago | {"on": today - timedelta(days=3), "next_on": today + timedelta(days=5)}
    note_contact(profile, changes=lately, actor=liaison)
    assert browser.get(url("notable-list"), {"silent": "1"}).context["lines"] == []
    todo = [each for each in todos_for(Desk(animal_college, "liaison", liaison)) if "约好联络" in each.title]
    assert [(each.count, each.due_on) for each in todo] == [(1, today + timedelta(days=5))]
    assert [line["profile"] for line in browser.get(todo[0].url).context["lines"]] == [profile]
    for facts in ({"do_not_contact": True}, {"state": "lost"}, {"state": "deceased"}):
        Alumnus.objects.filter(pk=alumnus.pk).update(**{"do_not_contact": False, "state": "active"} | facts)
        assert not [each for each in todos_for(Desk(animal_college, "liaison", liaison)) if "约好联络" in each.title]
        assert browser.get(todo[0].url).context["lines"] == []
    profile.alumnus.refresh_from_db()
    with pytest.raises(ValidationError, match="不安排下次联络"):
        note_contact(profile, changes=lately, actor=liaison)


def test_who_withdrew_is_counted_where_the_office_takes_files_off_and_no_longer_as_public(
    sign_in, published, alumnus, office, liaison, animal_college
):
    def tabs(user, door):
        return {value: count for value, _, count in sign_in(user).get(url("notable-list", door=door)).context["tabs"]}

    other = make_alumnus(animal_college, "刘洋", class_name="牧医1502")
    start_profile(other, college=animal_college, changes=WORDS, actor=liaison)
    counted = {"": 2, "draft": 1, "submitted": 0, "returned": 0, "approved": 0, "published": 1}
    counted |= {"revoked": 0, "republish": 0}
    assert tabs(office, "admin") == tabs(liaison, "college:alumni") == counted
    withdraw_consent(alumnus.consents.get(), channel="phone", actor=office)
    assert tabs(office, "admin") == tabs(liaison, "college:alumni") == counted | {"published": 0, "revoked": 1}
    [todo] = [each for each in todos_for(Desk()) if "从网站撤下" in each.title]
    page = sign_in(office).get(todo.url)
    assert [line["profile"] for line in page.context["lines"]] == [published] and "待撤下" in page.content.decode()
    withdraw_profile(published, actor=office)
    assert tabs(office, "admin") == counted | {"published": 0, "approved": 1}


def test_the_last_day_of_a_month_has_a_month_before():
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2026, 3, 31), 15) == date(2024, 12, 31)


def test_the_whole_way_on_the_pages(client, profile, achievement, alumnus, liaison, office, animal_college):
    client.force_login(liaison)
    page = client.post(url("notable-submit", profile.pk), follow=True)
    assert said(page) == ["已提交校友会办公室审核。"]
    client.force_login(office)
    assert "优秀校友档案待审核" in [todo.title for todo in todos_for(Desk())]
    page = client.post(url("notable-return", profile.pk, door="admin"), {"remark": ""}, follow=True)
    assert said(page) == ["退回请写明要补什么。"]
    client.post(url("notable-return", profile.pk, door="admin"), {"remark": "请补毕业照"})
    client.force_login(liaison)
    assert "优秀校友档案被退回，请补充" in [todo.title for todo in todos_for(Desk(animal_college, "liaison", liaison))]
    assert "请补毕业照" in client.get(url("notable-detail", profile.pk)).content.decode()
    client.post(url("notable-submit", profile.pk))
    client.force_login(office)
    page = client.post(url("notable-approve", profile.pk, door="admin"), follow=True)
    assert said(page)[-1] == "已审核入库。征得本人同意后可以公开。"
    give_consent(alumnus, "public_page", channel="paper", actor=office)
    page = client.post(url("notable-publish", profile.pk, door="admin"), follow=True)
    assert said(page)[-1] == "已在学校网站公开。"


def test_an_inspector_reads_and_takes_no_step(sign_in, inspector, submitted):
    browser = sign_in(inspector)
    page = browser.get(url("notable-detail", submitted.pk, door="admin"))
    assert page.status_code == 200 and "审核入库" not in page.content.decode()
    assert browser.post(url("notable-approve", submitted.pk, door="admin")).status_code == 403
    assert NotableProfile.objects.get().state == "submitted"


def test_another_colleges_file_is_a_404(sign_in, other_liaison, profile, achievement):
    browser = sign_in(other_liaison)
    assert browser.get(url("notable-detail", profile.pk)).status_code == 404
    assert browser.post(url("notable-achievement-remove", achievement.pk)).status_code == 404
    assert browser.get(url("notable-list")).context["lines"] == []


def test_the_second_writer_of_a_file_sees_what_changed(sign_in, liaison, profile, animal_college, leader):
    browser = sign_in(liaison)
    opened = browser.get(url("notable-edit", profile.pk)).context["form"]["version"].value()
    edit_profile(
        profile, changes={"headline": "别人写的"}, version=profile.version, college=animal_college, actor=leader
    )
    typed = {**WORDS, "headline": "我写的", "version": opened}
    page = browser.post(url("notable-edit", profile.pk), typed)
    assert page.status_code == 200 and "别人写的" in page.content.decode() and "我写的" in page.content.decode()
    assert NotableProfile.objects.get().headline == "别人写的"


def test_the_office_prints_a_file_and_the_log_says_so(sign_in, office, approved):
    from audit.models import ExportLine

    page = sign_in(office).post(url("notable-pdf", approved.pk, door="admin"))
    assert page.content.startswith(b"%PDF")
    assert list(ExportLine.objects.values_list("what", "people", "unmasked")) == [
        ("优秀校友档案", [approved.alumnus_id], False)
    ]


def test_two_files_of_one_person_become_one_and_come_apart_again(
    profile, achievement, animal_college, liaison, office, alumnus
):
    twin = make_alumnus(animal_college, "王伟")
    words = WORDS | {"headline": "另一句话", "story": "另一段事迹。"}
    second = start_profile(twin, college=animal_college, changes=words, actor=liaison)
    changes = WON | {"text": "另一个奖"}
    save_achievement(Achievement(profile=second), changes=changes, college=animal_college, actor=liaison)
    merge = merge_people(alumnus, twin, college=None, actor=office)
    left = NotableProfile.objects.get()
    assert (left.pk, left.headline, left.slug) == (profile.pk, WORDS["headline"], profile.slug)
    assert left.story == WORDS["story"] + "\n\n另一段事迹。"
    assert set(left.achievements.values_list("text", flat=True)) == {"省科技进步三等奖", "另一个奖"}
    unmerge(merge, college=None, actor=office)
    back = NotableProfile.objects.get(alumnus=twin.pk)
    assert (back.headline, back.slug, back.achievements.get().text) == ("另一句话", second.slug, "另一个奖")
    assert NotableProfile.objects.get(alumnus=alumnus).story == WORDS["story"]


def test_a_file_that_is_with_the_office_opens_no_form_and_what_was_typed_is_not_lost(
    sign_in, liaison, submitted, achievement, office
):
    desk = sign_in(liaison)
    for page in ("notable-edit", "notable-achievement-edit", "notable-achievement-add"):
        number = achievement.pk if page == "notable-achievement-edit" else submitted.pk
        shown = desk.get(url(page, number))
        words = shown.content.decode()
        assert "form" not in shown.context and "正由校友会办公室审核，请校友会办公室退回后再修改" in words
        assert f'href="{url("notable-detail", submitted.pk)}"' in words
    late = desk.post(url("notable-edit", submitted.pk), WORDS | {"story": "写了一下午的事迹"}).content.decode()
    assert "没有保存" in late and "写了一下午的事迹" in late and "别人刚才的修改" not in late
    assert NotableProfile.objects.get().story == WORDS["story"]
    assert "form" in sign_in(office).get(url("notable-edit", submitted.pk, door="admin")).context


def test_a_second_college_is_told_whose_the_file_is_and_nothing_of_it(
    sign_in, other_liaison, profile, alumnus, machine_college
):
    Education.objects.create(alumnus=alumnus, college=machine_college, school=School.current(), enrolled_year=2019)
    desk = sign_in(other_liaison)
    page = desk.get(url("notable-add", alumnus.pk))
    told = "“王伟”已有优秀校友档案，由动物科技学院建立。要补充材料，请联系该学院或校友会办公室。"
    assert told in page.content.decode() and "form" not in page.context
    assert f'href="{url("person-detail", alumnus.pk)}"' in page.content.decode()
    assert WORDS["headline"] not in page.content.decode() and WORDS["story"] not in page.content.decode()
    assert desk.post(url("notable-add", alumnus.pk), WORDS).status_code == 200 and NotableProfile.objects.count() == 1
    with pytest.raises(ValidationError, match="由动物科技学院建立"):
        start_profile(alumnus, college=machine_college, changes=WORDS, actor=other_liaison)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"year": "abc"}, {"year": ["请填整数，不带小数、空格或文字。"]}),
        ({"year": "99999"}, {"year": ["年份应在 1903 年至今年之间，请核对。"]}),
        ({"year": "1800"}, {"year": ["年份应在 1903 年至今年之间，请核对。"]}),
        ({"year": "next"}, {"year": ["年份应在 1903 年至今年之间，请核对。"]}),
        ({"month": "13"}, {"__all__": ["月份应在 1 至 12 之间。"]}),
    ],
)
def test_an_achievement_is_of_a_year_that_has_begun(sign_in, liaison, profile, typed, told):
    if typed.get("year") == "next":
        typed = {"year": str(timezone.localdate().year + 1)}
    page = sign_in(liaison).post(url("notable-achievement-add", profile.pk), WON | typed)
    assert page.context["form"].errors == told
    assert not Achievement.objects.exists()
