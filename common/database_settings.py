"""The database entry of the settings: an outside server where one is named, the embedded one elsewhere."""

import os

import environ

from common import database_logins, embedded_postgres

TESTS_FOLDER = embedded_postgres.PROJECT / ".local" / "postgres-test"
# Every trigger of the trail first asks whether it is to be left out. Where the question has no answer, the asking fails
# inside a subtransaction of its own for every row, and the time of a large import grows with the square of its rows.
NO_TRIGGER_IGNORED = "-c pgtrigger.ignore={}"
# Without these a silent network hangs a worker for half a minute and answers nothing.
TIMEOUTS = {
    "connect_timeout": 5,
    "tcp_user_timeout": 10_000,
    "keepalives_idle": 10,
    "options": "-c statement_timeout=60000 -c idle_in_transaction_session_timeout=120000 -c lock_timeout=20000 "
    + NO_TRIGGER_IGNORED,
}


def database_settings(*, database_url, owner_url, name, quick=False):
    """Return `(DATABASES, owner)`; `owner` is the login (USER, PASSWORD) that migrates, `{}` where none is known.

    `quick` is for tests: a data folder of their own on the embedded server, which a power cut may lose.
    """
    if database_url:
        return _outside(database_url, owner_url)
    folder = os.environ.get("EMBEDDED_POSTGRES_DIR") or (TESTS_FOLDER if quick else None)
    server = embedded_postgres.start(folder, durable=not quick)
    database_logins.ensure_logins(host=server.host, port=server.port, superuser=server.superuser, database=name)
    entry = _entry(HOST=server.host, PORT=str(server.port), NAME=name, USER=database_logins.APP, PASSWORD="")
    return {"default": entry}, {"USER": database_logins.OWNER, "PASSWORD": ""}


def _outside(database_url, owner_url):
    """The URL's own options (`?sslmode=require`) stand beside the timeouts, and win where both speak."""
    app = environ.Env.db_url_config(database_url)
    entry = _entry(**{key: app.get(key, "") for key in ("HOST", "PORT", "NAME", "USER", "PASSWORD")})
    theirs = app.get("OPTIONS", {})
    entry["OPTIONS"] |= theirs
    if "options" in theirs:
        entry["OPTIONS"]["options"] = f"{TIMEOUTS['options']} {theirs['options']}"
    owner = environ.Env.db_url_config(owner_url) if owner_url else {}
    return {"default": entry}, {key: owner[key] or "" for key in ("USER", "PASSWORD") if owner}


def _entry(**where):
    return {
        "ENGINE": "django.db.backends.postgresql",
        **where,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(TIMEOUTS),
    }
