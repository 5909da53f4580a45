"""Telephone numbers that are shown to the public: a mobile, a landline with its area code, a service number."""

import re

from django.core.exceptions import ValidationError

ONE = r"(?:\+?86[- ]?)?(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8}(?:(?:[- ]|转)\d{1,6})?|[48]00[- ]?\d{3,4}[- ]?\d{3,4})"
SEVERAL = re.compile(rf"{ONE}(?:\s*[、,，/；;]\s*{ONE})*")


def check_telephone(value):
    if not SEVERAL.fullmatch(value.strip()):
        raise ValidationError("电话有误：手机为 11 位数字，固定电话请带区号，例如 0731-84637000；几个号码用顿号隔开。")
