"""An event's plan and what it leaves, in the walker's world: lines, a filing, papers and a report of each college."""

from io import BytesIO

from alumni.tests.pictures import picture
from events.models import BudgetLine, EventReport, PaperKind, PlanFiling, ProgrammeItem
from events.services.papers import add_paper


def plan_rows(event, school, user, mark):
    """`{kind: id}`; the plan stays a draft, so that everything may still be done with it."""
    item = ProgrammeItem.objects.create(plan=event.plan, starts_at=event.starts_at, title=f"秘密日程{mark}")
    line = BudgetLine.objects.create(plan=event.plan, title=f"秘密经费{mark}", amount=100)
    said = {"sections": [{"key": "aims", "label": "活动目的和内容", "columns": [], "rows": [[f"秘密目的{mark}"]]}]}
    filing = PlanFiling.objects.create(
        plan=event.plan, snapshot=said, filed_by=user, due_on=event.first_day, verdict=PlanFiling.Verdict.TAKEN_BACK
    )
    paper = BytesIO(f"%PDF-1.4 秘密附件正文{mark}".encode())
    paper.name = f"秘密附件{mark}.pdf"
    of_school = BytesIO(b"%PDF-1.4 of the school")
    of_school.name = "学校材料.pdf"
    photo = BytesIO(picture())
    photo.name = "合影.jpg"
    kept = add_paper(event, kind=PaperKind.OTHER, file=paper, caption=f"秘密附件说明{mark}", actor=user)
    shot = add_paper(event, kind=PaperKind.PHOTO, file=photo, caption=f"秘密照片说明{mark}", actor=user)
    schools = add_paper(school, kind=PaperKind.OTHER, file=of_school, actor=user)
    EventReport.objects.create(event=event, text=f"秘密总结{mark}", coverage=f"秘密报道{mark}")
    return {
        "event_plan": event.pk, "event_report": event.pk, "programme_item": item.pk, "budget_line": line.pk,
        "event_filing": filing.pk, "event_paper": kept.pk, "event_photo": shot.pk,
        "school_paper": schools.pk,
    }  # fmt: skip
