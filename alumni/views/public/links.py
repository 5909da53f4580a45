"""The pages of a person's own link: look through, confirm or change, object; and what an ended link says."""

from django.core.exceptions import ValidationError
from django.shortcuts import render
from django.urls import reverse

from alumni.forms.links import OwnChangeForm
from alumni.models import PersonLink, Proposal
from alumni.self_update import FIELDS, held_about, living, policies
from alumni.services.links import ask_for_new_link
from alumni.services.self_updates import came_with, change_own, changed_beside, confirm_own, object_to_change
from alumni.views.public.link_pages import link_page
from common.refusals import refusals_on

Purpose = PersonLink.Purpose
ENDS = {
    "revoked": "发出这个链接的学院已把它收回。",
    "expired": "这个链接的有效期已过。",
    "used": "通过这个链接的内容已经提交过一次。",
}


def link_for(*purposes):
    def find(token):
        link = PersonLink.objects.select_related("alumnus", "college").by_token(token)
        return link if link and link.purpose in purposes and living(link.alumnus) else None

    return find


def objection_address(request):
    """Where a change of the own record may be objected to; for whoever puts it in force."""
    return lambda token: request.build_absolute_uri(reverse("alumni:objection", args=[token]))


def end_of(link):
    if link.revoked_at:
        return "revoked"
    if not link.is_living:
        return "expired"
    return "used" if link.is_used_up else ""


def link_answer(request, name, context=None, status=200):
    return render(request, f"alumni/public/{name}.html", context or {}, status=status)


def refused(request, refusal):
    """What a service refuses behind a link, on a page of its own: there is no form to put it on."""
    return link_answer(request, "link_refused", {"why": " ".join(refusal.messages)})


def ended(request, link, end, may_ask=True):
    """Says why, shows nothing of the record, and passes on the wish for another link: the same words always."""
    asked = may_ask and request.method == "POST" and request.POST.get("act") == "ask"
    if asked:
        ask_for_new_link(link, actor=None)
    return link_answer(request, "link_ended", {"why": ENDS[end], "asked": asked, "end": end, "may_ask": may_ask})


@link_page(link_for(Purpose.CONFIRM))
def me(request, link):
    if end := end_of(link):
        return ended(request, link, end)
    act = request.POST.get("act") if request.method == "POST" else ""
    form = OwnChangeForm(
        request.POST if act in ("confirm", "change") else None, person=link.alumnus, policies=policies()
    )
    done = None
    if act == "confirm":
        done = attempt(form, lambda: _confirmed(link))
    elif act == "change" and form.is_valid():
        done = attempt(form, lambda: _changed(request, link, form))
    if done:
        return link_answer(request, "me_done", done)
    return link_answer(
        request, "me", {"link": link, "person": link.alumnus, "form": form, "held": held_about(link.alumnus)}
    )


def attempt(form, act):
    """What it returned, or None with the refusal on the form: nothing typed is lost."""
    with refusals_on(form):
        return act()


def _confirmed(link):
    confirm_own(link, actor=None)
    return {"confirmed": True}


def _changed(request, link, form):
    made = change_own(
        link,
        changes=form.changes,
        confirm_rest=form.cleaned_data["confirm_rest"],
        address_of=objection_address(request),
        actor=None,
    )
    labels = {
        state: [FIELDS[each.field].label for each in made if each.state == state] for state in ("in_force", "waiting")
    }
    return {"in_force": labels["in_force"], "waiting": labels["waiting"], "confirmed": not made}


@link_page(link_for(Purpose.OBJECT))
def objection(request, link):
    if end := end_of(link):
        return ended(request, link, end)
    if request.method == "POST" and request.POST.get("act") == "object":
        return _objected(request, link)
    lines = [_line(proposal) for proposal in came_with(link)]
    if lines:
        lines += [_side_line(change) for change in changed_beside(link, link.alumnus) if change.stands]
    return link_answer(request, "objection", {"link": link, "person": link.alumnus, "lines": lines})


def _line(proposal):
    field = FIELDS[proposal.field]
    write = field.mask if field.is_contact else field.show
    return {
        "label": field.label,
        "old": write(proposal.old),
        "new": write(proposal.new),
        "waiting": proposal.state == Proposal.State.WAITING,
        "at": proposal.at,
    }


def _side_line(change):
    """What changed beside what was written."""
    before, after = change.show(change.before), change.show(change.after)
    return {"label": change.label, "old": before, "new": after, "waiting": False, "at": change.at}


def _objected(request, link):
    """Of several at the same moment one is carried out; the others are told so."""
    try:
        restored, left = object_to_change(link, actor=None)
    except ValidationError as refusal:
        return refused(request, refusal)
    return link_answer(request, "objection_done", {"restored": restored, "left": left})
