"""Papers that people hand in (a plan's evidence, a college's documents): told by their first bytes, kept under a random name.

A picture is written anew as `common.pictures` has it; every other file is kept as it came, is never opened here, and is
only handed out as a download.
"""

import hashlib
import io
import re
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from common.downloads import PDF, XLSX, File
from common.pictures import read_picture

MOST_BYTES = 20 * 1024 * 1024
LONGEST_SIDE = 2400
LONGEST_NAME = 120
OFFICE_XML = "application/vnd.openxmlformats-officedocument"
#: folder inside the zip → (ending, content type)
OPEN_XML = {
    "word/": (".docx", f"{OFFICE_XML}.wordprocessingml.document"),
    "xl/": (".xlsx", XLSX),
    "ppt/": (".pptx", f"{OFFICE_XML}.presentationml.presentation"),
}
#: ending → content type of the offices' older files, which are all alike inside
COMPOUND = {
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".wps": "application/vnd.ms-works",
}
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+')
TAKEN = "可以上传 PDF、Word、Excel、PPT 文件和 JPEG、PNG、WebP 图片。"
EMPTY = "文件是空的，请重新选择。"
TOO_LARGE = "文件超过 20 MB。请压缩图片或拆成几份后再上传。"
MACROS = "文件里带有宏，不能上传。请另存为不带宏的 .docx、.xlsx 或 .pptx 后再上传。"
OTHER_KIND = f"这种文件不能上传。{TAKEN}"
DAMAGED = f"文件已损坏，读不出来。请打开确认后另存一份再上传。{TAKEN}"


@dataclass(frozen=True)
class Paper:
    """`name` is what it is called when it is handed out, with the ending that its content has."""

    name: str
    content: bytes
    content_type: str

    @property
    def sha256(self):
        return hashlib.sha256(self.content).hexdigest()

    @property
    def is_picture(self):
        return self.content_type == "image/jpeg"


def read_attachment(file: BinaryIO, name: str, *, pictures_only=False) -> Paper:
    """The paper that was handed in as `name`; refused with a sentence what is of no kind that is taken."""
    size = file.seek(0, io.SEEK_END)
    if not size:
        raise ValidationError(EMPTY)
    if size > MOST_BYTES:
        raise ValidationError(TOO_LARGE)
    file.seek(0)
    head = file.read(8)
    file.seek(0)
    if pictures_only or head.startswith(PICTURES):
        return Paper(_named(name, ".jpg"), read_picture(file, longest=LONGEST_SIDE).content, "image/jpeg")
    ending, content_type = _kind_of(file, head, PurePath(name).suffix.lower())
    file.seek(0)
    return Paper(_named(name, ending), file.read(), content_type)


def _kind_of(file, head, ending):
    if head.startswith(b"%PDF-"):
        return ".pdf", PDF
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") and ending in COMPOUND:
        return ending, COMPOUND[ending]
    if head.startswith(b"PK\x03\x04"):
        return _open_xml(file)
    raise ValidationError(OTHER_KIND)


def _open_xml(file):
    """By what stands in the zip; nothing in it is unpacked."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ValidationError(DAMAGED) from error
    if any(each.lower().endswith("vbaproject.bin") for each in names):
        raise ValidationError(MACROS)
    found = [kind for folder, kind in OPEN_XML.items() if any(each.startswith(folder) for each in names)]
    if "[Content_Types].xml" not in names or len(found) != 1:
        raise ValidationError(OTHER_KIND)
    return found[0]


def _named(name, ending):
    stem = NOT_IN_NAMES.sub("", PurePath(name.replace("\\", "/")).stem).strip(" .")[: LONGEST_NAME - len(ending)]
    return f"{stem or '附件'}{ending}"


@contextmanager
def no_file_left_behind():
    """What an act wrote to the disk goes again where the act fails, as its rows do. Yields a list to be told of each
    `(storage, name)`."""
    written = []
    try:
        yield written
    except BaseException:
        for storage, name in written:
            storage.delete(name)
        raise


def keep_paper(row, paper: Paper, written):
    """Fill a new row of a `StoredPaper` with `paper` and write the file; `written` as `no_file_left_behind` gives it."""
    row.name, row.content_type, row.sha256, row.size = paper.name, paper.content_type, paper.sha256, len(paper.content)
    row.file.save("paper", ContentFile(paper.content), save=False)
    written.append((row.file.storage, row.file.name))
    row.full_clean()
    row.save()
    return row


def handed_out(row) -> File:
    """A stored paper as a download; FileNotFoundError where the disk has lost it."""
    with row.file.open("rb") as file:
        return File(row.name, file.read(), row.content_type)
