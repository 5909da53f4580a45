"""The yearly plan, its fulfilment, summaries, experience, the regulation and `/desk/`: what each kind of visitor gets."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.walker_line import (
    GONE_ON,
    NOT_FOUND,
    OTHERS,
    PAGE,
    REASON,
    SHUT,
    WRONG_METHOD,
    Line,
    act,
    form,
    opened,
    page,
)


def plain_pdf():
    return SimpleUploadedFile("材料.pdf", b"%PDF-1.4\n%%EOF\n")


YEAR = timezone.localdate().year
PLANNED = {"title": "走访", "due_on": f"{YEAR}-12-01", "article": "18"}
MINUTES = {"held_on": f"{YEAR}-01-01", "subject": "研究", "attended": "全体", "resolved": "分工到人"}
WORKED = {"title": "做法", "text": "怎么做的"}
#: name → Line
PLANS = {
    # plans
    "college:planning:plan": Line(GONE_ON, WRONG_METHOD),  # to this year's
    "college:planning:plan-list": page(),
    "college:planning:plan-begin": act(sent=lambda its: {"year": timezone.localdate().year}),
    "college:planning:plan-detail": page("plan"),
    "college:planning:plan-aims": form("plan", sent=lambda its: {"aims": "新的重点"} | opened(its, "plan")),
    "college:planning:plan-submit": act("plan"),
    "college:planning:plan-take-back": act("plan"),
    "college:planning:plan-carry-over": act(
        "plan",
        sent=lambda its: {"items": its("old_item")},
        smuggled=lambda its: [{"items": its("old_item", OTHERS)}],
    ),
    "college:planning:plan-workbook": page("plan"),
    "college:planning:plan-paper": page("plan"),
    "college:planning:plan-item-add": form("plan", sent=lambda its: PLANNED),
    "college:planning:plan-item-edit": form("own_item", sent=lambda its: PLANNED | opened(its, "own_item")),
    "college:planning:plan-item-remove": act("own_item"),
    "college:planning:plan-item-withdraw": form("own_item", post=PAGE, sent=lambda its: REASON),  # a draft's is removed
    # fulfilment
    "college:planning:item-detail": page("assigned"),
    "college:planning:item-choose": page("assigned"),
    "college:planning:item-give": act(
        "assigned",
        sent=lambda its: {"kind": "contact-point", "row": its("point")},
        smuggled=lambda its: [{"kind": "contact-point", "row": its("point", OTHERS)}],
    ),
    "college:planning:item-upload": act("assigned", sent=lambda its: {"file": plain_pdf()}),
    "college:planning:item-progress": act("assigned", sent=lambda its: {"text": "做了一半", "percent": 50}),
    "college:planning:item-report": act("assigned", sent=lambda its: {"remark": "都在系统里"}),
    "college:planning:item-take-back": act("assigned"),
    "college:planning:item-mended": act("assigned", post=PAGE, sent=lambda its: {"note": "已补"}),  # nothing was found
    "college:planning:item-file": page("evidence"),
    "college:planning:item-evidence-withdraw": act("evidence", sent=lambda its: REASON),
    # /desk/: of this cast nobody works in a department or owns an item; see planning/tests/test_desk.py
    **{
        f"desk:{name}": Line(SHUT, SHUT, of, door="user")
        for name, of in {
            "home": (),
            "item": ("school_item",),
            "item-upload": ("school_item",),
            "item-progress": ("school_item",),
            "item-report": ("school_item",),
            "item-take-back": ("school_item",),
            "item-mended": ("school_item",),
            "item-file": ("evidence",),
            "item-evidence-withdraw": ("evidence",),
        }.items()
    },
    # deliberations, summaries, experience
    "college:planning:deliberation-list": page(),
    "college:planning:deliberation-add": form(
        sent=lambda its: MINUTES | {"plan": its("plan")},
        smuggled=lambda its: [MINUTES | {"plan": its("plan", OTHERS)}],
    ),
    "college:planning:deliberation-edit": form("deliberation", sent=lambda its: MINUTES | opened(its, "deliberation")),
    "college:planning:deliberation-paper": page("deliberation"),
    "college:planning:summary-list": page(),
    "college:planning:summary": page("summary_plan"),
    "college:planning:summary-edit": form(
        "summary_plan", sent=lambda its: {"text": "新的总结"} | opened(its, "summary_plan")
    ),
    "college:planning:summary-draft": form("summary_plan", post=PAGE),  # nothing was ticked
    "college:planning:summary-submit": act("summary_plan"),
    "college:planning:summary-file": page("summary_plan"),
    "college:planning:experience-list": page(asked=lambda its: [f"college={its.other_college}", "own=1", "q=秘密"]),
    "college:planning:experience-detail": page("experience"),
    "college:planning:experience-add": form(sent=lambda its: WORKED),
    "college:planning:experience-edit": form("experience", sent=lambda its: WORKED | opened(its, "experience")),
    "college:planning:experience-share": act("experience"),
    "college:planning:experience-take-back": act("experience"),
    "college:planning:experience-paper": page("experience"),
    # regulation
    "regulation:home": page(door="public", asked=lambda its: ["q=解释", "on=2021-05-01"]),
    "regulation:article": page("article_number", door="public", missing=NOT_FOUND),
}
