"""Lists signed on paper, typed in afterwards: each row is found among the registrations, or taken in as new.

All or nothing: a row that cannot be entered is told with its place, and nothing is written.
"""

import re
import unicodedata
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError

from alumni.contact_text import read_mobile
from alumni.rosters.cells import BETWEEN_HAN, DOTS, NAME
from audit.acts import act
from events.models import CheckIn, Registration
from events.services.check_ins import MOST_PEOPLE, book, new_key, open_event, standing_of
from events.services.walk_ins import take_in

State = Registration.State
MOST_ROWS = 500
HEADINGS = {"姓名": "name", "班级": "class_text", "手机": "phone", "电话": "phone", "尾号": "phone", "人数": "people"}
BREAKS = re.compile(r"\t|[,，;；]|\s+")


@dataclass(frozen=True)
class PaperRow:
    """As it stands on the paper; `where` is told in a refusal."""

    where: str
    name: str
    class_text: str = ""
    phone: str = ""
    people: str = ""


@dataclass(frozen=True)
class Verdict:
    """What becomes of a row: match, new, there, refused."""

    row: PaperRow
    state: str
    say: str
    registration: Registration | None = None
    people: int = 1

    @property
    def tone(self):
        return {"match": "done", "new": "info", "there": "none", "refused": "danger"}[self.state]

    @property
    def label(self):
        return {"match": "已报名", "new": "新登记", "there": "已签到", "refused": "不能登记"}[self.state]


# --- reading -------------------------------------------------------------------------------------------------------------


def read_pasted(text):
    """Rows of a table copied from Excel, or of plain lines: the name first, then class, telephone and number in any order."""
    rows, heads = [], None
    for number, line in enumerate(unicodedata.normalize("NFKC", text or "").splitlines(), start=1):
        cells = [cell.strip() for cell in (line.split("\t") if "\t" in line else BREAKS.split(line.strip()))]
        if not any(cells):
            continue
        if heads is None and (found := _headings(cells)):
            heads = found
            continue
        facts = _by_heading(cells, heads) if heads else _by_look(cells)
        rows.append(PaperRow(where=f"粘贴的第 {number} 行", **facts))
    return rows


def _headings(cells):
    named = [next((field for word, field in HEADINGS.items() if word in cell), None) for cell in cells]
    return named if "name" in named else None


def _by_heading(cells, heads):
    facts = {"name": ""}
    for field, cell in zip(heads, cells, strict=False):
        if field and cell and not facts.get(field):
            facts[field] = cell
    return facts


def _by_look(cells):
    facts = {"name": "", "class_text": "", "phone": "", "people": ""}
    for cell in filter(None, cells):
        digits = re.sub(r"[\s\-+]", "", cell)
        if not facts["name"]:
            facts["name"] = "" if digits.isdigit() else cell  # a number before the name is the row's own
        elif len(facts["name"]) == len(cell) == 1 and not digits.isdigit():
            facts["name"] += cell  # 王 伟, set apart as wide as 欧阳伟
        elif digits.isdigit() and len(digits) >= 4:
            facts["phone"] = digits
        elif re.fullmatch(r"\d{1,2}\s*[人位]?", cell):
            facts["people"] = cell
        else:
            facts["class_text"] = facts["class_text"] or cell
    return facts


# --- judging -------------------------------------------------------------------------------------------------------------


def judge(event, rows):
    """`[Verdict]`, one a row; reads only."""
    if not rows:
        raise ValidationError("还没有填写任何一行。")
    if len(rows) > MOST_ROWS:
        raise ValidationError(f"一次最多登记 {MOST_ROWS} 行，这里有 {len(rows)} 行。请分几次登记。")
    known = {}
    for each in event.registrations.standing():
        known.setdefault(each.name, []).append(each)
    there = set(CheckIn.objects.standing().filter(event=event).values_list("registration", flat=True))
    left, seen, verdicts = event.seats_left, {}, []
    for row in rows:
        verdict = _verdict(row, known, there, seen, left)
        if verdict.state == "new" and left is not None:
            left -= verdict.people
        verdicts.append(verdict)
    return verdicts


