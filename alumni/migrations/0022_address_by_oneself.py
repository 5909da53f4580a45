"""The postal address may be given by the person: the office's rule for it, at once unless the office says otherwise."""

from django.db import migrations


def add_rule(apps, schema_editor):
    rules = apps.get_model("alumni", "SelfUpdateRule")
    rules.objects.get_or_create(field="address", defaults={"policy": "at_once"})


class Migration(migrations.Migration):
    dependencies = [("alumni", "0021_settle_statistics")]
    operations = [migrations.RunPython(add_rule, migrations.RunPython.noop)]
