"""From a table's headers to the columns to read: what was recognised, what the liaison settled, what is still open."""

import re
from dataclasses import dataclass, field

from alumni.rosters.cells import as_text
from alumni.rosters.cells_identity import SHORTEST, has_identity_number
from alumni.rosters.headers import (
    CONTACT_PERSON,
    LABELS,
    OTHER_PEOPLE_REASON,
    HeaderUse,
    normal_header,
    recognise,
)
from alumni.rosters.phones import read_phones
from alumni.rosters.result import IGNORE, ColumnUse, Question

SAMPLE = 200  # rows looked at to tell by content
ID_REASON = "内容像身份证号，不保存"
SEAT_NUMBERS = HeaderUse("", rank=1)  # a 学号 within the class


@dataclass(slots=True)
class Mapping:
    """field → column indexes, the surest first. `question`: the whole table waits for its answer."""

    fields: dict[str, list[int]] = field(default_factory=dict)
    dropped: frozenset[int] = frozenset()
    question: Question | None = None


def map_columns(table, sheet_name, answers, reading):
    """Also reports to `reading` what each column is, is dropped for, or that it is ignored."""
    for column in table.columns:
        column.use = _settled(column, answers) or _by_content(column, table)
        if column.use is SEAT_NUMBERS:
            note = f"工作表“{sheet_name}”的“{column.header}”一列是 1、2、3 这样的编号，不像学号，没有导入。"
            reading.notes.extend({note}.difference(reading.notes))
    mapping = Mapping()
    _one_name(table, sheet_name, answers, mapping)
    dropped = [column for column in table.columns if column.use.reason]
    mapping.dropped = frozenset(column.index for column in dropped)
    reading.dropped_columns.update({column.header: column.use.reason for column in dropped})
    if not mapping.question:
        _one_phone(table, sheet_name, answers, mapping)
    _collect(table, mapping)
    _report(table, sheet_name, reading)
    return mapping


def _settled(column, answers):
    answer = answers.get(f"column:{column.header}")
    if answer == IGNORE:
        return HeaderUse("")
    may_answer = not column.use.reason or _is_contact_phone(column)
    return HeaderUse(answer, 0) if answer in LABELS and may_answer else None


def _by_content(column, table):
    """A column of identity numbers is not stored, whatever it is called."""
    if column.use.reason:
        return column.use
    if column.use.field == "student_no" and _are_seat_numbers([row[column.index] for _, row in table.rows]):
        return SEAT_NUMBERS
    shown = (as_text(row[column.index]) for _, row in table.rows[:SAMPLE])
    cells = [text for text in shown if len(text) >= SHORTEST]
    hits = sum(map(has_identity_number, cells))
    if hits > 2 and hits * 2 > len(cells) and column.use.field not in ("student_no", "remark", "name"):
        return HeaderUse("", reason=ID_REASON)
    return column.use


def _are_seat_numbers(cells):
    """Of three digits at most, or counting from one: no school's numbers, and another class has the same."""
    texts = [text for cell in cells if (text := as_text(cell))]
    short = sum(text.isdecimal() and len(text) < 4 for text in texts)
    counting = len(texts) > 2 and all(text.isdecimal() and int(text) == at for at, text in enumerate(texts, start=1))
    return counting or short * 2 > len(texts)


def _of(table, name):
    return sorted((column for column in table.columns if column.use.field == name), key=lambda column: column.use.rank)


def _one_name(table, sheet_name, answers, mapping):
    names = _of(table, "name")
    if names:
        for column in names[1:]:
            column.use = HeaderUse("")
        return
    key = "field:name:" + "|".join(column.header for column in table.columns)[:100]
    answer = answers.get(key, "")
    candidates = [column for column in table.columns if not column.use.reason or _is_contact_person(column)]
    chosen = next((column for column in candidates if column.header == answer), None)
    if chosen is not None:
        _take_as_name(chosen, table)
        return
    options = [
        (column.header, f"{column.letter} 列：{column.header[:20]}")
        for column in sorted(candidates, key=_is_contact_person, reverse=True)
    ]
    options.append((IGNORE, "这张表不是名册，跳过"))
    text = f"工作表“{sheet_name}”里哪一列是姓名？（表头在第 {table.header_row + 1} 行）"
    mapping.question = Question(key, "name_column", text, sheet_name, options)


