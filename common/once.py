"""A form sent twice is carried out once: a double click, a second window, a reload after a lost connection."""

import uuid
from functools import wraps

from django import forms
from django.db import transaction
from django.shortcuts import redirect

from common.models import DoneOnce

FIELD = "once"


def new_key():
    return uuid.uuid4().hex


class OnceMixin(forms.Form):
    """Adds the hidden key to a form; `@once` on the view honours it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[FIELD] = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64, initial=new_key)


def once(view):
    """Carry out a POST with a key at most once per user and page; a repeat is led to the first one's result.

    The first one's transaction holds the key, so a second click waits for it. A refused form gives the key back.
    """

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        key = "".join(sign for sign in request.POST.get(FIELD, "")[:64] if sign.isalnum())
        if request.method != "POST" or not key:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            mine, created = DoneOnce.objects.get_or_create(key=f"{request.user.pk}:{key}:{request.path}"[:160])
            if not created:
                return redirect(mine.location or request.path)
            response = view(request, *args, **kwargs)
            _keep(mine, _result_of(response))
            return response

    return wrapped


def _result_of(response):
    """Where what was done is seen: the redirect's aim, or what a page that closes its window names; None if refused."""
    return response["Location"] if 300 <= response.status_code < 400 else getattr(response, "done_at", None)


def _keep(done, location):
    if location is None:
        done.delete()
    else:
        fits = len(location) <= DoneOnce._meta.get_field("location").max_length
        done.location = location if fits else ""
        done.save(update_fields=["location"])
