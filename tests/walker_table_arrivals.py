"""What a college is answered about what arrives: requests, links and changes, rosters, duplicates, claims."""

from django.core.files.uploadedfile import SimpleUploadedFile

from alumni.tests.roster_workbooks import workbook
from tests.walker_line import GONE_ON, OTHERS, PAGE, REASON, Line, act, form, opened, page


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


ARRIVALS = {
    # requests of the public form
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
    # links, class links, and what came by them
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
        sent=lambda its: {"value": "other_phone", **opened(its, "answer")},
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
}
