"""What the system does for each article today, in our own words, and on which page of each face. Not the official text.

An app that takes over an article brings its lines here up to date; `planning/tests/test_regulation_page.py` checks the pages.
"""

from dataclasses import dataclass

from planning.models.plans import ARTICLES

#: chapter → (heading in our own words, first and last article)
CHAPTERS = {
    1: ("为什么做、依据什么", 1, 2),
    2: ("谁来做", 3, 7),
    3: ("校友数据库", 8, 11),
    4: ("返校与联谊", 12, 16),
    5: ("联络与走访", 17, 21),
    6: ("就业与校企合作", 22, 24),
    7: ("捐赠与经费", 25, 27),
    8: ("宣传", 28, 33),
    9: ("考核与表彰", 34, 34),
    10: ("监督", 35, 35),
    11: ("解释与施行", 36, 37),
}


@dataclass(frozen=True)
class Place:
    """A page by its URL name in each face; "" where a face has none. `public` is one that everybody may open."""

    title: str
    college: str = ""
    office: str = ""
    public: str = ""
    desk: str = ""

    def name_for(self, face):
        return (getattr(self, face) if face else "") or self.public


@dataclass(frozen=True)
class Work:
    """`summary` tells what is done here for the article, and what is done outside of the system for now."""

    summary: str
    places: tuple = ()


CONTACT = Place("联系我们", "college:contact-points", "admin:colleges_contactpoint_changelist", "contact")
ORGANISATION = Place("机构和人员", "", "admin:organisation")
SEATS = Place("学院任职", "", "admin:colleges_appointment_changelist")
SAFEGUARD = Place("保障机制", "college:safeguard", "admin:safeguard-list")
HAND_OVER = Place("工作交接", "college:hand-over", "admin:colleges_handover_changelist")
PLAN = Place("年度计划", "college:planning:plan", "admin:plan-list")
DESK_ITEMS = Place("学校交办的事项", desk="desk:home")
MATRIX = Place("落实情况", "", "admin:plan-matrix")
INSPECTIONS = Place("检查", "", "admin:inspection-list")
SUMMARIES = Place("年度总结", "college:planning:summary-list", "admin:summary-list")
EXPERIENCE = Place("经验交流", "college:planning:experience-list", "admin:experience-list")
HISTORY = Place("院史", "college:history", "admin:history-list", "history:index")
REGISTERS = Place("班级登记表", "college:alumni:register-list", "admin:register-list")
ROSTERS = Place("名册", "college:alumni:roster-list", "admin:roster-list")
PEOPLE = Place("校友", "college:alumni:find", "admin:alumni_alumnus_changelist")
CLASSES = Place("班级", "college:alumni:class-list", "admin:alumni_classgroup_changelist")
NOTABLE = Place("优秀校友", "college:alumni:notable-list", "admin:notable-list", "alumni:notable-list")
QUALITY = Place("资料质量", "college:alumni:quality", "admin:quality")
CLASSIFIED = Place("分类统计", "college:alumni:classified", "admin:classified")
MESSAGES = Place("群发", "college:alumni:message-list", "admin:message-list")
DESK, OFFICE = Place("工作台", "college:desk"), Place("首页", "", "admin:index")

