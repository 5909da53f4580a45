"""What people may change of themselves by a link, to begin with; and by which link a change is objected to."""

import django.db.models.deletion
from django.db import migrations, models

AT_ONCE = ("mobile", "phone", "email", "wechat", "qq", "work", "region")
REVIEW = ("name",)


def add_rules(apps, schema_editor):
    rules = apps.get_model("alumni", "SelfUpdateRule")
    for policy, fields in (("at_once", AT_ONCE), ("review", REVIEW)):
        for field in fields:
            rules.objects.get_or_create(field=field, defaults={"policy": policy})


class Migration(migrations.Migration):
    dependencies = [("alumni", "0012_claims_and_written_majors")]
    operations = [
        migrations.AddField(
            model_name="proposal",
            name="objection",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="contested",
                to="alumni.personlink",
                verbose_name="异议链接",
            ),
        ),
        migrations.RunPython(add_rules, migrations.RunPython.noop),
    ]
