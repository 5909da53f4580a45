"""Deliberations, summaries and experience: last year's handed in and one returned, this year's in every state."""

import io
from datetime import date, datetime, timedelta

from django.utils import timezone
from docx import Document

from accounts.models import User
from audit.trail import add_facts
from colleges.models import College
from planning.models import Experience, WorkPlan, YearSummary
from planning.services.deliberations import file_deliberation
from planning.services.experience import (
    edit_experience,
    select_experience,
    share_experience,
    take_back_experience,
    write_experience,
)
from planning.services.summaries import draft_summary, edit_summary, return_summary, submit_summary
from planning.summary import ASK_LACKS, ASK_NEXT

#: college or None → (month, day, subject, who, what was decided)
MEETINGS = {
    None: (
        2, 26, "研究全校校友工作年度计划", "分管校领导主持，校友会办公室、各学院分管领导参加",
        "一、通讯录核对以毕业五年以内的班级为重点，十月底前完成。\n二、访企拓岗与看望校友结合，由各学院带队。\n三、校友网站每月更新，稿件由各学院轮流提供。",
    ),
    "动物科技学院": (
        3, 2, "研究学院校友工作计划和分工", "唐建平主持，周文静及各教研室主任、辅导员参加",
        "一、班级登记表由辅导员分班负责，九月底前交齐。\n二、走访长沙、株洲校友企业八次，每次由一名院领导带队。\n三、为校友工作安排专项经费二万元。",
    ),
    "植物科技学院": (
        3, 6, "研究校友工作", "学院党政联席会议全体成员",
        "在基层农技站建立校友联系点，由彭晓燕老师牵头；补齐原园林系的院史材料。",
    ),
}  # fmt: skip
LAST_LACKS = (
    "一是毕业十年以上的班级，联系方式失效的较多，登记表里有电话却打不通。二是走访多集中在长沙周边，外省校友联系得少。"
)
LAST_NEXT = "一是请班级联络员逐人核对，每季度报一次。二是结合招生宣传，到广东、浙江看望校友。"
#: (college, title, article, text, what became of it)
EXPERIENCES = (
    (
        "动物科技学院", "一班一联络员，一季一核对", 9,
        "班级登记表最怕过时。我们请每个班推选一名热心的校友做联络员，每季度第一个月由辅导员打一次电话，"
        "只问三件事：谁换了号码、谁换了单位、谁最近回过学校。\n"
        "一个班平均只要二十分钟。坚持一年下来，毕业五年以内的班级，能联系上的由六成提高到九成以上。\n"
        "要点有三条：联络员由同学自己推选；问题固定，不临时加；问完当天改进系统，不攒着。",
        "selected",
    ),
    (
        "植物科技学院", "把走访和下乡实习放在一起", 18,
        "每年五月学生下乡实习，带队老师顺路看望在乡镇农技站工作的校友。出发前从系统里按地区列出名单，"
        "每到一处至少见两人。\n不另花路费，去年共见到校友四十一人，其中十七人多年没有联系。",
        "shared",
    ),
    (
        "机电工程学院", "校友企业招聘先见面再发布", 23,
        "收到用人需求后，先请企业里的校友和班主任通一次话，把岗位、待遇、住宿问清楚，再发给毕业生。"
        "学生问得少了，去了以后离职的也少了。",
        "shared",
    ),
    (
        None, "给联络员的交接清单", 5,
        "联络员换人时最容易丢的是没办完的事。我们列了一张交接清单：没有回复的来件、没有核对的名册、约好还没去的走访，"
        "交接双方当面过一遍再签收。",
        "shared",
    ),
    (
        "动物科技学院", "请老校友给新生讲第一课", 33,
        "入学教育请毕业二十年的校友讲专业，提前两周给题目，只讲亲身经历。还在总结今年的效果。",
        "draft",
    ),
    (
        "动物科技学院", "用问卷收集通讯录", 9,
        "在毕业前发问卷收集去向，回收率不高，正在改进办法，暂不交流。",
        "withdrawn",
    ),
)  # fmt: skip
REASON = "办法简单，花时间少，别的学院照着就能做。"


