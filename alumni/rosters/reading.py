"""A roster as a college sends it becomes people, refusals by cell, and questions. Reads; writes nothing."""

import gc
from contextlib import contextmanager

from django.core.exceptions import ValidationError

from alumni.rosters.cells_identity import without_identity_numbers
from alumni.rosters.columns import is_skipped, map_columns
from alumni.rosters.context import Context, name_context
from alumni.rosters.placing import Placing
from alumni.rosters.repeats import sort_out
from alumni.rosters.result import WARNINGS_SHOWN, ClassFacts, RefusedRow, RosterReading
from alumni.rosters.rows import TableReader
from alumni.rosters.tables import Finder
from alumni.rosters.tables_filled import fill_dittos, fill_merged
from common.spreadsheets import read_workbook, table_name

NO_TABLE = "文件里没有找到名册。表里应有一行列名，如“姓名、学号、班级、手机、工作单位”。可以下载样表，照样填好再上传。"

NO_PEOPLE = "名册只有列名，没有人员。请填好人员再上传。"


CARD = "这是一人一张的登记表，没有读取。请改成一行一人：第一行写列名，下面每行一人，再上传。"


def check_roster(content, *, filename, college, answers=None):
    """`college` is a Curriculum or has a method `curriculum()`; answers are those given to earlier questions.

    Raises ValidationError where the file as a whole cannot be read.
    """
    workbook = read_workbook(content, filename=filename)
    curriculum = college.curriculum() if hasattr(college, "curriculum") else college
    with _no_collecting():
        return FileReader(workbook, filename, curriculum, answers or {}).read()


