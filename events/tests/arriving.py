"""People who come in on the day, as the tests want them."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from events.models import Registration
from events.services.check_ins import new_key
from events.tests.made import make_event
from events.tests.registering import facts_of


def today(college, actor, **facts):
    """Began an hour ago and ends in five: people are coming in."""
    now = timezone.now()
    return make_event(
        college,
        actor=actor,
        plan="approved",
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(hours=5),
        **facts,
    )


def coming(event, number=1, **more):
    facts = facts_of(number, **more)
    return Registration.objects.create(event=event, source="open", **facts)


def sent(client, token, *entries, **more):
    """By the phone that holds the token; `clock`: what it says now."""
    path = reverse("events:station-send", args=[token])
    return client.post(path, json.dumps({"entries": entries} | more), content_type="application/json")


def entry(row, **more):
    return {"key": new_key(), "do": "in", "badge": row.badge} | more


def refusal(act):
    with pytest.raises(ValidationError) as error:
        act()
    return " ".join(error.value.messages)
