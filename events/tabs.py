"""The pages of one event, as they stand beneath its title. Each has the number of the event as its only argument."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Tab:
    """`marks` are beginnings of the URL names that belong to the tab as well."""

    title: str
    name: str
    marks: tuple = ()


TABS = (
    Tab("概况", "detail", ("edit", "move", "cancel", "take-up", "hand-on", "class", "department")),
    Tab("方案", "plan", ("plan-", "programme-", "budget-")),
    Tab("筹备", "tasks", ("task-", "booking-")),
    Tab("嘉宾与邀请", "guests", ("guest-", "invitation", "words")),
    Tab("报名", "registrations", ("registration-", "question-")),
    Tab("签到", "check-in", ("check-in-", "station-", "badge", "seat")),
    Tab("建议", "suggestions"),
    Tab("总结与交存", "report", ("report-", "directory", "paper-", "close")),
)


def tabs_of(event, at, url_name):
    """`[{title, href, here}]`; at the office the names begin with `event-`."""
    bare = url_name.removeprefix("event-")
    return [
        {"title": tab.title, "href": href, "here": bare == tab.name or bare.startswith(tab.marks or ("\0",))}
        for tab in TABS
        if (href := _address(at + tab.name, event.pk))
    ]


def _address(name, pk):
    try:
        return reverse(name, args=[pk])
    except NoReverseMatch:
        return ""
