"""Identity numbers are neither stored nor shown: the eighteen digits, the fifteen of before 2000, however written."""

import re

PLAIN = str.maketrans("０１２３４５６７８９Ｘｘ－—　\u00a0", "0123456789Xx--  ")  # one for one: places stay the same
REGION = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{4}"
MONTH_AND_DAY = r"(?:0[1-9]|1[0-2])[ -]?(?:0[1-9]|[12]\d|3[01])"
IDENTITY = re.compile(
    rf"(?<!\d)(?:[1-9]\d{{5}}[ -]?(?:19|20)\d{{2}}[ -]?{MONTH_AND_DAY}[ -]?\d{{3}}[\dXx]"
    rf"|{REGION}[ -]?[3-9]\d{MONTH_AND_DAY}[ -]?\d{{3}})(?!\d)"
)
SHORTEST = 15
LEFT_OUT = "（证件号已略去）"


def is_identity_number(text):
    return len(text) >= SHORTEST and IDENTITY.fullmatch(text.translate(PLAIN)) is not None


def has_identity_number(text):
    return len(text) >= SHORTEST and IDENTITY.search(text.translate(PLAIN)) is not None


def without_identity_numbers(text):
    if len(text) < SHORTEST or text.isalpha():
        return text
    for match in reversed(list(IDENTITY.finditer(text.translate(PLAIN)))):
        text = text[: match.start()] + LEFT_OUT + text[match.end() :]
    return text
