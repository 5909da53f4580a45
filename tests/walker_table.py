"""The one table: every URL that is not an admin page, and what each kind of visitor gets there.

A line says what somebody with the right to it is answered, and with what forms it is tried: valid ones, and ones with
the ids of another college's rows smuggled in. Who has no right is derived: strangers are led to the sign-in, those
without a seat get 403, another college's object is a 404.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from alumni.directory_columns import COLUMNS
from alumni.forms.requests import SALT
from alumni.gaps import GAPS
from alumni.models import Education
from alumni.tests.pictures import picture, zip_of
from alumni.tests.roster_workbooks import workbook

PAGE, GONE_ON, SHUT, NOT_FOUND, WRONG_METHOD = 200, 302, 403, 404, 405
OTHERS = "other"


@dataclass(frozen=True)
class Line:
    get: int
    post: int
    of: tuple = ()  # kinds of the objects that its arguments name
    sent: Callable = lambda its: {}  # a valid form
    smuggled: Callable = lambda its: []  # forms with ids of another college
    asked: Callable = lambda its: []  # queries with ids of another college
    leader_only: bool = False
    door: str = "college"  # public, user, college
    missing: int = 0  # of a public page: what an unknown object is answered
    signed_in: tuple = ()  # (get, post) where whoever has signed in gets something else


def page(*of, **more):
    return Line(PAGE, WRONG_METHOD, of, **more)


def form(*of, post=GONE_ON, **more):
    return Line(PAGE, post, of, **more)


def act(*of, post=GONE_ON, **more):
    return Line(WRONG_METHOD, post, of, **more)


# --- forms; `its(kind)` is an id of one's own, `its(kind, OTHERS)` another college's ------------------------------------

REASON = {"reason": "录错了"}
STAY = {"enrolled_year": "2015", "graduated_year": "2018", "state": "graduated"}


def _person(its):
    return {"name": "新来的人", "class_group": its("class"), "school": its.school, **STAY}


def _stay(its, whose="own"):
    return {"class_group": its("second", whose), "school": its.school, **STAY}


def _opened(its, kind):
    """The hidden field of an edit form, as the page carries it."""
    return {"version": its.version(kind)}


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


def _roster(its):
    rows = [["姓名", "班级", "手机"], ["新生一", "牧医1701", "13700137001"]]
    content = workbook(("名册", rows))
    return {"file": SimpleUploadedFile("名册.xlsx", content), "school": its.school}


def _decided(its):
    row = its("row", OTHERS)
    return [
        {"rows": [row], "decision": "skip"},
        {"rows": [its("row")], "decision": "same", "person": its("person", OTHERS)},
        {"same_as": f"{its('row')}:{its('person', OTHERS)}"},
        {"same_as": f"{row}:{its('person', OTHERS)}"},
    ]


def _service(**more):
    """What a stranger types, a minute after the page was opened; it waits in no college's queue."""
    opened = signing.dumps((timezone.now() - timedelta(minutes=1)).timestamp(), salt=SALT)
    words = {
        "name": "无此人",
        "class_name": "没有这个班",
        "student_no": "19991231",
        "sought": "也没有",
        "sought_class": "没有",
    }
    return words | {"consent": "on", "opened": opened, **more}


def _photo(**more):
    return {"file": SimpleUploadedFile("照片.jpg", picture()), **more}


def _portraits(its):
    """Of somebody of the class, and of nobody: the report tells the names that were sent."""
    number = Education.objects.get(pk=its("stay")).student_no
    names = (f"{number}.jpg", "20991231.jpg", "没有学号.jpg")
    return {"file": SimpleUploadedFile("照片.zip", zip_of(dict.fromkeys(names, picture())).getvalue())}


POINT = {"label": "新电话", "phone": "0731-84637001"}
JOB = {"employer": "新单位", "is_current": "on"}
PROFILE = {"category": "other", "headline": "一句话"}
ACHIEVEMENT = {"year": "2020", "text": "获奖", "source": "证书"}
CONTACT = {"kind": "qq", "value": "7654321", "source": "liaison"}


