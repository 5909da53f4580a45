from django.utils.functional import SimpleLazyObject

from colleges.inbox import unread_count


def desk(request):
    """What the heads of the working faces need: how many notices are unread (counted where a page says it), and on a
    college's page the seats to choose from."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {}
    head = {"unread_notices": SimpleLazyObject(lambda: unread_count(request))}
    seat = getattr(request, "seat", None)
    return head | {"seat": seat, "seats": request.seats} if seat else head
