"""A backup is worth what its restore proves: these run pg_dump and pg_restore on databases of their own."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import override_settings

from alumni.models import Alumnus
from common.database import signed_in_as_owner
from common.grants import rights_of_tables
from common.row_checksums import row_checksums, settle_session
from conftest import end_other_sessions, make_alumnus, make_college

DAMAGED = "备份文件已损坏或不完整"


class Databases:
    """A copy of the migrated test database with two people in it, and an empty one to restore into."""

    def __init__(self):
        self.tested = connection.settings_dict["NAME"]
        self.source, self.target = f"{self.tested}_source", f"{self.tested}_target"
        self.drop()
        end_other_sessions()
        self._run(f'CREATE DATABASE "{self.source}" TEMPLATE "{self.tested}"')

    def empty_target(self):
        self._run(f'DROP DATABASE IF EXISTS "{self.target}"')
        self._run(f'CREATE DATABASE "{self.target}" TEMPLATE template0')

    def drop(self):
        for name in (self.source, self.target):
            self._run(f'DROP DATABASE IF EXISTS "{name}"')

    def use(self, name):
        connection.close()
        connection.settings_dict["NAME"] = name

    def _run(self, statement):
        self.use(self.tested)
        with signed_in_as_owner(), connection._nodb_cursor() as cursor:
            cursor.execute(statement)


@pytest.fixture(scope="module")
def all_databases(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        made = Databases()
        made.empty_target()
        made.use(made.source)
        college = make_college("动物科技学院", {"畜牧兽医": "牧医"})
        make_alumnus(college, "王𬱖", class_name="牧医1501", student_no="20151101", mobile="13800138000")
        make_alumnus(college, "买买提·艾力", class_name="牧医1501", employer="湖南省农业科学院\n二所")
        made.use(made.tested)
        yield made
        made.drop()


@pytest.fixture(scope="module")
def written_archive(all_databases, tmp_path_factory):
    """The backup of the two people and of two uploads."""
    folder = tmp_path_factory.mktemp("backup")
    uploads = folder / "media" / "rosters" / "牧医1501"
    uploads.mkdir(parents=True)
    (uploads / "名册.xlsx").write_bytes(b"PK\x03\x04")
    (uploads / "空.txt").touch()
    all_databases.use(all_databases.source)
    with override_settings(MEDIA_ROOT=folder / "media"):
        call_command("backup", str(folder / "backup.zip"))
    all_databases.use(all_databases.tested)
    return folder / "backup.zip"


@pytest.fixture
def databases(all_databases, django_db_blocker):
    """Signed in to the source."""
    with django_db_blocker.unblock():
        all_databases.use(all_databases.source)
        yield all_databases
        all_databases.use(all_databases.tested)


@pytest.fixture
def archive(written_archive, databases, tmp_path):
    """A copy of the backup of one's own; signed in to the empty database, the media folder is not there yet."""
    databases.use(databases.target)
    if tables():
        databases.empty_target()
        databases.use(databases.target)
    return Path(shutil.copy2(written_archive, tmp_path))


def tables():
    with signed_in_as_owner():
        return connection.introspection.table_names()


def checksums():
    with signed_in_as_owner(), transaction.atomic():
        settle_session()
        return row_checksums()


def change(archive, alter):
    """Write the archive anew with what `alter` made of {name: content}; its own check sums are right again."""
    with zipfile.ZipFile(archive) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    alter(parts)
    with zipfile.ZipFile(archive, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)


def change_manifest(archive, alter):
    def altered(parts):
        manifest = json.loads(parts["manifest.json"])
        alter(manifest)
        parts["manifest.json"] = json.dumps(manifest)

    change(archive, altered)


def assert_nothing_was_restored(archive, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("restore", str(archive))
    assert tables() == []
    assert list(archive.parent.glob("restore-*")) == []


def test_a_backup_is_restored_into_an_empty_database_with_every_row_file_and_right(
    archive, databases, settings, capsys
):
    databases.use(databases.source)
    before = checksums()
    databases.use(databases.target)
    call_command("restore", str(archive))
    assert "逐表核对一致，2 个附件" in capsys.readouterr().out
    assert checksums() == before
    assert before["public.alumni_alumnus"]["rows"] == 2
    assert sorted(Alumnus.objects.values_list("name", flat=True)) == ["买买提·艾力", "王𬱖"]
    restored = Path(settings.MEDIA_ROOT)
    assert (restored / "rosters/牧医1501/名册.xlsx").read_bytes() == b"PK\x03\x04"
    assert (restored / "rosters/牧医1501/空.txt").read_bytes() == b""
    assert_the_application_may_do_what_it_might_before()


def assert_the_application_may_do_what_it_might_before():
    with connection.cursor() as cursor:
        for table, rights in rights_of_tables().items():
            held = []
            for right in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"):
                cursor.execute("SELECT has_table_privilege(%s, %s)", [f'public."{table}"', right])
                held += [right] if cursor.fetchone()[0] else []
            assert ", ".join(held) == rights, table


def test_the_archive_can_be_read_by_its_owner_only_and_is_never_overwritten(archive, databases):
    content = archive.read_bytes()
    databases.use(databases.source)
    with pytest.raises(CommandError, match="已经存在，没有覆盖"):
        call_command("backup", str(archive))
    assert archive.read_bytes() == content
    assert archive.stat().st_mode & 0o077 == 0
    assert not archive.with_name("backup.zip.part").exists()


def test_a_database_that_holds_tables_is_not_restored_into(archive, databases):
    databases.use(databases.source)
    before = checksums()
    with pytest.raises(CommandError, match=r"目标数据库里已有 \d+ 张表，没有恢复任何内容"):
        call_command("restore", str(archive))
    assert checksums() == before


def test_uploads_that_are_there_are_not_mixed_with_restored_ones(archive, settings):
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "another.txt").touch()
    assert_nothing_was_restored(archive, "附件目录 .* 里已有文件")