@contextmanager
def _no_collecting():
    """Hundreds of thousands of small objects without circles: the collector would walk them again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class Consulted(dict):
    """Answers that note which of them this file asked for, so that the page can say what it was read by."""

    def __init__(self, answers):
        super().__init__(answers)
        self.used = set()

    def get(self, key, default=None):
        if key in self:
            self.used.add(key)
        return super().get(key, default)


class FileReader:
    def __init__(self, workbook, filename, curriculum, answers):
        self.workbook, self.filename, self.answers = workbook, filename, Consulted(answers)
        self.this_year = curriculum.this_year
        self.placing = Placing(curriculum, self.answers)
        self.typed = workbook.kind in ("xlsx", "xls")  # in a text file every number is text: Excel may have been there
        self.reading = RosterReading(notes=list(workbook.notes))
        self.entries, self.readers, self.tables, self.asked = [], [], [], {}
        self.found = self.filled = False

    def read(self):
        majors = self.placing.majors
        file_context = name_context(table_name(self.filename), majors, self.this_year)
        for sheet in self.workbook.sheets:
            wider = name_context(sheet.name, majors, self.this_year).over(file_context)
            self._read_sheet(sheet, wider)
        if not self.filled and not self.reading.refused_rows:
            raise ValidationError(NO_PEOPLE if self.found else NO_TABLE)
        self.entries = sort_out(self.entries, self.reading)
        self.reading.people = [entry.person for entry in self.entries]
        self.reading.classes = self._classes()
        if (told := len(self.reading.warnings)) > WARNINGS_SHOWN:
            self.note_once(f"有 {told} 格未导入或需要留意，这里列出前 {WARNINGS_SHOWN} 格。")
        self.reading.used_answers = sorted(self.answers.used)
        self._count()
        return self.reading

    def tables_before(self, table):
        """The tables of the sheet being read that stand above this one."""
        for each in self.tables:
            if each is table:
                return
            yield each

    def note_filled(self, sheet, rows):
        self.reading.notes.append(f"工作表“{sheet}”的班级只写在每块的第一行，下面空白的 {rows} 行按上面的班级读取。")

    def note_once(self, sentence):
        if sentence not in self.reading.notes:
            self.reading.notes.append(sentence)

    def ask(self, question, *, sheet, row, rows=1):
        known = self.asked.get(question.key)
        if known is None:
            question.sheet, question.first_row = question.sheet or sheet, row
            self.asked[question.key] = known = question
            self.reading.questions.append(question)
        known.rows += rows

    def _read_sheet(self, sheet, wider):
        found = Finder(sheet, self.placing.majors, self.this_year).find()
        self.found = self.found or bool(found.tables)
        self.tables = [table for table in found.tables if table.rows]
        self.filled = self.filled or bool(self.tables)
        self._note(sheet, found)
        self._refuse_cards(sheet.name, found.cards)
        fill_merged(sheet, self.tables)
        for table in self.tables:
            table.context = table.context.over(wider if wider != Context() else Context())
            self._read_table(sheet.name, table)

    def _read_table(self, sheet_name, table):
        mapping = map_columns(table, sheet_name, self.answers, self.reading)
        if is_skipped(mapping, self.answers):
            self.reading.notes.append(f"工作表“{sheet_name}”按选择跳过，没有读取。")
        elif mapping.question:
            self.reading.waiting_rows += len(table.rows)
            self.ask(mapping.question, sheet=sheet_name, row=table.header_row + 1, rows=len(table.rows))
        else:
            fill_dittos(table)
            reader = TableReader(table, mapping, sheet_name, file=self)
            self.readers.append(reader)
            reader.read()

    def _note(self, sheet, found):
        notes = self.reading.notes
        if not found.tables and not found.cards:
            if any(cell is not None for row in sheet.rows for cell in row):
                notes.append(f"工作表“{sheet.name}”里没有名册，已跳过。")
        elif not self.tables and not found.cards:
            notes.append(f"工作表“{sheet.name}”只有列名，没有人员。")
        if unnamed := {letter for table in self.tables for letter in found.unnamed(table)}:
            columns = "、".join(sorted(unnamed, key=lambda letter: (len(letter), letter))[:10])
            notes.append(f"工作表“{sheet.name}”{columns} 列没有列名，里面的内容没有读取。请补上列名再上传。")
        if found.passed:
            rows = "、".join(str(index + 1) for index in found.passed[:10])
            notes.append(f"工作表“{sheet.name}”第 {rows} 行是说明文字，没有当作人员读取。")
        if found.blank_forms:
            notes.append(f"工作表“{sheet.name}”有 {found.blank_forms} 行只有序号或班级，没有人员信息，已跳过。")

    def _refuse_cards(self, sheet_name, cards):
        for row, column, name in cards:
            self.reading.refused[f"{sheet_name}!{column}{row}"] = CARD
            refused = RefusedRow(
                sheet_name, row, ("姓名",), (without_identity_numbers(name),), (f"{column}{row}：{CARD}",)
            )
            self.reading.refused_rows.append(refused)

    def _count(self):
        reading = self.reading
        reading.rows_read = (
            len(reading.people) + len(reading.repeated) + len(reading.refused_rows) + reading.waiting_rows
        )

    # classes

    def _classes(self):
        classes = {}
        for entry in self.entries:
            person = entry.person
            if not person.class_name:
                continue
            facts = classes.get(person.class_name)
            if facts is None:
                facts = classes[person.class_name] = ClassFacts(person.class_name, person.sheet)
            _take_person(facts, person)
        for reader in self.readers:
            self._take_context(classes, reader)
        for name, facts in classes.items():
            year = self._class_year(name)
            facts.enrolled_year = year if year and year != facts.graduated_year else facts.enrolled_year
        return list(classes.values())

    def _class_year(self, name):
        return self.placing.place(name, "", "", None).class_year

    def _take_context(self, classes, reader):
        for name, teachers in reader.teachers.items():
            if name in classes and len(teachers) == 1:
                classes[name].head_teacher = classes[name].head_teacher or next(iter(teachers))
        context = reader.context
        if reader.class_text:
            name = self.placing.place(reader.class_text, context.major_text, "", context.enrolled).class_name
        else:
            name = next(iter(reader.classes)) if len(reader.classes) == 1 else ""
        facts = classes.get(name)
        if facts is None:
            return
        for name in ("head_teacher", "head_teacher_phone", "class_liaison", "class_liaison_phone"):
            if not getattr(facts, name):
                setattr(facts, name, getattr(context, name))


def _take_person(facts, person):
    facts.rows += 1
    for name in ("major_pk", "major_name", "enrolled_year", "graduated_year"):
        if not getattr(facts, name):
            setattr(facts, name, getattr(person, name))
