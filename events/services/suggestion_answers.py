"""What becomes of a suggestion (art. 12): handed on, assigned, answered or set aside, told to whoever made it."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from audit.acts import act
from colleges.models import Department
from common.rows import write
from events.models import Suggestion
from events.services.departments import members_of
from events.services.suggestions import locked_suggestion
from events.suggestion_mail import mail_after_commit
from events.suggestion_telling import settle_answer, tell_answered, tell_assigned, tell_handed_on

State = Suggestion.State
UNTOLD = {"sent_back_by": None, "sent_back_at": None}
UNSHOWN = {"shown_by": None, "shown_at": None}
UNANSWERED = {"answer": "", "answered_by": None, "answered_at": None}


@act
def hand_on_suggestion(row, *, college, actor):
    """The college gives to the office what it cannot answer itself."""
    row = locked_suggestion(row, college)
    _refuse_unless(row, State.NEW)
    write(row, handed_on_by=actor, handed_on_at=timezone.now())
    tell_handed_on(row)
    return row


@act
def assign_suggestion(row, *, department, due_on, version=None, actor):
    """The office charges a department, another one too, and also with what was set aside before."""
    row = locked_suggestion(row)
    _refuse_unless(row, State.NEW, State.ASSIGNED, State.SET_ASIDE)
    _check_department(department)
    if due_on < timezone.localdate():
        raise ValidationError({"due_on": "答复期限不能早于今天。"})
    facts = {"department": department, "due_on": due_on, "assigned_by": actor, "assigned_at": timezone.now()}
    row = write(row, seen=version, state=State.ASSIGNED, **facts, **UNANSWERED, **UNTOLD)
    settle_answer(row)
    tell_assigned(row)
    return row


def _check_department(department):
    if not Department.objects.current().filter(pk=department.pk).exists():
        raise ValidationError({"department": f"{department}已撤销，不能再选。"})
    if not members_of(department):
        raise ValidationError({"department": f"{department}还没有登记人员，没有人会看到。请先登记人员，或选别的部门。"})


@act
def answer_suggestion(row, *, answer, college=None, version=None, actor):
    """By the office, or (`college`) by the college that heard it; also in other words than before, to be told anew."""
    row = locked_suggestion(row, college)
    return _ended(row, State.ANSWERED, answer, version, actor, by_college=college is not None)


@act
def answer_as_department(row, *, answer, departments, version=None, actor):
    """By somebody of the department that was charged, once; later changes are the office's."""
    row = locked_suggestion(row)
    if row.department_id not in [department.pk for department in departments]:
        raise ValidationError("这条建议已改由其他部门办理。")
    _refuse_unless(row, State.ASSIGNED)
    return _ended(row, State.ANSWERED, answer, version, actor, by_department=True)


@act
def set_aside_suggestion(row, *, reason, version=None, actor):
    """The office says why nothing is done; whoever made it reads the reason."""
    row = locked_suggestion(row)
    _refuse_unless(row, State.NEW, State.ASSIGNED)
    return _ended(row, State.SET_ASIDE, reason, version, actor)


def _ended(row, state, words, version, actor, *, by_college=False, by_department=False):
    if not words.strip():
        raise ValidationError({"answer": "请写明答复。" if state == State.ANSWERED else "请写明原因。"})
    facts = {"state": state, "answer": words, "answered_by": actor, "answered_at": timezone.now()}
    row = write(row, seen=version, **facts, **UNTOLD, **UNSHOWN)
    tell_answered(row, by_college=by_college, by_department=by_department)
    mail_after_commit(row, actor=actor)
    return row


@act
def mark_sent_back(row, *, actor):
    """Staff told the person, by telephone or face to face."""
    row = locked_suggestion(row)
    _refuse_unless(row, State.ANSWERED, State.SET_ASIDE)
    if row.sent_back_at is None:
        write(row, sent_back_by=actor, sent_back_at=timezone.now())
    settle_answer(row)
    return row


def _refuse_unless(row, *states):
    if row.state not in states:
        raise ValidationError(f"这条建议{row.get_state_display()}，不能再这样办理。请刷新页面后再看。")