WORKS = {
    1: Work("讲校友工作的宗旨，不需要在系统里办理。"),
    2: Work("讲制定办法的依据，不需要在系统里办理。"),
    3: Work(
        "校友会办公室在后台看到全校的校友、班级和各学院的进展，等着办的和已经迟的排在最前。活动的协调目前线下办理。",
        (DESK, OFFICE, ORGANISATION, Place("网站首页", public="home")),
    ),
    4: Work(
        "办公室每人有自己的账号，岗位和分工登记在册，换人时按姓名交接。同地方校友组织的往来目前线下办理。",
        (
            ORGANISATION,
            Place("办公室分工", office="admin:colleges_officeduty_changelist"),
            Place("账号", office="admin:accounts_user_changelist"),
        ),
    ),
    5: Work(
        "每个学院登记一名分管领导和若干名校友联络员，任期、代理和交接都有记录；保障机制由学院填报，缺什么会提醒。",
        (SEATS, SAFEGUARD, HAND_OVER),
    ),
    6: Work("“联系我们”页面直接显示各单位登记的电话，并写明哪天核对过；久未核对的会提醒学院和办公室。", (CONTACT,)),
    7: Work(
        "办公室布置全年事项，学院定计划并报批；每件事用系统里的记录或上传的材料证明已落实，办公室检查、催办、办结。"
        "年底写总结，好做法可以互相交流。",
        (PLAN, DESK_ITEMS, MATRIX, INSPECTIONS, SUMMARIES, EXPERIENCE),
    ),
    8: Work(
        "学院管理在本院学习过的校友，办公室管理全校。名册从表格导入，疑似重复由人判断，分地区通讯录、资料质量和本人更新都在这里；"
        "优秀校友建档，经本人同意才公开。",
        (
            PEOPLE,
            ROSTERS,
            QUALITY,
            Place("地区通讯录", office="admin:region-directory"),
            NOTABLE,
            Place("校友服务", public="alumni:service"),
        ),
    ),
    9: Work(
        "按专业、年份、行业和地区分类统计；每班一份登记表，由学院提交、办公室审核；班级通讯录要求近期核对；优秀校友档案逐项列出还缺什么。",
        (CLASSIFIED, REGISTERS, CLASSES, NOTABLE),
    ),
    10: Work(
        "登记班级联络员，可以向一个班或一份名单发邮件、生成微信群文字、打印信封和标签。建群和群的管理目前线下办理。",
        (CLASSES, MESSAGES),
    ),
    11: Work(
        "学院的曾用名、专业归属和历任负责人都带起止日期；发展历史由学院分栏目编写，办公室审核后公开，缺的栏目会列出来。",
        (HISTORY,),
    ),
    12: Work("返校活动的计划和同有关部门的沟通目前线下办理。"),
    13: Work("返校活动的服务规定和办事程序目前线下办理。"),
    14: Work("大型联谊活动的统筹目前线下办理。"),
    15: Work("班级通讯录和班级联络员可以从系统里取；活动方案的报送和场地安排目前线下办理。", (CLASSES, REGISTERS)),
    16: Work("活动后收齐的班级通讯录可以作为名册导入；活动报道和报送目前线下办理。", (ROSTERS,)),
    17: Work("地方校友会的筹备、成立和换届目前线下办理；筹备组需要的名单，征得本人同意后可以从地区通讯录给出。"),
    18: Work("“校友回湘”和走访回访目前线下办理。"),
    19: Work("寻访可以从优秀校友档案里久未联络的人开始，每次联络都记一笔；风采录的编印目前线下办理。", (NOTABLE,)),
    20: Work("应届毕业生校友联络员的选聘和活动目前线下办理。"),
    21: Work("教师、干部和退休人员参与校友工作的情况目前线下登记。"),
    22: Work("校友的工作单位、职务、行业和地点登记在各人的档案里；跟踪调查、讲座和宣讲会目前线下办理。", (PEOPLE,)),
    23: Work(
        "用人单位单独建档，可以看到哪些校友在那里工作；招聘需求和共建合作目前线下办理。",
        (Place("单位", office="admin:alumni_organisation_changelist"),),
    ),
    24: Work("校友申请支持和帮助的受理目前线下办理。"),
    25: Work("捐赠的登记、台账和公开目前线下办理。"),
    26: Work("捐赠票据、协议和项目核算目前由计划财务处和校友会办公室线下办理。"),
    27: Work("捐赠实物的登记、保管和备案目前线下办理。"),
    28: Work("各渠道的校友宣传目前线下办理。"),
    29: Work("公开介绍优秀校友的页面已有；其他宣传内容目前线下办理。", (NOTABLE,)),
    30: Work("返校活动的撰稿和发布目前线下办理。"),
    31: Work(
        "校友网站已有首页、校友服务、优秀校友和联系我们；学院供稿目前线下办理。",
        (Place("网站首页", public="home"), Place("校友服务", public="alumni:service")),
    ),
    32: Work("为学校作贡献的校友事迹目前线下征集和宣传。"),
    33: Work("对在校生和应届毕业生的教育引导目前线下办理；毕业生数据由办公室接收后分到各学院。", (ROSTERS,)),
    34: Work("考核指标、评分和表彰目前线下办理；各单位的落实情况可以在本页和工作计划里看到。"),
    35: Work(
        "纪检监察可以查看全部记录；谁改了什么、导出了什么、看了谁的电话都留痕，不能删改。投诉举报的受理目前线下办理。",
        (
            Place("导出记录", office="admin:audit_exportline_changelist"),
            Place("查看记录", office="admin:audit_readingline_changelist"),
        ),
    ),
    36: Work(
        "校友会办公室对条款的解释带日期登记，显示在相应条文下面。",
        (Place("条款解释", office="admin:interpretation-list"),),
    ),
    37: Work(
        "办法的各个版本由办公室录入，写明施行日期，按日期显示当时有效的一版。",
        (Place("办法文本", office="admin:regulation-list"),),
    ),
}


def chapter_of(number):
    """The chapter of an article by our own map, None beyond it."""
    return next((chapter for chapter, (_, first, last) in CHAPTERS.items() if first <= number <= last), None)


def numbers():
    return range(ARTICLES[0], ARTICLES[1] + 1)
