"""A roster of 10,000 rows into 100,000 people: ours, a stock django-import-export resource, and the bare floor.

    python benchmarks/import_roster.py [--quick] [--keep] [--stock-rows N]

Each runs in a process of its own on its own copy of the same database: the same tables, triggers and file. *Ours* is the
whole way: reading, checking, staging, matching for the preview and again for the import, history, pinyin, search; then
the undoing of it all. *Stock* is one `import_data` of a ModelResource written the usual way (the admin's preview would
double it). The *floor* reads with calamine and writes every row as a new person by COPY: what file and tables cost.
"""

import io
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from _people import COLLEGE, arguments, copy_of, people_database, point_at, roster_rows, write_roster
from django.db import connection, transaction
from import_export.fields import Field
from import_export.formats.base_formats import XLSX
from import_export.resources import ModelResource
from python_calamine import load_workbook

from accounts.models import User
from alumni.models import Alumnus, ClassGroup, Contact, Education, Employment
from alumni.pinyin import read_name
from alumni.rosters.importing import import_roster
from alumni.rosters.undoing import undo_import
from alumni.rosters.uploads import take_upload, tally
from audit.trail import acting_as
from colleges.models import College, Major, School
from common.database import signed_in_as_owner

LIAISON = "liaison2"


class Stopwatch:
    """Seconds between its marks; what stands before the first mark is not counted."""

    def __init__(self):
        self.laps, self.last = {}, time.perf_counter()

    def mark(self, name):
        now = time.perf_counter()
        self.laps[name], self.last = now - self.last, now


# --- ours ------------------------------------------------------------------------------------------------------------


def ours(content, watch):
    user, college = User.objects.get(username=LIAISON), College.objects.get(name=COLLEGE)
    with acting_as(user, college=college.pk):
        upload = take_upload(content, filename="名册.xlsx", college=college, actor=user)
        watch.mark("preview")
        upload = import_roster(upload, digest=upload.digest, actor=user)
        watch.mark("import")
    return upload, tally(upload)["by_outcome"]


def run_ours(content, watch):
    return ours(content, watch)[1]


def run_undo(content, watch):
    people = Alumnus.objects.count()
    upload, _ = ours(content, Stopwatch())
    watch.last = time.perf_counter()
    with acting_as(upload.uploaded_by, college=upload.college_id):
        undone = undo_import(upload, actor=upload.uploaded_by)
    watch.mark("undo")
    return {"people too many": Alumnus.objects.count() - people, "left": len(undone.left_after_undo)}


# --- stock -----------------------------------------------------------------------------------------------------------


class PersonResource(ModelResource):
    """The usual way: declared fields of the person, the rest in hooks; people are known by their 学号."""

    name = Field("name", "姓名")
    gender = Field("gender", "性别")

    class Meta:
        model = Alumnus
        fields = ["name", "gender"]
        skip_unchanged = True
        report_skipped = False
        use_transactions = True

    def before_import(self, dataset, **kwargs):
        self.college, self.school = College.objects.get(name=COLLEGE), School.current()
        self.majors = {major.name: major for major in Major.objects.all()}
        self.groups = {}

    def get_import_id_fields(self):
        return []

    def get_instance(self, instance_loader, row):
        stays = Education.objects.filter(school=self.school, student_no=row["学号"]).exclude(student_no="")
        stay = stays.select_related("alumnus").first()
        return stay and stay.alumnus

    def after_init_instance(self, instance, new, row, **kwargs):
        self.person = instance

    def before_save_instance(self, instance, row, **kwargs):
        instance.name_pinyin = read_name(instance.name)

    def after_import_row(self, row, row_result, **kwargs):
        person = self.person
        stay = {"class_group": self._group(row), "major": self.majors[row["专业"]], "college": self.college}
        stay |= {"enrolled_year": row["入学年份"], "graduated_year": row["毕业年份"]}
        Education.objects.update_or_create(
            alumnus=person, school=self.school, student_no=row["学号"] or "", defaults=stay
        )
        if row["手机"]:
            Contact.objects.update_or_create(
                alumnus=person, kind="mobile", replaced_on=None, defaults={"value": row["手机"], "source": "roster"}
            )
        if row["工作单位"]:
            job = {"employer": row["工作单位"], "position": row["职务"] or ""}
            Employment.objects.update_or_create(alumnus=person, is_current=True, defaults=job)

    def _group(self, row):
        key = row["班级"], row["入学年份"]
        if key not in self.groups:
            years = {"graduated_year": row["毕业年份"], "major": self.majors[row["专业"]]}
            self.groups[key], _ = ClassGroup.objects.get_or_create(
                college=self.college, name=key[0], enrolled_year=key[1], defaults=years
            )
        return self.groups[key]


