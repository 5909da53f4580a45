"""What of the alumni database expires: original files and staged rows of rosters, permissions to export."""

from django.db import transaction
from django.utils import timezone

from alumni.duplicates import propose_pairs
from alumni.models import AlumniSettings, RosterUpload
from alumni.rosters.uploads import forget_content
from alumni.services.export_requests import expire_export_requests
from common.clock import due


@due("删除到期的名册原件和暂存行")
def delete_old_uploads():
    old = RosterUpload.objects.with_content_older_than(AlumniSettings.current().upload_days)
    done = 0
    for upload in old.order_by("pk"):
        with transaction.atomic():
            upload.rows.all().delete()
            upload.rows_deleted_at = timezone.now()
            upload.save(update_fields=["rows_deleted_at"])
            forget_content(upload)
        done += 1
    return done


@due("到期的导出许可失效")
def expire_permissions():
    return expire_export_requests()


@due("查找疑似重复的档案")
def look_for_duplicates():
    """Over the whole: what was written past the acts (the admin's tables, SQL by hand) is seen at night."""
    return propose_pairs()
