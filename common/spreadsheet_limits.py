"""What a spreadsheet that comes in may cost, and how its reading is refused.

Shared by the web process and by the child that opens the file, so it imports next to nothing.
"""

from typing import NamedTuple


class Limits(NamedTuple):
    """Sizes in bytes, times in seconds. A roster of 10,000 rows needs about a tenth of each."""

    content: int = 20 * 1024 * 1024
    entries: int = 2_000
    inflated: int = 100 * 1024 * 1024
    sheets: int = 200
    rows: int = 60_000
    columns: int = 512
    cells: int = 2_000_000
    memory: int = 768 * 1024 * 1024
    cpu_seconds: int = 20
    wall_seconds: int = 30


class Refusal(Exception):
    """The file is not taken; the sentence is for the person who sent it."""


SAVE_AS_XLSX = "请用 Excel 或 WPS 打开后另存为“Excel 工作簿（.xlsx）”再上传。"
DAMAGED = "文件已损坏，读不出来。" + SAVE_AS_XLSX
TOO_LARGE_INSIDE = "文件展开后过大，没有读取。请删除表格右侧和下方多余的空行空列，或拆成几个文件再上传。"


def check_size(limits, *, sheet, rows, columns):
    if rows > limits.rows:
        raise Refusal(
            f"工作表“{sheet}”用到了第 {rows} 行，最多可读 {limits.rows} 行。请删除多余的空行，或拆成几个文件再上传。"
        )
    if columns > limits.columns:
        raise Refusal(f"工作表“{sheet}”用到了第 {columns} 列，最多可读 {limits.columns} 列。请删除多余的空列再上传。")


def check_cells(limits, cells):
    if cells > limits.cells:
        raise Refusal(f"表格的格子超过 {limits.cells} 个。请删除多余的空行空列，或拆成几个文件再上传。")
