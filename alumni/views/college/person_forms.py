"""The one shape of all forms about a person: shown, sent, done or refused beside the fields, and back to the person."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from common.refusals import refusals_on


def act_page(request, person, form, act, *, title, confirm, lede="", danger=False, after=None):
    """A page with one form; once it is sent and right, `act()` does what it asks and returns the sentence to say.

    `confirm` is what the button does; `after()` answers where the person's own page may be gone.
    """
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            messages.success(request, act())
            return after() if after else redirect("college:alumni:person-detail", person.pk)
    return _page(request, person, form=form, title=title, confirm=confirm, lede=lede, danger=danger)


def refusal_page(request, person, *, title, why):
    """The same page without a form: it only says why not."""
    return _page(request, person, form=None, title=title, lede=why)


def _page(request, person, **context):
    context |= {"person": person, "back": reverse("college:alumni:person-detail", args=[person.pk])}
    return render(request, "alumni/college/person_form.html", context)
