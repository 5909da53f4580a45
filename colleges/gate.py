"""The one gate of `/college/`: no view behind it runs without a current appointment."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied

from audit.trail import add_facts
from colleges.models import Appointment

CHOSEN = "college"
NAMESPACE = "college"


@dataclass(frozen=True)
class Seat:
    """The college a user sits for in this request, and with which duties."""

    college: object
    duties: frozenset

    @property
    def is_leader(self):
        return Appointment.Duty.LEADER in self.duties


def seats_of(user):
    """The user's current seats, one per college, in the colleges' order."""
    duties = {}
    current = Appointment.objects.current().filter(user=user).select_related("college")
    for appointment in current.order_by("college__position", "college__name"):
        duties.setdefault(appointment.college, set()).add(appointment.duty)
    return [Seat(college, frozenset(held)) for college, held in duties.items()]


class CollegeGateMiddleware:
    """Set `request.seat` and `request.college` for every URL of the namespace `college`, or answer 403."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.college = request.seat = None
        request.seats = []
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if NAMESPACE not in request.resolver_match.namespaces[:1]:
            return
        request.seats = seats_of(request.user)
        if not request.seats:
            raise PermissionDenied("您目前没有二级学院的任职，不能进入学院工作台。如有疑问，请联系校友会办公室。")
        chosen = request.session.get(CHOSEN)
        request.seat = next((seat for seat in request.seats if seat.college.pk == chosen), request.seats[0])
        request.college = request.seat.college
        add_facts(college=request.college.pk)
