"""The logs as the office and the inspector read them: nobody writes in them."""

from django.contrib import admin

from audit.models import ErasureLine, ExportLine, ReadingLine
from common.admin import DeskAdmin, ReadOnlyMixin


class LogAdmin(ReadOnlyMixin, DeskAdmin):
    date_hierarchy = "at"
    list_display_links = ["at"]


@admin.register(ExportLine)
class ExportLineAdmin(LogAdmin):
    list_display = ["at", "actor_name", "college", "what", "purpose", "rows", "unmasked"]
    list_filter = ["unmasked", "college_name"]
    search_fields = ["actor_name", "what", "purpose", "file_name"]
    search_help_text = "按办理人、内容、用途或文件名查找"
    fields = [
        "at", "actor_name", "college", "what", "purpose", "filters", "listed_columns", "rows", "distinct_people",
        "unmasked", "file_name", "sha256", "permission_id",
    ]  # fmt: skip

    def get_queryset(self, request):
        return super().get_queryset(request).defer("people")

    @admin.display(description="学院")
    def college(self, line):
        return line.college_name or "校友会办公室"

    @admin.display(description="列")
    def listed_columns(self, line):
        return "、".join(line.columns)

    @admin.display(description="涉及人数")
    def distinct_people(self, line):
        return len(set(line.people))


@admin.register(ReadingLine)
class ReadingLineAdmin(LogAdmin):
    list_display = ["at", "actor_name", "college", "subject", "what"]
    list_filter = ["college_name"]
    search_fields = ["actor_name", "subject"]
    search_help_text = "按办理人或对象姓名查找"
    fields = ["at", "actor_name", "college", "subject", "what"]

    @admin.display(description="学院")
    def college(self, line):
        return line.college_name or "校友会办公室"


@admin.register(ErasureLine)
class ErasureLineAdmin(LogAdmin):
    list_display = ["at", "actor_name", "asked_by", "subject_id", "reason", "rows"]
    search_fields = ["actor_name", "reason"]
    search_help_text = "按办理人或原因查找"
    fields = ["at", "actor_name", "asked_by", "subject_id", "reason", "rows"]
