"""Events as iCalendar (RFC 5545), for the calendars of phones, Outlook and Google.

Times are written in UTC. A zone by name needs a table of its offsets beside it, and China's holds the daylight saving of
1986–1991, which some readers apply to any year; others do not read such tables at all. UTC is read the same everywhere,
and somebody abroad sees the event at the own time.
"""

import re
import uuid
from datetime import UTC, timedelta

from icalendar import Calendar, vDuration, vText
from icalendar import Event as Component

from events.models import Event, EventPlan

State = Event.State
PRODUCT = "-//Hunan Bio-Electromechanical Polytechnic Alumni Office//Events//ZH"
#: by which an event keeps its identity in calendars: not its number, and its secret address cannot be read from it
NAMESPACE = uuid.UUID("6c2f0c1e-6d0b-5a53-9b0e-2f4f6f1d7a10")
REFRESHED = timedelta(hours=6)
NOT_FOR_TEXT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def calendar_file(events, *, name, address_of):
    """The bytes of a calendar. `address_of(event)`: its public page, "" where it has none for this reader."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for key in ("name", "x-wr-calname"):
        calendar.add(key, vText(_plain(name)))  # the library would write these two without escaping them
    calendar.add("x-wr-timezone", "Asia/Shanghai")
    calendar.add("refresh-interval", vDuration(REFRESHED), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESHED))
    for event in events:
        calendar.add_component(_component(event, address_of(event)))
    return calendar.to_ical()


def uid_of(event):
    return str(uuid.uuid5(NAMESPACE, event.code))


def _component(event, address):
    row = Component()
    row.add("uid", uid_of(event))
    # rises with every change, also where a cancellation is taken back: what counts backwards is passed over by readers
    row.add("sequence", event.version + event.plan.version - 2)
    changed_at = max(event.updated_at, event.plan.updated_at).astimezone(UTC)
    row.add("dtstamp", changed_at)
    row.add("last-modified", changed_at)
    row.add("dtstart", event.starts_at.astimezone(UTC))
    row.add("dtend", event.ends_at.astimezone(UTC))
    row.add("status", _status(event))
    row.add("transp", "TRANSPARENT" if event.state == State.CANCELLED else "OPAQUE")
    row.add("summary", _plain(f"（已取消）{event.title}" if event.state == State.CANCELLED else event.title))
    row.add("categories", [event.get_kind_display()])
    row.add("description", _plain(_description(event, address)))
    if place := "，".join(filter(None, [event.place, event.address])):
        row.add("location", _plain(place))
    if address:
        row.add("url", address)
    return row


def _status(event):
    if event.state == State.CANCELLED:
        return "CANCELLED"
    return "CONFIRMED" if event.plan.state == EventPlan.State.APPROVED else "TENTATIVE"


def _description(event, address):
    said = [f"承办：{event.unit}"]
    if event.state == State.CANCELLED:
        said.append(f"取消原因：{event.reason}")
    elif event.change_no:
        said.append(event.change_words)
    return "\n".join([*said, f"详情：{address}"] if address else said)


def _plain(text):
    """A line ends with one sign, and nothing stands there that a calendar takes for the end of the whole."""
    return NOT_FOR_TEXT.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
