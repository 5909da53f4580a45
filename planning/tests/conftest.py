"""A year of 动物科技学院 that there is something to tell of."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from planning.models import PlanItem
from planning.services.deliberations import file_deliberation
from planning.services.evidence import give_file
from planning.services.experience import select_experience, share_experience, write_experience
from planning.services.inspections import answer_mending, inspect_item, report_item
from planning.services.items import add_item
from planning.services.plans import write_aims
from planning.services.reviews import approve_plan, submit_plan
from planning.services.summaries import draft_summary
from planning.tests.papers import pdf
from planning.tests.year import AIMS, YEAR, own, plan_of, published, words

TODAY = timezone.localdate()


@pytest.fixture
def school(office, animal_college, machine_college):
    return published(office)


@pytest.fixture
def mine(school, liaison, office, animal_college):
    """An approved plan with what the school assigned, and two items of the college's own."""
    plan = write_aims(plan_of(animal_college), aims=AIMS, actor=liaison)
    own(plan, liaison, "走访长沙校友企业")
    add_item(plan, changes=words("请校友开讲", article=None), actor=liaison)
    submit_plan(plan, actor=liaison)
    return approve_plan(plan, actor=office)


@pytest.fixture
def worked(mine, liaison, office):
    """One item closed after mending, one late; evidence, a deliberation, experience that was recommended."""
    item = mine.items.get(title="完善班级登记表")
    give_file(item, file=pdf(), name="登记表.pdf", actor=liaison)
    report_item(item, actor=liaison)
    inspect_item(item, verdict="mend", finding="缺三个班", mend_by=TODAY, actor=office)
    answer_mending(item, note="已补", actor=liaison)
    inspect_item(item, verdict="passed", finding="齐全", actor=office)
    PlanItem.objects.filter(title="走访长沙校友企业").update(due_on=TODAY - timedelta(days=1))
    minutes = {"held_on": date(YEAR, 1, 1), "subject": "全年工作", "attended": "唐院长", "resolved": "分工到人"}
    file_deliberation(mine, changes=minutes, actor=liaison)
    told = {"title": "一班一联络员", "text": "每班一人，每季一问。", "article": 9}
    shared = share_experience(write_experience(mine.college, changes=told, actor=liaison), actor=liaison)
    select_experience(shared, reason="好学", actor=office)
    return mine


@pytest.fixture
def drafted(worked, liaison):
    return draft_summary(worked, actor=liaison)
