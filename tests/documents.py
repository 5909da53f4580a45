"""What somebody reads in a file that the house hands out: the words of a workbook, of a printed document, of plain text."""

import io
import re
import zipfile
import zlib
from html import unescape

#: what begins and ends a string of a PDF (or is one, as hexadecimal), a piece of text, and what draws it
SIGNS = re.compile(rb"\\.|[()]|<[0-9A-Fa-f]+>|T[jJ]|BT", re.S)
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
    drawn = [_codes(line) for stream in streams for line in _lines(stream)]
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


def _lines(stream):
    """The bytes of each line that is drawn; within a string brackets that belong together stand as they are."""
    depth, start, line = 0, 0, []
    for found in SIGNS.finditer(stream):
        sign = found.group()
        if sign == b"(":
            depth, start = depth + 1, start if depth else found.end()
        elif sign == b")" and depth:
            depth -= 1
            line += [] if depth else [_unescaped(stream[start : found.start()])]
        elif not depth and sign.startswith(b"<"):
            line.append(bytes.fromhex(sign[1:-1].decode().ljust(len(sign) - 2 + len(sign) % 2, "0")))
        elif not depth and sign in (b"TJ", b"Tj", b"BT"):
            if line and sign != b"BT":
                yield b"".join(line)
            line = []


def _codes(data):
    return [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data) - 1, 2)]


def _unescaped(literal):
    def value(found):
        code = found.group(1)
        return bytes([int(code, 8) & 255]) if code[:1].isdigit() else NAMED.get(code, code)

    return ESCAPED.sub(value, literal)
