"""The words of the search box: how what people type is taken apart, and what kind of word each is."""

import re

MOST_TERMS = 6
LONGEST = 100

# What stands between the parts of a foreign name, as the database leaves it out of a name (migration of the search).
DOTS = "·•‧∙・･●⋅．˙․"
LEFT_OUT = dict.fromkeys(map(ord, DOTS + " \u3000"))
# Dots and all kinds of brackets and quotes are written in too many ways to be searched for.
SEPARATORS = re.compile(
    r"[\s,，、;；。|()（）\[\]【】<>《》“”‘’\"\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\ufeff\ud800-\udfff" + DOTS + "]+"
    r"|(?<=[^\x00-\x7f])\.(?=[^\x00-\x7f])"
)
FULL_WIDTH = {
    code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum() or chr(code) in "＋－＠．＿＇"
}
FULL_WIDTH |= {0x3000: " ", 0xA0: " "}
NUMBER = re.compile(r"[\d+\-() ]{5,}")
PHONE = re.compile(r"(?:(?:\+|00)?86)?0?1[3-9]\d{9}|(?:(?:\+|00)?86)?0[1-9]\d{8,15}|(?:\+|00)[1-9]\d{6,14}|[48]00\d{7}")
LANDLINE = re.compile(r"(0(?:10|2\d|[3-9]\d{2}))(\d{7,8})(\d*)")
MARKED = re.compile(r"[\d@_]")


def terms_of(text):
    """The words of the box in lower case; a phone written with spaces or dashes is one word, digits only."""
    text = text.translate(FULL_WIDTH).strip()[:LONGEST]
    if NUMBER.fullmatch(text) and (phone := _phone_of(text)):
        return [phone]
    words = [_phone_of(word) or word.lower().replace("ü", "v") for word in SEPARATORS.split(text) if word]
    return list(dict.fromkeys(words))[:MOST_TERMS]


def _phone_of(word):
    """Digits of what can only be a telephone number, else ""; `2015 1501` and 学号 are none."""
    digits = re.sub(r"[^\d+]", "", word) if NUMBER.fullmatch(word) else ""
    return digits.lstrip("+") if PHONE.fullmatch(digits) else ""


def phone_values(digits):
    """How a number of these digits may stand among the contacts: 13800138000, 0731-84637000, +12125550100."""
    plain = re.sub(r"^(?:00)?86(?=0?1[3-9]\d{9}$|0?[1-9]\d{8,}$)", "", digits)
    values = {digits, plain, f"+{digits.removeprefix('00')}"}
    if re.fullmatch(r"01[3-9]\d{9}", plain):
        values.add(plain[1:])
    for number in (plain, f"0{plain}") if plain != digits else (plain,):
        if landline := LANDLINE.fullmatch(number):
            area, local, extension = landline.groups()
            values.add(f"{area}-{local}" + (f"-{extension}" if extension else ""))
    return values


def is_reading(term):
    return term.isascii() and term.replace("'", "").isalpha()


def is_number(term):
    return term.isascii() and term.isdecimal()


def is_short_number(term):
    """A whole 学号 of the old schools, or the last four digits of one."""
    return is_number(term) and 2 <= len(term) <= 4


def is_code(term):
    """More than four digits, or letters with digits, @ or _: what a 学号, a phone, a mailbox, a WeChat name look like."""
    if is_number(term):
        return len(term) > 4
    return term.isascii() and len(term) > 1 and bool(MARKED.search(term))


def without_dots(name):
    """买买提·艾力 as it is searched for: the parts of a name stand together, however they were divided."""
    return name.translate(LEFT_OUT)
