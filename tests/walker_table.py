"""The one table: every URL that is not an admin page, and what each kind of visitor gets there.

A line says what somebody with the right to it is answered, and with what forms it is tried: valid ones, and ones with
the ids of another college's rows smuggled in. Who has no right is derived: strangers are led to the sign-in, those
without a seat get 403, another college's object is a 404. The rooms that are not written here stand beside:
`walker_table_public`, `walker_table_people`, `walker_table_arrivals`.
"""

from django.utils import timezone

from alumni.directory_columns import COLUMNS
from alumni.gaps import GAPS
from tests.walker_line import GONE_ON, NOT_FOUND, OTHERS, PAGE, SHUT, WRONG_METHOD, act, form, opened, page
from tests.walker_table_arrivals import ARRIVALS
from tests.walker_table_calendar import CALENDAR
from tests.walker_table_colleges import COLLEGES
from tests.walker_table_day import DAY
from tests.walker_table_event_plans import EVENT_PLANS
from tests.walker_table_events import EVENTS
from tests.walker_table_people import PEOPLE
from tests.walker_table_plans import PLANS
from tests.walker_table_preparation import PREPARATION
from tests.walker_table_public import PUBLIC
from tests.walker_table_registrations import REGISTRATIONS
from tests.walker_table_suggestions import SUGGESTIONS

__all__ = ["ACHIEVEMENT", "GONE_ON", "LINES", "NOT_FOUND", "PAGE", "PROFILE", "SHUT", "WRONG_METHOD"]

POINT = {"label": "新电话", "phone": "0731-84637001"}
PROFILE = {"category": "other", "headline": "一句话"}
ACHIEVEMENT = {"year": "2020", "text": "获奖", "source": "证书"}


def _find(its):
    other_class, other_major = its("class", OTHERS), its("major", OTHERS)
    words = ["秘", "mi", "2101", "1101"]
    ids = [
        f"class_group={other_class}",
        f"major={other_major}",
        f"tag={its('tag', OTHERS)}",
        f"college={its.other_college}",
    ]
    gaps = [f"gap={name}" for name in GAPS]
    return [*ids, *(f"q={word}" for word in words), *gaps]


def _figures(its):
    by = ["by=year", "by=industry", "by=region", "by=region&province=430000", "lacks=liaison", "lacks=people"]
    return [*by, *(f"{way}&college={its.other_college}" for way in by)]


def _export(its, query="", **more):
    return {"query": query, "columns": list(COLUMNS), "purpose": "contact_work", **more}


def _smuggled_export(its):
    return [_export(its, query=query) for query in _find(its)]


def _labels(group):
    facts = {"kind": "labels", "query": f"class_group={group}", "sheet": "3x8", "purpose": "邮寄校刊"}
    return facts | {"act": "send", "seen": "100"}


DESK = {
    # the desk of a college
    "college:desk": page(),
    "college:choose": act(
        sent=lambda its: {"college": its.college}, smuggled=lambda its: [{"college": its.other_college}]
    ),
    "college:contact-points": page(),
    "college:contact-point-add": form(
        sent=lambda its: POINT, smuggled=lambda its: [{**POINT, "college": its.other_college}]
    ),
    "college:contact-point-edit": form(
        "point",
        sent=lambda its: POINT | opened(its, "point"),
        smuggled=lambda its: [{**POINT, **opened(its, "point"), "college": its.other_college}],
    ),
    "college:contact-point-confirm": act("point"),
    "college:contact-point-on-school": act("point"),
    "college:contact-point-on-own": act("point"),
    # finding
    "college:alumni:find": page(asked=_find),
    "college:alumni:classified": page(asked=_figures),
    "college:alumni:quality": page(asked=_figures),
    "college:alumni:quality-classes": page(asked=_figures),
    "college:alumni:saved-list-add": act(sent=lambda its: {"name": "新名单", "query": ""}),
    "college:alumni:saved-list-rename": act("saved", sent=lambda its: {"name": "改名"}),
    "college:alumni:saved-list-delete": act("saved"),
    "college:alumni:find-tag": act(
        sent=lambda its: {"pk": [its("person")], "tag_name": "新标签"},
        smuggled=lambda its: [
            {"pk": [its("person", OTHERS)], "tag_name": "新标签"},
            {"pk": [its("person", OTHERS)], "tag_name": "秘密标签鼷", "act": "take"},
        ],
    ),
    # notable alumni
    "college:alumni:notable-list": page(
        asked=lambda its: ["silent=1", "silent=due", "missing=work", "state=draft", f"college={its.other_college}"]
    ),
    "college:alumni:notable-add": form("person", sent=lambda its: PROFILE),
    "college:alumni:notable-detail": page("notable"),
    "college:alumni:notable-edit": form("notable", sent=lambda its: PROFILE | opened(its, "notable")),
    "college:alumni:notable-submit": act("notable"),
    "college:alumni:notable-achievement-add": form("notable", sent=lambda its: ACHIEVEMENT),
    "college:alumni:notable-achievement-edit": form(
        "achievement", sent=lambda its: ACHIEVEMENT | opened(its, "achievement")
    ),
    "college:alumni:notable-achievement-remove": act("achievement"),
    "college:alumni:notable-log-add": form(
        "notable", sent=lambda its: {"on": str(timezone.localdate()), "way": "phone", "who": "周老师", "text": "问候"}
    ),
    "college:alumni:notable-log-remove": act("noted"),
    # messages to many
    "college:alumni:message-list": page(),
    "college:alumni:message-new": form(
        post=PAGE,
        sent=lambda its: _labels(its("class")),
        asked=lambda its: [f"class_group={its('class', OTHERS)}", "everyone=1&kind=labels", "everyone=1&kind=group"],
        smuggled=lambda its: [_labels(its("class", OTHERS))],
    ),
    "college:alumni:message-detail": page("message", asked=lambda its: ["show=sent", "show=left"]),
    "college:alumni:message-continue": act("message"),
    "college:alumni:message-retry": act("message", sent=lambda its: {"act": "leave"}),
    # directories
    "college:alumni:export-list": page(),
    "college:alumni:export-new": page(asked=_find),
    "college:alumni:export-download": act(post=PAGE, sent=_export, smuggled=_smuggled_export),
    "college:alumni:export-request": act(
        sent=lambda its: _export(its, once="walk"),
        smuggled=lambda its: [_export(its, query=f"class_group={its('class', OTHERS)}")],
    ),
    "college:alumni:export-request-submit": act("wish", leader_only=True),
    "college:alumni:export-request-return": act("wish", leader_only=True, sent=lambda its: {"reason": "不必"}),
    "college:alumni:export-request-use": act("granted", post=PAGE),
}

#: name → what it answers; admin pages follow the rule in tests/walker_admin.py
LINES = (
    PUBLIC | DESK | PEOPLE | ARRIVALS | COLLEGES | PLANS
    | EVENTS | EVENT_PLANS | REGISTRATIONS | DAY | PREPARATION | CALENDAR | SUGGESTIONS
)  # fmt: skip
