"""Site-wide pages: home, privacy, the style guide, and what is shown when something is wrong."""

import sys

from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError
from django.db.models import Prefetch
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alumni.reports import public_figures
from colleges.models import College, ContactPoint
from common.styleguide import examples
from events.models import Event

RETRY_SECONDS = 30
EVENTS_SHOWN = 3


@login_not_required
@require_safe
def home(request):
    published = Prefetch("contact_points", ContactPoint.objects.public(), to_attr="published_points")
    context = public_figures() | {
        "colleges": College.objects.current().prefetch_related(published),
        "office_points": ContactPoint.objects.public().filter(college=None),
        "events": Event.objects.public().standing().upcoming().select_related("college")[:EVENTS_SHOWN],
    }
    return render(request, "alumni_office/public/home.html", context)


@login_not_required
@require_safe
def privacy(request):
    context = {"office_points": ContactPoint.objects.public().filter(college=None)}
    return render(request, "alumni_office/public/privacy.html", context)


@login_not_required
@require_safe
def styleguide(request):
    return render(request, "styleguide.html", examples())


def bad_request(request, exception=None):
    return render(request, "400.html", status=400)


def forbidden(request, exception=None):
    return render(request, "403.html", {"reason": _chinese(exception)}, status=403)


def not_found(request, exception=None):
    return render(request, "404.html", status=404)


def server_error(request):
    """One page for what broke; where the database is away, 503 with Retry-After: it heals without a restart."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        response = render(None, "503.html", status=503)
        response.headers["Retry-After"] = str(RETRY_SECONDS)
        return response
    return render(None, "500.html", status=500)


def _chinese(exception):
    """The reason that a refusal was given in our own words; Django's English ones are not shown."""
    reason = str(exception or "")
    return reason if any("\u4e00" <= character <= "\u9fff" for character in reason) else ""
