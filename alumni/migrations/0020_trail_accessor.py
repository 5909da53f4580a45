"""The trail of a row is called `trail_events`, in every app: `events` is the name of an app and of its keys."""

from django.db import migrations

import common.migration_operations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_rate_counters"),
        ("alumni", "0019_erase_by_whose_it_is"),
        ("audit", "0002_erasure_lines"),
        ("colleges", "0006_organisation_and_history"),
        ("planning", "0004_reminder_mails"),
    ]

    operations = [
        common.migration_operations.RenameAccessor(
            field="pgh_obj", before="events", after="trail_events", query_name="trail_event"
        ),
    ]
