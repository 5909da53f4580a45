"""The calendar in the walker's world: a subscription of each college, and the address of one that holds no secret."""

from datetime import date

from accounts.models import User
from colleges.models import Appointment, College
from events.services.calendar_links import issue_calendar_link


def calendar_rows(college, user):
    """`{kind: id}`."""
    link, _ = issue_calendar_link(college, actor=user)
    return {"calendar_link": link.pk, "calendar_token": _for_anybody()}


def _for_anybody():
    """Of a college without events of its own: whoever holds it may see what is public."""
    quiet, _ = College.objects.get_or_create(name="没有秘密的学院")
    reader, is_new = User.objects.get_or_create(username="reader", defaults={"name": "读日历的"})
    if is_new:
        Appointment.objects.create(user=reader, college=quiet, duty="liaison", since=date(2024, 9, 1))
    return issue_calendar_link(quiet, actor=reader)[1]
