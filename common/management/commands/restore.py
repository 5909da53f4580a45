from django.core.management.base import BaseCommand, CommandError

from common.backups import BackupError, restore_backup


class Command(BaseCommand):
    help = "Restore a backup into an empty database and prove it by the checksum of every table."
    requires_system_checks = []  # they may ask tables that are not there yet

    def add_arguments(self, parser):
        parser.add_argument("file", help="an archive that `manage.py backup` wrote")

    def handle(self, *, file, **options):
        try:
            manifest = restore_backup(file)
        except BackupError as error:
            raise CommandError(str(error)) from error
        rows = sum(table["rows"] for table in manifest["tables"].values())
        self.stdout.write(
            f"恢复完成（备份时间 {manifest['made_at']}）：{len(manifest['tables'])} 张表 {rows} 行逐表核对一致，"
            f"{len(manifest['files']) - 1} 个附件。程序若比备份新，请接着执行 manage.py migrate。"
        )
