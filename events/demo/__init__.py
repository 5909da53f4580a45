"""Events in every state: planned, filed, returned, approved, over, closed, moved, cancelled."""

from audit.trail import add_facts
from events.demo import afterwards, calendar, core, day, plans, preparation, registrations, suggestions

ROOMS = [core, plans, afterwards, registrations, day, preparation, suggestions, calendar]


def fill(random):
    for room in ROOMS:
        # What a service said of its act holds for a request; here it would be said of all that follows.
        add_facts(about=None, reason=None)
        room.fill(random)
