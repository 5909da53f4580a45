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

import common.migration_operations
import common.models
import common.names
import common.telephones


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("colleges", "0005_succession_rules"),
    ]

    operations = [
        common.migration_operations.Together(
            operations=[
                migrations.CreateModel(
                    name="Attachment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="文件名")),
                        ("file", models.FileField(upload_to=common.models.paper_path, verbose_name="文件")),
                        ("content_type", models.CharField(max_length=100, verbose_name="类型")),
                        ("size", models.PositiveIntegerField(verbose_name="字节")),
                        ("sha256", models.CharField(max_length=64, verbose_name="校验值")),
                        (
                            "uploaded_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="上传时间"),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attachments",
                                to="colleges.college",
                                verbose_name="学院",
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
                        "verbose_name": "附件",
                        "verbose_name_plural": "附件",
                        "ordering": ["-uploaded_at", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="AttachmentTrailevent",
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
                        ("name", models.CharField(max_length=120, verbose_name="文件名")),
                        ("content_type", models.CharField(max_length=100, verbose_name="类型")),
                        ("size", models.PositiveIntegerField(verbose_name="字节")),
                        ("sha256", models.CharField(max_length=64, verbose_name="校验值")),
                        (
                            "uploaded_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="上传时间"),
                        ),
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
                                to="colleges.attachment",
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
                    name="CollegeAchievement",
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
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1903),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="年份",
                            ),
                        ),
                        (
                            "text",
                            models.CharField(
                                max_length=200, validators=[common.names.check_plain], verbose_name="成就"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=120, verbose_name="依据")),
                        (
                            "college",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="achievements",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "办学成就",
                        "verbose_name_plural": "办学成就",
                        "ordering": ["year", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("college", "year", "text"),
                                name="college_achievement_once",
                                violation_error_message="这项成就已经登记。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CollegeAchievementTrailevent",
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
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1903),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="年份",
                            ),
                        ),
                        (
                            "text",
                            models.CharField(
                                max_length=200, validators=[common.names.check_plain], verbose_name="成就"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=120, verbose_name="依据")),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="colleges.collegeachievement",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CollegeAddress",
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
                            "address",
                            models.CharField(
                                max_length=120, validators=[common.names.check_plain], verbose_name="地址"
                            ),
                        ),
                        (
                            "since_year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1903),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="起始年份",
                            ),
                        ),
                        (
                            "until_year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="留空表示至今。",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1903),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="终止年份",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=120, verbose_name="依据")),
                        (
                            "college",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="addresses",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "办学地址",
                        "verbose_name_plural": "办学地址",
                        "ordering": ["since_year", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_year__isnull", True),
                                    ("since_year__isnull", True),
                                    ("until_year__gte", models.F("since_year")),
                                    _connector="OR",
                                ),
                                name="college_address_years_in_order",
                                violation_error_message="终止年份不能早于起始年份。",
                            ),
                            models.UniqueConstraint(
                                fields=("college", "address", "since_year"),
                                name="college_address_once",
                                violation_error_message="这个地址已经登记。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CollegeAddressTrailevent",
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
                            "address",
                            models.CharField(
                                max_length=120, validators=[common.names.check_plain], verbose_name="地址"
                            ),
                        ),
                        (
                            "since_year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1903),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="起始年份",
                            ),
                        ),
                        (
                            "until_year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="留空表示至今。",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1903),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="终止年份",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=120, verbose_name="依据")),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="colleges.collegeaddress",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CollegeHistory",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="最近修改")),
                        ("origin", models.TextField(blank=True, max_length=20000, verbose_name="学院起源")),
                        ("development", models.TextField(blank=True, max_length=50000, verbose_name="发展历程")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("writing", "编写中"),
                                    ("submitted", "待审核"),
                                    ("returned", "已退回"),
                                    ("approved", "已公布"),
                                ],
                                default="writing",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "shows_teachers",
                            models.BooleanField(
                                default=False,
                                help_text="教师姓名是个人信息，须先征得本人同意再公布。",
                                verbose_name="公布任课教师名册",
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="提交时间")),
                        ("remark", models.CharField(blank=True, max_length=500, verbose_name="审核意见")),
                        (
                            "college",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="history",
                                to="colleges.college",
                                verbose_name="学院",
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
                        (
                            "published",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="colleges.historyedition",
                                verbose_name="已公布的版本",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "院史",
                        "verbose_name_plural": "院史",
                        "ordering": ["college"],
                        "permissions": [("review_history", "审核院史")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["submitted", "approved"]), _negated=True),
                                    models.Q(("submitted_at__isnull", False), ("submitted_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="submitted_history_has_a_name",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CollegeHistoryTrailevent",
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
                        ("origin", models.TextField(blank=True, max_length=20000, verbose_name="学院起源")),
                        ("development", models.TextField(blank=True, max_length=50000, verbose_name="发展历程")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("writing", "编写中"),
                                    ("submitted", "待审核"),
                                    ("returned", "已退回"),
                                    ("approved", "已公布"),
                                ],
                                default="writing",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "shows_teachers",
                            models.BooleanField(
                                default=False,
                                help_text="教师姓名是个人信息，须先征得本人同意再公布。",
                                verbose_name="公布任课教师名册",
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="提交时间")),
                        ("remark", models.CharField(blank=True, max_length=500, verbose_name="审核意见")),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="colleges.collegehistory",
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
                        (
                            "published",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.historyedition",
                                verbose_name="已公布的版本",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Department",
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
                            "name",
                            models.CharField(
                                max_length=60, unique=True, validators=[common.names.check_plain], verbose_name="名称"
                            ),
                        ),
                        (
                            "phone",
                            models.CharField(
                                blank=True,
                                max_length=30,
                                validators=[common.telephones.check_telephone],
                                verbose_name="电话",
                            ),
                        ),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="撤销日期")),
                        ("position", models.PositiveSmallIntegerField(default=100, verbose_name="排序")),
                    ],
                    options={
                        "verbose_name": "部门和专班",
                        "verbose_name_plural": "部门和专班",
                        "ordering": ["position", "name"],
                    },
                ),
                migrations.CreateModel(
                    name="DepartmentMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="最近修改")),
                        ("is_head", models.BooleanField(default=False, verbose_name="负责人")),
                        ("since", models.DateField(default=django.utils.timezone.localdate, verbose_name="自")),
                        (
                            "until",
                            models.DateField(
                                blank=True,
                                help_text="留空表示一直在岗；到期次日起不能再进入部门工作台。",
                                null=True,
                                verbose_name="至",
                            ),
                        ),
                        (
                            "department",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="colleges.department",
                                verbose_name="部门",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="departments",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="人员",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "部门人员",
                        "verbose_name_plural": "部门人员",
                        "ordering": ["department", "-is_head", "since"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="department_member_period_in_order",
                                violation_error_message="结束日期不能早于开始日期。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DepartmentMemberTrailevent",
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
                        ("is_head", models.BooleanField(default=False, verbose_name="负责人")),
                        ("since", models.DateField(default=django.utils.timezone.localdate, verbose_name="自")),
                        (
                            "until",
                            models.DateField(
                                blank=True,
                                help_text="留空表示一直在岗；到期次日起不能再进入部门工作台。",
                                null=True,
                                verbose_name="至",
                            ),
                        ),
                        (
                            "department",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.department",
                                verbose_name="部门",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="colleges.departmentmember",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="人员",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DepartmentTrailevent",
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
                            "name",
                            models.CharField(max_length=60, validators=[common.names.check_plain], verbose_name="名称"),
                        ),
                        (
                            "phone",
                            models.CharField(
                                blank=True,
                                max_length=30,
                                validators=[common.telephones.check_telephone],
                                verbose_name="电话",
                            ),
                        ),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="撤销日期")),
                        ("position", models.PositiveSmallIntegerField(default=100, verbose_name="排序")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="colleges.department",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HandOver",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("note", models.TextField(blank=True, max_length=5000, verbose_name="交接说明")),
                        ("open_items", models.JSONField(blank=True, default=list, verbose_name="未办事项")),
                        ("messages", models.JSONField(blank=True, default=list, verbose_name="未办消息")),
                        ("begun_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="开始时间")),
                        ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="交接时间")),
                        ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="接收时间")),
                        ("remark", models.CharField(blank=True, max_length=500, verbose_name="接收说明")),
                        (
                            "accepted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="接收人",
                            ),
                        ),
                        (
                            "given_by",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handed_over",
                                to="colleges.appointment",
                                verbose_name="前任",
                            ),
                        ),
                        (
                            "given_to",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="taken_over",
                                to="colleges.appointment",
                                verbose_name="接任",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "工作交接",
                        "verbose_name_plural": "工作交接",
                        "ordering": ["-begun_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("accepted_at__isnull", True),
                                        ("given_to__isnull", True),
                                        ("made_at__isnull", True),
                                    ),
                                    models.Q(("given_to__isnull", False), ("made_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="hand_over_made_to_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("accepted_at__isnull", True), ("accepted_by__isnull", True)),
                                    models.Q(("accepted_at__isnull", False), ("accepted_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="hand_over_accepted_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HandOverTrailevent",
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
                        ("note", models.TextField(blank=True, max_length=5000, verbose_name="交接说明")),
                        ("open_items", models.JSONField(blank=True, default=list, verbose_name="未办事项")),
                        ("messages", models.JSONField(blank=True, default=list, verbose_name="未办消息")),
                        ("begun_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="开始时间")),
                        ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="交接时间")),
                        ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="接收时间")),
                        ("remark", models.CharField(blank=True, max_length=500, verbose_name="接收说明")),
                        (
                            "accepted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="接收人",
                            ),
                        ),
                        (
                            "given_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.appointment",
                                verbose_name="前任",
                            ),
                        ),
                        (
                            "given_to",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.appointment",
                                verbose_name="接任",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="colleges.handover",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HistoryEdition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="版次")),
                        ("parts", models.JSONField(verbose_name="内容")),
                        (
                            "approved_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="公布时间"),
                        ),
                        (
                            "approved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审核人",
                            ),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="history_editions",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "院史版本",
                        "verbose_name_plural": "院史版本",
                        "ordering": ["college", "-number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("college", "number"), name="history_edition_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoryPicture",
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
                            "year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1903),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="年份",
                            ),
                        ),
                        ("caption", models.CharField(max_length=120, verbose_name="说明")),
                        (
                            "college",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="history_pictures",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "paper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="colleges.attachment",
                                verbose_name="图片",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "院史图片",
                        "verbose_name_plural": "院史图片",
                        "ordering": [models.OrderBy(models.F("year"), nulls_last=True), "id"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoryPictureTrailevent",
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
                            "year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1903),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="年份",
                            ),
                        ),
                        ("caption", models.CharField(max_length=120, verbose_name="说明")),
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
                            "paper",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.attachment",
                                verbose_name="图片",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="colleges.historypicture",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="LeaderTerm",
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
                            "name",
                            models.CharField(max_length=40, validators=[common.names.check_plain], verbose_name="姓名"),
                        ),
                        (
                            "title",
                            models.CharField(max_length=40, validators=[common.names.check_plain], verbose_name="职务"),
                        ),
                        (
                            "since_year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1903),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="起始年份",
                            ),
                        ),
                        (
                            "until_year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="留空表示现任。",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1903),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="终止年份",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=120, verbose_name="依据")),
                        (
                            "college",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leader_terms",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "历任领导",
                        "verbose_name_plural": "历任领导",
                        "ordering": ["since_year", "title", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_year__isnull", True),
                                    ("since_year__isnull", True),
                                    ("until_year__gte", models.F("since_year")),
                                    _connector="OR",
                                ),
                                name="leader_term_years_in_order",
                                violation_error_message="终止年份不能早于起始年份。",
                            ),
                            models.UniqueConstraint(
                                fields=("college", "name", "title", "since_year"),
                                name="leader_term_once",
                                violation_error_message="这一任已经登记。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LeaderTermTrailevent",
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
                            "name",
                            models.CharField(max_length=40, validators=[common.names.check_plain], verbose_name="姓名"),
                        ),
                        (
                            "title",
                            models.CharField(max_length=40, validators=[common.names.check_plain], verbose_name="职务"),
                        ),
                        (
                            "since_year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1903),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="起始年份",
                            ),
                        ),
                        (
                            "until_year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="留空表示现任。",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1903),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="终止年份",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=120, verbose_name="依据")),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="colleges.leaderterm",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OfficeDuty",
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
                            "title",
                            models.CharField(
                                help_text="例如：主任、数据库管理、捐赠管理。", max_length=40, verbose_name="岗位"
                            ),
                        ),
                        ("duties", models.TextField(blank=True, max_length=1000, verbose_name="职责")),
                        (
                            "phone",
                            models.CharField(
                                blank=True,
                                max_length=30,
                                validators=[common.telephones.check_telephone],
                                verbose_name="办公电话",
                            ),
                        ),
                        ("since", models.DateField(default=django.utils.timezone.localdate, verbose_name="自")),
                        (
                            "until",
                            models.DateField(blank=True, help_text="留空表示一直在岗。", null=True, verbose_name="至"),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=100, verbose_name="排序")),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="office_duties",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="人员",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "校友会办公室分工",
                        "verbose_name_plural": "校友会办公室分工",
                        "ordering": ["position", "since"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="office_duty_period_in_order",
                                violation_error_message="结束日期不能早于开始日期。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfficeDutyTrailevent",
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
                            "title",
                            models.CharField(
                                help_text="例如：主任、数据库管理、捐赠管理。", max_length=40, verbose_name="岗位"
                            ),
                        ),
                        ("duties", models.TextField(blank=True, max_length=1000, verbose_name="职责")),
                        (
                            "phone",
                            models.CharField(
                                blank=True,
                                max_length=30,
                                validators=[common.telephones.check_telephone],
                                verbose_name="办公电话",
                            ),
                        ),
                        ("since", models.DateField(default=django.utils.timezone.localdate, verbose_name="自")),
                        (
                            "until",
                            models.DateField(blank=True, help_text="留空表示一直在岗。", null=True, verbose_name="至"),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=100, verbose_name="排序")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="colleges.officeduty",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="人员",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationSettings",
                    fields=[
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="最近修改")),
                        (
                            "id",
                            models.PositiveSmallIntegerField(
                                default=1, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "point_months",
                            models.PositiveSmallIntegerField(
                                default=6,
                                help_text="第六条：对外公布的电话应当打得通。超过的会提醒学院和办公室。",
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(36),
                                ],
                                verbose_name="联系方式多少个月内须核对一次",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "机构设置",
                        "verbose_name_plural": "机构设置",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("id", 1)), name="colleges_organisationsettings_is_one_row"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationSettingsTrailevent",
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
                            "point_months",
                            models.PositiveSmallIntegerField(
                                default=6,
                                help_text="第六条：对外公布的电话应当打得通。超过的会提醒学院和办公室。",
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(36),
                                ],
                                verbose_name="联系方式多少个月内须核对一次",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="colleges.organisationsettings",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Safeguard",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="最近修改")),
                        ("document", models.CharField(blank=True, max_length=120, verbose_name="文件名称和文号")),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="发文日期")),
                        (
                            "budget_year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(2001),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="经费年度",
                            ),
                        ),
                        (
                            "budget",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="没有专项经费的填 0，并在备注里说明从哪里开支。",
                                max_digits=12,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="校友工作经费（元）",
                            ),
                        ),
                        ("room", models.CharField(blank=True, max_length=80, verbose_name="办公场所")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="备注")),
                        (
                            "college",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="safeguard",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "paper",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="colleges.attachment",
                                verbose_name="文件扫描件",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "保障机制",
                        "verbose_name_plural": "保障机制",
                        "ordering": ["college"],
                    },
                ),
                migrations.CreateModel(
                    name="SafeguardTrailevent",
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
                        ("document", models.CharField(blank=True, max_length=120, verbose_name="文件名称和文号")),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="发文日期")),
                        (
                            "budget_year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(2001),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="经费年度",
                            ),
                        ),
                        (
                            "budget",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="没有专项经费的填 0，并在备注里说明从哪里开支。",
                                max_digits=12,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="校友工作经费（元）",
                            ),
                        ),
                        ("room", models.CharField(blank=True, max_length=80, verbose_name="办公场所")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="备注")),
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
                            "paper",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.attachment",
                                verbose_name="文件扫描件",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="colleges.safeguard",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Teacher",
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
                            "name",
                            models.CharField(max_length=40, validators=[common.names.check_plain], verbose_name="姓名"),
                        ),
                        (
                            "subject",
                            models.CharField(
                                max_length=60, validators=[common.names.check_plain], verbose_name="任教课程"
                            ),
                        ),
                        (
                            "since_year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1903),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="起始年份",
                            ),
                        ),
                        (
                            "until_year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="留空表示在教。",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1903),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="终止年份",
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=40, verbose_name="职称")),
                        (
                            "college",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="teachers",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "任课教师",
                        "verbose_name_plural": "任课教师",
                        "ordering": ["subject", "since_year", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_year__isnull", True),
                                    ("since_year__isnull", True),
                                    ("until_year__gte", models.F("since_year")),
                                    _connector="OR",
                                ),
                                name="teacher_years_in_order",
                                violation_error_message="终止年份不能早于起始年份。",
                            ),
                            models.UniqueConstraint(
                                fields=("college", "name", "subject", "since_year"),
                                name="teacher_once",
                                violation_error_message="这位教师的这门课程已经登记。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeacherTrailevent",
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
                            "name",
                            models.CharField(max_length=40, validators=[common.names.check_plain], verbose_name="姓名"),
                        ),
                        (
                            "subject",
                            models.CharField(
                                max_length=60, validators=[common.names.check_plain], verbose_name="任教课程"
                            ),
                        ),
                        (
                            "since_year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1903),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="起始年份",
                            ),
                        ),
                        (
                            "until_year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="留空表示在教。",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1903),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="终止年份",
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=40, verbose_name="职称")),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="colleges.teacher",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="YearFigures",
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
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1903),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="年份",
                            ),
                        ),
                        (
                            "staff",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(100000)],
                                verbose_name="教职工人数",
                            ),
                        ),
                        (
                            "students",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(100000)],
                                verbose_name="在校学生人数",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=120, verbose_name="依据")),
                        (
                            "college",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="year_figures",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "师生规模",
                        "verbose_name_plural": "师生规模",
                        "ordering": ["year"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("college", "year"),
                                name="year_figures_once",
                                violation_error_message="这一年的人数已经登记。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("staff__isnull", False), ("students__isnull", False), _connector="OR"
                                ),
                                name="year_figures_say_something",
                                violation_error_message="请至少填写教职工或学生人数。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="YearFiguresTrailevent",
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
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1903),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="年份",
                            ),
                        ),
                        (
                            "staff",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(100000)],
                                verbose_name="教职工人数",
                            ),
                        ),
                        (
                            "students",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(100000)],
                                verbose_name="在校学生人数",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=120, verbose_name="依据")),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="colleges.yearfigures",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="contactpoint",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="contactpoint",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="contactpoint",
                    name="update_update",
                ),
                migrations.AddField(
                    model_name="contactpoint",
                    name="own_site",
                    field=models.CharField(
                        blank=True,
                        help_text="网址或栏目，例如：学院网站—校友工作。",
                        max_length=200,
                        verbose_name="在部门网站上的位置",
                    ),
                ),
                migrations.AddField(
                    model_name="contactpoint",
                    name="own_site_checked_on",
                    field=models.DateField(blank=True, null=True, verbose_name="部门网站核对日期"),
                ),
                migrations.AddField(
                    model_name="contactpoint",
                    name="school_site",
                    field=models.CharField(
                        blank=True,
                        help_text="网址或栏目，例如：学校首页—机构设置—校友会办公室。",
                        max_length=200,
                        verbose_name="在学校网站上的位置",
                    ),
                ),
                migrations.AddField(
                    model_name="contactpoint",
                    name="school_site_checked_on",
                    field=models.DateField(blank=True, null=True, verbose_name="学校网站核对日期"),
                ),
                migrations.AddField(
                    model_name="contactpointtrailevent",
                    name="own_site",
                    field=models.CharField(
                        blank=True,
                        help_text="网址或栏目，例如：学院网站—校友工作。",
                        max_length=200,
                        verbose_name="在部门网站上的位置",
                    ),
                ),
                migrations.AddField(
                    model_name="contactpointtrailevent",
                    name="own_site_checked_on",
                    field=models.DateField(blank=True, null=True, verbose_name="部门网站核对日期"),
                ),
                migrations.AddField(
                    model_name="contactpointtrailevent",
                    name="school_site",
                    field=models.CharField(
                        blank=True,
                        help_text="网址或栏目，例如：学校首页—机构设置—校友会办公室。",
                        max_length=200,
                        verbose_name="在学校网站上的位置",
                    ),
                ),
                migrations.AddField(
                    model_name="contactpointtrailevent",
                    name="school_site_checked_on",
                    field=models.DateField(blank=True, null=True, verbose_name="学校网站核对日期"),
                ),
                migrations.AddField(
                    model_name="noticeread",
                    name="done_at",
                    field=models.DateTimeField(blank=True, null=True, verbose_name="处理时间"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactpoint",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_contactpointtrailevent" ("college_id", "confirmed_on", "email", "hours", "id", "is_published", "label", "own_site", "own_site_checked_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "room", "school_site", "school_site_checked_on") VALUES (NEW."college_id", NEW."confirmed_on", NEW."email", NEW."hours", NEW."id", NEW."is_published", NEW."label", NEW."own_site", NEW."own_site_checked_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phone", NEW."room", NEW."school_site", NEW."school_site_checked_on"); RETURN NULL;',
                            hash="0819f5161c558f9dc0e0c5a516a2340ef58bae9a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9de03",
                            table="colleges_contactpoint",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactpoint",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."confirmed_on" IS DISTINCT FROM (NEW."confirmed_on") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."hours" IS DISTINCT FROM (NEW."hours") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_published" IS DISTINCT FROM (NEW."is_published") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."own_site" IS DISTINCT FROM (NEW."own_site") OR OLD."own_site_checked_on" IS DISTINCT FROM (NEW."own_site_checked_on") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."room" IS DISTINCT FROM (NEW."room") OR OLD."school_site" IS DISTINCT FROM (NEW."school_site") OR OLD."school_site_checked_on" IS DISTINCT FROM (NEW."school_site_checked_on"))',
                            func='INSERT INTO "colleges_contactpointtrailevent" ("college_id", "confirmed_on", "email", "hours", "id", "is_published", "label", "own_site", "own_site_checked_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "room", "school_site", "school_site_checked_on") VALUES (NEW."college_id", NEW."confirmed_on", NEW."email", NEW."hours", NEW."id", NEW."is_published", NEW."label", NEW."own_site", NEW."own_site_checked_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."room", NEW."school_site", NEW."school_site_checked_on"); RETURN NULL;',
                            hash="958fb391c0005231090b20327cfef70713e3e7df",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ed674",
                            table="colleges_contactpoint",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactpoint",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_contactpointtrailevent" ("college_id", "confirmed_on", "email", "hours", "id", "is_published", "label", "own_site", "own_site_checked_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "room", "school_site", "school_site_checked_on") VALUES (OLD."college_id", OLD."confirmed_on", OLD."email", OLD."hours", OLD."id", OLD."is_published", OLD."label", OLD."own_site", OLD."own_site_checked_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."room", OLD."school_site", OLD."school_site_checked_on"); RETURN NULL;',
                            hash="33d7c9de9caaf02b4c00fb03101b74475682e7a7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b3758",
                            table="colleges_contactpoint",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="department",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_departmenttrailevent" ("closed_on", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position") VALUES (NEW."closed_on", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phone", NEW."position"); RETURN NULL;',
                            hash="54faaa7dadc4c5e60a36806832e218e79b4fffdc",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_15168",
                            table="colleges_department",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="department",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."position" IS DISTINCT FROM (NEW."position"))',
                            func='INSERT INTO "colleges_departmenttrailevent" ("closed_on", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position") VALUES (NEW."closed_on", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."position"); RETURN NULL;',
                            hash="3abb625570b31026ba020ffbd267ac7475a19f0b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9107f",
                            table="colleges_department",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="department",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_departmenttrailevent" ("closed_on", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position") VALUES (OLD."closed_on", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."position"); RETURN NULL;',
                            hash="828e64be07302814e9151f0b5ff8976fe588ef1d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6d5cc",
                            table="colleges_department",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisationsettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_organisationsettingstrailevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_months") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."point_months"); RETURN NULL;',
                            hash="8269432108c4cb8d9c1962076026931e1101fbc1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_93489",
                            table="colleges_organisationsettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisationsettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."point_months" IS DISTINCT FROM (NEW."point_months"))',
                            func='INSERT INTO "colleges_organisationsettingstrailevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_months") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."point_months"); RETURN NULL;',
                            hash="dda6b5d320de39babe4c53df5749bd68b14046e1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_19410",
                            table="colleges_organisationsettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisationsettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_organisationsettingstrailevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_months") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."point_months"); RETURN NULL;',
                            hash="f322514ee632a9f6cda398aee60845f371e39402",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_830e8",
                            table="colleges_organisationsettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attachment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_attachmenttrailevent" ("college_id", "content_type", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "uploaded_at", "uploaded_by_id") VALUES (NEW."college_id", NEW."content_type", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                            hash="d9512836245356dea37e8a3adc9d3c45232d0c75",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a4ca7",
                            table="colleges_attachment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attachment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."content_type" IS DISTINCT FROM (NEW."content_type") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."uploaded_at" IS DISTINCT FROM (NEW."uploaded_at") OR OLD."uploaded_by_id" IS DISTINCT FROM (NEW."uploaded_by_id"))',
                            func='INSERT INTO "colleges_attachmenttrailevent" ("college_id", "content_type", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "uploaded_at", "uploaded_by_id") VALUES (NEW."college_id", NEW."content_type", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sha256", NEW."size", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                            hash="6509ee2f5aa1a5ee06d10bbd91e6fde0799e643c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6d2e0",
                            table="colleges_attachment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attachment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_attachmenttrailevent" ("college_id", "content_type", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "uploaded_at", "uploaded_by_id") VALUES (OLD."college_id", OLD."content_type", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sha256", OLD."size", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;',
                            hash="6879bd1a3579a28734133f0045a2b18dc0cf73b6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ebe93",
                            table="colleges_attachment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attachmenttrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="edb3a2be7dfee0e541fb5732cf849114e406912b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6e086",
                            table="colleges_attachmenttrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collegeachievement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_collegeachievementtrailevent" ("college_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text", "year") VALUES (NEW."college_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."text", NEW."year"); RETURN NULL;',
                            hash="5ec51b749a88eea88de287a98e603855457339b2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2d519",
                            table="colleges_collegeachievement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collegeachievement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                            func='INSERT INTO "colleges_collegeachievementtrailevent" ("college_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text", "year") VALUES (NEW."college_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."text", NEW."year"); RETURN NULL;',
                            hash="460233400d1cdf48d066450a6eb1362d08467d49",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_11029",
                            table="colleges_collegeachievement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collegeachievement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_collegeachievementtrailevent" ("college_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text", "year") VALUES (OLD."college_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."text", OLD."year"); RETURN NULL;',
                            hash="1c67c74ecd24c7fb344bc5339fd2528ec5e34136",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_83d03",
                            table="colleges_collegeachievement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collegeachievementtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="76956a34a9b459fb2670997277355c849c04e936",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e0831",
                            table="colleges_collegeachievementtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collegeaddress",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_collegeaddresstrailevent" ("address", "college_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since_year", "source", "until_year") VALUES (NEW."address", NEW."college_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."since_year", NEW."source", NEW."until_year"); RETURN NULL;',
                            hash="5c15e7a846e2f33acede37599e8d1f8bfa1e5a17",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_383f8",
                            table="colleges_collegeaddress",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collegeaddress",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."since_year" IS DISTINCT FROM (NEW."since_year") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."until_year" IS DISTINCT FROM (NEW."until_year"))',
                            func='INSERT INTO "colleges_collegeaddresstrailevent" ("address", "college_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since_year", "source", "until_year") VALUES (NEW."address", NEW."college_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."since_year", NEW."source", NEW."until_year"); RETURN NULL;',
                            hash="c2f6f92ec141abe86f147bfeeee0199890ef1453",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_680c3",
                            table="colleges_collegeaddress",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collegeaddress",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_collegeaddresstrailevent" ("address", "college_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since_year", "source", "until_year") VALUES (OLD."address", OLD."college_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."since_year", OLD."source", OLD."until_year"); RETURN NULL;',
                            hash="8f586688d9093451260aab0fc9b8e7b0455dca37",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_27317",
                            table="colleges_collegeaddress",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collegeaddresstrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="15de9bd804642cbbdb01250af000d57ff3b4b88a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b3e26",
                            table="colleges_collegeaddresstrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="departmentmember",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_departmentmembertrailevent" ("department_id", "id", "is_head", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "user_id") VALUES (NEW."department_id", NEW."id", NEW."is_head", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."since", NEW."until", NEW."user_id"); RETURN NULL;',
                            hash="29caccf487d176407fb27dbe55312d39b4dce330",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c8338",
                            table="colleges_departmentmember",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="departmentmember",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."department_id" IS DISTINCT FROM (NEW."department_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_head" IS DISTINCT FROM (NEW."is_head") OR OLD."since" IS DISTINCT FROM (NEW."since") OR OLD."until" IS DISTINCT FROM (NEW."until") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                            func='INSERT INTO "colleges_departmentmembertrailevent" ("department_id", "id", "is_head", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "user_id") VALUES (NEW."department_id", NEW."id", NEW."is_head", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."since", NEW."until", NEW."user_id"); RETURN NULL;',
                            hash="e0a5bf8c8ab1a06ae2b5a1f53aabaf063c29ca28",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_032f8",
                            table="colleges_departmentmember",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="departmentmember",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_departmentmembertrailevent" ("department_id", "id", "is_head", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "user_id") VALUES (OLD."department_id", OLD."id", OLD."is_head", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."since", OLD."until", OLD."user_id"); RETURN NULL;',
                            hash="fc3ed7481e400204dead5a298ebeedac922ae638",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_080cc",
                            table="colleges_departmentmember",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="departmentmembertrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="51512dea55ba9b681232bcb170c1944d7fb629cd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_94b5d",
                            table="colleges_departmentmembertrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="departmenttrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a8e9acd1549a4bd833a2388166ebf3ba363cf850",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_adfaa",
                            table="colleges_departmenttrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="handover",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_handovertrailevent" ("accepted_at", "accepted_by_id", "begun_at", "given_by_id", "given_to_id", "id", "made_at", "messages", "note", "open_items", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."begun_at", NEW."given_by_id", NEW."given_to_id", NEW."id", NEW."made_at", NEW."messages", NEW."note", NEW."open_items", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."remark"); RETURN NULL;',
                            hash="4569fc49a83044b0080ea457e2f0cad59e8201e5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c6730",
                            table="colleges_handover",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="handover",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "colleges_handovertrailevent" ("accepted_at", "accepted_by_id", "begun_at", "given_by_id", "given_to_id", "id", "made_at", "messages", "note", "open_items", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."begun_at", NEW."given_by_id", NEW."given_to_id", NEW."id", NEW."made_at", NEW."messages", NEW."note", NEW."open_items", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."remark"); RETURN NULL;',
                            hash="3c51af98358551ccf7f376d73db5fbb942d171ea",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_023e4",
                            table="colleges_handover",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="handover",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_handovertrailevent" ("accepted_at", "accepted_by_id", "begun_at", "given_by_id", "given_to_id", "id", "made_at", "messages", "note", "open_items", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark") VALUES (OLD."accepted_at", OLD."accepted_by_id", OLD."begun_at", OLD."given_by_id", OLD."given_to_id", OLD."id", OLD."made_at", OLD."messages", OLD."note", OLD."open_items", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."remark"); RETURN NULL;',
                            hash="3e609392bb8327ab106be6886a6ec6a843161944",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c53c9",
                            table="colleges_handover",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="handovertrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="26c065cfb98b530ce5f617894eea53d70ef85ba6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8cbbe",
                            table="colleges_handovertrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="historyedition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="766f04a6c05388c9a73ac6a05ec46a7b4310fd0f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e7fb1",
                            table="colleges_historyedition",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collegehistorytrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d50edbe2b62def4253f9e78367dfad1576dc60cf",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_483d6",
                            table="colleges_collegehistorytrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collegehistory",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_collegehistorytrailevent" ("college_id", "development", "id", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_id", "remark", "shows_teachers", "state", "submitted_at", "submitted_by_id") VALUES (NEW."college_id", NEW."development", NEW."id", NEW."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."published_id", NEW."remark", NEW."shows_teachers", NEW."state", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                            hash="baf1ca2e9140721346d76603f5f60f0bf22fc0e7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c1137",
                            table="colleges_collegehistory",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collegehistory",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."development" IS DISTINCT FROM (NEW."development") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."published_id" IS DISTINCT FROM (NEW."published_id") OR OLD."remark" IS DISTINCT FROM (NEW."remark") OR OLD."shows_teachers" IS DISTINCT FROM (NEW."shows_teachers") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id"))',
                            func='INSERT INTO "colleges_collegehistorytrailevent" ("college_id", "development", "id", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_id", "remark", "shows_teachers", "state", "submitted_at", "submitted_by_id") VALUES (NEW."college_id", NEW."development", NEW."id", NEW."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."published_id", NEW."remark", NEW."shows_teachers", NEW."state", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                            hash="00c872c1425bef99b5b08601503cfcb634a49ae6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_49968",
                            table="colleges_collegehistory",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collegehistory",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_collegehistorytrailevent" ("college_id", "development", "id", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_id", "remark", "shows_teachers", "state", "submitted_at", "submitted_by_id") VALUES (OLD."college_id", OLD."development", OLD."id", OLD."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."published_id", OLD."remark", OLD."shows_teachers", OLD."state", OLD."submitted_at", OLD."submitted_by_id"); RETURN NULL;',
                            hash="e97073590029a60dc849db5aa1b42d1b6b729f13",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e23fb",
                            table="colleges_collegehistory",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="historypicture",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_historypicturetrailevent" ("caption", "college_id", "id", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."caption", NEW."college_id", NEW."id", NEW."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."year"); RETURN NULL;',
                            hash="b7f91f11ff7c19bf933804395bcb2dd4d5a1b6e5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b43ff",
                            table="colleges_historypicture",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="historypicture",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."caption" IS DISTINCT FROM (NEW."caption") OR OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."paper_id" IS DISTINCT FROM (NEW."paper_id") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                            func='INSERT INTO "colleges_historypicturetrailevent" ("caption", "college_id", "id", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."caption", NEW."college_id", NEW."id", NEW."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."year"); RETURN NULL;',
                            hash="1053d5940afc922aca67410b03ceeb7881973f54",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ace9d",
                            table="colleges_historypicture",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="historypicture",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_historypicturetrailevent" ("caption", "college_id", "id", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (OLD."caption", OLD."college_id", OLD."id", OLD."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."year"); RETURN NULL;',
                            hash="ed29f3e765a169639e623a6a33b5d6f71bea34e8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ae7c1",
                            table="colleges_historypicture",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="historypicturetrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fedd35aa99e677452a14f7fd70aa8dc82c56929b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_92996",
                            table="colleges_historypicturetrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leaderterm",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_leadertermtrailevent" ("college_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since_year", "source", "title", "until_year") VALUES (NEW."college_id", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."since_year", NEW."source", NEW."title", NEW."until_year"); RETURN NULL;',
                            hash="b50520b5c73b91d43bb00231c66d7ac6edb40a16",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d9a4c",
                            table="colleges_leaderterm",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leaderterm",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."since_year" IS DISTINCT FROM (NEW."since_year") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."until_year" IS DISTINCT FROM (NEW."until_year"))',
                            func='INSERT INTO "colleges_leadertermtrailevent" ("college_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since_year", "source", "title", "until_year") VALUES (NEW."college_id", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."since_year", NEW."source", NEW."title", NEW."until_year"); RETURN NULL;',
                            hash="cb1480e917ba9d1e194afc1aec836a0cf4555633",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b7bde",
                            table="colleges_leaderterm",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leaderterm",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_leadertermtrailevent" ("college_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since_year", "source", "title", "until_year") VALUES (OLD."college_id", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."since_year", OLD."source", OLD."title", OLD."until_year"); RETURN NULL;',
                            hash="7b13d2b5abfbbbb1ea4977a628255ae3bc1e9a92",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_38f30",
                            table="colleges_leaderterm",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leadertermtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="69083f79b17acc0019114dc6f750c32be9f6d51c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_07b69",
                            table="colleges_leadertermtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officeduty",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_officedutytrailevent" ("duties", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "since", "title", "until", "user_id") VALUES (NEW."duties", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phone", NEW."position", NEW."since", NEW."title", NEW."until", NEW."user_id"); RETURN NULL;',
                            hash="858daa1bb753b2329108d0696a29046f46066c66",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_53f1e",
                            table="colleges_officeduty",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officeduty",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."duties" IS DISTINCT FROM (NEW."duties") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."since" IS DISTINCT FROM (NEW."since") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."until" IS DISTINCT FROM (NEW."until") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                            func='INSERT INTO "colleges_officedutytrailevent" ("duties", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "since", "title", "until", "user_id") VALUES (NEW."duties", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."position", NEW."since", NEW."title", NEW."until", NEW."user_id"); RETURN NULL;',
                            hash="57ee0b2c88ee83b64211a31b97aaab271d6f40c5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_483bb",
                            table="colleges_officeduty",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officeduty",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_officedutytrailevent" ("duties", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "since", "title", "until", "user_id") VALUES (OLD."duties", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."position", OLD."since", OLD."title", OLD."until", OLD."user_id"); RETURN NULL;',
                            hash="f608705ecbb61c3719e2dbd279beed9302fa3b3b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_19ae8",
                            table="colleges_officeduty",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officedutytrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0f6c21a83d0ba31cff50fefe84c3b00226b4ec96",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_055b6",
                            table="colleges_officedutytrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisationsettingstrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4c249d37dfb25e35fab994d195f557833dc9b4fe",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1835e",
                            table="colleges_organisationsettingstrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="safeguard",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_safeguardtrailevent" ("adopted_on", "budget", "budget_year", "college_id", "document", "id", "note", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room") VALUES (NEW."adopted_on", NEW."budget", NEW."budget_year", NEW."college_id", NEW."document", NEW."id", NEW."note", NEW."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."room"); RETURN NULL;',
                            hash="868c648e12145eb2ae9dfdd1ac33158fe7930e60",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_42e31",
                            table="colleges_safeguard",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="safeguard",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."adopted_on" IS DISTINCT FROM (NEW."adopted_on") OR OLD."budget" IS DISTINCT FROM (NEW."budget") OR OLD."budget_year" IS DISTINCT FROM (NEW."budget_year") OR OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."paper_id" IS DISTINCT FROM (NEW."paper_id") OR OLD."room" IS DISTINCT FROM (NEW."room"))',
                            func='INSERT INTO "colleges_safeguardtrailevent" ("adopted_on", "budget", "budget_year", "college_id", "document", "id", "note", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room") VALUES (NEW."adopted_on", NEW."budget", NEW."budget_year", NEW."college_id", NEW."document", NEW."id", NEW."note", NEW."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."room"); RETURN NULL;',
                            hash="766c3a3f30418ef302fe29da0ffcbff161bcb180",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4b686",
                            table="colleges_safeguard",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="safeguard",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_safeguardtrailevent" ("adopted_on", "budget", "budget_year", "college_id", "document", "id", "note", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room") VALUES (OLD."adopted_on", OLD."budget", OLD."budget_year", OLD."college_id", OLD."document", OLD."id", OLD."note", OLD."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."room"); RETURN NULL;',
                            hash="0e97a856726e3883c058a8f9e0a14da42d366f31",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cc945",
                            table="colleges_safeguard",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="safeguardtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="be91351298bb71aa7736ad3d15585ad0f12395bc",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bd49f",
                            table="colleges_safeguardtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="teacher",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_teachertrailevent" ("college_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since_year", "subject", "title", "until_year") VALUES (NEW."college_id", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."since_year", NEW."subject", NEW."title", NEW."until_year"); RETURN NULL;',
                            hash="b4304dfcbca99cc59c7de2cfa30e8e0b7a22286b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ef620",
                            table="colleges_teacher",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="teacher",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."since_year" IS DISTINCT FROM (NEW."since_year") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."until_year" IS DISTINCT FROM (NEW."until_year"))',
                            func='INSERT INTO "colleges_teachertrailevent" ("college_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since_year", "subject", "title", "until_year") VALUES (NEW."college_id", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."since_year", NEW."subject", NEW."title", NEW."until_year"); RETURN NULL;',
                            hash="e7253644b0c1471d3182b068ceb556b55607cacc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fca09",
                            table="colleges_teacher",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="teacher",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_teachertrailevent" ("college_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since_year", "subject", "title", "until_year") VALUES (OLD."college_id", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."since_year", OLD."subject", OLD."title", OLD."until_year"); RETURN NULL;',
                            hash="c4a2a2d53ff1b127ff9fdeb2e5f95a46d5ac9d76",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_00ab7",
                            table="colleges_teacher",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="teachertrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bf5f576d4452444d36c2c52293e935bb7ff62bd9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_de967",
                            table="colleges_teachertrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="yearfigures",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_yearfigurestrailevent" ("college_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "staff", "students", "year") VALUES (NEW."college_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."staff", NEW."students", NEW."year"); RETURN NULL;',
                            hash="8645a6f6e408ac662df7bad34c631292fd121a49",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7a4e1",
                            table="colleges_yearfigures",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="yearfigures",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."staff" IS DISTINCT FROM (NEW."staff") OR OLD."students" IS DISTINCT FROM (NEW."students") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                            func='INSERT INTO "colleges_yearfigurestrailevent" ("college_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "staff", "students", "year") VALUES (NEW."college_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."staff", NEW."students", NEW."year"); RETURN NULL;',
                            hash="96cb4060918da2c1b06d6a43c470e23586d25363",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a30e4",
                            table="colleges_yearfigures",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="yearfigures",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_yearfigurestrailevent" ("college_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "staff", "students", "year") VALUES (OLD."college_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."staff", OLD."students", OLD."year"); RETURN NULL;',
                            hash="7f6b8f6c3d8647de7122e3f01d0a0bfb1ef6f2aa",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9dd18",
                            table="colleges_yearfigures",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="yearfigurestrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="56dee0db343a1b9f53c03d227b469feb04ef8dcf",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_66e7f",
                            table="colleges_yearfigurestrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
