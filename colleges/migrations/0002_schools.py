"""The present school and the two it was formed from in 2001: facts of the house, needed by every 学号."""

from django.db import migrations

SCHOOLS = [
    ("湖南生物机电职业技术学院", True, 2001, None),
    ("长沙农业学校", False, 1903, 2001),
    ("湖南省机电工程学校", False, None, 2001),
]


def add_schools(apps, schema_editor):
    school = apps.get_model("colleges", "School")
    for name, is_current, since, until in SCHOOLS:
        school.objects.get_or_create(
            name=name, defaults={"is_current": is_current, "since_year": since, "until_year": until}
        )


class Migration(migrations.Migration):
    dependencies = [("colleges", "0001_initial")]
    operations = [migrations.RunPython(add_schools, migrations.RunPython.noop)]
