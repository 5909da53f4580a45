"""The calendar on somebody's phone: a liaison's that is read, an office one that was taken back."""

from accounts.models import User
from colleges.models import Appointment
from events.services.calendar_links import issue_calendar_link, revoke_calendar_link


def fill(random):
    seat = Appointment.objects.current().select_related("user", "college").filter(user__username="liaison")[0]
    issue_calendar_link(seat.college, actor=seat.user)
    office = User.objects.get(username="office")
    link, _ = issue_calendar_link(None, actor=office)
    revoke_calendar_link(link, actor=office)
