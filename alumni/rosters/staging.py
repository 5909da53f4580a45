"""From a reading to staged rows: COPY into `alumni_rosterrow`, the table from which matching and import work in SQL."""

import json
import re
from collections import Counter, defaultdict

from django.db import connection

from alumni.models import RosterRow, RosterUpload
from alumni.pinyin import read_name
from common.industries import find_section
from common.regions import find_region

COLUMNS = [
    "upload_id", "sheet", "row", "address", "name", "name_pinyin", "gender", "birth_date", "student_no",
    "class_name", "enrolled_year", "class_year", "graduated_year", "derived", "level", "study_form", "duration", "mobile", "phones",
    "email", "wechat", "qq", "postal_address", "employer", "position", "industry", "region", "remark", "written_college",
    "written_major", "refusals", "cells", "college_id", "school_id", "major_id", "twin_sheet", "twin_row", "twin_address", "outcome",
    "reason", "candidates", "changes", "decision",
]  # fmt: skip
COPY = f"COPY alumni_rosterrow ({', '.join(COLUMNS)}) FROM STDIN"
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
CARRIES_YEAR = re.compile(r"\d{3}")
NONE = "\\N"
MAJOR = RosterRow._meta.get_field("written_major").max_length
SHEET = RosterRow._meta.get_field("sheet").max_length  # a CSV's sheet is its file name, of any length


def stage(upload, reading):
    """Replace the upload's rows that were not imported by those of the reading."""
    upload.rows.filter(applied_at__isnull=True).delete()
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for line in _lines(upload, reading):
            copy.write(line)


def _lines(upload, reading):
    twins = {f"{person.sheet}!{person.address}": person.row for person in reading.people}
    years = _class_years(reading.people)
    for person in reading.people:
        values = _person_values(upload, person, twins)
        values["class_year"] = years.get(person.class_name, person.enrolled_year)
        yield _line(values)
    for row in reading.repeated:
        values = _empty(upload, row.sheet, row.row, RosterRow.Outcome.REPEATED)
        values |= {
            "name": row.name,
            "twin_row": row.first_row,
            "twin_sheet": row.first_sheet[:SHEET],
            "reason": row.tied_by,
            "changes": json.dumps(row.changes, ensure_ascii=False),
        }
        yield _line(values)
    for row in reading.refused_rows:
        values = _empty(upload, row.sheet, row.row, RosterRow.Outcome.REFUSED)
        values["refusals"] = json.dumps(list(row.reasons), ensure_ascii=False)
        values["cells"] = json.dumps([list(row.header), list(row.cells)], ensure_ascii=False)
        yield _line(values)


def _person_values(upload, person, twins):
    sheet, _, address = person.maybe_same_as.rpartition("!")
    why_waits = _why_it_waits(upload, person)
    return {
        "upload_id": upload.pk,
        "sheet": person.sheet[:SHEET],
        "row": person.row,
        "address": person.address,
        "name": person.name,
        "name_pinyin": read_name(person.name),
        "gender": person.gender,
        "birth_date": person.birth_date,
        "student_no": person.student_no,
        "class_name": person.class_name,
        "enrolled_year": person.enrolled_year,
        "class_year": person.enrolled_year,
        "graduated_year": person.graduated_year,
        "derived": _array(person.derived),
        "level": person.level,
        "study_form": person.study_form,
        "duration": person.duration,
        "mobile": person.phone,
        "phones": _array(person.other_phones),
        "email": person.email,
        "wechat": person.wechat,
        "qq": person.qq,
        "postal_address": person.postal_address,
        "employer": person.employer,
        "position": person.position,
        "industry": find_section(person.industry) if person.industry else "",
        "region": find_region(person.province, person.city) if person.province or person.city else "",
        "remark": person.remark,
        "written_college": person.college_name,
        "written_major": person.major_name[:MAJOR],
        "refusals": "[]",
        "cells": "[]",
        "college_id": None if why_waits else person.college_pk or upload.college_id,
        "school_id": upload.school_id,
        "major_id": person.major_pk,
        "twin_sheet": sheet[:SHEET],
        "twin_row": twins.get(person.maybe_same_as),
        "twin_address": address,
        "outcome": RosterRow.Outcome.NEW,
        "reason": why_waits,
        "candidates": "{}",
        "changes": "{}",
        "decision": "",
    }


def _why_it_waits(upload, person):
    """Of the June intake: the sentence with which the row goes to the office's queue, "" where it fits."""
    if upload.kind != RosterUpload.Kind.INTAKE:
        return ""
    if person.college_pk is None:
        return "分院没有对上二级学院" if person.college_name else "没有写分院，专业也没有说明是哪个学院"
    if person.major_is_misfit and upload.school.is_current:  # of a former school the written name is kept with the stay
        return "专业没有对上这个分院的专业"
    return ""


def _class_years(people):
    """`{class: year}` of classes whose name carries a year: most of the class entered in it, whoever joined later."""
    years = defaultdict(Counter)
    for person in people:
        if CARRIES_YEAR.search(person.class_name) and person.enrolled_year:
            years[person.class_name][person.enrolled_year] += 1
    return {name: counted.most_common(1)[0][0] for name, counted in years.items()}


def _empty(upload, sheet, row, outcome):
    blank = dict.fromkeys(COLUMNS, "")
    numbers = (
        "birth_date",
        "enrolled_year",
        "class_year",
        "graduated_year",
        "college_id",
        "school_id",
        "major_id",
        "twin_row",
    )
    blank |= dict.fromkeys(numbers)
    blank |= {"phones": "{}", "derived": "{}", "refusals": "[]", "cells": "[]", "candidates": "{}", "changes": "{}"}
    return blank | {"upload_id": upload.pk, "sheet": sheet[:SHEET], "row": row, "outcome": outcome}


def _line(values):
    return "\t".join([_cell(values[column]) for column in COLUMNS]) + "\n"


def _cell(value):
    if value is None:
        return NONE
    return value.translate(ESCAPES) if isinstance(value, str) else str(value)


def _array(values):
    if not values:
        return "{}"
    quoted = ('"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' for value in values)
    return "{" + ",".join(quoted) + "}"
