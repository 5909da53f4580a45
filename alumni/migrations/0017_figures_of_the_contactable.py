"""The figures of the desk count who may be contacted, still without the rows themselves."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("alumni", "0016_roster_postal_address")]

    operations = [
        migrations.RemoveIndex(model_name="alumnus", name="alumnus_figures"),
        migrations.AddIndex(
            model_name="alumnus",
            index=models.Index(
                fields=["id"],
                include=["state", "do_not_contact", "contact_confirmed_on", "region"],
                name="alumnus_figures",
            ),
        ),
    ]
