"""A guest's own page: will you come, with how many. And for an invited alumnus who cannot come: a word to the organiser."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from alumni.views.public.link_pages import link_page
from common.refusals import refusals_on
from events.forms.guests import OwnReplyForm
from events.invitation_words import addressed
from events.models import Guest, Invitation
from events.services.guests import no_reply_any_more, reply_by_link
from events.services.invitations import decline_invitation, mark_opened
from events.services.registering import leads_to_registration
from events.views.public.registration import office_points


def _of_guest(token):
    """The living invitation of a guest who may be written to, or None."""
    link = Invitation.objects.select_related("event__college", "event__owner", "guest__alumnus").by_token(token)
    if link is None or link.guest_id is None or not link.is_living:
        return None
    return link if Guest.objects.invitable().filter(pk=link.guest_id).exists() else None


def _of_alumnus(token):
    link = Invitation.objects.select_related("event__college", "event__plan", "alumnus").by_token(token)
    return link if link and leads_to_registration(link) else None


@link_page(_of_guest)
def guest_reply(request, link):
    guest, event = link.guest, link.event
    form = _form(request, guest)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            said = {name: form.cleaned_data[name] for name in ("reply", "companions")}
            guest = reply_by_link(guest, **said, actor=None)
            link.mark_used()
            return _page(request, event, guest, _form(request, guest, fresh=True), told=True)
    return _page(request, event, guest, form)


def _form(request, guest, fresh=False):
    said = {"reply": guest.reply if guest.reply != Guest.Reply.NONE else "", "companions": guest.companions}
    return OwnReplyForm(request.POST if request.method == "POST" and not fresh else None, initial=said)


def _page(request, event, guest, form, told=False):
    context = {
        "event": event,
        "guest": guest,
        "addressed": addressed(guest),
        "form": form,
        "told": told,
        "refusal": no_reply_any_more(event),
        "office_points": office_points(),
    }
    return render(request, "events/public/guest_reply.html", context)


def _of_anybody(token):
    return _of_guest(token) or _of_alumnus(token)


@link_page(_of_anybody)
def opened(request, link):
    """The page says by itself that a browser shows it: what scans mail opens addresses, and runs no page."""
    if request.POST.get("seen") == "1":
        mark_opened(link)
    response = HttpResponse(status=204)
    response.is_welcome = True
    return response


@link_page(_of_alumnus)
def decline(request, link):
    refusal = ""
    if request.method == "POST" and request.POST.get("act") == "decline":
        form = OwnReplyForm({})
        with refusals_on(form):
            decline_invitation(link, actor=None)
            return redirect(request.path)
        refusal = " ".join(form.non_field_errors())
    context = {"event": link.event, "link": link, "refusal": refusal, "office_points": office_points()}
    context["back"] = reverse("events:invitation", args=[request.resolver_match.kwargs["token"]])
    return render(request, "events/public/invitation_decline.html", context)
