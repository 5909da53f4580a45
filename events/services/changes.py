"""An event is moved to another time or place, or cancelled; whoever relied on it is to be told (art. 12, 15)."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils import timezone

from audit.acts import act
from audit.trail import marked
from common.rows import write
from events.models import Event, EventPlan
from events.services.bookings import needs_renewal
from events.services.departments import tell_departments
from events.services.events import due_of
from events.services.filings import take_back_plan
from events.services.invitations import move_invitations
from events.services.plans import IN_REVIEW, tell_of_changes
from events.services.programme import shift_programme
from events.services.rows import locked, still_preparing
from events.services.stations import renew_stations
from events.services.telling import settle, tell_college, tell_office, tell_user
from events.words import time_of

State, PlanState = Event.State, EventPlan.State
LONGEST_WORDS = 300
CHECKED_IN = "已经有人签到，不能再{what}。"
SAME = "时间和地点都没有变。"
SAY_WHY = "已经有人报名、受邀或得到通知，请写明变动的原因。"


@dataclass(frozen=True)
class Moved:
    """What became of a move: whom to tell by hand, what to book anew."""

    event: Event
    untold: int = 0
    bookings: list = field(default_factory=list)


@act
def move_event(event, *, changes, why="", version=None, actor):
    """`changes`: starts_at, ends_at, place, address. Open tasks, programme and departments go along; registrations stay.

    Once anybody relies on it a reason is asked for and the change gets a number, by which who has not been told is known.
    """
    event = still_preparing(event)
    _refuse_move(event)
    before = {name: getattr(event, name) for name in changes}
    if before == changes:
        raise ValidationError(SAME)
    relied, delta, said = is_relied_on(event), changes["starts_at"] - event.starts_at, _said(event, changes)
    if relied and not why.strip():
        raise ValidationError({"why": SAY_WHY})
    facts = changes | _closing(event, changes["starts_at"])
    if relied:
        facts |= {"change_no": event.change_no + 1, "change_words": f"{said}原因：{why}"[:LONGEST_WORDS]}
    write(event, seen=version, **facts)
    _move_along(event, delta)
    move_invitations(event)
    renew_stations(event)
    if relied:
        _tell(event, f"活动时间或地点有变动：{event.title}", event.change_words, actor)
    tell_of_changes(event.plan)
    return Moved(event, event.registrations.standing().untold().count(), bookings_beside(event))


@act
def cancel_event(event, *, reason, actor):
    """It will not take place: rooms are free again, a plan with the office is taken back, everybody is to be told."""
    event = still_preparing(event)
    _refuse_cancel(event)
    if not reason.strip():
        raise ValidationError({"reason": "请写明取消的原因。"})
    if event.plan.state == PlanState.FILED:
        take_back_plan(event, actor=actor)
    ended = {"ended_by": actor, "ended_at": timezone.now(), "change_no": event.change_no + 1}
    write(event, state=State.CANCELLED, reason=reason, change_words=f"活动取消。{reason}"[:LONGEST_WORDS], **ended)
    event.bookings.standing().update(released_by=actor, released_at=timezone.now())
    _tell(event, f"活动取消：{event.title}", reason, actor)
    return Moved(event, event.registrations.standing().untold().count())


@act
def take_up_event(event, *, reason, actor):
    """A cancellation taken back, as long as nobody outside was told of the event: nobody then stays away by mistake.

    Rooms are booked anew by hand, and a plan that was with the office is filed anew.
    """
    event = locked(event)
    if refusal := why_not_taken_up(event):
        raise ValidationError(refusal)
    if not reason.strip():
        raise ValidationError({"reason": "请写明恢复的原因。"})
    for key in (f"change:{event.change_no}", f"change:{event.change_no}:owner"):
        settle(event, key)
    said = event.trail_events.filter(state=State.PREPARING).order_by("-pgh_id").values_list("change_words", flat=True)
    facts = {"change_no": event.change_no - 1, "change_words": said.first() or "", "reason": ""}
    with marked(reason=reason):
        write(event, state=State.PREPARING, ended_by=None, ended_at=None, **facts)
    _tell_desks(event, f"taken-up:{event.version}", f"活动恢复筹备：{event.title}", reason, actor)
    return event


def why_not_taken_up(event):
    """Why a cancelled event stays cancelled, or an empty string."""
    if event.state != State.CANCELLED:
        return f"“{event.title}”{event.get_state_display()}，没有取消。"
    if event.is_over:
        return "活动的时间已经过去，不能恢复。请照此另建一个活动。"
    if is_relied_on(event):
        return "已经有人报名、受邀或得到通知，不能恢复。请照此另建一个活动，再通知大家。"
    return ""


def is_relied_on(event):
    """Somebody outside knows of it: registered, invited, told, or a guest who was asked."""
    return (
        event.registrations.standing().exists()
        or event.invitations.exists()
        or event.guests.exclude(invited_on=None).exists()
        or event.event_departments.told().exists()
        or (event.plan.state == PlanState.APPROVED and event.visibility != Event.Visibility.INTERNAL)
    )


def bookings_beside(event):
    """Rooms that were booked for a time that is no more the event's."""
    standing = event.bookings.standing().select_related("venue").order_by("starts_at", "pk")
    return [row for row in standing if needs_renewal(row, event)]


def _refuse_move(event):
    if event.plan.state == PlanState.FILED:
        raise ValidationError(IN_REVIEW)
    if event.check_ins.standing().exists():
        raise ValidationError(CHECKED_IN.format(what="改时间和地点"))


def _refuse_cancel(event):
    if event.check_ins.standing().exists():
        raise ValidationError(CHECKED_IN.format(what="取消"))


def _said(event, changes):
    """`时间由…改为…；地点由…改为…。`"""
    after = Event(**{name: getattr(event, name) for name in ("starts_at", "ends_at", "place")} | changes)
    said = []
    if (after.starts_at, after.ends_at) != (event.starts_at, event.ends_at):
        said.append(f"时间由{time_of(event)}改为{time_of(after)}")
    if after.place != event.place:
        said.append(f"地点改为{after.place or '另行通知'}")
    return f"{'；'.join(said) or '路线说明有变动'}。"


def _closing(event, starts_at):
    """Registration ends when the event begins at the latest."""
    if event.closes_at is None or event.closes_at <= starts_at:
        return {}
    if event.opens_at and event.opens_at >= starts_at:
        raise ValidationError("报名在新的活动时间以后才开始。请先改报名时间，再改活动时间。")
    return {"closes_at": starts_at}


def _move_along(event, delta):
    if not delta:
        return
    for task in event.tasks.filter(done_at__isnull=True, days__isnull=False).select_for_update():
        write(task, due_on=due_of(event, task.days))
    shift_programme(event, delta)


def _tell(event, title, body, actor):
    """Departments that knew of it, the other desk, and the owner where somebody else did it."""
    tell_departments(event, again=True, actor=actor)
    _tell_desks(event, f"change:{event.change_no}", title, body, actor)


def _tell_desks(event, key, title, body, actor):
    if actor.is_staff:
        tell_college(event, key, title, page="detail", body=body)
    elif event.college_id:
        tell_office(event, key, f"{title}（{event.unit}）", page="detail", body=body)
    if event.owner_id != actor.pk:
        tell_user(event, f"{key}:owner", event.owner, title, body=body)
