"""A class's portraits in one zip, named by 学号: what is in it, whose each picture is, and the report of both.

A zip may lie about everything. Its list of contents is measured before it is read; of its names only the last part is
looked at, and never used for a file of ours; each picture is inflated under a cap, one at a time.
"""

import io
import re
import struct
import sys
import unicodedata
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from common.pictures import MOST_BYTES, TOO_LARGE

MOST_ENTRIES = 1_000
MOST_ZIP = 1024 * 1024 * 1024
MOST_INFLATED = 1536 * 1024 * 1024
MOST_CONTENTS = 1024 * 1024  # bytes of the list of contents
CHUNK = 256 * 1024
NOT_A_ZIP = "这不是 zip 压缩包，或已损坏。请把照片放进一个文件夹，压缩成 zip 后再上传。"
TOO_MANY = f"压缩包里的文件超过 {MOST_ENTRIES} 个。请按班级分开压缩，一次上传一个班的照片。"
ZIP_TOO_LARGE = "压缩包超过 1 GB。请缩小照片，或分成几个压缩包再上传。"
INFLATES_TOO_FAR = "压缩包展开后过大，其余照片没有读取。请缩小照片，或分成几个压缩包再上传。"
ENCRYPTED = "加了密码，读不出来。请不加密码重新压缩。"
DAMAGED = "在压缩包里已损坏。请重新压缩后再上传。"
UNKNOWN_METHOD = "压缩方式读不了。请用系统自带的压缩功能压成 zip。"
HAS_A_PATH = "文件名里带有上级目录或盘符，没有读取。请改名后重新压缩。"
ONLY_A_NAME = "文件名里没有学号。同名的人很多，请改成“学号.jpg”或“学号姓名.jpg”。"
STRANGE_NUMBER = "文件名里的学号不在本班名单里。请核对学号，或先把这个人登记到本班。"

NO_PICTURE = "这个文件不是照片，没有读取。"
NOTHING_INSIDE = "压缩包里没有照片。请把照片放进一个文件夹，压缩成 zip 后再上传。"
OTHER_FILES = dict.fromkeys(("zip", "rar", "7z"), "压缩包里又有压缩包，没有读取。请把其中的照片取出来再压缩。")
PICTURES = {"jpg", "jpeg", "jpe", "jfif", "png", "webp", "heic", "heif", "avif", "gif", "bmp", "tif", "tiff", "svg"}

WORD = re.compile(r"[0-9A-Za-z]{4,}")
DIGITS = re.compile(r"\d{4,}")
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
NOT_OF_A_NAME = re.compile(r"[^\w·]|[_\d]|照片?|个人照|证件照|学号|姓名")
PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    struct.error,
    NotImplementedError,
    RuntimeError,
)


@dataclass
class Report:
    """What became of each file. `ignored` counts what systems add by themselves."""

    matched: list = field(default_factory=list)
    unmatched: list = field(default_factory=list)
    refused: list = field(default_factory=list)
    ignored: int = 0
    stopped: str = ""

    def match(self, name, stay, *, is_new):
        self.matched.append({"file": name, "stay": stay, "is_new": is_new})

    def turn_away(self, name, refusal):
        lines = self.unmatched if isinstance(refusal, Unmatched) else self.refused
        lines.append({"file": name, "why": refusal.messages[0]})

    def file_of(self, stay):
        return next((line["file"] for line in self.matched if line["stay"] == stay), "")

    @property
    def new(self):
        return sum(line["is_new"] for line in self.matched)

    @property
    def total(self):
        return len(self.matched) + len(self.unmatched) + len(self.refused)


# --- the zip ---------------------------------------------------------------------------------------------------------


@contextmanager
def open_zip(file):
    """The archive, refused with a sentence where its list of contents alone would be too much."""
    _measure(file)
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN as error:
        raise ValidationError(NOT_A_ZIP) from error
    with archive:
        if len(archive.infolist()) > MOST_ENTRIES:
            raise ValidationError(TOO_MANY)
        yield archive