def _labels(group):
    facts = {"kind": "labels", "query": f"class_group={group}", "sheet": "3x8", "purpose": "邮寄校刊"}
    return facts | {"act": "send", "seen": "100"}


#: name → what it answers; admin pages follow the rule in tests/walker_admin.py
LINES = {
    "home": page(door="public"),
    "contact": page(door="public"),
    "privacy": page(door="public"),
    "alumni:notable-list": page(door="public", asked=lambda its: ["category=other"]),
    "alumni:notable-detail": page("slug", door="public", missing=NOT_FOUND),
    "alumni:notable-portrait": Line(NOT_FOUND, WRONG_METHOD, ("slug",), door="public"),
    "accounts:login": form(door="public", post=PAGE, signed_in=(GONE_ON, GONE_ON)),
    "accounts:logout": act(door="public"),
    "accounts:password-change": form(door="user", post=PAGE),
    "accounts:password-changed": page(door="user"),
    "accounts:door": Line(GONE_ON, WRONG_METHOD, door="user"),
    # the desk of a college
    "college:desk": page(),
    "college:choose": act(
        sent=lambda its: {"college": its.college}, smuggled=lambda its: [{"college": its.other_college}]
    ),
    "college:notices": page(),
    "college:notices-read": act(),
    "college:notice-open": act("notice"),
    "college:contact-points": page(),
    "college:contact-point-add": form(
        sent=lambda its: POINT, smuggled=lambda its: [{**POINT, "college": its.other_college}]
    ),
    "college:contact-point-edit": form(
        "point",
        sent=lambda its: POINT | _opened(its, "point"),
        smuggled=lambda its: [{**POINT, **_opened(its, "point"), "college": its.other_college}],
    ),
    "college:contact-point-confirm": act("point"),
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
    # people
    "college:alumni:person-add": form(
        sent=_person,
        asked=lambda its: [f"class={its('class', OTHERS)}"],
        smuggled=lambda its: [
            _person(its) | {"class_group": its("class", OTHERS)},
            _person(its) | {"name": "秘鼹人", "major": its("major", OTHERS)},
            _person(its) | {"name": "秘鼹人", "student_no": "201577001"},
            _person(its) | {"name": "秘鼱人", "student_no": "201555001"},
            _person(its) | {"name": "秘鼹人", "mobile": "13877772101"},
            _person(its) | {"name": "秘鼹人", "student_no": "201577001", "claim": "1"},
        ],
    ),
    "college:alumni:person-detail": page("person"),
    "college:alumni:person-edit": form(
        "person", sent=lambda its: {"name": "改了名", "state": "active", **_opened(its, "person")}
    ),
    "college:alumni:person-remove": form("person", post=PAGE, sent=lambda its: REASON),
    "college:alumni:person-changes": page("person"),
    "college:alumni:education-add": form("person", sent=_stay, smuggled=lambda its: [_stay(its, OTHERS)]),
    "college:alumni:education-edit": form(
        "stay",
        sent=lambda its: _stay(its) | _opened(its, "stay"),
        smuggled=lambda its: [
            _stay(its, OTHERS) | _opened(its, "stay"),
            _stay(its) | {"major": its("major", OTHERS), "student_no": "201577001"} | _opened(its, "stay"),
        ],
    ),
    "college:alumni:education-change": form(
        "stay",
        sent=lambda its: {"kind": "transfer", "on": "2016-09-01", "to_class": its("second")},
        smuggled=lambda its: [{"kind": "transfer", "on": "2016-09-01", "to_class": its("class", OTHERS)}],
    ),
    "college:alumni:education-remove": form("stay", post=PAGE, sent=lambda its: REASON),
    "college:alumni:education-change-remove": act("change"),
    "college:alumni:employment-add": form("person", sent=lambda its: JOB),
    "college:alumni:employment-edit": form("job", sent=lambda its: JOB | _opened(its, "job")),
    "college:alumni:employment-end": form("job", sent=lambda its: {"until_year": "2020"}),
    "college:alumni:employment-remove": form("job", sent=lambda its: REASON),
    "college:alumni:contact-add": form("person", sent=lambda its: CONTACT),
    "college:alumni:contact-show": act("contact", post=PAGE),
    "college:alumni:contact-confirm": act("contact"),
    "college:alumni:contact-replace": form("contact", sent=lambda its: {"value": "13700137000", "source": "self"}),
    "college:alumni:contact-remove": form("contact", sent=lambda its: REASON),
    "college:alumni:tag-add": act("person", sent=lambda its: {"name": "新标签"}),
    "college:alumni:tag-remove": act("person", "tag"),
    "college:alumni:tag-list": page(),
    "college:alumni:tag-delete": act("tag"),
    # classes
    "college:alumni:class-list": page(asked=lambda its: ["q=秘密", f"major={its('major', OTHERS)}"]),
    "college:alumni:class-add": form(
        sent=lambda its: {"name": "新班1901", "enrolled_year": "2019"},
        smuggled=lambda its: [{"name": "新班1901", "enrolled_year": "2019", "major": its("major", OTHERS)}],
    ),
    "college:alumni:class-detail": page("class"),
    "college:alumni:class-edit": form(
        "class",
        sent=lambda its: {
            "name": "改名1501",
            "enrolled_year": "2015",
            "graduated_year": "2018",
            **_opened(its, "class"),
        },
        smuggled=lambda its: [
            {"name": "改名1501", "enrolled_year": "2015", "liaison": its("person", OTHERS), **_opened(its, "class")},
            {"name": "改名1501", "enrolled_year": "2015", "major": its("major", OTHERS), **_opened(its, "class")},
        ],
    ),
    "college:alumni:class-rename": form("class", sent=lambda its: {"name": "改名1501"}),
    "college:alumni:class-split": form(
        "class",
        sent=lambda its: {"name": "分出1502", "stays": [its("stay")]},
        smuggled=lambda its: [{"name": "分出1502", "stays": [its("stay", OTHERS)]}],
    ),
    "college:alumni:class-merge": form(
        "class",
        sent=lambda its: {"into": its("second")},
        smuggled=lambda its: [{"into": its("second", OTHERS)}],
        asked=lambda its: [f"into={its('second')}", f"into={its('second', OTHERS)}"],
    ),
    "college:alumni:class-delete": act("empty"),
    "college:alumni:class-directory": form(
        "class",
        post=PAGE,
        sent=lambda its: {"file_kind": "xlsx", "purpose": "contact_work"},
        smuggled=lambda its: [{"file_kind": "pdf", "purpose": "contact_work"}],
    ),
    # class registers and photos
    "college:alumni:register-list": page(
        asked=lambda its: [f"major={its('major', OTHERS)}", f"college={its.other_college}", "state=collecting"]
    ),
    "college:alumni:register-detail": page("class"),
    "college:alumni:register-start": act("class"),
    "college:alumni:register-headcount": act("class", sent=lambda its: {"headcount": "30", "source": "教务处学籍表"}),
    "college:alumni:register-submit": act("class"),
    "college:alumni:register-reopen": act("class", sent=lambda its: REASON),
    "college:alumni:register-phone": act("class", post=PAGE, sent=lambda its: {"whose": "head_teacher"}),
    "college:alumni:register-print": form(
        "class",
        post=PAGE,
        sent=lambda its: {"file_kind": "xlsx", "purpose": "contact_work"},
        smuggled=lambda its: [{"file_kind": "pdf", "purpose": "contact_work"}],
    ),
    "college:alumni:class-photo-add": act("class", sent=lambda its: _photo(kind="graduation")),
    "college:alumni:portraits-progress": page("class"),
    "college:alumni:class-portraits": form("class", post=PAGE, sent=lambda its: _portraits(its)),
    "college:alumni:person-photo-add": act("person", sent=lambda its: _photo()),
    "college:alumni:photo-show": page("photo"),
    "college:alumni:photo-remove": act("photo", sent=lambda its: REASON),
    # links, class links, and what came by them
    "alumni:me": form("me_token", post=PAGE, door="public", missing=NOT_FOUND),
    "alumni:objection": form("objection_token", post=PAGE, door="public", missing=NOT_FOUND),
    "alumni:own-copy": form("copy_token", post=PAGE, door="public", missing=NOT_FOUND),
    "alumni:own-consent": form("consent_token", post=PAGE, door="public", missing=NOT_FOUND),
    "alumni:relay-answer": form("relay_token", post=PAGE, door="public", missing=NOT_FOUND),
    "alumni:class-entry": form("class_token", post=PAGE, door="public", missing=NOT_FOUND),
    # what comes by the public form, of people whom nobody knows; and the desk that answers it
    "alumni:service": page(door="public"),
    "alumni:service-received": page(door="public"),
    "alumni:service-register": form(door="public", sent=lambda its: _service(mobile="13700137009")),
    "alumni:service-update": form(door="public", sent=lambda its: _service()),
    "alumni:service-query": form(door="public", sent=lambda its: _service()),
    "alumni:service-withdraw": form(door="public", sent=lambda its: _service()),
    "alumni:service-delete": form(door="public", sent=lambda its: _service()),
    "alumni:service-seek": form(door="public", sent=lambda its: _service(email="a@b.cn", note="好")),
    "college:alumni:request-list": page(asked=lambda its: ["show=handled"]),
    "college:alumni:request-detail": page("request", asked=lambda its: ["q=秘"]),
    "college:alumni:request-answer": act(
        "request",
        post=PAGE,
        sent=lambda its: {"person": its("person"), "channel": "copied"},
        smuggled=lambda its: [{"person": its("person", OTHERS), "channel": "copied"}],
    ),
    "college:alumni:request-roster": act("request"),
    "college:alumni:request-pass": act("request"),
    "college:alumni:request-close": act("request", sent=lambda its: {"done": "no", "outcome": "不是本人"}),
    "college:alumni:request-show": act("request", post=PAGE),
    "college:alumni:link-list": page(asked=lambda its: ["show=all"]),
    "college:alumni:link-many": Line(
        GONE_ON,
        PAGE,
        sent=lambda its: {"confirm": "1", "pk": [its("person")]},
        smuggled=lambda its: [
            {"confirm": "1", "pk": [its("person", OTHERS)]},
            {"confirm": "1", "class": its("class", OTHERS)},
        ],
        asked=lambda its: [f"class={its('class')}", f"class={its('class', OTHERS)}"],
    ),
    "college:alumni:link-revoke": act("link"),
    "college:alumni:link-send": form("person", post=PAGE, sent=lambda its: {"purpose": "confirm", "channel": "copied"}),
    "college:alumni:class-link": form("class", post=PAGE, sent=lambda its: {"most": "50"}),
    "college:alumni:class-link-take": act("class"),
    "college:alumni:class-link-revoke": act("classlink"),
    "college:alumni:class-entry-drop": act("entry"),
    "college:alumni:proposal-list": page(asked=lambda its: ["show=in_force", "show=refused"]),
    "college:alumni:proposal-accept": act("proposal", sent=lambda its: {"seen": "x"}),
    "college:alumni:proposal-refuse": act("proposal", sent=lambda its: REASON),
    "college:alumni:proposal-show": act("proposal", post=PAGE),
    # rosters
    "college:alumni:roster-list": page(),
    "college:alumni:roster-upload": form(
        sent=_roster, smuggled=lambda its: [{**_roster(its), "college": its.other_college, "kind": "roster"}]
    ),
    "college:alumni:roster-sample": page(),
    "college:alumni:roster-remembered": page(),
    "college:alumni:roster-remembered-edit": form(
        "answer",
        sent=lambda its: {"value": "other_phone", **_opened(its, "answer")},
        asked=lambda its: [f"for={its('unclear')}", f"for={its('unclear', OTHERS)}"],
    ),
    "college:alumni:roster-remembered-withdraw": act("answer"),
    "college:alumni:roster-detail": page(
        "upload", asked=lambda its: ["show=new", "show=refused", "show=possible", "show=elsewhere", "page=2"]
    ),
    "college:alumni:roster-answer": act("unclear", post=PAGE),
    "college:alumni:roster-decide": act(
        "upload", sent=lambda its: {"rows": [its("row")], "decision": "skip"}, smuggled=_decided
    ),
    "college:alumni:roster-claim": act("upload"),
    "college:alumni:roster-import": act("upload", sent=lambda its: {"digest": its("digest")}),
    "college:alumni:roster-undo": act("imported"),
    "college:alumni:roster-discard": act("upload"),
    "college:alumni:roster-progress": page("upload"),
    "college:alumni:roster-refused": page("upload"),
    "college:alumni:roster-original": page("upload"),
    # duplicates
    "college:alumni:duplicate-list": page(),
    "college:alumni:duplicate-search": act(),
    "college:alumni:duplicate-merge-sure": act(
        sent=lambda its: {"pairs": [its("pair")]}, smuggled=lambda its: [{"pairs": [its("pair", OTHERS)]}]
    ),
    "college:alumni:duplicate-detail": page("pair", asked=lambda its: [f"keep={its('person', OTHERS)}"]),
    "college:alumni:duplicate-judge": act("pair", sent=lambda its: {"verdict": "different", "note": "同名"}),
    "college:alumni:duplicate-merge": act("pair", post=PAGE, smuggled=lambda its: [{"keep": its("person", OTHERS)}]),
    "college:alumni:merge-list": page(),
    "college:alumni:merge-detail": page("merge"),
    "college:alumni:merge-undo": act("merge"),
    # claims between colleges: `asked` by the own one of a third, `to_answer` by the own one, asked by a third
    "college:alumni:claim-list": page(asked=lambda its: ["show=mine", "show=answered"]),
    "college:alumni:claim-detail": page("to_answer"),
    "college:alumni:claim-accept": act("to_answer", sent=lambda its: {"way": "add"}),
    "college:alumni:claim-reject": act("to_answer", sent=lambda its: {"reason": "不是一人"}),
    "college:alumni:claim-withdraw": act("asked"),
    # notable alumni
    "college:alumni:notable-list": page(
        asked=lambda its: ["silent=1", "silent=due", "missing=work", "state=draft", f"college={its.other_college}"]
    ),
    "college:alumni:notable-add": form("person", sent=lambda its: PROFILE),
    "college:alumni:notable-detail": page("notable"),
    "college:alumni:notable-edit": form("notable", sent=lambda its: PROFILE | _opened(its, "notable")),
    "college:alumni:notable-submit": act("notable"),
    "college:alumni:notable-achievement-add": form("notable", sent=lambda its: ACHIEVEMENT),
    "college:alumni:notable-achievement-edit": form(
        "achievement", sent=lambda its: ACHIEVEMENT | _opened(its, "achievement")
    ),
    "college:alumni:notable-achievement-remove": act("achievement"),
    "college:alumni:notable-log-add": form(
        "notable", sent=lambda its: {"on": str(timezone.localdate()), "way": "phone", "who": "周老师", "text": "问候"}
    ),
    "college:alumni:notable-log-remove": act("noted"),
    # consents and rights
    "college:alumni:person-consents": page("person"),
    "college:alumni:consent-give": form(
        "person",
        "purpose",
        sent=lambda its: {"text": its("text"), "given_on": str(timezone.localdate()), "channel": "paper"},
    ),
    "college:alumni:consent-withdraw": form(
        "consent", sent=lambda its: {"withdrawn_on": str(timezone.localdate()), "channel": "phone"}
    ),
    "college:alumni:person-rights": page("person"),
    "college:alumni:person-copy": act(
        "person", post=PAGE, sent=lambda its: {"file_kind": "json", "identity": "回电核对"}
    ),
    # messages to many
    "alumni:unsubscribe": form("unsubscribe_token", post=PAGE, door="public", missing=NOT_FOUND),
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
