"""What fulfils the plan's items in the walker's world: each college's own evidence, progress, findings and reminders."""

from io import BytesIO

from planning.models import PlanItem, Reminder, ReminderMail
from planning.services.evidence import give_file
from planning.services.inspections import inspect_item
from planning.services.progress import note_progress
from tests.walker_cast import ANIMAL, COLLEGE_MARKER


class Fulfilment:
    def _fulfilment(self):
        """Of the item that the school assigned; it stays open, so that everything may still be done with it."""
        office = self.users["office"]
        for key in self.colleges:
            user, mark = self.users["liaison" if key == ANIMAL else "other liaison"], COLLEGE_MARKER[key]
            item = PlanItem.objects.get(pk=self.objects[key]["assigned"])
            paper = BytesIO(f"%PDF-1.4 秘密材料正文{mark}".encode())
            given = give_file(item, file=paper, name=f"秘密材料{mark}.pdf", note=f"秘密说明{mark}", actor=user)
            note_progress(item, text=f"秘密进展{mark}", percent=30, actor=user)
            inspect_item(item, verdict="noted", finding=f"秘密检查{mark}", actor=office)
            reminder = Reminder.objects.create(item=item, by=office, text=f"秘密附言{mark}", mailed=1)
            ReminderMail.objects.create(reminder=reminder, to=user, trouble=f"秘密邮箱{mark}不收")
            self.objects[key]["evidence"] = given.pk
