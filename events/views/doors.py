"""The two doors to events: a college's own events, or for the office those of all. Every page of one event has the same head."""

from django.contrib import messages
from django.shortcuts import get_object_or_404

from colleges.views import doors
from common.refusals import refusals_on
from events.models import Event
from events.tabs import tabs_of

OF_AN_EVENT = ("college", "owner", "plan")


class EventDoor(doors.CollegeDoor):
    at = "college:events:"
    leads_to = "detail"  # the event's page to which the forms and buttons of a room lead

    def events(self, request):
        return self.own(Event.objects, request).select_related(*OF_AN_EVENT)

    def event(self, request, pk):
        """The event if this desk may see it; a stranger's is a 404."""
        return get_object_or_404(self.events(request), pk=pk)

    def of_event(self, queryset, request, pk):
        """A row with `event` if this desk may see the event."""
        return get_object_or_404(self.own(queryset, request).select_related("event__college"), pk=pk)

    def event_page(self, request, event, name, context=(), status=200):
        """A page within the frame of one event: `events/event_base.html` with its tabs."""
        frame = {"event": event, "tabs": tabs_of(event, self.at, request.resolver_match.url_name)}
        return self.page(request, name, frame | dict(context), status=status)

    def event_form(self, request, event, form, act, *, title, confirm, to="", **page):
        """A page with one form. `act()` does what it asks and says what was done; a refusal stands on the form."""
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                messages.success(request, act())
                return self.to(to or self.leads_to, event.pk)
        context = {"form": form, "title": title, "confirm": confirm, "back": to or self.leads_to}
        return self.event_page(request, event, "events/event_form", context | page)

    def step(self, request, event, act, done, *, to=""):
        """A button: what `act` did is told, or why not."""
        if self.attempt(request, lambda: act() or True):
            messages.success(request, done)
        return self.to(to or self.leads_to, event.pk)


class OfficeEventDoor(doors.OfficeDoor, EventDoor):
    """The office runs the school's events and helps with the colleges'; the inspector reads."""

    at = "admin:event-"
    act_permission = "events.run_event"
