"""The day of an event in the walker's world: a check-in and a station of each college, at an event of today full of secrets."""

from datetime import timedelta

from django.utils import timezone

from events.models import EventPlan, Kind, Registration
from events.services.check_ins import check_in, new_key
from events.services.events import create_event
from events.services.stations import issue_station


def day_rows(college, user, mark):
    """`{kind: id}`."""
    now = timezone.now()
    facts = {"title": f"秘密今日{mark}", "starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(hours=6)}
    event = create_event(kind=Kind.OTHER, college=college, changes=facts, actor=user)
    EventPlan.objects.filter(event=event).update(state=EventPlan.State.APPROVED)
    rows = [
        Registration.objects.create(event=event, source="staff", name=f"秘密{word}{mark}", class_text=f"秘密班{mark}")
        for word in ("到者", "未到")
    ]
    there = check_in(rows[0], key=new_key(), actor=user)
    station, _ = issue_station(event, label=f"秘密签到点{mark}", actor=user)
    return {
        "event_today": event.pk, "coming": rows[1].pk, "check_in": there.pk, "station": station.pk,
        "station_token": _for_anybody(college, user), "badge": rows[1].badge,
    }  # fmt: skip


def _for_anybody(college, user):
    """The token of a station where nothing is secret: whoever holds it may see what stands there. It was opened before."""
    now = timezone.now()
    facts = {"title": "今日活动", "starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(hours=6)}
    event = create_event(kind=Kind.OTHER, college=college, changes=facts, actor=user)
    station, token = issue_station(event, label="东门", actor=user)
    station.mark_used()
    return token
