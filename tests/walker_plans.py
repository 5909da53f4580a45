"""The yearly plan in the walker's world: what the school assigned, what each college made of it, what last year left."""

from datetime import date

from django.utils import timezone

from planning.models import PlanItem, PlanningSettings, WorkPlan
from planning.services.items import add_item, edit_item
from planning.services.plans import begin_college_plan, publish_plan, start_school_plan, write_aims
from tests.walker_cast import ANIMAL, COLLEGE_MARKER


class Plans:
    def _plans(self):
        """The school's of this year is published, its next one a draft; each college drafts, and left something open."""
        office, year = self.users["office"], timezone.localdate().year
        PlanningSettings.current()
        words = {"title": "布置的事项", "article": 9, "due_on": date(year, 12, 31)}
        school = start_school_plan(year, actor=office)
        add_item(school, changes=words | {"audience": "colleges", "for_all": True}, actor=office)
        publish_plan(school, actor=office)
        next_one = start_school_plan(year + 1, actor=office)
        item = add_item(next_one, changes=words | {"audience": "school"}, actor=office)
        for key, college in self.colleges.items():
            user, mark = self.users["liaison" if key == ANIMAL else "other liaison"], COLLEGE_MARKER[key]
            plan = begin_college_plan(college, year=year, actor=user)
            write_aims(plan, aims=f"秘密重点{mark}", actor=user)
            secret = {"title": f"秘密事项{mark}", "hand_in": f"秘密要求{mark}", "person": f"秘密负责{mark}"}
            own = add_item(plan, changes=words | secret, actor=user)
            copy = plan.items.get(source__isnull=False)
            edit_item(copy, changes={"person": f"秘密经办{mark}"}, actor=user)
            self.objects[key] |= {
                "plan": plan.pk, "own_item": own.pk, "assigned": copy.pk, "old_item": self._left_open(college, mark, user),
                "school_plan": next_one.pk, "school_item": item.pk,
            }  # fmt: skip

    def _left_open(self, college, mark, user):
        """An own item of last year that nobody finished."""
        now, year = timezone.now(), timezone.localdate().year - 1
        traces = {"submitted_by": user, "submitted_at": now, "reviewed_by": self.users["office"], "reviewed_at": now}
        last = WorkPlan.objects.create(year=year, college=college, state="approved", aims=f"秘密旧重点{mark}", **traces)
        facts = {"audience": "own", "title": f"秘密旧事{mark}", "due_on": date(year, 12, 31)}
        return PlanItem.objects.create(plan=last, **facts).pk
