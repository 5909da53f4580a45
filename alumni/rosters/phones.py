"""Telephone numbers as people write them, and as Excel damages them."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import phonenumbers

from alumni.rosters.cells import AS_TEXT, SCIENTIFIC, cell_error
from alumni.rosters.cells_identity import has_identity_number
from alumni.rosters.years import BLANK

MOBILE = re.compile(r"1[3-9][0-9]{9}")  # not \d: digits of other scripts are no telephone number
LANDLINE = re.compile(r"(0(?:10|2[0-9]|[3-9][0-9]{2}))([0-9]{7,8})")
LOCAL = re.compile(r"[2-8][0-9]{6,7}")
SERVICE = re.compile(r"[48]00[0-9]{7}|9[0-9]{4,9}|1[02][0-9]{3,9}")
NUMBER = re.compile(r"(?:\+|(?<!\d)00)?\(?\d[\d\s()./-]*\d|\d")
NOT_OWN = re.compile(
    r"父|母|爸|妈|家长|监护|爱人|妻|丈夫|老公|老婆|配偶|儿子|女儿|哥|姐|弟|妹|亲戚|亲属|家属|奶奶|爷爷|外婆|外公|岳|朋友|同学|同事"
)
DEAD = re.compile(r"空号|停机|停用|已停|作废|注销|已换|不用|错号|打不通")
FORMER = re.compile(r"旧|原|以前|曾用")
NO_NUMBER = re.compile(r"qq|扣扣", re.IGNORECASE)
NONE_GIVEN = re.compile(r"(?:已?失联|无|没|未|不|暂|待|已?停机|空号|保密|联系不上|打不通|去世|已故|病故).{0,8}")
IN_BRACKETS = re.compile(r"(?<=\d{7})\s*\((\d{2,6})\)(?!\s*\d)")
AREA_NUMBER_IN_BRACKETS = re.compile(r"(?<!\d)(0\d{2,3}\D?\d{7,8})\s*\((\d{2,6})\)")
SEPARATORS = re.compile(r"[;,、|\\/\n\r]+|(?<=\d)\s{2,}(?=[\d+])|和|或|及")
SPACES = re.compile(r"[\s\u200b-\u200f\ufeff]+")
EXTENSION = re.compile(r"[\s,.]*(?:转|分机|ext)[.:]?\s*(\d{1,6})", re.IGNORECASE)
EXACT = 10**15


class Phones(NamedTuple):
    """`problem` keeps the row out; `note` says which of the numbers was left out, and why."""

    mobile: str = ""
    others: tuple[str, ...] = ()
    problem: str = ""
    note: str = ""


NO_PHONE = Phones()


@lru_cache(maxsize=50_000)
def read_phones(value):
    if value is None:
        return NO_PHONE
    if isinstance(value, str) and not value.startswith("#"):
        return Phones(value) if MOBILE.fullmatch(value) and not value.endswith("0" * 8) else _of_text(value)
    if problem := cell_error(value):
        return Phones(problem=problem)
    if isinstance(value, str):
        return _of_text(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return Phones(problem="这一格不是电话号码。请在原表中改正后再上传。")
    return _of_number(value)


def _of_number(value):
    if not abs(value) < EXACT or value != int(value):  # so written, a NaN is refused too
        return Phones(problem="数字过长或带小数，末尾几位已被 Excel 改掉。" + AS_TEXT)
    if value >= 10**10 and value % 10**6 == 0:
        return Phones(problem=f"号码“{value}”末尾全是 0，可能被 Excel 改写过。" + AS_TEXT)
    return _of_text(str(int(value)))


def _of_text(value):
    text = unicodedata.normalize("NFKC", value).strip().strip("'\"`“”‘’").strip()
    if SPACES.sub("", text).lower() in BLANK:
        return NO_PHONE
    text = re.sub(r"[‐-―−－]", "-", re.sub(r"\.0+$", "", text))
    if has_identity_number(text):
        return Phones(problem="这一格里有身份证号，系统不保存。请只填电话号码，没有就留空。")
    if SCIENTIFIC.search(text):
        return Phones(problem=f"号码被 Excel 改成了科学计数法“{text[:20]}”，原来的数字已丢失。" + AS_TEXT)
    if NONE_GIVEN.fullmatch(text) and not re.search(r"\d", text):
        return Phones(note=f"电话写着“{text}”，没有号码可导入。")
    found = {"mobile": [], "former": [], "other": [], "": []}
    notes = []
    for token, words in _tokens(text):
        number, kind = _read_token(token)
        if len(number) > 6 and (note := _left_out(words)):
            notes.append(note)
        elif kind == "mobile" and FORMER.search(words):
            found["former"].append(number)
        elif kind != "short":
            found[kind].append(number)
    mobiles = list(dict.fromkeys([*found["mobile"], *found["former"]]))
    problem = _why_not(found[""][0]) if found[""] else ""
    return _result(text, mobiles, found["other"], problem, "".join(dict.fromkeys(notes)))


def _left_out(words):
    """Why the number that these words belong to is not the person's, "" if it is."""
    shown = re.sub(r"[^\u4e00-\u9fffA-Za-z]", "", words)[:10]
    if NOT_OWN.search(words):
        return f"注明“{shown}”的号码是他人的，没有导入。"
    if DEAD.search(words):
        return f"注明“{shown}”的号码没有导入。"
    return "QQ 号不是电话号码，没有导入。请填在“QQ”一列。" if NO_NUMBER.search(words) else ""


