"""How much memory a class's portraits take: one zip of 500 photos as phones make them, against holding all at once.

    python benchmarks/photo_zip.py [--photos 500]

Each way runs in a process of its own on the same zip, which is made on the disk and deleted afterwards. Measured is the
way of a picture: out of the zip, decoded, written anew. "all at once" reads every file before the first is decoded, as a
view does that asks for all of them.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("MODE", "test")

from PIL import Image  # noqa: E402

SIZE, KINDS = (3000, 4000), 12  # twelve megapixels; so many different photos stand behind the 500


def make_zip(path, photos):
    """Photos with as much grain as a camera's, so that they weigh as much."""
    source = random.Random(7)
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(path, "w") as archive:
        kinds = []
        for kind in range(KINDS):
            grain = Image.frombytes("L", (1500, 2000), source.randbytes(3_000_000)).resize(SIZE)
            image = Image.merge("RGB", [grain.point(lambda value, by=by: 90 + value // by) for by in (9, 11, 13)])
            kinds.append(Path(folder) / f"{kind}.jpg")
            image.save(kinds[-1], quality=85)
        for number in range(photos):
            archive.write(kinds[number % KINDS], f"牧医1501/2015{number:04d}.jpg")


def ours(path):
    from alumni.portraits import Report, entries_of, open_zip
    from common.pictures import read_picture

    with open(path, "rb") as file, open_zip(file) as archive:
        return sum(len(read_picture(take(), longest=800).content) > 0 for _, take in entries_of(archive, Report()))


def all_at_once(path):
    import io

    from common.pictures import read_picture

    with zipfile.ZipFile(path) as archive:
        files = [io.BytesIO(archive.read(entry)) for entry in archive.infolist()]
    return sum(len(read_picture(file, longest=800).content) > 0 for file in files)


WAYS = {"ours, one at a time": ours, "all at once": all_at_once}


def run(way, path):
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alumni_office.settings")
    django.setup()
    before, began = peak_memory(), time.perf_counter()
    photos = WAYS[way](path)
    took, peak = time.perf_counter() - began, peak_memory()
    print(json.dumps({"photos": photos, "seconds": took, "peak": peak / 1024, "added": (peak - before) / 1024}))


def peak_memory():
    """In kB, of this program alone: what rusage says was partly its parent's."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--photos", type=int, default=500)
    arguments.add_argument("--way", help=argparse.SUPPRESS)
    arguments.add_argument("--zip", help=argparse.SUPPRESS)
    wanted = arguments.parse_args()
    if wanted.way:
        return run(wanted.way, wanted.zip)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "photos.zip"
        make_zip(path, wanted.photos)
        print(f"{wanted.photos} photos of {SIZE[0]} × {SIZE[1]}, a zip of {path.stat().st_size // 1024**2} MB")
        print(f"{'':22}{'seconds':>9}{'ms each':>9}{'peak MB':>9}{'for photos':>12}")
        for way in WAYS:
            command = [sys.executable, __file__, "--way", way, "--zip", str(path)]
            found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            each = 1000 * found["seconds"] / found["photos"]
            print(f"{way:22}{found['seconds']:9.1f}{each:9.0f}{found['peak']:9.0f}{found['added']:12.0f}")


if __name__ == "__main__":
    main()
