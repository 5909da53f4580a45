import django.contrib.postgres.constraints
import django.contrib.postgres.fields
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


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        common.migration_operations.Together(
            operations=[
                migrations.CreateModel(
                    name="MajorPlacement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateField(verbose_name="自")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="至")),
                        (
                            "college",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "major",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="colleges.major",
                                verbose_name="专业",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "专业归属",
                        "verbose_name_plural": "专业归属",
                        "ordering": ["major", "-since"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="major_placement_period_in_order",
                                violation_error_message="结束日期不能早于开始日期。",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    (
                                        models.Func(
                                            models.F("major"),
                                            models.F("major"),
                                            models.Value("[]"),
                                            function="int8range",
                                        ),
                                        "&&",
                                    ),
                                    (models.Func("since", "until", models.Value("[]"), function="daterange"), "&&"),
                                ],
                                name="major_in_one_college_at_a_time",
                                violation_error_message="同一时期一个专业只能属于一个学院，请先填写前一段的结束日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MajorPlacementTrailevent",
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
                        ("since", models.DateField(verbose_name="自")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="至")),
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
                                db_constraint=False,
                                db_index=False,
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
                                to="colleges.majorplacement",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MajorTrailevent",
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
                        ("name", models.CharField(max_length=60, verbose_name="专业名称")),
                        (
                            "short_names",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                blank=True,
                                default=list,
                                help_text="班级名称里的写法，如“机电”；多个用逗号隔开。读名册时用它认出专业。",
                                size=None,
                                verbose_name="简称",
                            ),
                        ),
                        ("code", models.CharField(blank=True, max_length=12, verbose_name="专业代码")),
                        ("opened", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="开设年份")),
                        ("closed", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="停办年份")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="colleges.major",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=120, unique=True, verbose_name="事项标识")),
                        ("duty", models.CharField(blank=True, max_length=10, verbose_name="职责")),
                        ("role", models.CharField(blank=True, max_length=40, verbose_name="角色")),
                        ("title", models.CharField(max_length=120, verbose_name="标题")),
                        ("body", models.TextField(blank=True, verbose_name="内容")),
                        ("url", models.CharField(blank=True, max_length=300, verbose_name="去处")),
                        ("article", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="条款")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="期限")),
                        ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="办结时间")),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="人员",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "消息",
                        "verbose_name_plural": "消息",
                        "ordering": ["-at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("college__isnull", False),
                                    models.Q(("role", ""), _negated=True),
                                    ("user__isnull", False),
                                    _connector="OR",
                                ),
                                name="notice_has_an_addressee",
                                violation_error_message="消息须有收件人。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NoticeRead",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="已读时间")),
                        (
                            "notice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reads",
                                to="colleges.notice",
                                verbose_name="消息",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="人员",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "已读",
                        "verbose_name_plural": "已读",
                        "constraints": [models.UniqueConstraint(fields=("notice", "user"), name="notice_read_once")],
                    },
                ),
                migrations.CreateModel(
                    name="School",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=60, unique=True, verbose_name="学校名称")),
                        ("is_current", models.BooleanField(default=False, verbose_name="现校名")),
                        (
                            "since_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="起始年份"),
                        ),
                        (
                            "until_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="终止年份"),
                        ),
                    ],
                    options={
                        "verbose_name": "学校（含前身）",
                        "verbose_name_plural": "学校（含前身）",
                        "ordering": ["-is_current", "name"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_current", True)),
                                fields=("is_current",),
                                name="school_one_is_current",
                                violation_error_message="已有一所现校名的学校。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SchoolTrailevent",
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
                        ("name", models.CharField(max_length=60, verbose_name="学校名称")),
                        ("is_current", models.BooleanField(default=False, verbose_name="现校名")),
                        (
                            "since_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="起始年份"),
                        ),
                        (
                            "until_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="终止年份"),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="colleges.school",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Appointment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "duty",
                            models.CharField(
                                choices=[("leader", "分管领导"), ("liaison", "校友联络员")],
                                max_length=10,
                                verbose_name="职责",
                            ),
                        ),
                        ("since", models.DateField(default=django.utils.timezone.localdate, verbose_name="自")),
                        (
                            "until",
                            models.DateField(
                                blank=True,
                                help_text="留空表示一直任职；到期次日起不能再进入本学院。",
                                null=True,
                                verbose_name="至",
                            ),
                        ),
                        (
                            "is_substitute",
                            models.BooleanField(
                                default=False, help_text="请假期间代理，必须填写结束日期。", verbose_name="临时代理"
                            ),
                        ),
                        ("document", models.CharField(blank=True, max_length=120, verbose_name="任命依据")),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="人员",
                            ),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "学院任职",
                        "verbose_name_plural": "学院任职",
                        "ordering": ["college", "duty", "-since"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="appointment_period_in_order",
                                violation_error_message="结束日期不能早于开始日期。",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("duty", "leader"), ("is_substitute", False)),
                                expressions=[
                                    (
                                        models.Func(
                                            models.F("college"),
                                            models.F("college"),
                                            models.Value("[]"),
                                            function="int8range",
                                        ),
                                        "&&",
                                    ),
                                    (models.Func("since", "until", models.Value("[]"), function="daterange"), "&&"),
                                ],
                                name="college_has_one_leader_at_a_time",
                                violation_error_message="该学院这一时期已有一名分管领导，请先结束前任的任期，或使用“交接”（第五条）。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("is_substitute", False), ("until__isnull", False), _connector="OR"),
                                name="substitute_has_an_end",
                                violation_error_message="临时代理必须填写结束日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="College",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=60, unique=True, verbose_name="学院名称")),
                        ("short_name", models.CharField(blank=True, max_length=20, verbose_name="简称")),
                        ("opened_on", models.DateField(blank=True, null=True, verbose_name="设立日期")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="撤并日期")),
                        ("position", models.PositiveSmallIntegerField(default=100, verbose_name="排序")),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="predecessors",
                                to="colleges.college",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "二级学院",
                        "verbose_name_plural": "二级学院",
                        "ordering": ["position", "name"],
                        "permissions": [("oversee_colleges", "统筹各二级学院（校友会办公室）")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("merged_into__isnull", True), ("closed_on__isnull", False), _connector="OR"
                                ),
                                name="college_merged_is_closed",
                                violation_error_message="已并入其他学院的，须填写撤并日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                                name="college_not_merged_into_itself",
                                violation_error_message="学院不能并入自身。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    ("opened_on__isnull", True),
                                    ("closed_on__gte", models.F("opened_on")),
                                    _connector="OR",
                                ),
                                name="college_period_in_order",
                                violation_error_message="撤并日期不能早于设立日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AppointmentTrailevent",
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
                            "duty",
                            models.CharField(
                                choices=[("leader", "分管领导"), ("liaison", "校友联络员")],
                                max_length=10,
                                verbose_name="职责",
                            ),
                        ),
                        ("since", models.DateField(default=django.utils.timezone.localdate, verbose_name="自")),
                        (
                            "until",
                            models.DateField(
                                blank=True,
                                help_text="留空表示一直任职；到期次日起不能再进入本学院。",
                                null=True,
                                verbose_name="至",
                            ),
                        ),
                        (
                            "is_substitute",
                            models.BooleanField(
                                default=False, help_text="请假期间代理，必须填写结束日期。", verbose_name="临时代理"
                            ),
                        ),
                        ("document", models.CharField(blank=True, max_length=120, verbose_name="任命依据")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="colleges.appointment",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CollegeName",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="曾用名")),
                        ("since", models.DateField(blank=True, null=True, verbose_name="启用日期")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="停用日期")),
                        (
                            "college",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="former_names",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "学院曾用名",
                        "verbose_name_plural": "学院曾用名",
                        "ordering": ["-until"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until__isnull", True),
                                    ("since__isnull", True),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="college_name_period_in_order",
                                violation_error_message="停用日期不能早于启用日期。",
                            ),
                            models.UniqueConstraint(
                                fields=("college", "name"),
                                name="college_name_once",
                                violation_error_message="这个曾用名已经登记。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CollegeNameTrailevent",
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
                        ("name", models.CharField(max_length=60, verbose_name="曾用名")),
                        ("since", models.DateField(blank=True, null=True, verbose_name="启用日期")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="停用日期")),
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
                                to="colleges.collegename",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CollegeTrailevent",
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
                        ("name", models.CharField(max_length=60, verbose_name="学院名称")),
                        ("short_name", models.CharField(blank=True, max_length=20, verbose_name="简称")),
                        ("opened_on", models.DateField(blank=True, null=True, verbose_name="设立日期")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="撤并日期")),
                        ("position", models.PositiveSmallIntegerField(default=100, verbose_name="排序")),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.college",
                                verbose_name="并入",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="colleges.college",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ContactPoint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("label", models.CharField(default="校友工作联系电话", max_length=40, verbose_name="名称")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="电话")),
                        ("room", models.CharField(blank=True, max_length=80, verbose_name="办公地点")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="邮箱")),
                        ("hours", models.CharField(blank=True, max_length=80, verbose_name="办公时间")),
                        ("is_published", models.BooleanField(default=True, verbose_name="对外公布")),
                        (
                            "confirmed_on",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="最近核对"),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                help_text="留空表示校友会办公室。",
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contact_points",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "联系方式（对外）",
                        "verbose_name_plural": "联系方式（对外）",
                        "ordering": ["college", "label"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("phone", ""), _negated=True),
                                    models.Q(("email", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="contact_point_says_how",
                                violation_error_message="请至少填写电话或邮箱（第六条）。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactPointTrailevent",
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
                        ("label", models.CharField(default="校友工作联系电话", max_length=40, verbose_name="名称")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="电话")),
                        ("room", models.CharField(blank=True, max_length=80, verbose_name="办公地点")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="邮箱")),
                        ("hours", models.CharField(blank=True, max_length=80, verbose_name="办公时间")),
                        ("is_published", models.BooleanField(default=True, verbose_name="对外公布")),
                        (
                            "confirmed_on",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="最近核对"),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                help_text="留空表示校友会办公室。",
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
                                to="colleges.contactpoint",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Major",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=60, unique=True, verbose_name="专业名称")),
                        (
                            "short_names",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                blank=True,
                                default=list,
                                help_text="班级名称里的写法，如“机电”；多个用逗号隔开。读名册时用它认出专业。",
                                size=None,
                                verbose_name="简称",
                            ),
                        ),
                        ("code", models.CharField(blank=True, max_length=12, verbose_name="专业代码")),
                        ("opened", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="开设年份")),
                        ("closed", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="停办年份")),
                    ],
                    options={
                        "verbose_name": "专业",
                        "verbose_name_plural": "专业",
                        "ordering": ["name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed__isnull", True),
                                    ("opened__isnull", True),
                                    ("closed__gte", models.F("opened")),
                                    _connector="OR",
                                ),
                                name="major_years_in_order",
                                violation_error_message="停办年份不能早于开设年份。",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="major",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_majortrailevent" ("closed", "code", "id", "name", "opened", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_names") VALUES (NEW."closed", NEW."code", NEW."id", NEW."name", NEW."opened", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."short_names"); RETURN NULL;',
                            hash="5b3df76ff7c42a782e1aab8447abc543abb9b166",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3e2f7",
                            table="colleges_major",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="major",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "colleges_majortrailevent" ("closed", "code", "id", "name", "opened", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_names") VALUES (NEW."closed", NEW."code", NEW."id", NEW."name", NEW."opened", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."short_names"); RETURN NULL;',
                            hash="2935432158bdd440c59f66c371aa5949c90cb41e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_03982",
                            table="colleges_major",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="major",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_majortrailevent" ("closed", "code", "id", "name", "opened", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_names") VALUES (OLD."closed", OLD."code", OLD."id", OLD."name", OLD."opened", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."short_names"); RETURN NULL;',
                            hash="997cd30e77df4a05a33171461bb4ee07ef2b8f6b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d608d",
                            table="colleges_major",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="school",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_schooltrailevent" ("id", "is_current", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since_year", "until_year") VALUES (NEW."id", NEW."is_current", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."since_year", NEW."until_year"); RETURN NULL;',
                            hash="0e77835202bcf3212f4084ef8e5ae781cc94c932",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4252e",
                            table="colleges_school",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="school",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "colleges_schooltrailevent" ("id", "is_current", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since_year", "until_year") VALUES (NEW."id", NEW."is_current", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."since_year", NEW."until_year"); RETURN NULL;',
                            hash="8d21775c61e507d227372b2bd003b05af63db9ec",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2ee10",
                            table="colleges_school",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="school",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_schooltrailevent" ("id", "is_current", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since_year", "until_year") VALUES (OLD."id", OLD."is_current", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."since_year", OLD."until_year"); RETURN NULL;',
                            hash="aa34b0328db12cf9533cfb4135434e45bfc8e862",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5ff07",
                            table="colleges_school",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="college",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_collegetrailevent" ("closed_on", "id", "merged_into_id", "name", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "short_name") VALUES (NEW."closed_on", NEW."id", NEW."merged_into_id", NEW."name", NEW."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."short_name"); RETURN NULL;',
                            hash="349fc547eb291429cbec27b3c6bb2e4d672e4c60",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bf818",
                            table="colleges_college",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="college",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "colleges_collegetrailevent" ("closed_on", "id", "merged_into_id", "name", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "short_name") VALUES (NEW."closed_on", NEW."id", NEW."merged_into_id", NEW."name", NEW."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."short_name"); RETURN NULL;',
                            hash="df31d4dd85ca50aa54e235d1b549c62fe75be1be",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_13848",
                            table="colleges_college",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="college",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_collegetrailevent" ("closed_on", "id", "merged_into_id", "name", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "short_name") VALUES (OLD."closed_on", OLD."id", OLD."merged_into_id", OLD."name", OLD."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."short_name"); RETURN NULL;',
                            hash="5a7bc07c4fcf6d7503dd1e9a881c7c6ba1cbc31a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bf617",
                            table="colleges_college",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appointmenttrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8164f97bf0dcc03a27d9afea39c4b381c277080f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_74dd5",
                            table="colleges_appointmenttrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appointment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_appointmenttrailevent" ("college_id", "document", "duty", "id", "is_substitute", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "user_id") VALUES (NEW."college_id", NEW."document", NEW."duty", NEW."id", NEW."is_substitute", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."since", NEW."until", NEW."user_id"); RETURN NULL;',
                            hash="dea309b6dd34410384123b5140619bbcb2cf427f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_70b66",
                            table="colleges_appointment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appointment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "colleges_appointmenttrailevent" ("college_id", "document", "duty", "id", "is_substitute", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "user_id") VALUES (NEW."college_id", NEW."document", NEW."duty", NEW."id", NEW."is_substitute", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."since", NEW."until", NEW."user_id"); RETURN NULL;',
                            hash="0714564271963ecb377566ab4c1ea6a7cef50632",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b5b64",
                            table="colleges_appointment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appointment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_appointmenttrailevent" ("college_id", "document", "duty", "id", "is_substitute", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "user_id") VALUES (OLD."college_id", OLD."document", OLD."duty", OLD."id", OLD."is_substitute", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."since", OLD."until", OLD."user_id"); RETURN NULL;',
                            hash="8002d850f00d1e27b19e441e5c9b7684bd2bd509",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_78585",
                            table="colleges_appointment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collegename",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_collegenametrailevent" ("college_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."college_id", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."since", NEW."until"); RETURN NULL;',
                            hash="db7ed3f027cbc96cc97e08339f3a880552e992b2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_642a5",
                            table="colleges_collegename",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collegename",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "colleges_collegenametrailevent" ("college_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."college_id", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."since", NEW."until"); RETURN NULL;',
                            hash="1d482099497c2d34520352be91514a2c75e4aa64",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b1884",
                            table="colleges_collegename",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collegename",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_collegenametrailevent" ("college_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (OLD."college_id", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."since", OLD."until"); RETURN NULL;',
                            hash="05682a1e50ab3eb69df2b47293c1e54a004be5cc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_11fb1",
                            table="colleges_collegename",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collegenametrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4c9376ed005026beea347237ee3f70021aa660f0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8a376",
                            table="colleges_collegenametrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collegetrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="96dbb7250b0b15915274cda906c17f21ae502459",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1ccc3",
                            table="colleges_collegetrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactpoint",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_contactpointtrailevent" ("college_id", "confirmed_on", "email", "hours", "id", "is_published", "label", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "room") VALUES (NEW."college_id", NEW."confirmed_on", NEW."email", NEW."hours", NEW."id", NEW."is_published", NEW."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phone", NEW."room"); RETURN NULL;',
                            hash="a71bc4fd18d8adaf73fc7e885b467c5e029cb971",
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
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "colleges_contactpointtrailevent" ("college_id", "confirmed_on", "email", "hours", "id", "is_published", "label", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "room") VALUES (NEW."college_id", NEW."confirmed_on", NEW."email", NEW."hours", NEW."id", NEW."is_published", NEW."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."room"); RETURN NULL;',
                            hash="aa212e23b8d6949671b7872137718073b5434d50",
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
                            func='INSERT INTO "colleges_contactpointtrailevent" ("college_id", "confirmed_on", "email", "hours", "id", "is_published", "label", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "room") VALUES (OLD."college_id", OLD."confirmed_on", OLD."email", OLD."hours", OLD."id", OLD."is_published", OLD."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."room"); RETURN NULL;',
                            hash="39a5115006a61f08aa56e636d6edd8f16f4628e0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b3758",
                            table="colleges_contactpoint",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactpointtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="060f1044f3a5598bff6fda39b151cb154a8f734c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_67cc1",
                            table="colleges_contactpointtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="majorplacement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_majorplacementtrailevent" ("college_id", "id", "major_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."college_id", NEW."id", NEW."major_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."since", NEW."until"); RETURN NULL;',
                            hash="b6c3962f600e4a493666f0ed61d515dd1fde3198",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d186d",
                            table="colleges_majorplacement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="majorplacement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "colleges_majorplacementtrailevent" ("college_id", "id", "major_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."college_id", NEW."id", NEW."major_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."since", NEW."until"); RETURN NULL;',
                            hash="cf3c3941ddaf8e5085a34eb4796df43dae0d49b1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_63c42",
                            table="colleges_majorplacement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="majorplacement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "colleges_majorplacementtrailevent" ("college_id", "id", "major_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (OLD."college_id", OLD."id", OLD."major_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."since", OLD."until"); RETURN NULL;',
                            hash="a6c1d5dffc399aebbf683b0aa206cb9338ed46b9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_85825",
                            table="colleges_majorplacement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="majorplacementtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="68eb7de35b441ac660b96f6b624535dc2107a95d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b34d7",
                            table="colleges_majorplacementtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="majortrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="75e11fa15f1d93640dd17f541364ec236828ac5d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7ad6c",
                            table="colleges_majortrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="schooltrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2d4faafce328f03fcde197a8dcdd4dfc1ab26451",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2c88d",
                            table="colleges_schooltrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
