"""What tests of changes by the own link share: the form as it is sent, what holds now, the link of an objection."""

import re

from django.urls import reverse

from alumni.models import Contact

OBJECTION = re.compile(r"(/me/objection/[A-Za-z0-9_-]{32}/)")


def url(name, *args, door="college:alumni"):
    return reverse(f"{door}:{name}", args=args)


def change(visitor, path, **typed):
    return visitor.post(path, {"act": "change", **typed})


def current(person, kind):
    return list(Contact.objects.current().filter(alumnus=person, kind=kind).values_list("value", "source"))
