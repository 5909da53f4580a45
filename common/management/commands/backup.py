from django.core.management.base import BaseCommand, CommandError

from common.backups import BackupError, write_backup


class Command(BaseCommand):
    help = "Write the database, the uploaded files and a manifest with row checksums into one archive."
    requires_system_checks = []  # a backup is wanted also when something else is wrong

    def add_arguments(self, parser):
        parser.add_argument("file", help="path of the archive (.zip); must not exist")

    def handle(self, *, file, **options):
        try:
            manifest = write_backup(file)
        except BackupError as error:
            raise CommandError(str(error)) from error
        rows = sum(table["rows"] for table in manifest["tables"].values())
        self.stdout.write(
            f"备份完成：{file}，{len(manifest['tables'])} 张表 {rows} 行，{len(manifest['files']) - 1} 个附件。"
        )
