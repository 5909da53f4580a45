"""What every act has in common: one transaction, signed in the trail."""

from functools import wraps

from django.db import transaction

from audit.trail import acting_as


def act(service):
    """One transaction in which every change carries the name of `actor`, within a request and outside of one."""

    @wraps(service)
    def signed(*args, actor, **kwargs):
        with acting_as(actor), transaction.atomic():
            return service(*args, actor=actor, **kwargs)

    return signed
