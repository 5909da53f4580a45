"""Rosters on every stage of their way in, of several colleges, and this year's graduates."""

import io

from django.utils import timezone
from openpyxl import Workbook

from accounts.models import User
from alumni.demo.chance import EMPLOYERS, POSITIONS, a_mobile, a_name
from alumni.models import ClassGroup
from alumni.rosters.importing import import_roster
from alumni.rosters.undoing import undo_import
from alumni.rosters.uploads import take_upload
from audit.trail import acting_as
from colleges.models import College

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


def bring_in_rosters(random):
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
        mobile or a_mobile(random),
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
    rows = [_row(random, n, a_name(random), group, major, year) for n in range(1, 29)]
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
        rows.append(_row(random, 80 + number, a_name(random), group.name, group.major.name, group.enrolled_year))
    rows[1][8], rows[6][8] = "1.38E+10", "1389912345"
    return _book([("名单", [HEAD, *rows])])


def _unclear(random):
    """Two columns that both look like the person's phone, and a sheet that does not say which class it is."""
    head = ["姓名", "联系电话", "联系方式", "单位", "届"]
    rows = [
        [a_name(random), a_mobile(random), a_mobile(random), random.choice(EMPLOYERS)[0], "2017届"] for _ in range(18)
    ]
    return _book([("Sheet1", [head, *rows])])


def bring_in_other_colleges(random):
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


def bring_in_graduates(random):
    """This year's graduates from the academic office; a department that no rule knows waits in the queue."""
    office = User.objects.get(username="office")
    year = timezone.localdate().year
    rows = [INTAKE_HEAD.split()]
    for number in range(1, 121):
        college, major, short = random.choice(GRADUATES) if number < 109 else ("水利水电系", "水利工程", "水利")
        facts = ["专科", "3年", year - 3, year, a_mobile(random)]
        student_no, group = f"{year - 3}88{number:04d}", f"{short}{(year - 3) % 100:02d}09"
        rows.append(["", student_no, a_name(random), random.choice("男女"), college, major, group, *facts])
    content = _book([(f"{year}届毕业生", rows)])
    with acting_as(office):
        upload = take_upload(content, filename=f"{year}届毕业生信息.xlsx", college=None, kind="intake", actor=office)
        import_roster(upload, digest=upload.digest, actor=office)
