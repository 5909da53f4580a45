"""Who is told of an event's plan and of what is handed in afterwards: the college whose event it is, the office."""

from django.urls import reverse

from accounts.roles import OFFICE
from colleges import notices

LONGEST_TITLE = 120


def tell_college(event, key, title, *, page="plan", body="", due_on=None, article=None):
    """Everybody who sits for the college; an event of the school has none, there the office knows."""
    if event.college_id is None:
        return
    url = reverse(f"college:events:{page}", args=[event.pk])
    facts = {"body": body, "url": url, "article": article or event.article, "due_on": due_on}
    notices.put(_key(event, key), college=event.college, title=_short(title), **facts)


def tell_office(event, key, title, *, page="plan", body="", due_on=None, article=None):
    url = reverse(f"admin:event-{page}", args=[event.pk])
    facts = {"body": body, "url": url, "article": article or event.article, "due_on": due_on}
    notices.put(_key(event, key), role=OFFICE, title=_short(title), **facts)


def tell_user(event, key, user, title, *, page="detail", url="", body="", due_on=None, article=None):
    """One person alone, at the desk where that person finds the event; `url` where it is another page."""
    door = "admin:event-" if user.is_staff else "college:events:"
    facts = {"body": body, "url": url or reverse(f"{door}{page}", args=[event.pk]), "due_on": due_on}
    notices.put(_key(event, key), user=user, title=_short(title), article=article or event.article, **facts)


def settle(event, *keys):
    for key in keys:
        notices.settle(_key(event, key))


def _key(event, key):
    return f"event:{event.pk}:{key}"


def _short(text):
    return text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 1]}…"
