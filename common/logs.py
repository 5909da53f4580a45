"""Log lines hold no phone and no document number."""

import logging
import re

# 11-digit mobiles, 15- and 18-digit identity numbers, and long runs of digits in general.
LONG_NUMBER = re.compile(r"(?<!\d)(\d{3})\d{5,}([\dXx]{2,4})(?!\d)")


class MaskNumbers(logging.Filter):
    def filter(self, record):
        message = record.getMessage()
        record.msg, record.args = LONG_NUMBER.sub(r"\1****\2", message), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = LONG_NUMBER.sub(r"\1****\2", record.exc_text)
        return True
