"""Schools, colleges, majors and contact points; the small ones also as workbooks."""

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Prefetch

from accounts.roles import OFFICE
from audit.deletions import DeletedWithReasonMixin
from colleges.models import Appointment, College, CollegeName, ContactPoint, Major, MajorPlacement, School
from colleges.resources import CollegeResource, ContactPointResource, MajorResource
from colleges.services.contact_points import SITES, check_site, confirm_contact_point, unconfirmed_before
from common.admin import KeptMixin, TableInline, VersionedAdmin, VersionedInlineMixin
from common.formats import day
from common.refusals import refusals_told
from common.small_tables import SmallTableAdmin


class FormerNames(TableInline):
    model = CollegeName


class Placements(TableInline):
    model = MajorPlacement
    autocomplete_fields = ["major", "college"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("major", "college")


class Points(VersionedInlineMixin, TableInline):
    model = ContactPoint
    fields = ["label", "phone", "room", "email", "hours", "is_published", "confirmed_on"]


@admin.register(School)
class SchoolAdmin(KeptMixin, VersionedAdmin):
    list_display = ["name", "is_current", "since_year", "until_year"]
    search_fields = ["name"]
    search_help_text = "按学校名称查找"


@admin.register(College)
class CollegeAdmin(KeptMixin, VersionedAdmin, SmallTableAdmin):
    resource_classes = [CollegeResource]
    list_display = ["name", "short_name", "leaders", "liaisons", "opened_on", "closed_on", "merged_into"]
    list_filter = [("closed_on", admin.EmptyFieldListFilter)]
    search_fields = ["name", "short_name", "former_names__name"]
    search_help_text = "按学院名称、简称或曾用名查找"
    list_select_related = ["merged_into"]
    autocomplete_fields = ["merged_into"]
    inlines = [FormerNames, Placements, Points]

    def get_queryset(self, request):
        current = Appointment.objects.current().select_related("user")
        return super().get_queryset(request).prefetch_related(Prefetch("appointments", current, to_attr="seats"))

    @admin.display(description="分管领导")
    def leaders(self, college):
        return _names(college, Appointment.Duty.LEADER)

    @admin.display(description="校友联络员")
    def liaisons(self, college):
        return _names(college, Appointment.Duty.LIAISON)


def _names(college, duty):
    return "、".join(seat.user.name for seat in college.seats if seat.duty == duty) or "空缺"


@admin.register(Major)
class MajorAdmin(KeptMixin, VersionedAdmin, SmallTableAdmin):
    resource_classes = [MajorResource]
    list_display = ["name", "code", "shorts", "college", "opened", "closed"]
    list_filter = ["placements__college", ("closed", admin.EmptyFieldListFilter)]
    search_fields = ["name", "code"]
    search_help_text = "按专业名称或代码查找"
    inlines = [Placements]

    def get_queryset(self, request):
        placed = MajorPlacement.objects.select_related("college").order_by("-since")
        return super().get_queryset(request).prefetch_related(Prefetch("placements", placed, to_attr="placed"))

    @admin.display(description="简称")
    def shorts(self, major):
        return "、".join(major.short_names)

    @admin.display(description="所属学院")
    def college(self, major):
        return major.placed[0].college if major.placed else None


class CheckFilter(admin.SimpleListFilter):
    """What art. 6 still wants of a point: a confirmation, a place on the sites."""

    title = "核对"
    parameter_name = "check"

    def lookups(self, request, model_admin):
        return [("stale", "该核对了"), ("site", "网站公布情况没有登记齐")]

    def queryset(self, request, queryset):
        if self.value() == "stale":
            return queryset.unconfirmed_since(unconfirmed_before())
        return queryset.without_site() if self.value() == "site" else queryset


@admin.register(ContactPoint)
class ContactPointAdmin(DeletedWithReasonMixin, VersionedAdmin, SmallTableAdmin):
    resource_classes = [ContactPointResource]
    list_display = ["label", "unit", "phone", "room", "is_published", "confirmed_on", "on_school_site", "on_own_site"]
    list_filter = [CheckFilter, "is_published", "college"]
    search_fields = ["label", "phone", "college__name"]
    search_help_text = "按名称、电话或学院查找"
    list_select_related = ["college"]
    date_hierarchy = "confirmed_on"
    actions = ["confirm_points", "check_school_site", "check_own_site"]

    @admin.display(description="所属", ordering="college")
    def unit(self, point):
        return point.college or OFFICE

    @admin.action(description="核对无误，核对日期记为今天", permissions=["change"])
    def confirm_points(self, request, queryset):
        points = list(queryset)
        for point in points:
            confirm_contact_point(point)
        messages.success(request, f"已核对 {len(points)} 条联系方式，核对日期记为今天。")

    @admin.action(description="今天已在学校网站核对", permissions=["change"])
    def check_school_site(self, request, queryset):
        self._check(request, queryset, "school")

    @admin.action(description="今天已在部门网站核对", permissions=["change"])
    def check_own_site(self, request, queryset):
        self._check(request, queryset, "own")

    def _check(self, request, queryset, site):
        """All of them or none: whoever ticked a point without a place on the site is told which."""
        with refusals_told(request), transaction.atomic():
            checked = [check_site(point, site=site, actor=request.user) for point in queryset]
            messages.success(request, f"已记下：今天已在{SITES[site][2]}核对 {len(checked)} 条联系方式。")

    @admin.display(description="学校网站", ordering="school_site_checked_on")
    def on_school_site(self, point):
        return _on_site(point.school_site, point.school_site_checked_on)

    @admin.display(description="部门网站", ordering="own_site_checked_on")
    def on_own_site(self, point):
        return _on_site(point.own_site, point.own_site_checked_on)


def _on_site(where, checked):
    if not where:
        return "没有登记"
    return f"{day(checked)}核对" if checked else "还没有核对"
