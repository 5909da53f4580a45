import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import common.migration_operations


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("colleges", "0006_organisation_and_history"),
        ("planning", "0001_initial"),
    ]

    operations = [
        common.migration_operations.Together(
            operations=[
                pgtrigger.migrations.RemoveTrigger(
                    model_name="planitem",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="planitem",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="planitem",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="workplan",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="workplan",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="workplan",
                    name="delete_delete",
                ),
                migrations.AddField(
                    model_name="planitem",
                    name="added_at",
                    field=models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="列入时间"
                    ),
                ),
                migrations.AddField(
                    model_name="planitemtrailevent",
                    name="added_at",
                    field=models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="列入时间"
                    ),
                ),
                migrations.AddField(
                    model_name="workplan",
                    name="changed_at",
                    field=models.DateTimeField(blank=True, null=True, verbose_name="批准后增改时间"),
                ),
                migrations.AddField(
                    model_name="workplantrailevent",
                    name="changed_at",
                    field=models.DateTimeField(blank=True, null=True, verbose_name="批准后增改时间"),
                ),
                migrations.AddConstraint(
                    model_name="workplan",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("changed_at__isnull", True), ("state", "approved"), _connector="OR"),
                        name="only_an_approved_plan_changes_afterwards",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_planitemtrailevent" ("added_at", "article", "audience", "carried_from_id", "closed_at", "closed_by_id", "department_id", "due_on", "evidence_kind", "for_all", "hand_in", "id", "owner_id", "percent", "person", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "reason", "reported_at", "reported_by_id", "source_id", "state", "title") VALUES (NEW."added_at", NEW."article", NEW."audience", NEW."carried_from_id", NEW."closed_at", NEW."closed_by_id", NEW."department_id", NEW."due_on", NEW."evidence_kind", NEW."for_all", NEW."hand_in", NEW."id", NEW."owner_id", NEW."percent", NEW."person", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."position", NEW."reason", NEW."reported_at", NEW."reported_by_id", NEW."source_id", NEW."state", NEW."title"); RETURN NULL;',
                            hash="21c7761727c939e8a67111f0d9675dd956593ba3",
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
                            condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."article" IS DISTINCT FROM (NEW."article") OR OLD."audience" IS DISTINCT FROM (NEW."audience") OR OLD."carried_from_id" IS DISTINCT FROM (NEW."carried_from_id") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."closed_by_id" IS DISTINCT FROM (NEW."closed_by_id") OR OLD."department_id" IS DISTINCT FROM (NEW."department_id") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."evidence_kind" IS DISTINCT FROM (NEW."evidence_kind") OR OLD."for_all" IS DISTINCT FROM (NEW."for_all") OR OLD."hand_in" IS DISTINCT FROM (NEW."hand_in") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."percent" IS DISTINCT FROM (NEW."percent") OR OLD."person" IS DISTINCT FROM (NEW."person") OR OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."reported_at" IS DISTINCT FROM (NEW."reported_at") OR OLD."reported_by_id" IS DISTINCT FROM (NEW."reported_by_id") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."title" IS DISTINCT FROM (NEW."title"))',
                            func='INSERT INTO "planning_planitemtrailevent" ("added_at", "article", "audience", "carried_from_id", "closed_at", "closed_by_id", "department_id", "due_on", "evidence_kind", "for_all", "hand_in", "id", "owner_id", "percent", "person", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "reason", "reported_at", "reported_by_id", "source_id", "state", "title") VALUES (NEW."added_at", NEW."article", NEW."audience", NEW."carried_from_id", NEW."closed_at", NEW."closed_by_id", NEW."department_id", NEW."due_on", NEW."evidence_kind", NEW."for_all", NEW."hand_in", NEW."id", NEW."owner_id", NEW."percent", NEW."person", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."position", NEW."reason", NEW."reported_at", NEW."reported_by_id", NEW."source_id", NEW."state", NEW."title"); RETURN NULL;',
                            hash="95500c0d8c7be12cef047191075ff005ffa75817",
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
                            func='INSERT INTO "planning_planitemtrailevent" ("added_at", "article", "audience", "carried_from_id", "closed_at", "closed_by_id", "department_id", "due_on", "evidence_kind", "for_all", "hand_in", "id", "owner_id", "percent", "person", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "reason", "reported_at", "reported_by_id", "source_id", "state", "title") VALUES (OLD."added_at", OLD."article", OLD."audience", OLD."carried_from_id", OLD."closed_at", OLD."closed_by_id", OLD."department_id", OLD."due_on", OLD."evidence_kind", OLD."for_all", OLD."hand_in", OLD."id", OLD."owner_id", OLD."percent", OLD."person", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."position", OLD."reason", OLD."reported_at", OLD."reported_by_id", OLD."source_id", OLD."state", OLD."title"); RETURN NULL;',
                            hash="3d116e86fd5516e2aea4610030808d4f4aefd7fd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_11821",
                            table="planning_planitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workplan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "planning_workplantrailevent" ("aims", "changed_at", "college_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "reviewed_at", "reviewed_by_id", "state", "submitted_at", "submitted_by_id", "year") VALUES (NEW."aims", NEW."changed_at", NEW."college_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."remark", NEW."reviewed_at", NEW."reviewed_by_id", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."year"); RETURN NULL;',
                            hash="35fadf2cf02d6d1f4c65410de19b246fe764479e",
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
                            condition='WHEN (OLD."aims" IS DISTINCT FROM (NEW."aims") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."remark" IS DISTINCT FROM (NEW."remark") OR OLD."reviewed_at" IS DISTINCT FROM (NEW."reviewed_at") OR OLD."reviewed_by_id" IS DISTINCT FROM (NEW."reviewed_by_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                            func='INSERT INTO "planning_workplantrailevent" ("aims", "changed_at", "college_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "reviewed_at", "reviewed_by_id", "state", "submitted_at", "submitted_by_id", "year") VALUES (NEW."aims", NEW."changed_at", NEW."college_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."remark", NEW."reviewed_at", NEW."reviewed_by_id", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."year"); RETURN NULL;',
                            hash="333612054f2b70e9d911475f29c1dda93507ea47",
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
                            func='INSERT INTO "planning_workplantrailevent" ("aims", "changed_at", "college_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "reviewed_at", "reviewed_by_id", "state", "submitted_at", "submitted_by_id", "year") VALUES (OLD."aims", OLD."changed_at", OLD."college_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."remark", OLD."reviewed_at", OLD."reviewed_by_id", OLD."state", OLD."submitted_at", OLD."submitted_by_id", OLD."year"); RETURN NULL;',
                            hash="22f1b4dd37393dea0fb95e9fe3e877695ff6b952",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_adec3",
                            table="planning_workplan",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
