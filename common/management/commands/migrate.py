from django.core.management import CommandError
from django.core.management.commands import migrate
from django.db import OperationalError, connection

from common.database import signed_in_as_owner

LOCK_NOT_AVAILABLE = "55P03"
# A migration that waits for a lock makes everybody behind it wait: it gives up soon, and may be run again.
SESSION = "SET lock_timeout = '3s'; SET statement_timeout = 0"


class Command(migrate.Command):
    """Django's own, signed in as the owner: the application's login may not change tables."""

    def handle(self, *args, **options):
        with signed_in_as_owner():
            with connection.cursor() as cursor:
                cursor.execute(SESSION)
            try:
                super().handle(*args, **options)
            except OperationalError as error:
                if getattr(error.__cause__, "sqlstate", "") != LOCK_NOT_AVAILABLE:
                    raise
                raise CommandError(
                    "有人正在使用要升级的表，等了三秒没有等到，这一步没有执行。请稍后再运行一次。/ A table is in use; run it again."
                ) from error