def run_stock(content, watch):
    """Signed in as the owner: import-export sets the sequence after an import, which the application's login may not."""
    dataset = XLSX().create_dataset(content)
    with signed_in_as_owner(), acting_as(User.objects.get(username=LIAISON)):
        result = PersonResource().import_data(dataset, dry_run=False, raise_errors=True)
    watch.mark("import")
    return dict(result.totals)


# --- the floor -------------------------------------------------------------------------------------------------------

FLOOR = {
    "alumnus": "id name name_pinyin former_name gender region state do_not_contact remark created_at version updated_at",
    "education": "alumnus_id school_id college_id student_no enrolled_year graduated_year level study_form duration state "
    "version updated_at",
    "contact": "alumnus_id kind value source source_detail since",
    "employment": "alumnus_id employer position industry region is_current source version updated_at",
}


def run_floor(content, watch):
    """All rows as new people, without reading the cells, matching, classes or 学号 of known people."""
    with transaction.atomic(), acting_as(User.objects.get(username=LIAISON)):
        _copy_all(content)
    watch.mark("import")
    return {"rows": Alumnus.objects.count()}


def run_bare_floor(content, watch):
    """The same without any trigger: no history, no search. Only the owner can do that."""
    with signed_in_as_owner():
        _triggers("DISABLE")
        watch.last = time.perf_counter()
        result = run_floor(content, watch)
        _triggers("ENABLE")
    return result


def _triggers(what):
    with connection.cursor() as cursor:
        for table in FLOOR:
            cursor.execute(f"ALTER TABLE alumni_{table} {what} TRIGGER USER")


def _copy_all(content):
    header, *rows = load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    rows = [dict(zip(header, row, strict=True)) for row in rows]
    college, school, now = College.objects.get(name=COLLEGE).pk, School.current().pk, "2026-09-01"
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('alumni_alumnus_id_seq') FROM generate_series(1, %s)", [len(rows)])
        ids = [pk for (pk,) in cursor.fetchall()]
        people = [
            (pk, r["姓名"], read_name(r["姓名"]), "", r["性别"], "", "active", False, "", now, 1, now)
            for pk, r in zip(ids, rows, strict=True)
        ]
        stays = [
            (pk, school, college, f"F{pk}", int(r["入学年份"]), int(r["毕业年份"]), "", "", "", "graduated", 1, now)
            for pk, r in zip(ids, rows, strict=True)
        ]
        contacts = [(pk, "mobile", r["手机"], "roster", "", now) for pk, r in zip(ids, rows, strict=True) if r["手机"]]
        jobs = [
            (pk, r["工作单位"], r["职务"], "", "", True, "", 1, now)
            for pk, r in zip(ids, rows, strict=True)
            if r["工作单位"]
        ]
        for (table, columns), lines in zip(FLOOR.items(), (people, stays, contacts, jobs), strict=True):
            with cursor.copy(f"COPY alumni_{table} ({columns.replace(' ', ', ')}) FROM STDIN") as copy:
                for line in lines:
                    copy.write_row(line)


