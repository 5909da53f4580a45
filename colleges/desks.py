"""The desks of one user: which doors stand open today. Apps above declare whom they gave work by name."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from colleges.models import Department

_work: list[Callable[[object], bool]] = []


def declares_own_work(source):
    """Register `source(user) -> bool`: whether something at `/desk/` was assigned to the user by name."""
    _work.append(source)
    return source


def has_own_work(user):
    return any(source(user) for source in _work)


def works_at_desk(user):
    """Whoever works in a department today, or answers for something by name, whatever else one is."""
    return Department.objects.of_user(user).exists() or has_own_work(user)


@dataclass(frozen=True)
class Doorway:
    face: str
    title: str
    icon: str

    @property
    def href(self):
        return reverse(self.face)


OFFICE = Doorway("admin:index", "管理后台", "admin_panel_settings")
COLLEGE = Doorway("college:desk", "学院工作台", "account_balance")
DESK = Doorway("desk:home", "部门工作台", "inbox")


def doorways(user, seats, here=None):
    """`[Doorway]` of the user's desks other than the one `here` (first part of a URL's namespace)."""
    found = [(OFFICE, user.is_staff), (COLLEGE, bool(seats)), (DESK, here != "desk" and works_at_desk(user))]
    return [door for door, is_open in found if is_open and door.face.partition(":")[0] != here]
