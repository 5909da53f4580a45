"""Every pair of text and ground in the tokens can be read, by day and by night."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TOKENS = Path(settings.BASE_DIR, "static/css/tokens.css").read_text(encoding="utf-8")

TEXT = [
    *((ink, ground) for ink in ("ink", "ink-soft") for ground in ("paper", "surface", "sunken", "pine-tint")),
    *(
        (ink, ground)
        for ink in ("pine", "pine-deep", "persimmon", "wheat-ink", "leaf")
        for ground in ("paper", "surface")
    ),
    *(("ink", f"{tone}-tint") for tone in ("wheat", "persimmon", "amber", "leaf", "slate")),
    *((tone, f"{tone}-tint") for tone in ("pine", "persimmon", "amber", "leaf", "slate")),
    ("wheat-ink", "wheat-tint"),
    ("on-fill", "fill"),
    ("on-fill", "fill-hover"),
    ("on-fill", "persimmon-fill"),
    *(("on-scale-low", f"scale-{step}") for step in (0, 1, 2)),
    ("on-scale-mid", "scale-3"),
    *(("on-scale-high", f"scale-{step}") for step in (4, 5)),
]
# Borders of fields, focus rings and marks need three to one.
SIGNS = [(sign, ground) for sign in ("edge", "slate") for ground in ("paper", "surface")]


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, two: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(two)))
    return round((light + 0.05) / (dark + 0.05), 2)


DAY, NIGHT = TOKENS.split("@media (prefers-color-scheme: dark)")
THEMES = {"day": _colours(DAY), "night": {**_colours(DAY), **_colours(NIGHT)}}


@pytest.mark.parametrize("theme", THEMES)
def test_text_stands_out_from_its_ground_by_day_and_by_night(theme):
    colours = THEMES[theme]
    pairs = {pair: _contrast(colours[pair[0]], colours[pair[1]]) for pair in TEXT}
    assert {pair: ratio for pair, ratio in pairs.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_edges_of_fields_and_the_focus_ring_can_be_seen(theme):
    colours = THEMES[theme]
    pairs = {pair: _contrast(colours[pair[0]], colours[pair[1]]) for pair in SIGNS}
    assert {pair: ratio for pair, ratio in pairs.items() if ratio < 3} == {}


def test_no_style_sheet_but_the_tokens_decides_a_colour():
    """White on the danger fill and the black of the printed page are the exceptions."""
    for sheet in Path(settings.BASE_DIR, "static/css").glob("*.css"):
        if sheet.name in ("tokens.css", "print.css"):
            continue
        assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet.read_text(encoding="utf-8"))) <= {"#ffffff"}, sheet.name
