from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CollegesConfig(AppConfig):
    name = "colleges"
    verbose_name = "机构"

    def ready(self):
        autodiscover_modules("todos", "panels", "history_panels", "history_todos", "organisation_todos")
