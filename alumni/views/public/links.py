"""The pages of a person's own link: look through, confirm or change, object; and what an ended link says."""

from django.shortcuts import render
from django.urls import reverse

from alumni.forms.links import OwnChangeForm
from alumni.models import PersonLink
from alumni.self_update import FIELDS, held_about, living, policies
from alumni.services.links import ask_for_new_link
from alumni.services.self_updates import change_own, confirm_own, object_to_change
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


def _address_of(request):
    return lambda token: request.build_absolute_uri(reverse("alumni:objection", args=[token]))


def end_of(link):
    if link.revoked_at:
        return "revoked"
    if not link.is_living:
        return "expired"
    return "used" if link.used_at else ""


def link_answer(request, name, context=None, status=200):
    return render(request, f"alumni/public/{name}.html", context or {}, status=status)


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
        address_of=_address_of(request),
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
        contested = object_to_change(link, actor=None)
        return link_answer(request, "objection_done", {"labels": [FIELDS[each.field].label for each in contested]})
    lines = [
        {
            "label": FIELDS[p.field].label,
            "old": FIELDS[p.field].mask(p.old),
            "new": FIELDS[p.field].mask(p.new),
            "at": p.at,
        }
        for p in link.contested.filter(state="in_force").order_by("pk")
    ]
    return link_answer(request, "objection", {"link": link, "person": link.alumnus, "lines": lines})
