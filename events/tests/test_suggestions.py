"""Suggestions heard (art. 12): who answers, who is charged, who is told, what is shown and what waits."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from colleges.models import Department, DepartmentMember, Notice
from colleges.todos import DepartmentDesk, Desk, todos_for
from events.models import EventSettings, Registration, Suggestion
from events.services.suggestion_answers import (
    answer_as_department,
    answer_suggestion,
    assign_suggestion,
    hand_on_suggestion,
    mark_sent_back,
    set_aside_suggestion,
)
from events.services.suggestions import (
    edit_suggestion,
    forget_names,
    note_suggestion,
    set_consent,
    show_suggestion,
)
from events.tests.suggesting import TEXT, noted, past_event, said
from planning.evidence import kind_of
from planning.figures import figures_for

pytestmark = pytest.mark.django_db
State = Suggestion.State


@pytest.fixture
def department():
    return Department.objects.create(name="教务处")


@pytest.fixture
def clerk(department, make_user):
    user = make_user("teaching", "赵处长")
    DepartmentMember.objects.create(department=department, user=user)
    return user


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def todos_of(desk):
    return [(todo.title, todo.count) for todo in todos_for(desk) if "建议" in todo.title]


def refused(act, *args, **facts):
    with pytest.raises(ValidationError) as refusal:
        act(*args, **facts)
    return refusal.value.messages


# --- who deals with it ---


def test_a_suggestion_at_a_colleges_event_is_the_colleges_whoever_heard_it(animal_college, liaison, office):
    event = past_event(animal_college, actor=liaison)
    row = note_suggestion(TEXT, event=event, actor=office)
    assert (row.college, row.state, row.heard_by) == (animal_college, State.NEW, office)
    assert Notice.objects.get(college=animal_college).title == f"收到校友建议：{TEXT}"
    assert todos_of(Desk(animal_college)) == [("校友建议待答复或转交", 1)]


def test_the_college_answers_what_it_heard_and_its_notice_is_settled(animal_college, liaison):
    row = said(past_event(animal_college, actor=liaison))
    row = answer_suggestion(row, answer="已增开", college=animal_college, actor=liaison)
    assert (row.state, row.answer, row.answered_by) == (State.ANSWERED, "已增开", liaison)
    assert not Notice.objects.filter(settled_at=None).exists()


def test_what_was_handed_on_the_college_only_reads(animal_college, liaison, office):
    row = hand_on_suggestion(noted(animal_college, actor=liaison), college=animal_college, actor=liaison)
    assert "校友会办公室办理" in refused(answer_suggestion, row, answer="好", college=animal_college, actor=liaison)[0]
    assert (todos_of(Desk(animal_college)), todos_of(Desk())) == ([], [("校友建议待答复或转办", 1)])
    answer_suggestion(row, answer="好", actor=office)
    assert [notice.title for notice in Notice.objects.filter(settled_at=None)] == [f"校友建议有了答复：{TEXT}"]


def test_the_office_charges_a_department_and_then_another(
    animal_college, liaison, office, department, clerk, make_user
):
    row = assign_suggestion(noted(actor=office), department=department, due_on=in_days(5), actor=office)
    notice = Notice.objects.get(user=clerk)
    assert (notice.title, notice.due_on, notice.article) == (f"请答复校友建议：{TEXT}", in_days(5), 12)
    assert todos_of(DepartmentDesk((department,), clerk)) == [("校友建议待答复", 1)]
    other = Department.objects.create(name="后勤处")
    user = make_user("rear", "钱处长")
    DepartmentMember.objects.create(department=other, user=user)
    assign_suggestion(row, department=other, due_on=in_days(3), actor=office)
    notice.refresh_from_db()
    assert notice.settled_at and Notice.objects.get(user=user).settled_at is None
    assert todos_of(DepartmentDesk((department,), clerk)) == []
    assert refused(answer_as_department, row, answer="好", departments=[department], actor=clerk) == [
        "这条建议已改由其他部门办理。"
    ]


def test_a_department_where_nobody_works_or_that_is_gone_is_not_charged(office, department):
    row = noted(actor=office)
    assert (
        "还没有登记人员" in refused(assign_suggestion, row, department=department, due_on=in_days(1), actor=office)[0]
    )
    gone = Department.objects.create(name="旧处", closed_on="2020-01-01")
    assert "已撤销" in refused(assign_suggestion, row, department=gone, due_on=in_days(1), actor=office)[0]


def test_an_answer_that_is_due_yesterday_is_not_asked_for(office, department, clerk):
    row = noted(actor=office)
    assert refused(assign_suggestion, row, department=department, due_on=in_days(-1), actor=office) == [
        "答复期限不能早于今天。"
    ]


def test_the_department_answers_once_and_office_and_college_hear_of_it(
    animal_college, liaison, office, department, clerk
):
    row = noted(animal_college, actor=liaison)
    assign_suggestion(row, department=department, due_on=in_days(5), actor=office)
    facts = {"departments": [department], "actor": clerk}
    row = answer_as_department(row, answer="已列入", **facts)
    assert (row.state, row.answered_by) == (State.ANSWERED, clerk)
    open_notices = Notice.objects.filter(settled_at=None).order_by("key")
    assert [notice.title for notice in open_notices] == [
        f"教务处已答复校友建议：{TEXT}",
        f"校友建议有了答复：{TEXT}",
    ]
    assert "不能再这样办理" in refused(answer_as_department, row, answer="又", **facts)[0]


def test_what_is_set_aside_needs_a_reason_and_may_be_charged_later(office, department, clerk):
    row = noted(actor=office)
    assert refused(set_aside_suggestion, row, reason="  ", actor=office) == ["请写明原因。"]
    row = set_aside_suggestion(row, reason="不归学校管", actor=office)
    assert (row.state, row.answer) == (State.SET_ASIDE, "不归学校管")
    row = assign_suggestion(row, department=department, due_on=in_days(1), actor=office)
    assert (row.state, row.answer, row.answered_at) == (State.ASSIGNED, "", None)


def test_only_what_staff_wrote_down_is_edited_and_only_before_the_answer(animal_college, liaison):
    own = said(past_event(animal_college, actor=liaison))
    assert refused(edit_suggestion, own, changes={"text": "改"}, actor=liaison) == ["校友自己填写的建议不能改写。"]
    row = noted(animal_college, actor=liaison)
    assert edit_suggestion(row, changes={"text": "改过"}, college=animal_college, actor=liaison).text == "改过"
    answer_suggestion(row, answer="好", actor=liaison)
    assert refused(edit_suggestion, row, changes={"text": "再改"}, actor=liaison) == ["已经答复的建议不能再改写。"]


def test_a_to_do_leads_to_exactly_what_it_counts(sign_in, animal_college, liaison, office):
    """Of several: one alone opens itself."""
    for days in (1, 9, 10):
        noted(animal_college, actor=liaison, days_ago=days)
    for text in ("一", "二"):
        hand_on_suggestion(noted(animal_college, actor=liaison, text=text), college=animal_college, actor=liaison)
        answer_suggestion(noted(actor=office, name="王伟"), answer="好", actor=office)
        answer_suggestion(noted(animal_college, actor=liaison, name="王伟"), answer="好", actor=office)
    for user, desk in ((liaison, Desk(animal_college)), (office, Desk())):
        browser = sign_in(user)
        found = [todo for todo in todos_for(desk) if "建议" in todo.title and "值年" not in todo.title]
        assert found and [todo.count for todo in found] == [
            len(browser.get(todo.url).context["lines"]) for todo in found
        ]


# --- due days, evidence, figures ---


def test_what_lies_longer_than_a_week_is_late_at_both_desks(animal_college, liaison, office):
    noted(animal_college, actor=liaison, days_ago=7)
    assert not Suggestion.objects.overdue().exists()
    row = noted(animal_college, actor=liaison, days_ago=8)
    assert [late.pk for late in Suggestion.objects.overdue()] == [row.pk] and row.is_late
    todo = next(todo for todo in todos_for(Desk(animal_college)) if "建议" in todo.title)
    assert (todo.count, todo.due_on, todo.is_overdue) == (2, in_days(-1), True)
    assert todos_of(Desk()) == [("学院逾期没有处理的校友建议", 1)]


def test_a_department_that_is_late_shows_at_the_offices_desk(office, department, clerk):
    row = assign_suggestion(noted(actor=office), department=department, due_on=in_days(0), actor=office)
    assert todos_of(Desk()) == []
    Suggestion.objects.filter(pk=row.pk).update(due_on=in_days(-1))
    assert todos_of(Desk()) == [("部门逾期没有答复的校友建议", 1)]


def test_an_answer_waits_to_be_told_where_somebody_is_known(office):
    answer_suggestion(noted(actor=office), answer="好", actor=office)
    assert todos_of(Desk()) == []
    row = answer_suggestion(noted(actor=office, name="王伟"), answer="好", actor=office)
    assert todos_of(Desk()) == [("建议的答复还没有转告本人", 1)]
    mark_sent_back(row, actor=office)
    assert todos_of(Desk()) == []


def test_answered_suggestions_prove_and_are_counted(animal_college, machine_college, liaison):
    noted(animal_college, actor=liaison)
    row = answer_suggestion(noted(animal_college, actor=liaison, name="王伟"), answer="好", actor=liaison)
    year, kind = timezone.localdate().year, kind_of("suggestion-answered")
    assert [found.pk for found in kind.rows(animal_college, year)] == [row.pk]
    assert kind.describe(row).label == f"答复校友建议：{TEXT}" and not kind.rows(machine_college, year).exists()
    told = figures_for(12, college=animal_college, year=year)
    assert ("已答复的校友建议", 1, 2) in [(each.label, each.number, each.of) for each in told]


# --- told and shown ---


def test_the_answer_goes_out_by_mail_after_the_commit(office, django_capture_on_commit_callbacks):
    row = noted(actor=office, name="王伟", contact="wang@example.com")
    with django_capture_on_commit_callbacks(execute=True):
        answer_suggestion(row, answer="已增开", actor=office)
        assert mail.outbox == []
    row.refresh_from_db()
    assert (mail.outbox[0].to, "已增开" in mail.outbox[0].body) == (["wang@example.com"], True)
    assert (row.sent_back_by, todos_of(Desk())) == (office, [])


def test_a_mail_that_was_not_taken_leaves_it_to_be_told(office, django_capture_on_commit_callbacks, settings):
    settings.EMAIL_BACKEND = "events.tests.registering.BrokenBackend"
    row = noted(actor=office, contact="wang@example.com")
    with django_capture_on_commit_callbacks(execute=True):
        answer_suggestion(row, answer="已增开", actor=office)
    row.refresh_from_db()
    assert (row.state, row.sent_back_at, todos_of(Desk())) == (State.ANSWERED, None, [("建议的答复还没有转告本人", 1)])


def test_whoever_asked_to_be_left_alone_gets_no_mail(
    animal_college, liaison, alumnus, django_capture_on_commit_callbacks
):
    event = past_event(animal_college, actor=liaison)
    came = Registration.objects.create(event=event, name=alumnus.name, email="w@example.com", alumnus=alumnus)
    row = said(event, registration=came)
    alumnus.do_not_contact = True
    alumnus.save()
    with django_capture_on_commit_callbacks(execute=True):
        answer_suggestion(row, answer="好", actor=liaison)
    assert mail.outbox == []


def test_it_is_shown_only_with_consent_and_an_answer(office):
    row = noted(actor=office)
    assert refused(show_suggestion, row, actor=office) == ["还没有答复，不能公开。"]
    answer_suggestion(row, answer="好", actor=office)
    assert refused(show_suggestion, row, actor=office) == ["本人没有同意公开，不能公开。"]
    set_consent(row, may_show=True, actor=None)
    assert show_suggestion(row, actor=office).shown_by == office
    assert [shown.pk for shown in Suggestion.objects.shown()] == [row.pk]


def test_consent_taken_back_takes_it_off_at_once(office):
    row = answer_suggestion(noted(actor=office, may_show=True), answer="好", actor=office)
    show_suggestion(row, actor=office)
    row = set_consent(row, may_show=False, actor=None)
    assert (row.may_show, row.shown_at, Suggestion.objects.shown().exists()) == (False, None, False)


def test_other_words_are_shown_and_told_anew(office):
    row = answer_suggestion(noted(actor=office, name="王伟", may_show=True), answer="好", actor=office)
    mark_sent_back(row, actor=office)
    show_suggestion(row, actor=office)
    row = answer_suggestion(row, answer="更好", actor=office)
    assert (row.shown_at, row.sent_back_at) == (None, None)


def test_words_that_name_the_person_are_not_shown(office):
    row = answer_suggestion(noted(actor=office, name="王伟", may_show=True), answer="王伟校友您好", actor=office)
    assert "不能公开" in refused(show_suggestion, row, actor=office)[0]


def test_names_go_some_time_after_the_answer_and_were_never_in_the_trail(office):
    row = answer_suggestion(noted(actor=office, name="王伟", contact="13800138000"), answer="好", actor=office)
    assert forget_names(actor=None) == 0
    before = timezone.now() - timedelta(days=EventSettings.current().keep_days + 1)
    Suggestion.objects.filter(pk=row.pk).update(answered_at=before)
    assert forget_names(actor=None) == 1
    row.refresh_from_db()
    assert (row.name, row.contact, row.text) == ("", "", TEXT)
    columns = {field.name for field in Suggestion.trail_events.rel.related_model._meta.fields}
    assert not columns & {"name", "contact"}


def test_who_registered_is_parted_from_the_suggestion_as_well(animal_college, liaison):
    event = past_event(animal_college, actor=liaison)
    came = Registration.objects.create(event=event, name="王伟", source="staff")
    row = answer_suggestion(said(event, registration=came), answer="好", actor=liaison)
    assert (row.said_by, "王伟" in str(row.trail_events.values())) == ("王伟", False)
    before = timezone.now() - timedelta(days=EventSettings.current().keep_days + 1)
    Suggestion.objects.filter(pk=row.pk).update(answered_at=before)
    assert (forget_names(actor=None), forget_names(actor=None)) == (1, 0)
    row.refresh_from_db()
    assert (row.registration_id, row.said_by, row.text) == (None, "", TEXT)
    columns = {field.name for field in Suggestion.trail_events.rel.related_model._meta.fields}
    assert "registration" not in columns and Registration.objects.filter(pk=came.pk).exists()


def test_a_registration_that_is_deleted_leaves_no_name(animal_college, liaison):
    event = past_event(animal_college, actor=liaison)
    came = Registration.objects.create(event=event, name="王伟", source="staff")
    row = said(event, registration=came)
    assert (row.name, row.said_by) == ("", "王伟")
    came.delete()
    row = Suggestion.objects.get()
    assert (row.registration_id, row.said_by) == (None, "")
