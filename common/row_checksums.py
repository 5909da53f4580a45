"""One number for each table that changes when any value of any row does, whatever the order of the rows."""

from django.db import connection
from psycopg import sql

# The text of a row must be the same on every server and in every session.
SAME_EVERYWHERE = {
    "timezone": "UTC",
    "datestyle": "ISO, YMD",
    "intervalstyle": "iso_8601",
    "extra_float_digits": "1",
    "bytea_output": "hex",
    # A row that row security hides must be an error, not a smaller count.
    "row_security": "off",
    # A large table takes longer than a request may.
    "statement_timeout": "0",
    "idle_in_transaction_session_timeout": "0",
}
TABLES = """
    SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND c.relpersistence <> 't'
      AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_%%'
    ORDER BY 1, 2
"""


def settle_session():
    """Call first in the transaction whose rows are summed up."""
    with connection.cursor() as cursor:
        for name, value in SAME_EVERYWHERE.items():
            cursor.execute("SELECT set_config(%s, %s, true)", [name, value])


def table_names() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(TABLES, [])
        return cursor.fetchall()


def row_checksums() -> dict[str, dict]:
    """{"public.alumni_alumnus": {"rows": 12, "sum": "-8131…"}, …} for every table, in the current transaction."""
    return {f"{schema}.{table}": _checksum(schema, table) for schema, table in table_names()}


def _checksum(schema, table):
    query = sql.SQL(
        "SELECT count(*), coalesce(sum(hashtextextended(each::text, 0)::numeric), 0)::text FROM {} AS each"
    ).format(sql.Identifier(schema, table))
    with connection.cursor() as cursor:
        cursor.execute(query.as_string())
        rows, total = cursor.fetchone()
    return {"rows": rows, "sum": total}
