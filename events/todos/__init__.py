"""What waits for whom because of events. Each room declares its own; a new one is imported here."""

from events.todos import afterwards, core, plans, preparation, registrations, suggestions  # noqa: F401
