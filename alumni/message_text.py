"""The words of a message: which placeholders there are, and what stands in their place in one person's copy."""

import re

from django.core.exceptions import ValidationError

from alumni.models import Message

PLACEHOLDER = re.compile(r"[{｛]([^{}｛｝\n]*)[}｝]")
TITLES = {"男": "先生", "女": "女士"}
FILLED = {
    "姓名": lambda name, gender: name,
    "称呼": lambda name, gender: f"{name}{TITLES.get(gender, '校友')}",
}
OFFERED = "、".join(f"{{{name}}}" for name in FILLED)


def check_text(text, kind):
    """Refuse what nobody could fill in; return the text as it is kept."""
    text = "\n".join(line.rstrip() for line in (text or "").replace("\r", "").split("\n")).strip()
    names = [found.strip() for found in PLACEHOLDER.findall(text)]
    if names and kind == Message.Kind.GROUP:
        raise ValidationError("微信群文字是发给大家的，不能用 {姓名}、{称呼} 这样的占位。请改成“各位校友”等写法。")
    if unknown := [name for name in names if name not in FILLED]:
        raise ValidationError(f"没有“{{{unknown[0]}}}”这个占位，只能用 {OFFERED}。请改正后再发送。")
    if kind == Message.Kind.EMAIL and re.search("[{}｛｝]", PLACEHOLDER.sub("", text)):
        raise ValidationError(f"大括号没有成对。占位要写成 {OFFERED}。")
    return text


def filled(text, *, name, gender=""):
    return PLACEHOLDER.sub(lambda found: FILLED[found.group(1).strip()](name, gender), text)
