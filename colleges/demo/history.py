"""The colleges' histories in every state: published, published and changed since, with the office, returned, half written."""

import io
from datetime import date

from django.utils import timezone
from PIL import Image, ImageDraw, ImageOps

from accounts.models import User
from colleges.history import collect, digest
from colleges.models import (
    College,
    CollegeAchievement,
    CollegeAddress,
    CollegeName,
    LeaderTerm,
    Teacher,
    YearFigures,
)
from colleges.services.history import (
    approve_history,
    put_picture,
    return_history,
    save_row,
    save_texts,
    submit_history,
)

FIELD, SHOP = "field", "shop"
#: college → (who writes, how far it is)
HISTORIES = {
    "植物科技学院": ("zk01", "published"),
    "动物科技学院": ("liaison", "changed"),
    "机电工程学院": ("liaison2", "submitted"),
    "车辆工程学院": ("cl01", "returned"),
    "信息技术学院": ("xx01", "begun"),
}
#: college → (origin, development)
TEXTS = {
    "植物科技学院": (
        "学院的根在 1903 年创办的农业教育。那一年，长沙近郊的一片试验田里，第一批学生白天下田、夜里上课，学的是选种、沤肥和植桑。\n\n"
        "此后近百年，学校数度迁址、几易校名，农科一直没有断。1978 年恢复招生时，园艺、植保两个专业合用一间实验室，教师十九人，"
        "显微镜四台。2001 年两校合并组建学院，农科各专业归到一处，成为后来的植物科技学院。",
        "# 合并组建（2001—2008）\n"
        "2001 年两校合并。2003 年设农学系，下有园艺、作物、植保三个教研室。系里办公在老校区的红砖楼，"
        "下雨天走廊里摆一排脸盆。2006 年第一座连栋温室建成，学生自己动手安装了滴灌。\n\n"
        "# 建院与并入（2008—2014）\n"
        "2008 年农学系更名为农业科学系。2014 年学校调整院系，园林系并入，定名植物科技学院。"
        "园林系带来了花卉基地和一百二十多名学生，两支教师队伍合在一起备课。\n\n"
        "# 面向乡村振兴（2014 年至今）\n"
        "学院在二十多个县设了科技小院，教师每年驻点不少于三十天。茶叶专业的师生在武陵山区改造老茶园八千余亩；"
        "作物专业与种业企业合办订单班，毕业生多数留在县以下的农业单位。",
    ),
    "动物科技学院": (
        "学院起源于 1958 年设立的畜牧兽医科。最初只有一个班三十八人，兽医教师三人，解剖课的骨骼标本是师生自己煮制、拼接的，"
        "其中一具水牛骨架至今立在实训楼大厅。",
        "# 从科到系（1958—2003）\n"
        "1958 年设科，1983 年办起动物医院，对外门诊。1998 年东校区牧医楼落成，从此有了独立的解剖室和化验室。"
        "2003 年两校合并以后设动物科学系。\n\n"
        "# 建院（2012）\n"
        "2012 年动物科学系改为动物科技学院。同年畜牧兽医专业列为省级特色专业。\n\n"
        "# 近十年\n"
        "2016 年开办宠物医疗技术专业，与连锁动物医院合作培养。2019 年非洲猪瘟期间，"
        "一百四十多名师生到各县协助消毒、采样，历时四个月。2022 年校内教学动物医院迁入新楼。",
    ),
    "机电工程学院": (
        "学院由原湖南省机电工程学校的机械、电气两个专业科发展而来。1964 年第一批学生在简易车间里学车工、钳工，"
        "实习产品是给周边公社修配的抽水机零件。",
        "# 合并以前\n1964 年设机械科，1979 年设电气科。\n\n"
        "# 系与学院\n2003 年设机电工程系，2012 年改为机电工程学院。2009 年起与长沙的工程机械企业合办订单班。\n\n"
        "# 智能制造\n2018 年建成智能制造实训中心，机器人与数控设备联成一线。",
    ),
    "车辆工程学院": (
        "学院起源于 1972 年的拖拉机驾驶与修理培训班。",
        "2003 年设汽车工程系，2015 年改为车辆工程学院，并开办新能源汽车技术专业。",
    ),
    "信息技术学院": ("学院起源于 1985 年的微机室。", ""),
}
#: college → former names with their days
NAMES = {
    "植物科技学院": [
        ("农学系", date(2003, 9, 1), date(2008, 6, 30)),
        ("农业科学系", date(2008, 7, 1), date(2014, 8, 31)),
    ],
    "机电工程学院": [("机电工程系", date(2003, 9, 1), date(2012, 6, 30))],
    "车辆工程学院": [("汽车工程系", date(2003, 9, 1), date(2015, 6, 30))],
}
#: college → [(name, title, from, until)]
LEADERS = {
    "植物科技学院": [
        ("邬明德", "农学系主任", 2003, 2008),
        ("彭松柏", "农业科学系主任", 2008, 2014),
        ("易春生", "院长", 2014, 2020),
        ("阳志坚", "党总支书记", 2014, None),
        ("骆文彬", "院长", 2020, None),
    ],
    "动物科技学院": [
        ("柏福民", "动物科学系主任", 2003, 2012),
        ("鲁建成", "院长", 2012, 2019),
        ("田秀峰", "党总支书记", 2012, None),
        ("向东平", "院长", 2019, None),
    ],
    "机电工程学院": [("宁国良", "机电工程系主任", 2003, 2012), ("屈文辉", "院长", 2012, None)],
    "车辆工程学院": [("成汉初", "汽车工程系主任", 2003, 2015)],
}
ADDRESSES = {
    "植物科技学院": [("老校区红砖楼", 2003, 2010), ("东校区农科楼", 2010, None)],
    "动物科技学院": [("东校区牧医楼", 1998, 2022), ("东校区动科楼和教学动物医院", 2022, None)],
    "机电工程学院": [("西校区实习工厂", 2003, 2012), ("北校区机电楼", 2012, None)],
}
ACHIEVEMENTS = {
    "植物科技学院": [
        (2006, "第一座教学连栋温室建成"),
        (2011, "园艺技术专业列为省级特色专业"),
        (2017, "茶叶专业师生获省职业院校技能竞赛茶艺项目一等奖"),
        (2021, "科技小院工作获省级教学成果二等奖"),
    ],
    "动物科技学院": [
        (1983, "动物医院对外门诊"),
        (2012, "畜牧兽医专业列为省级特色专业"),
        (2019, "一百四十余名师生参加疫病防控采样"),
        (2023, "教学动物医院列为省级示范实训基地"),
    ],
    "机电工程学院": [(2009, "与工程机械企业合办第一个订单班"), (2018, "智能制造实训中心建成")],
}
TEACHERS = {
    "植物科技学院": [
        ("邬明德", "作物栽培", 1982, 2011, "教授"),
        ("凌秀云", "植物病理", 1988, 2016, "副教授"),
        ("车亚辉", "植物病理", 2012, None, "副教授"),
        ("慕容雪", "茶叶加工", 2009, None, "讲师"),
        ("骆文彬", "园艺植物育种", 2005, None, "教授"),
    ],
    "动物科技学院": [
        ("柏福民", "家畜解剖", 1979, 2012, "副教授"),
        ("盛玉兰", "动物病理", 1986, 2015, "副教授"),
        ("田秀峰", "家畜繁殖", 2001, None, "教授"),
        ("关晓明", "宠物临床诊疗", 2016, None, "讲师"),
    ],
    "机电工程学院": [("宁国良", "机械制图", 1981, 2013, "高级讲师"), ("席志远", "数控编程", 2004, None, "副教授")],
}
#: number of staff and students in 2003
BEGAN_WITH = {
    "植物科技学院": (38, 720),
    "动物科技学院": (31, 640),
    "机电工程学院": (44, 980),
    "车辆工程学院": (22, 410),
}
PICTURES = {
    "植物科技学院": [
        (1986, "老校区的试验田，远处是红砖楼", FIELD),
        (2006, "第一座教学连栋温室", FIELD),
        (2018, "武陵山区的教学茶园", FIELD),
    ],
    "动物科技学院": [(1998, "东校区牧医楼落成", SHOP), (2022, "教学动物医院新楼", SHOP)],
    "机电工程学院": [(1991, "西校区实习工厂", SHOP), (2018, "智能制造实训中心", SHOP)],
}


