from django.db import migrations, models

import common.names


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="user",
            name="name",
            field=models.CharField(max_length=40, validators=[common.names.check_plain], verbose_name="姓名"),
        ),
        migrations.AlterField(
            model_name="usertrailevent",
            name="name",
            field=models.CharField(max_length=40, validators=[common.names.check_plain], verbose_name="姓名"),
        ),
    ]
