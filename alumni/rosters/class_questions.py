"""Which class a table's rows are in where the rows do not say it: from above, from an answer, or asked of the liaison."""

from dataclasses import replace

from alumni.rosters.cells import as_text
from alumni.rosters.classes import JOINED, is_bare_number, read_class
from alumni.rosters.context import name_context
from alumni.rosters.result import IGNORE, UNKNOWN, Question
from alumni.rosters.tables_filled import BY_BLOCK, UNSURE, blocks, fill_blocks

ABOVE = "above"


class ClassQuestions:
    """The part of a TableReader that knows `table`, `sheet`, `context`, `at`, `letters` and `file`."""

    @property
    def class_key(self):
        first = not any(each is not self.table and each.rows for each in self.file.tables_before(self.table))
        return f"class:{self.sheet}" + ("" if first else f"!A{self.table.header_row + 1}")

    def _class_answer(self):
        answer = self.file.answers.get(self.class_key, "")
        return "" if answer == UNKNOWN else answer.strip()

    def _is_whole_class(self, text):
        """一班 alone is none, unless the rows themselves tell the major and the year."""
        if not text or JOINED in text:
            return False
        if "major" in self.at:
            return True
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

    @property
    def words_key(self):
        return f"class-words:{self.sheet}!{self.letters[self.at['class_name']]}{self.table.header_row + 1}"

    def _complete_context(self):
        """1501 and 1班 say neither major nor year: what the liaison says of them holds where the sheet is silent."""
        if "class_name" in self.at and (answer := self.file.answers.get(self.words_key, "")):
            said = name_context(answer, self.file.placing.majors, self.file.this_year)
            ref = read_class(said.class_text, self.file.this_year)
            said = replace(
                said, class_text="", major_text=said.major_text or ref.prefix, enrolled=said.enrolled or ref.year
            )
            self.context = self.context.over(said)

    def _waits_for_words(self, placement):
        if not placement.problem or placement.problem[0] != "class_name" or "class_name" not in self.at:
            return False
        text = as_text(self.cell("class_name"))
        return is_bare_number(text) and not self.file.answers.get(self.words_key)

    def _class_question(self):
        text = f"工作表“{self.sheet}”里的学生是哪个班？（表头在第 {self.table.header_row + 1} 行）"
        options = [(UNKNOWN, "不清楚，先不填班级")]
        return Question(self.class_key, "class", text, self.sheet, options, free_text=True, remember=False)

    def _words_question(self):
        text = f"工作表“{self.sheet}”的班级只写了“{as_text(self.cell('class_name'))}”这样的编号，是哪个专业、哪一级？"
        options = [(UNKNOWN, "不清楚，这些行先不导入")]
        return Question(self.words_key, "class", text, self.sheet, options, free_text=True, remember=False)

    def _above_question(self):
        text = f"工作表“{self.sheet}”的班级有的行空着，空白各行是否与上面写的班级相同？"
        options = [(ABOVE, "是，同上面写的班级"), (IGNORE, "不是，这些行先不导入")]
        return Question(self.above_key, "class", text, self.sheet, options, remember=False)
