"""Append-only tables are not emptied either: a statement trigger against TRUNCATE, which passes every row trigger by.

It is laid by the models after each migrate, as the rights are, so that a new append-only table has it at once. Only the
flush of a test database lifts it: the database's name must say so too.
"""

from django.apps import apps
from django.db import connections

EMPTYING_TESTS = "office.emptying_tests"
TRIGGER = "refuse_truncate"
FUNCTION = f"""
CREATE OR REPLACE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('{EMPTYING_TESTS}', true) = 'on' AND current_database() LIKE 'test\\_%' THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'append-only: % cannot be truncated', TG_TABLE_NAME;
END $$
"""


def append_only_tables():
    return {model._meta.db_table for model in apps.get_models() if getattr(model, "append_only", False)}


def guard_append_only(using="default", **kwargs):
    """Lay the trigger on every append-only table that has none (runs as the owner, after each migrate)."""
    connection = connections[using]
    with connection.cursor() as cursor:
        wanted = append_only_tables() & set(connection.introspection.table_names(cursor))
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = %s", [TRIGGER])
        missing = wanted - {table for (table,) in cursor.fetchall()}
        if not missing:
            return
        cursor.execute(FUNCTION)
        for table in sorted(missing):
            table = connection.ops.quote_name(table)
            cursor.execute(
                f"CREATE TRIGGER {TRIGGER} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()"
            )
