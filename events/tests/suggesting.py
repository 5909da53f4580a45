"""Suggestions as the tests want them."""

from datetime import timedelta

from django.core import signing
from django.utils import timezone

from events.forms.suggestions import SALT
from events.services.suggestions import note_suggestion, take_suggestion
from events.tests.registering import open_event

TEXT = "多开实践课"


def past_event(college=None, *, actor, days_ago=3, **facts):
    """A public event some days ago."""
    return open_event(college, actor=actor, in_days=-days_ago, **facts)


def noted(college=None, *, actor, text=TEXT, days_ago=0, **facts):
    """Heard so many days ago."""
    heard_at = timezone.now() - timedelta(days=days_ago)
    return note_suggestion(text, college=college, heard_at=heard_at, actor=actor, **facts)


def said(event, *, text=TEXT, **facts):
    """Typed by somebody on the event's page."""
    return take_suggestion(text, event=event, actor=None, **facts).suggestion


def typed(**more):
    """The public form filled in a minute ago."""
    moment = signing.dumps((timezone.now() - timedelta(minutes=1)).timestamp(), salt=SALT)
    return {"text": TEXT, "opened": moment, "once": "b" * 32} | more
