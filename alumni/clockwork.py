"""What of the alumni database expires: original files and staged rows of rosters, permissions to export."""

from django.db import transaction
from django.utils import timezone

from alumni.duplicates import propose_pairs
from alumni.models import AlumniSettings, RosterUpload
from alumni.rosters.uploads import forget_content
from alumni.services import class_links, requests
from alumni.services.export_requests import expire_export_requests
from alumni.services.photos import delete_forsaken_files
from alumni.services.quality import keep_snapshots
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


@due("记下当天的资料质量")
def keep_quality():
    return keep_snapshots()


@due("删除到期的同学自填内容")
def delete_old_class_entries():
    return class_links.delete_old_entries()


@due("删除办结半年的校友来件内容")
def forget_requests():
    return requests.forget_handled()


@due("删除没有照片记录的图片文件")
def delete_photo_files():
    """A photo's row may go with its person or class; the file follows at night."""
    return delete_forsaken_files()
