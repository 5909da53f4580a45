"""Whether one may register for an event just now, and the sentence that says why not."""

from dataclasses import dataclass

from django.utils import timezone

from common.formats import stamp
from events.models import Event, EventPlan

State, Entry = Event.State, Event.Entry


@dataclass(frozen=True)
class Door:
    """`key` is for templates; `is_open` where a registration is taken in, be it on the waiting list."""

    key: str
    say: str
    is_open: bool = False


def door_of(event, *, invited=False):
    """For whoever comes by the public page, or (`invited`) by a personal invitation."""
    return _ended(event) or _not_for(event, invited) or _too_early_or_late(event) or _by_seats(event)


def _ended(event):
    if event.state == State.CANCELLED:
        return Door("cancelled", f"活动已取消。{event.reason}")
    if event.is_over or event.state == State.CLOSED:
        return Door("over", "活动已经结束。")
    if event.plan.state != EventPlan.State.APPROVED:
        return Door("not_yet", "活动还在筹备，暂时不能报名。")
    return None


def _not_for(event, invited):
    if event.entry == Entry.NONE:
        return Door("not_online", "这个活动不在网上报名，请与咨询联系人联系。")
    if event.entry == Entry.INVITED and not invited:
        return Door("invited", "这个活动凭个人邀请报名，请打开学校或学院发给您的邀请链接。")
    return None


def _too_early_or_late(event):
    now = timezone.now()
    if event.opens_at and now < event.opens_at:
        return Door("early", f"报名将在{stamp(event.opens_at)}开始。")
    if now >= closes_at(event):
        return Door("late", "报名已经截止。仍想参加的，请与咨询联系人联系。")
    return None


def closes_at(event):
    """Where no end was set, one may register until it begins."""
    return event.closes_at or event.starts_at


def _by_seats(event):
    left = event.seats_left
    if left is None:
        return Door("open", "正在报名。", is_open=True)
    if left <= 0 or event.registrations.waiting().exists():
        return Door("waiting", "名额已满，现在报名进入候补；有人取消时按先后顺序递补。", is_open=True)
    return Door("open", f"正在报名，还剩 {left} 个名额。", is_open=True)


def may_change(event):
    """Whoever has registered may change and cancel until the event begins, also after registration was closed."""
    return event.state == State.PREPARING and timezone.now() < event.starts_at
