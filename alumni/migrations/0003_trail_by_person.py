"""A person's page reads the trail of the person's parts; a deleted part is only found by the person it belonged to."""

from django.db import migrations

TABLES = {
    "alumni_educationtrailevent": "alumnus_id",
    "alumni_employmenttrailevent": "alumnus_id",
    "alumni_contacttrailevent": "alumnus_id",
    "alumni_statuschangetrailevent": "education_id",
}


class Migration(migrations.Migration):
    dependencies = [("alumni", "0002_search")]
    operations = [
        migrations.RunSQL(f"CREATE INDEX {table}_by_owner ON {table} ({column})", f"DROP INDEX {table}_by_owner")
        for table, column in TABLES.items()
    ]