def _is_contact_person(column):
    return CONTACT_PERSON.fullmatch(normal_header(column.header)) is not None


def _take_as_name(chosen, table):
    """联系人 is the person: so is 联系人电话 the person's."""
    chosen.use = HeaderUse("name")
    if not _is_contact_person(chosen):
        return
    for column in table.columns:
        own = recognise(normal_header(column.header).replace("联系人", "联系"))
        if column is not chosen and "联系人" in column.header and own.field:
            column.use = own


def _is_contact_phone(column):
    return column.use.reason == OTHER_PEOPLE_REASON and "联系人" in normal_header(column.header)


def is_skipped(mapping, answers):
    return mapping.question is not None and answers.get(mapping.question.key) == IGNORE


def _one_phone(table, sheet_name, answers, mapping):
    """手机 is surer than 电话; of two that look alike the content decides, else the liaison."""
    phones = _of(table, "phone")
    if not phones:
        mapping.question = _ask_whose(table, sheet_name, answers)
    if len(phones) < 2:
        return
    settled = [column for column in phones if answers.get(f"column:{column.header}") == "phone"]
    first = settled[0] if settled else _the_phone(phones, table)
    for column in phones:
        if column is first:
            continue
        column.use = HeaderUse("other_phone")
        if not settled and _as_sure(column, first, table):
            mapping.question = mapping.question or _ask_phone(column, first, sheet_name)


def _ask_whose(table, sheet_name, answers):
    """联系人电话 as the only number, and no 联系人 named: it may well be the person's own."""
    others = [column for column in table.columns if _is_contact_phone(column)]
    numbers = [column for column in others if _mobiles(column, table) > 0]
    if len(numbers) != 1 or len(others) > 1 or answers.get(f"column:{numbers[0].header}"):
        return None
    header = numbers[0].header
    options = [("phone", "本人的电话"), (IGNORE, "别人的电话，不导入")]
    return Question(f"column:{header}", "column", f"“{header}”是本人的电话，还是别人的？", sheet_name, options)


def _the_phone(phones, table):
    return max(phones, key=lambda column: (_is_mobile_header(column), _mobiles(column, table) * 2 > 1, -column.index))


def _is_mobile_header(column):
    return bool(re.search("手机|移动", column.header))


def _as_sure(column, first, table):
    if _is_mobile_header(first) and not _is_mobile_header(column):
        return False
    return _mobiles(first, table) * 2 > 1 and _mobiles(column, table) * 2 > 1 or not table.rows


def _mobiles(column, table):
    """Share of mobiles in the filled cells of a column's first rows."""
    cells = [cell for _, row in table.rows[:SAMPLE] if (cell := row[column.index]) is not None]
    return sum(bool(read_phones(cell).mobile) for cell in cells) / len(cells) if cells else 0


def _ask_phone(column, first, sheet_name):
    options = [
        ("other_phone", f"备用电话，本人手机以“{first.header}”为准"),
        ("phone", "这一列才是本人手机"),
        (IGNORE, "不导入这一列"),
    ]
    text = f"“{first.header}”和“{column.header}”都像本人手机，“{column.header}”这一列是什么？"
    return Question(f"column:{column.header}", "column", text, sheet_name, options)


def _collect(table, mapping):
    for column in sorted(table.columns, key=lambda column: (column.use.rank, column.index)):
        if column.use.field:
            mapping.fields.setdefault(column.use.field, []).append(column.index)


def _report(table, sheet_name, reading):
    for column in table.columns:
        header, use = as_text(column.header), column.use
        if any(
            each.sheet == sheet_name and each.letter == column.letter and each.header == header
            for each in reading.columns
        ):
            continue
        label = LABELS.get(use.field) or (f"不保存：{use.reason}" if use.reason else "不导入")
        reading.columns.append(ColumnUse(sheet_name, column.letter, header, use.field, label))
        if not use.field and not use.reason and header not in reading.ignored_columns:
            reading.ignored_columns.append(header)
