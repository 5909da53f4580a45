"""What the doors answer that stand before a college's desk: public pages, signing in, own links, 校友服务."""

from datetime import timedelta

from django.core import signing
from django.utils import timezone

from alumni.forms.requests import SALT
from tests.walker_line import GONE_ON, NOT_FOUND, PAGE, WRONG_METHOD, Line, act, form, page


def _service(**more):
    """What a stranger types, a minute after the page was opened; it waits in no college's queue."""
    opened = signing.dumps((timezone.now() - timedelta(minutes=1)).timestamp(), salt=SALT)
    words = {
        "name": "无此人",
        "class_name": "没有这个班",
        "student_no": "19991231",
        "sought": "也没有",
        "sought_class": "没有",
    }
    return words | {"consent": "on", "opened": opened, **more}


PUBLIC = {
    "home": page(door="public"),
    "contact": page(door="public"),
    "privacy": page(door="public"),
    "alumni:notable-list": page(door="public", asked=lambda its: ["category=other"]),
    "alumni:notable-detail": page("slug", door="public", missing=NOT_FOUND),
    "alumni:notable-portrait": Line(NOT_FOUND, WRONG_METHOD, ("slug",), door="public"),
    "accounts:login": form(door="public", post=PAGE, signed_in=(GONE_ON, GONE_ON)),
    "accounts:logout": act(door="public"),
    "accounts:password-change": form(door="user", post=PAGE),
    "accounts:password-changed": page(door="user"),
    "accounts:door": Line(GONE_ON, WRONG_METHOD, door="user"),
    # links
    "alumni:me": form("me_token", post=PAGE, door="public", missing=NOT_FOUND),
    "alumni:objection": form("objection_token", post=PAGE, door="public", missing=NOT_FOUND),
    "alumni:own-copy": form("copy_token", post=PAGE, door="public", missing=NOT_FOUND),
    "alumni:own-consent": form("consent_token", post=PAGE, door="public", missing=NOT_FOUND),
    "alumni:relay-answer": form("relay_token", post=PAGE, door="public", missing=NOT_FOUND),
    "alumni:class-entry": form("class_token", post=PAGE, door="public", missing=NOT_FOUND),
    "alumni:unsubscribe": form("unsubscribe_token", post=PAGE, door="public", missing=NOT_FOUND),
    # what comes by the public form, of people whom nobody knows
    "alumni:service": page(door="public"),
    "alumni:service-received": page(door="public"),
    "alumni:service-register": form(door="public", sent=lambda its: _service(mobile="13700137009")),
    "alumni:service-update": form(door="public", sent=lambda its: _service()),
    "alumni:service-query": form(door="public", sent=lambda its: _service()),
    "alumni:service-withdraw": form(door="public", sent=lambda its: _service()),
    "alumni:service-delete": form(door="public", sent=lambda its: _service()),
    "alumni:service-seek": form(door="public", sent=lambda its: _service(email="a@b.cn", note="好")),
}
