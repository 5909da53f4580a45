"""Events: what each kind of visitor gets at every address."""

from tests.walker_line import OTHERS, PAGE, REASON, SHUT, Line, act, form, opened, page

BEGUN = {"kind": "class_reunion", "title": "返校", "starts_at": "2027-05-02T09:00", "ends_at": "2027-05-02T17:00"}
WORDS = {"title": "新的名称", "contact": "周老师"}

#: name → Line
EVENTS = {
    # the list and one event
    "college:events:list": page(asked=lambda its: ["q=秘密", "show=all&q=秘", f"college={its.other_college}"]),
    "college:events:detail": page("event"),
    "college:events:add": form(
        post=PAGE,  # without a kind
        sent=lambda its: {"title": "没有种类"},
        asked=lambda its: [f"classes={its('class', OTHERS)}"],
        smuggled=lambda its: [BEGUN | {"classes": its("class", OTHERS)}],
    ),
    "college:events:edit": form("event", sent=lambda its: WORDS | opened(its, "event")),
    "college:events:move": form("event", post=PAGE, sent=lambda its: {"place": "别处"}),  # without a time
    "college:events:cancel": form("event", sent=lambda its: REASON),
    "college:events:take-up": form("event", post=PAGE, sent=lambda its: REASON),  # it stands
    "college:events:hand-on": form(
        "event", post=PAGE, smuggled=lambda its: [{"owner": its.world.users["former liaison"].pk}]
    ),
    "college:events:reunions": page(asked=lambda its: [f"college={its.other_college}"]),
    "college:events:rules": page(),
    # classes and departments
    "college:events:classes": page("event", asked=lambda its: ["q=秘密", "graduated=2018"]),
    "college:events:class-add": act(
        "event",
        sent=lambda its: {"classes": its("class")},
        smuggled=lambda its: [{"classes": its("class", OTHERS)}],
    ),
    "college:events:class-remove": act("event_class"),
    "college:events:departments": page("event"),
    "college:events:department-add": form("event", post=PAGE),
    "college:events:department-tell": act("event"),
    "college:events:department-edit": form("event_department", post=PAGE),  # without a version
    "college:events:department-remove": act("event_department"),
    # /desk/events/: of this cast nobody works in a department; see events/tests/test_event_departments.py
    "desk:events:list": Line(SHUT, SHUT, (), door="user"),
    "desk:events:detail": Line(SHUT, SHUT, ("event_department",), door="user"),
}
