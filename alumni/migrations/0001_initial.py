import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.fields.json
import django.db.models.functions.comparison
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import alumni.models.rosters
import common.industries
import common.migration_operations
import common.regions


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("colleges", "0001_initial"),
    ]

    operations = [
        common.migration_operations.Together(
            operations=[
                migrations.CreateModel(
                    name="AlumniSettingsTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.PositiveSmallIntegerField(default=1, editable=False, serialize=False)),
                        (
                            "upload_days",
                            models.PositiveSmallIntegerField(
                                default=30,
                                help_text="上传的名册原件和暂存行到期自动删除；导入结果和留痕不受影响。",
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(365),
                                ],
                                verbose_name="名册原件保留天数",
                            ),
                        ),
                        (
                            "export_people",
                            models.PositiveSmallIntegerField(
                                default=200,
                                help_text="超过后须先经校友会办公室同意。",
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5000),
                                ],
                                verbose_name="每人 24 小时内可导出的人数",
                            ),
                        ),
                        (
                            "permission_days",
                            models.PositiveSmallIntegerField(
                                default=3,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="导出许可有效天数",
                            ),
                        ),
                        (
                            "recent_months",
                            models.PositiveSmallIntegerField(
                                default=24,
                                help_text="第九条（三）要求近期的班级通讯录。",
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(120),
                                ],
                                verbose_name="“近期”指多少个月内核对过",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.alumnisettings",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Alumnus",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="最近修改")),
                        ("name", models.CharField(max_length=40, verbose_name="姓名")),
                        (
                            "name_pinyin",
                            models.CharField(
                                blank=True,
                                db_collation="C",
                                help_text="用空格分开各字；多音字可以改。",
                                max_length=120,
                                verbose_name="姓名拼音",
                            ),
                        ),
                        ("former_name", models.CharField(blank=True, max_length=40, verbose_name="曾用名")),
                        (
                            "gender",
                            models.CharField(
                                blank=True, choices=[("男", "男"), ("女", "女")], max_length=1, verbose_name="性别"
                            ),
                        ),
                        ("birth_date", models.DateField(blank=True, null=True, verbose_name="出生日期")),
                        (
                            "region",
                            models.CharField(
                                blank=True, choices=common.regions.choices, max_length=6, verbose_name="所在地"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("active", "正常"), ("lost", "失去联系"), ("deceased", "已故")],
                                default="active",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "do_not_contact",
                            models.BooleanField(
                                default=False,
                                help_text="本人要求不再联系：名单、导出、邀请一律不出现其联系方式。",
                                verbose_name="勿打扰",
                            ),
                        ),
                        ("remark", models.CharField(blank=True, max_length=500, verbose_name="备注")),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="建档时间"
                            ),
                        ),
                        (
                            "contact_confirmed_on",
                            models.DateField(editable=False, null=True, verbose_name="联系方式最近核对"),
                        ),
                        ("search", django.contrib.postgres.search.SearchVectorField(editable=False, null=True)),
                    ],
                    options={
                        "verbose_name": "校友",
                        "verbose_name_plural": "校友",
                        "ordering": ["name_pinyin", "id"],
                        "permissions": [("import_roster", "导入名册"), ("permit_export", "批准导出")],
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                fastupdate=True, fields=["search"], name="alumnus_search"
                            ),
                            models.Index(fields=["name_pinyin", "id"], name="alumnus_by_pinyin"),
                            models.Index(fields=["name"], name="alumnus_by_name"),
                            models.Index(fields=["-created_at"], name="alumnus_by_created"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="alumnus_has_a_name",
                                violation_error_message="请填写姓名。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AlumnusTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=40, verbose_name="姓名")),
                        (
                            "name_pinyin",
                            models.CharField(
                                blank=True,
                                db_collation="C",
                                help_text="用空格分开各字；多音字可以改。",
                                max_length=120,
                                verbose_name="姓名拼音",
                            ),
                        ),
                        ("former_name", models.CharField(blank=True, max_length=40, verbose_name="曾用名")),
                        (
                            "gender",
                            models.CharField(
                                blank=True, choices=[("男", "男"), ("女", "女")], max_length=1, verbose_name="性别"
                            ),
                        ),
                        ("birth_date", models.DateField(blank=True, null=True, verbose_name="出生日期")),
                        (
                            "region",
                            models.CharField(
                                blank=True, choices=common.regions.choices, max_length=6, verbose_name="所在地"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("active", "正常"), ("lost", "失去联系"), ("deceased", "已故")],
                                default="active",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "do_not_contact",
                            models.BooleanField(
                                default=False,
                                help_text="本人要求不再联系：名单、导出、邀请一律不出现其联系方式。",
                                verbose_name="勿打扰",
                            ),
                        ),
                        ("remark", models.CharField(blank=True, max_length=500, verbose_name="备注")),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="建档时间"
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.alumnus",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ClassGroup",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="最近修改")),
                        ("name", models.CharField(max_length=60, verbose_name="班级名称")),
                        (
                            "enrolled_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="入学年份"),
                        ),
                        (
                            "graduated_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="毕业年份"),
                        ),
                        ("head_teacher", models.CharField(blank=True, max_length=40, verbose_name="班主任")),
                        ("head_teacher_phone", models.CharField(blank=True, max_length=30, verbose_name="班主任电话")),
                        ("counsellor", models.CharField(blank=True, max_length=40, verbose_name="辅导员")),
                        ("counsellor_phone", models.CharField(blank=True, max_length=30, verbose_name="辅导员电话")),
                        (
                            "liaison_name",
                            models.CharField(blank=True, max_length=40, verbose_name="班级联络员（未入库）"),
                        ),
                        (
                            "liaison_phone",
                            models.CharField(blank=True, max_length=30, verbose_name="联络员电话（未入库）"),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="class_groups",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "liaison",
                            models.ForeignKey(
                                blank=True,
                                help_text="从本班校友中选。",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="liaison_of",
                                to="alumni.alumnus",
                                verbose_name="班级联络员",
                            ),
                        ),
                        (
                            "major",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="class_groups",
                                to="colleges.major",
                                verbose_name="专业",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "班级",
                        "verbose_name_plural": "班级",
                        "ordering": ["-enrolled_year", "name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("college", "name", "enrolled_year"),
                                name="class_once_in_college",
                                nulls_distinct=False,
                                violation_error_message="本学院这一年级已有同名班级。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("graduated_year__isnull", True),
                                    ("enrolled_year__isnull", True),
                                    ("graduated_year__gte", models.F("enrolled_year")),
                                    _connector="OR",
                                ),
                                name="class_years_in_order",
                                violation_error_message="毕业年份不能早于入学年份。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("enrolled_year__isnull", True),
                                        ("enrolled_year__range", (1903, 2100)),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("graduated_year__isnull", True),
                                        ("graduated_year__range", (1903, 2100)),
                                        _connector="OR",
                                    ),
                                ),
                                name="class_years_possible",
                                violation_error_message="年份应在 1903 至 2100 之间。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("liaison__isnull", True),
                                    models.Q(("liaison_name", ""), ("liaison_phone", "")),
                                    _connector="OR",
                                ),
                                name="class_liaison_in_one_way",
                                violation_error_message="班级联络员已从本班校友中选定，请清空“未入库”的姓名和电话。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="class_has_a_name",
                                violation_error_message="请填写班级名称。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClassGroupTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=60, verbose_name="班级名称")),
                        (
                            "enrolled_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="入学年份"),
                        ),
                        (
                            "graduated_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="毕业年份"),
                        ),
                        ("head_teacher", models.CharField(blank=True, max_length=40, verbose_name="班主任")),
                        ("head_teacher_phone", models.CharField(blank=True, max_length=30, verbose_name="班主任电话")),
                        ("counsellor", models.CharField(blank=True, max_length=40, verbose_name="辅导员")),
                        ("counsellor_phone", models.CharField(blank=True, max_length=30, verbose_name="辅导员电话")),
                        (
                            "liaison_name",
                            models.CharField(blank=True, max_length=40, verbose_name="班级联络员（未入库）"),
                        ),
                        (
                            "liaison_phone",
                            models.CharField(blank=True, max_length=30, verbose_name="联络员电话（未入库）"),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "liaison",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                help_text="从本班校友中选。",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.alumnus",
                                verbose_name="班级联络员",
                            ),
                        ),
                        (
                            "major",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.major",
                                verbose_name="专业",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.classgroup",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("mobile", "手机"),
                                    ("phone", "固定电话"),
                                    ("email", "邮箱"),
                                    ("wechat", "微信"),
                                    ("qq", "QQ"),
                                ],
                                max_length=8,
                                verbose_name="类别",
                            ),
                        ),
                        ("value", models.CharField(db_collation="C", max_length=120, verbose_name="内容")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("roster", "名册"),
                                    ("intake", "毕业生数据"),
                                    ("liaison", "联络员录入"),
                                    ("office", "校友会办公室录入"),
                                    ("self", "本人"),
                                ],
                                max_length=8,
                                verbose_name="来源",
                            ),
                        ),
                        ("source_detail", models.CharField(blank=True, max_length=120, verbose_name="来源说明")),
                        ("since", models.DateField(default=django.utils.timezone.localdate, verbose_name="登记日期")),
                        ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="最近核对")),
                        ("replaced_on", models.DateField(blank=True, null=True, verbose_name="停用日期")),
                        (
                            "alumnus",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contacts",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "联系方式",
                        "verbose_name_plural": "联系方式",
                        "ordering": ["replaced_on", "kind", "-since", "-id"],
                        "indexes": [models.Index(fields=["value"], name="contact_by_value")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("replaced_on__isnull", True)),
                                fields=("alumnus", "kind", "value"),
                                name="contact_once_per_person",
                                violation_error_message="这条联系方式已经登记。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value", ""), _negated=True),
                                name="contact_has_a_value",
                                violation_error_message="请填写联系方式。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("mobile", "手机"),
                                    ("phone", "固定电话"),
                                    ("email", "邮箱"),
                                    ("wechat", "微信"),
                                    ("qq", "QQ"),
                                ],
                                max_length=8,
                                verbose_name="类别",
                            ),
                        ),
                        ("value", models.CharField(db_collation="C", max_length=120, verbose_name="内容")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("roster", "名册"),
                                    ("intake", "毕业生数据"),
                                    ("liaison", "联络员录入"),
                                    ("office", "校友会办公室录入"),
                                    ("self", "本人"),
                                ],
                                max_length=8,
                                verbose_name="来源",
                            ),
                        ),
                        ("source_detail", models.CharField(blank=True, max_length=120, verbose_name="来源说明")),
                        ("since", models.DateField(default=django.utils.timezone.localdate, verbose_name="登记日期")),
                        ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="最近核对")),
                        ("replaced_on", models.DateField(blank=True, null=True, verbose_name="停用日期")),
                        (
                            "alumnus",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.contact",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Education",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="最近修改")),
                        (
                            "student_no",
                            models.CharField(blank=True, db_collation="C", max_length=32, verbose_name="学号"),
                        ),
                        (
                            "enrolled_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="入学年份"),
                        ),
                        (
                            "graduated_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="毕业年份"),
                        ),
                        ("level", models.CharField(blank=True, max_length=60, verbose_name="层次")),
                        ("study_form", models.CharField(blank=True, max_length=60, verbose_name="学习形式")),
                        ("duration", models.CharField(blank=True, max_length=60, verbose_name="学制")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("studying", "在读"),
                                    ("graduated", "毕业"),
                                    ("completed", "结业"),
                                    ("suspended", "休学"),
                                    ("withdrawn", "退学"),
                                ],
                                default="graduated",
                                max_length=10,
                                verbose_name="学籍状态",
                            ),
                        ),
                        (
                            "alumnus",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="educations",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "class_group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="educations",
                                to="alumni.classgroup",
                                verbose_name="班级",
                            ),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="educations",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "major",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="educations",
                                to="colleges.major",
                                verbose_name="专业",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="colleges.school",
                                verbose_name="发放学号的学校",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "学籍经历",
                        "verbose_name_plural": "学籍经历",
                        "ordering": ["enrolled_year", "id"],
                        "indexes": [
                            models.Index(fields=["college", "class_group"], name="education_by_class"),
                            models.Index(fields=["college", "graduated_year"], name="education_by_graduation"),
                            models.Index(fields=["student_no"], name="education_by_student_no"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("student_no", ""), _negated=True),
                                fields=("school", "student_no"),
                                name="student_no_once_in_school",
                                violation_error_message="这个学号已登记给另一条学籍经历，请核对。",
                            ),
                            models.UniqueConstraint(
                                fields=("alumnus", "class_group"),
                                name="alumnus_once_in_class",
                                violation_error_message="这名校友已在这个班级里。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("graduated_year__isnull", True),
                                    ("enrolled_year__isnull", True),
                                    ("graduated_year__gte", models.F("enrolled_year")),
                                    _connector="OR",
                                ),
                                name="education_years_in_order",
                                violation_error_message="毕业年份不能早于入学年份。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("enrolled_year__isnull", True),
                                    ("enrolled_year__range", (1903, 2100)),
                                    _connector="OR",
                                ),
                                name="education_enrolled_possible",
                                violation_error_message="年份应在 1903 至 2100 之间。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("graduated_year__isnull", True),
                                    ("graduated_year__range", (1903, 2100)),
                                    _connector="OR",
                                ),
                                name="education_graduated_possible",
                                violation_error_message="年份应在 1903 至 2100 之间。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EducationTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "student_no",
                            models.CharField(blank=True, db_collation="C", max_length=32, verbose_name="学号"),
                        ),
                        (
                            "enrolled_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="入学年份"),
                        ),
                        (
                            "graduated_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="毕业年份"),
                        ),
                        ("level", models.CharField(blank=True, max_length=60, verbose_name="层次")),
                        ("study_form", models.CharField(blank=True, max_length=60, verbose_name="学习形式")),
                        ("duration", models.CharField(blank=True, max_length=60, verbose_name="学制")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("studying", "在读"),
                                    ("graduated", "毕业"),
                                    ("completed", "结业"),
                                    ("suspended", "休学"),
                                    ("withdrawn", "退学"),
                                ],
                                default="graduated",
                                max_length=10,
                                verbose_name="学籍状态",
                            ),
                        ),
                        (
                            "alumnus",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "class_group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.classgroup",
                                verbose_name="班级",
                            ),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "major",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.major",
                                verbose_name="专业",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.education",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.school",
                                verbose_name="发放学号的学校",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Employment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="最近修改")),
                        ("employer", models.CharField(max_length=200, verbose_name="工作单位")),
                        ("position", models.CharField(blank=True, max_length=100, verbose_name="职务")),
                        (
                            "industry",
                            models.CharField(
                                blank=True, choices=common.industries.choices, max_length=1, verbose_name="行业"
                            ),
                        ),
                        (
                            "region",
                            models.CharField(
                                blank=True, choices=common.regions.choices, max_length=6, verbose_name="工作地"
                            ),
                        ),
                        (
                            "since_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="起始年份"),
                        ),
                        (
                            "until_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="结束年份"),
                        ),
                        ("is_current", models.BooleanField(default=True, verbose_name="现职")),
                        ("source", models.CharField(blank=True, max_length=120, verbose_name="来源")),
                        (
                            "alumnus",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="employments",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="employments",
                                to="alumni.organisation",
                                verbose_name="对应单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "工作经历",
                        "verbose_name_plural": "工作经历",
                        "ordering": ["-is_current", "-since_year", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_year__isnull", True),
                                    ("since_year__isnull", True),
                                    ("until_year__gte", models.F("since_year")),
                                    _connector="OR",
                                ),
                                name="employment_years_in_order",
                                violation_error_message="结束年份不能早于起始年份。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_current", False), ("until_year__isnull", True), _connector="OR"
                                ),
                                name="current_employment_has_not_ended",
                                violation_error_message="现职不能有结束年份。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("employer", ""), _negated=True),
                                name="employment_has_an_employer",
                                violation_error_message="请填写工作单位。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since_year__isnull", True), ("since_year__range", (1903, 2100)), _connector="OR"
                                ),
                                name="employment_since_possible",
                                violation_error_message="年份应在 1903 至 2100 之间。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_year__isnull", True), ("until_year__range", (1903, 2100)), _connector="OR"
                                ),
                                name="employment_until_possible",
                                violation_error_message="年份应在 1903 至 2100 之间。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EmploymentTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        ("employer", models.CharField(max_length=200, verbose_name="工作单位")),
                        ("position", models.CharField(blank=True, max_length=100, verbose_name="职务")),
                        (
                            "industry",
                            models.CharField(
                                blank=True, choices=common.industries.choices, max_length=1, verbose_name="行业"
                            ),
                        ),
                        (
                            "region",
                            models.CharField(
                                blank=True, choices=common.regions.choices, max_length=6, verbose_name="工作地"
                            ),
                        ),
                        (
                            "since_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="起始年份"),
                        ),
                        (
                            "until_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="结束年份"),
                        ),
                        ("is_current", models.BooleanField(default=True, verbose_name="现职")),
                        ("source", models.CharField(blank=True, max_length=120, verbose_name="来源")),
                        (
                            "alumnus",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.employment",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.organisation",
                                verbose_name="对应单位",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ExportRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "requested_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="申请时间"),
                        ),
                        ("query", models.CharField(blank=True, max_length=500, verbose_name="筛选条件")),
                        ("described", models.CharField(blank=True, max_length=300, verbose_name="筛选条件说明")),
                        (
                            "columns",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), size=None, verbose_name="列"
                            ),
                        ),
                        ("purpose", models.CharField(max_length=200, verbose_name="用途")),
                        (
                            "contact_work",
                            models.BooleanField(default=False, verbose_name="本院联络工作（含完整联系方式）"),
                        ),
                        ("people", models.PositiveIntegerField(verbose_name="人数")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("with_leader", "待分管领导提交"),
                                    ("with_office", "待校友会办公室批准"),
                                    ("granted", "已批准"),
                                    ("refused", "未批准"),
                                    ("used", "已使用"),
                                    ("expired", "已过期"),
                                ],
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="审批时间")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="审批意见")),
                        ("expires_at", models.DateTimeField(blank=True, null=True, verbose_name="有效期至")),
                        ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="使用时间")),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="export_requests",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审批人",
                            ),
                        ),
                        (
                            "requested_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="申请人",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提交人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "导出申请",
                        "verbose_name_plural": "导出申请",
                        "ordering": ["-requested_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["granted", "used"]), _negated=True),
                                    models.Q(
                                        ("decided_at__isnull", False),
                                        ("decided_by__isnull", False),
                                        ("expires_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="granted_export_has_an_end",
                                violation_error_message="批准的导出须有审批人和有效期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "refused"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="refused_export_has_a_reason",
                                violation_error_message="不批准请写明原因。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "used"), ("used_at__isnull", False)),
                                    models.Q(models.Q(("state", "used"), _negated=True), ("used_at__isnull", True)),
                                    _connector="OR",
                                ),
                                name="used_export_has_a_day",
                                violation_error_message="导出许可只能使用一次。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExportRequestTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "requested_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="申请时间"),
                        ),
                        ("query", models.CharField(blank=True, max_length=500, verbose_name="筛选条件")),
                        ("described", models.CharField(blank=True, max_length=300, verbose_name="筛选条件说明")),
                        (
                            "columns",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), size=None, verbose_name="列"
                            ),
                        ),
                        ("purpose", models.CharField(max_length=200, verbose_name="用途")),
                        (
                            "contact_work",
                            models.BooleanField(default=False, verbose_name="本院联络工作（含完整联系方式）"),
                        ),
                        ("people", models.PositiveIntegerField(verbose_name="人数")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("with_leader", "待分管领导提交"),
                                    ("with_office", "待校友会办公室批准"),
                                    ("granted", "已批准"),
                                    ("refused", "未批准"),
                                    ("used", "已使用"),
                                    ("expired", "已过期"),
                                ],
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="审批时间")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="审批意见")),
                        ("expires_at", models.DateTimeField(blank=True, null=True, verbose_name="有效期至")),
                        ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="使用时间")),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审批人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.exportrequest",
                            ),
                        ),
                        (
                            "requested_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="申请人",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提交人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Organisation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="最近修改")),
                        ("name", models.CharField(max_length=120, verbose_name="名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("company", "企业"),
                                    ("public", "机关事业单位"),
                                    ("school", "学校"),
                                    ("society", "社会组织"),
                                    ("other", "其他"),
                                ],
                                default="company",
                                max_length=10,
                                verbose_name="类型",
                            ),
                        ),
                        ("credit_code", models.CharField(blank=True, max_length=18, verbose_name="统一社会信用代码")),
                        (
                            "industry",
                            models.CharField(
                                blank=True, choices=common.industries.choices, max_length=1, verbose_name="行业"
                            ),
                        ),
                        (
                            "region",
                            models.CharField(
                                blank=True, choices=common.regions.choices, max_length=6, verbose_name="所在地"
                            ),
                        ),
                        (
                            "other_names",
                            models.CharField(
                                blank=True, help_text="多个用顿号隔开。", max_length=300, verbose_name="别名"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "单位",
                        "verbose_name_plural": "单位",
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("credit_code", ""), _negated=True),
                                fields=("credit_code",),
                                name="organisation_credit_code_once",
                                violation_error_message="这个统一社会信用代码已登记在另一家单位。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=120, verbose_name="名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("company", "企业"),
                                    ("public", "机关事业单位"),
                                    ("school", "学校"),
                                    ("society", "社会组织"),
                                    ("other", "其他"),
                                ],
                                default="company",
                                max_length=10,
                                verbose_name="类型",
                            ),
                        ),
                        ("credit_code", models.CharField(blank=True, max_length=18, verbose_name="统一社会信用代码")),
                        (
                            "industry",
                            models.CharField(
                                blank=True, choices=common.industries.choices, max_length=1, verbose_name="行业"
                            ),
                        ),
                        (
                            "region",
                            models.CharField(
                                blank=True, choices=common.regions.choices, max_length=6, verbose_name="所在地"
                            ),
                        ),
                        (
                            "other_names",
                            models.CharField(
                                blank=True, help_text="多个用顿号隔开。", max_length=300, verbose_name="别名"
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.organisation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RememberedAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=120, verbose_name="事项")),
                        ("value", models.CharField(blank=True, max_length=120, verbose_name="答案")),
                        ("label", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="remembered_answers",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "名册读法",
                        "verbose_name_plural": "名册读法",
                        "ordering": ["key"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("college", "key"), name="remembered_once", nulls_distinct=False
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RememberedAnswerTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        ("key", models.CharField(max_length=120, verbose_name="事项")),
                        ("value", models.CharField(blank=True, max_length=120, verbose_name="答案")),
                        ("label", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.rememberedanswer",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RosterRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sheet", models.CharField(max_length=60, verbose_name="工作表")),
                        ("row", models.PositiveIntegerField(verbose_name="行号")),
                        ("address", models.CharField(blank=True, max_length=80, verbose_name="单元格")),
                        ("name", models.CharField(blank=True, max_length=40, verbose_name="姓名")),
                        (
                            "name_pinyin",
                            models.CharField(blank=True, db_collation="C", max_length=120, verbose_name="姓名拼音"),
                        ),
                        ("gender", models.CharField(blank=True, max_length=1, verbose_name="性别")),
                        ("birth_date", models.DateField(null=True, verbose_name="出生日期")),
                        (
                            "student_no",
                            models.CharField(blank=True, db_collation="C", max_length=32, verbose_name="学号"),
                        ),
                        ("class_name", models.CharField(blank=True, max_length=60, verbose_name="班级")),
                        ("enrolled_year", models.PositiveSmallIntegerField(null=True, verbose_name="入学年份")),
                        ("graduated_year", models.PositiveSmallIntegerField(null=True, verbose_name="毕业年份")),
                        ("class_year", models.PositiveSmallIntegerField(null=True, verbose_name="班级年份")),
                        ("level", models.CharField(blank=True, max_length=60, verbose_name="层次")),
                        ("study_form", models.CharField(blank=True, max_length=60, verbose_name="学习形式")),
                        ("duration", models.CharField(blank=True, max_length=60, verbose_name="学制")),
                        ("mobile", models.CharField(blank=True, db_collation="C", max_length=30, verbose_name="手机")),
                        (
                            "phones",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=30),
                                default=list,
                                size=None,
                                verbose_name="其他电话",
                            ),
                        ),
                        ("email", models.CharField(blank=True, max_length=120, verbose_name="邮箱")),
                        ("wechat", models.CharField(blank=True, max_length=60, verbose_name="微信")),
                        ("qq", models.CharField(blank=True, max_length=60, verbose_name="QQ")),
                        ("employer", models.CharField(blank=True, max_length=200, verbose_name="工作单位")),
                        ("position", models.CharField(blank=True, max_length=100, verbose_name="职务")),
                        ("industry", models.CharField(blank=True, max_length=1, verbose_name="行业")),
                        ("region", models.CharField(blank=True, max_length=6, verbose_name="所在地")),
                        ("remark", models.CharField(blank=True, max_length=500, verbose_name="备注")),
                        ("written_college", models.CharField(blank=True, max_length=60, verbose_name="原表分院")),
                        ("written_major", models.CharField(blank=True, max_length=60, verbose_name="原表专业")),
                        ("refusals", models.JSONField(default=list, verbose_name="拒绝原因")),
                        ("cells", models.JSONField(default=list, verbose_name="原行")),
                        ("college_id", models.BigIntegerField(null=True, verbose_name="学院编号")),
                        ("school_id", models.BigIntegerField(null=True, verbose_name="学校编号")),
                        ("major_id", models.BigIntegerField(null=True, verbose_name="专业编号")),
                        ("class_group_id", models.BigIntegerField(null=True, verbose_name="班级编号")),
                        ("twin_row", models.PositiveIntegerField(null=True, verbose_name="同名行")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("new", "新校友"),
                                    ("changed", "有更新"),
                                    ("unchanged", "无变化"),
                                    ("repeated", "与前面某行是同一人"),
                                    ("possible", "疑似重复，待确认"),
                                    ("elsewhere", "其他学院已有此人"),
                                    ("unplaced", "归属学院待定"),
                                    ("skipped", "您选择不导入"),
                                    ("refused", "有误，未采用"),
                                ],
                                max_length=10,
                                verbose_name="结果",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=40, verbose_name="依据")),
                        (
                            "candidates",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(), default=list, size=None, verbose_name="可能是"
                            ),
                        ),
                        ("changes", models.JSONField(default=dict, verbose_name="更新")),
                        (
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "未决定"),
                                    ("same", "是同一人"),
                                    ("new", "不是同一人，新建"),
                                    ("skip", "不导入"),
                                ],
                                default="",
                                max_length=5,
                                verbose_name="决定",
                            ),
                        ),
                        ("decided_for", models.BigIntegerField(null=True, verbose_name="决定为")),
                        ("alumnus_id", models.BigIntegerField(null=True, verbose_name="校友编号")),
                        ("education_id", models.BigIntegerField(null=True, verbose_name="学籍编号")),
                        ("applied_at", models.DateTimeField(null=True, verbose_name="导入时间")),
                        (
                            "upload",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="alumni.rosterupload",
                                verbose_name="上传",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "名册行",
                        "verbose_name_plural": "名册行",
                        "ordering": ["id"],
                        "indexes": [models.Index(fields=["upload", "outcome"], name="roster_row_by_outcome")],
                    },
                ),
                migrations.CreateModel(
                    name="RosterUpload",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("roster", "学院名册"), ("intake", "毕业生数据")],
                                default="roster",
                                max_length=8,
                                verbose_name="类别",
                            ),
                        ),
                        ("file_name", models.CharField(max_length=200, verbose_name="文件名")),
                        ("sha256", models.CharField(max_length=64, verbose_name="文件校验值")),
                        ("size", models.PositiveIntegerField(verbose_name="字节")),
                        (
                            "content",
                            models.FileField(
                                blank=True, upload_to=alumni.models.rosters.private_path, verbose_name="原件"
                            ),
                        ),
                        (
                            "uploaded_at",
                            models.DateTimeField(
                                db_index=True, default=django.utils.timezone.now, verbose_name="上传时间"
                            ),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(
                                blank=True,
                                help_text="名册里的联系方式是哪天核对的；不清楚请留空，导入后不算“近期核对”。",
                                null=True,
                                verbose_name="联系方式核对日期",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("questions", "待确认列与班级"),
                                    ("checked", "已检查，待导入"),
                                    ("imported", "已导入"),
                                    ("undone", "已撤销"),
                                    ("discarded", "已放弃"),
                                ],
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("answers", models.JSONField(blank=True, default=dict, verbose_name="已确认事项")),
                        ("reading", models.JSONField(blank=True, default=dict, verbose_name="读取情况")),
                        ("counts", models.JSONField(blank=True, default=dict, verbose_name="行数")),
                        ("digest", models.CharField(blank=True, max_length=64, verbose_name="预览校验值")),
                        ("imported_at", models.DateTimeField(blank=True, null=True, verbose_name="导入时间")),
                        (
                            "trail",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="留痕编号",
                            ),
                        ),
                        ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="撤销时间")),
                        ("left_after_undo", models.JSONField(blank=True, default=list, verbose_name="撤销后保留")),
                        ("rows_deleted_at", models.DateTimeField(blank=True, null=True, verbose_name="暂存行删除时间")),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="roster_uploads",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "imported_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="导入人",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                help_text="2001 年合并前入学的班级，请选原学校。",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="colleges.school",
                                verbose_name="发放学号的学校",
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="撤销人",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="上传人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "名册上传",
                        "verbose_name_plural": "名册上传",
                        "ordering": ["-uploaded_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("college__isnull", True), ("kind", "intake")),
                                    models.Q(("college__isnull", False), ("kind", "roster")),
                                    _connector="OR",
                                ),
                                name="roster_belongs_to_a_college",
                                violation_error_message="学院名册须属于一个学院，毕业生数据不属于单个学院。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["imported", "undone"]), _negated=True),
                                    models.Q(("imported_at__isnull", False), ("imported_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="imported_roster_has_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "undone"), _negated=True),
                                    ("undone_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="undone_roster_has_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RosterUploadTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[("roster", "学院名册"), ("intake", "毕业生数据")],
                                default="roster",
                                max_length=8,
                                verbose_name="类别",
                            ),
                        ),
                        ("file_name", models.CharField(max_length=200, verbose_name="文件名")),
                        ("sha256", models.CharField(max_length=64, verbose_name="文件校验值")),
                        ("size", models.PositiveIntegerField(verbose_name="字节")),
                        (
                            "uploaded_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="上传时间"),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(
                                blank=True,
                                help_text="名册里的联系方式是哪天核对的；不清楚请留空，导入后不算“近期核对”。",
                                null=True,
                                verbose_name="联系方式核对日期",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("questions", "待确认列与班级"),
                                    ("checked", "已检查，待导入"),
                                    ("imported", "已导入"),
                                    ("undone", "已撤销"),
                                    ("discarded", "已放弃"),
                                ],
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("digest", models.CharField(blank=True, max_length=64, verbose_name="预览校验值")),
                        ("imported_at", models.DateTimeField(blank=True, null=True, verbose_name="导入时间")),
                        (
                            "trail",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="留痕编号",
                            ),
                        ),
                        ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="撤销时间")),
                        ("left_after_undo", models.JSONField(blank=True, default=list, verbose_name="撤销后保留")),
                        ("rows_deleted_at", models.DateTimeField(blank=True, null=True, verbose_name="暂存行删除时间")),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "imported_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="导入人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.rosterupload",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                help_text="2001 年合并前入学的班级，请选原学校。",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.school",
                                verbose_name="发放学号的学校",
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="撤销人",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="上传人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SavedList",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="建立时间")),
                        ("query", models.CharField(max_length=500, verbose_name="条件")),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="所有者",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "常用名单",
                        "verbose_name_plural": "常用名单",
                        "ordering": ["name"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "college", "name"),
                                name="saved_list_once",
                                nulls_distinct=False,
                                violation_error_message="您已有同名的常用名单。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StatusChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("transfer", "转专业（转班）"),
                                    ("suspend", "休学"),
                                    ("resume", "复学"),
                                    ("withdraw", "退学"),
                                    ("complete", "结业"),
                                    ("graduate", "毕业"),
                                ],
                                max_length=10,
                                verbose_name="异动",
                            ),
                        ),
                        ("on", models.DateField(default=django.utils.timezone.localdate, verbose_name="日期")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="依据或说明")),
                        (
                            "education",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="changes",
                                to="alumni.education",
                                verbose_name="学籍经历",
                            ),
                        ),
                        (
                            "from_class",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="alumni.classgroup",
                                verbose_name="原班级",
                            ),
                        ),
                        (
                            "to_class",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="alumni.classgroup",
                                verbose_name="新班级",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "学籍异动",
                        "verbose_name_plural": "学籍异动",
                        "ordering": ["on", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "transfer"), _negated=True),
                                    ("to_class__isnull", False),
                                    _connector="OR",
                                ),
                                name="transfer_names_both_classes",
                                violation_error_message="转专业须写明转入的班级。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StatusChangeTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("transfer", "转专业（转班）"),
                                    ("suspend", "休学"),
                                    ("resume", "复学"),
                                    ("withdraw", "退学"),
                                    ("complete", "结业"),
                                    ("graduate", "毕业"),
                                ],
                                max_length=10,
                                verbose_name="异动",
                            ),
                        ),
                        ("on", models.DateField(default=django.utils.timezone.localdate, verbose_name="日期")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="依据或说明")),
                        (
                            "education",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.education",
                                verbose_name="学籍经历",
                            ),
                        ),
                        (
                            "from_class",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.classgroup",
                                verbose_name="原班级",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.statuschange",
                            ),
                        ),
                        (
                            "to_class",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.classgroup",
                                verbose_name="新班级",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Tag",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="建立时间")),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="所有者",
                            ),
                        ),
                        (
                            "alumni",
                            models.ManyToManyField(
                                related_name="tags", through="alumni.Tagging", to="alumni.alumnus", verbose_name="校友"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "标签",
                        "verbose_name_plural": "标签",
                        "ordering": ["name"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "college", "name"),
                                name="tag_once",
                                nulls_distinct=False,
                                violation_error_message="您已有同名的标签。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Tagging",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "alumnus",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="taggings",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "tag",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="taggings",
                                to="alumni.tag",
                                verbose_name="标签",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "贴标签",
                        "verbose_name_plural": "贴标签",
                        "constraints": [models.UniqueConstraint(fields=("tag", "alumnus"), name="tagged_once")],
                    },
                ),
                migrations.CreateModel(
                    name="AlumniSettings",
                    fields=[
                        (
                            "id",
                            models.PositiveSmallIntegerField(
                                default=1, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "upload_days",
                            models.PositiveSmallIntegerField(
                                default=30,
                                help_text="上传的名册原件和暂存行到期自动删除；导入结果和留痕不受影响。",
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(365),
                                ],
                                verbose_name="名册原件保留天数",
                            ),
                        ),
                        (
                            "export_people",
                            models.PositiveSmallIntegerField(
                                default=200,
                                help_text="超过后须先经校友会办公室同意。",
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5000),
                                ],
                                verbose_name="每人 24 小时内可导出的人数",
                            ),
                        ),
                        (
                            "permission_days",
                            models.PositiveSmallIntegerField(
                                default=3,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="导出许可有效天数",
                            ),
                        ),
                        (
                            "recent_months",
                            models.PositiveSmallIntegerField(
                                default=24,
                                help_text="第九条（三）要求近期的班级通讯录。",
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(120),
                                ],
                                verbose_name="“近期”指多少个月内核对过",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "校友数据库设置",
                        "verbose_name_plural": "校友数据库设置",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("id", 1)), name="alumni_alumnisettings_is_one_row"
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="alumnisettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_alumnisettingstrailevent" ("export_people", "id", "permission_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recent_months", "upload_days") VALUES (NEW."export_people", NEW."id", NEW."permission_days", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recent_months", NEW."upload_days"); RETURN NULL;',
                            hash="66b9d7d01c4c1a284b905e73e13747920546cc95",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d5c95",
                            table="alumni_alumnisettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="alumnisettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "alumni_alumnisettingstrailevent" ("export_people", "id", "permission_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recent_months", "upload_days") VALUES (NEW."export_people", NEW."id", NEW."permission_days", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recent_months", NEW."upload_days"); RETURN NULL;',
                            hash="bb08c164d797b0cbd7827e6db246c95ecbd081ae",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_50436",
                            table="alumni_alumnisettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="alumnisettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_alumnisettingstrailevent" ("export_people", "id", "permission_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recent_months", "upload_days") VALUES (OLD."export_people", OLD."id", OLD."permission_days", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recent_months", OLD."upload_days"); RETURN NULL;',
                            hash="a5dc113d822590c66d84c2a3614ede7df7e120a1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6964f",
                            table="alumni_alumnisettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="alumnus",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_alumnustrailevent" ("birth_date", "created_at", "do_not_contact", "former_name", "gender", "id", "name", "name_pinyin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "remark", "state") VALUES (NEW."birth_date", NEW."created_at", NEW."do_not_contact", NEW."former_name", NEW."gender", NEW."id", NEW."name", NEW."name_pinyin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."region", NEW."remark", NEW."state"); RETURN NULL;',
                            hash="1d2c77195e212ba6604b72296c8fef43600c43d4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cffd7",
                            table="alumni_alumnus",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="alumnus",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."birth_date" IS DISTINCT FROM (NEW."birth_date") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."do_not_contact" IS DISTINCT FROM (NEW."do_not_contact") OR OLD."former_name" IS DISTINCT FROM (NEW."former_name") OR OLD."gender" IS DISTINCT FROM (NEW."gender") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_pinyin" IS DISTINCT FROM (NEW."name_pinyin") OR OLD."region" IS DISTINCT FROM (NEW."region") OR OLD."remark" IS DISTINCT FROM (NEW."remark") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                            func='INSERT INTO "alumni_alumnustrailevent" ("birth_date", "created_at", "do_not_contact", "former_name", "gender", "id", "name", "name_pinyin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "remark", "state") VALUES (NEW."birth_date", NEW."created_at", NEW."do_not_contact", NEW."former_name", NEW."gender", NEW."id", NEW."name", NEW."name_pinyin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."region", NEW."remark", NEW."state"); RETURN NULL;',
                            hash="6f37a9892e868c3955716dd03a0b353c3441a15d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5a0fb",
                            table="alumni_alumnus",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="alumnus",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_alumnustrailevent" ("birth_date", "created_at", "do_not_contact", "former_name", "gender", "id", "name", "name_pinyin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "remark", "state") VALUES (OLD."birth_date", OLD."created_at", OLD."do_not_contact", OLD."former_name", OLD."gender", OLD."id", OLD."name", OLD."name_pinyin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."region", OLD."remark", OLD."state"); RETURN NULL;',
                            hash="6911c73b1526db6e30c36b4f480610e1c4d4a834",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cc082",
                            table="alumni_alumnus",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_organisationtrailevent" ("credit_code", "id", "industry", "kind", "name", "other_names", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region") VALUES (NEW."credit_code", NEW."id", NEW."industry", NEW."kind", NEW."name", NEW."other_names", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."region"); RETURN NULL;',
                            hash="c466807327052986c0a402ec029b4e612a6dcb73",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6bf0d",
                            table="alumni_organisation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."credit_code" IS DISTINCT FROM (NEW."credit_code") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."industry" IS DISTINCT FROM (NEW."industry") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."other_names" IS DISTINCT FROM (NEW."other_names") OR OLD."region" IS DISTINCT FROM (NEW."region"))',
                            func='INSERT INTO "alumni_organisationtrailevent" ("credit_code", "id", "industry", "kind", "name", "other_names", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region") VALUES (NEW."credit_code", NEW."id", NEW."industry", NEW."kind", NEW."name", NEW."other_names", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."region"); RETURN NULL;',
                            hash="a4e0deabc52332d7ed9a4818fe02535dee93fbed",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0a7e8",
                            table="alumni_organisation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_organisationtrailevent" ("credit_code", "id", "industry", "kind", "name", "other_names", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region") VALUES (OLD."credit_code", OLD."id", OLD."industry", OLD."kind", OLD."name", OLD."other_names", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."region"); RETURN NULL;',
                            hash="0137738c56e3bf5b46a23af0ae4bfc70e2b4cb40",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1a192",
                            table="alumni_organisation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="alumnisettingstrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0b3fef0f320bbe76338d6eaab75bf81a2eeb50e4",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c5c88",
                            table="alumni_alumnisettingstrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="alumnustrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4d6094504a2fc7e868ffc5a5b0c78dbe8c7a8179",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ccc68",
                            table="alumni_alumnustrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="classgroup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_classgrouptrailevent" ("college_id", "counsellor", "counsellor_phone", "enrolled_year", "graduated_year", "head_teacher", "head_teacher_phone", "id", "liaison_id", "liaison_name", "liaison_phone", "major_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."college_id", NEW."counsellor", NEW."counsellor_phone", NEW."enrolled_year", NEW."graduated_year", NEW."head_teacher", NEW."head_teacher_phone", NEW."id", NEW."liaison_id", NEW."liaison_name", NEW."liaison_phone", NEW."major_id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="d7c0280dfdd56423ee62efab504f31da97a68a7b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4bf7c",
                            table="alumni_classgroup",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="classgroup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."counsellor" IS DISTINCT FROM (NEW."counsellor") OR OLD."counsellor_phone" IS DISTINCT FROM (NEW."counsellor_phone") OR OLD."enrolled_year" IS DISTINCT FROM (NEW."enrolled_year") OR OLD."graduated_year" IS DISTINCT FROM (NEW."graduated_year") OR OLD."head_teacher" IS DISTINCT FROM (NEW."head_teacher") OR OLD."head_teacher_phone" IS DISTINCT FROM (NEW."head_teacher_phone") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."liaison_id" IS DISTINCT FROM (NEW."liaison_id") OR OLD."liaison_name" IS DISTINCT FROM (NEW."liaison_name") OR OLD."liaison_phone" IS DISTINCT FROM (NEW."liaison_phone") OR OLD."major_id" IS DISTINCT FROM (NEW."major_id") OR OLD."name" IS DISTINCT FROM (NEW."name"))',
                            func='INSERT INTO "alumni_classgrouptrailevent" ("college_id", "counsellor", "counsellor_phone", "enrolled_year", "graduated_year", "head_teacher", "head_teacher_phone", "id", "liaison_id", "liaison_name", "liaison_phone", "major_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."college_id", NEW."counsellor", NEW."counsellor_phone", NEW."enrolled_year", NEW."graduated_year", NEW."head_teacher", NEW."head_teacher_phone", NEW."id", NEW."liaison_id", NEW."liaison_name", NEW."liaison_phone", NEW."major_id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="b74ee1c7b9744cb03aa7f5308dadf018c0bb325b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1657f",
                            table="alumni_classgroup",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="classgroup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_classgrouptrailevent" ("college_id", "counsellor", "counsellor_phone", "enrolled_year", "graduated_year", "head_teacher", "head_teacher_phone", "id", "liaison_id", "liaison_name", "liaison_phone", "major_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."college_id", OLD."counsellor", OLD."counsellor_phone", OLD."enrolled_year", OLD."graduated_year", OLD."head_teacher", OLD."head_teacher_phone", OLD."id", OLD."liaison_id", OLD."liaison_name", OLD."liaison_phone", OLD."major_id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="ae3f987e371ee776776ff2af8d8d3cb6e4b9d7fe",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_38b28",
                            table="alumni_classgroup",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="classgrouptrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e4ca212ca515e31e8f00c30253fa4390aab089f9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b5970",
                            table="alumni_classgrouptrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_contacttrailevent" ("alumnus_id", "confirmed_on", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_on", "since", "source", "source_detail", "value") VALUES (NEW."alumnus_id", NEW."confirmed_on", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."replaced_on", NEW."since", NEW."source", NEW."source_detail", NEW."value"); RETURN NULL;',
                            hash="32dfeed710a4fb1eda508b455c37926afedf6afd",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a6013",
                            table="alumni_contact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "alumni_contacttrailevent" ("alumnus_id", "confirmed_on", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_on", "since", "source", "source_detail", "value") VALUES (NEW."alumnus_id", NEW."confirmed_on", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."replaced_on", NEW."since", NEW."source", NEW."source_detail", NEW."value"); RETURN NULL;',
                            hash="47c9d8623963093da2f45b79de487bc4188bd969",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d6681",
                            table="alumni_contact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_contacttrailevent" ("alumnus_id", "confirmed_on", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_on", "since", "source", "source_detail", "value") VALUES (OLD."alumnus_id", OLD."confirmed_on", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."replaced_on", OLD."since", OLD."source", OLD."source_detail", OLD."value"); RETURN NULL;',
                            hash="92e31b0759e18d74d898d77bae588409260c42c1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7ba27",
                            table="alumni_contact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contacttrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b832362c9a33700ef6e8d690301df379f9ba7605",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e487b",
                            table="alumni_contacttrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="education",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_educationtrailevent" ("alumnus_id", "class_group_id", "college_id", "duration", "enrolled_year", "graduated_year", "id", "level", "major_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "state", "student_no", "study_form") VALUES (NEW."alumnus_id", NEW."class_group_id", NEW."college_id", NEW."duration", NEW."enrolled_year", NEW."graduated_year", NEW."id", NEW."level", NEW."major_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."school_id", NEW."state", NEW."student_no", NEW."study_form"); RETURN NULL;',
                            hash="23bd150c7ec7471731e4e892b5800748d455d99b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6f9b7",
                            table="alumni_education",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="education",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."alumnus_id" IS DISTINCT FROM (NEW."alumnus_id") OR OLD."class_group_id" IS DISTINCT FROM (NEW."class_group_id") OR OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."duration" IS DISTINCT FROM (NEW."duration") OR OLD."enrolled_year" IS DISTINCT FROM (NEW."enrolled_year") OR OLD."graduated_year" IS DISTINCT FROM (NEW."graduated_year") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."major_id" IS DISTINCT FROM (NEW."major_id") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."student_no" IS DISTINCT FROM (NEW."student_no") OR OLD."study_form" IS DISTINCT FROM (NEW."study_form"))',
                            func='INSERT INTO "alumni_educationtrailevent" ("alumnus_id", "class_group_id", "college_id", "duration", "enrolled_year", "graduated_year", "id", "level", "major_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "state", "student_no", "study_form") VALUES (NEW."alumnus_id", NEW."class_group_id", NEW."college_id", NEW."duration", NEW."enrolled_year", NEW."graduated_year", NEW."id", NEW."level", NEW."major_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."school_id", NEW."state", NEW."student_no", NEW."study_form"); RETURN NULL;',
                            hash="0e6c775a39a9a4aa13fde28e2a5b5d0030f4b974",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a65ba",
                            table="alumni_education",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="education",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_educationtrailevent" ("alumnus_id", "class_group_id", "college_id", "duration", "enrolled_year", "graduated_year", "id", "level", "major_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "state", "student_no", "study_form") VALUES (OLD."alumnus_id", OLD."class_group_id", OLD."college_id", OLD."duration", OLD."enrolled_year", OLD."graduated_year", OLD."id", OLD."level", OLD."major_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."school_id", OLD."state", OLD."student_no", OLD."study_form"); RETURN NULL;',
                            hash="6493ee2f1db78554223b2677510ee24869838d7c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_846f1",
                            table="alumni_education",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="educationtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="057772f9f98df4f940ca0a2e3fffb0ee6062c13d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2de8e",
                            table="alumni_educationtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exportrequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_exportrequesttrailevent" ("college_id", "columns", "contact_work", "decided_at", "decided_by_id", "described", "expires_at", "id", "people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "query", "reason", "requested_at", "requested_by_id", "state", "submitted_by_id", "used_at") VALUES (NEW."college_id", NEW."columns", NEW."contact_work", NEW."decided_at", NEW."decided_by_id", NEW."described", NEW."expires_at", NEW."id", NEW."people", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."purpose", NEW."query", NEW."reason", NEW."requested_at", NEW."requested_by_id", NEW."state", NEW."submitted_by_id", NEW."used_at"); RETURN NULL;',
                            hash="fbb548cdfb4effcab950064dd49c619044b854b4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4f31d",
                            table="alumni_exportrequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exportrequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "alumni_exportrequesttrailevent" ("college_id", "columns", "contact_work", "decided_at", "decided_by_id", "described", "expires_at", "id", "people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "query", "reason", "requested_at", "requested_by_id", "state", "submitted_by_id", "used_at") VALUES (NEW."college_id", NEW."columns", NEW."contact_work", NEW."decided_at", NEW."decided_by_id", NEW."described", NEW."expires_at", NEW."id", NEW."people", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."purpose", NEW."query", NEW."reason", NEW."requested_at", NEW."requested_by_id", NEW."state", NEW."submitted_by_id", NEW."used_at"); RETURN NULL;',
                            hash="8b629a6f7b3c1fea5389b126c18277ecbb37d8f6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b6130",
                            table="alumni_exportrequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exportrequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_exportrequesttrailevent" ("college_id", "columns", "contact_work", "decided_at", "decided_by_id", "described", "expires_at", "id", "people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "query", "reason", "requested_at", "requested_by_id", "state", "submitted_by_id", "used_at") VALUES (OLD."college_id", OLD."columns", OLD."contact_work", OLD."decided_at", OLD."decided_by_id", OLD."described", OLD."expires_at", OLD."id", OLD."people", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."purpose", OLD."query", OLD."reason", OLD."requested_at", OLD."requested_by_id", OLD."state", OLD."submitted_by_id", OLD."used_at"); RETURN NULL;',
                            hash="1de39f8203d10b1abba83c9b3857df6dc36b3e45",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5c0d7",
                            table="alumni_exportrequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exportrequesttrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d09c9605c919e0d0db3eebd975cd4716daada8ea",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a7d97",
                            table="alumni_exportrequesttrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="employmenttrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8e8004dcf80f2f9c81ca28d27a6ca764280b08f1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3f920",
                            table="alumni_employmenttrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="employment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_employmenttrailevent" ("alumnus_id", "employer", "id", "industry", "is_current", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "region", "since_year", "source", "until_year") VALUES (NEW."alumnus_id", NEW."employer", NEW."id", NEW."industry", NEW."is_current", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."region", NEW."since_year", NEW."source", NEW."until_year"); RETURN NULL;',
                            hash="5933964a2c6d45a5af0c8dd2e5544c837495fc4d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_16777",
                            table="alumni_employment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="employment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."alumnus_id" IS DISTINCT FROM (NEW."alumnus_id") OR OLD."employer" IS DISTINCT FROM (NEW."employer") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."industry" IS DISTINCT FROM (NEW."industry") OR OLD."is_current" IS DISTINCT FROM (NEW."is_current") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."region" IS DISTINCT FROM (NEW."region") OR OLD."since_year" IS DISTINCT FROM (NEW."since_year") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."until_year" IS DISTINCT FROM (NEW."until_year"))',
                            func='INSERT INTO "alumni_employmenttrailevent" ("alumnus_id", "employer", "id", "industry", "is_current", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "region", "since_year", "source", "until_year") VALUES (NEW."alumnus_id", NEW."employer", NEW."id", NEW."industry", NEW."is_current", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."region", NEW."since_year", NEW."source", NEW."until_year"); RETURN NULL;',
                            hash="a0780ad5c551e50733285c1486f47b0ab93c7c04",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d5b3f",
                            table="alumni_employment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="employment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_employmenttrailevent" ("alumnus_id", "employer", "id", "industry", "is_current", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "region", "since_year", "source", "until_year") VALUES (OLD."alumnus_id", OLD."employer", OLD."id", OLD."industry", OLD."is_current", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."region", OLD."since_year", OLD."source", OLD."until_year"); RETURN NULL;',
                            hash="51139c24aab240aac450b98fb52d69814862bd0a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5801c",
                            table="alumni_employment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisationtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e81c84013dd202bcc9ddd2da031eefe3a0cfe6f3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7e286",
                            table="alumni_organisationtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rememberedanswer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_rememberedanswertrailevent" ("college_id", "id", "key", "label", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (NEW."college_id", NEW."id", NEW."key", NEW."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."value"); RETURN NULL;',
                            hash="39c16fe23cd65124359c25a696d46877ee0d7be9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a5c6b",
                            table="alumni_rememberedanswer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rememberedanswer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "alumni_rememberedanswertrailevent" ("college_id", "id", "key", "label", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (NEW."college_id", NEW."id", NEW."key", NEW."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."value"); RETURN NULL;',
                            hash="46591155fc67a4a9efc0efa3e6fbd56d1da7a4a0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_81d8a",
                            table="alumni_rememberedanswer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rememberedanswer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_rememberedanswertrailevent" ("college_id", "id", "key", "label", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (OLD."college_id", OLD."id", OLD."key", OLD."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."value"); RETURN NULL;',
                            hash="2c06c527dc3bc4368133d0a2453e6e4e0e5b1b8f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_62060",
                            table="alumni_rememberedanswer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rememberedanswertrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c9808ab93522aa649522468a7611d469c5b1ea94",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4be0c",
                            table="alumni_rememberedanswertrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rosterupload",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_rosteruploadtrailevent" ("college_id", "confirmed_on", "digest", "file_name", "id", "imported_at", "imported_by_id", "kind", "left_after_undo", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rows_deleted_at", "school_id", "sha256", "size", "state", "trail", "undone_at", "undone_by_id", "uploaded_at", "uploaded_by_id") VALUES (NEW."college_id", NEW."confirmed_on", NEW."digest", NEW."file_name", NEW."id", NEW."imported_at", NEW."imported_by_id", NEW."kind", NEW."left_after_undo", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."rows_deleted_at", NEW."school_id", NEW."sha256", NEW."size", NEW."state", NEW."trail", NEW."undone_at", NEW."undone_by_id", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                            hash="d4bc4da7fd2203fb26c1f3fa604c40df9f27bb8b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_89773",
                            table="alumni_rosterupload",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rosterupload",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."confirmed_on" IS DISTINCT FROM (NEW."confirmed_on") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."file_name" IS DISTINCT FROM (NEW."file_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."imported_at" IS DISTINCT FROM (NEW."imported_at") OR OLD."imported_by_id" IS DISTINCT FROM (NEW."imported_by_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."left_after_undo" IS DISTINCT FROM (NEW."left_after_undo") OR OLD."rows_deleted_at" IS DISTINCT FROM (NEW."rows_deleted_at") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."trail" IS DISTINCT FROM (NEW."trail") OR OLD."undone_at" IS DISTINCT FROM (NEW."undone_at") OR OLD."undone_by_id" IS DISTINCT FROM (NEW."undone_by_id") OR OLD."uploaded_at" IS DISTINCT FROM (NEW."uploaded_at") OR OLD."uploaded_by_id" IS DISTINCT FROM (NEW."uploaded_by_id"))',
                            func='INSERT INTO "alumni_rosteruploadtrailevent" ("college_id", "confirmed_on", "digest", "file_name", "id", "imported_at", "imported_by_id", "kind", "left_after_undo", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rows_deleted_at", "school_id", "sha256", "size", "state", "trail", "undone_at", "undone_by_id", "uploaded_at", "uploaded_by_id") VALUES (NEW."college_id", NEW."confirmed_on", NEW."digest", NEW."file_name", NEW."id", NEW."imported_at", NEW."imported_by_id", NEW."kind", NEW."left_after_undo", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."rows_deleted_at", NEW."school_id", NEW."sha256", NEW."size", NEW."state", NEW."trail", NEW."undone_at", NEW."undone_by_id", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                            hash="0c20f0aafa3d3ad380fe0b1794277268a9aeb7f8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_aa95e",
                            table="alumni_rosterupload",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rosterupload",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_rosteruploadtrailevent" ("college_id", "confirmed_on", "digest", "file_name", "id", "imported_at", "imported_by_id", "kind", "left_after_undo", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rows_deleted_at", "school_id", "sha256", "size", "state", "trail", "undone_at", "undone_by_id", "uploaded_at", "uploaded_by_id") VALUES (OLD."college_id", OLD."confirmed_on", OLD."digest", OLD."file_name", OLD."id", OLD."imported_at", OLD."imported_by_id", OLD."kind", OLD."left_after_undo", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."rows_deleted_at", OLD."school_id", OLD."sha256", OLD."size", OLD."state", OLD."trail", OLD."undone_at", OLD."undone_by_id", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;',
                            hash="f46159fac4e18fa2328bc66248be4305450ea1d7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_08abe",
                            table="alumni_rosterupload",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rosteruploadtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="20f1ecf7cd54ba159044382b7c2615e6d4ecfdb3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ebca8",
                            table="alumni_rosteruploadtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statuschange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_statuschangetrailevent" ("education_id", "from_class_id", "id", "kind", "note", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_class_id") VALUES (NEW."education_id", NEW."from_class_id", NEW."id", NEW."kind", NEW."note", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."to_class_id"); RETURN NULL;',
                            hash="1b329570610597196f473d74bd773943643f3f61",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2d114",
                            table="alumni_statuschange",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statuschange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "alumni_statuschangetrailevent" ("education_id", "from_class_id", "id", "kind", "note", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_class_id") VALUES (NEW."education_id", NEW."from_class_id", NEW."id", NEW."kind", NEW."note", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."to_class_id"); RETURN NULL;',
                            hash="22da0a1f9f7a0e627b409bf5e863864b1de3a11d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_71f87",
                            table="alumni_statuschange",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statuschange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_statuschangetrailevent" ("education_id", "from_class_id", "id", "kind", "note", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_class_id") VALUES (OLD."education_id", OLD."from_class_id", OLD."id", OLD."kind", OLD."note", OLD."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."to_class_id"); RETURN NULL;',
                            hash="1ea7bb68daac3b6ae3a8e03eedcc04d2a2728d0f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4a783",
                            table="alumni_statuschange",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statuschangetrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="aecbfa3702628c2993272edb8c48b95a2be7ae95",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_96bc1",
                            table="alumni_statuschangetrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
