"""What every page behind a link's token has in common: no cache, no referrer, and a limit on wrong tokens.

These pages are exempt from Django's CSRF check: whoever posts must know the token, which is in no cookie, and a browser
that was told to send no referrer sends `Origin: null`, which that check would refuse.
"""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.rates import Limit

#: A campus network or a mobile carrier shows thousands of people under one address, and a link copied incompletely into
#: a group is opened by all of its class. 192 random bits are out of reach at any of these speeds.
WRONG_TOKENS = Limit("wrong-token", most=200, seconds=15 * 60)
#: For whoever goes on sending by a link that is right: a class of 300 with two tries each.
SENT_BY_LINK = Limit("sent-by-link", most=600, seconds=60 * 60)


def link_page(find):
    """For `view(request, link, …)`: `find(token)` returns the link or None, which is answered the same for all.

    A response with `is_welcome` does not count against its address.
    """

    def dressed(view):
        @wraps(view)
        def guarded(request, token):
            address = request.META.get("REMOTE_ADDR", "")
            if WRONG_TOKENS.is_reached(address) or (request.method == "POST" and _sends_too_much(address)):
                return too_often(request)
            link = find(token)
            if link is None:
                WRONG_TOKENS.count(address)
                return secret(render(request, "alumni/public/link_unknown.html", status=404))
            response = view(request, link)
            if getattr(response, "is_welcome", False):
                SENT_BY_LINK.take_back(address)
            return secret(response)

        methods = require_http_methods(["GET", "HEAD", "POST"])
        return login_not_required(csrf_exempt(methods(guarded)))

    return dressed


def _sends_too_much(address):
    return SENT_BY_LINK.count(address) > SENT_BY_LINK.most


def too_often(request):
    """The same whether the link is right or wrong, so that going on tells nothing."""
    response = secret(render(request, "alumni/public/link_too_often.html", status=429))
    response.headers["Retry-After"] = str(WRONG_TOKENS.seconds)
    return response


def secret(response):
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
