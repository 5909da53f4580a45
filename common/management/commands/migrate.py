from django.core.management.commands import migrate

from common.database import signed_in_as_owner


class Command(migrate.Command):
    """Django's own, signed in as the owner: the application's login may not change tables."""

    def handle(self, *args, **options):
        with signed_in_as_owner():
            super().handle(*args, **options)
