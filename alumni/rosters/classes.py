"""Class names: 机电1501, 15机电1班, 机电一体化2015级1班, 动医1302班（动物医学）; and the majors their words stand for."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from alumni.rosters.cells_traditional import simplified
from alumni.rosters.years import full_year

MOST_CLASSES = 29  # of one major in one year
NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
WORDS = r"[^\d\s\-—–_.、，,()]"
YEAR = r"(?P<year>(?:19|20)\d{2}|\d{2})"
SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?P<prefix>{WORDS}{{1,20}}?)(?P<year>\d{{2}})(?P<number>\d{{2}})班?",
        rf"(?P<prefix>{WORDS}{{1,20}}?)(?P<year>(?:19|20)\d{{2}})(?P<number>\d{{2}})班?",
        rf"(?P<prefix>{WORDS}{{1,20}}?){YEAR}(?:级|年级|-)(?P<number>\d{{1,2}})班?",
        rf"{YEAR}(?:级|年级|-)?(?P<prefix>{WORDS}{{1,20}}?)-?(?P<number>\d{{1,2}})班?",
        rf"(?P<prefix>{WORDS}{{1,20}}?)-?(?P<number>\d{{1,2}})班\(?{YEAR}级\)?",
        rf"{YEAR}(?:级|年级)(?P<prefix>{WORDS}{{1,20}}?)(?P<again>\d{{2}})(?P<number>\d{{2}})班?",
    )
)
YEARLESS = (
    re.compile(rf"(?P<prefix>{WORDS}{{2,20}}?)(?P<number>\d{{1,2}})班"),  # 机电3班
    re.compile(rf"(?P<prefix>{WORDS}{{2,20}}?)\d{{3}}班?"),  # 牧医117班: of old schools that numbered all their classes
    re.compile(rf"(?:\d{{4}}|\d{{2}})届(?P<prefix>{WORDS}{{2,20}}?)\d{{0,2}}班?"),
)
NUMBER_ONLY = re.compile(
    r"(?:(?P<year>\d{2})|(?P<long>(?:19|20)\d{2}|\d{2})(?:级|-(?=\d{1,2}班)))?(?P<number>\d{1,2})班?"
)
SCHEMES = re.compile(r"^(?:五年制|三年制|两年制|二年制|高职|中职|中专|大专|专科|本科|成教|函授|业余|扩招|单招|3\+2)+")
TAIL = re.compile(
    r"(?:全体|毕业|学生|校友|班级|同学|人员|信息|联系|基本)*"
    r"(?:通讯录|花名册|名册|名单|登记表|信息表|统计表|汇总表|采集表|联系表|一览表|汇总|表)(?:\(\d+\))?$"
)
IN_TITLE = re.compile(
    rf"(?P<years>(?:(?:19|20)\d{{2}}|(?<!\d)\d{{2}})级?)?(?P<words>{WORDS}{{2,30}}?)"
    r"(?P<digits>(?:19|20)\d{2}(?:级|-)\d{1,2}|\d{2}(?:级|-)\d{1,2}|(?:19|20)?\d{4}|\d{1,2}(?=班))(?P<class>班?)(?!\d|年|级|届)"
)
JOINED = "、"
AND_MORE = re.compile(r"(?:[、,/和及与&]第?|[-~至到]+(?=\d+班))(\d{1,4})(?!\d|年|级|届|月)")
BY_NUMERAL = re.compile(
    r"(?:(?:(?:19|20)\d{2}|\d{2})级)?[\u4e00-\u9fff]{0,10}(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[（(][\d一二三四五六七八九十]{1,2}[）)])班"
)
NO_CLASS = re.compile(r"校友|学生|学员|名|表|信息|数据|通讯|毕业|汇总|统计|册|人员|导入|资料|新建|工作|备份|年")
COLLEGE = re.compile(r"[\u4e00-\u9fff]*(?:学院|分院|学校|系(?!统))")
APART = re.compile(r"[\d\W_]+|级|届|年级?|专业|班|全体|毕业|学生|校友")
CUTS = re.compile(r"级|学院|分院|学校|专业|系(?!统)|届|：|:|“|”|《|》")


class ClassRef(NamedTuple):
    """`name` as written without 班 and brackets; `prefix`, `year`, `number` where the name follows a known shape."""

    name: str
    prefix: str = ""
    year: int | None = None
    number: int | None = None


def plain_class(text):
    text = simplified(re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)))
    text = text.replace("〔", "(").replace("〕", ")").replace("#", "")
    text = re.sub(r"[—–_·]|(?<=\d)\.(?=\d)", "-", text)
    text = re.sub(r"第(?=[\d一二三四五六七八九十]{1,2}班)", "", text)
    text = re.sub(r"[\[【(](\d{3,6})[)】\]](?=班?$)", r"\1", text)
    text = re.sub(r"(?<=\d)[\[【(](\d{1,2}|[一二三四五六七八九十])[)】\]]班?", r"-\1班", text)
    text = re.sub(r"[\[【(](\d{1,2}|[一二三四五六七八九十])[)】\]]班?", r"\1班", text)
    text = re.sub(r"([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)班", _numeral, text)
    return re.sub(r"(?<=.)\((?!(?:\d{4}|\d{2})级\))[^()]*\)$", "", text)


def _numeral(match):
    tens, ten, ones = match.groups()
    if not (tens or ten or ones):
        return match.group()
    behind = "-" if match.string[: match.start()][-1:].isdigit() else ""  # 机电15一班 is class 1 of 15, not class 151
    if not ten:
        return f"{behind}{tens}{NUMERALS[ones]}班" if ones else f"{behind}{NUMERALS[tens]}班"
    return f"{behind}{NUMERALS.get(tens, 1) * 10 + NUMERALS.get(ones, 0)}班"


@lru_cache(maxsize=20_000)
def read_class(text, this_year):
    """A name that follows no known shape comes back as written, trimmed."""
    plain = plain_class(text)
    for shape in SHAPES:
        if (match := shape.fullmatch(plain)) and (ref := _shaped(plain, match, this_year)):
            return ref
    if match := NUMBER_ONLY.fullmatch(plain):
        digits = match["year"] or match["long"] or ""
        year = int(digits) if len(digits) == 4 else full_year(int(digits), this_year, ahead=1) if digits else None
        return ClassRef(plain.removesuffix("班") if digits else plain, "", year, int(match["number"]))
    return _unshaped(plain, text, this_year)


def _shaped(plain, match, this_year):
    found = match.groupdict()
    digits, number = found["year"], int(found["number"])
    year = int(digits) if len(digits) == 4 else full_year(int(digits), this_year, ahead=1)
    if not 1 <= number <= MOST_CLASSES or not 1903 <= year <= this_year + 1:
        return None
    if found.get("again") and int(found["again"]) != year % 100:
        return None
    if digits == "20" and number > 12 and 2000 + number <= this_year + 1:
        return None  # 机电2015 may be a year
    prefix = found["prefix"].removesuffix("专业")
    if not prefix or prefix[0] in "届级":
        return None
    return ClassRef(plain.removesuffix("班"), prefix, year, number)


def _unshaped(plain, text, this_year):
    if match := re.search(r"(?<!\d)((?:19|20)\d{2}|\d{2})级", plain):
        digits = match[1]
        year = int(digits) if len(digits) == 4 else full_year(int(digits), this_year, ahead=1)
        prefix = (plain[: match.start()] or plain[match.end() :]).removesuffix("班").removesuffix("专业")
        return ClassRef(text.strip(), re.sub(r"\d.*$", "", prefix), year)
    for shape in YEARLESS:
        if match := shape.fullmatch(plain):
            found = match.groupdict()
            name = f"{plain}班" if plain[-1].isdigit() else plain  # 机电151 and 机电151班 are one class
            return ClassRef(name, found["prefix"], None, int(found.get("number") or 0) or None)
    if match := re.fullmatch(rf"{YEAR}(?P<prefix>{WORDS}{{2,20}}?)班?", plain):
        year = int(match["year"]) if len(match["year"]) == 4 else full_year(int(match["year"]), this_year, ahead=1)
        return ClassRef(plain.removesuffix("班"), match["prefix"].removesuffix("专业"), year)
    return ClassRef(text.strip())


def readings(text, this_year):
    """机电2015 is class 15 of 2020, or the one class of 2015: both (class 15 first), or nothing where it is clear."""
    match = re.fullmatch(rf"({WORDS}{{1,20}}?)(20(\d{{2}}))班?", plain_class(text))
    if not match or not 1 <= int(match[3]) <= MOST_CLASSES or int(match[2]) > this_year + 1:
        return ()
    words, year, number = match.groups()
    return ClassRef(f"{words}{year}", words, 2020, int(number)), ClassRef(f"{words}{year}级", words, int(year))


def is_bare_number(text):
    """1班 says nothing of a major or a year."""
    return bool(text) and NUMBER_ONLY.fullmatch(plain_class(text)) is not None


def find_class(text, majors, this_year):
    """The class that a title, a sheet's or a file's name speaks of, or "". Words of no known major need the word 班,
    unless they are all there is. Of several classes all are given, joined: which of them a row is in is for others to say."""
    if len(text) > 200:
        return ""
    plain = TAIL.sub("", plain_class(text))
    whole = read_class(plain, this_year)
    if whole.prefix and whole.number and (majors.of_words(whole.prefix) or _bare_class(plain, whole)):
        return plain
    if BY_NUMERAL.fullmatch(text.strip()):
        return text.strip()
    known, others = [], []
    for match in IN_TITLE.finditer(plain):
        words = majors.longest_ending(match["words"])
        found = _of_major(plain, match, words) if words else _of_unknown(match)
        if found and read_class(found, this_year).number:
            more = AND_MORE.match(plain, match.end())
            (known if words else others).extend([found, f"{more[1]}班"] if more else [found])
    return several(known or others, majors, this_year)


def _of_major(plain, match, words):
    year = "" if len(match["digits"]) > 2 else _year_before(plain[: match.end()], match)
    return f"{year}{words}{match['digits']}班" if year or len(match["digits"]) > 2 else ""


def _of_unknown(match):
    words = CUTS.split(match["words"])[-1]
    return (
        f"{words}{match['digits']}班" if match["class"] and len(match["digits"]) == 4 and 2 <= len(words) <= 8 else ""
    )


def several(names, majors, this_year):
    """The class that all these names mean, or all of them joined by JOINED."""
    distinct = {}
    for name in names:
        ref = read_class(name, this_year)
        meant = majors.of_words(ref.prefix, ref.year) if ref.prefix else ()
        distinct.setdefault((meant or ref.prefix or ref.name, ref.year, ref.number), name)
    return JOINED.join(distinct.values())


def _bare_class(plain, ref):
    if len(ref.prefix) > 8 or CUTS.search(ref.prefix):
        return False
    return plain.endswith("班") or bool(
        re.fullmatch(r"[\u4e00-\u9fff]{2,6}", ref.prefix) and not NO_CLASS.search(ref.prefix)
    )


def _year_before(text, match):
    found = re.findall(r"((?:19|20)\d{2}|(?<!\d)\d{2})级", text)
    return f"{found[-1]}级" if found else (match["years"] or "")


class Majors:
    """The majors that words can mean, of one curriculum."""

    def __init__(self, majors):
        self.majors = tuple(majors)
        self.by_pk = {major.pk: major for major in self.majors}
        self.words = {}
        for major in self.majors:
            for word in {major.name, major.name.removesuffix("技术"), *major.short_names}:
                if word:
                    self.words.setdefault(_plain(word), []).append(major)
        self.full_names = {major.name for major in self.majors}
        self._found = {}

    def of_words(self, words, year=None):
        """Candidates; more than one where the words are ambiguous even by the majors' years."""
        key = words, year
        if key not in self._found:
            self._found[key] = self._look(words, year)
        return self._found[key]

    def _look(self, words, year):
        plain = _plain(words)
        found = self.words.get(plain) or self.words.get(SCHEMES.sub("", plain)) or self._beginning_with(plain)
        exact = [major for major in found if _plain(major.name) == plain]
        if len(exact) == 1:
            return tuple(exact)
        open_then = [major for major in found if _was_open(major, year)]
        return tuple(open_then if len(found) > 1 and open_then else found)

    def _beginning_with(self, plain):
        if len(plain) < 3:
            return []
        return [major for major in self.majors if _plain(major.name).startswith(plain)]

    def longest_ending(self, words):
        """The longest end of a run of words that is a major's name or short name, "" if none is."""
        words = words.removesuffix("专业")
        for start in range(len(words)):
            if _plain(words[start:]) in self.words:
                return words[start:]
        for start in range(max(0, len(words) - 2)):
            if self._beginning_with(_plain(words[start:])):
                return words[start:]
        return ""

    def name_within(self, text):
        """The one major whose full name stands in a title, or a word for it that stands alone: 2015级机电; "" if none."""
        found = [major for major in self.majors if major.name in text]
        longest = max((len(major.name) for major in found), default=0)
        found = [major for major in found if len(major.name) == longest]
        if found:
            return found[0].name if len(found) == 1 else ""
        pieces = [piece for piece in APART.split(TAIL.sub("", COLLEGE.sub(" ", plain_class(text)))) if len(piece) > 1]
        words = [piece for piece in pieces if len(piece) < 20 and self.of_words(piece)]
        return words[0] if len(words) == 1 else ""


def _plain(words):
    words = simplified(re.sub(r"\s+", "", unicodedata.normalize("NFKC", words)))
    return re.sub(r"\([^()]*\)", "", words).removesuffix("专业")


def _was_open(major, year):
    if year is None:
        return True
    return (major.opened or 0) <= year <= (major.closed or 9999)


def class_name(ref, major):
    """机电1501, where the shape is known and the words are the major's; as written otherwise."""
    if ref.year is None or ref.number is None or major is None:
        return ref.name
    plain = _plain(ref.prefix)
    shorts = [_plain(short) for short in major.short_names]
    names = _plain(major.name)
    if plain in shorts:
        words = plain
    elif not plain or names.startswith(plain) and (len(plain) > 2 or plain == names):
        words = major.short_names[0] if major.short_names else plain or major.name
    else:
        return ref.name
    return f"{words}{ref.year % 100:02}{ref.number:02}"
