"""The Chinese font for printed documents: found on the machine, or fetched into .local/fonts.

Typst prints a box without a word where a font lacks a character, so a font counts as found only if its own table of
characters says that it has ours. Looked for in FONT_DIR, .local/fonts and the system's folders (not where
IGNORE_SYSTEM_FONTS is set). `python -m common.fonts` finds or fetches one. Needs no settings.
"""

import os
import shutil
import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path

LOCAL_FONTS = Path(__file__).resolve().parent.parent / ".local" / "fonts"
SYSTEM_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)
# Best first. A file of several weights, or of a language other than simplified Chinese, is not asked for.
WANTED = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJKsc-Regular.*",
    "NotoSansSC*Regular.*",
    "SourceHanSansSC-Regular.*",
    "SourceHanSansCN-Regular.*",
    "SourceHanSans-Regular.*",
    "*思源黑体*Regular.*",
    "msyh.tt?",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "NotoSerifCJK-Regular.ttc",
    "NotoSerifSC*Regular.*",
    "SourceHanSerif*-Regular.*",
    "Songti.ttc",
    "STHeiti*.ttc",
    "simsun.ttc",
    "simhei.ttf",
    "wqy-*.ttc",
)
PROOF = "校友会通讯录姓名〓·（）—Aa1"
PACKAGE, FACES = "@expo-google-fonts/noto-sans-sc@0.4.3", ("NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf")
WHEEL, WHEEL_FACE = "mplfonts==0.0.11", "NotoSansCJKsc-Regular.otf"
MINUTES = 10 * 60


def find_font() -> Path | None:
    """The regular weight of the best Chinese font that there is."""
    for folder in (os.environ.get("FONT_DIR"), LOCAL_FONTS):
        found = folder and _best(_font_files(Path(folder)), any_name=True)
        if found:
            return found
    if os.environ.get("IGNORE_SYSTEM_FONTS"):
        return None
    known = [file for folder in SYSTEM_FOLDERS for file in _font_files(Path(folder).expanduser())]
    return _best(known) or _best(_listed_by_fontconfig(), any_name=True)


def fetch_font() -> Path | None:
    """Put a free font into .local/fonts: from npm where it is installed, else from PyPI."""
    LOCAL_FONTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for fetch in (_fetch_by_npm, _fetch_by_pip):
            try:
                fetch(Path(folder))
            except (OSError, subprocess.SubprocessError, tarfile.TarError, zipfile.BadZipFile) as error:
                print(f"{fetch.__name__[1:]}: {error}", file=sys.stderr)
            found = _best(_font_files(LOCAL_FONTS), any_name=True)
            if found:
                return found
    return None


def covers(path: Path, text: str) -> bool:
    return characters(path).issuperset(map(ord, text))


@lru_cache(maxsize=32)
def characters(path: Path, face: int = 0) -> frozenset[int]:
    """The code points that the font has, as its `cmap` table says (OpenType, formats 4 and 12); none if unreadable."""
    try:
        with open(path, "rb") as file:
            return frozenset(_read_cmap(_table(file, b"cmap", face)))
    except (OSError, struct.error, KeyError, IndexError):
        return frozenset()


def _best(files: list[Path], *, any_name=False) -> Path | None:
    wanted = [file for pattern in WANTED for file in files if fnmatch(file.name, pattern)]
    return next((file for file in wanted + (files if any_name else []) if covers(file, PROOF)), None)


def _font_files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*.[ot]t[cf]") if file.is_file()) if folder.is_dir() else []


@lru_cache(maxsize=1)
def _listed_by_fontconfig() -> list[Path]:
    if not shutil.which("fc-list"):
        return []
    listed = subprocess.run(["fc-list", ":lang=zh-cn", "file"], capture_output=True, text=True, timeout=60).stdout
    return [Path(line.strip().removesuffix(":")) for line in sorted(listed.splitlines())]


# --- fetching --------------------------------------------------------------------------------------------------------


def _fetch_by_npm(folder: Path):
    npm = shutil.which("npm")
    if not npm:
        return
    subprocess.run([npm, "pack", PACKAGE, "--silent"], cwd=folder, check=True, timeout=MINUTES, stdout=sys.stderr)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        for member in archive:
            if member.isfile() and Path(member.name).name in FACES:
                _keep(archive.extractfile(member), Path(member.name).name)


def _fetch_by_pip(folder: Path):
    """The wheel carries another font that is not free: only this one is taken out."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", WHEEL]
    subprocess.run([*command, "--dest", folder], check=True, timeout=MINUTES, stdout=sys.stderr)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        for name in wheel.namelist():
            if Path(name).name == WHEEL_FACE:
                _keep(wheel.open(name), WHEEL_FACE)


def _keep(source, name):
    """A fetch that is interrupted must not leave half a font under the font's name."""
    unfinished = LOCAL_FONTS / f"{name}.part"
    with source, open(unfinished, "wb") as target:
        shutil.copyfileobj(source, target)
    unfinished.replace(LOCAL_FONTS / name)


# --- what a font has -------------------------------------------------------------------------------------------------


def _table(file, wanted, face):
    signature, _, count = struct.unpack(">4sII", file.read(12))
    start = struct.unpack(f">{count}I", file.read(4 * count))[face] if signature == b"ttcf" else 0
    file.seek(start + 4)
    (tables,) = struct.unpack(">H6x", file.read(8))
    places = {tag: (at, size) for tag, _, at, size in struct.iter_unpack(">4sIII", file.read(16 * tables))}
    at, size = places[wanted]
    file.seek(at)
    return file.read(size)


def _read_cmap(table):
    """Code points of all subtables; the glyph 0 of format 4 ("there is none") is rare enough to be asked one by one."""
    (count,) = struct.unpack_from(">2xH", table)
    found = set()
    for index in range(count):
        platform, _, at = struct.unpack_from(">HHI", table, 4 + 8 * index)
        (kind,) = struct.unpack_from(">H", table, at)
        if kind == 12:
            found.update(_read_groups(table, at))
        elif kind == 4 and platform in (0, 3):
            found.update(_read_segments(table, at))
    return found


def _read_groups(table, at):
    (groups,) = struct.unpack_from(">I", table, at + 12)
    for first, last, glyph in struct.iter_unpack(">III", table[at + 16 : at + 16 + 12 * groups]):
        yield from range(first if glyph else first + 1, last + 1)


def _read_segments(table, at):
    (doubled,) = struct.unpack_from(">H", table, at + 6)
    columns = [at + 14, at + 16 + doubled, at + 16 + 2 * doubled, at + 16 + 3 * doubled]
    for index in range(0, doubled, 2):
        last, first, delta, offset = (struct.unpack_from(">H", table, column + index)[0] for column in columns)
        for code in range(first, min(last, 0xFFFE) + 1):
            where = columns[3] + index + offset + 2 * (code - first)
            glyph = struct.unpack_from(">H", table, where)[0] if offset else (code + delta) & 0xFFFF
            if glyph:
                yield code


def main() -> int:
    found = find_font() or fetch_font()
    if found:
        print(f"文件用中文字体 / font for documents: {found}")
        return 0
    print(
        "没有找到中文字体，也没能下载。请安装 Noto Sans CJK（思源黑体），或把字体文件放进 .local/fonts。/ "
        "No Chinese font found or fetched: install Noto Sans CJK, or put a font file into .local/fonts.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
