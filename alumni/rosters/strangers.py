"""Rows of a roster that are no students: head teachers, and who filled the form in."""

import re

from alumni.rosters.cells import as_text
from alumni.rosters.cells_surnames import begins_like_a_name
from alumni.rosters.tables_lines import FOOTNOTE

TEACHERS = frozenset(("班主任", "副班主任", "辅导员", "任课老师", "任课教师", "班导师", "班级导师", "老师", "教师"))
ROLE = re.compile(rf"(?:原|本班|我班|班级|曾任)?(?:{'|'.join(sorted(TEACHERS, key=len, reverse=True))})(?:老师)?")
OWN_COLUMNS = frozenset(("position", "head_teacher", "name"))


def role_of(row, at, remark):
    """(field or None, word) of what says that this row is a teacher's or a form's: 班主任 as 序号 or 备注, 填表人 before all."""
    if not TEACHERS.isdisjoint(row):
        own = {at[name] for name in OWN_COLUMNS if name in at}
        found = next((column for column, cell in enumerate(row) if cell in TEACHERS and column not in own), None)
        if found is not None:
            return found, row[found]
    if remark and (word := next((each for each in remark.split("；") if ROLE.fullmatch(each.strip("（）() "))), "")):
        beside = "remark" in at and word in as_text(row[at["remark"]])
        return at["remark" if beside else "name"], word
    return None, ""


def is_no_name(text):
    return bool(text) and text[0] > "\u2e80" and "·" not in text and not begins_like_a_name(text)


def form_word(first):
    """填表人, 审核 and the like in the first cell of a line."""
    text = as_text(first) if isinstance(first, str) else ""
    return text[:10] if text[:1] > "\u2fff" and FOOTNOTE.match(text) and not text.isdigit() else ""
