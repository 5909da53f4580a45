"""Rights of the application's database login, computed from the models after each migrate.

Default is nothing: a table that no model declares is not even readable. Rows of a model with `append_only = True`
(trail, export log, later ledger and papers) can be added and read, never changed or removed.
"""

from django.apps import apps
from django.conf import settings
from django.db import connections

ALL = "SELECT, INSERT, UPDATE, DELETE"
APPEND = "SELECT, INSERT"
READ = "SELECT"
#: functions that run as the owner for the application (SECURITY DEFINER), each created by a migration
OWNER_FUNCTIONS_PREFIX = "office_"


def rights_of_tables():
    """Return `{table: privileges}` of the application's login for every table of every model."""
    rights = {"django_migrations": READ}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            rights[model._meta.db_table] = APPEND if getattr(model, "append_only", False) else ALL
    return rights


def sync_grants(using="default", **kwargs):
    """Give the application's login exactly the computed rights (runs as the owner, after each migrate)."""
    connection = connections[using]
    app = settings.DATABASE_APP_USER
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        if not app or cursor.fetchone()[0] == app:
            return
        existing = set(connection.introspection.table_names(cursor))
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {quote(app)}")
        for table, rights in rights_of_tables().items():
            if table in existing:
                cursor.execute(f"REVOKE ALL ON TABLE {quote(table)} FROM {quote(app)}")
                cursor.execute(f"GRANT {rights} ON TABLE {quote(table)} TO {quote(app)}")
        # Imports number their rows ahead (nextval); setting a sequence stays the owner's.
        cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {quote(app)}")
        _grant_functions(cursor, quote(app))


def _grant_functions(cursor, app):
    cursor.execute(
        "SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
        "WHERE n.nspname = 'public' AND p.prosecdef AND p.proname LIKE %s",
        [OWNER_FUNCTIONS_PREFIX + "%"],
    )
    for (function,) in cursor.fetchall():
        cursor.execute(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")
        cursor.execute(f"GRANT EXECUTE ON FUNCTION {function} TO {app}")
