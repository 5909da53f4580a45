"""What there is to walk: the URLconf itself, read pattern by pattern."""

from dataclasses import dataclass

from django.urls import get_resolver

METHODS = ("get", "post")


@dataclass(frozen=True)
class Url:
    name: str  # namespaced, or the route itself where it has no name
    arguments: tuple

    @property
    def is_admin(self):
        return self.name.startswith("admin")


def all_urls(resolver=None, space=(), route=""):
    found = []
    for each in (resolver or get_resolver()).url_patterns:
        here = route + str(each.pattern)
        if hasattr(each, "url_patterns"):
            inner = space + ((each.namespace,) if each.namespace else ())
            found += all_urls(each, inner, here)
        else:
            arguments = tuple(each.pattern.converters) or tuple(each.pattern.regex.groupindex)
            found.append(Url(":".join((*space, each.name)) if each.name else here, arguments))
    return found


@dataclass
class Request:
    url: Url
    role: str
    method: str
    path: str
    data: dict
    whose: str
    expected: set  # of statuses; empty where only secrets and rows are judged
    may_write: bool

    def __str__(self):
        return f"{self.role}: {self.method.upper()} {self.url.name} ({self.whose}) {self.path}"
