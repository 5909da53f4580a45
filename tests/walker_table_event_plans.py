"""Plans of events and what events leave: what each kind of visitor gets at every address of a college."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.walker_line import OTHERS, PAGE, act, form, opened, page


def plain_pdf():
    return SimpleUploadedFile("材料.pdf", b"%PDF-1.4\n%%EOF\n")


LINE = {"starts_at": "2026-12-01T09:00", "title": "座谈"}
MONEY = {"title": "餐费", "amount": "100"}
#: name → Line
EVENT_PLANS = {
    "college:events:plan": page("event"),
    "college:events:plan-edit": form("event_plan", sent=lambda its: {"aims": "新的目的"} | opened(its, "event_plan")),
    "college:events:plan-file": act("event"),
    "college:events:plan-take-back": act("event"),
    "college:events:plan-document": page("event"),
    "college:events:plan-filing": page(
        "event_filing", asked=lambda its: ["with=today", f"with={its('event_filing', OTHERS)}"]
    ),
    "college:events:programme-add": form("event", post=PAGE, sent=lambda its: LINE),  # that day is not the event's
    "college:events:programme-edit": form("programme_item", post=PAGE, sent=lambda its: LINE),  # without what it showed
    "college:events:programme-remove": act("programme_item"),
    "college:events:budget-add": form("event", sent=lambda its: MONEY),
    "college:events:budget-edit": form("budget_line", post=PAGE, sent=lambda its: MONEY),  # without what it showed
    "college:events:budget-remove": act("budget_line"),
    "college:events:report": page("event"),
    "college:events:report-edit": form(
        "event_report", sent=lambda its: {"text": "新的总结"} | opened(its, "event_report")
    ),
    "college:events:report-file": act("event"),
    "college:events:report-document": page("event", asked=lambda its: ["as=pdf"]),
    "college:events:paper-add": form("event", sent=lambda its: {"kind": "other", "file": plain_pdf()}),
    "college:events:paper-file": page("event_paper"),
    "college:events:paper-photo": page("event_photo"),
    "college:events:paper-withdraw": act("event_paper"),
    "college:events:directory": form(
        "event_class",
        post=PAGE,  # no roster has come since the event
        sent=lambda its: {"upload": its("imported")},
        smuggled=lambda its: [{"upload": its("imported", OTHERS)}],
    ),
    "college:events:directory-sheet": act("event_class", post=PAGE),
}
