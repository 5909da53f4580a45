"""What lies on the desks: directories that went out, wishes to take out more, tags and lists of one's own."""

from accounts.models import User
from alumni.directory_columns import ART_9
from alumni.exports import export_people
from alumni.models import Alumnus, ClassGroup, SavedList, Tag
from alumni.search import Criteria, find
from alumni.services.export_requests import grant_export, request_export, submit_request
from audit.trail import acting_as
from colleges.models import College


def send_out():
    """A directory that went out, and wishes to take out more on each stage."""
    liaison, leader, office = (User.objects.get(username=name) for name in ("liaison", "leader", "office"))
    college = College.objects.get(name="动物科技学院")
    group = ClassGroup.objects.filter(college=college).order_by("-enrolled_year", "name").first()
    facts = {"columns": ART_9, "actor": liaison, "college": college}
    with acting_as(liaison):
        export_people(
            Alumnus.objects.of_college(college).filter(educations__class_group=group),
            purpose="本院校友联络工作",
            contact_work=True,
            described=f"班级：{group.name}",
            query=f"class_group={group.pk}",
            **facts,
        )
        facts |= {"purpose": "返校活动筹备", "contact_work": False}
        wishes = [
            request_export(
                query=f"region={region}", described=f"所在地：{name}", people=_people_in(region, college), **facts
            )
            for region, name in (("430000", "湖南省"), ("440000", "广东省"), ("310000", "上海市"))
        ]
    with acting_as(leader):
        for wish in wishes[1:]:
            submit_request(wish, actor=leader)
    with acting_as(office):
        grant_export(wishes[2], actor=office, reason="同意，用于上海校友返校")


def _people_in(region, college):
    """As many as the search finds that the wish is for."""
    return find(Alumnus.objects.of_college(college), Criteria(region=region), college=college).count()


def keep_own_lists():
    liaison = User.objects.get(username="liaison")
    college = College.objects.get(name="动物科技学院")
    tag = Tag.objects.create(owner=liaison, college=college, name="热心校友")
    tag.alumni.set(Alumnus.objects.filter(educations__college=college).order_by("pk")[:12])
    SavedList.objects.create(owner=liaison, college=college, name="长沙的畜牧兽医校友", query="q=&region=430100")
