"""A row of a table becomes a person, a refusal with addresses, or waits for an answer."""

import re
from functools import lru_cache

from openpyxl.utils import get_column_letter

from alumni.rosters import cells
from alumni.rosters.cells import (
    as_text,
    cell_error,
    read_date,
    read_email,
    read_gender,
    read_name,
    read_student_no,
    read_text,
)
from alumni.rosters.cells_surnames import begins_like_a_name
from alumni.rosters.classes import read_class
from alumni.rosters.headers import is_certain_header
from alumni.rosters.phones import read_phones
from alumni.rosters.result import IGNORE, UNKNOWN, Person, Question, RefusedRow
from alumni.rosters.tables_filled import BY_BLOCK, UNSURE, blocks, fill_blocks
from alumni.rosters.years import FIRST_YEAR, read_years
from common.regions import CITIES, PROVINCES, find_region, province_of

TEXTS = ("employer", "position", "industry", "province", "city", "level", "study_form", "duration", "wechat", "qq")
SAME_AS_PHONE = re.compile(
    r"(?:微信)?(?:(?:同|与)(?:本人)?(?:手机|电话|联系电话)(?:号码|号)?(?:相同|一致|同号|同)?|(?:手机|电话)?同号|手机号码?)"
)
LONGEST_STUDY = 12
ABOVE = "above"
TEACHERS = frozenset(("班主任", "副班主任", "辅导员", "任课老师", "任课教师", "班导师", "班级导师", "老师", "教师"))
MOST_APART = 3  # years between the class's and a person's own enrolment: those who came back from a leave


class Entry:
    """A person with the row it came from, so that it can still be refused when the whole file is known."""

    __slots__ = ("person", "reader", "cells", "numeric")

    def __init__(self, person, reader, cells, numeric):
        self.person, self.reader, self.cells, self.numeric = person, reader, cells, numeric


