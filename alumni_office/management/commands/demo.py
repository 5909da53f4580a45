import random
from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.module_loading import module_has_submodule

from accounts.models import User
from audit.trail import acting_as
from colleges.demo import PASSWORD, SIGN_INS
from colleges.models import College

SEED = 19030901
ORDER = ["colleges", "alumni", "events", "planning"]  # a plan is fulfilled by records that must be there first


class Command(BaseCommand):
    help = "Fill an empty database with the demo: each app's demo.py in the order of the storeys, from a fixed seed."

    def add_arguments(self, parser):
        parser.add_argument("--sign-ins", action="store_true", help="print the demo's accounts and do nothing else")

    def handle(self, *, sign_ins, **options):
        if settings.PRODUCTION:
            raise CommandError("The demo is not for production. / 正式环境不能填充演示数据。")
        if sign_ins:
            return self._print_sign_ins()
        if College.objects.exists():
            return None
        if User.objects.exists():
            raise CommandError(
                "The database has accounts but no colleges: not a demo. / 数据库里已有账号，不是演示库。"
            )
        self.stdout.write("正在生成演示数据，约需一分钟……")
        with transaction.atomic(), acting_as(None):
            for module in self._modules():
                module.fill(random.Random(SEED))

    @staticmethod
    def _modules():
        configs = {config.label: config for config in apps.get_app_configs()}
        for label in ORDER:
            if module_has_submodule(configs[label].module, "demo"):
                yield import_module(f"{configs[label].name}.demo")

    def _print_sign_ins(self):
        self.stdout.write(f"演示账号（密码都是 {PASSWORD}）：")
        for role, username, door in SIGN_INS:
            self.stdout.write(f"  {username:<10} {role}　{door}")
