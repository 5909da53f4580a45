"""What alumni suggested: lying, handed on, with a department, late, answered, told, shown, set aside."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from alumni.demo.people import a_mobile, a_name
from colleges.models import Department
from events.models import Event, Suggestion
from events.services.suggestion_answers import (
    answer_as_department,
    answer_suggestion,
    assign_suggestion,
    hand_on_suggestion,
    mark_sent_back,
    set_aside_suggestion,
)
from events.services.suggestions import note_suggestion, show_suggestion, take_suggestion

BY_COLLEGE = (
    ("建议毕业实习前安排一次安全生产和劳动合同的讲座，很多学弟学妹签合同前没人讲。", 3, ""),
    ("养殖企业最缺会用疫病检测设备的学生，建议实训课增加这部分课时。", 20, "本学期起《动物疫病防治》实训增加 12 课时，检测设备已到位。"),
    ("班级联络群希望有老师常驻，学校的消息可以及时转到。", 26, "每个毕业班已指定一名在职教师留在班级群里，名单见学院网页。"),
)  # fmt: skip
TO_OFFICE = "校友卡能不能办成电子的，回校进门、用餐都能用。"
TO_DEPARTMENTS = (
    ("校史馆周末不开放，返校的校友往往只有周末有空。", 12, "校史馆自本月起周六上午开放，返校班级可以提前预约讲解。"),
    ("希望社团招新时请校友社团骨干回来讲一讲，学生会更有兴趣。", 9, ""),
)
LATE = "请把优秀毕业生的事迹做成展板放在实训楼，给在校生看。"
ASIDE = "建议把校名改回原来的名称。"


def fill(random):
    office, member = User.objects.get(username="office"), User.objects.get(username="dept")
    _of_college(random)
    _handed_on(random)
    department = Department.objects.current().get(name="校团委")
    for text, days_ago, answer in TO_DEPARTMENTS:
        row = _noted(text, days_ago, office, name=a_name(random), contact=a_mobile(random), may_show=True)
        row = _assigned(row, department, office, days_ago - 1)
        if answer:
            answer_as_department(row, answer=answer, departments=[department], actor=member)
            mark_sent_back(row, actor=office)
            show_suggestion(row, actor=office)
    late = _assigned(_noted(LATE, 25, office), department, office, 24)
    Suggestion.objects.filter(pk=late.pk).update(due_on=timezone.localdate() - timedelta(days=4))
    aside = _noted(ASIDE, 30, office, name=a_name(random), contact=a_mobile(random))
    set_aside_suggestion(aside, reason="校名由上级主管部门批准，学校不能自行更改，谢谢您的关心。", actor=office)


def _of_college(random):
    """At the reunion of three weeks ago, by the public page and as the liaison heard it."""
    event = Event.objects.select_related("college", "plan", "owner").get(title="植保专业毕业十五年返校")
    said = take_suggestion(
        "返校那天希望能进温室看看，现在的设备和我们那时差别很大。", event=event, may_show=True, actor=None
    )
    answer_suggestion(said.suggestion, answer="以后返校日程都加上参观温室，提前报名即可。", actor=event.owner)
    show_suggestion(said.suggestion, actor=event.owner)
    for text, days_ago, answer in BY_COLLEGE:
        facts = {"name": a_name(random), "contact": a_mobile(random), "college": event.college}
        row = _noted(text, days_ago, event.owner, **facts)
        if answer:
            answer_suggestion(row, answer=answer, college=event.college, actor=event.owner)


def _handed_on(random):
    event = Event.objects.select_related("college", "owner").get(title="植保专业毕业十五年返校")
    row = _noted(TO_OFFICE, 10, event.owner, college=event.college, name=a_name(random))
    hand_on_suggestion(row, college=event.college, actor=event.owner)


def _noted(text, days_ago, actor, **facts):
    return note_suggestion(text, heard_at=timezone.now() - timedelta(days=days_ago), actor=actor, **facts)


def _assigned(row, department, actor, days_ago):
    due_on = timezone.localdate() + timedelta(days=14 - days_ago if days_ago < 14 else 0)
    return assign_suggestion(row, department=department, due_on=due_on, actor=actor)
