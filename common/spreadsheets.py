"""Spreadsheets that come in: `.xlsx`, `.xls`, `.csv` and HTML tables become plain rows, or a sentence says why not."""

import datetime
import json
import os
import re
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from django.core.exceptions import ValidationError

from common.spreadsheet_limits import DAMAGED, TOO_LARGE_INSIDE, Limits

ROOT = Path(__file__).resolve().parent.parent
# Each child may take Limits.memory; a worker with many threads must not open many files at once.
_SEATS = threading.BoundedSemaphore(2)
# The child handles hostile bytes: it sees no secret of the settings.
_PASSED_ON = ("PATH", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT")
TOO_SLOW = "文件太复杂，读取超时，没有导入。请只保留名册本身，另存为新的 .xlsx 再上传。"


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell that shows #N/A and the like; `#NOVALUE` is a formula that was saved without its result, `#LINES` a cell of
    a text file that swallowed the rows below it."""

    code: str

    @property
    def problem(self):
        if self.code == "#NOVALUE":
            return "这一格是公式，文件里没有它的结果。请在 Excel 里打开并保存一次，或改成直接填写。"
        if self.code == "#LINES":
            return "这一格里有好几行内容，像是多了双引号，把下面几行的人也并了进来。请在原表中分开各行后再上传。"
        return f"这一格显示“{self.code}”，是公式出错，不是内容。请在原表中改正后再上传。"


Cell = str | int | float | bool | datetime.date | CellError | None


@dataclass(slots=True)
class Sheet:
    """Row 0 is Excel's row 1; rows may differ in length. Merged ranges: first row, first column, last row, last column."""

    name: str
    rows: list[list[Cell]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Workbook:
    """`kind` is xlsx, xls, csv or html: in the last two every cell is text, whatever it was before."""

    kind: str
    sheets: list[Sheet]
    notes: list[str] = field(default_factory=list)


def read_workbook(content: bytes, *, filename: str, limits: Limits = Limits()) -> Workbook:  # noqa: B008 (immutable)
    """Raises ValidationError in Chinese for whatever is no readable table."""
    if not content:
        raise ValidationError("文件是空的。请选择有内容的名册再上传。")
    if len(content) > limits.content:
        raise ValidationError(
            f"文件有 {len(content) / 1048576:.0f} MB，最多 {limits.content // 1048576} MB。请删除图片等无关内容，或拆成几个文件再上传。"
        )
    answer = _ask_child(content, table_name(filename), limits)
    if "refused" in answer:
        raise ValidationError(answer["refused"])
    sheets = [Sheet(each["name"], each["rows"], [tuple(box) for box in each["merged"]]) for each in answer["sheets"]]
    return Workbook(answer["kind"], sheets, answer["notes"])


def table_name(filename: str) -> str:
    """A file that has no sheets of its own is called by its name without the ending."""
    name = PurePosixPath(filename.replace("\\", "/")).stem
    return re.sub(r"[\x00-\x1f\x7f]", "", name).strip()[:100] or "名册"


def _ask_child(content, name, limits):
    command = [sys.executable, "-m", "common.spreadsheet_child", json.dumps(limits._asdict()), name]
    environment = {key: os.environ[key] for key in _PASSED_ON if key in os.environ} | {"PYTHONUTF8": "1"}
    with _SEATS:
        try:
            done = subprocess.run(  # noqa: S603 (our own module, no shell)
                command, input=content, capture_output=True, cwd=ROOT, env=environment, timeout=limits.wall_seconds
            )
        except subprocess.TimeoutExpired as error:
            raise ValidationError(TOO_SLOW) from error
    if done.returncode:
        raise ValidationError(_why_it_ended(done.returncode, done.stderr))
    return json.loads(done.stdout, object_hook=_cell_or_object)


def _why_it_ended(code, stderr):
    """A child that ran against its limits is killed or aborts; anything else is our own mistake and must be seen."""
    if b"memory" in stderr.lower() or b"capacity overflow" in stderr:
        return TOO_LARGE_INSIDE
    if code in (-9, -24):
        return TOO_SLOW
    if code < 0 or b"panicked" in stderr.lower():
        return DAMAGED
    raise RuntimeError(f"spreadsheet child ended with {code}: {stderr[-2000:].decode(errors='replace')}")


def _cell_or_object(found):
    if "d" in found:
        return datetime.date.fromisoformat(found["d"])
    if "e" in found:
        return CellError(found["e"])
    return found
