"""Chapter 4 (art. 12–16): events, their plan, preparation, registration, day and what comes after."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
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
import events.models.events
import events.models.registrations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("alumni", "0021_erase_before_it_was_known"),
        ("colleges", "0006_organisation_and_history"),
    ]

    operations = [
        common.migration_operations.Together(
            operations=[
                migrations.CreateModel(
                    name="BudgetLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "title",
                            models.CharField(max_length=80, validators=[common.names.check_plain], verbose_name="用途"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=12,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="金额（元）",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True, max_length=80, validators=[common.names.check_plain], verbose_name="来源"
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="budget_lines",
                                to="events.eventplan",
                                verbose_name="方案",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "经费",
                        "verbose_name_plural": "经费",
                        "ordering": ["id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gte", 0)), name="budget_line_not_negative"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventSettingsTrailevent",
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
                            "reunion_step",
                            models.PositiveSmallIntegerField(
                                default=5,
                                help_text="毕业满 5、10、15……年的班级列入值年建议。",
                                validators=[django.core.validators.MaxValueValidator(50)],
                                verbose_name="值年间隔（年）",
                            ),
                        ),
                        (
                            "keep_days",
                            models.PositiveSmallIntegerField(
                                default=180,
                                help_text="到期后清除报名时填写的电话、邮箱和行程，姓名和人数保留。",
                                validators=[django.core.validators.MaxValueValidator(1095)],
                                verbose_name="活动办结后保留报名人联系方式的天数",
                            ),
                        ),
                        (
                            "station_hours",
                            models.PositiveSmallIntegerField(
                                default=24,
                                validators=[django.core.validators.MaxValueValidator(240)],
                                verbose_name="签到链接在活动结束后还可用几小时",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.eventsettings",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EventTask",
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
                                max_length=120, validators=[common.names.check_plain], verbose_name="事项"
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="期限")),
                        (
                            "days",
                            models.SmallIntegerField(
                                blank=True, editable=False, null=True, verbose_name="相对活动日的天数"
                            ),
                        ),
                        (
                            "who",
                            models.CharField(
                                blank=True, max_length=60, validators=[common.names.check_plain], verbose_name="由谁办"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="办理情况")),
                        (
                            "done_with",
                            models.CharField(
                                blank=True,
                                choices=[("plan", "报送方案时自动办完"), ("report", "上报总结时自动办完")],
                                editable=False,
                                max_length=8,
                                verbose_name="怎样办完",
                            ),
                        ),
                        ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="办完时间")),
                        (
                            "department",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="event_tasks",
                                to="colleges.department",
                                verbose_name="部门",
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办完的人",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tasks",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="event_tasks",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="经办人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "筹备事项",
                        "verbose_name_plural": "筹备事项",
                        "ordering": ["due_on", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("done_at__isnull", True), ("done_by__isnull", False), _connector="OR"
                                ),
                                name="done_task_has_a_name",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventTaskTrailevent",
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
                                max_length=120, validators=[common.names.check_plain], verbose_name="事项"
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="期限")),
                        (
                            "days",
                            models.SmallIntegerField(
                                blank=True, editable=False, null=True, verbose_name="相对活动日的天数"
                            ),
                        ),
                        (
                            "who",
                            models.CharField(
                                blank=True, max_length=60, validators=[common.names.check_plain], verbose_name="由谁办"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="办理情况")),
                        (
                            "done_with",
                            models.CharField(
                                blank=True,
                                choices=[("plan", "报送方案时自动办完"), ("report", "上报总结时自动办完")],
                                editable=False,
                                max_length=8,
                                verbose_name="怎样办完",
                            ),
                        ),
                        ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="办完时间")),
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
                                verbose_name="部门",
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办完的人",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.eventtask",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="经办人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EventTrailevent",
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
                                    ("homecoming", "校友回湘活动"),
                                    ("anniversary", "校庆日活动"),
                                    ("forum", "校友面对面论坛"),
                                    ("large", "其他大型联谊活动"),
                                    ("year_reunion", "年级返校"),
                                    ("class_reunion", "班级返校"),
                                    ("lecture", "职业规划讲座"),
                                    ("recruiting", "招聘宣讲会"),
                                    ("other", "其他校友活动"),
                                ],
                                max_length=16,
                                verbose_name="活动种类",
                            ),
                        ),
                        (
                            "title",
                            models.CharField(
                                max_length=80, validators=[common.names.check_plain], verbose_name="活动名称"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                default=events.models.events.new_code,
                                editable=False,
                                max_length=16,
                                verbose_name="链接代码",
                            ),
                        ),
                        (
                            "intro",
                            models.TextField(
                                blank=True, help_text="公开页上的说明。", max_length=5000, verbose_name="活动介绍"
                            ),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="开始时间")),
                        ("ends_at", models.DateTimeField(verbose_name="结束时间")),
                        (
                            "place",
                            models.CharField(
                                blank=True, max_length=120, validators=[common.names.check_plain], verbose_name="地点"
                            ),
                        ),
                        ("address", models.CharField(blank=True, max_length=200, verbose_name="详细地址和路线")),
                        (
                            "contact",
                            models.CharField(
                                blank=True,
                                max_length=40,
                                validators=[common.names.check_plain],
                                verbose_name="咨询联系人",
                            ),
                        ),
                        ("contact_phone", models.CharField(blank=True, max_length=30, verbose_name="咨询电话")),
                        (
                            "state",
                            models.CharField(
                                choices=[("preparing", "筹备中"), ("closed", "已办结"), ("cancelled", "已取消")],
                                default="preparing",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "visibility",
                            models.CharField(
                                choices=[("internal", "不公开"), ("link", "凭链接可见"), ("public", "公开")],
                                default="internal",
                                max_length=10,
                                verbose_name="公开范围",
                            ),
                        ),
                        (
                            "change_no",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="时间地点变动次数"
                            ),
                        ),
                        ("change_words", models.CharField(blank=True, max_length=300, verbose_name="变动说明")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="取消原因")),
                        (
                            "entry",
                            models.CharField(
                                choices=[("none", "不在网上报名"), ("invited", "凭个人邀请报名"), ("open", "公开报名")],
                                default="none",
                                max_length=10,
                                verbose_name="报名方式",
                            ),
                        ),
                        ("opens_at", models.DateTimeField(blank=True, null=True, verbose_name="报名开始")),
                        ("closes_at", models.DateTimeField(blank=True, null=True, verbose_name="报名截止")),
                        (
                            "capacity",
                            models.PositiveIntegerField(
                                blank=True, help_text="含同行人；留空表示不限。", null=True, verbose_name="名额"
                            ),
                        ),
                        (
                            "companions",
                            models.PositiveSmallIntegerField(default=0, verbose_name="每人最多带几位同行人"),
                        ),
                        (
                            "asks",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[("arrival", "到达时间和车次"), ("meals", "用餐"), ("hotel", "住宿")],
                                    max_length=10,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="报名时还要填",
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="建立时间"
                            ),
                        ),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="办结（取消）时间")),
                        (
                            "forgotten_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="清除联系方式时间"
                            ),
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
                                verbose_name="承办学院",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="建立人",
                            ),
                        ),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办结（取消）人",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="承办人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.event",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Guest",
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
                            "role",
                            models.CharField(
                                choices=[
                                    ("leader", "领导"),
                                    ("teacher", "老师"),
                                    ("speaker", "主讲人"),
                                    ("guest", "嘉宾"),
                                    ("media", "媒体"),
                                ],
                                default="teacher",
                                max_length=8,
                                verbose_name="身份",
                            ),
                        ),
                        (
                            "name",
                            models.CharField(max_length=40, validators=[common.names.check_plain], verbose_name="姓名"),
                        ),
                        (
                            "post",
                            models.CharField(
                                blank=True,
                                max_length=80,
                                validators=[common.names.check_plain],
                                verbose_name="单位和职务",
                            ),
                        ),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="联系电话")),
                        ("invited_on", models.DateField(blank=True, null=True, verbose_name="邀请日期")),
                        (
                            "reply",
                            models.CharField(
                                choices=[("none", "未回复"), ("yes", "出席"), ("no", "不能出席"), ("maybe", "待定")],
                                default="none",
                                max_length=6,
                                verbose_name="回复",
                            ),
                        ),
                        ("replied_at", models.DateTimeField(blank=True, null=True, verbose_name="回复时间")),
                        ("companions", models.PositiveSmallIntegerField(default=0, verbose_name="随行人数")),
                        (
                            "seat",
                            models.CharField(
                                blank=True, max_length=20, validators=[common.names.check_plain], verbose_name="座位"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="备注")),
                        (
                            "alumnus",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="guest_at",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="guests",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "嘉宾",
                        "verbose_name_plural": "嘉宾",
                        "ordering": ["role", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reply", "none"), ("replied_at__isnull", False), _connector="OR"),
                                name="guest_reply_has_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("companions__lte", 20)), name="guest_with_few_companions"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GuestTrailevent",
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
                            "role",
                            models.CharField(
                                choices=[
                                    ("leader", "领导"),
                                    ("teacher", "老师"),
                                    ("speaker", "主讲人"),
                                    ("guest", "嘉宾"),
                                    ("media", "媒体"),
                                ],
                                default="teacher",
                                max_length=8,
                                verbose_name="身份",
                            ),
                        ),
                        (
                            "name",
                            models.CharField(max_length=40, validators=[common.names.check_plain], verbose_name="姓名"),
                        ),
                        (
                            "post",
                            models.CharField(
                                blank=True,
                                max_length=80,
                                validators=[common.names.check_plain],
                                verbose_name="单位和职务",
                            ),
                        ),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="联系电话")),
                        ("invited_on", models.DateField(blank=True, null=True, verbose_name="邀请日期")),
                        (
                            "reply",
                            models.CharField(
                                choices=[("none", "未回复"), ("yes", "出席"), ("no", "不能出席"), ("maybe", "待定")],
                                default="none",
                                max_length=6,
                                verbose_name="回复",
                            ),
                        ),
                        ("replied_at", models.DateTimeField(blank=True, null=True, verbose_name="回复时间")),
                        ("companions", models.PositiveSmallIntegerField(default=0, verbose_name="随行人数")),
                        (
                            "seat",
                            models.CharField(
                                blank=True, max_length=20, validators=[common.names.check_plain], verbose_name="座位"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="备注")),
                        (
                            "alumnus",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.guest",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "token_hash",
                            models.CharField(editable=False, max_length=64, unique=True, verbose_name="校验值"),
                        ),
                        ("issued_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="发出时间")),
                        ("expires_at", models.DateTimeField(verbose_name="有效期至")),
                        ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="收回时间")),
                        ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="最近使用")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("copied", "复制文字"),
                                    ("qr", "二维码"),
                                    ("email", "邮件"),
                                    ("letter", "邀请函"),
                                ],
                                default="copied",
                                max_length=8,
                                verbose_name="方式",
                            ),
                        ),
                        ("declined_at", models.DateTimeField(blank=True, null=True, verbose_name="答复不能参加的时间")),
                        ("failed", models.CharField(blank=True, max_length=100, verbose_name="没有发出的原因")),
                        (
                            "alumnus",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="event_invitations",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "guest",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="events.guest",
                                verbose_name="嘉宾",
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发出人",
                            ),
                        ),
                        (
                            "revoked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="收回人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "邀请",
                        "verbose_name_plural": "邀请",
                        "ordering": ["-issued_at"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("issued_at"))),
                                name="events_invitation_ends_after_its_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("alumnus__isnull", False), ("guest__isnull", True)),
                                    models.Q(("alumnus__isnull", True), ("guest__isnull", False)),
                                    _connector="OR",
                                ),
                                name="invitation_of_one",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InvitationTrailevent",
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
                        ("issued_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="发出时间")),
                        ("expires_at", models.DateTimeField(verbose_name="有效期至")),
                        ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="收回时间")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("copied", "复制文字"),
                                    ("qr", "二维码"),
                                    ("email", "邮件"),
                                    ("letter", "邀请函"),
                                ],
                                default="copied",
                                max_length=8,
                                verbose_name="方式",
                            ),
                        ),
                        ("declined_at", models.DateTimeField(blank=True, null=True, verbose_name="答复不能参加的时间")),
                        ("failed", models.CharField(blank=True, max_length=100, verbose_name="没有发出的原因")),
                        (
                            "alumnus",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "guest",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.guest",
                                verbose_name="嘉宾",
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发出人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.invitation",
                            ),
                        ),
                        (
                            "revoked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="收回人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlanFiling",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("snapshot", models.JSONField(default=dict, verbose_name="报送内容")),
                        ("filed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="报送时间")),
                        ("due_on", models.DateField(verbose_name="应报日期")),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("waiting", "待审批"),
                                    ("returned", "退回"),
                                    ("approved", "批准"),
                                    ("taken_back", "已收回"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="审批",
                            ),
                        ),
                        ("remark", models.CharField(blank=True, max_length=1000, verbose_name="审批意见")),
                        ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="审批时间")),
                        (
                            "filed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="报送人",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="filings",
                                to="events.eventplan",
                                verbose_name="方案",
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
                    ],
                    options={
                        "verbose_name": "方案报送",
                        "verbose_name_plural": "方案报送",
                        "ordering": ["-filed_at", "-id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("verdict", "waiting")),
                                fields=("plan",),
                                name="one_filing_waits",
                                violation_error_message="方案已经报送，正在等待审批。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("verdict__in", ["returned", "approved"]), _negated=True),
                                    models.Q(("reviewed_at__isnull", False), ("reviewed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="reviewed_filing_has_a_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("verdict", "returned"), _negated=True),
                                    models.Q(("remark", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="returned_filing_says_why",
                                violation_error_message="请写明退回的原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanFilingTrailevent",
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
                        ("snapshot", models.JSONField(default=dict, verbose_name="报送内容")),
                        ("filed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="报送时间")),
                        ("due_on", models.DateField(verbose_name="应报日期")),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("waiting", "待审批"),
                                    ("returned", "退回"),
                                    ("approved", "批准"),
                                    ("taken_back", "已收回"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="审批",
                            ),
                        ),
                        ("remark", models.CharField(blank=True, max_length=1000, verbose_name="审批意见")),
                        ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="审批时间")),
                        (
                            "filed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="报送人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.planfiling",
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
                                to="events.eventplan",
                                verbose_name="方案",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProgrammeItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="时间")),
                        (
                            "title",
                            models.CharField(
                                max_length=120, validators=[common.names.check_plain], verbose_name="内容"
                            ),
                        ),
                        (
                            "place",
                            models.CharField(
                                blank=True, max_length=80, validators=[common.names.check_plain], verbose_name="地点"
                            ),
                        ),
                        (
                            "who",
                            models.CharField(
                                blank=True,
                                max_length=80,
                                validators=[common.names.check_plain],
                                verbose_name="主持或主讲",
                            ),
                        ),
                        ("is_public", models.BooleanField(default=True, verbose_name="公开页上显示")),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="programme",
                                to="events.eventplan",
                                verbose_name="方案",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "日程",
                        "verbose_name_plural": "日程",
                        "ordering": ["starts_at", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="ProgrammeItemTrailevent",
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
                        ("starts_at", models.DateTimeField(verbose_name="时间")),
                        (
                            "title",
                            models.CharField(
                                max_length=120, validators=[common.names.check_plain], verbose_name="内容"
                            ),
                        ),
                        (
                            "place",
                            models.CharField(
                                blank=True, max_length=80, validators=[common.names.check_plain], verbose_name="地点"
                            ),
                        ),
                        (
                            "who",
                            models.CharField(
                                blank=True,
                                max_length=80,
                                validators=[common.names.check_plain],
                                verbose_name="主持或主讲",
                            ),
                        ),
                        ("is_public", models.BooleanField(default=True, verbose_name="公开页上显示")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.programmeitem",
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
                                to="events.eventplan",
                                verbose_name="方案",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Question",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.CharField(max_length=120, verbose_name="问题")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("text", "文字"), ("choice", "单选"), ("many", "多选"), ("number", "数字")],
                                default="text",
                                max_length=8,
                                verbose_name="类型",
                            ),
                        ),
                        (
                            "choices",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="选项",
                            ),
                        ),
                        ("is_required", models.BooleanField(default=False, verbose_name="必填")),
                        ("position", models.PositiveSmallIntegerField(default=100, verbose_name="排序")),
                        ("dropped_at", models.DateTimeField(blank=True, null=True, verbose_name="停用时间")),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="questions",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "报名问题",
                        "verbose_name_plural": "报名问题",
                        "ordering": ["position", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind__in", ["choice", "many"]), _negated=True),
                                    ("choices__len__gte", 2),
                                    _connector="OR",
                                ),
                                name="question_with_choices_has_some",
                                violation_error_message="选择题至少要有两个选项。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QuestionTrailevent",
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
                        ("text", models.CharField(max_length=120, verbose_name="问题")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("text", "文字"), ("choice", "单选"), ("many", "多选"), ("number", "数字")],
                                default="text",
                                max_length=8,
                                verbose_name="类型",
                            ),
                        ),
                        (
                            "choices",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="选项",
                            ),
                        ),
                        ("is_required", models.BooleanField(default=False, verbose_name="必填")),
                        ("position", models.PositiveSmallIntegerField(default=100, verbose_name="排序")),
                        ("dropped_at", models.DateTimeField(blank=True, null=True, verbose_name="停用时间")),
                        (
                            "event",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.question",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Registration",
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
                            "state",
                            models.CharField(
                                choices=[("confirmed", "已报名"), ("waiting", "候补"), ("cancelled", "已取消")],
                                default="confirmed",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("invitation", "个人邀请"),
                                    ("open", "公开报名"),
                                    ("staff", "工作人员登记"),
                                    ("walk_in", "现场登记"),
                                    ("paper", "纸质补录"),
                                ],
                                max_length=10,
                                verbose_name="来源",
                            ),
                        ),
                        (
                            "name",
                            models.CharField(max_length=40, validators=[common.names.check_plain], verbose_name="姓名"),
                        ),
                        ("mobile", models.CharField(blank=True, max_length=20, verbose_name="手机")),
                        ("email", models.EmailField(blank=True, max_length=120, verbose_name="邮箱")),
                        (
                            "class_text",
                            models.CharField(
                                blank=True, max_length=60, validators=[common.names.check_plain], verbose_name="班级"
                            ),
                        ),
                        (
                            "graduated_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="毕业年份"),
                        ),
                        (
                            "post",
                            models.CharField(
                                blank=True,
                                max_length=80,
                                validators=[common.names.check_plain],
                                verbose_name="单位和职务",
                            ),
                        ),
                        ("companions", models.PositiveSmallIntegerField(default=0, verbose_name="同行人数")),
                        (
                            "companion_names",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                validators=[common.names.check_plain],
                                verbose_name="同行人姓名",
                            ),
                        ),
                        ("arrives_at", models.DateTimeField(blank=True, null=True, verbose_name="到达时间")),
                        (
                            "arrives_by",
                            models.CharField(
                                blank=True,
                                max_length=40,
                                validators=[common.names.check_plain],
                                verbose_name="车次或方式",
                            ),
                        ),
                        ("meals", models.CharField(blank=True, max_length=80, verbose_name="用餐要求")),
                        ("hotel_from", models.DateField(blank=True, null=True, verbose_name="住宿自")),
                        ("hotel_until", models.DateField(blank=True, null=True, verbose_name="住宿至")),
                        ("answers", models.JSONField(blank=True, default=list, verbose_name="其他问题")),
                        ("remark", models.CharField(blank=True, max_length=300, verbose_name="备注")),
                        (
                            "seat",
                            models.CharField(
                                blank=True, max_length=20, validators=[common.names.check_plain], verbose_name="座位"
                            ),
                        ),
                        (
                            "badge",
                            models.CharField(
                                default=events.models.registrations.new_badge,
                                editable=False,
                                max_length=16,
                                unique=True,
                                verbose_name="签到码",
                            ),
                        ),
                        ("key", models.CharField(blank=True, editable=False, max_length=64, verbose_name="表单编号")),
                        ("matched_at", models.DateTimeField(blank=True, null=True, verbose_name="核对时间")),
                        (
                            "told_change",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="知道到第几次变动"
                            ),
                        ),
                        (
                            "registered_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="报名时间"),
                        ),
                        ("queued_at", models.DateTimeField(blank=True, null=True, verbose_name="候补时间")),
                        ("moved_up_at", models.DateTimeField(blank=True, null=True, verbose_name="候补转正时间")),
                        ("moved_up_told_at", models.DateTimeField(blank=True, null=True, verbose_name="告知转正时间")),
                        ("cancelled_at", models.DateTimeField(blank=True, null=True, verbose_name="取消时间")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="取消原因")),
                        (
                            "consent",
                            models.PositiveSmallIntegerField(
                                blank=True, editable=False, null=True, verbose_name="同意的说明（第几版）"
                            ),
                        ),
                        (
                            "alumnus",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="registrations",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="registrations",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "invitation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="registrations",
                                to="events.invitation",
                                verbose_name="邀请",
                            ),
                        ),
                        (
                            "matched_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="核对人",
                            ),
                        ),
                        (
                            "registered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "报名",
                        "verbose_name_plural": "报名",
                        "ordering": ["registered_at", "id"],
                        "indexes": [models.Index(fields=["event", "state"], name="registration_by_state")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("event", "key"),
                                name="registration_form_counts_once",
                            ),
                            models.UniqueConstraint(
                                fields=("invitation",),
                                name="invitation_registers_once",
                                violation_error_message="这份邀请已经报过名。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    models.Q(("state", "cancelled"), _negated=True),
                                    models.Q(("mobile", ""), _negated=True),
                                ),
                                fields=("event", "name", "mobile"),
                                name="registered_once",
                                violation_error_message="这个姓名和手机号已经报过名。如需更改，请打开报名时得到的链接。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("companions__lte", 20)),
                                name="registration_with_few_companions",
                                violation_error_message="同行人最多 20 位。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        models.Q(("state", "waiting"), _negated=True),
                                        ("queued_at__isnull", False),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        models.Q(("state", "cancelled"), _negated=True),
                                        ("cancelled_at__isnull", False),
                                        _connector="OR",
                                    ),
                                ),
                                name="registration_says_since_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hotel_from__isnull", True),
                                    ("hotel_until__isnull", True),
                                    ("hotel_until__gt", models.F("hotel_from")),
                                    _connector="OR",
                                ),
                                name="hotel_nights_in_order",
                                violation_error_message="退房日期应晚于入住日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegistrationLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "token_hash",
                            models.CharField(editable=False, max_length=64, unique=True, verbose_name="校验值"),
                        ),
                        ("issued_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="发出时间")),
                        ("expires_at", models.DateTimeField(verbose_name="有效期至")),
                        ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="收回时间")),
                        ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="最近使用")),
                        (
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发出人",
                            ),
                        ),
                        (
                            "registration",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links",
                                to="events.registration",
                                verbose_name="报名",
                            ),
                        ),
                        (
                            "revoked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="收回人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "报名链接",
                        "verbose_name_plural": "报名链接",
                        "ordering": ["-issued_at"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("issued_at"))),
                                name="events_registrationlink_ends_after_its_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegistrationTrailevent",
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
                            "state",
                            models.CharField(
                                choices=[("confirmed", "已报名"), ("waiting", "候补"), ("cancelled", "已取消")],
                                default="confirmed",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("invitation", "个人邀请"),
                                    ("open", "公开报名"),
                                    ("staff", "工作人员登记"),
                                    ("walk_in", "现场登记"),
                                    ("paper", "纸质补录"),
                                ],
                                max_length=10,
                                verbose_name="来源",
                            ),
                        ),
                        (
                            "name",
                            models.CharField(max_length=40, validators=[common.names.check_plain], verbose_name="姓名"),
                        ),
                        (
                            "class_text",
                            models.CharField(
                                blank=True, max_length=60, validators=[common.names.check_plain], verbose_name="班级"
                            ),
                        ),
                        (
                            "graduated_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="毕业年份"),
                        ),
                        (
                            "post",
                            models.CharField(
                                blank=True,
                                max_length=80,
                                validators=[common.names.check_plain],
                                verbose_name="单位和职务",
                            ),
                        ),
                        ("companions", models.PositiveSmallIntegerField(default=0, verbose_name="同行人数")),
                        (
                            "seat",
                            models.CharField(
                                blank=True, max_length=20, validators=[common.names.check_plain], verbose_name="座位"
                            ),
                        ),
                        ("matched_at", models.DateTimeField(blank=True, null=True, verbose_name="核对时间")),
                        (
                            "told_change",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="知道到第几次变动"
                            ),
                        ),
                        (
                            "registered_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="报名时间"),
                        ),
                        ("queued_at", models.DateTimeField(blank=True, null=True, verbose_name="候补时间")),
                        ("moved_up_at", models.DateTimeField(blank=True, null=True, verbose_name="候补转正时间")),
                        ("moved_up_told_at", models.DateTimeField(blank=True, null=True, verbose_name="告知转正时间")),
                        ("cancelled_at", models.DateTimeField(blank=True, null=True, verbose_name="取消时间")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="取消原因")),
                        (
                            "consent",
                            models.PositiveSmallIntegerField(
                                blank=True, editable=False, null=True, verbose_name="同意的说明（第几版）"
                            ),
                        ),
                        (
                            "alumnus",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "invitation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.invitation",
                                verbose_name="邀请",
                            ),
                        ),
                        (
                            "matched_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="核对人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.registration",
                            ),
                        ),
                        (
                            "registered_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RulePaper",
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
                                    ("plan", "方案附件"),
                                    ("safety", "安全预案"),
                                    ("agreement", "协议或合同"),
                                    ("invitation", "邀请函"),
                                    ("sign_in", "签到表"),
                                    ("report", "活动总结"),
                                    ("photo", "活动照片"),
                                    ("other", "其他材料"),
                                ],
                                max_length=12,
                                verbose_name="材料",
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="papers",
                                to="events.servicerule",
                                verbose_name="服务办法",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "应交材料（办法）",
                        "verbose_name_plural": "应交材料（办法）",
                        "ordering": ["id"],
                        "constraints": [models.UniqueConstraint(fields=("rule", "kind"), name="rule_paper_once")],
                    },
                ),
                migrations.CreateModel(
                    name="RulePaperTrailevent",
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
                                    ("plan", "方案附件"),
                                    ("safety", "安全预案"),
                                    ("agreement", "协议或合同"),
                                    ("invitation", "邀请函"),
                                    ("sign_in", "签到表"),
                                    ("report", "活动总结"),
                                    ("photo", "活动照片"),
                                    ("other", "其他材料"),
                                ],
                                max_length=12,
                                verbose_name="材料",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.rulepaper",
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.servicerule",
                                verbose_name="服务办法",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RuleTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "title",
                            models.CharField(
                                max_length=120, validators=[common.names.check_plain], verbose_name="事项"
                            ),
                        ),
                        (
                            "days",
                            models.SmallIntegerField(
                                help_text="活动前为负数，例如 -14；当天为 0；活动后为正数。",
                                verbose_name="相对活动日的天数",
                            ),
                        ),
                        (
                            "who",
                            models.CharField(
                                blank=True, max_length=60, validators=[common.names.check_plain], verbose_name="由谁办"
                            ),
                        ),
                        (
                            "done_with",
                            models.CharField(
                                blank=True,
                                choices=[("plan", "报送方案时自动办完"), ("report", "上报总结时自动办完")],
                                max_length=8,
                                verbose_name="怎样办完",
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tasks",
                                to="events.servicerule",
                                verbose_name="服务办法",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "筹备事项（办法）",
                        "verbose_name_plural": "筹备事项（办法）",
                        "ordering": ["days", "id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("rule", "title"), name="rule_task_once"),
                            models.CheckConstraint(
                                condition=models.Q(("days__range", (-366, 366))), name="rule_task_within_a_year"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RuleTaskTrailevent",
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
                                max_length=120, validators=[common.names.check_plain], verbose_name="事项"
                            ),
                        ),
                        (
                            "days",
                            models.SmallIntegerField(
                                help_text="活动前为负数，例如 -14；当天为 0；活动后为正数。",
                                verbose_name="相对活动日的天数",
                            ),
                        ),
                        (
                            "who",
                            models.CharField(
                                blank=True, max_length=60, validators=[common.names.check_plain], verbose_name="由谁办"
                            ),
                        ),
                        (
                            "done_with",
                            models.CharField(
                                blank=True,
                                choices=[("plan", "报送方案时自动办完"), ("report", "上报总结时自动办完")],
                                max_length=8,
                                verbose_name="怎样办完",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.ruletask",
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.servicerule",
                                verbose_name="服务办法",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ServiceRule",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("homecoming", "校友回湘活动"),
                                    ("anniversary", "校庆日活动"),
                                    ("forum", "校友面对面论坛"),
                                    ("large", "其他大型联谊活动"),
                                    ("year_reunion", "年级返校"),
                                    ("class_reunion", "班级返校"),
                                    ("lecture", "职业规划讲座"),
                                    ("recruiting", "招聘宣讲会"),
                                    ("other", "其他校友活动"),
                                ],
                                max_length=16,
                                unique=True,
                                verbose_name="活动种类",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(
                                blank=True,
                                help_text="显示在活动页上，供承办人对照。",
                                max_length=5000,
                                verbose_name="服务办法",
                            ),
                        ),
                        (
                            "parts",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("time", "时间"),
                                        ("place", "地点"),
                                        ("programme", "日程"),
                                        ("headcount", "预计人数"),
                                        ("guests", "邀请的领导和老师"),
                                        ("rooms", "会议室和场所"),
                                        ("budget", "经费"),
                                        ("safety", "安全预案"),
                                        ("liaison", "班级联络员"),
                                        ("directory", "事先收集的班级通讯录"),
                                    ],
                                    max_length=12,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="方案必须写明",
                            ),
                        ),
                        (
                            "lead_days",
                            models.PositiveSmallIntegerField(
                                default=10,
                                help_text="晚于这一天报送的标为迟报。",
                                validators=[django.core.validators.MaxValueValidator(180)],
                                verbose_name="方案至少提前几天报送",
                            ),
                        ),
                        (
                            "after_days",
                            models.PositiveSmallIntegerField(
                                default=14,
                                validators=[django.core.validators.MaxValueValidator(180)],
                                verbose_name="结束后几天内交总结和通讯录",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "活动服务办法",
                        "verbose_name_plural": "活动服务办法",
                        "ordering": ["kind"],
                        "permissions": [("keep_rules", "制定活动服务办法")],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceRuleTrailevent",
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
                                    ("homecoming", "校友回湘活动"),
                                    ("anniversary", "校庆日活动"),
                                    ("forum", "校友面对面论坛"),
                                    ("large", "其他大型联谊活动"),
                                    ("year_reunion", "年级返校"),
                                    ("class_reunion", "班级返校"),
                                    ("lecture", "职业规划讲座"),
                                    ("recruiting", "招聘宣讲会"),
                                    ("other", "其他校友活动"),
                                ],
                                max_length=16,
                                verbose_name="活动种类",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(
                                blank=True,
                                help_text="显示在活动页上，供承办人对照。",
                                max_length=5000,
                                verbose_name="服务办法",
                            ),
                        ),
                        (
                            "parts",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("time", "时间"),
                                        ("place", "地点"),
                                        ("programme", "日程"),
                                        ("headcount", "预计人数"),
                                        ("guests", "邀请的领导和老师"),
                                        ("rooms", "会议室和场所"),
                                        ("budget", "经费"),
                                        ("safety", "安全预案"),
                                        ("liaison", "班级联络员"),
                                        ("directory", "事先收集的班级通讯录"),
                                    ],
                                    max_length=12,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="方案必须写明",
                            ),
                        ),
                        (
                            "lead_days",
                            models.PositiveSmallIntegerField(
                                default=10,
                                help_text="晚于这一天报送的标为迟报。",
                                validators=[django.core.validators.MaxValueValidator(180)],
                                verbose_name="方案至少提前几天报送",
                            ),
                        ),
                        (
                            "after_days",
                            models.PositiveSmallIntegerField(
                                default=14,
                                validators=[django.core.validators.MaxValueValidator(180)],
                                verbose_name="结束后几天内交总结和通讯录",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.servicerule",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Suggestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="最近修改")),
                        ("text", models.TextField(max_length=2000, verbose_name="建议")),
                        (
                            "name",
                            models.CharField(
                                blank=True, max_length=40, validators=[common.names.check_plain], verbose_name="姓名"
                            ),
                        ),
                        ("contact", models.CharField(blank=True, max_length=120, verbose_name="联系方式")),
                        ("may_show", models.BooleanField(default=False, verbose_name="本人同意公开")),
                        ("heard_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="提出时间")),
                        (
                            "handed_on_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="转交校友会办公室时间"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("new", "待转办"),
                                    ("assigned", "办理中"),
                                    ("answered", "已答复"),
                                    ("set_aside", "不予办理"),
                                ],
                                default="new",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("assigned_at", models.DateTimeField(blank=True, null=True, verbose_name="转办时间")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="答复期限")),
                        ("answer", models.TextField(blank=True, max_length=2000, verbose_name="答复")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
                        ("sent_back_at", models.DateTimeField(blank=True, null=True, verbose_name="转告本人时间")),
                        ("shown_at", models.DateTimeField(blank=True, null=True, verbose_name="公开时间")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="答复人",
                            ),
                        ),
                        (
                            "assigned_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="转办人",
                            ),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suggestions",
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
                                related_name="suggestions",
                                to="colleges.department",
                                verbose_name="承办部门",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suggestions",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "handed_on_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="转交人",
                            ),
                        ),
                        (
                            "heard_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记录人",
                            ),
                        ),
                        (
                            "registration",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="suggestions",
                                to="events.registration",
                                verbose_name="报名",
                            ),
                        ),
                        (
                            "sent_back_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="转告人",
                            ),
                        ),
                        (
                            "shown_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="公开人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "校友建议",
                        "verbose_name_plural": "校友建议",
                        "ordering": ["-heard_at", "-id"],
                        "permissions": [("assign_suggestion", "转办和公开校友建议")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "assigned"), _negated=True),
                                    models.Q(("assigned_at__isnull", False), ("department__isnull", False)),
                                    _connector="OR",
                                ),
                                name="assigned_suggestion_has_a_department",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["answered", "set_aside"]), _negated=True),
                                    models.Q(
                                        models.Q(("answer", ""), _negated=True),
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="answered_suggestion_has_an_answer",
                                violation_error_message="请写明答复；不予办理的，写明原因。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("shown_at__isnull", True),
                                    models.Q(("may_show", True), ("state", "answered")),
                                    _connector="OR",
                                ),
                                name="shown_suggestion_was_allowed",
                                violation_error_message="没有本人同意或还没有答复，不能公开。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SuggestionLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "token_hash",
                            models.CharField(editable=False, max_length=64, unique=True, verbose_name="校验值"),
                        ),
                        ("issued_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="发出时间")),
                        ("expires_at", models.DateTimeField(verbose_name="有效期至")),
                        ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="收回时间")),
                        ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="最近使用")),
                        (
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发出人",
                            ),
                        ),
                        (
                            "revoked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="收回人",
                            ),
                        ),
                        (
                            "suggestion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links",
                                to="events.suggestion",
                                verbose_name="建议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "建议链接",
                        "verbose_name_plural": "建议链接",
                        "ordering": ["-issued_at"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("issued_at"))),
                                name="events_suggestionlink_ends_after_its_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SuggestionTrailevent",
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
                        ("text", models.TextField(max_length=2000, verbose_name="建议")),
                        ("may_show", models.BooleanField(default=False, verbose_name="本人同意公开")),
                        ("heard_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="提出时间")),
                        (
                            "handed_on_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="转交校友会办公室时间"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("new", "待转办"),
                                    ("assigned", "办理中"),
                                    ("answered", "已答复"),
                                    ("set_aside", "不予办理"),
                                ],
                                default="new",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("assigned_at", models.DateTimeField(blank=True, null=True, verbose_name="转办时间")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="答复期限")),
                        ("answer", models.TextField(blank=True, max_length=2000, verbose_name="答复")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
                        ("sent_back_at", models.DateTimeField(blank=True, null=True, verbose_name="转告本人时间")),
                        ("shown_at", models.DateTimeField(blank=True, null=True, verbose_name="公开时间")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="答复人",
                            ),
                        ),
                        (
                            "assigned_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="转办人",
                            ),
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
                                verbose_name="承办部门",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "handed_on_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="转交人",
                            ),
                        ),
                        (
                            "heard_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记录人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.suggestion",
                            ),
                        ),
                        (
                            "sent_back_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="转告人",
                            ),
                        ),
                        (
                            "shown_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="公开人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Venue",
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
                            models.CharField(max_length=60, validators=[common.names.check_plain], verbose_name="场地"),
                        ),
                        ("seats", models.PositiveIntegerField(blank=True, null=True, verbose_name="座位数")),
                        ("address", models.CharField(blank=True, max_length=120, verbose_name="位置")),
                        ("contact", models.CharField(blank=True, max_length=80, verbose_name="管理人和电话")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="停用日期")),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                help_text="留空表示全校可用。",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="venues",
                                to="colleges.college",
                                verbose_name="归属学院",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "场地",
                        "verbose_name_plural": "场地",
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("name", "college"),
                                name="venue_once",
                                nulls_distinct=False,
                                violation_error_message="这个场地已经登记。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VenueBooking",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="自")),
                        ("ends_at", models.DateTimeField(verbose_name="至")),
                        ("event_starts_at", models.DateTimeField(editable=False, verbose_name="预订时活动的开始时间")),
                        ("event_ends_at", models.DateTimeField(editable=False, verbose_name="预订时活动的结束时间")),
                        (
                            "purpose",
                            models.CharField(
                                blank=True, max_length=80, validators=[common.names.check_plain], verbose_name="用途"
                            ),
                        ),
                        ("booked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="预订时间")),
                        ("released_at", models.DateTimeField(blank=True, null=True, verbose_name="退订时间")),
                        (
                            "booked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="预订人",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bookings",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "released_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="退订人",
                            ),
                        ),
                        (
                            "venue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bookings",
                                to="events.venue",
                                verbose_name="场地",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "场地预订",
                        "verbose_name_plural": "场地预订",
                        "ordering": ["starts_at", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="booking_ends_after_its_start",
                                violation_error_message="结束时间应晚于开始时间。",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("released_at__isnull", True)),
                                expressions=[
                                    (
                                        models.Func(
                                            models.F("venue"),
                                            models.F("venue"),
                                            models.Value("[]"),
                                            function="int8range",
                                        ),
                                        "&&",
                                    ),
                                    (
                                        models.Func("starts_at", "ends_at", models.Value("[)"), function="tstzrange"),
                                        "&&",
                                    ),
                                ],
                                name="venue_taken_once_at_a_time",
                                violation_error_message="这个场地在这段时间已被预订，请换时间或换场地。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VenueBookingTrailevent",
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
                        ("starts_at", models.DateTimeField(verbose_name="自")),
                        ("ends_at", models.DateTimeField(verbose_name="至")),
                        ("event_starts_at", models.DateTimeField(editable=False, verbose_name="预订时活动的开始时间")),
                        ("event_ends_at", models.DateTimeField(editable=False, verbose_name="预订时活动的结束时间")),
                        (
                            "purpose",
                            models.CharField(
                                blank=True, max_length=80, validators=[common.names.check_plain], verbose_name="用途"
                            ),
                        ),
                        ("booked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="预订时间")),
                        ("released_at", models.DateTimeField(blank=True, null=True, verbose_name="退订时间")),
                        (
                            "booked_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="预订人",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.venuebooking",
                            ),
                        ),
                        (
                            "released_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="退订人",
                            ),
                        ),
                        (
                            "venue",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.venue",
                                verbose_name="场地",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="VenueTrailevent",
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
                            models.CharField(max_length=60, validators=[common.names.check_plain], verbose_name="场地"),
                        ),
                        ("seats", models.PositiveIntegerField(blank=True, null=True, verbose_name="座位数")),
                        ("address", models.CharField(blank=True, max_length=120, verbose_name="位置")),
                        ("contact", models.CharField(blank=True, max_length=80, verbose_name="管理人和电话")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="停用日期")),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                help_text="留空表示全校可用。",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.college",
                                verbose_name="归属学院",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.venue",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CalendarLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "token_hash",
                            models.CharField(editable=False, max_length=64, unique=True, verbose_name="校验值"),
                        ),
                        ("issued_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="发出时间")),
                        ("expires_at", models.DateTimeField(verbose_name="有效期至")),
                        ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="收回时间")),
                        ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="最近使用")),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="calendar_links",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发出人",
                            ),
                        ),
                        (
                            "revoked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="收回人",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="calendar_links",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="使用人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "日历订阅",
                        "verbose_name_plural": "日历订阅",
                        "ordering": ["-issued_at"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("issued_at"))),
                                name="events_calendarlink_ends_after_its_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CheckInStation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "token_hash",
                            models.CharField(editable=False, max_length=64, unique=True, verbose_name="校验值"),
                        ),
                        ("issued_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="发出时间")),
                        ("expires_at", models.DateTimeField(verbose_name="有效期至")),
                        ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="收回时间")),
                        ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="最近使用")),
                        (
                            "label",
                            models.CharField(
                                max_length=40, validators=[common.names.check_plain], verbose_name="签到点"
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发出人",
                            ),
                        ),
                        (
                            "revoked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="收回人",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stations",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "签到点",
                        "verbose_name_plural": "签到点",
                        "ordering": ["-issued_at"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("issued_at"))),
                                name="events_checkinstation_ends_after_its_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CheckIn",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(editable=False, max_length=64, unique=True, verbose_name="编号")),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("code", "扫码"),
                                    ("name", "按姓名"),
                                    ("walk_in", "现场登记"),
                                    ("paper", "纸质补录"),
                                ],
                                max_length=8,
                                verbose_name="方式",
                            ),
                        ),
                        ("people", models.PositiveSmallIntegerField(default=1, verbose_name="到场人数")),
                        ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="签到时间")),
                        (
                            "received_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="收到时间"),
                        ),
                        ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="撤销时间")),
                        (
                            "noted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
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
                            "station",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="check_ins",
                                to="events.checkinstation",
                                verbose_name="签到点",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="check_ins",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "registration",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="check_ins",
                                to="events.registration",
                                verbose_name="报名",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "签到",
                        "verbose_name_plural": "签到",
                        "ordering": ["at", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("undone_at__isnull", True)),
                                fields=("registration",),
                                name="checked_in_once",
                                violation_error_message="此人已经签到。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("people__range", (1, 21))), name="check_in_of_somebody"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Event",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("homecoming", "校友回湘活动"),
                                    ("anniversary", "校庆日活动"),
                                    ("forum", "校友面对面论坛"),
                                    ("large", "其他大型联谊活动"),
                                    ("year_reunion", "年级返校"),
                                    ("class_reunion", "班级返校"),
                                    ("lecture", "职业规划讲座"),
                                    ("recruiting", "招聘宣讲会"),
                                    ("other", "其他校友活动"),
                                ],
                                max_length=16,
                                verbose_name="活动种类",
                            ),
                        ),
                        (
                            "title",
                            models.CharField(
                                max_length=80, validators=[common.names.check_plain], verbose_name="活动名称"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                default=events.models.events.new_code,
                                editable=False,
                                max_length=16,
                                unique=True,
                                verbose_name="链接代码",
                            ),
                        ),
                        (
                            "intro",
                            models.TextField(
                                blank=True, help_text="公开页上的说明。", max_length=5000, verbose_name="活动介绍"
                            ),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="开始时间")),
                        ("ends_at", models.DateTimeField(verbose_name="结束时间")),
                        (
                            "place",
                            models.CharField(
                                blank=True, max_length=120, validators=[common.names.check_plain], verbose_name="地点"
                            ),
                        ),
                        ("address", models.CharField(blank=True, max_length=200, verbose_name="详细地址和路线")),
                        (
                            "contact",
                            models.CharField(
                                blank=True,
                                max_length=40,
                                validators=[common.names.check_plain],
                                verbose_name="咨询联系人",
                            ),
                        ),
                        ("contact_phone", models.CharField(blank=True, max_length=30, verbose_name="咨询电话")),
                        (
                            "state",
                            models.CharField(
                                choices=[("preparing", "筹备中"), ("closed", "已办结"), ("cancelled", "已取消")],
                                default="preparing",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "visibility",
                            models.CharField(
                                choices=[("internal", "不公开"), ("link", "凭链接可见"), ("public", "公开")],
                                default="internal",
                                max_length=10,
                                verbose_name="公开范围",
                            ),
                        ),
                        (
                            "change_no",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="时间地点变动次数"
                            ),
                        ),
                        ("change_words", models.CharField(blank=True, max_length=300, verbose_name="变动说明")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="取消原因")),
                        (
                            "entry",
                            models.CharField(
                                choices=[("none", "不在网上报名"), ("invited", "凭个人邀请报名"), ("open", "公开报名")],
                                default="none",
                                max_length=10,
                                verbose_name="报名方式",
                            ),
                        ),
                        ("opens_at", models.DateTimeField(blank=True, null=True, verbose_name="报名开始")),
                        ("closes_at", models.DateTimeField(blank=True, null=True, verbose_name="报名截止")),
                        (
                            "capacity",
                            models.PositiveIntegerField(
                                blank=True, help_text="含同行人；留空表示不限。", null=True, verbose_name="名额"
                            ),
                        ),
                        (
                            "companions",
                            models.PositiveSmallIntegerField(default=0, verbose_name="每人最多带几位同行人"),
                        ),
                        (
                            "asks",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[("arrival", "到达时间和车次"), ("meals", "用餐"), ("hotel", "住宿")],
                                    max_length=10,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="报名时还要填",
                            ),
                        ),
                        ("taken", models.PositiveIntegerField(default=0, editable=False, verbose_name="已占名额")),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="建立时间"
                            ),
                        ),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="办结（取消）时间")),
                        (
                            "forgotten_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="清除联系方式时间"
                            ),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="colleges.college",
                                verbose_name="承办学院",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="建立人",
                            ),
                        ),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办结（取消）人",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="owned_events",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="承办人",
                            ),
                        ),
                        (
                            "classes",
                            models.ManyToManyField(
                                blank=True,
                                related_name="events",
                                through="events.EventClass",
                                to="alumni.classgroup",
                                verbose_name="参加班级",
                            ),
                        ),
                        (
                            "departments",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                through="events.EventDepartment",
                                to="colleges.department",
                                verbose_name="有关部门",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "校友活动",
                        "verbose_name_plural": "校友活动",
                        "ordering": ["-starts_at", "-id"],
                        "permissions": [
                            ("run_event", "承办学校活动、协助学院活动"),
                            ("review_event", "审批学院活动方案、办结活动"),
                        ],
                        "indexes": [models.Index(fields=["starts_at", "id"], name="event_by_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("college__isnull", True),
                                        ("kind__in", ("homecoming", "anniversary", "forum", "large")),
                                    ),
                                    models.Q(
                                        ("college__isnull", False), ("kind__in", ("year_reunion", "class_reunion"))
                                    ),
                                    models.Q(
                                        (
                                            "kind__in",
                                            [
                                                "homecoming",
                                                "anniversary",
                                                "forum",
                                                "large",
                                                "year_reunion",
                                                "class_reunion",
                                            ],
                                        ),
                                        _negated=True,
                                    ),
                                    _connector="OR",
                                ),
                                name="event_is_whose_kind_it_is",
                                violation_error_message="校友回湘、校庆日、论坛等大型活动由校友会办公室统筹（第十四条），年级和班级返校由二级学院承办（第十五条）。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="event_ends_after_its_start",
                                violation_error_message="结束时间应晚于开始时间。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_at__year__range", (2001, 2100)), ("starts_at__year__range", (2001, 2100))
                                ),
                                name="event_of_a_possible_day",
                                violation_error_message="活动时间应在 2001 年至 2100 年之间。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("capacity__isnull", True), ("taken__lte", models.F("capacity")), _connector="OR"
                                ),
                                name="event_never_overbooked",
                                violation_error_message="名额不能少于已经占用的人数。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("capacity__isnull", True), ("capacity__range", (1, 20000)), _connector="OR"
                                    ),
                                    ("companions__lte", 20),
                                ),
                                name="event_of_a_possible_size",
                                violation_error_message="名额应在 1 至 20000 之间，同行人最多 20 位。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("opens_at__isnull", True),
                                    ("closes_at__isnull", True),
                                    ("closes_at__gt", models.F("opens_at")),
                                    _connector="OR",
                                ),
                                name="event_registration_in_order",
                                violation_error_message="报名截止应晚于报名开始。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "preparing"),
                                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="ended_event_has_a_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "cancelled"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="cancelled_event_says_why",
                                violation_error_message="请写明取消的原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CheckInTrailevent",
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
                            "method",
                            models.CharField(
                                choices=[
                                    ("code", "扫码"),
                                    ("name", "按姓名"),
                                    ("walk_in", "现场登记"),
                                    ("paper", "纸质补录"),
                                ],
                                max_length=8,
                                verbose_name="方式",
                            ),
                        ),
                        ("people", models.PositiveSmallIntegerField(default=1, verbose_name="到场人数")),
                        ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="签到时间")),
                        (
                            "received_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="收到时间"),
                        ),
                        ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="撤销时间")),
                        (
                            "noted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.checkin",
                            ),
                        ),
                        (
                            "station",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.checkinstation",
                                verbose_name="签到点",
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
                            "event",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "registration",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.registration",
                                verbose_name="报名",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CheckInStationTrailevent",
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
                        ("issued_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="发出时间")),
                        ("expires_at", models.DateTimeField(verbose_name="有效期至")),
                        ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="收回时间")),
                        (
                            "label",
                            models.CharField(
                                max_length=40, validators=[common.names.check_plain], verbose_name="签到点"
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发出人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.checkinstation",
                            ),
                        ),
                        (
                            "revoked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="收回人",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EventClass",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="最近修改")),
                        ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="交存时间")),
                        ("excused", models.CharField(blank=True, max_length=300, verbose_name="免交原因")),
                        (
                            "class_group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="event_classes",
                                to="alumni.classgroup",
                                verbose_name="班级",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="event_classes",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "excused_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="同意免交的人",
                            ),
                        ),
                        (
                            "handed_in_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="交存人",
                            ),
                        ),
                        (
                            "upload",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="event_classes",
                                to="alumni.rosterupload",
                                verbose_name="交存的名册",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "参加班级",
                        "verbose_name_plural": "参加班级",
                        "ordering": ["class_group__enrolled_year", "class_group__name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("event", "class_group"),
                                name="event_class_once",
                                violation_error_message="这个班级已经列入。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("upload__isnull", True),
                                    models.Q(("handed_in_at__isnull", False), ("handed_in_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="directory_handed_in_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("excused", ""), ("excused_by__isnull", False), _connector="OR"),
                                name="directory_excused_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventClassTrailevent",
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
                        ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="交存时间")),
                        ("excused", models.CharField(blank=True, max_length=300, verbose_name="免交原因")),
                        (
                            "class_group",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.classgroup",
                                verbose_name="班级",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "excused_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="同意免交的人",
                            ),
                        ),
                        (
                            "handed_in_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="交存人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.eventclass",
                            ),
                        ),
                        (
                            "upload",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.rosterupload",
                                verbose_name="交存的名册",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EventDepartment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="最近修改")),
                        ("asked", models.CharField(blank=True, max_length=300, verbose_name="需要配合的事")),
                        ("told_at", models.DateTimeField(blank=True, null=True, verbose_name="告知时间")),
                        (
                            "told_change",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="告知到第几次变动"
                            ),
                        ),
                        ("reply", models.CharField(blank=True, max_length=300, verbose_name="部门回复")),
                        ("replied_at", models.DateTimeField(blank=True, null=True, verbose_name="回复时间")),
                        (
                            "department",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="event_departments",
                                to="colleges.department",
                                verbose_name="部门",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="event_departments",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "replied_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="回复人",
                            ),
                        ),
                        (
                            "told_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="告知人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "有关部门",
                        "verbose_name_plural": "有关部门",
                        "ordering": ["department"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("event", "department"),
                                name="event_department_once",
                                violation_error_message="这个部门已经列入。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventDepartmentTrailevent",
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
                        ("asked", models.CharField(blank=True, max_length=300, verbose_name="需要配合的事")),
                        ("told_at", models.DateTimeField(blank=True, null=True, verbose_name="告知时间")),
                        (
                            "told_change",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="告知到第几次变动"
                            ),
                        ),
                        ("reply", models.CharField(blank=True, max_length=300, verbose_name="部门回复")),
                        ("replied_at", models.DateTimeField(blank=True, null=True, verbose_name="回复时间")),
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
                            "event",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.eventdepartment",
                            ),
                        ),
                        (
                            "replied_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="回复人",
                            ),
                        ),
                        (
                            "told_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="告知人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EventPaper",
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
                                    ("plan", "方案附件"),
                                    ("safety", "安全预案"),
                                    ("agreement", "协议或合同"),
                                    ("invitation", "邀请函"),
                                    ("sign_in", "签到表"),
                                    ("report", "活动总结"),
                                    ("photo", "活动照片"),
                                    ("other", "其他材料"),
                                ],
                                max_length=12,
                                verbose_name="材料",
                            ),
                        ),
                        ("caption", models.CharField(blank=True, max_length=120, verbose_name="说明")),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="撤回时间")),
                        (
                            "attachment",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="event_paper",
                                to="colleges.attachment",
                                verbose_name="文件",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="events.event",
                                verbose_name="活动",
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
                    ],
                    options={
                        "verbose_name": "活动材料",
                        "verbose_name_plural": "活动材料",
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="EventPaperTrailevent",
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
                                    ("plan", "方案附件"),
                                    ("safety", "安全预案"),
                                    ("agreement", "协议或合同"),
                                    ("invitation", "邀请函"),
                                    ("sign_in", "签到表"),
                                    ("report", "活动总结"),
                                    ("photo", "活动照片"),
                                    ("other", "其他材料"),
                                ],
                                max_length=12,
                                verbose_name="材料",
                            ),
                        ),
                        ("caption", models.CharField(blank=True, max_length=120, verbose_name="说明")),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="撤回时间")),
                        (
                            "attachment",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.attachment",
                                verbose_name="文件",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.eventpaper",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EventPlan",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "起草中"),
                                    ("filed", "待审批"),
                                    ("returned", "已退回"),
                                    ("approved", "已批准"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("aims", models.TextField(blank=True, max_length=5000, verbose_name="活动目的和内容")),
                        (
                            "headcount",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(20000),
                                ],
                                verbose_name="预计人数",
                            ),
                        ),
                        (
                            "invited",
                            models.TextField(
                                blank=True,
                                help_text="也可在“嘉宾”里逐位登记。",
                                max_length=2000,
                                verbose_name="邀请的领导和老师",
                            ),
                        ),
                        (
                            "rooms",
                            models.TextField(
                                blank=True,
                                help_text="也可在“场地”里逐间预订。",
                                max_length=2000,
                                verbose_name="会议室和场所",
                            ),
                        ),
                        (
                            "budget",
                            models.TextField(
                                blank=True,
                                help_text="来源和用途；金额逐项填在经费表里。",
                                max_length=2000,
                                verbose_name="经费说明",
                            ),
                        ),
                        ("safety", models.TextField(blank=True, max_length=5000, verbose_name="安全预案")),
                        (
                            "safety_officer",
                            models.CharField(
                                blank=True,
                                max_length=40,
                                validators=[common.names.check_plain],
                                verbose_name="安全负责人",
                            ),
                        ),
                        ("safety_phone", models.CharField(blank=True, max_length=30, verbose_name="安全负责人电话")),
                        (
                            "liaison",
                            models.CharField(
                                blank=True,
                                max_length=60,
                                validators=[common.names.check_plain],
                                verbose_name="班级联络员",
                            ),
                        ),
                        ("liaison_phone", models.CharField(blank=True, max_length=30, verbose_name="班级联络员电话")),
                        (
                            "directory",
                            models.TextField(
                                blank=True,
                                help_text="收集了几个班、多少人，何时在“名册”里导入。",
                                max_length=1000,
                                verbose_name="通讯录收集情况",
                            ),
                        ),
                        ("remark", models.TextField(blank=True, max_length=2000, verbose_name="其他说明")),
                        (
                            "event",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="plan",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "活动方案",
                        "verbose_name_plural": "活动方案",
                        "ordering": ["event"],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetLineTrailevent",
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
                            models.CharField(max_length=80, validators=[common.names.check_plain], verbose_name="用途"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=12,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="金额（元）",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True, max_length=80, validators=[common.names.check_plain], verbose_name="来源"
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.budgetline",
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
                                to="events.eventplan",
                                verbose_name="方案",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EventPlanTrailevent",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "起草中"),
                                    ("filed", "待审批"),
                                    ("returned", "已退回"),
                                    ("approved", "已批准"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("aims", models.TextField(blank=True, max_length=5000, verbose_name="活动目的和内容")),
                        (
                            "headcount",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(20000),
                                ],
                                verbose_name="预计人数",
                            ),
                        ),
                        (
                            "invited",
                            models.TextField(
                                blank=True,
                                help_text="也可在“嘉宾”里逐位登记。",
                                max_length=2000,
                                verbose_name="邀请的领导和老师",
                            ),
                        ),
                        (
                            "rooms",
                            models.TextField(
                                blank=True,
                                help_text="也可在“场地”里逐间预订。",
                                max_length=2000,
                                verbose_name="会议室和场所",
                            ),
                        ),
                        (
                            "budget",
                            models.TextField(
                                blank=True,
                                help_text="来源和用途；金额逐项填在经费表里。",
                                max_length=2000,
                                verbose_name="经费说明",
                            ),
                        ),
                        ("safety", models.TextField(blank=True, max_length=5000, verbose_name="安全预案")),
                        (
                            "safety_officer",
                            models.CharField(
                                blank=True,
                                max_length=40,
                                validators=[common.names.check_plain],
                                verbose_name="安全负责人",
                            ),
                        ),
                        ("safety_phone", models.CharField(blank=True, max_length=30, verbose_name="安全负责人电话")),
                        (
                            "liaison",
                            models.CharField(
                                blank=True,
                                max_length=60,
                                validators=[common.names.check_plain],
                                verbose_name="班级联络员",
                            ),
                        ),
                        ("liaison_phone", models.CharField(blank=True, max_length=30, verbose_name="班级联络员电话")),
                        (
                            "directory",
                            models.TextField(
                                blank=True,
                                help_text="收集了几个班、多少人，何时在“名册”里导入。",
                                max_length=1000,
                                verbose_name="通讯录收集情况",
                            ),
                        ),
                        ("remark", models.TextField(blank=True, max_length=2000, verbose_name="其他说明")),
                        (
                            "event",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.eventplan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EventReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="最近修改")),
                        ("text", models.TextField(blank=True, max_length=10000, verbose_name="活动总结")),
                        (
                            "coverage",
                            models.TextField(
                                blank=True,
                                help_text="在哪里发了什么，每行一条，可附网址。",
                                max_length=2000,
                                verbose_name="宣传报道",
                            ),
                        ),
                        ("attended", models.PositiveIntegerField(blank=True, null=True, verbose_name="实到人数")),
                        ("registered", models.PositiveIntegerField(blank=True, null=True, verbose_name="报名人数")),
                        (
                            "attended_note",
                            models.CharField(
                                blank=True,
                                help_text="签到以外另有到场的，写明人数从何而来。",
                                max_length=200,
                                verbose_name="人数说明",
                            ),
                        ),
                        ("filed_at", models.DateTimeField(blank=True, null=True, verbose_name="上报时间")),
                        ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="退回时间")),
                        ("remark", models.CharField(blank=True, max_length=500, verbose_name="退回原因")),
                        (
                            "event",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="report",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "filed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="上报人",
                            ),
                        ),
                        (
                            "returned_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="退回人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "活动总结",
                        "verbose_name_plural": "活动总结",
                        "ordering": ["event"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("filed_at__isnull", True),
                                    models.Q(
                                        ("attended__isnull", False),
                                        ("filed_by__isnull", False),
                                        models.Q(("text", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="filed_report_has_a_name_and_words",
                                violation_error_message="请写明活动总结和实到人数后再上报。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventReportTrailevent",
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
                        ("text", models.TextField(blank=True, max_length=10000, verbose_name="活动总结")),
                        (
                            "coverage",
                            models.TextField(
                                blank=True,
                                help_text="在哪里发了什么，每行一条，可附网址。",
                                max_length=2000,
                                verbose_name="宣传报道",
                            ),
                        ),
                        ("attended", models.PositiveIntegerField(blank=True, null=True, verbose_name="实到人数")),
                        ("registered", models.PositiveIntegerField(blank=True, null=True, verbose_name="报名人数")),
                        (
                            "attended_note",
                            models.CharField(
                                blank=True,
                                help_text="签到以外另有到场的，写明人数从何而来。",
                                max_length=200,
                                verbose_name="人数说明",
                            ),
                        ),
                        ("filed_at", models.DateTimeField(blank=True, null=True, verbose_name="上报时间")),
                        ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="退回时间")),
                        ("remark", models.CharField(blank=True, max_length=500, verbose_name="退回原因")),
                        (
                            "event",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "filed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="上报人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="trail_events",
                                related_query_name="trail_event",
                                to="events.eventreport",
                            ),
                        ),
                        (
                            "returned_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="退回人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EventSettings",
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
                            "reunion_step",
                            models.PositiveSmallIntegerField(
                                default=5,
                                help_text="毕业满 5、10、15……年的班级列入值年建议。",
                                validators=[django.core.validators.MaxValueValidator(50)],
                                verbose_name="值年间隔（年）",
                            ),
                        ),
                        (
                            "keep_days",
                            models.PositiveSmallIntegerField(
                                default=180,
                                help_text="到期后清除报名时填写的电话、邮箱和行程，姓名和人数保留。",
                                validators=[django.core.validators.MaxValueValidator(1095)],
                                verbose_name="活动办结后保留报名人联系方式的天数",
                            ),
                        ),
                        (
                            "station_hours",
                            models.PositiveSmallIntegerField(
                                default=24,
                                validators=[django.core.validators.MaxValueValidator(240)],
                                verbose_name="签到链接在活动结束后还可用几小时",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "活动设置",
                        "verbose_name_plural": "活动设置",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("id", 1)), name="events_eventsettings_is_one_row"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reunion_step__gte", 1)), name="reunion_step_is_some_years"
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventsettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_eventsettingstrailevent" ("id", "keep_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reunion_step", "station_hours") VALUES (NEW."id", NEW."keep_days", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reunion_step", NEW."station_hours"); RETURN NULL;',
                            hash="8082554eb32006bebdf8584ae44fd847e126a7a6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2c01f",
                            table="events_eventsettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventsettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."keep_days" IS DISTINCT FROM (NEW."keep_days") OR OLD."reunion_step" IS DISTINCT FROM (NEW."reunion_step") OR OLD."station_hours" IS DISTINCT FROM (NEW."station_hours"))',
                            func='INSERT INTO "events_eventsettingstrailevent" ("id", "keep_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reunion_step", "station_hours") VALUES (NEW."id", NEW."keep_days", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reunion_step", NEW."station_hours"); RETURN NULL;',
                            hash="730ab10e0399e01a9e3498bfd936f144f681988e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9ba96",
                            table="events_eventsettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventsettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_eventsettingstrailevent" ("id", "keep_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reunion_step", "station_hours") VALUES (OLD."id", OLD."keep_days", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reunion_step", OLD."station_hours"); RETURN NULL;',
                            hash="86afe3aae7cbe2a3d152a7b4f95e3cb0c70d167f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f1755",
                            table="events_eventsettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="servicerule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_serviceruletrailevent" ("after_days", "id", "kind", "lead_days", "parts", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "words") VALUES (NEW."after_days", NEW."id", NEW."kind", NEW."lead_days", NEW."parts", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."words"); RETURN NULL;',
                            hash="8bcf12813d16e1e4aec90ff5120b24d9beb9d411",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_dd979",
                            table="events_servicerule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="servicerule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."after_days" IS DISTINCT FROM (NEW."after_days") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."lead_days" IS DISTINCT FROM (NEW."lead_days") OR OLD."parts" IS DISTINCT FROM (NEW."parts") OR OLD."words" IS DISTINCT FROM (NEW."words"))',
                            func='INSERT INTO "events_serviceruletrailevent" ("after_days", "id", "kind", "lead_days", "parts", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "words") VALUES (NEW."after_days", NEW."id", NEW."kind", NEW."lead_days", NEW."parts", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."words"); RETURN NULL;',
                            hash="05fddcee987a210eb7fc7b941dd131e7679a4170",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_14d24",
                            table="events_servicerule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="servicerule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_serviceruletrailevent" ("after_days", "id", "kind", "lead_days", "parts", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "words") VALUES (OLD."after_days", OLD."id", OLD."kind", OLD."lead_days", OLD."parts", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."words"); RETURN NULL;',
                            hash="7ba9d455b45d9e9f9c3c89cf4beec1343d5b6985",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f7411",
                            table="events_servicerule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="checkinstationtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ed6b04087c0917c8863dd2117144d7ec43a2b27c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_53aaf",
                            table="events_checkinstationtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="checkinstation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_checkinstationtrailevent" ("event_id", "expires_at", "id", "issued_at", "issued_by_id", "label", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_by_id") VALUES (NEW."event_id", NEW."expires_at", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."revoked_at", NEW."revoked_by_id"); RETURN NULL;',
                            hash="03cd045ad6dbac19c2ebdeb1eb817cd064334f66",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8343d",
                            table="events_checkinstation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="checkinstation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issued_at" IS DISTINCT FROM (NEW."issued_at") OR OLD."issued_by_id" IS DISTINCT FROM (NEW."issued_by_id") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."revoked_by_id" IS DISTINCT FROM (NEW."revoked_by_id"))',
                            func='INSERT INTO "events_checkinstationtrailevent" ("event_id", "expires_at", "id", "issued_at", "issued_by_id", "label", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_by_id") VALUES (NEW."event_id", NEW."expires_at", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."revoked_at", NEW."revoked_by_id"); RETURN NULL;',
                            hash="dcac504a59e2b04a80595cbf8d6668e249eb5d65",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_89778",
                            table="events_checkinstation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="checkinstation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_checkinstationtrailevent" ("event_id", "expires_at", "id", "issued_at", "issued_by_id", "label", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_by_id") VALUES (OLD."event_id", OLD."expires_at", OLD."id", OLD."issued_at", OLD."issued_by_id", OLD."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."revoked_at", OLD."revoked_by_id"); RETURN NULL;',
                            hash="ef3ebe4bf2b9871e72babf10e5f2ba502ba29570",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f2f06",
                            table="events_checkinstation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventclass",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_eventclasstrailevent" ("class_group_id", "event_id", "excused", "excused_by_id", "handed_in_at", "handed_in_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "upload_id") VALUES (NEW."class_group_id", NEW."event_id", NEW."excused", NEW."excused_by_id", NEW."handed_in_at", NEW."handed_in_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."upload_id"); RETURN NULL;',
                            hash="84bf90fb05405733bd1fbe53d261e8062658277b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d83f0",
                            table="events_eventclass",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventclass",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."class_group_id" IS DISTINCT FROM (NEW."class_group_id") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."excused" IS DISTINCT FROM (NEW."excused") OR OLD."excused_by_id" IS DISTINCT FROM (NEW."excused_by_id") OR OLD."handed_in_at" IS DISTINCT FROM (NEW."handed_in_at") OR OLD."handed_in_by_id" IS DISTINCT FROM (NEW."handed_in_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."upload_id" IS DISTINCT FROM (NEW."upload_id"))',
                            func='INSERT INTO "events_eventclasstrailevent" ("class_group_id", "event_id", "excused", "excused_by_id", "handed_in_at", "handed_in_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "upload_id") VALUES (NEW."class_group_id", NEW."event_id", NEW."excused", NEW."excused_by_id", NEW."handed_in_at", NEW."handed_in_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."upload_id"); RETURN NULL;',
                            hash="dc956abe2e367b8f6e66361d9c6abc58249ffee2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7bf3a",
                            table="events_eventclass",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventclass",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_eventclasstrailevent" ("class_group_id", "event_id", "excused", "excused_by_id", "handed_in_at", "handed_in_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "upload_id") VALUES (OLD."class_group_id", OLD."event_id", OLD."excused", OLD."excused_by_id", OLD."handed_in_at", OLD."handed_in_by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."upload_id"); RETURN NULL;',
                            hash="2b304d84015ddb191ef835864bfdde1e1d14efcf",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b76d8",
                            table="events_eventclass",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventclasstrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="cc74f2c89d9b60d802e39798e6c183950a18e4e1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_530d6",
                            table="events_eventclasstrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventdepartment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_eventdepartmenttrailevent" ("asked", "department_id", "event_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replied_at", "replied_by_id", "reply", "told_at", "told_by_id", "told_change") VALUES (NEW."asked", NEW."department_id", NEW."event_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."replied_at", NEW."replied_by_id", NEW."reply", NEW."told_at", NEW."told_by_id", NEW."told_change"); RETURN NULL;',
                            hash="49e49db064dd6cbbe2c836518fc2a5538e2aa858",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d7791",
                            table="events_eventdepartment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventdepartment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."asked" IS DISTINCT FROM (NEW."asked") OR OLD."department_id" IS DISTINCT FROM (NEW."department_id") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."replied_at" IS DISTINCT FROM (NEW."replied_at") OR OLD."replied_by_id" IS DISTINCT FROM (NEW."replied_by_id") OR OLD."reply" IS DISTINCT FROM (NEW."reply") OR OLD."told_at" IS DISTINCT FROM (NEW."told_at") OR OLD."told_by_id" IS DISTINCT FROM (NEW."told_by_id") OR OLD."told_change" IS DISTINCT FROM (NEW."told_change"))',
                            func='INSERT INTO "events_eventdepartmenttrailevent" ("asked", "department_id", "event_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replied_at", "replied_by_id", "reply", "told_at", "told_by_id", "told_change") VALUES (NEW."asked", NEW."department_id", NEW."event_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."replied_at", NEW."replied_by_id", NEW."reply", NEW."told_at", NEW."told_by_id", NEW."told_change"); RETURN NULL;',
                            hash="4f29ef636e246ee529f15440930db435985b6846",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_999f4",
                            table="events_eventdepartment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventdepartment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_eventdepartmenttrailevent" ("asked", "department_id", "event_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replied_at", "replied_by_id", "reply", "told_at", "told_by_id", "told_change") VALUES (OLD."asked", OLD."department_id", OLD."event_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."replied_at", OLD."replied_by_id", OLD."reply", OLD."told_at", OLD."told_by_id", OLD."told_change"); RETURN NULL;',
                            hash="b91d50869f0062f234028d31307e2c00d398535b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9b85e",
                            table="events_eventdepartment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="event",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_eventtrailevent" ("address", "asks", "capacity", "change_no", "change_words", "closes_at", "code", "college_id", "companions", "contact", "contact_phone", "created_at", "created_by_id", "ended_at", "ended_by_id", "ends_at", "entry", "forgotten_at", "id", "intro", "kind", "opens_at", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "starts_at", "state", "title", "visibility") VALUES (NEW."address", NEW."asks", NEW."capacity", NEW."change_no", NEW."change_words", NEW."closes_at", NEW."code", NEW."college_id", NEW."companions", NEW."contact", NEW."contact_phone", NEW."created_at", NEW."created_by_id", NEW."ended_at", NEW."ended_by_id", NEW."ends_at", NEW."entry", NEW."forgotten_at", NEW."id", NEW."intro", NEW."kind", NEW."opens_at", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."reason", NEW."starts_at", NEW."state", NEW."title", NEW."visibility"); RETURN NULL;',
                            hash="bdf5505315314495cc7a22e6c11cacc09fa942fb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_82b94",
                            table="events_event",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="event",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."asks" IS DISTINCT FROM (NEW."asks") OR OLD."capacity" IS DISTINCT FROM (NEW."capacity") OR OLD."change_no" IS DISTINCT FROM (NEW."change_no") OR OLD."change_words" IS DISTINCT FROM (NEW."change_words") OR OLD."closes_at" IS DISTINCT FROM (NEW."closes_at") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."companions" IS DISTINCT FROM (NEW."companions") OR OLD."contact" IS DISTINCT FROM (NEW."contact") OR OLD."contact_phone" IS DISTINCT FROM (NEW."contact_phone") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."ended_by_id" IS DISTINCT FROM (NEW."ended_by_id") OR OLD."ends_at" IS DISTINCT FROM (NEW."ends_at") OR OLD."entry" IS DISTINCT FROM (NEW."entry") OR OLD."forgotten_at" IS DISTINCT FROM (NEW."forgotten_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."intro" IS DISTINCT FROM (NEW."intro") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."opens_at" IS DISTINCT FROM (NEW."opens_at") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."starts_at" IS DISTINCT FROM (NEW."starts_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."visibility" IS DISTINCT FROM (NEW."visibility"))',
                            func='INSERT INTO "events_eventtrailevent" ("address", "asks", "capacity", "change_no", "change_words", "closes_at", "code", "college_id", "companions", "contact", "contact_phone", "created_at", "created_by_id", "ended_at", "ended_by_id", "ends_at", "entry", "forgotten_at", "id", "intro", "kind", "opens_at", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "starts_at", "state", "title", "visibility") VALUES (NEW."address", NEW."asks", NEW."capacity", NEW."change_no", NEW."change_words", NEW."closes_at", NEW."code", NEW."college_id", NEW."companions", NEW."contact", NEW."contact_phone", NEW."created_at", NEW."created_by_id", NEW."ended_at", NEW."ended_by_id", NEW."ends_at", NEW."entry", NEW."forgotten_at", NEW."id", NEW."intro", NEW."kind", NEW."opens_at", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."reason", NEW."starts_at", NEW."state", NEW."title", NEW."visibility"); RETURN NULL;',
                            hash="5dbc5555b88c4d1736ffb4b322f7da1299147339",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_73f59",
                            table="events_event",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="event",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_eventtrailevent" ("address", "asks", "capacity", "change_no", "change_words", "closes_at", "code", "college_id", "companions", "contact", "contact_phone", "created_at", "created_by_id", "ended_at", "ended_by_id", "ends_at", "entry", "forgotten_at", "id", "intro", "kind", "opens_at", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "starts_at", "state", "title", "visibility") VALUES (OLD."address", OLD."asks", OLD."capacity", OLD."change_no", OLD."change_words", OLD."closes_at", OLD."code", OLD."college_id", OLD."companions", OLD."contact", OLD."contact_phone", OLD."created_at", OLD."created_by_id", OLD."ended_at", OLD."ended_by_id", OLD."ends_at", OLD."entry", OLD."forgotten_at", OLD."id", OLD."intro", OLD."kind", OLD."opens_at", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."reason", OLD."starts_at", OLD."state", OLD."title", OLD."visibility"); RETURN NULL;',
                            hash="e3612032965808e4afd461c76923cecd4ab76ee3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d74a6",
                            table="events_event",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventdepartmenttrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="758d7866e3840768af045d76b13bc7d9cb004eca",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c02d6",
                            table="events_eventdepartmenttrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventpaper",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="cda5bbb739e384ec204c72e76e83e43aed2df20f",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_44507",
                            table="events_eventpaper",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventpaper",
                    trigger=pgtrigger.compiler.Trigger(
                        name="words_stay",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."attachment_id" IS DISTINCT FROM (NEW."attachment_id") OR OLD."caption" IS DISTINCT FROM (NEW."caption"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="44393ac28b71c77fbf7f1509e9f8a8da61b4f78e",
                            operation="UPDATE",
                            pgid="pgtrigger_words_stay_2bafb",
                            table="events_eventpaper",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventpaper",
                    trigger=pgtrigger.compiler.Trigger(
                        name="decided_once",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NOT (OLD."withdrawn_at" IS NULL))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="0e28b079312a8f36fd4efb91830bc7af6347bc40",
                            operation="UPDATE",
                            pgid="pgtrigger_decided_once_f2160",
                            table="events_eventpaper",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventpaper",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_eventpapertrailevent" ("attachment_id", "caption", "event_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."attachment_id", NEW."caption", NEW."event_id", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;',
                            hash="9e4c6cc96292a38f2af089738f0fe8f9ace64dfc",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f79eb",
                            table="events_eventpaper",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventpaper",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_eventpapertrailevent" ("attachment_id", "caption", "event_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."attachment_id", NEW."caption", NEW."event_id", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;',
                            hash="e4599fad9afb8201ff7ed05859bcb2de2bb58585",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8a6b2",
                            table="events_eventpaper",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventpaper",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_eventpapertrailevent" ("attachment_id", "caption", "event_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_at", "withdrawn_by_id") VALUES (OLD."attachment_id", OLD."caption", OLD."event_id", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."withdrawn_at", OLD."withdrawn_by_id"); RETURN NULL;',
                            hash="968d24248f66a75f713b2d4d6df282b9fe58e822",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d46ae",
                            table="events_eventpaper",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventpapertrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="71b1c90de94808292eac2907c5b71b9c48ef512b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d0d55",
                            table="events_eventpapertrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventplan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_eventplantrailevent" ("aims", "budget", "directory", "event_id", "headcount", "id", "invited", "liaison", "liaison_phone", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "rooms", "safety", "safety_officer", "safety_phone", "state") VALUES (NEW."aims", NEW."budget", NEW."directory", NEW."event_id", NEW."headcount", NEW."id", NEW."invited", NEW."liaison", NEW."liaison_phone", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."remark", NEW."rooms", NEW."safety", NEW."safety_officer", NEW."safety_phone", NEW."state"); RETURN NULL;',
                            hash="3de10972007fb24c372ec680a45371a0f02aa9c7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d5ec2",
                            table="events_eventplan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventplan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."aims" IS DISTINCT FROM (NEW."aims") OR OLD."budget" IS DISTINCT FROM (NEW."budget") OR OLD."directory" IS DISTINCT FROM (NEW."directory") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."headcount" IS DISTINCT FROM (NEW."headcount") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited" IS DISTINCT FROM (NEW."invited") OR OLD."liaison" IS DISTINCT FROM (NEW."liaison") OR OLD."liaison_phone" IS DISTINCT FROM (NEW."liaison_phone") OR OLD."remark" IS DISTINCT FROM (NEW."remark") OR OLD."rooms" IS DISTINCT FROM (NEW."rooms") OR OLD."safety" IS DISTINCT FROM (NEW."safety") OR OLD."safety_officer" IS DISTINCT FROM (NEW."safety_officer") OR OLD."safety_phone" IS DISTINCT FROM (NEW."safety_phone") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                            func='INSERT INTO "events_eventplantrailevent" ("aims", "budget", "directory", "event_id", "headcount", "id", "invited", "liaison", "liaison_phone", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "rooms", "safety", "safety_officer", "safety_phone", "state") VALUES (NEW."aims", NEW."budget", NEW."directory", NEW."event_id", NEW."headcount", NEW."id", NEW."invited", NEW."liaison", NEW."liaison_phone", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."remark", NEW."rooms", NEW."safety", NEW."safety_officer", NEW."safety_phone", NEW."state"); RETURN NULL;',
                            hash="5f802b1f67ceeb144e59dca9355612b9137d8a29",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6919b",
                            table="events_eventplan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventplan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_eventplantrailevent" ("aims", "budget", "directory", "event_id", "headcount", "id", "invited", "liaison", "liaison_phone", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "rooms", "safety", "safety_officer", "safety_phone", "state") VALUES (OLD."aims", OLD."budget", OLD."directory", OLD."event_id", OLD."headcount", OLD."id", OLD."invited", OLD."liaison", OLD."liaison_phone", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."remark", OLD."rooms", OLD."safety", OLD."safety_officer", OLD."safety_phone", OLD."state"); RETURN NULL;',
                            hash="ae7d0ef79682529248f42dfb9d8349a4b7f15720",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_99a4c",
                            table="events_eventplan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budgetlinetrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="dfb3ab40e810c3f2d70f0c47dc5d6fc6bc4e4c2a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_359f9",
                            table="events_budgetlinetrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budgetline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_budgetlinetrailevent" ("amount", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "source", "title") VALUES (NEW."amount", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."source", NEW."title"); RETURN NULL;',
                            hash="ff4225eddf49bae9f188330d9759a5d8789c84d5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ff80c",
                            table="events_budgetline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budgetline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_budgetlinetrailevent" ("amount", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "source", "title") VALUES (NEW."amount", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."source", NEW."title"); RETURN NULL;',
                            hash="15e509f865368686fddbdebdd83667b07ebb6a31",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_76fa2",
                            table="events_budgetline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budgetline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_budgetlinetrailevent" ("amount", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "source", "title") VALUES (OLD."amount", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."source", OLD."title"); RETURN NULL;',
                            hash="4839aa3b9851c7fa335217f54655893784850d2b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fde87",
                            table="events_budgetline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventplantrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f43774b8bb89a4a2b6639b29e899210e6f8273f0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ffeea",
                            table="events_eventplantrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_eventreporttrailevent" ("attended", "attended_note", "coverage", "event_id", "filed_at", "filed_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered", "remark", "returned_at", "returned_by_id", "text") VALUES (NEW."attended", NEW."attended_note", NEW."coverage", NEW."event_id", NEW."filed_at", NEW."filed_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."registered", NEW."remark", NEW."returned_at", NEW."returned_by_id", NEW."text"); RETURN NULL;',
                            hash="c51bea459a5a695f6fadbac9244e57ed8421c0b0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_78222",
                            table="events_eventreport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."attended" IS DISTINCT FROM (NEW."attended") OR OLD."attended_note" IS DISTINCT FROM (NEW."attended_note") OR OLD."coverage" IS DISTINCT FROM (NEW."coverage") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."filed_at" IS DISTINCT FROM (NEW."filed_at") OR OLD."filed_by_id" IS DISTINCT FROM (NEW."filed_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."registered" IS DISTINCT FROM (NEW."registered") OR OLD."remark" IS DISTINCT FROM (NEW."remark") OR OLD."returned_at" IS DISTINCT FROM (NEW."returned_at") OR OLD."returned_by_id" IS DISTINCT FROM (NEW."returned_by_id") OR OLD."text" IS DISTINCT FROM (NEW."text"))',
                            func='INSERT INTO "events_eventreporttrailevent" ("attended", "attended_note", "coverage", "event_id", "filed_at", "filed_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered", "remark", "returned_at", "returned_by_id", "text") VALUES (NEW."attended", NEW."attended_note", NEW."coverage", NEW."event_id", NEW."filed_at", NEW."filed_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."registered", NEW."remark", NEW."returned_at", NEW."returned_by_id", NEW."text"); RETURN NULL;',
                            hash="bed3284a579f0155408e13570defd7d86418f5cf",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3f353",
                            table="events_eventreport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_eventreporttrailevent" ("attended", "attended_note", "coverage", "event_id", "filed_at", "filed_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered", "remark", "returned_at", "returned_by_id", "text") VALUES (OLD."attended", OLD."attended_note", OLD."coverage", OLD."event_id", OLD."filed_at", OLD."filed_by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."registered", OLD."remark", OLD."returned_at", OLD."returned_by_id", OLD."text"); RETURN NULL;',
                            hash="aed047b4295fac51f066ff839bd9f39f2482dfa4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_416b5",
                            table="events_eventreport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventreporttrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b21092bf2f18b8db1ef2e3eb2e363ae20e8b82fe",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b19e1",
                            table="events_eventreporttrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventsettingstrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bfa0bd1304128a26bd20b10802e0a7105835acf7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7b0f5",
                            table="events_eventsettingstrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventtask",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_eventtasktrailevent" ("days", "department_id", "done_at", "done_by_id", "done_with", "due_on", "event_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "user_id", "who") VALUES (NEW."days", NEW."department_id", NEW."done_at", NEW."done_by_id", NEW."done_with", NEW."due_on", NEW."event_id", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."title", NEW."user_id", NEW."who"); RETURN NULL;',
                            hash="6eaf29efce11c32aa2ee761e26e1fea21f20f4a1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7e874",
                            table="events_eventtask",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventtask",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."days" IS DISTINCT FROM (NEW."days") OR OLD."department_id" IS DISTINCT FROM (NEW."department_id") OR OLD."done_at" IS DISTINCT FROM (NEW."done_at") OR OLD."done_by_id" IS DISTINCT FROM (NEW."done_by_id") OR OLD."done_with" IS DISTINCT FROM (NEW."done_with") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."who" IS DISTINCT FROM (NEW."who"))',
                            func='INSERT INTO "events_eventtasktrailevent" ("days", "department_id", "done_at", "done_by_id", "done_with", "due_on", "event_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "user_id", "who") VALUES (NEW."days", NEW."department_id", NEW."done_at", NEW."done_by_id", NEW."done_with", NEW."due_on", NEW."event_id", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."title", NEW."user_id", NEW."who"); RETURN NULL;',
                            hash="16af13363d7a0c2c08b91a3c1c9d34fb69da7740",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3c2e2",
                            table="events_eventtask",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventtask",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_eventtasktrailevent" ("days", "department_id", "done_at", "done_by_id", "done_with", "due_on", "event_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "user_id", "who") VALUES (OLD."days", OLD."department_id", OLD."done_at", OLD."done_by_id", OLD."done_with", OLD."due_on", OLD."event_id", OLD."id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."title", OLD."user_id", OLD."who"); RETURN NULL;',
                            hash="b6d8efc12dd63f6133c560ee0edfad35588fbb7a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c67d4",
                            table="events_eventtask",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventtasktrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b050ec3927e2ca8989914185fdb75cdf3419b0f5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_23598",
                            table="events_eventtasktrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eventtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a7df3cf16a62a384c59cdef6049e3459014557c0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c240b",
                            table="events_eventtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="guest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_guesttrailevent" ("alumnus_id", "companions", "event_id", "id", "invited_on", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "post", "replied_at", "reply", "role", "seat") VALUES (NEW."alumnus_id", NEW."companions", NEW."event_id", NEW."id", NEW."invited_on", NEW."name", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phone", NEW."post", NEW."replied_at", NEW."reply", NEW."role", NEW."seat"); RETURN NULL;',
                            hash="b681a0701372bf10010cd9a4e0edd709fb083964",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b7ac6",
                            table="events_guest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="guest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."alumnus_id" IS DISTINCT FROM (NEW."alumnus_id") OR OLD."companions" IS DISTINCT FROM (NEW."companions") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_on" IS DISTINCT FROM (NEW."invited_on") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."post" IS DISTINCT FROM (NEW."post") OR OLD."replied_at" IS DISTINCT FROM (NEW."replied_at") OR OLD."reply" IS DISTINCT FROM (NEW."reply") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."seat" IS DISTINCT FROM (NEW."seat"))',
                            func='INSERT INTO "events_guesttrailevent" ("alumnus_id", "companions", "event_id", "id", "invited_on", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "post", "replied_at", "reply", "role", "seat") VALUES (NEW."alumnus_id", NEW."companions", NEW."event_id", NEW."id", NEW."invited_on", NEW."name", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."post", NEW."replied_at", NEW."reply", NEW."role", NEW."seat"); RETURN NULL;',
                            hash="e340c34d7fd4513326c72e619fd33ac33cce6613",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5afc0",
                            table="events_guest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="guest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_guesttrailevent" ("alumnus_id", "companions", "event_id", "id", "invited_on", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "post", "replied_at", "reply", "role", "seat") VALUES (OLD."alumnus_id", OLD."companions", OLD."event_id", OLD."id", OLD."invited_on", OLD."name", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."post", OLD."replied_at", OLD."reply", OLD."role", OLD."seat"); RETURN NULL;',
                            hash="b19dd99a9e9939f65f22393e80a862a2cccfb963",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_76189",
                            table="events_guest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="guesttrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9bc9ea31e1480d4eeefdd7e43e7e12174792db98",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6f4a1",
                            table="events_guesttrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_invitationtrailevent" ("alumnus_id", "channel", "declined_at", "event_id", "expires_at", "failed", "guest_id", "id", "issued_at", "issued_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_by_id") VALUES (NEW."alumnus_id", NEW."channel", NEW."declined_at", NEW."event_id", NEW."expires_at", NEW."failed", NEW."guest_id", NEW."id", NEW."issued_at", NEW."issued_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."revoked_at", NEW."revoked_by_id"); RETURN NULL;',
                            hash="f25027af6d9bde9f44ce8fbaf1e6b5ee52781a16",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e4dec",
                            table="events_invitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."alumnus_id" IS DISTINCT FROM (NEW."alumnus_id") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."declined_at" IS DISTINCT FROM (NEW."declined_at") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."failed" IS DISTINCT FROM (NEW."failed") OR OLD."guest_id" IS DISTINCT FROM (NEW."guest_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issued_at" IS DISTINCT FROM (NEW."issued_at") OR OLD."issued_by_id" IS DISTINCT FROM (NEW."issued_by_id") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."revoked_by_id" IS DISTINCT FROM (NEW."revoked_by_id"))',
                            func='INSERT INTO "events_invitationtrailevent" ("alumnus_id", "channel", "declined_at", "event_id", "expires_at", "failed", "guest_id", "id", "issued_at", "issued_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_by_id") VALUES (NEW."alumnus_id", NEW."channel", NEW."declined_at", NEW."event_id", NEW."expires_at", NEW."failed", NEW."guest_id", NEW."id", NEW."issued_at", NEW."issued_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."revoked_at", NEW."revoked_by_id"); RETURN NULL;',
                            hash="c5bc13388937b8b376e39bda55a68330b855ca44",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0645f",
                            table="events_invitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_invitationtrailevent" ("alumnus_id", "channel", "declined_at", "event_id", "expires_at", "failed", "guest_id", "id", "issued_at", "issued_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_by_id") VALUES (OLD."alumnus_id", OLD."channel", OLD."declined_at", OLD."event_id", OLD."expires_at", OLD."failed", OLD."guest_id", OLD."id", OLD."issued_at", OLD."issued_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."revoked_at", OLD."revoked_by_id"); RETURN NULL;',
                            hash="7326da2fae44635449c8d29981f967d7923b0ee7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2c6c1",
                            table="events_invitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitationtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="85bea6f508e23c37a069c1123a8ae40b37c004e5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c4527",
                            table="events_invitationtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planfiling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="3bc98ba452751cd4e2aae32871d2a983e63f6e4b",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_797a2",
                            table="events_planfiling",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planfiling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="words_stay",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."snapshot" IS DISTINCT FROM (NEW."snapshot") OR OLD."filed_by_id" IS DISTINCT FROM (NEW."filed_by_id") OR OLD."filed_at" IS DISTINCT FROM (NEW."filed_at") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="31976a3c00b094e63078d010531706e589d24891",
                            operation="UPDATE",
                            pgid="pgtrigger_words_stay_7dc5f",
                            table="events_planfiling",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planfiling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="decided_once",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NOT (OLD.\"verdict\" = 'waiting'))",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="0c94acb50a611b6b05700323f0a41e0fcd62c72c",
                            operation="UPDATE",
                            pgid="pgtrigger_decided_once_57e50",
                            table="events_planfiling",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planfiling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_planfilingtrailevent" ("due_on", "filed_at", "filed_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "remark", "reviewed_at", "reviewed_by_id", "snapshot", "verdict") VALUES (NEW."due_on", NEW."filed_at", NEW."filed_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."remark", NEW."reviewed_at", NEW."reviewed_by_id", NEW."snapshot", NEW."verdict"); RETURN NULL;',
                            hash="c60e27dfe1e7c2d13167781220b04714235cafdb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b3162",
                            table="events_planfiling",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planfiling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_planfilingtrailevent" ("due_on", "filed_at", "filed_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "remark", "reviewed_at", "reviewed_by_id", "snapshot", "verdict") VALUES (NEW."due_on", NEW."filed_at", NEW."filed_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."remark", NEW."reviewed_at", NEW."reviewed_by_id", NEW."snapshot", NEW."verdict"); RETURN NULL;',
                            hash="0fc6c3723da2f7cb887e63bab7cc6278047f302b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0775c",
                            table="events_planfiling",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planfiling",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_planfilingtrailevent" ("due_on", "filed_at", "filed_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "remark", "reviewed_at", "reviewed_by_id", "snapshot", "verdict") VALUES (OLD."due_on", OLD."filed_at", OLD."filed_by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."remark", OLD."reviewed_at", OLD."reviewed_by_id", OLD."snapshot", OLD."verdict"); RETURN NULL;',
                            hash="3a96b386ce6cc6b1f4a22623f07c9e57a7f38698",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1fa73",
                            table="events_planfiling",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planfilingtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c3549623df65529eb574e0fddc49c9b99087b97c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b5881",
                            table="events_planfilingtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programmeitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_programmeitemtrailevent" ("id", "is_public", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "starts_at", "title", "who") VALUES (NEW."id", NEW."is_public", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."plan_id", NEW."starts_at", NEW."title", NEW."who"); RETURN NULL;',
                            hash="2e936c422d5ef273a6712fe87ef534551d846c3f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a8b0d",
                            table="events_programmeitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programmeitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_programmeitemtrailevent" ("id", "is_public", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "starts_at", "title", "who") VALUES (NEW."id", NEW."is_public", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."plan_id", NEW."starts_at", NEW."title", NEW."who"); RETURN NULL;',
                            hash="c1ae54f8fbf19b4ee75d09275223b7e03429f60f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c7c29",
                            table="events_programmeitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programmeitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_programmeitemtrailevent" ("id", "is_public", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "starts_at", "title", "who") VALUES (OLD."id", OLD."is_public", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."plan_id", OLD."starts_at", OLD."title", OLD."who"); RETURN NULL;',
                            hash="e3ec9eec900cff55523d6b158d9b3caf01d17da3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_89290",
                            table="events_programmeitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programmeitemtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4e7eeedb16d2ef94dbdb770887b8826e05c89218",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e7f50",
                            table="events_programmeitemtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="question",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_questiontrailevent" ("choices", "dropped_at", "event_id", "id", "is_required", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (NEW."choices", NEW."dropped_at", NEW."event_id", NEW."id", NEW."is_required", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."text"); RETURN NULL;',
                            hash="ad039f1cbbd181cfe6209e0dd509d7e522188650",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2f805",
                            table="events_question",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="question",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_questiontrailevent" ("choices", "dropped_at", "event_id", "id", "is_required", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (NEW."choices", NEW."dropped_at", NEW."event_id", NEW."id", NEW."is_required", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."text"); RETURN NULL;',
                            hash="9b9e94b864fce85a37df5dda930180e3e530c82a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d80c1",
                            table="events_question",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="question",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_questiontrailevent" ("choices", "dropped_at", "event_id", "id", "is_required", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (OLD."choices", OLD."dropped_at", OLD."event_id", OLD."id", OLD."is_required", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."text"); RETURN NULL;',
                            hash="704237fd97c1661a40c6ce4360f5036320693798",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_18708",
                            table="events_question",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questiontrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5caf950ced1b36d6723ae11a82ce945a11590ac0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_65dfc",
                            table="events_questiontrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="registration",
                    trigger=pgtrigger.compiler.Trigger(
                        name="count_seats",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n  IF TG_OP <> 'INSERT' AND OLD.state = 'confirmed' THEN\n    UPDATE events_event SET taken = taken - (1 + OLD.companions) WHERE id = OLD.event_id;\n  END IF;\n  IF TG_OP <> 'DELETE' AND NEW.state = 'confirmed' THEN\n    UPDATE events_event SET taken = taken + (1 + NEW.companions) WHERE id = NEW.event_id;\n  END IF;\n  RETURN NULL;\n",
                            hash="4497a01edfffe2eaee2a12d8cc4d50b6669f2f38",
                            operation='INSERT OR DELETE OR UPDATE OF "state", "companions", "event_id"',
                            pgid="pgtrigger_count_seats_a3595",
                            table="events_registration",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="registration",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_registrationtrailevent" ("alumnus_id", "cancelled_at", "class_text", "companions", "consent", "event_id", "graduated_year", "id", "invitation_id", "matched_at", "matched_by_id", "moved_up_at", "moved_up_told_at", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "queued_at", "reason", "registered_at", "registered_by_id", "seat", "source", "state", "told_change") VALUES (NEW."alumnus_id", NEW."cancelled_at", NEW."class_text", NEW."companions", NEW."consent", NEW."event_id", NEW."graduated_year", NEW."id", NEW."invitation_id", NEW."matched_at", NEW."matched_by_id", NEW."moved_up_at", NEW."moved_up_told_at", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."post", NEW."queued_at", NEW."reason", NEW."registered_at", NEW."registered_by_id", NEW."seat", NEW."source", NEW."state", NEW."told_change"); RETURN NULL;',
                            hash="85ed12f2ba2201729ca24abc3736f258471fb9e3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c84d7",
                            table="events_registration",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="registration",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."alumnus_id" IS DISTINCT FROM (NEW."alumnus_id") OR OLD."cancelled_at" IS DISTINCT FROM (NEW."cancelled_at") OR OLD."class_text" IS DISTINCT FROM (NEW."class_text") OR OLD."companions" IS DISTINCT FROM (NEW."companions") OR OLD."consent" IS DISTINCT FROM (NEW."consent") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."graduated_year" IS DISTINCT FROM (NEW."graduated_year") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invitation_id" IS DISTINCT FROM (NEW."invitation_id") OR OLD."matched_at" IS DISTINCT FROM (NEW."matched_at") OR OLD."matched_by_id" IS DISTINCT FROM (NEW."matched_by_id") OR OLD."moved_up_at" IS DISTINCT FROM (NEW."moved_up_at") OR OLD."moved_up_told_at" IS DISTINCT FROM (NEW."moved_up_told_at") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."post" IS DISTINCT FROM (NEW."post") OR OLD."queued_at" IS DISTINCT FROM (NEW."queued_at") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."registered_at" IS DISTINCT FROM (NEW."registered_at") OR OLD."registered_by_id" IS DISTINCT FROM (NEW."registered_by_id") OR OLD."seat" IS DISTINCT FROM (NEW."seat") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."told_change" IS DISTINCT FROM (NEW."told_change"))',
                            func='INSERT INTO "events_registrationtrailevent" ("alumnus_id", "cancelled_at", "class_text", "companions", "consent", "event_id", "graduated_year", "id", "invitation_id", "matched_at", "matched_by_id", "moved_up_at", "moved_up_told_at", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "queued_at", "reason", "registered_at", "registered_by_id", "seat", "source", "state", "told_change") VALUES (NEW."alumnus_id", NEW."cancelled_at", NEW."class_text", NEW."companions", NEW."consent", NEW."event_id", NEW."graduated_year", NEW."id", NEW."invitation_id", NEW."matched_at", NEW."matched_by_id", NEW."moved_up_at", NEW."moved_up_told_at", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."post", NEW."queued_at", NEW."reason", NEW."registered_at", NEW."registered_by_id", NEW."seat", NEW."source", NEW."state", NEW."told_change"); RETURN NULL;',
                            hash="7b0e39541006be19939c23ca940583b0a8d8c31c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_87442",
                            table="events_registration",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="registration",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_registrationtrailevent" ("alumnus_id", "cancelled_at", "class_text", "companions", "consent", "event_id", "graduated_year", "id", "invitation_id", "matched_at", "matched_by_id", "moved_up_at", "moved_up_told_at", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "queued_at", "reason", "registered_at", "registered_by_id", "seat", "source", "state", "told_change") VALUES (OLD."alumnus_id", OLD."cancelled_at", OLD."class_text", OLD."companions", OLD."consent", OLD."event_id", OLD."graduated_year", OLD."id", OLD."invitation_id", OLD."matched_at", OLD."matched_by_id", OLD."moved_up_at", OLD."moved_up_told_at", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."post", OLD."queued_at", OLD."reason", OLD."registered_at", OLD."registered_by_id", OLD."seat", OLD."source", OLD."state", OLD."told_change"); RETURN NULL;',
                            hash="0e57fc339f893a15e0c74f0504cba88acc039edb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_893c7",
                            table="events_registration",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="checkintrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="acbf61bb617580059281b6b2bb7a4ee8b6b709c9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_cc7f6",
                            table="events_checkintrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="checkin",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_checkintrailevent" ("at", "event_id", "id", "method", "noted_by_id", "people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "registration_id", "station_id", "undone_at", "undone_by_id") VALUES (NEW."at", NEW."event_id", NEW."id", NEW."method", NEW."noted_by_id", NEW."people", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."received_at", NEW."registration_id", NEW."station_id", NEW."undone_at", NEW."undone_by_id"); RETURN NULL;',
                            hash="b258ea4ea5a0adeaca2715236d87442a812c4800",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5a9ce",
                            table="events_checkin",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="checkin",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."method" IS DISTINCT FROM (NEW."method") OR OLD."noted_by_id" IS DISTINCT FROM (NEW."noted_by_id") OR OLD."people" IS DISTINCT FROM (NEW."people") OR OLD."received_at" IS DISTINCT FROM (NEW."received_at") OR OLD."registration_id" IS DISTINCT FROM (NEW."registration_id") OR OLD."station_id" IS DISTINCT FROM (NEW."station_id") OR OLD."undone_at" IS DISTINCT FROM (NEW."undone_at") OR OLD."undone_by_id" IS DISTINCT FROM (NEW."undone_by_id"))',
                            func='INSERT INTO "events_checkintrailevent" ("at", "event_id", "id", "method", "noted_by_id", "people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "registration_id", "station_id", "undone_at", "undone_by_id") VALUES (NEW."at", NEW."event_id", NEW."id", NEW."method", NEW."noted_by_id", NEW."people", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."received_at", NEW."registration_id", NEW."station_id", NEW."undone_at", NEW."undone_by_id"); RETURN NULL;',
                            hash="850e5c8e7daaae2af4608cdc358af586702c4455",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4bfc3",
                            table="events_checkin",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="checkin",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_checkintrailevent" ("at", "event_id", "id", "method", "noted_by_id", "people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "registration_id", "station_id", "undone_at", "undone_by_id") VALUES (OLD."at", OLD."event_id", OLD."id", OLD."method", OLD."noted_by_id", OLD."people", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."received_at", OLD."registration_id", OLD."station_id", OLD."undone_at", OLD."undone_by_id"); RETURN NULL;',
                            hash="0fc9ee629471d98adbd7d47e1c8a055efc3f7833",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_57c33",
                            table="events_checkin",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="registrationtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ae403cc4e48d31a38cd7d252995fa1e3228c3650",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_cf334",
                            table="events_registrationtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ruletasktrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="44ae690a512e7c384fabb1c73619cb9edd09cc4b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_30bc3",
                            table="events_ruletasktrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ruletask",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_ruletasktrailevent" ("days", "done_with", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id", "title", "who") VALUES (NEW."days", NEW."done_with", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."rule_id", NEW."title", NEW."who"); RETURN NULL;',
                            hash="0813cb6350e6c9c1e60d3f2e231b489d1f202b40",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4c2ad",
                            table="events_ruletask",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ruletask",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_ruletasktrailevent" ("days", "done_with", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id", "title", "who") VALUES (NEW."days", NEW."done_with", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."rule_id", NEW."title", NEW."who"); RETURN NULL;',
                            hash="d2f2c294a3dab4488fed0c3a98d346cc4fbb2083",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e5f79",
                            table="events_ruletask",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ruletask",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_ruletasktrailevent" ("days", "done_with", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id", "title", "who") VALUES (OLD."days", OLD."done_with", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."rule_id", OLD."title", OLD."who"); RETURN NULL;',
                            hash="3c2b1c06f5dc1ab7f92f1b105dfaadf25725eed3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9e729",
                            table="events_ruletask",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rulepapertrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="47f134dab5e168450fbe1866f10b2743506d7b10",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2c042",
                            table="events_rulepapertrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rulepaper",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_rulepapertrailevent" ("id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id") VALUES (NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."rule_id"); RETURN NULL;',
                            hash="ea312e5fd9616c94d70dffff9cea2920292c59e8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_59a57",
                            table="events_rulepaper",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rulepaper",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_rulepapertrailevent" ("id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id") VALUES (NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."rule_id"); RETURN NULL;',
                            hash="8f024996987fd038848990e72ff22f2c193ba117",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b43bf",
                            table="events_rulepaper",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rulepaper",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_rulepapertrailevent" ("id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id") VALUES (OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."rule_id"); RETURN NULL;',
                            hash="27e2886ab11dc31a31c51d36b421852cd2cae1b1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_39887",
                            table="events_rulepaper",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="serviceruletrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1cee5124c50ff8f2b8afde2062154e9943d5b24a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f5973",
                            table="events_serviceruletrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="suggestion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_suggestiontrailevent" ("answer", "answered_at", "answered_by_id", "assigned_at", "assigned_by_id", "college_id", "department_id", "due_on", "event_id", "handed_on_at", "handed_on_by_id", "heard_at", "heard_by_id", "id", "may_show", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_back_at", "sent_back_by_id", "shown_at", "shown_by_id", "state", "text") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."assigned_at", NEW."assigned_by_id", NEW."college_id", NEW."department_id", NEW."due_on", NEW."event_id", NEW."handed_on_at", NEW."handed_on_by_id", NEW."heard_at", NEW."heard_by_id", NEW."id", NEW."may_show", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."sent_back_at", NEW."sent_back_by_id", NEW."shown_at", NEW."shown_by_id", NEW."state", NEW."text"); RETURN NULL;',
                            hash="51b9e714798c7be23926727b32932ffb50756bef",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fd3e2",
                            table="events_suggestion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="suggestion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."assigned_at" IS DISTINCT FROM (NEW."assigned_at") OR OLD."assigned_by_id" IS DISTINCT FROM (NEW."assigned_by_id") OR OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."department_id" IS DISTINCT FROM (NEW."department_id") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."handed_on_at" IS DISTINCT FROM (NEW."handed_on_at") OR OLD."handed_on_by_id" IS DISTINCT FROM (NEW."handed_on_by_id") OR OLD."heard_at" IS DISTINCT FROM (NEW."heard_at") OR OLD."heard_by_id" IS DISTINCT FROM (NEW."heard_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."may_show" IS DISTINCT FROM (NEW."may_show") OR OLD."sent_back_at" IS DISTINCT FROM (NEW."sent_back_at") OR OLD."sent_back_by_id" IS DISTINCT FROM (NEW."sent_back_by_id") OR OLD."shown_at" IS DISTINCT FROM (NEW."shown_at") OR OLD."shown_by_id" IS DISTINCT FROM (NEW."shown_by_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."text" IS DISTINCT FROM (NEW."text"))',
                            func='INSERT INTO "events_suggestiontrailevent" ("answer", "answered_at", "answered_by_id", "assigned_at", "assigned_by_id", "college_id", "department_id", "due_on", "event_id", "handed_on_at", "handed_on_by_id", "heard_at", "heard_by_id", "id", "may_show", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_back_at", "sent_back_by_id", "shown_at", "shown_by_id", "state", "text") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."assigned_at", NEW."assigned_by_id", NEW."college_id", NEW."department_id", NEW."due_on", NEW."event_id", NEW."handed_on_at", NEW."handed_on_by_id", NEW."heard_at", NEW."heard_by_id", NEW."id", NEW."may_show", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sent_back_at", NEW."sent_back_by_id", NEW."shown_at", NEW."shown_by_id", NEW."state", NEW."text"); RETURN NULL;',
                            hash="0733bb0ecd25e3341ad86e73e06881d2e6fbadf8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b4875",
                            table="events_suggestion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="suggestion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_suggestiontrailevent" ("answer", "answered_at", "answered_by_id", "assigned_at", "assigned_by_id", "college_id", "department_id", "due_on", "event_id", "handed_on_at", "handed_on_by_id", "heard_at", "heard_by_id", "id", "may_show", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_back_at", "sent_back_by_id", "shown_at", "shown_by_id", "state", "text") VALUES (OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."assigned_at", OLD."assigned_by_id", OLD."college_id", OLD."department_id", OLD."due_on", OLD."event_id", OLD."handed_on_at", OLD."handed_on_by_id", OLD."heard_at", OLD."heard_by_id", OLD."id", OLD."may_show", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sent_back_at", OLD."sent_back_by_id", OLD."shown_at", OLD."shown_by_id", OLD."state", OLD."text"); RETURN NULL;',
                            hash="22cca4f16805dddf8254dae1df7a841be67a859b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bc8c8",
                            table="events_suggestion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="suggestiontrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6b1f5103d72d29bbf71396c03c8bc63faceb5510",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_afb24",
                            table="events_suggestiontrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="venue",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_venuetrailevent" ("address", "closed_on", "college_id", "contact", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seats") VALUES (NEW."address", NEW."closed_on", NEW."college_id", NEW."contact", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."seats"); RETURN NULL;',
                            hash="efce9764946c21e78e628657edba70b87e561954",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1c301",
                            table="events_venue",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="venue",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."contact" IS DISTINCT FROM (NEW."contact") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."seats" IS DISTINCT FROM (NEW."seats"))',
                            func='INSERT INTO "events_venuetrailevent" ("address", "closed_on", "college_id", "contact", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seats") VALUES (NEW."address", NEW."closed_on", NEW."college_id", NEW."contact", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."seats"); RETURN NULL;',
                            hash="419874dbbbcb4a45a2ce588aa499a96ca6c16e33",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1b13e",
                            table="events_venue",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="venue",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_venuetrailevent" ("address", "closed_on", "college_id", "contact", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seats") VALUES (OLD."address", OLD."closed_on", OLD."college_id", OLD."contact", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."seats"); RETURN NULL;',
                            hash="e905914038d2c34a722a30a9907e73f98ba07ec8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6e807",
                            table="events_venue",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="venuebooking",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_venuebookingtrailevent" ("booked_at", "booked_by_id", "ends_at", "event_ends_at", "event_id", "event_starts_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "released_at", "released_by_id", "starts_at", "venue_id") VALUES (NEW."booked_at", NEW."booked_by_id", NEW."ends_at", NEW."event_ends_at", NEW."event_id", NEW."event_starts_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."purpose", NEW."released_at", NEW."released_by_id", NEW."starts_at", NEW."venue_id"); RETURN NULL;',
                            hash="8c871a48379931ecd67b7068e28f092964b5889f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_89270",
                            table="events_venuebooking",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="venuebooking",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_venuebookingtrailevent" ("booked_at", "booked_by_id", "ends_at", "event_ends_at", "event_id", "event_starts_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "released_at", "released_by_id", "starts_at", "venue_id") VALUES (NEW."booked_at", NEW."booked_by_id", NEW."ends_at", NEW."event_ends_at", NEW."event_id", NEW."event_starts_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."purpose", NEW."released_at", NEW."released_by_id", NEW."starts_at", NEW."venue_id"); RETURN NULL;',
                            hash="be945758afd7920fff94813bdcfa83d6051f79e7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d7e0d",
                            table="events_venuebooking",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="venuebooking",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_venuebookingtrailevent" ("booked_at", "booked_by_id", "ends_at", "event_ends_at", "event_id", "event_starts_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "released_at", "released_by_id", "starts_at", "venue_id") VALUES (OLD."booked_at", OLD."booked_by_id", OLD."ends_at", OLD."event_ends_at", OLD."event_id", OLD."event_starts_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."purpose", OLD."released_at", OLD."released_by_id", OLD."starts_at", OLD."venue_id"); RETURN NULL;',
                            hash="acbd95666c2d6ab97ee6db5562f8dd3a8ef5367a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_544f7",
                            table="events_venuebooking",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="venuebookingtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="657df78649450ff9817e2003861df316a88e217b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_27ad4",
                            table="events_venuebookingtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="venuetrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e8b4e1a0bb8816dee4a381564bbd6f63aa7ccec1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5ed89",
                            table="events_venuetrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
