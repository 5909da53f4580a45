"""Last year's plans, mostly done, and this year's: assigned, with a college's plan in every state."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from accounts.models import User
from audit.trail import add_facts
from colleges.models import College, Department
from planning.models import PlanItem, WorkPlan
from planning.services.assignments import assign_item, withdraw_item
from planning.services.items import add_item, edit_item
from planning.services.plans import (
    begin_college_plan,
    carry_over,
    left_open,
    publish_plan,
    start_school_plan,
    write_aims,
)
from planning.services.reviews import approve_plan, return_plan, submit_plan
from planning.services.rows import earliest_day

LAST_YEARS = (
    (5, "健全校友工作保障机制", "保障机制文件、分管领导和联络员名单", (3, 31)),
    (8, "导入应届毕业生数据", "本院全部应届毕业班名册", (7, 31)),
    (9, "完善班级登记表", "近十年各班登记表", (9, 30)),
    (9, "建立优秀校友档案", "至少 5 份材料齐全的档案", (11, 15)),
    (18, "访企拓岗，看望校友", "走访记录，不少于 6 次", (11, 30)),
    (31, "提供校友网站稿件", "校友事迹稿件，不少于 8 篇", (12, 10)),
)
#: due so many days from today
THIS_YEARS = (
    (5, "健全校友工作保障机制", "保障机制文件、分管领导和联络员名单", -200),
    (6, "核对并公布校友工作联系电话", "学校网站和学院网站上的公布位置", -150),
    (8, "导入应届毕业生数据", "本院全部应届毕业班名册", -100),
    (9, "完善班级登记表", "近十年各班登记表，含班主任和班级联络员联系方式", -40),
    (9, "更新近期班级通讯录", "毕业五年以内各班通讯录", -6),
    (9, "建立优秀校友档案", "至少 5 份材料齐全的档案", 9),
    (11, "续编学院发展史", "上一年度的师生规模、成就和大事记", 16),
    (18, "访企拓岗，看望校友", "走访记录，不少于 6 次", 25),
    (31, "提供校友网站和公众号稿件", "教学名师、学子风采、校友事迹等，不少于 8 篇", 33),
)
SCHOOLS = (
    (10, "建好以地区为单位的通讯信息群", "各地区群名称和负责人", 12),
    (14, "办好校庆日和校友面对面论坛", "活动方案、报道", -20),
    (20, "建立应届毕业生校友联络员队伍", "各班联络员名单", 20),
    (34, "组织校友工作考核和表彰", "考核结果、表彰名单", 50),
)
AIMS = {
    "动物科技学院": "一、把近十年各班的通讯录核对一遍，重点是毕业五年以内的班级。\n"
    "二、走访长沙、株洲的养殖和兽药企业，看望校友，带回招聘需求。\n"
    "三、整理 1978 级以来的优秀校友材料，新建档案 8 份。",
    "植物科技学院": "一、联系在基层农技站工作的校友，建立联系点。\n二、续编学院发展史，补齐原园林系部分。",
    "机电工程学院": "一、配合学校做好校友企业招聘对接。\n二、补齐 2015 届以来的班级登记表。",
    "车辆工程学院": "收集校友资料，开展走访。",
    "信息技术学院": "一、建好各班校友群。\n二、为校友网站提供稿件 10 篇。",
    "经济贸易学院": "一、走访创业校友。\n二、邀请校友回校开讲 4 次。",
}
OWN = {
    "动物科技学院": [
        (18, "走访长沙、株洲校友企业", "走访记录 8 次", 20, "周文静"),
        (22, "邀请校友回校作就业讲座", "讲座记录和照片", -15, "唐建平"),
    ],
    "植物科技学院": [(21, "请退休教师回忆老校友", "访谈记录 5 份", 30, "彭晓燕")],
    "机电工程学院": [(23, "与校友企业共建实习基地", "合作意向 2 份", 28, "孟庆国")],
    "车辆工程学院": [(18, "走访汽修门店校友", "走访记录", 30, "")],
    "信息技术学院": [(33, "新生入学教育请校友开讲", "活动记录", -30, "邓慧敏")],
    "经济贸易学院": [(24, "了解创业校友需求", "需求清单", 22, "龙雪梅")],
}
ASSIGNED = {"动物科技学院": "周文静", "植物科技学院": "彭晓燕", "机电工程学院": "孟庆国", "信息技术学院": "邓慧敏"}


def fill(random):
    today = timezone.localdate()
    office, second = (User.objects.get(username=name) for name in ("office", "office2"))
    colleges = {college.name: college for college in College.objects.current()}
    _last_year(random, today.year - 1, colleges, office)
    _this_year(today, colleges, office, second)
    add_facts(about=None, reason=None)


def _liaison(college):
    seats = college.appointments.current().select_related("user").order_by("-duty", "pk")
    return seats[0].user if seats else None


def _at(year, month, on):
    """That morning, or now where it is still to come."""
    return min(timezone.make_aware(datetime(year, month, on, 10, 20)), timezone.now())


def _last_year(random, year, colleges, office):
    school = start_school_plan(year, actor=office)
    for article, title, hand_in, due in LAST_YEARS:
        words = {"article": article, "title": title, "hand_in": hand_in, "due_on": date(year, *due)}
        add_item(school, changes=words | {"audience": "colleges", "for_all": True}, actor=office)
    publish_plan(school, actor=office)
    WorkPlan.objects.filter(pk=school.pk).update(submitted_at=_at(year, 1, 12))
    for name, aims in AIMS.items():
        plan = WorkPlan.objects.get(college=colleges[name], year=year)
        write_aims(plan, aims=aims.splitlines()[0], actor=_liaison(plan.college))
        submit_plan(plan, actor=_liaison(plan.college))
        approve_plan(plan, actor=office)
        WorkPlan.objects.filter(pk=plan.pk).update(submitted_at=_at(year, 2, 24), reviewed_at=_at(year, 3, 3))
        open_one = random.choice(list(plan.items.filter(article__in=[9, 18])))
        done = plan.items.exclude(pk=open_one.pk if name in ("动物科技学院", "机电工程学院") else None)
        closed = {"state": "closed", "percent": 100, "closed_by": office, "closed_at": _at(year, 12, 18)}
        done.update(reported_by=_liaison(plan.college), reported_at=_at(year, 12, 8), **closed)


def _this_year(today, colleges, office, second):
    school = start_school_plan(today.year, actor=office)
    for article, title, hand_in, days in THIS_YEARS:
        words = _words(today, article, title, hand_in, days)
        add_item(school, changes=words | {"audience": "colleges", "for_all": True}, actor=office)
    words = _words(today, 15, "协调服务值年返校活动并提前报送方案", "方案、班级通讯录和联络员", 4)
    some = [colleges["动物科技学院"], colleges["机电工程学院"]]
    returns = add_item(school, changes=words | {"audience": "colleges", "for_all": False}, colleges=some, actor=office)
    _schools_own(today, school, office, second)
    aims = "一、数据：毕业五年以内的通讯录全部核对。\n二、联络：访企拓岗与看望校友结合，全年不少于 40 次。\n三、宣传：校友网站每月更新。"
    write_aims(school, aims=aims, actor=office)
    publish_plan(school, actor=office)
    WorkPlan.objects.filter(pk=school.pk).update(submitted_at=_at(today.year, 1, 14))
    for name in AIMS:
        _own_plan(today, colleges[name])
    _on_their_way(today, colleges, office)
    withdraw_item(returns, reason="值年班级改在明年返校", colleges=[colleges["机电工程学院"]], actor=office)
    assign_item(returns, colleges=[colleges["车辆工程学院"]], actor=office)


def _words(today, article, title, hand_in, days):
    due_on = max(today + timedelta(days=days), earliest_day(today.year))
    return {"article": article, "title": title, "hand_in": hand_in, "due_on": due_on}


def _schools_own(today, school, office, second):
    group = Department.objects.current().first()
    responsible = [{"owner": second}, {}, {"department": group} if group else {"owner": office}, {"owner": office}]
    for line, who in zip(SCHOOLS, responsible, strict=True):
        add_item(school, changes=_words(today, *line) | {"audience": "school"} | who, actor=office)


def _own_plan(today, college):
    """Own items, who answers for what; what last year left open goes on in 动物科技学院's."""
    user = _liaison(college)
    plan = begin_college_plan(college, year=today.year, actor=user)
    for *line, person in OWN[college.name]:
        add_item(plan, changes=_words(today, *line) | {"person": person}, actor=user)
    if college.name in ASSIGNED:
        for copy in plan.items.filter(source__isnull=False):
            edit_item(copy, changes={"person": ASSIGNED[college.name]}, actor=user)
    if college.name != "经济贸易学院":
        write_aims(plan, aims=AIMS[college.name], actor=user)
    if college.name == "动物科技学院" and (waiting := list(left_open(plan))):
        carry_over(plan, items=waiting, actor=user)


