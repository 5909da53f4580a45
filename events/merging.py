"""Classes that are merged keep the events they came to."""

from alumni.services.class_belongings import follows_its_class
from common.versions import save_version
from events.models import EventClass

SETTLED = ["upload", "handed_in_by", "handed_in_at", "excused", "excused_by"]


@follows_its_class(EventClass)
def hand_over(group, into):
    """Where both came to an event one row stays, with what either handed in; what was handed in counts before an excuse."""
    there = {row.event_id: row for row in EventClass.objects.select_for_update(of=["self"]).filter(class_group=into)}
    for row in EventClass.objects.select_for_update(of=["self"]).filter(class_group=group):
        kept = there.get(row.event_id)
        if kept is None:
            row.class_group = into
            save_version(row, seen=row.version, fields=["class_group"])
            continue
        facts = {name: getattr(row, name) for name in SETTLED}
        row.delete()
        if row.upload_id and not kept.upload_id or row.excused and not (kept.upload_id or kept.excused):
            for name, value in facts.items():
                setattr(kept, name, value)
            save_version(kept, seen=kept.version, fields=SETTLED)
