"""The office's desk in the admin: its navigation and its badge. Models register in their own apps' `admin.py`."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse

from colleges.desks import doorways
from colleges.inbox import seats_at, unread_count

admin.site.unregister(Group)  # roles are written in code, see alumni_office/roles.py


@dataclass(frozen=True)
class Door:
    """One list of the desk: who may see its rows sees it in the navigation; `say` tells what is in it and from whom."""

    title: str
    icon: str
    model: str
    say: str
    page: str = ""  # a working page in place of the model's own list

    @property
    def link(self):
        if self.page:
            return reverse(f"admin:{self.page}")
        return reverse(f"admin:{self.model.replace('.', '_')}_changelist")

    @property
    def permission(self):
        app, model = self.model.split(".")
        return f"{app}.view_{model}"


DOORS = {
    "校友": [
        Door("校友", "person", "alumni.alumnus", "全校校友的学籍、工作与联系方式，由各学院登记。"),
        Door("班级", "groups", "alumni.classgroup", "各学院的班级、班主任和班级联络员。"),
        Door(
            "班级登记表",
            "assignment",
            "alumni.classregister",
            "各班登记得怎样，学院提交、办公室审核。",
            "register-list",
        ),
        Door(
            "优秀校友",
            "workspace_premium",
            "alumni.notableprofile",
            "学院建档，办公室审核，本人同意后公开。",
            "notable-list",
        ),
        Door("单位", "apartment", "alumni.organisation", "校友就业单位和合作单位。"),
    ],
    "待核对": [
        Door(
            "校友来件",
            "mark_email_unread",
            "alumni.publicrequest",
            "校友在网站提出的登记、查询、转告等。",
            "request-list",
        ),
        Door("本人更新", "edit_note", "alumni.proposal", "校友通过链接改动、等待核对的内容。", "proposal-list"),
        Door(
            "疑似重复", "content_copy", "alumni.duplicatepair", "可能是同一人的两份档案，由人判断。", "duplicate-list"
        ),
        Door("合并记录", "merge", "alumni.merge", "合并过的档案，可以撤销。", "merge-list"),
        Door("认领", "handshake", "alumni.claim", "学院之间的认领申请和答复。", "claim-list"),
        Door("归属待定", "rule_folder", "alumni.rosterupload", "还没有归到学院、专业的毕业生。", "roster-queue"),
        Door("个人信息删除", "person_remove", "alumni.erasure", "本人要求删除的，由两名工作人员办理。", "erasure-list"),
    ],
    "名册与导出": [
        Door(
            "名册与毕业生数据",
            "upload_file",
            "alumni.rosterupload",
            "上传毕业生数据，检查、导入和撤销。",
            "roster-list",
        ),
        Door("名册上传", "table_view", "alumni.rosterupload", "各学院每一次名册上传、导入和撤销。"),
        Door(
            "群发",
            "outgoing_mail",
            "alumni.message",
            "邮件、微信群文字、地址标签和信封：发了什么、给谁。",
            "message-list",
        ),
        Door("核对链接", "link", "alumni.personlink", "发给校友本人核对资料的链接。", "link-list"),
        Door("地区通讯录", "map", "alumni.alumnus", "按省份、市州列出的可联系的校友。", "region-directory"),
        Door("导出申请", "approval", "alumni.exportrequest", "学院超出每日人数的导出申请，由校友会办公室批准。"),
    ],
    "统计": [
        Door("分类统计", "category", "alumni.alumnus", "按专业、毕业年份、行业、地区分类的人数和名单。", "classified"),
        Door("资料质量", "fact_check", "alumni.alumnus", "哪里还缺、哪里有误，各学院补全得怎样。", "quality"),
    ],
    "办理记录": [
        Door("导出记录", "download", "audit.exportline", "每一份导出文件：何人、为何、多少人，不能修改。"),
        Door("查看记录", "visibility", "audit.readingline", "每一次查看完整联系方式，不能修改。"),
        Door("删除记录", "delete_history", "audit.erasureline", "每一次个人信息删除：何时、由谁、因何，不能修改。"),
    ],
    "工作计划": [
        Door(
            "年度计划",
            "event_note",
            "planning.workplan",
            "学校布置的工作和各学院的年度计划。",
            "plan-list",
        ),
        Door(
            "落实情况",
            "grid_on",
            "planning.planitem",
            "各学院每一项布置的工作落实到哪一步，逾期的在前，可以催办。",
            "plan-matrix",
        ),
        Door(
            "检查", "task_alt", "planning.inspection", "已报落实、等待检查的事项和正在整改的事项。", "inspection-list"
        ),
        Door("研究记录", "forum", "planning.deliberation", "学校和各学院研究校友工作的会议记录。", "deliberation-list"),
        Door("年度总结", "summarize", "planning.yearsummary", "哪些学院已报送总结，学校的总结。", "summary-list"),
        Door(
            "经验交流",
            "lightbulb",
            "planning.experience",
            "各单位交流的好做法，办公室推荐的在前。",
            "experience-list",
        ),
        Door("办法文本", "gavel", "planning.regulationtext", "学校印发的办法，各个版本和施行日期。", "regulation-list"),
        Door(
            "条款解释", "forum", "planning.interpretation", "校友会办公室对条款的解释，带日期。", "interpretation-list"
        ),
    ],
    "校友活动": [
        Door("校友活动", "celebration", "events.event", "学校和各学院的校友活动，从方案到总结。", "event-list"),
        Door(
            "活动日历",
            "calendar_month",
            "events.event",
            "学校和各学院的活动，按月看，可订阅到手机日历。",
            "event-calendar",
        ),
        Door(
            "活动统计", "bar_chart", "events.event", "按年份和单位：活动、报名、到场、通讯录、建议。", "event-figures"
        ),
        Door("值年建议", "cake", "events.event", "明年毕业满整年数的班级，可联系多少人。", "event-reunions"),
        Door(
            "校友建议", "chat", "events.suggestion", "校友对学校工作的建议，转办、答复和公开。", "event-suggestion-list"
        ),
        Door("活动服务办法", "rule", "events.servicerule", "各类活动的方案要点、筹备事项和期限。", "event-rules"),
    ],
    "机构": [
        Door(
            "机构和人员",
            "diversity_3",
            "colleges.college",
            "校友会办公室、各学院、有关部门由谁负责，怎样联系。",
            "organisation",
        ),
        Door("二级学院", "account_balance", "colleges.college", "二级学院及其曾用名、所属专业。"),
        Door("学院任职", "assignment_ind", "colleges.appointment", "分管领导和校友联络员的任期与交接。"),
        Door("工作交接", "swap_horiz", "colleges.handover", "离任的写了什么、留下什么，接任的签收没有。"),
        Door(
            "保障机制",
            "verified_user",
            "colleges.safeguard",
            "各学院校友工作的文件、经费和办公场所，由学院填写。",
            "safeguard-list",
        ),
        Door("办公室分工", "badge", "colleges.officeduty", "校友会办公室人员的岗位和职责。"),
        Door("部门和专班", "groups_2", "colleges.department", "有关部门、工作专班和它们的人员。"),
        Door("专业", "menu_book", "colleges.major", "专业和它在各时期所属的学院。"),
        Door("专业沿革", "account_tree", "colleges.successionrule", "原学校、原专业在各年份今属哪个学院和专业。"),
        Door("联系方式", "call", "colleges.contactpoint", "“联系我们”页面上公布的电话和地点。"),
        Door("学校与前身", "school", "colleges.school", "现校名和两所前身学校。"),
        Door(
            "院史",
            "history_edu",
            "colleges.collegehistory",
            "各学院的起源、沿革、师资和成就：学院提交，办公室审核公布。",
            "history-list",
        ),
    ],
    "系统": [
        Door("账号", "manage_accounts", "accounts.user", "能登录的人员、角色和现任学院职务。"),
        Door("工作计划设置", "tune", "planning.planningsettings", "计划和总结的期限，到期前几天提醒。"),
        Door("活动设置", "tune", "events.eventsettings", "值年间隔、报名联系方式保留天数、签到链接时限。"),
        Door("机构设置", "event_repeat", "colleges.organisationsettings", "联系方式多少个月内须核对一次。"),
        Door("校友数据库设置", "tune", "alumni.alumnisettings", "保留天数、导出人数等规则。"),
        Door("本人更新规则", "rule", "alumni.selfupdaterule", "校友通过链接改动各项内容时，立即生效还是核对后生效。"),
        Door(
            "同意书文本", "contract", "alumni.consenttext", "征得同意时给校友看的文本，一字一句；有人同意过的不能再改。"
        ),
        Door("定时事务", "schedule", "common.clockrun", "到期删除和提醒的运行情况。"),
    ],
}


def environment_badge(request):
    return None if settings.PRODUCTION else ["演示数据", "warning"]


def doors_of(user):
    """`[(heading, [door])]` of the lists whose rows the user may see."""
    found = ((heading, [door for door in doors if user.has_perm(door.permission)]) for heading, doors in DOORS.items())
    return [(heading, doors) for heading, doors in found if doors]


def navigation(request):
    unread = unread_count(request)
    notices = {"title": "消息和待办", "icon": "notifications", "link": reverse("inbox:list")}
    if unread:
        notices["badge"] = unread
    first = [{"title": "首页", "icon": "home", "link": reverse("admin:index")}, notices]
    others = doorways(request.user, seats_at(request), here="admin")
    first += [{"title": door.title, "icon": door.icon, "link": door.href} for door in others]
    groups = [{"title": "", "items": first}]
    for heading, doors in doors_of(request.user):
        items = [{"title": door.title, "icon": door.icon, "link": door.link} for door in doors]
        groups.append({"title": heading, "separator": True, "items": items})
    return groups
