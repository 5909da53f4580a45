"""Registering for events: what each kind of visitor gets at every address of a college, and what the public gets."""

from datetime import timedelta

from django.core import signing
from django.utils import timezone

from events.forms.registration import SALT
from tests.walker_line import NOT_FOUND, OTHERS, PAGE, act, form, page


def _filled_in():
    opened = signing.dumps((timezone.now() - timedelta(minutes=1)).timestamp(), salt=SALT)
    return {"name": "无此人", "mobile": "13700137008", "consent": "on", "opened": opened}


QUESTION = {"text": "尺码", "kind": "text", "position": "1"}
#: name → Line
REGISTRATIONS = {
    "events:event": page("open_event_code", door="public", missing=NOT_FOUND),
    "events:register": form(
        "open_event_code",
        post=PAGE,
        door="public",
        missing=NOT_FOUND,
        sent=lambda its: _filled_in(),
        writes=("events_event", "events_registration", "events_registrationlink"),
    ),
    "events:invitation": form("invitation_token", post=PAGE, door="public", missing=NOT_FOUND, names="person"),
    "events:registration": form("registration_token", post=PAGE, door="public", missing=NOT_FOUND),
    "college:events:registrations": page("event", asked=lambda its: ["q=秘密", "show=untold", "show=twice", "q=0000"]),
    "college:events:registration-figures": page("event"),
    "college:events:registration-settings": form("event", post=PAGE),  # without what it showed
    "college:events:registration-add": form("event", sent=lambda its: {"name": "新来的"}),
    "college:events:registration-tell": act("event"),
    "college:events:registration-export": act("event", post=PAGE, sent=lambda its: {"purpose": "service"}),
    "college:events:registration-detail": page("registration"),
    "college:events:registration-edit": form("registration", post=PAGE),  # without what it showed
    "college:events:registration-cancel": act("registration", sent=lambda its: {"reason": "来电取消"}),
    "college:events:registration-restore": act("registration_gone"),
    "college:events:registration-move-up": act("registration"),
    "college:events:registration-told": act("registration"),
    "college:events:registration-show": act("registration", post=PAGE),
    "college:events:registration-link": act("registration", post=PAGE),
    "college:events:registration-match": form(
        "registration",
        sent=lambda its: {"person": its("person")},
        smuggled=lambda its: [{"person": its("person", OTHERS)}],
        asked=lambda its: ["q=秘密"],
    ),
    "college:events:registration-unmatch": act("registration"),
    "college:events:question-add": form("event", sent=lambda its: QUESTION),
    "college:events:question-edit": form("question", post=PAGE),  # without what it showed
    "college:events:question-drop": act("question"),
}
