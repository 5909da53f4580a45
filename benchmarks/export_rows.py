"""How long a list of 100,000 people takes to write, and how much memory, against openpyxl.

    python benchmarks/export_rows.py [--quick]

Each writer runs in a process of its own on the same rows from a generator; the ratio is against stock openpyxl in the
same run. Writers that are not installed are left out.
"""

import argparse
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

LABELS = ["姓名", "学号", "手机", "学院", "班级", "毕业年份", "工作单位", "职务", "所在地", "备注"]


def people(count):
    for index in range(count):
        yield (
            f"李小娜{index % 977}",
            f"2010{index:08d}",
            f"138{index:08d}",
            "植物科技学院",
            f"作物{index % 40 + 1}班",
            2013,
            f"湖南省农业科学院第{index % 3000}研究所",
            "技术员",
            "湖南省长沙市",
            "=1+1" if index % 100 == 0 else "",
        )


def write_openpyxl(path, rows):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(LABELS)
    for row in rows:
        book.active.append(row)
    book.save(path)


def write_openpyxl_write_only(path, rows):
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(LABELS)
    for row in rows:
        sheet.append(row)
    book.save(path)


def write_xlsxwriter(path, rows):
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, LABELS)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            (sheet.write_string if isinstance(value, str) else sheet.write_number)(number, column, value)
    book.close()


def write_rustpy_xlsxwriter(path, rows):
    from rustpy_xlsxwriter import FastExcel

    FastExcel(path).sheet("名单", (dict(zip(LABELS, row, strict=True)) for row in rows)).save()


def write_ours(path, rows):
    from common.workbooks import Column, stream_workbook

    columns = [Column(label, kind="number" if label == "毕业年份" else "text") for label in LABELS]
    stream_workbook(path, title="名单", columns=columns, rows=rows)


WRITERS = {
    "openpyxl": (write_openpyxl, "openpyxl"),
    "openpyxl, write only": (write_openpyxl_write_only, "openpyxl"),
    "XlsxWriter, constant memory": (write_xlsxwriter, "xlsxwriter"),
    "rustpy-xlsxwriter": (write_rustpy_xlsxwriter, "rustpy_xlsxwriter"),
    "common.workbooks": (write_ours, "common.workbooks"),
}


def run_one(name, count):
    """In the child: seconds, peak of memory in MB, size in MB."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "list.xlsx")
        start = time.perf_counter()
        WRITERS[name][0](path, people(count))
        seconds, size = time.perf_counter() - start, Path(path).stat().st_size
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    print(json.dumps([seconds, peak / (2**20 if sys.platform == "darwin" else 1), size / 2**20]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="10,000 rows")
    parser.add_argument("--one", choices=WRITERS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    count = 10_000 if options.quick else 100_000
    if options.one:
        return run_one(options.one, count)
    print(f"{count:,} rows × {len(LABELS)} columns\n{'':30}{'seconds':>9}{'ratio':>8}{'peak MB':>9}{'file MB':>9}")
    first = None
    for name, (_, module) in WRITERS.items():
        if importlib.util.find_spec(module) is None:
            print(f"{name:30}not installed")
            continue
        command = [sys.executable, __file__, "--one", name, *(["--quick"] if options.quick else [])]
        answer = subprocess.run(command, check=True, capture_output=True, text=True)
        seconds, peak, size = json.loads(answer.stdout)
        first = first or seconds
        print(f"{name:30}{seconds:9.2f}{first / seconds:7.1f}×{peak:9.0f}{size:9.1f}")


if __name__ == "__main__":
    main()
