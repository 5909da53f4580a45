"""Organisation, hand-over, inbox and the colleges' history: what each kind of visitor gets."""

from tests.walker_line import GONE_ON, NOT_FOUND, PAGE, REASON, act, form, page

LEADER = {"name": "唐建平", "title": "院长", "since_year": "2012"}
#: name → Line
COLLEGES = {
    # organisation
    "college:safeguard": page(),
    "college:safeguard-edit": form(post=PAGE, sent=lambda its: {"document": "办法", "college": its.other_college}),
    "college:safeguard-upload": act(post=PAGE),
    "college:safeguard-paper": page("paper"),
    "college:hand-over": form(post=PAGE, sent=lambda its: {"note": "说明"}),
    "college:hand-over-detail": page("hand_over"),
    "college:hand-over-accept": act("hand_over"),
    # one inbox per user
    "inbox:list": page(door="user"),
    "inbox:read": act(door="user"),
    "inbox:follow": act(
        door="user",
        sent=lambda its: {"college": its.college, "to": "/college/"},
        smuggled=lambda its: [{"college": its.other_college, "to": "/college/"}],
    ),
    "inbox:open": act("mail", door="own"),
    "inbox:done": act("mail", door="own"),
    "inbox:undone": act("mail", door="own"),
    # history
    "college:history": page(),
    "college:history-submit": act(),
    "college:history-booklet": page(),
    "college:history-texts": form(post=PAGE, sent=lambda its: {"origin": "起源", "development": "历程"}),
    "college:history-picture": page("history_picture"),
    "college:history-part": form("part", sent=lambda its: LEADER),
    "college:history-import": form("part", post=PAGE),
    "college:history-sample": page("part"),
    "college:history-export": page("part"),
    "college:history-row-edit": form("part", "leader_term", post=PAGE, sent=lambda its: LEADER),
    "college:history-row-remove": act("part", "leader_term", post=GONE_ON, sent=lambda its: REASON),
    "history:index": page(door="public"),
    "history:college": page("college_name", door="public", missing=NOT_FOUND),
    "history:booklet": page("college_name", door="public", missing=NOT_FOUND),
    "history:picture": page("college_name", "picture_key", door="public", missing=NOT_FOUND),
}
