"""Events in every state and season; the other rooms fill them with plans, people and reports."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from accounts.models import User
from alumni.models import ClassGroup
from colleges.models import College, Department
from events.models import Event, EventSettings, Kind
from events.services.changes import cancel_event, move_event
from events.services.departments import add_department, reply_department, tell_departments
from events.services.events import create_event

#: kind, title, in so many days, hours, place, address
SCHOOLS = [
    (Kind.ANNIVERSARY, "建校校庆日暨校友返校大会", 75, (9, 17), "大礼堂", "东校门进，沿银杏大道直行 300 米"),
    (Kind.FORUM, "校友面对面论坛：从畜牧兽医到千亿养殖", 18, (14, 17), "图书馆报告厅", "图书馆一楼东侧"),
    (Kind.HOMECOMING, "校友回湘乡村振兴考察", -12, (9, 18), "学校与长沙县", "大礼堂前集合乘车"),
    (Kind.RECRUITING, "校友企业冬季招聘宣讲会", 9, (9, 12), "体育馆", "体育馆一层"),
]
#: college → the same, and whether classes of that many years ago come
COLLEGES = {
    "动物科技学院": [
        (Kind.YEAR_REUNION, "畜牧兽医专业毕业二十周年返校", 40, (9, 17), "动科楼报告厅", "西校门进，右转 200 米", 20),
        (Kind.CLASS_REUNION, "牧医班毕业十周年返校", -20, (9, 16), "动科楼 301 会议室", "", 10),
        (Kind.LECTURE, "职业规划讲座：我的第一个五年", 6, (15, 17), "动科楼 105 教室", "", 0),
    ],
    "机电工程学院": [
        (Kind.CLASS_REUNION, "机电班毕业十五周年返校", 8, (9, 16), "实训中心会议室", "", 15),
        (Kind.RECRUITING, "装备制造企业校友专场宣讲", -45, (14, 17), "机电楼报告厅", "", 0),
    ],
    "信息技术学院": [(Kind.YEAR_REUNION, "信息技术学院毕业十周年返校", 55, (9, 17), "计算中心报告厅", "", 10)],
    "经济贸易学院": [(Kind.CLASS_REUNION, "会计班毕业五周年返校", 22, (9, 15), "经贸楼 201 会议室", "", 5)],
}
INTRO = "母校欢迎您回来。上午通报学校和学院的发展近况，下午参观实训场所并与在校生座谈。请带好身份证件从正门进校。"
ASKED = {"保卫处": "安排校门放行和停车引导", "后勤": "准备工作餐和饮用水", "宣传": "安排摄影和报道"}


def fill(random):
    EventSettings.current()
    office, second = (User.objects.get(username=name) for name in ("office", "office2"))
    school = [_event(line, None, owner) for line, owner in zip(SCHOOLS, (office, second, office, second), strict=True)]
    for name, lines in COLLEGES.items():
        college = College.objects.get(name=name)
        for *line, years in lines:
            _event(line, college, _liaison(college), classes=_classes(random, college, years))
    _departments(school[0], office)
    _moved(school[1], second)
    _cancelled()


def _liaison(college):
    seats = college.appointments.current().select_related("user").order_by("-duty", "pk")
    return seats[0].user


def _event(line, college, owner, classes=()):
    kind, title, days, (begins, ends), place, address = line
    on = timezone.localdate() + timedelta(days=days)
    times = [timezone.make_aware(datetime.combine(on, time(hour))) for hour in (begins, ends)]
    words = {"title": title, "starts_at": times[0], "ends_at": times[1], "place": place, "address": address}
    words |= {"intro": INTRO, "contact": owner.name, "contact_phone": "0731-84637000"}
    return create_event(kind=kind, college=college, changes=words, classes=classes, actor=owner)


def _classes(random, college, years):
    """Some classes of the year that has its round number now; where there are none, of any year."""
    if not years:
        return []
    own = ClassGroup.objects.of_college(college).order_by("pk")
    due = list(own.filter(graduated_year=timezone.localdate().year - years)) or list(own.exclude(graduated_year=None))
    return random.sample(due, min(2, len(due)))


def _departments(event, actor):
    concerned = list(Department.objects.current().order_by("position", "name")[:3])
    for department in concerned:
        asked = next((words for key, words in ASKED.items() if key in str(department)), "派人协助接待和引导校友")
        add_department(event, department=department, asked=asked, actor=actor)
    tell_departments(event, actor=actor)
    told = event.event_departments.filter(told_at__isnull=False).first()
    member = told and told.department.members.current().select_related("user").first()
    if member:
        reply_department(told, reply="已安排 4 名同志，当天 8:00 到位。", actor=member.user)


def _moved(event, actor):
    """Put off by a day after departments had been told."""
    add_department(event, department=Department.objects.current().first(), asked="组织在校生参加", actor=actor)
    tell_departments(event, actor=actor)
    day = timedelta(days=1)
    changes = {"starts_at": event.starts_at + day, "ends_at": event.ends_at + day}
    changes |= {"place": event.place, "address": event.address}
    move_event(event, changes=changes, why="主讲人行程调整", actor=actor)


def _cancelled():
    event = Event.objects.get(title="会计班毕业五周年返校")
    cancel_event(event, reason="报名人数不足，改在明年与年级返校合并举行。", actor=event.owner)
