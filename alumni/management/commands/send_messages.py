from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from alumni.services.deliveries import deliver_all


class Command(BaseCommand):
    help = "Send the copies of e-mails that wait. May run at any time, several times at once: nobody gets two copies."

    def handle(self, **options):
        try:
            sent = deliver_all()
        except ValidationError as refused:
            raise CommandError(" ".join(refused.messages)) from refused
        self.stdout.write(f"已发送 {sent} 封邮件。")
