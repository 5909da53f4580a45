"""Where a request came from, and the response headers of the whole site (Django 5.2 has no CSP of its own)."""

from ipaddress import ip_address

from django.conf import settings
from django.core.exceptions import SuspiciousOperation

STRICT = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'"
)
# django-unfold draws with Alpine (needs eval) and inline styles; nobody but staff sees these pages.
ADMIN = (
    "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)


class ClientAddressMiddleware:
    """Behind our own proxies `REMOTE_ADDR` becomes the visitor's: the trail and the lock-out go by it.

    Only what the last `PROXY_COUNT` proxies wrote down counts: whatever stands left of it anybody may have sent.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if 0 < settings.PROXY_COUNT <= len(hops):
            address = hops[-settings.PROXY_COUNT].strip()
            if _is_address(address):
                request.META["REMOTE_ADDR"] = address
        return self.get_response(request)


def _is_address(text):
    try:
        return bool(ip_address(text))
    except ValueError:
        return False


class NoNulMiddleware:
    """A NUL in an address reaches PostgreSQL as an error: in any path, and in Django's own lookups in the admin's queries."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        in_query = request.path.startswith("/admin/") and "%00" in request.META.get("QUERY_STRING", "")
        if in_query or "\0" in request.path:
            raise SuspiciousOperation("NUL in the address")
        return self.get_response(request)


class SecurityHeadersMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", ADMIN if request.path.startswith("/admin/") else STRICT)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        # Where the database is away, asking who it is would end in a second error.
        if response.status_code >= 500 or (getattr(request, "user", None) and request.user.is_authenticated):
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response
