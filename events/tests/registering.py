"""Events that one may register for, and what people type, as the tests of registration want them."""

from datetime import timedelta
from html import unescape

from django.core import signing
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from events.forms.registration import SALT
from events.models import Event
from events.services.registering import register
from events.tests.made import make_event


def open_event(college=None, *, actor, plan="approved", **facts):
    """An approved event with a public page and open registration."""
    wanted = {"visibility": Event.Visibility.PUBLIC, "entry": Event.Entry.OPEN, "contact": "周老师"}
    return make_event(college, actor=actor, plan=plan, **wanted | facts)


def facts_of(number=1, **more):
    """What one person writes; each number is somebody else."""
    return {"name": f"李华{chr(0x4E00 + number)}", "mobile": f"138{number:08d}", "companions": 0} | more


def registered(event, number=1, **more):
    """Somebody who registered, as it stands now."""
    return register(event, facts=facts_of(number, **more), actor=None).registration


def typed(**more):
    """The public form filled in a minute ago."""
    moment = signing.dumps((timezone.now() - timedelta(minutes=1)).timestamp(), salt=SALT)
    said = {"name": "王伟", "mobile": "13800138000", "consent": "on", "opened": moment, "once": "a" * 32}
    return said | more


def words(response):
    return unescape(response.content.decode())


def as_shown(page):
    """What a browser would send back."""
    form = page.context["form"]
    return {name: "" if (value := form[name].value()) is None else value for name in form.fields}


class BrokenBackend(EmailBackend):
    """A mail server that went away."""

    def send_messages(self, messages):
        raise ConnectionRefusedError
