from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve


class WrongMethodPageMiddleware:
    """An address that only takes a button's click, opened as a page: back to the page it stands under.

    It is the address that a browser shows after a refused form, so a reload or a restored tab asks for it. Where no page
    stands above it, a sentence and a way out instead of a blank window.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 405 or response.content:
            return response
        above = page_above(request.path) if _opens_a_page(request) else None
        if above:
            return HttpResponseRedirect(above)
        page = render(request, "405.html", status=405)
        page.headers["Allow"] = response.headers["Allow"]
        return page


def _opens_a_page(request):
    """A browser that opens a window says that it wants a page; scripts and programs do not."""
    return request.method == "GET" and "text/html" in request.headers.get("Accept", "")


def page_above(path):
    """The nearest address above that is one of ours by name, or None; the home page is above nothing."""
    parts = path.strip("/").split("/")[:-1]
    while parts:
        above = f"/{'/'.join(parts)}/"
        try:
            if resolve(above).url_name:
                return above
        except Resolver404:
            pass
        parts.pop()
    return None
