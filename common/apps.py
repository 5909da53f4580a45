from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CommonConfig(AppConfig):
    name = "common"
    verbose_name = "系统"

    def ready(self):
        from common.append_only import guard_append_only
        from common.grants import sync_grants

        post_migrate.connect(guard_append_only, sender=self, dispatch_uid="common.guard_append_only")
        post_migrate.connect(sync_grants, sender=self, dispatch_uid="common.sync_grants")
