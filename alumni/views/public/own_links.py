"""What else is done by an own link: take a copy of the data, give and withdraw consent, answer who seeks one."""

from alumni.forms.requests import OwnConsentForm, OwnCopyForm, RelayForm
from alumni.models import PersonLink, PublicRequest
from alumni.services.consents import consents_of
from alumni.services.own_links import settle_consents, take_copy
from alumni.services.relays import decline_relay, tell_seeker
from alumni.services.requests import reachable
from alumni.views.public.link_pages import link_page
from alumni.views.public.links import attempt, end_of, ended, link_answer, link_for
from common.downloads import download

Purpose = PersonLink.Purpose


def _sent(request):
    return request.POST if request.method == "POST" else None


@link_page(link_for(Purpose.COPY))
def own_copy(request, link):
    """The file is made once, by POST: what opens links by itself takes nothing away."""
    if end := end_of(link):
        return ended(request, link, end)
    form = OwnCopyForm(_sent(request))
    if form.is_valid():
        file = attempt(form, lambda: take_copy(link, file_kind=form.cleaned_data["file_kind"], actor=None))
        if file:
            return download(file)
    return link_answer(request, "own_copy", {"link": link, "person": link.alumnus, "form": form})


@link_page(link_for(Purpose.CONSENT))
def own_consent(request, link):
    if end := end_of(link):
        return ended(request, link, end)
    lines = consents_of(link.alumnus)
    form = OwnConsentForm(_sent(request), lines=lines)
    if form.is_valid():
        said = {"wanted": form.wanted, "seen": form.seen, "notes": form.notes}
        done = attempt(form, lambda: settle_consents(link, **said, actor=None))
        if done:
            return link_answer(request, "own_consent_done", {"given": done[0], "withdrawn": done[1]})
    return link_answer(request, "own_consent", {"link": link, "person": link.alumnus, "form": form, "lines": lines})


@link_page(link_for(Purpose.RELAY))
def relay_answer(request, link):
    """Who seeks, what they say, and what to let them know; afterwards the page says the same for every answer."""
    wish = PublicRequest.objects.filter(relay=link).first()
    if (end := end_of(link)) or wish is None or not wish.typed or not reachable(link.alumnus):
        return ended(request, link, end or "revoked", may_ask=False)
    form = RelayForm(_sent(request), person=link.alumnus)
    if form.is_valid() and attempt(form, lambda: _answered(link, form)):
        return link_answer(request, "relay_done", {"told": form.kind is not None})
    return link_answer(
        request, "relay_answer", {"link": link, "person": link.alumnus, "wish": wish.typed, "form": form}
    )


def _answered(link, form):
    if form.kind:
        return tell_seeker(link, kind=form.kind, actor=None)
    return decline_relay(link, no_more=form.cleaned_data["answer"] == RelayForm.NO_MORE, actor=None)
