"""A year's plan of the school and of every college, on every stage of its way."""

from audit.trail import add_facts
from planning.demo import fulfilment, plans, regulation, yearly

ROOMS = [plans, fulfilment, yearly, regulation]


def fill(random):
    for room in ROOMS:
        # What a service said of its act holds for a request; here it would be said of all that follows.
        add_facts(about=None, reason=None)
        room.fill(random)
