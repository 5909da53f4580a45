"""Thousands of believable alumni, one of every state, and rosters on every stage of their way in."""

import io
from datetime import date, timedelta

from django.db import connection
from django.utils import timezone
from openpyxl import Workbook

from accounts.models import User
from alumni.directory_columns import ART_9
from alumni.exports import export_people
from alumni.models import (
    Alumnus,
    ClassGroup,
    Contact,
    Education,
    Employment,
    Organisation,
    SavedList,
    StatusChange,
    Tag,
)
from alumni.pinyin import read_name
from alumni.rosters.importing import import_roster
from alumni.rosters.undoing import undo_import
from alumni.rosters.uploads import take_upload
from alumni.services.export_requests import grant_export, request_export, submit_request
from audit.trail import acting_as
from colleges.models import College, School
from common.clock import run_due

SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖"
    "石金韦贾夏付方邹熊白孟秦邱江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤单仇解查盖区朴"
)
COMPOUND = ["欧阳", "司马", "上官", "诸葛", "夏侯", "尉迟"]
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建文辉力红玉萍海燕梅鑫波斌浩宇轩梓涵晨曦怡嘉诺雨欣思远志国春雪琴凯峰"
EMPLOYERS = [
    ("大北农集团", "A", "110000"), ("唐人神集团", "A", "430200"), ("新五丰股份", "A", "430100"),
    ("隆平高科种业有限公司", "A", "430100"), ("中联重科股份有限公司", "C", "430100"), ("三一重工", "C", "430100"),
    ("山河智能装备", "C", "430100"), ("楚天科技", "C", "430100"), ("比亚迪（长沙）", "C", "430100"),
    ("蓝思科技", "C", "430100"), ("温氏食品集团", "A", "440000"), ("湘潭县畜牧水产中心", "S", "430300"),
    ("岳阳市君山区农技站", "S", "430600"), ("长沙市农业农村局", "S", "430100"), ("省农科院", "M", "430100"),
    ("常德市鼎城区农业农村局", "S", "430700"), ("步步高商业连锁", "F", "430300"), ("绝味食品", "F", "430100"),
    ("拓维信息", "I", "430100"), ("华为技术有限公司", "I", "440300"), ("怀化市第一中学", "P", "431200"),
    ("瑞鹏宠物医院", "O", "440300"), ("自主创业", "", ""), ("广汽埃安", "C", "440100"),
    ("宁波吉利汽车", "C", "330200"), ("娄底市中心医院", "Q", "431300"), ("湖南建工集团", "E", "430100"),
    ("中国邮政储蓄银行郴州分行", "J", "431000"),
]  # fmt: skip
POSITIONS = [
    "技术员",
    "班组长",
    "农艺师",
    "兽医师",
    "会计",
    "经理",
    "总经理",
    "副科长",
    "教师",
    "工程师",
    "销售主管",
    "项目经理",
    "",
]
REGIONS = ["430100"] * 9 + [
    "430200", "430300", "430400", "430500", "430600", "430700", "430800", "430900", "431000", "431100", "431200", "431300",
    "433100", "440100", "440300", "440300", "441900", "440600", "330100", "330200", "310000", "310000", "110000", "420100",
    "360100", "520100", "530100", "450100", "350100", "320500", "500000", "510100", "650000", "990000",
]  # fmt: skip
TEACHERS = [
    "刘建国",
    "李春华",
    "王志刚",
    "陈桂英",
    "张国强",
    "杨丽萍",
    "黄振华",
    "周玉兰",
    "吴明德",
    "胡海燕",
    "邓铁军",
    "谢碧云",
]
FIRST_YEAR, CLASS_SIZE = 2009, (22, 34)


def fill(random):
    today = timezone.localdate()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL office.defer_search = 'on'")
    groups = _classes(random, today.year)
    _people(random, groups, today)
    _one_of_every_state(random, today)
    with connection.cursor() as cursor:
        cursor.execute("SELECT alumni_refresh_search(array(SELECT id FROM alumni_alumnus))")
        cursor.execute("SET LOCAL office.defer_search = 'off'")
    _class_liaisons(random)
    _organisations()
    _rosters(random)
    _other_colleges(random)
    _intake(random)
    _own_lists()
    _exports()
    run_due()


