from django.db import migrations, models

import common.names


class Migration(migrations.Migration):
    dependencies = [
        ("alumni", "0005_remembered_answers_and_twins"),
        ("colleges", "0003_plain_names"),
    ]

    operations = [
        migrations.AlterField(
            model_name="alumnus",
            name="former_name",
            field=models.CharField(
                blank=True, max_length=40, validators=[common.names.check_plain], verbose_name="曾用名"
            ),
        ),
        migrations.AlterField(
            model_name="alumnus",
            name="name",
            field=models.CharField(max_length=40, validators=[common.names.check_plain], verbose_name="姓名"),
        ),
        migrations.AlterField(
            model_name="alumnustrailevent",
            name="former_name",
            field=models.CharField(
                blank=True, max_length=40, validators=[common.names.check_plain], verbose_name="曾用名"
            ),
        ),
        migrations.AlterField(
            model_name="alumnustrailevent",
            name="name",
            field=models.CharField(max_length=40, validators=[common.names.check_plain], verbose_name="姓名"),
        ),
        migrations.AlterField(
            model_name="classgroup",
            name="counsellor",
            field=models.CharField(
                blank=True, max_length=40, validators=[common.names.check_plain], verbose_name="辅导员"
            ),
        ),
        migrations.AlterField(
            model_name="classgroup",
            name="head_teacher",
            field=models.CharField(
                blank=True, max_length=40, validators=[common.names.check_plain], verbose_name="班主任"
            ),
        ),
        migrations.AlterField(
            model_name="classgroup",
            name="liaison_name",
            field=models.CharField(
                blank=True, max_length=40, validators=[common.names.check_plain], verbose_name="班级联络员（未入库）"
            ),
        ),
        migrations.AlterField(
            model_name="classgroup",
            name="name",
            field=models.CharField(max_length=60, validators=[common.names.check_plain], verbose_name="班级名称"),
        ),
        migrations.AlterField(
            model_name="classgrouptrailevent",
            name="counsellor",
            field=models.CharField(
                blank=True, max_length=40, validators=[common.names.check_plain], verbose_name="辅导员"
            ),
        ),
        migrations.AlterField(
            model_name="classgrouptrailevent",
            name="head_teacher",
            field=models.CharField(
                blank=True, max_length=40, validators=[common.names.check_plain], verbose_name="班主任"
            ),
        ),
        migrations.AlterField(
            model_name="classgrouptrailevent",
            name="liaison_name",
            field=models.CharField(
                blank=True, max_length=40, validators=[common.names.check_plain], verbose_name="班级联络员（未入库）"
            ),
        ),
        migrations.AlterField(
            model_name="classgrouptrailevent",
            name="name",
            field=models.CharField(max_length=60, validators=[common.names.check_plain], verbose_name="班级名称"),
        ),
        migrations.AlterField(
            model_name="organisation",
            name="name",
            field=models.CharField(max_length=120, validators=[common.names.check_plain], verbose_name="名称"),
        ),
        migrations.AlterField(
            model_name="organisationtrailevent",
            name="name",
            field=models.CharField(max_length=120, validators=[common.names.check_plain], verbose_name="名称"),
        ),
        migrations.AddIndex(
            model_name="alumnus",
            index=models.Index(
                fields=["id"], include=("state", "contact_confirmed_on", "region"), name="alumnus_figures"
            ),
        ),
        migrations.AddIndex(
            model_name="education",
            index=models.Index(fields=["alumnus", "college"], name="education_figures"),
        ),
        migrations.AddIndex(
            model_name="employment",
            index=models.Index(
                condition=models.Q(("is_current", True), models.Q(("region", ""), _negated=True)),
                fields=["alumnus", "region"],
                name="employment_figures",
            ),
        ),
    ]
