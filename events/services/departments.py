"""Departments concerned (art. 12: 及时与学校有关部门沟通): what they are asked, that they were told, what they say."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from audit.acts import act
from colleges.models import Department, DepartmentMember
from common.rows import put_new, write
from events.models import EventDepartment
from events.services.rows import locked, locked_row, still_preparing
from events.services.telling import tell_college, tell_office, tell_user
from events.words import time_of

ARTICLE = 12


@act
def add_department(event, *, department, asked="", actor):
    event = still_preparing(event)
    if not Department.objects.current().filter(pk=department.pk).exists():
        raise ValidationError({"department": f"{department}已撤销，不能再选。"})
    return put_new(EventDepartment(event=event, department=department, asked=asked))


@act
def edit_department(row, *, asked, version=None, actor):
    """What is asked of it, in other words; who was told before is told again by `tell_departments`."""
    still_preparing(row.event)
    row = locked_row(row)
    if row.asked == asked:
        return row
    return write(row, seen=version, asked=asked, told_at=None)


@act
def remove_department(row, *, actor):
    still_preparing(row.event)
    row = locked_row(row)
    if row.told_by_id:
        raise ValidationError(f"已经告知{row.department}，不能删除。不再需要配合的，请改写“需要配合的事”后再告知。")
    row.delete()


@act
def tell_departments(event, *, again=False, actor):
    """Everybody who works there today finds it in the inbox and at `/desk/events/`. Return `(told, those without people)`.

    `again`: only those who knew of it before, of a change or a cancellation.
    """
    event = locked(event)
    rows = [row for row in event.event_departments.select_related("department") if _is_due(row, event, again)]
    told, deserted = [], []
    for row in rows:
        people = members_of(row.department)
        if not people:
            deserted.append(row.department)
            continue
        write(row, told_by=actor, told_at=timezone.now(), told_change=event.change_no)
        for user in people:
            _tell(event, row, user)
        told.append(row)
    return told, deserted


def _is_due(row, event, again):
    if again:
        return row.told_by_id is not None
    return row.told_at is None or row.told_change < event.change_no


def members_of(department):
    current = DepartmentMember.objects.current().filter(department=department).select_related("user")
    return list({member.user_id: member.user for member in current}.values())


def _tell(event, row, user):
    said = {"preparing": "请配合校友活动", "cancelled": "校友活动取消"}.get(event.state, "校友活动")
    if event.state == "preparing" and event.change_no:
        said = "校友活动有变动"
    body = event.change_words if event.change_no else f"{time_of(event)}，{event.place or '地点待定'}。{row.asked}"
    url = reverse("desk:events:detail", args=[row.pk])
    key = f"department:{row.pk}:{row.version}:{user.pk}"
    tell_user(event, key, user, f"{said}：{event.title}", url=url, body=body, article=ARTICLE)


@act
def reply_department(row, *, reply, version=None, actor):
    """What the department says; whose event it is hears of it."""
    event = still_preparing(row.event)
    row = locked_row(row)
    if row.told_at is None:
        raise ValidationError("这项活动的配合事项正在修改，收到新的通知后再回复。")
    if not reply.strip():
        raise ValidationError({"reply": "请写明能否配合、由谁负责。"})
    write(row, seen=version, reply=reply, replied_by=actor, replied_at=timezone.now())
    tell = tell_college if event.college_id else tell_office
    tell(event, f"reply:{row.pk}", f"{row.department}已回复：{event.title}", page="detail", body=reply, article=ARTICLE)
    return row


def awaits_reply(row):
    """Nothing said yet, or told again since."""
    return row.told_at is not None and (row.replied_at is None or row.replied_at < row.told_at)
