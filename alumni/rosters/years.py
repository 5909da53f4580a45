"""Years as people write them: 2015, 15级, 2015届, 2015年6月, 2015-06, 2015.9, Excel's dates and their serial numbers."""

import datetime
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from alumni.rosters.cells_traditional import simplified

FIRST_YEAR = 1903  # the school traces itself to it
ENROLS_AHEAD, LEAVES_AHEAD = 1, 8  # how many years from now somebody known today enrols or leaves at the latest
BLANK = frozenset(
    ("", "-", "--", "—", "/", "\\", "无", "暂无", "不详", "未知", "不清楚", "未填", "空", "没有", "null", "none", "n/a")
    + (
        "?",
        "？",
        "??",
        "待补",
        "待查",
        "待定",
        "待补充",
        "不记得",
        "忘记了",
        "忘了",
        "(空)",
        "(跳过)",
        "（空）",
        "（跳过）",
        "..",
        "...",
        "…",
    )
)
SERIALS = range(29_221, 54_789)  # 1980 to 2049: a mistyped 20015 is not one of them
EPOCH = datetime.date(1899, 12, 30)
CHINESE_DIGITS = str.maketrans("〇零○O一二三四五六七八九", "0000123456789")

MARKED = re.compile(r"(\d{4}|\d{2})年?(级|届)")
RANGE = re.compile(
    r"^(\d{4})年?(?:[./-]?\d{1,2}月?)?(?:-|—|–|~|至|到|/)+(\d{4})(?:年(?:\d{1,2}月)?|[./-]\d{1,2}月?)?(?:毕业)?$"
)
FOUR = re.compile(r"^(\d{4})(?:年|年度|学年|学年度)?(?:[春夏秋冬]季?|[上下](?:半年)?)?(?:入学|入校|毕业|离校)?$")
MONTH = re.compile(
    r"^(\d{4})(?:年|[./-])(\d{1,2})(?:月|月份)?(?:[./-]?(\d{1,2})[日号]?)?(?:T?\d{1,2}:\d{2}(?::\d{2})?)?(?:入学|入校|毕业|离校)?$"
)
COMPACT = re.compile(r"^((?:19|20)\d{2})(\d{2})(\d{2})?$")
TWO = re.compile(r"^(\d{2})(?:年?|[./](?=\d))(?:(\d{1,2})月?(?:份|毕业|入学)?)?$")
TWO_SPAN = re.compile(r"^(\d{2})[-~至到/](\d{2})$")


class Years(NamedTuple):
    """`plain` says only a year; 级 says enrolled, 届 graduated, a range both. All None: nothing was written."""

    plain: int | None = None
    enrolled: int | None = None
    graduated: int | None = None


NOTHING = Years()


def full_year(two_digits, this_year, *, ahead=6):
    year = 2000 + two_digits
    return year if year <= this_year + ahead else year - 100


@lru_cache(maxsize=20_000)
def read_years(value, this_year):
    """None where it cannot be read."""
    if value is None:
        return NOTHING
    if isinstance(value, datetime.date):
        return Years(value.year)
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _of_number(value, this_year)
    return _of_text(value, this_year)


def _of_number(value, this_year):
    if FIRST_YEAR <= value < 2100:
        return Years(int(value))
    if 10 <= value < 100:  # 15, and 15.9 for September of that year
        return _of_text(str(int(value) if value == int(value) else value), this_year)
    if value in SERIALS:
        return Years((EPOCH + datetime.timedelta(days=int(value))).year)
    match = COMPACT.match(str(value))
    return _compact(match) if match else None


def _compact(match):
    _, month, day = match.groups()
    return Years(int(match[1])) if 1 <= int(month) <= 12 and 1 <= int(day or 1) <= 31 else None


def _of_text(value, this_year):
    text = re.sub(r"[\s\u200b\ufeff]+", "", unicodedata.normalize("NFKC", value))
    if text.lower() in BLANK:
        return NOTHING
    text = simplified(text).translate(CHINESE_DIGITS).replace("——", "-").strip("'\"`‘’“”")
    text = re.sub(r"\.0+$", "", text)
    if marked := MARKED.findall(text):
        return _marked(marked, this_year)
    if match := RANGE.match(text):
        return Years(None, int(match[1]), int(match[2]))
    if match := FOUR.match(text):
        return Years(int(match[1]))
    if match := MONTH.match(text):
        return _month(match)
    if match := COMPACT.match(text):
        return _compact(match)
    if (match := TWO.match(text)) and 1 <= int(match[2] or 1) <= 12:
        return Years(full_year(int(match[1]), this_year))
    if (match := TWO_SPAN.match(text)) and int(match[2]) > 12:
        return Years(None, *(full_year(int(digits), this_year) for digits in match.groups()))
    return None


def _marked(marked, this_year):
    found = {}
    for digits, mark in marked:
        year = int(digits) if len(digits) == 4 else full_year(int(digits), this_year)
        found.setdefault(mark, year)
    return Years(None, found.get("级"), found.get("届"))


def _month(match):
    if 1 <= int(match[2]) <= 12:
        return Years(int(match[1]))
    until = int(match[1][:2] + match[2])  # 2015-18: a span of years
    return Years(None, int(match[1]), until) if match[3] is None and 0 < until - int(match[1]) <= 12 else None
