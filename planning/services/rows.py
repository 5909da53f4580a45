"""One plan at a time: its row is locked and looked at again before anything of it changes."""

from django.core.exceptions import ValidationError

from common.versions import save_version
from planning.models import PlanItem, WorkPlan


def locked(plan):
    return WorkPlan.objects.select_for_update(of=["self"]).select_related("college").get(pk=plan.pk)


def locked_item(item):
    """The item as it is now; the plan is locked first, and waits for nobody else's."""
    found = PlanItem.objects.select_for_update(of=["self"]).select_related("plan__college").filter(pk=item.pk).first()
    if found is None:
        raise ValidationError("这一事项已被别人删除。请刷新页面后再看。")
    return found


def write(row, *, seen=None, **facts):
    """Put `facts` on a locked row; `seen` is the version a form was opened with."""
    for name, value in facts.items():
        setattr(row, name, value)
    row.full_clean()
    save_version(row, seen=row.version if seen is None else seen, fields=facts)
    return row


def put_new(row):
    row.full_clean()
    row.save()
    return row
