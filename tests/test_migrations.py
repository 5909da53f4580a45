"""Migrations are complete, named, carried out by the owner, and never make the house wait behind a lock."""

import re
import threading
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models.signals import pre_migrate

pytestmark = pytest.mark.django_db
OURS = ("common", "audit", "accounts", "colleges", "planning", "alumni", "events")


@pytest.fixture
def during_migrate():
    """Do something within a migrate, on its connection."""
    connected = []

    def connect(act):
        def receiver(**kwargs):
            act()

        connected.append(receiver)
        pre_migrate.connect(receiver, sender=apps.get_app_config("common"))

    yield connect
    for receiver in connected:
        pre_migrate.disconnect(receiver, sender=apps.get_app_config("common"))


def shown(name):
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {name}")
        return cursor.fetchone()[0]


def test_the_models_have_no_change_without_a_migration():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_every_migration_has_a_name_and_each_app_one_leaf():
    loader = MigrationLoader(connection)
    names = [name for app, name in loader.disk_migrations if app in OURS]
    assert names and all(re.fullmatch(r"\d{4}_[a-z][a-z_]+", name) and "_auto_" not in name for name in names)
    assert {app: len(loader.graph.leaf_nodes(app)) for app in OURS} == dict.fromkeys(OURS, 1)


def test_no_migration_imports_the_house():
    """What a migration does must not change with the code of later years."""
    allowed = re.compile(
        r"import (audit\.trail|(alumni|events)\.models\.\w+"
        r"|common\.(regions|industries|names|telephones|models|migration_operations))$"
    )  # fields name them
    for app in OURS:
        for file in Path(import_module(f"{app}.migrations").__path__[0]).glob("0*.py"):
            lines = re.findall(rf"^(?:from|import) (?:{'|'.join(OURS)}).*$", file.read_text(), re.M)
            assert [line for line in lines if not allowed.match(line)] == [], file


@pytest.mark.django_db(transaction=True)
def test_migrate_signs_in_as_the_owner_and_gives_up_waiting_soon(during_migrate):
    found = []
    during_migrate(
        lambda: found.append([shown(name) for name in ("session_authorization", "lock_timeout", "statement_timeout")])
    )
    call_command("migrate", verbosity=0)
    assert found == [[settings.DATABASE_OWNER["USER"], "3s", "0"]]
    assert shown("session_authorization") == settings.DATABASE_APP_USER
    assert (shown("lock_timeout"), shown("statement_timeout")) == ("20s", "1min")


@pytest.mark.django_db(transaction=True)
def test_a_migration_that_meets_a_used_table_says_so_and_changes_nothing(during_migrate):
    ready, finished = threading.Event(), threading.Event()

    def use_the_table():
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT count(*) FROM alumni_alumnus")
            ready.set()
            finished.wait(30)
            cursor.execute("ROLLBACK")
        other.close()

    def migrating():
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE alumni_alumnus ADD COLUMN half_done int")

    user = threading.Thread(target=use_the_table)
    user.start()
    ready.wait(10)
    during_migrate(migrating)
    try:
        with pytest.raises(CommandError, match="有人正在使用要升级的表"):
            call_command("migrate", verbosity=0)
    finally:
        finished.set()
        user.join(30)
    with connection.cursor() as cursor:
        names = [column.name for column in connection.introspection.get_table_description(cursor, "alumni_alumnus")]
    assert "half_done" not in names
