"""All imports of all colleges, as they happened, and the settings of the alumni database."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect

from alumni.models import AlumniSettings, RosterUpload
from common.admin import DeskAdmin, KeptMixin, ReadOnlyMixin, VersionedAdmin


@admin.register(RosterUpload)
class RosterUploadAdmin(ReadOnlyMixin, DeskAdmin):
    list_display = ["file_name", "kind", "college", "state", "uploaded_by", "uploaded_at", "imported_by", "imported_at"]
    list_filter = ["state", "kind", "college"]
    search_fields = ["file_name", "uploaded_by__name", "uploaded_by__username"]
    search_help_text = "按文件名或上传人查找"
    list_select_related = ["college", "uploaded_by", "imported_by"]
    date_hierarchy = "uploaded_at"
    fields = [
        "file_name", "kind", "college", "state", "uploaded_by", "uploaded_at", "confirmed_on", "imported_by", "imported_at",
        "undone_by", "undone_at", "rows_deleted_at", "sha256",
    ]  # fmt: skip

    def get_queryset(self, request):
        return super().get_queryset(request).defer("reading", "answers", "left_after_undo")


@admin.register(AlumniSettings)
class AlumniSettingsAdmin(KeptMixin, VersionedAdmin):
    """One row: the list leads straight to its form."""

    def has_add_permission(self, request):
        return False

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return redirect("admin:alumni_alumnisettings_change", AlumniSettings.current().pk)
