from audit.trail import acting_as
from common.logs import without_tokens


class TrailMiddleware:
    """Every change made in a request carries who and from where; the college gate adds for which college."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.user.is_authenticated:
            return self.get_response(request)
        with acting_as(request.user, url=without_tokens(request.path), ip=request.META.get("REMOTE_ADDR", "")):
            return self.get_response(request)
