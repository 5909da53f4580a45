"""What former majors are today: a small table of the office's, also as a workbook.

It stands here and not with the colleges: changing or deleting a rule takes back what it placed among alumni.
"""

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from alumni.resources import AppliedRuleResource
from alumni.services.succession import change_rule, delete_rule
from alumni.succession import rows_placed_by, stays_settled_by
from audit.deletions import DeletedWithReasonMixin
from colleges.models import SuccessionRule
from common.small_tables import SmallTableAdmin

SHOWN = 100


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
        rows, settled = rows_placed_by(rule).count(), stays_settled_by(rule)
        called = "已按它登记专业的学籍" if rule.major_id else "已按它归到学院的学籍"
        told = [
            ("尚未导入的毕业生数据", rows, ["退回“归属待定”"]),
            (called, len(settled.back), ["退回原来的学院和“归属待定”"]),
            ("此后有人改过、保持原样的学籍", len(settled.kept), _names(settled.kept)),
        ]
        fate = super().fate(rule)
        return fate | {"loosened": [*fate["loosened"], *(each for each in told if each[1])]}

    def save_model(self, request, obj, form, change):
        if not change:
            return super().save_model(request, obj, form, change)
        if done := change_rule(obj, actor=request.user):
            taken, applied = done
            if taken.rows or taken.stays:
                told = f"原来按它归属的毕业生数据 {taken.rows} 行、学籍 {taken.stays} 条已撤回"
                again = f"其中按现有沿革重新归属 {applied.rows} 行、{taken.again} 条，其余在“归属待定”。"
                messages.info(request, f"{told}，{again}")
            _tell_kept(request, taken)

    def delete_model(self, request, obj):
        taken = delete_rule(obj, actor=request.user)
        if taken.rows or taken.stays:
            stays = "学籍已回到原来的学院。" if taken.stays else ""
            messages.info(request, f"毕业生数据 {taken.rows} 行、学籍 {taken.stays} 条已退回“归属待定”。{stays}")
        _tell_kept(request, taken)


def _tell_kept(request, taken):
    if taken.kept:
        told = "另有 {} 条学籍此后有人改过，保持原样，请逐一核对：{}。"
        messages.warning(
            request, format_html(told, len(taken.kept), format_html_join("、", "{}", zip(_names(taken.kept))))
        )


def _names(stays):
    """Each opens the record; of very many the first."""
    links = [(reverse("admin:alumni_alumnus_change", args=[stay.alumnus_id]), stay.alumnus.name) for stay in stays]
    names = [format_html('<a href="{}">{}</a>', *link) for link in links[:SHOWN]]
    return [*names[:-1], format_html("{}等", names[-1])] if len(links) > SHOWN else names
