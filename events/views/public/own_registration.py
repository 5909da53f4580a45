"""The page of the own link: how the registration stands, changing, cancelling, coming after all, knowing of a change.

Links are forwarded: what was typed stands here only for whoever also knows the number it was typed with, and no digit of
that number stands here before.
"""

from django.core.exceptions import ValidationError
from django.shortcuts import render

from accounts.rates import Limit
from alumni.views.public.link_pages import link_page
from common.refusals import refusals_on
from events.badges import badge_code
from events.forms.registration import OwnChangeForm, TailForm
from events.models import Registration
from events.registration_state import door_of, may_change
from events.services.registering import registered_by
from events.services.registrations import cancel_own, change_own, come_again, own_told
from events.suggestion_words import closed_because
from events.views.public.registration import office_points

State = Registration.State
#: four digits are ten thousand guesses; whoever has the link makes ten of them an hour
WRONG_TAILS = Limit("wrong-tail", most=10, seconds=60 * 60)
TOO_MANY = "后四位已多次不符，请一小时后再试，或与咨询联系人联系。"
ACTS = ("look", "change", "cancel", "again")
DONE = {
    "change": "已保存更改。",
    "cancel": "已取消报名，名额已让出。谢谢您告诉我们。",
    "again": "已重新报名。",
    "know": "好的，已记下您知道了。",
}


@link_page(registered_by)
def registration(request, link):
    row = link.registration
    act = request.POST.get("act", "") if request.method == "POST" else ""
    forms = _forms(row, act, request.POST)
    is_owner = _is_owner(link, forms[act]) if act in ACTS else not row.mobile
    told = _carried_out(link, row, act, forms) if is_owner or act == "know" else ""
    if told:
        row = _read_again(row)
        forms = _forms(row)
    context = _context(request, row, forms, told, act) | {"is_owner": is_owner}
    return render(request, "events/public/own_registration.html", context)


def _forms(row, act="", sent=None):
    """The acts' forms, the one that was sent bound; whoever has just looked need not type the digits again to change."""
    given = {name: {"data": sent if act == name else None, "auto_id": f"{name}_%s", "row": row} for name in ACTS}
    known = {"tail": sent.get("tail", "")} if act == "look" else {}
    return {
        "look": TailForm(**given["look"]),
        "change": OwnChangeForm(event=row.event, initial=known, **given["change"]),
        "cancel": TailForm(**given["cancel"]),
        "again": TailForm(**given["again"]),
    }


def _read_again(row):
    return Registration.objects.select_related("event__college", "event__plan").get(pk=row.pk)


def _is_owner(link, form):
    """The digits that were sent are right, and were not guessed; else the form says why not."""
    wrong_again = form.is_refused and WRONG_TAILS.count(link.token_hash) > WRONG_TAILS.most
    if wrong_again or WRONG_TAILS.is_reached(link.token_hash):
        form.errors.clear()  # whether these digits would have been right is no longer told
        form.add_error(None, ValidationError(TOO_MANY))
        return False
    return not form.is_refused


def _carried_out(link, row, act, forms):
    """The sentence of what was done, "" where nothing was, with the refusal on its form."""
    if act == "know":
        own_told(row, actor=None)
        return DONE[act]
    form = forms.get(act)
    if form is None or act == "look" or not form.is_valid():
        return ""
    with refusals_on(form):
        {"change": lambda: change_own(row, changes=form.facts, actor=None),
         "cancel": lambda: cancel_own(row, actor=None),
         "again": lambda: come_again(row, actor=None)}[act]()  # fmt: skip
        link.mark_used()
        return DONE[act]
    return ""


def _context(request, row, forms, told, act):
    event = row.event
    waits, standing = row.state == State.WAITING, row.state != State.CANCELLED
    may = may_change(event)
    return {
        "row": row,
        "event": event,
        "told": told,
        "opened": "" if told else act,
        "forms": forms,
        "waits": waits,
        "place_in_line": _place_of(row) if waits else 0,
        "is_standing": standing,
        "may_change": may and standing,
        "may_come": may and not standing and door_of(event, invited=True).is_open,
        "must_know": standing and (row.told_change < event.change_no or (row.moved_up_at and not row.moved_up_told_at)),
        "code": badge_code(request, row) if row.state == State.CONFIRMED and event.state == "preparing" else "",
        "suggest": "suggest/" if not closed_because(event) else "",
        "office_points": office_points(),
    }


def _place_of(row):
    before = row.event.registrations.waiting().values_list("pk", flat=True)
    return list(before).index(row.pk) + 1
