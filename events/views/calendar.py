"""The calendar at a desk, and the addresses by which its owner's phone reads it. For two doors."""

from django.contrib import messages
from django.urls import reverse

from colleges.models import College
from common.qr import qr_svg
from events.calendar import desk_events
from events.forms.calendar import CalendarForm
from events.models import CalendarLink
from events.services.calendar_links import LIFE, issue_calendar_link, revoke_calendar_link
from events.views.doors import EventDoor
from events.views.public.calendar import calendar_context, webcal

SHOWN_LINKS = 50


class CalendarPages(EventDoor):
    room = "events/calendar"

    def calendar(self, request):
        college = self.college(request)
        own = College.objects.family_of(college) if college else None
        context = calendar_context(request, desk_events(college), CalendarForm(request.GET), own=own)
        return self.page(request, "desk", context)

    def links(self, request):
        return self._links(request)

    def _links(self, request, **more):
        rows = self.own(CalendarLink.objects, request).select_related("user", "college")[:SHOWN_LINKS]
        return self.page(request, "links", {"rows": rows, "life": LIFE.days} | more)

    def issue(self, request):
        """The address stands on this page once; nobody can read it again."""
        issued = self.attempt(request, lambda: issue_calendar_link(self.college(request), actor=request.user))
        if issued is None:
            return self.to("calendar-links")
        address = request.build_absolute_uri(reverse("events:own-feed", args=[issued[1]]))
        code = qr_svg(webcal(address), label="订阅活动日历")
        response = self._links(request, address=address, webcal=webcal(address), code=code)
        response.headers["Cache-Control"] = "no-store, private"
        return response

    def revoke(self, request, pk):
        link = self.fetch(CalendarLink.objects.select_related("user"), request, pk)
        if self.attempt(request, lambda: revoke_calendar_link(link, actor=request.user)):
            messages.success(request, f"已收回{link.user.name}的订阅，那份日历不再更新。")
        return self.to("calendar-links")
