"""The service rules (服务办法, art. 13) with which the office starts, one for each kind; from then on they are the office's."""

from dataclasses import dataclass, field

from events.models import Kind, PaperKind, Part, Step

BASE = (Part.TIME, Part.PLACE, Part.PROGRAMME, Part.HEADCOUNT)
LARGE = (*BASE, Part.GUESTS, Part.ROOMS, Part.BUDGET, Part.SAFETY)
REUNION = (*BASE, Part.GUESTS, Part.ROOMS, Part.SAFETY, Part.LIAISON, Part.DIRECTORY)
TALK = (*BASE, Part.GUESTS, Part.ROOMS)


@dataclass(frozen=True)
class Default:
    """`tasks`: `(days from the first day, what, who)`, and by which step it is done, where there is one."""

    words: str
    parts: tuple
    tasks: tuple
    lead_days: int = 10
    after_days: int = 14
    papers: tuple = field(default=(PaperKind.PHOTO,))


LARGE_TASKS = (
    (-45, "成立筹备小组，分工到人", "校友会办公室"),
    (-40, "告知有关部门，落实配合事项", "校友会办公室"),
    (-30, "发出邀请，开始报名", "校友会办公室"),
    (-21, "预订会场、用餐和住宿", "后勤保障"),
    (-14, "确认出席领导、嘉宾和主讲人", "校友会办公室"),
    (-7, "核对报名名单，打印胸牌和座位表", "校友会办公室"),
    (-3, "检查安全预案和会场设备", "保卫和后勤"),
    (0, "现场签到、接待和引导", "工作人员和志愿者"),
    (3, "发布宣传报道", "宣传联络员"),
    (14, "整理总结、照片和到会名单", "校友会办公室", Step.REPORT),
)
REUNION_TASKS = (
    (-45, "与班级联络员确定时间和人数", "学院校友联络员"),
    (-40, "收集班级通讯录，核对联系方式", "班级联络员"),
    (-30, "拟定活动方案，报送校友会办公室", "学院校友联络员", Step.PLAN),
    (-21, "邀请有关领导和老师", "学院校友联络员"),
    (-14, "安排会议室和活动场所", "学院办公室"),
    (-7, "核对报名名单、用餐和住宿", "班级联络员"),
    (-3, "检查安全预案和会场设备", "学院办公室"),
    (0, "现场签到和接待", "志愿者"),
    (3, "发布宣传报道", "学院宣传员"),
    (14, "向校友会办公室交存班级通讯录和总结", "学院校友联络员"),
)
TALK_TASKS = (
    (-21, "与主讲校友或用人单位商定时间和内容", "学院校友联络员"),
    (-14, "预订教室，通知有关班级", "学院办公室"),
    (-7, "发布海报，开始报名", "宣传员"),
    (-2, "检查会场设备", "学院办公室"),
    (0, "现场签到和接待", "志愿者"),
    (7, "整理总结和到场人数", "学院校友联络员", Step.REPORT),
)
LARGE_WORDS = (
    "学校统筹的大型活动（第十四条）：先定方案，写明时间、地点、日程、人数、经费和安全预案；\n"
    "及时与有关部门沟通，落实会场、用餐、住宿和安全保卫；\n"
    "报名、签到都在系统里登记，活动后两周内整理总结、照片和到会名单。"
)
REUNION_WORDS = (
    "学院协调服务的返校活动（第十五条）：先确定班级联络员，收集班级通讯录；\n"
    "协助拟定方案，邀请有关领导和老师，安排会议室和活动场所，方案按期报送校友会办公室；\n"
    "活动后做好宣传报道，两周内向校友会办公室交存班级通讯录（第十六条）。"
)
TALK_WORDS = (
    "请校友回校开讲（第二十二条）：与主讲人或用人单位商定时间、内容和对象，预订教室并通知有关班级；\n"
    "结束后一周内整理总结和到场人数。"
)

DEFAULTS = {
    Kind.HOMECOMING: Default(LARGE_WORDS, LARGE, LARGE_TASKS, lead_days=30),
    Kind.ANNIVERSARY: Default(LARGE_WORDS, LARGE, LARGE_TASKS, lead_days=30),
    Kind.FORUM: Default(LARGE_WORDS, (*TALK, Part.BUDGET), LARGE_TASKS, lead_days=15),
    Kind.LARGE: Default(LARGE_WORDS, LARGE, LARGE_TASKS, lead_days=20),
    Kind.YEAR_REUNION: Default(REUNION_WORDS, (*REUNION, Part.BUDGET), REUNION_TASKS, lead_days=15),
    Kind.CLASS_REUNION: Default(REUNION_WORDS, REUNION, REUNION_TASKS),
    Kind.LECTURE: Default(TALK_WORDS, TALK, TALK_TASKS, lead_days=7, after_days=7, papers=()),
    Kind.RECRUITING: Default(TALK_WORDS, TALK, TALK_TASKS, lead_days=7, after_days=7, papers=()),
    Kind.OTHER: Default("写明时间、地点、日程和人数，活动后两周内整理总结。", BASE, (), lead_days=7, papers=()),
}