class TableReader:
    def __init__(self, table, mapping, sheet_name, *, file):
        """`file` is reading.FileReader: placing, answers, this_year, reading, entries, ask()."""
        self.table, self.mapping, self.sheet, self.file = table, mapping, sheet_name, file
        self.context = table.context
        fields = mapping.fields
        self.at = {name: columns[0] for name, columns in fields.items()}
        self.more = {name: columns[1:] for name, columns in fields.items() if len(columns) > 1}
        self.texts = [(name, self.at[name]) for name in TEXTS if name in self.at]
        self.letters = {column.index: column.letter for column in table.columns}
        self.header = tuple(column.header for column in table.columns)
        self.class_text = next(filter(self._is_whole_class, (table.context.class_text, self._class_answer())), "")
        self.classes = set()
        self.teachers = {}

    # the class of a table that does not say it

    @property
    def class_key(self):
        first = not any(each is not self.table and each.rows for each in self.file.tables_before(self.table))
        return f"class:{self.sheet}" + ("" if first else f"!A{self.table.header_row + 1}")

    def _class_answer(self):
        answer = self.file.answers.get(self.class_key, "")
        return "" if answer == UNKNOWN else answer.strip()

    def _is_whole_class(self, text):
        """一班 alone is none, unless the rows themselves tell the major and the year."""
        if not text or "major" in self.at:
            return bool(text)
        return not self.file.placing.place(text, self.context.major_text, "", self.context.enrolled).problem

    @property
    def class_left_blank(self):
        return self.file.answers.get(self.class_key) == UNKNOWN

    def _must_ask_class(self):
        if self.class_text or self.class_left_blank:
            return False
        column = self.at.get("class_name")
        return column is None or not any(as_text(row[column]) for _, row in self.table.rows)

    def _must_ask_above(self):
        """A class written above its block is filled down where that is certain; where it is not, the liaison says."""
        column = self.at.get("class_name")
        if column is None or self.class_text or self.asks_class:
            return False
        meant, answer = blocks(self.table, column), self.file.answers.get(self.above_key)
        if meant == BY_BLOCK or meant == UNSURE and answer == ABOVE:
            self.file.note_filled(self.sheet, fill_blocks(self.table, column))
        return meant == UNSURE and not answer

    @property
    def above_key(self):
        return f"class-above:{self.sheet}!{self.letters[self.at['class_name']]}{self.table.header_row + 1}"

    def read(self):
        self.asks_class = self._must_ask_class()
        self.asks_above = self._must_ask_above()
        for index, row in self.table.rows:
            self._read_row(index, row)

    def _read_row(self, index, row):
        self.index, self.row = index, row
        self.problems, self.warnings = [], []
        person, placement = self._person()
        if self.problems:
            self._refuse_row()
        elif placement.questions or self.asks_class:
            self._wait(placement.questions or (self._class_question(),))
        elif self.asks_above and not as_text(self.cell("class_name")):
            self._wait((self._above_question(),))
        else:
            self.file.reading.warnings.update(self.warnings)
            self.classes.add(person.class_name)
            number = self.cell("student_no")
            self.file.entries.append(Entry(person, self, row, type(number) is int or not self.file.typed))

    def cell(self, name):
        column = self.at.get(name)
        if column is None:
            return None
        value = self.row[column]
        if value is None and name in self.more:
            return next((self.row[each] for each in self.more[name] if self.row[each] is not None), None)
        return value

    def _person(self):
        name, in_brackets, problem = read_name(self.cell("name"))
        if name and is_certain_header(name):
            problem = f"“{name}”是列名，不是姓名。请在原表中改正；整张表行列颠倒的，请先转置再上传。"
        self._check("name", problem)
        student_no, problem = read_student_no(self.cell("student_no"))
        self._check("student_no", problem)
        phones = read_phones(self.cell("phone"))
        self._check("phone", phones.problem)
        self._warn("phone", phones.note)
        enrolled, graduated = self._years()
        placement, enrolled, graduated = self._place(enrolled, graduated)
        person = Person(
            name,
            student_no,
            placement.class_name,
            phones.mobile,
            sheet=self.sheet,
            row=self.index + 1,
            address=f"{self.letters[self.at['name']]}{self.index + 1}",
            major_pk=placement.major_pk,
            major_name=placement.major_name,
            college_pk=placement.college_pk,
            college_name=self._word("college"),
            enrolled_year=enrolled,
            graduated_year=graduated,
        )
        self._add_texts(person, in_brackets)
        if phones.others or "other_phone" in self.at:
            self._add_phones(person, phones)
        self._head_teacher(placement)
        self._check_is_student(person)
        return person, placement

    def _check_is_student(self, person):
        if person.student_no or person.phone and not person.position:
            return
        if person.position in TEACHERS and not person.employer:
            self._check(
                "position", f"这一行写着“{person.position}”，像是老师。是学生请补上学号或工作单位，否则删去这一行。"
            )
        elif len(self.row) - self.row.count(None) == 1 and len(self.header) > 1 and _is_no_name(person.name):
            sentence = f"这一行只有“{person.name}”，看不出是人员还是分组标题。是人员请补上学号或手机，不是请删去。"
            self._check("name", sentence)

    def _check(self, name, problem):
        if problem:
            self.problems.append((self.at.get(name, self.at["name"]), problem))

    # years, class, major, college

    def _years(self):
        enrolled = self._year_cell("enrolled")
        graduated = self._year_cell("graduated")
        span = self._year_cell("study_years")
        return (
            enrolled.enrolled or enrolled.plain or graduated.enrolled or span.enrolled or span.plain,
            graduated.graduated or graduated.plain or enrolled.graduated or span.graduated,
        )

    def _year_cell(self, name):
        cell = self.cell(name)
        if cell is None:
            return read_years(None, self.file.this_year)
        if problem := cell_error(cell):
            self._check(name, problem)
            return read_years(None, self.file.this_year)
        years = read_years(cell, self.file.this_year)
        if years is None:
            label = "毕业年份" if name == "graduated" else "入学年份"
            self._check(name, f"{label}“{as_text(cell)[:20]}”看不出是哪一年。请写成 2015 这样的四位年份。")
            return read_years(None, self.file.this_year)
        return years

    def _place(self, enrolled, graduated):
        class_text = self._word("class_name")
        context = self.context
        if not (class_text or self.class_text or self.asks_class or self.asks_above or self.class_left_blank):
            self._check("class_name", "没有班级。请在原表中补上班级后再上传。")
        major_text = self._word("major")
        if not major_text and not (class_text and read_class(class_text, self.file.this_year).prefix):
            major_text = context.major_text
        year = enrolled or context.enrolled
        placement = self.file.placing.place(class_text or self.class_text, major_text, self._word("college"), year)
        if placement.problem and not (placement.problem[0] == "class_name" and self.asks_class):
            self._check(*placement.problem)
        own_year, graduated = enrolled is not None, graduated or context.graduated
        enrolled = enrolled or placement.class_year or context.enrolled
        if not own_year and enrolled == graduated:
            enrolled = None  # 机电89-1 of 1989's graduates: the class is called by the year they left
        self._check_years(enrolled, graduated, placement.class_year if own_year else None)
        return placement, enrolled, graduated

    def _word(self, name):
        cell = self.cell(name)
        if cell is None:
            return ""
        text, problem = read_text(cell, name)
        self._check(name, problem)
        return text

    def _check_years(self, enrolled, graduated, class_year):
        if enrolled and not FIRST_YEAR <= enrolled <= self.file.this_year + 1:
            self._check("enrolled", f"入学年份 {enrolled} 不可能。请在原表中改正后再上传。")
        elif graduated and not FIRST_YEAR <= graduated <= self.file.this_year + 6:
            self._check("graduated", f"毕业年份 {graduated} 不可能。请在原表中改正后再上传。")
        elif enrolled and graduated and graduated < enrolled:
            self._check("graduated", f"毕业年份 {graduated} 早于入学年份 {enrolled}。请核对后改正。")
        elif enrolled and graduated == enrolled:
            self._check("graduated", f"入学和毕业都写着 {graduated} 年。请核对后改正。")
        elif enrolled and graduated and graduated - enrolled > LONGEST_STUDY:
            self._check("graduated", f"入学 {enrolled}、毕业 {graduated}，相差超过 {LONGEST_STUDY} 年。请核对后改正。")
        elif enrolled and class_year and abs(enrolled - class_year) > MOST_APART and graduated != class_year:
            self._check("enrolled", f"入学年份 {enrolled} 与班级（{class_year} 级）相差太多。请核对后改正。")

    # the other fields

    def _add_texts(self, person, in_brackets):
        row = self.row
        for name, column in self.texts:
            cell = self._one_of(name) if name in self.more else row[column]
            if cell is not None:
                text, problem = _text(cell, name)
                setattr(person, name, text)
                self._check(name, problem)
        for name in ("gender", "email"):
            if (cell := self.cell(name)) is not None:
                self._add_checked(person, name, cell)
        if (cell := self.cell("birth_date")) is not None and as_text(cell):
            person.birth_date, problem = read_date(cell)
            if problem and read_years(cell, self.file.this_year):
                self.file.note_once(f"工作表“{self.sheet}”的出生日期有的没有写到日，没有导入。")
            else:
                self._warn("birth_date", problem)
        self._add_place(person)
        if person.employer in cells.NO_JOB:  # 待业 is no employer, but worth a remark
            in_brackets, person.employer = "；".join(filter(None, (in_brackets, person.employer))), ""
        if person.phone and SAME_AS_PHONE.fullmatch(person.wechat):
            person.wechat = person.phone
        self._add_remark(person, in_brackets)

    def _add_place(self, person):
        if (cell := self.cell("place")) is not None and not person.province and not person.city:
            text = _text(cell, "place")[0]
            person.province, person.city = _place(text)
            if text and not person.province and not person.city:
                self._warn("place", f"“{text[:20]}”没有读出省市，这一格未导入。请写成“湖南省长沙市”这样。")
        elif (person.province or person.city) and not find_region(person.province, person.city):
            name = "city" if person.city and "city" in self.at else "province"
            self._warn(name, f"“{person.province}{person.city}”没有读出省市，这一格未导入。")

    def _one_of(self, name):
        """Of two columns of one field the surer one counts; what the other says besides is told, not lost in silence."""
        found = [(at, cell) for at in (self.at[name], *self.more[name]) if (cell := self.row[at]) is not None]
        for at, cell in found[1:]:
            if as_text(cell) not in ("", as_text(found[0][1])):
                self._warn_at(at, f"同一项内容已取自 {self.letters[found[0][0]]} 列，这一格未导入。")
        return found[0][1] if found else None

    def _add_remark(self, person, in_brackets):
        remarks = [in_brackets]
        for column in (self.at["remark"], *self.more.get("remark", [])) if "remark" in self.at else ():
            text, problem = _text(self.row[column], "remark")
            remarks.append(text)
            if problem:
                self.problems.append((column, problem))
        person.remark = "；".join(each for each in remarks if each)
        if len(person.remark) > cells.LONGEST["remark"]:
            self._check("remark", f"备注（含姓名后括号里的内容）超过 {cells.LONGEST['remark']} 个字。请在原表中缩短。")

    def _add_checked(self, person, name, cell):
        text, problem = _text(cell, name)
        self._check(name, problem)
        if text:
            value, warning = _READERS[name](text)
            setattr(person, name, value)
            self._warn(name, warning)

    def _warn(self, name, sentence):
        if sentence:
            self._warn_at(self.at[name], sentence)

    def _warn_at(self, column, sentence):
        address = f"{self.sheet}!{self.letters[column]}{self.index + 1}"
        self.warnings.append((address, cells.without_identity_numbers(sentence)))

    def _add_phones(self, person, phones):
        others = list(phones.others)
        for column in [self.at["other_phone"], *self.more.get("other_phone", [])] if "other_phone" in self.at else []:
            found = read_phones(self.row[column])
            if found.problem:
                self.problems.append((column, found.problem))
            if found.note:
                self._warn_at(column, found.note)
            others += [found.mobile, *found.others]
        if not person.phone:
            person.phone = next((each for each in others if each.startswith("1") and len(each) == 11), "")
        person.other_phones = tuple(dict.fromkeys(each for each in others if each and each != person.phone))

    def _head_teacher(self, placement):
        if "head_teacher" in self.at and (text := self._word("head_teacher")) and placement.class_name:
            self.teachers.setdefault(placement.class_name, set()).add(text)

    # rows that stay out

    def _refuse_row(self):
        reasons = {}
        for column, sentence in self.problems:
            sentence = cells.without_identity_numbers(sentence)
            reasons.setdefault(f"{self.sheet}!{self.letters[column]}{self.index + 1}", sentence)
        self.refuse(self.index, self.row, reasons)

    def refuse(self, index, row, reasons):
        self.file.reading.refused.update(reasons)
        shown = tuple(
            "" if column.index in self.mapping.dropped else cells.without_identity_numbers(as_text(row[column.index]))
            for column in self.table.columns
        )
        sentences = tuple(f"{key.rpartition('!')[2]}：{sentence}" for key, sentence in reasons.items())
        self.file.reading.refused_rows.append(RefusedRow(self.sheet, index + 1, self.header, shown, sentences))

    def _wait(self, questions):
        self.file.reading.waiting_rows += 1
        for question in questions:
            self.file.ask(question, sheet=self.sheet, row=self.index + 1)

    def _class_question(self):
        text = f"工作表“{self.sheet}”里的学生是哪个班？（表头在第 {self.table.header_row + 1} 行）"
        options = [(UNKNOWN, "不清楚，先不填班级")]
        return Question(self.class_key, "class", text, self.sheet, options, free_text=True, remember=False)

    def _above_question(self):
        text = f"工作表“{self.sheet}”的班级有的行空着，空白各行是否与上面写的班级相同？"
        options = [(ABOVE, "是，同上面写的班级"), (IGNORE, "不是，这些行先不导入")]
        return Question(self.above_key, "class", text, self.sheet, options, remember=False)

    def address(self, name, row):
        return f"{self.sheet}!{get_column_letter(self.at[name] + 1)}{row}"


def _is_no_name(text):
    return bool(text) and text[0] > "\u2e80" and "·" not in text and not begins_like_a_name(text)


_READERS = {"gender": read_gender, "email": read_email}
_text = lru_cache(maxsize=50_000)(read_text)


@lru_cache(maxsize=5_000)
def _place(text):
    """湖南/长沙, 湘, 长沙市雨花区: the province and the prefecture by their full names; a country as it is written."""
    code = find_region(text)
    if code in CITIES:
        return PROVINCES[province_of(code)], CITIES[code]
    return (PROVINCES.get(code, text), "") if code else ("", "")
