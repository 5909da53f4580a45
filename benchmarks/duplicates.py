"""Who is registered twice: the house's rules on 10,000 new among 200,000 known people, against `splink` on the same.

    python benchmarks/duplicates.py [--quick] [--keep] [--splink-python PATH] [--seed NUMBER] [--missed]

What the people are like, and how it is known who is who, is written in `_twice.py`. Both look for the new people only. The
house's rules run in PostgreSQL as an import runs them, the pairs written and then rolled back; `splink` (from PyPI, on DuckDB)
runs in a process of its own, with the Python in which it is installed, and is judged at the threshold that is best for it,
which only the truth can tell. Nothing of the project needs it: without it its lines are left out, and the output says so.

Recall is told twice: of all who are registered twice, and of the *tellable* ones, whose two records agree in anything beyond
the name: a contact, the birthday, a class, a year of a college, a 学号 but for one digit. The others (专升本 or a change of
college, with a new number and no birthday) share a name and nothing else, and nobody is proposed by name alone.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import product
from pathlib import Path

from _people import SEED, TABLES, arguments, copy_rows, create, drop, exists, point_at
from _twice import make_world
from django.core.management import call_command
from django.db import connection, transaction

from alumni.duplicates import LABELS, propose_pairs
from alumni.models import DuplicatePair
from alumni.pinyin import read_name
from colleges import demo as colleges_demo
from colleges.models import School
from common.database import signed_in_as_owner

RUNS = 3

# --- the ground ------------------------------------------------------------------------------------------------------


@contextmanager
def twice_database(known, new, *, seed, keep):
    """The World whose people stand in the database that is pointed at inside the block."""
    name, before = f"bench_twice_{known}_{seed}", connection.settings_dict["NAME"]
    whole = stands = keep and exists(name)
    if not stands:
        drop(name)
        create(name)
    point_at(name)
    try:
        if not stands:
            call_command("migrate", verbosity=0)
            with signed_in_as_owner():
                colleges_demo.fill(random.Random(SEED))
        print(f"{known:,} known and {new:,} new people are being made …", flush=True)
        world = make_world(known, new, seed)
        if not stands:
            _write(world)
        whole = True
        yield world
    finally:
        point_at(before)
        if not (keep and whole):  # half a database would be taken for a whole one by the next run
            drop(name)


def _write(world):
    with signed_in_as_owner(), connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0; SET office.defer_search = 'on'")
        copy_rows(cursor, rows_of(world, School.current().pk))
        cursor.execute("SELECT alumni_refresh_search(array(SELECT id FROM alumni_alumnus))")
        cursor.execute("VACUUM ANALYZE")


def rows_of(world, school):
    """`{table: rows}` for COPY, in the columns of `_people.TABLES`."""
    rows = {table: [] for table in TABLES}
    for group in world.groups:
        end = ("刘建国", "", "", "", "", "", "{}", 1, "2024-03-01")
        rows["classgroup"].append((group.id, group.college, group.major, group.name, group.year, group.year + 3, *end))
    for pk, record in enumerate(world.known + world.new, 1):
        _add(rows, pk, record, school)
    return rows


def _add(rows, pk, record, school):
    known = "2024-03-01"
    person = (record.name, read_name(record.name), "", record.gender, record.born, "", "active", False, "")
    rows["alumnus"].append((pk, *person, known, 1, known))
    for stay in record.stays:
        facts = (stay.college, stay.class_id, stay.major, stay.number, stay.enrolled, stay.graduated)
        end = ("专科", "", "3年", "graduated", 1, known)
        rows["education"].append((len(rows["education"]) + 1, pk, school, *facts, *end))
    for kind, value in record.contacts:
        end = ("roster", "", "2023-05-01", None, None)
        rows["contact"].append((len(rows["contact"]) + 1, pk, kind, value, *end))


# --- the two ---------------------------------------------------------------------------------------------------------


def by_rules(world):
    """`(seconds, {pair: (rules, is sure)})`; the best of some runs, each rolled back."""
    first = len(world.known) + 1
    new, best = range(first, first + len(world.new)), None
    for _ in range(RUNS):
        with transaction.atomic():
            began = time.perf_counter()
            propose_pairs(new)
            took = time.perf_counter() - began
            best = min(best or took, took)
            rows = DuplicatePair.objects.values_list("first_id", "second_id", "rules", "is_sure")
            found = {(one, other): (rules, sure) for one, other, rules, sure in rows}
            transaction.set_rollback(True)
    return best, found


def by_splink(world, python):
    """What `_splink.py` printed, with `pairs`: `[[known, new, probability]]`."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        _write_lines(folder / "known.json", world.known, 1)
        _write_lines(folder / "new.json", world.new, len(world.known) + 1)
        command = [python, str(Path(__file__).with_name("_splink.py")), str(folder)]
        return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def _write_lines(path, records, first):
    with path.open("w") as file:
        for pk, record in enumerate(records, first):
            file.write(json.dumps(_line(pk, record), ensure_ascii=False) + "\n")


def _line(pk, record):
    """A record as one flat row; what may occur more than once is a list, or null where nothing is known."""
    stays, mobiles = record.stays, [value for kind, value in record.contacts if kind == "mobile"]
    return {
        "unique_id": pk,
        "name": record.name,
        "pinyin": read_name(record.name),
        "gender": record.gender or None,
        "born": record.born and str(record.born),
        "mobiles": mobiles or None,
        "tails": [value[-4:] for value in mobiles] or None,
        "mailboxes": [f"{kind}:{value}" for kind, value in record.contacts if kind != "mobile"] or None,
        "numbers": [stay.number.lstrip("0") for stay in stays if stay.number] or None,
        "classes": [str(stay.class_id) for stay in stays if stay.class_id] or None,
        "cohorts": [f"{stay.college}-{stay.graduated}" for stay in stays] or None,
        "colleges": [str(stay.college) for stay in stays],
    }


