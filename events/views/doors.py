"""The two doors to events: a college's own events, or for the office those of all. Every page of one event has the same head."""

from django.shortcuts import get_object_or_404

from colleges.views import doors
from events.models import Event
from events.tabs import tabs_of

OF_AN_EVENT = ("college", "owner", "plan")


class EventDoor(doors.CollegeDoor):
    at = "college:events:"

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


class OfficeEventDoor(doors.OfficeDoor, EventDoor):
    """The office runs the school's events and helps with the colleges'; the inspector reads."""

    at = "admin:event-"
    act_permission = "events.run_event"
