"""Rooms and places that events book (场地): the office keeps the school's, a college its own."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from audit.acts import act
from common.rows import put_new, write
from events.models import Venue

BOOKED = "{venue}还有 {count} 个以后的预订，停用前请先与承办人商定改到别处。最近一个：{first}。"
DOUBLE = "{keeper}已经登记了“{venue}”，同一处场地请直接预订。确是另一处的，请在名称里写明楼栋。"


@act
def add_venue(*, changes, college, actor):
    venue = Venue(**changes, college=college)
    _refuse_double(venue)
    return put_new(venue)


@act
def edit_venue(venue, *, changes, version=None, actor):
    venue = _locked(venue)
    if changes.get("name", venue.name) != venue.name:
        _refuse_double(Venue(pk=venue.pk, name=changes["name"], college=venue.college))
    return write(venue, seen=version, **changes)


def _refuse_double(venue):
    """One room under two roofs could be booked twice: the school and a college do not keep rooms of one name."""
    others = Venue.objects.filter(name=venue.name.strip(), closed_on=None).exclude(pk=venue.pk)
    other = others.filter(college=None) if venue.college_id else others.exclude(college=None)
    if other := other.select_related("college").first():
        raise ValidationError({"name": DOUBLE.format(keeper=other.college or "学校", venue=other)})


@act
def close_venue(venue, *, actor):
    """It cannot be booked any more; whoever has booked it for later must be settled with first."""
    venue = _locked(venue)
    if venue.closed_on:
        raise ValidationError(f"{venue}已经停用。")
    ahead = venue.bookings.standing().filter(ends_at__gt=timezone.now()).select_related("event__college")
    if first := ahead.first():
        said = f"{first.event.title}（{first.event.unit}）"
        raise ValidationError(BOOKED.format(venue=venue, count=ahead.count(), first=said))
    return write(venue, closed_on=timezone.localdate())


@act
def reopen_venue(venue, *, actor):
    venue = _locked(venue)
    if venue.closed_on is None:
        raise ValidationError(f"{venue}没有停用。")
    _refuse_double(venue)
    return write(venue, closed_on=None)


def _locked(venue):
    return Venue.objects.select_for_update(of=["self"]).get(pk=venue.pk)