def _classes(random, this_year):
    made = []
    for college in College.objects.order_by("position"):
        for placement in college.placements.select_related("major").order_by("major__name"):
            last = min(this_year - 1, placement.until.year if placement.until else this_year)
            for year in range(FIRST_YEAR, last + 1):
                if random.random() < 0.42:
                    made.append(_class(random, college, placement.major, year))
    return ClassGroup.objects.bulk_create(made)


def _class(random, college, major, year):
    has_teacher = random.random() < 0.85
    return ClassGroup(
        college=college,
        major=major,
        name=f"{major.short_names[0]}{year % 100:02d}0{random.randint(1, 3)}",
        enrolled_year=year,
        graduated_year=year + 3,
        head_teacher=random.choice(TEACHERS) if has_teacher else "",
        head_teacher_phone=_mobile(random) if has_teacher else "",
        counsellor=random.choice(TEACHERS) if random.random() < 0.4 else "",
    )


def _name(random):
    surname = random.choice(COMPOUND) if random.random() < 0.02 else random.choice(SURNAMES)
    return surname + "".join(random.choice(GIVEN) for _ in range(2 if random.random() < 0.72 else 1))


def _mobile(random):
    return (
        random.choice(["138", "139", "150", "151", "158", "177", "186", "187", "189", "199"])
        + f"{random.randrange(10**8):08d}"
    )


def _people(random, groups, today):
    school = School.current()
    people, stays = [], []
    for group in groups:
        for number in range(random.randint(*CLASS_SIZE)):
            name = _name(random)
            person = Alumnus(
                name=name,
                name_pinyin=read_name(name),
                gender=random.choice("男女"),
                region=random.choice(REGIONS) if random.random() < 0.8 else "",
            )
            people.append(person)
            stays.append(
                Education(
                    alumnus=person,
                    school=school,
                    college_id=group.college_id,
                    class_group=group,
                    major_id=group.major_id,
                    student_no=f"{group.enrolled_year}{group.pk:04d}{number + 1:02d}",
                    enrolled_year=group.enrolled_year,
                    graduated_year=group.graduated_year,
                    level="专科",
                    duration="3年",
                    state="studying" if group.graduated_year > today.year else "graduated",
                )
            )
    Alumnus.objects.bulk_create(people, batch_size=2000)
    Education.objects.bulk_create(stays, batch_size=2000)
    _contacts(random, people, stays, today)
    _jobs(random, people, stays, today)


def _contacts(random, people, stays, today):
    rows = []
    for person, stay in zip(people, stays, strict=True):
        if random.random() < 0.12:
            continue
        confirmed = today - timedelta(days=random.randint(5, 1500)) if random.random() < 0.7 else None
        since = max(date(stay.graduated_year, 6, 20), date(2015, 9, 1))
        since = min(since, today)
        facts = {"alumnus": person, "source": "roster", "source_detail": "2024 年校友信息采集", "since": since}
        rows.append(Contact(kind="mobile", value=_mobile(random), confirmed_on=confirmed, **facts))
        if random.random() < 0.06:
            rows.append(
                Contact(
                    kind="mobile",
                    value=_mobile(random),
                    replaced_on=today - timedelta(days=random.randint(30, 900)),
                    **facts,
                )
            )
        if random.random() < 0.2:
            rows.append(Contact(kind="email", value=f"u{len(rows)}@example.com", confirmed_on=confirmed, **facts))
        if random.random() < 0.15:
            rows.append(Contact(kind="wechat", value=f"wx_{len(rows):05d}", confirmed_on=confirmed, **facts))
    Contact.objects.bulk_create(rows, batch_size=2000)


