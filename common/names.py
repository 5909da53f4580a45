"""What no name may hold, of a person, a class, a college or a major: signs that are no writing."""

import re

from django.core.exceptions import ValidationError

NOT_WRITING = re.compile(r"[<>\x00-\x1f\x7f-\x9f\u2028-\u202e\u2060-\u2069\u200b-\u200f\ufeff]")


def check_plain(value):
    """Refuse angle brackets and signs that nobody sees; elsewhere they would be read as markup or hide a difference."""
    found = NOT_WRITING.search(value)
    if found:
        what = f"“{found.group()}”" if found.group() in "<>" else "看不见的控制字符"
        raise ValidationError(f"名称里有{what}，不能保存。请去掉后再保存。", code="not_writing")