def _on_their_way(today, colleges, office):
    """动物、植物 approved (one changed since), 机电 waits, 车辆 returned, 经贸 and 人文 drafting."""
    for name in ("动物科技学院", "植物科技学院", "信息技术学院", "机电工程学院", "车辆工程学院"):
        plan = _plan(colleges[name], today)
        submit_plan(plan, actor=_liaison(plan.college))
        if name in ("动物科技学院", "植物科技学院", "信息技术学院"):
            approve_plan(plan, remark="安排具体，请按期落实。", actor=office)
        traces = {"submitted_at": _at(today.year, 3, 5)}
        if name in ("动物科技学院", "植物科技学院", "信息技术学院"):
            traces["reviewed_at"] = _at(today.year, 3, 12)
        WorkPlan.objects.filter(pk=plan.pk).update(**traces)
        PlanItem.objects.filter(plan=plan).update(added_at=_at(today.year, 3, 1))
    return_plan(
        _plan(colleges["车辆工程学院"], today), remark="工作重点太笼统，请写明走访哪些校友、何时完成。", actor=office
    )
    late = _words(today, 16, "报道省运会上的校友裁判员", "报道一篇", 10)
    plan = _plan(colleges["植物科技学院"], today)
    add_item(plan, changes=late | {"person": "彭晓燕"}, actor=_liaison(plan.college))


def _plan(college, today):
    return WorkPlan.objects.get(college=college, year=today.year)