def _jobs(random, people, stays, today):
    rows = []
    for person, stay in zip(people, stays, strict=True):
        if stay.graduated_year >= today.year or random.random() < 0.22:
            continue
        employer, industry, region = random.choice(EMPLOYERS)
        since = min(stay.graduated_year + random.randint(0, 5), today.year)
        facts = {"alumnus": person, "source": "2024 年校友信息采集"}
        rows.append(
            Employment(
                employer=employer,
                industry=industry,
                region=region,
                position=random.choice(POSITIONS),
                since_year=since,
                **facts,
            )
        )
        if since > stay.graduated_year:
            employer, industry, region = random.choice(EMPLOYERS)
            rows.append(
                Employment(
                    employer=employer,
                    industry=industry,
                    region=region,
                    position="技术员",
                    since_year=stay.graduated_year,
                    until_year=since,
                    is_current=False,
                    **facts,
                )  # fmt: skip
            )
    Employment.objects.bulk_create(rows, batch_size=2000)


def _one_of_every_state(random, today):
    animal, machine = College.objects.get(name="动物科技学院"), College.objects.get(name="机电工程学院")
    chosen = list(Alumnus.objects.filter(educations__college=animal, educations__state="graduated").order_by("pk")[:40])
    deceased, lost, quiet, moved, left, completed, shared = (
        chosen[3],
        chosen[7],
        chosen[11],
        chosen[15],
        chosen[19],
        chosen[23],
        chosen[27],
    )
    for person, values in (
        (deceased, {"state": "deceased"}),
        (lost, {"state": "lost"}),
        (quiet, {"do_not_contact": True, "remark": "本人来电要求不再联系"}),
    ):
        for name, value in values.items():
            setattr(person, name, value)
        person.save()
    _changes(moved.educations.get(), left.educations.get(), completed.educations.get(), today)
    machine_class = ClassGroup.objects.filter(college=machine).order_by("-enrolled_year").first()
    _second_stay(shared, machine, machine_class)
    _elder(animal)
    for name in ("买买提·艾力", "王𬱖", "吕绿", "覃燕"):
        person = Alumnus.objects.create(name=name, name_pinyin=read_name(name), gender="女")
        _second_stay(person, animal, ClassGroup.objects.filter(college=animal).order_by("enrolled_year")[0])


def _changes(moved, left, completed, today):
    other = (
        ClassGroup.objects.filter(college=moved.college, enrolled_year__gte=moved.enrolled_year)
        .exclude(pk=moved.class_group_id)
        .order_by("enrolled_year", "pk")
        .first()
    )
    StatusChange.objects.create(
        education=moved,
        kind="transfer",
        on=date(moved.enrolled_year + 1, 9, 1),
        from_class=moved.class_group,
        to_class=other,
        note="院发〔2010〕12 号",
    )
    moved.class_group, moved.major = other, other.major
    moved.save()
    for stay, kind, state in ((left, "withdraw", "withdrawn"), (completed, "complete", "completed")):
        StatusChange.objects.create(
            education=stay, kind=kind, on=date(stay.enrolled_year + 2, 3, 1), from_class=stay.class_group
        )
        stay.state = state
        stay.save()


def _second_stay(person, college, group):
    Education.objects.create(
        alumnus=person,
        school=School.current(),
        college=college,
        class_group=group,
        major=group.major,
        enrolled_year=group.enrolled_year,
        graduated_year=group.graduated_year,
    )


def _elder(college):
    """Who graduated from a predecessor school, with a number that school issued."""
    person = Alumnus.objects.create(name="曾宪章", name_pinyin=read_name("曾宪章"), gender="男", region="430100")
    school = School.objects.get(name="长沙农业学校")
    Education.objects.create(
        alumnus=person,
        school=school,
        college=college,
        student_no="8601023",
        enrolled_year=1986,
        graduated_year=1989,
        level="中专",
    )
    Employment.objects.create(
        alumnus=person,
        employer="长沙市畜牧水产局",
        position="高级兽医师",
        since_year=1989,
        until_year=2023,
        is_current=False,
    )


