"""Postal addresses as people write them: the postcode before, behind, in brackets or not at all."""

import re
import unicodedata

from django.core.exceptions import ValidationError

POSTCODE = re.compile(r"(?<!\d)(?:\((?:邮政编码|邮编)?:?([0-8]\d{5})\)|(?:邮政编码|邮编)?:?([0-8]\d{5}))(?!\d)")
LONGEST = 120
SHORTEST = 6


def read_address(text):
    """Kept as "410127 湖南省长沙市…": the postcode first, wherever it was typed."""
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    at = next((each for each in (_postcode_at(text, end=False), _postcode_at(text, end=True)) if each), None)
    postcode = next(filter(None, at.groups())) if at else ""
    place = (text[: at.start()] + text[at.end() :] if at else text).strip(" ,;:()-")
    if len(place) < SHORTEST or not re.search(r"[一-鿿]", place):
        raise ValidationError("通信地址请写到门牌或单位，例如 410127 湖南省长沙市芙蓉区远大二路892号。")
    if len(f"{postcode} {place}") > LONGEST:
        raise ValidationError("通信地址太长，请控制在 110 字以内。")
    return f"{postcode} {place}".strip()


def read_address_cell(text):
    """`(value, sentence)`, as cells are read: what is no address keeps nobody out."""
    try:
        return read_address(text), ""
    except ValidationError as refusal:
        return "", f"“{text[:10]}”这一格未导入。{refusal.messages[0]}"


def _postcode_at(text, *, end):
    """Six digits in the midst of an address may be a house or a box: a postcode stands at its beginning or its end."""
    found = [each for each in POSTCODE.finditer(text) if (each.end() == len(text) if end else each.start() == 0)]
    return found[0] if found else None
