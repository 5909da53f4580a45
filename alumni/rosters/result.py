"""What reading a roster comes to: people, and every row that is not one of them with the reason."""

from dataclasses import dataclass, field
from datetime import date

Answers = dict[str, str]
"""Question.key → the value the liaison chose or typed."""

UNKNOWN = "unknown"
IGNORE = "ignore"
WARNINGS_SHOWN = 500


@dataclass(slots=True)
class Person:
    """One row that may come in. Text fields are "" where the cell is blank: a blank never erases.

    `row` is Excel's (from 1), `address` the cell of the name. `phone` is a mainland mobile of eleven digits or, where
    there is none, an overseas number in E.164; `other_phones` are landlines (0731-84637000) and further mobiles.
    `college_name` is the 分院 as written. `maybe_same_as` is the address of an earlier row of the same name, and the
    same class or the same phone, which nothing else ties or parts. `derived` are the years that the row does not say
    itself, but its class or a title: they fill a blank and contradict nothing.
    """

    name: str
    student_no: str = ""
    class_name: str = ""
    phone: str = ""
    employer: str = ""
    sheet: str = ""
    row: int = 0
    address: str = ""
    gender: str = ""
    major_pk: int | None = None
    major_name: str = ""
    major_is_misfit: bool = False
    college_pk: int | None = None
    college_name: str = ""
    enrolled_year: int | None = None
    graduated_year: int | None = None
    other_phones: tuple[str, ...] = ()
    email: str = ""
    wechat: str = ""
    qq: str = ""
    postal_address: str = ""
    position: str = ""
    industry: str = ""
    province: str = ""
    city: str = ""
    birth_date: date | None = None
    level: str = ""
    study_form: str = ""
    duration: str = ""
    remark: str = ""
    maybe_same_as: str = ""
    derived: tuple[str, ...] = ()

    def __getitem__(self, name):
        return getattr(self, name)


@dataclass(slots=True)
class RefusedRow:
    """A row to be mended and sent again: its cells as text under its header, without what is not stored."""

    sheet: str
    row: int
    header: tuple[str, ...]
    cells: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(slots=True)
class RepeatedRow:
    """A row that is the same person as an earlier row of this file; what it added is in that person.

    `changes`: `{key: [the first row's, its own]}` of what was taken from it (`["", value]`) and where the two differ.
    """

    sheet: str
    row: int
    name: str
    first_sheet: str
    first_row: int
    tied_by: str
    changes: dict = field(default_factory=dict)


@dataclass(slots=True)
class Question:
    """What only the liaison can settle. `options` are (value, label); `rows` wait for the answer.

    `remember`: the answer holds for the college's next files too (a column, a major); which class a Sheet1 is does not.
    """

    key: str
    kind: str
    text: str
    sheet: str
    options: list[tuple[str, str]] = field(default_factory=list)
    free_text: bool = False
    remember: bool = True
    rows: int = 0
    first_row: int = 0


@dataclass(slots=True)
class ColumnUse:
    """How a column was understood, for the preview; `column:<header>` in the answers overrides it."""

    sheet: str
    letter: str
    header: str
    field: str
    label: str


@dataclass(slots=True)
class ClassFacts:
    """What the file says of a class as a whole; `rows` counts its people in this file."""

    class_name: str
    sheet: str = ""
    head_teacher: str = ""
    head_teacher_phone: str = ""
    class_liaison: str = ""
    class_liaison_phone: str = ""
    major_pk: int | None = None
    major_name: str = ""
    enrolled_year: int | None = None
    graduated_year: int | None = None
    rows: int = 0


@dataclass(slots=True)
class RosterReading:
    """people + repeated + refused_rows + waiting_rows = rows_read.

    `refused` and `warnings` go from "Sheet!A1" to a sentence: the first keeps the row out, the second only the cell.
    """

    people: list[Person] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    refused_rows: list[RefusedRow] = field(default_factory=list)
    warnings: dict[str, str] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    repeated: list[RepeatedRow] = field(default_factory=list)
    classes: list[ClassFacts] = field(default_factory=list)
    columns: list[ColumnUse] = field(default_factory=list)
    dropped_columns: dict[str, str] = field(default_factory=dict)
    ignored_columns: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    used_answers: list[str] = field(default_factory=list)
    rows_read: int = 0
    waiting_rows: int = 0
