"""Plans of events on every stage: with gaps, filed late, returned and filed anew, approved and then changed."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from accounts.models import User
from alumni.models import ClassGroup
from colleges.models import College, Department
from events.models import Event, Kind
from events.services.departments import add_department
from events.services.events import create_event
from events.services.filings import approve_plan, file_plan, return_plan
from events.services.plans import edit_plan
from events.services.programme import put_budget_line, put_programme_item

WORDS = {
    "aims": "通报学校和学院近年发展，请老师讲话、校友代表发言，听取对在校生培养和学院工作的建议。",
    "headcount": 46,
    "invited": "学院党总支书记、院长\n班主任、辅导员和任课老师三至五人",
    "rooms": "学术报告厅（座谈）\n第二食堂二楼（午餐）",
    "budget": "午餐和合影费用由班级自筹，学院提供场地、茶水和讲解。",
    "safety": "学院安排两名志愿者负责车辆引导，校医院值班医生电话已告知班级联络员；遇雨座谈后取消室外参观。",
    "safety_officer": "刘志强",
    "safety_phone": "0731-84637012",
    "liaison": "陈卫东",
    "liaison_phone": "13807310186",
    "directory": "已收集 41 人的电话和单位，班级群里核对过一遍。",
}
PROGRAMME = (
    (0, "签到、合影", "综合楼前坪", "班级联络员"),
    (40, "座谈会：学院近况介绍、老师讲话、校友发言", "学术报告厅", "学院分管领导"),
    (150, "参观实训基地和校史馆", "实训中心", "学院办公室"),
    (210, "午餐", "第二食堂二楼", ""),
)
BUDGET = (("午餐", 2760, "班级自筹"), ("合影和条幅", 480, "班级自筹"), ("茶水", 200, "学院经费"))


def fill(random):
    office, second = (User.objects.get(username=name) for name in ("office", "office2"))
    event = reunion("动物科技学院", "畜牧专业毕业二十年返校", in_days=22)
    edit_plan(event, changes={"aims": WORDS["aims"], "headcount": 50}, actor=event.owner)
    event = complete(reunion("机电工程学院", "机电专业毕业十五年聚会", in_days=7))
    file_plan(event, actor=event.owner)
    event = complete(reunion("植物科技学院", "园艺专业毕业十年返校", in_days=35))
    filing = file_plan(event, actor=event.owner, at=ago(4))
    return_plan(filing, remark="请补充室外参观的安全安排，并写明午餐由谁负责。", actor=second, at=ago(3))
    _filed_anew(second)
    _approved_and_changed(office)
    _of_school(office)


def reunion(college, title, *, in_days, classes=(), hours=6):
    """A class reunion of the college that its liaison prepares."""
    college = College.objects.get(name=college)
    owner = college.appointments.current().select_related("user").order_by("-duty", "pk")[0].user
    start = at_nine(in_days)
    facts = {"title": title, "starts_at": start, "ends_at": start + timedelta(hours=hours), "place": "学术报告厅"}
    if not classes:
        classes = ClassGroup.objects.filter(college=college, graduated_year__lte=start.year - 5).order_by("pk")[:1]
    event = create_event(
        kind=Kind.CLASS_REUNION, college=college, changes=facts | {"owner": owner}, classes=classes, actor=owner
    )
    return event


def at_nine(in_days):
    day = timezone.localdate() + timedelta(days=in_days)
    return timezone.make_aware(datetime.combine(day, time(9)))


def complete(event, **words):
    for minutes, title, place, who in PROGRAMME:
        moment = event.starts_at + timedelta(minutes=minutes)
        put_programme_item(
            event, changes={"starts_at": moment, "title": title, "place": place, "who": who}, actor=event.owner
        )
    for title, amount, source in BUDGET:
        put_budget_line(event, changes={"title": title, "amount": amount, "source": source}, actor=event.owner)
    edit_plan(event, changes=WORDS | words, actor=event.owner)
    event.refresh_from_db()
    return event


def ago(days):
    return timezone.now() - timedelta(days=days)


def approved(event, *, days):
    """Filed so many days ago by whom it belongs to, and approved a day later by somebody else of the office."""
    office = User.objects.filter(username__in=("office", "office2")).exclude(pk=event.owner_id).order_by("username")[0]
    filing = file_plan(event, actor=event.owner, at=ago(days))
    approve_plan(filing, actor=office, at=ago(days - 1))
    return Event.objects.select_related("college", "plan").get(pk=event.pk)


def _filed_anew(office):
    event = complete(reunion("信息技术学院", "计算机专业毕业十年返校", in_days=28), safety="届时安排。")
    filing = file_plan(event, actor=event.owner, at=ago(3))
    return_plan(filing, remark="安全预案过于简单，请写明车辆、用餐和医护安排。", actor=office, at=ago(2))
    edit_plan(event, changes={"safety": WORDS["safety"], "headcount": 60}, actor=event.owner)
    file_plan(event, actor=event.owner)


def _approved_and_changed(office):
    event = complete(reunion("经济贸易学院", "会计专业毕业二十年返校", in_days=40))
    guard = Department.objects.current().order_by("pk").first()
    if guard:
        add_department(event, department=guard, asked="请安排校门车辆放行和停车引导。", actor=event.owner)
    filing = file_plan(event, actor=event.owner, at=ago(5))
    approve_plan(filing, remark="同意。请提前一周与保卫部门再核对车辆。", actor=office, at=ago(4))
    edit_plan(event, changes={"headcount": 80}, actor=event.owner)


def _of_school(office):
    start = at_nine(45)
    facts = {
        "title": "校友面对面论坛：回乡创业",
        "starts_at": start,
        "ends_at": start + timedelta(hours=3),
        "place": "大礼堂",
    }
    event = create_event(kind=Kind.FORUM, changes=facts, actor=office)
    complete(event, liaison="", liaison_phone="", directory="", invited="分管校领导\n三位返乡创业校友", headcount=220)
    file_plan(event, actor=office)
