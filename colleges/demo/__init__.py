"""The colleges of the demo: named after the school's own, with majors, one merged college, former names, people in charge."""

from datetime import date, timedelta
from functools import cache

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import User
from colleges import notices
from colleges.demo import history, organisation
from colleges.models import Appointment, College, CollegeName, ContactPoint, Major, MajorPlacement

PASSWORD = "Xiaoyou-2026"
COLLEGES = {
    "植物科技学院": (
        "植科",
        {"园艺技术": "园艺", "作物生产与经营管理": "作物", "茶叶生产与加工技术": "茶叶", "植物保护与检疫技术": "植保"},
    ),
    "动物科技学院": ("动科", {"畜牧兽医": "牧医", "动物医学": "动医", "宠物医疗技术": "宠医"}),
    "机电工程学院": ("机电", {"机电一体化技术": "机电", "数控技术": "数控", "电气自动化技术": "电气"}),
    "车辆工程学院": ("车辆", {"汽车检测与维修技术": "汽修", "新能源汽车技术": "新能源", "农业装备应用技术": "农机"}),
    "信息技术学院": (
        "信息",
        {"计算机网络技术": "网络", "软件技术": "软件", "物联网应用技术": "物联", "数字媒体技术": "数媒"},
    ),
    "经济贸易学院": ("经贸", {"大数据与会计": "会计", "电子商务": "电商", "现代物流管理": "物流", "市场营销": "营销"}),
    "人文科学学院": ("人文", {"商务英语": "商英", "旅游管理": "旅游", "社会工作": "社工"}),
}
#: user name → (name, college, duty); the first two are whom the demo introduces
PEOPLE = {
    "liaison": ("周文静", "动物科技学院", "liaison"),
    "leader": ("唐建平", "动物科技学院", "leader"),
    "liaison2": ("孟庆国", "机电工程学院", "liaison"),
    "leader2": ("陶远志", "机电工程学院", "leader"),
    "zk01": ("彭晓燕", "植物科技学院", "liaison"),
    "zk02": ("罗志强", "植物科技学院", "leader"),
    "cl01": ("肖立新", "车辆工程学院", "liaison"),
    "xx01": ("邓慧敏", "信息技术学院", "liaison"),
    "xx02": ("贺国庆", "信息技术学院", "leader"),
    "jm01": ("龙雪梅", "经济贸易学院", "liaison"),
}
STAFF = {
    "office": ("何秀兰", "校友会办公室"),
    "office2": ("梁雨桐", "校友会办公室"),
    "finance": ("钱素华", "计划财务处"),
    "inspector": ("严正明", "纪检监察"),
    "youth": ("柳春晖", "学生工作"),
}
#: whoever came lately → how many days ago
LATELY = {"cl01": 5, "xx01": 40}
DEPARTMENT_PERSON = ("dept", "马晓东")
SIGN_INS = [
    ("校友会办公室", "office", "/admin/"),
    ("校友会办公室（复核删除申请）", "office2", "/admin/"),
    ("学院校友联络员", "liaison", "/college/（动物科技学院）"),
    ("学院分管领导", "leader", "/college/（动物科技学院）"),
    ("学院校友联络员", "liaison2", "/college/（机电工程学院）"),
    ("两院兼任联络员", "both", "/college/（可切换学院）"),
    ("部门和专班", "desk", "/desk/（团委）"),
    ("计划财务处", "finance", "/admin/"),
    ("纪检监察", "inspector", "/admin/"),
    ("学生工作", "youth", "/admin/"),
    ("部门人员（校团委、“校友回湘”工作专班）", "dept", "/desk/"),
    ("系统管理员", "admin", "/admin/"),
]


