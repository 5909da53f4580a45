"""The style guide shows the house as it is."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import path

from common.styleguide import examples

TEMPLATES = Path(settings.BASE_DIR, "templates")
# Parts of other components or of the frames, seen with them.
PARTS = {
    "bell",
    "doorways",
    "search_kept",
    "desk_nav",
    "brand",
    "mark",
    "messages",
    "field_notes",
    "form_errors",
    "chart_table",
    "icon",
    "points",
}


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Without `collectstatic` there is no manifest to look names up in."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}


@pytest.fixture
def guide():
    return render_to_string("styleguide.html", examples(), RequestFactory().get("/styleguide/"))


def test_the_style_guide_shows_every_component():
    shown = set(re.findall(r"components/(\w+)\.html", (TEMPLATES / "styleguide.html").read_text(encoding="utf-8")))
    assert {file.stem for file in (TEMPLATES / "components").glob("*.html")} == shown | PARTS


def test_no_id_stands_twice_on_the_page(guide):
    ids = re.findall(r'\sid="([^"]+)"', guide)
    assert sorted(ids) == sorted(set(ids))


def test_no_template_breaks_the_content_security_policy():
    """No inline style, script or handler anywhere outside the office's admin."""
    inline = re.compile(r"\sstyle=|<style\b|\son[a-z]+=[\"']|<script(?![^>]*\ssrc=)", re.IGNORECASE)
    found = [
        f"{file.relative_to(TEMPLATES)}: {match.group()}"
        for file in TEMPLATES.rglob("*.html")
        if "admin" not in file.relative_to(TEMPLATES).parts
        for match in inline.finditer(file.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("code", [400, 500, 503])
def test_pages_for_what_broke_need_neither_request_nor_database(code, settings):
    settings.ROOT_URLCONF = __name__
    page = render_to_string(f"{code}.html")
    assert page.count("<h1>") == 1
    assert 'href="/"' in page


urlpatterns = [path("nothing/", lambda request: None)]
