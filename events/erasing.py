"""What is a person's at events though no liaison has said whose it is: by the name together with a telephone or mailbox."""

from django.db.models import Q

from alumni.erasing import declares_own_rows
from events.models import Guest, Registration, Suggestion


def own_rows(names, ways):
    """Registrations and guests go; a suggestion stays, without whose it was."""
    reached = Q(pk__in=())
    for way in ways:
        reached |= Q(contact__contains=way)
    named = Q(name__in=names)
    return [
        (Registration.objects.filter(named, Q(mobile__in=ways) | Q(email__in=ways), alumnus=None), None),
        (Guest.objects.filter(named, phone__in=ways, alumnus=None), None),
        (Suggestion.objects.filter(named & reached), {"name": "", "contact": ""}),
    ]


declares_own_rows(own_rows)