def _class_liaisons(random):
    for group in ClassGroup.objects.order_by("pk"):
        draw = random.random()
        if draw < 0.6:
            group.liaison_id = group.educations.order_by("pk").values_list("alumnus_id", flat=True).first()
        elif draw < 0.7:
            group.liaison_name, group.liaison_phone = _name(random), _mobile(random)
        else:
            continue
        group.save()


def _organisations():
    for name, industry, region in EMPLOYERS:
        if industry:
            kind = {"S": "public", "P": "school", "M": "public", "Q": "public"}.get(industry, "company")
            record = Organisation.objects.create(name=name, industry=industry, region=region, kind=kind)
            if kind == "company":
                Employment.objects.filter(employer=name).update(organisation=record)


def _other_colleges(random):
    """The other colleges have brought rosters in as well."""
    for username, college_name, group, major, year in (
        ("liaison2", "机电工程学院", "数控1701", "数控技术", 2017),
        ("liaison2", "机电工程学院", "机电2001", "机电一体化技术", 2020),
        ("xx01", "信息技术学院", "软件1902", "软件技术", 2019),
        ("zk01", "植物科技学院", "园艺1603", "园艺技术", 2016),
    ):
        liaison, college = User.objects.get(username=username), College.objects.get(name=college_name)
        with acting_as(liaison):
            content = _sheet(random, group, major, year)
            upload = take_upload(content, filename=f"{group}班名册.xlsx", college=college, actor=liaison)
            import_roster(upload, digest=upload.digest, actor=liaison)


INTAKE_HEAD = "考生号 学号 姓名 性别 分院 专业 班级 层次 学制 入学年份 毕业年份 手机"
GRADUATES = [
    ("动物科技学院", "动物医学", "动医"),
    ("机电工程学院", "数控技术", "数控"),
    ("信息技术学院", "软件技术", "软件"),
]


def _intake(random):
    """This year's graduates from the academic office; a department that no rule knows waits in the queue."""
    office = User.objects.get(username="office")
    year = timezone.localdate().year
    rows = [INTAKE_HEAD.split()]
    for number in range(1, 121):
        college, major, short = random.choice(GRADUATES) if number < 109 else ("水利水电系", "水利工程", "水利")
        facts = ["专科", "3年", year - 3, year, _mobile(random)]
        student_no, group = f"{year - 3}88{number:04d}", f"{short}{(year - 3) % 100:02d}09"
        rows.append(["", student_no, _name(random), random.choice("男女"), college, major, group, *facts])
    content = _book([(f"{year}届毕业生", rows)])
    with acting_as(office):
        upload = take_upload(content, filename=f"{year}届毕业生信息.xlsx", college=None, kind="intake", actor=office)
        import_roster(upload, digest=upload.digest, actor=office)


def _exports():
    """A directory that went out, and wishes to take out more on each stage."""
    liaison, leader, office = (User.objects.get(username=name) for name in ("liaison", "leader", "office"))
    college = College.objects.get(name="动物科技学院")
    group = ClassGroup.objects.filter(college=college).order_by("-enrolled_year", "name").first()
    facts = {"columns": ART_9, "actor": liaison, "college": college}
    with acting_as(liaison):
        export_people(
            Alumnus.objects.of_college(college).filter(educations__class_group=group),
            purpose="本院校友联络工作",
            contact_work=True,
            described=f"班级：{group.name}",
            query=f"class_group={group.pk}",
            **facts,
        )
        facts |= {"purpose": "返校活动筹备", "contact_work": False}
        wishes = [
            request_export(query=f"region={region}", described=f"所在地：{name}", people=people, **facts)
            for region, name, people in (
                ("430000", "湖南省", 402),
                ("440000", "广东省", 230),
                ("310000", "上海市", 211),
            )
        ]
    with acting_as(leader):
        for wish in wishes[1:]:
            submit_request(wish, actor=leader)
    with acting_as(office):
        grant_export(wishes[2], actor=office, reason="同意，用于上海校友返校")


