"""The ground of the benchmarks: believable people in a scratch database of its own, and a roster about some of them.

The database is made by the owner on the server of the settings and named `bench_…`; it is reused where it stands already
(`--keep`) and dropped otherwise. Everything comes from a fixed seed.
"""

import argparse
import os
import random
import sys
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("MODE", "demo")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alumni_office.settings")

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from openpyxl import Workbook  # noqa: E402

from alumni.demo.chance import COMPOUND, EMPLOYERS, GIVEN, POSITIONS, REGIONS, SURNAMES  # noqa: E402
from alumni.pinyin import read_name  # noqa: E402
from colleges import demo as colleges_demo  # noqa: E402
from colleges.models import College, MajorPlacement, School  # noqa: E402
from common.database import signed_in_as_owner  # noqa: E402

SEED = 19030901
COLLEGE = "机电工程学院"  # whose roster comes in and whose desk searches
YEARS = range(1985, 2026)
CLASS_SIZE = 40
FIRST_NEW_CLASS = 12  # classes of the roster that nobody has registered yet are numbered from here

# --- the scratch database --------------------------------------------------------------------------------------------


def point_at(name):
    """Let the default connection (and whatever copies it) speak to another database of the same server."""
    connection.close()
    connection.settings_dict["NAME"] = name


def _as_owner(statements, *, on):
    before = connection.settings_dict["NAME"]
    point_at(on)
    with signed_in_as_owner(), connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        for statement in statements:
            cursor.execute(statement)
        rows = cursor.fetchall() if cursor.description else None
    point_at(before)
    return rows


def exists(name):
    return bool(_as_owner([f"SELECT 1 FROM pg_database WHERE datname = '{name}'"], on="postgres"))


