"""Check-in stations: a helper's phone without an account, for one event, until some hours after it."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from audit.acts import act
from audit.models import ReadingLine
from common.names import check_plain
from events.models import CheckInStation, EventSettings
from events.services.rows import locked, still_preparing

MOST = 40


def station_end(event):
    return event.ends_at + timedelta(hours=EventSettings.current().station_hours)


@act
def issue_station(event, *, label, actor):
    """Return `(station, token)`; the token is shown once."""
    event = still_preparing(event)
    label = label.strip()
    if not label:
        raise ValidationError({"label": "请写明签到点，例如东门。"})
    check_plain(label)
    until = station_end(event)
    if until <= timezone.now():
        raise ValidationError("活动已经结束，不能再发签到链接。请在“签到”页登记，或补录纸质名单。")
    if event.stations.living().count() >= MOST:
        raise ValidationError(f"一个活动最多同时有 {MOST} 个签到点，请先收回不用的。")
    return CheckInStation.issue(event=event, label=label[:40], issued_by=actor, expires_at=until)


@act
def revoke_station(station, *, actor):
    locked(station.event)
    found = CheckInStation.objects.select_for_update(of=["self"]).get(pk=station.pk)
    if found.revoked_at is None:
        found.revoke(actor=actor)
    return found


def renew_stations(event):
    """The event was moved: the links end with it."""
    until = station_end(event)
    event.stations.filter(revoked_at__isnull=True, issued_at__lt=until).update(expires_at=until)


def station_by(token):
    """The living station of a token, or None; one look-up for hit and miss."""
    found = CheckInStation.objects.select_related("event__college", "event__plan", "issued_by").by_token(token)
    return found if found and is_working(found) else None


def is_working(station):
    """What was cancelled or closed is checked in no more."""
    return station.is_living and station.event.state == station.event.State.PREPARING


def log_opening(station, rows):
    """The list left for a phone: in the log under the name of who gave the link out."""
    station.mark_used()
    what = f"签到名单 {rows} 份，签到点“{station.label}”"
    ReadingLine.signed(
        actor=station.issued_by,
        college=station.event.college,
        subject=f"活动签到 {station.event.title}"[:120],
        subject_id=0,
        what=what[:60],
    )
