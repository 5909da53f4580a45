"""Events in the walker's world: one of each college and one of the school, full of secrets. Each room adds its rows."""

from datetime import timedelta

from django.utils import timezone

from alumni.models import Alumnus, ClassGroup
from colleges.models import Department
from events.models import EventDepartment, EventPlan, EventSettings, EventTask, Kind
from events.services.events import create_event
from events.services.rules import rule_of
from tests.walker_calendar import calendar_rows
from tests.walker_cast import ANIMAL, COLLEGE_MARKER
from tests.walker_day import day_rows
from tests.walker_event_plans import plan_rows
from tests.walker_preparation import preparation_rows
from tests.walker_registrations import registration_rows
from tests.walker_suggestions import suggestion_rows


class Events:
    def _events(self):
        EventSettings.current()
        start = timezone.now() + timedelta(days=40)
        when = {"starts_at": start, "ends_at": start + timedelta(hours=6)}
        school = create_event(kind=Kind.FORUM, changes=when | {"title": "秘密论坛鼫"}, actor=self.users["office"])
        rule = rule_of(Kind.CLASS_REUNION)
        for key, college in self.colleges.items():
            mark, user = COLLEGE_MARKER[key], self.users["liaison" if key == ANIMAL else "other liaison"]
            words = {"title": f"秘密活动{mark}", "place": f"秘密地点{mark}", "contact": f"秘密联系{mark}"}
            words |= {"intro": f"秘密介绍{mark}", "address": f"秘密路线{mark}"}
            groups = ClassGroup.objects.filter(pk=self.objects[key]["class"])
            event = create_event(
                kind=Kind.CLASS_REUNION, college=college, changes=when | words, classes=groups, actor=user
            )
            EventPlan.objects.filter(event=event).update(aims=f"秘密目的{mark}", safety=f"秘密预案{mark}")
            task = event.tasks.first()
            EventTask.objects.filter(pk=task.pk).update(note=f"秘密办理{mark}")
            asked = {"department": Department.objects.first(), "asked": f"秘密请求{mark}", "reply": f"秘密答应{mark}"}
            concerned = EventDepartment.objects.create(event=event, **asked)
            self.objects[key] |= {
                "event": event.pk, "school_event": school.pk, "event_class": event.event_classes.get().pk,
                "event_department": concerned.pk, "event_task": task.pk, "event_code": event.code,
                "event_rule": rule.pk, "rule_task": rule.tasks.first().pk,
            }  # fmt: skip
            self.objects[key] |= plan_rows(event, school, user, mark)
            person = Alumnus.objects.get(pk=self.objects[key]["person"])
            self.objects[key] |= registration_rows(event, college, user, person, mark)
            shown = self.objects[key]["open_event_code"]
            self.objects[key] |= preparation_rows(event, college, user, mark, shown)
            self.objects[key] |= day_rows(college, user, mark)
            self.objects[key] |= suggestion_rows(event, college, user, mark)
            self.objects[key] |= calendar_rows(college, user)
