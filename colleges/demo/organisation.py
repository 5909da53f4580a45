"""Who answers for what, what colleges filed, who handed over to whom: one of every state."""

import io
from datetime import date, datetime, timedelta

from django.utils import timezone
from PIL import Image, ImageDraw

from accounts.models import User
from colleges import notices
from colleges.models import (
    Appointment,
    College,
    ContactPoint,
    Department,
    DepartmentMember,
    HandOver,
    OfficeDuty,
    OrganisationSettings,
    Safeguard,
)
from colleges.services.safeguards import file_paper

#: department → (phone, [(user name, head)])
DEPARTMENTS = {
    "校团委": ("073184637021", [("youth", True), ("dept", False)]),
    "学生工作部": ("073184637022", [("youth", False)]),
    "计划财务处": ("073184637023", [("finance", True)]),
    "资产管理处": ("073184637024", []),
    "宣传部": ("073184637025", []),
    "“校友回湘”工作专班": ("073184637026", [("office", True), ("dept", False)]),
}
#: user name → (post, what for, telephone)
DUTIES = {
    "office": ("主任", "主持办公室全面工作，联系地方校友会，统筹年度工作计划和考核。", "073184637001"),
    "office2": (
        "数据库管理",
        "管理校友信息数据库和校友网站，审核班级登记表和优秀校友档案，复核个人信息删除。",
        "073184637002",
    ),
}
FORMER_CLERK = ("office0", "蒋立群", "干事", date(2019, 3, 1), date(2023, 6, 30))


def fill(random):
    today = timezone.localdate()
    OrganisationSettings.current()
    _departments()
    _office(today)
    _sites(today)
    _safeguards(today)
    _hand_overs(today)
    _told(today)


def _departments():
    for position, (name, (phone, members)) in enumerate(DEPARTMENTS.items(), start=1):
        department = Department.objects.create(name=name, phone=phone, position=position)
        for username, is_head in members:
            user = User.objects.get(username=username)
            DepartmentMember.objects.create(department=department, user=user, is_head=is_head, since=date(2024, 9, 1))
    Department.objects.create(name="校友会筹备小组", closed_on=date(2023, 12, 31), position=90)


def _office(today):
    for position, (username, (title, duties, phone)) in enumerate(DUTIES.items(), start=1):
        user = User.objects.get(username=username)
        facts = {"title": title, "duties": duties, "phone": phone, "position": position}
        OfficeDuty.objects.create(user=user, since=date(2023, 7, 1), **facts)
    username, name, title, since, until = FORMER_CLERK
    left = User.objects.create(username=username, name=name, is_active=False, is_demo=True)
    OfficeDuty.objects.create(user=left, title=title, duties="来访接待、资料整理。", since=since, until=until)


def _sites(today):
    """Art. 6: found on both sites, found on one, said where but not looked up, not said."""
    both = {"school_site": "学校首页—机构设置—校友会办公室", "school_site_checked_on": today - timedelta(days=12)}
    own = {"own_site": "部门网站—联系我们", "own_site_checked_on": today - timedelta(days=12)}
    ContactPoint.objects.filter(college=None).update(**both, **own)
    seen = {"school_site": "学校首页—校友工作—学院联系方式", "school_site_checked_on": today - timedelta(days=30)}
    own = {"own_site": "学院网站—校友之家", "own_site_checked_on": today - timedelta(days=30)}
    for name, facts in {
        "植物科技学院": seen | own,
        "动物科技学院": seen | {"own_site": "学院网站—校友工作"},
        "机电工程学院": seen | own,
        "车辆工程学院": seen,
    }.items():
        ContactPoint.objects.filter(college__name=name).update(**facts)


def _safeguards(today):
    """Two complete, one with last year's money and without a scan, one just begun; the others filed nothing."""
    complete = {"adopted_on": date(today.year, 3, 12), "budget_year": today.year}
    for name, number, budget, room, username in (
        ("植物科技学院", "植科院发", "18000", "植科楼 105 校友之家", "zk01"),
        ("机电工程学院", "机电院发", "25000", "实训楼 203", "liaison2"),
    ):
        college = College.objects.get(name=name)
        said = f"校友联络工作实施办法（{number}〔{today.year}〕4号）"
        facts = complete | {"document": said, "budget": budget, "room": room}
        Safeguard.objects.create(college=college, **facts)
        actor = User.objects.get(username=username)
        file_paper(college, file=_scan(), name="校友联络工作实施办法（盖章）.jpg", actor=actor)
    Safeguard.objects.create(
        college=College.objects.get(name="动物科技学院"),
        document=f"校友工作保障办法（动科院发〔{today.year - 1}〕9号）",
        adopted_on=date(today.year - 1, 5, 20),
        budget_year=today.year - 1,
        budget="15000",
        room="动科楼 206",
        note="今年经费已报学院党政联席会，待批。",
    )
    Safeguard.objects.create(college=College.objects.get(name="信息技术学院"), room="信息楼 101")