def tellable(world):
    """The pairs of the truth whose two records agree in anything beyond the name."""
    everybody = [None, *world.known, *world.new]
    return {pair for pair in world.truth if _agree(*(everybody[pk] for pk in pair))}


def _agree(one, other):
    return bool(
        {value for _, value in one.contacts} & {value for _, value in other.contacts}
        or (one.born and one.born == other.born)
        or _said_of(one) & _said_of(other)
        or any(_one_digit_off(*pair) for pair in product(_numbers(one), _numbers(other)))
    )


def _said_of(record):
    classes = {("class", stay.class_id) for stay in record.stays if stay.class_id}
    return classes | {(stay.college, stay.graduated) for stay in record.stays}


def _numbers(record):
    return [stay.number.lstrip("0") for stay in record.stays if stay.number]


def _one_digit_off(one, other):
    return len(one) == len(other) and sum(left != right for left, right in zip(one, other, strict=True)) < 2


# --- judged ----------------------------------------------------------------------------------------------------------


def judge(found, truth):
    """`(precision, recall)`."""
    right = len(found & truth)
    return right / max(1, len(found)), right / len(truth)


def best_threshold(pairs, truth):
    """`(threshold, found)` at which precision and recall are best together (F1)."""
    best, right = (0, 0), 0
    pairs = sorted(pairs, key=lambda pair: -pair[2])
    for place, (one, other, _) in enumerate(pairs, 1):
        right += (one, other) in truth
        if place == len(pairs) or pairs[place][2] != pairs[place - 1][2]:
            best = max(best, (2 * right / (place + len(truth)), place))
    return pairs[best[1] - 1][2], {(one, other) for one, other, _ in pairs[: best[1]]}


def recall_at(pairs, truth, wanted):
    """The most that is found where the precision is as wanted."""
    right, most = 0, 0
    for place, (one, other, _) in enumerate(sorted(pairs, key=lambda pair: -pair[2]), 1):
        right += (one, other) in truth
        most = right if right / place >= wanted else most
    return most / len(truth)


def show(label, seconds, found, truth, told):
    precision, recall = judge(found, truth)
    print(f"{label:44}{seconds:>9}{len(found):8,}{precision:11.4f}{recall:9.4f}{len(found & told) / len(told):10.4f}")


def show_other(other, seconds, truth, told):
    threshold, found = best_threshold(other["pairs"], truth)
    whole = other["training"] + other["predicting"]
    show(f"splink {other['version']}, at its best weight ({threshold:.1f})", f"{whole:.2f}", found, truth, told)
    print(
        f"  predicting alone {other['predicting']:.2f} s; its recall at a precision of 0.998: "
        f"{recall_at(other['pairs'], truth, 0.998):.4f}"
    )
    print(
        f"  the rules are {whole / seconds:.1f} times as fast, {other['predicting'] / seconds:.1f} times as predicting alone"
    )


def show_rules(found, truth):
    counts, right = Counter(), Counter()
    for pair, (rules, _) in found.items():
        counts.update(rules)
        right.update(rules if pair in truth else [])
    for rule, label in LABELS.items():
        print(f"  {label:30}{counts[rule]:8,} pairs, {counts[rule] - right[rule]:,} wrong")


def show_channels(world, found):
    """Where the missed ones and the wrong ones come from."""
    missed = Counter(world.origin[new] for one, new in world.truth if (one, new) not in found)
    whole = Counter(world.origin[new] for _, new in world.truth)
    print("missed:", ", ".join(f"{channel} {missed[channel]} of {count}" for channel, count in whole.items()))
    wrong = Counter(world.origin[new] for one, new in found if (one, new) not in world.truth)
    print("wrong:", ", ".join(f"{channel} {count}" for channel, count in wrong.most_common()))


def show_missed(world, found, most=40):
    everybody = [None, *world.known, *world.new]
    for word, pairs in (("missed", world.truth - found.keys()), ("wrong", found.keys() - world.truth)):
        for one, other in sorted(pairs)[:most]:
            print(word, world.origin[other], found.get((one, other), ""))
            print("   ", everybody[one], "\n   ", everybody[other])


def main():
    parser = arguments(__doc__.splitlines()[0])
    parser.add_argument("--splink-python", metavar="PATH", help="a Python in which splink is installed")
    parser.add_argument("--seed", type=int, default=SEED, help="other people of the same kind")
    parser.add_argument("--missed", action="store_true", help="show what the rules missed and what they took wrongly")
    options = parser.parse_args()
    python = options.splink_python or (sys.executable if find_spec("splink") else "")
    known, new = (20_000, 1_000) if options.quick else (200_000, 10_000)
    with twice_database(known, new, seed=options.seed, keep=options.keep) as world:
        seconds, found = by_rules(world)
    truth, told = world.truth, tellable(world)
    print(f"{new:,} new among {known:,} known people, {len(truth):,} of them known, {len(told):,} tellable")
    print(f"{'':44}{'seconds':>9}{'pairs':>8}{'precision':>11}{'recall':>9}{'tellable':>10}")
    show("the house's rules", f"{seconds:.2f}", found.keys(), truth, told)
    show("  of these, sure", "", {pair for pair, (_, sure) in found.items() if sure}, truth, told)
    if python:
        show_other(by_splink(world, python), seconds, truth, told)
    else:
        print("splink is not installed here and was left out; see --splink-python.")
    show_rules(found, truth)
    show_channels(world, found)
    if options.missed:
        show_missed(world, found)


if __name__ == "__main__":
    main()
