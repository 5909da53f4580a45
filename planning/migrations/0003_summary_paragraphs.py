from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("planning", "0002_plans_after_approval")]

    operations = [
        migrations.AddField(
            model_name="yearsummary",
            name="drafted",
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name="取数的段落"),
        )
    ]
