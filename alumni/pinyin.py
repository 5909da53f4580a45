"""Readings of names, for sorting and finding. The stored reading can be edited: 覃 may be qin or tan."""

import os
from functools import lru_cache

# Characters are read one by one: the tables of phrases would take 44 MB in every process and never be asked.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")

from pypinyin import Style, lazy_pinyin  # noqa: E402

# Surnames read otherwise than the character's usual reading.
SURNAMES = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha", "盖": "ge", "区": "ou", "朴": "piao", "任": "ren",
    "覃": "qin", "冼": "xian", "华": "hua", "宁": "ning", "员": "yun", "缪": "miao", "逄": "pang", "乐": "yue", "折": "she",
    "黑": "he", "秘": "bi", "繁": "po", "种": "chong", "召": "shao", "应": "ying", "卜": "bu", "洗": "xian", "哈": "ha",
    "纪": "ji", "尹": "yin", "俞": "yu", "阚": "kan", "祭": "zhai", "句": "gou", "翟": "zhai", "訾": "zi", "隗": "wei",
    "葛": "ge", "燕": "yan", "过": "guo", "车": "che", "柏": "bai", "洪": "hong", "曲": "qu",
}  # fmt: skip
COMPOUND = {
    "尉迟": "yu chi", "长孙": "zhang sun", "万俟": "mo qi", "澹台": "tan tai", "单于": "chan yu", "欧阳": "ou yang",
    "上官": "shang guan", "司马": "si ma", "诸葛": "zhu ge", "夏侯": "xia hou", "皇甫": "huang fu", "令狐": "ling hu",
    "司徒": "si tu", "慕容": "mu rong", "宇文": "yu wen", "闻人": "wen ren", "东方": "dong fang", "公孙": "gong sun",
    "钟离": "zhong li", "轩辕": "xuan yuan", "端木": "duan mu", "申屠": "shen tu", "濮阳": "pu yang", "呼延": "hu yan",
}  # fmt: skip

LONGEST = 120  # what the column holds; a name of forty characters reads longer


@lru_cache(maxsize=20_000)
def _syllable(character):
    return lazy_pinyin(character, style=Style.NORMAL, errors=lambda other: list(other))[0].lower()


def read_name(name):
    """`单静宇` → `shan jing yu`; ü is written v (吕 → lv); letters stay, everything else is left out."""
    head, rest = [], name
    if name[:2] in COMPOUND and len(name) > 2:
        head, rest = [COMPOUND[name[:2]]], name[2:]
    elif name[:1] in SURNAMES:
        head, rest = [SURNAMES[name[0]]], name[1:]
    syllables = [_syllable(character) for character in rest if character.isalnum()]
    return " ".join(head + _words(syllables, rest))[:LONGEST].rstrip()


def _words(syllables, rest):
    """Latin letters of a foreign name form words again, as they were written."""
    if not any(character.isascii() and character.isalpha() for character in rest):
        return syllables
    words = "".join(c.lower() if c.isascii() else f" {_syllable(c)} " for c in rest if c.isalnum() or c in " ·")
    return words.replace("·", " ").split()
