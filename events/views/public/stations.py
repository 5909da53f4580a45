"""A check-in station on a helper's phone, and what the QR of a badge opens.

A station's page holds the list and works without a connection; what was entered is sent when there is one. The phone
that opened it carries a signed cookie, by which the QR of a badge opens as a button instead of a polite word.
"""

import json

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature
from django.http import JsonResponse
from django.http.request import RawPostDataException
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from alumni.views.public.link_pages import link_page
from colleges.gate import seats_of
from colleges.models import College
from events.forms.day import WalkInForm
from events.models import CheckIn, CheckInStation, Event, Registration
from events.services.check_ins import check_in, new_key, noted_where, standing_of
from events.services.stations import is_working, log_opening, station_by
from events.station_queue import held, receive, said, shell

COOKIE, SALT = "station", "events.station"
LARGEST_BODY = 200_000


@link_page(station_by)
def station(request, link):
    """The page without the list, which it asks for: opening an address writes nothing, and a scanner reads no names."""
    context = {"station": link, "event": link.event, "held": shell(link), "walk_in": WalkInForm(auto_id="walk_in_%s")}
    response = render(request, "events/day/station.html", context)
    _remember(response, link)
    return response


def _remember(response, link):
    """Lax: the QR is opened by another app, which must still find the phone a station."""
    age = max(int((link.expires_at - timezone.now()).total_seconds()), 1)
    facts = {"max_age": age, "httponly": True, "samesite": "Lax", "secure": settings.SECURE_COOKIES}
    response.set_signed_cookie(COOKIE, str(link.pk), salt=SALT, path="/events/b/", **facts)


@link_page(station_by)
def station_list(request, link):
    """The list, as all stations have moved it on. The first time a page asks for it is logged."""
    facts = held(link) if request.method == "POST" else {}
    if request.method == "POST" and (link.used_at is None or _body(request).get("opened")):
        log_opening(link, len(facts["rows"]))
    return _welcome(request, facts)


@link_page(station_by)
def station_send(request, link):
    """Entries with their keys; each gets its own answer."""
    body = _body(request) if request.method == "POST" else {}
    entries = body.get("entries")
    answers = receive(link, entries if isinstance(entries, list) else [], clock=body.get("clock"))
    return _welcome(request, {"answers": answers, "count": said(link.event)})


def _welcome(request, facts):
    response = JsonResponse(facts)
    response.is_welcome = request.method == "POST"
    return response


def _body(request):
    """What the page sent as JSON; what does not read counts as nothing."""
    try:
        body = json.loads(request.body if len(request.body) <= LARGEST_BODY else b"{}")
        json.dumps(body, ensure_ascii=False).encode()  # half a sign is no writing
    except (ValueError, RecursionError, RawPostDataException):
        return {}
    return body if isinstance(body, dict) else {}


# --- the QR of a badge ---------------------------------------------------------------------------------------------------


@login_not_required
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def badge(request, badge):
    """Whoever may check in at this event sees the name and a button; everybody else the same polite word."""
    row = Registration.objects.select_related("event__college", "event__plan").filter(badge=badge).first()
    at = _station_of(request)
    if row and at and at.event_id == row.event_id:
        response = _for_the_door(request, row, at)
    elif row and _runs(request.user, row.event):
        response = _for_the_door(request, row, None)
    elif at:
        response = render(request, "events/day/badge.html", {"other": True, "event": _may_name(row), "station": at})
    else:
        response = render(request, "events/day/badge.html", {})
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _station_of(request):
    try:
        number = request.get_signed_cookie(COOKIE, salt=SALT)
    except (KeyError, BadSignature):
        return None
    found = CheckInStation.objects.select_related("event__college").filter(pk=number).first()
    return found if found and is_working(found) else None


def _runs(user, event):
    """The office, or who sits for the event's college."""
    if not user.is_authenticated:
        return False
    if user.has_perm("events.run_event"):
        return True
    colleges = [seat.college for seat in seats_of(user)] if event.college_id else []
    return any(event.college_id in College.objects.family_of(each) for each in colleges)


def _may_name(row):
    """The other event, where everybody may read of it."""
    return Event.objects.public().filter(pk=row.event_id).first() if row else None


def _for_the_door(request, row, at):
    refusal, done = "", None
    if request.method == "POST":
        actor = None if at else request.user
        try:
            done = check_in(row, key=new_key(), method=CheckIn.Method.CODE, station=at, actor=actor)
        except ValidationError as error:
            refusal = " ".join(error.messages)
    there = standing_of(row)
    context = {"row": row, "event": row.event, "station": at, "done": done, "refusal": refusal}
    context |= {"there": there, "by": noted_where(there) if there else ""}
    return render(request, "events/day/badge.html", context)
