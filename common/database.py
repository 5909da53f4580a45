"""The two logins at run time, and a second connection of the application's."""

from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection


@contextmanager
def signed_in_as_owner():
    """Use the owner's login on the default connection: for migrating, flushing and restoring, never in a request."""
    login = settings.DATABASE_OWNER
    if not login:
        raise ImproperlyConfigured(
            "DATABASE_OWNER_URL is not set: the application's login owns nothing, so it cannot migrate. / "
            "请设置 DATABASE_OWNER_URL（有建表权限的登录名）后再执行。"
        )
    before = {key: connection.settings_dict[key] for key in ("USER", "PASSWORD")}
    if before["USER"] == login["USER"]:
        yield
        return
    connection.close()
    connection.settings_dict.update(login)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


@contextmanager
def second_connection():
    """Yield a cursor on a connection of its own (autocommit): what it writes is seen before the caller commits."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            yield cursor
    finally:
        other.close()
