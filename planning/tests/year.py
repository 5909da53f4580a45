"""A year's plan for the tests: the school's in draft with an item for all, one for some and one of its own."""

from datetime import date

from django.utils import timezone

from colleges.models import Department, DepartmentMember
from planning.models import WorkPlan
from planning.services.items import add_item
from planning.services.plans import publish_plan, start_school_plan

YEAR = timezone.localdate().year
AIMS = "把近十年的班级通讯录核对一遍。"


def words(title, **more):
    return {
        "title": title,
        "article": 9,
        "hand_in": "各班登记表",
        "evidence_kind": "",
        "due_on": date(YEAR, 12, 31),
    } | more


def draft(actor, *, year=YEAR):
    return start_school_plan(year, actor=actor)


def for_all(plan, actor, title="完善班级登记表", **more):
    return add_item(plan, changes=words(title, audience="colleges", for_all=True, **more), actor=actor)


def for_some(plan, actor, *colleges, title="续编学院发展史"):
    changes = words(title, audience="colleges", for_all=False, article=11)
    return add_item(plan, changes=changes, colleges=colleges, actor=actor)


def of_school(plan, actor, title="办好校庆日活动", **more):
    return add_item(plan, changes=words(title, audience="school", article=14, **more), actor=actor)


def own(plan, actor, title="走访长沙校友企业", **more):
    return add_item(plan, changes=words(title, article=18, **more), actor=actor)


def published(actor):
    """The school's plan of the year with one item for all colleges, published."""
    plan = draft(actor)
    for_all(plan, actor)
    return publish_plan(plan, actor=actor)


def plan_of(college, year=YEAR):
    return WorkPlan.objects.get(college=college, year=year)


def department(*users, name="团委"):
    row = Department.objects.create(name=name)
    for user in users:
        DepartmentMember.objects.create(department=row, user=user, since=date(2024, 9, 1))
    return row
