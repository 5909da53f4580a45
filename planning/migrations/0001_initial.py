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
import common.names


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("colleges", "0006_organisation_and_history"),
    ]

    operations = [
        common.migration_operations.Together(
            operations=[
                migrations.CreateModel(
                    name="Article",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="条")),
                        ("chapter", models.PositiveSmallIntegerField(verbose_name="章")),
                        ("chapter_title", models.CharField(max_length=60, verbose_name="章名")),
                        ("body", models.TextField(verbose_name="条文")),
                        (
                            "text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="articles",
                                to="planning.regulationtext",
                                verbose_name="文本",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "条文",
                        "verbose_name_plural": "条文",
                        "ordering": ["text", "number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("text", "number"), name="article_once_in_a_text")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanningSettingsTrailevent",
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
                            "soon_days",
                            models.PositiveSmallIntegerField(
                                default=30,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(180),
                                ],
                                verbose_name="到期前多少天列入待办",
                            ),
                        ),
                        (
                            "summary_month",
                            models.PositiveSmallIntegerField(
                                default=12,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(12),
                                ],
                                verbose_name="从几月起提醒写年度总结",
                            ),
                        ),
                        (
                            "plan_until_month",
                            models.PositiveSmallIntegerField(
                                default=3,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(12),
                                ],
                                verbose_name="最迟几月底前制定年度计划",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="planning.planningsettings",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProgressNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.CharField(max_length=1000, verbose_name="进展")),
                        (
                            "percent",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100)], verbose_name="进度（%）"
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="填写人",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="progress_notes",
                                to="planning.planitem",
                                verbose_name="事项",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "进展记录",
                        "verbose_name_plural": "进展记录",
                        "ordering": ["-at", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="RegulationText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="名称")),
                        ("document", models.CharField(blank=True, max_length=80, verbose_name="文号")),
                        ("is_trial", models.BooleanField(default=False, verbose_name="试行")),
                        (
                            "effective_on",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="施行日期"),
                        ),
                        ("sha256", models.CharField(max_length=64, verbose_name="校验值")),
                        ("loaded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="录入时间")),
                        ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="作废时间")),
                        ("revoked_why", models.CharField(blank=True, max_length=200, verbose_name="作废原因")),
                        (
                            "loaded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "办法文本",
                        "verbose_name_plural": "办法文本",
                        "ordering": ["-effective_on", "-id"],
                        "permissions": [("load_regulation", "录入办法文本和解释")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("revoked_at__isnull", True)),
                                fields=("effective_on",),
                                name="one_text_takes_effect_a_day",
                                violation_error_message="这一天已有一份文本施行，请核对施行日期，或先作废那一份。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("revoked_at__isnull", True),
                                    models.Q(("revoked_why", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="revoked_text_says_why",
                                violation_error_message="请写明作废的原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegulationTextTrailevent",
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
                        ("document", models.CharField(blank=True, max_length=80, verbose_name="文号")),
                        ("is_trial", models.BooleanField(default=False, verbose_name="试行")),
                        (
                            "effective_on",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="施行日期"),
                        ),
                        ("sha256", models.CharField(max_length=64, verbose_name="校验值")),
                        ("loaded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="录入时间")),
                        ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="作废时间")),
                        ("revoked_why", models.CharField(blank=True, max_length=200, verbose_name="作废原因")),
                        (
                            "loaded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="planning.regulationtext",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Reminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="时间")),
                        ("text", models.CharField(blank=True, max_length=300, verbose_name="附言")),
                        ("mailed", models.PositiveSmallIntegerField(default=0, verbose_name="邮件份数")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="催办人",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reminders",
                                to="planning.planitem",
                                verbose_name="事项",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "催办记录",
                        "verbose_name_plural": "催办记录",
                        "ordering": ["-at", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="WorkPlan",
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
                                    django.core.validators.MinValueValidator(2001),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="年度",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "起草中"),
                                    ("published", "已布置"),
                                    ("submitted", "待审批"),
                                    ("returned", "已退回"),
                                    ("approved", "已批准"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("aims", models.TextField(blank=True, max_length=5000, verbose_name="工作重点")),
                        ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="提交（布置）时间")),
                        ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="审批时间")),
                        ("remark", models.CharField(blank=True, max_length=500, verbose_name="审批意见")),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="work_plans",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "reviewed_by",
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
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提交（布置）人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "年度工作计划",
                        "verbose_name_plural": "年度工作计划",
                        "ordering": ["-year", "college"],
                        "permissions": [("publish_plan", "布置年度工作计划"), ("review_plan", "审批学院工作计划")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("year", "college"),
                                name="one_plan_a_year",
                                nulls_distinct=False,
                                violation_error_message="这一年度的工作计划已经建立。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("college__isnull", True), ("state__in", ["draft", "published"])),
                                    models.Q(
                                        ("college__isnull", False), models.Q(("state", "published"), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="school_plan_is_published_not_approved",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "draft"),
                                    models.Q(("submitted_at__isnull", False), ("submitted_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="submitted_plan_has_a_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["returned", "approved"]), _negated=True),
                                    models.Q(("reviewed_at__isnull", False), ("reviewed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="reviewed_plan_has_a_name",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkPlanTrailevent",
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
                                    django.core.validators.MinValueValidator(2001),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="年度",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "起草中"),
                                    ("published", "已布置"),
                                    ("submitted", "待审批"),
                                    ("returned", "已退回"),
                                    ("approved", "已批准"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("aims", models.TextField(blank=True, max_length=5000, verbose_name="工作重点")),
                        ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="提交（布置）时间")),
                        ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="审批时间")),
                        ("remark", models.CharField(blank=True, max_length=500, verbose_name="审批意见")),
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
                                to="planning.workplan",
                            ),
                        ),
                        (
                            "reviewed_by",
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
                                verbose_name="提交（布置）人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="YearSummary",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="最近修改")),
                        ("text", models.TextField(max_length=50000, verbose_name="正文")),
                        (
                            "drafted_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="数据截至"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "起草中"), ("submitted", "已报送"), ("returned", "已退回")],
                                default="draft",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="报送时间")),
                        ("remark", models.CharField(blank=True, max_length=500, verbose_name="退回意见")),
                        (
                            "plan",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="summary",
                                to="planning.workplan",
                                verbose_name="计划",
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
                                verbose_name="报送人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "年度总结",
                        "verbose_name_plural": "年度总结",
                        "ordering": ["-plan__year"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "draft"),
                                    models.Q(("submitted_at__isnull", False), ("submitted_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="submitted_summary_has_a_name",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="YearSummaryTrailevent",
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
                        ("text", models.TextField(max_length=50000, verbose_name="正文")),
                        (
                            "drafted_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="数据截至"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "起草中"), ("submitted", "已报送"), ("returned", "已退回")],
                                default="draft",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="报送时间")),
                        ("remark", models.CharField(blank=True, max_length=500, verbose_name="退回意见")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="planning.yearsummary",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="planning.workplan",
                                verbose_name="计划",
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
                                verbose_name="报送人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Addressee",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="addressees",
                                to="planning.planitem",
                                verbose_name="事项",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "布置的学院",
                        "verbose_name_plural": "布置的学院",
                        "ordering": ["college"],
                        "constraints": [models.UniqueConstraint(fields=("item", "college"), name="addressee_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Deliberation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="最近修改")),
                        ("held_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="会议日期")),
                        ("subject", models.CharField(max_length=120, verbose_name="议题")),
                        ("attended", models.CharField(max_length=300, verbose_name="参加人员")),
                        ("resolved", models.TextField(max_length=10000, verbose_name="研究结果")),
                        (
                            "filed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
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
                                verbose_name="会议纪要",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deliberations",
                                to="planning.workplan",
                                verbose_name="计划",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "研究记录",
                        "verbose_name_plural": "研究记录",
                        "ordering": ["-held_on", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="DeliberationTrailevent",
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
                        ("held_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="会议日期")),
                        ("subject", models.CharField(max_length=120, verbose_name="议题")),
                        ("attended", models.CharField(max_length=300, verbose_name="参加人员")),
                        ("resolved", models.TextField(max_length=10000, verbose_name="研究结果")),
                        (
                            "filed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
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
                                verbose_name="会议纪要",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="planning.deliberation",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="planning.workplan",
                                verbose_name="计划",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Evidence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=40, verbose_name="类别")),
                        ("row", models.BigIntegerField(blank=True, null=True, verbose_name="记录编号")),
                        ("label", models.CharField(max_length=200, verbose_name="名称")),
                        ("on", models.DateField(blank=True, null=True, verbose_name="日期")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                        ("given_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="提交时间")),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="撤回时间")),
                        ("withdrawn_why", models.CharField(blank=True, max_length=200, verbose_name="撤回原因")),
                        (
                            "given_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提交人",
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
                                verbose_name="文件",
                            ),
                        ),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="撤回人",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="planning.planitem",
                                verbose_name="事项",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "落实材料",
                        "verbose_name_plural": "落实材料",
                        "ordering": ["given_at", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "file"), ("paper__isnull", False), ("row__isnull", True)),
                                    models.Q(
                                        models.Q(("kind", "file"), _negated=True),
                                        ("paper__isnull", True),
                                        ("row__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="evidence_is_a_file_or_a_record",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("row__isnull", False), ("withdrawn_at__isnull", True)),
                                fields=("item", "kind", "row"),
                                name="evidence_given_once",
                                violation_error_message="这条记录已作为本事项的落实材料。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                                    models.Q(
                                        ("withdrawn_at__isnull", False),
                                        ("withdrawn_by__isnull", False),
                                        models.Q(("withdrawn_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="withdrawn_evidence_has_a_name",
                                violation_error_message="请写明为什么撤回。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Experience",
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
                            models.CharField(max_length=80, validators=[common.names.check_plain], verbose_name="标题"),
                        ),
                        ("text", models.TextField(max_length=20000, verbose_name="做法和成效")),
                        (
                            "article",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(37),
                                ],
                                verbose_name="条款",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "草稿"), ("shared", "已交流"), ("withdrawn", "已收回")],
                                default="draft",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("shared_at", models.DateTimeField(blank=True, null=True, verbose_name="交流时间")),
                        ("selected_at", models.DateTimeField(blank=True, null=True, verbose_name="推荐时间")),
                        ("selected_why", models.CharField(blank=True, max_length=200, verbose_name="推荐理由")),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="experiences",
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
                                verbose_name="附件",
                            ),
                        ),
                        (
                            "selected_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="推荐人",
                            ),
                        ),
                        (
                            "shared_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="交流人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "工作经验",
                        "verbose_name_plural": "工作经验",
                        "ordering": ["-shared_at", "-id"],
                        "permissions": [("select_experience", "推荐工作经验")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "shared"), _negated=True),
                                    models.Q(("shared_at__isnull", False), ("shared_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="shared_experience_has_a_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("selected_at__isnull", True), ("selected_by__isnull", True)),
                                    models.Q(
                                        ("selected_at__isnull", False),
                                        ("selected_by__isnull", False),
                                        ("state", "shared"),
                                    ),
                                    _connector="OR",
                                ),
                                name="selected_experience_is_shared",
                                violation_error_message="只有已交流的经验可以推荐。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExperienceTrailevent",
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
                            models.CharField(max_length=80, validators=[common.names.check_plain], verbose_name="标题"),
                        ),
                        ("text", models.TextField(max_length=20000, verbose_name="做法和成效")),
                        (
                            "article",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(37),
                                ],
                                verbose_name="条款",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "草稿"), ("shared", "已交流"), ("withdrawn", "已收回")],
                                default="draft",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("shared_at", models.DateTimeField(blank=True, null=True, verbose_name="交流时间")),
                        ("selected_at", models.DateTimeField(blank=True, null=True, verbose_name="推荐时间")),
                        ("selected_why", models.CharField(blank=True, max_length=200, verbose_name="推荐理由")),
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
                                verbose_name="附件",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="planning.experience",
                            ),
                        ),
                        (
                            "selected_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="推荐人",
                            ),
                        ),
                        (
                            "shared_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="交流人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Inspection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "verdict",
                            models.CharField(
                                choices=[("passed", "合格，办结"), ("mend", "需要整改"), ("noted", "仅作记录")],
                                max_length=10,
                                verbose_name="检查结果",
                            ),
                        ),
                        ("finding", models.TextField(max_length=2000, verbose_name="检查情况")),
                        ("mend_by", models.DateField(blank=True, null=True, verbose_name="整改期限")),
                        ("mended_at", models.DateTimeField(blank=True, null=True, verbose_name="整改时间")),
                        ("mended_note", models.CharField(blank=True, max_length=1000, verbose_name="整改情况")),
                        (
                            "inspected_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="检查时间"),
                        ),
                        (
                            "inspected_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="检查人",
                            ),
                        ),
                        (
                            "mended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="整改人",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inspections",
                                to="planning.planitem",
                                verbose_name="事项",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "检查记录",
                        "verbose_name_plural": "检查记录",
                        "ordering": ["-inspected_at", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("mend_by__isnull", False), ("verdict", "mend")),
                                    models.Q(models.Q(("verdict", "mend"), _negated=True), ("mend_by__isnull", True)),
                                    _connector="OR",
                                ),
                                name="mending_has_a_day",
                                violation_error_message="需要整改的，请写明整改期限。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("mended_at__isnull", True), ("mended_by__isnull", True)),
                                    models.Q(
                                        ("mended_at__isnull", False),
                                        ("mended_by__isnull", False),
                                        models.Q(("mended_note", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="mended_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Interpretation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "article",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(37),
                                ],
                                verbose_name="条款",
                            ),
                        ),
                        ("text", models.TextField(max_length=3000, verbose_name="解释")),
                        ("document", models.CharField(blank=True, max_length=120, verbose_name="依据")),
                        ("given_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="日期")),
                        (
                            "is_public",
                            models.BooleanField(
                                default=True, help_text="不勾选的只给登录的工作人员看。", verbose_name="对外公布"
                            ),
                        ),
                        ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="停用日期")),
                        ("withdrawn_why", models.CharField(blank=True, max_length=200, verbose_name="停用原因")),
                        (
                            "given_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="解释人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "条款解释",
                        "verbose_name_plural": "条款解释",
                        "ordering": ["article", "-given_on", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_on__isnull", True),
                                    models.Q(("withdrawn_why", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="withdrawn_interpretation_says_why",
                                violation_error_message="请写明停用的原因。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("article__range", (1, 37))),
                                name="interpretation_of_a_possible_article",
                                violation_error_message="条款应在第 1 条至第 37 条之间。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InterpretationTrailevent",
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
                            "article",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(37),
                                ],
                                verbose_name="条款",
                            ),
                        ),
                        ("text", models.TextField(max_length=3000, verbose_name="解释")),
                        ("document", models.CharField(blank=True, max_length=120, verbose_name="依据")),
                        ("given_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="日期")),
                        (
                            "is_public",
                            models.BooleanField(
                                default=True, help_text="不勾选的只给登录的工作人员看。", verbose_name="对外公布"
                            ),
                        ),
                        ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="停用日期")),
                        ("withdrawn_why", models.CharField(blank=True, max_length=200, verbose_name="停用原因")),
                        (
                            "given_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="解释人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="planning.interpretation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlanItem",
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
                            "audience",
                            models.CharField(
                                choices=[
                                    ("colleges", "布置给二级学院"),
                                    ("school", "校友会办公室和部门自办"),
                                    ("own", "学院自办"),
                                ],
                                max_length=10,
                                verbose_name="由谁落实",
                            ),
                        ),
                        ("for_all", models.BooleanField(default=True, verbose_name="全部二级学院")),
                        ("position", models.PositiveSmallIntegerField(default=100, verbose_name="序号")),
                        (
                            "article",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="本办法的第几条，1 至 37。",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(37),
                                ],
                                verbose_name="条款",
                            ),
                        ),
                        (
                            "title",
                            models.CharField(
                                max_length=120, validators=[common.names.check_plain], verbose_name="事项"
                            ),
                        ),
                        ("hand_in", models.CharField(blank=True, max_length=300, verbose_name="要求上交的材料或结果")),
                        (
                            "evidence_kind",
                            models.CharField(
                                blank=True,
                                help_text="留空表示任何记录或上传文件都可以。",
                                max_length=40,
                                verbose_name="以系统内的哪类记录为准",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="完成期限")),
                        (
                            "person",
                            models.CharField(
                                blank=True,
                                max_length=60,
                                validators=[common.names.check_plain],
                                verbose_name="负责人姓名",
                            ),
                        ),
                        (
                            "percent",
                            models.PositiveSmallIntegerField(
                                default=0,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="进度（%）",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "待落实"),
                                    ("reported", "已报落实"),
                                    ("mending", "待整改"),
                                    ("closed", "已办结"),
                                    ("withdrawn", "已撤销"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("reported_at", models.DateTimeField(blank=True, null=True, verbose_name="报落实时间")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="办结时间")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="撤销原因")),
                        (
                            "carried_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="carried_to",
                                to="planning.planitem",
                                verbose_name="上一年度的事项",
                            ),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办结人",
                            ),
                        ),
                        (
                            "colleges",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                through="planning.Addressee",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "department",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plan_items",
                                to="colleges.department",
                                verbose_name="负责部门",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plan_items",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="负责人",
                            ),
                        ),
                        (
                            "reported_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="报落实的人",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="copies",
                                to="planning.planitem",
                                verbose_name="布置的事项",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="planning.workplan",
                                verbose_name="计划",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "计划事项",
                        "verbose_name_plural": "计划事项",
                        "ordering": ["position", "due_on", "id"],
                        "permissions": [("inspect_item", "检查和办结计划事项")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "source"),
                                name="item_assigned_once",
                                violation_error_message="这一事项已经布置给该学院。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("article__isnull", True), ("article__range", (1, 37)), _connector="OR"
                                ),
                                name="item_of_a_possible_article",
                                violation_error_message="条款应在第 1 条至第 37 条之间。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["reported", "mending"]), _negated=True),
                                    models.Q(("reported_at__isnull", False), ("reported_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="reported_item_has_a_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "closed"), _negated=True),
                                    models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="closed_item_has_a_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="withdrawn_item_says_why",
                                violation_error_message="请写明为什么撤销。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InspectionTrailevent",
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
                            "verdict",
                            models.CharField(
                                choices=[("passed", "合格，办结"), ("mend", "需要整改"), ("noted", "仅作记录")],
                                max_length=10,
                                verbose_name="检查结果",
                            ),
                        ),
                        ("finding", models.TextField(max_length=2000, verbose_name="检查情况")),
                        ("mend_by", models.DateField(blank=True, null=True, verbose_name="整改期限")),
                        ("mended_at", models.DateTimeField(blank=True, null=True, verbose_name="整改时间")),
                        ("mended_note", models.CharField(blank=True, max_length=1000, verbose_name="整改情况")),
                        (
                            "inspected_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="检查时间"),
                        ),
                        (
                            "inspected_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="检查人",
                            ),
                        ),
                        (
                            "mended_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="整改人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="planning.inspection",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="planning.planitem",
                                verbose_name="事项",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EvidenceTrailevent",
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
                        ("kind", models.CharField(max_length=40, verbose_name="类别")),
                        ("row", models.BigIntegerField(blank=True, null=True, verbose_name="记录编号")),
                        ("label", models.CharField(max_length=200, verbose_name="名称")),
                        ("on", models.DateField(blank=True, null=True, verbose_name="日期")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                        ("given_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="提交时间")),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="撤回时间")),
                        ("withdrawn_why", models.CharField(blank=True, max_length=200, verbose_name="撤回原因")),
                        (
                            "given_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提交人",
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
                                verbose_name="文件",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="planning.evidence",
                            ),
                        ),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="撤回人",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="planning.planitem",
                                verbose_name="事项",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AddresseeTrailevent",
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
                                to="planning.addressee",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="planning.planitem",
                                verbose_name="事项",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlanItemTrailevent",
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
                            "audience",
                            models.CharField(
                                choices=[
                                    ("colleges", "布置给二级学院"),
                                    ("school", "校友会办公室和部门自办"),
                                    ("own", "学院自办"),
                                ],
                                max_length=10,
                                verbose_name="由谁落实",
                            ),
                        ),
                        ("for_all", models.BooleanField(default=True, verbose_name="全部二级学院")),
                        ("position", models.PositiveSmallIntegerField(default=100, verbose_name="序号")),
                        (
                            "article",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="本办法的第几条，1 至 37。",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(37),
                                ],
                                verbose_name="条款",
                            ),
                        ),
                        (
                            "title",
                            models.CharField(
                                max_length=120, validators=[common.names.check_plain], verbose_name="事项"
                            ),
                        ),
                        ("hand_in", models.CharField(blank=True, max_length=300, verbose_name="要求上交的材料或结果")),
                        (
                            "evidence_kind",
                            models.CharField(
                                blank=True,
                                help_text="留空表示任何记录或上传文件都可以。",
                                max_length=40,
                                verbose_name="以系统内的哪类记录为准",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="完成期限")),
                        (
                            "person",
                            models.CharField(
                                blank=True,
                                max_length=60,
                                validators=[common.names.check_plain],
                                verbose_name="负责人姓名",
                            ),
                        ),
                        (
                            "percent",
                            models.PositiveSmallIntegerField(
                                default=0,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="进度（%）",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "待落实"),
                                    ("reported", "已报落实"),
                                    ("mending", "待整改"),
                                    ("closed", "已办结"),
                                    ("withdrawn", "已撤销"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("reported_at", models.DateTimeField(blank=True, null=True, verbose_name="报落实时间")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="办结时间")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="撤销原因")),
                        (
                            "carried_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="planning.planitem",
                                verbose_name="上一年度的事项",
                            ),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办结人",
                            ),
                        ),
                        (
                            "department",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.department",
                                verbose_name="负责部门",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="负责人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="planning.planitem",
                            ),
                        ),
                        (
                            "reported_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="报落实的人",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="planning.planitem",
                                verbose_name="布置的事项",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="planning.workplan",
                                verbose_name="计划",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlanningSettings",
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
                            "soon_days",
                            models.PositiveSmallIntegerField(
                                default=30,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(180),
                                ],
                                verbose_name="到期前多少天列入待办",
                            ),
                        ),
                        (
                            "summary_month",
                            models.PositiveSmallIntegerField(
                                default=12,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(12),
                                ],
                                verbose_name="从几月起提醒写年度总结",
                            ),
                        ),
                        (
                            "plan_until_month",
                            models.PositiveSmallIntegerField(
                                default=3,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(12),
                                ],
                                verbose_name="最迟几月底前制定年度计划",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "工作计划设置",
                        "verbose_name_plural": "工作计划设置",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("id", 1)), name="planning_planningsettings_is_one_row"
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planningsettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_planningsettingstrailevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_until_month", "soon_days", "summary_month") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_until_month", NEW."soon_days", NEW."summary_month"); RETURN NULL;',
                            hash="9f87c091e0563e8f39ee9cfdc3b28e3dc5a45cb4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_396b1",
                            table="planning_planningsettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planningsettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."plan_until_month" IS DISTINCT FROM (NEW."plan_until_month") OR OLD."soon_days" IS DISTINCT FROM (NEW."soon_days") OR OLD."summary_month" IS DISTINCT FROM (NEW."summary_month"))',
                            func='INSERT INTO "planning_planningsettingstrailevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_until_month", "soon_days", "summary_month") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_until_month", NEW."soon_days", NEW."summary_month"); RETURN NULL;',
                            hash="09e62accb26d7597630e9db5169a031da7cfab7a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9d937",
                            table="planning_planningsettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planningsettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_planningsettingstrailevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_until_month", "soon_days", "summary_month") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_until_month", OLD."soon_days", OLD."summary_month"); RETURN NULL;',
                            hash="5b7a9fab81fce3176135beb69c863002d5d74ec5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0a0b4",
                            table="planning_planningsettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="experience",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_experiencetrailevent" ("article", "college_id", "id", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selected_at", "selected_by_id", "selected_why", "shared_at", "shared_by_id", "state", "text", "title") VALUES (NEW."article", NEW."college_id", NEW."id", NEW."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."selected_at", NEW."selected_by_id", NEW."selected_why", NEW."shared_at", NEW."shared_by_id", NEW."state", NEW."text", NEW."title"); RETURN NULL;',
                            hash="cf3adda301f9a3150c49a2823d4014ea5dbef3aa",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_713df",
                            table="planning_experience",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="experience",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."article" IS DISTINCT FROM (NEW."article") OR OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."paper_id" IS DISTINCT FROM (NEW."paper_id") OR OLD."selected_at" IS DISTINCT FROM (NEW."selected_at") OR OLD."selected_by_id" IS DISTINCT FROM (NEW."selected_by_id") OR OLD."selected_why" IS DISTINCT FROM (NEW."selected_why") OR OLD."shared_at" IS DISTINCT FROM (NEW."shared_at") OR OLD."shared_by_id" IS DISTINCT FROM (NEW."shared_by_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."title" IS DISTINCT FROM (NEW."title"))',
                            func='INSERT INTO "planning_experiencetrailevent" ("article", "college_id", "id", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selected_at", "selected_by_id", "selected_why", "shared_at", "shared_by_id", "state", "text", "title") VALUES (NEW."article", NEW."college_id", NEW."id", NEW."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."selected_at", NEW."selected_by_id", NEW."selected_why", NEW."shared_at", NEW."shared_by_id", NEW."state", NEW."text", NEW."title"); RETURN NULL;',
                            hash="cc04a435ee55bcd66672056e053dc55546ba8bc4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6a7b5",
                            table="planning_experience",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="experience",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_experiencetrailevent" ("article", "college_id", "id", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selected_at", "selected_by_id", "selected_why", "shared_at", "shared_by_id", "state", "text", "title") VALUES (OLD."article", OLD."college_id", OLD."id", OLD."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."selected_at", OLD."selected_by_id", OLD."selected_why", OLD."shared_at", OLD."shared_by_id", OLD."state", OLD."text", OLD."title"); RETURN NULL;',
                            hash="c9d974fd78828ebf76f1ae9f6f47fdb4a7f8fa9e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1d6a6",
                            table="planning_experience",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="experiencetrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="27c9b218227ee41d81edd22179e41d3d16922a3c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e7d57",
                            table="planning_experiencetrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interpretation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_interpretationtrailevent" ("article", "document", "given_by_id", "given_on", "id", "is_public", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "withdrawn_on", "withdrawn_why") VALUES (NEW."article", NEW."document", NEW."given_by_id", NEW."given_on", NEW."id", NEW."is_public", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."text", NEW."withdrawn_on", NEW."withdrawn_why"); RETURN NULL;',
                            hash="3f6dda3625753e38c2f4aa838be2aa81a915726a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3f7cc",
                            table="planning_interpretation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interpretation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "planning_interpretationtrailevent" ("article", "document", "given_by_id", "given_on", "id", "is_public", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "withdrawn_on", "withdrawn_why") VALUES (NEW."article", NEW."document", NEW."given_by_id", NEW."given_on", NEW."id", NEW."is_public", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."text", NEW."withdrawn_on", NEW."withdrawn_why"); RETURN NULL;',
                            hash="8f0084b7fe75bbc55ec9c06e00d7aefb45896bed",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9adc2",
                            table="planning_interpretation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interpretation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_interpretationtrailevent" ("article", "document", "given_by_id", "given_on", "id", "is_public", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "withdrawn_on", "withdrawn_why") VALUES (OLD."article", OLD."document", OLD."given_by_id", OLD."given_on", OLD."id", OLD."is_public", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."text", OLD."withdrawn_on", OLD."withdrawn_why"); RETURN NULL;',
                            hash="64fd76ca0cb62cc4fa905b62d2a4b382a0b20ed7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_41d87",
                            table="planning_interpretation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interpretationtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a3d6a5e56ba754ece25d7894945fe95f52660351",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c35c3",
                            table="planning_interpretationtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="inspectiontrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a5d1e90d8b6126efa3ee1477f274a54d69d07fc6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f84ce",
                            table="planning_inspectiontrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="inspection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_inspectiontrailevent" ("finding", "id", "inspected_at", "inspected_by_id", "item_id", "mend_by", "mended_at", "mended_by_id", "mended_note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verdict") VALUES (NEW."finding", NEW."id", NEW."inspected_at", NEW."inspected_by_id", NEW."item_id", NEW."mend_by", NEW."mended_at", NEW."mended_by_id", NEW."mended_note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."verdict"); RETURN NULL;',
                            hash="a58e253f59ae6f755d793eb98609e620cda59b2a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_61b2e",
                            table="planning_inspection",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="inspection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "planning_inspectiontrailevent" ("finding", "id", "inspected_at", "inspected_by_id", "item_id", "mend_by", "mended_at", "mended_by_id", "mended_note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verdict") VALUES (NEW."finding", NEW."id", NEW."inspected_at", NEW."inspected_by_id", NEW."item_id", NEW."mend_by", NEW."mended_at", NEW."mended_by_id", NEW."mended_note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."verdict"); RETURN NULL;',
                            hash="c7604c9f06dd6e0271cc24b0af7845ffb62a53bc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_694be",
                            table="planning_inspection",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="inspection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_inspectiontrailevent" ("finding", "id", "inspected_at", "inspected_by_id", "item_id", "mend_by", "mended_at", "mended_by_id", "mended_note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verdict") VALUES (OLD."finding", OLD."id", OLD."inspected_at", OLD."inspected_by_id", OLD."item_id", OLD."mend_by", OLD."mended_at", OLD."mended_by_id", OLD."mended_note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."verdict"); RETURN NULL;',
                            hash="e04a0369d8151d8405b50ba920e59eaa1de374cb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_70117",
                            table="planning_inspection",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evidencetrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b160b452ff167cdce1b77d1ec5d7051989f3fe0a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_712f6",
                            table="planning_evidencetrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evidence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_evidencetrailevent" ("given_at", "given_by_id", "id", "item_id", "kind", "label", "note", "on", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row", "withdrawn_at", "withdrawn_by_id", "withdrawn_why") VALUES (NEW."given_at", NEW."given_by_id", NEW."id", NEW."item_id", NEW."kind", NEW."label", NEW."note", NEW."on", NEW."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."row", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_why"); RETURN NULL;',
                            hash="97ab4edf51396253aa0c97ea2cf3a4cf63e3b557",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_eef9e",
                            table="planning_evidence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evidence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "planning_evidencetrailevent" ("given_at", "given_by_id", "id", "item_id", "kind", "label", "note", "on", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row", "withdrawn_at", "withdrawn_by_id", "withdrawn_why") VALUES (NEW."given_at", NEW."given_by_id", NEW."id", NEW."item_id", NEW."kind", NEW."label", NEW."note", NEW."on", NEW."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."row", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_why"); RETURN NULL;',
                            hash="73a007dcfb84ea933b8bf5b365587d4ce4cb124a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1be35",
                            table="planning_evidence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evidence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_evidencetrailevent" ("given_at", "given_by_id", "id", "item_id", "kind", "label", "note", "on", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row", "withdrawn_at", "withdrawn_by_id", "withdrawn_why") VALUES (OLD."given_at", OLD."given_by_id", OLD."id", OLD."item_id", OLD."kind", OLD."label", OLD."note", OLD."on", OLD."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."row", OLD."withdrawn_at", OLD."withdrawn_by_id", OLD."withdrawn_why"); RETURN NULL;',
                            hash="c050273a918df062a94b97cd341b58cae1958215",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_42617",
                            table="planning_evidence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="addresseetrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9ed88dc7ff650371616cef84f13c56014db9f9f5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ed630",
                            table="planning_addresseetrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="addressee",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_addresseetrailevent" ("college_id", "id", "item_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."college_id", NEW."id", NEW."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="e204ce00a964db608a0d4f80632d47de32db89cf",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1f70a",
                            table="planning_addressee",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="addressee",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "planning_addresseetrailevent" ("college_id", "id", "item_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."college_id", NEW."id", NEW."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="8114093f647ac60b72840c619a69ec7ec22db537",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_05c7d",
                            table="planning_addressee",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="addressee",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_addresseetrailevent" ("college_id", "id", "item_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."college_id", OLD."id", OLD."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="bcdb4efb2588a36d56600b171801a2a881d8508a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bffce",
                            table="planning_addressee",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planningsettingstrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d3ff64a45f7cb185447cb1219563d1cdbe63e4df",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f4c91",
                            table="planning_planningsettingstrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="progressnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b779109dc6e28a2ed5ded0257df0ec9cb8c3caf5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6ff5b",
                            table="planning_progressnote",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="regulationtext",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_regulationtexttrailevent" ("document", "effective_on", "id", "is_trial", "loaded_at", "loaded_by_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_why", "sha256") VALUES (NEW."document", NEW."effective_on", NEW."id", NEW."is_trial", NEW."loaded_at", NEW."loaded_by_id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."revoked_at", NEW."revoked_why", NEW."sha256"); RETURN NULL;',
                            hash="8d5d2335fdf87ede37c295d99527841197877420",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2f0a2",
                            table="planning_regulationtext",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="regulationtext",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "planning_regulationtexttrailevent" ("document", "effective_on", "id", "is_trial", "loaded_at", "loaded_by_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_why", "sha256") VALUES (NEW."document", NEW."effective_on", NEW."id", NEW."is_trial", NEW."loaded_at", NEW."loaded_by_id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."revoked_at", NEW."revoked_why", NEW."sha256"); RETURN NULL;',
                            hash="7a1ad4da19532b6625ae7972e6f980697559d7e2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cf3ad",
                            table="planning_regulationtext",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="regulationtext",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_regulationtexttrailevent" ("document", "effective_on", "id", "is_trial", "loaded_at", "loaded_by_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_why", "sha256") VALUES (OLD."document", OLD."effective_on", OLD."id", OLD."is_trial", OLD."loaded_at", OLD."loaded_by_id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."revoked_at", OLD."revoked_why", OLD."sha256"); RETURN NULL;',
                            hash="197ca0bc2892bdab96b926743aa8b1ff178c4098",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7fd2b",
                            table="planning_regulationtext",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="article",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="632bc4968b41cd06d1741e171433a13b17db281a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ae3c4",
                            table="planning_article",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="regulationtexttrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="67225515c2e18491c065d7adcfe1a2f4475af0d5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_346be",
                            table="planning_regulationtexttrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reminder",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="16d3bba96f532bf0868e0ef4fd750566ae85df29",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5eaca",
                            table="planning_reminder",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workplan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_workplantrailevent" ("aims", "college_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "reviewed_at", "reviewed_by_id", "state", "submitted_at", "submitted_by_id", "year") VALUES (NEW."aims", NEW."college_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."remark", NEW."reviewed_at", NEW."reviewed_by_id", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."year"); RETURN NULL;',
                            hash="5e4a791661f9d11a383607799fba2e7c46f2abdf",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9ec58",
                            table="planning_workplan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workplan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."aims" IS DISTINCT FROM (NEW."aims") OR OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."remark" IS DISTINCT FROM (NEW."remark") OR OLD."reviewed_at" IS DISTINCT FROM (NEW."reviewed_at") OR OLD."reviewed_by_id" IS DISTINCT FROM (NEW."reviewed_by_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                            func='INSERT INTO "planning_workplantrailevent" ("aims", "college_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "reviewed_at", "reviewed_by_id", "state", "submitted_at", "submitted_by_id", "year") VALUES (NEW."aims", NEW."college_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."remark", NEW."reviewed_at", NEW."reviewed_by_id", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."year"); RETURN NULL;',
                            hash="99055fd61fa83d5d46cd67d342ff4738bac0e8c1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b3605",
                            table="planning_workplan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workplan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_workplantrailevent" ("aims", "college_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "reviewed_at", "reviewed_by_id", "state", "submitted_at", "submitted_by_id", "year") VALUES (OLD."aims", OLD."college_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."remark", OLD."reviewed_at", OLD."reviewed_by_id", OLD."state", OLD."submitted_at", OLD."submitted_by_id", OLD."year"); RETURN NULL;',
                            hash="595e3de119374916b575f788bec98d7f6fd9e157",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_adec3",
                            table="planning_workplan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planitemtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c9e2d340f90c2f697c9818c46bae0ac16ed71635",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b9743",
                            table="planning_planitemtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_planitemtrailevent" ("article", "audience", "carried_from_id", "closed_at", "closed_by_id", "department_id", "due_on", "evidence_kind", "for_all", "hand_in", "id", "owner_id", "percent", "person", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "reason", "reported_at", "reported_by_id", "source_id", "state", "title") VALUES (NEW."article", NEW."audience", NEW."carried_from_id", NEW."closed_at", NEW."closed_by_id", NEW."department_id", NEW."due_on", NEW."evidence_kind", NEW."for_all", NEW."hand_in", NEW."id", NEW."owner_id", NEW."percent", NEW."person", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."position", NEW."reason", NEW."reported_at", NEW."reported_by_id", NEW."source_id", NEW."state", NEW."title"); RETURN NULL;',
                            hash="ce4599097e6cf46675ee3ed82e21348a556a769a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aeb43",
                            table="planning_planitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."article" IS DISTINCT FROM (NEW."article") OR OLD."audience" IS DISTINCT FROM (NEW."audience") OR OLD."carried_from_id" IS DISTINCT FROM (NEW."carried_from_id") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."closed_by_id" IS DISTINCT FROM (NEW."closed_by_id") OR OLD."department_id" IS DISTINCT FROM (NEW."department_id") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."evidence_kind" IS DISTINCT FROM (NEW."evidence_kind") OR OLD."for_all" IS DISTINCT FROM (NEW."for_all") OR OLD."hand_in" IS DISTINCT FROM (NEW."hand_in") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."percent" IS DISTINCT FROM (NEW."percent") OR OLD."person" IS DISTINCT FROM (NEW."person") OR OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."reported_at" IS DISTINCT FROM (NEW."reported_at") OR OLD."reported_by_id" IS DISTINCT FROM (NEW."reported_by_id") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."title" IS DISTINCT FROM (NEW."title"))',
                            func='INSERT INTO "planning_planitemtrailevent" ("article", "audience", "carried_from_id", "closed_at", "closed_by_id", "department_id", "due_on", "evidence_kind", "for_all", "hand_in", "id", "owner_id", "percent", "person", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "reason", "reported_at", "reported_by_id", "source_id", "state", "title") VALUES (NEW."article", NEW."audience", NEW."carried_from_id", NEW."closed_at", NEW."closed_by_id", NEW."department_id", NEW."due_on", NEW."evidence_kind", NEW."for_all", NEW."hand_in", NEW."id", NEW."owner_id", NEW."percent", NEW."person", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."position", NEW."reason", NEW."reported_at", NEW."reported_by_id", NEW."source_id", NEW."state", NEW."title"); RETURN NULL;',
                            hash="7d0c19f6762e286db2e2e625d24a396424ee36d8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0c1e9",
                            table="planning_planitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_planitemtrailevent" ("article", "audience", "carried_from_id", "closed_at", "closed_by_id", "department_id", "due_on", "evidence_kind", "for_all", "hand_in", "id", "owner_id", "percent", "person", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "reason", "reported_at", "reported_by_id", "source_id", "state", "title") VALUES (OLD."article", OLD."audience", OLD."carried_from_id", OLD."closed_at", OLD."closed_by_id", OLD."department_id", OLD."due_on", OLD."evidence_kind", OLD."for_all", OLD."hand_in", OLD."id", OLD."owner_id", OLD."percent", OLD."person", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."position", OLD."reason", OLD."reported_at", OLD."reported_by_id", OLD."source_id", OLD."state", OLD."title"); RETURN NULL;',
                            hash="e401bda3f8793ea3b7085c6d83dabd8439e5116f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_11821",
                            table="planning_planitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deliberationtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="78e7202b06785ca112c2a3f7704c547c2fa374de",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_df12d",
                            table="planning_deliberationtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deliberation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_deliberationtrailevent" ("attended", "filed_by_id", "held_on", "id", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "resolved", "subject") VALUES (NEW."attended", NEW."filed_by_id", NEW."held_on", NEW."id", NEW."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."resolved", NEW."subject"); RETURN NULL;',
                            hash="34489e8f738613c2f3412ef3cfc86ebf1f1f211c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0ef97",
                            table="planning_deliberation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deliberation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."attended" IS DISTINCT FROM (NEW."attended") OR OLD."filed_by_id" IS DISTINCT FROM (NEW."filed_by_id") OR OLD."held_on" IS DISTINCT FROM (NEW."held_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."paper_id" IS DISTINCT FROM (NEW."paper_id") OR OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."resolved" IS DISTINCT FROM (NEW."resolved") OR OLD."subject" IS DISTINCT FROM (NEW."subject"))',
                            func='INSERT INTO "planning_deliberationtrailevent" ("attended", "filed_by_id", "held_on", "id", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "resolved", "subject") VALUES (NEW."attended", NEW."filed_by_id", NEW."held_on", NEW."id", NEW."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."resolved", NEW."subject"); RETURN NULL;',
                            hash="8a15b2c544f2aafee3a3f1a7e2541a3dbd7077e8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4daab",
                            table="planning_deliberation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deliberation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_deliberationtrailevent" ("attended", "filed_by_id", "held_on", "id", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "resolved", "subject") VALUES (OLD."attended", OLD."filed_by_id", OLD."held_on", OLD."id", OLD."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."resolved", OLD."subject"); RETURN NULL;',
                            hash="aaa1d6901b94530540a9bfb434be7a4ac6e35d0b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_64cfa",
                            table="planning_deliberation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workplantrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e2bf1f3b2aa997f85544e47570b99c97b38261c7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6b963",
                            table="planning_workplantrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="yearsummary",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_yearsummarytrailevent" ("drafted_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "remark", "state", "submitted_at", "submitted_by_id", "text") VALUES (NEW."drafted_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."remark", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."text"); RETURN NULL;',
                            hash="c3bbcf61578da4b3405ec4c0467bbf4b43b6a00d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b778e",
                            table="planning_yearsummary",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="yearsummary",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."drafted_at" IS DISTINCT FROM (NEW."drafted_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."remark" IS DISTINCT FROM (NEW."remark") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."text" IS DISTINCT FROM (NEW."text"))',
                            func='INSERT INTO "planning_yearsummarytrailevent" ("drafted_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "remark", "state", "submitted_at", "submitted_by_id", "text") VALUES (NEW."drafted_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."remark", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."text"); RETURN NULL;',
                            hash="49f4f46ade943bb87292a81d8766a2ebb9c2e5ce",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9355f",
                            table="planning_yearsummary",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="yearsummary",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_yearsummarytrailevent" ("drafted_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "remark", "state", "submitted_at", "submitted_by_id", "text") VALUES (OLD."drafted_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."remark", OLD."state", OLD."submitted_at", OLD."submitted_by_id", OLD."text"); RETURN NULL;',
                            hash="e16363fa8e4e48dc3c747481dc44427257e4e024",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c76ed",
                            table="planning_yearsummary",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="yearsummarytrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9155a1cbbc3522f99dc86f5b8345703cbaa3be80",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_199f2",
                            table="planning_yearsummarytrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
