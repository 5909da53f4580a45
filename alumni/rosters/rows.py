"""A row of a table becomes a person, a refusal with addresses, or waits for an answer."""

import re
from functools import lru_cache

from openpyxl.utils import get_column_letter

from alumni.rosters import cells
from alumni.rosters.addresses import read_address_cell
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
from alumni.rosters.class_questions import ClassQuestions
from alumni.rosters.classes import read_class
from alumni.rosters.headers import is_certain_header
from alumni.rosters.phones import read_phones
from alumni.rosters.result import Person, RefusedRow
from alumni.rosters.strangers import TEACHERS, form_word, is_no_name, role_of
from alumni.rosters.years import ENROLS_AHEAD, FIRST_YEAR, LEAVES_AHEAD, read_years
from common.industries import find_section
from common.regions import CITIES, PROVINCES, find_region, province_of
from common.spreadsheets import CellError

TEXTS = ("employer", "position", "industry", "province", "city", "level", "study_form", "duration", "wechat", "qq")
SAME_AS_PHONE = re.compile(
    r"(?:微信)?(?:(?:同|与)(?:本人)?(?:手机|电话|联系电话)(?:号码|号)?(?:相同|一致|同号|同)?|(?:手机|电话)?同号|手机号?码?|电话号?码?|同上|同前|同左|同)"
)
DURATION = re.compile(r"([1-9](?:\.5)?)(?:\.0)?\s*(?:年制?|学年)?")
WITHOUT_EMPLOYER = "只会更新已登记着一份现职的人，其余的人未导入。请补上工作单位再上传。"
LONGEST_STUDY = 12
YEARS = ("enrolled_year", "graduated_year")
MOST_APART = 3  # years between the class's and a person's own enrolment: those who came back from a leave


class Entry:
    """A person with the row it came from, so that it can still be refused when the whole file is known."""

    __slots__ = ("person", "reader", "cells", "numeric")

    def __init__(self, person, reader, cells, numeric):
        self.person, self.reader, self.cells, self.numeric = person, reader, cells, numeric


class TableReader(ClassQuestions):
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

    def read(self):
        self._complete_context()
        self.asks_class = self._must_ask_class()
        self.asks_above = self._must_ask_above()
        for index, row in self.table.rows:
            self._read_row(index, row)

    def _read_row(self, index, row):
        self.index, self.row = index, row
        self.problems, self.warnings = [], []
        if not self.file.typed:
            self.problems += [
                (at, cell.problem) for at, cell in enumerate(row) if type(cell) is CellError and at in self.letters
            ]
        person, placement = self._person()
        if self.problems:
            self._refuse_row()
        elif placement.questions or self.asks_class:
            self._wait(placement.questions or (self._class_question(),))
        elif self._waits_for_words(placement):
            self._wait((self._words_question(),))
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
        written = enrolled, graduated
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
            major_is_misfit=placement.is_misfit,
            college_pk=placement.college_pk,
            college_name=self._word("college"),
            enrolled_year=enrolled,
            graduated_year=graduated,
            derived=tuple(
                name for name, own, year in zip(YEARS, written, (enrolled, graduated), strict=True) if year and not own
            ),
        )
        self._add_texts(person, in_brackets)
        if phones.others or "other_phone" in self.at:
            self._add_phones(person, phones)
        self._settle_texts(person)
        self._head_teacher(placement)
        self._check_is_student(person)
        return person, placement

    def _check_is_student(self, person):
        if person.student_no:
            return
        first = self.table.columns[0].index
        column, word = role_of(self.row, self.at, person.remark)
        if person.position in TEACHERS and not person.employer:
            column, word = self.at["position"], person.position
        if word:
            sentence = f"这一行写着“{word}”，像是老师。是学生请补上学号，否则删去这一行。"
            self.problems.append((column if column in self.letters else self.at["name"], sentence))
        elif first != self.at["name"] and (word := form_word(self.row[first])):
            sentence = f"这一行开头写着“{word}”，像是填表说明。是学生请补上学号，否则删去这一行。"
            self.problems.append((first, sentence))
        elif person.phone or person.position:
            return
        elif len(self.row) - self.row.count(None) == 1 and len(self.header) > 1 and is_no_name(person.name):
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
        asks = placement.problem and placement.problem[0] == "class_name" and self.asks_class
        if placement.problem and not asks and not self._waits_for_words(placement):
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
        if enrolled and not FIRST_YEAR <= enrolled <= self.file.this_year + ENROLS_AHEAD:
            self._check("enrolled", f"入学年份 {enrolled} 不可能。请在原表中改正后再上传。")
        elif graduated and not FIRST_YEAR <= graduated <= self.file.this_year + LEAVES_AHEAD:
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
        for name in _READERS:
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
        self._add_remark(person, in_brackets)

    def _settle_texts(self, person):
        """What is said by pointing elsewhere, in a word that the system does not hold, or of no employer."""
        if person.wechat and SAME_AS_PHONE.fullmatch(person.wechat):
            self._warn("wechat", "" if person.phone else f"“{person.wechat[:20]}”没有手机号码可对应，这一格未导入。")
            person.wechat = person.phone
        if person.duration and (match := DURATION.fullmatch(person.duration)):
            person.duration = f"{match[1]}年"
        if person.industry and not find_section(person.industry):
            self._warn("industry", f"行业“{person.industry[:20]}”没有读出来，这一格未导入。请照样表填写行业门类。")
            person.industry = ""
        for name in ("position", "industry"):
            if getattr(person, name) and not person.employer:
                self._warn(name, f"没有写工作单位，“{getattr(person, name)[:20]}”{WITHOUT_EMPLOYER}")

    def _add_place(self, person):
        if (cell := self.cell("place")) is not None and not person.province and not person.city:
            text, problem = _text(cell, "place")
            self._check("place", problem)
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
        more = {label: text for label, text in self._said_above().items() if text}
        header, shown = (*self.header, *more), (*shown, *more.values())
        self.file.reading.refused_rows.append(RefusedRow(self.sheet, index + 1, header, shown, sentences))

    def _said_above(self):
        """What title, sheet or answer say of a row, by heading: its refused row is mended in another file."""
        context = self.context
        if "class_name" in self.at or not self.class_text:
            return {}
        said = {"班级": ("class_name", self.class_text), "专业": ("major", context.major_text)}
        said |= {"入学年份": ("enrolled", context.enrolled), "毕业年份": ("graduated", context.graduated)}
        return {label: str(value or "") for label, (name, value) in said.items() if name not in self.at}

    def _wait(self, questions):
        self.file.reading.waiting_rows += 1
        for question in questions:
            self.file.ask(question, sheet=self.sheet, row=self.index + 1)

    def address(self, name, row):
        return f"{self.sheet}!{get_column_letter(self.at[name] + 1)}{row}"


_READERS = {"gender": read_gender, "email": read_email, "postal_address": read_address_cell}
_text = lru_cache(maxsize=50_000, typed=True)(read_text)


@lru_cache(maxsize=5_000)
def _place(text):
    """湖南/长沙, 湘, 长沙市雨花区: the province and the prefecture by their full names; a country as it is written."""
    code = find_region(text)
    if code in CITIES:
        return PROVINCES[province_of(code)], CITIES[code]
    return (PROVINCES.get(code, text), "") if code else ("", "")
