"""A class keeps the names it had; a staged row says which of its years are only derived."""

import django.contrib.postgres.fields
from django.db import migrations, models

# What classes were called before today, told by their trail.
FORMER = """
UPDATE alumni_classgroup c SET former_names = f.names
FROM (SELECT e.pgh_obj_id, array_agg(DISTINCT e.name) AS names FROM alumni_classgrouptrailevent e
  JOIN alumni_classgroup g ON g.id = e.pgh_obj_id AND g.name <> e.name WHERE e.name <> '' GROUP BY e.pgh_obj_id) f
WHERE f.pgh_obj_id = c.id;
SET CONSTRAINTS ALL IMMEDIATE
"""


class Migration(migrations.Migration):
    dependencies = [("alumni", "0006_figures_and_plain_names")]

    operations = [
        migrations.AddField(
            model_name="classgroup",
            name="former_names",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60),
                default=list,
                editable=False,
                size=None,
                verbose_name="曾用名称",
            ),
        ),
        migrations.AddField(
            model_name="rosterrow",
            name="derived",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20), default=list, size=None, verbose_name="推定的年份"
            ),
        ),
        migrations.RunSQL(FORMER, migrations.RunSQL.noop),
    ]
