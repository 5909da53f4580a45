import django.contrib.postgres.fields
from django.db import migrations, models

import common.names


class Migration(migrations.Migration):
    dependencies = [
        ("colleges", "0002_schools"),
    ]

    operations = [
        migrations.AlterField(
            model_name="college",
            name="name",
            field=models.CharField(
                max_length=60, unique=True, validators=[common.names.check_plain], verbose_name="学院名称"
            ),
        ),
        migrations.AlterField(
            model_name="college",
            name="short_name",
            field=models.CharField(
                blank=True, max_length=20, validators=[common.names.check_plain], verbose_name="简称"
            ),
        ),
        migrations.AlterField(
            model_name="collegename",
            name="name",
            field=models.CharField(max_length=60, validators=[common.names.check_plain], verbose_name="曾用名"),
        ),
        migrations.AlterField(
            model_name="collegenametrailevent",
            name="name",
            field=models.CharField(max_length=60, validators=[common.names.check_plain], verbose_name="曾用名"),
        ),
        migrations.AlterField(
            model_name="collegetrailevent",
            name="name",
            field=models.CharField(max_length=60, validators=[common.names.check_plain], verbose_name="学院名称"),
        ),
        migrations.AlterField(
            model_name="collegetrailevent",
            name="short_name",
            field=models.CharField(
                blank=True, max_length=20, validators=[common.names.check_plain], verbose_name="简称"
            ),
        ),
        migrations.AlterField(
            model_name="major",
            name="name",
            field=models.CharField(
                max_length=60, unique=True, validators=[common.names.check_plain], verbose_name="专业名称"
            ),
        ),
        migrations.AlterField(
            model_name="major",
            name="short_names",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20, validators=[common.names.check_plain]),
                blank=True,
                default=list,
                help_text="班级名称里的写法，如“机电”；多个用逗号隔开。读名册时用它认出专业。",
                size=None,
                verbose_name="简称",
            ),
        ),
        migrations.AlterField(
            model_name="majortrailevent",
            name="name",
            field=models.CharField(max_length=60, validators=[common.names.check_plain], verbose_name="专业名称"),
        ),
        migrations.AlterField(
            model_name="majortrailevent",
            name="short_names",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20, validators=[common.names.check_plain]),
                blank=True,
                default=list,
                help_text="班级名称里的写法，如“机电”；多个用逗号隔开。读名册时用它认出专业。",
                size=None,
                verbose_name="简称",
            ),
        ),
        migrations.AlterField(
            model_name="school",
            name="name",
            field=models.CharField(
                max_length=60, unique=True, validators=[common.names.check_plain], verbose_name="学校名称"
            ),
        ),
        migrations.AlterField(
            model_name="schooltrailevent",
            name="name",
            field=models.CharField(max_length=60, validators=[common.names.check_plain], verbose_name="学校名称"),
        ),
    ]