def _result(text, mobiles, others, problem, note):
    if problem:
        return Phones(problem=problem)
    if note and not mobiles and not others:
        return Phones(note=note)
    if mobiles and mobiles[0].endswith("0" * 8):
        return Phones(problem=f"号码“{mobiles[0]}”末尾全是 0，可能被 Excel 改写过。" + AS_TEXT)
    if not mobiles and (overseas := [each for each in others if each.startswith("+")]):
        mobiles = overseas[:1]
        others = [each for each in others if each != overseas[0]]
    local = [each for each in others if LOCAL.fullmatch(each)]
    if not mobiles and local and len(local) == len(others):
        return Phones(problem=f"“{local[0]}”像是没有区号的座机，或少了几位。请补全区号或改成手机号码。")
    if not mobiles and not others:
        return Phones(problem=f"“{text[:20]}”不是电话号码。请改成 11 位手机号码，没有就留空。")
    return Phones(mobiles[0] if mobiles else "", tuple(dict.fromkeys([*mobiles[1:], *others])), note=note)


def _tokens(text):
    """The numbers of one cell with their words. 138 0013 8000 is one number, 13800138000 13900139000 are two."""
    text = AREA_NUMBER_IN_BRACKETS.sub(r"\1-\2", EXTENSION.sub(r"-\1", text))
    for piece in SEPARATORS.split(IN_BRACKETS.sub(r" 短号\1", text)):
        for token, words in _with_words(piece):
            for each in _split_at_spaces(token):
                yield each, words


def _with_words(piece):
    """父13900139000 母… has the words before its numbers, 13900139000(父) … behind them."""
    matches = list(NUMBER.finditer(piece))
    if not matches:
        return
    starts = [0, *(match.end() for match in matches)]
    ends = [*(match.start() for match in matches), len(piece)]
    gaps = [piece[start:end] for start, end in zip(starts, ends, strict=True)]
    before = any(map(str.isalpha, gaps[0]))
    leading = [True, *(_is_of_the_next(gap, before) for gap in gaps[1:])]
    for at, match in enumerate(matches):
        yield match.group(), (gaps[at] if leading[at] else "") + ("" if leading[at + 1] else gaps[at + 1])


def _is_of_the_next(gap, before):
    return not gap.startswith("(") and (before or gap[:1].isspace() and not gap[-1:].isspace())


def _split_at_spaces(token):
    parts = SPACES.split(token.strip())
    several = len(re.sub(r"\D", "", token)) > 14 and any(MOBILE.search(part) for part in parts)
    return _join_prefix(parts) if several else [token]


def _join_prefix(parts):
    joined = []
    for part in parts:
        if joined and joined[-1] in ("+86", "86", "0086"):
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _read_token(token):
    """(number, "mobile" | "other" | "short" | "") : short are in-house numbers that may stand beside a mobile."""
    digits = re.sub(r"[^\d+]", "", token)
    plain = re.sub(r"^(?:\+|00)?86(?=1[3-9]\d{9}$|0?[1-9]\d{8,11}$)", "", digits)
    if MOBILE.fullmatch(plain):
        return plain, "mobile"
    if plain.startswith("0") and MOBILE.fullmatch(plain[1:]):
        return plain[1:], "mobile"
    if digits.startswith(("+", "00")) and not digits.startswith(("+86", "0086")):
        return _overseas(digits)
    if digits.startswith(("+86", "0086")) and not plain.startswith("0"):
        plain = "0" + plain.removeprefix("+86").removeprefix("0086")
    return _landline(plain, token)


def _overseas(digits):
    try:
        number = phonenumbers.parse("+" + digits.removeprefix("+").removeprefix("00"), None)
    except phonenumbers.NumberParseException:
        return digits, ""
    if not phonenumbers.is_valid_number(number):
        return digits, ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), "other"


def _landline(plain, token):
    base, _, extension = plain, "", ""
    if match := re.search(r"^(.*\d{7,8})-(\d{1,6})\s*$", token.strip()):
        base, extension = re.sub(r"\D", "", match[1]), "-" + match[2]
    for number, tail in ((plain, ""), (base, extension)):
        if match := LANDLINE.fullmatch(number):
            return f"{match[1]}-{match[2]}{tail}", "other"
        if LOCAL.fullmatch(number) or SERVICE.fullmatch(number) and not number.startswith("1"):
            return number + tail, "other"
    return plain, "short" if len(plain) <= 6 else ""


def _why_not(number):
    shown = number[:20]
    if number.startswith("1") and len(number) in (8, 9, 10):
        return f"手机号码“{shown}”只有 {len(number)} 位，少了数字。请核对后填写完整的 11 位。"
    if number.startswith("1") and len(number) > 11:
        return f"手机号码“{shown}”有 {len(number)} 位，多了数字。请核对后改成 11 位。"
    return f"“{shown}”不是手机号码，也不是带区号的座机。请核对后改正，没有就留空。"
