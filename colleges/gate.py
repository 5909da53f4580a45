"""The gates of `/college/` and `/desk/`: no view behind them runs without a current appointment or membership."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect

from accounts.doors import declares_door
from audit.trail import add_facts
from colleges.desks import has_own_work, works_at_desk
from colleges.models import Appointment, College, Department

CHOSEN = "college"
NAMESPACE, DESK = "college", "desk"
FIRST_PAGE, OTHER_DESK = "college:desk", "/desk/"
NO_SEAT = "您目前没有二级学院的任职，不能进入学院工作台。如有疑问，请联系校友会办公室。"
NO_DEPARTMENT = (
    "您目前没有登记在任何部门或专班，也没有交给您本人的事项，不能进入部门工作台。如有疑问，请联系校友会办公室。"
)


@dataclass(frozen=True)
class Seat:
    """The college a user sits for in this request, and with which duties."""

    college: object
    duties: frozenset

    @property
    def is_leader(self):
        return Appointment.Duty.LEADER in self.duties

    @cached_property
    def family(self):
        """Ids of the college and of those that went into it: what was told to them is read here."""
        return College.objects.family_of(self.college)


def seats_of(user):
    """The user's current seats, one per college, in the colleges' order."""
    duties = {}
    current = Appointment.objects.current().filter(user=user).select_related("college")
    for appointment in current.order_by("college__position", "college__name"):
        duties.setdefault(appointment.college, set()).add(appointment.duty)
    return [Seat(college, frozenset(held)) for college, held in duties.items()]


@declares_door
def college_or_department(user):
    """Who sits for a college goes there first; everybody else to what was assigned to them."""
    if Appointment.objects.current().filter(user=user).exists():
        return "college:desk"
    return "desk:home" if works_at_desk(user) else ""


class CollegeGateMiddleware:
    """Set `request.seat` and `request.college` for every URL of the namespace `college`, and `request.departments` for
    those of `desk`, or answer 403."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.college = request.seat = None
        request.seats, request.departments = [], []
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        space = request.resolver_match.namespaces[:1]
        if DESK in space:
            self._sit_at_desk(request)
        elif NAMESPACE in space:
            return self._sit_in_college(request)
        return None

    @staticmethod
    def _sit_at_desk(request):
        """The departments may be none: whoever answers for something by name comes in for that."""
        request.departments = list(Department.objects.of_user(request.user))
        if not request.departments and not has_own_work(request.user):
            raise PermissionDenied(NO_DEPARTMENT)

    @staticmethod
    def _sit_in_college(request):
        """Whoever sits for no college but works at `/desk/` is led from the first page there."""
        if not take_seat(request):
            if request.resolver_match.view_name == FIRST_PAGE and works_at_desk(request.user):
                return redirect(OTHER_DESK)
            raise PermissionDenied(NO_SEAT)
        add_facts(college=request.college.pk)
        return None


def take_seat(request):
    """Seat the user in the chosen college, or in the first of the own ones; False where there is none."""
    request.seats = seats_of(request.user)
    if not request.seats:
        return False
    chosen = request.session.get(CHOSEN)
    request.seat = next((seat for seat in request.seats if seat.college.pk == chosen), request.seats[0])
    request.college = request.seat.college
    return True
