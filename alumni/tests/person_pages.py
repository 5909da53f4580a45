"""What tests of a person's pages share: the addresses, a new person as typed, what the form refused."""

from django.urls import reverse

from colleges.models import School


def url(name, *args):
    return reverse(f"college:alumni:{name}", args=args)


def new_person(**changes):
    typed = {
        "name": "张三",
        "enrolled_year": 2015,
        "graduated_year": 2018,
        "school": School.current().pk,
        "state": "graduated",
    }
    return typed | changes


def errors(response):
    form = response.context["form"]
    return {name: list(found) for name, found in form.errors.items()}
