"""`/desk/`: what the school assigned to a department or to one of its people. Everything else is 404 here."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from colleges import notices
from colleges.models import Notice
from planning.item_sheet import badges_of
from planning.models import Evidence, PlanItem
from planning.plan_rows import who_of
from planning.views.items import ItemPages

State = PlanItem.State
SHOWN_NOTICES = 5


class DeskPages(ItemPages):
    base = "base_desk.html"
    at = "desk:"
    face = "desk"
    item_page = "item"
    takes_records = False

    def college(self, request):
        return None

    def items(self, request):
        mine = PlanItem.objects.assigned_to(request.user, request.departments)
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
        told = Notice.objects.for_user(request.user).unread_by(request.user).filter(user=request.user)
        context = {
            "rows": [(item, badges_of(item), who_of(item)) for item in items],
            "departments": request.departments,
            "told": told[:SHOWN_NOTICES],
        }
        return render(request, "planning/desk/home.html", context | self.frame(request))

    def read(self, request):
        told = Notice.objects.for_user(request.user).unread_by(request.user).filter(user=request.user)
        notices.mark_read(told, request.user)
        return redirect("desk:home")


def _order(item):
    """By what has to be done: to mend, to do, reported, done; within it by the day."""
    places = [State.MENDING, State.OPEN, State.REPORTED, State.CLOSED, State.WITHDRAWN]
    return places.index(item.state), item.due_on is None, item.due_on, item.pk


_pages = DeskPages()

home = require_safe(_pages.home)
read = require_POST(_pages.read)
item = require_safe(_pages.detail)
upload = require_POST(_pages.upload)
progress = require_POST(_pages.progress)
report = require_POST(_pages.report)
take_back = require_POST(_pages.take_back)
mended = require_POST(_pages.mended)
file = require_safe(_pages.file)
withdraw = require_POST(_pages.withdraw)
