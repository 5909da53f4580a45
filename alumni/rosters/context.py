"""What stands above a table or in a sheet's name: the class, its years, its head teacher and its liaison."""

import re
import unicodedata
from dataclasses import dataclass, replace

from alumni.rosters.cells import as_text, read_name
from alumni.rosters.classes import JOINED, find_class, is_bare_number, several
from alumni.rosters.phones import read_phones
from alumni.rosters.years import full_year

LONGEST_STUDY = 8  # years, to believe that a title's 2018届 is of this class
ROLES = ("班主任", "辅导员", "联络员", "联络人")
LABEL = re.compile(
    r"(班主任\s*[/（(、]\s*辅导员\s*[)）]?|班级联络[员人]|校友联络[员人]|联络[员人]|班主任|辅导员|联系电话|联系方式|手机号码|手机号|手机|电话|"
    r"班级名称|班级|所学专业|专业名称|专业(?=\s*[:：])|班长|团支书|学制|层次|入学年份|入学时间|毕业年份|毕业时间|年级|人数|填表人|填报人|"
    r"制表人|日期|二级学院|分院|学院(?=\s*[:：]))\s*(?:老师|姓名)?\s*[:：]?"
)
TABLE_WORDS = re.compile(r"通讯录|花名册|名册|名单|登记表|信息表|统计表|汇总表|采集表|一览表")
LABELLED_CLASS = re.compile(r"(?:班级(?:名称)?|专业)\s*(?:[:：]|$)")
ROLE_FIRST = re.compile(r"(?:班级|校友)?(?:班主任|辅导员|联络[员人])")
BARE_PHONE = re.compile(r"(?<!\d)(?:1[3-9][0-9]{9}|0[0-9]{2,3}-[0-9]{7,8})(?!\d)")
ENROLLED = re.compile(r"(?<!\d)((?:19|20)\d{2}|\d{2})级")
GRADUATED = re.compile(r"(?<!\d)((?:19|20)\d{2}|\d{2})届")
SPAN = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[-—–~至]+\s*((?:19|20)\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Context:
    class_text: str = ""
    major_text: str = ""
    enrolled: int | None = None
    graduated: int | None = None
    head_teacher: str = ""
    head_teacher_phone: str = ""
    class_liaison: str = ""
    class_liaison_phone: str = ""

    def over(self, wider):
        """This context where it speaks, the wider one (sheet, file) where it is silent about class and years."""
        whole = bool(self.class_text) and not is_bare_number(self.class_text)
        return replace(
            self,
            class_text=self.class_text or wider.class_text,
            major_text=self.major_text or ("" if whole else wider.major_text),
            enrolled=self.enrolled or (None if whole else wider.enrolled),
            graduated=self.graduated or (None if whole else wider.graduated),
        )


def within(section, above, class_year):
    """What stood above all classes (2018届毕业生, 2015级) holds for a section that does not say it itself."""
    fits = class_year is None or above.graduated is None or 0 < above.graduated - class_year <= LONGEST_STUDY
    return replace(
        section,
        enrolled=section.enrolled or (None if class_year else above.enrolled),
        graduated=section.graduated or (above.graduated if fits else None),
    )


def is_heading(texts, majors, this_year):
    """A line that speaks of a class and not of one person."""
    first = texts[0]
    if TABLE_WORDS.search(first) or re.search(r"(?:班主任|辅导员|联络[员人])\s*(?:姓名)?\s*[:：]", first):
        return True
    if LABELLED_CLASS.match(first) or first.rstrip(":： ") in ("班主任", "辅导员", "班级联络员", "班级联络人"):
        return True
    if len(texts) > 2 and not any(ROLE_FIRST.match(text) for text in texts[1:]):
        return False
    return bool(find_class(first, majors, this_year) or ENROLLED.search(first))


def read_context(lines, majors, this_year):
    """`lines` are rows of cell texts."""
    found = Context()
    for texts in lines:
        found = _read_line(found, [text for text in texts if text], majors, this_year)
    return found


def _read_line(found, texts, majors, this_year):
    joined = "  ".join(texts)
    values, role = {}, ""
    pieces = LABEL.split(joined)
    for label, value in zip(pieces[1::2], pieces[2::2], strict=False):
        role = _take(values, label, value.strip(), role)
    free = [pieces[0], *texts] if len(pieces) > 1 else texts
    values["class_text"] = _class_of(values.get("class_text", ""), free, majors, this_year)
    if values["class_text"] == found.class_text or not values["class_text"]:
        values = _without_known_people(values, found)  # 班主任 stands before 辅导员
    values.update(_years(joined, this_year))
    if "major_text" not in values and (major := _major_within(joined, values["class_text"], majors)):
        values["major_text"] = major
    return replace(found, **{key: value for key, value in values.items() if value})


def _without_known_people(values, found):
    known = [role for role in ("head_teacher", "class_liaison") if getattr(found, role)]
    return {key: value for key, value in values.items() if not key.startswith(tuple(known) or "\0")}


def _class_of(labelled, free, majors, this_year):
    if labelled:
        return find_class(labelled, majors, this_year) or labelled
    found = [text for each in dict.fromkeys(free) if (text := find_class(each, majors, this_year))]
    return several([name for text in found for name in text.split(JOINED)], majors, this_year)


def _major_within(text, class_text, majors):
    """Of a line with a class only a major's full name counts: the class's own words say the rest."""
    name = majors.name_within(text)
    return "" if class_text and not is_bare_number(class_text) and name not in majors.full_names else name


def _take(values, label, value, role):
    """Store one labelled value; answers whose telephone a following 电话 would be."""
    if any(word in label for word in ROLES):
        role = "class_liaison" if "联络" in label else "head_teacher"
        if name := _person(value):
            values.setdefault(role, name)
            if number := BARE_PHONE.search(value):
                values.setdefault(f"{role}_phone", number.group())
        return role
    if re.match(r"联系|手机|电话", label):
        if role and (phones := read_phones(re.sub(r"[，,。；;）)]+$", "", value) or None)) and not phones.problem:
            values.setdefault(f"{role}_phone", phones.mobile or (phones.others[0] if phones.others else ""))
        return role
    first = value.split("  ")[0].strip()
    if label.startswith("班级"):
        values.setdefault("class_text", first)
    elif "专业" in label:
        values.setdefault("major_text", first)
    return ""


def _person(value):
    """A name, also spaced as 刘 军, cut before whatever follows it."""
    value = re.split(r"\s{2,}|[，,；;（(/、\d]", value.strip())[0].strip()
    name, _, problem = read_name(value or None)
    return "" if problem or len(name) > 20 else name


def _years(text, this_year):
    text = unicodedata.normalize("NFKC", text)
    found = {}
    for key, pattern in (("enrolled", ENROLLED), ("graduated", GRADUATED)):
        if match := pattern.search(text):
            found[key] = int(match[1]) if len(match[1]) == 4 else full_year(int(match[1]), this_year)
    if match := SPAN.search(text):
        found.setdefault("enrolled", int(match[1]))
        found.setdefault("graduated", int(match[2]))
    return found


def name_context(name, majors, this_year):
    """What a sheet's or a file's name says."""
    return read_context([[as_text(name)]], majors, this_year)
