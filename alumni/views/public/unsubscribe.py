"""Unsubscribing by the link in a mail: a GET shows, a POST does it; the button of a mail programme posts here as well.

RFC 8058: the POST of a mail programme carries neither cookie nor CSRF token. The token in the address is what counts, it
opens this one page only, and what it does can be taken back on the same page.
"""

from django.core.exceptions import ValidationError
from django.shortcuts import render

from alumni.models import PersonLink
from alumni.self_update import living
from alumni.services.messages import subscribe_again
from alumni.services.messages import unsubscribe as unsubscribe_person
from alumni.views.public.link_pages import link_page
from alumni.views.public.links import refused


def _found(token):
    link = PersonLink.objects.select_related("alumnus").by_token(token)
    known = link and link.purpose == PersonLink.Purpose.UNSUBSCRIBE and link.is_living and living(link.alumnus)
    return link if known else None


@link_page(_found)
def unsubscribe(request, link):
    act = _act(request.POST) if request.method == "POST" else None
    try:
        person = act(link, actor=None) if act else link.alumnus
    except ValidationError as refusal:
        return refused(request, refusal)
    return render(request, "alumni/public/unsubscribe.html", {"person": person, "done": bool(act)})


def _act(sent):
    """A POST that says neither does nothing."""
    if sent.get("act") == "subscribe":
        return subscribe_again
    asked = sent.get("act") == "unsubscribe" or sent.get("List-Unsubscribe") == "One-Click"
    return unsubscribe_person if asked else None
