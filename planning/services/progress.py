"""How an item goes on: lines that are added and never changed; the latest says how far it is."""

from django.core.exceptions import ValidationError

from audit.acts import act
from common.rows import put_new, write
from planning.models import PlanItem, ProgressNote
from planning.services.working import locked_for_work

REPORTED = "事项已报落实，等待检查。需要补充进展的，请先收回报告。"


@act
def note_progress(item, *, text, percent, actor):
    item = locked_for_work(item)
    if item.state == PlanItem.State.REPORTED:
        raise ValidationError(REPORTED)
    note = put_new(ProgressNote(item=item, text=text.strip(), percent=percent, by=actor))
    write(item, percent=percent)
    return note
