"""The calendar of events and their figures: what each kind of visitor gets at every address of a college, and the public."""

from django.utils import timezone

from tests.walker_line import NOT_FOUND, PAGE, act, form, page

#: name → Line
CALENDAR = {
    "events:calendar": page(
        door="public", asked=lambda its: [f"college={its.other_college}", "college=school", "view=list"]
    ),
    "events:feed": page(door="public"),
    "events:event-ics": page("open_event_code", door="public", missing=NOT_FOUND),
    # whoever holds the address reads what its owner's desk shows
    "events:own-feed": form("calendar_token", post=PAGE, door="public", missing=NOT_FOUND),
    "events:registration-ics": form("registration_token", post=PAGE, door="public", missing=NOT_FOUND),
    "college:events:calendar": page(
        asked=lambda its: [f"college={its.other_college}", "college=school", "kind=class_reunion&view=list"]
    ),
    "college:events:calendar-links": page(),
    "college:events:calendar-issue": act(post=PAGE),
    "college:events:calendar-revoke": act("calendar_link"),
    "college:events:figures": page(asked=lambda its: [f"unit={its.other_college}"]),
    "college:events:figures-behind": page(asked=lambda its: [_asked(its, "events"), _asked(its, "classes")]),
    "college:events:figures-workbook": page(asked=lambda its: [f"unit={its.other_college}"]),
}


def _asked(its, what):
    return f"what={what}&year={timezone.localdate().year}&unit={its.other_college}"
