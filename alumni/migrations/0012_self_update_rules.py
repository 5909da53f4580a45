"""What people may change of themselves by a link, to begin with: all at once but the name. The office changes it as it likes."""

from django.db import migrations

AT_ONCE = ("mobile", "phone", "email", "wechat", "qq", "address", "work", "region")
REVIEW = ("name",)


def add_rules(apps, schema_editor):
    rules = apps.get_model("alumni", "SelfUpdateRule")
    for policy, fields in (("at_once", AT_ONCE), ("review", REVIEW)):
        for field in fields:
            rules.objects.get_or_create(field=field, defaults={"policy": policy})


class Migration(migrations.Migration):
    dependencies = [("alumni", "0011_search_follows_moves")]
    operations = [migrations.RunPython(add_rules, migrations.RunPython.noop)]
