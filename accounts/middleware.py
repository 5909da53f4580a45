import time
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse

LAST_SEEN = "last_seen"
BY_ITSELF = "X-Asked-By-Itself"
OPEN_TO_FIRST_PASSWORD = {"accounts:password-change", "accounts:logout", "accounts:password-changed"}


class SessionLimitsMiddleware:
    """Sign out after an idle hour. The mark is renewed once a minute, not with every request.

    What a page asks for by itself (a count that goes on) says so in a header, and is no sign that anybody is there.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            now = int(time.time())
            idle = now - request.session.get(LAST_SEEN, now)
            if idle > settings.SESSION_IDLE_SECONDS:
                logout(request)
                return reloaded(request) or redirect(f"{reverse('accounts:login')}?idle=1")
            if (idle > 60 or LAST_SEEN not in request.session) and BY_ITSELF not in request.headers:
                request.session[LAST_SEEN] = now
        return self.get_response(request)


def reloaded(request):
    """A part of a page that is asked for by script would show the sign-in page within itself: the whole page is asked anew."""
    return HttpResponse(headers={"HX-Refresh": "true"}) if "HX-Request" in request.headers else None


class SignInFirstMiddleware(LoginRequiredMiddleware):
    """Who has to sign in comes back to the page; where an act was cut off, to the page with the button, not to the act."""

    def handle_no_permission(self, request, view):
        if request.method in ("GET", "HEAD"):
            return reloaded(request) or super().handle_no_permission(request, view)
        back = _came_from(request) or reverse("accounts:door")
        return redirect_to_login(back, resolve_url(self.get_login_url(view)), self.get_redirect_field_name(view))


def _came_from(request):
    referrer = urlsplit(request.META.get("HTTP_REFERER", ""))
    return referrer.path if referrer.netloc == request.get_host() else ""


class FirstPasswordMiddleware:
    """Whoever still has the password that was handed over chooses a new one before anything else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        user = request.user
        if not user.is_authenticated or not user.must_change_password or user.is_demo:
            return None
        if request.resolver_match.view_name in OPEN_TO_FIRST_PASSWORD:
            return None
        return redirect("accounts:password-change")
