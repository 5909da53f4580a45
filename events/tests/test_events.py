"""An event is begun with what the service rule of its kind says, by whose it is (art. 13–15)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from alumni.models import ClassGroup
from colleges.models import Notice
from conftest import make_alumnus, seated
from events.models import Event, EventPlan, Kind
from events.services.events import add_classes, create_event, edit_event, hand_on_event, refuse_kind, remove_class
from events.tests.made import make_event

pytestmark = pytest.mark.django_db


def form_of(**facts):
    """A form for a new event as a college types it."""
    return {
        "kind": "class_reunion", "title": "畜牧九六班二十周年返校", "starts_at": "2027-05-02T09:00", "ends_at": "2027-05-02T17:00",
        "place": "畜牧楼", "contact": "周老师",
    } | facts  # fmt: skip


# --- beginning ---------------------------------------------------------------------------------------------------------


def test_an_event_begins_with_its_plan_and_the_tasks_of_its_kind(liaison, animal_college):
    event = make_event(animal_college, actor=liaison, in_days=60)
    first, day = event.tasks.first(), timezone.localdate() + timedelta(days=60)
    assert (event.plan.state, event.owner, event.created_by, event.state) == ("draft", liaison, liaison, "preparing")
    assert (event.tasks.count(), first.title, first.due_on) == (
        10,
        "与班级联络员确定时间和人数",
        day - timedelta(days=45),
    )


@pytest.mark.parametrize("kind", ["homecoming", "anniversary", "forum", "large"])
def test_a_college_cannot_begin_what_the_office_runs(kind, animal_college):
    with pytest.raises(ValidationError) as refused:
        refuse_kind(kind, animal_college)
    assert "第十四条" in refused.value.messages[0]


@pytest.mark.parametrize("kind", ["year_reunion", "class_reunion"])
def test_the_office_cannot_begin_a_colleges_reunion(kind):
    with pytest.raises(ValidationError) as refused:
        refuse_kind(kind, None)
    assert "第十五条" in refused.value.messages[0]


def test_a_closed_college_begins_no_event(liaison, animal_college):
    animal_college.closed_on = timezone.localdate()
    animal_college.save()
    with pytest.raises(ValidationError) as refused:
        make_event(animal_college, actor=liaison)
    assert (refused.value.messages[0][:5], Event.objects.count()) == ("动物科技学", 0)


def test_the_page_refuses_a_kind_of_the_office_with_its_article(desk):
    page = desk.post("/college/events/add/", form_of(kind="forum")).content.decode()
    assert "第十四条" in page
    assert Event.objects.count() == 0


def test_a_liaison_begins_an_event_on_the_page_once(desk, liaison, animal_college, alumnus):
    group = ClassGroup.objects.get()
    sent = form_of(classes=group.pk, once="key1")
    first, second = (desk.post("/college/events/add/", sent) for _ in range(2))
    event = Event.objects.get()
    assert (first["Location"], second["Location"]) == (f"/college/events/{event.pk}/",) * 2
    assert (event.college, event.classes.get(), event.owner) == (animal_college, group, liaison)
    assert timezone.localtime(event.starts_at).hour == 9


def test_an_event_cannot_take_another_colleges_class(
    desk, alumnus, other_alumnus, machine_college, liaison, animal_college
):
    theirs = ClassGroup.objects.get(college=machine_college)
    page = desk.post("/college/events/add/", form_of(classes=theirs.pk))
    assert (page.status_code, Event.objects.count()) == (200, 0)
    with pytest.raises(ValidationError) as refused:
        make_event(animal_college, actor=liaison, classes=[theirs])
    assert refused.value.messages == ["只能选本学院的班级。"]


def test_an_end_before_the_beginning_is_told_on_the_form(desk):
    page = desk.post("/college/events/add/", form_of(ends_at="2027-05-02T08:00")).content.decode()
    assert "结束时间应晚于开始时间" in page


def test_the_office_begins_an_event_of_the_school(sign_in, office):
    browser = sign_in(office)
    browser.post("/admin/events/add/", form_of(kind="forum", title="校友面对面"))
    event = Event.objects.get()
    assert (event.college, event.kind, event.tasks.count(), event.article) == (None, "forum", 10, 14)


# --- the list ----------------------------------------------------------------------------------------------------------


def titles(browser, url):
    return [event.title for event, _ in browser.get(url).context["lines"]]


def test_what_is_late_stands_in_front(desk, liaison, animal_college):
    make_event(animal_college, actor=liaison, title="还早", in_days=60)
    near = make_event(animal_college, actor=liaison, title="已批", in_days=3, plan="approved")
    late = make_event(animal_college, actor=liaison, title="迟报", in_days=5)
    over = make_event(animal_college, actor=liaison, title="未交", in_days=-30, plan="approved")
    for event in (near, late, over):
        event.tasks.all().delete()
    lines = desk.get("/college/events/").context["lines"]
    assert [event.title for event, _ in lines] == ["未交", "迟报", "已批", "还早"]
    assert ("总结和通讯录逾期", "danger") in lines[0][1]
    assert ("方案迟报", "danger") in lines[1][1]


def test_a_list_is_filtered(sign_in, office, liaison, animal_college):
    make_event(animal_college, actor=liaison, title="学院的")
    make_event(actor=office, title="学校的", plan="approved")
    gone = make_event(actor=office, title="取消的")
    Event.objects.filter(pk=gone.pk).update(state="cancelled", reason="雨", ended_by=office, ended_at=timezone.now())
    browser = sign_in(office)
    assert titles(browser, "/admin/events/") == ["学院的", "学校的"]
    assert titles(browser, f"/admin/events/?college={animal_college.pk}") == ["学院的"]
    assert titles(browser, "/admin/events/?college=school&state=approved") == ["学校的"]
    assert titles(browser, "/admin/events/?show=ended") == ["取消的"]
    assert titles(browser, "/admin/events/?kind=lecture&year=x&college=9999") == []


def test_a_list_takes_as_many_queries_for_three_events_as_for_one(
    desk, liaison, animal_college, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make_event(animal_college, actor=liaison)
    desk.get("/college/events/")
    with CaptureQueriesContext(
        connection,
    ) as one:
        desk.get("/college/events/")
    for number in (1, 2):
        make_event(animal_college, actor=liaison, title=f"又一项{number}")
    with CaptureQueriesContext(connection) as three:
        desk.get("/college/events/")
    assert len(one) == len(three)


def test_an_empty_list_leads_to_the_suggestions(desk):
    assert "查看值年建议" in desk.get("/college/events/").content.decode()


def test_another_colleges_event_is_a_404(desk, other_liaison, machine_college):
    event = make_event(machine_college, actor=other_liaison)
    assert [desk.get(f"/college/events/{event.pk}/{page}").status_code for page in ("", "edit/", "move/")] == [404] * 3


# --- one event ---------------------------------------------------------------------------------------------------------


def test_the_overview_says_what_is_missing_and_until_when(desk, liaison, animal_college, django_assert_max_num_queries):
    event = make_event(animal_college, actor=liaison, in_days=60)
    page = desk.get(f"/college/events/{event.pk}/")
    steps = {step.title: step for step, _ in page.context["steps"]}
    assert steps["活动方案"].due_on == event.first_day - timedelta(days=10)
    assert "日程" in steps["活动方案"].said and "班级联络员" in steps["活动方案"].said
    assert steps["筹备事项"].said == "10 项，办完 0 项。"
    assert "第十三条" in page.content.decode()


def test_words_are_saved_and_a_second_window_sees_what_changed(desk, liaison, animal_college):
    event = make_event(animal_college, actor=liaison)
    url = f"/college/events/{event.pk}/edit/"
    version = desk.get(url).context["form"]["version"].value()
    words = {"intro": "欢迎回家", "contact": "周老师", "version": version}
    assert desk.post(url, words | {"title": "甲"}).status_code == 302
    page = desk.post(url, words | {"title": "乙"})
    event.refresh_from_db()
    assert (page.status_code, event.title, event.intro) == (200, "甲", "欢迎回家")


def test_what_has_ended_is_not_rewritten(liaison, animal_college):
    event = make_event(animal_college, actor=liaison)
    Event.objects.filter(pk=event.pk).update(state="closed", ended_by=liaison, ended_at=timezone.now())
    with pytest.raises(ValidationError) as refused:
        edit_event(event, changes={"title": "新名"}, actor=liaison)
    assert refused.value.messages == ["“二十年再聚首”已办结，不能再改。"]


def test_markup_in_the_words_stays_text(desk, liaison, animal_college):
    event = make_event(animal_college, actor=liaison, intro="<script>x</script>", address="<b>路</b>")
    page = desk.get(f"/college/events/{event.pk}/").content.decode()
    assert "&lt;script&gt;x" in page and "&lt;b&gt;路" in page and "<script>x" not in page


# --- classes and owner -------------------------------------------------------------------------------------------------


def test_classes_are_listed_once_and_taken_out_again(desk, liaison, animal_college, alumnus):
    event, group = make_event(animal_college, actor=liaison), ClassGroup.objects.get()
    for _ in range(2):
        desk.post(f"/college/events/{event.pk}/classes/add/", {"classes": group.pk})
    row = event.event_classes.get()
    desk.post(f"/college/events/classes/{row.pk}/remove/")
    assert event.event_classes.count() == 0


def test_a_class_whose_directory_is_excused_stays(liaison, office, animal_college, alumnus):
    event = make_event(animal_college, actor=liaison, classes=ClassGroup.objects.all())
    event.event_classes.update(excused="全班已逐人核对", excused_by=office)
    with pytest.raises(ValidationError):
        remove_class(event.event_classes.get(), actor=liaison)
    assert event.event_classes.count() == 1


def test_classes_of_a_college_that_was_merged_may_come(liaison, animal_college, machine_college):
    make_alumnus(machine_college, "老校友", class_name="机电9601")
    machine_college.merged_into, machine_college.closed_on = animal_college, timezone.localdate()
    machine_college.save()
    event = make_event(animal_college, actor=liaison)
    assert [str(row.class_group) for row in add_classes(event, classes=ClassGroup.objects.all(), actor=liaison)] == [
        "机电9601"
    ]


def test_an_event_is_handed_on_within_the_college_and_the_new_owner_is_told(
    liaison, other_liaison, make_user, animal_college
):
    event, colleague = make_event(animal_college, actor=liaison), seated(make_user("second", "李老师"), animal_college)
    with pytest.raises(ValidationError) as refused:
        hand_on_event(event, owner=other_liaison, actor=liaison)
    hand_on_event(event, owner=colleague, actor=liaison)
    event.refresh_from_db()
    assert "不在这个单位任职" in refused.value.messages[0]
    assert (event.owner, Notice.objects.get(user=colleague).title) == (colleague, "请您承办：二十年再聚首")


def test_the_trail_names_who_began_the_event(liaison, animal_college):
    event = create_event(
        kind=Kind.OTHER, college=animal_college, actor=liaison,
        changes={"title": "座谈", "starts_at": timezone.now(), "ends_at": timezone.now() + timedelta(hours=1)},
    )  # fmt: skip
    assert event.trail_events.get().actor_name.startswith(liaison.name)
    assert EventPlan.objects.get().event == event


def test_a_day_that_comes_without_an_approved_plan_is_told_on_the_events_page(desk, liaison, animal_college):
    def said(event):
        return list(desk.get(f"/college/events/{event.pk}/").context["warnings"])

    near = make_event(animal_college, actor=liaison, in_days=5)
    over = make_event(animal_college, actor=liaison, in_days=-5, plan="filed")
    assert said(near) == ["离活动还有 5 天，活动方案还没有报送；批准以前不能公开、报名和邀请校友。"]
    assert said(over) == ["活动已经举行，活动方案还没有批准，批准以后才能办结。"]
    assert said(make_event(animal_college, actor=liaison, in_days=60)) == []
    assert said(make_event(animal_college, actor=liaison, in_days=5, plan="approved")) == []
    assert "活动方案还没有报送；批准以前" in desk.get(f"/college/events/{near.pk}/plan/").content.decode()
