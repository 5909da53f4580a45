"""Preparation of events: what each kind of visitor gets at every address of a college, and what a guest gets."""

from tests.walker_line import NOT_FOUND, OTHERS, PAGE, SHUT, Line, act, form, page

GUEST = {"name": "罗教授", "role": "teacher"}
REPLY = {"reply": "yes", "companions": "1"}


def _hours(its):
    return {"venue": its("venue", OTHERS), "starts_at": "2027-05-02T09:00", "ends_at": "2027-05-02T17:00"}


#: name → Line
PREPARATION = {
    "college:events:tasks": page("event"),
    "college:events:task-add": form("event", sent=lambda its: {"title": "订车"}),
    "college:events:task-edit": form("event_task", post=PAGE),  # without a version
    "college:events:task-done": act("event_task", sent=lambda its: {"note": "已办"}),
    "college:events:task-undo": act("event_task"),
    "college:events:task-remove": act("event_task"),
    "college:events:venue-list": page(),
    "college:events:venue-add": form(sent=lambda its: {"name": "新会议室"}),
    "college:events:venue-week": page("venue", asked=lambda its: ["day=2027-05-02", "day=x"]),
    "college:events:venue-edit": form("venue", post=PAGE),  # without a version
    "college:events:venue-close": act("venue"),
    "college:events:venue-reopen": act("venue"),
    "college:events:booking-list": form("event", post=PAGE, smuggled=lambda its: [_hours(its)]),
    "college:events:booking-release": act("booking"),
    "college:events:booking-renew": act("booking"),
    "college:events:booking-keep": act("booking"),
    "college:events:guests": page("event"),
    "college:events:guest-add": form("event", sent=lambda its: GUEST),
    "college:events:guest-alumni": form(
        "event",
        sent=lambda its: {"person": its("person")},
        smuggled=lambda its: [{"person": its("person", OTHERS)}],
        asked=lambda its: ["q=秘密", "q=张"],
    ),
    "college:events:guest-export": act("event", post=PAGE, sent=lambda its: {"purpose": "seating"}),
    "college:events:guest-edit": form("guest", post=PAGE),  # without a version
    "college:events:guest-reply": form("guest", sent=lambda its: REPLY),
    "college:events:guest-show": act("guest", post=PAGE),
    "college:events:guest-remove": act("guest_idle"),
    "college:events:invitations": page("event", asked=lambda its: ["show=all"]),
    "college:events:invitation-new": page(
        "event", asked=lambda its: ["who=guests", "who=unanswered", f"who=class-{its('class', OTHERS)}", "q=秘密"]
    ),
    "college:events:invitation-issue": act(
        "event",
        sent=lambda its: {},  # nobody was chosen
        smuggled=lambda its: [
            {"channel": "copied", "alumni": its("person", OTHERS)},
            {"channel": "copied", "guests": its("guest", OTHERS), "again": "1"},
        ],
    ),
    "college:events:invitation-revoke": act("event_invitation"),
    "college:events:words": page("event"),
    "events:guest-reply": form("guest_token", post=PAGE, door="public", missing=NOT_FOUND),
    "events:guest-opened": Line(204, 204, ("guest_token",), door="public", missing=NOT_FOUND),
    "events:invitation-opened": Line(204, 204, ("invitation_token",), door="public", missing=NOT_FOUND),
    "events:invitation-decline": form("invitation_token", post=PAGE, door="public", missing=NOT_FOUND),
    "desk:events:task-done": Line(SHUT, SHUT, ("event_task",), door="user"),
}
