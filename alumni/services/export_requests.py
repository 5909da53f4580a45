"""A wish to take out more people than the daily limit: liaison → leader → office → one file, or an end without one.

The leader may send it back, the office may refuse, both with a reason; an unused permission expires.
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.roles import OFFICE
from alumni.models import AlumniSettings, ExportRequest
from audit.acts import act
from colleges import notices
from colleges.models import Appointment, College
from common.formats import stamp

ARTICLE = 9
State = ExportRequest.State
WAITING = (State.WITH_LEADER, State.WITH_OFFICE, State.GRANTED)


@act
def request_export(*, query, described, columns, purpose, contact_work, people, actor, college):
    """Ask for one export of `people` persons; a leader's own wish, or one of a college without leader, goes to the office."""
    _refuse_twice(actor, college, query, columns, purpose)
    leaders = _leaders(college)
    straight = not leaders.exists() or leaders.filter(user=actor).exists()
    wish = ExportRequest(
        college=college,
        requested_by=actor,
        query=query,
        described=described[:300],
        columns=list(columns),
        purpose=purpose,
        contact_work=contact_work,
        people=people,
        state=State.WITH_OFFICE if straight else State.WITH_LEADER,
        submitted_by=actor if straight else None,
    )
    wish.full_clean()
    wish.save()
    _tell_office(wish) if straight else _tell_leader(wish)
    return wish


@act
def submit_request(wish, *, actor):
    """The leader stands for the wish and hands it to the office."""
    wish = _lock(wish, State.WITH_LEADER)
    _refuse_stranger(wish, actor)
    wish.state, wish.submitted_by = State.WITH_OFFICE, actor
    wish.save()
    notices.settle(_key(wish, "leader"))
    _tell_office(wish)
    return wish


@act
def return_request(wish, *, reason, actor):
    """The leader sends the wish back to who had it."""
    wish = _lock(wish, State.WITH_LEADER)
    _refuse_stranger(wish, actor)
    _decide(wish, State.REFUSED, reason, actor)
    notices.settle(_key(wish, "leader"))
    _answer(wish, "导出申请被退回", f"原因：{wish.reason}")
    return wish


@act
def grant_export(wish, *, actor, reason=""):
    """The office lets exactly this filter, these columns and this purpose out, once, within the term of the settings."""
    wish = _lock(wish, State.WITH_OFFICE)
    if wish.requested_by_id == actor.pk:
        raise ValidationError("不能批准自己的申请，请由校友会办公室的其他人员办理。")
    wish.expires_at = timezone.now() + timedelta(days=AlumniSettings.current().permission_days)
    _decide(wish, State.GRANTED, reason, actor)
    notices.settle(_key(wish, "office"))
    due_on = timezone.localdate(wish.expires_at)
    _answer(wish, "导出申请已批准", f"请在 {stamp(wish.expires_at)} 前导出，只能导出一次。", due_on=due_on)
    return wish


@act
def refuse_export(wish, *, reason, actor):
    wish = _lock(wish, State.WITH_OFFICE)
    _decide(wish, State.REFUSED, reason, actor)
    notices.settle(_key(wish, "office"))
    _answer(wish, "导出申请未获批准", f"原因：{wish.reason}")
    return wish


def expire_export_requests():
    """Clock work: mark permissions that ran out unused; return how many."""
    ended = ExportRequest.objects.filter(state=State.GRANTED, expires_at__lte=timezone.now())
    keys = [_key(wish, "answer") for wish in ended]
    count = ended.update(state=State.EXPIRED)
    for key in keys:
        notices.settle(key)
    return count


def _lock(wish, state):
    wish = ExportRequest.objects.select_for_update().get(pk=wish.pk)
    if wish.state != state:
        raise ValidationError(f"这份申请已经是“{wish.get_state_display()}”，不必再办。")
    return wish


def _decide(wish, state, reason, actor):
    reason = reason.strip()
    if state == State.REFUSED and not reason:
        raise ValidationError("请写明原因，申请人才知道怎样改。")
    if len(reason) > 200:
        raise ValidationError("原因请控制在 200 字以内。")
    wish.state, wish.reason = state, reason
    wish.decided_by, wish.decided_at = actor, timezone.now()
    wish.save()


def _leaders(college):
    return Appointment.objects.current().leaders().filter(college=college)


def _refuse_stranger(wish, actor):
    """A merged college's wishes are its successor's matter: `of_college` of the leader's college reaches them."""
    seats = Appointment.objects.current().leaders().filter(user=actor).select_related("college")
    if not any(wish.college_id in College.objects.family_of(seat.college) for seat in seats):
        raise ValidationError("只有本学院的分管领导可以提交或退回导出申请。")


def _refuse_twice(actor, college, query, columns, purpose):
    same = ExportRequest.objects.filter(requested_by=actor, college=college, query=query, purpose=purpose)
    if same.filter(columns=list(columns), state__in=WAITING).exists():
        raise ValidationError("同样的申请已经在办理中，请在导出页面查看进展。")


def _key(wish, to):
    return f"export-request:{wish.pk}:{to}"


def _tell_leader(wish):
    notices.put(
        _key(wish, "leader"),
        college=wish.college,
        duty=Appointment.Duty.LEADER,
        title=f"{wish.requested_by.name}申请导出 {wish.people} 位校友，待您提交",
        body=f"用途：{wish.purpose}。范围：{wish.described}。",
        url=reverse("college:alumni:export-list"),
        article=ARTICLE,
    )


def _tell_office(wish):
    unit = wish.college.name if wish.college else OFFICE
    notices.put(
        _key(wish, "office"),
        role=OFFICE,
        title=f"{unit}申请导出 {wish.people} 位校友，待批准",
        body=f"用途：{wish.purpose}。范围：{wish.described}。",
        url=f"/admin/alumni/exportrequest/{wish.pk}/change/",
        article=ARTICLE,
    )


def _answer(wish, title, body, **facts):
    notices.put(
        _key(wish, "answer"),
        user=wish.requested_by,
        title=title,
        body=f"{body}范围：{wish.described}。",
        url=reverse("college:alumni:export-list") if wish.college_id else "/admin/",
        article=ARTICLE,
        **facts,
    )