def _measure(file):
    """Look at the record at the end before zipfile reads the list: millions of entries would fill the memory."""
    size = file.seek(0, io.SEEK_END)
    if size > MOST_ZIP:
        raise ValidationError(ZIP_TOO_LARGE)
    file.seek(max(size - 65_557, 0))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) < at + 22:
        raise ValidationError(NOT_A_ZIP)
    # The larger form of the record (zip64) stands for more than 65,535 files or 4 GB: neither is a class.
    if b"PK\6\7" in tail[max(at - 20, 0) : at] or struct.unpack_from("<I", tail, at + 12)[0] > MOST_CONTENTS:
        raise ValidationError(TOO_MANY)


def entries_of(archive, report):
    """`(name, take)` of each file that may be a picture; `take()` inflates it, under the caps, into memory."""
    room = MOST_INFLATED
    for entry in archive.infolist():
        path = _path(entry)
        name = path.rpartition("/")[2]
        if entry.is_dir() or _adds_itself(path):
            report.ignored += not entry.is_dir()
        elif why := _why_not(entry, path):
            report.turn_away(name[-80:] or "（没有名称）", ValidationError(why))
        else:
            content = _Inflating(archive, entry, room)
            yield name[-80:], content
            room -= content.size
            if room <= 0:
                report.stopped = INFLATES_TOO_FAR
                return


def _path(entry):
    """The name as it was typed: Chinese systems write GBK without saying so."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return "".join(sign for sign in name.replace("\\", "/") if sign.isprintable())


def _adds_itself(path):
    name = path.rpartition("/")[2]
    return path.startswith("__MACOSX/") or name.startswith(".") or name.lower() in ("thumbs.db", "desktop.ini")


def _why_not(entry, path):
    if path.startswith("/") or ".." in path.split("/") or ":" in path:
        return HAS_A_PATH
    if entry.flag_bits & 0x1:
        return ENCRYPTED
    return "" if entry.compress_type in PLAIN_METHODS else UNKNOWN_METHOD


class _Inflating:
    """Inflates one file of the archive when called; `size` is what came of it."""

    def __init__(self, archive, entry, room):
        self.archive, self.entry, self.room, self.size = archive, entry, room, 0

    def __call__(self):
        most, target = min(MOST_BYTES, self.room), io.BytesIO()
        self.entry.file_size = sys.maxsize  # what the list states is not believed: read to the real end, or to the cap
        try:
            with self.archive.open(self.entry) as part:
                while chunk := part.read(CHUNK):
                    self.size += len(chunk)
                    if self.size > most:
                        raise ValidationError(TOO_LARGE)
                    target.write(chunk)
        except BROKEN as error:
            raise ValidationError(DAMAGED) from error
        return target


# --- whose picture ---------------------------------------------------------------------------------------------------


class Unmatched(ValidationError):
    """A picture that may be sound, of whom its name does not tell."""


def who_is_named(name, people, report):
    """The stay in `people` (`{学号: stay}`) whose 学号 the file's name holds; a name beside it must be that person's."""
    stem = unicodedata.normalize("NFKC", name.rpartition(".")[0] or name).upper()
    numbers = {word for word in WORD.findall(stem) + DIGITS.findall(stem) if word in people}
    if len(numbers) != 1:
        if kind := OTHER_FILES.get(name.rpartition(".")[2].lower(), NO_PICTURE if _is_no_picture(name) else ""):
            raise ValidationError(kind)
        raise Unmatched(STRANGE_NUMBER if any(sign.isdigit() for sign in stem) else ONLY_A_NAME)
    number = numbers.pop()
    stay = people[number]
    _refuse_another_name(stem.replace(number, " "), stay.alumnus)
    if first := report.file_of(stay):
        raise ValidationError(f"与“{first}”是同一个学号，只取了前一张。")
    return stay


def _is_no_picture(name):
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return bool(ending) and ending.isascii() and ending not in PICTURES


def _refuse_another_name(rest, person):
    written = _bare(rest)
    if HAN.search(written) and written not in (_bare(person.name), _bare(person.former_name)):
        raise Unmatched(f"文件名里写的是“{written}”，这个学号在本班是“{person.name}”。请核对后改名。")


def _bare(text):
    return NOT_OF_A_NAME.sub("", text.upper())