def fill(random):
    office = User.objects.get(username="office")
    for name, (writer, state) in HISTORIES.items():
        college, user = College.objects.get(name=name), User.objects.get(username=writer)
        _write(random, college, user, shows_teachers=name == "植物科技学院")
        _bring_to(state, college, user, office)


def _write(random, college, user, *, shows_teachers):
    origin, development = TEXTS[college.name]
    texts = {"origin": origin, "development": development, "shows_teachers": shows_teachers}
    save_texts(college, changes=texts, seen=1, actor=user)

    def put(model, columns, rows):
        for values in rows:
            changes = dict(zip(columns, values, strict=True))
            save_row(model(college=college), college=college, changes=changes, actor=user)

    put(CollegeName, ("name", "since", "until"), NAMES.get(college.name, []))
    put(LeaderTerm, ("name", "title", "since_year", "until_year"), LEADERS.get(college.name, []))
    put(CollegeAddress, ("address", "since_year", "until_year"), ADDRESSES.get(college.name, []))
    put(CollegeAchievement, ("year", "text"), ACHIEVEMENTS.get(college.name, []))
    put(Teacher, ("name", "subject", "since_year", "until_year", "title"), TEACHERS.get(college.name, []))
    put(YearFigures, ("year", "staff", "students"), _figures(random, college.name))
    for year, caption, ground in PICTURES.get(college.name, []):
        file = _picture(random, ground, old=year < 2000)
        put_picture(college, file, name=f"{year}.jpg", caption=caption, year=year, actor=user)


