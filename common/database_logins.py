"""The two logins of the house: the owner migrates and restores, the application signs in as one that owns nothing.

On the embedded server both are made here, without passwords: its socket opens to one account only. On another server
of which only `DATABASE_URL` is known, `python -m common.database_logins` makes the application's login beside the given
one and prints what the scripts export; the given login is then the owner.
"""

import os
import secrets
import shlex
import sys
from pathlib import Path
from urllib.parse import quote, urlsplit

import environ
import psycopg
from psycopg import sql

OWNER, APP = "alumni_owner", "alumni_app"
PASSWORD_FILE = Path(__file__).resolve().parent.parent / ".local" / "database_app_password"
RESTRICTED = sql.SQL("NOSUPERUSER NOCREATEDB NOCREATEROLE")
ONE_AT_A_TIME = 7_310_012  # any number: processes that start together make the logins one after the other


class LoginsError(Exception):
    """The application's login cannot be made; the sentence says what to do."""


def ensure_logins(*, host, port, superuser, database, owner=OWNER, app=APP):
    """Make both logins and the owner's database on a server whose superuser needs no password."""
    where = {"host": host, "port": port, "user": superuser, "autocommit": True}
    with psycopg.connect(dbname="postgres", **where) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        if _exists(connection, "pg_database", "datname", database):  # made last, so all the rest is there
            return
        for role, options in ((owner, sql.SQL("CREATEDB")), (app, RESTRICTED)):
            if not _exists(connection, "pg_roles", "rolname", role):
                _create_login(connection, role, options)
        name, names = sql.Identifier(database), sql.SQL(", ").join([sql.Identifier(owner), sql.Identifier(app)])
        create = sql.SQL("CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0")
        connection.execute(create.format(name, sql.Identifier(owner)))
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
        connection.execute(sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(name, names))


def make_app_login(database_url, *, password):
    """Make the application's login beside the owner's `database_url`; return its URL."""
    entry = environ.Env.db_url_config(database_url)
    app = entry["NAME"].encode()[:59].decode(errors="ignore") + "_app"  # PostgreSQL cuts names at 63 bytes
    if entry["USER"] == app:
        raise _set_both(f"{app} 是应用的登录名 / {app} is the application's login")
    app_url = _with_login(database_url, app, password)
    with _connected(database_url) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        try:
            _make_app_login(connection, app, password)
        except psycopg.errors.InsufficientPrivilege as error:
            raise _set_both(f"它不能建立登录名 / its login may not create roles: {error}") from error
    _connected(app_url).close()
    return app_url


def _make_app_login(connection, app, password):
    secret = connection.pgconn.encrypt_password(password.encode(), app.encode(), b"scram-sha-256").decode()
    if not _exists(connection, "pg_roles", "rolname", app):
        _create_login(connection, app, RESTRICTED)
    connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    _refuse_a_strong_login(connection, app)
    database = sql.Identifier(connection.info.dbname)
    connection.execute(sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}").format(sql.Identifier(app), secret))
    connection.execute(sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(database, sql.Identifier(app)))


def _exists(connection, table, column, value):
    query = sql.SQL("SELECT 1 FROM {} WHERE {} = %s").format(sql.Identifier(table), sql.Identifier(column))
    return connection.execute(query, [value]).fetchone() is not None


def _create_login(connection, role, options):
    connection.execute(sql.SQL("CREATE ROLE {} LOGIN {}").format(sql.Identifier(role), options))


def _refuse_a_strong_login(connection, app):
    """A login of this name may have stood there before: it must be able to do nothing and own nothing."""
    strong = connection.execute(
        "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR has_schema_privilege(oid, 'public', 'CREATE') "
        "OR EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid) "
        "OR EXISTS (SELECT FROM pg_shdepend WHERE refobjid = pg_roles.oid AND deptype = 'o') "
        "FROM pg_roles WHERE rolname = %s",
        [app],
    ).fetchone()[0]
    if strong:
        raise _set_both(f"登录名 {app} 权限过大或拥有对象 / the login {app} owns something or may do too much")


def _set_both(reason):
    return LoginsError(
        "请分别设置 DATABASE_OWNER_URL（建表、升级用的登录名）和 DATABASE_URL（应用用的登录名，不拥有任何对象）。/ "
        "Set both DATABASE_OWNER_URL (migrates) and DATABASE_URL (the application's login, owns nothing). "
        f"原因 / why: {reason}"
    )


def _connected(url):
    """Read the URL as the settings do: libpq reads one with the folder of a socket in another way."""
    entry = environ.Env.db_url_config(url)
    names = {"HOST": "host", "PORT": "port", "NAME": "dbname", "USER": "user", "PASSWORD": "password"}
    where = {keyword: entry[key] for key, keyword in names.items() if entry.get(key)}
    try:
        return psycopg.connect(**where, **entry.get("OPTIONS", {}), autocommit=True, connect_timeout=5)
    except psycopg.OperationalError as error:
        raise LoginsError(f"无法连接 DATABASE_URL 的数据库。/ Cannot connect to the database. {error}") from error


def _with_login(url, user, password):
    parts = urlsplit(url)
    server = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{quote(user, safe='')}:{quote(password, safe='')}@{server}").geturl()


def _kept_password():
    if not PASSWORD_FILE.exists():
        PASSWORD_FILE.parent.mkdir(parents=True, exist_ok=True)
        unfinished = PASSWORD_FILE.with_suffix(f".{os.getpid()}")
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(32))
        unfinished.replace(PASSWORD_FILE)
    return PASSWORD_FILE.read_text()


def main():
    owner_url, database_url = os.environ.get("DATABASE_OWNER_URL"), os.environ.get("DATABASE_URL")
    if owner_url or not database_url:
        return
    try:
        app_url = make_app_login(database_url, password=_kept_password())
    except LoginsError as error:
        sys.exit(str(error))
    print(f"export DATABASE_OWNER_URL={shlex.quote(database_url)}")
    print(f"export DATABASE_URL={shlex.quote(app_url)}")


if __name__ == "__main__":
    main()
