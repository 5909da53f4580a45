"""The yearly items that an alumni office usually assigns, in our own short words, each with the article behind it.

A beginning for a year without a plan to copy from; the office adds, rewords and removes before it publishes.
"""

from dataclasses import dataclass
from datetime import date

COLLEGES, SCHOOL = "colleges", "school"


@dataclass(frozen=True)
class Line:
    """`due` is (month, day) of the plan's year; a month above 12 falls into the next."""

    article: int
    title: str
    hand_in: str
    due: tuple[int, int]
    audience: str = COLLEGES

    def facts(self, year):
        month, on = self.due
        due_on = date(year + (month - 1) // 12, (month - 1) % 12 + 1, on)
        facts = {"article": self.article, "title": self.title, "hand_in": self.hand_in}
        return facts | {"due_on": due_on, "audience": self.audience}


ITEMS = (
    Line(5, "健全校友工作保障机制", "保障机制文件、分管领导和联络员名单", (3, 31)),
    Line(6, "核对并公布校友工作联系电话", "学校网站和学院网站上的公布位置", (4, 30)),
    Line(7, "研究并制定本院年度校友工作计划", "年度计划、研究记录", (3, 31)),
    Line(8, "导入应届毕业生数据", "本院全部应届毕业班名册", (7, 31)),
    Line(9, "完善班级登记表", "每班名册、班主任和班级联络员联系方式、合影", (9, 30)),
    Line(9, "更新近期班级通讯录", "毕业五年以内各班通讯录", (10, 31)),
    Line(9, "建立优秀校友档案", "至少 5 份材料齐全的档案", (11, 15)),
    Line(10, "建好以班级为单位的通讯信息群", "各班群名称和群主名单", (6, 30)),
    Line(10, "建好以地区为单位的通讯信息群", "各地区群名称和负责人", (6, 30), SCHOOL),
    Line(11, "续编学院发展史", "上一年度的师生规模、成就和大事记", (5, 31)),
    Line(13, "修订校友返校活动服务办法", "办法文本", (3, 31), SCHOOL),
    Line(14, "办好校庆日和校友面对面论坛", "活动方案、报道", (10, 31), SCHOOL),
    Line(15, "协调服务返校活动并提前报送方案", "每场活动的方案、班级通讯录和联络员", (11, 30)),
    Line(16, "报道返校活动并上交班级通讯录", "每场活动的报道和通讯录", (12, 15)),
    Line(17, "指导地方校友会，筹备空白地区", "各地校友会近况、筹备进展", (11, 30), SCHOOL),
    Line(18, "开展“校友回湘”活动", "专项方案、考察和项目记录", (11, 30), SCHOOL),
    Line(18, "访企拓岗，看望校友", "走访记录，不少于 6 次", (11, 30)),
    Line(19, "寻访优秀校友", "寻访记录和可编入风采录的稿件", (10, 31)),
    Line(20, "建立应届毕业生校友联络员队伍", "各班联络员名单", (5, 31), SCHOOL),
    Line(21, "发动在校和退休教职工参与校友工作", "参与人员名单、活动记录", (11, 30)),
    Line(22, "协助毕业生就业跟踪调查，邀请校友开讲", "调查回收情况、讲座和宣讲会记录", (11, 30)),
    Line(23, "对接校友企业，共建实习基地", "招聘需求、合作协议或意向", (11, 30)),
    Line(24, "了解并回应校友发展需求", "校友求助和办理记录", (11, 30)),
    Line(25, "做好捐赠台账并及时公开", "全年台账、公开批次", (12, 20), SCHOOL),
    Line(27, "清点捐赠实物", "实物清单、存放地点、使用和保管人", (11, 30), SCHOOL),
    Line(31, "提供校友网站和公众号稿件", "教学名师、学子风采、校友事迹等稿件，不少于 8 篇", (12, 10)),
    Line(32, "宣传支持母校的校友事迹", "专题报道", (12, 10), SCHOOL),
    Line(33, "在新生入学和毕业教育中培育校友意识", "活动记录和照片", (10, 31)),
    Line(34, "组织校友工作考核和表彰", "考核结果、表彰名单", (13, 15), SCHOOL),
    Line(35, "开展风险防控和警示教育", "学习记录、风险点清单", (10, 31)),
)
