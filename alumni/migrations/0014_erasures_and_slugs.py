"""Erasures (deletion requests), and a random address for each file of a notable alumnus."""

import secrets

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

import alumni.models.notable


def slug(**more):
    return models.CharField(editable=False, max_length=16, verbose_name="公开地址", **more)


def give_slugs(apps, schema_editor):
    for row in apps.get_model("alumni", "NotableProfile").objects.filter(slug=None):
        row.slug = secrets.token_urlsafe(9)
        row.save(update_fields=["slug"])


class Migration(migrations.Migration):
    dependencies = [
        ("alumni", "0013_self_update_rules"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("notableprofile", "slug", slug(null=True)),
        migrations.RunPython(give_slugs, migrations.RunPython.noop),
        migrations.AlterField("notableprofile", "slug", slug(unique=True, default=alumni.models.notable.new_slug)),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField(db_index=True, verbose_name="校友编号")),
                (
                    "numbers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None, verbose_name="全部编号"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        help_text="写依据和经过，不写姓名和号码：这句话会一直保存。",
                        max_length=200,
                        verbose_name="删除原因",
                    ),
                ),
                ("identity", models.CharField(max_length=120, verbose_name="本人身份如何核对")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="提出时间")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "待复核"),
                            ("done", "已删除"),
                            ("refused", "未同意"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="复核时间")),
                ("remark", models.CharField(blank=True, max_length=200, verbose_name="复核意见")),
                ("outcome", models.JSONField(blank=True, default=dict, verbose_name="结果")),
                (
                    "alumnus",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="erasures",
                        to="alumni.alumnus",
                        verbose_name="校友",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="提出人",
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
                        verbose_name="复核人",
                    ),
                ),
            ],
            options={
                "verbose_name": "个人信息删除",
                "verbose_name_plural": "个人信息删除",
                "ordering": ["-asked_at", "-id"],
                "permissions": [("erase_person", "办理个人信息删除")],
            },
        ),
        migrations.CreateModel(
            name="ErasureTrailevent",
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
                ("number", models.BigIntegerField(verbose_name="校友编号")),
                (
                    "numbers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None, verbose_name="全部编号"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        help_text="写依据和经过，不写姓名和号码：这句话会一直保存。",
                        max_length=200,
                        verbose_name="删除原因",
                    ),
                ),
                ("identity", models.CharField(max_length=120, verbose_name="本人身份如何核对")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="提出时间")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "待复核"),
                            ("done", "已删除"),
                            ("refused", "未同意"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="复核时间")),
                ("remark", models.CharField(blank=True, max_length=200, verbose_name="复核意见")),
                ("outcome", models.JSONField(blank=True, default=dict, verbose_name="结果")),
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
                    "asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="提出人",
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
                        verbose_name="复核人",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="event",
                        to="alumni.erasure",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "waiting")),
                fields=("number",),
                name="erasure_waits_once",
                violation_error_message="此人的删除申请已在等待复核。",
            ),
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["waiting", "withdrawn"]),
                    models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                    _connector="OR",
                ),
                name="decided_erasure_has_a_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by__isnull", True),
                    models.Q(("decided_by", models.F("asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="erasure_takes_two",
                violation_error_message="删除须由另一名工作人员复核。",
            ),
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "refused"), _negated=True),
                    models.Q(("remark", ""), _negated=True),
                    _connector="OR",
                ),
                name="refused_erasure_has_a_remark",
                violation_error_message="不同意请写明原因。",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="erasure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "alumni_erasuretrailevent" ("alumnus_id", "asked_at", "asked_by_id", "decided_at", "decided_by_id", "id", "identity", "number", "numbers", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "remark", "state") VALUES (NEW."alumnus_id", NEW."asked_at", NEW."asked_by_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."identity", NEW."number", NEW."numbers", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."remark", NEW."state"); RETURN NULL;',
                    hash="b401dc2a90d3390e578281747894b1466da04e15",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5c425",
                    table="alumni_erasure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="erasure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "alumni_erasuretrailevent" ("alumnus_id", "asked_at", "asked_by_id", "decided_at", "decided_by_id", "id", "identity", "number", "numbers", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "remark", "state") VALUES (NEW."alumnus_id", NEW."asked_at", NEW."asked_by_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."identity", NEW."number", NEW."numbers", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."remark", NEW."state"); RETURN NULL;',
                    hash="aa53ca325e277b6247201f8c3af219f11f015f2a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fced8",
                    table="alumni_erasure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="erasure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "alumni_erasuretrailevent" ("alumnus_id", "asked_at", "asked_by_id", "decided_at", "decided_by_id", "id", "identity", "number", "numbers", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "remark", "state") VALUES (OLD."alumnus_id", OLD."asked_at", OLD."asked_by_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."identity", OLD."number", OLD."numbers", OLD."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."remark", OLD."state"); RETURN NULL;',
                    hash="c49e2ce142e0cfa964c2a511ac5a05941e748934",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a046c",
                    table="alumni_erasure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="erasuretrailevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d411f00d302bab04b1ec673b8e2565fdf853192b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_82d14",
                    table="alumni_erasuretrailevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
