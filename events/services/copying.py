"""A new event begins with the plan of an earlier one: its words, programme and budget, as a draft to be looked through."""

from common.rows import put_new, write
from events.models import BudgetLine, EventPlan, ProgrammeItem
from events.services.programme import fits_event

#: what may be the same another time; how far the directory was collected is a fact of its day
WORDS = (
    "aims", "headcount", "invited", "rooms", "budget", "safety", "safety_officer", "safety_phone",
    "liaison", "liaison_phone", "remark",
)  # fmt: skip


def copy_plan(like, event):
    """`event` has just been begun. Lines of the programme that would lie beside its days are left out."""
    plan, earlier = EventPlan.objects.get(event=event), EventPlan.objects.get(event=like)
    write(plan, **{name: getattr(earlier, name) for name in WORDS})
    for line in earlier.budget_lines.all():
        put_new(BudgetLine(plan=plan, title=line.title, amount=line.amount, source=line.source))
    for line in earlier.programme.all():
        starts_at = line.starts_at + (event.starts_at - like.starts_at)
        if fits_event(event, starts_at):
            facts = {name: getattr(line, name) for name in ("title", "place", "who", "is_public")}
            put_new(ProgrammeItem(plan=plan, starts_at=starts_at, **facts))
    event.plan = plan
