"""Rosters made up for tests: colleges, workbooks, and the shortest way from rows to a reading."""

import io
from pathlib import Path

from openpyxl import Workbook

from alumni.rosters import check_roster
from colleges.curriculum import Curriculum, MajorName

FILES = Path(__file__).parent / "rosters"
MECHANICS = Curriculum(
    1,
    "机电工程学院",
    {"机电工程学院": 1, "机电系": 1},
    (
        MajorName(1, "机电一体化技术", ("机电",), college_pk=1),
        MajorName(2, "数控技术", ("数控",), college_pk=1),
        MajorName(3, "电气自动化技术", ("电气",), college_pk=1),
    ),
    2025,
)
ANIMALS = Curriculum(
    2,
    "动物科技学院",
    {"动物科技学院": 2},
    (
        MajorName(4, "畜牧兽医", ("牧医",), college_pk=2),
        MajorName(5, "动物医学", ("动医",), college_pk=2),
        MajorName(6, "宠物医疗技术", ("宠医",), college_pk=2),
    ),
    2025,
)
SCHOOL = Curriculum(None, "", MECHANICS.college_names | ANIMALS.college_names, MECHANICS.majors + ANIMALS.majors, 2025)
COLLEGES = {"机电工程学院": MECHANICS, "动物科技学院": ANIMALS}
HEADER = ["姓名", "学号", "班级", "手机", "工作单位"]


def workbook(*sheets, merged=()):
    """Bytes of an .xlsx; a sheet is (name, rows), merged ranges are of the first."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for box in merged:
        book.worksheets[0].merge_cells(box)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(*rows, header=HEADER, college=MECHANICS, answers=None, sheet="名册", merged=(), filename="上传.xlsx"):
    lines = [header, *rows] if header else list(rows)
    return check_roster(workbook((sheet, lines), merged=merged), filename=filename, college=college, answers=answers)


def names(reading):
    return [person.name for person in reading.people]


def brief(person):
    return (person.name, person.student_no, person.class_name, person.phone, person.employer)


def all_rows_are_counted(reading):
    return reading.rows_read == (
        len(reading.people) + len(reading.repeated) + len(reading.refused_rows) + reading.waiting_rows
    )
