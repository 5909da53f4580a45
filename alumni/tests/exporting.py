"""What tests of exports share: a file as rows, an export in one call, a crowd."""

import io

from openpyxl import load_workbook

from alumni import exports
from alumni.models import Alumnus, Education
from alumni.services.export_requests import request_export
from colleges.models import School

CONTACT_WORK = "本院校友联络工作"


def table(content, sheet=0):
    return [list(row) for row in load_workbook(io.BytesIO(content)).worksheets[sheet].values]


def export(college, actor, *, columns=("name", "contact"), contact_work=True, people=None, **more):
    facts = {"purpose": CONTACT_WORK if contact_work else "统计分析", "described": "全部校友"} | more
    own = Alumnus.objects.of_college(college) if people is None else people
    return exports.export_people(
        own, columns=list(columns), contact_work=contact_work, actor=actor, college=college, **facts
    )


def crowd(college, count, prefix="李"):
    """Many people of the college at once, with neither class nor contact."""
    people = Alumnus.objects.bulk_create(Alumnus(name=f"{prefix}{n:03}", name_pinyin="li") for n in range(count))
    current = School.current()
    Education.objects.bulk_create(Education(alumnus=person, school=current, college=college) for person in people)
    return people


def ask(college, actor, **more):
    facts = {"query": "", "described": "全部校友", "columns": ["name"], "purpose": CONTACT_WORK, "contact_work": True}
    return request_export(people=201, actor=actor, college=college, **(facts | more))