def _figures(random, name):
    """Growing, with a dip now and then; the year that runs is not counted yet."""
    if name not in BEGAN_WITH:
        return
    staff, students = BEGAN_WITH[name]
    for year in range(2003, timezone.localdate().year):
        yield year, staff, students
        staff += random.choice([-1, 0, 1, 2, 2])
        students += random.choice([-40, 10, 60, 80, 110])


def _bring_to(state, college, user, office):
    if state == "begun":
        return
    submit_history(college, actor=user)
    if state == "returned":
        return_history(college, remark="请补办学地址、历年师生人数和任课教师名册；现任领导还没有登记。", actor=office)
    if state in ("published", "changed"):
        approve_history(college, seen=digest(collect(college)), actor=office)
    if state == "changed":
        changes = {"year": timezone.localdate().year - 1, "text": "宠物医疗技术专业学生获全国职业院校技能竞赛二等奖"}
        save_row(CollegeAchievement(college=college), college=college, changes=changes, actor=user)


# --- pictures ----------------------------------------------------------------------------------------------------------


def _picture(random, ground, *, old):
    """A building or rows of crops under hills; an old one as the paper has yellowed."""
    image = Image.new("RGB", (1500, 1000), "#cfdfe6")
    draw = ImageDraw.Draw(image)
    for left in range(-300, 1500, 420):
        height = random.randint(360, 480)
        draw.ellipse((left, height, left + 900, height + 700), fill=random.choice(["#9db59a", "#8ba98c", "#a9bda2"]))
    draw.rectangle((0, 640, 1500, 1000), fill="#b9a777" if ground == SHOP else "#8a9a55")
    if ground == SHOP:
        _building(draw, random)
    else:
        _crops(draw, random)
    return _jpeg(_aged(image) if old else image)


def _building(draw, random):
    wall = random.choice(["#a4583f", "#d9d2c0", "#c9b79a"])
    draw.rectangle((260, 300, 1240, 720), fill=wall)
    draw.polygon([(230, 300), (750, 200), (1270, 300)], fill="#6d6a63")
    for row in range(3):
        for left in range(320, 1180, 110):
            draw.rectangle(
                (left, 350 + row * 120, left + 64, 420 + row * 120), fill="#7f97a3", outline="#efe9dc", width=5
            )
    draw.rectangle((700, 620, 800, 720), fill="#5a4433")
    for left in (120, 1330):
        draw.rectangle((left + 34, 560, left + 50, 720), fill="#5a4433")
        draw.ellipse((left - 40, 380, left + 124, 610), fill="#4f6f45")


def _crops(draw, random):
    for number, left in enumerate(range(-700, 2200, 150)):
        colour = ("#6f8f3f", "#a8a04c")[number % 2]
        draw.polygon(
            [(750 + (left - 750) // 6, 640), (750 + (left - 600) // 6, 640), (left + 150, 1000), (left, 1000)], colour
        )
    draw.rectangle((980, 520, 1340, 650), fill="#e3e8e4")
    for left in range(980, 1340, 60):
        draw.arc((left, 490, left + 60, 560), 180, 360, fill="#9aa9a4", width=5)
        draw.line((left, 525, left, 650), fill="#9aa9a4", width=4)


def _aged(image):
    return ImageOps.colorize(ImageOps.grayscale(image), black="#3b2f22", white="#f2e6cc")


def _jpeg(image):
    target = io.BytesIO()
    image.save(target, "JPEG", quality=88)
    target.seek(0)
    return target
