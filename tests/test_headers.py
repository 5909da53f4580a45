"""What every answer tells the browser, and that no page asks another site for anything."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.test import override_settings
from django.urls import include, path

from common.middleware import ADMIN, STRICT

pytestmark = pytest.mark.django_db
ROOT = Path(settings.BASE_DIR)
ELSEWHERE = re.compile(
    r"""(?:src|href|action|poster|srcset)\s*=\s*["']\s*(?:https?:)?//|url\(\s*["']?(?:https?:)?//|@import\s+["']"""
)
# A namespace is a name, not an address.
NAMESPACES = re.compile(r"http://www\.w3\.org/\S+?(?=[\"'])")

urlpatterns = [
    path("unlisted/", lambda request: HttpResponse("secret"), name="unlisted"),
    path("open/", login_not_required(lambda request: HttpResponse("open")), name="open"),
    path("", include("alumni_office.urls")),
]
handler404 = "alumni_office.views.not_found"


def policy_of(response):
    return response.headers["Content-Security-Policy"]


def test_every_public_page_and_every_error_page_has_the_strict_policy(client):
    for address in ("/", "/contact/", "/privacy/", "/accounts/login/", "/nowhere/", "/college/"):
        response = client.get(address)
        assert policy_of(response) == STRICT
        assert "unsafe" not in policy_of(response) and "default-src 'self'" in policy_of(response)


def test_the_looser_policy_holds_below_admin_only(sign_in, office):
    client = sign_in(office)
    assert policy_of(client.get("/admin/")) == ADMIN
    assert policy_of(client.get("/accounts/password/")) == STRICT
    assert policy_of(client.get("/administration/")) == STRICT


def test_headers_that_stop_sniffing_framing_and_telling_where_one_came_from(client):
    headers = client.get("/").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    permissions = dict(part.strip().split("=") for part in headers["Permissions-Policy"].split(","))
    assert permissions == dict.fromkeys(["camera", "geolocation", "microphone", "payment", "usb"], "()")


def test_pages_of_those_who_signed_in_are_kept_by_no_cache(client, sign_in, liaison, office):
    assert "no-store" not in client.get("/").headers.get("Cache-Control", "")
    for user, address in ((liaison, "/college/"), (office, "/admin/"), (liaison, "/")):
        assert "no-store" in sign_in(user).get(address).headers["Cache-Control"]


@override_settings(ROOT_URLCONF=__name__)
def test_a_view_that_nobody_opened_by_name_is_closed(client):
    assert client.get("/open/").content == b"open"
    response = client.get("/unlisted/")
    assert (response.status_code, response["Location"]) == (302, "/accounts/login/?next=/unlisted/")


def written_files():
    for folder, kinds in (("templates", ["html"]), ("static", ["css", "js", "svg"])):
        for kind in kinds:
            yield from (ROOT / folder).rglob(f"*.{kind}")


def test_no_template_and_no_static_file_of_ours_names_another_site():
    named = {}
    for file in written_files():
        found = ELSEWHERE.findall(NAMESPACES.sub("", file.read_text(encoding="utf-8")))
        if found:
            named[str(file.relative_to(ROOT))] = found
    assert named == {}


@pytest.mark.parametrize(
    "address",
    ["/admin/", "/admin/alumni/alumnus/", "/admin/alumni/alumnus/add/", "/admin/colleges/college/", "/admin/rosters/"],
)
def test_no_page_of_the_admin_asks_another_site_for_anything(sign_in, office, alumnus, address):
    page = sign_in(office).get(address).content.decode()
    assert "<html" in page
    assert ELSEWHERE.findall(NAMESPACES.sub("", page)) == []


def test_production_sends_cookies_and_everything_else_over_https_only():
    names = [
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SESSION_COOKIE_HTTPONLY",
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS",
    ]
    script = (
        f"import json; from alumni_office import settings; print(json.dumps([getattr(settings, n) for n in {names}]))"
    )
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("SECURE_", "DJANGO_SETTINGS"))}
    outside = {"DATABASE_URL": "postgres://app:x@127.0.0.1:1/none", "SECRET_KEY": "x"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=clean | outside | {"MODE": "production"},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [True, True, True, True, 31536000]
    assert settings.SESSION_COOKIE_SAMESITE == settings.CSRF_COOKIE_SAMESITE == "Lax"
