"""`/desk/`: what the school assigned to a department or to one of its people. Everything else is 404 here."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from colleges.inbox import notices_to_do
from colleges.todos import DepartmentDesk, todos_for
from planning.models import Evidence, PlanItem
from planning.plan_rows import standing_of, who_of
from planning.views.items import ItemPages

State = PlanItem.State
NOTICES_SHOWN = 5


class DeskPages(ItemPages):
    base = "base_desk.html"
    at = "desk:"
    face = "desk"
    item_page = "item"
    takes_records = False

    def college(self, request):
        return None

    def items(self, request):
        mine = PlanItem.objects.assigned_to(request.user, request.departments).with_deadline()
        related = ("plan__college", "source__plan", "carried_from__plan", "owner", "department")
        return mine.select_related(*related, "reported_by", "closed_by")

    def given(self, request):
        mine = PlanItem.objects.assigned_to(request.user, request.departments)
        return Evidence.objects.filter(item__in=mine).select_related("item", "paper")

    def back_url(self, item):
        return reverse("desk:home")

    def frame(self, request):
        return super().frame(request) | {"office": False, "desk": True}

    def home(self, request):
        """What is to be done first, the nearest day before the others; what is done last."""
        items = sorted(self.items(request), key=_order)
        beside = todos_for(DepartmentDesk(tuple(request.departments), request.user))
        context = {
            "todos": [todo for todo in beside if todo.url != reverse("desk:home")],  # its own items stand here anyway
            "rows": [(item, list(standing_of(item)), who_of(item)) for item in items],
            "departments": request.departments,
            "notices": notices_to_do(request.user, ())[:NOTICES_SHOWN],
        }
        return render(request, "planning/desk/home.html", context | self.frame(request))


def _order(item):
    """By what has to be done: to mend, to do, reported, done; within it by the day."""
    places = [State.MENDING, State.OPEN, State.REPORTED, State.CLOSED, State.WITHDRAWN]
    return places.index(item.state), item.deadline is None, item.deadline, item.pk


_pages = DeskPages()

home = require_safe(_pages.home)
item = require_safe(_pages.detail)
upload = require_POST(_pages.upload)
progress = require_POST(_pages.progress)
report = require_POST(_pages.report)
take_back = require_POST(_pages.take_back)
mended = require_POST(_pages.mended)
file = require_safe(_pages.file)
withdraw = require_POST(_pages.withdraw)