@pytest.mark.parametrize("cut", [0, 100, 0.5, 0.999])
def test_a_cut_archive_is_refused(archive, cut):
    size = archive.stat().st_size
    with open(archive, "r+b") as file:
        file.truncate(int(cut if cut >= 1 else size * cut))
    assert_nothing_was_restored(archive, DAMAGED)


def test_an_archive_with_one_flipped_bit_is_refused(archive):
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 1
    archive.write_bytes(content)
    assert_nothing_was_restored(archive, DAMAGED)


def test_an_archive_with_an_exchanged_file_is_refused(archive):
    change(archive, lambda parts: parts.update({"media/rosters/牧医1501/空.txt": b"x"}))
    assert_nothing_was_restored(archive, DAMAGED)


@pytest.mark.parametrize("name", ["media/../../evil.txt", "/etc/evil", "media/..\\evil", "../evil", "evil.txt"])
def test_an_archive_that_would_write_elsewhere_is_refused(archive, name):
    def smuggle(parts):
        manifest = json.loads(parts["manifest.json"])
        parts[name] = parts["media/rosters/牧医1501/空.txt"]
        manifest["files"][name] = manifest["files"]["media/rosters/牧医1501/空.txt"]
        parts["manifest.json"] = json.dumps(manifest)

    change(archive, smuggle)
    assert_nothing_was_restored(archive, "备份里有不该有的文件名")
    assert not list(archive.parent.glob("**/evil*"))


def test_an_archive_of_an_unknown_format_or_a_newer_server_is_refused(archive, tmp_path):
    newer = Path(shutil.copy(archive, tmp_path / "newer.zip"))
    change_manifest(newer, lambda manifest: manifest.update(postgresql=99))
    assert_nothing_was_restored(newer, "这份备份来自 PostgreSQL 99")
    change_manifest(archive, lambda manifest: manifest.update(format=2))
    assert_nothing_was_restored(archive, "格式本程序不认识")


def test_a_restore_whose_rows_differ_from_the_manifest_names_the_table(archive):
    change_manifest(archive, lambda manifest: manifest["tables"]["public.alumni_alumnus"].update(sum="1"))
    with pytest.raises(CommandError, match="恢复后的数据与备份不一致：public.alumni_alumnus。"):
        call_command("restore", str(archive))


def switch_row_security(*statements):
    with signed_in_as_owner(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_rows_that_row_security_hides_are_no_silent_gap_in_the_backup(databases, tmp_path):
    force = "ALTER TABLE alumni_alumnus {0} ROW LEVEL SECURITY"
    switch_row_security(force.format("ENABLE"), force.format("FORCE"))
    try:
        with pytest.raises(CommandError, match="看不到全部的行，没有备份"):
            call_command("backup", str(tmp_path / "backup.zip"))
    finally:
        switch_row_security(force.format("DISABLE"), force.format("NO FORCE"))
    assert list(tmp_path.glob("backup*")) == []


def test_a_missing_archive_is_said_to_be_missing(archive):
    archive.unlink()
    assert_nothing_was_restored(archive, "没有找到备份文件")


def test_the_checksum_of_a_table_tells_any_changed_value_and_forgets_the_order(databases):
    def summed(*statements):
        with signed_in_as_owner(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("CREATE TABLE sums (id int, name text)")
            for statement in statements:
                cursor.execute(statement)
            settle_session()
            answer = row_checksums()["public.sums"]
            transaction.set_rollback(True)
        return answer

    one, two = "INSERT INTO sums VALUES (1, '王伟')", "INSERT INTO sums VALUES (2, NULL)"
    assert summed(one, two) == summed(two, one)
    assert summed(one, two)["rows"] == 2
    assert len({summed(*rows)["sum"] for rows in ([], [one], [two], [one, one], [one, two])}) == 5
