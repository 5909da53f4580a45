"""值年 suggestions (art. 15), and the service rules that the office keeps (art. 13)."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alumni.models import Alumnus, ClassGroup
from colleges.models import Notice
from conftest import make_alumnus
from events.models import EventSettings, Kind, PaperKind, RuleTask, ServiceRule
from events.reunions import classes_of, reunions
from events.rule_defaults import DEFAULTS
from events.services.rules import all_rules, edit_rule, lay_down_rules, rule_of
from events.tests.made import make_event

pytestmark = pytest.mark.django_db


def graduated(college, name, year, people=1, **facts):
    """A class of so many, each with a phone."""
    for number in range(people):
        make_alumnus(
            college, f"{name}{number}号", class_name=name, mobile=f"139{year}{number:04}"[:11].ljust(11, "0"), **facts
        )
    ClassGroup.objects.filter(name=name).update(enrolled_year=year - 3, graduated_year=year)
    return ClassGroup.objects.get(name=name)


def lines(year, college):
    return [
        (each.title, [g.name for g in each.classes], each.people, each.reachable)
        for each in reunions(year, classes_of(college))
    ]


def test_classes_with_their_round_years_are_named_with_who_can_be_reached(animal_college):
    graduated(animal_college, "畜牧0701", 2007, people=3)
    graduated(animal_college, "畜牧0801", 2008, people=2)
    Alumnus.objects.filter(name="畜牧07010号").update(state="deceased")
    Alumnus.objects.filter(name="畜牧07011号").update(do_not_contact=True)
    assert lines(2027, animal_college) == [("2007届毕业20周年返校", ["畜牧0701"], 3, 1)]


def test_who_left_only_a_replaced_number_cannot_be_reached(animal_college):
    graduated(animal_college, "畜牧0701", 2007)
    Alumnus.objects.get().contacts.update(replaced_on=timezone.localdate())
    assert lines(2027, animal_college) == [("2007届毕业20周年返校", ["畜牧0701"], 1, 0)]


def test_the_office_sets_the_step(animal_college):
    graduated(animal_college, "畜牧0901", 2009)
    EventSettings.current()
    EventSettings.objects.update(reunion_step=9)
    assert [line[0] for line in lines(2027, animal_college)] == ["2009届毕业18周年返校"]


def test_no_class_of_this_year_and_none_of_another_college(animal_college, machine_college):
    graduated(animal_college, "畜牧2701", 2027)
    graduated(machine_college, "机电1701", 2017)
    assert lines(2027, animal_college) == []


def test_one_tap_begins_the_event_with_these_classes(desk, liaison, animal_college):
    group = graduated(animal_college, "畜牧1101", timezone.localdate().year + 1 - 10)
    page = desk.get("/college/events/reunions/")
    ((_, query),) = page.context["lines"]
    form = desk.get(f"/college/events/add/?{query}").context["form"]
    assert (list(form.initial["classes"]), form.initial["kind"]) == ([group], "class_reunion")


def test_a_class_with_an_event_that_year_is_not_suggested_again(liaison, animal_college):
    group, year = graduated(animal_college, "畜牧1101", 2011), timezone.localdate().year
    event = make_event(animal_college, actor=liaison, classes=[group], in_days=1)
    due = timezone.localtime(event.starts_at).year
    ClassGroup.objects.update(enrolled_year=due - 13, graduated_year=due - 10)
    assert reunions(due, classes_of(animal_college))[0].free == []
    type(event).objects.update(state="cancelled", reason="雨", ended_by=liaison, ended_at=timezone.now())
    assert reunions(due, classes_of(animal_college))[0].free == [group]
    assert year <= due


def test_as_many_queries_for_three_classes_as_for_one(desk, animal_college):
    year = timezone.localdate().year + 1 - 20
    graduated(animal_college, "畜牧一班", year)
    desk.get("/college/events/reunions/")
    with CaptureQueriesContext(connection) as one:
        desk.get("/college/events/reunions/")
    graduated(animal_college, "畜牧二班", year)
    graduated(animal_college, "畜牧三班", year - 5)
    with CaptureQueriesContext(connection) as three:
        desk.get("/college/events/reunions/")
    assert len(one) == len(three)


def test_the_office_asks_a_college_once_a_year(sign_in, office, animal_college):
    year = timezone.localdate().year + 1
    graduated(animal_college, "畜牧1101", year - 15)
    browser = sign_in(office)
    for _ in range(2):
        browser.post("/admin/events/reunions/ask/", {"college": animal_college.pk, "year": year})
    notice = Notice.objects.get(college=animal_college)
    assert (notice.title, notice.article) == (f"请安排 {year} 年值年返校：1 个班", 15)


# --- service rules -----------------------------------------------------------------------------------------------------


def test_every_kind_has_a_rule_from_the_first_day():
    assert set(DEFAULTS) == set(Kind)
    assert [rule.kind for rule in all_rules()] == list(Kind)
    assert ServiceRule.objects.count() == len(Kind)


def test_pages_that_show_the_rules_write_none(desk, liaison, animal_college):
    event = make_event(animal_college, actor=liaison)
    with CaptureQueriesContext(connection) as asked:
        for page in ("rules/", f"{event.pk}/", f"{event.pk}/plan/", f"{event.pk}/report/"):
            assert desk.get(f"/college/events/{page}").status_code == 200
    wrote = re.compile(r'(INSERT INTO|UPDATE|DELETE FROM) "events_(servicerule|ruletask|rulepaper)"')
    assert [each["sql"] for each in asked if wrote.search(each["sql"])] == []


def test_laying_the_rules_down_again_changes_nothing_that_the_office_wrote(office):
    rule = rule_of(Kind.LECTURE)
    edit_rule(rule, changes={"words": "新办法"}, papers=[], version=rule.version, actor=office)
    ServiceRule.objects.filter(kind=Kind.OTHER).delete()
    lay_down_rules()
    assert rule_of(Kind.LECTURE).words == "新办法" and rule_of(Kind.OTHER).lead_days == 7
    assert RuleTask.objects.filter(rule__kind=Kind.FORUM).count() == len(DEFAULTS[Kind.FORUM].tasks)


def test_a_task_too_far_off_or_listed_already_is_refused_in_words(sign_in, office):
    rule, browser = rule_of(Kind.LECTURE), sign_in(office)
    at = f"/admin/events/rules/{rule.pk}/tasks/add/"
    far = browser.post(at, {"title": "早做准备", "days": "-400"})
    assert far.context["form"].errors == {"days": ["这里最小填 -366，请核对。"]}
    twice = browser.post(at, {"title": rule.tasks.first().title, "days": "-4"})
    assert "里已经有" in str(twice.context["form"].errors["title"])


def test_the_office_changes_a_rule_and_new_events_follow(sign_in, office, liaison, animal_college):
    rule, old = rule_of(Kind.CLASS_REUNION), make_event(animal_college, actor=liaison)
    browser = sign_in(office)
    browser.post(
        f"/admin/events/rules/{rule.pk}/tasks/add/", {"title": "准备班旗", "days": "-5", "who": "班长", "once": "k"}
    )
    new = make_event(animal_college, actor=liaison, title="另一场")
    assert (old.tasks.filter(title="准备班旗").count(), new.tasks.filter(title="准备班旗").count()) == (0, 1)


def test_parts_papers_and_days_are_kept(office):
    rule = rule_of(Kind.OTHER)
    changes = {"words": "新办法", "parts": ["time", "safety"], "lead_days": 5, "after_days": 7}
    edit_rule(rule, changes=changes, papers=[PaperKind.REPORT], version=rule.version, actor=office)
    rule.refresh_from_db()
    assert (rule.part_labels, rule.lead_days, [paper.kind for paper in rule.papers.all()]) == (
        ["时间", "安全预案"],
        5,
        ["report"],
    )


def test_a_college_reads_the_rules_and_is_told_whose_they_are(desk, sign_in, liaison):
    rule = rule_of(Kind.OTHER)
    page = desk.get("/college/events/rules/").content.decode()
    assert "第十三条" in page and "需要调整的，请联系校友会办公室" in page
    assert "admin/events/rules" not in page
    assert desk.get(f"/admin/events/rules/{rule.pk}/").status_code in (302, 403)


def test_the_inspector_may_not_change_a_rule_and_is_told_why(sign_in, inspector):
    rule, browser = rule_of(Kind.OTHER), sign_in(inspector)
    refused = browser.get(f"/admin/events/rules/{rule.pk}/")
    assert (refused.status_code, browser.get("/admin/events/rules/").status_code) == (403, 200)
    assert "由校友会办公室制定（第十三条）" in refused.content.decode()


def test_tasks_are_reworded_and_removed(sign_in, office):
    task = rule_of(Kind.LECTURE).tasks.first()
    browser = sign_in(office)
    browser.post(f"/admin/events/rules/tasks/{task.pk}/", {"title": "先定人", "days": "-30", "who": ""})
    task.refresh_from_db()
    assert (task.title, task.days) == ("先定人", -30)
    browser.post(f"/admin/events/rules/tasks/{task.pk}/remove/")
    assert not RuleTask.objects.filter(pk=task.pk).exists()
