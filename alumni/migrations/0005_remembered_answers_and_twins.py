"""Remembered answers say by whom, when and from which file; a row that may double an earlier one names its cell."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

# Whose the answers of before were, told by their trail; the triggers are off meanwhile, nobody answered anything anew.
GIVEN = """
UPDATE alumni_rememberedanswer r SET given_at = e.pgh_created_at, given_by_id = (SELECT id FROM accounts_user WHERE id = e.actor_id)
FROM (SELECT DISTINCT ON (pgh_obj_id) pgh_obj_id, pgh_created_at, actor_id FROM alumni_rememberedanswertrailevent
  ORDER BY pgh_obj_id, pgh_id DESC) e
WHERE e.pgh_obj_id = r.id;
SET CONSTRAINTS ALL IMMEDIATE
"""


class Migration(migrations.Migration):
    dependencies = [
        ("alumni", "0004_search_names_and_numbers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="rememberedanswer",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="rememberedanswer",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="rememberedanswer",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="rememberedanswer",
            name="file_name",
            field=models.CharField(blank=True, max_length=200, verbose_name="来自文件"),
        ),
        migrations.AddField(
            model_name="rememberedanswer",
            name="given_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="回答时间"),
        ),
        migrations.AddField(
            model_name="rememberedanswer",
            name="given_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="回答人",
            ),
        ),
        migrations.AddField(
            model_name="rememberedanswer",
            name="updated_at",
            field=models.DateTimeField(auto_now=True, verbose_name="最近修改"),
        ),
        migrations.AddField(
            model_name="rememberedanswer",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name="版本"),
        ),
        migrations.AddField(
            model_name="rememberedanswertrailevent",
            name="file_name",
            field=models.CharField(blank=True, max_length=200, verbose_name="来自文件"),
        ),
        migrations.AddField(
            model_name="rememberedanswertrailevent",
            name="given_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="回答时间"),
        ),
        migrations.AddField(
            model_name="rememberedanswertrailevent",
            name="given_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="回答人",
            ),
        ),
        migrations.AddField(
            model_name="rosterrow",
            name="twin_address",
            field=models.CharField(blank=True, default="", max_length=80, verbose_name="同名行单元格"),
        ),
        migrations.AddField(
            model_name="rosterrow",
            name="twin_sheet",
            field=models.CharField(blank=True, default="", max_length=60, verbose_name="同名行工作表"),
        ),
        migrations.RunSQL(GIVEN, migrations.RunSQL.noop),
        pgtrigger.migrations.AddTrigger(
            model_name="rememberedanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "alumni_rememberedanswertrailevent" ("college_id", "file_name", "given_at", "given_by_id", "id", "key", "label", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (NEW."college_id", NEW."file_name", NEW."given_at", NEW."given_by_id", NEW."id", NEW."key", NEW."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."value"); RETURN NULL;',
                    hash="12ebc9db414e35cd5dcf4440f3f85e1e3a6fe4ad",
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
                    condition='WHEN (OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."file_name" IS DISTINCT FROM (NEW."file_name") OR OLD."given_at" IS DISTINCT FROM (NEW."given_at") OR OLD."given_by_id" IS DISTINCT FROM (NEW."given_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."value" IS DISTINCT FROM (NEW."value"))',
                    func='INSERT INTO "alumni_rememberedanswertrailevent" ("college_id", "file_name", "given_at", "given_by_id", "id", "key", "label", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (NEW."college_id", NEW."file_name", NEW."given_at", NEW."given_by_id", NEW."id", NEW."key", NEW."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."value"); RETURN NULL;',
                    hash="20f4fa323cbcd0fdbe0ddc3c77e0506ef79ca69a",
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
                    func='INSERT INTO "alumni_rememberedanswertrailevent" ("college_id", "file_name", "given_at", "given_by_id", "id", "key", "label", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (OLD."college_id", OLD."file_name", OLD."given_at", OLD."given_by_id", OLD."id", OLD."key", OLD."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."value"); RETURN NULL;',
                    hash="2fb97bca2a0ad72bb0ef6264dd265e4ddcc48426",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_62060",
                    table="alumni_rememberedanswer",
                    when="AFTER",
                ),
            ),
        ),
    ]
