from django.shortcuts import render


class WrongMethodPageMiddleware:
    """An address that only takes a button's click, opened as a page: a sentence and a way out instead of a blank window."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 405 or response.content:
            return response
        page = render(request, "405.html", status=405)
        page.headers["Allow"] = response.headers["Allow"]
        return page
