"""A roster's postal addresses are staged, to become contacts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("alumni", "0015_settle_statistics")]

    operations = [
        migrations.AddField(
            model_name="rosterrow",
            name="postal_address",
            field=models.CharField(blank=True, default="", max_length=120, verbose_name="通信地址"),
        ),
    ]
