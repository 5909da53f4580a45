"""Refusals reach the person who typed: what a service or the database refuses stands on the form, in words."""

from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction


@contextmanager
def refusals_on(form):
    """Put a ValidationError raised within onto the bound form, beside the fields it names, and go on after the block."""
    try:
        yield
    except ValidationError as error:
        if not hasattr(error, "error_dict"):
            form.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            form.add_error(name if name in form.fields and name != NON_FIELD_ERRORS else None, errors)


@contextmanager
def refusals_told(request):
    """The same for an act without a form: the refusal becomes the page's message."""
    try:
        yield
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))


@contextmanager
def constraints_in_words(*models):
    """A constraint that only the database could see broken (two at the same moment) refuses with its own sentence."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
        broken = (c for model in models for c in model._meta.constraints if c.name == name)
        constraint = next(broken, None)
        if constraint is None:
            raise
        raise ValidationError(constraint.get_violation_error_message(), code=name) from error
