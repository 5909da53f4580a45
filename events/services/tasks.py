"""The checklist of an event (筹备事项): who does what until when, what was done, and by whom (art. 13, 15)."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from audit.acts import act
from colleges.models import Department
from common.rows import put_new, write
from events.models import EventTask
from events.services.events import possible_owners
from events.services.rows import locked_row, still_preparing
from events.services.telling import tell_user

FARTHEST = 366
LONGEST_NOTE = EventTask._meta.get_field("note").max_length


@act
def add_task(event, *, changes, actor):
    """`changes`: title, due_on, who, user, department. Whoever is charged with it is told."""
    event = still_preparing(event)
    _refuse_strangers(event, changes)
    task = put_new(EventTask(event=event, **changes, days=_distance(event, changes.get("due_on"))))
    _tell_charged(task, None, actor)
    return task


@act
def edit_task(task, *, changes, version=None, actor):
    event = still_preparing(task.event)
    task = locked_row(task)
    _refuse_strangers(event, changes, task)
    before = task.user_id
    if "due_on" in changes and changes["due_on"] != task.due_on:
        changes = changes | {"days": _distance(event, changes["due_on"])}
    write(task, seen=version, **changes)
    _tell_charged(task, before, actor)
    return task


@act
def finish_task(task, *, note="", actor):
    still_preparing(task.event)
    task = locked_row(task)
    if task.done_at:
        raise ValidationError(f"“{task.title}”已由{task.done_by.name}办完。")
    if len(note) > LONGEST_NOTE:
        raise ValidationError({"note": f"办理情况最多 {LONGEST_NOTE} 字。"})
    said = {"note": note.strip()} if note.strip() else {}
    return write(task, done_by=actor, done_at=timezone.now(), **said)


@act
def reopen_task(task, *, actor):
    """It was ticked off by mistake, or turned out not to be done; the note stays."""
    still_preparing(task.event)
    task = locked_row(task)
    if task.done_at is None:
        raise ValidationError(f"“{task.title}”还没有办完，不用撤销。")
    return write(task, done_by=None, done_at=None)


@act
def remove_task(task, *, actor):
    still_preparing(task.event)
    task = locked_row(task)
    if task.done_at:
        raise ValidationError(f"“{task.title}”已经办完，不能删除。办错了的，请先撤销办完。")
    task.delete()


def _distance(event, due_on):
    """Days from the event's first, so that a moved event takes the date along."""
    days = (due_on - event.first_day).days if due_on else None
    if days is not None and abs(days) > FARTHEST:
        raise ValidationError({"due_on": "期限离活动日超过一年，请核对日期。"})
    return days


def _refuse_strangers(event, changes, task=None):
    """Whoever was charged before may stay, also when they do not work here any more."""
    user, department = changes.get("user"), changes.get("department")
    if user and (task is None or user.pk != task.user_id) and not possible_owners(event).filter(pk=user.pk).exists():
        raise ValidationError({"user": f"{user.name}目前不在这个单位任职，请另选经办人。"})
    if department is None or (task and department.pk == task.department_id):
        return
    if not Department.objects.current().filter(pk=department.pk).exists():
        raise ValidationError({"department": f"{department}已撤销，不能再选。"})


def _tell_charged(task, before, actor):
    user = task.user
    if user is None or user.pk in (before, actor.pk):
        return
    title = f"请您办理：{task.title}"
    facts = {"page": "tasks", "body": f"{task.event.title}，由{actor.name}安排。", "due_on": task.due_on}
    tell_user(task.event, f"task:{task.pk}:{task.version}", user, title, **facts)
