"""Former majors: some with their rule, some that wait in the office's queue, in an intake and in registered stays."""

from accounts.models import User
from alumni.demo.chance import a_mobile, a_name
from alumni.demo.rosters import _book
from alumni.models import Alumnus, Education
from alumni.pinyin import read_name
from alumni.rosters.importing import import_roster
from alumni.rosters.uploads import take_upload
from audit.trail import acting_as
from colleges.models import College, Major, School, SuccessionRule

FARMS, MACHINES = "长沙农业学校", "湖南省机电工程学校"
RULES = [
    (FARMS, "畜牧兽医", 1952, 2000, "动物科技学院", "畜牧兽医", "院办〔2002〕3 号"),
    (FARMS, "兽医", 1978, 1992, "动物科技学院", "动物医学", "院办〔2002〕3 号"),
    (MACHINES, "机械制造", None, 2000, "机电工程学院", "数控技术", "院办〔2002〕3 号"),
    (MACHINES, "电工", None, None, "机电工程学院", None, ""),
]
HEAD = ["学号", "姓名", "性别", "专业", "班级", "入学年份", "毕业年份", "手机"]
#: written major, first year, people: the first has a rule, the others wait
OLD = [("兽医", 1986, 9), ("农学", 1984, 12), ("农学", 1987, 7), ("果树", 1988, 5)]


def fill(random):
    office = User.objects.get(username="office")
    with acting_as(office):
        for school, written, first, last, college, major, document in RULES:
            SuccessionRule.objects.create(
                school=School.objects.get(name=school),
                written=written,
                from_year=first,
                until_year=last,
                college=College.objects.get(name=college),
                major=Major.objects.get(name=major) if major else None,
                document=document,
            )
        _intake(random, office)
        _registered(random)


def _intake(random, office):
    rows = [HEAD]
    for written, year, people in OLD:
        for number in range(1, people + 1):
            group, mobile = f"{written}{year % 100}01", a_mobile(random)
            student_no = f"{year % 100}{OLD.index((written, year, people))}{number:03d}"
            rows.append([student_no, a_name(random), random.choice("男女"), written, group, year, year + 3, mobile])
    content = _book([("八十年代", rows)])
    school = School.objects.get(name=FARMS)
    upload = take_upload(
        content, filename="长沙农业学校八十年代毕业生.xlsx", college=None, kind="intake", actor=office, school=school
    )
    import_roster(upload, digest=upload.digest, actor=office)


def _registered(random):
    """Of whom only the written major is known."""
    school, college = School.objects.get(name=MACHINES), College.objects.get(name="机电工程学院")
    for year in (1985, 1985, 1991, None):
        name = a_name(random)
        person = Alumnus.objects.create(name=name, name_pinyin=read_name(name), gender="男")
        facts = {"enrolled_year": year, "graduated_year": year and year + 3, "level": "中专"}
        Education.objects.create(alumnus=person, school=school, college=college, written_major="铸造", **facts)
