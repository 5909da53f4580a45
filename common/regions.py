"""Provinces and prefectures by GB/T 2260, and what people write for them. The data is common/data/regions.txt."""

import re
from functools import lru_cache
from pathlib import Path

ABROAD = "990000"
HOME = "430000"

_NO_MEANING = re.compile(r"[\s\-—－–~～_/／\\,，.、·・;；:：()（）\[\]|｜+＋&＆>＞→]+")
_ONE_SIGN = {
    "京": "110000",
    "津": "120000",
    "冀": "130000",
    "晋": "140000",
    "蒙": "150000",
    "辽": "210000",
    "吉": "220000",
    "黑": "230000",
    "沪": "310000",
    "苏": "320000",
    "浙": "330000",
    "皖": "340000",
    "闽": "350000",
    "赣": "360000",
    "鲁": "370000",
    "豫": "410000",
    "鄂": "420000",
    "湘": "430000",
    "粤": "440000",
    "桂": "450000",
    "琼": "460000",
    "渝": "500000",
    "川": "510000",
    "蜀": "510000",
    "贵": "520000",
    "黔": "520000",
    "云": "530000",
    "滇": "530000",
    "藏": "540000",
    "陕": "610000",
    "秦": "610000",
    "甘": "620000",
    "陇": "620000",
    "青": "630000",
    "宁": "640000",
    "新": "650000",
    "台": "710000",
    "港": "810000",
    "澳": "820000",
}


def _load():
    """Return (provinces, cities, short names, other names): code → name, and for the last code → everything written."""
    provinces, cities, shorts, written = {}, {}, {}, {}
    for line in Path(__file__).with_name("data").joinpath("regions.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        code, name, *others = line.split()
        if code != ABROAD:
            (provinces if code.endswith("0000") else cities)[code] = name
        shorts[code] = others[0] if others else re.sub(r"(市|地区|盟)$", "", name)
        written[code] = {name, shorts[code], *others}
    return provinces, cities, shorts, written


PROVINCES, CITIES, _SHORTS, _WRITTEN = _load()
_PROVINCE_NAMES = {name: code for code in PROVINCES for name in _WRITTEN[code]}
_CITY_NAMES = {name: code for code in CITIES for name in _WRITTEN[code]}
_ABROAD_NAMES = dict.fromkeys(_WRITTEN[ABROAD], ABROAD)


def name_of(code: str) -> str:
    """湖南省长沙市 · 湖南省 · 北京市 · 海外; an unknown code is shown as it stands."""
    if code == ABROAD:
        return "海外"
    if code in CITIES:
        return PROVINCES[province_of(code)] + CITIES[code]
    return PROVINCES.get(code, code)


def short_name(code: str) -> str:
    """湖南 · 长沙 · 海外."""
    return "海外" if code == ABROAD else _SHORTS.get(code, code)


def cities_of(province_code: str) -> dict[str, str]:
    return {code: name for code, name in CITIES.items() if province_of(code) == province_code}


@lru_cache(maxsize=1)
def choices() -> list[tuple]:
    """For forms and models: a group for each province, the home province first, 海外 last."""
    groups = [
        (PROVINCES[code], [(each, name_of(each)) for each in (code, *cities_of(code))])
        for code in sorted(PROVINCES, key=lambda code: (code != HOME, code))
    ]
    return [*groups, ("海外", [(ABROAD, "海外")])]


@lru_cache(maxsize=20_000)
def find_region(province: str, city: str = "") -> str:
    """Read what people write in one or two cells; "" where it says nothing certain, or two things.

    A city alone gives its province with it; a city that nobody knows leaves the province standing.
    """
    province, city = _clean(province), _clean(city)
    wide = _read(province)
    narrow = _read_city(city, province_of(wide)) if wide else ""
    narrow = narrow or _read(city)
    if not wide or not narrow:
        return wide or narrow
    if province_of(wide) != province_of(narrow) or (wide in CITIES and narrow in CITIES and wide != narrow):
        return ""
    return narrow if narrow in CITIES else wide


def province_of(code: str) -> str:
    return code[:2] + "0000"


def _clean(text: str) -> str:
    text = _NO_MEANING.sub("", text or "")
    return text.removeprefix("中国") if len(text) > 2 else text


def _read(text: str) -> str:
    """One cell: a province with or without what follows, a city, or a country."""
    whole_name = _CITY_NAMES.get(text)  # 吉林市 and 海南州 begin like a province
    if whole_name and text not in _PROVINCE_NAMES:
        return whole_name
    province, rest = _beginning(text, _PROVINCE_NAMES)
    if province:
        return _read_city(rest.removeprefix("省"), province) or province
    return _beginning(text, _CITY_NAMES)[0] or _beginning(text, _ABROAD_NAMES)[0] or _read_sign(text)


def _read_sign(text: str) -> str:
    """湘 and 湘长沙; 湘潭 is a city, 新乡 too."""
    code, rest = _ONE_SIGN.get(text[:1], ""), text[1:]
    return code if not rest else code and _read_city(rest, code)


def _read_city(text: str, province: str) -> str:
    names = {name: code for name, code in _CITY_NAMES.items() if province_of(code) == province}
    if province == "630000":  # 海南 is a province, and within 青海 a prefecture
        names |= {"海南": "632500", "海北": "632200", "海西": "632800"}
    return _beginning(text, names)[0]


def _beginning(text: str, names: dict[str, str]) -> tuple[str, str]:
    """The longest name that the text begins with, and what follows. 朝阳区 is no 朝阳市, 河北区 no province."""
    for length in range(min(len(text), 12), 1, -1):
        code, rest = names.get(text[:length]), text[length:]
        if code and not (rest.startswith("区") and not text[:length].endswith("区")):
            return code, rest
    return "", text
