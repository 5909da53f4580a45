"""Log lines hold no phone, no document number, and no token of a personal link."""

import logging
import re

NUMBERS = [
    # mobiles as people write them: 138-0013-8000
    re.compile(r"(?<!\d)(1[3-9]\d)[- ]?\d{4}[- ]?\d{2}(\d{2})(?!\d)"),
    # telephones with their area: 0731-84637000
    re.compile(r"(?<!\d)(0\d{2,3})[- ]?\d{5,6}(\d{2})(?!\d)"),
    # 15- and 18-digit identity numbers, and long runs of digits in general
    re.compile(r"(?<!\d)(\d{3})\d{5,}([\dXx]{2,4})(?!\d)"),
]
#: what a link's address carries (accounts/links.py); nothing else in an address of the house is that long and plain
TOKEN = re.compile(r"(?<=/)[A-Za-z0-9_-]{32,}(?=[/?\s\"']|$)")


def without_tokens(text):
    return TOKEN.sub("****", text)


def masked(text):
    text = without_tokens(text)
    for number in NUMBERS:
        text = number.sub(r"\1****\2", text)
    return text


class MaskNumbers(logging.Filter):
    def filter(self, record):
        message = record.getMessage()
        record.msg, record.args = masked(message), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = masked(record.exc_text)
        return True
