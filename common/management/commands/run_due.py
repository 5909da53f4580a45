from django.core.management.base import BaseCommand

from common.clock import run_due


class Command(BaseCommand):
    help = "All clock work: expiry, deletion, reminders. Idempotent; call it from cron every ten minutes."

    def handle(self, **options):
        for run in run_due():
            self.stdout.write(f"{run.label}: {run.error or run.affected}")