# --- the race --------------------------------------------------------------------------------------------------------

RUNNERS = {
    "stock import-export": run_stock,
    "ours": run_ours,
    "undoing ours": run_undo,
    "COPY, triggers on": run_floor,
    "COPY, triggers off": run_bare_floor,
}


class Scales(threading.Thread):
    """The most memory that this process and its children had together, in MB, weighed a hundred times a second.

    Of a child only what is its own counts: the pages of Python itself it shares. `getrusage` would not do: until a child
    runs its program it counts all pages of its parent.
    """

    def __init__(self):
        super().__init__(daemon=True)
        self.peak, self.done = 0, threading.Event()

    def run(self):
        children = Path(f"/proc/self/task/{os.getpid()}/children")
        while not self.done.wait(0.01) and children.exists():
            own = sum(_megabytes(child, "RssAnon") for child in children.read_text().split())
            self.peak = max(self.peak, _megabytes("self", "VmRSS") + own)

    def total(self):
        self.done.set()
        return max(self.peak, _megabytes("self", "VmHWM"))


def _megabytes(process, what):
    try:
        found = re.search(rf"{what}:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return int(found[1]) / 1024 if found else 0


def run_one(name, database, path):
    """In the child: seconds by lap, peak of memory in MB, what came of it."""
    point_at(database)
    content = Path(path).read_bytes()
    connection.ensure_connection()
    scales, watch = Scales(), Stopwatch()
    scales.start()
    outcome = RUNNERS[name](content, watch)
    print(json.dumps({"laps": watch.laps, "peak": scales.total(), "outcome": outcome}))


def race(name, database, path):
    with copy_of(database) as copy, tempfile.TemporaryDirectory() as media:
        command = [sys.executable, __file__, "--one", name, copy, str(path)]
        answer = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"MEDIA_ROOT": media})
    if answer.returncode:
        sys.exit(answer.stderr)
    return json.loads(answer.stdout)


def report(name, rows, found, stock, total):
    """`stock` is its seconds for all rows; a smaller sample is scaled, and the line says so."""
    seconds = sum(found["laps"].values())
    scaled = seconds * total / rows
    laps = "  ".join(f"{lap} {value:.2f}" for lap, value in found["laps"].items()) if len(found["laps"]) > 1 else ""
    note = f"  {rows:,} rows in {seconds:.1f} s, scaled" if rows != total else ""
    ratio = (stock or scaled) / scaled
    print(f"{name:22}{scaled:9.2f}{ratio:8.1f}×{found['peak']:9.0f}  {laps}{note}", flush=True)
    print(f"{'':22}{found['outcome']}", flush=True)
    return scaled


def main():
    if sys.argv[1:2] == ["--one"]:
        return run_one(*sys.argv[2:])
    parser = arguments(__doc__.splitlines()[0])
    parser.add_argument("--stock-rows", type=int, default=1_000, help="rows of the stock import, scaled to all")
    parser.add_argument("--only", choices=RUNNERS, help="only this one")
    options = parser.parse_args()
    total, people = (2_000, 20_000) if options.quick else (10_000, 100_000)
    sample = min(options.stock_rows, total)
    with people_database(people, keep=options.keep) as database, tempfile.TemporaryDirectory() as folder:
        rows = roster_rows(total)
        whole, part = Path(folder, "roster.xlsx"), Path(folder, "part.xlsx")
        write_roster(whole, rows)
        write_roster(part, rows[:sample])
        print(f"{total:,} rows into {people:,} people\n{'':22}{'seconds':>9}{'ratio':>9}{'peak MB':>9}")
        stock = None
        for name in [options.only] if options.only else RUNNERS:
            is_stock = RUNNERS[name] is run_stock
            found = race(name, database, part if is_stock else whole)
            seconds = report(name, sample if is_stock else total, found, stock, total)
            stock = seconds if is_stock else stock


if __name__ == "__main__":
    main()
