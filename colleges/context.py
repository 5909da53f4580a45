from django.utils.functional import SimpleLazyObject

from colleges.desks import doorways
from colleges.inbox import seats_at, unread_count


def desk(request):
    """What the heads of the working faces need: how many notices are unread and which other desks the user has (both
    looked up where a page says it), and on a college's page the seats to choose from."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {}
    head = {
        "unread_notices": SimpleLazyObject(lambda: unread_count(request)),
        "doorways": SimpleLazyObject(lambda: _doorways(request)),
    }
    seat = getattr(request, "seat", None)
    return head | {"seat": seat, "seats": request.seats} if seat else head


def _doorways(request):
    """Of the inbox no desk is left out: it is in none of them."""
    return doorways(request.user, seats_at(request), here=next(iter(request.resolver_match.namespaces), ""))
