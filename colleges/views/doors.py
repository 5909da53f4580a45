"""Pages written once for two doors: a college's liaison sees the own college's rows, the office those of all.

A door says from which rows every page starts, in which frame it stands and who may act; the pages know no more.
"""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

FORM_METHODS = require_http_methods(["GET", "HEAD", "POST"])


class CollegeDoor:
    base = "base_college.html"
    at = "college:"
    room = ""  # folder of the templates

    def college(self, request):
        return request.college

    def own(self, queryset, request):
        """The rows that this desk may see; whatever a page shows or changes starts here."""
        college = self.college(request)
        return queryset.of_college(college) if college else queryset.all()

    def may_act(self, request):
        """Who only reads (the inspector) is shown no button."""
        return True

    def fetch(self, queryset, request, pk):
        return get_object_or_404(self.own(queryset, request), pk=pk)

    def page(self, request, name, context, status=200):
        """`name`: a template of this room, or with its folder one of another."""
        template = name if "/" in name else f"{self.room}/{name}"
        return render(request, f"{template}.html", context | self.frame(request), status=status)

    def frame(self, request):
        """What every page of this door is told of the door itself."""
        return {
            "base": self.base,
            "at": self.at,
            "may_act": self.may_act(request),
            "office": not self.college(request),
        }

    def to(self, name, *args):
        return redirect(f"{self.at}{name}", *args)

    def attempt(self, request, act):
        """Carry out `act`; a refusal is told on the next page. Return what it returned, or None."""
        try:
            return act()
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))


class OfficeDoor(CollegeDoor):
    base = "base_office.html"
    at = "admin:"
    act_permission = ""

    def college(self, request):
        return None

    def may_act(self, request):
        return request.user.has_perm(self.act_permission)


class OfficeRoutes:
    """How the views of one room are bound at the office's desk, beside the admin's lists.

    `refusals`: permission → what those of the admin are told who have it not; the first is for reading, the second for
    acting. A room with one permission is only read.
    """

    def __init__(self, refusals):
        self.refusals = refusals
        self.reading, self.acting = [*refusals, None][:2]

    def read(self, view, permission=""):
        return self._bound(view, require_safe, permission or self.reading)

    def form(self, view, permission=""):
        return self._bound(view, FORM_METHODS, permission or self.acting)

    def act(self, view, permission=""):
        return self._bound(view, require_POST, permission or self.acting)

    def _bound(self, view, methods, permission):
        return for_office(view, methods, permission, self.refusals[permission])


def for_office(view, methods, permission, refusal):
    """A working page beside the admin's lists: staff with `permission`; others of the admin are told why not."""

    def permitted(request, *args, **kwargs):
        if not request.user.has_perm(permission):
            raise PermissionDenied(refusal)
        return view(request, *args, **kwargs)

    return methods(admin.site.admin_view(permitted))
