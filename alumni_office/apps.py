from django.apps import AppConfig


class AlumniOfficeConfig(AppConfig):
    """Top of the house: sees every app, is imported by none. Holds no models."""

    name = "alumni_office"
    verbose_name = "校友工作平台"

    def ready(self):
        from django.db.models.signals import post_migrate

        from alumni_office.roles import sync_roles

        post_migrate.connect(sync_roles, sender=self, dispatch_uid="alumni_office.sync_roles")
