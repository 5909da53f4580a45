"""What former majors are today: a small table of the office's, also as a workbook.

It stands here and not with the colleges: changing or deleting a rule takes back what it placed among alumni.
"""

from django.contrib import admin, messages

from alumni.resources import AppliedRuleResource
from alumni.services.succession import change_rule, delete_rule
from alumni.succession import rows_placed_by, stays_settled_by
from audit.deletions import DeletedWithReasonMixin
from colleges.models import SuccessionRule
from common.small_tables import SmallTableAdmin


@admin.register(SuccessionRule)
class SuccessionRuleAdmin(DeletedWithReasonMixin, SmallTableAdmin):
    resource_classes = [AppliedRuleResource]
    list_display = ["written", "school", "from_year", "until_year", "college", "major", "document"]
    list_filter = ["school", "college"]
    search_fields = ["written", "major__name", "document"]
    search_help_text = "按原专业、今属专业或依据查找"
    list_select_related = ["school", "college", "major"]
    autocomplete_fields = ["college", "major"]
    fields = ["school", "written", "from_year", "until_year", "college", "major", "document"]

    def fate(self, rule):
        """Beside what points at the rule, whom it placed: no foreign key tells."""
        rows, stays = rows_placed_by(rule).count(), len(stays_settled_by(rule))
        returning = [("尚未导入的毕业生数据", rows), ("已按它登记专业的学籍", stays)]
        loosened = [(what, number, ["退回“归属待定”"]) for what, number in returning if number]
        fate = super().fate(rule)
        return fate | {"loosened": [*fate["loosened"], *loosened]}

    def save_model(self, request, obj, form, change):
        if not change:
            return super().save_model(request, obj, form, change)
        if (done := change_rule(obj, actor=request.user)) and (done[0].rows or done[0].stays):
            taken, applied = done
            told = f"原来按它归属的毕业生数据 {taken.rows} 行、学籍 {taken.stays} 条已撤回"
            again = f"其中按现有沿革重新归属 {applied.rows} 行、{applied.stays} 条，其余在“归属待定”。"
            messages.info(request, f"{told}，{again}")

    def delete_model(self, request, obj):
        taken = delete_rule(obj, actor=request.user)
        if taken.rows or taken.stays:
            messages.info(request, f"毕业生数据 {taken.rows} 行、学籍 {taken.stays} 条已退回“归属待定”。")
