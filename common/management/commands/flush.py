from django.conf import settings
from django.core.management import CommandError
from django.core.management.commands import flush
from django.db import connection

from common.append_only import EMPTYING_TESTS
from common.database import signed_in_as_owner


class Command(flush.Command):
    """Django's own, for tests only: as the owner, and past the triggers that guard papers and trail."""

    def handle(self, **options):
        if settings.MODE != "test":
            raise CommandError("flush would empty papers and trail; it is for tests only. / 清空数据库仅限测试使用。")
        with signed_in_as_owner():
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config(%s, 'on', false)", [EMPTYING_TESTS])
            super().handle(**options)