def fill(random):
    colleges = {
        name: _college(name, short, majors, place) for place, (name, (short, majors)) in enumerate(COLLEGES.items())
    }
    _former_college(colleges["植物科技学院"])
    CollegeName.objects.get_or_create(
        college=colleges["动物科技学院"],
        name="动物科学系",
        defaults={"since": date(2003, 9, 1), "until": date(2012, 6, 30)},
    )
    people = {name: _user(name, person) for name, (person, _, _) in PEOPLE.items()}
    _user(*DEPARTMENT_PERSON)
    today = timezone.localdate()
    for username, (_, college, duty) in PEOPLE.items():
        began = today - timedelta(days=LATELY[username]) if username in LATELY else date(2023, 9, 1)
        _appoint(people[username], colleges[college], duty, began)
    _history_of_appointments(colleges, people)
    for username, (name, role) in STAFF.items():
        _user(username, name, role=role)
    admin = _user("admin", "石管理", role="校友会办公室")
    admin.is_superuser = True
    admin.save()
    _contact_points(colleges)
    notices.put(
        "demo:welcome",
        college=colleges["动物科技学院"],
        title="请在年底前核对各班通讯录",
        body="第九条（三）要求近期的班级通讯录，请先从毕业五年以内的班级做起。",
        url="/college/alumni/classes/",
        article=9,
        due_on=date(timezone.localdate().year, 12, 31),
    )
    for room in (organisation, history):
        room.fill(random)


def _college(name, short, majors, place):
    college, _ = College.objects.get_or_create(
        name=name, defaults={"short_name": short, "opened_on": date(2003, 9, 1), "position": place}
    )
    for major, abbreviation in majors.items():
        row, _ = Major.objects.get_or_create(name=major, defaults={"short_names": [abbreviation], "opened": 2001})
        MajorPlacement.objects.get_or_create(major=row, college=college, defaults={"since": date(2001, 9, 1)})
    return college


def _former_college(into):
    """A college that was merged: its row stays, its alumni are seen by the one it went into."""
    old, _ = College.objects.get_or_create(
        name="园林系",
        defaults={"opened_on": date(2003, 9, 1), "closed_on": date(2014, 8, 31), "merged_into": into, "position": 90},
    )
    major, _ = Major.objects.get_or_create(
        name="园林技术", defaults={"short_names": ["园林"], "opened": 2003, "closed": 2014}
    )
    MajorPlacement.objects.get_or_create(
        major=major, college=old, defaults={"since": date(2003, 9, 1), "until": date(2014, 8, 31)}
    )


@cache
def _hashed():
    """Hashed once: a slow hash for each of the demo's accounts would be half of its time."""
    return make_password(PASSWORD)


def _user(username, name, *, role=None):
    facts = {"is_demo": True, "is_staff": role is not None, "must_change_password": False, "password": _hashed()}
    user, _ = User.objects.get_or_create(username=username, defaults={"name": name} | facts)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def _appoint(user, college, duty, since, until=None, substitute=False):
    Appointment.objects.get_or_create(
        user=user, college=college, duty=duty, since=since, defaults={"until": until, "is_substitute": substitute}
    )


def _history_of_appointments(colleges, people):
    """One who left, one who comes, one substitute with an end, one who sits for two colleges."""
    today = timezone.localdate()
    left = _user("left", "旷小平")
    _appoint(left, colleges["动物科技学院"], "liaison", date(2019, 9, 1), date(2023, 8, 31))
    _appoint(
        people["jm01"],
        colleges["人文科学学院"],
        "liaison",
        today - timedelta(days=20),
        today + timedelta(days=70),
        True,
    )
    both = _user("both", "苏明月")
    _appoint(both, colleges["信息技术学院"], "liaison", date(2024, 3, 1))
    _appoint(both, colleges["经济贸易学院"], "liaison", date(2024, 3, 1))


def _contact_points(colleges):
    today = timezone.localdate()
    office = {"room": "行政楼 203", "email": "xyh@example.edu.cn", "hours": "周一至周五 8:30–17:00"}
    ContactPoint.objects.get_or_create(college=None, label="校友会办公室", defaults=office | {"phone": "073184637001"})
    for place, (name, college) in enumerate(colleges.items()):
        if name == "人文科学学院":
            continue  # one college has not handed in its phone yet
        ContactPoint.objects.get_or_create(
            college=college,
            label="校友工作联系电话",
            defaults={
                "phone": f"0731846370{place + 10}",
                "room": f"{college.short_name}楼 10{place + 1}",
                "email": f"alumni{place + 1}@example.edu.cn",
                "hours": "周一至周五 8:30–17:00",
                "confirmed_on": today - timedelta(days=40 * place),
            },
        )
