"""How numbers, dates and contact data are written for people. Plain functions; templatetags/formats.py registers them.

All of them take None or "" and answer "", so that a template need not ask first.
"""

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from zoneinfo import ZoneInfo

import phonenumbers
from django.utils import timezone

SHANGHAI = ZoneInfo("Asia/Shanghai")
SMALLEST_SHOWN = 5
HIDDEN = "****"

_MOBILE = re.compile(r"(?:\+?86)?(1[3-9]\d)(\d{4})(\d{4})")
_HOTLINE = re.compile(r"([48]00)(\d{3})(\d{4})")
_LANDLINE = re.compile(r"(?:\+?86)?(0(?:10|2\d|[3-9]\d\d))(\d{7,8})")
_EXTENSION = re.compile(r"(?:转|ext\.?|#|-)(\d{1,6})$", re.IGNORECASE)


def phone(value) -> str:
    """138 0013 8000 · 0731-84637000 · 0731-84637000 转 8012 · 400 123 4567 · +1 212-555-0100; anything else as it stands."""
    text = _text(value)
    number, extension = _split_extension(text)
    return _write(_parts(number), extension) or _abroad(text) or text


def masked_phone(value) -> str:
    """138 **** 8000 · 0731-****7000 · +1 **** 0100: enough to recognise one's own number, too little to dial it."""
    text = _text(value)
    number, extension = _split_extension(text)
    parts = _parts(number)
    masked = parts and [
        parts[0],
        *(HIDDEN for _ in parts[1:-1]),
        parts[-1] if len(parts) == 3 else HIDDEN + parts[-1][-4:],
    ]
    return _write(masked, extension) or _masked_other(text)


def masked_email(value) -> str:
    """zh****@163.com; an address of one or two letters shows none of them."""
    name, at, domain = _text(value).rpartition("@")
    if not at:
        return HIDDEN if domain else ""
    return f"{name[: min(2, len(name) - 2)] if len(name) > 2 else ''}{HIDDEN}@{domain}"


def money(value) -> str:
    """¥12,345.00, half a fen rounded up, a minus before the sign of the currency."""
    amount = _decimal(value)
    if amount is None:
        return _text(value)
    amount = amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return f"{'-' if amount < 0 else ''}¥{abs(amount):,.2f}"


def thousands(value) -> str:
    """12,345. Django's intcomma prints no commas under zh-hans. What is no number ("1000+") stays as it is."""
    number = _decimal(value)
    return _text(value) if number is None else f"{number:,f}"


def small_count(value) -> str:
    """A count of people for those who are neither the office nor the unit whose rows they are: 1 to 4 become "<5"."""
    number = _decimal(value)
    return f"<{SMALLEST_SHOWN}" if number is not None and 0 < number < SMALLEST_SHOWN else thousands(value)


def day(value) -> str:
    """2026年11月22日, the day in Shanghai."""
    when = _local(value)
    return f"{when.year}年{when.month}月{when.day}日" if when else ""


def article(number) -> str:
    """第九条, 第二十条: as the regulation counts its articles, up to 第九十九条."""
    if not number:
        return ""
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    written = (digits[tens] if tens > 1 else "") + ("十" if tens else "") + (digits[ones] if ones else "")
    return f"第{written}条"


def moment(value) -> str:
    """22日 14:30 in this month, 11月22日 14:30 in this year, else with the year."""
    when = _local(value)
    if not isinstance(when, datetime.datetime):
        return day(value)
    today = timezone.localdate(timezone=SHANGHAI)
    clock = f"{when:%H:%M}"
    if (when.year, when.month) == (today.year, today.month):
        return f"{when.day}日 {clock}"
    return f"{when.month}月{when.day}日 {clock}" if when.year == today.year else f"{day(value)} {clock}"


def stamp(value) -> str:
    """2026年11月22日 14:30, for what is kept: a title, a file, a stored sentence is read in another month, too."""
    when = _local(value)
    return f"{day(when)} {when:%H:%M}" if isinstance(when, datetime.datetime) else day(when)


def ago(value) -> str:
    """刚刚 · 5 分钟前 · 3 小时前 · 3 天前 · 3 个月前 · 2 年前; a date without time begins with 今天, the future is written as a day."""
    when = _local(value)
    if when is None:
        return ""
    now = timezone.now().astimezone(SHANGHAI)
    if not isinstance(when, datetime.datetime):
        return _days_ago((now.date() - when).days, when)
    seconds = (now - when).total_seconds()
    if 0 <= seconds < 86400:
        return _hours_ago(int(seconds))
    return _days_ago(int(seconds // 86400), when)


def _hours_ago(seconds: int) -> str:
    if seconds < 60:
        return "刚刚"
    return f"{seconds // 60} 分钟前" if seconds < 3600 else f"{seconds // 3600} 小时前"


def _days_ago(days: int, when) -> str:
    if days < 0:
        return day(when)
    if days < 30:
        return f"{days} 天前" if days else "今天"
    months = days * 12 // 365
    return f"{max(months, 1)} 个月前" if months < 12 else f"{days // 365} 年前"


def _text(value) -> str:
    return "" if value is None else str(value).strip()


def _decimal(value) -> Decimal | None:
    try:
        number = Decimal(_text(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _local(value):
    """A date stays a date; a moment becomes Shanghai time (a naive one is taken to be so already)."""
    if not isinstance(value, datetime.datetime):
        return value if isinstance(value, datetime.date) else None
    return value.replace(tzinfo=SHANGHAI) if timezone.is_naive(value) else value.astimezone(SHANGHAI)


def _split_extension(text: str) -> tuple[str, str]:
    """The digits of the number itself, and of an extension where one is written after it."""
    number, extension = text, ""
    found = _EXTENSION.search(text)
    if found and len(re.sub(r"\D", "", text[: found.start()])) >= 10:
        number, extension = text[: found.start()], found.group(1)
    return re.sub(r"[\s\-()（）]", "", number), extension


def _parts(number: str) -> list[str]:
    """Three parts of a mobile or hotline, two of a landline, none of anything else."""
    for kind in (_MOBILE, _LANDLINE, _HOTLINE):
        found = kind.fullmatch(number)
        if found:
            return list(found.groups())
    return []


def _write(parts: list[str], extension: str) -> str:
    if not parts:
        return ""
    return (" " if len(parts) == 3 else "-").join(parts) + (f" 转 {extension}" if extension else "")


def _abroad(text: str) -> str:
    if not text.startswith("+"):
        return ""
    try:
        parsed = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _masked_other(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    if len(digits) < 7:
        return HIDDEN if text else ""
    country = _abroad(text).partition(" ")[0]
    return f"{country} {HIDDEN} {digits[-4:]}" if country else f"{HIDDEN}{digits[-4:]}"
