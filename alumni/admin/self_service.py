"""What people may change of themselves by a link: the office's rules, one row for each field."""

from django.contrib import admin

from alumni.models import SelfUpdateRule
from alumni.self_update import GUARDED
from common.admin import DeskAdmin, KeptMixin

EXPLAINED = (
    "立即生效：本人提交后就写入档案。联络员核对后生效：列入“本人更新”等待核对。不能自行修改：链接页面上不提供这一项。"
)
GUARDED_EXPLAINED = (
    "改动手机、固定电话或邮箱立即生效时，会通知原来登记的邮箱，异议期内可以恢复；"
    "没有登记邮箱、无人可通知的，改动这些项目和新填邮箱仍须联络员核对。"
)


@admin.register(SelfUpdateRule)
class SelfUpdateRuleAdmin(KeptMixin, DeskAdmin):
    list_display = ["label", "policy"]
    fieldsets = [(None, {"fields": ["label", "policy", "meaning"]})]
    readonly_fields = ["label", "meaning"]

    def has_add_permission(self, request):
        return False

    @admin.display(description="项目", ordering="field")
    def label(self, rule):
        return rule.get_field_display()

    @admin.display(description="含义")
    def meaning(self, rule):
        return EXPLAINED + (GUARDED_EXPLAINED if rule.field in GUARDED else "")
