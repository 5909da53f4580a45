"""How a way to reach somebody is read when typed, written in full, and masked."""

import re
import unicodedata

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from alumni.models import Contact
from alumni.rosters.addresses import read_address
from alumni.rosters.phones import MOBILE, read_phones
from common import formats

Kind = Contact.Kind
WECHAT = re.compile(r"[A-Za-z0-9_\-]{5,40}")
QQ = re.compile(r"[1-9]\d{4,11}")
ADDRESS_SHOWN = 6  # of a masked postal address: province and the beginning of the city


def read_contact(kind, text):
    """Return the value as it is stored, or refuse in words."""
    text = unicodedata.normalize("NFKC", text or "").strip()
    if not text:
        raise ValidationError("请填写联系方式。")
    return READERS[kind](text)


def read_mobile(text):
    digits = re.sub(r"[\s\-().]", "", text)
    if digits.startswith(("+", "00")) and not digits.startswith(("+86", "0086")):
        return _overseas(digits)
    plain = re.sub(r"^(?:\+|00)?86(?=1\d{10}$)", "", digits)
    if MOBILE.fullmatch(plain):
        return plain
    if plain.isdigit() and plain.startswith("1"):
        raise ValidationError(f"手机号码应为 11 位数字，这里有 {len(plain)} 位，请核对。")
    raise ValidationError("这不是手机号码。手机号码为 11 位数字；国外号码请以“+”和国家代码开头。")


def _overseas(digits):
    try:
        number = phonenumbers.parse("+" + digits.removeprefix("+").removeprefix("00"), None)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        raise ValidationError("国外号码有误，请以“+”和国家代码开头填写完整号码。")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _read_phone(text):
    found = read_phones(text)
    if found.mobile and not found.mobile.startswith("+"):
        raise ValidationError("这是手机号码，请把类别改为“手机”。")
    numbers = [*filter(None, [found.mobile]), *found.others]
    if found.problem or not numbers:
        raise ValidationError("固定电话请填写区号和号码，例如 0731-84637000。")
    if len(numbers) > 1:
        raise ValidationError("一次请只填写一个号码，其余的另外添加。")
    return numbers[0]


def _read_email(text):
    try:
        validate_email(text)
    except ValidationError as error:
        raise ValidationError("邮箱格式有误，请核对，例如 zhang@163.com。") from error
    return text


def _read_wechat(text):
    if not WECHAT.fullmatch(text):
        raise ValidationError("微信号由字母、数字、下划线或减号组成，至少 5 个字符，请核对。")
    return text


def _read_qq(text):
    if not QQ.fullmatch(text):
        raise ValidationError("QQ 号为 5 至 12 位数字，请核对。")
    return text


def split_address(value):
    """`(postcode or "", address)` of a stored postal address."""
    postcode, _, place = value.partition(" ")
    return (postcode, place) if re.fullmatch(r"\d{6}", postcode) else ("", value)


# A number by which somebody is reached, or a mailbox, within other words; years and sums are shorter.
NUMBER_IN_WORDS = re.compile(
    r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|(?<!\d)(?:1\d{2}[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8}|\d{7,})(?!\d)"
)


READERS = {
    Kind.MOBILE: read_mobile,
    Kind.PHONE: _read_phone,
    Kind.EMAIL: _read_email,
    Kind.WECHAT: _read_wechat,
    Kind.QQ: _read_qq,
    Kind.ADDRESS: read_address,
}


def read_any_phone(text):
    """A mobile or a landline, "" where nothing is typed; the office phone of a teacher is often the latter."""
    text = unicodedata.normalize("NFKC", text).strip()
    if not text:
        return ""
    for read in (read_mobile, _read_phone):
        try:
            return read(text)
        except ValidationError:
            continue
    raise ValidationError("电话有误：手机为 11 位数字，固定电话请带区号，例如 0731-84637000。")


def write_contact(kind, value):
    return formats.phone(value) if kind in (Kind.MOBILE, Kind.PHONE) else value


def mask_contact(kind, value):
    if kind in (Kind.MOBILE, Kind.PHONE):
        return formats.masked_phone(value)
    if kind == Kind.EMAIL:
        return formats.masked_email(value)
    if kind == Kind.ADDRESS:
        return split_address(value)[1][:ADDRESS_SHOWN] + formats.HIDDEN
    return value[:2] + formats.HIDDEN if value else ""


def mask_numbers(text):
    """Words with every telephone number, long number and mailbox in them masked."""
    return NUMBER_IN_WORDS.sub(_masked_in_words, text or "")


def _masked_in_words(found):
    text = found.group()
    return formats.masked_email(text) if "@" in text else f"{text[:3]}{formats.HIDDEN}{text[-4:]}"
