"""What belongs to a year in the walker's world: minutes, summaries and experience of each college, and the office's own."""

import io

from django.utils import timezone

from planning.models import WorkPlan
from planning.services.deliberations import file_deliberation
from planning.services.experience import write_experience
from planning.services.summaries import draft_summary, edit_summary
from tests.walker_cast import ANIMAL, COLLEGE_MARKER


class Yearly:
    def _yearly(self):
        """Each college filed minutes, drafts its summary and has told nobody yet what worked."""
        office = self.users["office"]
        school = self._written(WorkPlan.objects.of_school().order_by("year").last(), None, "公", office)
        for key, college in self.colleges.items():
            user, mark = self.users["liaison" if key == ANIMAL else "other liaison"], COLLEGE_MARKER[key]
            plan = WorkPlan.objects.get(pk=self.objects[key]["plan"])
            own = self._written(plan, college, mark, user)
            offices = {f"school_{name}": pk for name, pk in school.items()}
            self.objects[key] |= own | offices | {"summary_plan": plan.pk}

    def _written(self, plan, college, mark, user):
        minutes = {"held_on": timezone.localdate(), "subject": f"秘密议题{mark}", "attended": f"秘密人员{mark}"}
        paper = _paper(f"秘密纪要{mark}")
        changes = minutes | {"resolved": f"秘密决定{mark}"}
        deliberation = file_deliberation(plan, changes=changes, file=paper, actor=user)
        summary = draft_summary(plan, actor=user)
        edit_summary(summary, text=f"{summary.text}\n秘密总结{mark}", actor=user)
        told = {"title": f"秘密经验{mark}", "text": f"秘密做法{mark}"}
        experience = write_experience(college, changes=told, file=_paper(f"秘密附件{mark}"), actor=user)
        return {"deliberation": deliberation.pk, "experience": experience.pk}


def _paper(name):
    file = io.BytesIO(f"%PDF-1.4 {name}\n%%EOF\n".encode())
    file.name = f"{name}.pdf"
    return file
