"""One archive that holds everything: the database, the uploaded files, and a manifest by which a restore proves itself.

    manifest.json     rows and checksum of every table, SHA-256 of every file, versions, migrations
    database.dump     pg_dump's custom format
    media/…           MEDIA_ROOT

The checksums and the dump are taken from one snapshot, by the owner's login: as a login under row security a dump can
be silently empty.
"""

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath

import django
from django.conf import settings
from django.db import ProgrammingError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from common.database import signed_in_as_owner
from common.grants import sync_grants
from common.postgres_programs import ProgramError, run_program
from common.row_checksums import row_checksums, settle_session, table_names

FORMAT = 1
MANIFEST, DUMP, MEDIA = "manifest.json", "database.dump", "media/"
CHUNK = 1 << 20
NOT_PERMITTED = "42501"
DAMAGED = "备份文件已损坏或不完整，没有恢复任何内容。请换一份备份再试。"


class BackupError(Exception):
    """The backup or the restore did not happen, or is not proved; the sentence says why."""


# --- writing ---------------------------------------------------------------------------------------------------------


def write_backup(path) -> dict:
    """Write the archive and return its manifest; an existing file is never overwritten."""
    path = Path(path)
    if path.exists():
        raise BackupError(f"{path} 已经存在，没有覆盖。请换一个文件名。")
    unfinished = path.with_name(path.name + ".part")
    try:
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            manifest = _write_archive(file)
            os.fsync(file.fileno())
        unfinished.rename(path)
    except ProgramError as error:
        raise BackupError(str(error)) from error
    except ProgrammingError as error:
        if getattr(error.__cause__, "sqlstate", "") != NOT_PERMITTED:
            raise
        raise BackupError(f"备份用的数据库登录名看不到全部的行，没有备份：{error.__cause__}") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def _write_archive(file) -> dict:
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        dump = Path(folder) / DUMP
        manifest = _dump_database(dump)
        manifest["files"] = {DUMP: _add_file(archive, dump, DUMP, compress=False)}
        for source in _media_files():
            name = MEDIA + source.relative_to(settings.MEDIA_ROOT).as_posix()
            try:
                manifest["files"][name] = _add_file(archive, source, name)
            except FileNotFoundError:  # the clock work deletes what has expired
                continue
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    return manifest


def _dump_database(dump) -> dict:
    with signed_in_as_owner(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()
        settle_session()
        manifest = _manifest()
        what = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={dump}"]
        run_program("pg_dump", what, connection=connection, at_least=_server_major())
    return manifest


def _manifest() -> dict:
    return {
        "format": FORMAT,
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "postgresql": _server_major(),
        "django": django.get_version(),
        "migrations": sorted(map(list, MigrationRecorder(connection).applied_migrations())),
        "tables": row_checksums(),
    }


def _server_major() -> int:
    connection.ensure_connection()
    return connection.pg_version // 10000


def _media_files():
    root = Path(settings.MEDIA_ROOT)
    return sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink()) if root.exists() else []


def _add_file(archive, source, name, *, compress=True) -> str:
    digest = hashlib.sha256()
    with open(source, "rb") as content:
        entry = zipfile.ZipInfo.from_file(source, name, strict_timestamps=False)
        entry.compress_type = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
        with archive.open(entry, "w", force_zip64=True) as target:
            while chunk := content.read(CHUNK):
                digest.update(chunk)
                target.write(chunk)
    return digest.hexdigest()


# --- restoring -------------------------------------------------------------------------------------------------------


def restore_backup(path) -> dict:
    """Restore into an empty database and an empty MEDIA_ROOT, prove it, return the manifest.

    Nothing is touched before the whole archive has been read and its checksums have been found right.
    """
    media = Path(settings.MEDIA_ROOT)
    _refuse_occupied(media)
    media.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=media.parent, prefix="restore-") as folder:
        manifest = _unpack(path, Path(folder))
        with signed_in_as_owner():
            _restore_database(Path(folder) / DUMP, manifest)
            _restore_media(Path(folder) / MEDIA, media)
            _prove(manifest)
    return manifest


def _refuse_occupied(media):
    with signed_in_as_owner():
        tables = len(table_names())
    if tables:
        raise BackupError(f"目标数据库里已有 {tables} 张表，没有恢复任何内容。请先建一个空数据库，再恢复到那里。")
    if media.exists() and any(media.iterdir()):
        raise BackupError(f"附件目录 {media} 里已有文件，没有恢复任何内容。请先把它移到别处。")


def _unpack(path, folder) -> dict:
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _read_manifest(archive)
            if sorted(archive.namelist()) != sorted([MANIFEST, *manifest["files"]]):
                raise BackupError(DAMAGED)
            for name, digest in manifest["files"].items():
                _unpack_file(archive, name, digest, folder)
    except FileNotFoundError as error:
        raise BackupError(f"没有找到备份文件 {path}。") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise BackupError(DAMAGED) from error
    return manifest


def _read_manifest(archive) -> dict:
    try:
        manifest = json.loads(archive.read(MANIFEST))
        known = manifest["format"] == FORMAT and DUMP in manifest["files"] and manifest["tables"].items()
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise BackupError(DAMAGED) from error
    if not known:
        raise BackupError("这份备份的格式本程序不认识。请用做这份备份的程序版本来恢复。")
    return manifest


def _unpack_file(archive, name, digest, folder):
    found = hashlib.sha256()
    target = folder / _safe(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as content, open(target, "wb") as file:
        while chunk := content.read(CHUNK):
            found.update(chunk)
            file.write(chunk)
    if found.hexdigest() != digest:
        raise BackupError(DAMAGED)


def _safe(name) -> PurePosixPath:
    """An archive from elsewhere must not write outside the folder that it is unpacked in."""
    path = PurePosixPath(name)
    wrong = path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\0" in name
    if wrong or not (name == DUMP or (name.startswith(MEDIA) and len(path.parts) > 1)):
        raise BackupError("备份里有不该有的文件名，没有恢复任何内容。这份备份可能被人改动过，请不要使用。")
    return path


def _restore_database(dump, manifest):
    major = _server_major()
    if major < manifest["postgresql"]:
        raise BackupError(
            f"这份备份来自 PostgreSQL {manifest['postgresql']}，目标是 {major}，没有恢复任何内容。请升级数据库后再恢复。"
        )
    what = ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges"]
    connection.close()  # its locks on the catalogue must not stand in the way
    try:
        run_program(
            "pg_restore",
            [*what, f"--dbname={connection.settings_dict['NAME']}", dump],
            connection=connection,
            at_least=major,
        )
    except ProgramError as error:
        raise BackupError(str(error)) from error
    sync_grants()
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("ANALYZE")


def _restore_media(unpacked, media):
    if unpacked.exists():
        media.mkdir(parents=True, exist_ok=True)
        for each in unpacked.iterdir():
            shutil.move(each, media / each.name)


def _prove(manifest):
    with transaction.atomic():
        settle_session()
        found = row_checksums()
    expected = manifest["tables"]
    differing = sorted(name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name))
    if differing:
        raise BackupError(
            f"恢复后的数据与备份不一致：{'、'.join(differing)}。请不要使用这个数据库，换一份备份恢复到新的空库。"
        )
