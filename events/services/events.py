"""An event is begun, described, given its classes and handed on to another owner (art. 13–15)."""

from datetime import timedelta

from django.core.exceptions import ValidationError

from accounts.models import User
from alumni.models import ClassGroup
from audit.acts import act
from colleges.models import Appointment, College
from common.rows import put_new, write
from events.models import OF_COLLEGE, OF_SCHOOL, Event, EventClass, EventPlan, EventTask
from events.services.copying import copy_plan
from events.services.plans import tell_of_changes
from events.services.rows import locked_row, still_preparing
from events.services.rules import rule_of
from events.services.telling import tell_user

BACKEND = "django.contrib.auth.backends.ModelBackend"
NOT_OF_COLLEGE = (
    "校友回湘、校庆日、论坛等大型活动由校友会办公室统筹（第十四条），学院不能建立。需要举办的，请与校友会办公室联系。"
)
NOT_OF_SCHOOL = "年级和班级返校由二级学院承办、校友会办公室指导（第十五条），请由有关学院建立。"
OTHERS_CLASS = "只能选本学院的班级。"
HANDED_IN = "这个班级的通讯录已经交存或免交，不能移出。"


@act
def create_event(*, kind, college=None, changes, classes=(), like=None, actor):
    """An event with its plan and the tasks of its kind's service rule. `college` None: of the school.

    `changes`: title, starts_at, ends_at and whatever else of the event; `owner` is the actor where it is not given.
    `like`: another event of the same desk, whose plan is taken over as a draft.
    """
    refuse_kind(kind, college)
    event = put_new(Event(**{"owner": actor} | changes, kind=kind, college=college, created_by=actor))
    EventPlan.objects.create(event=event)
    for task in rule_of(kind).tasks.all():
        said = {name: getattr(task, name) for name in ("title", "days", "who", "done_with")}
        put_new(EventTask(event=event, **said, due_on=due_of(event, task.days)))
    for group in own_classes(event, classes):
        put_new(EventClass(event=event, class_group=group))
    if like is not None:
        copy_plan(like, event)
    return event


def refuse_kind(kind, college):
    """Art. 14: what is large is the office's. Art. 15: reunions are a college's."""
    if college is not None and college.closed_on:
        raise ValidationError(f"{college.name}已撤销或并入其他学院，不能再建立活动。")
    if college is not None and kind in OF_SCHOOL:
        raise ValidationError({"kind": NOT_OF_COLLEGE})
    if college is None and kind in OF_COLLEGE:
        raise ValidationError({"kind": NOT_OF_SCHOOL})


def due_of(event, days):
    """The day so many days from the event's first; None where the task stands by no distance."""
    return None if days is None else event.first_day + timedelta(days=days)


@act
def edit_event(event, *, changes, version=None, actor):
    """Its words. Time and place are moved by an act of their own, since others rely on them."""
    event = still_preparing(event)
    write(event, seen=version, **changes)
    tell_of_changes(event.plan)
    return event


# --- classes -----------------------------------------------------------------------------------------------------------


@act
def add_classes(event, *, classes, actor):
    """The classes that were not listed yet; a second window's choice counts once."""
    event = still_preparing(event)
    listed = set(event.event_classes.values_list("class_group", flat=True))
    new = [group for group in own_classes(event, classes) if group.pk not in listed]
    if not new:
        raise ValidationError("请选择要列入的班级；所选的班级可能已经列入。")
    return [put_new(EventClass(event=event, class_group=group)) for group in new]


@act
def remove_class(event_class, *, actor):
    still_preparing(event_class.event)
    row = locked_row(event_class)
    if row.upload_id or row.excused:
        raise ValidationError(HANDED_IN)
    row.delete()


def own_classes(event, classes):
    """A college's event is of its own classes; the school's may be of any."""
    classes = list(classes)
    if event.college is not None:
        own = set(ClassGroup.objects.of_college(event.college).values_list("pk", flat=True))
        if any(group.pk not in own for group in classes):
            raise ValidationError({"classes": OTHERS_CLASS})
    return classes


# --- owner -------------------------------------------------------------------------------------------------------------


@act
def hand_on_event(event, *, owner, actor):
    """To somebody who works at the same desk today; the new owner is told."""
    event = still_preparing(event)
    if owner.pk == event.owner_id:
        raise ValidationError({"owner": f"承办人已经是{owner.name}。"})
    if not possible_owners(event).filter(pk=owner.pk).exists():
        raise ValidationError({"owner": f"{owner.name}目前不在这个单位任职，不能承办这项活动。"})
    before = event.owner
    write(event, owner=owner)
    told = f"原承办人{before.name}，由{actor.name}转交。请查看筹备情况。"
    tell_user(event, f"owner:{event.version}", owner, f"请您承办：{event.title}", body=told)
    return event


def possible_owners(event):
    """Of a college's event whoever sits for the college today, of the school's whoever may run one."""
    if event.college is None:
        return User.objects.with_perm("events.run_event", backend=BACKEND)
    today = College.objects.successors()[event.college_id]
    seats = Appointment.objects.current().filter(college__in=[event.college_id, today])
    return User.objects.filter(is_active=True, pk__in=seats.values("user"))
