"""What former majors are today: a small table of the office's, also as a workbook."""

from django.contrib import admin

from audit.deletions import DeletedWithReasonMixin
from colleges.models import SuccessionRule
from colleges.resources import SuccessionRuleResource
from common.small_tables import SmallTableAdmin


@admin.register(SuccessionRule)
class SuccessionRuleAdmin(DeletedWithReasonMixin, SmallTableAdmin):
    resource_classes = [SuccessionRuleResource]
    list_display = ["written", "school", "from_year", "until_year", "college", "major", "document"]
    list_filter = ["school", "college"]
    search_fields = ["written", "major__name", "document"]
    search_help_text = "按原专业、今属专业或依据查找"
    list_select_related = ["school", "college", "major"]
    autocomplete_fields = ["college", "major"]
    fields = ["school", "written", "from_year", "until_year", "college", "major", "document"]
