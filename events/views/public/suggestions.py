"""Suggestions in public: the short form on an event's pages, the link that shows the answer, the list of what is shown.

The forms are exempt from Django's CSRF check, as all forms of the public pages are (see `registration`).
"""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rates import Limit
from alumni.views.public.link_pages import link_page
from common.refusals import refusals_on
from events.forms.suggestions import PublicSuggestionForm, notice_words
from events.models import Event, Suggestion
from events.services.registering import open_events, registered_by
from events.services.suggestions import set_consent, suggestion_by, take_suggestion
from events.suggestion_words import closed_because
from events.views.public.registration import office_points

PER_PAGE = 20
#: a hall full of people on one network, each with a word or two
SENT_BY_ADDRESS = Limit("event-suggestion", most=300, seconds=60 * 60)
TOO_OFTEN = "您所在的网络在一小时内提交得太多，这一次没有提交。写下的内容还在本页，请过一会儿再提交。"


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request, code):
    event = get_object_or_404(open_events(), code=code)
    response = _form_page(request, event, reverse("events:event", args=[code]))
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    if event.visibility != Event.Visibility.PUBLIC:
        response.headers["Referrer-Policy"] = "no-referrer"
    return response


@link_page(registered_by)
def suggest_as_registered(request, link):
    """From the page of the own registration: the name stays with the registration and is not asked for again."""
    back = reverse("events:registration", args=[request.resolver_match.kwargs["token"]])
    return _form_page(request, link.registration.event, back, link.registration)


def _form_page(request, event, back, registration=None):
    form = PublicSuggestionForm(request.POST if request.method == "POST" else None, registration=registration)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        refusal = "" if _may_send(request) else TOO_OFTEN
        if not refusal and form.is_by_machine:
            return _done(request, event, back, "")
        if not refusal and (taken := _attempt(form, event, registration)):
            return _done(request, event, back, taken.token)
    context = {"event": event, "form": form, "refusal": refusal, "closed": closed_because(event), "back": back}
    context |= {"notice": notice_words(event, registered=registration is not None), "office_points": office_points()}
    return render(request, "events/public/suggestion_form.html", context, status=429 if refusal else 200)


def _attempt(form, event, registration):
    with refusals_on(form):
        return take_suggestion(event=event, registration=registration, key=form.key, actor=None, **form.facts)


def _done(request, event, back, token):
    """The one page that shows the own link; a machine is thanked and shown none."""
    address = request.build_absolute_uri(reverse("events:suggestion", args=[token])) if token else ""
    context = {"event": event, "address": address, "back": back, "office_points": office_points()}
    return render(request, "events/public/suggestion_done.html", context)


def _may_send(request):
    return SENT_BY_ADDRESS.count(request.META.get("REMOTE_ADDR", "")) <= SENT_BY_ADDRESS.most


@link_page(suggestion_by)
def own_suggestion(request, link):
    """What became of it, and whether it may be shown. Whoever holds the link sees no name and no contact."""
    row, told = link.suggestion, ""
    wish = request.POST.get("may_show", "") if request.method == "POST" else ""
    if wish in ("yes", "no"):
        row = set_consent(row, may_show=wish == "yes", actor=None)
        link.mark_used()
        told = "已记下：您同意公开。" if row.may_show else "已记下：不公开。已经公开的，现在撤下了。"
    context = {"row": row, "told": told, "is_answered": row.is_answered, "office_points": office_points()}
    return render(request, "events/public/own_suggestion.html", context)


@login_not_required
@require_safe
def suggestion_list(request):
    """What was said and what was answered, with the consent of who said it; never who it was."""
    rows = shown_suggestions()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "events/public/suggestions.html", {"page": page, "office_points": office_points()})


def shown_suggestions():
    rows = Suggestion.objects.shown().select_related("event", "department", "college")
    return rows.order_by("-shown_at", "-pk")
