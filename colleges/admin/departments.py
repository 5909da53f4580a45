"""The office's own duties, departments and task forces with their people (art. 3, 4); who left stays as history."""

from django.contrib import admin
from django.db.models import Prefetch
from django.utils import timezone

from colleges.models import Department, DepartmentMember, OfficeDuty
from common.admin import KeptMixin, TableInline, VersionedAdmin, VersionedInlineMixin


class TodayFilter(admin.SimpleListFilter):
    """Whoever is on duty today, or the history."""

    title = "在岗"
    parameter_name = "now"

    def lookups(self, request, model_admin):
        return [("yes", "在岗"), ("no", "已结束或未开始")]

    def queryset(self, request, queryset):
        if self.value() not in {"yes", "no"}:
            return queryset
        current = queryset.model.objects.current().values("pk")
        return queryset.filter(pk__in=current) if self.value() == "yes" else queryset.exclude(pk__in=current)


class Members(VersionedInlineMixin, TableInline):
    model = DepartmentMember
    fields = ["user", "is_head", "since", "until"]
    autocomplete_fields = ["user"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("user")


@admin.register(Department)
class DepartmentAdmin(KeptMixin, VersionedAdmin):
    list_display = ["name", "heads", "people", "phone", "closed_on"]
    list_filter = [("closed_on", admin.EmptyFieldListFilter)]
    search_fields = ["name", "members__user__name", "members__user__username"]
    search_help_text = "按部门名称或人员查找"
    inlines = [Members]

    def get_queryset(self, request):
        current = DepartmentMember.objects.current().select_related("user")
        return super().get_queryset(request).prefetch_related(Prefetch("members", current, to_attr="people_now"))

    @admin.display(description="负责人")
    def heads(self, department):
        return "、".join(member.user.name for member in department.people_now if member.is_head)

    @admin.display(description="人员")
    def people(self, department):
        return "、".join(member.user.name for member in department.people_now if not member.is_head)


@admin.register(OfficeDuty)
class OfficeDutyAdmin(KeptMixin, VersionedAdmin):
    list_display = ["user", "title", "short_duties", "phone", "since", "until", "standing"]
    list_filter = [TodayFilter]
    search_fields = ["user__username", "user__name", "title", "duties"]
    search_help_text = "按工号、姓名、岗位或职责查找"
    list_select_related = ["user"]
    autocomplete_fields = ["user"]
    fields = ["user", "title", "duties", "phone", "since", "until", "position"]

    @admin.display(description="职责")
    def short_duties(self, duty):
        return duty.duties[:40]

    @admin.display(description="在岗")
    def standing(self, duty):
        today = timezone.localdate()
        if duty.since > today:
            return "未开始"
        return "在岗" if duty.until is None or duty.until >= today else "已结束"
