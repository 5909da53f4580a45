"""The public calendar, and events as files and feeds that a phone's calendar reads."""

import hashlib
from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date, quote_etag
from django.views.decorators.http import require_safe

from alumni.views.public.link_pages import link_page
from common.downloads import File, download
from events.calendar import WEEKDAYS, asked_month, desk_events, narrowed, public_events, sheet_of
from events.forms.calendar import CalendarForm
from events.icalendar_feed import calendar_file
from events.models import Event, EventPlan
from events.services.calendar_links import calendar_link_by
from events.services.registering import open_events, registered_by
from events.views.public.registration import office_points, told_by_link

ICS = "text/calendar; charset=utf-8"
NAME = "湖南生物机电职业技术学院校友活动"
VIEWS = ("month", "list")
#: a feed holds the past year and all that comes
KEPT_DAYS, MOST = 366, 1000
Visibility = Event.Visibility


def calendar_context(request, events, form, *, own=None, opens_at_next=False):
    """What `events/calendar/_calendar.html` shows, at every door. `opens_at_next`: who asks for no month and would see
    none but empty days begins with the month of the next event, and is told so."""
    asked, wanted = request.GET.get("month", ""), narrowed(events, **form.wanted)
    sheet = sheet_of(wanted, asked_month(asked), own=own)
    skipped = None
    if opens_at_next and not asked and sheet.later:
        skipped, sheet = sheet.month, sheet_of(wanted, sheet.later, own=own)
    view = request.GET.get("view", "")
    view = view if view in VIEWS else ""
    kept = {"month": sheet.month.key} | ({"view": view} if view else {})
    said = {"weekdays": WEEKDAYS, "wanted": form.wanted, "skipped": skipped, "today": asked_month("")}
    return {"sheet": sheet, "view": view, "form": form, "kept": kept} | said


@login_not_required
@require_safe
def calendar(request):
    context = calendar_context(request, public_events(), CalendarForm(request.GET), own=(), opens_at_next=True)
    feed = request.build_absolute_uri(reverse("events:feed"))
    context |= {"feed": feed, "webcal": webcal(feed), "office_points": office_points()}
    return render(request, "events/calendar/public.html", context)


def webcal(address):
    """By which a phone or Outlook asks whether to subscribe."""
    return "webcal:" + address.partition(":")[2]


# --- files and feeds -----------------------------------------------------------------------------------------------------


@login_not_required
@require_safe
def event_ics(request, code):
    """One event for the own calendar; whether it exists and is not shown, or does not exist, is one answer."""
    event = get_object_or_404(open_events(), code=code)
    content = calendar_file([event], name=event.title, address_of=public_address(request))
    modified = max(event.updated_at, event.plan.updated_at)
    response = calendar_response(request, content, name=f"{event.title}.ics", modified=modified)
    if event.visibility != Visibility.PUBLIC:
        told_by_link(response)
    return response


@link_page(registered_by)
def registration_ics(request, link):
    """The event of the own registration, of which nothing is written there: calendars are shared in families."""
    event = link.registration.event
    content = calendar_file([event], name=event.title, address_of=public_address(request))
    return download(File(f"{event.title}.ics", content, ICS))


@login_not_required
@require_safe
def feed(request):
    content = calendar_file(_kept(public_events()), name=NAME, address_of=public_address(request))
    return calendar_response(request, content, name="events.ics", modified=last_change())


@link_page(calendar_link_by)
def own_feed(request, link):
    """What the desk's calendar shows its owner; of the working pages no address, of whoever registered nothing."""
    name = f"校友活动 · {link.college.name}" if link.college else "校友活动 · 全校"
    content = calendar_file(_kept(desk_events(link.college)), name=name, address_of=public_address(request))
    return calendar_response(request, content, name="events.ics", modified=last_change())


def _kept(events):
    since = timezone.now() - timedelta(days=KEPT_DAYS)
    return events.filter(ends_at__gte=since).order_by("starts_at", "pk")[:MOST]


def public_address(request):
    """The page of an event that anybody may open who has its address, "" where there is none."""

    def address_of(event):
        shown = event.plan.state == EventPlan.State.APPROVED and event.visibility != Visibility.INTERNAL
        return request.build_absolute_uri(reverse("events:event", args=[event.code])) if shown else ""

    return address_of


def last_change():
    """Of any event: what leaves a calendar changes it as well."""
    found = Event.objects.aggregate(event=Max("updated_at"), plan=Max("plan__updated_at"))
    return max(filter(None, found.values()), default=None)


def calendar_response(request, content, *, name, modified):
    """Asked for again and again, and sent only where something changed."""
    etag, stamp = quote_etag(hashlib.sha256(content).hexdigest()[:32]), int(modified.timestamp()) if modified else None
    response = HttpResponse(content, content_type=ICS)
    response.headers["Content-Disposition"] = content_disposition_header(False, name)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["ETag"] = etag
    if stamp:
        response.headers["Last-Modified"] = http_date(stamp)
    return get_conditional_response(request, etag=etag, last_modified=stamp, response=response)
