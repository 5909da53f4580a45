"""The day of an event: what each kind of visitor gets at every address of a college, and what the public gets."""

from tests.walker_line import GONE_ON, NOT_FOUND, PAGE, act, form, page

WHO = {"name": "新来的"}
#: name → Line
DAY = {
    # whoever holds a station's token is that station; a badge says the same to everybody else
    "events:station": form("station_token", post=PAGE, door="public", missing=NOT_FOUND),
    "events:station-list": form("station_token", post=PAGE, door="public", missing=NOT_FOUND),
    "events:station-send": form("station_token", post=PAGE, door="public", missing=NOT_FOUND),
    "events:badge": form("badge", post=PAGE, door="public", missing=PAGE),
    "college:events:check-in": page("event_today", asked=lambda its: ["q=秘密", "show=here", "q=mimi"]),
    "college:events:check-in-count": page("event_today"),
    "college:events:check-in-walk-in": form("event_today", sent=lambda its: WHO),
    "college:events:check-in-more-seats": act("event_today", post=PAGE),  # without a number
    "college:events:check-in-papers": form("event_today", sent=lambda its: {"name_1": "纸上的", "act": "enter"}),
    "college:events:check-in-file": act("event_today", post=PAGE, sent=lambda its: {"kind": "sign_in_sheet"}),
    "college:events:check-in-add": act("coming", post=GONE_ON),
    "college:events:check-in-undo": act("check_in"),
    "college:events:check-in-people": act("check_in", sent=lambda its: {"people": "2"}),
    "college:events:station-list": page("event_today"),
    "college:events:station-issue": act("event_today", post=PAGE, sent=lambda its: {"label": "西门"}),
    "college:events:station-revoke": act("station"),
    "college:events:seats": form("event_today", post=PAGE),  # without a seat
    "college:events:seat-fill": act("event_today", sent=lambda its: {"unit": "table", "per": "10"}),
}
