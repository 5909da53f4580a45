"""Suggestions heard: what each kind of visitor gets at every address of a college, and what the public gets."""

from datetime import timedelta

from django.core import signing
from django.utils import timezone

from events.forms.suggestions import SALT
from tests.walker_line import NOT_FOUND, OTHERS, PAGE, SHUT, Line, act, form, page


def _filled_in():
    opened = signing.dumps((timezone.now() - timedelta(minutes=1)).timestamp(), salt=SALT)
    return {"text": "多办讲座", "opened": opened}


def _noted():
    return {"text": "新听到的", "heard_on": timezone.localdate().isoformat()}


#: what a suggestion by the public form writes at the college whose event it was
HEARD = ("colleges_notice", "events_suggestion", "events_suggestionlink")
#: name → Line
SUGGESTIONS = {
    "events:suggestions": page(door="public"),
    "events:suggest": form(
        "over_event_code",
        post=PAGE,
        door="public",
        missing=NOT_FOUND,
        sent=lambda its: _filled_in(),
        writes=HEARD,
    ),
    "events:registration-suggest": form(
        "over_registration_token",
        post=PAGE,
        door="public",
        missing=NOT_FOUND,
        sent=lambda its: _filled_in(),
        writes=HEARD,
    ),
    "events:suggestion": form(
        "suggestion_token",
        post=PAGE,
        door="public",
        missing=NOT_FOUND,
        sent=lambda its: {"may_show": "no"},
        writes=("events_suggestion", "events_suggestionlink"),
    ),
    "college:events:suggestions": page("event"),
    "college:events:suggestion-list": page(
        asked=lambda its: ["q=秘密", "state=untold", "state=open&late=1", f"event={its('event', OTHERS)}"]
    ),
    "college:events:suggestion-detail": page("suggestion"),
    "college:events:suggestion-add": form(
        sent=lambda its: _noted(),
        asked=lambda its: [f"event={its('event', OTHERS)}"],
        smuggled=lambda its: [_noted() | {"event": its("event", OTHERS)}],
    ),
    "college:events:suggestion-edit": form("suggestion", post=PAGE),  # without a version
    "college:events:suggestion-answer": form("suggestion", post=PAGE),
    "college:events:suggestion-hand-on": act("suggestion"),
    "college:events:suggestion-publish": act("suggestion"),
    "college:events:suggestion-take-off": act("suggestion"),
    "college:events:suggestion-consent": act("suggestion", sent=lambda its: {"may_show": "no"}),
    "college:events:suggestion-told": act("suggestion"),
    "college:events:suggestion-send": act("suggestion"),
    "college:events:suggestion-show": act("suggestion", post=PAGE),
    "college:events:suggestion-link": act("suggestion", post=PAGE),
    # of this cast nobody works in a department; see events/tests/test_suggestion_pages.py
    "desk:events:suggestion-list": Line(SHUT, SHUT, (), door="user"),
    "desk:events:suggestion-detail": Line(SHUT, SHUT, ("suggestion",), door="user"),
}
