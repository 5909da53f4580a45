from django.apps import AppConfig
from django.db.models.signals import post_migrate


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = "校友活动"

    def ready(self):
        from events.services.rules import lay_down_rules

        post_migrate.connect(lay_down_rules, sender=self, dispatch_uid="events.lay_down_rules")
