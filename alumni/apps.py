from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AlumniConfig(AppConfig):
    name = "alumni"
    verbose_name = "校友数据库"

    def ready(self):
        autodiscover_modules("merge_rules", "merging", "erasing")
