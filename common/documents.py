"""Printed documents: a typst template in templates/documents, data as JSON, a PDF.

Data never becomes source: it is handed over as one string that the template parses. Typst prints a box without a word
where the font lacks a character; here such a character becomes 〓, as Chinese print has it, and the template says so
below the page (`missing` in the data: ["U+2CC56", …]).
"""

import json
from functools import lru_cache
from pathlib import Path

import typst
from django.core.exceptions import ValidationError

from common.fonts import characters, find_font

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "documents"
GETA = "〓"
NO_FONT = "没有找到中文字体，文件无法打印。请联系管理员安装中文字体（如思源黑体），然后再试。"


def render_pdf(template: str, data: dict) -> bytes:
    """The PDF of `templates/documents/<template>.typ`; refused where the machine has no Chinese font."""
    font = find_font()
    if font is None:
        raise ValidationError(NO_FONT)
    fonts, family, face = _typeface(font)
    text, missing = _printable(json.dumps(data, ensure_ascii=False), characters(font, face))
    # Spliced in as a member of its own: the text is one JSON object.
    inputs = {"data": text, "missing": json.dumps(missing), "font": family}
    return typst.compile(TEMPLATES / f"{template}.typ", root=TEMPLATES, font_paths=fonts, sys_inputs=inputs, format="pdf")


@lru_cache(maxsize=4)
def _typeface(font: Path) -> tuple[typst.Fonts, str, int]:
    """Only the fonts beside the found one, so that a document looks the same whatever else the machine has."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font.parent])
    faces = [face for face in fonts.fonts() if face.path and Path(face.path) == font]
    # One file may hold the same font for several languages.
    best = min(faces, key=lambda face: ("Mono" in face.family, " SC" not in face.family, face.index))
    return fonts, best.family, best.index


def _printable(text: str, has: frozenset[int]) -> tuple[str, list[str]]:
    missing = sorted({sign for sign in text if ord(sign) not in has and sign.isprintable()})
    return text.translate({ord(sign): GETA for sign in missing}), [f"U+{ord(sign):04X}" for sign in missing]