def create(name, template="template1"):
    _as_owner([f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy"], on="postgres")


def drop(name):
    """Not WITH (FORCE), which the owner may not use on autovacuum: the server itself gives it some seconds to leave."""
    _as_owner([f"DROP DATABASE IF EXISTS {name}"], on="postgres")


@contextmanager
def people_database(count, *, keep=False):
    """The name of a database with `count` people, pointed at inside the block."""
    name, before = f"bench_people_{count}", connection.settings_dict["NAME"]
    if not keep or not exists(name):
        drop(name)
        print(f"{count:,} people are being made …", flush=True)
        create(name)
        fill(name, count)
    point_at(name)
    try:
        yield name
    finally:
        point_at(before)
        if not keep:
            drop(name)


@contextmanager
def copy_of(name):
    """A copy of the database for one run that writes: every competitor begins with the same bytes and statistics."""
    copy = f"{name}_run"
    drop(copy)
    create(copy, name)
    try:
        yield copy
    finally:
        drop(copy)


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--quick", action="store_true", help="a tenth of the people")
    parser.add_argument(
        "--keep", action="store_true", help="reuse the database of people, and leave it for the next run"
    )
    return parser


# --- people ----------------------------------------------------------------------------------------------------------


def fill(name, count):
    """Migrate, then write people by COPY with the triggers of the trail; the search is refreshed once."""
    point_at(name)
    call_command("migrate", verbosity=0)
    chance = random.Random(SEED)
    with signed_in_as_owner():
        colleges_demo.fill(chance)
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0; SET office.defer_search = 'on'")
            _copy_people(cursor, count, chance)
            cursor.execute("SELECT alumni_refresh_search(array(SELECT id FROM alumni_alumnus))")
            cursor.execute("VACUUM ANALYZE")


class Weighted:
    """Few things are very common and many rare, as names and employers are."""

    def __init__(self, things, head=5):
        self.things = list(things)
        self.weights = list(accumulate(1 / (place + head) for place in range(len(self.things))))

    def pick(self, chance):
        return chance.choices(self.things, cum_weights=self.weights)[0]


SURNAME, FIRST, SECOND = Weighted(SURNAMES), Weighted(GIVEN), Weighted(GIVEN[7:] + GIVEN[:7], head=20)
PLACES = [
    "长沙", "株洲", "湘潭", "衡阳", "邵阳", "岳阳", "常德", "张家界", "益阳", "郴州", "永州", "怀化", "娄底", "吉首", "浏阳", "宁乡",
    "深圳", "东莞", "佛山", "杭州", "宁波", "上海", "武汉", "南昌",
]  # fmt: skip
BRANDS = [
    "恒丰", "华泰", "金穗", "绿源", "湘农", "天翼", "宏达", "三湘", "正大", "长丰", "新希望", "楚才", "博雅", "银河", "远洋", "泰和",
    "金正", "鸿运", "永兴", "佳美",
]  # fmt: skip
TRADES = [
    "农业科技", "种业", "饲料", "机械制造", "汽车配件", "信息技术", "电子商务", "物流", "建设工程", "食品", "生物技术", "宠物医院",
    "文化传媒", "环保科技",
]  # fmt: skip
KINDS = ["有限公司", "股份有限公司", "集团", "有限责任公司"]


def employers():
    """The demo's employers first, then some thousands that combine a place, a name, a trade and a kind."""
    made = [
        (f"{p}{b}{t}{k}", "", "") for t in TRADES for b in BRANDS for p in PLACES for k in KINDS[: 1 + len(p + b) % 3]
    ]
    random.Random(SEED).shuffle(made)
    return Weighted([*EMPLOYERS, *made[:6000]], head=12)


def believable_name(chance):
    surname = chance.choice(COMPOUND) if chance.random() < 0.01 else SURNAME.pick(chance)
    return surname + FIRST.pick(chance) + (SECOND.pick(chance) if chance.random() < 0.72 else "")


def mobile(chance):
    return (
        chance.choice(["138", "139", "150", "151", "158", "177", "186", "187", "189", "199"])
        + f"{chance.randrange(10**8):08d}"
    )


def classes(count):
    """`(id, college, major, name, year)` of as many classes as `count` people fill."""
    placed = MajorPlacement.objects.filter(until=None).select_related("major").order_by("college__position", "pk")
    slots = [(placement, year) for year in YEARS for placement in placed]
    wanted = -(-count // CLASS_SIZE)
    for index in range(wanted):
        placement, year = slots[index % len(slots)]
        short, number = placement.major.short_names[0], index // len(slots) + 1
        yield index + 1, placement.college_id, placement.major_id, f"{short}{year % 100:02d}{number:02d}", year


TABLES = {
    "classgroup": "id college_id major_id name enrolled_year graduated_year head_teacher head_teacher_phone counsellor "
    "counsellor_phone liaison_name liaison_phone former_names version updated_at",
    "alumnus": "id name name_pinyin former_name gender birth_date region state do_not_contact remark created_at version updated_at",
    "education": "id alumnus_id school_id college_id class_group_id major_id student_no enrolled_year graduated_year level "
    "study_form duration state version updated_at",
    "contact": "id alumnus_id kind value source source_detail since confirmed_on replaced_on",
    "employment": "id alumnus_id employer position industry region since_year until_year is_current source version updated_at",
}


def _copy_people(cursor, count, chance):
    rows = {table: [] for table in TABLES}
    groups = list(classes(count))
    for pk, college, major, name, year in groups:
        rows["classgroup"].append(
            (pk, college, major, name, year, year + 3, "刘建国", "", "", "", "", "", "{}", 1, "2024-03-01")
        )
    school, work = School.current().pk, employers()
    for pk in range(1, count + 1):
        _person(rows, pk, groups[(pk - 1) // CLASS_SIZE], school, work, chance)
    copy_rows(cursor, rows)


def copy_rows(cursor, rows):
    """Write `{table: rows}`, the columns as in TABLES."""
    for table, columns in TABLES.items():
        with cursor.copy(f"COPY alumni_{table} ({columns.replace(' ', ', ')}) FROM STDIN") as copy:
            for row in rows[table]:
                copy.write_row(row)
        cursor.execute(f"SELECT setval(pg_get_serial_sequence('alumni_{table}', 'id'), {len(rows[table]) + 1})")


def _person(rows, pk, group, school, work, chance):
    class_id, college, major, _, year = group
    name, region = believable_name(chance), chance.choice(REGIONS) if chance.random() < 0.8 else ""
    state = "lost" if chance.random() < 0.02 else "active"
    born = date(year - 18, 1, 1) + timedelta(days=chance.randrange(365)) if chance.random() < 0.6 else None
    known = f"{year}-09-01"
    rows["alumnus"].append(
        (pk, name, read_name(name), "", chance.choice("男女"), born, region, state, False, "", known, 1, known)
    )
    number = student_no(year, class_id, pk) if year > 1995 or chance.random() < 0.8 else ""
    stay = (pk, school, college, class_id, major, number, year, year + 3, "专科", "", "3年", "graduated", 1, known)
    rows["education"].append((len(rows["education"]) + 1, *stay))
    _contacts(rows["contact"], pk, chance)
    _jobs(rows["employment"], pk, year, work, chance)


def student_no(year, class_id, seat):
    return f"{year}{class_id % 10_000:04d}{seat % CLASS_SIZE + 1:02d}"


def _contacts(rows, pk, chance):
    confirmed = date(2026, 6, 30) - timedelta(days=chance.randrange(3000)) if chance.random() < 0.6 else None
    kinds = {
        "mobile": (0.85, mobile(chance)),
        "email": (0.15, f"alumnus{pk}@example.com"),
        "qq": (0.2, f"{chance.randrange(10**8, 10**9)}"),
        "phone": (0.03, f"0731-8{chance.randrange(10**7):07d}"),
    }
    for kind, (share, value) in kinds.items():
        if chance.random() < share:
            rows.append((len(rows) + 1, pk, kind, value, "roster", "", "2023-05-01", confirmed, None))


def _jobs(rows, pk, year, work, chance):
    if chance.random() < 0.25:
        return
    for is_current in (True, False) if chance.random() < 0.2 else (True,):
        employer, industry, region = work.pick(chance)
        since, until = (None, None) if is_current else (year + 3, year + 6)
        position = chance.choice(POSITIONS)
        rows.append(
            (len(rows) + 1, pk, employer, position, industry, region, since, until, is_current, "", 1, "2024-03-01")
        )


# --- a roster --------------------------------------------------------------------------------------------------------

COLUMNS = ["姓名", "性别", "学号", "专业", "班级", "入学年份", "毕业年份", "手机", "工作单位", "职务"]
SHARES = {"changed": 0.10, "unchanged": 0.06, "possible": 0.02}  # the rest is new
KNOWN = """
SELECT a.name, a.gender, e.student_no, m.name, c.name, e.enrolled_year, e.graduated_year,
  (SELECT value FROM alumni_contact k WHERE k.alumnus_id = a.id AND kind = 'mobile'),
  (SELECT employer FROM alumni_employment j WHERE j.alumnus_id = a.id AND is_current),
  (SELECT position FROM alumni_employment j WHERE j.alumnus_id = a.id AND is_current)
FROM alumni_alumnus a JOIN alumni_education e ON e.alumnus_id = a.id JOIN alumni_classgroup c ON c.id = e.class_group_id
JOIN colleges_major m ON m.id = e.major_id
WHERE e.college_id = %s AND e.student_no <> '' ORDER BY md5(a.id::text) LIMIT %s
"""


def roster_rows(count):
    """`count` rows of COLLEGE's roster: some known people as they are, some with news, some doubtful, mostly new ones."""
    chance = random.Random(SEED + 1)
    college = College.objects.get(name=COLLEGE)
    numbers = {kind: round(share * count) for kind, share in SHARES.items()}
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, [college.pk, sum(numbers.values())])
        known = [[value if value is not None else "" for value in row] for row in cursor.fetchall()]
    work = employers()
    rows = [_news(known.pop(), work, chance) for _ in range(numbers["changed"])]
    rows += [known.pop() for _ in range(numbers["unchanged"])]
    rows += [_doubtful(row, chance) for row in known]
    rows += _new_rows(college, count - len(rows), work, chance)
    chance.shuffle(rows)
    return rows


def _news(row, work, chance):
    changed = list(row)
    changed[7] = mobile(chance)
    if chance.random() < 0.4:
        changed[8], changed[9] = work.pick(chance)[0], chance.choice(POSITIONS)
    return changed


def _doubtful(row, chance):
    """The same name in the same class without 学号, with a new number."""
    return [*row[:2], "", *row[3:7], mobile(chance), *row[8:]]


def _new_rows(college, count, work, chance):
    majors = [p.major for p in college.placements.filter(until=None).select_related("major").order_by("pk")]
    for index in range(count):
        group, seat = divmod(index, CLASS_SIZE)
        year, major = YEARS[group // len(majors) % len(YEARS)], majors[group % len(majors)]
        number = FIRST_NEW_CLASS + group // len(majors) // len(YEARS)
        name = f"{major.short_names[0]}{year % 100:02d}{number:02d}"
        employer = work.pick(chance)[0] if chance.random() < 0.75 else ""
        position = chance.choice(POSITIONS) if employer else ""
        phone = mobile(chance) if chance.random() < 0.9 else ""
        student = f"{year}9{group:04d}{seat + 1:02d}"
        person = believable_name(chance), chance.choice("男女"), student
        yield [*person, major.name, name, year, year + 3, phone, employer, position]


def write_roster(path, rows):
    """As Excel saves it: with the sheet's dimensions, which stock import-export needs where last cells are empty."""
    book = Workbook()
    for row in [COLUMNS, *rows]:
        book.active.append([value if value != "" else None for value in row])
    book.save(path)