def _scan():
    """A page as a scanner would bring it: grey lines for text, red ones for the head and the seal."""
    page = Image.new("RGB", (827, 1169), "white")
    draw = ImageDraw.Draw(page)
    draw.rectangle((100, 170, 727, 174), fill="firebrick")
    for line in range(24):
        draw.rectangle((100, 260 + line * 30, 727 - (line * 37) % 260, 268 + line * 30), fill="dimgray")
    draw.ellipse((520, 960, 680, 1120), outline="firebrick", width=6)
    file = io.BytesIO()
    page.save(file, "JPEG", quality=80)
    file.seek(0)
    return file


def _hand_overs(today):
    """Accepted, waiting, waiting for too long, in the making."""
    _handed_over("left", "liaison", made=date(2023, 9, 1), note=NOTES[0], accepted="照片和纸质登记表已当面清点。")
    before = {"cl00": ("熊志远", "车辆工程学院", "cl01", 5), "xx00": ("谭小兰", "信息技术学院", "xx01", 40)}
    for place, (username, (name, college, successor, days)) in enumerate(before.items(), start=1):
        began = today - timedelta(days=days)
        left = User.objects.create(username=username, name=name, is_demo=True)
        past = {"since": date(2020, 9, 1), "until": began - timedelta(days=1), "duty": "liaison"}
        Appointment.objects.create(user=left, college=College.objects.get(name=college), **past)
        _handed_over(username, successor, made=began, note=NOTES[place])
    seat = Appointment.objects.get(user__username="leader2")
    HandOver.objects.create(given_by=seat, note=NOTES[3])


def _handed_over(left, successor, *, made, note, accepted=None):
    at = timezone.make_aware(datetime(made.year, made.month, made.day, 9, 30))
    facts = {"note": note, "open_items": OPEN, "messages": _messages(at), "begun_at": at - timedelta(days=6)}
    row = HandOver.objects.create(
        given_by=Appointment.objects.get(user__username=left),
        given_to=Appointment.objects.get(user__username=successor, duty="liaison"),
        made_at=at,
        **facts,
    )
    if accepted is not None:
        row.accepted_at, row.accepted_by, row.remark = at + timedelta(days=2), row.given_to.user, accepted
        row.save()


NOTES = (
    "2015 级以前的纸质登记表在动科楼 206 铁皮柜第二层，钥匙交给周文静。\n畜牧 1301 班 2023 年国庆想回校聚会，联系人是班长，还没有报方案。",
    "新能源汽车 1901、1902 两个班的通讯录刚核对过一半，剩下的班长答应月底前发来。\n三一重工的校友座谈会资料在学院共享盘“校友”文件夹。",
    "网络 1201 班的毕业照还缺一张底片，已问过班主任。\n软件专业优秀校友的材料写了三份，都在待审核。",
    "与机电校友企业的两份合作意向书还在走流程，资料在院办。\n校庆返校方案由联络员孟庆国起草，月底前上党政联席会。",
)
OPEN = [
    {"title": "名册里疑似重复的人，等您决定", "count": 3, "detail": "", "article": 9, "url": "/college/alumni/rosters/", "due_on": ""},
    {"title": "班级登记表被退回，请改好再提交", "count": 2, "detail": "", "article": 9, "url": "/college/alumni/registers/", "due_on": ""},
    {"title": "对外联系方式超过 6 个月没有核对", "count": 1, "detail": "", "article": 6, "url": "/college/contact-points/", "due_on": ""},
]  # fmt: skip


def _messages(at):
    told = at - timedelta(days=11)
    body = "请在期限内使用；一份许可只能导出一次。"
    return [{"title": "您的导出申请已获批准", "body": body, "at": told.isoformat()}]


def _told(today):
    """At the demo's liaison: told by the office, one overdue, one laid aside."""
    college = College.objects.get(name="动物科技学院")
    notices.put(
        "demo:sites",
        college=college,
        title="请登记联系电话在部门网站上的位置",
        body="第六条要求联系电话在学校和部门网站公布，请打开网站核对后登记。",
        url="/college/contact-points/",
        article=6,
        due_on=today - timedelta(days=4),
    )
    done = notices.put(
        "demo:training",
        college=college,
        title="校友信息数据库使用培训的材料已发到各学院邮箱",
        body="没有收到的请与办公室梁雨桐联系。",
        article=8,
    )
    notices.mark_done(done, User.objects.get(username="liaison"))
