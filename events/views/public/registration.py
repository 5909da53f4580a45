"""The public page of an event, and registering by the open form or a personal invitation.

The forms are exempt from Django's CSRF check, as all forms of the public pages are: who sends them has no right that
could be borrowed, and a browser without cookies must not lose what was typed; the signed moment of opening takes its place.
"""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rates import Limit
from alumni.views.public.link_pages import link_page
from colleges.models import ContactPoint
from common.refusals import refusals_on
from events.badges import badge_code
from events.forms.registration import CONSENT_VERSION, PublicRegistrationForm
from events.models import Event, Invitation, Registration, Suggestion
from events.registration_state import door_of
from events.services.registering import is_used, leads_to_registration, open_events, register
from events.suggestion_words import closed_because

#: A campus or a mobile carrier shows a whole reunion under one address.
SENT_BY_ADDRESS = Limit("event-registration", most=900, seconds=60 * 60)
TOO_OFTEN = (
    "您所在的网络在一小时内提交得太多，这一次没有提交。填写的内容还在本页，请过一会儿再提交，或与咨询联系人联系。"
)


@login_not_required
@require_safe
def event_page(request, code):
    event = _event(code)
    context = {
        "door": door_of(event),
        "programme": event.plan.programme.filter(is_public=True),
        "may_suggest": not closed_because(event),
        "suggestions": Suggestion.objects.shown().filter(event=event).select_related("college", "department")[:20],
        "moved": event.change_no and event.state == Event.State.PREPARING,
        "address": request.build_absolute_uri(),
        "office_points": office_points(),
    }
    response = render(request, "events/public/event.html", {"event": event} | context)
    if event.visibility != Event.Visibility.PUBLIC:
        told_by_link(response)
    return response


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def registration_form(request, code):
    event = _event(code)
    response = _registration(request, event)
    response.headers["Cache-Control"] = "no-store"
    if event.visibility != Event.Visibility.PUBLIC:
        told_by_link(response)
    return response


def _invitation(token):
    found = Invitation.objects.select_related("event__college", "event__plan", "alumnus").by_token(token)
    return found if found and leads_to_registration(found) else None


@link_page(_invitation)
def invitation(request, link):
    """Whoever holds the letter sees the name it was written to and nothing else; afterwards not even that."""
    if is_used(link) and not _sent_again(request, link):
        return render(request, "events/public/invitation_used.html", {"event": link.event})
    return _registration(request, link.event, link)


def _sent_again(request, link):
    """A double click: this very form has registered already, and gets its link."""
    key = request.POST.get("once", "")
    return bool(key) and link.registrations.filter(key=key).exists()


def _registration(request, event, link=None):
    person, door = (link.alumnus if link else None), door_of(event, invited=link is not None)
    form = PublicRegistrationForm(request.POST if request.method == "POST" else None, event=event, invited=person)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        refusal = "" if _may_send(request) else TOO_OFTEN
        if not refusal and form.is_by_machine:
            return _done(request, event, None)
        if not refusal and (done := _attempt(request, event, form, link)):
            return _done(request, event, done)
    context = {"event": event, "door": door, "form": form, "refusal": refusal, "person": person}
    context |= {"office_points": office_points(), "is_bound": form.is_bound}
    return render(request, "events/public/registration_form.html", context, status=429 if refusal else 200)


def _attempt(request, event, form, link):
    with refusals_on(form):
        done = register(
            event,
            facts=form.facts,
            key=form.key,
            invitation=link,
            consent=CONSENT_VERSION,
            address_of=own_address(request),
            actor=None,
        )
        if link:
            link.mark_used()
        return done


def _done(request, event, done):
    """The one page that shows the own link; whoever was registered before, or is a machine, is shown none."""
    context = {"event": event, "done": done, "office_points": office_points()}
    if done and done.is_new:
        context |= {
            "row": done.registration,
            "address": own_address(request)(done.token),
            "code": badge_code(request, done.registration),
            "waits": done.registration.state == Registration.State.WAITING,
        }
    return render(request, "events/public/registration_done.html", context)


def own_address(request):
    return lambda token: request.build_absolute_uri(reverse("events:registration", args=[token]))


def office_points():
    return ContactPoint.objects.public().filter(college=None)


def _event(code):
    """Whether it exists and is not shown, or does not exist, is one answer."""
    return get_object_or_404(open_events(), code=code)


def _may_send(request):
    return SENT_BY_ADDRESS.count(request.META.get("REMOTE_ADDR", "")) <= SENT_BY_ADDRESS.most


def told_by_link(response):
    """What is shown to who has the link is not found by a search machine, and its address is told to no other site."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
