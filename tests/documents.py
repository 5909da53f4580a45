"""What somebody reads in a file that the house hands out: the words of a workbook, of a printed document, of plain text."""

import io
import re
import zipfile
import zlib
from html import unescape

LITERAL = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.S)
SHOWN = re.compile(rb"(\[(?:[^\[\]()]|\((?:[^()\\]|\\.)*\))*\])\s*TJ|(\((?:[^()\\]|\\.)*\))\s*Tj", re.S)
ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.S)
NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
#: what stands between the digits of a number, or is drawn and not seen
BETWEEN = re.compile(r"[\s\u200b\u00a0-]")


def words_of(body):
    """All that can be read in `body`, without blanks and hyphens: a number stands there as one."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = (archive.read(name).decode(errors="replace") for name in archive.namelist())
            text = unescape(" ".join(parts))  # some writers spell every character as a number
    elif body.startswith(b"%PDF"):
        text = text_of_pdf(body)
    else:
        text = body.decode(errors="replace")
    return BETWEEN.sub("", text)


def text_of_pdf(body):
    """Every line that the document draws, read by each of its fonts: one reading is the right one, no number is missed."""
    streams = [_inflated(raw) for raw in re.findall(rb"stream\r?\n(.*?)endstream", body, re.S)]
    fonts = [_glyphs(part) for stream in streams for part in re.findall(rb"begincmap.*?endcmap", stream, re.S)]
    drawn = [_codes(found) for stream in streams for found in SHOWN.finditer(stream)]
    return "\n".join("".join("".join(font.get(code, "") for code in line) for line in drawn) for font in fonts)


def _inflated(raw):
    try:
        return zlib.decompress(raw)
    except zlib.error:
        return raw


def _glyphs(cmap):
    """`{glyph: text}` of one font."""
    pairs = re.findall(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>", cmap.partition(b"endcodespacerange")[2])
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "ignore") for code, text in pairs}


def _codes(found):
    data = b"".join(_unescaped(each[1:-1]) for each in LITERAL.findall(found.group(1) or found.group(2)))
    return [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data) - 1, 2)]


def _unescaped(literal):
    def value(found):
        code = found.group(1)
        return bytes([int(code, 8) & 255]) if code[:1].isdigit() else NAMED.get(code, code)

    return ESCAPED.sub(value, literal)
