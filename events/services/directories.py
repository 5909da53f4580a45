"""The directory of each class that came goes to the office through the roster's own check (art. 15, 16)."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from alumni.models import RosterUpload
from audit.acts import act
from common.rows import write
from events.hand_in import IMPORTED, rosters_for, rows_of
from events.services.rows import locked_row, still_preparing


@act
def hand_in_directory(event_class, upload, *, actor):
    """`upload` is the roster by which the news reached the database; it counts while its import stands."""
    row = _open_row(event_class)
    # Locked, so that whoever takes the import back at this moment comes before or after.
    upload = RosterUpload.objects.select_for_update(of=["self"]).get(pk=upload.pk)
    _refuse_roster(row, upload)
    return write(row, upload=upload, handed_in_by=actor, handed_in_at=timezone.now(), excused="", excused_by=None)


def _refuse_roster(row, upload):
    if upload.state == RosterUpload.State.UNDONE:
        raise ValidationError("这份名册的导入已经撤销，不能作为交存的通讯录。")
    if upload.state != IMPORTED:
        raise ValidationError("这份名册还没有导入，请先导入再交存。")
    if timezone.localdate(upload.imported_at) < row.event.first_day:
        raise ValidationError("这份名册是活动以前导入的。请用活动中核对过的通讯录。")
    if not rows_of(row.class_group, upload.pk).exists():
        raise ValidationError(f"这份名册里没有{row.class_group.name}的人，不能作为这个班的通讯录。")
    if not rosters_for(row).filter(pk=upload.pk).exists():
        raise ValidationError("这份名册是其他学院的，不能作为这个班的通讯录。")


@act
def excuse_directory(event_class, *, reason, actor):
    """The office does without, and says why."""
    row = _open_row(event_class)
    if not reason.strip():
        raise ValidationError({"reason": "请写明免交的原因。"})
    return write(row, excused=reason, excused_by=actor)


@act
def ask_directory_again(event_class, *, actor):
    row = _open_row(event_class)
    if not row.excused:
        raise ValidationError("这个班没有免交。")
    return write(row, excused="", excused_by=None)


def _open_row(event_class):
    still_preparing(event_class.event)
    row = locked_row(event_class)
    return type(row).objects.select_related("event__college", "class_group__college", "upload").get(pk=row.pk)
