"""Printed documents: a typst template in templates/documents, data as JSON, a PDF.

Data never becomes source: it is handed over as one string that the template parses. Typst prints a box without a word
where the font lacks a character; here such a character becomes 〓, as Chinese print has it, and the template says so
at the end (`missing` among its inputs: ["U+2CC56", …]).
"""

import json
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import typst
from django.core.exceptions import ValidationError

from common.fonts import characters, find_font

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "documents"
GETA = "〓"
SPACES = re.compile(r"[^\S\n]")
# Controls, marks of writing direction and variation selectors print nothing, or print the neighbours the wrong way round.
UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
NO_FONT = "没有找到中文字体，文件无法打印。请联系管理员安装中文字体（如思源黑体），然后再试。"


def render_pdf(template: str, data: dict, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The PDF of `templates/documents/<template>.typ`; refused where the machine has no Chinese font.

    `pictures`: `{file name: JPEG}`, shrunk before; the template finds them in `/pictures/`.
    """
    font = find_font()
    if font is None:
        raise ValidationError(NO_FONT)
    fonts, family, face = _typeface(font)
    missing = set()
    printable = _printable(data, characters(font, face), missing)
    inputs = {
        "data": json.dumps(printable, ensure_ascii=False),
        "missing": json.dumps([f"U+{ord(sign):04X}" for sign in sorted(missing)]),
        "font": family,
    }
    with _root(template, pictures or {}) as root:
        source = root / f"{template}.typ"
        return typst.compile(source, root=root, font_paths=fonts, sys_inputs=inputs, format="pdf")


@contextmanager
def _root(template, pictures):
    """The folder that the template reads from: with pictures one of its own, that is gone afterwards."""
    if not pictures:
        yield TEMPLATES
        return
    with tempfile.TemporaryDirectory(prefix="document-") as folder:
        root = Path(folder)
        for name in ("_house", template):
            shutil.copy(TEMPLATES / f"{name}.typ", root)
        (root / "pictures").mkdir()
        for name, content in pictures.items():
            (root / "pictures" / name).write_bytes(content)
        yield root


@lru_cache(maxsize=4)
def _typeface(font: Path) -> tuple[typst.Fonts, str, int]:
    """Only the fonts beside the found one, so that a document looks the same whatever else the machine has."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font.parent])
    faces = [face for face in fonts.fonts() if face.path and Path(face.path) == font]
    # One file may hold the same font for several languages.
    best = min(faces, key=lambda face: ("Mono" in face.family, " SC" not in face.family, face.index))
    return fonts, best.family, best.index


def _printable(value, has: frozenset[int], missing: set[str]):
    """The same data with every text as the font can print it; what it cannot print is added to `missing`."""
    if isinstance(value, dict):
        return {key: _printable(each, has, missing) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(each, has, missing) for each in value]
    if not isinstance(value, str):
        return value
    text = UNSEEN.sub("", SPACES.sub(" ", unicodedata.normalize("NFC", value)))
    lacking = {sign for sign in text if ord(sign) not in has and sign != "\n"}
    missing |= lacking
    return text.translate(dict.fromkeys(map(ord, lacking), GETA))