def fill(random):
    office, today = User.objects.get(username="office"), timezone.localdate()
    plans = {plan.college.name if plan.college else None: plan for plan in _plans(today.year)}
    last = {plan.college.name: plan for plan in _plans(today.year - 1) if plan.college}
    for name, meeting in MEETINGS.items():
        if name in plans:
            _meeting(plans[name], meeting, office)
    _last_years(last, office)
    _this_years(plans, office)
    for number, line in enumerate(EXPERIENCES):
        _experience(line, today - timedelta(days=20 + 31 * number), office)
    add_facts(about=None, reason=None)


def _plans(year):
    return WorkPlan.objects.filter(year=year).select_related("college")


def _user(college, office):
    if college is None:
        return office
    return college.appointments.current().select_related("user").order_by("-duty", "pk")[0].user


def _meeting(plan, meeting, office):
    month, on, subject, attended, resolved = meeting
    held_on = min(date(plan.year, month, on), timezone.localdate())
    facts = {"held_on": held_on, "subject": subject, "attended": attended, "resolved": resolved}
    paper = None if plan.college and plan.college.name == "植物科技学院" else _paper(f"{subject}会议纪要", resolved)
    file_deliberation(plan, changes=facts, file=paper, actor=_user(plan.college, office))


def _paper(title, text):
    document, content = Document(), io.BytesIO()
    document.add_heading(title, level=1)
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(content)
    content.name = f"{title}.docx"
    return content


def _last_years(plans, office):
    """Four handed in, one of these returned; 信息技术学院 and the rest still owe it."""
    for name in ("动物科技学院", "植物科技学院", "机电工程学院", "车辆工程学院"):
        if name not in plans:
            continue
        user = _user(plans[name].college, office)
        summary = draft_summary(plans[name], actor=user)
        text = summary.text.replace(ASK_LACKS, LAST_LACKS).replace(ASK_NEXT, LAST_NEXT)
        edit_summary(summary, text=text, actor=user)
        submit_summary(summary, actor=user)
        handed_in = timezone.make_aware(datetime(plans[name].year, 12, 24, 15, 10))
        YearSummary.objects.filter(pk=summary.pk).update(submitted_at=handed_in, drafted_at=handed_in)
        if name == "车辆工程学院":
            return_summary(summary, remark="存在问题写得太笼统，请写明哪些班级、哪些事项，并说明原因。", actor=office)


def _this_years(plans, office):
    """动物科技学院 drafts, and the facts have moved since; the school has begun its own."""
    for name in ("动物科技学院", None):
        if name not in plans:
            continue
        user = _user(plans[name].college, office)
        summary = draft_summary(plans[name], actor=user)
        edit_summary(summary, text=summary.text.replace(ASK_LACKS, LAST_LACKS), actor=user)
    animal = plans.get("动物科技学院")
    if animal:
        facts = {
            "subject": "研究下半年走访安排",
            "attended": "唐建平、周文静、各班辅导员",
            "resolved": "十二月上旬再走访三家企业。",
        }
        on = min(date(animal.year, 9, 18), timezone.localdate())
        file_deliberation(animal, changes=facts | {"held_on": on}, actor=_user(animal.college, office))


def _experience(line, on, office):
    name, title, article, text, state = line
    college = College.objects.get(name=name) if name else None
    user = _user(college, office)
    paper = _paper("季度核对三问", "谁换了号码？\n谁换了单位？\n谁最近回过学校？") if state == "selected" else None
    changes = {"title": title, "article": article, "text": text}
    row = write_experience(college, changes=changes, file=paper, actor=user)
    if state == "draft":
        return
    share_experience(row, actor=user)
    shared_at = timezone.make_aware(datetime(on.year, on.month, on.day, 10, 30))
    Experience.objects.filter(pk=row.pk).update(shared_at=shared_at)
    if state == "withdrawn":
        take_back_experience(row, actor=user)
    if state == "selected":
        edit_experience(row, changes={"text": f"{text}\n附三问的卡片，可以直接用。"}, actor=user)
        select_experience(row, reason=REASON, actor=office)