def _verdict(row, known, there, seen, left):
    try:
        row = replace(row, name=_name(row))
        people = _people(row)
        phone = _phone(row)
        found = _found(row, known.get(row.name, []), phone)
        _once(row, found, phone, seen)
    except ValidationError as refusal:
        return Verdict(row, "refused", " ".join(refusal.messages))
    if found is None:
        people = people or 1
        if left is not None and left < people:
            return Verdict(row, "refused", f"不在报名名单里，名额也不够（还剩 {max(left, 0)} 个）。请先加座。")
        return Verdict(row, "new", f"不在报名名单里，将作为纸质补录登记，{people} 位。", people=people)
    if found.pk in there:
        return Verdict(row, "there", "已经签到，不再登记。", found)
    if found.state == State.WAITING:
        return Verdict(row, "refused", "还在候补名单里。请先在“报名”里转为报名。")
    return Verdict(
        row, "match", f"{found.class_text or '没有写班级'}，报名 {found.seats} 位。", found, people or found.seats
    )


def _name(row):
    """As registrations have it: 王 伟 is 王伟."""
    name = BETWEEN_HAN.sub("", DOTS.sub("·", " ".join(row.name.split())))
    if not name:
        raise ValidationError("没有写姓名。")
    if not NAME.fullmatch(name):
        raise ValidationError("姓名里有数字或符号，请只写姓名。")
    return name


def _people(row):
    text = re.sub(r"[人位\s]", "", row.people)
    if not text:
        return 0
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= MOST_PEOPLE:
        raise ValidationError(f"人数“{row.people}”应为 1 至 {MOST_PEOPLE} 的数字。")
    return int(text)


def _phone(row):
    """The whole number, its last four digits, or nothing."""
    digits = re.sub(r"[\s\-]", "", row.phone)
    if not digits or re.fullmatch(r"[0-9]{4}", digits):
        return digits
    return read_mobile(digits)


def _found(row, known, phone):
    fits = [each for each in known if not phone or not each.mobile or each.mobile.endswith(phone)]
    sure = [each for each in fits if phone and each.mobile] or fits
    if len(sure) > 1 and row.class_text:
        sure = [each for each in sure if each.class_text == row.class_text] or sure
    if len(sure) > 1:
        raise ValidationError(f"有 {len(sure)} 位同名的报名，请补手机后四位或班级。")
    return sure[0] if sure else None


def _once(row, found, phone, seen):
    key = found.pk if found else (row.name, phone, row.class_text)
    if key in seen:
        raise ValidationError(f"与{seen[key]}是同一个人，请去掉一行。")
    seen[key] = row.where


# --- writing -------------------------------------------------------------------------------------------------------------


@act
def enter_papers(event, *, rows, actor):
    """Return `(matched, new)`; refused as a whole where one row is."""
    event = open_event(event)
    verdicts = judge(event, rows)
    refused = [
        f"{each.row.where}（{each.row.name or '无姓名'}）：{each.say}" for each in verdicts if each.state == "refused"
    ]
    for each in verdicts:
        if not refused and each.state in ("match", "new"):
            try:
                _enter(event, each, actor)
            except ValidationError as refusal:
                refused.append(f"{each.row.where}（{each.row.name}）：{' '.join(refusal.messages)}")
    if refused:
        raise ValidationError(refused)
    return tuple(sum(each.state == state for each in verdicts) for state in ("match", "new"))


def _enter(event, verdict, actor):
    row = verdict.registration or _new(event, verdict, actor)
    if standing_of(row) is None:
        at = max(event.starts_at, event.created_at)
        book(row, event, key=new_key(), method=CheckIn.Method.PAPER, people=verdict.people, at=at, actor=actor)


def _new(event, verdict, actor):
    phone = _phone(verdict.row)
    facts = {"name": verdict.row.name, "class_text": verdict.row.class_text[:60], "companions": verdict.people - 1}
    facts |= {"mobile": phone} if len(phone) > 4 else {"remark": f"手机尾号 {phone}" if phone else ""}
    return take_in(event, facts, Registration.Source.PAPER, actor)
