"""One inbox per user: what was told and what waits, at every desk the user has."""

from dataclasses import dataclass
from datetime import date

from colleges.desks import has_own_work
from colleges.gate import seats_of
from colleges.models import Notice
from colleges.todos import DepartmentDesk, Desk, Todo, todos_for

OFFICE_RIGHT = "colleges.oversee_colleges"
OFFICE_NAME = "校友会办公室"
BY_NAME = "交给本人"


@dataclass(frozen=True)
class Waiting:
    """A to-do and from which desk it comes; `college` where the user sits for it."""

    todo: Todo
    unit: str
    college: object = None


def seats_at(request):
    """The user's seats; the gate of `/college/` has looked them up already."""
    if not hasattr(request, "own_seats"):
        request.own_seats = getattr(request, "seats", None) or seats_of(request.user)
    return request.own_seats


def unread_count(request):
    return Notice.objects.for_user(request.user, seats=seats_at(request)).unread_by(request.user).count()


def notices_to_do(user, seats):
    return Notice.objects.for_user(user, seats=seats).open_for(user)


def notices_done(user, seats):
    """What the user laid aside, and what was settled whoever did it."""
    told = Notice.objects.addressed_to(user, seats=seats)
    return told.exclude(pk__in=notices_to_do(user, seats).values("pk"))


def waiting_for(user, seats, departments=()):
    """`[Waiting]` at the desks of the user's colleges, the office and the departments, what is due first in front."""
    found = []
    for seat in seats:
        desk = Desk(seat.college, "leader" if seat.is_leader else "liaison", user)
        found += [Waiting(todo, seat.college.name, seat.college) for todo in todos_for(desk)]
    if user.has_perm(OFFICE_RIGHT):
        found += [Waiting(todo, OFFICE_NAME) for todo in todos_for(Desk(user=user))]
    if departments or has_own_work(user):
        names = "、".join(each.name for each in departments) or BY_NAME
        found += [Waiting(todo, names) for todo in todos_for(DepartmentDesk(tuple(departments), user))]
    return sorted(found, key=lambda each: each.todo.due_on or date.max)
