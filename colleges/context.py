from colleges.models import Notice


def desk(request):
    """What the head of a college page needs: the seats to choose from and how many notices are unread."""
    seat = getattr(request, "seat", None)
    if seat is None:
        return {}
    notices = Notice.objects.for_user(request.user, colleges=[seat.college], duties=seat.duties)
    return {"seat": seat, "seats": request.seats, "unread_notices": notices.unread_by(request.user).count()}
