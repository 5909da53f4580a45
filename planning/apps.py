from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PlanningConfig(AppConfig):
    name = "planning"
    verbose_name = "工作计划"

    def ready(self):
        autodiscover_modules("evidence", "organisation_evidence", "figures", "organisation_figures", "plan_figures")