HEAD = [
    "序号",
    "学号",
    "姓名",
    "性别",
    "专业",
    "班级",
    "入学年份",
    "毕业年份",
    "手机",
    "工作单位",
    "职务",
    "所在省",
    "所在市",
]


def _rosters(random):
    """One roster on each stage: imported, undone, checked with people who may be doubles, with open questions."""
    liaison = User.objects.get(username="liaison")
    college = College.objects.get(name="动物科技学院")
    with acting_as(liaison):
        done = take_upload(
            _sheet(random, "动医1801", "动物医学", 2018),
            filename="动医1801班校友名册.xlsx",
            college=college,
            actor=liaison,
        )
        import_roster(done, digest=done.digest, actor=liaison)
    with acting_as(liaison):
        wrong = take_upload(
            _sheet(random, "宠医1502", "宠物医疗技术", 2015),
            filename="宠医1502（试传）.xlsx",
            college=college,
            actor=liaison,
        )
        wrong = import_roster(wrong, digest=wrong.digest, actor=liaison)
        undo_import(wrong, actor=liaison)
    with acting_as(liaison):
        known = ClassGroup.objects.filter(college=college, graduated_year__lte=2022).order_by("-pk").first()
        take_upload(_sheet_of(random, known), filename=f"{known.name}班通讯录更新.xlsx", college=college, actor=liaison)
        take_upload(_unclear(random), filename="宠物班联系表.xlsx", college=college, actor=liaison)


def _row(random, number, name, group, major, year, mobile=None):
    employer, _, _ = random.choice(EMPLOYERS)
    student_no = f"{year}77{number:04d}"
    return [
        number,
        student_no,
        name,
        random.choice("男女"),
        major,
        group,
        year,
        year + 3,
        mobile or _mobile(random),
        employer,
        random.choice(POSITIONS),
        "湖南省",
        "长沙市",
    ]


def _book(sheets):
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _sheet(random, group, major, year):
    rows = [_row(random, n, _name(random), group, major, year) for n in range(1, 29)]
    return _book([("校友名册", [HEAD, *rows])])


def _sheet_of(random, group):
    """The class again: some with a new phone, two that are only alike, three new, two cells that were damaged."""
    rows = []
    stays = group.educations.select_related("alumnus").order_by("pk")
    for number, stay in enumerate(stays, start=1):
        row = _row(random, number, stay.alumnus.name, group.name, group.major.name, group.enrolled_year)
        row[1], row[3] = stay.student_no if number not in (4, 9) else "", stay.alumnus.gender
        job = stay.alumnus.employments.filter(is_current=True).first()
        if job and number % 4:
            row[9], row[10] = job.employer, job.position
        known = stay.alumnus.contacts.current().filter(kind="mobile").first()
        if known and number % 3 and number not in (4, 9):
            row[8] = known.value
        rows.append(row)
    for number in range(1, 4):
        rows.append(_row(random, 80 + number, _name(random), group.name, group.major.name, group.enrolled_year))
    rows[1][8], rows[6][8] = "1.38E+10", "1389912345"
    return _book([("名单", [HEAD, *rows])])


def _unclear(random):
    """Two columns that both look like the person's phone, and a sheet that does not say which class it is."""
    head = ["姓名", "联系电话", "联系方式", "单位", "届"]
    rows = [[_name(random), _mobile(random), _mobile(random), random.choice(EMPLOYERS)[0], "2017届"] for _ in range(18)]
    return _book([("Sheet1", [head, *rows])])


def _own_lists():
    liaison = User.objects.get(username="liaison")
    college = College.objects.get(name="动物科技学院")
    tag = Tag.objects.create(owner=liaison, college=college, name="热心校友")
    tag.alumni.set(Alumnus.objects.filter(educations__college=college).order_by("pk")[:12])
    SavedList.objects.create(owner=liaison, college=college, name="长沙的畜牧兽医校友", query="q=&region=430100")
